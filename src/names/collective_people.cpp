#include "names/collectives.h"

#include <algorithm>

namespace chancery {

std::vector<EntityIndex> Collectives::of_that_role(std::uint32_t sentence, const Links::Pointing& pointing,
                                                   std::vector<EntityIndex> people) const {
  const std::string one =
      pointing.phrase.ends_with("s") ? pointing.phrase.substr(0, pointing.phrase.size() - 1) : pointing.phrase;
  const auto such = [&](EntityIndex e) {
    for (const OfficeIndex o : links.offices_of(e))
      if (const OfficeRow* row = links.gazetteer.office_named(document.offices[o].name);
          row && std::find(row->role_words.begin(), row->role_words.end(), one) != row->role_words.end())
        return true;
    return false;
  };
  // As many as are counted stand at hand, whatever some of them are called.
  if (pointing.counted > 0 && static_cast<int>(people.size()) == pointing.counted) return people;
  if (std::none_of(people.begin(), people.end(), such) || std::all_of(people.begin(), people.end(), such))
    return people;
  for (std::uint32_t back = sentence + 1; back-- > 0;) {
    std::vector<EntityIndex> earlier;
    for (const EntityIndex raw : links.contact_at[back])
      if (const EntityIndex e = links.find(raw);
          links.is_person(e) && such(e) && std::find(earlier.begin(), earlier.end(), e) == earlier.end())
        earlier.push_back(e);
    if (earlier.size() >= 2) return earlier;
  }
  // "the parliamentarians" are none of an ambassador's.
  for (const std::string_view of_parliament : {"parliamentarians", "lawmakers", "legislators", "senators"})
    if (pointing.phrase == of_parliament) std::erase_if(people, [&](EntityIndex e) { return !such(e); });
  return people;
}

// "The leaders" of one president and four who hold no office, "the heads of state" of two ministers: not those at hand.
bool Collectives::all_of_role(const Links::Pointing& pointing, const std::vector<EntityIndex>& people) const {
  if (!pointing.offices.empty() || pointing.phrase.empty() || pointing.counted > 2) return true;
  const bool heads = pointing.phrase.starts_with("heads of ");
  const std::string one = heads                            ? "head of " + pointing.phrase.substr(9)
                          : pointing.phrase.ends_with("s") ? pointing.phrase.substr(0, pointing.phrase.size() - 1)
                                                           : pointing.phrase;
  std::size_t such = 0, others = 0;
  for (const EntityIndex e : people) {
    const auto held = links.offices_of(e);
    const bool fits = std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
      const Office& office = document.offices[o];
      const OfficeRow* row = links.gazetteer.office_named(office.name);
      return office.manner != Manner::former && row &&
             std::find(row->role_words.begin(), row->role_words.end(), one) != row->role_words.end();
    });
    such += fits;
    others += !fits && (people.size() > 2 || !held.empty());
  }
  if (heads) return others == 0;
  return people.size() <= 2 || such == 0 || others == 0;
}

// A president and his own premier, of whom the last sentence told, are not two sides.
bool Collectives::of_two_sides(std::uint32_t sentence, std::vector<EntityIndex>& people) const {
  const std::string one = links.country_of(people[0]), other = links.country_of(people[1]);
  if (one != other) return true;
  for (std::uint32_t back = sentence; back-- > 0;) {
    std::vector<EntityIndex> earlier;
    for (const EntityIndex raw : links.contact_at[back])
      if (const EntityIndex e = links.find(raw);
          links.is_person(e) && std::find(earlier.begin(), earlier.end(), e) == earlier.end())
        earlier.push_back(e);
    if (earlier.size() != 2 || earlier == people) continue;
    const std::string left = links.country_of(earlier[0]), right = links.country_of(earlier[1]);
    if (left.empty() || right.empty() || left == right) continue;
    people = earlier;
    return true;
  }
  return one.empty();
}

// "senior officials said ... the officials": not the two people of the contact at hand.
// "The envoys" of an article that lists them over several sentences: all ambassadors named so far, one of each country.
void Collectives::add_envoys(MentionIndex m, const Links::Pointing& pointing, std::vector<EntityIndex>& people) const {
  if (pointing.phrase != "envoys" && pointing.phrase != "ambassadors" && pointing.phrase != "diplomats") return;
  const auto envoy = [&](EntityIndex e) {
    const auto held = links.offices_of(e);
    return std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
      const Office& office = document.offices[o];
      return (office.name == "ambassador" || office.name == "high commissioner") && office.manner != Manner::former;
    });
  };
  if (people.size() < 2 || !std::all_of(people.begin(), people.end(), envoy)) return;
  std::vector<EntityIndex> all = people;
  std::vector<std::string> countries = countries_of(links, all);
  for (const EntityIndex raw : holders_) {
    const EntityIndex e = links.find(raw);
    const auto& mentions = links.entity(e).mentions;
    if (mentions.empty() || mentions.front() >= m || !envoy(e) || std::find(all.begin(), all.end(), e) != all.end())
      continue;
    const std::string country = links.country_of(e);
    if (country.empty() || std::find(countries.begin(), countries.end(), country) != countries.end()) return;
    countries.push_back(country);
    all.push_back(e);
  }
  people = std::move(all);
}

