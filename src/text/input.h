// Arguments to articles: files, folders, standard input, and JSONL with an article a line. One at a time, so that a
// folder of a million files is never held in memory. Never throws: what cannot be read is an article too, with its
// reason in `problems` and `failed` set.
//
//   Inputs inputs({"news/", "-"}, InputFormat::automatic);
//   while (auto article = inputs.next()) read(article->bytes, article->source);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chancery/document.h"

namespace chancery {

enum class InputFormat { automatic, text, jsonl };

struct InputArticle {
  std::string bytes;  // of the article: not decoded yet (see text/decode.h)
  Source source;
  std::vector<std::string> problems;
  bool failed = false;  // could not be read: the batch goes on, and ends with exit code 1
};

// Files come in the order given, those of a folder sorted by path, folders within folders included: *.txt, *.text,
// *.jsonl and *.ndjson, hidden ones left out. A file given by name is read whatever it is called. "-" is standard
// input. With `automatic`, a file named *.jsonl or *.ndjson, and one whose first line is a JSON object, is read as
// JSONL.
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

// One line of JSONL: `text` and, where there, `id`, `url`, `title`, `published`, `agency`, `language`. `place` names
// the line ("news.jsonl:7") where it has no id.
InputArticle article_of_json(std::string_view line, const std::string& place);

}  // namespace chancery
