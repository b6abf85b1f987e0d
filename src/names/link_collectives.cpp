// "the two sides", "both leaders", "the two countries", "they": the members are the participants of the contact at
// hand.
#include <algorithm>
#include <array>
#include <set>

#include "names/links.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 30> kContactWords = {
    "meet",       "receive",   "welcome",      "host",        "talk",       "meeting",  "talks",    "discuss",
    "discussion", "visit",     "negotiate",    "negotiation", "call",       "speak",    "converse", "conversation",
    "telephone",  "greet",     "consultation", "consult",     "summit",     "dialogue", "confer",   "exchange",
    "session",    "reception", "sign",         "hold",        "conference", "phone"};

bool is_contact_word(std::string_view lemma) {
  return std::find(kContactWords.begin(), kContactWords.end(), lemma) != kContactWords.end();
}

// A participant, or only named in passing ("on behalf of X", "the policy of President Y")?
bool takes_part(const Links& links, MentionIndex m) {
  // "Without A's X, who was in B, the ministers met"
  for (TokenIndex before = links.document.mentions[m].tokens.first;
       before-- > 0 && before + 4 > links.document.mentions[m].tokens.first;) {
    const auto word = links.word(before);
    if (word == "Without" || word == "without" || word == "despite" || word == "Despite") return false;
    if (word == "," || word == ".") break;
  }
  if (links.is_subject(m)) return true;
  const Document& document = links.document;
  const Mention& mention = document.mentions[m];
  TokenIndex t = mention.head;
  while (document.tokens[t].head != kNoToken && (mention.tokens.contains(document.tokens[t].head) ||
                                                 main_relation(document.tokens[t].relation) == Relation::conj ||
                                                 main_relation(document.tokens[t].relation) == Relation::appos ||
                                                 main_relation(document.tokens[t].relation) == Relation::flat))
    t = document.tokens[t].head;
  const Relation relation = main_relation(document.tokens[t].relation);
  if (relation == Relation::obj || relation == Relation::iobj || relation == Relation::root) return true;
  if (relation != Relation::obl && relation != Relation::nmod) return false;
  // The preposition of the phrase: "between" of "between A and B" is said of B, too.
  for (TokenIndex x = t > 20 ? t - 20 : 0; x < t; ++x)
    if (document.tokens[x].head == t && main_relation(document.tokens[x].relation) == Relation::case_) {
      const std::string& word = document.tokens[x].lemma;
      if (word == "with" || word == "between" || word == "by") return true;
    }
  for (TokenIndex before = mention.tokens.first; before-- > 0 && before + 4 > mention.tokens.first;) {
    const auto word = document.tokens[before].lemma;
    if (word == "with" || word == "between" || word == "by") return true;
    if (word == "of" || word == "for" || word == "from" || word == "on") return false;
  }
  return false;
}

// "following his appointment by Chairperson X": of no part in the contact of the sentence.
bool named_aside(const Links& links, MentionIndex m) {
  const Document& document = links.document;
  const Mention& mention = document.mentions[m];
  TokenIndex before = mention.tokens.first;
  if (before > 0 && links.word(before - 1) == "the") --before;
  if (before == 0 || (links.word(before - 1) != "by" && links.word(before - 1) != "of")) return false;
  TokenIndex t = mention.head;
  while (t != kNoToken && document.tokens[t].head != kNoToken && mention.tokens.contains(document.tokens[t].head))
    t = document.tokens[t].head;
  if (t == kNoToken || document.tokens[t].head == kNoToken) return false;
  const std::string& lemma = document.tokens[document.tokens[t].head].lemma;
  for (const std::string_view word : {"appointment", "election", "appoint", "elect", "nomination", "nominate", "name",
                                      "invitation", "death", "statement", "issue", "policy", "initiative", "order"})
    if (lemma == word) return true;
  return false;
}

bool among_others(const Document& document, const Mention& mention) {
  const TokenIndex end = mention.tokens.last;
  if (end + 1 >= document.tokens.size() || document.at(document.tokens[end].span) != ",") return false;
  const Token& next = document.tokens[end + 1];
  if (main_relation(next.relation) != Relation::conj || next.head == kNoToken || !mention.tokens.contains(next.head))
    return false;
  const std::string& lemma = next.lemma;
  return lemma == "state" || lemma == "State" || lemma == "States" || lemma == "people" || lemma == "government" ||
         lemma == "nation" || (next.upos != Upos::PROPN && next.xpos == "NNS");
}

