// Dates as intervals with a precision: "2019" is a year, "March 2019" a month, "on Tuesday" a day.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "chancery/span.h"

namespace chancery {

enum class Precision : std::uint8_t { none, day, month, year, part_of_year, decade, longer };
const char* name_of(Precision precision);  // "part of year"

// Both ends included. `from` or `to` may be open ("since 2019"); with precision none the interval is unknown.
struct DateInterval {
  std::optional<std::chrono::year_month_day> from;
  std::optional<std::chrono::year_month_day> to;
  Precision precision = Precision::none;

  bool known() const { return precision != Precision::none; }
  bool operator==(const DateInterval&) const = default;
};

// A date as an article gives it, and how it was worked out.
struct ResolvedDate {
  DateInterval interval;
  Span span;          // the words: "on Tuesday"
  std::string basis;  // "last Tuesday before the page date 2025-08-27"; "as written"
  bool inferred = false;
  bool operator==(const ResolvedDate&) const = default;
};

// "2025-08-26". Empty for a date that is not valid.
std::string to_iso(std::chrono::year_month_day date);
std::optional<std::chrono::year_month_day> from_iso(const std::string& text);

}  // namespace chancery
