// Arithmetic on intervals of the calendar. All results are checked: a day that does not exist, or a year beyond 1-9999,
// gives an unknown interval.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "chancery/date.h"

namespace chancery {

enum class Unit : std::uint8_t { second, minute, hour, day, week, month, quarter, year, decade, century };
std::optional<Unit> unit_from(const std::string& name);  // "week"
// "P3D", "PT35M", "P50Y" for five decades.
std::string iso_duration(double count, Unit unit);

using Day = std::chrono::year_month_day;

DateInterval of_day(Day day);
DateInterval of_days(Day from, Day to);
DateInterval of_month(int year, int month);
DateInterval of_months(int year, int first, int last);  // precision part of year
DateInterval of_year(int year);
DateInterval of_decade(int year);
DateInterval of_century(int century);
DateInterval of_week(Day day);  // Monday to Sunday around day

std::optional<Day> day_from(int year, int month, int day);  // empty for a day that does not exist
Day plus_days(Day day, int days);
Day plus_months(Day day, int months);  // the last day of the month where the day does not exist there
int weekday_of(Day day);               // Monday 1 to Sunday 7
int days_between(Day from, Day to);
// The interval moved by `count` units, or an unknown one.
DateInterval moved(const DateInterval& interval, int count, Unit unit);
// The calendar unit around `day`, `offset` units away: (2025-08-27, month, -1) is July 2025.
DateInterval calendar_unit(Day day, Unit unit, int offset);
// "2020", "March 2019", "2025-08-26", "2019-01-01 to 2019-09-30".
std::string words_of(const DateInterval& interval);

}  // namespace chancery
