// "his Kyrgyz counterpart", "his colleagues": the same office, of the other country; the others of the contact at hand.
#include <algorithm>

#include "base/utf8.h"
#include "names/links.h"

namespace chancery {

// "his colleagues": the others of the contact at hand, where these are of one country or one delegation.
static void link_colleagues(Links& links) {
  Document& document = links.document;
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    if (document.mentions[m].how != How::counterpart || document.mentions[m].entity) continue;
    const auto pointing = links.pointing(m);
    if (!pointing.row || !pointing.row->many) continue;
    std::optional<EntityIndex> whose;
    if (pointing.possessor) whose = links.of(*pointing.possessor);
    if (!whose) {
      links.leave_open(m, "whose counterparts is not known");
      continue;
    }
    const std::string own = links.country_of(*whose);
    std::vector<EntityIndex> groups, people;
    for (const EntityIndex raw : links.contact_at[links.sentence_of(m, 0)]) {
      const EntityIndex e = links.find(raw);
      const std::string country = links.is_person(e) ? links.country_of(e) : links.entity(e).country;
      if (e == *whose || country.empty() || country == own) continue;
      if (!pointing.countries.empty() &&
          std::find(pointing.countries.begin(), pointing.countries.end(), country) == pointing.countries.end())
        continue;
      auto& list = links.is_person(e) ? people : groups;
      if (std::find(list.begin(), list.end(), e) == list.end()) list.push_back(e);
    }
    if (groups.size() == 1) {
      links.link(m, groups.front(), How::counterpart, "the delegation that " + links.entity(*whose).name + " meets");
    } else if (groups.empty() && people.size() >= 2) {
      document.mentions[m].members = people;
      document.mentions[m].reason = "the others of the contact at hand";
      for (const EntityIndex e : people) {
        auto& mentions = links.entity(e).mentions;
        mentions.insert(std::lower_bound(mentions.begin(), mentions.end(), m), m);
      }
    } else {
      links.leave_open(m, "who the counterparts are is not clear");
    }
  }
}

// Where a chancellor is the foreign minister as well, that is what his counterpart is.
static void name_chancellors(Links& links) {
  Document& document = links.document;
  for (Office& office : document.offices) {
    if (!office.person || office.name != "prime minister" || fold(document.at(office.title)) != "chancellor") continue;
    for (const OfficeIndex other : links.offices_of(*office.person))
      if (document.offices[other].name == "foreign minister") {
        office.name = "foreign minister";
        break;
      }
  }
}

