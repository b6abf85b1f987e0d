// "the Tajik official", "the minister", "the Kazakh side", "the Chamber", "the country": by country, role and nearness.
#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "names/links.h"

namespace chancery {
namespace {

constexpr std::size_t kRecent = 48;  // people looked back at

constexpr std::array<std::string_view, 20> kChancelleries = {"ARG", "BOL", "BRA", "CHL", "COL", "CRI", "CUB",
                                                             "DOM", "ECU", "GTM", "HND", "MEX", "NIC", "PAN",
                                                             "PER", "PRY", "SLV", "URY", "VEN", "ESP"};

// What was mentioned so far, latest last; each entity once.
class Recent {
 public:
  void saw(EntityIndex e) {
    std::erase(seen_, e);
    seen_.push_back(e);
    if (seen_.size() > kRecent) seen_.erase(seen_.begin());
  }
  const std::vector<EntityIndex>& seen() const { return seen_; }

 private:
  std::vector<EntityIndex> seen_;
};

// Presidents, kings, premiers: nobody calls one of them "the official".
bool leads_state_or_government(const Links& links, const Office& office) {
  const OfficeRow* row = links.gazetteer.office_named(office.name);
  return row && office.manner == Manner::full &&
         std::any_of(row->role_words.begin(), row->role_words.end(), [](const std::string& word) {
           return word == "head of state" || word == "head of government";
         });
}

// "Two aides said ... one official said ... the official added": of those whom nobody names, a few sentences before.
bool strangers_called(const Links& links, MentionIndex m) {
  const Document& document = links.document;
  const Token& noun = document.tokens[document.mentions[m].tokens.last - 1];
  const std::uint32_t sentence = links.sentence_of(m, 0);
  constexpr std::uint32_t kBack = 3;
  for (std::uint32_t s = sentence > kBack ? sentence - kBack : 0; s < sentence; ++s) {
    if (document.sentences[s].paragraph == kTitleParagraph) continue;
    const TokenRange tokens = document.sentences[s].tokens;
    const auto [first, last] = links.mentions_in(s);
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      const Token& token = document.tokens[t];
      if (token.upos != Upos::NOUN || token.lemma != noun.lemma ||
          main_relation(token.relation) != Relation::nsubj)
        continue;
      bool known = false;
      for (MentionIndex other = first; other < last; ++other)
        known = known || document.mentions[other].tokens.contains(t);
      for (TokenIndex x = tokens.first; x < tokens.last; ++x)
        known = known || (document.tokens[x].head == t && (main_relation(document.tokens[x].relation) == Relation::appos ||
                                                           document.tokens[x].lemma == "the"));
      if (!known) return true;
    }
  }
  return false;
}

bool role_fits(const Links& links, EntityIndex person, const Links::Pointing& pointing, bool& has_office) {
  const auto offices = links.offices_of(person);
  has_office = !offices.empty();
  if (offices.empty()) return false;
  for (const OfficeIndex o : offices) {
    const Office& office = links.document.offices[o];
    if (pointing.manner && office.manner != *pointing.manner) continue;
    if (office.manner == Manner::former && offices.size() > 1) continue;
    for (const auto& name : pointing.offices)
      if (offices_agree(links.gazetteer, name, office.name)) return true;
    // In Latin America the chancellor is the foreign minister.
    if (pointing.phrase == "chancellor" && office.name == "foreign minister") {
      const std::string country = links.country_of(person);
      if (country.empty() || std::find(kChancelleries.begin(), kChancelleries.end(), country) != kChancelleries.end())
        return true;
    }
    if (!pointing.row) continue;
    // General words fit every holder of an office; others say of which offices they are said.
    for (const std::string_view general :
         {"official", "senior official", "high-ranking official", "top official", "dignitary", "politician"})
      if (pointing.phrase == general && !(pointing.countries.empty() && leads_state_or_government(links, office)))
        return true;
    const auto says = [&](const OfficeRow* row) {
      return row && std::find(row->role_words.begin(), row->role_words.end(), pointing.phrase) != row->role_words.end();
    };
    if (says(links.gazetteer.office_named(office.name))) return true;
    if (pointing.phrase == "legislator" || pointing.phrase == "lawmaker" || pointing.phrase == "parliamentarian") {
      const std::string type = office.body ? links.entity(*office.body).type : std::string();
      if (type == "parliament" || type.ends_with("chamber")) return true;
    }
    if (office.name.starts_with("deputy ") && says(links.gazetteer.office_named(office.name.substr(7)))) return true;
    if (office.name.ends_with(" minister") || office.name.starts_with("minister "))
      if (says(links.gazetteer.office_named("minister"))) return true;
    if (pointing.phrase == "diplomat")
      if (const OfficeRow* row = links.gazetteer.office_named(office.name);
          row && (row->body_kind == "embassy" || row->body_kind == "consulate" || office.name == "foreign minister" ||
                  office.name == "deputy foreign minister"))
        return true;
  }
  return false;
}

// "the greetings of X", "X's letter", "on behalf of X"
bool belongs_to(const Links& links, MentionIndex m) {
  const Document& document = links.document;
  const Mention& mention = document.mentions[m];
  TokenIndex t = mention.head;
  while (t != kNoToken && document.tokens[t].head != kNoToken && mention.tokens.contains(document.tokens[t].head))
    t = document.tokens[t].head;
  if (t == kNoToken || mention.tokens.first == 0) return false;
  const Relation relation = document.tokens[t].relation;
  if (document.tokens[t].head == kNoToken) return false;
  static constexpr std::array<std::string_view, 22> kBrought = {
      "greeting",       "greetings",       "regard",     "regards",     "wish",     "wishes",
      "letter",         "message",         "invitation", "condolence",  "sympathy", "condolences",
      "congratulation", "congratulations", "behalf",     "instruction", "order",    "decree",
      "name",           "compliment",      "salutation", "compliments"};
  const std::string& brought = document.tokens[document.tokens[t].head].lemma;
  if (std::find(kBrought.begin(), kBrought.end(), brought) == kBrought.end()) return false;
  if (relation == Relation::nmod_poss) return true;
  return (main_relation(relation) == Relation::nmod || main_relation(relation) == Relation::obl) &&
         (links.word(mention.tokens.first - 1) == "of" ||
          (links.word(mention.tokens.first) == "the" && links.word(mention.tokens.first - 1) == "of"));
}

// Somebody without a name of whom the article only speaks ("conveyed the greetings of the Speaker").
bool only_spoken_of(const Links& links, EntityIndex e) {
  const Entity& person = links.entity(e);
  return person.name.empty() && !person.mentions.empty() &&
         std::all_of(person.mentions.begin(), person.mentions.end(),
                     [&](MentionIndex m) { return belongs_to(links, m); });
}

// The countries of the counterparts whom a sentence gives to its subject: "the minister met his Chilean counterpart".
std::vector<std::string> countries_of_counterparts(const Links& links, MentionIndex m) {
  std::vector<std::string> out;
  const auto [first, last] = links.mentions_in(links.sentence_of(m, 0));
  for (MentionIndex other = std::max(first, m + 1); other < last; ++other) {
    const TokenRange tokens = links.document.mentions[other].tokens;
    bool counterpart = false;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t)
      counterpart = counterpart || links.document.tokens[t].lemma == "counterpart";
    if (!counterpart) continue;
    for (MentionIndex inner = other + 1; inner < last && tokens.contains(links.document.mentions[inner].tokens);
         ++inner)
      if (const auto e = links.of(inner); e && links.entity(*e).kind == EntityKind::country)
        out.push_back(links.entity(*e).country);
  }
  return out;
}

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
            return fold(links.document.at(office.title.empty() ? office.span : office.title)) == pointing.phrase;
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
