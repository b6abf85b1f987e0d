// The words of a sentence and what stands at them without parts: countries, fields of work, places, names of people.
#include "names/phrase_reader.h"

#include <algorithm>
#include <array>

#include "names/calendar_words.h"

namespace chancery {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 25> kParticles = {
    "di",  "du",  "della", "la",  "bin", "ibn",  "bint", "al",   "el",   "ul",   "de",   "da", "do",
    "dos", "van", "von",   "der", "den", "oglu", "ogly", "uulu", "kyzy", "qizi", "kizi", "ben"};
constexpr std::array<std::string_view, 18> kStateQualities = {
    "federal",     "democratic",  "people's",   "peoples",  "socialist", "islamic",
    "arab",        "united",      "bolivarian", "national", "popular",   "unitary",
    "cooperative", "independent", "sovereign",  "great",    "hashemite", "plurinational"};
constexpr std::array<std::string_view, 9> kStateForms = {
    "republic", "kingdom", "state", "commonwealth", "federation", "principality", "sultanate", "emirate", "union"};
constexpr std::array<std::string_view, 6> kRetired = {"r", "retd", "ret", "ret.", "ret'd", "rtd"};
// Words of offices and bodies that no name holds unless the model says so.
constexpr std::array<std::string_view, 20> kThings = {"officer",   "office",   "unit",     "committee", "department",
                                                      "board",     "bureau",   "division", "centre",    "center",
                                                      "section",   "service",  "services", "programme", "project",
                                                      "executive", "research", "mission",  "embassy",   "delegation"};
constexpr std::array<std::string_view, 7> kAbroad = {"abroad",    "overseas", "expatriates", "diaspora",
                                                     "emigrants", "residing", "community"};

constexpr std::array<std::string_view, 11> kPartsOfAmerica = {"central", "latin", "south", "north",  "pan",    "inter",
                                                              "meso",    "ibero", "afro",  "native", "african"};

}  // namespace

PhraseReader::PhraseReader(const Document& document, const Sentence& sentence, const Gazetteer& gazetteer)
    : document_(document), gazetteer_(gazetteer), words_(document, sentence.tokens) {
  hits_.resize(words_.size());
  for (WordIndex w = 0; w < words_.size(); ++w)
    if (words_[w].letter || words_[w].upper) hits_[w] = gazetteer.hits(words_.folded(), w);
  name_of_word_.assign(words_.size(), -1);
  const auto before = [](const Name& name, TokenIndex t) { return name.tokens.first < t; };
  for (auto name = std::lower_bound(document.names.begin(), document.names.end(), sentence.tokens.first, before);
       name != document.names.end() && name->tokens.last <= sentence.tokens.last; ++name) {
    WordRange range = words_.of(name->tokens);
    while (!range.empty() && (words_.is(range.last - 1, "'s") || words_.is(range.last - 1, "'"))) --range.last;
    if (range.empty()) continue;
    for (WordIndex w = range.first; w < range.last; ++w) name_of_word_[w] = static_cast<int>(names_.size());
    names_.emplace_back(range, name->type);
  }
}

WordRange PhraseReader::model_name(WordIndex at, NameType type) const {
  if (at >= words_.size() || name_of_word_[at] < 0) return {};
  const auto& [range, found] = names_[static_cast<std::size_t>(name_of_word_[at])];
  return found == type ? range : WordRange{};
}

// A name is written with a capital, an acronym with capitals only; offices and pointers need neither.
bool PhraseReader::written_right(WordIndex at, const Hit& hit) const {
  if (!words_[at].starts_token && at > 0 && !words_.is(at - 1, "-")) return false;
  switch (hit.sort) {
    case Sort::office:
    case Sort::offices:
    case Sort::honorific:
    case Sort::pointer:
      return true;
    case Sort::body_kind:
      if (!hit.all_caps) return true;
      break;
    default:
      break;
  }
  for (WordIndex w = at; w < at + hit.length; ++w) {
    if (!words_[w].letter) continue;
    if (hit.all_caps && !words_[w].all_caps && !words_[w].initial) return false;
    if (words_[w].upper) return true;
  }
  return false;
}

std::optional<Hit> PhraseReader::hit(WordIndex at, Sort sort) const {
  if (at >= words_.size()) return std::nullopt;
  for (const Hit& found : hits_[at])
    if (found.sort == sort && written_right(at, found)) return found;
  return std::nullopt;
}

WordIndex PhraseReader::past_article(WordIndex at) const {
  const auto word = words_.at(at);
  return word == "the" || word == "a" || word == "an" ? at + 1 : at;
}

