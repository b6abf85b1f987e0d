// Facts as events: which code a fact has, and who acts on whom in it.
//
// The codes stand in data/ontology/fact_events.tsv; a fact without a row, or without an actor, is no event.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/actors.h"
#include "events/codes.h"

namespace chancery {

struct FactCode {
  std::string cameo;
  std::string type, mode;  // "" for those of the code
};

class FactCodes {
 public:
  static FactCodes load(const std::vector<std::string>& data_folders, const EventCodes& codes);
  // Null where the fact is no event.
  const FactCode* of(std::string_view kind, std::string_view word, std::string_view status) const;

 private:
  std::unordered_map<std::string, FactCode> codes_;  // "measure/expelled/done"
};

// Puts type, mode and contexts of its code into an event; those given beat the code's own.
void put_code(Event& event, const EventCodes& codes, std::string_view cameo, std::string_view type = {},
              std::string_view mode = {});

// The events of all facts, in order of the facts.
std::vector<Event> fact_events(const ArticleReading& reading, const ActorCoder& actors, const EventCodes& codes,
                               const FactCodes& facts);

}  // namespace chancery
