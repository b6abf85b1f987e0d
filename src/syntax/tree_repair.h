// Trees made to agree with the names found: names and trees are decoded apart, and where they disagree the name is the
// safer reading.
//
//   1. The words of a person's name stand flat under its first word; whatever hung on another of them hangs on the first.
//   2. An office right before a person hangs on the name: "Speaker of the Assembly Anna Ozola" is about Ozola, and
//      "Speaker" is her nmod:desc, whatever noun the parser hung the name on; likewise where the two stand side by side
//      ("with his counterpart" "Anna Ozola").
//   3. Any other name has one head: words of it that hung outside hang on the word that stands highest in the tree.
//   4. A person listed after the place of another ("Anna Ozola from Riga, Jan Kask from Tallinn") is listed with the person.
//   5. "on ..." right after a paper or a law says what it is on, unless it says when ("passed a law on fisheries"); "as ..." right after an
//      election or appointment says to what.
//   6. What somebody is congratulated, thanked, briefed on or for, provided with or leads others in hangs on the verb, not on
//      its object; so does what a number grows to ("grew by 3 percent to 40").
//   7. What is adopted, signed or ratified is the paper, not what the paper is on ("the law on the status of nurses
//      adopted in 2017").
//   8. What somebody expresses readiness to do hangs on the readiness, not on the expressing.
//
// Relations are put right first (relation_repair.h). A tree with one root stays a tree with one root.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/document.h"

namespace chancery {

class TreeRepair {
 public:
  // Offices are the words of class office_noun in lexicon/nouns.tsv, papers those of law_noun there and of
  // lexicon/instrument_nouns.tsv, elections those of election_noun and office_change_noun.
  static TreeRepair load(const std::vector<std::string>& data_folders);
  void run(Document& document) const;
  void add_office(std::string lemma) { offices_.insert(std::move(lemma)); }
  void add_election(std::string lemma) { elections_.insert(std::move(lemma)); }
  // `words`: the prepositions, each between blanks.
  void add_second_object(std::string lemma, const char* words) { second_objects_[std::move(lemma)] += words; }
  void add_paper_verb(std::string lemma) { paper_verbs_.insert(std::move(lemma)); }
  void add_promise(std::string lemma) { promises_.insert(std::move(lemma)); }
  void add_paper(std::string lemma) { papers_.insert(std::move(lemma)); }

 private:
  bool is_office(const Document& document, TokenIndex t) const;
  void flatten(Document& document, TokenRange sentence, TokenRange name) const;
  void one_head(Document& document, TokenRange sentence, TokenRange name) const;
  void hang_office_on_name(Document& document, TokenRange sentence, TokenRange name) const;
  TokenIndex office_above(const Document& document, TokenIndex t, TokenIndex name) const;
  void hand_over(Document& document, TokenRange sentence, TokenIndex office, TokenIndex name) const;
  void describe(Document& document, TokenRange sentence, TokenIndex office, TokenIndex name) const;
  void list_person(Document& document, const std::vector<const Name*>& named, TokenIndex person) const;
  void hang_clauses_on_papers(Document& document, TokenRange sentence) const;
  void hang_promised_on_promises(Document& document, TokenRange sentence) const;
  void hang_matters_on_verbs(Document& document, TokenRange sentence) const;
  void hang_on_papers_and_elections(Document& document, TokenRange sentence) const;
  std::unordered_set<std::string> offices_, papers_, elections_, paper_verbs_, promises_;
  std::unordered_map<std::string, std::string> second_objects_;  // last words, lower case
};

}  // namespace chancery
