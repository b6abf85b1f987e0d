// Words as rules see them: the classes of a token, or of the phrase that it heads ("phone call", "take place"), and
// what else the tables say of it ("format" of "courtesy call").
//
// A noun phrase of the tables is headed by its last word, a verb phrase by its first.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/document.h"
#include "lexicon/word_classes.h"

namespace chancery {

class Vocabulary {
 public:
  struct Word {
    std::string lemma;  // as the tables have it; "" where they have not
    Upos upos = Upos::X;
    TokenRange tokens;
    const std::vector<ClassId>* classes = nullptr;  // never null, sorted
    bool has(ClassId id) const;
  };

  static Vocabulary load(const std::vector<std::string>& data_folders, const WordClasses& classes);
  // Words of single tokens only, no further columns: for tests.
  explicit Vocabulary(WordClasses classes) : classes_(std::move(classes)) {}

  const WordClasses& classes() const { return classes_; }
  // For each token of the sentence, the longest known word that it heads.
  std::vector<Word> words_of(const Document& document, const Sentence& sentence) const;
  // What `column` says in the row of this word and class; "" where it says nothing.
  std::string_view column(const Word& word, ClassId id, std::string_view column) const;

 private:
  bool look_up(std::string lemma, Upos upos, TokenRange tokens, Word& word) const;
  WordClasses classes_;
  std::unordered_set<std::string> phrase_heads_;          // "call/NOUN": heads of phrases of several words
  std::unordered_map<std::string, std::string> columns_;  // "courtesy call/NOUN/contact_noun/format"
};

}  // namespace chancery
