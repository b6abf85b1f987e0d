// People by name: full names first, then their short forms.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "names/links.h"
#include "names/name_match.h"

namespace chancery {
namespace {

constexpr std::size_t kManyPeople = 64;  // beyond so many candidates none is looked at: no quadratic texts

struct Person {
  EntityIndex entity;
  std::vector<std::string> words;
};

bool genders_agree(const Links& links, EntityIndex a, EntityIndex b) {
  const Gender x = links.entity(a).gender;
  const Gender y = links.entity(b).gender;
  return x == Gender::unknown || y == Gender::unknown || x == y;
}

// "President X" beside "X Y, President of the Parliament": a bare title that the fuller one holds as a word.
bool bare_title_of(const Links& links, const Office& bare, const Office& full) {
  if (bare.body || bare.country || bare.manner != Manner::full || full.manner == Manner::deputy) return false;
  const auto words = phrase_words(fold(links.document.at(bare.title)));
  const auto in = phrase_words(fold(links.document.at(full.title.empty() ? full.span : full.title)));
  return words.size() == 1 && std::find(in.begin(), in.end(), words.front()) != in.end() &&
         std::find(in.begin(), in.end(), "vice") == in.end() && std::find(in.begin(), in.end(), "deputy") == in.end();
}

// "the leader of A, X" is "President X".
bool leads(const Links& links, const Office& leader, const Office& office) {
  if (leader.name != "leader" || leader.body) return false;
  const OfficeRow* row = links.gazetteer.office_named(office.name);
  return row && std::any_of(row->role_words.begin(), row->role_words.end(), [](const std::string& word) {
           return word == "head of state" || word == "head of government";
         });
}

// In Latin America the chancellor is the foreign minister; in Germany and Austria he is not.
bool chancellor_abroad(const Links& links, const Office& chancellor, EntityIndex a, const Office& minister,
                       EntityIndex b) {
  if (minister.name != "foreign minister" || fold(links.document.at(chancellor.title)) != "chancellor") return false;
  for (const EntityIndex e : {a, b})
    if (const std::string country = links.country_of(e); country == "DEU" || country == "AUT") return false;
  return true;
}

bool held_beside(const Links& links, const Office& office) {
  if (!office.mention || links.document.mentions[*office.mention].how != How::apposition) return false;
  const auto said = links.words_of(*office.mention);
  return !said.empty() && said.front() == "who" && std::find(said.begin(), said.end(), "also") != said.end();
}

// Whether what is said of two people's offices may be of one: 1 agrees, -1 contradicts, 0 says nothing.
int compare_offices(const Links& links, EntityIndex a, EntityIndex b) {
  const auto x = links.offices_of(a);
  const auto y = links.offices_of(b);
  if (x.empty() || y.empty()) return 0;
  bool stated = false;
  for (const auto i : x)
    for (const auto j : y) {
      const Office& one = links.document.offices[i];
      const Office& other = links.document.offices[j];
      // A counterpart's office is not known yet.
      if ((one.inferred && one.name.empty()) || (other.inferred && other.name.empty())) continue;
      // "X, who is also president of the party": held beside the other.
      if (held_beside(links, one) || held_beside(links, other)) continue;
      // Of former offices anybody may have held several.
      stated = stated || (one.manner != Manner::former && other.manner != Manner::former);
      if (offices_agree(links.gazetteer, one.name, other.name)) return 1;
      if (chancellor_abroad(links, one, a, other, b) || chancellor_abroad(links, other, b, one, a)) return 1;
      if (leads(links, one, other) || leads(links, other, one)) return 1;
      if (bare_title_of(links, one, other) || bare_title_of(links, other, one)) return 1;
    }
  return stated ? -1 : 0;
}

int compare_countries(const Links& links, EntityIndex a, EntityIndex b) {
  const std::string x = links.country_of(a);
  const std::string y = links.country_of(b);
  if (x.empty() || y.empty()) return 0;
  return x == y ? 1 : -1;
}

bool one_word_differs(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size() || a.size() < 2) return false;
  int different = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) different += a[i].size() >= 6 ? 1 : 2;
  return different == 1;
}

void explain(Links& links, EntityIndex short_one, const std::string& reason) {
  for (const MentionIndex m : links.entity(short_one).mentions) {
    Mention& mention = links.document.mentions[m];
    if (mention.how == How::name) mention.how = How::short_name;
    if (mention.reason.empty()) mention.reason = reason;
  }
}

}  // namespace

