#include "facts/match_stage.h"

#include <algorithm>

namespace chancery {
namespace {

// "a planned attack", "plans its attack": said to come by its own words, or by the word right above.
bool only_intended(const ArticleReading& reading, TokenIndex noun) {
  for (const TokenIndex c : reading.tree_at(noun).children(noun))
    if (reading.in(c, "status-planned") || reading.in(c, "status-possible")) return true;
  const TokenIndex above = reading[noun].head;
  return above != kNoToken &&
         (reading.in_phrasal(above, "status-planned") || reading.in_phrasal(above, "status-possible"));
}

// "an end to the embargo imposed by X": in force, whatever is wished for it.
bool imposed_already(const ArticleReading& reading, TokenIndex noun) {
  for (const TokenIndex c : reading.tree_at(noun).children(noun))
    if (main_relation(reading[c].relation) == Relation::acl && reading[c].xpos == "VBN" &&
        reading.in_phrasal(c, "measure_verb"))
      return true;
  return false;
}

bool congratulated(const ArticleReading& reading, TokenIndex noun) {
  const std::string preposition = reading.preposition(noun);
  if (preposition != "on" && preposition != "of" && preposition != "upon" && preposition != "for") return false;
  TokenIndex at = reading[noun].head;
  for (int step = 0; step < 3 && at != kNoToken; ++step, at = reading[at].head)
    if (reading.in(at, "congratulate") || reading.in(at, "ritual_noun")) return true;
  return false;
}

// "the decision to expel them", "decided to expel them": acts of will, done in being decided.
bool decided(const ArticleReading& reading, const Match& match) {
  static constexpr std::string_view kWill[] = {"expelled",   "recognised", "severed",
                                               "sanctioned", "banned",     "suspended",  "recalled", "lifted"};
  const bool of_will = std::any_of(match.gives.begin(), match.gives.end(), [](const auto& given) {
    return given.first == "act" && std::find(std::begin(kWill), std::end(kWill), given.second) != std::end(kWill);
  });
  const TokenIndex above = reading[match.anchor].head;
  if (!of_will || above == kNoToken || !reading.infinitive(match.anchor)) return false;
  if (reading[above].lemma != "decision" && reading[above].lemma != "decide") return false;
  // "refused to meet him in protest of X's decision to": whose it is, it is taken
  if (reading[above].lemma == "decision" && reading.child(above, Relation::nmod_poss) != kNoToken) return true;
  // "expected to announce a decision to", "may decide to"
  return !reading.in_title(above) && stage_of(reading, above) == EventStage::held;
}

// Acts that nobody threatens with.
bool benign(const Match& match) {
  return std::any_of(match.gives.begin(), match.gives.end(), [](const auto& given) {
    return given.first == "act" &&
           (given.second == "restored" || given.second == "recognised" || given.second == "lifted" ||
            given.second == "released" || given.second == "opened" || given.second == "ceased fire" ||
            given.second == "withdrew");
  });
}

}  // namespace

EventStage stage_of_match(const ArticleReading& reading, const Match& match) {
  EventStage stage = stage_of(reading, match.anchor);
  if (const FilledSlot* verb = match.slot("verb"); verb && stage == EventStage::held && !verb->fillers.empty())
    if (verb->fillers.front().head != kNoToken) stage = stage_of(reading, verb->fillers.front().head);
  // "announced the visit of B": what is announced is to come.
  if (match.kind == "contact" && stage == EventStage::held && !reading.is_verbal(match.anchor) &&
      main_relation(reading[match.anchor].relation) == Relation::obj) {
    const TokenIndex above = reading[match.anchor].head;
    if (above != kNoToken && (reading[above].lemma == "announce" || reading[above].lemma == "reveal"))
      stage = EventStage::planned;
  }
  // "would like to congratulate him on his election": it has been
  if (match.kind == "office_change" && !reading.is_verbal(match.anchor) && stage != EventStage::held &&
      congratulated(reading, match.anchor))
    stage = EventStage::held;
  // "next year will be the 30th anniversary": of what is there
  if (match.rule == "relation.anniversary" && stage != EventStage::denied) return EventStage::held;
  // A partnership that "would grow" is there already; sought is what is asked for.
  if (match.kind == "relation" && !reading.is_verbal(match.anchor)) {
    const Relation relation = main_relation(reading[match.anchor].relation);
    const TokenIndex above = reading[match.anchor].head;
    // What is to be strengthened, continued, valued is there; only what is to be established is not.
    const bool object = relation == Relation::obj || main_relation(reading[match.anchor].relation) == Relation::nsubj;
    const bool founding =
        above != kNoToken && (reading.in(above, "establish") || reading.in(above, "intend") ||
                              (reading.in(above, "restore") && stage != EventStage::ongoing) ||
                              reading.in_phrasal(above, "assume_office"));
    if (relation == Relation::nsubj || relation == Relation::nmod || relation == Relation::obl ||
        (object && stage != EventStage::denied && !founding))
      stage = EventStage::held;
    // "the alliance is over", "the partnership has ended"
    if (above != kNoToken && relation == Relation::nsubj && !reading.negated(above) &&
        (reading[above].lemma == "over" || reading[above].lemma == "end" || reading[above].lemma == "collapse" ||
         reading[above].lemma == "lapse" || reading[above].lemma == "dissolve" || reading[above].lemma == "expire") &&
        stage_of(reading, above) == EventStage::held)
      stage = EventStage::cancelled;
  }
  // "to address X's invasion of Y", "ways to end the attack on Y": it is there; only what is planned or threatened is
  // not.
  if (match.kind == "measure" && !reading.is_verbal(match.anchor) &&
      (match.rule == "measure.possessed" || match.rule == "measure.attack_by_name" ||
       match.rule == "measure.seizure_of" ||
       imposed_already(reading, match.anchor)) &&
      (stage == EventStage::planned || stage == EventStage::possible) && !only_intended(reading, match.anchor))
    stage = EventStage::held;
  if (match.kind == "measure" && stage != EventStage::held && stage != EventStage::possible && decided(reading, match))
    stage = EventStage::held;
  // "alleging that X carried out a strike": that is how it is told, and nobody threatens with it
  if (match.kind == "measure" && stage == EventStage::possible) {
    const FilledSlot* told = match.slot("verb");
    const TokenIndex verb = told && !told->fillers.empty() ? told->fillers.front().head : match.anchor;
    if (verb != kNoToken && main_relation(reading[verb].relation) == Relation::ccomp &&
        reading[verb].head != kNoToken && reading.in(reading[verb].head, "status-alleged") && reading[verb].xpos == "VBD")
      stage = EventStage::held;
  }
  return stage;
}

// "the ability to hit X", "efforts to restrict travel", "it was important for X to mend ties", "never supported the
// imposition of an embargo": no act is told, and none is planned or threatened.
bool no_act(const ArticleReading& reading, const Match& match) {
  const TokenIndex head = reading[match.anchor].head;
  if (match.kind != "measure" || head == kNoToken) return false;
  const std::string& above = reading[head].lemma;
  if (match.rule == "measure.imposition")
    return main_relation(reading[match.anchor].relation) == Relation::obj &&
           (above == "support" || above == "oppose" || above == "favour" || above == "favor" || above == "advocate" ||
            above == "resist" || above == "reject");
  if (!reading.infinitive(match.anchor)) return false;
  const Relation relation = main_relation(reading[match.anchor].relation);
  if (relation == Relation::acl &&
      (above == "ability" || above == "capability" || above == "capacity" || above == "power" || above == "means"))
    return true;
  if (relation == Relation::acl && !match.slot("against") &&
      (above == "effort" || above == "attempt" || above == "bid" || above == "campaign"))
    return true;
  return reading[head].upos == Upos::ADJ &&
         (above == "important" || above == "necessary" || above == "essential" || above == "vital" ||
          above == "crucial" || above == "difficult" || above == "hard" || above == "possible" ||
          above == "impossible" || above == "able" || above == "unable" || above == "capable");
}

bool tells_nothing(const ArticleReading& reading, const Match& match) {
  if (no_act(reading, match)) return true;
  // "was instructed to invite them": not invited yet
  if (match.kind == "invitation" && reading.infinitive(match.anchor) && reading[match.anchor].head != kNoToken) {
    const std::string& above = reading[reading[match.anchor].head].lemma;
    if (above == "instruct" || above == "direct" || above == "order" || above == "task" || above == "urge" ||
        above == "ask" || above == "request")
      return true;
  }
  // "an invitation to visit Riga": the visit is the invitation's.
  if (match.kind == "contact" && reading.infinitive(match.anchor) && reading[match.anchor].head != kNoToken &&
      reading.in(reading[match.anchor].head, "invitation_noun"))
    return true;
  // "renewed her invitation to visit Riga", where the parser hangs the visit on the verb
  if (match.kind == "contact" && reading.infinitive(match.anchor) && reading[match.anchor].head != kNoToken &&
      main_relation(reading[match.anchor].relation) == Relation::advcl) {
    const TokenIndex above = reading[match.anchor].head;
    const TokenIndex object = reading.child(above, Relation::obj);
    if (object != kNoToken && reading.in(object, "invitation_noun") && !reading.in(above, "accept")) return true;
  }
  // "welcomes the president to visit Riga at an early date": an invitation, and nobody is welcomed yet
  if (match.kind == "contact" && reading.is_verbal(match.anchor)) {
    const TokenIndex head = reading[match.anchor].head;
    if (reading.infinitive(match.anchor) && head != kNoToken && reading[head].lemma == "welcome" &&
        reading.is_verbal(head))
      return true;
    if (reading[match.anchor].lemma == "welcome" && reading.child(match.anchor, Relation::obj) != kNoToken)
      for (const TokenIndex c : reading.tree_at(match.anchor).children(match.anchor))
        if (reading.infinitive(c) && main_relation(reading[c].relation) == Relation::xcomp) return true;
  }
  // "repeated calls for an end to the war": nobody telephones
  if (match.kind == "contact" && reading[match.anchor].lemma == "call" && !reading.is_verbal(match.anchor))
    for (const TokenIndex c : reading.tree_at(match.anchor).children(match.anchor))
      if (reading.preposition(c) == "for" || (reading.infinitive(c) && reading[c].relation == Relation::acl))
        return true;
  // "a bill on the ratification of the treaty": the bill is told of, and nothing is ratified yet
  if (match.kind == "instrument" && !reading.is_verbal(match.anchor) && reading[match.anchor].head != kNoToken &&
      main_relation(reading[match.anchor].relation) == Relation::nmod &&
      reading.in(reading[match.anchor].head, "law_noun"))
    return true;
  // "a deadline on imposing sanctions", "the cost of deploying troops": nobody threatens with that.
  if (match.kind == "measure") {
    const FilledSlot* told_by = match.slot("verb");
    const TokenIndex verb = reading.is_verbal(match.anchor)        ? match.anchor
                            : told_by && !told_by->fillers.empty() ? told_by->fillers.front().head
                                                                   : kNoToken;
    if (verb != kNoToken && reading[verb].xpos == "VBG" && !reading.mark(verb).empty() &&
        main_relation(reading[verb].relation) == Relation::acl && reading[verb].head != kNoToken) {
      const TokenIndex noun = reading[verb].head;
      bool meant = reading[noun].lemma == "threat";
      for (const char* name : {"status-planned", "status-possible", "status-denied", "status-refused"})
        meant = meant || reading.in(noun, name);
      if (!meant && stage_of_match(reading, match) == EventStage::possible) return true;
    }
  }
  if (match.kind == "contact" && !reading.is_verbal(match.anchor) &&
      main_relation(reading[match.anchor].relation) == Relation::obj && reading[match.anchor].head != kNoToken) {
    const TokenIndex verb = reading[match.anchor].head;
    const std::string& lemma = reading[verb].lemma;
    // "called talks with them a waste of time": of talks as such
    bool pointed = false;
    for (const TokenIndex c : reading.tree_at(match.anchor).children(match.anchor))
      pointed = pointed || reading.word(c) == "the" || reading.word(c) == "this" ||
                reading[c].relation == Relation::nmod_poss;
    if ((lemma == "call" || lemma == "label" || lemma == "term" || lemma == "dub" || lemma == "brand" ||
         lemma == "describe") &&
        !pointed && reading[match.anchor].xpos != "NN")
      return true;
    // "to promote dialogue between them": they may or may not
    if (reading[match.anchor].lemma == "dialogue" && reading.in(verb, "promote_verb")) return true;
  }
  // "who can terminate the 1994 agreement": of its signing nothing is said
  if (match.rule == "instrument.of_that_year" && stage_of_match(reading, match) != EventStage::held) return true;
  // "the hope of striking a deal", "commitment to reaching a deal": none is there yet
  if (match.rule == "instrument.reached") {
    const std::string mark = reading.mark(match.anchor);
    if (reading[match.anchor].xpos == "VBG" && !mark.empty() && mark != "after" && mark != "since") return true;
    if (stage_of_match(reading, match) == EventStage::possible && !match.slot("party")) return true;
    // "implement the agreements reached": of none in particular
    if (main_relation(reading[match.anchor].relation) == Relation::acl && !match.slot("party") && !match.slot("date") &&
        reading[match.anchor].head != kNoToken && reading[reading[match.anchor].head].xpos == "NNS")
      return true;
  }
  // "needs to offer a fair deal", "would never propose a treaty": nothing is proposed
  if (match.rule == "instrument.propose") {
    const EventStage stage = stage_of_match(reading, match);
    if (stage == EventStage::possible || stage == EventStage::denied || stage == EventStage::refused) return true;
  }
  // Ties that one might restore, an embassy that one speaks of opening: no threat, and nothing done.
  if (match.kind == "measure" && benign(match) && stage_of_match(reading, match) == EventStage::possible) return true;
  return false;
}

}  // namespace chancery
