// "the Tajik official", "the minister", "the Kazakh side", "the Chamber", "the country": by country, role and nearness.
#include <algorithm>

#include "base/utf8.h"
#include "names/roles.h"

namespace chancery {
namespace {

bool body_fits(const Entity& body, const std::string& phrase) {
  if (body.kind == EntityKind::organisation && phrase != "organisation" && phrase != "organization" &&
      phrase != "agency" && phrase != "council" && phrase != "commission" && phrase != "assembly")
    return false;
  const std::string name = fold(body.name);
  const auto in_name = [&](std::string_view word) { return name.find(word) != std::string::npos; };
  if (phrase == "chamber") return body.type == "upper chamber" || body.type == "lower chamber" || in_name("chamber");
  if (phrase == "parliament" || phrase == "legislature")
    return body.type == "parliament" || body.type == "upper chamber" || body.type == "lower chamber" ||
           in_name("parliament");
  if (phrase == "assembly") return in_name("assembly");
  if (phrase == "ministry" || phrase == "foreign office") return body.type == "ministry" || in_name("ministry");
  if (phrase == "presidency" || phrase == "presidential office") return body.type == "presidency";
  if (phrase == "government") return body.type == "government" && !body.country.empty();
  return in_name(phrase);
}

}  // namespace

void link_roles(Links& links) {
  Document& document = links.document;
  Recent people, bodies;
  std::vector<EntityIndex> in_title, spoken, spoken_bodies;
  for (MentionIndex m = 0; m < document.mentions.size(); ++m)
    if (document.sentences[links.sentence_of(m, 0)].paragraph == kTitleParagraph)
      if (const auto e = links.of(m); e && links.is_person(*e)) in_title.push_back(*e);
  std::vector<std::pair<std::uint32_t, EntityIndex>> countries;   // with sentence
  std::vector<std::pair<std::uint32_t, EntityIndex>> in_phrases;  // those named within people's phrases
  TokenIndex within_person = 0;  // one past the last person's phrase: a country in it is not what the text speaks of
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    Mention& mention = document.mentions[m];
    const auto sentence = links.sentence_of(m, 0);
    if (const auto e = links.of(m)) {
      if (mention.how == How::role && mention.reason == "named after it") join_described(links, m, *e, people);
      const Entity& entity = links.entity(*e);
      if (entity.kind == EntityKind::person) {
        people.saw(*e);
        if (spoken.size() < kRecent && std::find(spoken.begin(), spoken.end(), *e) == spoken.end() && links.speaks(m))
          spoken.push_back(*e);
        within_person = std::max(within_person, mention.tokens.last);
      }
      if (entity.kind == EntityKind::body || entity.kind == EntityKind::organisation) {
        bodies.saw(*e);
        if (spoken_bodies.size() < kRecent && links.speaks(m) &&
            std::find(spoken_bodies.begin(), spoken_bodies.end(), *e) == spoken_bodies.end())
          spoken_bodies.push_back(*e);
      }
      if (entity.kind == EntityKind::country && mention.how == How::name && mention.tokens.first < within_person) {
        in_phrases.emplace_back(sentence, *e);
        if (in_phrases.size() > kRecent) in_phrases.erase(in_phrases.begin());
      }
      if (entity.kind == EntityKind::country && mention.how != How::adjective &&
          mention.tokens.first >= within_person) {
        countries.emplace_back(sentence, *e);
        if (countries.size() > kRecent) countries.erase(countries.begin());
      }
      continue;
    }
    if (mention.how != How::role && mention.how != How::country_and_role) continue;
    const auto pointing = links.pointing(m);
    if (!pointing.row && pointing.offices.empty() && mention.how == How::country_and_role &&
        pointing.countries.size() == 1) {
      link_compatriot(links, m, pointing.countries.front(), people);
      if (const auto e = links.of(m)) people.saw(*e);
      continue;
    }
    if (!pointing.row && pointing.offices.empty()) {
      links.leave_open(m, "its words are not understood");
      continue;
    }
    const Target target = pointing.row && pointing.offices.empty() ? pointing.row->target : Target::person;
    if (pointing.row && (pointing.row->target == Target::person || !pointing.offices.empty())) {
      if (pointing.row->target != Target::person && pointing.row->target != Target::body) continue;
    }
    if (target == Target::person) {
      link_person(links, m, pointing, people, in_title, spoken);
    } else if (target == Target::body && pointing.possessor && pointing.phrase == "government") {
      continue;  // "his government": once it is known who he is
    } else if (target == Target::body) {
      std::vector<EntityIndex> fits;
      for (const EntityIndex raw : bodies.seen()) {
        const EntityIndex e = links.find(raw);
        if (body_fits(links.entity(e), pointing.phrase) && std::find(fits.begin(), fits.end(), e) == fits.end())
          fits.push_back(e);
      }
      // A body and its own parent: "the parliament" is the parent.
      if (fits.size() == 2)
        for (const int i : {0, 1})
          if (const auto parent = links.entity(fits[i]).parent; parent && links.find(*parent) == fits[1 - i]) {
            fits = {pointing.phrase == "chamber" ? fits[i] : fits[1 - i]};
            break;
          }
      const char* reason = "the only body of that kind so far";
      if (fits.size() > 1 && links.speaks(m)) {
        // What has been quoted goes on being quoted.
        std::vector<EntityIndex> speakers;
        for (const EntityIndex e : fits)
          if (std::any_of(spoken_bodies.begin(), spoken_bodies.end(),
                          [&](EntityIndex s) { return links.find(s) == e; }))
            speakers.push_back(e);
        if (speakers.size() == 1) {
          fits = speakers;
          reason = "the only body of that kind that has spoken so far";
        }
      }
      if (fits.size() == 1)
        links.link(m, fits.front(), How::role, reason);
      else
        links.leave_open(m, fits.empty() ? "no body of that kind was named before"
                                         : "several bodies of that kind were named before");
    } else if (target == Target::delegation) {
      std::vector<EntityIndex> fits;
      for (const EntityIndex raw : bodies.seen()) {
        const EntityIndex e = links.find(raw);
        const Entity& body = links.entity(e);
        if (body.type == "delegation" && (pointing.countries.empty() || body.country == pointing.countries.front()))
          fits.push_back(e);
      }
      if (fits.size() == 1 && pointing.phrase != "side") {
        links.link(m, fits.front(), mention.how, "the only delegation so far");
      } else if (!pointing.countries.empty()) {
        // "the Kazakh side" is Kazakhstan at the table.
        for (MentionIndex inner = m + 1;
             inner < document.mentions.size() && mention.tokens.contains(document.mentions[inner].tokens); ++inner)
          if (const auto e = links.of(inner); e && links.entity(*e).kind == EntityKind::country) {
            links.link(m, *e, How::country_and_role, "the side of that country");
            break;
          }
      } else {
        links.leave_open(m, fits.empty() ? "no delegation was named before" : "several delegations were named before");
      }
    } else if (target == Target::country && !pointing.countries.empty()) {
      // "the Chinese nation"
      for (MentionIndex inner = m + 1;
           inner < document.mentions.size() && mention.tokens.contains(document.mentions[inner].tokens); ++inner)
        if (const auto e = links.of(inner); e && links.entity(*e).kind == EntityKind::country) {
          links.link(m, *e, How::country_and_role, "named by its adjective");
          break;
        }
    } else if (target == Target::country && !pointing.possessor) {
      // The only country named in this sentence before it, or in the one or two before.
      std::optional<EntityIndex> found;
      bool several = false;
      for (std::uint32_t back = 0; back < 3 && !found && !several; ++back)
        for (const auto& [where, e] : countries) {
          if (where + back != sentence) continue;
          if (found && links.find(*found) != links.find(e)) several = true;
          found = e;
        }
      // "Canada's Governor General X ... the nation": of her country as well as of one named a sentence before.
      std::optional<EntityIndex> own;
      for (const auto& [where, e] : in_phrases)
        if (where == sentence) {
          several = several || (own && links.find(*own) != links.find(e));
          own = e;
        }
      const bool here =
          std::any_of(countries.begin(), countries.end(), [&](const auto& one) { return one.first == sentence; });
      if (own && !here && !several) {
        several = found && links.find(*found) != links.find(*own);
        if (!found) found = own;
      }
      const TokenIndex begin = mention.tokens.first;
      if (begin > 0 && (links.word(begin - 1) == "outside" || links.word(begin - 1) == "abroad"))
        links.leave_open(m, "somebody's own country, which the words do not say");
      else if (found && !several)
        links.link(m, *found, How::role, "the only country named just before");
      else
        links.leave_open(m, several ? "several countries were named just before" : "no country was named just before");
    }
    if (const auto e = links.of(m); e && links.is_person(*e)) people.saw(*e);
  }
  // "Top British envoy" of a headline: the one person of that country and role whom the article names.
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    if (document.sentences[links.sentence_of(m, 0)].paragraph != kTitleParagraph) break;
    const auto described = links.of(m);
    if (!described || document.mentions[m].how != How::country_and_role || !links.is_person(*described) ||
        !links.entity(*described).name.empty() || !links.offices_of(*described).empty())
      continue;
    const auto pointing = links.pointing(m);
    if (pointing.countries.size() != 1) continue;
    std::vector<EntityIndex> fits;
    for (EntityIndex e = 0; e < document.entities.size() && fits.size() < 2; ++e) {
      bool has_office = false;
      if (links.find(e) == e && links.is_person(e) && !document.entities[e].name.empty() &&
          links.country_of(e) == pointing.countries.front() && role_fits(links, e, pointing, has_office))
        fits.push_back(e);
    }
    if (fits.size() != 1) continue;
    document.mentions[m].reason = "the only person of that country and role in the article";
    links.join(fits.front(), *described);
  }
}

}  // namespace chancery
