#include "pipeline/data_folder.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/file.h"
#include "chancery/error.h"

namespace chancery {
namespace fs = std::filesystem;

std::string find_data_folder(const std::string& named) {
  const auto holds_data = [](const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "ontology", ignored);
  };
  if (!named.empty()) {
    if (!holds_data(named)) throw Error(named, 0, "no data folder of chancery (it has no folder 'ontology')");
    return named;
  }
  std::vector<fs::path> places;
  if (const char* from_environment = std::getenv("CHANCERY_DATA")) places.emplace_back(from_environment);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) places.push_back(program.parent_path().parent_path() / "share" / "chancery");
#ifdef CHANCERY_INSTALL_DATA
  places.emplace_back(CHANCERY_INSTALL_DATA);
#endif
  places.emplace_back(CHANCERY_SOURCE_DATA);
  for (const auto& place : places)
    if (holds_data(place)) return place.string();
  throw Error(places.back().string(), 0, "the data folder is missing; name one with --data");
}

std::vector<std::string> table_folders(const std::string& named, const std::vector<std::string>& own) {
  std::vector<std::string> out{find_data_folder(named)};
  for (const std::string& folder : own) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) throw Error(folder, 0, "no such folder of tables");
    bool any = false;
    for (const char* part : {"lexicon", "ontology"}) {
      if (!fs::is_directory(fs::path(folder) / part, ignored)) continue;
      any = true;
      for (const std::string& table : files_in((fs::path(folder) / part).string(), ".tsv"))
        if (const fs::path name = fs::path(table).filename(); !fs::exists(fs::path(out.front()) / part / name, ignored))
          throw Error(table, 0, "no table of the program has this name: its rows would be read by nobody");
    }
    any = any || fs::is_directory(fs::path(folder) / "rules", ignored);
    if (!any) throw Error(folder, 0, "holds no tables: they stand in folders 'lexicon' and 'ontology' in it");
    out.push_back(folder);
  }
  return out;
}

}  // namespace chancery