bool PhraseReader::is_noun(WordIndex at) const {
  const Upos tag = words_.upos(at);
  return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::ADJ || tag == Upos::X;
}

// "the Federal Republic of Ethiopia", "the State of Kuwait": a form of state and a country, where no table has them
// whole.
std::optional<CountryPhrase> PhraseReader::formal_country_at(WordIndex at) const {
  WordIndex w = at;
  while (w < at + 3 && words_.upper(w) && one_of(words_.at(w), kStateQualities)) ++w;
  if (!words_.upper(w) || !one_of(words_.at(w), kStateForms) || !words_.is(w + 1, "of")) return std::nullopt;
  const WordIndex name = past_article(w + 2);
  const auto found = hit(name, Sort::country);
  if (!found) return std::nullopt;
  return CountryPhrase{{at, name + found->length}, gazetteer_.country(found->row).alpha3, How::name};
}

std::optional<CountryPhrase> PhraseReader::country_at(WordIndex at) const {
  const auto found = hit(at, Sort::country);
  if (!found) return at < words_.size() && words_.upper(at) ? formal_country_at(at) : std::nullopt;
  const WordRange range{at, at + found->length};
  // "Jordan" and "Chad" are given names as well; a person's name that goes on is no country.
  if (const auto person = model_name(at, NameType::person); !person.empty() && person != range) return std::nullopt;
  // A name of several words, such as a university's, may hold a country's.
  return CountryPhrase{range, gazetteer_.country(found->row).alpha3, How::name};
}

std::optional<CountryPhrase> PhraseReader::adjective_at(WordIndex at) const {
  const auto found = hit(at, Sort::adjective);
  if (!found) return std::nullopt;
  // "the Central American nation": a part of the world, and no country.
  if (at > 0 && found->length == 1 && words_.is(at, "american") &&
      (one_of(words_.at(at - 1), kPartsOfAmerica) ||
       (words_.is(at - 1, "-") && at > 1 && one_of(words_.at(at - 2), kPartsOfAmerica))))
    return std::nullopt;
  const WordRange range{at, at + found->length};
  if (const auto person = model_name(at, NameType::person); !person.empty() && person != range && words_.at(at) != "us")
    return std::nullopt;
  return CountryPhrase{range, gazetteer_.country(found->row).alpha3, How::adjective};
}

// "Foreign Affairs", "Endowments and Islamic Affairs", "Energy, Industry and Trade": one past its last word, or `at`.
WordIndex PhraseReader::topic_end(WordIndex at) const {
  WordIndex end = at;
  const bool capitals = words_.upper(at);
  const auto part = [&](WordIndex w) {
    if (w >= words_.size() || !words_[w].letter || w > at + 12) return false;
    if (capitals ? !words_[w].upper : !is_noun(w)) return false;
    if (hit(w, Sort::country)) return false;
    // "Minister of State for Cabinet Affairs Sheikh Dr X"
    if (const auto address = hit(w, Sort::honorific);
        capitals && w > at && address && !gazetteer_.honorific(address->row).also_name && words_.upper(w))
      for (const std::string_view form :
           {"sheikh", "sheikha", "dr",  "dr.",  "mr",  "mr.",  "mrs",   "mrs.", "ms",  "ms.",
            "prof",   "prof.",   "h.e", "h.e.", "hon", "hon.", "datuk", "dato", "his", "her"})
        if (words_.is(w, form)) return false;
    // "Moroccan Expatriates": no person's name begins with an adjective of a country.
    if (const auto person = model_name(w, NameType::person); !person.empty() && !hit(person.first, Sort::adjective))
      return false;
    if (capitals && is_day_or_month(words_.at(w))) return false;
    return true;
  };
  const auto starts_office = [&](WordIndex w) {
    if (hit(w, Sort::office)) return true;
    if (!hit(w, Sort::adjective) || !words_.upper(w)) return false;
    // "Foreign Affairs and Asian Cooperation" is a field; "Energy and Russian Ambassador" starts an office.
    WordIndex x = w + 1;
    // "International Cooperation and Gambians Abroad"
    if (one_of(words_.at(x), kAbroad)) return false;
    for (; part(x); ++x)
      if (hit(x, Sort::office) || hit(x, Sort::body_kind) || hit(x, Sort::body)) return true;
    return x == w + 1 || !words_.is(x, ",");
  };
  WordIndex w = at;
  // "Latin America": a region may hold a country's name.
  const auto region = [&](WordIndex x) {
    const auto place = hit(x, Sort::place);
    return place && place->length > 1 ? place->length : 1;
  };
  while (part(w)) {
    if (const auto length = region(w); length > 1) w += length - 1;
    if (w > at && hit(w, Sort::office)) break;  // "Minister of Energy Speaker" cannot be; stop before any office
    end = ++w;
    if (words_.is(w, "-") && part(w + 1)) w += 1;
    if ((words_.is(w, "and") || words_.is(w, "&")) && part(w + 1) && !starts_office(w + 1)) {
      w += 1;
    } else if (words_.is(w, "and") && words_.is(w + 1, "the") && capitals && part(w + 2) && !starts_office(w + 2) &&
               !hit(w + 2, Sort::body) && !hit(w + 2, Sort::body_kind) && !hit(w + 2, Sort::organisation)) {
      w += 2;
    } else if (words_.is(w, ",") && capitals && part(w + 1) && !starts_office(w + 1)) {
      // A comma goes on only where the list is closed by "and".
      WordIndex ahead = w + 1;
      while (part(ahead) || (words_.is(ahead, ",") && part(ahead + 1))) ++ahead;
      if (!words_.is(ahead, "and") || !part(ahead + 1) || starts_office(ahead + 1)) break;
      w += 1;
    }
  }
  return end;
}

