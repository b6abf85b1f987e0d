// Countries, bodies, organisations and places: by their keys, by their names, and by the country that the article
// gives.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "names/links.h"
#include "names/mention_writer.h"

namespace chancery {
namespace {

bool is_thing(const Entity& entity) { return entity.kind != EntityKind::person; }

std::string plain_name(const std::string& name) {
  std::string out;
  for (const auto& word : phrase_words(name)) (out += out.empty() ? "" : " ") += word;
  return out;
}

void join_by_key(Links& links) {
  std::map<std::string, EntityIndex> first;
  for (EntityIndex e = 0; e < links.document.entities.size(); ++e) {
    const EntityIndex root = links.find(e);
    const Entity& entity = links.document.entities[root];
    if (!is_thing(entity) || entity.key.empty()) continue;
    const auto [at, fresh] = first.emplace(entity.key, root);
    if (!fresh) links.join(at->second, root);
  }
}

// Rows of bodies.tsv that bear exactly this name.
std::vector<std::uint32_t> rows_named(const Links& links, const std::string& name) {
  std::vector<std::uint32_t> out;
  const auto words = phrase_words(name);
  for (const Hit& hit : links.gazetteer.hits(words, 0))
    if (hit.sort == Sort::body && hit.length == words.size()) out.push_back(hit.row);
  return out;
}

std::string role_named(const Links& links, const std::string& name) {
  const auto words = phrase_words(name);
  for (const Hit& hit : links.gazetteer.hits(words, 0))
    if (hit.sort == Sort::body_kind && hit.length == words.size()) return links.gazetteer.body_kind(hit.row).role;
  return {};
}

// "Development Index (EGDI)": the acronym in brackets names what stands before it.
void join_acronyms(Links& links) {
  const Document& document = links.document;
  for (MentionIndex m = 1; m < document.mentions.size(); ++m) {
    const Mention& acronym = document.mentions[m];
    if (acronym.tokens.first == 0 || links.word(acronym.tokens.first - 1) != "(") continue;
    if (acronym.tokens.last >= document.tokens.size() || links.word(acronym.tokens.last) != ")") continue;
    if (acronym.tokens.size() != 1) continue;
    for (MentionIndex before = m; before-- > 0 && before + 8 > m;) {
      const Mention& full = document.mentions[before];
      // Right before the bracket, or around it.
      if (full.tokens.last + 1 != acronym.tokens.first && full.tokens.last != acronym.tokens.last + 1) continue;
      const auto a = links.of(before), b = links.of(m);
      if (!a || !b) continue;
      const Entity& x = links.entity(*a);
      const Entity& y = links.entity(*b);
      const bool things = x.kind != EntityKind::person && y.kind != EntityKind::person &&
                          x.kind != EntityKind::country && x.kind != EntityKind::place;
      if (things && (x.key.empty() || y.key.empty() || x.key == y.key)) {
        links.join(*a, *b);
        break;
      }
    }
  }
}

// What bears a name that a known thing bears somewhere in the article is that thing.
void join_by_alias(Links& links) {
  std::map<std::string, EntityIndex> names;
  for (EntityIndex e = 0; e < links.document.entities.size(); ++e) {
    const Entity& own = links.document.entities[e];
    const Entity& entity = links.entity(e);
    if ((entity.kind != EntityKind::body && entity.kind != EntityKind::organisation &&
         entity.kind != EntityKind::measure && entity.kind != EntityKind::event &&
         entity.kind != EntityKind::instrument) ||
        own.name.empty())
      continue;
    const auto [at, fresh] = names.emplace(plain_name(own.name), e);
    if (fresh) continue;
    const Entity& other = links.entity(at->second);
    if (!entity.key.empty() && !other.key.empty()) continue;
    if (!entity.country.empty() && !other.country.empty() && entity.country != other.country) continue;
    links.join(at->second, e);
  }
}

// "the Azerbaijani ministry": the one ministry of that country in the article, or that of its one minister there.
void name_ministries(Links& links) {
  Document& document = links.document;
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e) continue;
    Entity& body = document.entities[e];
    if (body.kind != EntityKind::body || body.country.empty() || plain_name(body.name) != "ministry") continue;
    std::set<EntityIndex> others;
    for (EntityIndex other = 0; other < document.entities.size(); ++other) {
      const Entity& named = document.entities[other];
      if (other != e && links.find(other) == other && named.kind == EntityKind::body && named.type == "ministry" &&
          named.country == body.country)
        others.insert(other);
    }
    if (others.size() == 1) {
      for (const MentionIndex m : body.mentions)
        document.mentions[m].reason = "the only ministry of that country in the article";
      links.join(*others.begin(), e);
      continue;
    }
    std::set<std::string> roles;
    for (const Office& office : document.offices) {
      const OfficeRow* row = links.gazetteer.office_named(office.name);
      if (row && row->body_role.ends_with("-ministry") && office.country &&
          links.entity(*office.country).country == body.country)
        roles.insert(row->body_role);
    }
    body.key = others.empty() && roles.size() == 1 ? "body:" + body.country + "/" + *roles.begin() : "";
  }
  join_by_key(links);
}