std::vector<std::string> countries_of(const Links& links, const std::vector<EntityIndex>& people) {
  std::vector<std::string> out;
  for (const EntityIndex e : people) {
    const std::string country =
        links.entity(e).kind == EntityKind::person ? links.country_of(e) : links.entity(e).country;
    if (!country.empty() && std::find(out.begin(), out.end(), country) == out.end()) out.push_back(country);
  }
  return out;
}

void set_members(Links& links, MentionIndex m, std::vector<EntityIndex> members, std::string reason) {
  Mention& mention = links.document.mentions[m];
  mention.how = How::collective;
  mention.entity.reset();
  mention.members = std::move(members);
  mention.reason = std::move(reason);
  for (const EntityIndex e : mention.members) {
    auto& mentions = links.entity(e).mentions;
    const auto at = std::lower_bound(mentions.begin(), mentions.end(), m);
    if (at == mentions.end() || *at != m) mentions.insert(at, m);
  }
}

// Several things of one kind, one after another, joined by "and".
bool joined(const Links& links, TokenIndex from, TokenIndex to) {
  bool conjunction = false;
  for (TokenIndex t = from; t < to; ++t) {
    const auto word = links.word(t);
    if (word == "and")
      conjunction = true;
    else if (word != "," && word != "the" && word != "The" && word != "both")
      return false;
  }
  return conjunction || (to == from + 1 && links.word(from) == ",");
}

// "(the Parties)" behind "A and B": from then on the two are called so.
std::vector<EntityIndex> named_before_bracket(const Links& links, MentionIndex m) {
  const Document& document = links.document;
  const Mention& mention = document.mentions[m];
  std::vector<EntityIndex> out;
  TokenIndex begin = mention.tokens.first;
  while (begin > 0 && (links.word(begin - 1) == "the" || links.word(begin - 1) == "“" || links.word(begin - 1) == "\""))
    --begin;
  if (begin == 0 || links.word(begin - 1) != "(") return out;
  TokenIndex until = begin - 1;
  for (MentionIndex before = m; before-- > 0;) {
    const Mention& other = document.mentions[before];
    if (other.tokens.last > until) continue;
    const auto e = links.of(before);
    if (!e || (!out.empty() && links.entity(*e).kind != links.entity(out.front()).kind)) break;
    bool gap = true, several = false;
    int depth = 0;
    for (TokenIndex t = other.tokens.last; t < until && gap; ++t) {
      const auto word = links.word(t);
      depth += word == "(" ? 1 : 0;
      several = several || word == "and" || word == ",";
      gap = word == "(" || word == ")" || word == "and" || word == "," || word == "the" || depth > 0;
      depth -= word == ")" && depth > 0 ? 1 : 0;
    }
    // An acronym in brackets is the thing before it: no further member, and no word between the two.
    const bool acronym = other.tokens.first > 0 && links.word(other.tokens.first - 1) == "(";
    const bool again = std::find(out.begin(), out.end(), *e) != out.end();
    if (!gap || (!out.empty() && !several && !again)) break;
    if (!again) out.push_back(*e);
    until = acronym ? other.tokens.first - 1 : other.tokens.first;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

void find_contacts(Links& links) {
  Document& document = links.document;
  std::vector<EntityIndex> at_hand;
  std::vector<EntityIndex> from_title;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    bool contact = false;
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last && !contact; ++t)
      contact = is_contact_word(document.tokens[t].lemma) || is_contact_word(links.word(t));
    const auto [first, last] = links.mentions_in(s);
    if (contact) {
      std::vector<EntityIndex> all, part;
      TokenIndex covered = 0;
      for (MentionIndex m = first; m < last; ++m) {
        const Mention& mention = document.mentions[m];
        if (mention.tokens.last <= covered) continue;  // within another mention
        covered = mention.tokens.last;
        const auto e = links.of(m);
        if (!e || mention.how == How::pronoun) continue;
        const Entity& entity = links.entity(*e);
        if (entity.kind != EntityKind::person && entity.type != "delegation") continue;
        if (at_hand.size() >= 2 && named_aside(links, m)) continue;
        if (std::find(all.begin(), all.end(), *e) == all.end()) all.push_back(*e);
        if (takes_part(links, m) && std::find(part.begin(), part.end(), *e) == part.end()) part.push_back(*e);
      }
      // A delegation's own people take part with it.
      for (const EntityIndex e : all)
        if (links.is_person(e) && std::find(part.begin(), part.end(), e) == part.end())
          for (const EntityIndex group : std::vector<EntityIndex>(part))
            if (!links.is_person(group) && !links.entity(group).country.empty() &&
                links.entity(group).country == links.country_of(e)) {
              part.push_back(e);
              break;
            }
      const auto& chosen = part.size() >= 2 ? part : all;
      if (chosen.size() >= 2 || (chosen.size() == 1 && at_hand.empty())) at_hand = chosen;
      // One new person beside those at hand: "also met X".
    }
    links.contact_at[s] = at_hand;
    if (sentence.paragraph == kTitleParagraph) {
      from_title = at_hand;
    }
  }
}

