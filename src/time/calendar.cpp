#include "time/calendar.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace chancery {
using namespace std::chrono;

namespace {
constexpr int kMostUnits = 20000;
bool good_year(int y) { return y >= 1 && y <= 9999; }
int year_of(Day day) { return static_cast<int>(day.year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(day.month())); }
constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
}  // namespace

std::optional<Unit> unit_from(const std::string& name) {
  static constexpr std::array<const char*, 10> kNames = {"second", "minute",  "hour", "day",    "week",
                                                         "month",  "quarter", "year", "decade", "century"};
  for (std::size_t k = 0; k < kNames.size(); ++k)
    if (name == kNames[k]) return static_cast<Unit>(k);
  return {};
}

std::string iso_duration(double count, Unit unit) {
  if (unit == Unit::decade) return iso_duration(count * 10, Unit::year);
  if (unit == Unit::century) return iso_duration(count * 100, Unit::year);
  if (unit == Unit::quarter) return iso_duration(count * 3, Unit::month);
  if (unit == Unit::year && count != std::floor(count) && count * 12 == std::floor(count * 12)) {
    const int months = static_cast<int>(count * 12);
    return "P" + (months >= 12 ? std::to_string(months / 12) + "Y" : std::string()) + std::to_string(months % 12) + "M";
  }
  char number[32];
  std::snprintf(number, sizeof number, "%.10g", count);
  const char* letters = unit == Unit::second || unit == Unit::minute || unit == Unit::hour ? "PT" : "P";
  const char letter = unit == Unit::second   ? 'S'
                      : unit == Unit::minute ? 'M'
                      : unit == Unit::hour   ? 'H'
                      : unit == Unit::day    ? 'D'
                      : unit == Unit::week   ? 'W'
                      : unit == Unit::month  ? 'M'
                                             : 'Y';
  return std::string(letters) + number + letter;
}

DateInterval of_day(Day day) { return of_days(day, day); }

DateInterval of_days(Day from, Day to) {
  if (!from.ok() || !to.ok() || sys_days(from) > sys_days(to) || !good_year(year_of(from)) || !good_year(year_of(to)))
    return {};
  return {from, to, Precision::day};
}

DateInterval of_months(int y, int first, int last) {
  if (!good_year(y) || first < 1 || last > 12 || first > last) return {};
  const Day to = year(y) / month(static_cast<unsigned>(last)) / std::chrono::last;
  return {Day(year(y) / month(static_cast<unsigned>(first)) / 1), to, Precision::part_of_year};
}

DateInterval of_month(int y, int m) {
  DateInterval out = of_months(y, m, m);
  if (out.known()) out.precision = Precision::month;
  return out;
}

DateInterval of_year(int y) {
  DateInterval out = of_months(y, 1, 12);
  if (out.known()) out.precision = Precision::year;
  return out;
}

DateInterval of_decade(int y) {
  if (!good_year(y) || !good_year(y + 9)) return {};
  return {Day(year(y) / 1 / 1), Day(year(y + 9) / 12 / 31), Precision::decade};
}

DateInterval of_century(int century) {
  if (century < 1 || century > 30) return {};
  const int first = (century - 1) * 100 + 1;
  return {Day(year(first) / 1 / 1), Day(year(first + 99) / 12 / 31), Precision::longer};
}

DateInterval of_week(Day day) {
  const Day monday = plus_days(day, 1 - weekday_of(day));
  DateInterval out = of_days(monday, plus_days(monday, 6));
  if (out.known()) out.precision = Precision::part_of_year;
  return out;
}

std::optional<Day> day_from(int y, int m, int d) {
  if (!good_year(y) || m < 1 || m > 12 || d < 1 || d > 31) return {};
  const Day day{year(y), month(static_cast<unsigned>(m)), std::chrono::day(static_cast<unsigned>(d))};
  if (!day.ok()) return {};
  return day;
}

Day plus_days(Day day, int days) { return Day(sys_days(day) + std::chrono::days(days)); }

Day plus_months(Day day, int count) {
  const Day moved_day = day + months(count);
  return moved_day.ok() ? moved_day : Day(moved_day.year() / moved_day.month() / std::chrono::last);
}

int weekday_of(Day day) { return static_cast<int>(weekday(sys_days(day)).iso_encoding()); }
int days_between(Day from, Day to) { return static_cast<int>((sys_days(to) - sys_days(from)).count()); }

DateInterval moved(const DateInterval& interval, int count, Unit unit) {
  if (!interval.known() || count > kMostUnits || count < -kMostUnits) return {};
  const auto move = [&](Day day, bool last_of_month) -> std::optional<Day> {
    Day out = day;
    switch (unit) {
      case Unit::second:
      case Unit::minute:
      case Unit::hour:
        break;
      case Unit::day:
        out = plus_days(day, count);
        break;
      case Unit::week:
        out = plus_days(day, 7 * count);
        break;
      case Unit::month:
        out = plus_months(day, count);
        break;
      case Unit::quarter:
        out = plus_months(day, 3 * count);
        break;
      case Unit::year:
        out = plus_months(day, 12 * count);
        break;
      case Unit::decade:
        out = plus_months(day, 120 * count);
        break;
      case Unit::century:
        out = count > 90 || count < -90 ? day : plus_months(day, 1200 * count);
        break;
    }
    if (last_of_month && unit >= Unit::month) out = Day(out.year() / out.month() / std::chrono::last);
    if (!out.ok() || !good_year(year_of(out))) return {};
    return out;
  };
  DateInterval out = interval;
  if (interval.from) out.from = move(*interval.from, false);
  if (interval.to) {
    const bool whole = interval.precision != Precision::day &&
                       *interval.to == Day(interval.to->year() / interval.to->month() / std::chrono::last);
    out.to = move(*interval.to, whole);
  }
  if ((interval.from && !out.from) || (interval.to && !out.to)) return {};
  return out;
}

DateInterval calendar_unit(Day day, Unit unit, int offset) {
  if (offset > kMostUnits || offset < -kMostUnits) return {};
  switch (unit) {
    case Unit::day:
      return moved(of_day(day), offset, Unit::day);
    case Unit::week:
      return moved(of_week(day), offset, Unit::week);
    case Unit::month:
      return moved(of_month(year_of(day), month_of(day)), offset, Unit::month);
    case Unit::quarter: {
      const int first = (month_of(day) - 1) / 3 * 3 + 1;
      return moved(of_months(year_of(day), first, first + 2), offset, Unit::quarter);
    }
    case Unit::year:
      return of_year(year_of(day) + offset);
    case Unit::decade:
      return of_decade(year_of(day) / 10 * 10 + 10 * offset);
    case Unit::century:
      return of_century((year_of(day) - 1) / 100 + 1 + offset);
    default:
      return {};
  }
}

std::string words_of(const DateInterval& interval) {
  if (!interval.known()) return "unknown";
  if (interval.from && interval.precision == Precision::year && interval.to &&
      interval.to->year() == interval.from->year())
    return std::to_string(year_of(*interval.from));
  if (interval.from && interval.precision == Precision::month)
    return std::string(kMonths[static_cast<std::size_t>(month_of(*interval.from) - 1)]) + " " +
           std::to_string(year_of(*interval.from));
  const std::string from = interval.from ? to_iso(*interval.from) : "", to = interval.to ? to_iso(*interval.to) : "";
  if (from == to) return from;
  if (to.empty()) return "from " + from;
  if (from.empty()) return "until " + to;
  return from + " to " + to;
}

}  // namespace chancery
