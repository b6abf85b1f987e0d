#include "time/time_reader.h"

#include <algorithm>

#include "time/time_resolver.h"

namespace chancery {
namespace {

constexpr std::size_t kPeriods = 32;  // periods of one sentence that are compared
constexpr std::size_t kNear = 6;      // sentences within which "the next day" leans on a day told before

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

// A stretch of time that a sentence speaks of.
struct Period {
  std::size_t time;  // index into Document::times
  bool part;         // shorter than a year
  DateInterval interval;
};

// The period that "the same period last year" in the same sentence leans on: parts of a year before years, those told
// before it before those told after it.
const Period* period_for(const std::vector<Period>& periods, std::size_t index) {
  const Period* best = nullptr;
  const auto rank = [&](const Period& period) { return (period.time < index ? 2 : 0) + (period.part ? 1 : 0); };
  for (std::size_t k = periods.size() > kPeriods ? periods.size() - kPeriods : 0; k < periods.size(); ++k) {
    const Period& period = periods[k];
    if (period.time > index && !period.part) continue;
    if (!best || rank(period) > rank(*best) || (rank(period) == rank(*best) && period.time < index)) best = &period;
  }
  return best;
}

// "fiscal year 2023", "the 2023/24 financial year"
bool beside_fiscal(const WordTable& words, const Atoms& atoms, const Reading& reading) {
  return words.find_before(atoms, reading.first, "fiscal") || words.has(atoms, reading.last, "fiscal");
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
  DateInterval told_part;  // the last month or part of a year
  std::size_t told_day_at = 0, told_part_at = 0;
  std::size_t next_name = 0;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    const bool title = sentence.paragraph == kTitleParagraph;
    if (s > told_day_at + kNear) told.day = {};
    if (s > told_part_at + kNear / 2) told_part = {};
    const Atoms atoms = atoms_of(document, sentence);
    const std::vector<Reading> readings = grammar_.read(atoms);
    std::vector<Period> periods;                                       // of this sentence
    std::vector<std::pair<std::size_t, const Reading*>> same_periods;  // resolved last: their period may follow them
    const Told told_before = told;
    const DateInterval part_before = told_part;
    for (const Reading& reading : readings) {
      TimeExpression time;
      time.kind = reading.kind;
      time.tokens = tokens_of(atoms, reading.first, reading.last);
      time.span = span_of(atoms, reading.start, reading.last);
      if (!document.times.empty() && document.times.back().tokens.overlaps(time.tokens)) continue;
      if (reading.kind == TimeKind::duration) {
        time.duration = reading.duration;
        time.basis = "a length of time";
      } else if (reading.kind != TimeKind::date) {
        time.basis = reading.kind == TimeKind::clock ? "a time of day" : "how often";
      } else if (ordered && within_name(document, time, reading.point, next_name)) {
        continue;
      } else if (reading.point.kind == Point::Kind::same_period) {
        same_periods.emplace_back(document.times.size(), &reading);
      } else {
        const Tense tense = tense_around(document, sentence, atoms, reading.start, reading.last, words_->words);
        auto resolved = resolver.resolve(reading, tense, title, told);
        time.interval = resolved.interval;
        time.basis = std::move(resolved.basis);
        if (beside_fiscal(words_->words, atoms, reading))
          time.basis += "; a fiscal year, whose months differ by country";
        if (time.basis.starts_with("no such day"))
          document.problems.push_back({time.span, "a date that does not exist"});
        if (time.interval.known() && time.interval.from && time.interval.to && !title) {
          if (time.interval.precision == Precision::day) {
            told.day = time.interval;
            told_day_at = s;
          } else if (reading.point.kind != Point::Kind::rolling) {
            told.period = time.interval;
            const bool part = time.interval.precision != Precision::year;
            if (part) {
              told_part = time.interval;
              told_part_at = s;
            }
            periods.push_back({document.times.size(), part, time.interval});
          }
        }
      }
      document.times.push_back(std::move(time));
    }
    for (const auto& [index, reading] : same_periods) {
      Told nearest = told_before;
      if (part_before.known()) nearest.period = part_before;
      if (const Period* period = period_for(periods, index)) nearest.period = period->interval;
      auto resolved = resolver.resolve(*reading, Tense::unknown, title, nearest);
      document.times[index].interval = resolved.interval;
      document.times[index].basis = std::move(resolved.basis);
    }
  }
}

}  // namespace chancery