static void link_they(Links& links, MentionIndex m, std::uint32_t sentence);

void link_collectives(Links& links) {
  Document& document = links.document;
  // The countries of the title and the first sentence.
  std::vector<std::string> opening;
  bool opened = false;
  for (std::uint32_t s = 0; s < document.sentences.size() && !opened; ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m)
      if (const auto e = links.of(m);
          e && links.entity(*e).kind == EntityKind::country &&
          std::find(opening.begin(), opening.end(), links.entity(*e).country) == opening.end())
        opening.push_back(links.entity(*e).country);
    opened = document.sentences[s].paragraph != kTitleParagraph;
  }
  std::vector<EntityIndex> delegations, holders;  // people with offices: the first ones, for long texts
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e) continue;
    if (document.entities[e].type == "delegation" && delegations.size() < 64) delegations.push_back(e);
    if (links.is_person(e) && holders.size() < 64 && !links.offices_of(e).empty()) holders.push_back(e);
  }
  std::vector<EntityIndex> group;                                        // the last people listed one by one
  std::vector<std::pair<std::string, std::vector<EntityIndex>>> called;  // "(the Parties)": who is called so
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      Mention& mention = document.mentions[m];
      if (mention.how != How::collective) continue;
      if (!mention.members.empty()) {
        group = mention.members;
        continue;
      }
      // "between the Parties, States and peoples of A and B": parties of their own kind.
      if (among_others(document, mention)) {
        links.leave_open(m, "one of several things listed");
        continue;
      }
      const auto pointing = links.pointing(m);
      if (!pointing.phrase.empty() && pointing.countries.empty()) {
        if (auto named = named_before_bracket(links, m); named.size() >= 2) {
          called.emplace_back(pointing.phrase, named);
          set_members(links, m, std::move(named), "what the brackets call those before them");
          continue;
        }
        const auto known =
            std::find_if(called.begin(), called.end(), [&](const auto& one) { return one.first == pointing.phrase; });
        if (known != called.end()) {
          set_members(links, m, known->second, "those whom the article calls so");
          continue;
        }
      }
      std::vector<EntityIndex> participants;
      for (const EntityIndex e : links.contact_at[s])
        if (std::find(participants.begin(), participants.end(), links.find(e)) == participants.end())
          participants.push_back(links.find(e));
      const Target target = pointing.row ? pointing.row->target : Target::persons;
      std::vector<EntityIndex> people;
      for (const EntityIndex e : participants)
        if (links.is_person(e)) people.push_back(e);
      const auto countries = countries_of(links, participants);
      const int counted = pointing.counted;
      if (target == Target::countries || pointing.phrase == "governments" || pointing.phrase == "capitals") {
        auto chosen = countries;
        std::string reason = "the countries of the participants of the contact at hand";
        // "A and B spoke of ties between their two countries": of those at whom "their" points.
        if (pointing.possessor && document.mentions[*pointing.possessor].how == How::pronoun) {
          const MentionIndex owner = *pointing.possessor;
          if (document.mentions[owner].members.empty() && !document.mentions[owner].entity) link_they(links, owner, s);
          if (const auto owned = countries_of(links, document.mentions[owner].members); owned.size() >= 2) {
            chosen = owned;
            reason = "the countries of those who are spoken of";
          }
        }
        std::vector<std::string> named;
        for (MentionIndex before = first; before < m; ++before)
          if (const auto e = links.of(before);
              e && links.entity(*e).kind == EntityKind::country &&
              std::find(named.begin(), named.end(), links.entity(*e).country) == named.end())
            named.push_back(links.entity(*e).country);
        if (named.size() == 2 && !pointing.possessor) {
          chosen = named;
          reason = "the two countries named before in the sentence";
        }
        if (chosen.size() < 2 && pointing.possessor) {
          links.leave_open(m, "whose countries is not known");
          continue;
        }
        if (chosen.size() < 2 && opening.size() == 2) {
          chosen = opening;
          reason = "the two countries that the article opens with";
        }
        if (chosen.size() < 2) {
          chosen.clear();
          for (const EntityIndex e : links.countries())
            if (!document.entities[e].mentions.empty()) chosen.push_back(document.entities[e].country);
          reason = "the only two countries in the article";
          if (chosen.size() != 2) {
            links.leave_open(
                m, chosen.size() < 2 ? "the countries meant are not named" : "more than two countries may be meant");
            continue;
          }
        }
        if (chosen.size() > 2 && counted != static_cast<int>(chosen.size())) {
          links.leave_open(m,
                           "the contact at hand has participants of " + std::to_string(chosen.size()) + " countries");
          continue;
        }
        std::vector<EntityIndex> members;
        for (const auto& country : chosen)
          if (const auto e = links.country_entity(country)) members.push_back(*e);
        if (members.size() != chosen.size()) {
          links.leave_open(m, "the countries meant are not named");
          continue;
        }
        set_members(links, m, std::move(members), std::move(reason));
        continue;
      }
      if (target == Target::bodies) {
        std::vector<EntityIndex> bodies;
        for (const EntityIndex e : people)
          for (const OfficeIndex o : links.offices_of(e)) {
            if (!document.offices[o].body) continue;
            const EntityIndex body = links.find(*document.offices[o].body);
            if (links.entity(body).kind == EntityKind::body &&
                std::find(bodies.begin(), bodies.end(), body) == bodies.end())
              bodies.push_back(body);
          }
        if (bodies.size() == 2)
          set_members(links, m, bodies, "the bodies of the participants of the contact at hand");
        else
          links.leave_open(m, "the bodies meant are not clear");
        continue;
      }
      // "both leaders": of earlier contacts too, where not all of this one are such.
      if (target == Target::persons && pointing.offices.empty() && !pointing.phrase.empty()) {
        const std::string one =
            pointing.phrase.ends_with("s") ? pointing.phrase.substr(0, pointing.phrase.size() - 1) : pointing.phrase;
        const auto such = [&](EntityIndex e) {
          for (const OfficeIndex o : links.offices_of(e))
            if (const OfficeRow* row = links.gazetteer.office_named(document.offices[o].name);
                row && std::find(row->role_words.begin(), row->role_words.end(), one) != row->role_words.end())
              return true;
          return false;
        };
        if (std::any_of(people.begin(), people.end(), such) && !std::all_of(people.begin(), people.end(), such)) {
          for (std::uint32_t back = s + 1; back-- > 0;) {
            std::vector<EntityIndex> earlier;
            for (const EntityIndex raw : links.contact_at[back])
              if (const EntityIndex e = links.find(raw);
                  links.is_person(e) && such(e) && std::find(earlier.begin(), earlier.end(), e) == earlier.end())
                earlier.push_back(e);
            if (earlier.size() >= 2) {
              people = earlier;
              break;
            }
          }
        }
      }
      // "the two leaders" are of two sides: not a president and his own premier, of whom the last sentence told.
      if (target == Target::persons && people.size() == 2 && pointing.offices.empty() && pointing.countries.empty()) {
        const std::string one = links.country_of(people[0]), other = links.country_of(people[1]);
        if (one == other) {
          bool found = false;
          for (std::uint32_t back = s; back-- > 0 && !found;) {
            std::vector<EntityIndex> earlier;
            for (const EntityIndex raw : links.contact_at[back])
              if (const EntityIndex e = links.find(raw);
                  links.is_person(e) && std::find(earlier.begin(), earlier.end(), e) == earlier.end())
                earlier.push_back(e);
            if (earlier.size() != 2 || earlier == people) continue;
            const std::string left = links.country_of(earlier[0]), right = links.country_of(earlier[1]);
            found = !left.empty() && !right.empty() && left != right;
            if (found) people = earlier;
          }
          if (!found && !one.empty() && one == other) {
            links.leave_open(m, "the two people at hand are of one country");
            continue;
          }
        }
      }
      std::vector<EntityIndex> members = target == Target::persons || people.size() == 2 ? people : participants;
      if (!pointing.countries.empty())
        std::erase_if(members, [&](EntityIndex e) {
          const std::string country = links.is_person(e) ? links.country_of(e) : links.entity(e).country;
          return std::find(pointing.countries.begin(), pointing.countries.end(), country) == pointing.countries.end();
        });
      if (!pointing.offices.empty()) {
        std::erase_if(members, [&](EntityIndex e) {
          const auto offices = links.offices_of(e);
          return std::none_of(offices.begin(), offices.end(), [&](OfficeIndex o) {
            return std::any_of(pointing.offices.begin(), pointing.offices.end(), [&](const std::string& name) {
              return offices_agree(links.gazetteer, name, document.offices[o].name);
            });
          });
        });
      }
      if (members.size() < 2 && !pointing.offices.empty() && group.size() > 1 && pointing.countries.empty()) {
        // "the ambassadors" of a list before.
        const bool all = std::all_of(group.begin(), group.end(), [&](EntityIndex e) {
          const auto held = links.offices_of(e);
          return std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
            return std::any_of(pointing.offices.begin(), pointing.offices.end(), [&](const std::string& name) {
              return offices_agree(links.gazetteer, name, document.offices[o].name);
            });
          });
        });
        if (all) {
          set_members(links, m, group, "those listed before");
          continue;
        }
      }
      if (members.size() < 2 && pointing.countries.size() >= 2) {
        // "Chinese, Russian presidents": one person of each country with that office or role, wherever named.
        std::vector<EntityIndex> found;
        bool clear = true;
        for (const auto& country : pointing.countries) {
          std::optional<EntityIndex> one;
          for (const EntityIndex e : holders) {
            if (links.country_of(e) != country) continue;
            const auto held = links.offices_of(e);
            const bool fits =
                !held.empty() &&
                (pointing.offices.empty() || std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
                   return std::any_of(pointing.offices.begin(), pointing.offices.end(), [&](const std::string& name) {
                     return offices_agree(links.gazetteer, name, document.offices[o].name);
                   });
                 }));
            if (!fits) continue;
            clear = clear && !one;
            one = e;
          }
          if (one) found.push_back(*one);
        }
        if (clear && found.size() == pointing.countries.size()) {
          set_members(links, m, found, "the one holder of that office of each country");
          continue;
        }
      }
      if (members.size() < 2 && pointing.countries.size() == 1) {
        // "the Tajik parliamentarians": the delegation of that country.
        std::vector<EntityIndex> groups;
        for (const EntityIndex e : delegations)
          if (links.entity(e).country == pointing.countries.front()) groups.push_back(e);
        if (groups.size() == 1) {
          links.link(m, groups.front(), How::country_and_role, "the people of the only delegation of that country");
          continue;
        }
      }
      if (members.size() < 2 && target == Target::persons && pointing.countries.empty() && counted <= 2) {
        // "the ministers agreed": the only two of that office or role named so far, of two countries.
        const std::string one =
            pointing.phrase.ends_with("s") ? pointing.phrase.substr(0, pointing.phrase.size() - 1) : pointing.phrase;
        std::vector<EntityIndex> such;
        for (const EntityIndex e : holders) {
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
        if (such.size() == 2) {
          const std::string a = links.country_of(such[0]), b = links.country_of(such[1]);
          if (a != b) {
            set_members(links, m, std::move(such), "the only two of that office named so far");
            continue;
          }
        }
      }
      if (members.size() < 2) {
        links.leave_open(m, "fewer than two participants of a contact are known here");
        continue;
      }
      const auto sides = countries_of(links, members);
      const bool about_sides = target == Target::participants && pointing.phrase != "pair" && pointing.phrase != "duo";
      if (counted > 0 && static_cast<int>(members.size()) != counted &&
          !(about_sides && static_cast<int>(sides.size()) == counted)) {
        links.leave_open(m, "the contact at hand has " + std::to_string(members.size()) + " participants");
        continue;
      }
      set_members(links, m, std::move(members), "the participants of the contact at hand");
    }
  }
}

