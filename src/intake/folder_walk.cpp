#include "intake/folder_walk.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>

#include "intake/input.h"

namespace chancery {
namespace fs = std::filesystem;

std::optional<FolderWalk::Step> FolderWalk::next() {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (!level.error.empty()) {
      Step step{level.folder, std::move(level.error)};
      level.error.clear();
      return step;
    }
    if (level.at == level.entries.size()) {
      levels_.pop_back();
      continue;
    }
    auto [path, folder] = std::move(level.entries[level.at++]);
    if (!folder) return Step{std::move(path), ""};
    enter(std::move(path));
  }
  return {};
}

void FolderWalk::enter(std::string folder) {
  Level level;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string path = it->path().string();
    if (it->path().filename().string().starts_with('.')) continue;
    std::error_code ignored;
    // Links to folders are not followed: they could lead round in a circle.
    const bool inner = it->is_directory(ignored) && !it->is_symlink(ignored);
    if (inner || (!it->is_directory(ignored) && named_like_input(path))) level.entries.emplace_back(path, inner);
  }
  if (error) level.error = error.message();
  std::sort(level.entries.begin(), level.entries.end());
  level.folder = std::move(folder);
  levels_.push_back(std::move(level));
}

std::vector<std::string> paths_like(const std::string& pattern) {
  std::vector<std::string> out;
  if (pattern.find_first_of("*?[") == std::string::npos) return out;
  glob_t found{};
  if (glob(pattern.c_str(), 0, nullptr, &found) == 0) out.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace chancery