// "the Foreign Ministry" without a country, where the article has one foreign ministry; an embassy without its host
// where that country has one embassy there.
void join_by_role(Links& links) {
  Document& document = links.document;
  std::map<std::string, std::set<EntityIndex>> by_role;
  std::map<std::string, std::set<EntityIndex>> embassies;
  std::set<EntityIndex> ministries;
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    const Entity& body = document.entities[e];
    if (links.find(e) != e || body.kind != EntityKind::body || body.country.empty() || body.key.empty()) continue;
    const std::size_t slash = body.key.find('/');
    if (slash == std::string::npos) continue;
    const std::string role = body.key.substr(slash + 1);
    by_role[role].insert(e);
    if (body.type == "ministry") ministries.insert(e);
    for (const std::string_view mission : {"embassy-", "permanent-mission-", "consulate-"})
      if (role.starts_with(mission)) embassies[body.key.substr(0, slash + mission.size())].insert(e);
  }
  const auto join = [&](const std::set<EntityIndex>& found, EntityIndex e, const std::string& why) {
    if (found.size() != 1 || *found.begin() == e) return;
    for (const MentionIndex m : document.entities[e].mentions) document.mentions[m].reason = why;
    links.join(*found.begin(), e);
  };
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e || document.entities[e].kind != EntityKind::body) continue;
    const Entity body = document.entities[e];
    if (!body.key.empty()) {
      if (const auto found = embassies.find(body.key); found != embassies.end())
        join(found->second, e, "the only embassy of that country in the article whose host is given");
      continue;
    }
    if (!body.country.empty()) continue;
    if (plain_name(body.name) == "ministry") {
      join(ministries, e, "the only ministry in the article");
      continue;
    }
    const std::string role = role_named(links, body.name);
    if (!role.ends_with("-ministry") && plain_name(body.name) != "parliament") continue;
    if (const auto found = by_role.find(role); found != by_role.end())
      join(found->second, e, "the only body of that kind with a country in the article");
  }
}

}  // namespace

// "National Assembly Chairman X": whom the tables know in that office of one country says whose assembly it is.
static void know_by_holder(Links& links) {
  Document& document = links.document;
  for (const Office& office : document.offices) {
    if (!office.person || !office.body || office.country) continue;
    Entity& body = links.entity(*office.body);
    if (body.kind != EntityKind::body || !body.country.empty() || !body.key.empty()) continue;
    const auto words = phrase_words(links.entity(*office.person).name);
    if (words.size() < 2) continue;
    std::string country;
    for (const Hit& hit : links.gazetteer.hits(words, 0)) {
      if (hit.sort != Sort::person || hit.length != words.size()) continue;
      const PersonRow& row = links.gazetteer.person(hit.row);
      if (row.office != office.name) continue;
      country = country.empty() || country == row.country ? row.country : "-";
    }
    if (country.size() != 3) continue;
    const BodyRow* found = nullptr;
    int fits = 0;
    for (const auto candidate : rows_named(links, body.name)) {
      const BodyRow& row = links.gazetteer.body(candidate);
      if (row.country == country && ++fits == 1) found = &row;
    }
    if (fits != 1) continue;
    body.country = country;
    body.key = found->key;
    body.type = found->kind;
    for (const MentionIndex m : body.mentions) document.mentions[m].reason = "its holder is known in the tables";
  }
}

