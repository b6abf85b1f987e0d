// What is said as a noun phrase: the object of a verb of speech, its preposition, the subject of a passive.
#include "facts/frame_reader.h"

#include <algorithm>

namespace chancery {

// "The importance of trade was stressed", "Strengthening it was noted as a priority": the subject is what is said.
void FrameReader::add_passive_subject(SpeechFrame& frame, TokenIndex verb, const SpeechAct& act) const {
  if (act.object != SpeechAct::Object::any || act.act == "explained") return;  // "the plan is being elaborated"
  // "The ambassadors were informed of it": to whom it is said, and not what
  if (act.act == "informed" || act.act == "assured" || act.act == "urged" || act.act == "thanked") return;
  const Tree& tree = reading_.tree_at(verb);
  if (tree.child(verb, Relation::xcomp) != kNoToken) return;  // "is expected to be the topic"
  // "Reports that they met were dismissed by the ministry": the parser may hang the verb on the noun
  if (reading_[verb].relation == Relation::acl && tree.child(verb, Relation::aux_pass) != kNoToken &&
      reading_[verb].head < verb && reading_.mark(verb) != "which") {
    const TokenIndex noun = reading_[verb].head;
    const TokenIndex first = tree.subtree(noun).first;
    const TokenIndex auxiliary = tree.child(verb, Relation::aux_pass);
    if (reading_.sentence_at(verb).tokens.first == first && first < auxiliary)
      return add(frame, {first, auxiliary}, noun);
  }
  for (const TokenIndex c : tree.children(verb)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (relation != Relation::nsubj && relation != Relation::csubj) continue;
    if (reading_[c].upos == Upos::PRON || reading_[c].upos == Upos::PROPN || reading_.mention_of(c)) return;
    // "90 deaths have been confirmed": a figure; "12 accords were welcomed by the leaders": said
    if (tree.child(c, Relation::nummod) != kNoToken && (reading_.subject(verb) == kNoToken || act.act == "confirmed"))
      return;
    TokenRange range = tree.subtree(c);
    for (const TokenIndex d : tree.children(verb))
      if (d > verb && reading_.preposition(d) == "as") range.last = std::max(range.last, tree.subtree(d).last);
    add(frame, range, c);
    return;
  }
}

// What stands behind "attention to", "tribute to", "note of": a phrase or a clause, hung on the noun or on the verb.
void FrameReader::add_complement(SpeechFrame& frame, TokenIndex verb, TokenIndex noun) const {
  const Tree& tree = reading_.tree_at(verb);
  // "drew the attention of the guest to the blockade": not to the guest
  bool to = false;
  for (const TokenIndex above : {noun, verb})
    for (const TokenIndex c : tree.children(above)) to = to || (c > noun && reading_.preposition(c) == "to");
  for (const TokenIndex above : {noun, verb})
    for (const TokenIndex c : tree.children(above)) {
      if (c < noun || (to && reading_[noun].lemma == "attention" && reading_.preposition(c) == "of")) continue;
      const Relation relation = main_relation(reading_[c].relation);
      if (relation == Relation::ccomp || (reading_[c].relation == Relation::acl && reading_.mark(c) == "that"))
        return add_clauses(frame, c, tree.tokens());
      // "voiced the need to work together"
      if (relation == Relation::acl && above == noun && reading_.infinitive(c))
        return add(frame, tree.subtree(noun), noun);
      // "laid emphasis on enhancing trade"
      const bool gerund = (relation == Relation::advcl || relation == Relation::acl) && reading_[c].xpos == "VBG";
      if (relation != Relation::nmod && relation != Relation::obl && !gerund) continue;
      const std::string preposition = gerund ? reading_.mark(c) : reading_.preposition(c);
      if (preposition != "to" && preposition != "of" && preposition != "for" && preposition != "with" &&
          preposition != "on" && preposition != "at" && preposition != "behind")
        continue;
      TokenRange range = tree.subtree(c);
      while (range.first < c && (reading_[range.first].relation == Relation::case_ ||
                                 (gerund && reading_[range.first].relation == Relation::mark)))
        ++range.first;
      return add(frame, range, c);
    }
  // "drew attention to the dialogue held with the guest": the parser may make a clause of it
  for (const TokenIndex c : tree.children(verb)) {
    if (c < noun || main_relation(reading_[c].relation) != Relation::advcl || reading_[c].xpos != "VBN") continue;
    const TokenRange range = tree.subtree(c);
    const std::string& opens = reading_.word(range.first);
    if (range.first != noun + 1 || (opens != "to" && opens != "of" && opens != "for" && opens != "on")) continue;
    for (const TokenIndex d : tree.children(c))
      if (d < c && main_relation(reading_[d].relation) == Relation::obl) return add(frame, {range.first + 1, range.last}, d);
  }
}

bool FrameReader::in_time(TokenIndex t) const {
  for (const std::uint32_t index : reading_.times_in(reading_.sentence_at(t).tokens))
    if (reading_.document().times[index].tokens.contains(t)) return true;
  return false;
}

bool FrameReader::cites_source(TokenIndex verb, TokenIndex object) const {
  if (reading_[verb].lemma != "cite" && reading_[verb].lemma != "quote") return false;
  const auto who = reading_.entities(object);
  return reading_[verb].xpos == "VBG" || reading_.in(object, "source-person") || reading_.in(object, "source-medium") ||
         reading_.in(object, "source-anonymous") || reading_.in(object, "source-text") ||
         reading_.in(object, "source-body") || reading_.has_kind(who, EntityKind::person) ||
         reading_.has_kind(who, EntityKind::body) || reading_.has_kind(who, EntityKind::organisation);
}

// "stressed the importance of ..., and the need to ...": one content for each object; "expressed confidence that ..."
// takes the act of its noun.
void FrameReader::add_object(SpeechFrame& frame, TokenIndex verb, TokenIndex object, const SpeechAct& act) const {
  const Tree& tree = reading_.tree_at(verb);
  // "denounced what it called an attack": a clause that stands for a noun
  const bool free_relative = reading_.word(object) == "what" && reading_.child(object, Relation::acl_relcl) != kNoToken;
  // "told the speaker the history of the building"
  const bool told_of = reading_[verb].lemma == "tell" && tree.child(verb, Relation::iobj) != kNoToken;
  if (reading_[object].upos == Upos::PRON && !free_relative) return;
  if (act.object == SpeechAct::Object::none && !told_of) return;
  // "recalled its ambassador", "dismissed the minister": done to somebody, not said
  if ((act.act == "recalled" || act.act == "rejected") && reading_.in(object, "office_noun")) return;
  // "expressed these views": said before or after, not here
  const std::string& lemma = reading_[object].lemma;
  if (lemma == "view" || lemma == "opinion" || lemma == "thought" || lemma == "remark" || lemma == "comment") {
    bool told = false;
    for (const TokenIndex c : tree.children(object)) {
      const Relation relation = main_relation(reading_[c].relation);
      told = told || relation == Relation::acl || relation == Relation::ccomp || relation == Relation::nmod;
    }
    if (!told) return;
  }
  // "cited four officials": a source, and nothing said
  if (cites_source(verb, object)) return;
  const SpeechAct* noun = verbs_.of(reading_, object);
  if (!noun && act.object == SpeechAct::Object::speech_noun) return;
  const auto members = reading_.members(object);
  bool all_nouns = members.size() > 1;
  for (const TokenIndex member : members) all_nouns = all_nouns && verbs_.of(reading_, member) != nullptr;
  if (noun && reading_[object].upos == Upos::NOUN) {
    // Greetings conveyed and congratulations sent are rituals, an invitation accepted is an invitation.
    if (of_ritual(*noun)) return;
    // "appreciated the initiative" is no proposal.
    if (frame.act == "expressed") frame.act = noun->act;
  }
  if (reading_.in(object, "invitation_noun") || reading_[object].lemma == "invitation") return;
  // "recalled the initiatives to strengthen ties": they, and not the strengthening
  const bool of_noun =
      act.act != "recalled" && act.act != "praised" && act.act != "welcomed" && act.act != "acknowledged";
  if (noun && !all_nouns && of_noun) {
    for (const TokenIndex c : tree.children(object))
      if (c > object && reading_.mark(c) == "that" && reading_.is_verbal(c))
        return add_clauses(frame, c, tree.tokens());
    for (const TokenIndex c : tree.children(object)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation == Relation::acl || relation == Relation::ccomp) {
        if (reading_[c].relation == Relation::acl_relcl || gerund_of_noun(c)) continue;
        // "noted the state's readiness to organise the games": whose it is, too
        if (reading_.infinitive(c) && frame.act != noun->act) continue;
        // "commitment to continued work": no clause of its own
        if (reading_[c].xpos == "VBN" && reading_.mark(c).empty() && reading_.child(c, Relation::nsubj) == kNoToken &&
            reading_.child(c, Relation::nsubj_pass) == kNoToken)
          continue;
        add_clauses(frame, c, tree.tokens());
        return;
      }
    }
  }
  TokenRange range = tree.subtree(object);
  // What follows the object outside it and belongs to it as often as not: "expressed hope for an early visit".
  for (const TokenIndex c : tree.children(verb)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (c < object) continue;
    if ((relation == Relation::xcomp || relation == Relation::advcl || relation == Relation::ccomp) &&
        reading_.infinitive(c)) {
      // "pointed out great prospects to boost trade": whose infinitive it is the parser decides as it likes
      const TokenRange below = tree.subtree(c);
      if (below.first == range.last) range.last = below.last;
      continue;
    }
    if (relation == Relation::advcl && reading_[c].xpos == "VBG" && reading_.mark(c) == "in") {
      const TokenRange below = tree.subtree(c);
      if (below.first == range.last) range.last = below.last;
      continue;
    }
    if (relation != Relation::obl) continue;
    const std::string preposition = reading_.preposition(c);
    if (preposition == "for" || preposition == "with" || preposition == "over" || preposition == "about" ||
        preposition == "in" || preposition == "towards" || preposition == "at" || preposition == "as") {
      const TokenRange below = tree.subtree(c);
      if (below.first == range.last) range.last = below.last;
    }
  }
  // Verbs joined to the object's verb are clauses of their own.
  for (const TokenIndex c : tree.children(object))
    if (reading_[c].relation == Relation::conj && reading_.is_verbal(c))
      range.last = std::min(range.last, tree.subtree(c).first);
  add(frame, range, object);
}

