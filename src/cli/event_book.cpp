#include "cli/event_book.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "events/codes.h"
#include "lexicon/table.h"

namespace chancery::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string score(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.1f", value);
  return out;
}

std::string cells_of(std::string_view cell) {
  std::string out;
  for (const char c : cell) out += c == '|' ? std::string(", ") : std::string(1, c);
  return out;
}

}  // namespace

Json event_book(const std::string& data) {
  Json out = Json::array();
  const auto row = [&](const char* kind, std::string field, const char* type, Json values, std::string note) {
    out.push_back({{"kind", kind},
                   {"field", std::move(field)},
                   {"type", type},
                   {"values", std::move(values)},
                   {"note", std::move(note)}});
  };
  const auto agents_and_actors = [&](const std::string& folder, const std::string& convention) {
    const Table sectors = Table::load(folder + "/lexicon/event_agents.tsv");
    for (const auto& r : sectors.rows())
      row((convention + "sector of an agent").c_str(), r.text("lemma"), "sector", Json::array({r.text("sector")}), "");
    const Table actors = Table::load(folder + "/ontology/event_actors.tsv");
    for (const auto& r : actors.rows())
      row((convention + "actor with a code of its own").c_str(), r.text("code"), "actor", Json::array(), cells_of(r["names"]));
  };
  const EventCodes codes = EventCodes::load({data});
  for (const auto& [name, code] : codes.all()) {
    std::string note = code.name + "; quad class " + std::to_string(code.quad) + "; Goldstein " + score(code.goldstein);
    if (!code.type.empty()) note += "; PLOVER " + code.type + (code.mode.empty() ? "" : ", mode " + code.mode);
    row("event code", name, "cameo", code.contexts, note);
  }
  const Table facts = Table::load(data + "/ontology/fact_events.tsv");
  for (const auto& r : facts.rows())
    row("event of a fact", r.text("kind") + " " + r.text("word") + " " + r.text("status"), "cameo",
        r["cameo"] == "-" ? Json::array() : Json::array({r.text("cameo")}), r.text("plover"));
  const Table transforms = Table::load(data + "/ontology/event_transforms.tsv");
  for (const auto& r : transforms.rows())
    row("event of an act governed", r.text("word") + " + " + r.text("inner"), "cameo",
        r["result"] == "-" ? Json::array() : Json::array({r.text("result")}), "");
  const Table nouns = Table::load(data + "/lexicon/event_nouns.tsv");
  for (const auto& r : nouns.rows())
    row("event noun", r.text("lemma"), "cameo", Json::array({r.text("cameo")}),
        r["to"].empty() ? "" : "recipient after: " + r.text("to"));
  const Table verbs = Table::load(data + "/lexicon/event_verbs.tsv");
  for (const auto& r : verbs.rows()) {
    std::string note = r["needs"].empty() ? "" : "needs " + r.text("needs");
    if (!r["to"].empty()) note += (note.empty() ? "" : "; ") + std::string("recipient at: ") + r.text("to");
    row("event verb", r.text("lemma"), "cameo", Json::array({r.text("cameo")}), note);
  }
  agents_and_actors(data, "");
  // What --format petrarch2 reads otherwise.
  const std::string petrarch = data + "/petrarch2";
  if (!file_exists(petrarch + "/lexicon/event_verbs.tsv")) return out;
  const Table governed = Table::load(petrarch + "/ontology/event_transforms.tsv");
  for (const auto& r : governed.rows())
    row("petrarch2: event of an act governed", r.text("word") + " + " + r.text("inner"), "cameo",
        Json::array({r.text("result")}), "");
  const Table defaults = Table::load(petrarch + "/lexicon/event_verbs.tsv");
  for (const auto& r : defaults.rows())
    row("petrarch2: event verb", r.text("lemma"), "cameo", Json::array({r.text("cameo")}),
        r["needs"].empty() ? "" : "needs " + r.text("needs"));
  agents_and_actors(petrarch, "petrarch2: ");
  return out;
}

void print_event_book(const std::string& data, std::ostream& out) {
  std::string kind;
  for (const Json& row : event_book(data)) {
    if (row["kind"] != kind) {
      kind = row["kind"];
      out << kind << '\n';
    }
    out << "  " << row["field"].get<std::string>();
    std::string values;
    for (const Json& value : row["values"]) values += (values.empty() ? "" : ", ") + value.get<std::string>();
    if (kind == "event code") {
      out << ": " << row["note"].get<std::string>() << (values.empty() ? "" : "; contexts " + values) << '\n';
      continue;
    }
    if (!values.empty())
      out << ": " << values;
    else if (kind != "actor with a code of its own")
      out << ": none";
    if (!row["note"].get<std::string>().empty()) out << "; " << row["note"].get<std::string>();
    out << '\n';
  }
}

}  // namespace chancery::cli
