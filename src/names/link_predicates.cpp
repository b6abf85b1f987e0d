// Offices said of somebody: "his re-election as Chairman", "X was appointed Minister", "X is the Ambassador".
#include "names/links.h"

namespace chancery {
namespace {

// The mention of a person nearest before a token.
std::optional<MentionIndex> nearest_of(const Links& links, MentionIndex first, MentionIndex last, EntityIndex person,
                                       TokenIndex at) {
  std::optional<MentionIndex> found;
  for (MentionIndex m = first; m < last && links.document.mentions[m].tokens.last <= at; ++m)
    if (links.of(m) == person) found = m;
  return found;
}

// Who else is meant where the person nearest before the office only appoints, or only held it before.
std::optional<EntityIndex> whose_instead(const Links& links, MentionIndex first, MentionIndex last, EntityIndex person,
                                         TokenIndex at) {
  const auto mention = nearest_of(links, first, last, person, at);
  if (!mention) return std::nullopt;
  const TokenIndex begin = links.document.mentions[*mention].tokens.first;
  const TokenIndex start = links.document.sentences[links.sentence_of(begin)].tokens.first;
  bool another = begin > start && links.word(begin - 1) == "by";
  // "A was replaced by B as envoy": B's; "A will be replaced by B": still A's.
  if (another && begin > start + 1) {
    const std::string& lemma = links.document.tokens[begin - 2].lemma;
    const bool ahead = begin > start + 3 && (links.word(begin - 4) == "will" || links.word(begin - 4) == "to");
    if ((lemma == "replace" || lemma == "succeed") && !ahead) return std::nullopt;
  }
  // "takes over from A as envoy"
  if (begin > start + 1 && links.word(begin - 1) == "from" && links.word(begin - 2) == "over") another = true;
  for (TokenIndex t = begin; t-- > start && t + 4 > begin && !another;) {
    const std::string& lemma = links.document.tokens[t].lemma;
    another = lemma == "succeed" || lemma == "replace" || lemma == "succession";
  }
  if (!another) return std::nullopt;
  std::optional<EntityIndex> found;
  for (MentionIndex m = first; m < *mention; ++m) {
    const auto e = links.of(m);
    if (!e || !links.is_person(*e) || *e == person || !links.is_subject(m)) continue;
    if (found && *found != *e) return std::nullopt;
    found = *e;
  }
  return found;
}

// "X will take over from Y as", "is to succeed Y as"
bool comes_later(const Links& links, MentionIndex first, MentionIndex last, EntityIndex person, TokenIndex at) {
  const auto mention = nearest_of(links, first, last, person, at);
  if (!mention) return false;
  const auto& tokens = links.document.tokens;
  bool ahead = false;
  for (TokenIndex t = tokens.empty() ? 0 : links.document.mentions[*mention].tokens.last; t < at; ++t) {
    const std::string& lemma = tokens[t].lemma;
    if (links.word(t) == "will" || (links.word(t) == "to" && t > 0 && tokens[t - 1].lemma == "be")) ahead = true;
    if (lemma == "replace" || lemma == "succeed" || lemma == "become" || lemma == "serve" ||
        (lemma == "take" && links.word(t + 1) == "over"))
      return ahead && t < links.document.mentions[*mention].tokens.last + 6;
    if (links.word(t) == ",") return false;
  }
  return false;
}

// "X resigned as minister", "was removed from the post of director"
bool given_up(const Links& links, EntityIndex person, MentionIndex first, MentionIndex last, TokenIndex at) {
  const auto mention = nearest_of(links, first, last, person, at);
  if (!mention) return false;
  for (TokenIndex t = links.document.mentions[*mention].tokens.last; t < at; ++t) {
    const std::string& lemma = links.document.tokens[t].lemma;
    for (const std::string_view verb : {"resign", "oust", "dismiss", "sack", "fire", "remove", "quit", "resignation",
                                        "removal", "dismissal", "retire"})
      if (lemma == verb) return true;
    if (lemma == "step" && t + 1 < at && links.word(t + 1) == "down") return true;
    // "his term as president ended last week"
    if (lemma == "term" || lemma == "tenure" || lemma == "stint" || lemma == "mandate")
      for (TokenIndex end = at; end < links.document.tokens.size() && end < at + 8; ++end) {
        if (links.word(end) == "," || links.word(end) == ".") break;
        if (links.word(end) == "ended" || links.word(end) == "expired") return true;
      }
  }
  return false;
}

// "said that nobody could become chief minister", "if he becomes president": nobody holds that.
bool only_thought_of(const Links& links, EntityIndex person, MentionIndex first, MentionIndex last, TokenIndex at) {
  const auto mention = nearest_of(links, first, last, person, at);
  if (!mention) return false;
  for (TokenIndex t = links.document.mentions[*mention].tokens.last; t < at; ++t)
    for (const std::string_view word : {"nobody", "anyone", "anybody", "could", "might", "whoever"})
      if (links.word(t) == word) return true;
  return false;
}

// Who the verb says it of: "X, wife of the former speaker, became ambassador" is said of X.
std::optional<EntityIndex> subject_of(const Links& links, MentionIndex first, MentionIndex last, const Office& office,
                                      TokenIndex at) {
  const auto& tokens = links.document.tokens;
  TokenIndex head = at;
  while (head + 1 < tokens.size() && tokens[head + 1].span.end <= office.title.end) ++head;
  if (tokens[head].head == kNoToken) return std::nullopt;
  const TokenIndex verb = tokens[head].head;
  const Relation how = main_relation(tokens[head].relation);
  if (how != Relation::xcomp && how != Relation::obj) return std::nullopt;
  const std::string& lemma = tokens[verb].lemma;
  if (lemma != "become" && lemma != "remain") return std::nullopt;
  for (MentionIndex m = first; m < last; ++m) {
    const Mention& mention = links.document.mentions[m];
    const auto e = links.of(m);
    if (!e || !links.is_person(*e) || mention.head == kNoToken || tokens[mention.head].head != verb) continue;
    if (tokens[mention.head].relation == Relation::nsubj) return e;
  }
  return std::nullopt;
}

}  // namespace

void link_predicates(Links& links) {
  Document& document = links.document;
  std::size_t at = 0;
  for (auto& office : document.offices) {
    if (office.person || office.mention) continue;
    // The token where the office begins.
    while (at < document.tokens.size() && document.tokens[at].span.end <= office.span.begin) ++at;
    if (at >= document.tokens.size()) break;
    const std::uint32_t sentence = links.sentence_of(static_cast<TokenIndex>(at));
    const auto [first, last] = links.mentions_in(sentence);
    // A possessor within the phrase ("his re-election as"), else the person nearest before.
    std::optional<EntityIndex> who;
    bool possessor = false;
    // "appointed X as his envoy": whose envoy it is does not hold the office.
    std::optional<EntityIndex> owner;
    for (MentionIndex m = first; m < last; ++m)
      if (document.mentions[m].how == How::pronoun && document.mentions[m].tokens.last == at &&
          document.tokens[document.mentions[m].head].xpos == "PRP$")
        owner = links.of(m);
    for (MentionIndex m = first; m < last; ++m) {
      const Mention& mention = document.mentions[m];
      if (mention.tokens.last > at) break;
      const auto e = links.of(m);
      if (!e || !links.is_person(*e) || at - mention.tokens.last > 12) continue;
      if (owner && *e == *owner) continue;
      const bool near_pronoun = mention.how == How::pronoun && at - mention.tokens.last <= 4;
      if (near_pronoun || !possessor) who = *e;
      possessor = possessor || near_pronoun;
    }
    if (who && !possessor) {
      // "X was named by Y as envoy", "X succeeds Y as envoy": the subject's.
      if (const auto other = whose_instead(links, first, last, *who, static_cast<TokenIndex>(at))) who = other;
    }
    if (!possessor)
      if (const auto subject = subject_of(links, first, last, office, static_cast<TokenIndex>(at))) who = subject;
    if (!who || only_thought_of(links, *who, first, last, static_cast<TokenIndex>(at))) continue;
    office.person = who;
    // "will take over from X as envoy": not yet.
    if (office.manner == Manner::full && comes_later(links, first, last, *who, static_cast<TokenIndex>(at)))
      office.manner = Manner::designate;
    if (office.manner == Manner::full && given_up(links, *who, first, last, static_cast<TokenIndex>(at)))
      office.manner = Manner::former;
  }
  links.index_offices();
}

}  // namespace chancery
