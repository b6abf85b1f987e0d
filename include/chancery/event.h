// Events: acts between parties in the codes that event data sets write.
//
// An event says who did what to whom as one row of CAMEO (code) and PLOVER (type, mode, contexts); a fact may stand
// behind it. Codes are explained in data/ontology/cameo_codes.tsv and plover_map.tsv; `chancery codebook` prints them.
// A meeting of five is one event with five sources and `mutual`; it becomes pairs only when rows are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/date.h"
#include "chancery/fact.h"
#include "chancery/names.h"
#include "chancery/span.h"

namespace chancery {

// One side of an event: an actor with its country and sectors, as event data write them.
struct Party {
  std::string name;                    // as written
  Span span;                           // empty where it is implied
  std::optional<EntityIndex> entity;
  std::string country;                 // ISO 3166-1 alpha-3; IGO, NGO or IMG for those above states; "" where unknown
  std::vector<std::string> sectors;    // "GOV", "MIL"; the primary one first
  std::string group;                   // of organisations: "EUN", "NAT"
  std::string code() const;            // "ISRMIL", "IGOUNO", "---REB" where the country is unknown
  bool operator==(const Party&) const = default;
};

struct Event {
  std::optional<FactIndex> fact;       // the fact that it codes, where there is one
  std::string cameo;                   // "1123"
  std::string type;                    // of PLOVER; "" for acts that PLOVER leaves out (statements, CAMEO 01)
  std::string mode;                    // of PLOVER; "" for none
  std::vector<std::string> contexts;   // of PLOVER
  std::vector<Party> sources;
  std::vector<Party> targets;          // empty for acts without a recipient, and for mutual ones
  bool mutual = false;                 // each source acts with each other: meetings, agreements, fights
  bool aside = false;                  // told by the way: in a relative clause, after "since", as background
  std::string status;                  // "done", "planned", "threatened" ... : of the act that is coded
  Span span;                           // the clause
  Span word;                           // the word or words that say what was done
  std::uint32_t sentence = 0;
  DateInterval date;
  std::optional<EntityIndex> place;
  std::string basis;                   // how the code came about: "reject + aid", "fact contact"
  bool operator==(const Event&) const = default;
};

}  // namespace chancery
