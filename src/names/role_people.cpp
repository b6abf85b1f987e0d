// One person by country, role and nearness: "the Tajik official", "the minister", "the host".
#include <algorithm>

#include "base/utf8.h"
#include "names/roles.h"

namespace chancery {

void link_person(Links& links, MentionIndex m, const Links::Pointing& pointing, const Recent& recent,
                 const std::vector<EntityIndex>& in_title, const std::vector<EntityIndex>& spoken) {
  // "the host" and "the guest" of the contact at hand: who received and who was received.
  if (pointing.phrase == "host" || pointing.phrase == "guest") {
    std::vector<EntityIndex> people, subjects;
    const auto sentence = links.sentence_of(m, 0);
    for (const EntityIndex e : links.contact_at[sentence])
      if (links.is_person(e) && std::find(people.begin(), people.end(), links.find(e)) == people.end())
        people.push_back(links.find(e));
    if (people.size() == 2) {
      for (MentionIndex before = m > kLookBack ? m - kLookBack : 0; before < m; ++before)
        if (const auto e = links.of(before); e && links.is_subject(before)) {
          const auto [first, last] = links.mentions_in(links.sentence_of(before, 0));
          bool both = false;
          for (MentionIndex other = first; other < last; ++other)
            if (const auto o = links.of(other); o && *o != *e && (*o == people[0] || *o == people[1])) both = true;
          if (both && (*e == people[0] || *e == people[1]) && links.receives(before)) subjects = {*e};
        }
      if (subjects.size() == 1) {
        const EntityIndex host = subjects.front();
        const EntityIndex guest = host == people[0] ? people[1] : people[0];
        links.link(m, pointing.phrase == "host" ? host : guest, How::role,
                   pointing.phrase == "host" ? "who received" : "who was received");
        return;
      }
    }
    links.leave_open(m, "who received whom is not said");
    return;
  }
  std::vector<EntityIndex> fits, by_country, unknown_country;
  std::vector<EntityIndex> candidates = recent.seen();
  for (const EntityIndex e : in_title)
    if (std::find(candidates.begin(), candidates.end(), e) == candidates.end()) candidates.push_back(e);
  const std::string wanted = pointing.countries.empty() ? std::string() : pointing.countries.front();
  for (const EntityIndex raw : candidates) {
    const EntityIndex e = links.find(raw);
    if (!links.is_person(e)) continue;
    bool has_office = false;
    const bool role = role_fits(links, e, pointing, has_office);
    const std::string country = links.country_of(e);
    if (!wanted.empty() && country == wanted) {
      by_country.push_back(e);
      if (role) fits.push_back(e);
    }
    if (!wanted.empty() && country.empty() && (role || !has_office)) unknown_country.push_back(e);
    if (wanted.empty() && role) fits.push_back(e);
  }
  std::string reason;
  // "A Japanese official said ... the official said": who was described by that very word.
  if (wanted.empty() && links.speaks(m)) {
    std::vector<EntityIndex> described;
    for (const EntityIndex raw : candidates)
      if (const EntityIndex e = links.find(raw);
          links.is_person(e) && links.entity(e).type == "described" && links.entity(e).name.empty() &&
          !links.entity(e).mentions.empty() &&
          links.pointing(links.entity(e).mentions.front()).phrase == pointing.phrase)
        if (std::find(described.begin(), described.end(), e) == described.end()) described.push_back(e);
    if (described.size() == 1 && !pointing.phrase.empty() && pointing.row)
      return links.link(m, described.front(), links.document.mentions[m].how, "who was described so before");
  }
  if (!wanted.empty()) {
    reason = "the only person of that country and role so far";
    const auto unknown_office = [&](EntityIndex e) {
      const auto held = links.offices_of(e);
      return std::all_of(held.begin(), held.end(), [&](OfficeIndex o) {
        return links.document.offices[o].inferred && links.document.offices[o].name.empty();
      });
    };
    if (fits.empty() && by_country.size() == 1 && unknown_office(by_country.front())) {
      fits = by_country;
      reason = "the only person of that country so far";
    }
    if (fits.empty() && by_country.empty() && unknown_country.size() == 1) {
      fits = unknown_country;
      reason = "the only person whose country the article has not given";
      links.entity(fits.front()).country = wanted;
    }
  } else {
    reason = "the only person of that role so far";
  }
  // "the Turkish official" is the guest, not the absent speaker whose greetings he brought.
  if (std::any_of(fits.begin(), fits.end(), [&](EntityIndex e) { return only_spoken_of(links, e); })) {
    const std::vector<EntityIndex> absent = fits;
    std::erase_if(fits, [&](EntityIndex e) { return only_spoken_of(links, e); });
    if (fits.empty() && (pointing.offices.empty() || !unknown_country.empty() || by_country.size() > 1))
      return links.leave_open(m, "nobody of that role who takes part was named before");
    if (fits.empty()) fits = absent;
    reason = "the only person of that role who takes part";
  }
  // "the new envoy" is not the former one, nor is "the envoy" where somebody holds the office now.
  const auto gone = [&](EntityIndex e) {
    const auto held = links.offices_of(e);
    return !held.empty() && std::all_of(held.begin(), held.end(), [&](OfficeIndex o) {
      return links.document.offices[o].manner == Manner::former;
    });
  };
  const auto said = links.words_of(m);
  const bool renewed = std::find(said.begin(), said.end(), "new") != said.end();
  if (renewed || (fits.size() > 1 && !std::all_of(fits.begin(), fits.end(), gone) && pointing.manner != Manner::former))
    std::erase_if(fits, gone);
  if (fits.size() > 1 && !pointing.phrase.empty()) {
    // "The Chairperson" is who was called so, rather than a deputy speaker.
    std::vector<EntityIndex> called;
    for (const EntityIndex e : fits) {
      const auto held = links.offices_of(e);
      if (std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
            const Office& office = links.document.offices[o];
            return office.span.begin < links.document.mentions[m].span.begin &&
                   fold(links.document.at(office.title.empty() ? office.span : office.title)) == pointing.phrase;
          }))
        called.push_back(e);
    }
    if (called.size() == 1) {
      fits = called;
      reason = "the only one whom the article gives that title";
    }
  }
  if (fits.size() > 1 && links.is_subject(m)) {
    // "The minister met his Chilean counterpart": he is not of Chile.
    auto others = fits;
    for (const auto& country : countries_of_counterparts(links, m))
      std::erase_if(others, [&](EntityIndex e) { return links.country_of(e) == country; });
    if (others.size() == 1) {
      fits = others;
      reason = "the only one of that role who is not of the counterpart's country";
    }
  }
  if (fits.size() > 1 && wanted.empty() && !pointing.manner && !pointing.offices.empty()) {
    // "the President" beside "President X" and "Y, President of A": who is called so without a country.
    std::vector<EntityIndex> at_home;
    for (const EntityIndex e : fits) {
      const auto held = links.offices_of(e);
      if (std::none_of(held.begin(), held.end(), [&](OfficeIndex o) {
            const Office& office = links.document.offices[o];
            return !office.country_span.empty() || office.inferred || office.body || office.accredited_to;
          }))
        at_home.push_back(e);
    }
    const auto begins = [&](EntityIndex e) {
      const auto& mentions = links.entity(e).mentions;
      return mentions.empty() ? m : mentions.front();
    };
    if (at_home.size() == 1 &&
        std::any_of(fits.begin(), fits.end(), [&](EntityIndex e) { return begins(e) < begins(at_home.front()); }))
      at_home.clear();
    if (at_home.size() == 1 && std::all_of(fits.begin(), fits.end(), [&](EntityIndex e) {
          return e == at_home.front() || !links.country_of(e).empty();
        })) {
      fits = at_home;
      reason = "the only one of that role whom the article calls so without a country";
    }
  }
  if (fits.size() > 1 && links.speaks(m)) {
    // Who has been quoted goes on being quoted.
    std::vector<EntityIndex> speakers;
    for (const EntityIndex e : fits)
      if (std::any_of(spoken.begin(), spoken.end(), [&](EntityIndex s) { return links.find(s) == e; }))
        speakers.push_back(e);
    if (speakers.size() == 1) {
      fits = speakers;
      reason = "the only one of that role who has spoken so far";
    }
  }
  if (fits.size() > 1 && links.is_subject(m)) {
    // "The head of state wished X good health": nobody calls himself by name in the same sentence.
    const auto [first, last] = links.mentions_in(links.sentence_of(m, 0));
    auto others = fits;
    for (MentionIndex after = m + 1; after < last; ++after) {
      const How how = links.document.mentions[after].how;
      if (how != How::name && how != How::short_name) continue;
      if (const auto e = links.of(after)) std::erase(others, *e);
    }
    if (others.size() == 1) {
      fits = others;
      reason = "the only one of that role whom the sentence does not name";
    }
  }
  if (fits.size() > 1) {
    // The contact at hand narrows; then the subject of the sentence before.
    const auto sentence = links.sentence_of(m, 0);
    std::vector<EntityIndex> at_hand;
    for (const EntityIndex e : fits)
      for (const EntityIndex participant : links.contact_at[sentence])
        if (links.find(participant) == e && std::find(at_hand.begin(), at_hand.end(), e) == at_hand.end())
          at_hand.push_back(e);
    if (at_hand.size() == 1) {
      fits = at_hand;
      reason = "the only participant of the contact at hand of that role";
    }
  }
  if (fits.empty() && wanted.empty() && !pointing.offices.empty() &&
      links.document.sentences[links.sentence_of(m, 0)].paragraph == kTitleParagraph) {
    // "PM heads for Riga" in a headline: the one prime minister whom the article names.
    for (EntityIndex e = 0; e < links.document.entities.size() && fits.size() < 2; ++e) {
      if (links.find(e) != e || !links.is_person(e)) continue;
      const auto held = links.offices_of(e);
      if (std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
            const Office& office = links.document.offices[o];
            return office.manner == Manner::full && !office.inferred &&
                   std::find(pointing.offices.begin(), pointing.offices.end(), office.name) != pointing.offices.end();
          }))
        fits.push_back(e);
    }
    reason = "the only holder of that office in the article";
    if (fits.size() == 1 && links.entity(fits.front()).name.empty()) fits.clear();
  }
  if (fits.empty() && wanted.empty()) {
    // "the Minister said" where one person alone was named, and no office of his.
    std::vector<EntityIndex> named;
    for (const EntityIndex raw : candidates)
      if (const EntityIndex e = links.find(raw);
          links.is_person(e) && std::find(named.begin(), named.end(), e) == named.end())
        named.push_back(e);
    if (named.size() == 1 && links.offices_of(named.front()).empty() && !links.entity(named.front()).name.empty() &&
        links.entity(named.front()).name.find(' ') != std::string::npos) {
      fits = named;
      reason = "the only person named so far";
    }
  }
  const bool official = pointing.phrase == "official" || pointing.phrase.ends_with(" official");
  if (fits.size() == 1 && wanted.empty() && official && leads_state_or_government(links, fits.front()))
    return links.leave_open(m, "nobody calls who leads a state so");
  if (fits.size() == 1 && wanted.empty() && pointing.offices.empty() && strangers_called(links, m))
    return links.leave_open(m, "somebody whom nobody names was called so before");
  if (fits.size() == 1) {
    links.link(m, fits.front(), links.document.mentions[m].how, std::move(reason));
    return;
  }
  const std::string first = links.words_of(m).front();
  if (fits.empty() && pointing.countries.size() == 1 && first != "the" && first != "this" && first != "that") {
    links.link(m, links.add_person(wanted), How::country_and_role, "described, not named");
    return;
  }
  if (fits.empty())
    links.leave_open(m, "nobody of that role was named before");
  else
    links.leave_open(m, "several people of that role were named before");
}

