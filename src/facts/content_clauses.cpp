// What is said as a clause that the verb does not simply govern: an infinitive, the sentence around ", he said", the
// clause of a noun in the passive, a charge.
#include "facts/frame_reader.h"

#include <algorithm>

namespace chancery {

// "Confidence was expressed that trade would grow": the act is that of the noun
bool FrameReader::add_told_noun(SpeechFrame& frame, TokenIndex verb, bool clausal) const {
  if (!reading_.passive(verb) || verbs_.of(reading_, verb)->object != SpeechAct::Object::speech_noun) return false;
  const Tree& tree = reading_.tree_at(verb);
  const TokenIndex noun = reading_.surface_subject(verb);
  const SpeechAct* told = noun == kNoToken || noun > verb ? nullptr : verbs_.of(reading_, noun);
  if (!told || reading_[noun].upos != Upos::NOUN || of_ritual(*told)) return false;
  if (clausal) {
    frame.act = told->act;
    return true;
  }
  TokenIndex clause = kNoToken;
  for (const TokenIndex c : tree.children(verb)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (clause == kNoToken && c > verb && reading_.mark(c) == "that" &&
        (relation == Relation::csubj || relation == Relation::ccomp || relation == Relation::advcl))
      clause = c;
  }
  for (const TokenIndex c : tree.children(noun))
    if (clause == kNoToken && c > noun && reading_.mark(c) == "that") clause = c;
  if (clause == kNoToken) return false;
  add_clauses(frame, clause, tree.tokens());
  frame.act = told->act;
  return true;
}

// What is asked for, promised or agreed: an infinitive, wherever the parser hung it.
bool FrameReader::add_infinitive(SpeechFrame& frame, TokenIndex verb, TokenIndex object, TokenIndex& addressee) const {
  const Tree& tree = reading_.tree_at(verb);
  for (const TokenIndex c : tree.children(verb)) {
    const Relation relation = reading_[c].relation;
    if (relation == Relation::xcomp && c != verbs_.adjective_of_phrase(reading_, verb) &&
        reading_[c].upos != Upos::NOUN && reading_[c].upos != Upos::PROPN && reading_[c].upos != Upos::ADJ) {
      // "urged them to return"; "was quoted as saying" is a frame of its own
      if (verbs_.of(reading_, c) && reading_.mark(c) == "as") continue;
      add_clauses(frame, c, tree.tokens());
      return true;
    }
    if (relation == Relation::advcl && object != kNoToken && c > object &&
               verbs_.of(reading_, verb)->stance == "demanding" && reading_.infinitive(c)) {
      add_clauses(frame, c, tree.tokens());  // "urged the ministries of both to speed up": wherever the parser hung it
      return true;
    }
    if (relation == Relation::advcl && c > verb && reading_.infinitive(c) &&
               reading_.passive(verb) && verbs_.of(reading_, verb)->stance == "demanding" &&
               reading_.subject(verb) != kNoToken) {
      add_clauses(frame, c, tree.tokens());  // "were directed by the leaders to deepen ties"
      addressee = reading_.surface_subject(verb);
      return true;
    }
    if (relation == Relation::advcl && object == kNoToken && c > verb && reading_.infinitive(c) &&
               verbs_.of(reading_, verb)->stance == "demanding" && reading_.word(tree.subtree(c).first) == "for") {
      add_clauses(frame, c, tree.tokens());  // "called for the state to allow an inquiry"
      return true;
    }
    if (relation == Relation::advcl && object == kNoToken && c > verb && reading_.infinitive(c) &&
               (frame.act == "promised" || frame.act == "agreed" || frame.act == "threatened")) {
      add_clauses(frame, c, tree.tokens());  // "vowed to end the dispute", hung as a purpose
      return true;
    }
    if (relation == Relation::advcl && object == kNoToken && c > verb && reading_[c].xpos == "VBG" &&
               reading_.mark(c) == "on" && verbs_.of(reading_, verb)->act == "agreed") {
      add_clauses(frame, c, tree.tokens());  // "agreed on opening a line"
      return true;
    }
    if (relation == Relation::parataxis && c > verb && reading_.is_verbal(c) &&
               !verbs_.of(reading_, c) && follows_colon(c)) {
      add_clauses(frame, c, tree.tokens());  // "Gurung said: our rivers ..."
      return true;
    }
  }
  return false;
}

// ", he said": the sentence around is the content.
void FrameReader::add_around_tag(SpeechFrame& frame, TokenIndex verb) const {
  const Tree& tree = reading_.tree_at(verb);
  const TokenRange tail = tree.subtree(verb);
  TokenIndex head = reading_[verb].head;
  // "The nation, the President said, would act": hung on the subject, said of the whole
  const TokenIndex predicate = reading_[head].head;
  if (main_relation(reading_[head].relation) == Relation::nsubj && predicate != kNoToken && predicate >= tail.last &&
      head < tail.first)
    head = predicate;
  if (tail.first > head) {
    const TokenRange whole = tree.subtree(head);
    add_clauses(frame, head, {whole.first, tail.first});
    for (TokenIndex t = verb + 1; t + 2 < tail.last && t < verb + 4; ++t)
      if (reading_.word(t) == "," && (reading_.word(t + 1) == "among" || reading_.word(t + 1) == "including") &&
          !frame.contents.empty())
        frame.contents.back().tokens.last = reading_.trimmed({verb, tail.last}).last;
    // ", the statement added, and the President stressed that ...": another one speaks
    TokenIndex end = whole.last;
    for (const TokenIndex c : tree.children(head))
      if (c >= tail.last && says_for_itself(c, head)) end = std::max(tail.last, std::min(end, tree.subtree(c).first));
    if (tail.last < end) {
      const TokenRange rest = reading_.trimmed({tail.last, end});
      const std::string first = rest.empty() ? "" : reading_.word(rest.first);
      const bool tail_of_speech =
          !rest.empty() && verbs_.of(reading_, rest.first);  // ", adding that": a frame of its own
      bool describes = first == "who" || first == "which" || first == "whose" || first == "where";
      for (TokenIndex t = rest.first; t < rest.last && t < rest.first + 4; ++t)  // "by whom", "according to which"
        describes = describes || reading_.word(t) == "whom" || reading_.word(t) == "which";
      // "they are being added, he pointed out, among them officials": one clause around its speaker
      const bool half = !finite(rest) || first == "since" || first == "because" || first == "although";
      if (half && rest.size() > 2 && !tail_of_speech && !describes && first != "citing" && first != "quoting" &&
          first != "as" && reading_[tail.last - 1].upos != Upos::PROPN && reading_[rest.first].xpos != "VBG" &&
          !frame.contents.empty() &&
          (first == "among" || first == "including" || first == "since" || first == "because" ||
           first == "although" || first == "from")) {
        frame.contents.back().tokens.last = rest.last;
      } else if (rest.size() > 4 && !tail_of_speech && !describes && first != "citing" && first != "quoting" &&
                 first != "with" && finite(rest))
        add(frame, rest, head);
    }
  } else {
    // "The country, she said, would wait": the sentence goes on behind its speaker.
    const TokenRange whole = tree.subtree(head);
    const TokenIndex subject = tree.child(head, Relation::nsubj);
    const TokenIndex passive = tree.child(head, Relation::nsubj_pass);
    const bool inserted =
        (subject != kNoToken && subject < tail.first) || (passive != kNoToken && passive < tail.first);
    // "Next week, the ministry said, envoys will come"
    const bool opened = tail.first >= whole.first + 3 && reading_.word(tail.first - 1) == ",";
    add_clauses(frame, head, inserted || opened ? whole : TokenRange{tail.last, whole.last});
  }
}

// "accused both states of letting drugs in": of what, and whom
bool FrameReader::add_charge(SpeechFrame& frame, TokenIndex verb, TokenIndex object) const {
  const Tree& tree = reading_.tree_at(verb);
  for (const TokenIndex c : tree.children(verb)) {
    if (c < object || (reading_.mark(c) != "of" && reading_.preposition(c) != "of")) continue;
    if (main_relation(reading_[c].relation) != Relation::advcl && main_relation(reading_[c].relation) != Relation::obl)
      continue;
    frame.contents.clear();
    add_clauses(frame, c, tree.tokens());
    // "of letting drugs and migrants flood the country": a clause that the parser breaks off
    if (!frame.contents.empty()) {
      TokenIndex& end = frame.contents.back().tokens.last;
      const TokenIndex last = tree.subtree(verb).last;
      while (end < last && reading_[end].upos != Upos::PUNCT && reading_[end].upos != Upos::CCONJ) ++end;
    }
    return true;
  }
  return false;
}

// "accused the army of killings": the parser may make one thing of both
bool FrameReader::add_charge_of_one(SpeechFrame& frame, TokenIndex object) const {
  if (!frame.contents.empty()) return false;
  const Tree& tree = reading_.tree_at(object);
  TokenIndex charge = kNoToken;
  for (const TokenIndex c : tree.children(object))
    if (c > object && reading_.preposition(c) == "of") charge = c;
  if (charge == kNoToken || !reading_.entities(charge).empty()) return false;
  add(frame, {tree.subtree(charge).first, tree.subtree(object).last}, charge);
  return true;
}

}  // namespace chancery
