// The rules: what they find in a parsed document, and why they do not.
//
//   const auto rules = RuleBook::load({"data"}, words);   // throws Error{file, line, what} where a rule is broken
//   rules.run(document);                                  // writes document.matches
//
// A rule is tried where its anchor stands, and nowhere else: rules are indexed by the classes and lemmas of their
// anchors, so the cost grows with the anchors in a text and hardly with the number of rules. A loaded book is const and
// serves any number of threads. Matches come in order of the text, then of the rules' names.
//
// The language is taught in docs/rules.md; the paths stand in data/grammar/en.paths.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "chancery/document.h"
#include "lexicon/word_classes.h"
#include "rules/fillers.h"
#include "rules/path.h"
#include "rules/rule.h"
#include "rules/vocabulary.h"

namespace chancery {

// What became of one rule at one anchor.
struct RuleTrial {
  std::uint32_t rule = 0;  // into RuleBook::rules()
  TokenIndex anchor = kNoToken;
  bool matched = false;
  std::size_t failed_line = 0;  // in the rule's file; 0 where it matched
  std::string why;              // "host: no Actor at agent members; there is 'plan'"
  Match match;                  // as far as it got
};

class RuleBook {
 public:
  static RuleBook load(const std::vector<std::string>& data_folders, const WordClasses& classes);
  // For tests: one path file, one rule file.
  static RuleBook parse(std::string_view paths, std::string_view rules, const WordClasses& classes);

  void run(Document& document) const;
  // Each rule whose anchor occurs in the sentence, matched or failed, in order of the text.
  std::vector<RuleTrial> explain(const Document& document, const Sentence& sentence) const;

  const std::vector<Rule>& rules() const { return rules_; }
  const PathBook& paths() const { return paths_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const TypeClasses& types() const { return types_; }

  // A line of a rule with its classes looked up.
  struct Compiled {
    std::vector<ClassId> anchor;
    std::vector<std::vector<ClassId>> lines;  // classes of each line's condition
  };
  const std::vector<Compiled>& compiled() const { return compiled_; }

  // Sentences longer than this are no sentences; a line in problems says that they were left out.
  static constexpr std::uint32_t kLongestSentence = 600;  // tokens

 private:
  RuleBook(Vocabulary vocabulary, PathBook paths);
  void compile();
  template <typename Each>
  void try_rules(const Document& document, const FillerReader& fillers, const Sentence& sentence, Each&& each) const;

  Vocabulary vocabulary_;
  TypeClasses types_;
  PathBook paths_;
  std::vector<Rule> rules_;
  std::vector<Compiled> compiled_;
  std::vector<std::vector<std::uint32_t>> by_class_;  // ClassId -> rules, ascending
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_lemma_;
};

// The same matches by obvious means, slowly: every rule at every token. Tests hold the two against each other.
std::vector<Match> match_naively(const RuleBook& book, const Document& document);

}  // namespace chancery
