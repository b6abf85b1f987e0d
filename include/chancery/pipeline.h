// The door of the library: load once, read many.
//
//   const auto pipeline = chancery::Pipeline::load({});       // throws Error where a table, rule or model is broken
//   const auto document = pipeline.read(bytes, {.name = "riga.txt"});
//   std::cout << chancery::to_json_line(document);
//
// A loaded pipeline is const and serves any number of threads; the same bytes give the same document on each.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/document.h"

namespace chancery {

struct Options {
  std::string data;                  // folder of lexicon/, ontology/, grammar/, rules/, models/; "" finds the installed one
  std::vector<std::string> lexicons; // folders of a user's own tables, same columns
  bool fast = false;                 // trees by the fast syntax model: about three times as many words a second, a little less exact
  bool vectors = false;              // Document::vectors: what the syntax model makes of each token in its sentence
};

class Pipeline {
 public:
  static Pipeline load(const Options& options);
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  // Reads one article. Never throws for odd news: what could not be read stands in Document::problems. An article in a
  // language that is not read yet is laid out, said to be unread, and has no facts.
  Document read(std::string_view bytes, Source source) const;

  // The first part of `read` alone: text, title, dates, language, body and furniture. A small part of the cost.
  Document lay_out(std::string_view bytes, Source source) const;

  // As read, for many at once on `threads` threads (0: one for each core). Documents come in the order given.
  std::vector<Document> read_all(const std::vector<std::pair<std::string, Source>>& articles, unsigned threads = 0) const;

  struct Parts;  // the loaded stages; src/pipeline/parts.h
  const Parts& parts() const { return *parts_; }

 private:
  explicit Pipeline(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// The record of one article as one line of JSON (with a newline at its end); the shape is that of `chancery schema`.
std::string to_json_line(const Document& document, bool with_text = false);

}  // namespace chancery
