#include "time/time_resolver.h"

#include <cmath>

namespace chancery {
namespace {

int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(day.month())); }
int year_of(Day day) { return static_cast<int>(day.year()); }
std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// Parts of an interval: its first month, last ten days, ...
DateInterval part_of_interval(const DateInterval& base, Point::Part part, int number, const Anchor& anchor) {
  if (!base.from || !base.to) return {};
  const Day from = *base.from, to = *base.to;
  const int days = days_between(from, to) + 1;
  DateInterval out;
  const auto months = [&](int first, int last) {  // of the base, 1-based
    out.from = plus_months(from, first - 1);
    out.to = plus_days(plus_months(from, last), -1);
    out.precision = Precision::part_of_year;
  };
  const auto stretch = [&](int first, int last) {
    out.from = plus_days(from, first);
    out.to = plus_days(from, last);
    out.precision = days > 3700 ? Precision::longer : days > 366 ? Precision::longer : Precision::part_of_year;
  };
  const bool year = days == 365 || days == 366;
  switch (part) {
    case Point::Part::whole:
      return base;
    case Point::Part::start:
      year ? months(1, 4) : stretch(0, days / 3 - 1);
      break;
    case Point::Part::middle:
      year ? months(5, 8) : stretch(days / 3, days - days / 3 - 1);
      break;
    case Point::Part::end:
      year ? months(9, 12) : stretch(days - days / 3, days - 1);
      break;
    case Point::Part::first:
      year ? months(1, 1) : stretch(0, days / 3 - 1);
      break;
    case Point::Part::last:
      year ? months(12, 12) : stretch(days - days / 3, days - 1);
      break;
    case Point::Part::half:
      year ? months(number * 6 - 5, number * 6) : number == 1 ? stretch(0, days / 2 - 1) : stretch(days / 2, days - 1);
      break;
    case Point::Part::week:  // 1 to 4; 0 the last
      if (number == 0)
        stretch(days - 7, days - 1);
      else
        stretch(7 * (number - 1), 7 * number - 1);
      break;
    case Point::Part::quarter:
      if (!year) return {};
      months(number * 3 - 2, number * 3);
      break;
    case Point::Part::first_months:
      if (!year) return {};
      months(1, number);
      break;
    case Point::Part::last_months:
      if (year) {
        months(13 - number, 12);
      } else if (base.precision == Precision::month) {  // "the nine months to September"
        out.from = plus_months(from, 1 - number);
        out.to = to;
        out.precision = Precision::part_of_year;
      } else {
        return {};
      }
      break;
    case Point::Part::so_far:
      if (!anchor.day() || days_between(from, *anchor.day()) < 0) return {};
      out = {from, anchor.day(), Precision::part_of_year};
      break;
    case Point::Part::rest:
      if (!anchor.day() || days_between(*anchor.day(), to) < 0) return {};
      out = {anchor.day(), to, Precision::part_of_year};
      break;
  }
  if (out.from && out.to && days_between(*out.from, *out.to) < 0) return {};
  return out;
}

}  // namespace

std::optional<int> Anchor::year() const {
  if (!when.known() || !when.from) return {};
  if (when.to && when.to->year() != when.from->year()) return {};
  return year_of(*when.from);
}

Anchor anchor_of(const Document& document) {
  const auto& dateline = document.layout.dateline;
  if (dateline && dateline->when.known()) return {dateline->when, "the dateline"};
  if (document.layout.published && document.layout.published->interval.known())
    return {document.layout.published->interval,
            document.layout.published->basis == "dateline" ? "the dateline" : "the page date"};
  if (const auto given = from_iso(document.source.published)) return {of_day(*given), "the page date"};
  return {};
}

