#include "cli/describe.h"

#include <fmt/format.h>

#include <cmath>

#include "base/utf8.h"
#include "doc/record_json.h"

namespace chancery::cli {
namespace {

std::string describe_number(double number) {
  if (std::nearbyint(number) != number || std::fabs(number) >= 9e15) return fmt::format("{:.10g}", number);
  std::string digits = fmt::format("{}", static_cast<long long>(std::fabs(number)));
  if (digits.size() > 4)
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return (number < 0 ? "-" : "") + digits;
}

std::string describe_interval(const DateInterval& interval) {
  if (!interval.known()) return "date unknown";
  const std::string from = interval.from ? to_iso(*interval.from) : "", to = interval.to ? to_iso(*interval.to) : "";
  if (from == to) return from;
  switch (interval.precision) {
    case Precision::year:
      if (from.ends_with("-01-01") && to.ends_with("-12-31") && from.substr(0, 4) == to.substr(0, 4)) return from.substr(0, 4);
      break;
    case Precision::month:
      if (from.substr(0, 7) == to.substr(0, 7)) return from.substr(0, 7);
      break;
    default: break;
  }
  return from + ".." + to;
}

const Value* find(const std::vector<Field>& fields, std::string_view name) {
  for (const Field& field : fields)
    if (field.name == name) return &field.value;
  return nullptr;
}

}  // namespace

std::string quote(const Document& document, Span span) {
  std::string out;
  const std::string_view text = document.at(span);
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_space(c.value)) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

std::string describe_entity(const Document& document, EntityIndex entity) {
  const Entity& e = document.entities[entity];
  if (!e.name.empty()) return e.name;
  if (!e.mentions.empty()) {
    const Mention& mention = document.mentions[e.mentions.front()];
    const Span whole = document.span_of(mention.tokens);
    return "[" + quote(document, whole.empty() ? mention.span : whole) + "]";
  }
  return "[" + entity_id(entity) + "]";
}

std::string describe_value(const Document& document, const Value& value) {
  if (value.null()) return "";
  if (value.is_list) {
    std::string out;
    for (const Value& item : value.list) {
      const std::string text = describe_value(document, item);
      if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
    }
    return out;
  }
  if (value.fact) return fact_id(*value.fact);
  if (value.date) {
    std::string out = describe_interval(*value.date);
    if (!value.as_written.empty() && value.date->known()) out += " (“" + value.as_written + "”)";
    else if (!value.as_written.empty()) out = "“" + value.as_written + "”";
    return out;
  }
  std::string out;
  if (value.entity) out = describe_entity(document, *value.entity);
  else if (value.open) out = "? (“" + (value.span ? quote(document, *value.span) : "") + "”)";
  else if (const auto* text = std::get_if<std::string>(&value.literal)) out = *text;
  else if (const auto* number = std::get_if<double>(&value.literal)) out = describe_number(*number);
  else if (const auto* flag = std::get_if<bool>(&value.literal)) out = *flag ? "yes" : "no";
  std::string inner;
  const auto unit = find(value.fields, "unit");
  for (const Field& field : value.fields) {
    if (&field.value == unit || field.value.null()) continue;
    const std::string text = describe_value(document, field.value);
    if (text.empty()) continue;
    if (field.name == "value" || field.name == "from") out += (out.empty() ? "" : " ") + text;
    else if (field.name == "to") out += "–" + text;
    else inner += (inner.empty() ? "" : ", ") + text;
  }
  if (unit && !unit->null()) out += " " + describe_value(document, *unit);
  if (!inner.empty()) out += (out.empty() ? "(" : " (") + inner + ")";
  if (value.inferred) out += " [inferred]";
  return out;
}

std::vector<std::pair<std::string, std::string>> describe_fields(const Document& document, const Fact& fact) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Field& field : fact.fields) {
    const std::string text = describe_value(document, field.value);
    if (!text.empty() && text != "no") out.emplace_back(kind_in_words(field.name), text);
  }
  return out;
}

std::string kind_in_words(const std::string& kind) {
  std::string out = kind;
  for (char& c : out)
    if (c == '_') c = ' ';
  return out;
}

}  // namespace chancery::cli
