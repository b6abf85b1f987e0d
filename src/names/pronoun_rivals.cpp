// Who else stands between a pronoun and the one it seems to point at: rivals within its clause, owners, strangers.
#include <algorithm>

#include "names/pronoun_resolver.h"

namespace chancery {
namespace {

// Whether a token hangs below another, or is it.
bool below(const Document& document, TokenIndex t, TokenIndex top) {
  for (int steps = 0; steps < 40 && t != kNoToken; ++steps) {
    if (t == top) return true;
    t = document.tokens[t].head;
  }
  return false;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Of whom news tells without a name.
constexpr std::string_view kStrangers[] = {
    "student",  "man",       "woman",      "boy",       "girl",       "soldier", "journalist", "reporter",
    "teacher",  "activist",  "citizen",    "refugee",   "defector",   "lawyer",  "pilot",      "prisoner",
    "detainee", "dissident", "candidate",  "aide",      "officer",    "tourist", "doctor",     "official",
    "diplomat", "lawmaker",  "politician", "executive", "businessman"};

}  // namespace

bool PronounResolver::describes_noun(MentionIndex m) const {
  const Document& document = links_.document;
  const Mention& mention = document.mentions[m];
  const Token& head = document.tokens[mention.head];
  return main_relation(head.relation) == Relation::compound && head.head != kNoToken &&
         head.head >= mention.tokens.last && document.tokens[head.head].upos == Upos::NOUN;
}

bool PronounResolver::rival_in_clause(const Candidate& subject, const std::vector<Candidate>& before) const {
  const Document& document = links_.document;
  const auto& tokens = document.tokens;
  TokenIndex clause = at_;
  for (int steps = 0; steps < 24 && tokens[clause].head != kNoToken; ++steps, clause = tokens[clause].head) {
    const Relation relation = main_relation(tokens[clause].relation);
    // "said that Y was wrong and that he had erred": a clause of its own beside that of Y.
    if (relation == Relation::conj && tokens[at_].head == clause &&
        main_relation(tokens[at_].relation) == Relation::nsubj)
      return false;
    if (relation != Relation::ccomp && relation != Relation::acl) continue;
    // The clause around the pronoun, unless he is its subject himself.
    bool own = false, rival = false;
    for (const auto& candidate : before) {
      for (MentionIndex m = candidate.mention; m < m_; ++m) {
        if (links_.of(m) != candidate.entity) continue;
        const TokenIndex head = document.mentions[m].head;
        if (!below(document, head, clause)) continue;
        const TokenIndex owned = tokens[at_].head;
        // "Y, his predecessor": not Y's own.
        const bool apposed = possessive_use() && main_relation(tokens[owned].relation) == Relation::appos &&
                             document.mentions[m].tokens.contains(tokens[owned].head);
        if (candidate.entity == subject.entity)
          own = true;
        else if (!apposed)
          rival = true;
      }
    }
    if (own) return false;
    if (rival) return true;
  }
  return false;
}

std::optional<PronounResolver::Candidate> PronounResolver::owner_of_phrase(const std::vector<Candidate>& before) const {
  const auto& tokens = links_.document.tokens;
  const TokenIndex owned = tokens[at_].head;
  // "X and his aides"
  if (owned != kNoToken && at_ > 0 && links_.word(at_ - 1) == "and" &&
      main_relation(tokens[owned].relation) == Relation::conj)
    for (const auto& candidate : before)
      for (MentionIndex m = candidate.mention; m < m_; ++m)
        if (links_.of(m) == candidate.entity && links_.document.mentions[m].tokens.last + 1 == at_ &&
            links_.document.mentions[m].tokens.contains(tokens[owned].head))
          return candidate;
  if (owned == kNoToken) return {};
  // Right before "with his" the thing itself, whatever the tree hangs the phrase on.
  const bool with = at_ > 1 && links_.word(at_ - 1) == "with" && tokens[at_ - 2].upos == Upos::NOUN;
  if (!with && main_relation(tokens[owned].relation) != Relation::nmod) return {};
  const TokenIndex thing = with ? at_ - 2 : tokens[owned].head;
  for (const auto& candidate : before) {
    const Mention& mention = links_.document.mentions[candidate.mention];
    const Token& head = tokens[mention.head];
    if (head.relation == Relation::nmod_poss && head.head == thing) return candidate;
  }
  return {};
}

std::optional<PronounResolver::Candidate> PronounResolver::object_of_phrase(
    const std::vector<Candidate>& before) const {
  static constexpr std::string_view kDoneTo[] = {"accompany", "join",   "escort",  "criticize", "criticise", "blame",
                                                 "condemn",   "rebuke", "credit",  "accuse",    "mock",      "assail",
                                                 "chide",     "berate", "lambast", "lambaste",  "fault",     "slam"};
  const auto& tokens = links_.document.tokens;
  const TokenIndex owned = tokens[at_].head;
  if (owned == kNoToken || tokens[owned].head == kNoToken) return {};
  for (const auto& candidate : before) {
    const Mention& mention = links_.document.mentions[candidate.mention];
    const Token& head = tokens[mention.head];
    if (main_relation(head.relation) != Relation::obj || head.head == kNoToken ||
        !one_of(tokens[head.head].lemma, kDoneTo))
      continue;
    const Relation relation = main_relation(tokens[owned].relation);
    if ((relation == Relation::obl || relation == Relation::nmod) &&
        (tokens[owned].head == head.head || mention.tokens.contains(tokens[owned].head)))
      return candidate;
  }
  return {};
}

bool PronounResolver::stranger_described() const {
  const auto& tokens = links_.document.tokens;
  const auto [first, last] = links_.mentions_in(sentence_);
  TokenIndex t = at_;
  for (int steps = 0; steps < 12 && tokens[t].head != kNoToken; ++steps) {
    const Relation relation = tokens[t].relation;
    t = tokens[t].head;
    if (relation != Relation::acl_relcl || tokens[t].xpos != "NN" || !one_of(tokens[t].lemma, kStrangers)) continue;
    for (MentionIndex m = first; m < last; ++m)
      if (links_.document.mentions[m].tokens.contains(t) && links_.of(m) && links_.is_person(*links_.of(m)))
        return false;
    for (TokenIndex x = t + 1; x < tokens.size() && x < t + 12; ++x)
      if (tokens[x].head == t && main_relation(tokens[x].relation) == Relation::appos) return false;
    return true;
  }
  return false;
}

bool PronounResolver::takes_office() const {
  const auto& tokens = links_.document.tokens;
  const Token& pronoun = tokens[at_];
  if (main_relation(pronoun.relation) != Relation::nsubj || pronoun.head == kNoToken) return false;
  const Token& verb = tokens[pronoun.head];
  if (main_relation(verb.relation) != Relation::advcl) return false;
  if (verb.lemma == "elect" || verb.lemma == "inaugurate") return true;
  if (verb.lemma != "take" && verb.lemma != "assume" && verb.lemma != "enter" && verb.lemma != "leave") return false;
  for (TokenIndex t = pronoun.head + 1; t < tokens.size() && t < pronoun.head + 4; ++t)
    if (tokens[t].head == pronoun.head && (tokens[t].lemma == "office" || tokens[t].lemma == "power")) return true;
  return false;
}

bool PronounResolver::answers() const {
  const auto& tokens = links_.document.tokens;
  const Token& pronoun = tokens[at_];
  if (main_relation(pronoun.relation) != Relation::nsubj || pronoun.head == kNoToken || links_.quoted(at_))
    return false;
  const Token& verb = tokens[pronoun.head];
  if (verb.head != kNoToken || at_ > links_.document.sentences[sentence_].tokens.first + 1) return false;
  static constexpr std::string_view kAnswering[] = {"respond", "retort", "react", "retaliate"};
  return one_of(verb.lemma, kAnswering);
}

}  // namespace chancery
