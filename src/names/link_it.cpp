// "The embassy will reopen, it said": the body or the state that speaks, where only one can be meant.
#include <algorithm>

#include "base/utf8.h"
#include "names/links.h"

namespace chancery {
namespace {

// Bodies and states that are subjects of a sentence, outside quotations and before a mention; `spoken`: only speakers.
std::vector<EntityIndex> acting(const Links& links, std::uint32_t sentence, MentionIndex end, bool spoken,
                                bool& person) {
  std::vector<EntityIndex> out;
  const auto [first, last] = links.mentions_in(sentence);
  for (MentionIndex m = first; m < std::min(last, end); ++m) {
    const auto e = links.of(m);
    if (!e || !links.is_subject(m) || links.quoted(links.document.mentions[m].tokens.first)) continue;
    const Entity& entity = links.entity(*e);
    if (entity.kind == EntityKind::person) {
      person = person || links.speaks(m);
      continue;
    }
    if (entity.kind != EntityKind::body && entity.kind != EntityKind::organisation &&
        entity.kind != EntityKind::country)
      continue;
    if (links.document.mentions[m].how == How::adjective || (spoken && !links.speaks(m))) continue;
    if (std::find(out.begin(), out.end(), *e) == out.end()) out.push_back(*e);
  }
  return out;
}

// "The draft says A must go, and it calls on all": the subject of the clause above is a thing, and may be meant.
bool thing_above(const Links& links, MentionIndex m, EntityIndex meant) {
  const Document& document = links.document;
  const TokenIndex verb = document.tokens[document.mentions[m].tokens.first].head;
  if (verb == kNoToken || document.tokens[verb].head == kNoToken) return false;
  const Relation relation = main_relation(document.tokens[verb].relation);
  if (relation != Relation::ccomp && relation != Relation::conj && relation != Relation::advcl) return false;
  const TokenIndex above = document.tokens[verb].head;
  const auto [first, last] = links.mentions_in(links.sentence_of(m, 0));
  for (TokenIndex t = document.sentences[links.sentence_of(m, 0)].tokens.first; t < above; ++t) {
    if (document.tokens[t].head != above || main_relation(document.tokens[t].relation) != Relation::nsubj ||
        document.tokens[t].upos != Upos::NOUN)
      continue;
    bool same = false;
    for (MentionIndex other = first; other < last; ++other)
      same = same || (document.mentions[other].tokens.contains(t) && links.of(other) == meant);
    if (!same) return true;
  }
  return false;
}

// "Cuba said the U.S. decision to close its embassy": another state stands between.
bool state_between(const Links& links, MentionIndex m, EntityIndex meant) {
  for (MentionIndex before = m; before-- > links.mentions_in(links.sentence_of(m, 0)).first;) {
    const auto e = links.of(before);
    if (e && links.entity(*e).kind == EntityKind::country) return *e != meant;
  }
  return false;
}

}  // namespace

void link_it(Links& links) {
  Document& document = links.document;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      Mention& mention = document.mentions[m];
      if (mention.how != How::pronoun || mention.entity || mention.tokens.size() != 1) continue;
      const std::string word = fold(links.word(mention.tokens.first));
      if (word != "it" && word != "its") continue;
      mention.how = How::none;
      mention.reason = "no one body or state that speaks before it";
      if (links.quoted(mention.tokens.first)) continue;
      bool person = false;
      auto fits = acting(links, s, m, false, person);
      // "Its troops": of a state.
      if (word == "its")
        std::erase_if(fits, [&](EntityIndex e) { return links.entity(e).kind != EntityKind::country; });
      const char* reason = "the only body or state that acts before it in the sentence";
      if (fits.empty() && !person && word == "it" && s > 0 && document.sentences[s - 1].paragraph != kTitleParagraph) {
        fits = acting(links, s - 1, m, true, person);
        reason = "the body or state that spoke last";
      }
      if (fits.size() == 1 &&
          (word == "it" ? thing_above(links, m, fits.front()) : state_between(links, m, fits.front())))
        continue;
      if (fits.size() == 1 && (!person || word == "its")) links.link(m, fits.front(), How::pronoun, reason);
    }
  }
}

}  // namespace chancery
