// Points that lean on another date: "last year", "two days ago", "the first half of 2019", "the same period last year".
#include <cmath>

#include "time/time_grammar.h"

namespace chancery {
namespace {

constexpr double kMostUnits = 10000;

Point::Part part_from(const std::string& name) {
  if (name == "start") return Point::Part::start;
  if (name == "middle") return Point::Part::middle;
  if (name == "end") return Point::Part::end;
  if (name == "first") return Point::Part::first;
  if (name == "last") return Point::Part::last;
  if (name == "so_far") return Point::Part::so_far;
  return Point::Part::rest;
}

}  // namespace

// "last month", "this year", "the previous week", "next month", "the current quarter"; not "the last three years".
FoundPoint PointReader::unit_offset(const Atoms& atoms, std::size_t at) const {
  std::size_t next = at;
  if (is(atoms, next, "the")) ++next;
  Point point;
  point.kind = Point::Kind::unit_offset;
  auto which = words_.find(atoms, next, "which");
  if (!which) {
    which = words_.find(atoms, next, "which_event");
    if (!which) return {};
    point.from_event = true;
  }
  point.offset = which.number;
  next += which.length;
  if (is(atoms, next, "calendar") || is(atoms, next, "fiscal") || is(atoms, next, "financial")) ++next;
  if (const auto unit = words_.find(atoms, next, "unit")) {
    if (atoms[next].text.ends_with('s')) return {};
    point.unit = *unit_from(*unit.value);
    if (point.unit < Unit::day || point.unit == Unit::day) return {};
    // "this second", "this century" are wanted; "that year" leans on the event.
    next += unit.length;
    return {point, next - at};
  }
  if (is(atoms, next, "quarter")) {
    point.unit = Unit::quarter;
    return {point, next + 1 - at};
  }
  // "last March", "next June", "this May"
  if (const auto month = month_at(atoms, next);
      month.length && !month.short_form && atoms[next].capital && !point.from_event) {
    if (next + 1 < atoms.size() && day_at(atoms, next + 1).length) return {};
    point.kind = Point::Kind::date;
    point.month = month.month;
    point.has_offset = true;
    return {point, next + month.length - at};
  }
  if (const auto season = words_.find(atoms, next, "season"); season && !point.from_event) {
    point.kind = Point::Kind::season;
    point.month = season.number;
    point.has_offset = true;
    return {point, next + season.length - at};
  }
  return {};
}

FoundPoint PointReader::season(const Atoms& atoms, std::size_t at) const {
  std::size_t next = at;
  if (is(atoms, next, "the")) ++next;
  const auto season = words_.find(atoms, next, "season");
  if (!season) return {};
  next += season.length;
  if (is(atoms, next, "of")) ++next;
  Point point;
  point.kind = Point::Kind::season;
  point.month = season.number;
  if (const int year = year_at(atoms, next)) {
    point.year = year;
    return {point, next + 1 - at};
  }
  if (const auto which = words_.find(atoms, next, "which"); which && is(atoms, next + which.length, "year")) {
    point.has_relative_year = true;
    point.relative_year = which.number;
    return {point, next + which.length + 1 - at};
  }
  return {};
}

FoundPoint PointReader::relative(const Atoms& atoms, std::size_t at) const {
  if (const auto day = words_.find(atoms, at, "day_offset")) {
    Point point;
    point.kind = Point::Kind::day_offset;
    point.offset = day.number;
    std::size_t length = day.length;
    // "today, August 26": the date is what counts.
    std::size_t beside = at + length;
    const bool parenthesis = is(atoms, beside, "(");
    if (parenthesis || is(atoms, beside, ",")) ++beside;
    if (is(atoms, beside, "on")) ++beside;
    if (const auto date = month_date(atoms, beside); date && date.point.day && date.point.year) {
      FoundPoint out = date;
      out.length = beside + date.length - at;
      if (parenthesis && is(atoms, at + out.length, ")")) ++out.length;
      return out;
    }
    return {point, length};
  }
  if (const auto day = words_.find(atoms, at, "event_day")) {
    std::size_t end = at + day.length;
    // "the day after the talks", "the day before his visit": which day that is, the rest must say.
    if ((is(atoms, end - 1, "before") || is(atoms, end - 1, "after")) && end < atoms.size() && atoms[end].word() &&
        !numbers_.words().has(atoms, end, "pair") && !is(atoms, end, "and") && !is(atoms, end, "in") &&
        !is(atoms, end, "at"))
      return {};
    Point point;
    point.kind = Point::Kind::event_day;
    point.offset = day.number;
    return {point, day.length};
  }
  if (auto offset = unit_offset(atoms, at)) return offset;
  if (is(atoms, at, "year") && words_.has(atoms, at, "year_end")) return {};

  std::size_t next = at;
  if (is(atoms, next, "the")) ++next;
  // "the past five years", "recent weeks", "the coming days", "the last several months"
  auto past = words_.find(atoms, next, "span_past");
  auto future = past ? WordTable::Found{} : words_.find(atoms, next, "span_future");
  if (past || future) {
    std::size_t unit_at = next + (past ? past.length : future.length);
    double count = 0;
    if (const auto number = numbers_.read(atoms, unit_at); number && !number->ordinal) {
      count = number->value;
      unit_at += number->length;
    } else if (is(atoms, unit_at, "few") || is(atoms, unit_at, "several") || is(atoms, unit_at, "couple")) {
      unit_at += 1;
      if (is(atoms, unit_at, "of")) ++unit_at;
    } else if (past && next == at && !is(atoms, at, "recent") && !is(atoms, at, "past")) {
      return {};
    }
    if (const auto unit = words_.find(atoms, unit_at, "unit"); unit && count <= kMostUnits) {
      const bool plural = atoms[unit_at].text.ends_with('s');
      const Unit u = *unit_from(*unit.value);
      if (!plural || u == Unit::second || u == Unit::minute) return {};
      Point point;
      point.kind = Point::Kind::rolling;
      point.unit = u;
      point.count = count;
      point.offset = past ? -1 : 1;
      return {point, unit_at + unit.length - at};
    }
    return {};
  }
  // "two years ago", "a week later", "three days earlier", "half a year ago"
  double count = 0;
  std::size_t unit_at = at;
  bool article = false;
  bool vague = false;
  if (is(atoms, at, "a") || is(atoms, at, "an")) {
    count = 1;
    article = true;
    ++unit_at;
    if (is(atoms, unit_at, "few") || is(atoms, unit_at, "couple")) {
      vague = true;
      ++unit_at;
      if (is(atoms, unit_at, "of")) ++unit_at;
    }
  } else if (is(atoms, at, "several") || is(atoms, at, "some") || is(atoms, at, "many")) {
    vague = true;
    ++unit_at;
  } else if (const auto number = numbers_.read(atoms, at); number && !number->ordinal && number->value <= kMostUnits) {
    count = number->value;
    unit_at += number->length;
  } else {
    return {};
  }
  if (const auto half = words_.find(atoms, unit_at, "half_word"); half && article) return {};
  const auto unit = words_.find(atoms, unit_at, "unit");
  if (!unit) return {};
  const std::size_t word = unit_at + unit.length;
  const auto direction = words_.find(atoms, word, "ago");
  if (!direction) return {};
  Point point;
  point.kind = Point::Kind::ago;
  point.unit = *unit_from(*unit.value);
  point.count = vague ? 0 : count;
  point.from_event = direction.value->starts_with("event");
  point.offset = direction.value->ends_with("after") ? 1 : -1;
  return {point, word + direction.length - at};
}

// What a part is a part of: "[of] 2019", "of last year", "of the year", "of March 2019", "of the 1990s".
FoundPoint PointReader::base_of_part(const Atoms& atoms, std::size_t at, bool after_of) const {
  std::size_t next = at;
  if (after_of) {
    if (is(atoms, next, "of") || is(atoms, next, "in"))
      ++next;
    else if (is(atoms, next, ","))
      ++next;
  }
  const bool of = next > at && is(atoms, at, "of");
  FoundPoint out;
  if (const int year = year_at(atoms, next)) {
    out.point.kind = Point::Kind::date;
    out.point.year = year;
    out.length = 1;
  } else if (auto offset = unit_offset(atoms, next)) {
    out = offset;
  } else if (auto decade = decade_or_century(atoms, next)) {
    out = decade;
  } else if (auto month = month_at(atoms, next); month.length && atoms[next].capital && !month.short_form) {
    out.point.kind = Point::Kind::date;
    out.point.month = month.month;
    out.length = month.length;
    add_year(atoms, out, next, true);
  } else if (of && is(atoms, next, "the")) {
    const auto unit = words_.find(atoms, next + 1, "unit");
    if (unit && !atoms[next + 1].text.ends_with('s') &&
        (*unit.value == "year" || *unit.value == "month" || *unit.value == "week")) {
      out.point.kind = Point::Kind::unit_offset;
      out.point.unit = *unit_from(*unit.value);
      out.point.offset = 0;
      out.length = 2;
    } else if (unit && *unit.value == "decade") {
      out.point.kind = Point::Kind::unit_offset;
      out.point.unit = Unit::decade;
      out.length = 2;
    }
  }
  if (!out) return {};
  if (out.point.kind == Point::Kind::unit_offset && out.point.unit == Unit::day) return {};
  out.length += next - at;
  return out;
}

FoundPoint PointReader::part_of(const Atoms& atoms, std::size_t at) const {
  if (const auto end = words_.find(atoms, at, "year_end")) {
    Point point;
    point.kind = Point::Kind::unit_offset;
    point.unit = Unit::year;
    point.part = Point::Part::last;
    return {point, end.length};
  }
  std::size_t next = at;
  if (is(atoms, next, "the")) ++next;
  const auto with_base = [&](std::size_t base_at, bool after_of, Point::Part part, int number,
                             bool base_wanted) -> FoundPoint {
    FoundPoint base = base_of_part(atoms, base_at, after_of);
    if (!base && base_wanted) return {};
    if (!base) {
      base.point.kind = Point::Kind::unit_offset;
      base.point.unit = Unit::year;
      base.point.has_offset = true;  // the year is not said
    }
    base.point.part = part;
    base.point.part_number = number;
    base.length += base_at - at;
    return base;
  };
  // "late 2019", "mid-March", "early next year", "early in 2020"
  if (const auto edge = words_.find(atoms, next, "part_adjective")) {
    std::size_t base_at = next + edge.length;
    if (is(atoms, base_at, "-")) ++base_at;
    if (is(atoms, base_at, "in") || is(atoms, base_at, "on")) ++base_at;
    if (auto out = with_base(base_at, false, part_from(*edge.value), 0, true)) {
      if (out.point.kind == Point::Kind::decade || out.point.kind == Point::Kind::century) return out;
      // "late Monday" is a weekday; "early September 5" is a day.
      if (!out.point.day) return out;
    }
    return {};
  }
  // "earlier this year", "later this month"
  if (const auto so_far = words_.find(atoms, next, "so_far"); so_far && next == at) {
    std::size_t base_at = next + so_far.length;
    if (is(atoms, base_at, "in")) ++base_at;
    auto out = unit_offset(atoms, base_at);
    if (!out || out.point.offset != 0 || out.point.kind != Point::Kind::unit_offset || out.point.from_event) return {};
    out.point.part = part_from(*so_far.value);
    out.length += base_at - at;
    return out;
  }
  // "the end of 2025", "the beginning of the year", "end of March"
  if (const auto edge = words_.find(atoms, next, "part_noun")) {
    const std::size_t base_at = next + edge.length;
    if (!is(atoms, base_at, "of")) return {};
    auto out = with_base(base_at, true, part_from(*edge.value), 0, true);
    return out;
  }
  // "Q1 2020", "H1 2020"
  if (next < atoms.size() && (atoms[next].is("q") || atoms[next].is("h")) && next + 1 < atoms.size() &&
      atoms[next + 1].glued && atoms[next + 1].digits() && atoms[next].capital) {
    const int which = atoms[next + 1].text[0] - '0';
    if (atoms[next + 1].text.size() != 1 || which < 1 || which > (atoms[next].is("q") ? 4 : 2)) return {};
    return with_base(next + 2, true, atoms[next].is("q") ? Point::Part::quarter : Point::Part::half, which, false);
  }
  // "the first half of 2019", "second quarter", "the first nine months of last year", "last two months of 2020"
  const auto ordinal = numbers_.read(atoms, next);
  const bool last = is(atoms, next, "last") || is(atoms, next, "final");
  const bool which = ordinal && ordinal->ordinal && ordinal->value >= 1 && ordinal->value <= 4;
  if (which || last) {
    std::size_t noun = next + (last ? 1 : ordinal->length);
    const int number = last ? 0 : static_cast<int>(ordinal->value);
    if (is(atoms, noun, "-") && atoms[noun].glued) ++noun;
    if (is(atoms, noun, "half") && number <= 2) {
      return with_base(noun + 1, true, Point::Part::half, last ? 2 : number, next == at && !last ? true : last);
    }
    if (is(atoms, noun, "quarter")) return with_base(noun + 1, true, Point::Part::quarter, last ? 4 : number, last);
    if (number == 1 || last) {
      if (const auto count = numbers_.read(atoms, noun);
          count && count->integer() && count->value >= 1 && count->value <= 12) {
        const std::size_t months = noun + count->length;
        if (is(atoms, months, "months") || is(atoms, months, "month"))
          return with_base(months + 1, true, last ? Point::Part::last_months : Point::Part::first_months,
                           static_cast<int>(count->value), last);
      }
    }
    return {};
  }
  // "nine months of 2019", "the nine months to September", "six months of this year"
  if (const auto count = numbers_.read(atoms, next);
      count && !count->ordinal && count->integer() && count->value >= 2 && count->value <= 12) {
    std::size_t months = next + count->length;
    if (is(atoms, months, "-") && atoms[months].glued) ++months;
    if (!is(atoms, months, "months") && !is(atoms, months, "month")) return {};
    if (is(atoms, months + 1, "of") || is(atoms, months + 1, "in"))
      return with_base(months + 1, true, Point::Part::first_months, static_cast<int>(count->value), true);
    if (is(atoms, months + 1, "to") || is(atoms, months + 1, "until") || is(atoms, months + 1, "through")) {
      const auto end = month_at(atoms, months + 2);
      if (!end.length || !atoms[months + 2].capital) return {};
      FoundPoint out;
      out.point.kind = Point::Kind::date;
      out.point.month = end.month;
      out.length = end.length;
      add_year(atoms, out, months + 2, true);
      if (out.point.day) return {};
      out.point.part = Point::Part::last_months;
      out.point.part_number = static_cast<int>(count->value);
      out.length += months + 2 - at;
      return out;
    }
  }
  return {};
}

FoundPoint PointReader::same_period(const Atoms& atoms, std::size_t at) const {
  const auto same = words_.find(atoms, at, "same_period");
  if (!same) return {};
  std::size_t next = at + same.length;
  if (is(atoms, next, "of") || is(atoms, next, "in")) ++next;
  Point point;
  point.kind = Point::Kind::same_period;
  if (const int year = year_at(atoms, next)) {
    point.year = year;
    return {point, next + 1 - at};
  }
  std::size_t which_at = next;
  if (is(atoms, which_at, "the")) ++which_at;
  auto which = words_.find(atoms, which_at, "which");
  if (!which) which = words_.find(atoms, which_at, "which_event");
  if (which && is(atoms, which_at + which.length, "year") && which.number < 0) {
    point.offset = which.number;
    return {point, which_at + which.length + 1 - at};
  }
  if ((is(atoms, next, "a") || is(atoms, next, "one")) && is(atoms, next + 1, "year") &&
      (is(atoms, next + 2, "earlier") || is(atoms, next + 2, "ago") || is(atoms, next + 2, "before"))) {
    point.offset = -1;
    return {point, next + 3 - at};
  }
  return {};
}

FoundPoint PointReader::read(const Atoms& atoms, std::size_t at) const {
  if (at >= atoms.size()) return {};
  FoundPoint best;
  const auto take = [&](FoundPoint found) {
    if (found.length > best.length) best = found;
  };
  if (atoms[at].kind == Atom::Kind::symbol) return {};
  if (atoms[at].number()) {
    take(numeric_date(atoms, at));
    take(month_date(atoms, at));
    take(decade_or_century(atoms, at));
    take(part_of(atoms, at));
    take(relative(atoms, at));
    if (!best) take(bare_year(atoms, at));
    return best;
  }
  take(same_period(atoms, at));
  take(weekday_date(atoms, at));
  take(month_date(atoms, at));
  take(part_of(atoms, at));
  take(relative(atoms, at));
  take(decade_or_century(atoms, at));
  take(season(atoms, at));
  if (!best && is(atoms, at, "the") && at + 1 < atoms.size() && atoms[at + 1].number()) {
    if (auto year = bare_year(atoms, at + 1)) {
      year.length += 1;
      // "the 2019 talks": the article belongs to the noun.
      return {};
    }
  }
  return best;
}

}  // namespace chancery
