#include "events/actors.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

// Nouns of people that say little of themselves: what they are stands before them ("rebel leaders", "army officials").
bool is_generic(const std::string& lemma) {
  static const char* const words[] = {
      "official",       "spokesman",   "spokeswoman", "spokesperson", "leader",       "leadership",   "chief",
      "head",           "member",      "group",       "faction",      "movement",     "source",       "figure",
      "representative", "delegation",  "personnel",   "unit",         "organization", "organisation", "side",
      "party",          "force",       "forces",      "agent",        "candidate",    "politician",   "activist",
      "authority",      "authorities", "commission",  "negotiator",   "council",      "committee",    "agency",
      "officer",        "patrol",      "team",        "coalition",    "alliance",     "people"};
  return std::find(std::begin(words), std::end(words), lemma) != std::end(words);
}

bool above_states(std::string_view country) {
  return country == "IGO" || country == "NGO" || country == "IMG" || country == "MNC";
}

// "Syrian-backed", "Serb-held": a country that stands behind, or where it is, but does not act.
bool only_behind(const std::string& word) {
  static const char* const words[] = {"backed", "brokered", "occupied", "held",   "sponsored",  "supported",
                                      "made",   "trained",  "born",     "allied", "controlled", "mediated",
                                      "funded", "supplied", "speaking", "owned",  "linked",     "affiliated", "inspired",
                                      "aligned", "style"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// "the ambassador to Ethiopia" is not Ethiopia's.
bool is_sent(const std::string& lemma) {
  static const char* const words[] = {"ambassador", "envoy",  "representative", "consul",  "commissioner", "delegate",
                                      "attache",    "nuncio", "embassy",        "mission", "consulate",    "emissary"};
  const std::string folded = fold(lemma);
  return std::find(std::begin(words), std::end(words), folded) != std::end(words);
}

// Whether the name holds the word, folded.
bool names_word(const std::string& name, const std::string& word) {
  const std::string folded = fold(name);
  for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || folded[at - 1] == ' ') && (end == folded.size() || folded[end] == ' ')) return true;
  }
  return false;
}

void add_sector(Party& party, const std::string& sector) {
  for (std::size_t at = 0; at + 3 <= sector.size(); at += 3) {
    const std::string part = sector.substr(at, 3);
    if (part != party.group && std::find(party.sectors.begin(), party.sectors.end(), part) == party.sectors.end())
      party.sectors.push_back(part);
  }
}

}  // namespace

ActorCoder::ActorCoder(const ArticleReading& reading, const ActorTables& tables) : reading_(reading), tables_(tables) {
  words_.reserve(reading.document().tokens.size());
  for (TokenIndex t = 0; t < reading.document().tokens.size(); ++t) words_.push_back(reading.word(t));
}

std::vector<TokenIndex> ActorCoder::inside(TokenIndex head) const {
  // Breadth first, the nearer kinds of ties first: what stands before the head, then "of", then an apposition, then
  // "in".
  std::vector<TokenIndex> out{head}, near, of, beside, in;
  for (std::size_t i = 0; i < out.size() && out.size() < 40; ++i) {
    const TokenIndex t = out[i];
    for (const TokenIndex c : reading_.tree_at(t).children(t)) {
      switch (reading_[c].relation) {
        case Relation::amod:
        case Relation::compound:
        case Relation::flat:
        case Relation::nmod_poss:
        case Relation::nmod_desc:
        case Relation::det:
        case Relation::nmod_unmarked:
        case Relation::goeswith:
        case Relation::dep:
          if (i == 0 || reading_[t].relation != Relation::det) near.push_back(c);
          break;
        case Relation::nmod: {
          const std::string preposition = reading_.preposition(c);
          if (preposition == "of" || preposition == "from")
            of.push_back(c);
          else if (preposition == "in" || preposition == "for" || preposition == "at" ||
                   (preposition == "to" && !is_sent(reading_[t].lemma)) || preposition == "on" ||
                   preposition == "loyal to")
            in.push_back(c);
          break;
        }
        case Relation::appos:
          beside.push_back(c);
          break;
        default:
          break;
      }
    }
    if (i + 1 == out.size()) {
      for (auto* list : {&near, &of, &beside, &in}) {
        if (list->empty()) continue;
        out.insert(out.end(), list->begin(), list->end());
        list->clear();
        break;
      }
    }
  }
  return out;
}

