// How a stage is read: the verb group (auxiliaries, negation, tense), the clause around a verb, the words that govern a
// noun. Told apart from status.h because only the three sources below need it:
//   verb_group.cpp   the verb group alone, and single questions about a verb
//   verb_stage.cpp   a verb in its clause
//   noun_stage.cpp   a noun, by its determiner, its modifiers and what governs it
#pragma once

#include <optional>

#include "facts/status.h"

namespace chancery {

bool open_stage(EventStage stage);
// What a governing word does to what it governs, where it does anything.
std::optional<EventStage> governed_stage(const ArticleReading& reading, TokenIndex governor);
// "did not cancel": what was undone by "not".
EventStage not_so(EventStage stage);

class StageReader {
 public:
  explicit StageReader(const ArticleReading& reading) : reading_(reading) {}
  EventStage of(TokenIndex anchor, int depth = 0) const;

 private:
  // The verb group alone: auxiliaries, negation, tense.
  struct Group {
    std::optional<EventStage> stage;
    bool auxiliary = false;  // of tense or mood: not shared with a head any more
    bool negated = false;
  };

  Group group(TokenIndex verb) const;
  // "for Riga", "on a visit", and leaves nothing behind
  bool goes_off(TokenIndex verb) const;
  // "today", "this evening"
  bool today(TokenIndex verb) const;
  bool was_or_had(TokenIndex verb) const;
  // "the bill would ban imports", "legislation that would re-impose sanctions"
  bool by_draft_law(TokenIndex verb) const;
  // Told with its day, and no condition.
  bool dated(TokenIndex verb) const;
  // "left without meeting B", "instead of visiting Riga": did not do it
  bool left_undone(TokenIndex verb) const;
  // "have yet to sign", "is yet to be ratified": not so far
  bool not_yet(TokenIndex verb) const;
  // "come into force", "take effect"
  bool into_force(TokenIndex verb) const;
  // "not yet", "still not", "so far": what is not so now may be in time.
  bool so_far(TokenIndex verb) const;
  bool done_in_saying(TokenIndex verb) const;
  // An act of one moment: what is going on of it is to come.
  bool sudden(TokenIndex verb) const;
  bool reported(TokenIndex verb) const;
  bool perfect(TokenIndex verb) const;
  EventStage of_verb(TokenIndex verb, int depth) const;
  bool determined(TokenIndex noun) const;
  // "whether they plan to", "if they agree to"
  bool wondered(TokenIndex verb) const;
  // "if they oppose a deal": any there might be, in a condition.
  bool supposed(TokenIndex noun) const;
  bool told_when(TokenIndex verb) const;
  // "was the first to recognise it", "became the second leader to visit it": done, where being it is.
  bool first_to(TokenIndex head) const;
  // "rejected accusations that", "denied reports that", "dismissed as false the claim that": words that somebody
  // says are untrue.
  bool refuted(TokenIndex noun, int depth) const;
  // "of opening", "for restoring", after a noun.
  bool gerund_of_noun(TokenIndex verb) const;
  // "had the opportunity to meet": in the past it was taken.
  bool had_occasion(TokenIndex noun) const;
  // "the importance of the visit, which took place in May": over, whatever is said of it.
  bool told_as_past(TokenIndex noun) const;
  EventStage of_nominal(TokenIndex noun, int depth) const;
  std::optional<EventStage> by_governor(TokenIndex noun, int depth) const;
  const ArticleReading& reading_;
};

}  // namespace chancery
