// Whether two facts of different articles tell of one event, and where to look for such facts.
#pragma once

#include <string>
#include <vector>

#include "store/view.h"

namespace chancery::store {

struct Point {
  std::int64_t piece;  // facts that may tell of the same event share one
  std::int64_t day;
};
std::vector<Point> meeting_points(const View& fact);
struct Look {
  std::int64_t piece, from, to;  // days
};
// Points of documents that are planned, put off and signed stand by steps of so many days.
inline constexpr std::int64_t kDaysOfAStep = 64;
// Where the points of facts stand that may be the same as this one.
std::vector<Look> where_to_look(const View& fact);

struct Sameness {
  int score = 0;       // 0: not the same event
  std::string reason;
};
// Symmetric, and decided by the two facts alone.
Sameness same_event(const View& a, const View& b);

// Whether two facts cannot be of one event, whatever stands between them: visits to two countries.
bool contradict(const View& a, const View& b);

// Content words of a title, a statement, an indicator: sorted, without function words.
std::vector<std::string> content_words(std::string_view text);
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b);    // shared of all
double contained(const std::vector<std::string>& a, const std::vector<std::string>& b);  // shared of the shorter

}  // namespace chancery::store