std::optional<ActorCoder::Named> ActorCoder::named_code(TokenIndex head) const {
  const std::vector<TokenIndex> tokens = inside(head);
  const TokenRange sentence = reading_.sentence_at(head).tokens;
  for (const TokenIndex t : tokens) {
    // Somebody's own name is no organisation's: "Anna Wagner".
    if (const auto m = reading_.mention_of(t); m && reading_.document().mentions[*m].entity) {
      const Entity& entity = reading_.document().entities[*reading_.document().mentions[*m].entity];
      if (entity.kind == EntityKind::person && names_word(entity.name, words_[t])) continue;
    }
    // A name that holds this word: it starts at most five words before.
    for (TokenIndex from = t >= sentence.first + 5 ? t - 5 : sentence.first; from <= t; ++from) {
      const auto found = tables_.named().longest(words_, from);
      if (!found || from + found.length <= t || from + found.length > sentence.last) continue;
      if (reading_.document().text[reading_[from].span.begin] >= 'a' &&
          reading_.document().text[reading_[from].span.begin] <= 'z' && found.length == 1 &&
          reading_.word(from).size() < 6)
        continue;
      // "pro-Hamas", "Hezbollah-backed"
      if (from + found.length + 1 < sentence.last && words_[from + found.length] == "-" &&
          only_behind(words_[from + found.length + 1]))
        continue;
      if (from >= sentence.first + 2 && words_[from - 1] == "-" &&
          (words_[from - 2] == "pro" || words_[from - 2] == "anti"))
        continue;
      return Named{tables_.codes()[found.values->front()], head >= from && head < from + found.length};
    }
  }
  return std::nullopt;
}

std::vector<ActorCoder::Found> ActorCoder::countries_in(TokenIndex head) const {
  std::vector<Found> out;
  const TokenRange sentence = reading_.sentence_at(head).tokens;
  const Document& document = reading_.document();
  for (const TokenIndex t : inside(head)) {
    if (t + 2 < sentence.last && words_[t + 1] == "-" && only_behind(words_[t + 2])) continue;
    if (t >= sentence.first + 2 && words_[t - 1] == "-" &&
        (words_[t - 2] == "pro" || words_[t - 2] == "anti" || words_[t - 2] == "non"))
      continue;
    if (words_[t].starts_with("pro-") || words_[t].starts_with("anti-")) continue;
    if (t + 1 < sentence.last && words_[t + 1].starts_with("dollar")) continue;  // money is no country
    bool taken = false;
    for (TokenIndex from = t >= sentence.first + 3 ? t - 3 : sentence.first; from <= t && !taken; ++from) {
      const auto found = tables_.countries().longest(words_, from);
      if (!found || from + found.length <= t || from + found.length > sentence.last) continue;
      if (reading_[from].upos == Upos::NOUN) continue;  // "turkey", "china"
      const char first = document.text[reading_[from].span.begin];
      if (first >= 'a' && first <= 'z') continue;
      out.push_back({tables_.codes()[found.values->front()].substr(0, 3), t});
      taken = true;
    }
    if (taken) continue;
    if (const auto m = reading_.mention_of(t); m && document.mentions[*m].entity && document.mentions[*m].head == t) {
      const Entity& entity = document.entities[*document.mentions[*m].entity];
      if (entity.country.size() == 3 && entity.kind != EntityKind::organisation) out.push_back({entity.country, t});
    } else if (words_[t].size() > 6 && words_[t].ends_with("-led")) {
      if (const auto* values = tables_.countries().exactly(words_[t].substr(0, words_[t].size() - 4)))
        out.push_back({tables_.codes()[values->front()].substr(0, 3), t});
    }
  }
  return out;
}

