// Offices said of somebody: "his re-election as Chairman", "X was appointed Minister", "X is the Ambassador".
#include "names/links.h"

namespace chancery {

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
    for (MentionIndex m = first; m < last; ++m) {
      const Mention& mention = document.mentions[m];
      if (mention.tokens.last > at) break;
      const auto e = links.of(m);
      if (!e || !links.is_person(*e) || at - mention.tokens.last > 12) continue;
      const bool near_pronoun = mention.how == How::pronoun && at - mention.tokens.last <= 4;
      if (near_pronoun || !possessor) who = *e;
      possessor = possessor || near_pronoun;
    }
    if (who) office.person = who;
  }
  links.index_offices();
}

}  // namespace chancery
