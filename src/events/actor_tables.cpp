#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "events/actors.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

bool above_states(std::string_view country) {
  return country == "IGO" || country == "NGO" || country == "IMG" || country == "MNC";
}

}  // namespace

std::string Party::code() const {
  std::string out = country.empty() ? "---" : country;
  out += group;
  for (const std::string& sector : sectors) out += sector;
  return out;
}

Party party_of_code(std::string_view code) {
  static const std::string_view sectors[] = {"GOV", "LEG", "MIL", "COP", "JUD", "OPP", "REB", "UAF", "SPY",
                                             "MED", "EDU", "BUS", "CRM", "CVL", "REL", "NGO", "HRI", "HLH",
                                             "REF", "LAB", "AGR", "ENV", "ELI", "PTY", "DEV"};
  Party out;
  out.country = code.substr(0, 3) == "---" ? "" : std::string(code.substr(0, 3));
  for (std::size_t at = 3; at < code.size(); at += 3) {
    const std::string_view part = code.substr(at, 3);
    if (above_states(out.country))
      out.group += part;
    else if (std::find(std::begin(sectors), std::end(sectors), part) != std::end(sectors))
      out.sectors.emplace_back(part);
    else
      out.sectors.emplace_back(part);  // a group's own letters: HMS
  }
  return out;
}

std::uint32_t ActorTables::code(std::string_view text) {
  codes_.emplace_back(text);
  return static_cast<std::uint32_t>(codes_.size() - 1);
}

ActorTables ActorTables::load(const std::vector<std::string>& data_folders) {
  ActorTables out;
  const auto each = [&](const char* name, auto&& take) {
    for (const std::string& folder : data_folders) {
      const std::string path = folder + name;
      if (!file_exists(path)) continue;
      const Table table = Table::load(path);
      for (const auto& row : table.rows()) take(row);
    }
  };
  each("/lexicon/event_agents.tsv",
       [&](const Table::Row& row) { out.agents_[row.text("lemma")] = row.text("sector"); });
  each("/ontology/event_sectors.tsv",
       [&](const Table::Row& row) { out.bodies_[row.text("kind")] = row.text("sector"); });
  each("/ontology/offices.tsv", [&](const Table::Row& row) { out.offices_[row.text("name")] = row.text("sector"); });
  // The first code of a name counts, so that a later folder's table is read before an earlier one's.
  for (auto folder = data_folders.rbegin(); folder != data_folders.rend(); ++folder) {
    const std::string path = *folder + "/ontology/event_actors.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      const std::uint32_t index = out.code(row["code"]);
      for (const auto name : row.list("names")) out.named_.add(name, index);
    }
  }
  each("/ontology/countries.tsv", [&](const Table::Row& row) {
    const std::uint32_t index = out.code(row["alpha3"]);
    for (const char* column : {"names", "adjectives", "demonyms"})
      for (const auto name : row.list(column))
        if (name.size() > 3) out.countries_.add(name, index);
    for (const char* column : {"capital", "capitals"})
      for (const auto name : row.list(column))
        if (name.size() > 3) out.countries_.add(name, index);
    const std::uint32_t government = out.code(row.text("alpha3") + "GOV");
    for (const auto name : row.list("metonyms")) out.named_.add(name, government);
  });
  // A family name alone ("Obama") stands for a person where all of that name are of one country.
  std::unordered_map<std::string, std::string> by_name;
  each("/ontology/people.tsv", [&](const Table::Row& row) {
    std::string code = row.text("country").empty() ? "---" : row.text("country");
    const std::string sector = out.sector_of_office(row.text("office"));
    code += sector.empty() || sector == "IGO" ? "" : sector;
    const auto add = [&](std::string_view name) {
      if (name.size() < 4) return;
      auto [found, fresh] = by_name.try_emplace(fold(name), code);
      if (!fresh && found->second != code)
        found->second = found->second.substr(0, 3) == code.substr(0, 3) ? code.substr(0, 3) : "";
    };
    for (const char* column : {"names", "short"})
      for (const auto name : row.list(column)) add(name);
    if (row["family"].size() > 4) add(row["family"]);
  });
  for (const auto& [name, code] : by_name)
    if (!code.empty() && code != "---") out.people_[name] = code;
  return out;
}

const std::string* ActorTables::person(const std::string& name) const {
  const auto found = people_.find(name);
  return found == people_.end() ? nullptr : &found->second;
}

const std::string* ActorTables::sector_of(const std::string& lemma) const {
  const auto found = agents_.find(lemma);
  return found == agents_.end() ? nullptr : &found->second;
}

std::string ActorTables::sector_of_office(const std::string& office) const {
  const auto found = offices_.find(office);
  if (found == offices_.end()) return "";
  return found->second == "ROY" ? "GOV" : found->second;
}

std::string ActorTables::sector_of_body(const std::string& type) const {
  const auto found = bodies_.find(type);
  return found == bodies_.end() ? "" : found->second;
}

}  // namespace chancery
