// How far an event has come: held, planned, denied ... read once for all kinds from the words around its anchor.
//
// What counts: auxiliaries ("will", "may", "is to"), negation, the verbs and nouns that govern the anchor ("plans to
// sign", "failed to agree", "the meeting was postponed"), modifiers ("the planned visit"), purpose infinitives, and a
// stated time that is still to come. Words stand in data/lexicon/status_words.tsv under the classes status-planned,
// status-possible, status-postponed, status-cancelled, status-refused, status-denied, status-occur (what an event does
// when it happens: only there does "not" deny it) and status-topic (verbs of talking, which say nothing of the status
// of what is talked about).
//
//   stage_of(reading, anchor)   "Ozola did not meet Munteanu" -> EventStage::denied
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/reading.h"

namespace chancery {

enum class EventStage : std::uint8_t { held, ongoing, planned, possible, postponed, cancelled, refused, denied };
const char* name_of(EventStage stage);

EventStage stage_of(const ArticleReading& reading, TokenIndex anchor);
// A stage after a look at the event's own time: what is told as held but dated after the article is planned.
EventStage stage_with_time(EventStage stage, const DateInterval& when, const std::optional<ResolvedDate>& published);

// data/ontology/statuses.tsv: what each kind writes for a stage.
class StatusWords {
 public:
  static StatusWords load(const std::vector<std::string>& data_folders);
  // "signed"; empty where a fact of this kind is not made of an event at this stage.
  const std::string& word(std::string_view kind, EventStage stage) const;

 private:
  std::unordered_map<std::string, std::string> words_;  // "instrument/held" -> "signed"
};

}  // namespace chancery
