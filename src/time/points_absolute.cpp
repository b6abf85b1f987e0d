// Points of the calendar that name a day or a month.
#include <algorithm>
#include <charconv>

#include "time/time_grammar.h"

namespace chancery {
namespace {

constexpr int kFirstYear = 1500, kLastYear = 2199;

int integer(std::string_view text) {
  int value = -1;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() && result.ptr == text.data() + text.size() ? value : -1;
}

FoundPoint date(int year, int month, int day, std::size_t length) {
  FoundPoint out;
  out.point.kind = Point::Kind::date;
  out.point.year = year;
  out.point.month = month;
  out.point.day = day;
  if (day && !day_from(year ? year : 2000, month, day)) out.point.kind = Point::Kind::impossible;
  out.length = length;
  return out;
}

// The whole of "23.09.2021" split at `separator`; empty unless all parts are figures.
std::vector<int> parts_of(const std::string& text, char separator) {
  std::vector<int> out;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t next = std::min(text.find(separator, at), text.size());
    const int value = integer(std::string_view(text).substr(at, next - at));
    if (value < 0 || next - at > 4) return {};
    out.push_back(value);
    at = next + 1;
  }
  return out;
}

}  // namespace

int PointReader::year_at(const Atoms& atoms, std::size_t at) const {
  if (at >= atoms.size() || !atoms[at].number() || atoms[at].text.size() != 4 || !atoms[at].digits()) return 0;
  const int year = integer(atoms[at].text);
  if (year < kFirstYear || year > kLastYear) return 0;
  // "2019th" and "5G2019" are no years.
  if (at + 1 < atoms.size() && atoms[at + 1].glued && atoms[at + 1].word()) return 0;
  return year;
}

PointReader::DayOfMonth PointReader::day_at(const Atoms& atoms, std::size_t at) const {
  std::size_t next = at;
  const bool article = is(atoms, next, "the");
  if (article) ++next;
  if (next >= atoms.size()) return {};
  if (atoms[next].digits() && atoms[next].text.size() <= 2) {
    const auto number = numbers_.read_figures(atoms, next);
    if (!number || number->value < 1 || number->value > 31) return {};
    if (number->length > 1 && !number->ordinal) return {};
    if (article && !number->ordinal) return {};
    return {static_cast<int>(number->value), next + number->length - at};
  }
  if (atoms[next].word() && words_.has(atoms, next, "month") == false) {
    const auto number = numbers_.read(atoms, next);  // "the first of May", "on the twenty-third of June"
    if (number && number->ordinal && number->value >= 1 && number->value <= 31 && article)
      return {static_cast<int>(number->value), next + number->length - at};
  }
  return {};
}

PointReader::MonthName PointReader::month_at(const Atoms& atoms, std::size_t at) const {
  if (at >= atoms.size() || !atoms[at].word()) return {};
  MonthName out;
  if (const auto month = words_.find(atoms, at, "month")) {
    out = {month.number, 1, false, words_.has(atoms, at, "doubtful_month")};
  } else if (const auto abbreviation = words_.find(atoms, at, "month_short")) {
    out = {abbreviation.number, 1, true, words_.has(atoms, at, "doubtful_month")};
    if (at + 1 < atoms.size() && atoms[at + 1].glued && atoms[at + 1].is(".")) ++out.length;
  }
  // "Q1marketing", "3June": letters that go on are another word; figures before are a day.
  return out;
}

