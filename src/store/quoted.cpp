#include "store/quoted.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "store/names.h"

namespace chancery::store {

std::string words_at(Database& database, std::int64_t document, const Json& span) {
  if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned()) return "";
  const auto from = span[0].get<std::size_t>(), to = span[1].get<std::size_t>();
  Statement& row = database.prepare("SELECT text FROM document WHERE id = ?").bind(document);
  std::string out;
  if (row.step()) {
    const std::string_view text = row.view(0);
    std::size_t points = 0;  // spans count code points
    for (std::size_t i = 0; i < text.size() && points <= to; ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) ++points;
      if (points > from && points <= to) out += text[i] == '\n' ? ' ' : text[i];
    }
  }
  row.reset();
  return out;
}

std::string in_quotation_marks(std::string_view words) {
  static constexpr std::string_view kOpen = "\xE2\x80\x9C", kClose = "\xE2\x80\x9D", kSingle = "\xE2\x80\x98",
                                    kSingleClose = "\xE2\x80\x99";
  std::string inner;
  int open = 0;
  bool straight = false;
  for (std::size_t i = 0; i < words.size();) {
    if (words.substr(i).starts_with(kOpen)) {
      inner += kSingle;
      ++open;
      i += kOpen.size();
    } else if (words.substr(i).starts_with(kClose)) {
      // A mark whose beginning was left out is left out too.
      if (open > 0) inner += kSingleClose, --open;
      i += kClose.size();
    } else if (words[i] == '"') {
      inner += straight ? kSingleClose : kSingle;
      straight = !straight;
      ++i;
    } else {
      inner += words[i++];
    }
  }
  for (; open > 0; --open) inner += kSingleClose;
  if (straight) inner += kSingleClose;
  return std::string(kOpen) + inner + std::string(kClose);
}

bool stands_for_others(std::string_view words) {
  static constexpr std::array<std::string_view, 24> kWords = {
      "he",  "she",   "it",   "they", "we",   "i",   "you",  "him",  "her", "them",   "us",    "who",
      "his", "their", "both", "all",  "some", "one", "this", "that", "my",  "others", "which", "these"};
  const std::string folded = folded_words(words);
  if (folded.empty() || folded.size() > 90) return true;
  const std::string first = folded.substr(0, folded.find(' '));
  return std::find(kWords.begin(), kWords.end(), first) != kWords.end() || folded.starts_with("the two ") ||
         folded == "the sides" || folded == "the parties";
}

}  // namespace chancery::store