// "his Kyrgyz counterpart": the same office, of the other country.
void link_counterparts(Links& links) {
  link_colleagues(links);
  name_chancellors(links);
  Document& document = links.document;
  for (OfficeIndex o = 0; o < document.offices.size(); ++o) {
    Office& office = document.offices[o];
    if (!office.inferred || !office.mention) continue;
    const MentionIndex m = *office.mention;
    const std::uint32_t sentence = links.sentence_of(m, 0);
    // Whose counterpart: the possessor, else the only other person of the sentence so far who has an office.
    std::optional<EntityIndex> whose;
    const auto pointing = links.pointing(m);
    if (pointing.possessor) whose = links.of(*pointing.possessor);
    if (!pointing.possessor || !whose) {
      const auto [first, last] = links.mentions_in(sentence);
      std::vector<EntityIndex> others;
      for (MentionIndex other = first; other < m && other < last; ++other)
        if (const auto e = links.of(other); e && links.is_person(*e) && !links.offices_of(*e).empty() &&
                                            std::find(others.begin(), others.end(), *e) == others.end())
          others.push_back(*e);
      if (others.size() == 1) whose = others.front();
    }
    // "X, his Ugandan counterpart, led": X is who is spoken of.
    if (!office.person && document.mentions[m].tokens.first >= 1 &&
        links.word(document.mentions[m].tokens.first - 1) == ",") {
      for (MentionIndex before = m; before-- > 0 && before + 4 > m;) {
        const auto e = links.of(before);
        if (document.mentions[before].tokens.last != document.mentions[m].tokens.first - 1 || !e ||
            !links.is_person(*e))
          continue;
        if (whose && *e == *whose && pointing.possessor) {
          // The pronoun took the nearest person, who is the counterpart himself.
          whose.reset();
        }
        if (!links.entity(*e).name.empty()) {
          office.person = *e;
          if (office.country && links.entity(*e).country.empty())
            links.entity(*e).country = links.entity(*office.country).country;
          links.link(m, *e, How::counterpart, "in apposition");
        }
        break;
      }
    }
    if (whose && office.person && links.find(*office.person) == *whose) whose.reset();
    if (!whose || links.offices_of(*whose).empty()) {
      if (!office.person) links.leave_open(m, "whose counterpart is not known");
      continue;
    }
    const Office model = document.offices[links.offices_of(*whose).front()];
    office.name = model.name;
    office.basis = "counterpart of " + links.entity(*whose).name;
    if (office.person) continue;
    // Unnamed: somebody of that country with that office, or a new person.
    const std::string country = office.country ? links.entity(*office.country).country : std::string();
    std::vector<EntityIndex> fits;
    // "his counterpart, the head of A X": the phrase after the comma says who.
    for (MentionIndex next = m + 1; next < document.mentions.size() && fits.empty(); ++next) {
      const Mention& after = document.mentions[next];
      if (after.tokens.first > document.mentions[m].tokens.last + 2) break;
      const TokenIndex comma = document.mentions[m].tokens.last;
      if (after.tokens.first != comma + 1 || links.word(comma) != ",") continue;
      if (const auto e = links.of(next); e && links.is_person(*e) && *e != *whose) fits.push_back(*e);
    }
    if (fits.size() == 1) {
      office.person = fits.front();
      links.link(m, fits.front(), How::counterpart, "named after it");
      continue;
    }
    for (MentionIndex other = m > kLookBack ? m - kLookBack : 0; other < m; ++other) {
      const auto e = links.of(other);
      if (!e || !links.is_person(*e) || links.find(*e) == links.find(*whose)) continue;
      if (country.empty() || links.country_of(*e) != country) continue;
      const auto held = links.offices_of(*e);
      if (std::none_of(held.begin(), held.end(), [&](OfficeIndex h) {
            return offices_agree(links.gazetteer, document.offices[h].name, model.name);
          }))
        continue;
      if (std::find(fits.begin(), fits.end(), *e) == fits.end()) fits.push_back(*e);
    }
    // "his counterpart in A" and later "the president of A"; else "Lao counterpart" of a headline is "his Lao
    // counterpart X" of the text.
    for (const bool by_counterpart : {false, true}) {
      if (!fits.empty() || country.empty()) break;
      for (MentionIndex other = m + 1; other < document.mentions.size() && other < m + kLookBack; ++other) {
        const auto e = links.of(other);
        if (!e || !links.is_person(*e) || links.country_of(*e) != country) continue;
        const auto held = links.offices_of(*e);
        if (std::any_of(held.begin(), held.end(),
                        [&](OfficeIndex h) {
                          const Office& known = document.offices[h];
                          if (by_counterpart) return known.inferred && !links.entity(*e).name.empty();
                          return !known.inferred && known.manner == Manner::full && known.name == model.name;
                        }) &&
            std::find(fits.begin(), fits.end(), *e) == fits.end())
          fits.push_back(*e);
      }
    }
    // "met with Vietnam's X ... his Vietnamese counterpart": the only one of that country so far, of no office.
    if (fits.empty() && !country.empty()) {
      std::vector<EntityIndex> of_country;
      for (MentionIndex other = m > kLookBack ? m - kLookBack : 0; other < m; ++other) {
        const auto e = links.of(other);
        if (e && links.is_person(*e) && *e != *whose && links.country_of(*e) == country &&
            std::find(of_country.begin(), of_country.end(), *e) == of_country.end())
          of_country.push_back(*e);
      }
      if (of_country.size() == 1 && links.offices_of(of_country.front()).empty() &&
          !links.entity(of_country.front()).name.empty())
        fits = of_country;
    }
    if (fits.size() == 1) {
      office.person = fits.front();
      links.link(m, fits.front(), How::counterpart,
                 "the person of that country with the office of " + links.entity(*whose).name);
    } else if (fits.empty() && !country.empty()) {
      const EntityIndex fresh = links.add_person(country);
      document.offices[o].person = fresh;
      links.link(m, fresh, How::counterpart,
                 "unnamed; the office of " + links.entity(*whose).name + " for that country");
    } else {
      links.leave_open(m, "several people may be the counterpart");
    }
  }
  links.index_offices();
}

}  // namespace chancery