// "Minister of Foreign Affairs, African Cooperation and Expatriates, Mr. X": fields after a comma belong to the office
// where "and" closes their list and a name, "of" or another comma follows. One past them, or `at`.
WordIndex PhraseReader::listed_topics_end(WordIndex at) const {
  if (!words_.is(at, ",") || !words_.upper(at + 1)) return at;
  for (const Sort sort : {Sort::office, Sort::country, Sort::body, Sort::body_kind, Sort::organisation, Sort::honorific,
                          Sort::capital, Sort::person})
    if (hit(at + 1, sort)) return at;
  const WordIndex end = topic_end(at + 1);
  bool closed = false;
  for (WordIndex w = at + 1; w < end; ++w) closed = closed || words_.is(w, "and") || words_.is(w, "&");
  if (!closed || end >= words_.size()) return at;
  const bool goes_on = words_.is(end, ",") || words_.is(end, "of") || words_.is(end, "(") || words_.is(end, "-");
  return goes_on || hit(end, Sort::honorific) || !model_name(end, NameType::person).empty() ? end : at;
}

std::optional<BodyPhrase> PhraseReader::place_at(WordIndex at) const {
  if (at >= words_.size() || !words_.upper(at)) return std::nullopt;
  BodyPhrase place;
  place.entity = EntityKind::place;
  const auto capital = hit(at, Sort::capital);
  const auto known = hit(at, Sort::place);
  if (const auto person = model_name(at, NameType::person); !person.empty() && person.last - person.first > 1)
    return std::nullopt;
  if (known && (!capital || known->length >= capital->length)) {
    place.words = {at, at + known->length};
    place.key = gazetteer_.place(known->row).key;
    place.alpha3 = gazetteer_.place(known->row).country;
    place.kind = gazetteer_.place(known->row).kind;
  }
  if (capital && (place.words.empty() || capital->length >= known->length)) {
    place.words = {at, at + capital->length};
    place.alpha3 = gazetteer_.country(capital->row).alpha3;
    place.kind = "city";
  }
  if (const auto model = model_name(at, NameType::location);
      !model.empty() && model.first == at && model.last > place.words.last && !hit(at, Sort::country)) {
    if (!place.words.empty() && model.last > place.words.last) place.key.clear();
    place.words = model;
  }
  if (place.words.empty()) return std::nullopt;
  // "Umm Al-Quwain"
  while (place.words.last + 1 < words_.size() && words_.is(place.words.last, "-") &&
         one_of(words_.at(place.words.last - 1),
                std::array<std::string_view, 9>{"al", "el", "ez", "ash", "as", "ad", "ar", "az", "an"}) &&
         words_[place.words.last].span.end == words_[place.words.last + 1].span.begin &&
         words_.upper(place.words.last + 1)) {
    place.words.last += 2;
    place.key.clear();
  }
  // "the Parties, States and peoples": not a name.
  if (place.key.empty() && place.words.last - place.words.first == 1 &&
      one_of(words_.at(at),
             std::array<std::string_view, 6>{"states", "parties", "nations", "republic", "state", "party"}))
    return std::nullopt;
  place.core = place.words;
  place.name = words_.text(place.core);
  return place;
}

