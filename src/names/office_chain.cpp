// The chain of where an office is held: "of the Senate of the Kazakh Parliament", "of A to B", and in South Asia
// without "of" ("Chairman Senate X").
#include <algorithm>
#include <iterator>

#include "names/phrase_reader.h"

namespace chancery {
namespace {

// Offices that are somebody's: "undersecretary of the Foreign Minister", "envoy of the President".
bool serves_another(std::string_view name) {
  for (const std::string_view word : {"deputy minister", "state secretary", "special envoy", "spokesperson",
                                      "chief of staff", "adviser", "advisor", "director", "assistant"})
    if (name.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace

// "X, adviser to the President Y": X is the adviser; "Senior Adviser to the President X" is X himself.
bool PhraseReader::behind_name(WordIndex at) const {
  while (at > 0 && (words_.is(at - 1, "the") || words_.is(at - 1, "a"))) --at;
  return at > 1 && (words_.is(at - 1, ",") || words_.is(at - 1, "(")) && !model_name(at - 2, NameType::person).empty();
}

void PhraseReader::read_chain(OfficePhrase& office, int depth) const {
  const auto add_country = [&](const CountryPhrase& country) {
    if (office.country.empty() && office.body.empty())
      office.country.push_back(country);
    else if (office.country.empty() && office.body.front().alpha3.empty())
      office.country.push_back(country);
    else
      return false;
    office.words.last = country.words.last;
    return true;
  };
  // "the Prime Minister at the General Assembly" is there, not of it.
  const OfficeRow* row = gazetteer_.office_named(office.name);
  const bool of_state = row && std::any_of(row->role_words.begin(), row->role_words.end(), [](const std::string& word) {
                          return word == "head of state" || word == "head of government";
                        });
  for (int steps = 0; steps < 4; ++steps) {
    const WordIndex at = office.words.last;
    auto preposition = words_.at(at);
    WordIndex next = past_article(at + 1);
    if (next >= words_.size()) return;
    // "vice-president of the Board of the Chamber": of the chamber.
    if (preposition == "of" && words_.is(next + 1, "of"))
      for (const std::string_view lead : {"board", "bureau", "presidium"})
        if (words_.is(next, lead))
          if (const auto inner = body_at(past_article(next + 2)); inner && is_chamber(*inner)) {
            next = past_article(next + 2);
            break;
          }
    // "National Security Adviser (NSA) Dr X"
    const auto short_form = preposition == "(" ? hit(at + 1, Sort::country) : std::nullopt;
    const bool same_country = short_form && !office.country.empty() &&
                              gazetteer_.country(short_form->row).alpha3 == office.country.front().alpha3;
    if (preposition == "(" && words_.is(at + 2, ")") && words_[at + 1].acronym && (!short_form || same_country) &&
        !hit(at + 1, Sort::organisation) && !hit(at + 1, Sort::body) && !hit(at + 1, Sort::suffix)) {
      office.words.last = at + 3;
      continue;
    }
    // "Minister of Foreign Affairs (Menlu) X": the title in short, in the language at home.
    if (preposition == "(" && words_.is(at + 2, ")") && at == office.title.last && words_.upper(at + 1) &&
        at >= office.title.first + 2 && words_[at + 1].letter && !hit(at + 1, Sort::country) && !hit(at + 1, Sort::suffix) &&
        !hit(at + 1, Sort::organisation) && !hit(at + 1, Sort::body) && !hit(at + 1, Sort::adjective) &&
        model_name(at + 1, NameType::person).empty() && !model_name(at + 3, NameType::person).empty()) {
      office.words.last = at + 3;
      continue;
    }
    // "State Minister in Charge of Regional Cooperation"
    if (preposition == "in" && words_.is(at + 1, "charge") && words_.is(at + 2, "of")) {
      next = past_article(at + 3);
      preposition = "for";
    }
    // "Speaker of the Advisory Council (Shura)"
    if (preposition == "(" && words_.is(at + 2, ")") && !office.body.empty() && words_.upper(at + 1) &&
        !hit(at + 1, Sort::country) && !hit(at + 1, Sort::suffix) && !hit(at + 1, Sort::adjective) &&
        model_name(at + 1, NameType::person).empty()) {
      office.words.last = at + 3;
      continue;
    }
    // "a spokesperson for the Chinese Foreign Ministry"
    if (preposition == "for" && office.name == "spokesperson" && office.body.empty() && office.country.empty() &&
        (body_at(next) || country_at(next)))
      preposition = "of";
    if (preposition == "to" && office.name.ends_with("clerk") && body_at(next)) preposition = "of";
    // "the head of Polish diplomacy"
    if (preposition == "of" && (office.name == "head" || office.name == "chief") && office.body.empty() &&
        office.country.empty()) {
      auto whose = adjective_at(next);
      if (!whose) whose = country_at(next);
      if (whose) {
        const WordIndex noun = whose->words.last + (words_.is(whose->words.last, "'s") ? 1 : 0);
        if (words_.is(noun, "diplomacy")) {
          office.name = "foreign minister";
          office.country.push_back(*whose);
          office.words.last = office.title.last = noun + 1;
          return;
        }
      }
    }
    // "EU Special Representative for the A-B dialogue"
    if (preposition == "for" && office.to_others)
      if (const auto one = country_at(next); one && words_.is(one->words.last, "-"))
        if (const auto other = country_at(one->words.last + 1)) {
          WordIndex end = other->words.last;
          if (end < words_.size() && is_noun(end)) ++end;
          office.words.last = end;
          return;
        }
    // "Special Representative on Afghanistan", "Adviser on Overseas Workers"
    if (preposition == "on" && words_.upper(next) && (serves_another(office.name) || office.to_others))
      if (const WordIndex end = topic_end(next); end > next && !hit(next, Sort::country)) {
        office.words.last = end;
        continue;
      }
    // "Director of the Office of the Foreign Minister", "adviser to the President of A": held with the other's holder.
    if ((preposition == "of" || preposition == "to") && office.body.empty()) {
      WordIndex inner = next;
      if (words_.is(inner, "office") && words_.is(inner + 1, "of")) inner = past_article(inner + 2);
      const bool serves = inner > next || (preposition == "to" && !office.to_others) || serves_another(office.name);
      if (serves && depth < 1) {
        if (const auto other = office_at(inner, depth + 1);
            other && preposition == "to" && inner == next && !other->plural && name_at(other->words.last, true) &&
            !(words_.is(at + 1, "the") && other->body.empty() && other->country.empty() &&
              !behind_name(office.words.first) && words_.upper(office.title.first) &&
              words_.upper(other->title.first))) {
          // "special adviser to President X on Y": X has an office of his own.
          return;
        } else if (other && !other->plural &&
                   (inner > next || preposition == "to" || !name_at(other->words.last, true))) {
          if (office.country.empty()) office.country = other->country;
          if (office.country.empty() && !other->body.empty() && !other->body.front().alpha3.empty() &&
              !other->body.front().country.empty())
            office.country = other->body.front().country;
          office.words.last = other->words.last;
          if (office.country.empty() && other->country.empty()) office.title.last = other->title.last;
          continue;
        }
      }
    }
    // "Vice-President of the Republic": of the state at hand, which is not named.
    if (preposition == "of" && next == at + 2 && words_.upper(next) && !words_.is(next + 1, "of")) {
      bool state = false;
      for (const std::string_view form : {"republic", "nation", "federation", "kingdom", "state"})
        state = state || words_.is(next, form);
      if (state && !country_at(next) && !(next + 1 < words_.size() && words_.upper(next + 1) && body_at(next))) {
        office.words.last = next + 1;
        if (office.body.empty() && office.country.empty()) office.title.last = next + 1;
        continue;
      }
    }
    if (preposition == "of" || ((preposition == "at" || preposition == "with" || preposition == "in") &&
                                !office.to_others && (office.body.empty() || preposition == "of"))) {
      auto country = country_at(next);
      auto body = body_at(next);
      if (body && country && body->words.last <= country->words.last) body.reset();
      if (country && words_.is(country->words.last, "-") && !body) return;
      // "President of Germany's Bundestag", "Chairman of Kuwait Red Crescent Society"
      if (country && !body && preposition == "of" && office.body.empty()) {
        const bool owned = words_.is(country->words.last, "'s") || words_.is(country->words.last, "'");
        const WordIndex inside = country->words.last + (owned ? 1 : 0);
        if (auto inner = words_.upper(inside) ? core_at(inside) : std::nullopt;
            inner &&
            (owned ? inner->entity == EntityKind::body
                   : inner->entity == EntityKind::organisation && model_name(inside, NameType::person).empty())) {
          WordIndex end = inner->core.last;
          if (!owned)
            while (end < words_.size() && words_.upper(end) && words_.upos(end) == Upos::PROPN &&
                   !hit(end, Sort::honorific) && !hit(end, Sort::office) && model_name(end, NameType::person).empty())
              ++end;
          inner->words = inner->core = {owned ? inside : country->words.first, end};
          inner->name = words_.text(inner->core);
          if (!owned) {
            inner->entity = EntityKind::body;
            inner->key.clear();
            inner->kind.clear();
            inner->rows.clear();
          }
          inner->alpha3 = country->alpha3;
          if (owned) office.country.push_back(*country);
          office.words.last = end;
          office.body.push_back(std::move(*inner));
          continue;
        }
      }
      // "the head of Lithuania's diplomacy" is not Lithuania's head.
      if (country && !body && office.general && words_.is(country->words.last, "'s")) return;
      if (of_state && preposition != "of") return;
      if (body && office.body.empty()) {
        read_branch(*body);
        read_house(*body);
        office.words.last = body->words.last;
        // "Minister of Amiri Diwan Affairs"
        if (words_.is(office.words.last, "affairs") && words_.upper(office.words.last)) ++office.words.last;
        office.body.push_back(std::move(*body));
        continue;
      }
      // "Chair of the committee X": of a body that the article speaks of already.
      if (const auto kind = hit(next, Sort::body_kind);
          kind && preposition == "of" && next > at + 1 && !words_.upper(next) && office.body.empty() &&
          office.country.empty() && words_.upper(office.title.first) && name_at(next + kind->length, true)) {
        office.title.last = office.words.last = next + kind->length;
        return;
      }
      if (preposition != "of" && !(preposition == "in" && country && office.body.empty() && office.country.empty()))
        return;
      if (country) {
        if (!add_country(*country)) return;
        // "foreign ministers of Belarus, India and Iran"
        while (office.plural) {
          WordIndex w = office.words.last;
          if (words_.is(w, ",")) ++w;
          if (words_.is(w, "and") || words_.is(w, "&")) ++w;
          const auto more = w > office.words.last ? country_at(past_article(w)) : std::nullopt;
          if (!more) break;
          office.countries.push_back(*more);
          office.words.last = more->words.last;
        }
        continue;
      }
      // "Chair of the Conference": of one that the article speaks of already.
      if (preposition == "of" && next == at + 2 && words_.upper(next) && words_.upos(next) != Upos::ADJ &&
          words_.upper(office.title.first) && office.body.empty() && office.country.empty() &&
          !words_.upper(next + 1) && !words_.is(next + 1, "of") && !words_.is(next + 1, "for"))
        for (const std::string_view group : {"conference", "group", "board", "panel", "association", "forum", "league",
                                             "centre", "center", "authority", "movement", "alliance", "session",
                                             "meeting", "agency", "foundation", "federation", "society"})
          if (words_.is(next, group)) {
            office.words.last = office.title.last = next + 1;
            return;
          }
      if (auto place = place_at(next); place && office.body.empty() && model_name(next, NameType::person).empty()) {
        read_house(*place);
        office.words.last = place->words.last;
        office.body.push_back(std::move(*place));
        continue;
      }
      return;
    }
    // "the Ambassador from A to B"; "its ambassador from B" was recalled from there.
    if (preposition == "from" && office.to_others && office.country.empty() && office.body.empty())
      if (const auto country = country_at(next); country && words_.is(country->words.last, "to")) {
        if (!add_country(*country)) return;
        continue;
      }
    const bool mission = !office.body.empty() &&
                         (office.body.front().kind == "embassy" || office.body.front().kind == "permanent mission" ||
                          office.body.front().kind == "consulate" || words_.is(office.body.front().words.first, "eu"));
    if ((office.to_others || mission) && office.accredited.empty() && office.accredited_country.empty() &&
        (preposition == "to" || preposition == "in" || preposition == "at" || preposition == "with" ||
         preposition == "for")) {
      auto body = body_at(next);
      const auto country = country_at(next);
      if (body && body->entity == EntityKind::organisation) {
        office.words.last = body->words.last;
        office.accredited.push_back(std::move(*body));
        // "to the United Nations in New York"
        if (words_.is(office.words.last, "in"))
          if (const auto seat = place_at(office.words.last + 1); seat && seat->kind == "city")
            office.words.last = seat->words.last;
        continue;
      }
      if (preposition == "in" && office.name == "permanent representative")
        if (const auto seat = place_at(next); seat && seat->kind == "city") {
          office.words.last = seat->words.last;
          continue;
        }
      if (country) {
        office.accredited_country.push_back(*country);
        office.words.last = country->words.last;
        continue;
      }
      // "Ambassador of A to the Sultanate": the country at hand, not named.
      if (preposition == "to" && next > at + 1) {
        for (const std::string_view host : {"sultanate", "kingdom", "country", "republic", "state", "emirate"})
          if (words_.is(next, host) && !words_.is(next + 1, "of")) {
            office.words.last = next + 1;
            return;
          }
      }
      if (const auto place = place_at(next);
          place && place->kind == "city" && (preposition == "in" || preposition == "to") && hit(next, Sort::capital)) {
        office.accredited_country.push_back({place->words, place->alpha3, How::metonym});
        office.words.last = place->words.last;
        continue;
      }
      if (preposition != "for") return;
    }
    // "head of the State Duma's committee on international affairs"
    if (preposition == "'s" && office.body.size() == 1 && !office.to_others &&
        (!hit(at + 1, Sort::office) || (core_at(at + 1) && words_.upper(at + 1)))) {
      const auto kind = hit(at + 1, Sort::body_kind);
      auto inner = core_at(at + 1);
      if (!inner && kind && !words_.upper(at + 1)) {
        inner = BodyPhrase{};
        inner->words = inner->core = {at + 1, at + 1 + kind->length};
        inner->kind = gazetteer_.body_kind(kind->row).kind;
      }
      if (!inner || inner->entity != EntityKind::body) return;
      if ((words_.is(inner->core.last, "on") || words_.is(inner->core.last, "for")) &&
          !hit(past_article(inner->core.last + 1), Sort::country))
        if (const WordIndex end = topic_end(past_article(inner->core.last + 1));
            end > past_article(inner->core.last + 1))
          inner->core.last = end;
      inner->words = inner->core;
      inner->name = words_.text(inner->core);
      inner->alpha3 = office.body.front().alpha3;
      inner->parent.push_back(office.body.front());
      office.words.last = inner->words.last;
      const BodyPhrase committee = *inner;
      office.body.assign(1, committee);
      continue;
    }
    // "spokeswoman for Prime Minister X", "spokesman for the UN Secretary-General": of him, or held with him.
    if (preposition == "for" && depth < 1)
      if (const auto other = office_at(next, depth + 1); other && !other->plural && !other->general) {
        if (name_at(other->words.last, true)) return;
        if (office.body.empty() && office.country.empty()) {
          office.body = other->body;
          office.country = other->country;
        }
        office.words.last = other->words.last;
        continue;
      }
    // "chief for U.S. Affairs"
    const auto of_affairs = preposition == "for" ? hit(next, Sort::country) : std::nullopt;
    const bool affairs = of_affairs && words_.is(next + of_affairs->length, "affairs");
    if (preposition == "for" && words_.upper(next) && (!of_affairs || affairs)) {
      WordIndex end = affairs ? next + of_affairs->length + 1 : topic_end(next);
      if (end == next) return;
      // "for the Dialogue between A and B"
      if (words_.is(end, "between") && words_.upper(end + 1)) {
        WordIndex x = end + 1;
        while (words_[std::min<WordIndex>(x, words_.size() - 1)].letter && x < words_.size() && words_.upper(x)) ++x;
        if (words_.is(x, "and") && words_.upper(x + 1)) {
          ++x;
          while (x < words_.size() && words_[x].letter && words_.upper(x)) ++x;
          end = x;
        }
      }
      office.words.last = end;
      // "the ministry's chief for U.S. Affairs" is not its chief.
      if ((office.body.empty() && office.country.empty()) || office.title.last == at) office.title.last = end;
      continue;
    }
    return;
  }
}

// "the Saeima Information Centre", "the Nordland region", "the Civic Platform parliamentary group": more than what the
// tables or the name model know of it.
void PhraseReader::read_house(BodyPhrase& body) const {
  const WordIndex at = body.core.last;
  if (at >= words_.size() || at != body.words.last) return;
  WordIndex end = at;
  std::string kind;
  const bool known_house = !body.kind.empty() || body.entity != EntityKind::organisation;
  if (words_.upper(at) && known_house) {
    while (end < words_.size() && end < at + 4 && words_.upper(end) && words_[end].letter && kind.empty()) {
      if (hit(end, Sort::honorific) || hit(end, Sort::office) || hit(end, Sort::country) || hit(end, Sort::adjective) ||
          !model_name(end, NameType::person).empty())
        return;
      for (const std::string_view word :
           {"centre", "center", "institute", "office", "department", "secretariat", "service", "library", "bureau"})
        if (words_.is(end, word)) kind = word;
      ++end;
    }
    if (kind.empty() || end == at + 1) return;
  } else if (body.entity == EntityKind::place && body.kind != "city") {
    for (const std::string_view word : {"region", "province", "oblast", "district", "county", "governorate",
                                        "prefecture", "canton", "state", "municipality", "emirate"})
      if (words_.is(at, word)) kind = word, end = at + 1;
  } else if (body.entity == EntityKind::body && body.kind.empty() && body.rows.empty()) {
    for (const std::string_view word : {"region", "province", "oblast", "district", "county", "party", "faction",
                                        "caucus", "bloc", "coalition", "alliance", "movement", "group"})
      if (words_.is(at, word) && !words_.upper(at)) kind = word, end = at + 1;
    if (words_.is(at, "parliamentary") && (words_.is(at + 1, "group") || words_.is(at + 1, "party") ||
                                           words_.is(at + 1, "faction") || words_.is(at + 1, "club")))
      kind = words_.at(at + 1), end = at + 2;
  }
  if (end == at) return;
  const bool upper_house = words_.upper(at);
  if (upper_house && body.alpha3.empty() && !body.rows.empty()) {
    BodyPhrase parent = body;
    body.parent.assign(1, std::move(parent));
  }
  body.words.last = body.core.last = end;
  body.name = words_.text(body.core);
  if (body.entity != EntityKind::place) {
    body.entity = EntityKind::body;
    body.kind = kind;
    body.key.clear();
    body.alone_key.clear();
  }
  body.rows.clear();
  body.role.clear();
}

// "head of the UN mission in Libya", "head of the WHO office": a branch of the organisation, which is not all of it.
void PhraseReader::read_branch(BodyPhrase& body) const {
  const WordIndex at = body.words.last;
  if (body.entity != EntityKind::organisation || at >= words_.size()) return;
  // "Director of the NATO Strategic Communications Centre": a house of its own.
  if (words_.upper(at)) {
    WordIndex end = at;
    bool house = false;
    while (end < words_.size() && end < at + 6 && words_.upper(end) && words_[end].letter && !house) {
      if (hit(end, Sort::honorific) || hit(end, Sort::office) || !model_name(end, NameType::person).empty()) return;
      for (const std::string_view word : {"centre", "center", "command", "college", "institute", "school", "agency",
                                          "academy", "office", "mission", "secretariat"})
        house = house || words_.is(end, word);
      ++end;
    }
    if (!house) return;
    body.words.last = end;
    body.core = body.words;
    body.name = words_.text(body.core);
    body.entity = EntityKind::body;
    body.kind = words_.at(end - 1);
    body.key.clear();
    body.rows.clear();
    body.acronym = {};
    body.parent.clear();
    return;
  }
  static constexpr std::string_view kBranches[] = {"mission",     "office", "delegation", "force", "operation",
                                                   "secretariat", "bureau", "branch",     "team"};
  if (std::find(std::begin(kBranches), std::end(kBranches), words_.at(at)) == std::end(kBranches)) return;
  body.words.last = at + 1;
  if (words_.is(at + 1, "in") || words_.is(at + 1, "to") || words_.is(at + 1, "for"))
    if (const auto country = country_at(past_article(at + 2))) body.words.last = country->words.last;
  body.core = body.words;
  body.name = words_.text(body.core);
  body.entity = EntityKind::body;
  body.kind = std::string(words_.at(at));
  body.key.clear();
  body.rows.clear();
  body.acronym = {};
  body.parent.clear();
}

bool PhraseReader::is_chamber(const BodyPhrase& body) const {
  const auto presides = [](const std::string& kind) { return kind == "parliament" || kind.ends_with("chamber"); };
  return presides(body.kind) ||
         std::any_of(body.rows.begin(), body.rows.end(), [&](auto row) { return presides(gazetteer_.body(row).kind); });
}

// "Chairman Senate X", "Speaker National Assembly said", "Governor Sindh X": in South Asia "of" is left out.
void PhraseReader::read_bare_body(OfficePhrase& office) const {
  if (!office.body.empty() || !office.country.empty() || office.plural) return;
  const WordIndex at = office.words.last;
  if (at >= words_.size() || !words_.upper(at) || !words_.upper(at - 1)) return;
  const std::string_view name = office.name;
  const auto named_after = [&](WordIndex end) {
    return hit(end, Sort::honorific) || !model_name(end, NameType::person).empty();
  };
  if (name == "governor" || name == "chief minister" || name == "mayor") {
    auto place = place_at(at);
    if (!place || !named_after(place->words.last) || !model_name(at, NameType::person).empty()) return;
    office.words.last = place->words.last;
    office.body.push_back(std::move(*place));
    return;
  }
  for (const std::string_view presiding : {"chairman", "speaker", "president", "deputy speaker", "deputy chairman"}) {
    if (name != presiding) continue;
    auto body = body_at(at);
    if (!body || body->entity != EntityKind::body) return;
    const bool chamber = is_chamber(*body);
    if (!chamber && !(name == "chairman" && !body->kind.empty() && named_after(body->words.last))) return;
    office.words.last = body->words.last;
    office.body.push_back(std::move(*body));
    return;
  }
}

}  // namespace chancery
