// Office-holders whom nobody names, and a bare name that can only be one of them.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "names/links.h"
#include "names/name_match.h"

namespace chancery {
namespace {

constexpr std::size_t kManyPeople = 64;  // beyond so many candidates none is looked at: no quadratic texts

bool genders_agree(const Links& links, EntityIndex a, EntityIndex b) {
  const Gender x = links.entity(a).gender;
  const Gender y = links.entity(b).gender;
  return x == Gender::unknown || y == Gender::unknown || x == y;
}

}  // namespace

static bool leads_a_state(const Links& links, std::string_view office) {
  const OfficeRow* row = links.gazetteer.office_named(office);
  return row && std::find(row->role_words.begin(), row->role_words.end(), "head of state") != row->role_words.end();
}

// Not its clerk, its spokesperson, a member of it.
static bool leads_body(std::string_view office) {
  for (const std::string_view under :
       {"deputy", "vice", "member", "spokesperson", "clerk", "director", "representative", "official", "senator",
        "state secretary", "permanent secretary"})
    if (office.starts_with(under)) return false;
  return true;
}

// Whether the tables know a person in an unnamed one's office of that country, and the article gives him no office that
// he holds now.
static bool knows_in_office(const Links& links, EntityIndex person, EntityIndex unnamed, const std::string& country) {
  const Document& document = links.document;
  for (const OfficeIndex o : links.offices_of(person))
    if (document.offices[o].manner != Manner::former) return false;
  const auto words = phrase_words(links.entity(person).name);
  if (words.size() < 2) return false;
  for (const Hit& hit : links.gazetteer.hits(words, 0)) {
    if (hit.sort != Sort::person || hit.length != words.size()) continue;
    const PersonRow& row = links.gazetteer.person(hit.row);
    if (row.country != country) continue;
    for (const OfficeIndex o : links.offices_of(unnamed)) {
      const Office& office = document.offices[o];
      if (office.manner == Manner::full && !office.accredited_to && !office.inferred &&
          (office.name == row.office || same_by_custom(office.name, row.office, country)))
        return true;
    }
  }
  return false;
}

// The one person among these who has spoken before an unnamed one speaks, under a whole name and without an office.
static std::optional<EntityIndex> only_unknown_speaker(const Links& links, EntityIndex unnamed,
                                                       const std::vector<EntityIndex>& people) {
  const auto& mentions = links.entity(unnamed).mentions;
  if (mentions.empty() || people.size() > kManyPeople || !links.speaks(mentions.front()) ||
      links.quoted(links.document.mentions[mentions.front()].tokens.first) ||
      links.words_of(mentions.front()).front() != "the")
    return std::nullopt;
  const auto own = links.offices_of(unnamed);
  if (std::any_of(own.begin(), own.end(),
                  [&](OfficeIndex o) { return leads_a_state(links, links.document.offices[o].name); }))
    return std::nullopt;
  // Whoever else has spoken may be meant as well.
  std::optional<EntityIndex> found;
  for (MentionIndex m = 0; m < mentions.front(); ++m) {
    const auto e = links.of(m);
    if (!e || !links.is_person(*e) || !links.speaks(m)) continue;
    if (found && *found != *e) return std::nullopt;
    found = *e;
  }
  if (!found || !links.offices_of(*found).empty() || name_words(links.entity(*found).name).size() < 2 ||
      !genders_agree(links, unnamed, *found))
    return std::nullopt;
  for (const EntityIndex e : people)
    if (links.find(e) == *found) return found;
  return std::nullopt;
}

// "the President of Kazakhstan" is the one person of the article who holds that office there.
void link_nameless(Links& links) {
  Document& document = links.document;
  // "the NA president": what the body is may be known only now.
  for (Office& office : document.offices) {
    if (!office.body || office.inferred) continue;
    const std::string& type = links.entity(*office.body).type;
    if (type != "parliament" && !type.ends_with("chamber")) continue;
    if (office.name == "president" || office.name == "chairman") office.name = "speaker";
    if (office.name == "vice president" || office.name == "deputy chairman") office.name = "deputy speaker";
  }
  std::map<std::string, std::vector<EntityIndex>> by_country;
  std::vector<EntityIndex> nameless;
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e || document.entities[e].kind != EntityKind::person) continue;
    if (document.entities[e].name.empty())
      nameless.push_back(e);
    else
      by_country[links.country_of(e)].push_back(e);
  }
  const auto same_office = [&](EntityIndex a, EntityIndex b, bool exactly) {
    for (const auto i : links.offices_of(a))
      for (const auto j : links.offices_of(b)) {
        const Office& x = document.offices[i];
        const Office& y = document.offices[j];
        if ((x.manner == Manner::former) != (y.manner == Manner::former)) continue;
        if ((x.manner == Manner::deputy) != (y.manner == Manner::deputy)) continue;
        if (x.accredited_to && y.accredited_to && links.find(*x.accredited_to) != links.find(*y.accredited_to))
          continue;
        const bool bodies = x.body && y.body;
        const bool same_body = bodies && links.find(*x.body) == links.find(*y.body);
        if (bodies && !same_body) {
          // A chamber and its parliament are not one; a body without a key says little.
          if (exactly || !links.entity(*x.body).key.empty() || !links.entity(*y.body).key.empty()) continue;
        }
        if (exactly && (x.body.has_value() != y.body.has_value())) continue;
        // "the President of the Workers' Party of A" is not "A's President".
        if (x.body.has_value() != y.body.has_value() &&
            (leads_a_state(links, x.name) || leads_a_state(links, y.name))) {
          const Entity& where = links.entity(x.body ? *x.body : *y.body);
          if (where.kind == EntityKind::organisation ||
              (where.kind == EntityKind::body && where.type != "presidency" && where.type != "government"))
            continue;
        }
        if (x.name == y.name || same_by_custom(x.name, y.name, links.country_of(a))) return true;
        // "ambassadors of A, B and C" in the Commonwealth are high commissioners among them.
        if (x.mention && document.mentions[*x.mention].how == How::collective && x.name == "ambassador" &&
            y.name == "high commissioner")
          return true;
        // "the Head of Uzbekistan", "the leaders of A and B"
        if (!exactly && !x.body && (x.name == "head" || x.name == "leader") && x.country && !y.body &&
            leads_a_state(links, y.name))
          return true;
        // "the head of A" is no speaker of its parliament.
        if (x.body.has_value() != y.body.has_value()) {
          const std::string& free = x.body ? y.name : x.name;
          if (free == "head" || free == "leader") continue;
        }
        // The head of a committee is no speaker of the parliament.
        if (x.body.has_value() != y.body.has_value() &&
            !links.entity(x.body ? *x.body : *y.body).type.ends_with("chamber") &&
            links.entity(x.body ? *x.body : *y.body).type != "parliament" &&
            (x.body ? x.name : y.name) != "foreign minister" &&
            (x.name.ends_with("speaker") || y.name.ends_with("speaker")))
          continue;
        if (same_body && (x.name == "leader" || y.name == "leader" || x.name == "head" || y.name == "head") &&
            x.manner == y.manner && leads_body(x.name) && leads_body(y.name))
          return true;
        if ((same_body || !exactly) && offices_agree(links.gazetteer, x.name, y.name)) return true;
      }
    return false;
  };
  for (const EntityIndex e : nameless) {
    const std::string country = links.country_of(e);
    if (links.offices_of(e).empty()) continue;
    std::vector<EntityIndex> fits;
    const auto& candidates = by_country[country];
    if (candidates.size() <= kManyPeople)
      for (const auto other : candidates)
        if (links.find(other) == other && same_office(e, other, country.empty()) && genders_agree(links, e, other))
          fits.push_back(other);
    // "the U.S. secretary of state" beside X, whom the tables know in that office and no word of the article does.
    if (fits.empty() && !country.empty())
      for (const auto& [where, people] : by_country) {
        if ((!where.empty() && where != country) || people.size() > kManyPeople) continue;
        for (const auto other : people)
          if (links.find(other) == other && knows_in_office(links, other, e, country) && genders_agree(links, e, other))
            fits.push_back(other);
      }
    // Without a country the body alone may say it: "the President of the Commission".
    std::vector<EntityIndex> of_body;
    if (country.empty())
      for (const OfficeIndex o : links.offices_of(e)) {
        if (!document.offices[o].body) continue;
        for (const auto& [where, people] : by_country) {
          if (people.size() > kManyPeople) continue;
          for (const auto other : people) {
            if (links.find(other) != other || !genders_agree(links, e, other)) continue;
            for (const OfficeIndex h : links.offices_of(other)) {
              const Office& held = document.offices[h];
              if (held.body && links.find(*held.body) == links.find(*document.offices[o].body) &&
                  held.name == document.offices[o].name && held.manner == document.offices[o].manner &&
                  std::find(of_body.begin(), of_body.end(), other) == of_body.end())
                of_body.push_back(other);
            }
          }
        }
      }
    if (of_body.size() == 1) {
      for (const MentionIndex m : links.entity(e).mentions)
        document.mentions[m].reason = "the only holder of that office of that body in the article";
      links.join(of_body.front(), e);
      continue;
    }
    if (fits.size() == 1 && !country.empty()) {
      for (const MentionIndex m : links.entity(e).mentions)
        document.mentions[m].reason = "the only holder of that office of that country in the article";
      links.join(fits.front(), e);
      continue;
    }
    // "X was speaking ... the Iranian ambassador said": the one speaker so far, of whom no country or office is said.
    if (fits.empty() && !country.empty())
      if (const auto speaker = only_unknown_speaker(links, e, by_country[""])) {
        for (const MentionIndex m : links.entity(e).mentions)
          document.mentions[m].reason = "the only one who has spoken, and of whom no office is said";
        links.join(*speaker, e);
        continue;
      }
    // "the head of the Foreign Ministry" where no country is said: who holds that office at the contact at hand.
    if (!country.empty() || links.entity(e).mentions.empty()) continue;
    const MentionIndex here = links.entity(e).mentions.front();
    const std::string opening = links.words_of(here).front();
    if (opening != "the") continue;
    std::vector<EntityIndex> at_hand;
    const std::uint32_t said_in = links.sentence_of(here, 0);
    for (std::uint32_t back = 0; back < 3 && back <= said_in && at_hand.empty(); ++back)
      for (const EntityIndex raw : links.contact_at[said_in - back]) {
        const EntityIndex other = links.find(raw);
        if (other == links.find(e) || !links.is_person(other) || links.entity(other).name.empty() ||
            links.entity(other).mentions.empty() || links.entity(other).mentions.front() >= here ||
            !genders_agree(links, e, other) || std::find(at_hand.begin(), at_hand.end(), other) != at_hand.end())
          continue;
        const auto held = links.offices_of(other);
        const auto own = links.offices_of(e);
        const bool same = std::any_of(own.begin(), own.end(), [&](OfficeIndex i) {
          const Office& x = document.offices[i];
          if (x.manner == Manner::former || (x.body && !links.entity(*x.body).key.empty())) return false;
          return std::any_of(held.begin(), held.end(), [&](OfficeIndex j) {
            return document.offices[j].name == x.name && document.offices[j].manner == x.manner &&
                   !document.offices[j].accredited_to;
          });
        });
        if (same) at_hand.push_back(other);
      }
    if (at_hand.size() != 1) continue;
    for (const MentionIndex m : links.entity(e).mentions)
      document.mentions[m].reason = "the only holder of that office at the contact at hand";
    links.join(at_hand.front(), e);
  }
  // The same unnamed office twice is one holder.
  std::vector<EntityIndex> left;
  for (const EntityIndex e : nameless) {
    if (links.find(e) != e || !links.entity(e).name.empty() || links.offices_of(e).empty()) continue;
    bool joined = false;
    for (const auto other : left) {
      if (links.country_of(e) != links.country_of(other) || !same_office(e, other, true)) continue;
      for (const MentionIndex m : links.entity(e).mentions) document.mentions[m].reason = "the same office";
      links.join(other, e);
      joined = true;
      break;
    }
    if (!joined && left.size() < kManyPeople) left.push_back(e);
  }
  // "Chinese president" in the headline and "President Hu X" below: one unnamed with a country, one named without.
  for (const EntityIndex e : left) {
    if (links.find(e) != e || !links.entity(e).name.empty() || links.country_of(e).empty()) continue;
    std::vector<EntityIndex> fits, rivals;
    const auto exactly_same = [&](EntityIndex other) {
      for (const auto i : links.offices_of(e))
        for (const auto j : links.offices_of(other))
          if ((document.offices[i].name == document.offices[j].name ||
               (document.offices[i].name == "minister" && document.offices[j].name.ends_with(" minister") &&
                !document.offices[j].name.starts_with("deputy") && document.offices[j].name != "prime minister") ||
               ((document.offices[i].name == "head" || document.offices[i].name == "leader") &&
                !document.offices[i].body && leads_a_state(links, document.offices[j].name))) &&
              document.offices[i].manner == document.offices[j].manner &&
              !(document.offices[i].body && document.offices[j].body &&
                links.find(*document.offices[i].body) != links.find(*document.offices[j].body)))
            return true;
      return false;
    };
    // Two in one sentence are two people.
    const auto together = [&](EntityIndex other) {
      const auto& x = links.entity(e).mentions;
      const auto& y = links.entity(other).mentions;
      for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
        const auto a = links.sentence_of(x[i], 0), b = links.sentence_of(y[j], 0);
        if (a == b) return true;
        ++(a < b ? i : j);
      }
      return false;
    };
    for (const EntityIndex other : by_country[""])
      if (links.find(other) == other && links.country_of(other).empty() && exactly_same(other) && !together(other))
        fits.push_back(other);
    for (const EntityIndex other : left)
      if (other != e && links.find(other) == other && links.entity(other).name.empty() && exactly_same(other))
        rivals.push_back(other);
    if (fits.size() != 1 || !rivals.empty()) continue;
    for (const MentionIndex m : links.entity(e).mentions)
      document.mentions[m].reason =
          "the only holder of that office in the article whose country is not given elsewhere";
    links.join(fits.front(), e);
  }
}

