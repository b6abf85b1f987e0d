// Resolves readings to intervals against the date of the article and the dates told before, and says on what basis.
#pragma once

#include <optional>
#include <string>

#include "time/reading.h"
#include "time/tense.h"

namespace chancery {

// The date that relative words lean on.
struct Anchor {
  DateInterval when;  // unknown: the article has no date
  std::string name;   // "the dateline", "the page date"
  std::optional<Day> day() const { return when.precision == Precision::day && when.from ? when.from : std::nullopt; }
  std::optional<int> year() const;
  std::string words() const { return name + " " + words_of(when); }
};
// A dateline's date before the page date; unknown where there is neither.
Anchor anchor_of(const Document& document);

// What was told before, nearest first.
struct Told {
  DateInterval day;     // unknown: none near
  DateInterval period;  // the last month, year or part of a year
};

struct Resolved {
  DateInterval interval;
  std::string basis;
};

class TimeResolver {
 public:
  explicit TimeResolver(Anchor anchor) : anchor_(std::move(anchor)) {}
  Resolved resolve(const Reading& reading, Tense tense, bool title, const Told& told) const;

 private:
  Resolved point(const Point& point, Tense tense, bool title, const Told& told) const;
  Resolved whole(const Point& point, Tense tense, bool title, const Told& told) const;
  Resolved date(const Point& point, Tense tense, const Told& told) const;
  Resolved weekday(const Point& point, Tense tense, bool title, const Told& told) const;
  Resolved rolling(const Point& point) const;
  Resolved part(const Point& point, Resolved base) const;
  Resolved no_anchor() const { return {{}, "relative, and the article has no date"}; }

  Anchor anchor_;
};

}  // namespace chancery
