#include "facts/stage_reader.h"

namespace chancery {

EventStage StageReader::of(TokenIndex anchor, int depth) const {
  if (depth > 8) return EventStage::held;
  // "Meeting with minister already scheduled": headlines leave out the verb.
  if (depth == 0 && reading_.in_title(anchor) && (reading_[anchor].xpos == "VBG" || !reading_.is_verbal(anchor)))
    for (const TokenIndex c : reading_.tree_at(anchor).children(anchor))
      if (c > anchor && reading_[c].xpos == "VBN")
        if (const auto governed = governed_stage(reading_, c)) return *governed;
  // "is on an official visit to Riga": he is there now
  if (reading_[anchor].upos == Upos::NOUN && reading_.in(anchor, "contact_noun") &&
      reading_.preposition(anchor) == "on" && !reading_.negated(anchor))
    for (const TokenIndex c : reading_.tree_at(anchor).children(anchor))
      if (main_relation(reading_[c].relation) == Relation::cop &&
          (reading_[c].xpos == "VBZ" || reading_[c].xpos == "VBP")) {
        // "will vote next week, while he is on a trip": by then
        const bool then = main_relation(reading_[anchor].relation) == Relation::advcl &&
                          reading_[anchor].head != kNoToken && open_stage(of(reading_[anchor].head, depth + 1));
        return then ? EventStage::planned : EventStage::ongoing;
      }
  return reading_.is_verbal(anchor) ? of_verb(anchor, depth) : of_nominal(anchor, depth);
}

EventStage StageReader::of_verb(TokenIndex verb, int depth) const {
  const Group own = group(verb);
  std::optional<EventStage> stage = own.stage;
  if (own.negated) stage = stage == EventStage::possible ? EventStage::possible : EventStage::denied;
  const Token& token = reading_[verb];
  const TokenIndex head = token.head;
  const bool infinitive = reading_.infinitive(verb);
  // "has not yet come into force", "no pact has been agreed so far": pending
  if (own.negated && !own.stage && so_far(verb) &&
      (into_force(verb) || token.lemma == "reach" || reading_.in(verb, "finalise") || reading_.in(verb, "ratify") ||
       reading_.in(verb, "sign")))
    return EventStage::planned;
  // "has yet to be finalised": it is being worked on
  if (infinitive && not_yet(verb) && reading_.in(verb, "finalise")) return EventStage::planned;
  if ((infinitive && not_yet(verb)) || left_undone(verb)) return EventStage::denied;
  // "is said to have met": over, unless what governs it denies it
  if (infinitive && !own.stage && perfect(verb)) {
    if (own.negated) return EventStage::denied;
    const auto governed = head == kNoToken ? std::nullopt : governed_stage(reading_, head);
    return governed == EventStage::denied ? EventStage::denied : EventStage::held;
  }
  if (head == kNoToken) {
    // "President to visit Ghana": the infinitive of headlines.
    if (!stage && infinitive) return EventStage::planned;
    return stage.value_or(EventStage::held);
  }
  switch (main_relation(token.relation)) {
    case Relation::xcomp: {
      // "would like to congratulate", "wish to thank": done in being said
      if ((reading_[head].lemma == "like" || reading_[head].lemma == "wish" || reading_[head].lemma == "want") &&
          !reading_.negated(head) && !own.negated && done_in_saying(verb))
        return EventStage::held;
      if (stage && *stage != EventStage::ongoing) return *stage;
      const EventStage above = of(head, depth + 1);
      if (infinitive && first_to(head)) return above;
      if (reading_[head].lemma == "be" && infinitive)
        return above == EventStage::denied ? EventStage::denied : EventStage::planned;
      // "the path they took to normalise relations": what for
      if (infinitive && !stage && (reading_[head].lemma == "take" || reading_[head].lemma == "use"))
        return EventStage::possible;
      // "has to reopen the border" is not done yet; "had to" was
      if (reading_[head].lemma == "have" && infinitive && reading_[head].xpos != "VBD" && reading_[head].xpos != "VBN")
        return EventStage::possible;
      const auto governed = governed_stage(reading_, head);
      // "it was not clear whether they plan to open it"
      if (governed && wondered(head)) return EventStage::possible;
      // "had to be finalised": asked for, and it is not said that it was
      if (!governed && reading_[head].lemma == "have" && infinitive && reading_.passive(verb) &&
          (reading_.in(verb, "finalise") || reading_.in(verb, "sign") || reading_.in(verb, "ratify")))
        return EventStage::planned;
      if (governed) return above == EventStage::denied ? not_so(*governed) : *governed;
      // "A and B to sign agreement, minister says"
      if (infinitive && reading_.in_title(verb)) return EventStage::planned;
      return above == EventStage::held ? stage.value_or(EventStage::held) : above;
    }
    case Relation::conj: {
      if (own.auxiliary || !reading_.is_verbal(head)) return stage.value_or(EventStage::held);
      // "discussed steps to strengthen ties and signed agreements": no part of the steps
      if (token.xpos == "VBN" && reading_[head].xpos == "VB" && !stage && !reading_.passive(head))
        return EventStage::held;
      // "is due to speak and has meetings with B": those are to come as well
      if (!stage && token.lemma == "have" && (token.xpos == "VBZ" || token.xpos == "VBP"))
        if (const TokenIndex object = reading_.child(verb, Relation::obj);
            object != kNoToken && reading_.in(object, "contact_noun") &&
            (of(head, depth + 1) == EventStage::planned || reading_.in_phrasal(head, "status-planned")))
          return EventStage::planned;
      const bool bare = token.xpos == "VB" || token.xpos == "VBN" || token.xpos == "VBG";
      if (stage && *stage == EventStage::denied) return *stage;
      // "urged them not to wait and to hold talks": the "not" is the other's
      if (infinitive && reading_.infinitive(head) && reading_.negated(head) && !own.negated)
        return reading_[head].head == kNoToken
                   ? EventStage::planned
                   : governed_stage(reading_, reading_[head].head).value_or(EventStage::possible);
      if (bare || infinitive) return of(head, depth + 1);
      return stage.value_or(EventStage::held);
    }
    case Relation::advcl: {
      if (stage && *stage != EventStage::ongoing) return *stage;
      const std::string mark = reading_.mark(verb);
      // "will sign it when they attend the summit"
      if (!stage && (token.xpos == "VBP" || token.xpos == "VBZ") && (told_when(verb) || mark == "once" || mark == "after")) {
        const EventStage above = of(head, depth + 1);
        if (open_stage(above)) return above;
      }
      if (mark == "if" || mark == "unless" || mark == "whether") return EventStage::possible;
      // "gathered to hold their meeting", "visited Riga to meet the premier": done in being there
      if (infinitive && (reading_.in(head, "meet") || (reading_.in(head, "visit") && !reading_.in(head, "travel"))) &&
          (reading_[head].xpos == "VBD" || reading_[head].xpos == "VBN"))
        return of(head, depth + 1);
      // "called on the government to lift the embargo", hung as a purpose: asked for only
      if (infinitive && governed_stage(reading_, head) == EventStage::possible) return EventStage::possible;
      // "before he met B on Monday": over, too
      if (mark == "before" && token.xpos == "VBD") return stage.value_or(EventStage::held);
      // "told reporters before leaving for Riga": left since
      if (mark == "before" && token.xpos == "VBG" && reading_.in_phrasal(verb, "depart") &&
          !reading_.in_title(verb) && reading_.is_verbal(head) && of(head, depth + 1) == EventStage::held)
        return stage.value_or(EventStage::held);
      if (infinitive && first_to(head)) return of(head, depth + 1);
      if (infinitive || mark == "before" || mark == "until") return EventStage::planned;
      // "once the house approves it": not yet
      if ((mark == "once" || mark == "as soon as" || mark == "when") && !perfect(verb) &&
          (token.xpos == "VBZ" || token.xpos == "VBP") && open_stage(of(head, depth + 1)))
        return EventStage::planned;
      // "held off on imposing sanctions", "refrained from signing"
      if (token.xpos == "VBG" && (mark == "on" || mark == "from"))
        if (const auto governed = governed_stage(reading_, head);
            governed == EventStage::denied || governed == EventStage::refused)
          return *governed;
      // "is interested in opening": not done
      if (token.xpos == "VBG" && mark == "in" && reading_[head].upos == Upos::ADJ &&
          governed_stage(reading_, head) == EventStage::possible)
        return EventStage::possible;
      if (token.xpos == "VBG" &&
          (mark == "about" || mark == "towards" || mark == "toward" || mark == "at" ||
           (mark == "on" && verb > head && !reading_.in(head, "congratulate") && !reading_.in(head, "thank"))))
        return EventStage::possible;  // "spoke about opening", "focused on restoring"
      // "after he was inaugurated", under what is to come: over
      if (token.xpos == "VBN" && (mark == "after" || mark == "since") && was_or_had(verb))
        return stage.value_or(EventStage::held);
      if (token.xpos == "VBG" || token.xpos == "VBN") {
        const EventStage above = of(head, depth + 1);
        return open_stage(above) ? above : stage.value_or(EventStage::held);
      }
      return stage.value_or(EventStage::held);
    }
    case Relation::ccomp:
    case Relation::csubj: {
      const auto governed = governed_stage(reading_, head);
      if (governed) {
        // "did not rule out that they would meet", "did not deny that they could"
        if (reading_.negated(head) && (reading_[head].lemma == "rule" || stage == EventStage::possible))
          return EventStage::possible;
        if (reading_.negated(head)) return not_so(*governed);
        if (*governed == EventStage::denied)
          return stage == EventStage::denied ? EventStage::held : EventStage::denied;
        // "hopes that they meet", but not "announced that they had met"
        const bool past = token.xpos == "VBD" || (token.xpos == "VBN" && own.auxiliary);
        if (!stage && !past) return *governed;
        // "hoped that he would visit"
        if (*governed == EventStage::possible && stage == EventStage::planned && !past &&
            reading_.in(head, "status-asked"))
          return EventStage::possible;
      }
      // "insinuated that they had met"
      if (reading_.in(head, "status-alleged") && stage != EventStage::denied) return EventStage::possible;
      // "dismissed reports claiming that they had met"
      if (reading_[head].xpos == "VBG" && main_relation(reading_[head].relation) == Relation::acl &&
          reading_[head].head != kNoToken && refuted(reading_[head].head, depth))
        return own.negated ? EventStage::possible : EventStage::denied;
      if (!stage && infinitive) return EventStage::planned;
      if (reading_.mark(verb) == "whether" || reading_.mark(verb) == "if") return EventStage::possible;
      return stage.value_or(EventStage::held);
    }
    case Relation::acl: {
      if (stage && *stage != EventStage::ongoing) return *stage;
      if (!infinitive && token.xpos == "VBG" && gerund_of_noun(verb)) {
        // "the importance of opening an embassy": spoken of, not done
        if (had_occasion(head) || reading_.in(head, "ritual_noun")) return EventStage::held;  // "thanks for hosting"
        return governed_stage(reading_, head).value_or(EventStage::possible);
      }
      // "rejected accusations that he had met B"
      if (!infinitive && reading_.mark(verb) == "that" && refuted(head, depth))
        return own.negated ? EventStage::possible : EventStage::denied;
      // "if they oppose a deal signed by the president": none is signed yet
      if (!infinitive && !stage && token.xpos == "VBN" && supposed(head)) return EventStage::possible;
      if (!infinitive) return stage.value_or(EventStage::held);
      if (first_to(head)) return of(head, depth + 1);
      const auto governed = governed_stage(reading_, head);
      if (governed == EventStage::denied || governed == EventStage::refused) return *governed;
      // "rejected offers to negotiate"
      if (const EventStage above = of(head, depth + 1); above == EventStage::denied || above == EventStage::refused)
        return above;
      if (governed && reading_.negated(head)) return EventStage::denied;
      if (had_occasion(head)) return EventStage::held;
      // "a ceremony to sign the contract took place"
      if (reading_[head].lemma == "ceremony") {
        const TokenIndex told = reading_[head].head;
        if (told != kNoToken && reading_.in_phrasal(told, "status-occur")) return of(told, depth + 1);
      }
      return governed.value_or(EventStage::planned);
    }
    case Relation::nsubj:
    case Relation::parataxis:
    case Relation::dep:
    default:
      if (!stage && infinitive) return EventStage::planned;
      return stage.value_or(EventStage::held);
  }
}

}  // namespace chancery
