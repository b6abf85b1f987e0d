// The files of a folder and of those within that may hold articles, sorted by path, one at a time.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chancery {

class FolderWalk {
 public:
  explicit FolderWalk(std::string folder) { enter(std::move(folder)); }

  struct Step {
    std::string path;
    std::string error;  // of a folder that could not be listed
  };
  std::optional<Step> next();

 private:
  struct Level {
    std::string folder;
    std::vector<std::pair<std::string, bool>> entries;  // path, whether a folder
    std::size_t at = 0;
    std::string error;
  };
  void enter(std::string folder);
  std::vector<Level> levels_;
};

// Paths that a pattern with * ? [ ] fits, sorted; none where none does, or where it is no pattern.
std::vector<std::string> paths_like(const std::string& pattern);

}  // namespace chancery