// A year after a date: "23 September 2021", "May 25, 2026", "March last year", "in May of this year".
void PointReader::add_year(const Atoms& atoms, FoundPoint& found, std::size_t at, bool comma) const {
  std::size_t next = at + found.length;
  if (comma && is(atoms, next, ",")) ++next;
  if (const int year = year_at(atoms, next)) {
    // "May 25, 2000 people": a year is not followed by what is counted.
    const bool counted = words_.has(atoms, next + 1, "not_a_year_after");
    if (!counted) {
      found = date(year, found.point.month, found.point.day, next + 1 - at);
      return;
    }
  }
  next = at + found.length;
  if (is(atoms, next, "'") && next + 1 < atoms.size() && atoms[next + 1].glued && atoms[next + 1].digits() &&
      atoms[next + 1].text.size() == 2) {  // "March '19"
    const int year = integer(atoms[next + 1].text);
    found = date(year < 70 ? 2000 + year : 1900 + year, found.point.month, found.point.day, next + 2 - at);
    return;
  }
  if (is(atoms, next, ",")) ++next;
  if (is(atoms, next, "of") || is(atoms, next, "in")) ++next;
  if (is(atoms, next, "the")) ++next;
  if (const auto year = year_at(atoms, next); year && is(atoms, next - 1, "of")) {
    found = date(year, found.point.month, found.point.day, next + 1 - at);
    return;
  }
  auto which = words_.find(atoms, next, "which");
  bool from_event = false;
  if (!which) {
    which = words_.find(atoms, next, "which_event");
    from_event = bool(which);
  }
  if (which && is(atoms, next + which.length, "year") &&
      !(from_event && *which.value == "0" && is(atoms, next, "that"))) {
    found.point.has_relative_year = true;
    found.point.relative_year = which.number;
    found.point.from_event = from_event;
    found.length = next + which.length + 1 - at;
  }
}

void PointReader::add_year_after(const Atoms& atoms, FoundPoint& found, std::size_t at, std::size_t after) const {
  FoundPoint longer = found;
  longer.length = after - at;
  const std::size_t before = longer.length;
  add_year(atoms, longer, at, false);
  if (longer.length > before) found = longer;
}

FoundPoint PointReader::numeric_date(const Atoms& atoms, std::size_t at) const {
  if (at >= atoms.size() || !atoms[at].number()) return {};
  const std::string& text = atoms[at].text;
  if (text.find('.') != std::string::npos && text.find(',') == std::string::npos) {
    const auto parts = parts_of(text, '.');
    if (parts.size() != 3) return {};
    const std::size_t first_dot = text.find('.'), second_dot = text.rfind('.');
    if (first_dot == 4 && parts[0] >= kFirstYear && parts[0] <= kLastYear) return date(parts[0], parts[1], parts[2], 1);
    if (text.size() - second_dot == 5 && parts[2] >= kFirstYear && parts[2] <= kLastYear) {
      if (parts[1] > 12 && parts[0] <= 12) return date(parts[2], parts[0], parts[1], 1);
      return date(parts[2], parts[1], parts[0], 1);
    }
    if (text.size() == 8 && first_dot == 2 && second_dot == 5 && day_from(2000 + parts[2], parts[1], parts[0]))
      return date(2000 + parts[2], parts[1], parts[0], 1);
    return {};
  }
  // 2021-09-23, 23/09/2021: five atoms with nothing between.
  if (at + 4 >= atoms.size()) return {};
  const auto separator = atoms[at + 1].text;
  if ((separator != "-" && separator != "/") || atoms[at + 3].text != separator) return {};
  for (std::size_t k = 1; k <= 4; ++k)
    if (!atoms[at + k].glued) return {};
  if (!atoms[at].digits() || !atoms[at + 2].digits() || !atoms[at + 4].digits()) return {};
  if (at + 5 < atoms.size() && atoms[at + 5].glued && (atoms[at + 5].is(separator) || atoms[at + 5].number()))
    return {};
  const int a = integer(text), b = integer(atoms[at + 2].text), c = integer(atoms[at + 4].text);
  if (atoms[at + 2].text.size() > 2) return {};
  if (text.size() == 4 && atoms[at + 4].text.size() <= 2 && a >= kFirstYear && a <= kLastYear) return date(a, b, c, 5);
  if (text.size() <= 2 && atoms[at + 4].text.size() == 4 && c >= kFirstYear && c <= kLastYear) {
    if (a <= 12 && b <= 12 && a != b && separator == "/") {
      auto out = date(c, b, a, 5);
      out.point.kind = Point::Kind::ambiguous;
      return out;
    }
    if (b > 12 && a <= 12) return date(c, a, b, 5);
    return date(c, b, a, 5);
  }
  return {};
}

