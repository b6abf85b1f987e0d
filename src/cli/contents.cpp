// `chancery stats`, `documents`, `verify`, `export`, `backup`: what a record holds and whether it is sound.
#include <algorithm>
#include <ostream>

#include "base/file.h"
#include "chancery/error.h"
#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/exports.h"
#include "cli/record_door.h"
#include "pipeline/data_folder.h"
#include "store/checked_vfs.h"
#include "store/schema.h"

namespace chancery::cli {

int run_stats(const Arguments& arguments, std::ostream& out, std::ostream&) {
  store::Record record = open_record(arguments, store::Record::Mode::read);
  const auto stats = record.stats(level_of(arguments));
  if (arguments.get("--format") == "json") {
    store::Json all;
    for (const auto& [name, count] : stats) all[name] = count;
    out << all.dump(1) << '\n';
    return all_done;
  }
  Answer answer({"what", "count"});
  for (const auto& [name, count] : stats) answer.add({name, std::to_string(count)});
  answer.print(arguments.get("--format"), out);
  return all_done;
}

int run_documents(const Arguments& arguments, std::ostream& out, std::ostream&) {
  store::Record record = open_record(arguments, store::Record::Mode::read);
  const std::string format = arguments.get("--format");
  if (format == "json") {
    store::Json all = store::Json::array();
    record.documents(level_of(arguments), [&](const store::Json& one) { all.push_back(one); });
    out << all.dump(1, ' ', false, store::Json::error_handler_t::replace) << '\n';
    return all_done;
  }
  // In the order of their days, then of their names; the order of ids says nothing to anybody.
  std::vector<std::vector<std::string>> rows;
  record.documents(level_of(arguments), [&](const store::Json& one) {
    const std::string report = store::text_at(one, "report");  // told once, most of them
    rows.push_back({store::text_at(one, "published"), store::text_at(one, "source"), store::text_at(one, "facts"), report == "independent" ? "" : report,
                    store::text_at(one, "title"), store::text_at(one, "agency"), store::text_at(one, "id")});
  });
  std::sort(rows.begin(), rows.end());
  Answer answer({"published", "facts", "report", "source", "title", "agency", "id"});
  for (const auto& row : rows) answer.add({row[0], row[2], row[3], row[1], row[4], row[5], row[6]});
  answer.print(format, out);
  return all_done;
}

int run_verify(const Arguments& arguments, std::ostream& out, std::ostream&) {
  std::vector<std::string> found;
  try {
    store::Record record = open_record(arguments, store::Record::Mode::read);
    found = record.verify();
  } catch (const Error& error) {
    // It cannot even be opened: where, the pages themselves tell.
    const std::string path = arguments.get("--record"), why = error.what();
    if (path.empty() || !file_exists(path) || store::of_another_program(path, store::kApplicationId)) throw;
    found.push_back(why.substr(0, why.find("; `chancery verify`")));
    for (const auto page : store::damaged_pages(path)) found.push_back("page " + std::to_string(page) + " is damaged");
  }
  if (arguments.get("--format") == "json") out << store::dump({{"sound", found.empty()}, {"damage", found}}) << '\n';
  else {
    for (const auto& line : found) out << line << '\n';
    if (found.empty()) out << "sound\n";
  }
  return found.empty() ? all_done : something_unreadable;
}

int run_export(const Arguments& arguments, std::ostream& out, std::ostream&) {
  store::Record record = open_record(arguments, store::Record::Mode::read);
  const std::string format = arguments.get("--format");
  const int level = level_of(arguments);
  const auto countries = [&] { return Countries::load(find_data_folder(arguments.get("--data"))); };
  if (format == "csv") return export_csv(record, level, countries(), arguments.get("--table"), out), all_done;
  if (format == "ftm") return export_ftm(record, level, countries(), out), all_done;
  if (format == "popolo") return export_popolo(record, level, out), all_done;
  if (format == "jsonld" || format == "turtle") return export_linked(record, level, format == "turtle", out), all_done;
  if (format == "ical") return export_calendar(record, level, out), all_done;
  for (const char* columns : {"plover", "cameo", "polecat", "icews", "phoenix", "gdelt"})
    if (format == columns) return export_event_data(record, level, format, find_data_folder(arguments.get("--data")), out), all_done;
  if (format == "geojson") return export_geojson(record, level, out), all_done;
  export_rows(record, level, countries(), [&](const store::Json& row) { out << store::dump(row) << '\n'; });
  return all_done;
}

int run_backup(const Arguments& arguments, std::ostream& out, std::ostream&) {
  store::Record record = open_record(arguments, store::Record::Mode::read);
  record.backup(arguments.files.front());
  out << "written: " << arguments.files.front() << '\n';
  return all_done;
}

}  // namespace chancery::cli
