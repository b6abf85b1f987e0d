#include "chancery/fact.h"

#include <algorithm>

namespace chancery {

bool Value::null() const {
  return !entity && !open && std::holds_alternative<std::monostate>(literal) && !date && !fact && fields.empty() && !is_list;
}
// Written out: Clang 14 fails on defaulted comparisons of types that hold lists of each other.
bool Value::operator==(const Value& other) const {
  return entity == other.entity && open == other.open && literal == other.literal && date == other.date &&
         fact == other.fact && span == other.span && as_written == other.as_written && basis == other.basis &&
         inferred == other.inferred && is_list == other.is_list && fields == other.fields && list == other.list;
}
bool Field::operator==(const Field& other) const { return name == other.name && value == other.value; }
bool Fact::operator==(const Fact& other) const {
  return kind == other.kind && status == other.status && background == other.background && fields == other.fields &&
         asserted_by == other.asserted_by && confidence == other.confidence && flags == other.flags &&
         evidence == other.evidence;
}

Value Value::of_entity(EntityIndex entity, std::optional<Span> span) {
  Value out;
  out.entity = entity;
  out.span = span;
  return out;
}
Value Value::of_open(Span span) {
  Value out;
  out.open = true;
  out.span = span;
  return out;
}
Value Value::of_text(std::string text, std::optional<Span> span) {
  Value out;
  out.literal = std::move(text);
  out.span = span;
  return out;
}
Value Value::of_number(double number, std::optional<Span> span) {
  Value out;
  out.literal = number;
  out.span = span;
  return out;
}
Value Value::of_flag(bool flag, std::optional<Span> span) {
  Value out;
  out.literal = flag;
  out.span = span;
  return out;
}
Value Value::of_date(const ResolvedDate& date, std::string as_written) {
  Value out;
  out.date = date.interval;
  out.span = date.span;
  out.as_written = std::move(as_written);
  out.basis = date.basis;
  out.inferred = date.inferred;
  return out;
}
Value Value::of_fact(FactIndex fact) {
  Value out;
  out.fact = fact;
  return out;
}
Value Value::of_list(std::vector<Value> values) {
  Value out;
  out.list = std::move(values);
  out.is_list = true;
  return out;
}

const Value* Fact::find(std::string_view name) const {
  for (const Field& field : fields)
    if (field.name == name) return &field.value;
  return nullptr;
}

Value& Fact::set(std::string_view name, Value value) {
  for (Field& field : fields)
    if (field.name == name) return field.value = std::move(value);
  fields.push_back({std::string(name), std::move(value)});
  return fields.back().value;
}

}  // namespace chancery
