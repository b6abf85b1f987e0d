// What the clause around a pronoun says of whom it points at: a relative clause, a participle, thanks, an expression.
#include <algorithm>
#include <array>

#include "names/pronoun_resolver.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 14> kBenefactive = {
    "congratulate", "thank", "praise",  "commend", "applaud",    "award",  "honor",
    "honour",       "greet", "condole", "wish",    "felicitate", "reward", "compliment"};

// What one expresses is one's own: "expressed his gratitude".
constexpr std::array<std::string_view, 14> kExpressing = {"express", "voice",   "convey",    "reiterate", "reaffirm",
                                                          "affirm",  "confirm", "repeat",    "declare",   "announce",
                                                          "extend",  "stress",  "underline", "emphasize"};

constexpr std::array<std::string_view, 7> kAnswering = {"accept", "honour", "honor",  "attend",
                                                        "answer", "fulfil", "fulfill"};

constexpr std::array<std::string_view, 9> kGratitude = {"gratitude",      "thanks",          "appreciation",
                                                        "congratulation", "congratulations", "condolence",
                                                        "condolences",    "sympathy",        "greetings"};

}  // namespace

// "His foreign minister, X": another's than X's.
bool PronounResolver::serves(EntityIndex person, MentionIndex m) const {
  if (!possessive_use()) return false;
  const auto& tokens = links_.document.tokens;
  const TokenIndex owned = tokens[at_].head;
  if (owned == kNoToken || owned < at_ || owned > at_ + 5) return false;
  const Mention& mention = links_.document.mentions[m];
  if (mention.head != kNoToken && tokens[mention.head].head == owned &&
      main_relation(tokens[mention.head].relation) == Relation::appos)
    return true;
  for (const OfficeIndex o : links_.offices_of(person)) {
    const Office& office = links_.document.offices[o];
    const Span title = office.title.empty() ? office.span : office.title;
    if (title.begin <= tokens[owned].span.begin && tokens[owned].span.end <= title.end) return true;
  }
  return false;
}

// "Y, his Ugandan counterpart": Y.
std::optional<EntityIndex> PronounResolver::described_by_counterpart() const {
  const auto& tokens = links_.document.tokens;
  if (at_ < 2 || links_.word(at_ - 1) != ",") return std::nullopt;
  bool counterpart = false;
  for (TokenIndex t = at_ + 1; t < at_ + 4 && t < tokens.size(); ++t)
    counterpart = counterpart || tokens[t].lemma == "counterpart";
  if (!counterpart) return std::nullopt;
  for (MentionIndex before = m_; before-- > 0 && before + 4 > m_;) {
    const auto e = links_.of(before);
    if (links_.document.mentions[before].tokens.last == at_ - 1 && e && links_.is_person(*e)) return *e;
  }
  return std::nullopt;
}

// "A said that B had expressed his gratitude": who expresses it.
std::optional<PronounResolver::Candidate> PronounResolver::of_expression(const std::vector<Candidate>& before) const {
  const auto& tokens = links_.document.tokens;
  const TokenIndex owned = tokens[at_].head;
  if (owned == kNoToken || tokens[owned].relation != Relation::obj || tokens[owned].head == kNoToken) return {};
  const TokenIndex verb = tokens[owned].head;
  if (std::find(kExpressing.begin(), kExpressing.end(), tokens[verb].lemma) == kExpressing.end()) return {};
  for (const auto& candidate : before) {
    if (!candidate.subject) continue;
    const Mention& mention = links_.document.mentions[candidate.mention];
    TokenIndex t = mention.head;
    while (t != kNoToken && mention.tokens.contains(t) && tokens[t].head != kNoToken &&
           main_relation(tokens[t].relation) != Relation::nsubj)
      t = tokens[t].head;
    if (t != kNoToken && main_relation(tokens[t].relation) == Relation::nsubj && tokens[t].head == verb)
      return candidate;
  }
  return {};
}

// The country of the counterpart whose "his" this is.
std::string PronounResolver::counterpart_country() const {
  const Document& document = links_.document;
  TokenIndex noun = kNoToken;
  for (TokenIndex t = at_ + 1; t < at_ + 4 && t < document.tokens.size(); ++t)
    if (document.tokens[t].lemma == "counterpart") noun = t;
  if (noun == kNoToken) return {};
  const auto [first, last] = links_.mentions_in(sentence_);
  for (MentionIndex m = first; m < last; ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.tokens.first <= at_ || mention.tokens.first >= noun) continue;
    if (const auto e = links_.of(m); e && links_.entity(*e).kind == EntityKind::country)
      return links_.entity(*e).country;
  }
  return {};
}

