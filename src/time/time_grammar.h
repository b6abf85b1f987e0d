// Finds temporal expressions in the atoms of a sentence. Knows words, not dates: what an expression resolves to is for
// TimeResolver. Points of the calendar are read by PointReader (dates as such and relative ones).
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "time/numbers.h"
#include "time/reading.h"

namespace chancery {

struct FoundPoint {
  Point point;
  std::size_t length = 0;  // in atoms
  explicit operator bool() const { return length > 0; }
};

class PointReader {
 public:
  PointReader(const WordTable& words, const NumberReader& numbers) : words_(words), numbers_(numbers) {}
  // The longest point that starts at `at`. `in_range` lets a bare year or day stand after a joiner.
  FoundPoint read(const Atoms& atoms, std::size_t at) const;

  // Each kind alone; length 0 where it does not stand there.
  FoundPoint numeric_date(const Atoms& atoms, std::size_t at) const;
  FoundPoint month_date(const Atoms& atoms, std::size_t at) const;    // "23 September 2021", "May 25", "March 2019"
  FoundPoint weekday_date(const Atoms& atoms, std::size_t at) const;  // "Tuesday", "next Tuesday, August 26"
  FoundPoint bare_year(const Atoms& atoms, std::size_t at) const;     // "2019", where its neighbours allow it
  FoundPoint decade_or_century(const Atoms& atoms, std::size_t at) const;
  FoundPoint relative(const Atoms& atoms, std::size_t at) const;  // "yesterday", "last year", "two days ago"
  FoundPoint part_of(const Atoms& atoms, std::size_t at) const;   // "late 2019", "the first half of last year"
  FoundPoint same_period(const Atoms& atoms, std::size_t at) const;
  FoundPoint season(const Atoms& atoms, std::size_t at) const;

  // Adds the year that stands at `after` ("of this year", "of 2019") to a month that starts at `at`.
  void add_year_after(const Atoms& atoms, FoundPoint& found, std::size_t at, std::size_t after) const;

  // A year of four figures without regard to its neighbours; 0 for none.
  int year_at(const Atoms& atoms, std::size_t at) const;
  // A day of the month, "25", "25th", "the 25th"; its length.
  struct DayOfMonth {
    int day = 0;
    std::size_t length = 0;
  };
  DayOfMonth day_at(const Atoms& atoms, std::size_t at) const;
  struct MonthName {
    int month = 0;
    std::size_t length = 0;
    bool short_form = false;
    bool doubtful = false;  // also another word: "May", "March", "Jan"
  };
  MonthName month_at(const Atoms& atoms, std::size_t at) const;

 private:
  bool is(const Atoms& atoms, std::size_t at, std::string_view text) const {
    return at < atoms.size() && atoms[at].text == text;
  }
  FoundPoint base_of_part(const Atoms& atoms, std::size_t at, bool after_of) const;
  void add_year(const Atoms& atoms, FoundPoint& found, std::size_t at, bool comma) const;
  FoundPoint unit_offset(const Atoms& atoms, std::size_t at) const;

  const WordTable& words_;
  const NumberReader& numbers_;
};

class TimeGrammar {
 public:
  TimeGrammar(const WordTable& words, const NumberReader& numbers);

  // All expressions of a sentence, in order, never overlapping. With `everywhere` each atom is tried, also those at
  // which may_start() sees nothing: for the test that both find the same.
  std::vector<Reading> read(const Atoms& atoms, bool everywhere = false) const;

 private:
  std::optional<Reading> read_at(const Atoms& atoms, std::size_t at) const;
  std::optional<Reading> range_at(const Atoms& atoms, std::size_t at) const;
  std::optional<Reading> clock_at(const Atoms& atoms, std::size_t at) const;
  std::optional<Reading> duration_at(const Atoms& atoms, std::size_t at) const;
  std::optional<Reading> frequency_at(const Atoms& atoms, std::size_t at) const;
  void add_preposition(const Atoms& atoms, std::size_t from, Reading& reading) const;

  // Whether any expression starts with this atom: most words are passed over by one look.
  bool may_start(const Atoms& atoms, std::size_t at) const;

  const WordTable& words_;
  const NumberReader& numbers_;
  PointReader points_;
  std::unordered_set<std::string> starts_;
};

}  // namespace chancery
