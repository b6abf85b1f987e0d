#include "text/language.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

constexpr std::size_t kWordsRead = 2000;
constexpr std::size_t kFew = 40;  // words: below it small words prove little
constexpr std::size_t kProof = 24;   // of weight, that few words are in another language
constexpr std::size_t kWeight = 12;  // of a word that one language alone has; shared by those that share it

struct Script {
  char32_t first, last;
  const char* language;
};
// Scripts that stand for one language in news.
constexpr std::array<Script, 16> kScripts = {{
    {0x0370, 0x03FF, "el"},
    {0x0530, 0x058F, "hy"},
    {0x0590, 0x05FF, "he"},
    {0x0980, 0x09FF, "bn"},
    {0x0A00, 0x0A7F, "pa"},
    {0x0B80, 0x0BFF, "ta"},
    {0x0C00, 0x0C7F, "te"},
    {0x0D80, 0x0DFF, "si"},
    {0x0E00, 0x0E7F, "th"},
    {0x0E80, 0x0EFF, "lo"},
    {0x1000, 0x109F, "my"},
    {0x10A0, 0x10FF, "ka"},
    {0x1200, 0x137F, "am"},
    {0x1780, 0x17FF, "km"},
    {0x3040, 0x30FF, "ja"},
    {0xAC00, 0xD7AF, "ko"},
}};

}  // namespace

Languages Languages::load(const std::vector<std::string>& data_folders) {
  Languages out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/language_words.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      const auto index = static_cast<std::uint16_t>(out.languages_.size());
      out.languages_.push_back(row.text("language"));
      for (const auto name : row.list("names")) out.codes_.emplace(name, row.text("language"));
      for (const auto word : row.list("words")) out.words_[to_lower(word)].push_back(index);
    }
  }
  return out;
}

std::string Languages::code(std::string_view written) const {
  std::string name = to_lower(written);
  if (const auto known = codes_.find(name); known != codes_.end()) return known->second;
  name.resize(std::min(name.find_first_of("-_ "), name.size()));
  if (const auto known = codes_.find(name); known != codes_.end()) return known->second;
  return name.size() == 2 && name[0] >= 'a' && name[0] <= 'z' && name[1] >= 'a' && name[1] <= 'z' ? name : "";
}

std::string Languages::of(std::string_view text) const {
  std::vector<std::size_t> hits(languages_.size());
  std::array<std::size_t, kScripts.size()> scripts{};
  std::size_t words = 0, letters = 0, han = 0;
  std::string word;
  for (std::size_t at = 0; at < text.size() && words < kWordsRead && letters < kWordsRead * 8;) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (is_letter(c.value) || (c.value == '\'' && !word.empty()) || (c.value >= 0x0900 && c.value < 0x0980)) {
      append_utf8(word, c.value);
      ++letters;
      if (c.value >= 0x4E00 && c.value <= 0x9FFF) ++han;
      if (c.value >= 0x0370)
        for (std::size_t i = 0; i < kScripts.size(); ++i)
          scripts[i] += c.value >= kScripts[i].first && c.value <= kScripts[i].last;
      if (at < text.size()) continue;
    }
    if (word.empty()) continue;
    ++words;
    if (const auto known = words_.find(to_lower(word)); known != words_.end())
      for (const auto language : known->second) hits[language] += kWeight / known->second.size();
    word.clear();
  }
  if (letters == 0) return "";
  for (std::size_t i = 0; i < kScripts.size(); ++i)
    if (scripts[i] * 10 > letters * 3) return kScripts[i].language;
  if (han * 2 > letters) return scripts[14] > 0 ? "ja" : "zh";
  const auto best = std::max_element(hits.begin(), hits.end());
  // A text of a few words may hold one small word only; a long one holds many.
  if (best == hits.end() || *best * 12 < words * kWeight / 2 || *best == 0) return "";
  const std::size_t found = static_cast<std::size_t>(best - hits.begin());
  // "met", "in", "on", "a": a few words of English look like another language by chance, and would be left unread.
  const auto english = std::find(languages_.begin(), languages_.end(), "en");
  if (english != languages_.end() && words < kFew && hits[static_cast<std::size_t>(english - languages_.begin())] * 2 >= *best) return "en";
  if (words < kFew && *best < kProof && languages_[found] != "en") return "";
  return languages_[found];
}

}  // namespace chancery