std::string ActorCoder::sector_in(TokenIndex head) const {
  const TokenRange sentence = reading_.sentence_at(head).tokens;
  const Document& document = reading_.document();
  const auto ending_at = [&](TokenIndex t) -> const std::string* {
    // The words of somebody's name say nothing of what he is: "Qin Gang".
    if (const auto m = reading_.mention_of(t); m && document.mentions[*m].entity && reading_[t].upos == Upos::PROPN) {
      const Entity& entity = document.entities[*document.mentions[*m].entity];
      if (entity.kind == EntityKind::person && names_word(entity.name, words_[t])) return nullptr;
    }
    for (TokenIndex length = 3; length >= 1; --length) {
      if (t + 1 < sentence.first + length) continue;
      std::string phrase;
      for (TokenIndex i = t + 1 - length; i < t; ++i) {
        if (words_[i] == "-" && !phrase.empty())
          phrase.back() = '-';
        else
          phrase += words_[i] + " ";
      }
      for (const std::string& last : {reading_[t].lemma, words_[t]}) {
        if (const std::string* found = tables_.sector_of(phrase + fold(last))) return found;
      }
    }
    return nullptr;
  };
  const std::string lemma = fold(reading_[head].lemma);
  const std::string* own = ending_at(head);
  const bool nominal = reading_[head].upos == Upos::NOUN || reading_[head].upos == Upos::PROPN;
  std::string former;
  for (const TokenIndex c : reading_.tree_at(head).children(head))
    if (reading_[c].relation == Relation::amod &&
        (words_[c] == "former" || words_[c] == "ousted" || words_[c] == "deposed" || words_[c] == "ex"))
      former = "ELI";
  if (own && !is_generic(lemma) && nominal) return !former.empty() && *own == "GOV" ? former : *own;
  // "rebel leaders", "military officials"; "members of parliament", "supporters of the opposition"; but no "military
  // aid"
  if (is_generic(lemma) || own || reading_[head].upos == Upos::PROPN)
    for (const TokenIndex c : reading_.tree_at(head).children(head)) {
      const Relation relation = reading_[c].relation;
      if (relation == Relation::amod || relation == Relation::compound || relation == Relation::nmod_poss ||
          relation == Relation::nmod_desc || relation == Relation::flat) {
        if (const std::string* found = ending_at(c)) return *found;
        if (words_[c] == "opposition") return "OPP";
        if (words_[c] == "military") return "MIL";
      }
    }
  if (is_generic(lemma) || !own)
    for (const TokenIndex c : reading_.tree_at(head).children(head))
      if (reading_[c].relation == Relation::nmod && reading_.preposition(c) == "of" && is_generic(lemma))
        if (const std::string* found = ending_at(c)) return *found;
  if (own) return !former.empty() && *own == "GOV" ? former : *own;
  for (const TokenIndex c : reading_.tree_at(head).children(head))
    if (reading_[c].relation == Relation::appos)
      if (const std::string* found = ending_at(c)) return *found;
  return "";
}

std::string ActorCoder::country_of(const Entity& entity) const {
  if (entity.country.size() == 3) return entity.country;
  if (entity.key.starts_with("country:")) return entity.key.substr(8);
  return "";
}

std::string ActorCoder::sector_of(EntityIndex index) const {
  const Document& document = reading_.document();
  const Entity& entity = document.entities[index];
  if (entity.kind == EntityKind::body) return tables_.sector_of_body(entity.type);
  if (entity.kind != EntityKind::person) return "";
  for (const Office& office : document.offices) {
    if (office.person != index) continue;
    std::string sector = tables_.sector_of_office(office.name);
    if (sector == "IGO") sector = "";
    if (sector.empty() && office.body) sector = tables_.sector_of_body(document.entities[*office.body].type);
    if (sector.empty() || sector == "IGO") continue;
    return office.manner == Manner::former && sector == "GOV" ? "ELI" : sector;
  }
  return "";
}

