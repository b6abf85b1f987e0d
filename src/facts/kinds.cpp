#include "facts/kinds.h"

#include "base/file.h"
#include "chancery/error.h"
#include "lexicon/table.h"

namespace chancery {

const FieldKind* FactKind::field(std::string_view field_name) const {
  for (const FieldKind& field : fields)
    if (field.name == field_name) return &field;
  return nullptr;
}

Kinds Kinds::load(const std::vector<std::string>& data_folders) {
  Kinds out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/kinds.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      if (out.kinds_.empty() || out.kinds_.back().name != row["kind"]) {
        if (out.kind(row["kind"])) row.fail("the rows of kind '" + row.text("kind") + "' do not stand together");
        out.kinds_.push_back({row.text("kind"), {}});
      }
      FieldKind field;
      field.name = row.text("field");
      field.type = row.text("type");
      if (field.type.ends_with('*')) {
        field.list = true;
        field.type.pop_back();
      }
      for (const std::string_view value : row.list("values")) field.values.emplace_back(value);
      if (out.kinds_.back().field(field.name)) row.fail("field '" + field.name + "' stands twice");
      out.kinds_.back().fields.push_back(std::move(field));
    }
  }
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/slots.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      if (!out.field(row["kind"], row["field"]))
        row.fail("no field '" + row.text("field") + "' of '" + row.text("kind") + "'");
      out.slots_.push_back({row.text("kind"), row.text("slot"), row.text("field")});
    }
  }
  if (out.kinds_.empty()) throw Error("ontology/kinds.tsv", 0, "no table of kinds in the data folders");
  return out;
}

const FactKind* Kinds::kind(std::string_view name) const {
  for (const FactKind& kind : kinds_)
    if (kind.name == name) return &kind;
  return nullptr;
}

std::string Kinds::field_of_slot(std::string_view kind_name, std::string_view slot) const {
  for (const auto& [of_kind, name, field] : slots_)
    if (of_kind == kind_name && name == slot) return field;
  return std::string(slot);
}

const FieldKind* Kinds::field(std::string_view kind_name, std::string_view field_name) const {
  if (const FactKind* own = kind(kind_name))
    if (const FieldKind* field = own->field(field_name)) return field;
  const FactKind* every = kind("*");
  return every ? every->field(field_name) : nullptr;
}

}  // namespace chancery
