// The calendar days that a text names, for articles that do not say when they were written.
//
//   days_in_words(folded_words("in Riga on 18 June 2023, after talks of May 3"))
//     ->  dates {2023-06-18}, of_year {June 18, May 3}
#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace chancery::store {

struct ToldDays {
  std::set<std::int64_t> dates;  // told in full
  std::set<int> of_year;         // told without a year, or within two months before the last of those in full (1 to 366)
};
// `words`: of folded_words().
ToldDays days_in_words(const std::string& words);

}  // namespace chancery::store
