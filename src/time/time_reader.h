// Reads temporal expressions: dates absolute and relative, ranges, parts of years, durations, clock times, frequencies.
//
// Writes Document::times, in order of the text, never overlapping. `tokens` leave out the preposition, `span` holds it
// ("on Tuesday"). What cannot be resolved (no date of the article, 31 June) stands with an unknown interval and says
// why in `basis`. Needs tokens and layout; uses tags and heads where there are any.
//
//   const auto reader = TimeReader::load({"data"});
//   reader.run(document);
//   // "on Tuesday" with the page date 2025-08-27: 2025-08-26, "weekday before the page date 2025-08-27"
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "time/numbers.h"
#include "time/time_grammar.h"

namespace chancery {

class TimeReader {
 public:
  static TimeReader load(const std::vector<std::string>& data_folders);
  void run(Document& document) const;

 private:
  struct Words {
    WordTable words;
    NumberReader numbers;
  };
  explicit TimeReader(std::shared_ptr<const Words> words)
      : words_(std::move(words)), grammar_(words_->words, words_->numbers) {}

  std::shared_ptr<const Words> words_;  // the grammar points in here
  TimeGrammar grammar_;
};

}  // namespace chancery
