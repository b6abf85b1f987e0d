#include "text/input.h"

#include <algorithm>
#include <filesystem>

#include "text/byte_stream.h"
#include "text/decode.h"

namespace chancery {
namespace fs = std::filesystem;
namespace {

bool ends_in(const std::string& name, std::initializer_list<std::string_view> suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) { return name.ends_with(suffix); });
}

InputArticle failure(const std::string& name, const std::string& why) {
  InputArticle out;
  out.source.name = name;
  out.problems.push_back(why);
  out.failed = true;
  return out;
}

// The files of a folder and of those within, sorted: a stack of sorted names, one level each.
class FolderWalk {
 public:
  explicit FolderWalk(std::string folder) { enter(std::move(folder)); }

  struct Step {
    std::string path;
    std::string error;  // of a folder that could not be listed
  };
  std::optional<Step> next() {
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

 private:
  struct Level {
    std::string folder;
    std::vector<std::pair<std::string, bool>> entries;  // path, whether a folder
    std::size_t at = 0;
    std::string error;
  };
  void enter(std::string folder) {
    Level level;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      const std::string path = it->path().string();
      if (it->path().filename().string().starts_with('.')) continue;
      std::error_code ignored;
      // Links to folders are not followed: they could lead round in a circle.
      const bool inner = it->is_directory(ignored) && !it->is_symlink(ignored);
      if (inner || (!it->is_directory(ignored) && ends_in(path, {".txt", ".text", ".jsonl", ".ndjson"})))
        level.entries.emplace_back(path, inner);
    }
    if (error) level.error = error.message();
    std::sort(level.entries.begin(), level.entries.end());
    level.folder = std::move(folder);
    levels_.push_back(std::move(level));
  }
  std::vector<Level> levels_;
};

}  // namespace

struct Inputs::State {
  std::vector<std::string> arguments;
  InputFormat format;
  std::size_t at = 0;
  std::optional<FolderWalk> folder;
  std::string folder_name;
  std::size_t from_folder = 0;
  std::optional<ByteStream> lines;  // a JSONL file being read
  std::string lines_name;
  std::size_t line_number = 0;

  std::optional<InputArticle> next() {
    for (;;) {
      if (lines) {
        if (auto article = next_line()) return article;
        lines.reset();
      }
      if (folder) {
        if (auto step = folder->next()) {
          ++from_folder;
          if (!step->error.empty()) return failure(step->path, "cannot list the folder: " + step->error);
          if (auto article = open(step->path)) return article;
          continue;
        }
        folder.reset();
        if (from_folder == 0)
          return failure(folder_name, "no articles in the folder: no *.txt, *.text, *.jsonl or *.ndjson");
      }
      if (at == arguments.size()) return {};
      const std::string& argument = arguments[at++];
      std::error_code ignored;
      if (argument != "-" && fs::is_directory(argument, ignored)) {
        folder.emplace(argument);
        folder_name = argument;
        from_folder = 0;
        continue;
      }
      if (auto article = open(argument)) return article;
    }
  }

  // A file of one article, or the first line of one of many (then the rest follows by next_line).
  std::optional<InputArticle> open(const std::string& path) {
    ByteStream stream = path == "-" ? ByteStream::standard_input() : ByteStream::file(path);
    if (!stream.error().empty()) return failure(path, "cannot read: " + stream.error());
    bool many = format == InputFormat::jsonl;
    if (format == InputFormat::automatic)
      many = ends_in(path, {".jsonl", ".ndjson"}) ||
             (stream.first_line_starts_like_json() && !ends_in(path, {".txt", ".text"}));
    if (many) {
      lines.emplace(std::move(stream));
      lines_name = path;
      line_number = 0;
      return next_line();
    }
    InputArticle out;
    out.source.name = path;
    const bool cut = !stream.rest(out.bytes, kLongestText);
    if (cut) out.problems.push_back("too long: read are the first " + std::to_string(kLongestText) + " bytes");
    if (!stream.error().empty()) {
      out.problems.push_back("cannot read: " + stream.error());
      out.failed = true;
    }
    return out;
  }

  std::optional<InputArticle> next_line() {
    std::string line;
    while (lines->line(line, kLongestText)) {
      ++line_number;
      if (line.find_first_not_of(" \t\r\n") == std::string::npos) continue;
      return article_of_json(line, lines_name + ":" + std::to_string(line_number));
    }
    if (!lines->error().empty()) {
      const std::string error = lines->error();
      lines.reset();
      return failure(lines_name, "cannot read: " + error);
    }
    return {};
  }
};

Inputs::Inputs(std::vector<std::string> arguments, InputFormat format)
    : state_(new State{std::move(arguments), format, 0, {}, {}, 0, {}, {}, 0}) {}
Inputs::~Inputs() = default;
Inputs::Inputs(Inputs&&) noexcept = default;
Inputs& Inputs::operator=(Inputs&&) noexcept = default;
std::optional<InputArticle> Inputs::next() { return state_->next(); }

}  // namespace chancery
