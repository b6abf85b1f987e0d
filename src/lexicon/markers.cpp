#include "lexicon/markers.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestLine = 600;  // bytes: what is longer is running text
constexpr std::size_t kKey = 2;            // bytes of a phrase that choose its bucket

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80);
}

// Where the phrase is followed by the end or by something other than a letter.
bool ends_a_word(std::string_view text, std::size_t end) {
  return end >= text.size() || !letter_or_digit(text[end]) || !letter_or_digit(text[end - 1]);
}

// "Previous articleTalks in Riga": a long wording, and what it points at glued to it.
bool glued(std::string_view line, std::size_t end) {
  return end >= 12 && end < line.size() && line[end] >= 'A' && line[end] <= 'Z' && line[end - 1] >= 'a' && line[end - 1] <= 'z';
}

bool beyond_latin(char c) { return static_cast<unsigned char>(c) >= 0xD0; }

// A line of letters of which none is of a Latin alphabet.
bool other_script(std::string_view line) {
  bool other = false;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || (byte >= 0xC2 && byte < 0xD0) || byte == 0xE1 || byte == 0xE2 || byte == 0xEF) return false;
    other |= beyond_latin(c);
  }
  return other;
}

// Rows which say that what comes after them is furniture, too.
bool says_what_follows(Markers::Where where) { return where == Markers::Where::list || where == Markers::Where::rest; }

bool shouted(std::string_view line, std::size_t bytes) {
  bool any = false;
  for (std::size_t i = 0; i < std::min(bytes, line.size()); ++i) {
    if (line[i] >= 'a' && line[i] <= 'z') return false;
    any |= line[i] >= 'A' && line[i] <= 'Z';
  }
  return any;
}

}  // namespace

void Markers::Buckets::add(std::string_view key, std::uint32_t marker) {
  any_[bit(key)] = true;
  lists_[std::string(key)].push_back(marker);
}

const std::vector<std::uint32_t>* Markers::Buckets::find(std::string_view key) const {
  if (key.empty() || !any_[bit(key)]) return nullptr;
  const auto found = lists_.find(std::string(key));
  return found == lists_.end() ? nullptr : &found->second;
}

Markers Markers::load(const std::vector<std::string>& data_folders) {
  Markers out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/furniture.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      const std::string phrase = fold(row["phrase"]);
      if (phrase.empty()) row.fail("an empty phrase");
      std::optional<FurnitureKind> kind;
      for (int k = 0; k <= static_cast<int>(FurnitureKind::other); ++k)
        if (row["kind"] == name_of(static_cast<FurnitureKind>(k))) kind = static_cast<FurnitureKind>(k);
      if (!kind) row.fail("unknown kind of furniture '" + row.text("kind") + "'");
      const std::string_view where = row["where"];
      if (where == "word") {
        (*kind == FurnitureKind::byline ? out.no_names_ : out.date_words_).insert(phrase);
        continue;
      }
      constexpr std::string_view kNames[] = {"line", "start", "list", "rest", "end", "inside"};
      const auto* name = std::find(std::begin(kNames), std::end(kNames), where);
      if (name == std::end(kNames))
        row.fail("'where' is line, start, list, rest, end, inside or word, not '" + row.text("where") + "'");
      out.latin_ &= std::none_of(phrase.begin(), phrase.end(), beyond_latin) || std::any_of(phrase.begin(), phrase.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      const auto index = static_cast<std::uint32_t>(out.markers_.size());
      out.markers_.push_back({phrase, *kind, static_cast<Where>(name - std::begin(kNames))});
      if (where == "end")
        out.by_last_letters_.add(phrase.substr(phrase.size() - std::min(kKey, phrase.size())), index);
      else if (where == "inside")
        out.inside_by_letters_.add(phrase.substr(0, kKey), index);
      else
        out.by_first_letters_.add(phrase.substr(0, kKey), index);
    }
  }
  return out;
}

