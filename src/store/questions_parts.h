// What several questions ask of the facts of one event.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "store/view.h"

namespace chancery::store {

inline bool is_visit(const std::vector<View>& facts) {
  return std::any_of(facts.begin(), facts.end(), [](const View& fact) { return fact.text("format").ends_with("visit"); });
}

inline bool background(const std::vector<View>& facts) {
  return std::all_of(facts.begin(), facts.end(), [](const View& fact) { return fact.background(); });
}

inline std::int64_t latest_day(const std::vector<View>& facts) {
  std::int64_t out = 0;
  for (const View& fact : facts) out = std::max(out, fact.last.value_or(fact.published.value_or(0)));
  return out;
}

}  // namespace chancery::store
