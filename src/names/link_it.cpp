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

}  // namespace

void link_it(Links& links) {
  Document& document = links.document;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      Mention& mention = document.mentions[m];
      if (mention.how != How::pronoun || mention.entity || mention.tokens.size() != 1 ||
          fold(links.word(mention.tokens.first)) != "it")
        continue;
      mention.how = How::none;
      mention.reason = "no one body or state that speaks before it";
      if (links.quoted(mention.tokens.first)) continue;
      bool person = false;
      auto fits = acting(links, s, m, false, person);
      const char* reason = "the only body or state that acts before it in the sentence";
      if (fits.empty() && !person && s > 0 && document.sentences[s - 1].paragraph != kTitleParagraph) {
        fits = acting(links, s - 1, m, true, person);
        reason = "the body or state that spoke last";
      }
      if (fits.size() == 1 && !person) links.link(m, fits.front(), How::pronoun, reason);
    }
  }
}

}  // namespace chancery
