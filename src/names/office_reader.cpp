// Offices: what comes before them ("former Turkish") and themselves ("Deputy Minister of Energy"). Where they are held
// is read by office_chain.cpp.
#include <algorithm>
#include <array>

#include "names/phrase_reader.h"

namespace chancery {
namespace {

struct MannerWord {
  std::string_view word;
  Manner manner;
};
constexpr MannerWord kMannerWords[] = {
    {"acting", Manner::acting},     {"interim", Manner::acting},      {"caretaker", Manner::acting},
    {"late", Manner::former},       {"former", Manner::former},       {"ex", Manner::former},
    {"then", Manner::former},       {"previous", Manner::former},     {"outgoing", Manner::outgoing},
    {"departing", Manner::outgoing},
    {"deputy", Manner::deputy},     {"vice", Manner::deputy},         {"assistant", Manner::deputy},
    {"honorary", Manner::honorary}, {"designate", Manner::designate}, {"elect", Manner::elect},
    {"future", Manner::designate},  {"incoming", Manner::designate},  {"ousted", Manner::former},
    {"deposed", Manner::former},    {"toppled", Manner::former},      {"slain", Manner::former},
    {"assassinated", Manner::former}, {"retired", Manner::former},    {"erstwhile", Manner::former},
    {"provisional", Manner::acting},
};
// Words that may stand before an office and say nothing of it.
constexpr std::string_view kPlainWords[] = {"new",        "newly",     "appointed", "elected", "visiting", "current",
                                            "incumbent",  "present",   "senior",    "first",   "late",     "long-time",
                                            "re-elected", "principal", "longtime",  "top",     "second",   "third",
                                            "fourth",     "fifth",     "sixth",     "joint"};

std::optional<Manner> manner_of(std::string_view word) {
  for (const auto& entry : kMannerWords)
    if (entry.word == word) return entry.manner;
  return std::nullopt;
}
bool is_plain(std::string_view word) {
  return std::find(std::begin(kPlainWords), std::end(kPlainWords), word) != std::end(kPlainWords);
}

// Words that are an office only beside a body, a country or a name.
bool is_general(std::string_view word) {
  for (const std::string_view general :
       {"head",      "representative", "deputy",   "general", "justice",   "observer", "official",   "leader",
        "executive", "expert",         "delegate", "judge",   "commander", "mediator", "negotiator", "ruler",
        "chair",     "member",         "dean",     "peer",    "founder",   "adviser",  "advisor"})
    if (word == general) return true;
  return false;
}

// Offices that are held for somebody else: "the Secretary-General's special adviser".
bool is_aide(std::string_view name) {
  for (const std::string_view word : {"special representative", "envoy", "adviser", "advisor", "spokesperson",
                                      "chief of staff", "press secretary", "personal representative", "assistant"})
    if (name.find(word) != std::string_view::npos) return true;
  return false;
}

bool sent_abroad(std::string_view name) {
  for (const std::string_view word :
       {"ambassador", "envoy", "permanent representative", "consul", "high commissioner", "charge d",
        "special representative", "nuncio", "plenipotentiary", "observer", "attache", "trade representative",
        "resident representative", "resident coordinator"})
    if (name.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace

// The office alone, with "deputy" and "acting" before it and "-elect" after it.
std::optional<OfficePhrase> PhraseReader::title_at(WordIndex at) const {
  WordIndex w = at;
  // "the service shrank under Secretary of State X": a preposition, where only what follows has a capital.
  if (words_.is(w, "under") && !words_.upper(w) && w + 1 < words_.size() && words_.upper(w + 1)) return std::nullopt;
  std::vector<Manner> manners;
  bool deputy = false;
  auto office = hit(w, Sort::office);
  auto plural = hit(w, Sort::offices);
  const auto begins_office = [&] {
    office = hit(w, Sort::office);
    plural = hit(w, Sort::offices);
    // "Deputy State Secretary": a member of parliament is a deputy too, but not right before an office.
    if (office && office->length == 1 && manner_of(words_.at(w)) == Manner::deputy &&
        (hit(w + 1, Sort::office) || hit(w + 1, Sort::offices) ||
         (words_.is(w + 1, "and") && manner_of(words_.at(w + 2)) && hit(w + 3, Sort::office)))) {
      office.reset();
      plural.reset();
    }
    return office || plural;
  };
  // "deputy" and "vice" may be part of a known office, and are then not read off: the longest known phrase wins.
  while (!begins_office() && w < words_.size()) {
    const auto manner = manner_of(words_.at(w));
    if (!manner && !(words_.is(w, "first") && (words_.is(w + 1, "deputy") || words_.is(w + 1, "vice")))) break;
    if (manner) manners.push_back(*manner);
    deputy = deputy || manner == Manner::deputy;
    ++w;
    if (words_.is(w, "-")) ++w;
    if (words_.is(w, "and") && manner_of(words_.at(w + 1))) ++w;
  }
  OfficePhrase out;
  const WordIndex core = w;
  if (office || plural) {
    const bool many = !office || (plural && plural->length > office->length);
    const Hit& found = many ? *plural : *office;
    if (found.length == 1 && !words_.upper(w) && (!is_noun(w) || words_.upos(w) == Upos::ADJ)) return std::nullopt;
    // "Law and Justice", "Justice and Development": the name of a party.
    if (found.length == 1 && words_.is(w, "justice") &&
        ((w > 0 && words_.is(w - 1, "and")) || (words_.is(w + 1, "and") && words_.upper(w + 2))))
      return std::nullopt;
    // "in charge of"
    if (found.length == 1 && words_.is(w, "charge") && (!words_.upper(w) || (w > 0 && words_.is(w - 1, "in"))))
      return std::nullopt;
    // "Amir" is a given name where more of a name follows and no form of address.
    if (found.length == 1 && (words_.is(w, "amir") || words_.is(w, "emir")) && (w == 0 || !words_.is(w - 1, "the")) &&
        model_name(w, NameType::person).first == w && model_name(w, NameType::person).last > w + 1 &&
        !hit(w + 1, Sort::honorific))
      return std::nullopt;
    // "Sultan bin Saad": a given name.
    if (found.length == 1 && words_.is(w, "sultan") &&
        (words_.is(w + 1, "bin") || words_.is(w + 1, "ibn") || words_.is(w + 1, "al")))
      return std::nullopt;
    out.general = found.length == 1 && is_general(words_.at(w));
    out.plural = many && !(office && office->length == plural->length);
    out.name = gazetteer_.office(found.row).name;
    w += found.length;
    // "the envoy for his efforts": what the table knows as "envoy for" needs a name behind it.
    if (found.length > 1 && words_.is(w - 1, "for") && !words_.upper(past_article(w)))
      for (const Hit& shorter : hits_[core])
        if (shorter.sort == Sort::office && core + shorter.length + 1 == w) {
          out.name = gazetteer_.office(shorter.row).name;
          --w;
          break;
        }
    // "Chairman of the Majlisi Milli" is known as a whole: the body in it is read as one all the same.
    for (WordIndex x = core + 1; x + 1 < w; ++x)
      if (words_.is(x, "of") &&
          (core_at(past_article(x + 1)) || (hit(past_article(x + 1), Sort::body_kind) && !words_.is(x + 1, "state")))) {
        if (hit(core, Sort::office) || hit(core, Sort::offices)) {
          const bool whole = [&] {
            for (const Hit& shorter : hits_[core])
              if ((shorter.sort == Sort::office || shorter.sort == Sort::offices) && core + shorter.length == x)
                return true;
            return false;
          }();
          if (whole) w = x;
        }
        break;
      }
    // "Minister of State Security" is no minister of state.
    if (found.length == 3 && words_.is(w - 1, "state") && words_.is(core, "minister") && words_.upper(w))
      for (const std::string_view field : {"security", "property", "assets", "enterprises", "administration"})
        if (words_.is(w, field)) {
          out.name = "minister of state " + std::string(field);
          ++w;
          break;
        }
    // "Minister for International Development and the Pacific" goes on past the wording of the table.
    if (found.length > 2 && words_.is(w, "and") && words_.upper(w - 1)) {
      bool of_something = false;
      for (WordIndex x = core; x < w; ++x) of_something = of_something || words_.is(x, "of") || words_.is(x, "for");
      const WordIndex more = past_article(w + 1);
      if (of_something && words_.upper(more) && !hit(more, Sort::office) && !hit(more, Sort::country) &&
          !hit(more, Sort::adjective) && !hit(more, Sort::body) && !hit(more, Sort::body_kind) &&
          !hit(more, Sort::organisation) && !hit(more, Sort::capital))
        if (const WordIndex stop = topic_end(more); stop > more) w = std::max(w, stop);
    }
    if (found.length > 2 && words_.upper(w - 1) && (words_.is(core + 1, "of") || words_.is(core + 1, "for")))
      w = listed_topics_end(w);
    // "minister" with what it is for: "Minister of Endowments", "deputy minister for trade".
    if ((words_.is(w - 1, "minister") || words_.is(w - 1, "ministers") || words_.is(w - 1, "secretary")) &&
        (words_.is(w, "of") || words_.is(w, "for"))) {
      const WordIndex topic = past_article(w + 1);
      // "Minister of Labour, Invalids and Social Affairs": a list of fields is no body, whatever the name model says.
      const auto held_by_model = [&](WordIndex x) {
        const auto model = model_name(x, NameType::organisation);
        if (model.empty()) return false;
        const WordIndex listed = topic_end(x);
        return !(listed > model.last && words_.is(model.last, ",") && model.last - model.first <= 2);
      };
      const bool somewhere = hit(topic, Sort::country) || hit(topic, Sort::adjective) || hit(topic, Sort::body) ||
                             hit(topic, Sort::organisation) || hit(topic, Sort::capital) ||
                             hit(topic, Sort::body_kind) || held_by_model(topic) ||
                             (topic < words_.size() && words_[topic].all_caps);
      if (const WordIndex end = somewhere ? topic : topic_end(topic); end > topic) {
        w = end;
        for (WordIndex x = core + found.length; x < end; ++x) (out.name += ' ') += words_.at(x);
      }
    }
  } else {
    // "Secretary for International Economic Relations": a secretary of something is an officer, one of nothing is not.
    if ((words_.is(w, "secretary") || words_.is(w, "undersecretary")) && words_.upper(w) &&
        (words_.is(w + 1, "of") || words_.is(w + 1, "for"))) {
      const WordIndex topic = past_article(w + 2);
      if (const WordIndex end = words_.upper(topic) && !hit(topic, Sort::country) && !hit(topic, Sort::adjective)
                                    ? topic_end(topic)
                                    : topic;
          end > topic) {
        for (WordIndex x = w; x < end; ++x) (out.name += x > w ? " " : "") += words_.at(x);
        out.title = {core, end};
        out.words = {at, end};
        return out;
      }
    }
    // "Trade and Industry Minister", "Emergency Situations Minister".
    if (!words_.upper(w) || hit(w, Sort::adjective) || hit(w, Sort::country)) return std::nullopt;
    WordIndex x = w;
    while (x < words_.size() && x < w + 6 && !words_.is(x, "minister") && !words_.is(x, "ministers")) {
      const bool joins = x > w && (words_.is(x, "and") || words_.is(x, "&") || words_.is(x, ","));
      if ((!words_.upper(x) && !joins) || !model_name(x, NameType::person).empty() || (x > w && hit(x, Sort::office)))
        return std::nullopt;
      ++x;
    }
    if (x == w || x >= words_.size() || x == w + 6 || !words_.upper(x)) return std::nullopt;
    for (WordIndex y = w; y < x; ++y) (out.name += words_.at(y)) += ' ';
    out.name += "minister";
    out.plural = words_.is(x, "ministers");
    w = x + 1;
  }
  out.title = {core, w};
  if (words_.is(w, "-") && manner_of(words_.at(w + 1))) {
    if (const auto after = *manner_of(words_.at(w + 1)); after == Manner::elect || after == Manner::designate) {
      out.manner = after;
      w += 2;
    }
  } else if (words_.is(w, "elect") || words_.is(w, "designate")) {
    out.manner = *manner_of(words_.at(w));
    w += 1;
  }
  // "Prime Minister (Acting) X"
  if (words_.is(w, "(") && words_.is(w + 2, ")"))
    if (const auto after = manner_of(words_.at(w + 1)); after && *after != Manner::deputy && *after != Manner::former) {
      out.manner = *after;
      w += 3;
    }
  for (const Manner manner : manners)
    if (manner != Manner::deputy) out.manner = manner;
  if (deputy) {
    if (out.manner == Manner::full) out.manner = Manner::deputy;
    out.name = "deputy " + out.name;
    out.title.first = at;
  } else if (words_.is(core, "deputy") && out.manner == Manner::full && out.name != "member of parliament") {
    out.manner = Manner::deputy;
  }
  out.words = {at, w};
  // "Trade Representative of A in B" sits in B, whatever the office is called by in other places.
  out.to_others = sent_abroad(out.name) || words_.is(out.title.last - 1, "representative");
  return out;
}

// "Transdniestrian leader X": of a people or a land that no table has as a country.
std::optional<OfficePhrase> PhraseReader::leader_at(WordIndex at) const {
  if (!words_.upper(at) || !words_[at].starts_token || !words_.is(at + 1, "leader") || words_.upper(at + 1) ||
      words_[at].all_caps)
    return std::nullopt;
  for (const Sort sort : {Sort::country, Sort::adjective, Sort::organisation, Sort::body, Sort::body_kind, Sort::office,
                          Sort::capital, Sort::honorific})
    if (hit(at, sort)) return std::nullopt;
  const std::string_view whose = words_.at(at);
  bool of_people = false;
  for (const std::string_view ending : {"ian", "ean", "ish", "ese", "az", "ani", "iot"})
    of_people = of_people || (whose.size() > ending.size() + 2 && whose.ends_with(ending));
  if (!of_people || model_name(at + 2, NameType::person).empty()) return std::nullopt;
  OfficePhrase out;
  out.words = out.title = {at, at + 2};
  out.name = "leader";
  return out;
}

std::optional<OfficePhrase> PhraseReader::office_at(WordIndex at, int depth) const {
  if (auto leader = leader_at(at)) return leader;
  std::optional<CountryPhrase> country;
  std::optional<BodyPhrase> body;
  std::optional<Manner> manner;
  std::optional<CountryPhrase> posted;  // "Britain's U.S. ambassador"
  std::string whole_name;
  WordIndex w = at;
  for (int steps = 0; steps < 7 && w < words_.size(); ++steps) {
    if (!words_[w].starts_token && w == at) return std::nullopt;
    // A body before the office ("Foreign Ministry spokesperson") beats an office that the body's words begin with.
    auto title = title_at(w);
    if (title && !body) {
      // "National Assembly Speaker": a body here that reaches further and is followed by an office is read first.
      if (const auto longer = core_at(w); longer && longer->core.last > title->title.last) title.reset();
    }
    if (title) {
      // "Majilis Speaker", "US Secretary of State": known as a whole; the body or country in it is read as one.
      const auto within = [&](WordIndex inner) {
        const auto rest = inner < title->title.last ? title_at(inner) : std::nullopt;
        // "Local Administration Minister": the field of a minister, and no body.
        if (rest && inner == w + 1 && words_.is(w, "executive")) return false;  // "Executive Chairman"
        if (rest && rest->name == "minister" && title->name.ends_with("administration minister")) return false;
        return rest && rest->title.last == title->title.last;
      };
      auto known_body = body ? std::nullopt : core_at(w);
      // What only the name model holds for a body is none within an office that is known.
      if (known_body && known_body->kind.empty() && known_body->key.empty() && known_body->rows.empty())
        known_body.reset();
      auto known_country = country ? std::nullopt : adjective_at(w);
      if (!known_country && !country) known_country = country_at(w);
      if ((known_body && within(known_body->core.last)) || (known_country && within(known_country->words.last))) {
        whole_name = title->name;
        title.reset();
      }
    }
    if (title && posted && !title->to_others) return std::nullopt;
    if (title) {
      OfficePhrase out = std::move(*title);
      if (posted) out.accredited_country.push_back(*posted);
      if (!whole_name.empty()) out.name = whole_name;
      out.words.first = at;
      if (manner && out.manner == Manner::full) out.manner = *manner;
      if (body) out.body.push_back(std::move(*body));
      if (country) {
        if (!out.body.empty() && out.body.front().entity == EntityKind::body && out.body.front().alpha3.empty())
          out.body.front().alpha3 = country->alpha3;
        out.country.push_back(*country);
      }
      read_chain(out, depth);
      read_bare_body(out);
      // "the Secretary-General's special adviser": the adviser's office, not that of whom he advises.
      if (depth == 0 && !out.plural && words_.is(out.words.last, "'s"))
        if (auto aide = office_at(out.words.last + 1, depth + 1); aide && !aide->plural && is_aide(aide->name)) {
          if (aide->body.empty() && aide->country.empty()) {
            aide->body = out.body;
            aide->country = out.country;
          }
          aide->words.first = at;
          return aide;
        }
      // The head of the Foreign Ministry is the foreign minister; its chief for some affairs is not.
      if ((out.name == "head" || out.name == "chief") && out.title.last - out.title.first == 1 && !out.body.empty() && !out.body.front().role.empty())
        if (const OfficeRow* row = gazetteer_.head_of(out.body.front().role)) out.name = row->name;
      // Who chairs a chamber is its speaker, whatever the title.
      if (!out.body.empty()) {
        const std::string& kind = out.body.front().kind;
        if (kind == "parliament" || kind == "upper chamber" || kind == "lower chamber") {
          for (const std::string_view word : {"chairman", "president", "head", "chairwoman", "chairperson"})
            if (out.name == word) out.name = "speaker";
          for (const std::string_view word : {"deputy chairman", "vice president", "vice chairman"})
            if (out.name == word) out.name = "deputy speaker";
        }
      }
      // "head", "official": an office only with a capital or a place where it is held.
      if (out.general && !words_.upper(out.title.first) && out.body.empty() && out.country.empty()) return std::nullopt;
      return out;
    }
    // "Department of Foreign Affairs Secretary X"
    if (body && words_.is(w, "secretary") && words_.upper(w) && !body->role.empty())
      if (const OfficeRow* row = gazetteer_.head_of(body->role); row && !title_at(w)) {
        OfficePhrase out;
        out.words = {at, w + 1};
        out.title = {w, w + 1};
        out.name = row->name;
        if (manner) out.manner = *manner;
        if (country) {
          if (body->alpha3.empty()) body->alpha3 = country->alpha3;
          out.country.push_back(*country);
        }
        out.body.push_back(std::move(*body));
        return out;
      }
    if (!country) {
      auto found = adjective_at(w);
      const auto named = country_at(w);
      if (named && (!found || named->words.last > found->words.last || words_.is(named->words.last, "'s")))
        found = named;
      if (found) {
        // A body whose own name starts with the country ("EU Council"): only where the body is known as such.
        if (const auto longer = body ? std::nullopt : core_at(w); longer && longer->core.last > found->words.last) {
          body = longer;
          w = longer->core.last;
        } else {
          country = found;
          w = found->words.last;
        }
        if (words_.is(w, "'s") || words_.is(w, "'")) ++w;
        continue;
      }
    }
    if (country && !body && !posted && (words_.is(w - 1, "'s") || words_.is(w - 1, "'")))
      if (const auto there = adjective_at(w); there && there->alpha3 != country->alpha3)
        if (const auto sent = title_at(there->words.last); sent && sent->to_others) {
          posted = there;
          w = there->words.last;
          continue;
        }
    // "former UN-Arab League envoy": of both; the second is kept.
    if (body && body->entity == EntityKind::organisation && words_.is(w, "-"))
      if (auto other = core_at(w + 1); other && other->entity == EntityKind::organisation) {
        w = other->core.last;
        body = std::move(other);
        continue;
      }
    if (const auto word_manner = manner_of(words_.at(w)); word_manner && *word_manner != Manner::deputy) {
      manner = word_manner;
      ++w;
      if (words_.is(w, "-")) ++w;
      continue;
    }
    // "was elected chairman" says what was done, "the newly elected chairman" who he is.
    const bool participle = words_.is(w, "elected") || words_.is(w, "appointed") || words_.is(w, "re-elected");
    if (participle && w == at && (w == 0 || !words_.is(w - 1, "the"))) return std::nullopt;
    if (is_plain(words_.at(w)) && !words_.is(w + 1, "of")) {
      ++w;
      if (words_.is(w, "-")) ++w;
      continue;
    }
    // "former Democratic U.S. president": the party of one who held it.
    if (manner &&
        (words_.is(w, "democratic") || words_.is(w, "republican") || words_.is(w, "conservative") ||
         words_.is(w, "socialist")) &&
        (hit(w + 1, Sort::office) || hit(w + 1, Sort::adjective) || hit(w + 1, Sort::country))) {
      ++w;
      continue;
    }
    if (!body) {
      if (auto found = core_at(w); found && (words_.upper(w))) {
        found->words = found->core;
        read_house(*found);
        w = found->core.last;
        body = std::move(*found);
        if (words_.is(w, "(") && words_.is(w + 2, ")") && words_[w + 1].acronym) w += 3;
        if (words_.is(w, "'s") || words_.is(w, "'")) ++w;
        continue;
      }
      if (const auto kind = hit(w, Sort::body_kind); kind && country && !hit(w, Sort::office)) {
        BodyPhrase plain;
        plain.words = plain.core = {w, w + kind->length};
        plain.name = words_.text(plain.core);
        plain.kind = gazetteer_.body_kind(kind->row).kind;
        plain.role = gazetteer_.body_kind(kind->row).role;
        body = std::move(plain);
        w += kind->length;
        if (words_.is(w, "'s")) ++w;
        continue;
      }
      if (const auto place = place_at(w); place && !country) {
        // "Ankara Governor", "Almaty Mayor"
        body = *place;
        w = place->words.last;
        if (words_.is(w, "'s")) ++w;
        continue;
      }
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace chancery
