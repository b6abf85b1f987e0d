#include "intake/input.h"

#include <algorithm>
#include <deque>
#include <filesystem>

#include "base/utf8.h"
#include "intake/byte_stream.h"
#include "intake/feed.h"
#include "intake/folder_walk.h"
#include "intake/gzip.h"
#include "intake/http_message.h"
#include "page/clean_page.h"
#include "text/decode.h"

namespace chancery {
namespace fs = std::filesystem;
namespace {

struct Ending {
  std::string_view suffix;
  InputFormat format;
};
constexpr Ending kEndings[] = {
    {".txt", InputFormat::text},    {".text", InputFormat::text},    {".jsonl", InputFormat::jsonl}, {".ndjson", InputFormat::jsonl},
    {".html", InputFormat::html},   {".htm", InputFormat::html},     {".xhtml", InputFormat::html},  {".warc", InputFormat::warc},
    {".wet", InputFormat::warc},    {".rss", InputFormat::feed},     {".atom", InputFormat::feed},   {".xml", InputFormat::feed},
};

InputFormat format_of_name(std::string path) {
  path = to_lower(path);
  if (path.ends_with(".gz")) path.resize(path.size() - 3);
  for (const Ending& ending : kEndings)
    if (path.ends_with(ending.suffix)) return ending.format;
  return InputFormat::automatic;
}

// Whether the first line opens with '{' and a quoted name.
bool starts_like_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] != '{') return false;
  const auto second = bytes.find_first_not_of(" \t", first + 1);
  return second != std::string_view::npos && bytes[second] == '"';
}

InputFormat format_of_bytes(std::string_view head) {
  if (head.starts_with("WARC/")) return InputFormat::warc;
  if (starts_like_json(head)) return InputFormat::jsonl;
  if (looks_like_feed(head)) return InputFormat::feed;
  if (looks_like_html(head)) return InputFormat::html;
  return InputFormat::text;
}

InputArticle failure(const std::string& name, const std::string& why) {
  InputArticle out;
  out.source.name = name;
  out.problems.push_back(why);
  out.failed = true;
  return out;
}

InputArticle skipped(const std::string& name, const std::string& why) {
  InputArticle out = failure(name, why);
  out.skipped = true;
  return out;
}

// The value of charset= in a Content-Type.
std::string charset_of(std::string_view content_type) {
  const std::string low = to_lower(content_type);
  const auto at = low.find("charset=");
  if (at == std::string::npos) return "";
  std::string out = low.substr(at + 8);
  out.resize(std::min(out.find_first_of("; \t,"), out.size()));
  std::erase_if(out, [](char c) { return c == '"' || c == '\''; });
  return out;
}

}  // namespace

InputFormat input_format(std::string_view name) {
  if (name == "text") return InputFormat::text;
  if (name == "html") return InputFormat::html;
  if (name == "warc") return InputFormat::warc;
  if (name == "feed") return InputFormat::feed;
  if (name == "jsonl") return InputFormat::jsonl;
  return InputFormat::automatic;
}

bool named_like_input(const std::string& path) { return format_of_name(path) != InputFormat::automatic; }

struct Inputs::State {
  std::deque<std::string> arguments;
  InputFormat format;
  std::optional<FolderWalk> folder;
  std::string folder_name;
  std::size_t from_folder = 0;
  // What is being read of a file of many articles.
  std::string name;
  std::optional<ByteStream> lines;
  std::size_t line_number = 0;
  std::optional<WarcReader> archive;
  std::deque<InputArticle> items;

  std::optional<InputArticle> next() {
    for (;;) {
      if (auto article = next_of_many()) return article;
      if (folder) {
        if (auto step = folder->next()) {
          ++from_folder;
          if (!step->error.empty()) return failure(step->path, "cannot list the folder: " + step->error);
          if (auto article = open(step->path)) return article;
          continue;
        }
        folder.reset();
        if (from_folder == 0) return failure(folder_name, "no articles in the folder: no text, page, archive, feed or JSONL");
      }
      if (arguments.empty()) return {};
      const std::string argument = std::move(arguments.front());
      arguments.pop_front();
      std::error_code ignored;
      if (argument != "-" && fs::is_directory(argument, ignored)) {
        folder.emplace(argument);
        folder_name = argument;
        from_folder = 0;
        continue;
      }
      if (argument != "-" && !fs::exists(argument, ignored)) {
        const auto paths = paths_like(argument);
        arguments.insert(arguments.begin(), paths.begin(), paths.end());
        if (!paths.empty()) continue;
      }
      if (auto article = open(argument)) return article;
    }
  }

  std::optional<InputArticle> next_of_many() {
    if (!items.empty()) {
      auto out = std::move(items.front());
      items.pop_front();
      return out;
    }
    if (lines) {
      if (auto article = next_line()) return article;
      lines.reset();
    }
    if (archive) {
      if (auto record = archive->next()) return article_of_record(std::move(*record));
      archive.reset();
    }
    return {};
  }