// "Hon. ‘Aisake X": the mark of a glottal stop opens the name.
WordIndex PhraseReader::past_mark(WordIndex at) const {
  if (at + 1 >= words_.size() || words_[at].letter || !words_.upper(at + 1)) return at;
  for (const std::string_view mark : {"'", "‘", "’", "ʻ", "`"})
    if (words_.is(at, mark) && words_[at].span.end == words_[at + 1].span.begin) return at + 1;
  return at;
}

std::optional<NamePhrase> PhraseReader::name_at(WordIndex at, bool after_title) const {
  NamePhrase out;
  WordIndex w = at;
  // "Prime Minister the Honourable X"
  const bool announced = after_title && words_.is(w, "the") && words_.upper(w + 1) && hit(w + 1, Sort::honorific);
  if (announced) ++w;
  for (auto honorific = hit(w, Sort::honorific); honorific; honorific = hit(w, Sort::honorific)) {
    if (!words_.upper(w)) break;
    // "Vice Premier He X": His Excellency is HE.
    if (words_.upos(w) == Upos::PRON && honorific->length == 1 && !words_[w].all_caps) break;
    // "M. U. X": an initial, and no Monsieur.
    if (words_[w].initial && honorific->length == 1 && w + 1 < words_.size() && words_[w + 1].initial) break;
    if (const WordIndex next = past_mark(w + honorific->length);
        gazetteer_.honorific(honorific->row).also_name && !announced &&
        !(words_.upper(next) && words_.upper(next + 1) && words_[next + 1].letter))
      break;
    if (const Gender gender = gazetteer_.honorific(honorific->row).gender; gender != Gender::unknown)
      out.gender = gender;
    w += honorific->length;
    if (words_.is(w, ".")) ++w;
    // "Lt. Gen. (R) X"
    if (words_.is(w, "(") && words_.is(w + 2, ")") && one_of(words_.at(w + 1), kRetired)) w += 3;
    if (words_.is(w, "(") && words_.is(w + 1, "ret") && words_.is(w + 3, ")")) w += 4;
    // "Hon. (Ms.) X", "Dr. the Hon. X"
    if (words_.is(w, "("))
      if (const auto inside = hit(w + 1, Sort::honorific); inside && words_.upper(w + 1)) {
        WordIndex close = w + 1 + inside->length;
        if (words_.is(close, ".")) ++close;
        if (words_.is(close, ")")) {
          if (const Gender gender = gazetteer_.honorific(inside->row).gender; gender != Gender::unknown)
            out.gender = gender;
          w = close + 1;
        }
      }
    if (words_.is(w, "the") && words_.upper(w + 1) && hit(w + 1, Sort::honorific)) ++w;
    w = past_mark(w);
  }
  after_title = after_title || w > at;
  if (w >= words_.size() || !words_[w].letter || !words_[w].starts_token) return std::nullopt;
  // "President von der X": a family name may open with particles in small letters.
  WordIndex past = w;
  while (past < w + 3 && one_of(words_.at(past), kParticles) && !words_.upper(past)) ++past;
  const bool particled =
      past > w && past < words_.size() && words_.upper(past) && words_[past].letter &&
      words_.upos(past) == Upos::PROPN &&
      (after_title || !model_name(past, NameType::person).empty() || !model_name(w, NameType::person).empty()) &&
      !hit(past, Sort::country) && !hit(past, Sort::office) && !words_.is(w, "la") && !words_.is(w, "den");
  if (!words_.upper(w) && !particled && !(words_.is(w, "al") && words_.is(w + 1, "-"))) return std::nullopt;
  // "H.E X", however it is cut.
  if (w + 2 < words_.size() && (words_.is(w, "h") || words_.is(w, "h.")) && words_[w + 1].initial &&
      words_[w].span.end == words_[w + 1].span.begin && words_.upper(w + 2))
    w += 2;
  while (words_.is(w, "h.e") || words_.is(w, "h.h") || words_.is(w, "h.m")) ++w;
  if (w >= words_.size()) return std::nullopt;
  // "Welcoming X": a participle at the start of the sentence that the name model took along.
  if (w == 0 && words_.at(w).size() >= 6 && words_.at(w).ends_with("ing") && !words_[w].all_caps &&
      words_.upper(w + 1) && model_name(w, NameType::person).contains(w + 1))
    return std::nullopt;
  const WordIndex first = w;
  WordIndex end = w;
  if (const auto known = hit(w, Sort::person)) {
    end = w + known->length;
    out.row = known->row;
  }
  const auto model = model_name(w, NameType::person);
  if (!model.empty() && model.last > end) {
    end = model.last;
    out.from_model = true;
    out.row.reset();
    // "President X bade": a small word at the end is none of the name, nor is what follows a free dash.
    while (end - first > 1 && words_[end - 1].letter && !words_.upper(end - 1) &&
           !one_of(words_.at(end - 1), kParticles) && !words_.is(end - 2, "-"))
      --end;
    for (WordIndex inside = first + 1; inside + 1 < end; ++inside)
      if (words_.is(inside, "-") && words_[inside].span.begin > words_[inside - 1].span.end &&
          words_[inside + 1].span.begin > words_[inside].span.end)
        end = inside;
    for (WordIndex inside = first + 1; inside < end; ++inside)
      if (words_.is(inside, "of") || words_.is(inside, ",") || words_.is(inside, "(") || words_.is(inside, "'s"))
        end = inside;
  } else if (!model.empty() || out.row) {
    out.from_model = true;
  }
  // "Vice Premier He X": a surname written as a pronoun, right before what the model takes for the name.
  if (after_title && w > at && end == first && words_.upos(w) == Upos::PRON && !words_[w].all_caps)
    if (const auto given = model_name(w + 1, NameType::person); !given.empty() && given.first == w + 1) {
      end = given.last;
      out.from_model = true;
    }
  if (particled && end <= past) {
    const auto behind = model_name(past, NameType::person);
    end = std::max(behind.last, past + 1);
    out.from_model = out.from_model || !behind.empty();
  }
  if (end == first && !after_title) return std::nullopt;
  // Go on over capitalised words: after a title the model's word is not needed.
  const auto goes_on = [&](WordIndex x) {
    if (x >= words_.size() || x > first + 7 || !words_[x].letter || !words_.upper(x)) return false;
    if (words_.upos(x) != Upos::PROPN && words_.upos(x) != Upos::X && !words_[x].initial) return false;
    if (is_day_or_month(words_.at(x))) return false;
    if (one_of(words_.at(x), kThings) && model_name(x, NameType::person).empty()) return false;
    if (hit(x, Sort::country) || hit(x, Sort::office) || hit(x, Sort::adjective) || hit(x, Sort::capital)) return false;
    if (x > first && hit(x, Sort::suffix)) return false;
    if (x == first && (hit(x, Sort::body) || hit(x, Sort::body_kind) || hit(x, Sort::organisation))) return false;
    // "Sheikh Sabah Khalid X": a place's name, and a given name.
    if (x == first && hit(x, Sort::place) && model_name(x + 1, NameType::person).empty()) return false;
    return model_name(x, NameType::organisation).empty() && (x == first || model_name(x, NameType::location).empty());
  };
  for (WordIndex x = end; x < words_.size();) {
    if (goes_on(x)) {
      end = ++x;
    } else if (x > first && one_of(words_.at(x), kParticles) &&
               (goes_on(x + 1) || (one_of(words_.at(x + 1), kParticles) && goes_on(x + 2)) ||
                (words_.is(x + 1, "-") && goes_on(x + 2)))) {
      ++x;
    } else if (x > first && words_.is(x, "-") && !words_[x].starts_token && goes_on(x + 1)) {
      ++x;
    } else if (x > first && words_.is(x, "-") && x + 1 < words_.size() &&
               words_[x].span.begin == words_[x - 1].span.end && words_[x].span.end == words_[x + 1].span.begin &&
               words_[x + 1].letter && words_.upper(x + 1)) {
      ++x;
    } else {
      break;
    }
    if (x < words_.size() && x > end) continue;
  }
  if (end == first) return std::nullopt;
  while (end - first > 1 && hit(end - 1, Sort::suffix)) --end;
  if (end - first == 1 && !out.from_model && (hit(first, Sort::pointer) || words_[first].initial)) return std::nullopt;
  // "Lord-in-Waiting"
  if (end - first == 1 && !out.row && hit(first, Sort::honorific) &&
      (words_.is(first + 1, "-") || words_.is(first + 1, "of")))
    return std::nullopt;
  if (end - first == 1)
    for (const std::string_view thing :
         {"affairs",     "office",    "committee", "department", "board",    "communications", "development",
          "cooperation", "relations", "group",     "trade",      "security", "protocol",       "palace",
          "speaker",     "advisor",   "adviser",   "ambassador", "chairman", "president",      "premier"})
      if (words_.is(first, thing)) return std::nullopt;
  out.words = {first, end};
  out.whole = {at, end};
  return out;
}

}  // namespace chancery
