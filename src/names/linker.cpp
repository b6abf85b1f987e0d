#include "names/linker.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/utf8.h"
#include "names/links.h"
#include "names/mention_writer.h"
#include "names/name_match.h"

namespace chancery {
namespace {

bool named_country(const Links& links, const std::string& alpha3) {
  const auto e = links.country_entity(alpha3);
  return e && !links.entity(*e).mentions.empty();
}

// Known people: the whole name, or the one by which the press calls them, and a country or office that agrees.
void recognise(Links& links, Entity& person, EntityIndex e) {
  const auto words = phrase_words(person.name);
  const std::string country = links.country_of(e);
  const PersonRow* found = nullptr;
  int fits = 0;
  auto hits = links.gazetteer.hits(words, 0);
  std::erase_if(hits, [&](const Hit& hit) {
    return (hit.sort != Sort::person && hit.sort != Sort::short_person) || hit.length != words.size();
  });
  // "X Y Z W" of a table's "X W".
  if (hits.empty() && words.size() > 2) {
    hits = links.gazetteer.hits({words.front(), words.back()}, 0);
    std::erase_if(hits, [&](const Hit& hit) { return hit.sort != Sort::person || hit.length != 2 || country.empty(); });
  }
  for (const Hit& hit : hits) {
    const PersonRow& row = links.gazetteer.person(hit.row);
    // The whole name, and a country that the article speaks of.
    bool agrees = country.empty() ? words.size() > 1 && hit.sort == Sort::person && links.offices_of(e).empty() &&
                                        named_country(links, row.country)
                                  : row.country == country;
    for (const OfficeIndex o : links.offices_of(e))
      agrees =
          agrees || (country.empty() && offices_agree(links.gazetteer, links.document.offices[o].name, row.office));
    if (!agrees || (found && found->key == row.key)) continue;
    found = &row;
    ++fits;
  }
  if (fits != 1) return;
  person.key = found->key;
  if (person.country.empty()) person.country = found->country;
  if (person.gender == Gender::unknown) person.gender = found->gender;
}

// What the tables hold otherwise of an office that the article gives to somebody known: kept as the article has it, and
// told. Names that two people of the tables bear are left alone.
void doubt_offices(Links& links) {
  Document& document = links.document;
  std::string published;
  if (document.layout.published && document.layout.published->interval.from)
    published = to_iso(*document.layout.published->interval.from);
  for (const Office& office : document.offices) {
    if (!office.person || office.inferred || office.manner != Manner::full || !office.country) continue;
    const Entity& person = links.entity(*office.person);
    const std::string country = links.entity(*office.country).country;
    const auto words = phrase_words(person.name);
    if (words.size() < 2 || country.empty()) continue;
    std::vector<const PersonRow*> rows;
    bool one = true;
    for (const Hit& hit : links.gazetteer.hits(words, 0)) {
      if (hit.sort != Sort::person || hit.length != words.size()) continue;
      const PersonRow& row = links.gazetteer.person(hit.row);
      one = one && (rows.empty() || rows.front()->key == row.key);
      if (row.office == office.name) rows.push_back(&row);
    }
    if (!one || rows.empty()) continue;
    const std::string words_of_office(document.at(office.title.empty() ? office.span : office.title));
    const bool here =
        std::any_of(rows.begin(), rows.end(), [&](const PersonRow* row) { return row->country == country; });
    if (!here) {
      document.problems.push_back({office.span, "\"" + words_of_office + "\" of " + country + ": the tables know " +
                                                    rows.front()->name + " in that office of " +
                                                    rows.front()->country});
      continue;
    }
    if (published.empty()) continue;
    const bool then = std::any_of(rows.begin(), rows.end(), [&](const PersonRow* row) {
      return row->country == country && row->from.substr(0, 7) <= published.substr(0, 7) &&
             (row->to.empty() || published.substr(0, row->to.size()) <= row->to ||
              published.substr(0, 7) <= row->to.substr(0, 7));
    });
    if (!then)
      document.problems.push_back({office.span, "\"" + words_of_office + "\" on " + published + ": the tables know " +
                                                    rows.front()->name + " in that office from " + rows.front()->from +
                                                    (rows.front()->to.empty() ? "" : " to " + rows.front()->to)});
  }
}

void recognise_people(Links& links) {
  for (EntityIndex e = 0; e < links.document.entities.size(); ++e)
    if (links.find(e) == e && links.document.entities[e].kind == EntityKind::person &&
        !links.document.entities[e].name.empty())
      recognise(links, links.document.entities[e], e);
}

// What given names say of gender: where those of a name that say something agree. A pronoun or a form of address beats
// it.
void read_genders(Links& links) {
  for (EntityIndex e = 0; e < links.document.entities.size(); ++e) {
    Entity& person = links.document.entities[e];
    if (links.find(e) != e || person.kind != EntityKind::person || person.name.empty()) continue;
    for (const Hit& hit : links.gazetteer.hits(phrase_words(person.name), 0))
      if (hit.sort == Sort::person && hit.length == phrase_words(person.name).size() &&
          person.gender == Gender::unknown)
        person.gender = links.gazetteer.person(hit.row).gender;
    if (person.gender != Gender::unknown) continue;
    const auto words = name_words(person.name);
    if (words.size() < 2) continue;
    bool agree = true;
    Gender found = Gender::unknown;
    for (const auto& word : words) {
      const Gender gender = links.gazetteer.gender_of_given(word);
      if (gender == Gender::unknown) continue;
      if (found != Gender::unknown && found != gender) agree = false;
      found = gender;
    }
    if (agree) person.gender = found;
  }
}

}  // namespace

EntityIndex Links::add_person(const std::string& country) {
  Entity person;
  person.kind = EntityKind::person;
  person.country = country;
  document.entities.push_back(std::move(person));
  above_.push_back(static_cast<EntityIndex>(above_.size()));
  offices_.emplace_back();
  return above_.back();
}

EntityIndex Links::add_country(const std::string& alpha3) {
  Entity country;
  country.kind = EntityKind::country;
  country.country = alpha3;
  country.key = "country:" + alpha3;
  document.entities.push_back(std::move(country));
  above_.push_back(static_cast<EntityIndex>(above_.size()));
  offices_.emplace_back();
  countries_.push_back(above_.back());
  return above_.back();
}

// Keys and countries of people, offices' countries, and one entity for each: in order of first mention.
void finish(Links& links) {
  Document& document = links.document;
  links.index_offices();
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e || document.entities[e].kind != EntityKind::person) continue;
    Entity& person = document.entities[e];
    if (person.country.empty()) person.country = links.country_of(e);
    if (person.type == "described") person.type.clear();
    if (person.name.empty()) continue;
    recognise(links, person, e);
    if (person.key.empty())
      person.key = "person:" + slug(person.name) + (person.country.empty() ? "" : "/" + person.country);
  }
  std::map<std::string, EntityIndex> countries;
  for (EntityIndex e = 0; e < document.entities.size(); ++e)
    if (links.find(e) == e && document.entities[e].kind == EntityKind::country)
      countries.emplace(document.entities[e].country, e);
  for (Office& office : document.offices) {
    if (!office.country) {
      std::string country = office.body ? links.entity(*office.body).country : std::string();
      const bool of_organisation = office.body && links.entity(*office.body).kind == EntityKind::organisation;
      // Who chairs something unsaid does so wherever he comes from.
      const bool unsaid = !office.body && (office.name == "chairman" || office.name == "leader" ||
                                           office.name == "secretary-general" || office.name == "deputy chairman");
      if (country.empty() && office.person && office.manner != Manner::former && !of_organisation && !unsaid)
        country = links.entity(*office.person).country;
      if (const auto found = countries.find(country); found != countries.end() && !country.empty())
        office.country = found->second;
    }
  }
  doubt_offices(links);
  // "minister X" of the foreign minister is no second office.
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e || document.entities[e].kind != EntityKind::person) continue;
    const auto held = links.offices_of(e);
    if (held.size() < 2 || held.size() > 16) continue;
    for (const OfficeIndex i : held)
      for (const OfficeIndex j : held) {
        Office& bare = document.offices[i];
        const Office& full = document.offices[j];
        if (i == j || bare.body || bare.manner != full.manner || bare.name == full.name || bare.name.empty() ||
            full.name.empty())
          continue;
        if (bare.country && full.country && links.find(*bare.country) != links.find(*full.country)) continue;
        const auto title = phrase_words(fold(document.at(bare.title.empty() ? bare.span : bare.title)));
        const auto longer = phrase_words(fold(document.at(full.title.empty() ? full.span : full.title)));
        if (title.size() == 1 && longer.size() + (full.body ? 1 : 0) > 1 &&
            std::find(longer.begin(), longer.end(), title.front()) != longer.end())
          bare.name = full.name;
      }
  }
  // A counterpart whose office could not be worked out holds none.
  std::vector<OfficeIndex> kept;
  std::vector<Office> offices;
  for (Office& office : document.offices)
    if (!(office.inferred && office.name.empty())) offices.push_back(std::move(office));
  document.offices = std::move(offices);

  std::vector<char> used(document.entities.size(), 0);
  for (EntityIndex e = 0; e < document.entities.size(); ++e)
    if (links.find(e) == e && !document.entities[e].mentions.empty()) used[e] = 1;
  for (const Office& office : document.offices)
    for (const auto& held : {office.person, office.body, office.country, office.accredited_to})
      if (held) used[links.find(*held)] = 1;
  for (EntityIndex e = 0; e < document.entities.size(); ++e)
    if (used[e] && document.entities[e].parent) used[links.find(*document.entities[e].parent)] = 1;
  std::vector<EntityIndex> order;
  for (EntityIndex e = 0; e < document.entities.size(); ++e)
    if (used[e]) order.push_back(e);
  const auto first_mention = [&](EntityIndex e) {
    const auto& mentions = document.entities[e].mentions;
    return mentions.empty() ? static_cast<MentionIndex>(document.mentions.size()) : mentions.front();
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](EntityIndex a, EntityIndex b) { return first_mention(a) < first_mention(b); });
  std::vector<EntityIndex> place(document.entities.size(), 0);
  for (EntityIndex i = 0; i < order.size(); ++i) place[order[i]] = i;
  const auto moved = [&](std::optional<EntityIndex>& e) {
    if (e) e = place[links.find(*e)];
  };
  for (Mention& mention : document.mentions) {
    if (mention.entity && !used[links.find(*mention.entity)]) mention.entity.reset();
    moved(mention.entity);
    for (auto& member : mention.members) member = place[links.find(member)];
  }
  for (Office& office : document.offices) {
    moved(office.person);
    moved(office.body);
    moved(office.country);
    moved(office.accredited_to);
  }
  std::vector<Entity> entities;
  entities.reserve(order.size());
  for (const EntityIndex e : order) {
    Entity entity = document.entities[e];
    moved(entity.parent);
    if (entity.kind == EntityKind::country) {
      // The country's name as written where it is named, else its common name.
      if (const CountryRow* row = links.gazetteer.country_of(entity.country); row) entity.name = row->name;
      for (const MentionIndex m : entity.mentions)
        if (document.mentions[m].how == How::name) {
          entity.name = std::string(document.at(document.mentions[m].span));
          entity.name_span = document.mentions[m].span;
          break;
        }
    }
    entities.push_back(std::move(entity));
  }
  document.entities = std::move(entities);
}

void Linker::run(Document& document) const {
  Links links(document, *gazetteer_);
  link_surnames(links);
  link_bodies(links);
  links.index_countries();
  lend_by_representing(links);
  lend_by_leading(links);
  link_people(links);
  recognise_people(links);
  lend_by_side(links);
  lend_by_possessor(links);
  lend_by_outlet(links);
  link_nameless(links);
  read_genders(links);
  find_contacts(links);
  link_bare_names(links);
  link_roles(links);
  lend_by_owner(links);
  link_pronouns(links);
  link_it(links);
  link_predicates(links);
  link_nameless(links);  // once more: "elected Chinese president" says whose office "the president of China" is
  link_counterparts(links);
  link_nameless(links);  // and whose office a counterpart's is
  find_contacts(links);
  link_collectives(links);
  link_plural_pronouns(links);
  finish(links);
}

}  // namespace chancery
