#include "events/codes.h"

#include <cstdlib>

#include "base/file.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

struct TypeRow {
  std::string_view name;
  int quad;
  double intensity;
};
// PLOVER's types with its Goldstein-like scores.
constexpr TypeRow kTypes[] = {
    {"AGREE", 1, 4.2},     {"CONSULT", 1, 2.1},   {"SUPPORT", 1, 4.6},   {"CONCEDE", 1, 5.0},
    {"COOPERATE", 2, 6.8}, {"AID", 2, 7.4},       {"RETREAT", 2, 7.6},   {"REQUEST", 3, -5.0},
    {"ACCUSE", 3, -2.0},   {"REJECT", 3, -4.2},   {"THREATEN", 3, -5.1}, {"PROTEST", 4, -6.6},
    {"SANCTION", 4, -5.2}, {"MOBILIZE", 4, -5.3}, {"COERCE", 4, -7.2},   {"ASSAULT", 4, -9.3},
};

}  // namespace

EventCodes EventCodes::load(const std::vector<std::string>& data_folders) {
  EventCodes out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/cameo_codes.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      EventCode code;
      code.code = row.text("code");
      code.name = row.text("name");
      code.quad = std::atoi(row.text("quad").c_str());
      code.goldstein = std::strtod(row.text("goldstein").c_str(), nullptr);
      if (code.code.size() < 3 || code.quad < 1 || code.quad > 4)
        row.fail("'" + code.code + "' is no code with a quad class");
      out.codes_[code.code] = code;
    }
  }
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/plover_map.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      const auto found = out.codes_.find(row["code"]);
      if (found == out.codes_.end()) row.fail("code '" + row.text("code") + "' is not in cameo_codes.tsv");
      if (quad_of_type(row["type"]) == 0) row.fail("'" + row.text("type") + "' is no type of PLOVER");
      found->second.type = row.text("type");
      found->second.mode = row.text("mode");
      found->second.contexts.clear();
      for (const auto context : row.list("contexts")) found->second.contexts.emplace_back(context);
    }
  }
  return out;
}

const EventCode* EventCodes::find(std::string_view code) const {
  const auto found = codes_.find(code);
  return found == codes_.end() ? nullptr : &found->second;
}

int quad_of_type(std::string_view type) {
  for (const TypeRow& row : kTypes)
    if (row.name == type) return row.quad;
  return 0;
}

double intensity_of_type(std::string_view type) {
  for (const TypeRow& row : kTypes)
    if (row.name == type) return row.intensity;
  return 0;
}

}  // namespace chancery