Party ActorCoder::of_entity(EntityIndex index, Span span) const {
  const Document& document = reading_.document();
  const Entity& entity = document.entities[index];
  Party out;
  if (!entity.name.empty())
    if (const auto* values = tables_.named().exactly(entity.name))
      out = party_of_code(tables_.codes()[values->front()]);
  out.name = entity.name.empty() ? std::string(document.at(span)) : entity.name;
  out.span = span;
  out.entity = index;
  if (!out.country.empty()) return out;
  out.country = country_of(entity);
  if (entity.kind == EntityKind::organisation || (entity.kind == EntityKind::body && out.country.empty())) {
    const std::string sector = tables_.sector_of_body(entity.type);
    if (sector == "NGO" || sector == "IGO")
      out.country = sector;
    else if (entity.type == "armed group")
      add_sector(out, "REB");
    else if (out.country.empty())
      out.country = entity.key.starts_with("org:") ? "IGO" : "";
  }
  add_sector(out, sector_of(index));
  if (entity.kind == EntityKind::person && out.country.empty() && !entity.name.empty()) {
    const std::string name = fold(entity.name);
    // By the whole name: a family name alone is somebody's only where no other name stands before it.
    if (const std::string* code = tables_.person(name)) {
      const Party person = party_of_code(*code);
      out.country = person.country;
      if (out.sectors.empty()) out.sectors = person.sectors;
    }
  }
  if (entity.kind == EntityKind::person && out.country.empty())
    for (const Office& office : document.offices) {
      if (office.person != index) continue;
      if (office.country) out.country = country_of(document.entities[*office.country]);
      if (out.country.empty() && office.body) {
        const Entity& body = document.entities[*office.body];
        out.country = country_of(body);
        if (out.country.empty() && body.kind == EntityKind::organisation) {
          Party of_body = of_entity(*office.body, span);
          out.country = of_body.country;
          out.group = of_body.group;
          out.sectors.clear();
        }
      }
      if (!out.country.empty()) break;
    }
  return out;
}

