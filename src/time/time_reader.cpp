#include "time/time_reader.h"

#include <algorithm>

#include "time/time_resolver.h"

namespace chancery {
namespace {

constexpr std::size_t kNear = 6;  // sentences within which "the next day" leans on a day told before

// A month, weekday or year within a longer name is part of it: "June Carter", "The Sunday Chronicle", "Vision 2030
// Council".
bool within_name(const Document& document, const TimeExpression& time, const Point& point, std::size_t& next_name) {
  const bool bare = (point.kind == Point::Kind::date && !point.day && (!point.month || !point.year)) ||
                    point.kind == Point::Kind::weekday;
  if (!bare) return false;
  while (next_name < document.names.size() && document.names[next_name].tokens.last <= time.tokens.first) ++next_name;
  if (next_name >= document.names.size()) return false;
  const Name& name = document.names[next_name];
  return name.tokens.contains(time.tokens) &&
         (name.tokens.size() > time.tokens.size() || name.type == NameType::person);
}

bool names_in_order(const Document& document) {
  return std::is_sorted(document.names.begin(), document.names.end(),
                        [](const Name& a, const Name& b) { return a.tokens.first < b.tokens.first; });
}

}  // namespace

TimeReader TimeReader::load(const std::vector<std::string>& data_folders) {
  return TimeReader(std::make_shared<const Words>(
      Words{WordTable::load(data_folders, "time_words.tsv"), NumberReader::load(data_folders)}));
}

void TimeReader::run(Document& document) const {
  document.times.clear();
  const TimeResolver resolver(anchor_of(document));
  const bool ordered = names_in_order(document);
  Told told;
  std::size_t told_day_at = 0;
  std::size_t next_name = 0;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    const bool title = sentence.paragraph == kTitleParagraph;
    if (s > told_day_at + kNear) told.day = {};
    const Atoms atoms = atoms_of(document, sentence);
    for (const Reading& reading : grammar_.read(atoms)) {
      TimeExpression time;
      time.kind = reading.kind;
      time.tokens = tokens_of(atoms, reading.first, reading.last);
      time.span = span_of(atoms, reading.start, reading.last);
      if (!document.times.empty() && document.times.back().tokens.overlaps(time.tokens)) continue;
      if (reading.kind == TimeKind::date) {
        if (ordered && within_name(document, time, reading.point, next_name)) continue;
        const Tense tense = tense_around(document, sentence, atoms, reading.start, reading.last, words_->words);
        auto resolved = resolver.resolve(reading, tense, title, told);
        time.interval = resolved.interval;
        time.basis = std::move(resolved.basis);
        if (time.basis.starts_with("no such day"))
          document.problems.push_back({time.span, "a date that does not exist"});
        if (time.interval.known() && time.interval.from && time.interval.to && !title) {
          if (time.interval.precision == Precision::day) {
            told.day = time.interval;
            told_day_at = s;
          } else if (reading.point.kind != Point::Kind::same_period && reading.point.kind != Point::Kind::rolling) {
            told.period = time.interval;
          }
        }
      } else if (reading.kind == TimeKind::duration) {
        time.duration = reading.duration;
        time.basis = "a length of time";
      } else {
        time.basis = reading.kind == TimeKind::clock ? "a time of day" : "how often";
      }
      document.times.push_back(std::move(time));
    }
  }
}

}  // namespace chancery
