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
  return people;
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

bool Collectives::holds(EntityIndex person, const Links::Pointing& pointing) const {
  const auto held = links.offices_of(person);
  return std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
    return std::any_of(pointing.offices.begin(), pointing.offices.end(), [&](const std::string& name) {
      return offices_agree(links.gazetteer, name, document.offices[o].name);
    });
  });
}

// "the ambassadors" of a list before.
bool Collectives::listed_before(MentionIndex m, const Links::Pointing& pointing) {
  if (pointing.offices.empty() || group_.size() < 2 || !pointing.countries.empty()) return false;
  if (!std::all_of(group_.begin(), group_.end(), [&](EntityIndex e) { return holds(e, pointing); })) return false;
  set_members(links, m, group_, "those listed before");
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

void Collectives::people(MentionIndex m, std::uint32_t sentence, const Links::Pointing& pointing,
                         const std::vector<EntityIndex>& participants, std::vector<EntityIndex> people) {
  const Target target = pointing.row ? pointing.row->target : Target::persons;
  if (target == Target::persons && pointing.offices.empty() && !pointing.phrase.empty())
    people = of_that_role(sentence, pointing, std::move(people));
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
  if (members.size() < 2) return links.leave_open(m, "fewer than two participants of a contact are known here");
  const auto sides = countries_of(links, members);
  const bool about_sides = target == Target::participants && pointing.phrase != "pair" && pointing.phrase != "duo";
  if (pointing.counted > 0 && static_cast<int>(members.size()) != pointing.counted &&
      !(about_sides && static_cast<int>(sides.size()) == pointing.counted))
    return links.leave_open(m, "the contact at hand has " + std::to_string(members.size()) + " participants");
  set_members(links, m, std::move(members), "the participants of the contact at hand");
}

}  // namespace chancery
