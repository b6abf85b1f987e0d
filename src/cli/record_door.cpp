#include "cli/record_door.h"

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "chancery/error.h"
#include "pipeline/data_folder.h"
#include "store/digest.h"

namespace chancery::cli {

store::Record open_record(const Arguments& arguments, store::Record::Mode mode) {
  const std::string path = arguments.get("--record");
  if (path.empty()) throw Error("--record", 0, "name the file of the record");
  return store::Record(path, mode);
}

int level_of(const Arguments& arguments) { return store::level_from(arguments.get("--include")); }

std::string author_of(const Arguments& arguments) {
  if (const std::string given = arguments.get("--author"); !given.empty()) return given;
  for (const char* name : {"USER", "LOGNAME"})
    if (const char* value = std::getenv(name); value && *value) return value;
  return "unknown";
}

std::string engine_name(const Arguments& arguments) {
  std::vector<std::string> folders = arguments.all("--lexicon");
  folders.insert(folders.begin(), find_data_folder(arguments.get("--data")));
  store::RowDigest digest;
  for (const auto& folder : folders)
    for (const auto& file : files_in(folder, "", true)) {
      const MappedFile bytes(file);
      digest.add(std::filesystem::path(file).filename().string()).add(bytes.bytes());
    }
  return std::string("chancery " CHANCERY_VERSION) + (arguments.has("--fast") ? " fast" : "") + " data " + store::to_hex(static_cast<std::uint64_t>(digest.value()));
}

}  // namespace chancery::cli