namespace {

// A group that does something together: "A and B agreed", "the two sides agreed", "the members of the Council agreed".
struct Group {
  std::vector<EntityIndex> members;
  TokenIndex verb = kNoToken;  // of which it is the subject
};

TokenIndex verb_of(const Links& links, MentionIndex m) {
  TokenIndex t = links.document.mentions[m].head;
  for (int steps = 0; steps < 16 && t != kNoToken; ++steps) {
    const Token& token = links.document.tokens[t];
    if (main_relation(token.relation) == Relation::nsubj) return token.head;
    t = token.head;
  }
  return kNoToken;
}

// The groups of a sentence that are subjects, before a mention.
std::vector<Group> groups_in(const Links& links, std::uint32_t sentence, MentionIndex end) {
  const Document& document = links.document;
  std::vector<Group> out;
  const auto [first, last] = links.mentions_in(sentence);
  for (MentionIndex m = first; m < std::min(last, end); ++m) {
    const Mention& mention = document.mentions[m];
    if (!links.is_subject(m) || links.quoted(mention.tokens.first)) continue;
    if (!mention.members.empty()) {
      out.push_back({mention.members, verb_of(links, m)});
      continue;
    }
    const auto e = links.of(m);
    if (!e) continue;
    const Entity& entity = links.entity(*e);
    const bool of_states = entity.kind == EntityKind::organisation || entity.kind == EntityKind::body;
    if (of_states && (mention.how == How::pronoun || (mention.how == How::role && mention.reason == kMembersReason))) {
      out.push_back({{*e}, verb_of(links, m)});
      continue;
    }
    if (entity.kind != EntityKind::country && !of_states) continue;
    std::vector<EntityIndex> members{*e};
    TokenIndex end_of = mention.tokens.last;
    MentionIndex next = m + 1;
    for (; next < std::min(last, end); ++next) {
      const Mention& other = document.mentions[next];
      if (other.tokens.first < end_of) continue;
      const auto o = links.of(next);
      if (!o || links.entity(*o).kind != entity.kind || !joined(links, end_of, other.tokens.first)) break;
      if (std::find(members.begin(), members.end(), *o) == members.end()) members.push_back(*o);
      end_of = other.tokens.last;
    }
    if (members.size() >= 2) {
      out.push_back({members, verb_of(links, m)});
      m = next - 1;
    }
  }
  return out;
}

void link_group(Links& links, MentionIndex m, const Group& group, std::string reason) {
  if (group.members.size() == 1)
    links.link(m, group.members.front(), How::pronoun, std::move(reason));
  else
    set_members(links, m, group.members, std::move(reason));
}

}  // namespace

