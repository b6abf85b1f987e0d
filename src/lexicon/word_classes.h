// Classes of words: which lemmas mean to meet, to stress, to sign; which nouns are meetings, agreements, offices.
//
// Read from all data/lexicon/*.tsv that have the columns `lemma`, `upos`, `class`: one row a word and class; a lemma of
// several words is a phrase whose first word is the anchor ("hold talks" is not one: rules do that; "phone call" is).
//
//   classes.has("meet", Upos::VERB, classes.id("meet"))
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/syntax.h"
#include "lexicon/table.h"

namespace chancery {

using ClassId = std::uint16_t;
inline constexpr ClassId kNoClass = 0;

class WordClasses {
 public:
  // All tables of word classes in `folders`/lexicon, in order; throws Error on a bad row.
  static WordClasses load(const std::vector<std::string>& data_folders);

  void add(std::string_view lemma, Upos upos, std::string_view name);
  ClassId id(std::string_view name) const;           // kNoClass where no word has it
  std::string_view name(ClassId id) const { return names_[id]; }
  // The classes of a word, sorted; empty where it has none. Upos X in a table stands for any tag.
  const std::vector<ClassId>& of(std::string_view lemma, Upos upos) const;
  bool has(std::string_view lemma, Upos upos, ClassId id) const;
  bool has(std::string_view lemma, Upos upos, std::string_view class_name) const { return has(lemma, upos, id(class_name)); }

 private:
  std::unordered_map<std::string, ClassId> ids_;
  std::vector<std::string> names_{""};
  std::unordered_map<std::string, std::vector<ClassId>> words_;  // "meet/VERB"
};

}  // namespace chancery