// Stretches up to or from the article's date. Without a number, "recent weeks" are taken as six, days as seven.
Resolved TimeResolver::rolling(const Point& point) const {
  const auto base = anchor_.day();
  if (!base) return no_anchor();
  double count = point.count;
  const bool vague = count == 0;
  if (vague)
    count = point.unit == Unit::day                                 ? 7
            : point.unit == Unit::week || point.unit == Unit::month ? 6
            : point.unit == Unit::hour                              ? 24
                                                                    : 5;
  DateInterval far;
  if (point.unit == Unit::hour)
    far = moved(of_day(*base), point.offset * static_cast<int>(std::ceil(count / 24)), Unit::day);
  else if (count != std::floor(count))
    far = moved(of_day(*base), static_cast<int>(std::lround(point.offset * count * 12)), Unit::month);
  else
    far = moved(of_day(*base), point.offset * static_cast<int>(count), point.unit);
  if (!far.known()) return {{}, "too far from " + anchor_.words()};
  DateInterval out = point.offset < 0 ? DateInterval{far.from, base, Precision::part_of_year}
                                      : DateInterval{base, far.from, Precision::part_of_year};
  const int days = days_between(*out.from, *out.to);
  if (days > 366) out.precision = days > 4000 ? Precision::longer : days > 3000 ? Precision::decade : Precision::longer;
  return {out, std::string(vague ? "roughly, " : "") + (point.offset < 0 ? "up to " : "from ") + anchor_.words()};
}