static void link_they(Links& links, MentionIndex m, std::uint32_t sentence) {
  Document& document = links.document;
  const TokenIndex at = document.mentions[m].tokens.first;
  const TokenRange tokens = document.sentences[sentence].tokens;
  const auto [first, last] = links.mentions_in(sentence);
  // Several people or a collective as subject earlier in the sentence.
  std::vector<EntityIndex> subjects;
  for (MentionIndex other = first; other < m && other < last; ++other) {
    const Mention& mention = document.mentions[other];
    if (mention.how == How::collective && !mention.members.empty()) {
      set_members(links, m, mention.members, "the collective named before in the sentence");
      return;
    }
    if (const auto e = links.of(other); e && links.is_person(*e) && links.is_subject(other) &&
                                        std::find(subjects.begin(), subjects.end(), *e) == subjects.end())
      subjects.push_back(*e);
  }
  if (subjects.size() >= 2) {
    set_members(links, m, subjects, "the subjects of the sentence");
    return;
  }
  const Token& pronoun = document.tokens[at];
  const TokenIndex clause = main_relation(pronoun.relation) == Relation::nsubj ? pronoun.head
                            : pronoun.head == kNoToken                         ? kNoToken
                                                                               : document.tokens[pronoun.head].head;
  const auto groups = groups_in(links, sentence, m);
  // "A and B reaffirmed their commitment": of the subject of the same verb. "The members condemned the attack, and they
  // wished": of the verb that this one is joined to.
  for (const Group& group : groups) {
    if (group.verb == kNoToken || clause == kNoToken) continue;
    const bool its_object = pronoun.relation == Relation::nmod_poss && clause == group.verb &&
                            main_relation(document.tokens[pronoun.head].relation) == Relation::obj;
    const bool goes_on = main_relation(pronoun.relation) == Relation::nsubj &&
                         main_relation(document.tokens[clause].relation) == Relation::conj &&
                         document.tokens[clause].head == group.verb && groups.size() == 1;
    if (its_object || goes_on) return link_group(links, m, group, "the subjects of its clause");
  }
  // A plural noun before it in the sentence may be meant as well.
  for (TokenIndex t = tokens.first; t < at; ++t)
    if (document.tokens[t].upos == Upos::NOUN && document.tokens[t].xpos == "NNS") {
      links.document.mentions[m].how = How::none;
      links.document.mentions[m].reason = "a plural noun before it may be meant";
      return;
    }
  // "Many Cubans said they": a people, and nobody of the contact at hand.
  for (MentionIndex other = first; other < m && other < last; ++other) {
    const Mention& people = document.mentions[other];
    if (people.how != How::adjective || !links.is_subject(other) ||
        document.tokens[people.tokens.last - 1].xpos != "NNPS")
      continue;
    links.document.mentions[m].how = How::none;
    links.document.mentions[m].reason = "a people before it may be meant";
    return;
  }
  const Relation relation = main_relation(document.tokens[at].relation);
  const bool opens = at <= tokens.first + 7 && (relation == Relation::nsubj || at == tokens.first);
  if (!opens) {
    links.document.mentions[m].how = How::none;
    links.document.mentions[m].reason = "no several people before it in the sentence";
    return;
  }
  // The only group that did something in the sentence before.
  if (relation == Relation::nsubj && sentence > 0 && !links.quoted(at) &&
      document.sentences[sentence - 1].paragraph != kTitleParagraph)
    if (const auto before = groups_in(links, sentence - 1, m); before.size() == 1)
      return link_group(links, m, before.front(), "the group that is the subject of the sentence before");
  std::vector<EntityIndex> people;
  for (const EntityIndex e : links.contact_at[sentence])
    if (links.is_person(e) && std::find(people.begin(), people.end(), links.find(e)) == people.end())
      people.push_back(links.find(e));
  if (people.size() < 2) {
    links.leave_open(m, "fewer than two participants of a contact are known here");
    return;
  }
  set_members(links, m, people, "the participants of the contact at hand");
}