  // A file of one article, or the first of one of many (then the rest follows by next_of_many).
  std::optional<InputArticle> open(const std::string& path) {
    ByteStream stream = path == "-" ? ByteStream::standard_input() : ByteStream::file(path);
    if (!stream.error().empty())
      return failure(path, path.find_first_of("*?[") != std::string::npos ? "no file matches" : "cannot read: " + stream.error());
    name = path;
    InputFormat what = format == InputFormat::automatic ? format_of_name(path) : format;
    GzipSource* unpacking = nullptr;
    if (looks_gzipped(stream.peek(3))) {
      auto source = std::make_unique<GzipSource>(std::move(stream));
      unpacking = source.get();
      stream = ByteStream(std::move(source));
      if (what != InputFormat::warc && stream.peek(8).starts_with("WARC/")) what = InputFormat::warc;  // under another name
    }
    if (what == InputFormat::automatic || what == InputFormat::feed) {
      const std::string_view head = stream.peek(4096);
      if (what == InputFormat::automatic) what = format_of_bytes(head);
      else if (format == InputFormat::automatic && !looks_like_feed(head))  // *.xml may be anything
        what = looks_like_html(head) ? InputFormat::html : InputFormat::feed;
    }
    switch (what) {
      case InputFormat::jsonl:
        lines.emplace(std::move(stream));
        line_number = 0;
        return next_line();
      case InputFormat::warc:
        archive.emplace(std::move(stream), unpacking);
        return next_of_many();
      case InputFormat::feed: return open_feed(stream);
      default: return single(stream, what == InputFormat::html);
    }
  }

  InputArticle single(ByteStream& stream, bool html) {
    InputArticle out;
    out.source.name = name;
    out.source.html = html;
    const std::size_t most = html ? kLongestPage : kLongestText;
    if (!stream.rest(out.bytes, most)) {
      out.problems.push_back("too long: read are the first " + std::to_string(most) + " bytes");
      // No half of a character.
      while (!out.bytes.empty() && (out.bytes.back() & 0xC0) == 0x80) out.bytes.pop_back();
      if (!out.bytes.empty() && (out.bytes.back() & 0x80)) out.bytes.pop_back();
    }
    if (!stream.error().empty()) {
      out.problems.push_back("cannot read: " + stream.error());
      out.failed = true;
    }
    return out;
  }

  std::optional<InputArticle> next_line() {
    std::string line;
    while (lines->line(line, kLongestPage)) {
      ++line_number;
      if (line.find_first_not_of(" \t\r\n") == std::string::npos) continue;
      const std::string place = name + ":" + std::to_string(line_number);
      if (line.size() >= kLongestPage) return failure(place, "too long: a line of more than " + std::to_string(kLongestPage) + " bytes");
      return article_of_json(line, place);
    }
    if (!lines->error().empty()) {
      const std::string error = lines->error();
      lines.reset();
      return failure(name, "cannot read: " + error);
    }
    return {};
  }

  InputArticle article_of_record(WarcRecord record) const {
    const std::string place = name + ":" + std::to_string(record.offset);
    if (!record.damage.empty())
      return skipped(name, record.damage + (record.address.empty() ? "" : " (" + record.address + ")"));
    InputArticle out;
    out.source.name = record.address.empty() ? place : record.address;
    out.source.url = record.address;
    out.source.charset = charset_of(record.content_type);
    const std::string type = media_type(record.content_type);
    out.source.html = type.empty() ? looks_like_html(record.body) : type != "text/plain";
    out.bytes = std::move(record.body);
    out.packed = true;
    if (!record.problem.empty()) out.problems.push_back(record.problem);
    return out;
  }

  std::optional<InputArticle> open_feed(ByteStream& stream) {
    std::string bytes;
    const bool whole = stream.rest(bytes, kLongestFeed);
    Feed feed = read_feed(bytes);
    for (FeedItem& item : feed.items) {
      InputArticle out;
      out.source.name = !item.address.empty() ? item.address : !item.id.empty() ? item.id : name + ":" + std::to_string(item.line);
      out.source.url = item.address;
      out.source.title = item.title;
      out.source.published = item.published;
      out.source.html = item.html;
      if (item.html) out.source.charset = "utf-8";
      out.bytes = std::move(item.body);
      // A feed that gives titles alone: the title is the article.
      if (out.bytes.find_first_not_of(" \t\r\n") == std::string::npos) {
        out.bytes = item.title;
        out.source.html = false;
      }
      out.packed = true;
      items.push_back(std::move(out));
    }
    if (!whole) items.push_back(skipped(name, "too long: read are the first " + std::to_string(kLongestFeed) + " bytes"));
    if (!stream.error().empty()) items.push_back(failure(name, "cannot read: " + stream.error()));
    for (const auto& problem : feed.problems) items.push_back(skipped(name, problem));
    return next_of_many();
  }
};

Inputs::Inputs(std::vector<std::string> arguments, InputFormat format)
    : state_(new State{{arguments.begin(), arguments.end()}, format, {}, "", 0, "", {}, 0, {}, {}}) {}
Inputs::~Inputs() = default;
Inputs::Inputs(Inputs&&) noexcept = default;
Inputs& Inputs::operator=(Inputs&&) noexcept = default;
std::optional<InputArticle> Inputs::next() { return state_->next(); }

}  // namespace chancery
