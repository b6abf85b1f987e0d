#include "page/class_hints.h"

#include <array>

#include "base/file.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

constexpr std::pair<const char*, Hint> kNames[] = {
    {"article", kArticleHint}, {"content", kContentHint}, {"title", kTitleHint}, {"lead", kLeadHint},
    {"navigation", kNavigationHint}, {"header", kHeaderHint}, {"footer", kFooterHint}, {"sidebar", kSidebarHint},
    {"comments", kCommentsHint}, {"related", kRelatedHint}, {"share", kShareHint}, {"advertisement", kAdvertisementHint},
    {"tags", kTagsHint}, {"byline", kBylineHint}, {"date", kDateHint}, {"caption", kCaptionHint}, {"credit", kCreditHint},
    {"biography", kBiographyHint}, {"hidden", kHiddenHint}, {"meta", kMetaHint}, {"media", kMediaHint}, {"tool", kToolHint},
    {"notice", kNoticeHint}, {"embed", kEmbedHint}, {"none", Hint{}}};

constexpr std::uint64_t kSeed = 14695981039346656037ull;
std::uint64_t mixed(std::uint64_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool small(char c) { return c >= 'a' && c <= 'z'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::size_t kMostParts = 12;

}  // namespace

ClassHints ClassHints::load(const std::vector<std::string>& data_folders) {
  ClassHints out;
  for (const auto& folder : data_folders) {
    const std::string path = folder + "/lexicon/page_classes.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      const std::string hint = row.text("hint"), where = row.text("where");
      HintSet bits = 0;
      bool known = false;
      for (const auto& [name, bit] : kNames)
        if (hint == name) bits = bit, known = true;
      if (!known) row.fail("unknown hint '" + hint + "'");
      if (where != "part" && where != "whole") row.fail("where is part or whole, not '" + where + "'");
      std::uint64_t hash = kSeed;
      for (const char c : row["pattern"]) hash = mixed(hash, c);
      Entry& entry = out.patterns_[hash];
      entry.hints |= bits;
      entry.whole = where == "whole";
    }
  }
  return out;
}

HintSet ClassHints::of(std::string_view classes) const {
  HintSet out = 0;
  std::size_t words = 0;
  for (std::size_t at = 0; at < classes.size() && words < 24;) {
    const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; };
    while (at < classes.size() && space(classes[at])) ++at;
    std::size_t end = at;
    while (end < classes.size() && !space(classes[end])) ++end;
    if (end > at) out |= of_word(classes.substr(at, std::min<std::size_t>(end - at, 80))), ++words;
    at = end;
  }
  return out;
}

HintSet ClassHints::of_word(std::string_view word) const {
  // "relatedPosts_box" has the parts related, posts, box; runs of digits are no part.
  std::array<std::pair<std::uint8_t, std::uint8_t>, kMostParts> parts{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size() && count < kMostParts;) {
    if (!small(lower(word[at]))) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < word.size() && small(lower(word[end])) && !(capital(word[end]) && small(word[end - 1]))) ++end;
    parts[count++] = {static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(end)};
    at = end;
  }
  // The longest patterns count, and what they cover counts for nothing else.
  HintSet out = 0;
  for (std::size_t first = 0; first < count;) {
    std::size_t taken = 0;
    HintSet hints = 0;
    std::uint64_t hash = kSeed;
    for (std::size_t size = 1; size <= 4 && first + size <= count; ++size) {
      const auto [begin, end] = parts[first + size - 1];
      if (size > 1) hash = mixed(hash, '-');
      for (std::size_t i = begin; i < end; ++i) hash = mixed(hash, lower(word[i]));
      const auto found = patterns_.find(hash);
      if (found == patterns_.end() || (found->second.whole && size != count)) continue;
      hints = found->second.hints;
      taken = size;
    }
    out |= hints;
    first += taken ? taken : 1;
  }
  return out;
}

}  // namespace chancery