// "The text of the following statement was released by the Governments of A and B": "we" are they, from there on.
static void link_authors(Links& links) {
  Document& document = links.document;
  std::vector<EntityIndex> authors;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      Mention& mention = document.mentions[m];
      const TokenIndex begin = mention.tokens.first;
      if (authors.empty() && s < 6 && mention.members.size() >= 2 && begin > 0 && links.word(begin - 1) == "by") {
        for (TokenIndex t = document.sentences[s].tokens.first; t < begin; ++t)
          if (document.tokens[t].lemma == "statement" || document.tokens[t].lemma == "declaration")
            authors = mention.members;
        continue;
      }
      if (authors.empty() || mention.how != How::first_person || mention.entity || !mention.members.empty() ||
          links.quoted(begin))
        continue;
      const auto pointing = links.pointing(m);
      if (!pointing.row || pointing.row->target == Target::person) continue;
      set_members(links, m, authors, "those by whom the statement is");
      document.mentions[m].how = How::first_person;
    }
  }
}

void link_plural_pronouns(Links& links) {
  link_authors(links);
  Document& document = links.document;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      if (document.mentions[m].how != How::pronoun || document.mentions[m].entity) continue;
      const auto pointing = links.pointing(m);
      if (pointing.row && pointing.row->many) link_they(links, m, s);
    }
  }
}

}  // namespace chancery