bool Collectives::spoke_of_such(MentionIndex m, std::uint32_t sentence) const {
  const TokenIndex noun = document.mentions[m].tokens.last - 1;
  if (document.tokens[noun].xpos != "NNS") return false;
  const std::string& lemma = document.tokens[noun].lemma;
  constexpr std::uint32_t kBack = 4;
  for (std::uint32_t s = sentence > kBack ? sentence - kBack : 0; s <= sentence; ++s) {
    if (document.sentences[s].paragraph == kTitleParagraph) continue;
    const TokenRange tokens = document.sentences[s].tokens;
    for (TokenIndex t = tokens.first; t < tokens.last && t < noun; ++t) {
      const Token& token = document.tokens[t];
      if (token.xpos != "NNS" || token.lemma != lemma || main_relation(token.relation) != Relation::nsubj ||
          token.head == kNoToken || !Links::says(document.tokens[token.head].lemma))
        continue;
      bool determined = false;
      for (TokenIndex before = t; before-- > tokens.first && before + 5 > t;)
        determined =
            determined || ((document.tokens[before].upos == Upos::DET || document.tokens[before].upos == Upos::NUM ||
                            document.tokens[before].xpos == "PRP$") &&
                           document.tokens[before].head == t);
      if (!determined) return true;
    }
  }
  return false;
}

bool Collectives::holds(EntityIndex person, const Links::Pointing& pointing) const {
  const auto held = links.offices_of(person);
  const std::string country = links.country_of(person);
  return std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
    return std::any_of(pointing.offices.begin(), pointing.offices.end(), [&](const std::string& name) {
      return offices_agree(links.gazetteer, name, document.offices[o].name) ||
             offices_agree(links.gazetteer, name, customary_office(document.offices[o].name, country));
    });
  });
}

// "the ambassadors" of a list before, and those of that office who were named after it.
bool Collectives::listed_before(MentionIndex m, const Links::Pointing& pointing) {
  if (pointing.offices.empty() || group_.size() < 2 || !pointing.countries.empty()) return false;
  if (!std::all_of(group_.begin(), group_.end(), [&](EntityIndex e) { return holds(e, pointing); })) return false;
  std::vector<EntityIndex> all = group_;
  for (const EntityIndex raw : holders_) {
    const EntityIndex e = links.find(raw);
    const auto& mentions = links.entity(e).mentions;
    if (links.entity(e).name.empty() || mentions.empty() || mentions.front() >= m ||
        std::find(all.begin(), all.end(), e) != all.end() || !holds(e, pointing))
      continue;
    const auto held = links.offices_of(e);
    if (std::none_of(held.begin(), held.end(), [&](OfficeIndex o) {
          return document.offices[o].manner == Manner::former || document.offices[o].inferred;
        }))
      all.push_back(e);
  }
  set_members(links, m, std::move(all), "those of that office who were listed before");
  return true;
}

// "Chinese, Russian presidents": one person of each country with that office or role, wherever named.
bool Collectives::one_of_each_country(MentionIndex m, const Links::Pointing& pointing) {
  if (pointing.countries.size() < 2) return false;
  std::vector<EntityIndex> found;
  bool clear = true;
  for (const auto& country : pointing.countries) {
    std::optional<EntityIndex> one;
    for (const EntityIndex e : holders_) {
      if (links.country_of(e) != country || links.offices_of(e).empty()) continue;
      if (!pointing.offices.empty() && !holds(e, pointing)) continue;
      clear = clear && !one;
      one = e;
    }
    if (one) found.push_back(*one);
  }
  if (!clear || found.size() != pointing.countries.size()) return false;
  set_members(links, m, found, "the one holder of that office of each country");
  return true;
}

// "the Tajik parliamentarians": the delegation of that country.
bool Collectives::delegation_of(MentionIndex m, const Links::Pointing& pointing) {
  if (pointing.countries.size() != 1) return false;
  std::vector<EntityIndex> groups;
  for (const EntityIndex e : delegations_)
    if (links.entity(e).country == pointing.countries.front()) groups.push_back(e);
  if (groups.size() != 1) return false;
  links.link(m, groups.front(), How::country_and_role, "the people of the only delegation of that country");
  return true;
}

