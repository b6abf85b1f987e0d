#include "facts/status.h"

#include <array>

#include "base/file.h"
#include "chancery/error.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

constexpr std::array kStages = {"held",      "ongoing",   "planned", "possible",
                                "postponed", "cancelled", "refused", "denied"};

bool open_stage(EventStage stage) { return stage == EventStage::planned || stage == EventStage::possible; }

// What a governing word does to what it governs, where it does anything.
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

// "did not cancel": what was undone by "not".
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

class StageReader {
 public:
  explicit StageReader(const ArticleReading& reading) : reading_(reading) {}

  EventStage of(TokenIndex anchor, int depth = 0) const {
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

 private:
  // The verb group alone: auxiliaries, negation, tense.
  struct Group {
    std::optional<EventStage> stage;
    bool auxiliary = false;  // of tense or mood: not shared with a head any more
    bool negated = false;
  };

  Group group(TokenIndex verb) const {
    Group out;
    out.negated = reading_.negated(verb);
    bool progressive = reading_[verb].xpos == "VBG", present = false, be = false, past = false;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation != Relation::aux && relation != Relation::cop) {
        // "No agreement was signed", "nobody came"; "no documents were signed"
        if (relation == Relation::nsubj && reading_.negated(c) && reading_[c].upos == Upos::NOUN) out.negated = true;
        if (relation == Relation::obj && c > verb && reading_.negated(c) && reading_.in_phrasal(verb, "status-occur"))
          out.negated = true;
        continue;
      }
      out.auxiliary = true;
      const std::string& word = reading_.word(c);
      if (word == "will" || word == "shall" || word == "'ll" || word == "wo") {
        out.stage = EventStage::planned;
      } else if (word == "would" && (dated(verb) || by_draft_law(verb))) {
        out.stage = EventStage::planned;  // "would travel to Riga on Friday"; "the bill would ban imports"
      } else if (word == "would" || word == "should" || word == "'d") {
        // The future of reported speech: "said that he would visit"; elsewhere a condition.
        out.stage = reported(verb) && word != "should" ? EventStage::planned : EventStage::possible;
      } else if (word == "may" || word == "might" || word == "could" || word == "can" || word == "must") {
        out.stage = EventStage::possible;
      } else if (reading_[c].lemma == "be") {
        be = true;
        // "is to visit", "was to be received"
        // "was to have met him": and did not
        if (c < verb && reading_[c].xpos != "VB" && reading_.infinitive(verb))
          out.stage = reading_[c].xpos == "VBD" && perfect(verb) ? EventStage::denied : EventStage::planned;
        present = reading_[c].xpos == "VBZ" || reading_[c].xpos == "VBP";
        past = reading_[c].xpos == "VBD";
      }
    }
    // "should not have met": it was wrong, and it was; "should have met": it was not
    if (perfect(verb))
      for (const TokenIndex c : reading_.tree_at(verb).children(verb))
        if (reading_[c].lemma == "should" || reading_.word(c) == "should") {
          out.stage = out.negated ? EventStage::held : EventStage::denied;
          out.negated = false;
        }
    // "is leaving for Riga on Monday", "is going there": arranged, and not yet
    const std::string& lemma = reading_[verb].lemma;
    if (!out.stage && progressive && be && present &&
        (lemma == "go" || lemma == "leave" || lemma == "depart" || lemma == "arrive"))
      out.stage = EventStage::planned;
    if (!out.stage && progressive && be && present) out.stage = EventStage::ongoing;
    // "leaves for Riga on Friday", "left for Riga today": not yet, and on his way
    if (!out.stage && !out.auxiliary && (lemma == "leave" || lemma == "depart" || lemma == "embark") &&
        !reading_.in_title(verb) && goes_off(verb)) {
      if (reading_[verb].xpos == "VBZ" || reading_[verb].xpos == "VBP") out.stage = EventStage::planned;
      if (reading_[verb].xpos == "VBD" && today(verb)) out.stage = EventStage::ongoing;
    }
    // "said that it was severing ties": announced, and not done yet
    if (!out.stage && progressive && be && past && main_relation(reading_[verb].relation) == Relation::ccomp &&
        reading_[verb].head != kNoToken && reading_[reading_[verb].head].xpos != "VBG" && sudden(verb))
      out.stage = EventStage::planned;
    return out;
  }

  // "for Riga", "on a visit", and leaves nothing behind
  bool goes_off(TokenIndex verb) const {
    bool off = false;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      if (main_relation(reading_[c].relation) == Relation::obj) return false;
      const std::string preposition = reading_.preposition(c);
      off = off || preposition == "for" || preposition == "on";
    }
    return off;
  }

  // "today", "this evening"
  bool today(TokenIndex verb) const {
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      if (reading_.word(c) == "today") return true;
      if (reading_.word(c) == "morning" || reading_.word(c) == "afternoon" || reading_.word(c) == "evening")
        for (const TokenIndex d : reading_.tree_at(c).children(c))
          if (reading_.word(d) == "this") return true;
    }
    return false;
  }

  bool was_or_had(TokenIndex verb) const {
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (main_relation(reading_[c].relation) == Relation::aux && reading_[c].xpos == "VBD") return true;
    return false;
  }

  // "the bill would ban imports", "legislation that would re-impose sanctions"
  bool by_draft_law(TokenIndex verb) const {
    if (perfect(verb)) return false;
    const TokenIndex subject = reading_.child(verb, Relation::nsubj);
    if (subject != kNoToken && reading_.in(subject, "law_noun")) return true;
    const TokenIndex head = reading_[verb].head;
    return head != kNoToken && main_relation(reading_[verb].relation) == Relation::acl &&
           reading_.in(head, "law_noun");
  }

  // Told with its day, and no condition.
  bool dated(TokenIndex verb) const {
    bool day = false;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      if (main_relation(reading_[c].relation) == Relation::advcl &&
          (reading_.mark(c) == "if" || reading_.mark(c) == "unless"))
        return false;
      if (main_relation(reading_[c].relation) == Relation::obl && c > verb &&
          !reading_.times_in({c, c + 1}).empty())
        day = true;
    }
    return day && !perfect(verb);
  }

  // "left without meeting B", "instead of visiting Riga": did not do it
  bool left_undone(TokenIndex verb) const {
    if (reading_[verb].xpos != "VBG") return false;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (c < verb && verb - c <= 3 && (reading_.word(c) == "without" || reading_.word(c) == "instead")) return true;
    return false;
  }

  // "have yet to sign", "is yet to be ratified": not so far
  bool not_yet(TokenIndex verb) const {
    const auto yet = [&](TokenIndex at) {
      for (const TokenIndex c : reading_.tree_at(at).children(at))
        if (reading_.word(c) == "yet" && c < verb && verb - c <= 3) return true;
      return false;
    };
    const TokenIndex head = reading_[verb].head;
    return yet(verb) ||
           (head != kNoToken && (reading_[head].lemma == "have" || reading_[head].lemma == "be") && yet(head));
  }

  // "come into force", "take effect"
  bool into_force(TokenIndex verb) const {
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (reading_[c].lemma == "force" || reading_[c].lemma == "effect") return true;
    return false;
  }

  // "not yet", "still not", "so far": what is not so now may be in time.
  bool so_far(TokenIndex verb) const {
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      if (reading_.word(c) == "yet" || reading_.word(c) == "still") return true;
      if (reading_.word(c) == "far")
        for (const TokenIndex d : reading_.tree_at(c).children(c))
          if (reading_.word(d) == "so") return true;
    }
    return false;
  }

  bool done_in_saying(TokenIndex verb) const {
    for (const char* name : {"congratulate", "thank", "condole"})
      if (reading_.in(verb, name)) return true;
    const TokenIndex object = reading_.child(verb, Relation::obj);
    return object != kNoToken && reading_.in(object, "ritual_noun");
  }

  // An act of one moment: what is going on of it is to come.
  bool sudden(TokenIndex verb) const {
    for (const char* name : {"sever", "suspend", "recall", "expel", "close", "lift", "impose", "resign", "visit",
                             "withdraw_forces", "restore", "recognise", "provide", "donate"})
      if (reading_.in_phrasal(verb, name)) return true;
    return false;
  }

  bool reported(TokenIndex verb) const {
    for (TokenIndex at = verb; at != kNoToken; at = reading_[at].head) {
      const Relation relation = main_relation(reading_[at].relation);
      if (relation == Relation::ccomp || relation == Relation::csubj || relation == Relation::parataxis) return true;
      for (const TokenIndex c : reading_.tree_at(at).children(at)) {
        if (reading_[c].relation != Relation::parataxis && reading_[c].relation != Relation::ccomp) continue;
        if (reading_.in(c, "speech") || reading_.in(c, "say")) return true;
      }
    }
    return false;
  }

  bool perfect(TokenIndex verb) const {
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (reading_[c].lemma == "have" && main_relation(reading_[c].relation) == Relation::aux) return true;
    return false;
  }

  EventStage of_verb(TokenIndex verb, int depth) const {
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

  bool determined(TokenIndex noun) const {
    for (const TokenIndex c : reading_.tree_at(noun).children(noun)) {
      const std::string& word = reading_.word(c);
      if (c < noun && (word == "the" || word == "this" || word == "that" || word == "these" ||
                       reading_[c].relation == Relation::nmod_poss))
        return true;
    }
    return false;
  }

  // "whether they plan to", "if they agree to"
  bool wondered(TokenIndex verb) const {
    const std::string mark = reading_.mark(verb);
    return mark == "whether" || mark == "if" || mark == "unless";
  }

  // "if they oppose a deal": any there might be, in a condition.
  bool supposed(TokenIndex noun) const {
    bool indefinite = false;
    for (const TokenIndex c : reading_.tree_at(noun).children(noun))
      indefinite = indefinite || (c < noun && (reading_.word(c) == "a" || reading_.word(c) == "an" ||
                                               reading_.word(c) == "any"));
    const TokenIndex verb = reading_.verb_above(noun);
    if (!indefinite || verb == kNoToken) return false;
    const std::string mark = reading_.mark(verb);
    return mark == "if" || mark == "unless";
  }

  bool told_when(TokenIndex verb) const {
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (c < verb && (reading_.word(c) == "when" || reading_.word(c) == "where")) return true;
    return false;
  }

  // "was the first to recognise it", "became the second leader to visit it": done, where being it is.
  bool first_to(TokenIndex head) const {
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
  bool refuted(TokenIndex noun, int depth) const {
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
  bool gerund_of_noun(TokenIndex verb) const {
    const std::string mark = reading_.mark(verb);
    return mark == "of" || mark == "for" || mark == "in" || mark == "on" || mark == "at" || mark == "about" ||
           mark == "towards" || mark == "toward";
  }

  // "had the opportunity to meet": in the past it was taken.
  bool had_occasion(TokenIndex noun) const {
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
  bool told_as_past(TokenIndex noun) const {
    for (const TokenIndex c : reading_.tree_at(noun).children(noun))
      if (reading_[c].relation == Relation::acl_relcl && reading_[c].xpos == "VBD" && !reading_.negated(c) &&
          reading_.in_phrasal(c, "status-occur"))
        return true;
    return false;
  }

  EventStage of_nominal(TokenIndex noun, int depth) const {
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

  std::optional<EventStage> by_governor(TokenIndex noun, int depth) const {
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

  const ArticleReading& reading_;
};

}  // namespace

const char* name_of(EventStage stage) { return kStages[static_cast<std::size_t>(stage)]; }

EventStage stage_of(const ArticleReading& reading, TokenIndex anchor) { return StageReader(reading).of(anchor); }

EventStage stage_with_time(EventStage stage, const DateInterval& when, const std::optional<ResolvedDate>& published) {
  if (stage != EventStage::held && stage != EventStage::ongoing) return stage;
  if (!published || !published->interval.to || !when.from) return stage;
  return std::chrono::sys_days(*when.from) > std::chrono::sys_days(*published->interval.to) ? EventStage::planned
                                                                                            : stage;
}

StatusWords StatusWords::load(const std::vector<std::string>& data_folders) {
  StatusWords out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/statuses.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      bool known = false;
      for (const char* stage : kStages) known = known || row["stage"] == stage;
      if (!known) row.fail("unknown stage '" + row.text("stage") + "'");
      out.words_[row.text("kind") + "/" + row.text("stage")] = row["status"] == "-" ? "" : row.text("status");
    }
  }
  return out;
}

const std::string& StatusWords::word(std::string_view kind, EventStage stage) const {
  static const std::string none;
  const auto found = words_.find(std::string(kind) + "/" + name_of(stage));
  return found == words_.end() ? none : found->second;
}

}  // namespace chancery
