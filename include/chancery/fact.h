// Facts: what the record keeps. Kinds, fields and statuses are those of data/ontology/kinds.tsv, the one table from
// which the JSON Schema and the codebook are made as well.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "chancery/date.h"
#include "chancery/names.h"
#include "chancery/span.h"

namespace chancery {

using FactIndex = std::uint32_t;  // into Document::facts

struct Field;

// The value of a field: an entity, a literal, a date, a fact, an object of fields, or a list. Null where all is unset.
// In JSON: {"entity": "e1", "span": [b, e]}, {"value": ..., "span": [b, e], "as_written": ...}, [..., ...], null.
struct Value {
  using Literal = std::variant<std::monostate, std::string, double, bool>;

  std::optional<EntityIndex> entity;
  bool open = false;                // an entity that was left open on purpose: {"entity": null, "span": ...}
  Literal literal;
  std::optional<DateInterval> date;
  std::optional<FactIndex> fact;
  std::optional<Span> span;
  std::string as_written;           // only where the literal or date was resolved from other words
  std::string basis;
  bool inferred = false;
  std::vector<Field> fields;        // an object; may stand beside entity: {"entity": "e1", "role": "host", ...}
  std::vector<Value> list;
  bool is_list = false;

  bool null() const;
  bool operator==(const Value&) const;

  static Value of_entity(EntityIndex entity, std::optional<Span> span = {});
  static Value of_open(Span span);
  static Value of_text(std::string text, std::optional<Span> span = {});
  static Value of_number(double number, std::optional<Span> span = {});
  static Value of_flag(bool flag, std::optional<Span> span = {});
  static Value of_date(const ResolvedDate& date, std::string as_written);
  static Value of_fact(FactIndex fact);
  static Value of_list(std::vector<Value> values);
};

struct Field {
  std::string name;  // snake_case, as in the table of kinds
  Value value;
  bool operator==(const Field&) const;
};

// Where a fact, or one field of it, was read. A clause or a sentence, never the article.
struct Evidence {
  std::string field;  // "*" for the fact as a whole
  Span span;
  std::string rule;   // "contact.meet"
  bool operator==(const Evidence&) const = default;
};

enum class Confidence : std::uint8_t { low, medium, high };
const char* name_of(Confidence confidence);

// One link of the chain of who says so, innermost first.
struct Assertion {
  std::optional<EntityIndex> entity;
  std::string as;             // "speaker", "official source", "anonymous", "agency"
  std::optional<Span> span;
  std::string name;           // where no entity stands for it: the agency as written
  bool operator==(const Assertion&) const = default;
};

class Fact {
 public:
  // A fact cannot be made without evidence.
  Fact(std::string kind_, std::string status_, Evidence evidence_)
      : kind(std::move(kind_)), status(std::move(status_)), evidence{std::move(evidence_)} {
    assert(!evidence.front().span.empty());
  }

  std::string kind;                   // "contact"
  std::string status;                 // "held"
  bool background = false;
  std::vector<Field> fields;          // of its own, and date, place; in the table's order
  std::vector<Assertion> asserted_by;
  Confidence confidence = Confidence::medium;
  std::vector<std::string> flags;
  std::vector<Evidence> evidence;     // never empty

  const Value* find(std::string_view name) const;
  Value& set(std::string_view name, Value value);  // adds the field, or replaces it
  bool operator==(const Fact&) const;
};

}  // namespace chancery
