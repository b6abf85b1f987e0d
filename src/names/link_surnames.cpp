// Surnames that are names of cities or countries, too: "Senate Speaker X Lusaka" and then "Lusaka said".
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "names/links.h"
#include "names/name_match.h"

namespace chancery {

// Before anything is joined: each mention has its own entity. A bare name that is the last word of a person's name
// read before it is that person, where no preposition of place stands before it.
void link_surnames(Links& links) {
  Document& document = links.document;
  std::set<std::string> surnames;  // of people named in full so far
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (!mention.entity || mention.how == How::adjective || mention.how == How::collective) continue;
    Entity& entity = document.entities[*mention.entity];
    if (entity.kind == EntityKind::person) {
      const auto words = phrase_words(entity.name);
      if (words.size() >= 2 && mention.how == How::name) surnames.insert(words.back());
      continue;
    }
    const bool where =
        entity.kind == EntityKind::place || (entity.kind == EntityKind::country && mention.how == How::metonym);
    if (!where || mention.tokens.size() != 1 || entity.mentions.size() != 1) continue;
    const std::string word = fold(links.word(mention.tokens.first));
    if (!surnames.contains(word)) continue;
    const TokenIndex at = mention.tokens.first;
    if (at > 0) {
      const std::string before = fold(links.word(at - 1));
      bool placed = false;
      for (const std::string_view preposition : {"in", "at", "to", "from", "near", "via", "of", "for", "the", "around",
                                                 "outside", "inside", "into", "through", "leave", "visit", "visited"})
        placed = placed || before == preposition;
      if (placed) continue;
    }
    if (at + 1 < document.tokens.size() && document.tokens[at + 1].upos == Upos::PROPN) continue;
    const std::string name = std::string(links.word(at));
    const Span span = mention.span;
    entity = Entity{};
    entity.kind = EntityKind::person;
    entity.name = name;
    entity.name_span = span;
    entity.mentions.push_back(m);
    document.mentions[m].how = How::name;
  }
}

}  // namespace chancery
