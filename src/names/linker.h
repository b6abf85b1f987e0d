// Joins the mentions of an article into entities: who is "Ozola", "the Tajik official", "he", "the two sides".
//
// Reads what MentionReader wrote and completes it: one entity for each person, body, organisation, country and place;
// each mention says how it points and why it was linked. Two good candidates mean no link: the mention stays open, with
// a line in Document::problems.
//
// Hard evidence decides: names word by word, country, office, gender, number, syntax. Order of the text is the order of
// entities, so that the same article gives the same bytes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "chancery/document.h"
#include "names/gazetteer.h"

namespace chancery {

class Linker {
 public:
  explicit Linker(std::shared_ptr<const Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)) {}
  static Linker load(const std::vector<std::string>& data_folders) { return Linker(Gazetteer::load(data_folders)); }

  void run(Document& document) const;

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
};

}  // namespace chancery
