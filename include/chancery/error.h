// What is thrown when the world is broken: a model, a table row, a rule, a full disk. Never thrown for odd news: that
// becomes a line in Document::problems.
//
//   throw Error{"data/lexicon/verbs.tsv", 12, "unknown word class 'meeet'"};
//   // what(): "data/lexicon/verbs.tsv:12: unknown word class 'meeet'"
#pragma once

#include <stdexcept>
#include <string>

namespace chancery {

struct Error : std::runtime_error {
  // line is 1-based; 0 where the whole file is meant.
  Error(std::string file_, std::size_t line_, const std::string& what_)
      : std::runtime_error(line_ ? file_ + ":" + std::to_string(line_) + ": " + what_ : file_ + ": " + what_),
        file(std::move(file_)),
        line(line_) {}

  std::string file;
  std::size_t line;
};

}  // namespace chancery
