// `chancery events`: articles in, rows of event data out.
#include <cstdio>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <sstream>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "events/rows.h"
#include "pipeline/data_folder.h"
#include "pipeline/parts.h"

namespace chancery::cli {
namespace {

// One digest over files: of their names below `folder` and their bytes, in order of their names.
void add_files(const std::string& folder, const char* part, std::string_view suffix, std::string& digests) {
  if (!file_exists(folder + part)) return;  // a user's own folder has few of them
  for (const std::string& path : files_in(folder + part, suffix, true)) {
    const MappedFile file(path);
    digests += path.substr(folder.size()) + " " + sha256_hex(file.bytes()) + "\n";
  }
}

Provenance provenance_of(const std::vector<std::string>& folders, bool fast) {
  std::string models, tables;
  add_files(folders.front(), "/models", "", models);
  for (const std::string& folder : folders)
    for (const char* part : {"/grammar", "/lexicon", "/ontology", "/petrarch2", "/rules"}) add_files(folder, part, "", tables);
  return {fast ? "chancery " CHANCERY_VERSION " fast" : "chancery " CHANCERY_VERSION, sha256_hex(models).substr(0, 12), sha256_hex(tables).substr(0, 12)};
}

// Counts and Goldstein sums of a pair of actors in a period.
struct Sums {
  std::size_t events = 0;
  double goldstein = 0;
  std::size_t quads[5] = {};
  std::size_t articles = 0;
};

}  // namespace

int run_events(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Pipeline pipeline = load_pipeline(arguments);
  const std::vector<std::string> folders = table_folders(arguments.get("--data"), arguments.all("--lexicon"));
  const RowWriter writer = RowWriter::load(folders, pipeline.parts().events.codes(), provenance_of(folders, arguments.has("--fast")));
  const std::string format = arguments.get("--format");
  const std::string period = arguments.get("--aggregate");
  const bool asides = arguments.has("--asides");
  // PETRARCH2's own reading of the clauses: the events are read anew with its tables behind ours.
  std::optional<EventReader> petrarch;
  if (format == "petrarch2") {
    std::vector<std::string> tables{folders.front(), folders.front() + "/petrarch2"};
    tables.insert(tables.end(), folders.begin() + 1, folders.end());
    petrarch = EventReader::load(tables, pipeline.parts().classes, Conventions::petrarch2);
  }
  const auto events_of = [&](const Document& document, const auto& write) {
    if (!petrarch) return write(document);
    Document copy = document;
    petrarch->run(copy);
    return write(copy);
  };
  if (period == "none") {
    out << writer.header(format);
    return for_each_document(
        arguments, pipeline, err,
        [&](const Document& document, bool) {
          return events_of(document, [&](const Document& read) { return writer.rows(read, format, asides); });
        },
        [&](const std::string& rows) { out << rows; });
  }
  std::map<std::string, Sums> sums;  // "2025-08\tFRA\tDEU"
  const int exit = for_each_document(
      arguments, pipeline, err,
      [&](const Document& document, bool) {
        return events_of(document, [&](const Document& read) { return writer.pairs(read, period, asides); });
      },
      [&](const std::string& rows) {
        std::set<std::string> seen;
        std::istringstream lines(rows);
        std::string line;
        while (std::getline(lines, line)) {
          const std::size_t quad_at = line.rfind('\t');
          const std::size_t score_at = line.rfind('\t', quad_at - 1);
          const std::string key = line.substr(0, score_at);
          Sums& sum = sums[key];
          ++sum.events;
          sum.goldstein += std::strtod(line.c_str() + score_at + 1, nullptr);
          ++sum.quads[line[quad_at + 1] - '0'];
          if (seen.insert(key).second) ++sum.articles;
        }
      });
  out << "period\tsource\ttarget\tevents\tgoldstein_sum\tverbal_cooperation\tmaterial_cooperation\tverbal_"
         "conflict\tmaterial_conflict\tarticles\tengine\n";
  for (const auto& [key, sum] : sums) {
    char goldstein[32];
    std::snprintf(goldstein, sizeof goldstein, "%.1f", sum.goldstein);
    out << key << '\t' << sum.events << '\t' << goldstein;
    for (int quad = 1; quad <= 4; ++quad) out << '\t' << sum.quads[quad];
    out << '\t' << sum.articles << '\t' << writer.provenance().line() << '\n';
  }
  return exit;
}

}  // namespace chancery::cli