// "A welcomed B, who is on her first visit": within a relative clause, whom the clause is about.
std::optional<PronounResolver::Candidate> PronounResolver::relative_of(const std::vector<Candidate>& before) const {
  TokenIndex t = at_;
  for (int steps = 0; steps < 12 && links_.document.tokens[t].head != kNoToken; ++steps) {
    const Token& token = links_.document.tokens[t];
    t = token.head;
    if (token.relation != Relation::acl_relcl) continue;
    for (const auto& candidate : before)
      if (links_.document.mentions[candidate.mention].tokens.contains(t)) return candidate;
    return std::nullopt;
  }
  return std::nullopt;
}

bool PronounResolver::inserted_speech() const {
  const TokenRange range = links_.document.sentences[sentence_].tokens;
  if (at_ < range.first + 2 || links_.word(at_ - 1) != "," || possessive_use() || links_.quoted(at_)) return false;
  for (TokenIndex t = at_ + 1; t < std::min<TokenIndex>(range.last, at_ + 4); ++t) {
    const Token& token = links_.document.tokens[t];
    if (token.upos == Upos::VERB)
      return t + 1 < range.last && links_.word(t + 1) == "," && token.xpos != "VBG" && Links::says(token.lemma);
    if (token.upos != Upos::AUX && token.upos != Upos::ADV) return false;
  }
  return false;
}

bool PronounResolver::told(MentionIndex m) const {
  const auto& tokens = links_.document.tokens;
  const Mention& mention = links_.document.mentions[m];
  TokenIndex t = mention.head;
  while (t != kNoToken && tokens[t].head != kNoToken && mention.tokens.contains(tokens[t].head)) t = tokens[t].head;
  if (t == kNoToken || tokens[t].relation != Relation::nsubj_pass || tokens[t].head == kNoToken) return false;
  const std::string& verb = tokens[tokens[t].head].lemma;
  return verb == "brief" || verb == "tell" || verb == "inform" || verb == "assure" || verb == "update";
}

// Only people: "a spokesman", "an official", not "the report".
static bool is_human_noun(std::string_view lemma) {
  for (const std::string_view word : {"spokesman", "spokeswoman", "spokesperson", "official", "diplomat", "source",
                                      "aide", "adviser", "officer", "analyst", "lawmaker", "witness", "expert"})
    if (lemma == word) return true;
  return false;
}

bool PronounResolver::stranger_leads(std::uint32_t sentence) const {
  const Document& document = links_.document;
  const TokenRange range = document.sentences[sentence].tokens;
  const auto [first, last] = links_.mentions_in(sentence);
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const Token& token = document.tokens[t];
    if (main_relation(token.relation) != Relation::nsubj || token.xpos != "NN" || token.head == kNoToken ||
        document.tokens[token.head].head != kNoToken || links_.quoted(t) || !is_human_noun(token.lemma))
      continue;
    bool named = false;
    for (MentionIndex m = first; m < last; ++m)
      named = named || (document.mentions[m].tokens.contains(t) && links_.of(m) && links_.is_person(*links_.of(m)));
    // "A spokesman, X, did not": named beside the noun.
    for (TokenIndex x = t + 1; x < range.last && !named; ++x)
      named = document.tokens[x].head == t && main_relation(document.tokens[x].relation) == Relation::appos;
    if (!named) return true;
  }
  return false;
}

bool PronounResolver::excellency() const { return links_.words_of(m_).back() == "excellency"; }

bool PronounResolver::stranger_speaks(std::uint32_t sentence) const {
  const Document& document = links_.document;
  const TokenRange range = document.sentences[sentence].tokens;
  const auto [first, last] = links_.mentions_in(sentence);
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const Token& token = document.tokens[t];
    if (token.relation != Relation::nsubj || token.xpos != "NN" || token.head == kNoToken || links_.quoted(t) ||
        document.tokens[token.head].lemma != "say" || document.tokens[token.head].relation == Relation::acl_relcl)
      continue;
    if (!is_human_noun(token.lemma)) continue;
    bool mentioned = false;
    for (MentionIndex m = first; m < last; ++m)
      mentioned =
          mentioned || (document.mentions[m].tokens.contains(t) && links_.of(m) && links_.is_person(*links_.of(m)));
    if (!mentioned) return true;
  }
  return false;
}

std::optional<EntityIndex> PronounResolver::behind_person() const {
  const auto [first, last] = links_.mentions_in(sentence_);
  for (MentionIndex m = first; m < std::min(last, m_); ++m)
    if (const auto e = links_.of(m); e && links_.is_person(*e) && links_.document.mentions[m].tokens.last + 1 == at_)
      return e;
  return std::nullopt;
}

