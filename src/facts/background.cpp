#include "facts/background.h"

#include "base/file.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

using Days = std::chrono::sys_days;

// Dates of the article's own days end a run of background.
bool dated_now(const ArticleReading& reading, const Sentence& sentence) {
  const auto& published = reading.document().layout.published;
  if (!published || !published->interval.to) return false;
  for (const std::uint32_t index : reading.times_in(sentence.tokens)) {
    const DateInterval& when = reading.document().times[index].interval;
    if (when.precision != Precision::day || !when.from) continue;
    const auto distance = Days(*published->interval.to) - Days(*when.from);
    if (distance <= std::chrono::days(3)) return true;
  }
  return false;
}

bool dated_before(const ArticleReading& reading, const Sentence& sentence) {
  const auto& published = reading.document().layout.published;
  for (const std::uint32_t index : reading.times_in(sentence.tokens)) {
    const TimeExpression& time = reading.document().times[index];
    if (time.kind != TimeKind::date || !time.interval.to) continue;
    if (!published || !published->interval.from) continue;
    if (Days(*time.interval.to) + std::chrono::days(3) < Days(*published->interval.from)) return true;
  }
  return false;
}

bool past_perfect(const ArticleReading& reading, const Sentence& sentence) {
  const std::uint32_t index = reading.sentence_of(sentence.tokens.first);
  const TokenIndex root = reading.tree(index).root();
  if (root == kNoToken) return false;
  for (const TokenIndex c : reading.tree(index).children(root))
    if (reading[c].upos == Upos::AUX && reading.word(c) == "had") return true;
  return false;
}

}  // namespace

Background Background::load(const std::vector<std::string>& data_folders) {
  Background out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/background_markers.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      Where where = Where::start;
      if (row["where"] == "anywhere") {
        where = Where::anywhere;
      } else if (row["where"] == "start with earlier date") {
        where = Where::start_dated;
      } else if (row["where"] != "start") {
        row.fail("unknown place '" + row.text("where") + "'");
      }
      out.markers_.add(row["phrase"], static_cast<std::uint32_t>(where));
    }
  }
  return out;
}

std::vector<bool> Background::sentences(const ArticleReading& reading) const {
  const auto& sentences = reading.document().sentences;
  std::vector<bool> out(sentences.size(), false);
  bool running = false;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    if (sentence.paragraph == kTitleParagraph) continue;
    if (s > 0 && sentences[s - 1].paragraph != sentence.paragraph) running = false;
    std::vector<std::string> words;
    words.reserve(sentence.tokens.size());
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) words.push_back(reading.word(t));
    bool marked = false;
    for (std::size_t at = 0; at < words.size() && !marked; ++at) {
      for (const Phrases::Found& found : markers_.all(words, at)) {
        for (const std::uint32_t value : *found.values) {
          const Where where = static_cast<Where>(value);
          const bool starts = at <= 2 && (at == 0 || reading[sentence.tokens.first].upos == Upos::CCONJ ||
                                          reading[sentence.tokens.first].upos == Upos::PUNCT);
          marked = marked || where == Where::anywhere || (where == Where::start && starts) ||
                   (where == Where::start_dated && starts &&
                    (dated_before(reading, sentence) || past_perfect(reading, sentence)));
        }
      }
    }
    if (!marked && past_perfect(reading, sentence) && dated_before(reading, sentence)) {
      out[s] = true;  // told in passing: does not carry on
      continue;
    }
    if (marked) {
      running = true;
    } else if (running && dated_now(reading, sentence)) {
      running = false;
    }
    out[s] = marked || running;
  }
  return out;
}

bool long_before(const DateInterval& when, const std::optional<ResolvedDate>& published) {
  if (!published || !published->interval.from || !when.to || when.precision == Precision::none) return false;
  return Days(*when.to) + std::chrono::days(30) < Days(*published->interval.from);
}

}  // namespace chancery