std::vector<Party> ActorCoder::code_phrase(TokenIndex head, int depth) const {
  const Document& document = reading_.document();
  const auto m = reading_.mention_of(head);
  const bool pronoun = reading_[head].upos == Upos::PRON || reading_[head].upos == Upos::DET;
  if (m) {
    const Mention& mention = document.mentions[*m];
    const bool heads = mention.head == head || mention.tokens.contains(head);
    if (heads && !mention.members.empty() && depth == 0) {
      std::vector<Party> out;
      for (const EntityIndex member : mention.members) out.push_back(of_entity(member, mention.span));
      return out;
    }
    if (pronoun) {
      if (!mention.entity || !heads) return {};
      return {of_entity(*mention.entity, mention.span)};
    }
  }
  if (pronoun || reading_[head].upos == Upos::VERB || reading_[head].upos == Upos::NUM ||
      reading_[head].upos == Upos::ADV)
    return {};
  Party out;
  const Tree& tree = reading_.tree_at(head);
  out.span = reading_.span_of(reading_.trimmed(tree.phrase(head)));
  if (out.span.empty()) out.span = reading_[head].span;
  bool known = false;
  bool whole_name = false;
  if (const auto code = named_code(head)) {
    whole_name = code->whole;
    const Party named = party_of_code(code->code);
    out.country = named.country;
    out.group = named.group;
    out.sectors = named.sectors;
    known = true;
  }
  if (m && document.mentions[*m].entity &&
      (document.mentions[*m].head == head || document.mentions[*m].tokens.contains(head))) {
    const Mention& mention = document.mentions[*m];
    const Entity& entity = document.entities[*mention.entity];
    const bool adjective = mention.how == How::adjective && mention.head != head;
    if (!adjective && (entity.kind == EntityKind::person || entity.kind == EntityKind::body ||
                       entity.kind == EntityKind::organisation || entity.kind == EntityKind::country)) {
      const Party party = of_entity(*mention.entity, mention.span);
      out.entity = mention.entity;
      out.span = mention.span;
      if (!known) {
        out.country = party.country;
        out.group = party.group;
      }
      if (!above_states(out.country))
        for (const std::string& sector : party.sectors) add_sector(out, sector);
      known = true;
    } else if (entity.kind == EntityKind::place && mention.head == head) {
      return {};
    } else if (entity.kind == EntityKind::instrument || entity.kind == EntityKind::event ||
               entity.kind == EntityKind::measure) {
      return {};
    }
  }
  if (out.country.empty()) {
    const auto countries = countries_in(head);
    if (!countries.empty()) out.country = countries.front().country;
  }
  const bool country_itself =
      out.entity && document.entities[*out.entity].kind == EntityKind::country && document.mentions[*m].head == head;
  const std::string sector = country_itself || whole_name ? "" : sector_in(head);
  // "the police", "German police" are bodies of government to the tables; what they are says more.
  if (!sector.empty() && sector != "GOV" && out.sectors.size() == 1 && out.sectors.front() == "GOV" && out.entity &&
      document.entities[*out.entity].kind == EntityKind::body)
    out.sectors.clear();
  if (!sector.empty() &&
      !(above_states(out.country) && (sector == "GOV" || sector == "IGO" || sector == "NGO" || sector == "MED" ||
                                      sector == "PTY" || sector == "LAB" || sector == "EDU" || sector == "BUS" ||
                                      sector == "CVL" || (!out.group.empty() && sector == "JUD"))) &&
      !(out.sectors.size() && (sector == "GOV" || sector == "PTY" || sector == "CVL" || sector == "UAF" ||
                               sector == "REB" || (sector == "LEG" && out.sectors[0] == "GOV"))))
    add_sector(out, sector);
  if (sector == "IGO" && out.country.empty()) {
    out.country = "IGO";
    out.sectors.clear();
  }
  if (out.country.empty() && reading_[head].upos == Upos::PROPN) {
    // Somebody whom the tables know: by all words of the name, else by the last.
    std::string name;
    TokenIndex last = head;
    for (const TokenIndex c : tree.children(head))
      if (reading_[c].relation == Relation::flat && c > head) last = c;
    for (TokenIndex t = head; t <= last; ++t) name += (name.empty() ? "" : " ") + words_[t];
    const std::string* code = tables_.person(name);
    if (!code && last == head && (head == 0 || reading_[head - 1].upos != Upos::PROPN))
      code = tables_.person(words_[last]);
    if (code) {
      const Party person = party_of_code(*code);
      out.country = person.country;
      for (const std::string& part : person.sectors)
        if (out.sectors.empty()) add_sector(out, part);
      known = true;
    }
  }
  // "the two countries", "both sides" act, though nobody says here who they are.
  const bool bare_parties = words_[head] == "parties" && reading_.child(head, Relation::amod) == kNoToken &&
                            reading_.child(head, Relation::compound) == kNoToken;
  if (bare_parties && !known && out.country.empty()) {
    out.sectors.clear();
    out.name = std::string(document.at(out.span));
    return {out};
  }
  static const char* const collectives[] = {"country", "nation",      "side",     "neighbour",  "neighbor",
                                            "ally",    "counterpart", "republic", "superpower", "rival"};
  // "both groups", "the two factions"
  const std::string kind = fold(reading_[head].lemma);
  bool counted = false;
  if (kind == "group" || kind == "faction" || kind == "camp" || kind == "party")
    for (const TokenIndex c : tree.children(head)) counted = counted || words_[c] == "both" || words_[c] == "two";
  if (!known && sector.empty() && out.country.empty() && counted) {
    out.name = std::string(document.at(out.span));
    return {out};
  }
  if (!known && sector.empty() && out.country.empty() &&
      std::find(std::begin(collectives), std::end(collectives), fold(reading_[head].lemma)) != std::end(collectives)) {
    out.name = std::string(document.at(out.span));
    return {out};
  }
  // A noun that is no agent, with a country beside it, is a thing ("the Australian ultimatum"), unless it is a name of
  // people.
  const bool country_word = !countries_in(head).empty() && countries_in(head).front().at == head;
  const bool proper = reading_[head].upos == Upos::PROPN;
  if (!known && sector.empty() && !country_word && !(proper && !out.country.empty())) return {};
  if (out.country.empty() && out.sectors.empty() && out.group.empty() && !out.entity) return {};
  out.name = std::string(document.at(out.span));
  return {out};
}

