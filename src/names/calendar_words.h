// The words of the calendar, folded: no name of a person, a body or a field of work begins with one.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace chancery {

inline bool is_day_or_month(std::string_view word) {
  static constexpr std::array<std::string_view, 19> kCalendar = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february", "march",
      "april",  "may",     "june",      "july",     "august", "september", "october", "november", "december"};
  return std::find(kCalendar.begin(), kCalendar.end(), word) != kCalendar.end();
}

inline bool is_month_in_short(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar",  "apr", "jun", "jul",
                                                               "aug", "sep", "sept", "oct", "nov", "dec"};
  return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
}

}  // namespace chancery