bool PronounResolver::possessive_use() const {
  const Relation relation = links_.document.tokens[at_].relation;
  return relation == Relation::nmod_poss || links_.document.tokens[at_].xpos == "PRP$";
}

// No subject stands before it; `itself`: it may be one of a clause below.
bool PronounResolver::opens_sentence(bool itself) const {
  const auto range = links_.document.sentences[sentence_].tokens;
  if (itself && links_.document.tokens[at_].head == links_.document.sentences[sentence_].tokens.first)
    return at_ < range.first + 4;
  for (TokenIndex t = range.first; t < at_; ++t)
    if (main_relation(links_.document.tokens[t].relation) == Relation::nsubj) return false;
  return at_ < range.first + 14;
}

// "X congratulated Y, expressing his belief that": X's, for the participle has no subject but X.
std::optional<PronounResolver::Candidate> PronounResolver::of_participle(const std::vector<Candidate>& before) const {
  const auto& tokens = links_.document.tokens;
  const TokenIndex owned = tokens[at_].head;
  if (owned == kNoToken || tokens[owned].relation != Relation::obj || tokens[owned].head == kNoToken) return {};
  const TokenIndex verb = tokens[owned].head;
  const TokenIndex main = tokens[verb].head;
  if (tokens[verb].xpos != "VBG" || main_relation(tokens[verb].relation) != Relation::advcl || main == kNoToken ||
      main > verb || verb == 0 || links_.word(verb - 1) != ",")
    return {};
  std::optional<Candidate> found;
  for (const auto& candidate : before) {
    if (!candidate.subject) continue;
    if (found) return {};
    found = candidate;
  }
  return found;
}

// "X congratulated Y on his re-election"
std::optional<PronounResolver::Candidate> PronounResolver::benefactive(const std::vector<Candidate>& before,
                                                                       bool& doubtful) {
  const auto range = links_.document.sentences[sentence_].tokens;
  for (TokenIndex t = at_; t-- > range.first;) {
    const Token& token = links_.document.tokens[t];
    const bool verb = token.upos == Upos::VERB &&
                      std::find(kBenefactive.begin(), kBenefactive.end(), token.lemma) != kBenefactive.end();
    const bool noun =
        token.upos == Upos::NOUN && std::find(kGratitude.begin(), kGratitude.end(), token.lemma) != kGratitude.end();
    if (!verb && !noun) continue;
    std::optional<Candidate> found;
    // "for accepting his invitation": what is accepted is the thankful one's.
    const TokenIndex owned = links_.document.tokens[at_].head;
    if (owned != kNoToken && links_.document.tokens[owned].head != kNoToken) {
      const Token& verb_of = links_.document.tokens[links_.document.tokens[owned].head];
      if (links_.document.tokens[owned].relation == Relation::obj && links_.document.tokens[owned].head > t &&
          verb_of.xpos == "VBG" && std::find(kAnswering.begin(), kAnswering.end(), verb_of.lemma) != kAnswering.end())
        return std::nullopt;
    }
    const auto [first, last] = links_.mentions_in(sentence_);
    for (MentionIndex m = first; m < last && m < m_; ++m) {
      const auto& mention = links_.document.mentions[m];
      const auto e = links_.of(m);
      // "congratulated his Uzbek colleague on his birthday": who that is, is found later.
      if (!e && mention.how == How::counterpart && mention.tokens.first > t && mention.tokens.last < at_)
        doubtful = unresolved_ = true;
      if (mention.tokens.first <= t || mention.tokens.last > at_ || !e || !links_.is_person(*e) || links_.is_subject(m))
        continue;
      if (std::none_of(before.begin(), before.end(), [&](const Candidate& c) { return c.entity == *e; })) continue;
      bool verb_between = false, finite = false;
      for (TokenIndex x = mention.tokens.last; x < at_; ++x) {
        const Token& between = links_.document.tokens[x];
        verb_between = verb_between || between.upos == Upos::VERB;
        finite = finite || (between.upos == Upos::VERB && main_relation(between.relation) == Relation::conj);
      }
      // "thanked X for supporting A and his contribution"
      if (verb_between && !finite && verb && links_.word(mention.tokens.last) == "for") {
        found = Candidate{*e, m, false};
        continue;
      }
      doubtful = verb_between && !finite;
      if (!verb_between && at_ - mention.tokens.last <= 7) found = Candidate{*e, m, false};
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace chancery