std::vector<Party> ActorCoder::of_one(TokenIndex head) const {
  if (head == kNoToken) return {};
  // "hundreds of troops", "a group of students": the ones that are counted
  static const char* const counts[] = {
      "hundred",    "thousand", "dozen",  "score",  "number",    "group",      "lot",        "million",
      "majority",   "handful",  "couple", "pair",   "crowd",     "most",       "some",       "many",
      "few",        "several",  "all",    "more",   "ten",       "contingent", "deployment", "team",
      "one",        "two",      "three",  "four",   "five",      "six",        "member",     "series",
      "delegation", "gang",     "column", "convoy", "remainder", "rest",       "part",       "boat",
      "boatload",   "busload",  "batch",  "crew",   "family",    "host"};
  const std::string counted = fold(reading_[head].lemma);
  if (std::find(std::begin(counts), std::end(counts), counted) != std::end(counts) || reading_[head].upos == Upos::NUM)
    for (const TokenIndex c : reading_.tree_at(head).children(head))
      if (reading_[c].relation == Relation::nmod && reading_.preposition(c) == "of") {
        std::vector<Party> of_them = of_one(c);
        if (!of_them.empty() && !(of_them.front().entity && reading_[c].upos == Upos::PROPN && counted == "member"))
          return of_them;
      }
  std::vector<Party> out = code_phrase(head, 0);
  // "several countries including Peru and Chile": those that are named
  if (out.size() <= 1 &&
      (out.empty() || (out.front().country.empty() && out.front().sectors.empty() && !out.front().entity)))
    for (const TokenIndex c : reading_.tree_at(head).children(head))
      if (c > head && main_relation(reading_[c].relation) == Relation::nmod) {
        const std::string preposition = reading_.preposition(c);
        if (preposition != "including" && preposition != "such as" && preposition != "among" && preposition != "like")
          continue;
        if (std::vector<Party> named = of(c); !named.empty()) return named;
      }
  // "French and Egyptian warships", "Hungarian and Romanian officials": one for each country.
  if (out.size() == 1 && !out.front().sectors.empty()) {
    std::vector<Party> more;
    for (const TokenIndex c : reading_.tree_at(head).children(head)) {
      if (reading_[c].relation != Relation::amod && reading_[c].relation != Relation::compound) continue;
      std::vector<TokenIndex> joined;
      for (const TokenIndex other : reading_.tree_at(c).children(c))
        if (reading_[other].relation == Relation::conj) joined.push_back(other);
      if (!joined.empty()) joined.push_back(c);
      for (const TokenIndex other : joined) {
        if (const auto* values = tables_.countries().exactly(words_[other])) {
          Party party = out.front();
          party.entity.reset();
          party.group.clear();
          party.country = tables_.codes()[values->front()].substr(0, 3);
          party.name = std::string(reading_.document().at(reading_[other].span)) + " " +
                       std::string(reading_.document().at(reading_[head].span));
          if (party.country != out.front().country) more.push_back(party);
        }
      }
    }
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

std::vector<Party> ActorCoder::of(TokenIndex head) const {
  std::vector<Party> out;
  if (head == kNoToken) return out;
  for (const TokenIndex t : reading_.members(head))
    for (Party& party : of_one(t))
      if (std::none_of(out.begin(), out.end(), [&](const Party& p) {
            return p.code() == party.code() && p.span == party.span && p.entity == party.entity;
          }))
        out.push_back(std::move(party));
  return out;
}

bool ActorCoder::agent(TokenIndex head) const {
  return tables_.sector_of(fold(reading_[head].lemma)) != nullptr || tables_.sector_of(words_[head]) != nullptr;
}

bool ActorCoder::capital(TokenIndex head) const {
  return reading_[head].upos == Upos::PROPN && tables_.countries().exactly(words_[head]) != nullptr;
}

std::optional<Party> ActorCoder::place(TokenIndex head) const {
  if (head == kNoToken) return std::nullopt;
  Party out;
  if (const auto code = named_code(head)) {
    out = party_of_code(code->code);
    if (above_states(out.country)) return std::nullopt;
  } else if (const auto countries = countries_in(head); !countries.empty()) {
    out.country = countries.front().country;
  } else {
    return std::nullopt;
  }
  out.span = reading_.span_of(reading_.trimmed(reading_.tree_at(head).phrase(head)));
  out.name = std::string(reading_.document().at(out.span));
  return out;
}

}  // namespace chancery
