// Temporal expressions and quantities as found in the text.
#pragma once

#include <optional>
#include <string>

#include "chancery/date.h"
#include "chancery/span.h"
#include "chancery/syntax.h"

namespace chancery {

enum class TimeKind : std::uint8_t {
  date,       // "on Tuesday", "23 September 2021", "last year", "in 2019"
  duration,   // "for 35 minutes", "three-day"
  frequency,  // "annually"
  clock,      // "at 10 a.m."
};

struct TimeExpression {
  TimeKind kind = TimeKind::date;
  TokenRange tokens;     // without its preposition
  Span span;             // with it: "on Tuesday"
  DateInterval interval; // empty where it could not be resolved
  std::string basis;     // "weekday before the page date 2025-08-27"; "as written"; why not, where unresolved
  std::string duration;  // ISO 8601 ("P3D") for durations
  bool operator==(const TimeExpression&) const = default;
};

enum class QuantityKind : std::uint8_t { money, percent, count, rank, measure };

// A number with its unit and hedge: "nearly USD 600 million", "over 90%", "24th", "16 documents", "970 km".
struct Quantity {
  QuantityKind kind = QuantityKind::count;
  TokenRange tokens;             // from hedge to unit
  Span span;
  std::optional<double> value;   // unset for a range
  std::optional<double> from;    // ranges: "between 3 and 5 million"
  std::optional<double> to;
  std::string unit;              // ISO 4217 for money ("USD", "AUD"), "percent", "percentage points", "km", "tonnes"; for counts the lemma counted ("document")
  std::string hedge;             // "nearly", "over", "about", "approaching"; "" for none
  std::optional<std::uint32_t> equivalent;  // index of the stated equivalent: "50 million yuan ($7 million)"
  std::string basis;             // how an open unit was settled: "a bare $ in Australian copy"; "" where the words say it
  std::string flag;              // why it looks wrong, "" where it does not
  bool operator==(const Quantity&) const = default;
};

}  // namespace chancery
