// Arguments to articles: files, folders, patterns, standard input; text, pages, WARC archives, feeds, and JSONL with an
// article a line; gzip around any of them. One at a time, so that an archive of a million pages is never held in memory.
// Never throws: what cannot be read is an article too, with its reason in `problems` and `failed` set.
//
//   Inputs inputs({"news/", "CC-NEWS-*.warc.gz", "-"}, InputFormat::automatic);
//   while (auto article = inputs.next()) read(article->bytes, article->source);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/document.h"
#include "intake/warc.h"

namespace chancery {

enum class InputFormat { automatic, text, html, warc, feed, jsonl };
// "warc" -> InputFormat::warc; automatic for "auto" and for what it does not know.
InputFormat input_format(std::string_view name);

struct InputArticle {
  std::string bytes;  // of the article: not decoded yet (see text/decode.h)
  Source source;
  std::vector<std::string> problems;
  bool failed = false;   // could not be read: the batch goes on, and ends with exit code 1
  bool skipped = false;  // a damaged record of an archive or feed: said in `problems`, and no record comes of it
  bool packed = false;   // out of an archive or feed: nobody has its text at hand
};

// Files come in the order given, those of a folder or pattern sorted by path, folders within folders included, hidden files
// left out. A file given by name is read whatever it is called. "-" is standard input. With `automatic` a file's name
// decides (*.txt, *.html, *.warc, *.rss, *.jsonl, each with .gz or without), and where that says nothing, its first bytes.
class Inputs {
 public:
  explicit Inputs(std::vector<std::string> arguments, InputFormat format = InputFormat::automatic);
  ~Inputs();
  Inputs(Inputs&&) noexcept;
  Inputs& operator=(Inputs&&) noexcept;

  std::optional<InputArticle> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One line of JSONL: `text` or `html` and, where there, `id`, `url`, `title`, `published`, `agency`, `language`. `place`
// names the line ("news.jsonl:7") where it has no id.
InputArticle article_of_json(std::string_view line, const std::string& place);

// Whether a file in a folder is read, going by its name.
bool named_like_input(const std::string& path);

}  // namespace chancery
