#include "facts/frame_reader.h"

#include <algorithm>

#include "facts/open_roles.h"
#include "facts/status.h"

namespace chancery {

// "said he wished that ...": the parser may make two clauses of one; the first says nothing without the second.
void FrameReader::join_halves(SpeechFrame& frame) const {
  auto& contents = frame.contents;
  std::sort(contents.begin(), contents.end(),
            [](const SpokenContent& a, const SpokenContent& b) { return a.tokens < b.tokens; });
  for (std::size_t i = 0; i + 1 < contents.size();) {
    const TokenRange first = contents[i].tokens, second = contents[i + 1].tokens;
    const bool half = first.size() <= 3 && second.first >= first.last && second.first <= first.last + 1 &&
                      verbs_.of(reading_, first.last - 1);
    if (!half) {
      ++i;
      continue;
    }
    contents[i].tokens.last = second.last;
    contents.erase(contents.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void FrameReader::add(SpeechFrame& frame, TokenRange range, TokenIndex head) const {
  range = reading_.trimmed(range);
  // "underlining that ...", left at the front by the parser
  if (range.size() > 4 && reading_[range.first].xpos == "VBG" && reading_.word(range.first + 1) == "that")
    range.first += 2;
  // The conjunction is not said.
  while (range.first < range.last && reading_[range.first].relation == Relation::mark &&
         (reading_.word(range.first) == "that" || reading_.word(range.first) == "as" ||
          (reading_.word(range.first) == "on" && range.size() > 2 && reading_[range.first + 1].xpos == "VBG")))
    ++range.first;
  if (range.size() > 2 && reading_.word(range.first) == "that" && reading_[range.first].upos == Upos::SCONJ)
    ++range.first;
  range = reading_.trimmed(range);
  // ", saying" that the parser left at the end opens what comes next.
  if (range.size() > 3 && reading_[range.last - 1].xpos == "VBG" && verbs_.of(reading_, range.last - 1) &&
      (reading_.word(range.last - 2) == "," || reading_[range.last - 2].upos == Upos::PUNCT))
    range = reading_.trimmed({range.first, range.last - 2});
  // ", according to the ministry": who says so
  for (TokenIndex t = range.first + 2; t + 2 < range.last; ++t)
    if (reading_.word(t) == "," && reading_.word(t + 1) == "according" && reading_.word(t + 2) == "to" &&
        !goes_on(t + 3, range.last))
      range.last = t;
  if (range.size() < 2) return;
  frame.contents.push_back({range, head, false});
}

bool FrameReader::goes_on(TokenIndex from, TokenIndex to) const {
  for (TokenIndex t = from; t < to; ++t)
    if (reading_.word(t) == "," || reading_[t].upos == Upos::VERB || reading_[t].upos == Upos::AUX) return true;
  return false;
}

// A clause that is said, and those coordinated to it with subjects or a "that" of their own.
void FrameReader::add_clauses(SpeechFrame& frame, TokenIndex head, TokenRange limit) const {
  const Tree& tree = reading_.tree_at(head);
  TokenRange range = tree.subtree(head);
  range.first = std::max(range.first, limit.first);
  range.last = std::min(range.last, limit.last);
  // "said during the talks that ...": what stands before "that" is not said.
  for (const TokenIndex c : tree.children(head))
    if (c < head && reading_[c].relation == Relation::mark && reading_.word(c) == "that")
      range.first = std::max(range.first, c);
  std::vector<TokenIndex> further;
  for (const TokenIndex c : tree.children(head)) {
    if (reading_[c].relation != Relation::conj || c < head || !reading_.is_verbal(c)) continue;
    bool own = false;
    for (const TokenIndex d : tree.children(c)) {
      const Relation relation = main_relation(reading_[d].relation);
      own = own || relation == Relation::nsubj || relation == Relation::expl ||
            (relation == Relation::mark && reading_.word(d) == "that");
    }
    if (own) further.push_back(c);
  }
  for (const TokenIndex c : tree.children(head))
    if (c > head && verbs_.of(reading_, c) && sayer_of_tail(c) != kNoToken)
      range.last = std::min(range.last, tree.subtree(c).first);
  TokenIndex end = range.last;
  for (auto it = further.rbegin(); it != further.rend(); ++it) {
    const TokenRange below = tree.subtree(*it);
    if (below.first <= head || below.first < limit.first || below.first >= end) continue;
    add(frame, {below.first, std::min(end, limit.last)}, *it);
    end = below.first;
  }
  add(frame, {range.first, end}, head);
}

// "Gurung said: our rivers ...", or with a quotation mark.
bool FrameReader::follows_colon(TokenIndex content) const {
  const TokenIndex first = reading_.tree_at(content).subtree(content).first;
  for (TokenIndex t = first; t > reading_.sentence_at(content).tokens.first && first - t < 2;) {
    --t;
    if (reading_[t].upos == Upos::PUNCT && reading_.word(t) != ",") return true;
  }
  return reading_[first].upos == Upos::PUNCT;
}

// A clause tacked on with a comma: ", the agency learned".
bool FrameReader::after_comma(TokenIndex content) const {
  const TokenIndex first = reading_.tree_at(content).subtree(content).first;
  return reading_.word(first) == "," ||
         (first > reading_.sentence_at(content).tokens.first && reading_.word(first - 1) == ",");
}

// Where the words of saying begin after what is said: at ", officials said".
TokenIndex FrameReader::group_start(TokenIndex verb, TokenIndex content) const {
  TokenIndex out = verb;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
    if (c == content || c > verb || main_relation(reading_[c].relation) != Relation::nsubj) continue;
    const TokenRange range = reading_.tree_at(verb).subtree(c);
    if (range.first > content) out = std::min(out, range.first);
  }
  return out;
}

// "The importance of trade was stressed", "Strengthening it was noted as a priority": the subject is what is said.
void FrameReader::add_passive_subject(SpeechFrame& frame, TokenIndex verb, const SpeechAct& act) const {
  if (act.object != SpeechAct::Object::any || act.act == "explained") return;  // "the plan is being elaborated"
  const Tree& tree = reading_.tree_at(verb);
  if (tree.child(verb, Relation::xcomp) != kNoToken) return;  // "is expected to be the topic"
  for (const TokenIndex c : tree.children(verb)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (relation != Relation::nsubj && relation != Relation::csubj) continue;
    if (reading_[c].upos == Upos::PRON || reading_[c].upos == Upos::PROPN || reading_.mention_of(c)) return;
    if (tree.child(c, Relation::nummod) != kNoToken) return;  // "90 deaths have been confirmed": a figure
    TokenRange range = tree.subtree(c);
    for (const TokenIndex d : tree.children(verb))
      if (d > verb && reading_.preposition(d) == "as") range.last = std::max(range.last, tree.subtree(d).last);
    add(frame, range, c);
    return;
  }
}

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
      default:
        break;
    }
  }
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
  for (const TokenIndex c : tree.children(verb)) {
    const Relation relation = reading_[c].relation;
    if (relation == Relation::xcomp && !clausal && reading_[c].upos != Upos::NOUN && reading_[c].upos != Upos::PROPN &&
        reading_[c].upos != Upos::ADJ) {
      // "urged them to return"; "was quoted as saying" is a frame of its own
      if (verbs_.of(reading_, c) && reading_.mark(c) == "as") continue;
      add_clauses(frame, c, sentence);
      clausal = true;
    } else if (relation == Relation::advcl && !clausal && object != kNoToken && c > object &&
               verbs_.of(reading_, verb)->stance == "demanding" && reading_.infinitive(c)) {
      add_clauses(frame, c, sentence);  // "urged the ministries of both to speed up": wherever the parser hung it
      clausal = true;
    } else if (relation == Relation::advcl && !clausal && object == kNoToken && c > verb && reading_.infinitive(c) &&
               (frame.act == "promised" || frame.act == "agreed" || frame.act == "threatened")) {
      add_clauses(frame, c, sentence);  // "vowed to end the dispute", hung as a purpose
      clausal = true;
    } else if (relation == Relation::advcl && !clausal && object == kNoToken && c > verb && reading_[c].xpos == "VBG" &&
               reading_.mark(c) == "on" && verbs_.of(reading_, verb)->act == "agreed") {
      add_clauses(frame, c, sentence);  // "agreed on opening a line"
      clausal = true;
    } else if (relation == Relation::parataxis && !clausal && c > verb && reading_.is_verbal(c) &&
               !verbs_.of(reading_, c) && follows_colon(c)) {
      add_clauses(frame, c, sentence);  // "Gurung said: our rivers ..."
      clausal = true;
    }
  }
  // "said in a statement that the border was closed": the parser hangs the clause on the statement
  for (const TokenIndex c : tree.children(verb)) {
    if (clausal) break;
    const Relation place = main_relation(reading_[c].relation);
    if (c < verb || (place != Relation::obl && !(place == Relation::obj && reading_.in(c, "source-person")))) continue;
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
  // ", he said": the sentence around is the content.
  if (!clausal && token.relation == Relation::parataxis && token.head != kNoToken && object == kNoToken) {
    const TokenRange tail = tree.subtree(verb);
    const TokenIndex head = token.head;
    if (tail.first > head) {
      const TokenRange whole = tree.subtree(head);
      add_clauses(frame, head, {whole.first, tail.first});
      if (tail.last < whole.last) {
        const TokenRange rest = reading_.trimmed({tail.last, whole.last});
        const std::string first = rest.empty() ? "" : reading_.word(rest.first);
        const bool tail_of_speech =
            !rest.empty() && verbs_.of(reading_, rest.first);  // ", adding that": a frame of its own
        const bool describes = first == "who" || first == "which" || first == "whose" || first == "where";
        if (rest.size() > 4 && !tail_of_speech && !describes && first != "citing" && first != "quoting" &&
            first != "with")
          add(frame, rest, head);
      }
    } else {
      // "The country, she said, would wait": the sentence goes on behind its speaker.
      const TokenRange whole = tree.subtree(head);
      const TokenIndex subject = tree.child(head, Relation::nsubj);
      const TokenIndex passive = tree.child(head, Relation::nsubj_pass);
      const bool inserted =
          (subject != kNoToken && subject < tail.first) || (passive != kNoToken && passive < tail.first);
      add_clauses(frame, head, inserted ? whole : TokenRange{tail.last, whole.last});
    }
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
      own.act != "greeted" && own.act != "informed" && own.act != "rejected" && own.act != "recalled" &&
      own.act != "accepted") {
    add(frame, tree.subtree(addressee), addressee);
    addressee = kNoToken;
  }
  for (const TokenIndex c : tree.children(verb)) {
    if (main_relation(reading_[c].relation) != Relation::obl) continue;
    const std::string preposition = reading_.preposition(c);
    if ((preposition == "to" || preposition == "on" || preposition == "upon") && addressee == kNoToken &&
        !reading_.entities(c).empty())
      addressee = c;
  }
  if (addressee != kNoToken) frame.addressees = reading_.entities(addressee);
}

// What stands behind "attention to", "tribute to", "note of": a phrase or a clause, hung on the noun or on the verb.
void FrameReader::add_complement(SpeechFrame& frame, TokenIndex verb, TokenIndex noun) const {
  const Tree& tree = reading_.tree_at(verb);
  for (const TokenIndex above : {noun, verb})
    for (const TokenIndex c : tree.children(above)) {
      if (c < noun) continue;
      const Relation relation = main_relation(reading_[c].relation);
      if (relation == Relation::ccomp || (reading_[c].relation == Relation::acl && reading_.mark(c) == "that"))
        return add_clauses(frame, c, tree.tokens());
      if (relation != Relation::nmod && relation != Relation::obl) continue;
      const std::string preposition = reading_.preposition(c);
      if (preposition != "to" && preposition != "of" && preposition != "for" && preposition != "with" &&
          preposition != "on" && preposition != "at")
        continue;
      TokenRange range = tree.subtree(c);
      while (range.first < c && reading_[range.first].relation == Relation::case_) ++range.first;
      return add(frame, range, c);
    }
}

bool FrameReader::in_time(TokenIndex t) const {
  for (const std::uint32_t index : reading_.times_in(reading_.sentence_at(t).tokens))
    if (reading_.document().times[index].tokens.contains(t)) return true;
  return false;
}

// "stressed the importance of ..., and the need to ...": one content for each object; "expressed confidence that ..."
// takes the act of its noun.
void FrameReader::add_object(SpeechFrame& frame, TokenIndex verb, TokenIndex object, const SpeechAct& act) const {
  const Tree& tree = reading_.tree_at(verb);
  if (reading_[object].upos == Upos::PRON || act.object == SpeechAct::Object::none) return;
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
  if (noun && !all_nouns) {
    for (const TokenIndex c : tree.children(object)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation == Relation::acl || relation == Relation::ccomp) {
        if (reading_[c].relation == Relation::acl_relcl || gerund_of_noun(c)) continue;
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
