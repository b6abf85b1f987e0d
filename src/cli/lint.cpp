// `chancery lint`: what is wrong in the tables and rules (exit code 1), and what is missing in them (told, no error).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "base/file.h"
#include "chancery/error.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "facts/kinds.h"
#include "lexicon/table.h"
#include "pipeline/data_folder.h"
#include "pipeline/parts.h"
#include "rules/examples.h"

namespace chancery::cli {
namespace {

struct Finding {
  bool wrong = true;  // else a gap
  std::string file;
  std::size_t line = 0;
  std::string what;
};

Finding of_error(const Error& error) {
  std::string what = error.what();  // opens with the file and line
  for (const std::string& place : {fmt::format("{}:{}: ", error.file, error.line), error.file + ": "})
    if (what.starts_with(place)) what.erase(0, place.size());
  return {true, error.file, error.line, what};
}

// Rows that stand twice, and keys that do.
void check_table(const std::string& path, std::vector<Finding>& findings) {
  const Table table = Table::load(path);
  std::map<std::string, std::size_t> rows, keys;
  for (const auto& row : table.rows()) {
    std::string whole;
    for (const auto cell : row.cells) whole += std::string(cell) + '\t';
    if (const auto [known, fresh] = rows.emplace(whole, row.line); !fresh)
      findings.push_back({true, path, row.line, fmt::format("the row of line {} again", known->second)});
    // A person may hold several offices, each in a row of its own.
    if (!table.has("key") || table.has("from")) continue;
    if (const auto [known, fresh] = keys.emplace(row.text("key"), row.line); !fresh)
      findings.push_back({true, path, row.line, fmt::format("key '{}' stands in line {} too", row["key"], known->second)});
  }
}

// What rows name in other tables must be there: countries, offices, bodies above bodies.
void check_references(const std::vector<std::string>& folders, std::vector<Finding>& findings) {
  struct Reference {
    const char *table, *column, *to_table, *to_column;
  };
  constexpr std::array<Reference, 6> kReferences = {{{"people", "office", "offices", "name"},
                                                     {"people", "country", "countries", "alpha3"},
                                                     {"bodies", "country", "countries", "alpha3"},
                                                     {"bodies", "parent", "bodies", "key"},
                                                     {"places", "country", "countries", "alpha3"},
                                                     {"organisations", "members", "countries", "alpha3"}}};
  const auto path = [](const std::string& folder, const char* table) { return folder + "/ontology/" + table + ".tsv"; };
  for (const Reference& reference : kReferences) {
    std::set<std::string, std::less<>> known;
    for (const auto& folder : folders) {
      if (!file_exists(path(folder, reference.to_table))) continue;
      const Table table = Table::load(path(folder, reference.to_table));
      if (table.has(reference.to_column))
        for (const auto& row : table.rows()) known.insert(row.text(reference.to_column));
    }
    for (const auto& folder : folders) {
      if (!file_exists(path(folder, reference.table))) continue;
      const Table table = Table::load(path(folder, reference.table));
      if (!table.has(reference.column)) continue;
      for (const auto& row : table.rows())
        for (const auto name : row.list(reference.column))
          if (!known.contains(name))
            findings.push_back({true, table.path(), row.line, fmt::format("{} '{}' does not stand in {}.tsv", reference.column, name, reference.to_table)});
    }
  }
}

// What a rule gives must be a word that its kind knows.
void check_words(const RuleBook& book, const Kinds& kinds, std::vector<Finding>& findings) {
  for (const Rule& rule : book.rules()) {
    if (!kinds.kind(rule.kind)) {
      findings.push_back({true, rule.file, rule.line, fmt::format("{}: no kind '{}'", rule.name, rule.kind)});
      continue;
    }
    for (const auto& [name, value] : rule.gives) {
      const FieldKind* field = kinds.field(rule.kind, name);
      if (!field || field->values.empty() || std::find(field->values.begin(), field->values.end(), value) != field->values.end()) continue;
      findings.push_back({true, rule.file, rule.line, fmt::format("{}: '{}' is no {} of {}", rule.name, value, name, rule.kind)});
    }
  }
}

bool says(const Table::Row& row, std::string_view word) {
  const auto words = row.list("role_words");
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Every member of the United Nations with its legislature, and with who is head of state, head of government, foreign
// minister and speaker today; else the gap by name.
void check_coverage(const std::string& data, std::vector<Finding>& findings) {
  constexpr std::array<const char*, 4> kOffices = {"head of state", "head of government", "foreign minister", "speaker"};
  std::map<std::string, std::set<std::string>> counts_as;  // office -> which of kOffices
  const Table offices = Table::load(data + "/ontology/offices.tsv");
  for (const auto& row : offices.rows()) {
    auto& as = counts_as[row.text("name")];
    if (says(row, "head of state")) as.insert(kOffices[0]);
    if (says(row, "head of government") || row["name"] == "president") as.insert(kOffices[1]);
    if (row["name"] == "foreign minister" || row["name"] == "secretary of state") as.insert(kOffices[2]);
    if (row["name"] == "speaker") as.insert(kOffices[3]);
  }
  std::set<std::string> with_parliament;
  const Table bodies = Table::load(data + "/ontology/bodies.tsv");
  for (const auto& row : bodies.rows())
    if (row["kind"] == "parliament" || row["kind"] == "upper chamber" || row["kind"] == "lower chamber") with_parliament.insert(row.text("country"));
  std::map<std::string, std::set<std::string>> held;
  const Table people = Table::load(data + "/ontology/people.tsv");
  for (const auto& row : people.rows())
    if (row["to"].empty()) held[row.text("country")].merge(std::set<std::string>(counts_as[row.text("office")]));
  const Table countries = Table::load(data + "/ontology/countries.tsv");
  std::size_t members = 0;
  std::map<std::string, std::size_t> covered;
  for (const auto& row : countries.rows()) {
    const std::string code = row.text("alpha3"), name = row.text("name");
    if (countries.has("status") && row["status"] != "UN member") continue;
    ++members;
    if (row["adjectives"].empty()) findings.push_back({false, countries.path(), row.line, name + ": no adjective"});
    if (row["capital"].empty()) findings.push_back({false, countries.path(), row.line, name + ": no capital"});
    if (with_parliament.contains(code))
      ++covered["legislature"];
    else
      findings.push_back({false, bodies.path(), 0, name + ": no legislature"});
    std::string missing;
    for (const char* office : kOffices) {
      if (held[code].contains(office))
        ++covered[office];
      else
        missing += (missing.empty() ? "" : ", ") + std::string(office);
    }
    if (!missing.empty()) findings.push_back({false, people.path(), 0, name + ": not known today: " + missing});
  }
  std::string sum;
  for (const auto& [what, count] : covered) sum += fmt::format("{}{} {}", sum.empty() ? "" : ", ", what, count);
  if (members > 0) findings.push_back({false, countries.path(), 0, fmt::format("of {} members of the United Nations: {}", members, sum)});
}

}  // namespace

int run_lint(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const std::string data = find_data_folder(arguments.get("--data"));
  const std::vector<std::string> folders = table_folders(data, arguments.all("--lexicon"));
  std::vector<Finding> findings;
  for (const auto& folder : folders)
    for (const char* part : {"/lexicon", "/ontology"}) {
      if (!file_exists(folder + part)) continue;
      for (const auto& path : files_in(folder + part, ".tsv")) try {
          check_table(path, findings);
        } catch (const Error& error) {
          findings.push_back(of_error(error));
        }
    }
  try {
    check_references(folders, findings);
    check_coverage(data, findings);
    const Pipeline pipeline = load_pipeline(arguments);
    const auto read = [&pipeline](std::string_view sentence) { return pipeline.read(sentence, {}); };
    check_words(pipeline.parts().rules, Kinds::load(folders), findings);
    for (const ExampleFailure& failure : check_examples(pipeline.parts().rules, read))
      findings.push_back({true, failure.file, failure.line, fmt::format("{}: {}{}{}", failure.rule, failure.why, failure.text.empty() ? "" : ": ", failure.text)});
  } catch (const Error& error) {
    findings.push_back(of_error(error));
  }

  std::size_t wrong = 0;
  for (const Finding& finding : findings) wrong += finding.wrong;
  const std::string format = arguments.get("--format");
  if (format == "json") {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Finding& f : findings) all.push_back({{"finding", f.wrong ? "wrong" : "gap"}, {"file", f.file}, {"line", f.line}, {"what", f.what}});
    out << all.dump(1) << '\n';
  } else {
    if (format == "csv") out << "finding,file,line,what\n";
    for (const Finding& f : findings) {
      if (format == "csv") {
        std::string what = f.what;
        for (std::size_t at = 0; (at = what.find('"', at)) != std::string::npos; at += 2) what.insert(at, "\"");
        out << fmt::format("{},{},{},\"{}\"\n", f.wrong ? "wrong" : "gap", f.file, f.line, what);
      } else {
        out << fmt::format("{} {}:{}: {}\n", f.wrong ? "wrong" : "gap  ", f.file, f.line, f.what);
      }
    }
    if (format == "text") out << fmt::format("{} wrong, {} gaps\n", wrong, findings.size() - wrong);
  }
  if (wrong > 0) err << "chancery: lint found " << wrong << (wrong == 1 ? " thing wrong\n" : " things wrong\n");
  return wrong > 0 ? something_unreadable : all_done;
}

}  // namespace chancery::cli
