// A fact in the making: the fact with where it was read, before merging, ordering and numbering.
#pragma once

#include <string>
#include <vector>

#include "chancery/fact.h"
#include "facts/status.h"

namespace chancery {

using DraftIndex = std::uint32_t;
inline constexpr DraftIndex kNoDraft = 0xffffffff;

struct Draft {
  Fact fact;
  EventStage stage = EventStage::held;
  std::uint32_t sentence = 0;
  TokenIndex anchor = kNoToken;
  Span anchor_span;
  DraftIndex part_of = kNoDraft;
  std::vector<TokenIndex> within;  // heads of the nominal events within which it happened
  TokenIndex same_as =
      kNoToken;                 // head of the nominal event that this tells of: one contact with the one anchored there
  bool status_by_rule = false;  // the rule named the status ("initialled")
  bool definite = false;        // of instruments: "the agreement"
  bool passing = false;   // of contacts: only named in passing ("the visit will deepen ties"): joins, never founds
  bool in_title = false;  // read in the headline
  bool generic = false;   // "during the talks": points at an event told elsewhere
  bool apart = false;     // of contacts: one of several told in the same words ("met separately with A and B")
  bool dropped = false;   // merged into another, or not worth keeping
  DraftIndex merged_into = kNoDraft;
  std::vector<std::uint32_t> told_in;  // of contacts: the sentences that tell of it, its own first

  explicit Draft(Fact fact_) : fact(std::move(fact_)) {}
};

}  // namespace chancery