// "invited Seitov": a bare name that nothing explains, beside one unnamed office-holder of the contact.
void link_bare_names(Links& links) {
  Document& document = links.document;
  std::vector<EntityIndex> bare;
  std::set<EntityIndex> unnamed;
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e || document.entities[e].kind != EntityKind::person) continue;
    const Entity& person = document.entities[e];
    if (!person.name.empty() && name_words(person.name).size() == 1 && links.offices_of(e).empty() &&
        person.country.empty() && person.gender == Gender::unknown && !person.mentions.empty())
      bare.push_back(e);
  }
  if (bare.size() != 1) return;
  const EntityIndex who = bare.front();
  const MentionIndex first = links.entity(who).mentions.front();
  // "the X issue": a name that only describes a noun is hardly a person's.
  const auto& said = links.entity(who).mentions;
  if (std::all_of(said.begin(), said.end(), [&](MentionIndex m) {
        const Relation relation = main_relation(document.tokens[document.mentions[m].head].relation);
        return relation == Relation::compound || relation == Relation::amod;
      }))
    return;
  for (const auto& participants : links.contact_at)
    for (const EntityIndex e : participants) {
      const EntityIndex root = links.find(e);
      const Entity& entity = links.entity(root);
      if (entity.kind == EntityKind::person && entity.name.empty() && !entity.mentions.empty() &&
          entity.mentions.front() < first && !links.offices_of(root).empty())
        unnamed.insert(root);
    }
  if (unnamed.size() != 1) return;
  const std::string reason = "fits nobody named, and one participant of the contact is named only by office";
  for (const MentionIndex m : links.entity(who).mentions) {
    document.mentions[m].how = How::short_name;
    document.mentions[m].reason = reason;
  }
  links.join(*unnamed.begin(), who);
}

}  // namespace chancery
