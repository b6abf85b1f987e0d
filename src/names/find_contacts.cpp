// The contact at hand: which people of a sentence meet, and which are only named in passing.
#include <algorithm>
#include <array>

#include "names/links.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 31> kContactWords = {
    "meet",       "receive",   "welcome",      "host",        "talk",       "meeting",  "talks",     "discuss",
    "discussion", "visit",     "negotiate",    "negotiation", "call",       "speak",    "converse",  "conversation",
    "telephone",  "greet",     "consultation", "consult",     "summit",     "dialogue", "confer",    "exchange",
    "session",    "reception", "sign",         "hold",        "conference", "phone",    "delegation"};

bool is_contact_word(std::string_view lemma) {
  return std::find(kContactWords.begin(), kContactWords.end(), lemma) != kContactWords.end();
}

// A participant, or only named in passing ("on behalf of X", "the policy of President Y")?
bool takes_part(const Links& links, MentionIndex m) {
  // "Without A's X, who was in B, the ministers met"
  for (TokenIndex before = links.document.mentions[m].tokens.first;
       before-- > 0 && before + 4 > links.document.mentions[m].tokens.first;) {
    const auto word = links.word(before);
    if (word == "Without" || word == "without" || word == "despite" || word == "Despite") return false;
    if (word == "," || word == ".") break;
  }
  if (links.is_subject(m)) return true;
  const Document& document = links.document;
  const Mention& mention = document.mentions[m];
  TokenIndex t = mention.head;
  while (document.tokens[t].head != kNoToken && (mention.tokens.contains(document.tokens[t].head) ||
                                                 main_relation(document.tokens[t].relation) == Relation::conj ||
                                                 main_relation(document.tokens[t].relation) == Relation::appos ||
                                                 main_relation(document.tokens[t].relation) == Relation::flat))
    t = document.tokens[t].head;
  const Relation relation = main_relation(document.tokens[t].relation);
  if (relation == Relation::obj || relation == Relation::iobj || relation == Relation::root) return true;
  if (relation != Relation::obl && relation != Relation::nmod) return false;
  // The preposition of the phrase: "between" of "between A and B" is said of B, too.
  for (TokenIndex x = t > 20 ? t - 20 : 0; x < t; ++x)
    if (document.tokens[x].head == t && main_relation(document.tokens[x].relation) == Relation::case_) {
      const std::string& word = document.tokens[x].lemma;
      if (word == "with" || word == "between" || word == "by") return true;
    }
  for (TokenIndex before = mention.tokens.first; before-- > 0 && before + 4 > mention.tokens.first;) {
    const auto word = document.tokens[before].lemma;
    if (word == "with" || word == "between" || word == "by") return true;
    if (word == "of" || word == "for" || word == "from" || word == "on") return false;
  }
  return false;
}

// "following his appointment by Chairperson X": of no part in the contact of the sentence.
bool named_aside(const Links& links, MentionIndex m) {
  const Document& document = links.document;
  const Mention& mention = document.mentions[m];
  TokenIndex before = mention.tokens.first;
  if (before > 0 && links.word(before - 1) == "the") --before;
  if (before == 0 || (links.word(before - 1) != "by" && links.word(before - 1) != "of")) return false;
  TokenIndex t = mention.head;
  while (t != kNoToken && document.tokens[t].head != kNoToken && mention.tokens.contains(document.tokens[t].head))
    t = document.tokens[t].head;
  if (t == kNoToken || document.tokens[t].head == kNoToken) return false;
  const std::string& lemma = document.tokens[document.tokens[t].head].lemma;
  for (const std::string_view word : {"appointment", "election", "appoint", "elect", "nomination", "nominate", "name",
                                      "invitation", "death", "statement", "issue", "policy", "initiative", "order"})
    if (lemma == word) return true;
  return false;
}

// The one person who is a subject of a sentence outside quotations; nobody where there are two.
std::optional<EntityIndex> only_subject(const Links& links, std::uint32_t sentence) {
  std::optional<EntityIndex> found;
  const auto [first, last] = links.mentions_in(sentence);
  for (MentionIndex m = first; m < last; ++m) {
    const auto e = links.of(m);
    if (!e || !links.is_person(*e) || !links.is_subject(m) || links.quoted(links.document.mentions[m].tokens.first))
      continue;
    if (found && *found != *e) return std::nullopt;
    found = *e;
  }
  return found;
}

bool has_subject(const Links& links, std::uint32_t sentence) {
  const auto [first, last] = links.mentions_in(sentence);
  for (MentionIndex m = first; m < last; ++m)
    if (links.document.mentions[m].how != How::none && links.is_subject(m))
      if (const auto e = links.of(m); !e || links.entity(*e).kind != EntityKind::event) return true;
  return false;
}

bool with_whom(const Links& links, std::uint32_t sentence, EntityIndex person) {
  const auto [first, last] = links.mentions_in(sentence);
  for (MentionIndex m = first; m < last; ++m) {
    const TokenIndex begin = links.document.mentions[m].tokens.first;
    if (links.of(m) == person && begin > 0 && (links.word(begin - 1) == "with" || links.word(begin - 1) == "to"))
      return true;
  }
  return false;
}

}  // namespace

void find_contacts(Links& links) {
  Document& document = links.document;
  std::vector<EntityIndex> at_hand;
  std::vector<EntityIndex> from_title;
  std::optional<EntityIndex> actor;  // the last person who alone was the subject of a sentence
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    bool contact = false;
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last && !contact; ++t)
      contact = is_contact_word(document.tokens[t].lemma) || is_contact_word(links.word(t));
    const auto [first, last] = links.mentions_in(s);
    if (contact) {
      std::vector<EntityIndex> all, part;
      TokenIndex covered = 0;
      for (MentionIndex m = first; m < last; ++m) {
        const Mention& mention = document.mentions[m];
        if (mention.tokens.last <= covered) continue;  // within another mention
        covered = mention.tokens.last;
        const auto e = links.of(m);
        if (!e || mention.how == How::pronoun) continue;
        const Entity& entity = links.entity(*e);
        if (entity.kind != EntityKind::person && entity.type != "delegation") continue;
        if (at_hand.size() >= 2 && named_aside(links, m)) continue;
        if (std::find(all.begin(), all.end(), *e) == all.end()) all.push_back(*e);
        if (takes_part(links, m) && std::find(part.begin(), part.end(), *e) == part.end()) part.push_back(*e);
      }
      // A delegation's own people take part with it.
      for (const EntityIndex e : all)
        if (links.is_person(e) && std::find(part.begin(), part.end(), e) == part.end())
          for (const EntityIndex group : std::vector<EntityIndex>(part))
            if (!links.is_person(group) && !links.entity(group).country.empty() &&
                links.entity(group).country == links.country_of(e)) {
              part.push_back(e);
              break;
            }
      // "The first talks were with X": his partner is who was the subject before.
      if (part.size() == 1 && actor && part.front() != *actor && !has_subject(links, s) &&
          with_whom(links, s, part.front()))
        part.push_back(*actor);
      const auto& chosen = part.size() >= 2 ? part : all;
      if (chosen.size() >= 2 || (chosen.size() == 1 && at_hand.empty())) at_hand = chosen;
      // One new person beside those at hand: "also met X".
    }
    links.contact_at[s] = at_hand;
    if (const auto subject = only_subject(links, s)) actor = subject;
    if (sentence.paragraph == kTitleParagraph) {
      from_title = at_hand;
    }
  }
}

}  // namespace chancery
