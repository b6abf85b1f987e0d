// "he", "her", "his country": each by its resolver (pronoun_resolver.h); the countries of those whom they point at.
#include "names/pronoun_resolver.h"

namespace chancery {

void link_pronouns(Links& links) {
  Document& document = links.document;
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    Mention& mention = document.mentions[m];
    if (mention.entity) continue;
    if (mention.how == How::pronoun) {
      const auto pointing = links.pointing(m);
      if (pointing.row && !pointing.row->many && pointing.row->target == Target::person)
        PronounResolver(links, m, pointing.row->gender).resolve();
    }
  }
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    Mention& mention = document.mentions[m];
    if (mention.entity) continue;
    if (mention.how == How::role && !mention.entity) {
      // "his country": that of the person.
      const auto pointing = links.pointing(m);
      const bool government = pointing.row && pointing.row->target == Target::body && pointing.phrase == "government";
      if (!pointing.row || (pointing.row->target != Target::country && !government) || !pointing.possessor) continue;
      if (const auto who = links.of(*pointing.possessor)) {
        if (const auto e = links.country_entity(links.country_of(*who)))
          links.link(m, *e, How::role, "the country of " + links.entity(*who).name);
      }
      if (!document.mentions[m].entity) links.leave_open(m, "whose country is not known");
    }
  }
}

}  // namespace chancery
