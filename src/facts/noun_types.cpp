#include "facts/noun_types.h"

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {

NounTypes NounTypes::load(const std::vector<std::string>& data_folders) {
  NounTypes out;
  const auto read = [](const std::string& path, const char* column, Types& types) {
    if (!file_exists(path)) return;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows())
      if (!row[column].empty()) types.emplace(fold(row["lemma"]), row.text(column));
  };
  for (const std::string& folder : data_folders) {
    read(folder + "/lexicon/instrument_nouns.tsv", "type", out.instruments_);
    read(folder + "/lexicon/contact_nouns.tsv", "format", out.contacts_);
  }
  return out;
}

std::string NounTypes::find(const Types& types, const ArticleReading& reading, TokenIndex head) const {
  if (head == kNoToken) return "";
  std::string phrase = fold(reading[head].lemma);
  auto found = types.find(phrase);
  std::string out = found == types.end() ? "" : found->second;
  const TokenIndex first = reading.sentence_at(head).tokens.first;
  for (TokenIndex t = head; t > first && head - t < 3;) {
    --t;
    phrase = reading.word(t) + " " + phrase;
    found = types.find(phrase);
    if (found != types.end()) out = found->second;
  }
  // "memorandum of understanding", "letter of intent"
  if (out.empty() || out == "letter") {
    phrase = fold(reading[head].lemma);
    for (TokenIndex t = head + 1; t < reading.sentence_at(head).tokens.last && t <= head + 2; ++t) {
      phrase += " " + reading.word(t);
      found = types.find(phrase);
      if (found != types.end()) out = found->second;
    }
  }
  return out;
}

}  // namespace chancery
