// The frame of one verb of speech, continued: what is named of an object, and which clauses belong together.
#include <algorithm>

#include "facts/frame_reader.h"

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
    // '"The border," Ozola said, "must open"': one clause around its speaker
    const bool split = first.last <= frame.verb && second.first > frame.verb && !finite(first) && finite(second) &&
                       first.first > 0 && reading_[first.first - 1].xpos == "``" &&
                       reading_[second.first - 1].xpos == "``" && contents[i + 1].head != kNoToken &&
                       reading_.child(contents[i + 1].head, Relation::nsubj) == kNoToken;
    if (split) {
      contents[i].tokens.last = second.last;
      contents[i].head = contents[i + 1].head;
      contents.erase(contents.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      continue;
    }
    // "says it is peaceful and denies it has built one": another saying, which the parser made one with the first
    const bool other = !half && first.size() > 4 && second.first == first.last &&
                       reading_[first.last - 1].upos == Upos::VERB && reading_[first.last - 2].upos == Upos::CCONJ &&
                       verbs_.of(reading_, first.last - 1);
    if (other) {
      contents[i].tokens = reading_.trimmed({first.first, first.last - 2});
      contents.erase(contents.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      continue;
    }
    if (!half) {
      ++i;
      continue;
    }
    contents[i].tokens.last = second.last;
    contents.erase(contents.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

bool FrameReader::finite(TokenRange range) const {
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const std::string& tag = reading_[t].xpos;
    if (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") return true;
  }
  return false;
}

// A clause of speech joined to what was said, in the tense of the teller: "..., and praised the policies", "but Ozola
// said on Friday ...".
bool FrameReader::says_for_itself(TokenIndex clause, TokenIndex head) const {
  const Token& token = reading_[clause];
  if (token.relation != Relation::conj || clause < head || token.upos != Upos::VERB) return false;
  const SpeechAct* act = verbs_.of(reading_, clause);
  if (!act || reading_.mark(clause) == "that" || reading_.passive(head) != reading_.passive(clause)) {
    // "demanded that it be lifted and reiterated that": the passive is the head's alone
    const bool own_clause = act && !reading_.mark(clause).starts_with("that") &&
                            reading_.child(clause, Relation::ccomp) != kNoToken &&
                            reading_.child(clause, Relation::aux_pass) == kNoToken;
    if (!own_clause) return false;
  }
  if (reading_.child(clause, Relation::aux) != kNoToken) return false;
  const TokenIndex subject = reading_.child(clause, Relation::nsubj);
  if (subject != kNoToken) {
    if (token.xpos != "VBD" && token.xpos != "VBZ") return false;
    return reading_.has_kind(reading_.entities(subject), EntityKind::person) && !verbs_.of(reading_, head);
  }
  // of another form than the clause that it is joined to: "had impressed ..., and praised"
  const bool simple = reading_[head].xpos == "VBD" && reading_.child(head, Relation::aux) == kNoToken &&
                      reading_.child(head, Relation::cop) == kNoToken;
  return !simple && (token.xpos == "VBD" || token.xpos == "VBN");
}

// "said if A, that would be B", "noted that A, since B", "among them C": a half clause is no statement of its own.
void FrameReader::join_tails(SpeechFrame& frame) const {
  auto& contents = frame.contents;
  std::sort(contents.begin(), contents.end(),
            [](const SpokenContent& a, const SpokenContent& b) { return a.tokens < b.tokens; });
  // The parser may take a word between the speaker and the verb for something said.
  if (contents.size() > 1 && contents.front().tokens.last <= frame.verb && contents.back().tokens.first > frame.verb) {
    const TokenIndex subject = reading_.surface_subject(frame.verb);
    if (subject != kNoToken && subject < contents.front().tokens.first) contents.erase(contents.begin());
  }
  for (std::size_t i = 0; i + 1 < contents.size();) {
    TokenRange& first = contents[i].tokens;
    const TokenRange second = contents[i + 1].tokens;
    const std::string& opens = reading_.word(first.first);
    const std::string& goes_on = reading_.word(second.first);
    const bool near = second.first >= first.last && second.first <= first.last + 2;
    const bool condition = near && (opens == "if" || opens == "when" || opens == "unless" || opens == "while" ||
                                    opens == "although" || opens == "once" || opens == "despite");
    const bool reason =
        near && (goes_on == "since" || goes_on == "because" || goes_on == "as" || goes_on == "although" ||
                 goes_on == "unless" || goes_on == "whereas" || goes_on == "including");
    // "say it is so, allegations the police reject": beside what is said
    if (near && second.first > frame.verb && first.first > frame.verb && reading_.word(second.first - 1) == "," &&
        contents[i].head != kNoToken && contents[i + 1].head != kNoToken && reading_.is_verbal(contents[i].head) &&
        !reading_.is_verbal(contents[i + 1].head)) {
      contents.erase(contents.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      continue;
    }
    const bool within = second.first >= first.first && second.last <= first.last;
    const bool tail = second.first > frame.verb && first.last <= frame.verb && !finite(second) &&
                      reading_[frame.verb].relation != Relation::parataxis && second.first <= frame.verb + 4 &&
                      reading_.word(second.first - 1) == ",";
    if (!condition && !reason && !within && !tail) {
      ++i;
      continue;
    }
    first.last = std::max(first.last, second.last);
    contents.erase(contents.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// A clause that the parser hung elsewhere: right behind "says", or before ", said Ozola" at the end of the sentence.
void FrameReader::fall_back(SpeechFrame& frame) const {
  const TokenIndex verb = frame.verb;
  const Token& token = reading_[verb];
  if (token.xpos != "VBD" && token.xpos != "VBZ") return;
  if (frame.act != "said" && frame.act != "noted" && frame.act != "stressed" && frame.act != "announced") return;
  const Tree& tree = reading_.tree_at(verb);
  TokenIndex subject = reading_.surface_subject(verb);
  if (subject == kNoToken) subject = sayer_behind(verb);
  if (subject == kNoToken || reading_.passive(verb)) return;
  for (const TokenIndex c : tree.children(verb)) {
    if (c < verb || reading_[c].relation != Relation::conj || reading_[c].upos != Upos::VERB) continue;
    const TokenIndex own = tree.child(c, Relation::nsubj);
    if (own == kNoToken || own < verb || tree.subtree(own).first != verb + 1) continue;
    return add(frame, {verb + 1, tree.subtree(c).last}, c);
  }
  const TokenRange sentence = reading_.sentence_at(verb).tokens;
  const TokenIndex start = subject > verb ? verb : tree.phrase(subject).first;
  if (start <= sentence.first + 3 || reading_[start - 1].upos != Upos::PUNCT) return;
  const TokenRange before = reading_.trimmed({sentence.first, start});
  if (before.size() < 4 || !finite(before)) return;
  for (TokenIndex t = before.first; t < before.last; ++t)
    if (reading_[t].upos == Upos::VERB && verbs_.of(reading_, t)) return;
  // Nothing of it may belong to the speaker: "the minister, who had come to Riga, said little"
  for (TokenIndex t = before.first; t < before.last; ++t)
    if (t == subject || (reading_[t].head == subject && t < subject)) return;
  TokenIndex head = before.first;
  for (TokenIndex t = before.first; t < before.last; ++t)
    if (!before.contains(reading_[t].head)) head = t;
  frame.contents.push_back({before, head, false});
}

// ", said two officials" at the end of a sentence: all before it is said, unless somebody else speaks there.
void FrameReader::open_to_start(SpeechFrame& frame) const {
  if (frame.contents.empty()) return;
  // "Since it supports the war, the council pointed out, sanctions are imposed": the words around the speaker
  if (TokenRange& said = frame.contents.front().tokens; said.first > frame.verb && said.first > 0) {
    const TokenRange all = reading_.sentence_at(frame.verb).tokens;
    const TokenIndex who = reading_.surface_subject(frame.verb);
    const TokenIndex opens =
        who == kNoToken || who > frame.verb ? kNoToken : reading_.tree_at(frame.verb).phrase(who).first;
    const bool between = opens != kNoToken && opens > all.first + 2 && reading_.word(opens - 1) == "," &&
                         reading_.word(said.first - 1) == "," && said.first <= frame.verb + 4 &&
                         reading_[said.first].upos != Upos::PUNCT && !reading_.passive(frame.verb);
    if (!between || frame.act == "called for") return;
    for (TokenIndex t = all.first; t < opens; ++t)
      if (reading_[t].upos == Upos::VERB && verbs_.of(reading_, t) && t + 1 < opens && reading_[t].xpos != "VBZ")
        return;
    said.first = reading_.trimmed({all.first, said.last}).first;
    return;
  }
  if (frame.contents.size() != 1) return;
  SpokenContent& content = frame.contents.front();
  const TokenRange sentence = reading_.sentence_at(frame.verb).tokens;
  if (content.tokens.last > frame.verb || content.tokens.first <= sentence.first) return;
  const TokenIndex subject = reading_.surface_subject(frame.verb);
  if (subject == kNoToken || subject < content.tokens.last) return;
  TokenIndex end = std::min(frame.verb, reading_.tree_at(frame.verb).phrase(subject).first);
  while (end > content.tokens.last && reading_[end - 1].upos == Upos::PUNCT) --end;
  if (end != content.tokens.last) return;
  for (TokenIndex t = sentence.first; t < content.tokens.first; ++t) {
    if (reading_[t].upos == Upos::VERB && verbs_.of(reading_, t)) return;
    const std::string& word = reading_.word(t);
    if (word == "\"" || word == "\xE2\x80\x9C" || word == "\xE2\x80\x9D" || word == ":" || word == ";" ||
        word == "according")
      return;
  }
  content.tokens = reading_.trimmed({sentence.first, content.tokens.last});
}

// "called the deal illegal", "branded the vote a sham", "considers the move a violation": what is said is said of the
// object.
bool FrameReader::names_predicate(TokenIndex verb) const {
  const std::string& lemma = reading_[verb].lemma;
  const bool as =
      lemma == "describe" || lemma == "brand" || lemma == "label" || lemma == "characterise" || lemma == "characterize";
  if (!as && lemma != "call" && lemma != "term" && lemma != "dub" && lemma != "deem" && lemma != "consider")
    return false;
  if (reading_.passive(verb)) return false;
  const Tree& tree = reading_.tree_at(verb);
  const TokenIndex object = tree.child(verb, Relation::obj);
  if (object == kNoToken || object < verb) return false;
  // "called him Mr Sobek": a name, and nothing said
  for (const TokenIndex c : tree.children(verb)) {
    if (c <= object) continue;
    if (reading_[c].relation == Relation::xcomp) {
      if (reading_.infinitive(c)) return (lemma == "consider" || lemma == "deem") && reading_[c].upos != Upos::VERB;
      return reading_[c].upos == Upos::ADJ || reading_[c].upos == Upos::NOUN || reading_[c].xpos == "VBN" ||
             reading_[c].xpos == "VBG";
    }
    // "branded the claim a fabrication", with two objects
    if (reading_[c].relation == Relation::obj && reading_[c].upos == Upos::NOUN) return true;
    if (as && main_relation(reading_[c].relation) == Relation::obl && reading_.preposition(c) == "as") return true;
  }
  return false;
}

void FrameReader::add_predicate(SpeechFrame& frame, TokenIndex verb) const {
  const Tree& tree = reading_.tree_at(verb);
  const TokenIndex object = tree.child(verb, Relation::obj);
  TokenRange range = tree.subtree(object);
  TokenIndex predicate = kNoToken;
  for (const TokenIndex c : tree.children(verb)) {
    if (c < object) continue;
    const bool of_it = reading_[c].relation == Relation::xcomp || reading_.preposition(c) == "as" ||
                       (c > object && reading_[c].relation == Relation::obj);
    if (predicate == kNoToken && !of_it) continue;
    const TokenRange below = tree.subtree(c);
    if (predicate == kNoToken) {
      predicate = c;
      range.last = std::max(range.last, below.last);
      // "and threatened sanctions", left within by the parser
      for (const TokenIndex d : tree.children(c))
        if (reading_[d].relation == Relation::conj && reading_[d].upos == Upos::VERB && reading_[c].upos != Upos::VERB)
          range.last = std::min(range.last, tree.subtree(d).first);
    } else if (below.first == range.last &&
               (main_relation(reading_[c].relation) == Relation::obl ||
                main_relation(reading_[c].relation) == Relation::ccomp || reading_.infinitive(c))) {
      range.last = below.last;
    } else {
      break;
    }
  }
  // "called it a crime and threatened sanctions": whatever the parser hung on the predicate
  for (const TokenIndex c : tree.children(verb)) {
    if (c <= predicate || reading_[c].relation != Relation::conj || c >= range.last) continue;
    range.last = c;
    if (range.last > range.first && reading_[range.last - 1].upos == Upos::CCONJ) --range.last;
  }
  if (predicate != kNoToken) add(frame, range, predicate);
}

}  // namespace chancery
