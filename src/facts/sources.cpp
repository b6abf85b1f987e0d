#include "facts/sources.h"

#include <algorithm>

#include "base/file.h"
#include "lexicon/table.h"

namespace chancery {

Sources Sources::load(const std::vector<std::string>& data_folders) {
  Sources out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/agencies.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      // Short forms are common words too often ("Trend", "Report"): they count only where spelled as a name, which
      // is_medium checks by the tag.
      out.add_medium(row["name"]);
      if (!table.has("forms")) continue;
      for (const std::string_view form : row.list("forms")) out.add_medium(form);
    }
  }
  return out;
}

namespace {

// "Kurier.md", "daily.example.com": an outlet that goes by its address.
bool is_address(std::string_view word) {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot < 3 || dot + 3 > word.size() || dot + 5 < word.size()) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; });
}

}  // namespace

bool Sources::is_medium(const ArticleReading& reading, TokenIndex subject) const {
  if (reading.in(subject, "source-medium") || is_address(reading.word(subject))) return true;
  const TokenRange phrase = reading.tree_at(subject).phrase(subject);
  std::vector<std::string> words;
  bool proper = false;
  for (TokenIndex t = phrase.first; t < phrase.last; ++t) {
    if (words.empty() && reading.word(t) == "the") continue;
    words.push_back(reading.word(t));
    proper = proper || reading[t].upos == Upos::PROPN;
    // "the Trade Gazette": the last word of the name
    if (t + 1 == phrase.last && reading[t].upos == Upos::PROPN && words.size() > 1 && reading.in(t, "source-medium"))
      return true;
  }
  if (!proper || words.empty()) return false;
  const auto found = media_.longest(words, 0);
  return found && found.length >= words.size();
}

SourceReading Sources::read(const ArticleReading& reading, TokenIndex subject, const std::vector<Value>& values) const {
  if (is_medium(reading, subject)) return {"agency", true};
  const Sentence& sentence = reading.sentence_at(subject);
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t)
    if (reading.word(t) == "anonymity") return {"anonymous", false};
  bool open = false;
  for (const Value& value : values) {
    if (!value.entity) {
      open = true;
      continue;
    }
    switch (reading.entity(value)->kind) {
      case EntityKind::person:
        return {"speaker", false};
      case EntityKind::body:
      case EntityKind::organisation:
      case EntityKind::country:
        return {"official source", false};
      case EntityKind::place:
        return {"official source", false};
      default:
        break;
    }
  }
  const Token& token = reading[subject];
  if (reading.in(subject, "source-anonymous")) return {"anonymous", false};
  if (reading.in(subject, "source-text")) return {"official source", false};
  if (reading.in(subject, "source-person") || reading.in(subject, "source-speaker")) {
    if (open) return {"speaker", false};
    // "officials said" names nobody; "the ministry's spokesperson said" speaks for the ministry
    return {token.xpos == "NNS" ? "anonymous" : "official source", false};
  }
  if (token.upos == Upos::PRON || reading.word(subject) == "both") {
    const std::string& word = reading.word(subject);
    // "were highlighted by her"
    if (word == "him" || word == "her" || word == "them") return {"speaker", false};
    if (word == "he" || word == "she" || word == "they" || word == "i" || word == "we" || word == "both")
      return {"speaker", false};
    return {};
  }
  if (open) return {reading.in(subject, "source-body") ? "official source" : "speaker", false};
  if (reading.in(subject, "source-body")) return {"official source", false};
  const auto& names = reading.document().names;  // in order of the text
  auto after = std::upper_bound(names.begin(), names.end(), subject,
                                [](TokenIndex t, const Name& name) { return t < name.tokens.first; });
  if (after != names.begin() && (after - 1)->tokens.contains(subject)) {
    const Name& name = *(after - 1);
    return {name.type == NameType::person ? "speaker" : "official source", false};
  }
  return {};
}

}  // namespace chancery