Resolved TimeResolver::whole(const Point& point, Tense tense, bool title, const Told& told) const {
  const auto base = anchor_.day();
  switch (point.kind) {
    case Point::Kind::none:
      return {{}, "not read"};
    case Point::Kind::impossible: {
      const std::string written =
          (point.year ? std::to_string(point.year) : std::string("-")) + "-" + two(point.month) + "-" + two(point.day);
      return {{}, "no such day: " + written};
    }
    case Point::Kind::ambiguous: {
      const auto one = day_from(point.year, point.month, point.day),
                 other = day_from(point.year, point.day, point.month);
      if (base && one && other) {
        const int a = std::abs(days_between(*base, *one)), b = std::abs(days_between(*base, *other));
        if (a <= 7 && b > 21) return {of_day(*one), "day first: the reading near " + anchor_.words()};
        if (b <= 7 && a > 21) return {of_day(*other), "month first: the reading near " + anchor_.words()};
      }
      return {{}, "either " + (one ? to_iso(*one) : "") + " or " + (other ? to_iso(*other) : "")};
    }
    case Point::Kind::date:
      return date(point, tense, told);
    case Point::Kind::weekday: {
      Resolved out = weekday(point, tense, title, told);
      if (point.count == 2 && out.interval.from) {
        out.interval.to = plus_days(*out.interval.from, 1);
        out.basis += "; Saturday and Sunday";
      }
      return out;
    }
    case Point::Kind::day_offset: {
      if (!base) return no_anchor();
      const char* where = point.offset < 0 ? "day before " : point.offset > 0 ? "day after " : "day of ";
      return {of_day(plus_days(*base, point.offset)), where + anchor_.words()};
    }
    case Point::Kind::event_day: {
      const char* where = point.offset < 0 ? "day before " : point.offset > 0 ? "day after " : "same as ";
      if (told.day.from && told.day.to)
        return {of_day(plus_days(point.offset > 0 ? *told.day.to : *told.day.from, point.offset)),
                where + words_of(told.day) + ", told before"};
      if (base && point.offset < 0) return {of_day(plus_days(*base, point.offset)), where + anchor_.words()};
      return {{}, "relative to a day that is not told"};
    }
    case Point::Kind::unit_offset: {
      if (point.from_event) {
        const DateInterval& near = point.unit < Unit::month && told.day.known() ? told.day
                                   : told.period.known()                        ? told.period
                                                                                : told.day;
        if (near.from) {
          const DateInterval out = calendar_unit(*near.from, point.unit, point.offset);
          return {out, out.known() ? std::string("counted from ") + words_of(near) + ", told before" : "too far"};
        }
        if (!base || point.offset >= 0) return {{}, "relative to a time that is not told"};
      }
      if (!base) {
        if (const auto year = anchor_.year(); year && point.unit == Unit::year)
          return {of_year(*year + point.offset), "counted from " + anchor_.words()};
        return no_anchor();
      }
      const DateInterval out = calendar_unit(*base, point.unit, point.offset);
      if (point.day && out.from) {  // "the 20th of next month"
        const auto day = day_from(year_of(*out.from), month_of(*out.from), point.day);
        if (!day) return {{}, "no such day: " + words_of(out) + ", " + std::to_string(point.day)};
        return {of_day(*day), "month counted from " + anchor_.words()};
      }
      const char* where = point.offset < 0 ? "before " : point.offset > 0 ? "after " : "of ";
      static constexpr const char* kUnits[] = {"second", "minute",  "hour", "day",    "week",
                                               "month",  "quarter", "year", "decade", "century"};
      return {out, out.known() ? std::string(kUnits[static_cast<int>(point.unit)]) + " " + where + anchor_.words()
                               : "too far from " + anchor_.words()};
    }
    case Point::Kind::ago: {
      auto from = base;
      std::string name = anchor_.words();
      if (point.from_event) {
        if (!told.day.from) return {{}, "relative to a day that is not told"};
        from = told.day.from;
        name = words_of(told.day) + ", told before";
      }
      if (!from) return no_anchor();
      if (point.count == 0) return {{}, "no number of units is said"};
      DateInterval out;
      const int sign = point.offset;
      if (point.unit <= Unit::hour) {
        if (point.count > 12 && point.unit == Unit::hour) return {{}, "hours, and the article's hour is not known"};
        out = of_day(*from);
      } else if (point.count != std::floor(point.count)) {
        if (point.unit != Unit::year) return {{}, "not a whole number of units"};
        out = calendar_unit(*from, Unit::month, static_cast<int>(std::lround(sign * point.count * 12)));
      } else if (point.unit == Unit::day) {
        out = moved(of_day(*from), sign * static_cast<int>(point.count), Unit::day);
      } else if (point.unit == Unit::week) {
        out = calendar_unit(*from, Unit::week, sign * static_cast<int>(point.count));
      } else {
        out = calendar_unit(*from, point.unit == Unit::decade || point.unit == Unit::century ? Unit::year : point.unit,
                            sign * static_cast<int>(point.count) *
                                (point.unit == Unit::decade    ? 10
                                 : point.unit == Unit::century ? 100
                                                               : 1));
      }
      if (!out.known()) return {{}, "too far from " + name};
      return {out, (sign < 0 ? "counted back from " : "counted from ") + name};
    }
    case Point::Kind::rolling:
      return rolling(point);
    case Point::Kind::decade:
      return {of_decade(point.year), "as written"};
    case Point::Kind::century:
      return {of_century(point.year), "as written"};
    case Point::Kind::season: {
      int year = point.year;
      std::string basis = "as written; seasons by northern months";
      if (!year) {
        const auto near = anchor_.year();
        if (!near) return no_anchor();
        year = *near + (point.has_relative_year ? point.relative_year : 0);
        basis = "seasons by northern months, year counted from " + anchor_.words();
        if (point.has_offset && base) {  // "last summer", "next winter"
          DateInterval when = {day_from(year, point.month, 1),
                               plus_days(plus_months(*day_from(year, point.month, 1), 3), -1), Precision::part_of_year};
          if (point.offset < 0 && days_between(*when.to, *base) <= 0) --year;
          if (point.offset > 0 && days_between(*base, *when.from) <= 0) ++year;
        }
      }
      const auto from = day_from(year, point.month, 1);
      if (!from) return {{}, "no such year"};
      return {{from, plus_days(plus_months(*from, 3), -1), Precision::part_of_year}, basis};
    }
    case Point::Kind::same_period: {
      if (!told.period.from || !told.period.to) return {{}, "the same period as one that is not told"};
      const int shift = point.year ? point.year - year_of(*told.period.from) : point.offset;
      const DateInterval out = moved(told.period, shift, Unit::year);
      if (point.year) return {out, "the months of " + words_of(told.period) + ", told beside"};
      return {out, (point.offset < -1 ? "years before " : "a year before ") + words_of(told.period) + ", told beside"};
    }
    case Point::Kind::fiscal:
      return {{}, "a fiscal year, whose months differ by country"};
  }
  return {};
}

Resolved TimeResolver::part(const Point& point, Resolved base) const {
  if (point.part == Point::Part::whole || !base.interval.known()) return base;
  Resolved out{part_of_interval(base.interval, point.part, point.part_number, anchor_), base.basis};
  if (!out.interval.known()) out.basis = "no such part of " + words_of(base.interval);
  return out;
}

