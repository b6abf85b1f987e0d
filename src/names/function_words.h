// The closed-class words that the reading of mentions asks about.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace chancery {

inline bool in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}
inline bool is_definite(std::string_view word) { return in(word, {"the", "this", "that", "these", "those"}); }
inline bool is_possessive(std::string_view word) { return in(word, {"his", "her", "its", "their", "our", "my"}); }
inline bool is_number(std::string_view word) {
  return in(word, {"two", "three", "four", "five", "six", "seven", "2", "3", "4", "5"});
}
inline bool is_plain(std::string_view word) {
  return in(word, {"senior", "top", "visiting", "respective", "high", "ranking", "-", "high-ranking", "other", "same",
                   "fellow", "present", "distinguished"});
}

}  // namespace chancery
