// Weekdays and dates without a year: which one is meant, given the date of the article and the tense of the clause.
#include <cstdlib>

#include "time/time_resolver.h"

namespace chancery {
namespace {

constexpr int kPastPreferred = 300;  // days back that are nearer than any day ahead, where no verb says otherwise
int year_of(Day day) { return static_cast<int>(day.year()); }
std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

Resolved TimeResolver::weekday(const Point& point, Tense tense, bool title, const Told& told) const {
  auto base = anchor_.day();
  std::string name = anchor_.words();
  if (point.from_event && told.day.from) {
    base = told.day.from;
    name = words_of(told.day) + ", told before";
  }
  if (!base) return no_anchor();
  const int today = weekday_of(*base);
  int shift = (point.weekday - today + 7) % 7;  // 0 to 6 ahead
  if (point.has_relative_year) {                // "Thursday of last week"
    const Day day = plus_days(*base, point.weekday - today + 7 * point.relative_year);
    return {of_day(day), "weekday of the week " +
                             std::string(point.relative_year < 0   ? "before "
                                         : point.relative_year > 0 ? "after "
                                                                   : "of ") +
                             name};
  }
  const bool ahead =
      point.has_offset ? point.offset > 0 : tense == Tense::future || (tense == Tense::present && !title && shift != 0);
  if (point.has_offset && point.offset == 0) {
    const Day day = plus_days(*base, point.weekday - today);
    return {of_day(day), "weekday of the week of " + name};
  }
  if (ahead) {
    if (point.has_offset && shift == 0) shift = 7;
    if (shift == 0) return {of_day(*base), "the weekday of " + name};
    return {of_day(plus_days(*base, shift)), "weekday after " + name};
  }
  int back = (7 - shift) % 7;
  if (point.has_offset && back == 0) back = 7;
  if (back == 0) return {of_day(*base), "the weekday of " + name};
  return {of_day(plus_days(*base, -back)), "weekday before " + name};
}

Resolved TimeResolver::date(const Point& point, Tense tense, const Told& told) const {
  const std::string partial =
      (point.month ? "--" + two(point.month) : std::string("--")) + (point.day ? "-" + two(point.day) : std::string());
  const auto make = [&](int year) {
    if (!point.month) return of_year(year);
    if (!point.day) return of_month(year, point.month);
    const auto day = day_from(year, point.month, point.day);
    return day ? of_day(*day) : DateInterval{};
  };
  if (point.year) {
    Resolved out{make(point.year), "as written"};
    if (!out.interval.known()) return {{}, "no such day: " + std::to_string(point.year) + partial.substr(1)};
    if (point.weekday && point.day && weekday_of(*out.interval.from) != point.weekday)
      out.basis += "; the weekday beside it does not fit";
    return out;
  }
  if (point.has_relative_year) {
    std::optional<int> year = anchor_.year();
    std::string name = anchor_.words();
    if (point.from_event && told.period.from) {
      year = year_of(*told.period.from);
      name = words_of(told.period) + ", told before";
    }
    if (!year) return {{}, "read as " + partial + "; its year is relative, and the article has no date"};
    Resolved out{make(*year + point.relative_year), "year counted from " + name};
    if (!out.interval.known()) out.basis = "no such day: " + partial;
    return out;
  }
  // The year is not said. "last March", "next June" say the direction.
  const auto base = anchor_.day();
  if (!base) {
    const auto year = anchor_.year();
    const auto& near = told.day.known() ? told.day : told.period;
    if (!year && near.known() && near.from && near.to && near.from->year() == near.to->year()) {
      Resolved out{make(year_of(*near.from)), "year of " + words_of(near) + ", told before"};
      if (out.interval.known()) return out;
    }
    if (year) {
      Resolved out{make(*year), "year of " + anchor_.words()};
      if (out.interval.known()) return out;
    }
    return {{}, "read as " + partial + "; the year is not said, and the article has no date"};
  }
  const auto distance = [&](const DateInterval& when) {  // days ahead of the anchor, negative for the past, 0 within
    if (!when.known()) return 1 << 20;
    if (days_between(*base, *when.from) > 0) return days_between(*base, *when.from);
    if (days_between(*base, *when.to) < 0) return days_between(*base, *when.to);
    return 0;
  };
  DateInterval back, ahead;
  int back_distance = 1 << 20, ahead_distance = 1 << 20;
  for (int year = year_of(*base) - 8; year <= year_of(*base) + 8; ++year) {  // eight years reach over 29 February
    const DateInterval when = make(year);
    if (!when.known()) continue;
    if (point.weekday && point.day && weekday_of(*when.from) != point.weekday && std::abs(year - year_of(*base)) <= 1 &&
        (make(year_of(*base)).known() &&
         (weekday_of(*make(year_of(*base)).from) == point.weekday ||
          (make(year_of(*base) - 1).known() && weekday_of(*make(year_of(*base) - 1).from) == point.weekday) ||
          (make(year_of(*base) + 1).known() && weekday_of(*make(year_of(*base) + 1).from) == point.weekday))))
      continue;  // a year of which the weekday beside it fits is at hand
    const int away = distance(when);
    if (away <= 0 && -away < back_distance) back = when, back_distance = -away;
    if (away >= 0 && away < ahead_distance) ahead = when, ahead_distance = away;
  }
  if (!back.known() && !ahead.known()) return {{}, "no such day: " + partial};
  bool forward = false;
  if (point.has_offset) {
    forward = point.offset > 0;
    if (point.offset == 0) forward = ahead_distance < back_distance;
  } else if (tense == Tense::future) {
    forward = true;
  } else if (tense == Tense::past) {
    forward = ahead_distance <= 1 && back_distance > 1;
  } else if (tense == Tense::either) {
    forward = ahead_distance < back_distance;
  } else {
    forward = back_distance > kPastPreferred;
  }
  const DateInterval& chosen = (forward && ahead.known()) || !back.known() ? ahead : back;
  return {chosen, (chosen == back ? "year: the nearest up to " : "year: the nearest after ") + anchor_.words()};
}

}  // namespace chancery
