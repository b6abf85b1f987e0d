// Dates as people type them: a day, a month, a year, or from one to another. Throws Error where one is none.
//
//   days_of("2026-03")                    // 2026-03-01 to 2026-03-31, "month"
//   days_of("2026-03-04..2026-03-06")     // as it says, "day"
#pragma once

#include <string>

namespace chancery::cli {

struct Days {
  std::string from, to;   // ISO, whole days
  std::string precision;  // day, month, year
};

// `name` is what the message calls it ("--from"); without `span`, A..B is no date.
Days days_of(const std::string& text, const std::string& name = "", bool span = true);

}  // namespace chancery::cli
