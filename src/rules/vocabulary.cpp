#include "rules/vocabulary.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"

namespace chancery {
namespace {

constexpr std::uint32_t kLongestPhrase = 4;  // words
const std::vector<ClassId> kNone;

std::string key_of(std::string_view lemma, Upos upos) { return std::string(lemma) + '/' + name_of(upos); }

// Where the head of a noun phrase ends: before its first preposition, "memorandum of understanding".
std::size_t end_of_head(std::string_view phrase) {
  std::size_t end = phrase.size();
  for (const std::string_view word : {" of ", " for ", " to ", " in ", " on ", " from ", " against ", " with "})
    end = std::min(end, phrase.find(word));
  return end;
}
std::string_view head_of(std::string_view phrase, Upos upos) {
  if (upos == Upos::VERB) return phrase.substr(0, phrase.find(' '));
  phrase = phrase.substr(0, end_of_head(phrase));
  return phrase.substr(phrase.rfind(' ') + 1);
}

// What the lemma may be besides, for regular endings left on it or cut badly.
std::vector<std::string> other_lemmas(const std::string& lemma, Upos upos) {
  std::vector<std::string> out;
  const std::size_t size = lemma.size();
  if (size < 5) return out;
  const auto stem = [&](std::size_t cut) {
    std::string left = lemma.substr(0, size - cut);
    out.push_back(left);
    const std::size_t n = left.size();
    if (n > 3 && left[n - 1] == left[n - 2]) out.push_back(left.substr(0, n - 1));
    out.push_back(left + "e");
  };
  if (upos == Upos::VERB) {
    if (lemma.ends_with("ed")) stem(2);
    if (lemma.ends_with("ing")) stem(3);
    if (lemma[size - 1] == lemma[size - 2]) out.push_back(lemma.substr(0, size - 1));
  }
  if (upos == Upos::NOUN) {
    if (lemma.ends_with("s")) out.push_back(lemma.substr(0, size - 1));
    if (lemma.ends_with("ies")) out.push_back(lemma.substr(0, size - 3) + "y");
    out.push_back(lemma + "s");
  }
  return out;
}

// Where the word with this number begins.
std::size_t head_offset(std::string_view phrase, std::uint32_t number) {
  std::size_t at = 0;
  for (; number > 0; --number) at = phrase.find(' ', at) + 1;
  return at;
}

}  // namespace

bool Vocabulary::Word::has(ClassId id) const {
  return id != kNoClass && std::binary_search(classes->begin(), classes->end(), id);
}

Vocabulary Vocabulary::load(const std::vector<std::string>& data_folders, const WordClasses& classes) {
  Vocabulary out(classes);
  for (const auto& folder : data_folders) {
    if (!file_exists(folder + "/lexicon")) continue;
    for (const auto& path : files_in(folder + "/lexicon", ".tsv")) {
      const Table table = Table::load(path);
      if (!table.has("lemma") || !table.has("upos") || !table.has("class")) continue;
      std::vector<const char*> columns;
      for (const char* column : {"format", "act", "type", "status"})
        if (table.has(column)) columns.push_back(column);
      for (const auto& row : table.rows()) {
        const std::string_view lemma = row["lemma"];
        const Upos upos = upos_from(row["upos"]);
        if (lemma.find(' ') != std::string_view::npos) out.phrase_heads_.insert(key_of(head_of(lemma, upos), upos));
        for (const char* column : columns)
          if (const auto value = row[column]; !value.empty())
            out.columns_.emplace(key_of(lemma, upos).append("/").append(row["class"]).append("/").append(column),
                                 value);
      }
    }
  }
  return out;
}

bool Vocabulary::look_up(std::string lemma, Upos upos, TokenRange tokens, Word& word) const {
  const auto& classes = classes_.of(lemma, upos);
  if (classes.empty()) return false;
  word = {std::move(lemma), upos, tokens, &classes};
  return true;
}

std::vector<Vocabulary::Word> Vocabulary::words_of(const Document& document, const Sentence& sentence) const {
  const TokenRange range = sentence.tokens;
  std::vector<std::string> lemmas(range.size());
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const Token& token = document.tokens[t];
    lemmas[t - range.first] = to_lower(token.lemma.empty() ? document.at(token.span) : std::string_view(token.lemma));
  }
  std::vector<Word> out(range.size());
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const std::uint32_t at = t - range.first;
    Word& word = out[at];
    word.classes = &kNone;
    word.tokens = {t, t + 1};
    Upos upos = document.tokens[t].upos;
    if (upos == Upos::PROPN) upos = Upos::NOUN;  // "the Astana Summit"
    word.upos = upos;
    if (upos == Upos::PUNCT || upos == Upos::DET || upos == Upos::ADP || upos == Upos::CCONJ) continue;
    bool found = false;
    if (!phrase_heads_.empty() && phrase_heads_.contains(key_of(lemmas[at], upos))) {
      // Every run of words around the head, the longest first; a noun's run may go on after it ("letter of credence").
      for (std::uint32_t length = kLongestPhrase; length > 1 && !found; --length) {
        const std::uint32_t most_before = upos == Upos::VERB ? 0 : length - 1;
        for (std::uint32_t before = std::min(most_before, at) + 1; before-- > 0 && !found;) {
          const std::uint32_t first = at - before;
          if (first + length > range.size()) continue;
          std::string phrase = lemmas[first];
          for (std::uint32_t i = 1; i < length; ++i) phrase.append(" ").append(lemmas[first + i]);
          if (head_of(phrase, upos).data() != phrase.data() + head_offset(phrase, before)) continue;
          found = look_up(std::move(phrase), upos, {range.first + first, range.first + first + length}, word);
        }
      }
    }
    if (!found) found = look_up(lemmas[at], upos, {t, t + 1}, word);
    // A lemma that the lemmatiser got wrong ("expell", "troops") may be mended by the tables.
    for (const std::string& other : found ? std::vector<std::string>{} : other_lemmas(lemmas[at], upos))
      if (look_up(other, upos, {t, t + 1}, word)) break;
  }
  return out;
}

std::string_view Vocabulary::column(const Word& word, ClassId id, std::string_view column) const {
  std::string tail = "/";
  tail.append(classes_.name(id)).append("/").append(column);
  auto found = columns_.find(key_of(word.lemma, word.upos) + tail);
  if (found == columns_.end()) found = columns_.find(key_of(word.lemma, Upos::X) + tail);
  return found == columns_.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace chancery
