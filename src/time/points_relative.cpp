// Points that lean on another date: "last year", "two days ago", "recent weeks", "last summer"; and the choice among
// all points.
#include <cmath>

#include "time/time_grammar.h"

namespace chancery {
namespace {

constexpr double kMostUnits = 10000;

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
  if (words_.has(atoms, next, "weekend")) {
    point.kind = Point::Kind::weekday;
    point.weekday = 6;
    point.has_offset = true;
    point.count = 2;  // Saturday and Sunday
    return {point, next + 1 - at};
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
    // "in today's world" names no day; "today's meeting" does.
    const std::size_t owned = at + length + 2;
    if (is(atoms, owned - 2, "'") && atoms[owned - 2].glued && is(atoms, owned - 1, "s") && day.number == 0) {
      bool event = false;
      for (std::size_t k = owned; k < atoms.size() && k < owned + 3 && atoms[k].word(); ++k)
        event = event || words_.has(atoms, k, "of_the_day");
      if (!event) return {};
    }
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
  if (is(atoms, at, "the") && words_.has(atoms, at + 1, "weekend")) {
    Point point;
    point.kind = Point::Kind::weekday;
    point.weekday = 6;
    point.count = 2;
    return {point, 2};
  }

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
      if (is(atoms, unit_at, "-") || is(atoms, unit_at, "to") || is(atoms, unit_at, "or")) {  // "the next 6-8 months"
        const auto second = numbers_.read(atoms, unit_at + 1);
        if (second && !second->ordinal && second->value > count) {
          count = second->value;
          unit_at += 1 + second->length;
        }
      }
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
  if (atoms[at].number() && atoms[at].glued && at > 0 && is(atoms, at - 1, "-")) return {};
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
  return best;
}

}  // namespace chancery
