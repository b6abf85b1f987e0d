#include "facts/stage_reader.h"

namespace chancery {

bool open_stage(EventStage stage) { return stage == EventStage::planned || stage == EventStage::possible; }

std::optional<EventStage> governed_stage(const ArticleReading& reading, TokenIndex governor) {
  if (reading.in_phrasal(governor, "status-denied")) return EventStage::denied;
  if (reading.in_phrasal(governor, "status-refused")) return EventStage::refused;
  if (reading.in_phrasal(governor, "status-cancelled")) return EventStage::cancelled;
  if (reading.in_phrasal(governor, "status-postponed")) return EventStage::postponed;
  if (reading.in_phrasal(governor, "status-planned")) return EventStage::planned;
  // "look forward to the conclusion of": to come
  if (reading[governor].lemma == "look")
    for (const TokenIndex c : reading.tree_at(governor).children(governor))
      if (reading.word(c) == "forward") return EventStage::planned;
  // "called this a response to": named, not asked for
  if (reading[governor].lemma == "call" && reading[governor].upos == Upos::VERB &&
      reading.child(governor, Relation::obj) != kNoToken)
    return {};
  if (reading.in_phrasal(governor, "status-possible")) return EventStage::possible;
  return {};
}

EventStage not_so(EventStage stage) {
  switch (stage) {
    case EventStage::cancelled:
    case EventStage::postponed:
      return EventStage::planned;
    case EventStage::denied:
      return EventStage::held;
    case EventStage::refused:
      return EventStage::possible;
    default:
      return EventStage::denied;
  }
}

bool StageReader::determined(TokenIndex noun) const {
  for (const TokenIndex c : reading_.tree_at(noun).children(noun)) {
    const std::string& word = reading_.word(c);
    if (c < noun && (word == "the" || word == "this" || word == "that" || word == "these" ||
                     reading_[c].relation == Relation::nmod_poss))
      return true;
  }
  return false;
}

// "whether they plan to", "if they agree to"
bool StageReader::wondered(TokenIndex verb) const {
  const std::string mark = reading_.mark(verb);
  return mark == "whether" || mark == "if" || mark == "unless";
}

// "if they oppose a deal": any there might be, in a condition.
bool StageReader::supposed(TokenIndex noun) const {
  bool indefinite = false;
  for (const TokenIndex c : reading_.tree_at(noun).children(noun))
    indefinite = indefinite || (c < noun && (reading_.word(c) == "a" || reading_.word(c) == "an" ||
                                             reading_.word(c) == "any"));
  const TokenIndex verb = reading_.verb_above(noun);
  if (!indefinite || verb == kNoToken) return false;
  const std::string mark = reading_.mark(verb);
  return mark == "if" || mark == "unless";
}

bool StageReader::told_when(TokenIndex verb) const {
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (c < verb && (reading_.word(c) == "when" || reading_.word(c) == "where")) return true;
  return false;
}

// "was the first to recognise it", "became the second leader to visit it": done, where being it is.
bool StageReader::first_to(TokenIndex head) const {
  const auto ordinal = [&](TokenIndex t) {
    const std::string& lemma = reading_[t].lemma;
    return lemma == "first" || lemma == "second" || lemma == "third" || lemma == "fourth" || lemma == "fifth" ||
           lemma == "last" || lemma == "latest" || lemma == "only";
  };
  if (reading_[head].upos == Upos::VERB) return false;
  if (ordinal(head)) return true;
  for (const TokenIndex c : reading_.tree_at(head).children(head))
    if (c < head && ordinal(c) && reading_[c].upos != Upos::ADV) return true;
  return false;
}

// "rejected accusations that", "denied reports that", "dismissed as false the claim that": words that somebody
// says are untrue.
bool StageReader::refuted(TokenIndex noun, int depth) const {
  if (depth > 6 || !reading_.in(noun, "status-claim")) return false;
  for (const TokenIndex c : reading_.tree_at(noun).children(noun))
    if (reading_.in(c, "status-refuted")) return true;
  const TokenIndex verb = reading_[noun].head;
  if (verb == kNoToken || !reading_.is_verbal(verb)) return false;
  const Relation relation = main_relation(reading_[noun].relation);
  if (relation != Relation::obj && reading_[noun].relation != Relation::nsubj_pass && relation != Relation::obl)
    return false;
  return (reading_.in_phrasal(verb, "status-refuted") || reading_.in_phrasal(verb, "status-denied")) &&
         !reading_.negated(verb);
}

// "of opening", "for restoring", after a noun.
bool StageReader::gerund_of_noun(TokenIndex verb) const {
  const std::string mark = reading_.mark(verb);
  return mark == "of" || mark == "for" || mark == "in" || mark == "on" || mark == "at" || mark == "about" ||
         mark == "towards" || mark == "toward";
}

// "had the opportunity to meet": in the past it was taken.
bool StageReader::had_occasion(TokenIndex noun) const {
  const std::string& lemma = reading_[noun].lemma;
  if (lemma != "opportunity" && lemma != "chance" && lemma != "occasion" && lemma != "honour" && lemma != "honor" &&
      lemma != "pleasure" && lemma != "privilege" && lemma != "minute")
    return false;
  const TokenIndex verb = reading_[noun].head;
  if (verb == kNoToken || main_relation(reading_[noun].relation) != Relation::obj) return false;
  if (reading_[verb].lemma != "have" && reading_[verb].lemma != "get" && reading_[verb].lemma != "take") return false;
  if (reading_.negated(verb)) return false;
  if (reading_[verb].xpos == "VBD") return true;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (reading_[c].lemma == "have" && main_relation(reading_[c].relation) == Relation::aux)
      return reading_[c].xpos == "VBD" || reading_[c].xpos == "VBP" || reading_[c].xpos == "VBZ";
  return false;
}

// "the importance of the visit, which took place in May": over, whatever is said of it.
bool StageReader::told_as_past(TokenIndex noun) const {
  for (const TokenIndex c : reading_.tree_at(noun).children(noun))
    if (reading_[c].relation == Relation::acl_relcl && reading_[c].xpos == "VBD" && !reading_.negated(c) &&
        reading_.in_phrasal(c, "status-occur"))
      return true;
  return false;
}

EventStage StageReader::of_nominal(TokenIndex noun, int depth) const {
  if (told_as_past(noun)) return EventStage::held;
  const std::string preposition = reading_.preposition(noun);
  // "During the talks, requested by the other side": what it was before does not matter once it is on or over.
  const bool under_way =
      preposition == "during" || preposition == "after" || preposition == "following" || preposition == "at";
  for (const TokenIndex c : reading_.tree_at(noun).children(noun)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (relation != Relation::amod && relation != Relation::acl && relation != Relation::compound) continue;
    if (reading_[c].relation == Relation::acl_relcl) continue;
    if (relation == Relation::acl && reading_[c].xpos != "VBN" && reading_[c].upos != Upos::ADJ) continue;
    // "an open invitation" is one
    if (reading_.in(noun, "invitation_noun") && reading_[c].lemma == "open") continue;
    const auto governed = governed_stage(reading_, c);
    if (!governed || under_way) continue;
    // "a planned meeting did not take place"
    if (*governed == EventStage::planned) {
      const EventStage above = by_governor(noun, depth).value_or(EventStage::planned);
      return above == EventStage::held || above == EventStage::possible ? EventStage::planned : above;
    }
    return *governed;
  }
  return by_governor(noun, depth).value_or(EventStage::held);
}

std::optional<EventStage> StageReader::by_governor(TokenIndex noun, int depth) const {
  const Token& token = reading_[noun];
  const TokenIndex head = token.head;
  if (head == kNoToken) return {};
  const std::string preposition = reading_.preposition(noun);
  if (preposition == "without" || preposition == "instead of" || preposition == "in place of")
    return EventStage::denied;
  if (preposition == "ahead of" || preposition == "on the eve of" || preposition == "in the run-up to" ||
      preposition == "before" || preposition == "prior to")
    return EventStage::planned;
  const Relation relation = main_relation(token.relation);
  if (relation == Relation::conj) return by_governor(head, depth + 1);
  // "Minister to visit Riga after talks with B": the headline knows of the talks
  if ((preposition == "after" || preposition == "following") && reading_.in_title(noun) && reading_.infinitive(head))
    return {};
  if (relation == Relation::nmod) {
    if (reading_.is_verbal(head)) return {};
    // "reports of a meeting were rubbished"
    if (refuted(head, depth)) return EventStage::denied;
    // "the state of the talks": they go on
    if (preposition == "of" && reading_.in(noun, "talks_noun")) {
      const std::string& whose = reading_[head].lemma;
      if (whose == "state" || whose == "progress" || whose == "status" || whose == "pace" || whose == "course")
        return EventStage::ongoing;
    }
    // "discussed new dates for the visit": it is to come
    if (preposition == "for" && reading_[head].lemma == "date") return EventStage::planned;
    const auto governed = governed_stage(reading_, head);
    // "there are no plans for a meeting"
    if (governed) return reading_.negated(head) ? not_so(*governed) : *governed;
    // "declined comment on reports about a visit": what befalls the words does not befall the visit
    if (preposition == "about" || preposition == "on" || preposition == "regarding" || preposition == "concerning")
      return {};
    const EventStage above = of(head, depth + 1);
    // "gave no details of his deals during a tour": he was there
    if (above == EventStage::denied && (preposition == "during" || preposition == "despite" || preposition == "after" ||
                                        preposition == "following"))
      return {};
    return above == EventStage::held ? std::optional<EventStage>() : above;
  }
  if (!reading_.is_verbal(head)) return {};
  // "I will begin with his visit": what is said of it is to come
  if (preposition == "with" && relation == Relation::obl && (reading_[head].lemma == "begin" || reading_[head].lemma == "start"))
    for (const TokenIndex c : reading_.tree_at(head).children(head))
      if (reading_.word(c) == "i" || reading_.word(c) == "let") return {};
  // "offered condolences": done in being offered
  if (reading_[head].lemma == "offer" && reading_.in(noun, "ritual_noun")) return {};
  const bool occurs = reading_.in_phrasal(head, "status-occur");
  const bool object = relation == Relation::obj || token.relation == Relation::nsubj_pass ||
                      relation == Relation::xcomp || (relation == Relation::acl);
  if (reading_.negated(noun) && (occurs || object)) return EventStage::denied;
  if (object || relation == Relation::obl) {
    const bool target = object || preposition == "for" || preposition == "to" || preposition == "on";
    if (target) {
      const auto governed = governed_stage(reading_, head);
      const EventStage above = of(head, depth + 1);
      if (governed) {
        // "on a visit to Riga, A refused to answer": he was there, whatever he did not do there
        const bool of_its_own = reading_.child(head, Relation::xcomp) != kNoToken ||
                                reading_.child(head, Relation::ccomp) != kNoToken;
        if (!object && preposition == "on" &&
            (of_its_own || (*governed != EventStage::planned && *governed != EventStage::possible)))
          return {};
        // "calls to cancel the visit", "may put it off": it stands as yet
        if (above == EventStage::possible &&
            (*governed == EventStage::cancelled || *governed == EventStage::postponed))
          return EventStage::planned;
        if (above == EventStage::denied) return not_so(*governed);
        // "will be postponed" is postponed all the same
        return *governed;
      }
    }
    // "a meeting between them was being discussed": none so far
    if (token.relation == Relation::nsubj_pass && reading_[head].lemma == "discuss" && !determined(noun) &&
        reading_.in(noun, "contact_noun"))
      return EventStage::possible;
    if (object && reading_.in_phrasal(head, "status-topic")) return {};
    const EventStage above = of(head, depth + 1);
    // "will wrap up his visit on Friday": he is there
    if (above == EventStage::planned && object && reading_.in(noun, "visit_noun") && reading_.in_phrasal(head, "end") &&
        determined(noun))
      return EventStage::ongoing;
    if (above == EventStage::denied)
      return occurs && object ? std::optional<EventStage>(EventStage::denied) : std::nullopt;
    if (above == EventStage::held) return {};
    if (above == EventStage::ongoing)
      return object || (preposition == "on" && goes_off(head)) ? std::optional<EventStage>(above) : std::nullopt;
    return above;
  }
  if (relation == Relation::nsubj) {
    // "a visit is on the agenda, on the cards"
    if (reading_[head].lemma == "agenda" || reading_[head].lemma == "card") return EventStage::planned;
    const auto governed = governed_stage(reading_, head);
    if (governed && reading_.passive(head)) return *governed;
    const EventStage above = of(head, depth + 1);
    if (above == EventStage::denied && !occurs) return {};
    // "his appointment may cause trouble": he is appointed
    if (above == EventStage::possible && !occurs && determined(noun) && !reading_.in(noun, "contact_noun") &&
        !reading_.passive(head))
      return {};
    if (above == EventStage::held) return {};
    return above;
  }
  return {};
}

}  // namespace chancery
