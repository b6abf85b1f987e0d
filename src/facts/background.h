// Background: what the article itself marks as earlier news or history.
//
// Marked by words ("Earlier, it was reported", "As we previously reported", "will be recalled"; the table
// data/lexicon/background_markers.tsv), or by a past perfect with an earlier date. A marked sentence carries on to the
// end of its paragraph, until a sentence with a date of the article's own days.
#pragma once

#include <string>
#include <vector>

#include "facts/reading.h"
#include "lexicon/phrases.h"

namespace chancery {

class Background {
 public:
  static Background load(const std::vector<std::string>& data_folders);
  // One flag a sentence.
  std::vector<bool> sentences(const ArticleReading& reading) const;

 private:
  enum class Where : std::uint32_t { start, start_dated, anywhere };
  Phrases markers_;
};

// Whether an interval lies well before the article: an event so dated is history, whatever its words.
bool long_before(const DateInterval& when, const std::optional<ResolvedDate>& published);

}  // namespace chancery
