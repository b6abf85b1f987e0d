// What is said with one verb of speech, and to whom.
#include "facts/frame_reader.h"

#include <algorithm>

#include "facts/open_roles.h"
#include "facts/status.h"

namespace chancery {

void FrameReader::read_contents(TokenIndex verb, SpeechFrame& frame) const {
  const Tree& tree = reading_.tree_at(verb);
  const TokenRange sentence = tree.tokens();
  const Token& token = reading_[verb];
  TokenIndex object = kNoToken, addressee = kNoToken;
  bool clausal = false, ritual = false;
  for (const TokenIndex c : tree.children(verb)) {
    switch (main_relation(reading_[c].relation)) {
      case Relation::ccomp:
        if (c > verb && tree.child(verb, Relation::obj) != kNoToken && reading_.mark(c).empty() && after_comma(c))
          break;
        add_clauses(frame, c, c < verb ? TokenRange{sentence.first, group_start(verb, c)} : sentence);
        clausal = true;
        break;
      case Relation::iobj:
        addressee = c;
        break;
      case Relation::obj:
        object = c;
        break;
      case Relation::conj: {
        // "underlined that A, and that B": the parser may join the first clause, or the only one, to the verb
        TokenIndex clause = kNoToken;
        for (const TokenIndex d : tree.children(verb))
          if (main_relation(reading_[d].relation) == Relation::ccomp || reading_[d].relation == Relation::obj) clause = d;
        const bool first = clause > c && clause != kNoToken && reading_.mark(clause) == "that";
        if (c > verb && !reading_.passive(verb) && (clause == kNoToken || first) && reading_.mark(c) == "that" && !verbs_.of(reading_, c)) {
          add_clauses(frame, c, sentence);
          clausal = true;
        }
        break;
      }
      case Relation::nsubj:
        // "noted the high level": a second subject, behind the verb
        if (c > verb && reading_[c].upos == Upos::NOUN && object == kNoToken &&
            tree.child(verb, Relation::nsubj) < verb) {
          // "said the lack of a meeting was due to both": a clause without a verb that the parser leaves open
          const TokenIndex is = tree.child(verb, Relation::cop);
          if (is != kNoToken && is > c && tree.child(verb, Relation::ccomp) == kNoToken) {
            add(frame, {tree.subtree(c).first, tree.subtree(verb).last}, c);
            clausal = true;
          } else {
            object = c;
          }
        }
        break;
      default:
        break;
    }
  }
  // "called on the community for an answer": of whom it is asked
  if (object != kNoToken && token.lemma == "call" &&
      (reading_.preposition(object) == "on" || reading_.preposition(object) == "upon")) {
    addressee = object;
    object = kNoToken;
  }
  // "told diplomats gathered in Riga that it was so": the first clause is whom he told
  if (token.lemma == "tell" && frame.contents.size() > 1) {
    TokenIndex that = kNoToken;
    for (const TokenIndex c : tree.children(verb))
      if (c > verb && main_relation(reading_[c].relation) == Relation::ccomp && reading_.mark(c) == "that") that = c;
    if (that != kNoToken)
      std::erase_if(frame.contents, [&](const SpokenContent& content) {
        return content.head < that && content.head > verb &&
               main_relation(reading_[content.head].relation) == Relation::ccomp && reading_.mark(content.head).empty();
      });
  }
  // "made clear that the road would open"
  if (const TokenIndex adjective = verbs_.adjective_of_phrase(reading_, verb); adjective != kNoToken && !clausal) {
    for (const TokenIndex c : tree.children(adjective))
      if (!clausal && c > adjective &&
          (main_relation(reading_[c].relation) == Relation::ccomp || reading_.mark(c) == "that")) {
        add_clauses(frame, c, sentence);
        clausal = true;
      }
  }
  clausal = add_told_noun(frame, verb, clausal) || clausal;
  // "was cited as saying that the road would open"
  if (!clausal && quoted_as_saying(verb))
    for (const TokenIndex c : tree.children(verb)) {
      if (reading_[c].lemma != "say" || reading_.mark(c) != "as") continue;
      for (const TokenIndex d : tree.children(c))
        if (!clausal && main_relation(reading_[d].relation) == Relation::ccomp && d > c) {
          add_clauses(frame, d, sentence);
          clausal = true;
        }
    }
  // "The road is open," the agency quoted her as saying.
  if (!clausal && quoted_by_other(verb) != kNoToken && reading_.mark(verb) == "as") {
    const TokenIndex quoting = reading_[verb].head;
    for (const TokenIndex c : tree.children(quoting))
      if (!clausal && main_relation(reading_[c].relation) == Relation::ccomp && c < quoting) {
        add_clauses(frame, c, sentence);
        clausal = true;
      }
  }
  if (!clausal) clausal = add_infinitive(frame, verb, object, addressee);
  // "said in a statement that the border was closed": the parser hangs the clause on the statement
  for (const TokenIndex c : tree.children(verb)) {
    if (clausal) break;
    const Relation place = main_relation(reading_[c].relation);
    if (c < verb || (place != Relation::obl && !(place == Relation::obj && reading_.in(c, "source-person")))) continue;
    if (reading_.preposition(c) == "against") continue;  // "pushed back against the notion that": its contrary
    for (const TokenIndex d : tree.children(c)) {
      const Relation relation = reading_[d].relation;
      if ((relation != Relation::acl && main_relation(relation) != Relation::ccomp &&
           relation != Relation::acl_relcl) ||
          reading_.mark(d) != "that" || !reading_.is_verbal(d))
        continue;
      add_clauses(frame, d, sentence);
      clausal = true;
      break;
    }
  }
  // "drew attention to the need for ...", "paid tribute to the work of ..."
  const TokenIndex noun_of_phrase = verbs_.noun_of_phrase(reading_, verb);
  if (noun_of_phrase != kNoToken && !clausal) {
    object = kNoToken;
    add_complement(frame, verb, noun_of_phrase);
    clausal = true;
  }
  // "It was stressed that ..., the ministry said": the parser may hang what is said as an adverb clause
  if (!clausal && object == kNoToken && token.relation == Relation::root)
    for (const TokenIndex c : tree.children(verb)) {
      if (reading_[c].relation != Relation::advcl || c > verb || !reading_.mark(c).empty() || reading_.infinitive(c) ||
          reading_[c].xpos == "VBG" || reading_[c].xpos == "VBN")
        continue;
      if (tree.child(c, Relation::nsubj) == kNoToken) continue;
      const TokenIndex start = group_start(verb, c);
      if (start <= c || reading_.word(start - 1) != ",") continue;
      add_clauses(frame, c, {sentence.first, start});
      clausal = true;
      break;
    }
  if (!clausal && token.relation == Relation::parataxis && token.head != kNoToken && object == kNoToken) {
    add_around_tag(frame, verb);
    clausal = !frame.contents.empty();
  }
  if (object != kNoToken) {
    const auto who = reading_.entities(object);
    const bool someone = reading_.has_kind(who, EntityKind::person) || reading_.has_kind(who, EntityKind::body) ||
                         reading_.has_kind(who, EntityKind::country) ||
                         reading_.has_kind(who, EntityKind::organisation);
    if (clausal) {
      if (someone || reading_.in(object, "source-person")) addressee = object;
    } else if ((someone && reading_.mention_of(object)) || reading_.in(object, "source-person") ||
               verbs_.of(reading_, verb)->act == "thanked" || verbs_.of(reading_, verb)->act == "congratulated") {
      addressee = object;
    } else if (!(frame.act == "said" && reading_.in(object, "source-text"))) {  // ", said a release": who says it
      add_object(frame, verb, object, *verbs_.of(reading_, verb));
    }
  }
  // "was accused by the minister of breaking it"
  if (object == kNoToken && token.lemma == "accuse" && reading_.passive(verb) && reading_.subject(verb) != kNoToken) {
    const TokenIndex accused = reading_.surface_subject(verb);
    if (accused != kNoToken && accused < verb && add_charge(frame, verb, accused)) addressee = accused;
  }
  if (object != kNoToken && token.lemma == "accuse" && addressee == kNoToken &&
      (add_charge(frame, verb, object) || add_charge_of_one(frame, object)))
    addressee = object;
  if (frame.contents.empty() && reading_.passive(verb)) add_passive_subject(frame, verb, *verbs_.of(reading_, verb));
  // "conveyed condolences on the loss": a ritual, told as one
  if (const SpeechAct* noun = object == kNoToken ? nullptr : verbs_.of(reading_, object))
    ritual = reading_[object].upos == Upos::NOUN && of_ritual(*noun);
  if (frame.contents.empty() && !ritual && verbs_.of(reading_, verb)->object != SpeechAct::Object::speech_noun)
    add_oblique(frame, verb, addressee != kNoToken);
  // "criticised the minister": the one spoken of is all there is. Thanks and wishes without a reason say nothing.
  const SpeechAct& own = *verbs_.of(reading_, verb);
  if (frame.contents.empty() && addressee != kNoToken && own.object == SpeechAct::Object::any && own.act != "thanked" &&
      own.act != "congratulated" && own.act != "condoled" && own.act != "wished" && own.act != "welcomed" &&
      own.act != "greeted" && own.act != "informed" && own.act != "rejected" && token.lemma != "cite" &&
      token.lemma != "quote" && own.act != "recalled" && own.act != "accepted") {
    add(frame, tree.subtree(addressee), addressee);
    addressee = kNoToken;
  }
  for (const TokenIndex c : tree.children(verb)) {
    if (main_relation(reading_[c].relation) != Relation::obl) continue;
    const std::string preposition = reading_.preposition(c);
    const bool asked_of = (preposition == "on" || preposition == "upon") &&
                          verbs_.of(reading_, verb)->stance == "demanding";  // "wrote on X" is to nobody
    if ((preposition == "to" || asked_of) && addressee == kNoToken && !reading_.entities(c).empty()) addressee = c;
  }
  if (addressee != kNoToken) frame.addressees = reading_.entities(addressee);
}

}  // namespace chancery
