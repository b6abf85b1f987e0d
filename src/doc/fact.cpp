#include "chancery/fact.h"

#include <algorithm>

namespace chancery {

bool Value::null() const {
  return !entity && !open && std::holds_alternative<std::monostate>(literal) && !date && !fact && fields.empty() && !is_list;
}
bool Value::operator==(const Value&) const = default;
bool Field::operator==(const Field&) const = default;
bool Fact::operator==(const Fact&) const = default;

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
