#include "store/told_days.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "store/json.h"
#include "store/names.h"
#include "store/undated.h"

namespace chancery::store {
namespace {

constexpr std::int64_t kOfOneStory = 60;  // days

int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                               "july",    "august",   "september", "october", "november", "december"};
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word))) return static_cast<int>(i) + 1;
  return 0;
}

// "14", "14th"; 0 for another word.
int number_of_day(std::string_view word) {
  const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const auto ending = word.substr(digits);
  if (digits == 0 || digits > 2 || (!ending.empty() && ending != "th" && ending != "st" && ending != "nd" && ending != "rd"))
    return 0;
  const int number = std::atoi(std::string(word.substr(0, digits)).c_str());
  return number <= 31 ? number : 0;
}

int year_of(std::string_view word) {
  if (word.size() != 4 || word.find_first_not_of("0123456789") != std::string_view::npos) return 0;
  const int year = std::atoi(std::string(word).c_str());
  return year >= 1900 && year < 2100 ? year : 0;
}

std::optional<std::int64_t> date_of(int year, int month, int day) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return day_of(std::to_string(year) + "-" + two(month) + "-" + two(day));
}

}  // namespace

ToldDays days_in_words(const std::string& words) {
  std::vector<std::string_view> all;
  for (std::size_t begin = 0; begin < words.size();) {
    const auto end = std::min(words.find(' ', begin), words.size());
    all.push_back(std::string_view(words).substr(begin, end - begin));
    begin = end + 1;
  }
  const auto word = [&](std::size_t at) { return at < all.size() ? all[at] : std::string_view(); };
  ToldDays out;
  const auto told = [&](int year, int month, int day) {
    if (year == 0) {
      if (const auto leap = date_of(2024, month, day)) out.of_year.insert(day_of_year(*leap));
    } else if (const auto date = date_of(year, month, day)) {
      out.dates.insert(*date);
    }
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (const int year = year_of(all[i]); year != 0 && word(i + 1).size() == 2 && word(i + 2).size() == 2) {
      const int month = number_of_day(word(i + 1)), day = number_of_day(word(i + 2));
      if (month >= 1 && month <= 12 && day >= 1) told(year, month, day);
    }
    const int month = month_of(all[i]);
    if (month == 0) continue;
    if (const int day = number_of_day(word(i + 1))) {
      told(year_of(word(i + 2)), month, day);
      continue;
    }
    std::size_t before = i;  // "14 December", "14th of December", "this 14th day of December"
    if (before > 1 && all[before - 1] == "of") before -= 1;
    if (before > 1 && all[before - 1] == "day") before -= 1;
    if (const int day = before > 0 ? number_of_day(all[before - 1]) : 0) told(year_of(word(i + 1)), month, day);
  }
  if (!out.dates.empty())
    for (const auto date : out.dates)
      if (*out.dates.rbegin() - date <= kOfOneStory) out.of_year.insert(day_of_year(date));
  return out;
}

}  // namespace chancery::store
