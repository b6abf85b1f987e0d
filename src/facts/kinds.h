// The table of kinds, data/ontology/kinds.tsv, as the readers of facts use it: which fields a kind has, of what type, in
// what order they are written.
#pragma once

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
  // Of the kind or of every kind; nullptr where there is none.
  const FieldKind* field(std::string_view kind, std::string_view field_name) const;

 private:
  std::vector<FactKind> kinds_;
};

}  // namespace chancery
