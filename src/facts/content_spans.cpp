// Where a clause that is said begins and ends.
#include "facts/frame_reader.h"

#include <algorithm>

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

}  // namespace chancery
