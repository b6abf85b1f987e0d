#include "facts/frame_reader.h"

#include <algorithm>

#include "facts/open_roles.h"
#include "facts/status.h"

namespace chancery {

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
  // "[nX7N1AB2CD]": an agency's number, behind which something else begins
  for (TokenIndex t = range.first; t + 1 < range.last; ++t) {
    const std::string& code = reading_.word(t + 1);
    if (reading_.word(t) != "[" || code.size() < 8 || code.front() != 'n' ||
        code.find_first_of("0123456789") == std::string::npos)
      continue;
    if (frame.verb != kNoToken && frame.verb > t) return;
    range.last = t;
  }
  range = reading_.trimmed(range);
  // ", saying" that the parser left at the end opens what comes next.
  if (range.size() > 3 && reading_[range.last - 1].xpos == "VBG" && verbs_.of(reading_, range.last - 1) &&
      (reading_.word(range.last - 2) == "," || reading_[range.last - 2].upos == Upos::PUNCT))
    range = reading_.trimmed({range.first, range.last - 2});
  // ", saying that ...": the next words of the one who speaks
  for (TokenIndex t = range.first + 2; t + 2 < range.last; ++t)
    if (reading_[t].xpos == "VBG" && reading_.word(t - 1) == "," && verbs_.of(reading_, t) && frame.verb != kNoToken &&
        sayer_of_tail(t) == frame.verb)
      range.last = t - 1;
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
    // "but did not provide details", "and praised the policies": the teller's own words again
    const std::string& lemma = reading_[c].lemma;
    const bool silent = reading_.negated(c) && reading_.child(c, Relation::nsubj) == kNoToken &&
                        (lemma == "provide" || lemma == "elaborate" || lemma == "give" || lemma == "specify" ||
                         lemma == "disclose" || lemma == "comment");
    if (frame.verb != kNoToken && frame.verb < c && (silent || says_for_itself(c, head))) {
      range.last = std::min(range.last, tree.subtree(c).first);
      continue;
    }
    bool own = false;
    for (const TokenIndex d : tree.children(c)) {
      const Relation relation = main_relation(reading_[d].relation);
      own = own || relation == Relation::nsubj || relation == Relation::expl ||
            (relation == Relation::mark && reading_.word(d) == "that");
    }
    if (own) further.push_back(c);
  }
  // ", while the leader of the country expressed doubts": told beside, and not said
  for (const TokenIndex c : tree.children(head)) {
    if (c < head || main_relation(reading_[c].relation) != Relation::advcl || reading_.mark(c) != "while") continue;
    const TokenIndex subject = reading_.child(c, Relation::nsubj);
    const TokenRange below = tree.subtree(c);
    if (subject == kNoToken || !verbs_.of(reading_, c) ||
        !reading_.has_kind(reading_.entities(subject), EntityKind::person))
      continue;
    if (below.last >= range.last) range.last = std::min(range.last, below.first);
  }
  for (const TokenIndex c : tree.children(head))
    if (c > head && verbs_.of(reading_, c) && sayer_of_tail(c) != kNoToken)
      range.last = std::min(range.last, tree.subtree(c).first);
  TokenIndex end = range.last;
  std::erase_if(further, [&](TokenIndex c) { return c >= range.last; });
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
        // "underlined that A, and that B": the parser may join the first clause to the verb
        TokenIndex clause = kNoToken;
        for (const TokenIndex d : tree.children(verb))
          if (d > c && main_relation(reading_[d].relation) == Relation::ccomp && reading_.mark(d) == "that") clause = d;
        if (c > verb && clause != kNoToken && reading_.mark(c) == "that" && !verbs_.of(reading_, c))
          add_clauses(frame, c, sentence);
        break;
      }
      case Relation::nsubj:
        // "noted the high level": a second subject, behind the verb
        if (c > verb && reading_[c].upos == Upos::NOUN && object == kNoToken &&
            tree.child(verb, Relation::nsubj) < verb)
          object = c;
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
  // "Confidence was expressed that trade would grow": the act is that of the noun
  if (reading_.passive(verb) && verbs_.of(reading_, verb)->object == SpeechAct::Object::speech_noun) {
    const TokenIndex noun = reading_.surface_subject(verb);
    const SpeechAct* told = noun == kNoToken || noun > verb ? nullptr : verbs_.of(reading_, noun);
    if (told && reading_[noun].upos == Upos::NOUN && !of_ritual(*told)) {
      for (const TokenIndex c : tree.children(verb)) {
        const Relation relation = main_relation(reading_[c].relation);
        if (clausal || c < verb || reading_.mark(c) != "that" ||
            (relation != Relation::csubj && relation != Relation::ccomp && relation != Relation::advcl))
          continue;
        add_clauses(frame, c, sentence);
        clausal = true;
      }
      for (const TokenIndex c : tree.children(noun))
        if (!clausal && c > noun && reading_.mark(c) == "that") {
          add_clauses(frame, c, sentence);
          clausal = true;
        }
      if (clausal) frame.act = told->act;
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
    if (relation == Relation::xcomp && !clausal && c != verbs_.adjective_of_phrase(reading_, verb) &&
        reading_[c].upos != Upos::NOUN && reading_[c].upos != Upos::PROPN && reading_[c].upos != Upos::ADJ) {
      // "urged them to return"; "was quoted as saying" is a frame of its own
      if (verbs_.of(reading_, c) && reading_.mark(c) == "as") continue;
      add_clauses(frame, c, sentence);
      clausal = true;
    } else if (relation == Relation::advcl && !clausal && object != kNoToken && c > object &&
               verbs_.of(reading_, verb)->stance == "demanding" && reading_.infinitive(c)) {
      add_clauses(frame, c, sentence);  // "urged the ministries of both to speed up": wherever the parser hung it
      clausal = true;
    } else if (relation == Relation::advcl && !clausal && c > verb && reading_.infinitive(c) &&
               reading_.passive(verb) && verbs_.of(reading_, verb)->stance == "demanding" &&
               reading_.subject(verb) != kNoToken) {
      add_clauses(frame, c, sentence);  // "were directed by the leaders to deepen ties"
      clausal = true;
      addressee = reading_.surface_subject(verb);
    } else if (relation == Relation::advcl && !clausal && object == kNoToken && c > verb && reading_.infinitive(c) &&
               verbs_.of(reading_, verb)->stance == "demanding" && reading_.word(tree.subtree(c).first) == "for") {
      add_clauses(frame, c, sentence);  // "called for the state to allow an inquiry"
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
    TokenIndex head = token.head;
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
  // "accused both states of letting drugs in": of what, and whom
  if (object != kNoToken && token.lemma == "accuse" && addressee == kNoToken)
    for (const TokenIndex c : tree.children(verb)) {
      if (c < object || (reading_.mark(c) != "of" && reading_.preposition(c) != "of")) continue;
      if (main_relation(reading_[c].relation) != Relation::advcl &&
          main_relation(reading_[c].relation) != Relation::obl)
        continue;
      frame.contents.clear();
      add_clauses(frame, c, sentence);
      // "of letting drugs and migrants flood the country": a clause that the parser breaks off
      if (!frame.contents.empty()) {
        TokenIndex& end = frame.contents.back().tokens.last;
        const TokenIndex last = tree.subtree(verb).last;
        while (end < last && reading_[end].upos != Upos::PUNCT && reading_[end].upos != Upos::CCONJ) ++end;
      }
      addressee = object;
      break;
    }
  // "accused the army of killings": the parser may make one thing of both
  if (object != kNoToken && token.lemma == "accuse" && addressee == kNoToken && frame.contents.empty()) {
    TokenIndex charge = kNoToken;
    for (const TokenIndex c : tree.children(object))
      if (c > object && reading_.preposition(c) == "of") charge = c;
    if (charge != kNoToken && reading_.entities(charge).empty()) {
      add(frame, {tree.subtree(charge).first, tree.subtree(object).last}, charge);
      addressee = object;
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
