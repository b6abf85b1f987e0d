// Capitals that stand for their governments: "Moscow said", "ties with Washington", "urged Pyongyang to".
#include "names/function_words.h"
#include "names/sentence_reader.h"

namespace chancery {

// A capital that acts stands for its government; one where something happens is a place.
bool SentenceReader::government_speaks(const BodyPhrase& capital) const {
  // "BEIJING -": a dateline that stands within the text.
  if (capital.words.first == 0 && (words_.is(capital.words.last, "-") || words_.is(capital.words.last, "(")))
    return false;
  if (capital.words.first > 0 && words_.is(capital.words.first - 1, "by")) return true;
  // "at the State House, Nairobi"
  if (capital.words.first > 1 && words_.is(capital.words.first - 1, ",") && words_.upper(capital.words.first - 2))
    return false;
  if (words_.is(capital.words.last, "'s") && capital.words.last + 1 < words_.size()) {
    // "Washington's expulsion of diplomats": an act is a government's.
    const std::string_view noun = words_.at(capital.words.last + 1);
    for (const std::string_view ending : {"sion", "tion", "ment", "ness"})
      if (noun.ends_with(ending)) return true;
    if (in(noun, {"move", "response", "stance", "call", "request", "claim", "support", "policy", "offer", "proposal",
                  "refusal", "readiness"}))
      return true;
    // "Pyongyang's nuclear and missile programs": what only a state has.
    const Token& last = document_.tokens[words_[capital.words.last - 1].token];
    return last.head != kNoToken && last.relation == Relation::nmod_poss &&
           in(document_.tokens[last.head].lemma,
              {"program",  "programme", "ally",     "troop",      "force",      "army",    "military",  "envoy",
               "diplomat", "embassy",   "invasion", "war",        "meddling",   "hacking", "influence", "interest",
               "position", "plan",      "decision", "effort",     "role",       "concern", "demand",    "ambition",
               "arsenal",  "missile",   "sanction", "government", "ambassador", "intent",  "territory", "aggression"});
  }
  for (TokenIndex t = words_[capital.words.first].token; t <= words_[capital.words.last - 1].token; ++t) {
    const Token& token = document_.tokens[t];
    if (token.head == kNoToken) continue;
    TokenIndex at = t;
    while (document_.tokens[at].relation == Relation::conj && document_.tokens[at].head != kNoToken)
      at = document_.tokens[at].head;
    const Token& top = document_.tokens[at];
    if (top.head == kNoToken || main_relation(top.relation) != Relation::nsubj) continue;
    const Token& verb = document_.tokens[top.head];
    // "Doha is still hopeful": a mind is a government's.
    if (verb.upos == Upos::ADJ)
      return in(verb.lemma, {"hopeful", "ready", "willing", "unwilling", "committed", "concerned", "determined",
                             "opposed", "prepared", "confident", "grateful", "reluctant", "eager", "keen", "adamant"});
    return verb.upos == Upos::VERB && !in(verb.lemma, {"host", "see", "become", "witness", "welcome"}) &&
           top.relation != Relation::nsubj_pass;
  }
  return dealt_with(capital);
}

// A capital with which, against which or by which something is done as between states: "sanctions on Moscow",
// "relations between Washington and Pyongyang". Where something happens is no party ("flights between Paris and Rome").
bool SentenceReader::dealt_with(const BodyPhrase& capital) const {
  if (capital.words.first == 0) return false;
  TokenIndex t = words_[capital.words.first].token;
  while (t + 1 <= words_[capital.words.last - 1].token && document_.tokens[t].head != kNoToken &&
         words_.tokens(capital.words).contains(document_.tokens[t].head))
    t = document_.tokens[t].head;
  const auto bond = [](std::string_view lemma) {
    return in(lemma,
              {"relation", "relations",   "relationship", "tie",      "ties",          "tension",     "tensions",
               "talk",     "talks",       "row",          "dispute",  "cooperation",   "agreement",   "deal",
               "pact",     "treaty",      "accord",       "alliance", "dialogue",      "negotiation", "negotiations",
               "contact",  "partnership", "war",          "feud",     "rapprochement", "standoff",    "confrontation",
               "rivalry",  "rift",        "link",         "links",    "trade",         "detente",     "truce"});
  };
  const auto state_at = [&](WordIndex w) { return read_.hit(w, Sort::capital) || read_.country_at(w); };
  const std::string_view before = words_.at(capital.words.first - 1);
  // "between Washington and Pyongyang", of the first and of the second
  if (before == "between" && words_.is(capital.words.last, "and") && state_at(capital.words.last + 1))
    return capital.words.first > 1 &&
           (bond(document_.tokens[words_[capital.words.first - 2].token].lemma) ||
            (document_.tokens[t].head != kNoToken && bond(document_.tokens[document_.tokens[t].head].lemma)));
  if (before == "and")
    for (WordIndex w = capital.words.first - 1; w-- > 1 && w + 5 > capital.words.first;)
      if (words_.is(w, "between") && state_at(w + 1))
        return bond(document_.tokens[words_[w - 1].token].lemma) || (w > 1 && in(words_.at(w - 1), {"between"}));
  if (document_.tokens[t].head == kNoToken) return false;
  const Token& head = document_.tokens[document_.tokens[t].head];
  const std::string& lemma = head.lemma;
  const Relation relation = main_relation(document_.tokens[t].relation);
  if (relation == Relation::obj || relation == Relation::iobj) {
    if (in(lemma, {"urge",      "ask",       "order",   "press",    "accuse",   "warn",   "tell",   "blame",
                   "criticise", "criticize", "condemn", "pressure", "persuade", "push",   "anger",  "infuriate",
                   "punish",    "force",     "compel",  "convince", "thank",    "irk",    "enrage", "antagonize",
                   "provoke",   "appease",   "deter",   "threaten", "notify",   "inform", "assure", "sanction"}))
      return true;
    return in(lemma, {"want", "expect", "get", "require"}) && words_.is(capital.words.last, "to");
  }
  if (relation != Relation::obl && relation != Relation::nmod) return false;
  if (before == "with")
    return bond(lemma) ||
           in(lemma, {"negotiate", "cooperate", "collude", "align", "ally", "side", "normalize", "work"});
  if (before == "on")
    return in(lemma,
              {"sanction", "pressure", "restriction", "tariff", "embargo", "clamp", "penalty", "curb", "impose"});
  if (before == "from")
    return in(lemma, {"reaction", "response", "support", "condemnation", "criticism", "permission", "approval",
                      "signal", "protest", "rebuke", "assurance", "guarantee", "pledge", "concession", "threat"});
  if (before == "against")
    return in(lemma, {"sanction", "accusation", "allegation", "complaint", "campaign", "tariff"});
  return false;
}

}  // namespace chancery
