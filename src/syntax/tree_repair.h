// Trees made to agree with the names found: names and trees are decoded apart, and where they disagree the name is the
// safer reading.
//
//   1. The words of a person's name stand flat under its first word; whatever hung on another of them hangs on the first.
//   2. An office right before a person hangs on the name: "Speaker of the Assembly Anna Ozola" is about Ozola, and
//      "Speaker" is her nmod:desc, whatever noun the parser hung the name on; likewise where the two stand side by side
//      ("with his counterpart" "Anna Ozola").
//   3. Any other name has one head: words of it that hung outside hang on the word that stands highest in the tree.
//   4. A person listed after the place of another ("Anna Ozola from Riga, Jan Kask from Tallinn") is listed with the person.
//
// Relations are put right first (relation_repair.h), and what words of certain classes take to them at last (attachment_repair.h). A tree with one root stays a tree with one root.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "chancery/document.h"
#include "syntax/attachment_repair.h"

namespace chancery {

class TreeRepair {
 public:
  // Offices are the words of class office_noun in lexicon/nouns.tsv.
  static TreeRepair load(const std::vector<std::string>& data_folders);
  void run(Document& document) const;
  void add_office(std::string lemma) { offices_.insert(std::move(lemma)); }

 private:
  bool is_office(const Document& document, TokenIndex t) const;
  void flatten(Document& document, TokenRange sentence, TokenRange name) const;
  void one_head(Document& document, TokenRange sentence, TokenRange name) const;
  void hang_office_on_name(Document& document, TokenRange sentence, TokenRange name) const;
  TokenIndex office_above(const Document& document, TokenIndex t, TokenIndex name) const;
  void hand_over(Document& document, TokenRange sentence, TokenIndex office, TokenIndex name) const;
  void describe(Document& document, TokenRange sentence, TokenIndex office, TokenIndex name) const;
  void list_person(Document& document, const std::vector<const Name*>& named, TokenIndex person) const;
  AttachmentRepair attachments_;
  std::unordered_set<std::string> offices_;  // last words, lower case
};

}  // namespace chancery
