// `chancery schema` and `chancery codebook`: both made from data/ontology/kinds.tsv.
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/commands.h"
#include "cli/csv.h"
#include "cli/event_book.h"
#include "lexicon/table.h"
#include "pipeline/data_folder.h"

namespace chancery::cli {
namespace {

using Json = nlohmann::ordered_json;

struct FieldRow {
  std::string name, type, note;
  std::vector<std::string> values;
};
struct KindRow {
  std::string name;
  std::vector<FieldRow> fields;
};

std::string in_words(std::string name) {
  for (char& c : name)
    if (c == '_') c = ' ';
  return name;
}

std::vector<KindRow> load_kinds(const std::string& data) {
  const Table table = Table::load(data + "/ontology/kinds.tsv");
  std::vector<KindRow> out;
  for (const auto& row : table.rows()) {
    if (out.empty() || out.back().name != row["kind"]) out.push_back({row.text("kind"), {}});
    FieldRow field{row.text("field"), row.text("type"), row.text("note"), {}};
    for (const auto value : row.list("values")) field.values.emplace_back(value);
    out.back().fields.push_back(std::move(field));
  }
  return out;
}

Json reference(const char* name) { return {{"$ref", "#/$defs/" + std::string(name)}}; }
Json or_null(Json shape) { return {{"anyOf", Json::array({std::move(shape), {{"type", "null"}}})}}; }
Json list_of(Json shape) { return {{"type", "array"}, {"items", std::move(shape)}}; }

Json literal_of(Json value) {
  return {{"type", "object"},
          {"properties", {{"value", std::move(value)}, {"span", reference("span")}, {"as_written", {{"type", "string"}}},
                          {"basis", {{"type", "string"}}}, {"inferred", {{"const", true}}}}},
          {"required", Json::array({"value"})}};
}
Json bare_or_literal(Json value) { return {{"anyOf", Json::array({value, literal_of(value), {{"type", "null"}}})}}; }

Json shape_of(const KindRow& kind, const FieldRow& field);

Json object_of(const KindRow& kind, const FieldRow& field) {
  Json properties = {{"entity", {{"type", Json::array({"string", "null"})}}}, {"value", true}, {"span", reference("span")},
                     {"as_written", {{"type", "string"}}}, {"basis", {{"type", "string"}}}, {"inferred", {{"const", true}}}};
  for (const FieldRow& inner : kind.fields)
    if (inner.name.starts_with(field.name + ".")) properties[inner.name.substr(field.name.size() + 1)] = shape_of(kind, inner);
  return {{"type", "object"}, {"properties", std::move(properties)}};
}

Json shape_of(const KindRow& kind, const FieldRow& field) {
  std::string type = field.type;
  const bool star = type.ends_with('*');
  if (star) type.pop_back();
  Json out;
  if (type == "entity") {  // or people who are only described ("officials of both countries"): a literal
    const Json one = {{"anyOf", Json::array({reference("entity_value"), literal_of({{"type", "string"}})})}};
    return {{"anyOf", Json::array({one, list_of(one), {{"type", "null"}}})}};
  }
  if (type == "text") out = bare_or_literal({{"type", "string"}});
  else if (type == "number") out = bare_or_literal({{"type", "number"}});
  else if (type == "flag") out = bare_or_literal({{"type", "boolean"}});
  else if (type == "date") out = or_null(reference("date"));
  else if (type == "fact") out = {{"anyOf", Json::array({{{"type", "string"}, {"pattern", "^f[0-9]+$"}}, {{"type", "null"}}})}};
  else if (type == "amount") out = or_null(reference("amount"));
  else if (type == "word") {
    Json words = {{"type", "string"}};
    if (!field.values.empty()) words = {{"enum", field.values}};
    out = bare_or_literal(std::move(words));
  } else {
    out = star ? object_of(kind, field) : or_null(object_of(kind, field));
  }
  if (star) out = or_null(list_of(std::move(out)));
  if (!field.note.empty()) out["description"] = field.note;
  return out;
}

Json make_schema(const std::vector<KindRow>& kinds) {
  const Json text = {{"type", "string"}}, maybe_text = {{"type", Json::array({"string", "null"})}};
  const Json written = or_null({{"type", "object"},
                                {"properties", {{"value", text}, {"span", or_null(reference("span"))}}},
                                {"required", Json::array({"value", "span"})}});
  Json definitions;
  definitions["span"] = {{"type", "array"}, {"items", {{"type", "integer"}, {"minimum", 0}}}, {"minItems", 2}, {"maxItems", 2},
                         {"description", "code points into the text as handed in, half-open"}};
  definitions["entity_value"] = {{"type", "object"},
                                 {"properties", {{"entity", {{"anyOf", Json::array({{{"type", "string"}, {"pattern", "^e[0-9]+$"}}, {{"type", "null"}}})}}},
                                                 {"span", reference("span")}, {"basis", text}, {"inferred", {{"const", true}}}}},
                                 {"required", Json::array({"entity"})}};
  definitions["date"] = {{"type", "object"},
                         {"properties", {{"from", maybe_text}, {"to", maybe_text}, {"precision", maybe_text}, {"as_written", text},
                                         {"basis", text}, {"span", reference("span")}, {"inferred", {{"const", true}}}}},
                         {"required", Json::array({"from", "to", "precision"})}, {"additionalProperties", false}};
  definitions["amount"] = {{"type", "object"},
                           {"properties", {{"value", {{"type", Json::array({"number", "null"})}}}, {"from", {{"type", "number"}}},
                                           {"to", {{"type", "number"}}}, {"unit", text}, {"hedge", text},
                                           {"equivalent", reference("amount")}, {"as_written", text}, {"basis", text},
                                           {"inferred", {{"const", true}}}, {"span", reference("span")}}},
                           {"additionalProperties", false}};
  Json kind_names = Json::array(), branches = Json::array();
  Json common = {{"id", {{"type", "string"}, {"pattern", "^f[0-9]+$"}}}};
  for (const KindRow& kind : kinds) {
    if (kind.name == "*") {
      for (const FieldRow& field : kind.fields) common[field.name] = field.name == "flags" ? list_of(text) : shape_of(kind, field);
      common["status"] = text;
      common["background"] = {{"type", "boolean"}};
      common["confidence"] = {{"enum", {"high", "medium", "low"}}};
      continue;
    }
    kind_names.push_back(in_words(kind.name));
    Json properties;
    for (const FieldRow& field : kind.fields)
      if (field.name == "status") properties["status"] = {{"enum", field.values}};
      else if (field.name.find('.') == std::string::npos) properties[field.name] = shape_of(kind, field);
    branches.push_back({{"if", {{"properties", {{"kind", {{"const", in_words(kind.name)}}}}}}}, {"then", {{"properties", properties}}}});
  }
  common["kind"] = {{"enum", kind_names}};
  common["asserted_by"] = list_of({{"type", "object"},
                                   {"properties", {{"entity", maybe_text}, {"as", {{"enum", {"speaker", "official source", "anonymous", "agency"}}}},
                                                   {"name", text}, {"span", reference("span")}}},
                                   {"required", Json::array({"entity", "as"})}, {"additionalProperties", false}});
  common["evidence"] = {{"type", "array"}, {"minItems", 1},
                        {"items", {{"type", "object"},
                                   {"properties", {{"field", text}, {"span", reference("span")}, {"rule", text}}},
                                   {"required", Json::array({"field", "span"})}, {"additionalProperties", false}}}};
  common["text"] = text;

  Json document = {{"type", "object"},
                   {"properties",
                    {{"id", {{"type", "string"}, {"pattern", "^sha256:[0-9a-f]{64}$"}}}, {"source", text}, {"title", written},
                     {"agency", written}, {"byline", written},
                     {"published", or_null({{"type", "object"},
                                            {"properties", {{"date", maybe_text}, {"precision", maybe_text}, {"basis", text}, {"span", or_null(reference("span"))}}},
                                            {"required", Json::array({"date", "precision", "basis", "span"})}})},
                     {"dateline", or_null({{"type", "object"},
                                           {"properties", {{"place", maybe_text}, {"date", maybe_text}, {"span", reference("span")}}},
                                           {"required", Json::array({"place", "date", "span"})}})},
                     {"language", maybe_text}, {"body", list_of(reference("span"))},
                     {"furniture", list_of({{"type", "object"}, {"properties", {{"kind", text}, {"span", reference("span")}}},
                                            {"required", Json::array({"kind", "span"})}})},
                     {"text", text},
                     {"page", {{"type", "object"}, {"properties", {{"charset", text}, {"runs", list_of(list_of(reference("span")))}}}}}}},
                   {"required", Json::array({"id", "source", "title", "agency", "byline", "published", "dateline", "language", "body", "furniture"})},
                   {"additionalProperties", false}};
  Json entity = {{"type", "object"},
                 {"properties",
                  {{"id", {{"type", "string"}, {"pattern", "^e[0-9]+$"}}},
                   {"kind", {{"enum", {"person", "body", "organisation", "country", "place", "instrument", "event", "measure"}}}},
                   {"name", maybe_text}, {"key", maybe_text}, {"country", maybe_text}, {"type", text}, {"parent", text},
                   {"mentions", list_of({{"type", "object"},
                                         {"properties", {{"span", reference("span")}, {"text", text}, {"how", text}, {"reason", text}}},
                                         {"required", Json::array({"span", "text", "how"})}, {"additionalProperties", false}})}}},
                 {"required", Json::array({"id", "kind", "name", "key", "country", "mentions"})},
                 {"additionalProperties", false}};
  definitions["party"] = {{"type", "object"},
                          {"properties", {{"code", text}, {"name", maybe_text}, {"country", maybe_text}, {"sectors", list_of(text)},
                                          {"entity", maybe_text}, {"span", or_null(reference("span"))}}},
                          {"required", Json::array({"code", "name", "country", "sectors", "entity", "span"})}, {"additionalProperties", false}};
  const Json plover = {{"type", "object"},
                       {"properties",
                        {{"type", {{"enum", {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
                                             "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}}}},
                         {"mode", maybe_text}, {"contexts", list_of(text)}}},
                       {"required", Json::array({"type", "mode", "contexts"})}, {"additionalProperties", false}};
  const Json event = {{"type", "object"},
                      {"properties",
                       {{"fact", {{"anyOf", Json::array({{{"type", "string"}, {"pattern", "^f[0-9]+$"}}, {{"type", "null"}}})}}},
                        {"plover", or_null(plover)}, {"cameo", {{"type", "string"}, {"pattern", "^[0-9]{3,4}$"}}},
                        {"source", or_null(reference("party"))}, {"target", or_null(reference("party"))},
                        {"sources", list_of(reference("party"))}, {"targets", list_of(reference("party"))},
                        {"mutual", {{"type", "boolean"}}}, {"aside", {{"type", "boolean"}}}, {"status", text},
                        {"date", or_null(reference("date"))}, {"place", maybe_text}, {"span", reference("span")}, {"text", text}, {"basis", text}}},
                      {"required", Json::array({"fact", "plover", "cameo", "source", "target", "mutual", "aside", "status", "date", "place", "span", "text", "basis"})},
                      {"additionalProperties", false}};
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
          {"title", "The record of one article"},
          {"type", "object"},
          {"properties",
           {{"document", document},
            {"entities", list_of(entity)},
            {"facts", list_of({{"type", "object"}, {"properties", common},
                               {"required", Json::array({"id", "kind", "status", "background", "confidence", "asserted_by", "flags", "evidence", "text"})},
                               {"allOf", branches}, {"unevaluatedProperties", false}})},
            {"events", list_of(event)},
            {"problems", list_of({{"type", "object"},
                                  {"properties", {{"span", or_null(reference("span"))}, {"why", text}}},
                                  {"required", Json::array({"span", "why"})}, {"additionalProperties", false}})}}},
          {"required", Json::array({"document", "entities", "facts", "events", "problems"})},
          {"additionalProperties", false},
          {"$defs", definitions}};
}

void print_book(const std::vector<KindRow>& kinds, std::ostream& out) {
  for (const KindRow& kind : kinds) {
    out << (kind.name == "*" ? "every kind" : in_words(kind.name)) << '\n';
    for (const FieldRow& field : kind.fields) {
      out << "  " << field.name << " (" << field.type << ")";
      if (!field.note.empty()) out << ": " << field.note;
      out << '\n';
      if (!field.values.empty()) {
        out << "      ";
        for (std::size_t i = 0; i < field.values.size(); ++i) out << (i ? ", " : "") << field.values[i];
        out << '\n';
      }
    }
    out << '\n';
  }
}

Json book_json(const std::vector<KindRow>& kinds) {
  Json out = Json::array();
  for (const KindRow& kind : kinds)
    for (const FieldRow& field : kind.fields)
      out.push_back({{"kind", in_words(kind.name)}, {"field", field.name}, {"type", field.type}, {"values", field.values}, {"note", field.note}});
  return out;
}

}  // namespace

int run_schema(const Arguments& arguments, std::ostream& out, std::ostream&) {
  const auto kinds = load_kinds(find_data_folder(arguments.get("--data")));
  if (arguments.get("--format") == "text") print_book(kinds, out);
  else out << make_schema(kinds).dump(1) << '\n';
  return all_done;
}

int run_codebook(const Arguments& arguments, std::ostream& out, std::ostream&) {
  const auto kinds = load_kinds(find_data_folder(arguments.get("--data")));
  const std::string format = arguments.get("--format");
  const std::string data = find_data_folder(arguments.get("--data"));
  if (format == "text") {
    print_book(kinds, out);
    print_event_book(data, out);
    return all_done;
  }
  Json book = book_json(kinds);
  for (auto& row : event_book(data)) book.push_back(std::move(row));
  if (format == "json") out << book.dump(1) << '\n';
  else {
    out << "kind,field,type,values,note\n";
    for (const auto& row : book) {
      std::string values;
      for (const auto& value : row["values"]) values += (values.empty() ? "" : "|") + value.get<std::string>();
      out << csv_cell(row["kind"]) << ',' << csv_cell(row["field"]) << ',' << csv_cell(row["type"]) << ',' << csv_cell(values) << ','
          << csv_cell(row["note"]) << '\n';
    }
  }
  return all_done;
}

}  // namespace chancery::cli
