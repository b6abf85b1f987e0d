// A temporal expression as worded, before it is resolved against any date: "last Tuesday" is a weekday, 2, one back.
#pragma once

#include <string>
#include <vector>

#include "chancery/time.h"
#include "time/calendar.h"

namespace chancery {

// One point or stretch of the calendar; a range has two.
struct Point {
  enum class Kind : std::uint8_t {
    none,
    date,         // any of year, month, day; relative_year for "in March last year"
    weekday,      // weekday; offset -1 last, +1 next, 0 this; plain_weekday for none of them
    day_offset,   // "yesterday": offset
    event_day,    // "the day before": offset from the date told before
    unit_offset,  // "last month", "this week", "the previous year" (from_event)
    ago,          // "two years ago", "three days later" (from_event): offset units
    rolling,      // "the past five years", "recent weeks" (count 0), "the coming days": sign of offset
    decade,       // year
    century,      // year holds which
    season,       // month of its start; year or relative_year
    same_period,  // "the same period last year": offset in years; year where named
    fiscal,       // year, second year in day
    ambiguous,    // "03/04/2021"
    impossible,   // "31 June"
  };
  enum class Part : std::uint8_t {
    whole,
    start,
    middle,
    end,
    first,
    last,
    half,
    quarter,
    week,
    first_months,
    last_months,
    so_far,
    rest
  };

  Kind kind = Kind::none;
  int year = 0, month = 0, day = 0;  // 0: not said
  int weekday = 0;                   // Monday 1
  bool has_offset = false;
  int offset = 0;
  bool has_relative_year = false;
  int relative_year = 0;
  bool from_event = false;
  Unit unit = Unit::day;
  double count = 0;
  Part part = Part::whole;
  int part_number = 0;
  bool operator==(const Point&) const = default;
};

struct Reading {
  enum class Open : std::uint8_t { none, since, until, by, before, after };

  TimeKind kind = TimeKind::date;
  std::size_t start = 0;  // first atom, preposition included
  std::size_t first = 0;  // first atom without the preposition
  std::size_t last = 0;   // one past
  Point point;
  bool is_range = false;
  Point second;
  Open open = Open::none;
  std::string duration;
  bool operator==(const Reading&) const = default;
};

}  // namespace chancery
