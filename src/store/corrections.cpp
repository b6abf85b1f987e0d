#include "store/corrections.h"

#include <array>
#include <string_view>
#include <vector>

#include "store/changes.h"
#include "store/names.h"

namespace chancery::store {
namespace {

// "CORRECTS ...", "(CORRECTED) ...", "WITHDRAWN: ...": what the title says of an earlier report; the rest is its title.
bool corrects(const std::string& title, std::string& rest, bool& withdrawn) {
  const std::string words = folded_words(title);
  static constexpr std::array<std::string_view, 12> kMarks = {
      "corrects",  "corrected", "correction", "correcting", "corrected version", "refiled to correct", "withdrawn",
      "withdraws", "retracted", "retraction", "kill",       "report withdrawn"};
  for (const auto mark : kMarks) {
    if (!words.starts_with(mark) && !words.ends_with(mark)) continue;
    const std::size_t cut = mark.size();
    const bool front = words.starts_with(mark) && (words.size() == cut || words[cut] == ' ');
    const bool back = !front && words.size() > cut && words[words.size() - cut - 1] == ' ';
    if (!front && !back) continue;
    // In the title of news the word stands apart: in capitals, in brackets, or before a colon.
    const std::string head =
        title.substr(0, title.find_first_of(":-)") == std::string::npos ? 0 : title.find_first_of(":-)") + 1);
    const bool apart = front ? (!head.empty() && head.size() <= cut + 4) ||
                                   title.substr(0, cut).find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos
                             : title.ends_with(")") || title.ends_with("]");
    if (!apart) continue;
    rest = front ? words.substr(std::min(words.size(), cut + 1)) : words.substr(0, words.size() - cut - 1);
    withdrawn = mark.starts_with("with") || mark.starts_with("retract") || mark == "kill" || mark == "report withdrawn";
    return rest.size() > 12;
  }
  return false;
}

}  // namespace

void take_back_corrected(Database& database, std::int64_t document, const std::string& title, const std::string& agency,
                         std::optional<std::int64_t> published, std::int64_t change) {
  std::string rest;
  bool withdrawn = false;
  if (!corrects(title, rest, withdrawn)) return;
  std::vector<std::int64_t> readings;
  Statement& row = database.prepare(
      "SELECT reading.id, title FROM document JOIN reading ON reading.document = document.id AND reading.closed IS "
      "NULL "
      "WHERE document.id IN (SELECT rowid FROM words WHERE words MATCH ?) AND document.id <> ? AND agency = ? AND "
      "coalesce(published, ?) BETWEEN ? - 60 AND ? + 1");
  // The title's own words, as the index of words parts them: "Kenya's" is two of them there and one in `rest`.
  std::string query = "title:";
  std::string word;
  std::size_t words = 0;
  for (const char c : title + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                        static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      if (rest.find(folded_words(word)) != std::string::npos)
        query += std::string(words++ ? " + " : " ") + "\"" + word + "\"";
      word.clear();
    }
  }
  row.bind(query, document, agency, published.value_or(0), published.value_or(0), published.value_or(0));
  while (row.step())
    if (folded_words(row.text(1)) == rest) readings.push_back(row.integer(0));
  for (const auto reading : readings) close_reading(database, reading, change);
}

}  // namespace chancery::store