void link_people(Links& links) {
  Document& document = links.document;
  std::vector<Person> full, single;
  // A single word that the name model took for a place, and that is a person's name in this article, is that person.
  std::set<std::string> of_people;
  // "De la Fuente" of "X de la Fuente": the last words of a name, two or more.
  std::set<std::string> ends_of_people;
  for (EntityIndex e = 0; e < document.entities.size(); ++e)
    if (links.find(e) == e && document.entities[e].kind == EntityKind::person) {
      const auto parts = phrase_words(document.entities[e].name);
      std::string tail;
      for (std::size_t i = parts.size(); i-- > 1;) {
        tail = tail.empty() ? parts[i] : parts[i] + " " + tail;
        if (i + 1 < parts.size()) ends_of_people.insert(tail);
      }
      for (auto& word : name_words(document.entities[e].name)) of_people.insert(std::move(word));
    }
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    Entity& place = document.entities[e];
    const bool unknown_body = place.kind == EntityKind::body && place.key.empty();
    if (links.find(e) != e || (place.kind != EntityKind::place && !unknown_body) || !place.country.empty() ||
        !place.type.empty())
      continue;
    const auto words = name_words(place.name);
    const auto parts = phrase_words(place.name);
    std::string whole;
    for (const auto& part : parts) (whole += whole.empty() ? "" : " ") += part;
    if (!(words.size() == 1 && parts.size() == 1 && of_people.contains(words.front())) &&
        !(parts.size() > 1 && ends_of_people.contains(whole)))
      continue;
    place.kind = EntityKind::person;
    place.key.clear();
  }
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e || document.entities[e].kind != EntityKind::person || document.entities[e].name.empty())
      continue;
    Person person{e, name_words(document.entities[e].name)};
    std::size_t whole = 0;
    for (const auto& word : person.words) whole += word.size() > 1;
    (whole >= 2 || (person.words.size() >= 2 && whole >= 1) ? full : single).push_back(std::move(person));
  }
  std::map<std::string, std::vector<std::size_t>> by_word;  // word -> indices into clusters
  std::vector<Person> clusters;
  const auto index_words = [&](std::size_t cluster) {
    for (const auto& word : clusters[cluster].words) {
      auto& list = by_word[word];
      if (word.size() > 1 && (list.empty() || list.back() != cluster)) list.push_back(cluster);
      // Spelling variants meet under their first letters.
      auto& near = by_word[word.substr(0, 3) + "*"];
      if (near.empty() || near.back() != cluster) near.push_back(cluster);
    }
  };
  // The longest names first, so that each shorter one meets its full form.
  std::stable_sort(full.begin(), full.end(),
                   [](const Person& a, const Person& b) { return a.words.size() > b.words.size(); });
  for (const Person& person : full) {
    std::set<std::size_t> near;
    for (const auto& word : person.words)
      if (word.size() > 1)
        if (const auto found = by_word.find(word.substr(0, 3) + "*");
            found != by_word.end() && found->second.size() <= kManyPeople)
          near.insert(found->second.begin(), found->second.end());
    std::vector<std::pair<std::size_t, NameMatch>> fits;
    for (const auto c : near) {
      NameMatch match = compare_names(person.words, clusters[c].words);
      if (match == NameMatch::none || !genders_agree(links, person.entity, clusters[c].entity)) continue;
      const int office = compare_offices(links, person.entity, clusters[c].entity);
      const int country = compare_countries(links, person.entity, clusters[c].entity);
      // A spelling variant needs office or country to agree, or every other word to be the same.
      if (match == NameMatch::variant && (country < 0 || office < 0)) continue;
      if (match == NameMatch::variant && office <= 0 && country <= 0 &&
          !one_word_differs(person.words, clusters[c].words))
        continue;
      if (match == NameMatch::shorter && country < 0) continue;
      fits.emplace_back(c, match);
    }
    std::set<EntityIndex> roots;
    for (const auto& [c, match] : fits) roots.insert(links.find(clusters[c].entity));
    if (roots.size() > 1)
      for (const auto& [c, match] : fits)
        if (match == NameMatch::same) {
          fits = {{c, match}};
          roots = {links.find(clusters[c].entity)};
          break;
        }
    if (roots.size() == 1) {
      const auto& [c, match] = fits.front();
      if (match == NameMatch::shorter)
        explain(links, person.entity, "short form of " + links.entity(clusters[c].entity).name);
      if (match == NameMatch::variant)
        for (const MentionIndex m : links.entity(person.entity).mentions)
          document.mentions[m].reason =
              "another spelling of " + links.entity(clusters[c].entity).name + " with the same office or country";
      const std::string name = links.entity(clusters[c].entity).name;
      links.join(clusters[c].entity, person.entity);
      links.entity(person.entity).name = name;
      continue;
    }
    clusters.push_back(person);
    index_words(clusters.size() - 1);
  }
  // Short forms.
  std::map<std::string, std::vector<EntityIndex>> alone;
  for (const Person& person : single) {
    if (person.words.empty()) continue;
    const std::string& word = person.words.back();
    std::vector<std::pair<EntityIndex, bool>> candidates;  // and whether by the last word
    std::set<std::size_t> near;
    if (const auto found = by_word.find(word); found != by_word.end() && found->second.size() <= kManyPeople)
      near.insert(found->second.begin(), found->second.end());
    const bool exact = !near.empty();
    if (near.empty() && word.size() >= 5)
      if (const auto found = by_word.find(word.substr(0, 3) + "*");
          found != by_word.end() && found->second.size() <= kManyPeople)
        near.insert(found->second.begin(), found->second.end());
    for (const auto c : near) {
      const auto& words = clusters[c].words;
      const EntityIndex other = links.find(clusters[c].entity);
      bool fits = false;
      for (std::size_t i = 0; i < words.size(); ++i) {
        // The father; but "Ben" before one word is a name of his own.
        if (i > 0 && is_patronymic(words[i - 1]) && !(i == 1 && words[0] == "ben")) continue;
        fits = fits || words[i] == word || (!exact && spelling_variant(words[i], word));
      }
      if (!fits || !genders_agree(links, person.entity, other)) continue;
      const int office = compare_offices(links, person.entity, other);
      const int country = compare_countries(links, person.entity, other);
      if (country < 0) continue;
      if (office < 0) continue;
      if (!exact && office <= 0 && country <= 0) continue;
      const bool last = words.back() == word;
      if (std::none_of(candidates.begin(), candidates.end(), [&](const auto& seen) { return seen.first == other; }))
        candidates.emplace_back(other, last);
    }
    std::string reason = "short form of ";
    if (candidates.size() > 1) {
      // Who was named in full before, rather than who comes later.
      const MentionIndex here = links.entity(person.entity).mentions.front();
      auto before = candidates;
      std::erase_if(before, [&](const auto& c) { return links.entity(c.first).mentions.front() > here; });
      if (before.size() == 1) candidates = before;
    }
    if (candidates.size() > 1) {
      // Office or country said beside the short form choose; then the family name's place at the end.
      auto agreeing = candidates;
      std::erase_if(agreeing, [&](const auto& c) {
        return compare_offices(links, person.entity, c.first) <= 0 &&
               compare_countries(links, person.entity, c.first) <= 0;
      });
      if (agreeing.size() == 1) {
        candidates = agreeing;
        reason = "by office or country, short form of ";
      }
    }
    // "Sheikh Sabah": after such a form of address stands a given name.
    if (candidates.size() > 1 && !links.entity(person.entity).mentions.empty()) {
      const auto said = links.words_of(links.entity(person.entity).mentions.front());
      const bool given = std::any_of(said.begin(), said.end(), [](const std::string& part) {
        for (const std::string_view form : {"sheikh", "sheikha", "prince", "princess", "king", "queen", "sultan"})
          if (part == form) return true;
        return false;
      });
      auto first = candidates;
      std::erase_if(first, [&](const auto& c) {
        const auto parts = phrase_words(links.entity(c.first).name);
        return parts.empty() || parts.front() != word;
      });
      if (given && first.size() == 1) {
        candidates = first;
        reason = "given name of ";
      }
    }
    if (candidates.size() > 1) {
      auto last = candidates;
      std::erase_if(last, [](const auto& c) { return !c.second; });
      if (last.size() == 1) {
        candidates = last;
        reason = "last name of ";
      }
    }
    if (candidates.size() == 1) {
      const std::string name = links.entity(candidates[0].first).name;
      explain(links, person.entity, reason + name);
      links.join(candidates[0].first, person.entity);
      links.entity(person.entity).name = name;
      continue;
    }
    if (candidates.size() > 1) {
      const auto mentions = links.entity(person.entity).mentions;
      for (const MentionIndex m : mentions)
        links.leave_open(m, "two people may be meant: " + links.entity(candidates[0].first).name + " and " +
                                links.entity(candidates[1].first).name);
      links.entity(person.entity).mentions.clear();
      continue;
    }
    auto& same = alone[word];
    bool joined = false;
    for (const auto other : same)
      if (genders_agree(links, person.entity, other) && compare_offices(links, person.entity, other) >= 0 &&
          compare_countries(links, person.entity, other) >= 0) {
        links.join(other, person.entity);
        joined = true;
        break;
      }
    if (!joined && same.size() < kManyPeople) same.push_back(person.entity);
  }
}

}  // namespace chancery