// "an Australian diplomat ... the diplomat, X,": X was described before.
void join_described(Links& links, MentionIndex m, EntityIndex named, const Recent& recent) {
  const std::string phrase = links.pointing(m).phrase;
  std::vector<EntityIndex> described;
  for (const EntityIndex raw : recent.seen()) {
    const EntityIndex e = links.find(raw);
    if (!links.is_person(e) || links.entity(e).type != "described" || links.entity(e).mentions.empty()) continue;
    if (links.pointing(links.entity(e).mentions.front()).phrase == phrase &&
        std::find(described.begin(), described.end(), e) == described.end())
      described.push_back(e);
  }
  if (described.size() != 1 || phrase.empty()) return;
  const std::string country = links.country_of(described.front());
  if (const std::string own = links.country_of(named); !own.empty() && own != country) return;
  links.join(described.front(), named);
}

// "The Algerian succeeded": the only person of that country so far; else the one person of the sentence before, if the
// article gives him no country.
void link_compatriot(Links& links, MentionIndex m, const std::string& country, const Recent& recent) {
  std::vector<EntityIndex> fits;
  for (const EntityIndex raw : recent.seen())
    if (const EntityIndex e = links.find(raw);
        links.is_person(e) && links.country_of(e) == country && std::find(fits.begin(), fits.end(), e) == fits.end())
      fits.push_back(e);
  if (fits.size() == 1)
    return links.link(m, fits.front(), How::country_and_role, "the only person of that country so far");
  if (!fits.empty()) return links.leave_open(m, "several people of that country were named before");
  const std::uint32_t sentence = links.sentence_of(m, 0);
  if (sentence > 0 && links.document.sentences[sentence - 1].paragraph != kTitleParagraph) {
    const auto [first, last] = links.mentions_in(sentence - 1);
    for (MentionIndex before = first; before < last; ++before)
      if (const auto e = links.of(before);
          e && links.is_person(*e) && std::find(fits.begin(), fits.end(), *e) == fits.end())
        fits.push_back(*e);
  }
  if (fits.size() != 1 || !links.country_of(fits.front()).empty())
    return links.leave_open(m, "nobody of that country was named before");
  links.entity(fits.front()).country = country;
  links.link(m, fits.front(), How::country_and_role, "the person of the sentence before, whose country was not given");
}

}  // namespace chancery
