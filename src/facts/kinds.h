// The table of kinds, data/ontology/kinds.tsv, as the readers of facts use it: which fields a kind has, of what type,
// in what order they are written.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

struct FieldKind {
  std::string name;                 // "participants", "topics.role"
  std::string type;                 // "entity", "word" ... without its star
  bool list = false;                // had a star
  std::vector<std::string> values;  // of a word
};

struct FactKind {
  std::string name;
  std::vector<FieldKind> fields;  // its own, in order; not those of every kind
  const FieldKind* field(std::string_view field_name) const;
};

class Kinds {
 public:
  static Kinds load(const std::vector<std::string>& data_folders);
  const FactKind* kind(std::string_view name) const;
  const std::vector<FactKind>& all() const { return kinds_; }
  // The field that a rule's slot fills: its own name, unless ontology/slots.tsv says otherwise.
  std::string field_of_slot(std::string_view kind, std::string_view slot) const;
  // Of the kind or of every kind; nullptr where there is none.
  const FieldKind* field(std::string_view kind, std::string_view field_name) const;

 private:
  std::vector<FactKind> kinds_;
  std::vector<std::array<std::string, 3>> slots_;  // kind, slot, field
};

}  // namespace chancery
