#include "syntax/relation_repair.h"

#include <vector>

#include "base/utf8.h"
#include "syntax/below.h"

namespace chancery {
namespace {

bool is_nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM;
}

bool is_argument(Relation relation) {
  switch (main_relation(relation)) {
    case Relation::nsubj:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::nmod:
      return relation != Relation::nmod_poss && relation != Relation::nmod_desc && relation != Relation::obl_unmarked &&
             relation != Relation::nmod_unmarked;
    default:
      return false;
  }
}

bool is_subject(Relation relation) { return main_relation(relation) == Relation::nsubj; }

// Whether between a subject and `next` stand its own words and adverbials of `verb` only; these are put into `between`.
bool only_adverbials(const Document& document, TokenIndex subject, TokenIndex next, TokenIndex verb,
                     std::vector<TokenIndex>& between) {
  for (TokenIndex t = subject + 1; t < next; ++t) {
    TokenIndex up = t;
    while (up != subject && document.tokens[up].head != verb && document.tokens[up].head != next &&
           document.tokens[up].head != kNoToken)
      up = document.tokens[up].head;
    if (up == subject) continue;
    const Token& top = document.tokens[up];
    const Relation relation = main_relation(top.relation);
    if (top.head == kNoToken || up < subject ||
        (relation != Relation::obl && relation != Relation::advmod && relation != Relation::aux &&
         relation != Relation::punct))
      return false;
    if (t == up && top.head == verb) between.push_back(up);
  }
  return true;
}

// 4: the second subject of a verb goes to the verb right behind it, where that has none.
void part_subjects(Document& document, TokenRange sentence) {
  for (TokenIndex verb = sentence.first; verb < sentence.last; ++verb) {
    if (document.tokens[verb].upos != Upos::VERB || verb + 2 >= sentence.last) continue;
    TokenIndex own = kNoToken, second = kNoToken;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
      if (document.tokens[t].head != verb || !is_subject(document.tokens[t].relation)) continue;
      (t < verb ? own : second) = t;
    }
    if (own == kNoToken || second == kNoToken) continue;
    TokenIndex next = second + 1;
    while (next < sentence.last && document.tokens[next].upos != Upos::VERB) ++next;
    if (next == sentence.last) continue;
    std::vector<TokenIndex> between;  // adverbials between the subject and its verb
    if (!only_adverbials(document, second, next, verb, between)) continue;
    const bool near = document.tokens[verb].head == next || document.tokens[next].head == verb;
    bool has_subject = false;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t)
      has_subject = has_subject || (document.tokens[t].head == next && is_subject(document.tokens[t].relation));
    if (!near || has_subject) continue;
    document.tokens[second].head = next;
    document.tokens[second].relation = Relation::nsubj;
    for (const TokenIndex t : between) document.tokens[t].head = next;
    if (document.tokens[next].relation == Relation::xcomp) document.tokens[next].relation = Relation::ccomp;
  }
}

// 6
void plain_subjects(Document& document, TokenRange sentence) {
  for (TokenIndex subject = sentence.first; subject < sentence.last; ++subject) {
    const TokenIndex verb = document.tokens[subject].head;
    if (document.tokens[subject].relation != Relation::nsubj_pass || verb == kNoToken || subject > verb ||
        document.tokens[verb].upos != Upos::VERB)
      continue;
    bool object = false, helped = false;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
      if (document.tokens[t].head != verb) continue;
      const Relation relation = document.tokens[t].relation;
      object = object || (relation == Relation::obj && t > verb);
      helped = helped || main_relation(relation) == Relation::aux || relation == Relation::cop ||
               relation == Relation::obl_agent;
    }
    if (object && !helped) document.tokens[subject].relation = Relation::nsubj;
  }
}

// 7
void enclosed_adverbials(Document& document, TokenRange sentence) {
  for (TokenIndex subject = sentence.first; subject < sentence.last; ++subject) {
    const TokenIndex verb = document.tokens[subject].head;
    if (!is_subject(document.tokens[subject].relation) || verb == kNoToken || verb < subject) continue;
    for (TokenIndex t = subject + 1; t < verb; ++t) {
      Token& phrase = document.tokens[t];
      if (main_relation(phrase.relation) == Relation::obl && phrase.head != kNoToken && phrase.head < subject &&
          !below(document, verb, t))
        phrase.head = verb;
    }
  }
}

// 8: whether the clause of this conjunction has a subject of its own and the verb before both an object.
bool joined_clause(const Document& document, TokenRange sentence, TokenIndex conjunction) {
  const TokenIndex clause = document.tokens[conjunction].head, verb = document.tokens[clause].head;
  if (verb == kNoToken || verb > conjunction || document.tokens[verb].upos != Upos::VERB) return false;
  bool object = false, subject = false;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const Token& token = document.tokens[t];
    if (token.head == verb && main_relation(token.relation) == Relation::ccomp && t < conjunction) return false;
    object = object || (token.head == verb && token.relation == Relation::obj && t > verb && t < conjunction);
    subject = subject || (token.head == clause && is_subject(token.relation) && t > conjunction && t < clause);
  }
  return object && subject;
}

}  // namespace

void repair_relations(Document& document, TokenRange sentence) {
  const auto& tokens = document.tokens;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const TokenIndex head = tokens[t].head;
    if (head == kNoToken) continue;
    // 5
    if (tokens[t].relation == Relation::case_ && head < t && t + 1 < sentence.last) {
      TokenIndex next = t + 1;
      while (next < sentence.last && !(tokens[next].head == head && next > t && is_nominal(tokens[next].upos))) ++next;
      bool own = next < sentence.last && is_argument(tokens[next].relation);
      for (TokenIndex between = t + 1; own && between < next; ++between) own = tokens[between].head == next;
      if (own) document.tokens[t].head = next;
      continue;
    }
    // 3
    if (tokens[t].relation == Relation::mark && tokens[t].upos == Upos::ADP && t < head &&
        is_nominal(tokens[head].upos) && is_argument(tokens[head].relation))
      document.tokens[t].relation = Relation::case_;
    // 1: `head` is the word with the conjunction
    if (tokens[t].relation != Relation::cc || t > head || tokens[head].head == kNoToken) continue;
    const Relation relation = tokens[head].relation;
    // 8
    if (relation == Relation::ccomp && joined_clause(document, sentence, t)) {
      document.tokens[head].relation = Relation::conj;
      continue;
    }
    if (!is_argument(relation)) continue;
    for (TokenIndex earlier = t; earlier-- > sentence.first;) {
      if (tokens[earlier].head != tokens[head].head) continue;
      if (tokens[earlier].upos == Upos::PUNCT) continue;
      // Only the nearest sibling counts: with a verb or another role between, they are not coordinated.
      if (main_relation(tokens[earlier].relation) == main_relation(relation) && is_argument(tokens[earlier].relation)) {
        document.tokens[head].head = earlier;
        document.tokens[head].relation = Relation::conj;
      }
      break;
    }
  }
  // 2
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    if (tokens[t].relation != Relation::obl_agent) continue;
    bool by = false;
    for (TokenIndex child = sentence.first; child < t && !by; ++child)
      by = tokens[child].head == t && tokens[child].relation == Relation::case_ &&
           to_lower(document.at(tokens[child].span)) == "by";
    if (!by) document.tokens[t].relation = Relation::obl;
  }
  part_subjects(document, sentence);
  plain_subjects(document, sentence);
  enclosed_adverbials(document, sentence);
}

}  // namespace chancery
