#include "time/tense.h"

#include <algorithm>

#include "base/ascii.h"

namespace chancery {
namespace {

constexpr std::size_t kReach = 25;         // atoms looked at on each side
constexpr std::size_t kTokensAround = 40;  // tokens searched for auxiliaries of a verb
constexpr int kMostSteps = 20;             // up the tree

bool one_of(const std::string& word, std::initializer_list<const char*> list) {
  return std::any_of(list.begin(), list.end(), [&](const char* other) { return word == other; });
}

Tense by_words(const Atoms& atoms, std::size_t first, std::size_t last, const WordTable& words) {
  const auto tense_at = [&](std::size_t at) {
    if (!atoms[at].word()) return Tense::unknown;
    if (words.has(atoms, at, "future")) return Tense::future;
    if (at > 0 && atoms[at - 1].is("be")) return Tense::unknown;  // "will be held"
    if (words.has(atoms, at, "past")) return Tense::past;
    const std::string& text = atoms[at].text;
    if (!atoms[at].capital && text.size() > 4 && text.ends_with("ed") &&
        !one_of(text, {"indeed", "need", "exceed", "proceed"}))
      return Tense::past;
    return Tense::unknown;
  };
  for (std::size_t at = first, steps = 0; at > 0 && steps < kReach; --at, ++steps) {
    if (atoms[at - 1].is(";") || atoms[at - 1].is(":")) break;
    if (const Tense tense = tense_at(at - 1); tense != Tense::unknown) return tense;
  }
  for (std::size_t at = last, steps = 0; at < atoms.size() && steps < kReach; ++at, ++steps) {
    if (atoms[at].is(";") || atoms[at].is(":")) break;
    if (const Tense tense = tense_at(at); tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

// Children of `verb` among the tokens around it (auxiliaries and marks stand near).
template <class Visit>
void near_children(const Document& document, const Sentence& sentence, TokenIndex verb, Visit visit) {
  const TokenIndex begin = verb - sentence.tokens.first > kTokensAround ? verb - static_cast<TokenIndex>(kTokensAround)
                                                                        : sentence.tokens.first;
  const TokenIndex end = std::min<TokenIndex>(sentence.tokens.last, verb + 6);
  for (TokenIndex t = begin; t < end; ++t)
    if (document.tokens[t].head == verb) visit(document.tokens[t]);
}

Tense of_verb(const Document& document, const Sentence& sentence, TokenIndex verb, int steps, const WordTable& words) {
  const Token& token = document.tokens[verb];
  bool future = false, past = false, to = false, present = false;
  near_children(document, sentence, verb, [&](const Token& child) {
    const std::string form = ascii_lower(document.at(child.span));
    const Relation relation = main_relation(child.relation);
    if (relation == Relation::aux || relation == Relation::cop) {
      if (one_of(form, {"will", "shall", "'ll", "\u2019ll", "wo", "would"}))
        future = true;
      else if (one_of(form, {"was", "were", "did", "had", "has", "have", "'d"}))
        past = true;
      else if (one_of(form, {"is", "are", "am", "'s", "'re", "do", "does"}))
        present = true;
    }
    if (relation == Relation::mark && form == "to") to = true;
  });
  if (future) return Tense::future;
  // "is to visit Riga on 4 May", also where the rest of the sentence tells the past
  if (to && present && token.xpos == "VB") return Tense::future;
  // "was due to visit in October": that may be over, or not
  if (past && one_of(token.lemma, {"due", "set", "schedule", "expect", "plan", "slate"})) return Tense::either;
  if (past) return Tense::past;
  if (to) {
    if (token.head == kNoToken || steps <= 0) return Tense::future;  // a title: "Minister to visit Riga on Friday"
    const std::string governor = document.tokens[token.head].lemma.empty()
                                     ? ascii_lower(document.at(document.tokens[token.head].span))
                                     : ascii_lower(document.tokens[token.head].lemma);
    // "was originally scheduled to travel in February": that may be over by now.
    bool over = false;
    near_children(document, sentence, token.head, [&](const Token& child) {
      const Relation relation = main_relation(child.relation);
      over = over || ((relation == Relation::aux || relation == Relation::cop) &&
                      one_of(ascii_lower(document.at(child.span)), {"was", "were", "had"}));
    });
    if (over && one_of(governor, {"plan", "expect", "schedule", "set", "due", "slate", "intend"})) return Tense::either;
    if (one_of(governor, {"be",      "plan",    "expect",    "schedule", "set",      "due",       "slate",   "intend",
                          "agree",   "prepare", "want",      "wish",     "invite",   "hope",      "propose", "decide",
                          "promise", "ready",   "readiness", "plans",    "decision", "agreement", "likely"}))
      return Tense::future;
    return Tense::unknown;
  }
  if (token.xpos == "VBD") return Tense::past;
  if (token.xpos == "VBN" && !present) return Tense::past;
  if (token.xpos == "VBN" && present)
    return one_of(token.lemma, {"schedule", "expect", "plan", "slate", "set"}) ? Tense::future : Tense::unknown;
  // "The talks begin on Monday" looks ahead; captions ("shakes hands on Monday") and titles tell the past in the
  // present.
  if (token.xpos == "VBZ" || token.xpos == "VBP") {
    // "He visits Riga on Sunday, the ministry said": what is reported in the present is to come.
    bool reported = false;
    const auto past_speech = [&](const Token& other) {
      return other.xpos == "VBD" && words.has(other.lemma, "report_verb");
    };
    if (token.head != kNoToken && (token.relation == Relation::ccomp || token.relation == Relation::parataxis))
      reported = past_speech(document.tokens[token.head]);
    const TokenIndex end = sentence.tokens.last;
    for (TokenIndex t = verb; t < end && t < verb + kTokensAround && !reported; ++t)
      reported = document.tokens[t].head == verb && document.tokens[t].relation == Relation::parataxis &&
                 past_speech(document.tokens[t]);
    return reported || words.has(token.lemma, "scheduled") ? Tense::present : Tense::past;
  }
  if (present && token.xpos == "JJ" && one_of(token.lemma, {"due", "set"})) return Tense::future;
  return Tense::unknown;
}

Tense by_tree(const Document& document, const Sentence& sentence, TokenRange tokens, const WordTable& words) {
  TokenIndex at = tokens.first;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (document.tokens[t].head == kNoToken || !tokens.contains(document.tokens[t].head)) at = t;
  for (int step = 0; step < kMostSteps; ++step) {
    const TokenIndex head = document.tokens[at].head;
    if (head == kNoToken || !sentence.tokens.contains(head)) break;
    at = head;
    const Token& token = document.tokens[at];
    if (token.upos != Upos::VERB && token.upos != Upos::AUX && !(token.upos == Upos::ADJ && token.xpos == "JJ"))
      continue;
    const Tense tense = of_verb(document, sentence, at, kMostSteps - step, words);
    if (tense == Tense::present && step > 0) return Tense::unknown;
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace

Tense tense_around(const Document& document, const Sentence& sentence, const Atoms& atoms, std::size_t first,
                   std::size_t last, const WordTable& words) {
  const TokenRange tokens = tokens_of(atoms, first, last);
  const bool parsed = sentence.tokens.size() > 1 &&
                      std::any_of(document.tokens.begin() + sentence.tokens.first,
                                  document.tokens.begin() + std::min(sentence.tokens.last, sentence.tokens.first + 8),
                                  [](const Token& token) { return token.head != kNoToken; });
  if (parsed)
    if (const Tense tense = by_tree(document, sentence, tokens, words); tense != Tense::unknown) return tense;
  return by_words(atoms, first, last, words);
}

}  // namespace chancery