Resolved TimeResolver::point(const Point& point, Tense tense, bool title, const Told& told) const {
  // "in the first quarter", with the year left to the reader: of a year told before, else the article's own.
  if (point.kind == Point::Kind::unit_offset && point.unit == Unit::year && point.has_offset &&
      point.part != Point::Part::whole) {
    const auto base = anchor_.day();
    if (!base) return no_anchor();
    Resolved out = part(point, {of_year(year_of(*base)), ""});
    if (out.interval.known() && days_between(*base, *out.interval.from) > 0 && tense != Tense::future &&
        tense != Tense::present)
      out = part(point, {of_year(year_of(*base) - 1), ""});
    if (out.interval.known()) out.basis = "year: the nearest to " + anchor_.words();
    return out;
  }
  return part(point, whole(point, tense, title, told));
}

Resolved TimeResolver::resolve(const Reading& reading, Tense tense, bool title, const Told& told) const {
  if (reading.is_range) {
    Point first = reading.point, second = reading.second;
    if (first.kind == Point::Kind::date && second.kind == Point::Kind::date) {
      if (!first.month && !first.year) {
        first.month = second.month;
        if (!second.has_relative_year) first.year = second.year;
        first.has_relative_year = second.has_relative_year;
        first.relative_year = second.relative_year;
        if (!day_from(first.year ? first.year : 2000, first.month, first.day))
          return {{}, "no such day: " + two(first.month) + "-" + two(first.day)};
      } else if (!first.year && first.month && (second.year || second.has_relative_year)) {
        first.year = second.year;
        first.has_relative_year = second.has_relative_year;
        first.relative_year = second.relative_year;
        if (second.month && first.month > second.month) {
          if (first.year)
            --first.year;
          else
            --first.relative_year;
        }
      }
    }
    const Resolved b = point(second, tense, title, told);
    if (!b.interval.known()) return b;
    if (first.kind == Point::Kind::date && !first.year && !first.has_relative_year && first.month && b.interval.from) {
      const int year = year_of(*b.interval.from);
      first.year = first.month > month_of(*b.interval.from) ? year - 1 : year;
    }
    Resolved a = point(first, tense, title, told);
    if (!a.interval.known()) return a;
    if (first.kind == Point::Kind::weekday && a.interval.from && b.interval.from &&
        days_between(*a.interval.from, *b.interval.from) < 0)
      a.interval = moved(a.interval, -7, Unit::day);
    if (!a.interval.from || !b.interval.to || days_between(*a.interval.from, *b.interval.to) < 0)
      return {{}, "ends before it begins"};
    DateInterval out{a.interval.from, b.interval.to, Precision::day};
    if (a.interval.precision != Precision::day || b.interval.precision != Precision::day) {
      const int days = days_between(*out.from, *out.to);
      out.precision = days > 366 ? Precision::longer : Precision::part_of_year;
    }
    return {out, b.basis};
  }
  Tense led = tense;
  if (reading.open == Reading::Open::until || reading.open == Reading::Open::by) {
    // "gave them until Monday" looks ahead though the verb is past; "served until June" need not.
    const bool day = reading.point.kind == Point::Kind::weekday || reading.point.day != 0;
    led = tense == Tense::past && !day ? Tense::past : Tense::future;
  }
  if (reading.open == Reading::Open::since) led = Tense::past;
  Resolved out = point(reading.point, led, title, told);
  if (!out.interval.known()) return out;
  DateInterval& when = out.interval;
  switch (reading.open) {
    case Reading::Open::none:
      break;
    case Reading::Open::since:
      if (reading.point.kind != Point::Kind::rolling) when.to.reset();
      break;
    case Reading::Open::until:
    case Reading::Open::by:
      when.from.reset();
      break;
    case Reading::Open::before:
      if (when.from) when.to = plus_days(*when.from, -1);
      when.from.reset();
      break;
    case Reading::Open::after:
      if (when.to) when.from = plus_days(*when.to, 1);
      when.to.reset();
      break;
  }
  return out;
}

}  // namespace chancery