// "the ministers agreed": the only two of that office or role named so far, of two countries.
bool Collectives::only_two_so_far(MentionIndex m, const Links::Pointing& pointing) {
  if (!pointing.countries.empty() || pointing.counted > 2) return false;
  const std::string one =
      pointing.phrase.ends_with("s") ? pointing.phrase.substr(0, pointing.phrase.size() - 1) : pointing.phrase;
  std::vector<EntityIndex> such;
  for (const EntityIndex e : holders_) {
    if (links.find(e) != e || links.entity(e).mentions.empty() || links.entity(e).mentions.front() >= m) continue;
    const auto held = links.offices_of(e);
    if (std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
          const Office& office = document.offices[o];
          if (office.manner == Manner::former || office.manner == Manner::deputy) return false;
          if (office.name == "ambassador" || office.name == "high commissioner") return false;
          if (!pointing.offices.empty())
            return std::any_of(pointing.offices.begin(), pointing.offices.end(), [&](const std::string& name) {
              return offices_agree(links.gazetteer, name, office.name);
            });
          const OfficeRow* row = links.gazetteer.office_named(office.name);
          return row && std::find(row->role_words.begin(), row->role_words.end(), one) != row->role_words.end();
        }))
      such.push_back(e);
  }
  if (such.size() != 2 || links.country_of(such[0]) == links.country_of(such[1])) return false;
  set_members(links, m, std::move(such), "the only two of that office named so far");
  return true;
}

// "Both sides agreed" where the article opens with two countries and has named no other so far.
bool Collectives::only_two_countries(MentionIndex m) {
  if (opening_.size() != 2) return false;
  std::vector<EntityIndex> named;
  for (MentionIndex before = 0; before < m; ++before) {
    const auto e = links.of(before);
    if (!e || links.entity(*e).kind != EntityKind::country) continue;
    if (std::find(named.begin(), named.end(), *e) != named.end()) continue;
    if (named.size() == 2) return false;
    named.push_back(*e);
  }
  if (named.size() != 2) return false;
  set_members(links, m, std::move(named), "the only two countries named so far");
  return true;
}

void Collectives::people(MentionIndex m, std::uint32_t sentence, const Links::Pointing& pointing,
                         const std::vector<EntityIndex>& participants, std::vector<EntityIndex> people) {
  const Target target = pointing.row ? pointing.row->target : Target::persons;
  if (target == Target::persons && pointing.counted == 0 && pointing.countries.empty() && spoke_of_such(m, sentence))
    return links.leave_open(m, "people of that kind whom nobody names were spoken of");
  if (target == Target::persons && pointing.offices.empty() && !pointing.phrase.empty())
    people = of_that_role(sentence, pointing, std::move(people));
  if (target == Target::persons && pointing.counted == 0 && pointing.countries.empty()) add_envoys(m, pointing, people);
  if (target == Target::persons && !all_of_role(pointing, people))
    return links.leave_open(m, "not all of the people at hand are of that role");
  if (target == Target::persons && people.size() == 2 && pointing.offices.empty() && pointing.countries.empty() &&
      !of_two_sides(sentence, people))
    return links.leave_open(m, "the two people at hand are of one country");
  std::vector<EntityIndex> members = target == Target::persons || people.size() == 2 ? people : participants;
  if (!pointing.countries.empty())
    std::erase_if(members, [&](EntityIndex e) {
      const std::string country = links.is_person(e) ? links.country_of(e) : links.entity(e).country;
      return std::find(pointing.countries.begin(), pointing.countries.end(), country) == pointing.countries.end();
    });
  if (!pointing.offices.empty()) std::erase_if(members, [&](EntityIndex e) { return !holds(e, pointing); });
  if (members.size() < 2 && (listed_before(m, pointing) || one_of_each_country(m, pointing) ||
                             delegation_of(m, pointing) || (target == Target::persons && only_two_so_far(m, pointing))))
    return;
  // "the two sides" of a spokesman and his president, of one country both: the two countries that are spoken of.
  if (target == Target::participants && pointing.countries.empty() && pointing.phrase != "pair" &&
      pointing.phrase != "duo" && members.size() >= 2 && countries_of(links, members).size() < 2 &&
      std::all_of(members.begin(), members.end(), [&](EntityIndex e) { return !links.country_of(e).empty(); }))
    return countries(m, sentence, pointing, participants);
  if (members.size() < 2 && target == Target::participants && pointing.countries.empty() && pointing.phrase != "pair" &&
      pointing.phrase != "duo" && people.empty() && only_two_countries(m))
    return;
  if (members.size() < 2) return links.leave_open(m, "fewer than two participants of a contact are known here");
  const auto sides = countries_of(links, members);
  const bool about_sides = target == Target::participants && pointing.phrase != "pair" && pointing.phrase != "duo";
  if (pointing.counted > 0 && static_cast<int>(members.size()) != pointing.counted &&
      !(about_sides && static_cast<int>(sides.size()) == pointing.counted))
    return links.leave_open(m, "the contact at hand has " + std::to_string(members.size()) + " participants");
  set_members(links, m, std::move(members), "the participants of the contact at hand");
}

}  // namespace chancery
