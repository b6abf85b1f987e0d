#include "facts/topics.h"

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {

Topics Topics::load(const std::vector<std::string>& data_folders) {
  Topics out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/topics.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) out.add(row["phrase"], row["topic"], row["note"] == "weak");
  }
  return out;
}

void Topics::add(std::string_view phrase, std::string_view topic, bool weak) {
  phrases_.add(phrase, static_cast<std::uint32_t>(topics_.size()));
  topics_.emplace_back(topic, weak);
}

std::vector<FoundTopic> Topics::find(const ArticleReading& reading, TokenRange range) const {
  std::vector<FoundTopic> out;
  // Words as Phrases splits them: a tokeniser may keep "inter-parliamentary" whole.
  std::vector<std::string> words, lemmas;
  std::vector<TokenIndex> token_of;
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const auto parts = phrase_words(reading.word(t));
    if (parts.size() < 2) {
      words.push_back(reading.word(t));
      lemmas.push_back(fold(reading[t].lemma));
      token_of.push_back(t);
      continue;
    }
    for (const std::string& part : parts) {
      words.push_back(part);
      lemmas.push_back(part);
      token_of.push_back(t);
    }
  }
  for (std::size_t at = 0; at < words.size();) {
    Phrases::Found found = phrases_.longest(words, at);
    if (const Phrases::Found by_lemma = phrases_.longest(lemmas, at); by_lemma.length > found.length) found = by_lemma;
    if (!found) {
      ++at;
      continue;
    }
    const TokenRange tokens{token_of[at], token_of[at + found.length - 1] + 1};
    out.push_back(
        {reading.span_of(tokens), tokens, topics_[found.values->front()].first, topics_[found.values->front()].second});
    at += found.length;
  }
  return out;
}

}  // namespace chancery