// "thanked the side for its support", "spoke about the importance of", "called for urgent action"
void FrameReader::add_oblique(SpeechFrame& frame, TokenIndex verb, bool to_someone) const {
  // "continued support on the issue", "added on Monday": nothing is said about it
  const std::string& said = reading_[verb].lemma;
  for (const char* lemma : {"continue", "add", "conclude", "state", "hold", "post", "direct", "repeat"})
    if (said == lemma) return;
  const Tree& tree = reading_.tree_at(verb);
  for (const TokenIndex c : tree.children(verb)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (c < verb) continue;
    if (relation == Relation::advcl && to_someone && reading_[c].xpos == "VBG") {
      const std::string mark = reading_.mark(c);
      if (mark == "for" || mark == "of") return add_clauses(frame, c, tree.tokens());
    }
    if (relation != Relation::obl || reading_[c].lemma == "behalf") continue;  // "called on behalf of the leaders"
    const std::string preposition = reading_.preposition(c);
    if ((preposition == "on" || preposition == "upon") && verbs_.of(reading_, verb)->stance == "demanding") {
      // "called on the parties to allow": the infinitive is what is asked for
      for (const TokenIndex above : {verb, c})
        for (const TokenIndex d : tree.children(above))
          if (d > c && reading_.infinitive(d) && reading_.is_verbal(d)) return add_clauses(frame, d, tree.tokens());
      if (!reading_.entities(c).empty() || reading_.in(c, "source-person")) continue;
    }
    // "spoke on condition of anonymity", "speaking on a visit to Riga": how and where
    if (preposition == "on" && verbs_.of(reading_, verb)->act == "said" && reading_.in(c, "speech-place")) continue;
    // "the package that the council proposed for ten partners": what is proposed stands outside
    if (reading_[verb].relation == Relation::acl_relcl && verbs_.of(reading_, verb)->object == SpeechAct::Object::any &&
        !verbs_.takes(reading_[verb].lemma, preposition)) {
      const TokenIndex gap = tree.child(verb, Relation::obj);
      if (gap != kNoToken && gap < verb && reading_[gap].upos == Upos::PRON) continue;
    }
    const bool about = preposition == "about" || preposition == "for" || preposition == "against" ||
                       preposition == "of" || (preposition == "on" && (to_someone || reading_.entities(c).empty())) ||
                       verbs_.takes(reading_[verb].lemma, preposition);
    if (!about || in_time(c)) continue;
    TokenRange range = tree.subtree(c);
    // "on his election as Chairman": the parser may hang the office on the verb
    for (const TokenIndex d : tree.children(verb)) {
      const std::string next = d > c ? reading_.preposition(d) : "";
      if (next != "as" && next != "of" && next != "to") continue;
      const TokenRange below = tree.subtree(d);
      if (below.first == range.last) range.last = below.last;
    }
    while (range.first < c && reading_[range.first].relation == Relation::case_) ++range.first;
    return add(frame, range, c);
  }
  // A reason may stand in an nmod of the addressee: "thanked the side for its support"
  const TokenIndex object = tree.child(verb, Relation::obj);
  if (object == kNoToken) return;
  for (const TokenIndex c : tree.children(object)) {
    const std::string preposition = reading_.preposition(c);
    if (main_relation(reading_[c].relation) != Relation::nmod || (preposition != "for" && preposition != "on"))
      continue;
    TokenRange range = tree.subtree(c);
    while (range.first < c && reading_[range.first].relation == Relation::case_) ++range.first;
    return add(frame, range, c);
  }
}

}  // namespace chancery
