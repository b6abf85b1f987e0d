// Whether the words of a role may be said of somebody.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "names/roles.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 20> kChancelleries = {"ARG", "BOL", "BRA", "CHL", "COL", "CRI", "CUB",
                                                             "DOM", "ECU", "GTM", "HND", "MEX", "NIC", "PAN",
                                                             "PER", "PRY", "SLV", "URY", "VEN", "ESP"};

}  // namespace

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
      if (token.upos != Upos::NOUN || token.lemma != noun.lemma) continue;
      bool some = main_relation(token.relation) == Relation::nsubj;
      bool known = false;
      for (MentionIndex other = first; other < last; ++other)
        known = known || document.mentions[other].tokens.contains(t);
      for (TokenIndex x = tokens.first; x < tokens.last; ++x)
        known = known ||
                (document.tokens[x].head == t &&
                 (main_relation(document.tokens[x].relation) == Relation::appos || document.tokens[x].lemma == "the"));
      for (TokenIndex x = tokens.first; x < t; ++x)
        some = some ||
               (document.tokens[x].head == t && (document.tokens[x].lemma == "a" || document.tokens[x].lemma == "an" ||
                                                 document.tokens[x].lemma == "one"));
      if (some && !known) return true;
    }
  }
  return false;
}

bool leads_state_or_government(const Links& links, EntityIndex person) {
  const auto held = links.offices_of(person);
  return std::any_of(held.begin(), held.end(), [&](OfficeIndex o) {
    const OfficeRow* row = links.gazetteer.office_named(links.document.offices[o].name);
    return row && std::any_of(row->role_words.begin(), row->role_words.end(), [](const std::string& word) {
             return word == "head of state" || word == "head of government";
           });
  });
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
      if (pointing.phrase == general) return true;
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
static bool belongs_to(const Links& links, MentionIndex m) {
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

}  // namespace chancery
