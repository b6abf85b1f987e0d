// Lemmas from a word's form and tags: a dictionary and suffix rules, read from a model's lemmas.tsv.
//
//   lemmatiser.lemma("signed", Upos::VERB, "VBD")  ->  "sign"
//
// train/FORMAT.md describes the table. Without a table the lemma is the form in lower case (names as they are).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "chancery/syntax.h"

namespace chancery {

class Lemmatiser {
 public:
  Lemmatiser() = default;
  static Lemmatiser load(const std::string& path);                              // throws Error
  static Lemmatiser parse(std::string_view contents, const std::string& path);  // the same from memory
  std::string lemma(std::string_view form, Upos upos, std::string_view xpos) const;

 private:
  struct Rule {
    std::uint32_t strip = 0;  // code points
    std::string add;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  // Keys: group, tab, form or suffix.
  bool look_up(std::string_view form, const std::string& low, const std::string& group, std::string& out) const;
  Map<std::string> words_;
  Map<Rule> rules_;
  Map<std::string> main_groups_;
  std::unordered_set<std::string, Hash, std::equal_to<>> keep_case_;
};

}  // namespace chancery
