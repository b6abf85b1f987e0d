// Dates as page lines and datelines write them: "23.09.2021", "2021-09-23", "September 23, 2021", "22 December",
// "Thu 10th September 2020", "28-Oct-2023". Dates within running text are the business of time/TimeReader.
//
//   scan_date("23.09.2021 (NIAT", 0)   ->  2021-09-23, bytes 0 to 10
//   find_date("Published on Jul 02 2016 | 10:28")  ->  2016-07-02
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "chancery/date.h"

namespace chancery {

struct ScannedDate {
  std::size_t begin = 0;
  std::size_t end = 0;
  int year = 0;  // 0 where not written
  unsigned month = 0;
  unsigned day = 0;
  bool ambiguous = false;  // 04/05/2024: day and month could be either; read here as day first

  bool has_year() const { return year != 0; }
  // The day, with `other_year` where the text gives none; empty where neither is known or there is no such day.
  std::optional<std::chrono::year_month_day> day_in(int other_year = 0) const;
};

// The date that starts exactly at `at`, if one does; a weekday before it belongs to it.
std::optional<ScannedDate> scan_date(std::string_view text, std::size_t at);
// The first date in `text` at or after `from`, at a word boundary.
std::optional<ScannedDate> find_date(std::string_view text, std::size_t from = 0);

DateInterval day_interval(std::chrono::year_month_day day);

}  // namespace chancery