FoundPoint PointReader::month_date(const Atoms& atoms, std::size_t at) const {
  // "23 September 2021", "the 23rd of September, 2021"
  if (const auto day = day_at(atoms, at); day.length) {
    std::size_t next = at + day.length;
    if (is(atoms, next, "-") && next + 1 < atoms.size() && atoms[next].glued && atoms[next + 1].glued)
      ++next;  // "22-Dec"
    if (is(atoms, next, ".") && atoms[next].glued && month_at(atoms, next + 1).length && atoms[next + 1].capital)
      ++next;  // "16. November"
    if (is(atoms, next, "of")) {
      ++next;
      if (auto which = words_.find(atoms, next, "which"); which && is(atoms, next + which.length, "month")) {
        FoundPoint out;
        out.point.kind = Point::Kind::unit_offset;
        out.point.unit = Unit::month;
        out.point.offset = which.number;
        out.point.day = day.day;
        out.length = next + which.length + 1 - at;
        return out;
      }
    }
    const auto month = month_at(atoms, next);
    const bool named = month.length && (atoms[next].capital || !month.doubtful);
    if (named) {
      auto out = date(0, month.month, day.day, next + month.length - at);
      if (is(atoms, at + out.length, "-") && at + out.length + 1 < atoms.size() && atoms[at + out.length].glued &&
          year_at(atoms, at + out.length + 1)) {
        out = date(year_at(atoms, at + out.length + 1), month.month, day.day, out.length + 2);
        return out;
      }
      add_year(atoms, out, at, true);
      return out;
    }
  }
  const auto month = month_at(atoms, at);
  if (!month.length || (month.doubtful && !atoms[at].capital)) return {};
  std::size_t next = at + month.length;
  // "September 23", "May 25th, 2026"
  if (const auto day = day_at(atoms, next); day.length) {
    // "May 25 million" and "March 3 percent" are no days; neither is "June 10,000".
    const std::size_t after = next + day.length;
    const bool counted = numbers_.scale(atoms, after).length || is(atoms, after, "percent") || is(atoms, after, "%");
    if (!counted && (!is(atoms, next, "the") || !month.short_form)) {
      auto out = date(0, month.month, day.day, after - at);
      add_year(atoms, out, at, true);
      return out;
    }
  }
  // "March 2019", "March, 2019", "March of 2019"
  FoundPoint out = date(0, month.month, 0, month.length);
  add_year(atoms, out, at, true);
  if (out.length > month.length) return out;
  if (month.short_form && !(at > 0 && words_.find_before(atoms, at, "preposition"))) return {};
  if (month.short_form && month.doubtful) return {};
  if (month.doubtful) {
    // A month and not the modal, the verb or a name: after a preposition or a word for a part, or before a range's
    // dash.
    const bool led =
        at > 0 &&
        (words_.find_before(atoms, at, "preposition") || words_.find_before(atoms, at, "since") ||
         words_.find_before(atoms, at, "until") || words_.find_before(atoms, at, "by") ||
         words_.find_before(atoms, at, "before") || words_.find_before(atoms, at, "after") ||
         words_.find_before(atoms, at, "part_adjective") || words_.find_before(atoms, at, "which") ||
         is(atoms, at - 1, "of") || is(atoms, at - 1, "-") || is(atoms, at - 1, "to") || is(atoms, at - 1, "than"));
    if (!led) return {};
    // "after May took office", "by June Carter": a name goes on with a capital or is followed by a verb.
    if (next < atoms.size() && atoms[next].capital && !atoms[next].glued &&
        words_.find_before(atoms, at, "preposition").length == 0)
      return {};
    if (words_.has(atoms, next, "past") || words_.has(atoms, next, "future")) {
      if (!is(atoms, at - 1, "in") && !is(atoms, at - 1, "of")) return {};
    }
  } else if (!atoms[at].capital) {
    if (!(at > 0 && (words_.find_before(atoms, at, "preposition") || is(atoms, at - 1, "of")))) return {};
  }
  return out;
}

