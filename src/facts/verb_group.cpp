#include "facts/stage_reader.h"

namespace chancery {

StageReader::Group StageReader::group(TokenIndex verb) const {
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
bool StageReader::goes_off(TokenIndex verb) const {
  bool off = false;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
    if (main_relation(reading_[c].relation) == Relation::obj) return false;
    const std::string preposition = reading_.preposition(c);
    off = off || preposition == "for" || preposition == "on";
  }
  return off;
}

// "today", "this evening"
bool StageReader::today(TokenIndex verb) const {
  for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
    if (reading_.word(c) == "today") return true;
    if (reading_.word(c) == "morning" || reading_.word(c) == "afternoon" || reading_.word(c) == "evening")
      for (const TokenIndex d : reading_.tree_at(c).children(c))
        if (reading_.word(d) == "this") return true;
  }
  return false;
}

bool StageReader::was_or_had(TokenIndex verb) const {
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (main_relation(reading_[c].relation) == Relation::aux && reading_[c].xpos == "VBD") return true;
  return false;
}

// "the bill would ban imports", "legislation that would re-impose sanctions"
bool StageReader::by_draft_law(TokenIndex verb) const {
  if (perfect(verb)) return false;
  const TokenIndex subject = reading_.child(verb, Relation::nsubj);
  if (subject != kNoToken && reading_.in(subject, "law_noun")) return true;
  const TokenIndex head = reading_[verb].head;
  return head != kNoToken && main_relation(reading_[verb].relation) == Relation::acl &&
         reading_.in(head, "law_noun");
}

// Told with its day, and no condition.
bool StageReader::dated(TokenIndex verb) const {
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
bool StageReader::left_undone(TokenIndex verb) const {
  if (reading_[verb].xpos != "VBG") return false;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (c < verb && verb - c <= 3 && (reading_.word(c) == "without" || reading_.word(c) == "instead")) return true;
  return false;
}

// "have yet to sign", "is yet to be ratified": not so far
bool StageReader::not_yet(TokenIndex verb) const {
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
bool StageReader::into_force(TokenIndex verb) const {
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (reading_[c].lemma == "force" || reading_[c].lemma == "effect") return true;
  return false;
}

// "not yet", "still not", "so far": what is not so now may be in time.
bool StageReader::so_far(TokenIndex verb) const {
  for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
    if (reading_.word(c) == "yet" || reading_.word(c) == "still") return true;
    if (reading_.word(c) == "far")
      for (const TokenIndex d : reading_.tree_at(c).children(c))
        if (reading_.word(d) == "so") return true;
  }
  return false;
}

bool StageReader::done_in_saying(TokenIndex verb) const {
  for (const char* name : {"congratulate", "thank", "condole"})
    if (reading_.in(verb, name)) return true;
  const TokenIndex object = reading_.child(verb, Relation::obj);
  return object != kNoToken && reading_.in(object, "ritual_noun");
}

// An act of one moment: what is going on of it is to come.
bool StageReader::sudden(TokenIndex verb) const {
  for (const char* name : {"sever", "suspend", "recall", "expel", "close", "lift", "impose", "resign", "visit",
                           "withdraw_forces", "restore", "recognise", "provide", "donate"})
    if (reading_.in_phrasal(verb, name)) return true;
  return false;
}

bool StageReader::reported(TokenIndex verb) const {
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

bool StageReader::perfect(TokenIndex verb) const {
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (reading_[c].lemma == "have" && main_relation(reading_[c].relation) == Relation::aux) return true;
  return false;
}

}  // namespace chancery