// Whether somebody else presides over a body than over one of the same name: names without a word in common.
static bool presided_by_another(const Links& links, EntityIndex body, EntityIndex other) {
  const Document& document = links.document;
  const auto heads = [&](EntityIndex where) {
    std::vector<std::vector<std::string>> names;
    for (const Office& office : document.offices) {
      if (!office.body || links.find(*office.body) != links.find(where) || !office.person ||
          office.manner != Manner::full || office.name != "speaker")
        continue;
      auto words = phrase_words(links.entity(*office.person).name);
      if (words.size() >= 2) names.push_back(std::move(words));
    }
    return names;
  };
  const auto ours = heads(body);
  if (ours.empty()) return false;
  const auto theirs = heads(other);
  return !theirs.empty() && std::all_of(ours.begin(), ours.end(), [&](const auto& a) {
    return std::all_of(theirs.begin(), theirs.end(), [&](const auto& b) {
      return std::none_of(a.begin(), a.end(),
                          [&](const std::string& word) { return std::find(b.begin(), b.end(), word) != b.end(); });
    });
  });
}

void link_bodies(Links& links) {
  join_acronyms(links);
  know_by_holder(links);
  join_by_key(links);
  Document& document = links.document;
  // A body without its country: the one of that name whose country the article gives elsewhere.
  std::map<std::string, std::set<EntityIndex>> by_name;
  std::set<std::string> countries;
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e) continue;
    const Entity& entity = document.entities[e];
    if (entity.kind == EntityKind::country && !entity.country.empty()) countries.insert(entity.country);
  }
  const auto known_body = [](const Entity& entity) {
    return (entity.kind == EntityKind::body || entity.kind == EntityKind::organisation) && !entity.key.empty();
  };
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (!known_body(links.entity(e))) continue;
    if (!document.entities[e].name.empty()) by_name[plain_name(document.entities[e].name)].insert(links.find(e));
  }
  std::set<std::string> of_places;
  for (EntityIndex e = 0; e < document.entities.size(); ++e)
    if (document.entities[e].kind == EntityKind::place && !document.entities[e].country.empty())
      of_places.insert(document.entities[e].country);
  // Where the reporter sits: its bodies may be meant as well as those of the countries named.
  const std::string reported_from = country_of_dateline(links);
  const std::string home = outlet_home(links, reported_from);
  std::map<std::uint32_t, std::set<std::string>> counterparts;  // by sentence
  for (const Office& office : document.offices)
    if (office.inferred && office.mention && office.country)
      counterparts[links.sentence_of(*office.mention, 0)].insert(links.entity(*office.country).country);
  std::map<std::string, EntityIndex> unknown;
  std::map<EntityIndex, std::string> taken;  // bodies that are not those of that country
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e) continue;
    Entity& entity = document.entities[e];
    if ((entity.kind != EntityKind::body && entity.kind != EntityKind::organisation) || !entity.key.empty()) continue;
    const std::string name = plain_name(entity.name);
    // A state's own agency that says "Parliament" means its own, whichever other is named in full.
    if (entity.kind == EntityKind::body && entity.country.empty() && name.find(' ') == std::string::npos &&
        !home.empty() && (countries.contains(home) || home == reported_from)) {
      const BodyRow* own = nullptr;
      int fits = 0;
      for (const auto candidate : rows_named(links, entity.name))
        if (links.gazetteer.body(candidate).country == home && ++fits == 1) own = &links.gazetteer.body(candidate);
      if (fits == 0) own = links.gazetteer.body_by_key("body:" + home + "/" + role_named(links, entity.name));
      if (own && fits <= 1) {
        entity.key = own->key;
        entity.country = own->country;
        entity.type = own->kind;
        for (const MentionIndex m : entity.mentions) document.mentions[m].reason = "of the agency's own state";
        continue;
      }
    }
    if (const auto same = by_name.find(name); same != by_name.end()) {
      std::set<EntityIndex> roots;
      for (const auto other : same->second)
        if (entity.country.empty() || links.entity(other).country == entity.country) roots.insert(links.find(other));
      // Two men cannot be the speaker of one Senate: the second's is another country's.
      if (roots.size() == 1 && presided_by_another(links, e, *roots.begin())) {
        taken.insert({e, links.entity(*roots.begin()).country});
        roots.clear();
      }
      if (roots.size() == 1) {
        for (const MentionIndex m : entity.mentions)
          document.mentions[m].reason = "the only body of that name with a country in the article";
        links.join(*roots.begin(), e);
        continue;
      }
    }
    if (entity.kind == EntityKind::body) {
      const BodyRow* row = nullptr;
      int found = 0;
      // "Speaker of the Assembly X held talks with his Lao counterpart": the body is not the counterpart's.
      std::set<std::string> others;
      for (const MentionIndex m : entity.mentions)
        if (const auto at = counterparts.find(links.sentence_of(m, 0)); at != counterparts.end())
          others.insert(at->second.begin(), at->second.end());
      for (const auto candidate : rows_named(links, entity.name)) {
        const BodyRow& body = links.gazetteer.body(candidate);
        if (body.kind == "presidency" && plain_name(entity.name) == "presidency") continue;
        if (others.contains(body.country)) continue;
        if (const auto of = taken.find(e); of != taken.end() && of->second == body.country) continue;
        const bool near = countries.contains(body.country) || body.country == reported_from ||
                          (!others.empty() && of_places.contains(body.country));
        if (entity.country.empty() ? near : body.country == entity.country)
          if (++found == 1) row = &body;
      }
      if (found == 1) {
        entity.key = row->key;
        entity.country = row->country;
        entity.type = row->kind;
        for (const MentionIndex m : entity.mentions)
          document.mentions[m].reason = "the only country in the article with a body of that name";
        continue;
      }
      if (!entity.country.empty()) {
        const std::string role = role_named(links, entity.name);
        entity.key = "body:" + entity.country + "/" + (role.empty() ? slug(entity.name) : role);
        continue;
      }
    }
    const auto [at, fresh] = unknown.emplace(std::string(name_of(entity.kind)) + "/" + name, e);
    if (!fresh) links.join(at->second, e);
  }
  join_by_key(links);
  join_by_role(links);
  join_by_alias(links);
  // Places without a key join by name.
  std::map<std::string, EntityIndex> places;
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e || document.entities[e].kind != EntityKind::place || !document.entities[e].key.empty())
      continue;
    document.entities[e].key = "place:" + slug(document.entities[e].name);
  }
  join_by_key(links);
  name_ministries(links);
  // A body's parent knows its country where the body does, and the other way round.
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e) continue;
    Entity& entity = document.entities[e];
    if (!entity.parent) continue;
    if (links.find(*entity.parent) == e) {
      entity.parent.reset();
      continue;
    }
    Entity& parent = links.entity(*entity.parent);
    if (entity.country.empty()) entity.country = parent.country;
    if (parent.country.empty()) parent.country = entity.country;
  }
  // Offices take the country of their body.
  std::map<std::string, EntityIndex> country_entities;
  for (EntityIndex e = 0; e < document.entities.size(); ++e)
    if (links.find(e) == e && document.entities[e].kind == EntityKind::country)
      country_entities.emplace(document.entities[e].country, e);
  for (auto& office : document.offices) {
    if (office.country || !office.body) continue;
    const auto found = country_entities.find(links.entity(*office.body).country);
    if (found != country_entities.end() && !found->first.empty()) office.country = found->second;
  }
}

}  // namespace chancery