FoundPoint PointReader::weekday_date(const Atoms& atoms, std::size_t at) const {
  std::size_t next = at;
  Point point;
  point.kind = Point::Kind::weekday;
  if (is(atoms, next, "earlier") || is(atoms, next, "later")) ++next;
  if (next > at && is(atoms, next, "on")) ++next;
  if (is(atoms, next, "the")) ++next;
  if (const auto which = words_.find(atoms, next, "which")) {
    point.has_offset = true;
    point.offset = which.number;
    next += which.length;
  } else if (const auto event = words_.find(atoms, next, "which_event"); event && *event.value != "0") {
    point.has_offset = true;
    point.from_event = true;
    point.offset = event.number;
    next += event.length;
  } else if (next > at && is(atoms, next - 1, "the")) {
    return {};
  }
  auto weekday = words_.find(atoms, next, "weekday");
  const bool short_form = !weekday;
  if (!weekday) weekday = words_.find(atoms, next, "weekday_short");
  if (!weekday || !atoms[next].capital) return {};
  if (next > 0 && words_.has(atoms, next - 1, "not_before_weekday")) return {};
  point.weekday = weekday.number;
  next += weekday.length;
  if (short_form && is(atoms, next, ".") && atoms[next].glued) ++next;
  if (words_.has(atoms, next, "not_after_weekday") && atoms[next].capital) return {};
  std::size_t end = next;
  if (const auto part = words_.find(atoms, next, "part_of_day"); part && !atoms[next].glued)
    next = end = next + part.length;
  // A date beside it: "Tuesday, August 26", "Tuesday (26 August 2025)", "Sunday 23.09.2021".
  std::size_t beside = end;
  const bool parenthesis = is(atoms, beside, "(");
  if (is(atoms, beside, ",") || parenthesis) ++beside;
  if (is(atoms, beside, "the")) ++beside;
  if (is(atoms, beside, "on") && is(atoms, beside - 1, ",")) ++beside;
  auto day = month_date(atoms, beside);
  if (!day || !day.point.day) day = numeric_date(atoms, beside);
  if (!day && parenthesis && beside + 3 < atoms.size() && is(atoms, beside + 1, "/") && is(atoms, beside + 3, ")") &&
      atoms[beside].digits() && atoms[beside + 2].digits()) {  // "Friday (27/10)"
    const int a = integer(atoms[beside].text), b = integer(atoms[beside + 2].text);
    if (a > 12 && a <= 31 && b >= 1 && b <= 12)
      day = date(0, b, a, 3);
    else if (b > 12 && b <= 31 && a >= 1 && a <= 12)
      day = date(0, a, b, 3);
  }
  if (day && day.point.day) {
    FoundPoint out = day;
    out.point.weekday = point.weekday;
    out.length = beside + day.length - at;
    if (parenthesis && is(atoms, at + out.length, ")")) ++out.length;
    return out;
  }
  if (short_form) return {};
  std::size_t of = end;
  if (is(atoms, of, "of")) ++of;
  if (const auto which = words_.find(atoms, of, "which");
      which && is(atoms, of + which.length, "week") && !point.has_offset) {
    point.unit = Unit::week;
    point.has_relative_year = true;  // the week is said: offset in weeks
    point.relative_year = which.number;
    end = of + which.length + 1;
  }
  FoundPoint out;
  out.point = point;
  out.length = end - at;
  return out;
}

}  // namespace chancery