std::optional<Markers::Found> Markers::at_start(std::string_view folded, std::string_view line) const {
  const Marker* best = nullptr;
  bool best_whole = false;
  for (const std::size_t key : {kKey, std::size_t{1}}) {
    const auto* bucket = by_first_letters_.find(folded.substr(0, key));
    if (!bucket) continue;
    for (const std::uint32_t index : *bucket) {
      const Marker& marker = markers_[index];
      if (!folded.starts_with(marker.phrase) || !(ends_a_word(folded, marker.phrase.size()) || glued(line, marker.phrase.size()))) continue;
      const std::string_view rest = folded.substr(marker.phrase.size());
      const bool whole = std::none_of(rest.begin(), rest.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80);
      });
      if (marker.where == Where::line && !whole) continue;
      // A list's heading stands alone, or something that is no letter divides it from the first headline.
      if (marker.where == Where::list && !whole && !rest.starts_with(":") && !rest.starts_with(" :") &&
          !rest.starts_with(" |") && !rest.starts_with(" -") && !rest.starts_with("|") && !rest.starts_with("...") &&
          !glued(line, marker.phrase.size()) && !line.substr(std::min(line.size(), marker.phrase.size())).starts_with("  ") && !(folded.ends_with(':') && marker.phrase.size() >= 16) && !shouted(line, marker.phrase.size()))
        continue;
      // Of two rows for the same words the one that says what follows.
      const bool says_more = best && marker.phrase.size() == best->phrase.size() && says_what_follows(marker.where) &&
                             !says_what_follows(best->where);
      if (!best || marker.phrase.size() > best->phrase.size() || says_more) best = &marker, best_whole = whole;
    }
  }
  if (best) return Found{best->kind, best->where, best_whole, true};
  return {};
}

std::optional<Markers::Found> Markers::at_start_of(std::string_view folded, std::string_view line) const {
  if (const auto found = at_start(folded, line)) return found;
  // "3 min read", "12 comments": nothing but a number before it.
  if (std::size_t digits = 0; !folded.empty() && folded[0] >= '0' && folded[0] <= '9') {
    while (digits < folded.size() && ((folded[digits] >= '0' && folded[digits] <= '9') || folded[digits] == ' ')) ++digits;
    const auto found = at_start(folded.substr(digits), line.substr(std::min(digits, line.size())));
    return found && found->whole ? found : std::nullopt;
  }
  // "(Web editor: ...)", "» Read also", "* Follow us": behind opening punctuation.
  std::size_t skip = 0;
  while (skip < folded.size() && !letter_or_digit(folded[skip])) ++skip;
  if (skip == 0 || skip >= folded.size() || skip > 8) return {};
  return at_start(folded.substr(skip), line.substr(std::min(skip, line.size())));
}

std::optional<Markers::Found> Markers::match(std::string_view line) const {
  if (line.empty() || line.size() > kLongestLine) return {};  // running text
  if (latin_ && other_script(line)) return {};
  const std::string folded = fold(line);
  if (const auto found = at_start_of(folded, line)) return found;
  if (folded.size() >= kKey)
    if (const auto* bucket = by_last_letters_.find(std::string_view(folded).substr(folded.size() - kKey)))
      for (const std::uint32_t index : *bucket)
        if (folded.ends_with(markers_[index].phrase)) return Found{markers_[index].kind, Where::end, false};
  for (std::size_t at = 0; at + kKey <= folded.size(); ++at) {
    // A phrase starts with a word, or with punctuation.
    if (at > 0 && letter_or_digit(folded[at - 1]) && letter_or_digit(folded[at])) continue;
    const auto* bucket = inside_by_letters_.find(std::string_view(folded).substr(at, kKey));
    if (!bucket) continue;
    for (const std::uint32_t index : *bucket) {
      const std::string& phrase = markers_[index].phrase;
      if (folded.compare(at, phrase.size(), phrase) == 0 && ends_a_word(folded, at + phrase.size()))
        return Found{markers_[index].kind, Where::inside, false};
    }
  }
  return {};
}

}  // namespace chancery
