#include "names/sentence_reader.h"

#include <algorithm>

namespace chancery {
namespace {

bool in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}
bool is_definite(std::string_view word) { return in(word, {"the", "this", "that", "these", "those"}); }
bool is_possessive(std::string_view word) { return in(word, {"his", "her", "its", "their", "our", "my"}); }
bool is_number(std::string_view word) {
  return in(word, {"two", "three", "four", "five", "six", "seven", "2", "3", "4", "5"});
}
bool is_plain(std::string_view word) {
  return in(word, {"senior", "top", "visiting", "respective", "high", "ranking", "-", "high-ranking", "other", "same",
                   "fellow", "present", "distinguished"});
}

}  // namespace

SentenceReader::SentenceReader(Document& document, const Sentence& sentence, const Gazetteer& gazetteer,
                               MentionWriter& writer, const std::unordered_set<std::string>* known)
    : document_(document),
      sentence_(sentence),
      gazetteer_(gazetteer),
      writer_(writer),
      read_(document, sentence, gazetteer),
      words_(read_.words()),
      known_(known) {
  writer_.sentence(read_);
}

void SentenceReader::run() {
  for (WordIndex at = 0; at < words_.size();) {
    WordIndex next = 0;
    if (words_[at].letter || words_[at].upper || is_number(words_.at(at))) {
      if (!next) next = pointer(at);
      if (!next) next = titled(at);
      if (!next) next = body_or_country(at);
      if (!next) next = pronoun(at);
    }
    at = next > at ? next : at + 1;
  }
}

// In a headline every word has a capital: a name that the body knows is cut where its known words end.
std::optional<NamePhrase> SentenceReader::name_at(WordIndex at, bool after_title) const {
  auto name = read_.name_at(at, after_title);
  // A single word that is a known place is one, unless a title stands before it.
  if (name && !after_title && name->words == name->whole && name->words.last - name->words.first == 1 && !name->row) {
    for (const Sort sort : {Sort::capital, Sort::country, Sort::metonym, Sort::organisation, Sort::body})
      if (read_.hit(at, sort)) return std::nullopt;
    if (read_.hit(at, Sort::place) && at > 0 && in(words_.at(at - 1), {"in", "at", "to", "from", "near", "via"}))
      return std::nullopt;
  }
  if (!name || !known_ || name->from_model) return name;
  WordIndex end = name->words.first;
  while (end < name->words.last && (known_->contains(std::string(words_.at(end))) || words_.is(end, "-"))) ++end;
  if (end > name->words.first) name->words.last = name->whole.last = end;
  return name;
}

// An office that is said of somebody, or of nobody: "re-election as Chairman", "was appointed Minister".
bool SentenceReader::predicative(WordIndex at) const {
  WordIndex w = at;
  const auto before = [&](WordIndex back) { return w >= back ? words_.at(w - back) : std::string_view(); };
  if (in(before(1),
         {"as",    "become",    "becomes", "became", "becoming",   "appointed",  "elected",  "re-elected", "reelected",
          "named", "nominated", "appoint", "elect",  "nominate",   "appointing", "electing", "nominating", "is",
          "was",   "been",      "being",   "be",     "designated", "confirmed",  "chosen"}))
    return true;
  return before(1) == "of" && !is_definite(words_.at(at)) &&
         in(before(2), {"post", "position", "office", "role", "title", "duties", "rank", "job", "capacity", "posts",
                        "election", "functions"});
}

bool SentenceReader::ends_apposition(WordIndex at) const {
  if (at >= words_.size()) return true;
  return in(words_.at(at),
            {",", ".", ";", ")", ":", "-", "who", "on", "in", "at", "for", "during", "from", "and", "!", "?", "\""}) ||
         (!words_[at].letter && !words_.is(at, "'s"));
}

WordIndex SentenceReader::pointer(WordIndex at) {
  WordIndex w = at;
  bool definite = false, counted = false, indefinite = false;
  WordIndex possessive = words_.size();
  if (is_definite(words_.at(w))) {
    if (words_.is(w, "that") && words_.upos(w) != Upos::DET && words_.upos(w) != Upos::X) return 0;
    definite = true;
    ++w;
  } else if (is_possessive(words_.at(w)) && !read_.hit(w, Sort::honorific)) {
    possessive = w++;
  } else if (words_.is(w, "both")) {
    counted = definite = true;
    ++w;
    if (words_.is(w, "of")) ++w;
    if (words_.is(w, "the")) ++w;
  } else if (in(words_.at(w), {"a", "an", "another"})) {
    indefinite = true;
    ++w;
  }
  if (is_number(words_.at(w)) && !indefinite) {
    counted = true;
    // "the two" alone, before a verb: both people.
    if (definite && words_.is(w, "two") && w + 1 < words_.size() && w > at &&
        in(words_.at(w + 1), {"also",     "discussed", "agreed",    "met",        "spoke",    "exchanged",  "are",
                              "were",     "have",      "had",       "will",       "signed",   "noted",      "held",
                              "reviewed", "talked",    "expressed", "emphasized", "stressed", "underlined", "then"})) {
      writer_.mention({at, w + 1}, {at, w + 1}, How::collective);
      return w + 1;
    }
    ++w;
  }
  const auto plain = [&] {
    while (is_plain(words_.at(w)) ||
           (words_.is(w, "parliamentary") && w + 1 < words_.size() && read_.hit(w + 1, Sort::pointer)))
      ++w;
  };
  plain();
  std::vector<CountryPhrase> countries;
  while (w < words_.size()) {
    auto country = read_.adjective_at(w);
    if (!country)
      if (const auto named = read_.country_at(w); named && words_.is(named->words.last, "'s")) country = named;
    if (!country) break;
    countries.push_back(*country);
    w = country->words.last;
    if (words_.is(w, "'s")) ++w;
    WordIndex next = w;
    if (words_.is(next, ",")) ++next;
    if (words_.is(next, "and") || words_.is(next, "-")) ++next;
    if (next > w && read_.adjective_at(next)) w = next;
  }
  plain();
  if (w >= words_.size()) return 0;
  const auto found = read_.hit(w, Sort::pointer);
  const bool bare = !definite && !counted && possessive == words_.size() && countries.empty();
  const auto many_offices = read_.hit(w, Sort::offices);
  if (!found && !(many_offices && (counted || countries.size() > 1 || (definite && countries.empty())))) return 0;
  if (bare) return 0;
  WordIndex end = w + (found ? found->length : many_offices->length);
  PointerRow row =
      found ? gazetteer_.pointer(found->row) : PointerRow{"", How::collective, Target::persons, true, Gender::unknown};
  if (found && (row.how == How::pronoun || row.how == How::first_person)) return 0;
  if (!words_[end - 1].ends_token) return 0;
  // "the parliament elections": only part of a longer noun phrase.
  const Token& noun = document_.tokens[words_[end - 1].token];
  if (noun.upos == Upos::ADJ || noun.upos == Upos::VERB) return 0;
  if (main_relation(noun.relation) == Relation::compound && noun.head != kNoToken && end < words_.size() &&
      noun.head >= words_[end].token)
    return 0;
  // "the parties to the conflict", "countries of the region": others than those at hand.
  if ((row.how == How::collective || row.target == Target::country) && possessive == words_.size() &&
      in(words_.at(end), {"of", "to", "that", "which", "in"}) && (!counted || words_.is(end, "of")))
    return 0;
  if (row.target == Target::body &&
      (words_.is(end, "of") || !countries.empty() || words_.is(end, "on") || words_.is(end, "for")))
    return 0;
  if (possessive < words_.size() &&
      (row.target == Target::body || (row.target == Target::person && row.how == How::role))) {
    // "his delegation" and "their country" point; "his ministry" too, but "his official" does not.
    if (row.target == Target::person) return 0;
  }
  if (row.target == Target::participants && !definite && !counted) return 0;
  if (counted && !definite && possessive == words_.size() && !words_.is(at, "two") && !words_.is(at, "2")) return 0;
  if (row.how == How::collective && possessive < words_.size() &&
      (row.target == Target::participants || row.target == Target::persons))
    return 0;
  // An office with a chain or a name after it is more than a pointer.
  WordIndex office_at = at;
  while (office_at < w && !read_.office_at(office_at)) ++office_at;
  if (row.how != How::counterpart)
    if (const auto office = read_.office_at(office_at); office && office_at <= w && office->words.last >= end) {
      const bool chained = office->words.last > end || !office->body.empty();
      if (chained || name_at(office->words.last, true) || (!found && !office->plural)) return 0;
    }
  if (words_.is(at, "both") && words_.is(end, "and")) return 0;  // "in both states and institutions"
  if (row.target == Target::person && row.how == How::role && predicative(at)) return 0;
  if (indefinite) {
    if (row.target != Target::person || row.how != How::role || countries.size() != 1) return 0;
  }
  std::vector<EntityIndex> of_countries;
  const auto write_inner = [&] {
    if (possessive < words_.size())
      writer_.mention({possessive, possessive + 1}, {possessive, possessive + 1},
                      in(words_.at(possessive), {"our", "my"}) ? How::first_person : How::pronoun);
    for (const auto& country : countries) of_countries.push_back(writer_.country(country));
  };
  if (row.how == How::counterpart && !row.many) {
    if (possessive == words_.size() && countries.empty()) return 0;
    // "his Kyrgyz counterpart Sadyr Japarov", "her counterpart, Julie Bishop"
    const WordIndex comma = words_.is(end, ",") ? end + 1 : end;
    auto name = read_.name_at(comma, comma == end);
    Office office;
    office.span = office.title = words_.span({w, end});
    office.inferred = true;
    if (name && (comma == end || name->from_model)) {
      office.person = writer_.person(*name, {at, name->words.last});
      office.mention = static_cast<MentionIndex>(document_.mentions.size() - 1);
      end = name->words.last;
    } else {
      office.mention = writer_.mention({at, end}, {at, end}, How::counterpart);
    }
    write_inner();
    if (!of_countries.empty()) {
      office.country = of_countries.front();
      office.country_span = words_.span(countries.front().words);
      if (office.person) document_.entities[*office.person].country = countries.front().alpha3;
    }
    document_.offices.push_back(std::move(office));
    return end;
  }
  if (row.target == Target::person && row.how == How::role) {
    // "the Canadian diplomat Marie Joly": the role stands before a name.
    if (const auto name = read_.name_at(end, false); name && name->words.first == end) {
      const EntityIndex person = writer_.person(*name, {at, name->words.last});
      write_inner();
      if (countries.size() == 1) document_.entities[person].country = countries.front().alpha3;
      std::vector<OfficeIndex> none;
      return after_name(name->words.last, person, none);
    }
  }
  if (indefinite) {
    const EntityIndex person = writer_.nameless({at, end}, How::country_and_role);
    write_inner();
    document_.entities[person].country = countries.front().alpha3;
    document_.entities[person].type = "described";
    return end;
  }
  // "the Tajik delegation" and "the delegation of Tajikistan" are things in their own right.
  if (row.target == Target::delegation && !words_.is(w, "side")) {
    std::optional<CountryPhrase> country;
    if (!countries.empty()) country = countries.front();
    if (!country && words_.is(end, "of"))
      if (const auto named = read_.country_at(read_.past_article(end + 1))) {
        country = named;
        end = named->words.last;
      }
    if (country) {
      BodyPhrase delegation;
      delegation.words = {at, end};
      delegation.core = {w, w + found->length};
      delegation.name = words_.text(delegation.core);
      delegation.kind = "delegation";
      delegation.role = "delegation";
      delegation.alpha3 = country->alpha3;
      delegation.country.push_back(*country);
      writer_.body(delegation);
      return end;
    }
  }
  How how = row.how;
  if (how == How::role && !countries.empty()) how = How::country_and_role;
  writer_.mention({at, end}, {at, end}, how);
  write_inner();
  return end;
}

WordIndex SentenceReader::titled(WordIndex at) {
  WordIndex first = read_.past_article(at);
  const bool definite = is_definite(words_.at(at));
  const bool indefinite = first > at && !definite;
  bool possessive = false;
  if (first == at &&
      (is_definite(words_.at(at)) || (is_possessive(words_.at(at)) && !read_.hit(at, Sort::honorific)))) {
    possessive = !is_definite(words_.at(at));
    first = at + 1;
  }
  if (first >= words_.size()) return 0;
  if (first == at)
    if (const auto name = name_at(at, false); name && !read_.office_at(at)) return person(*name, at, {});
  WordIndex w = first;
  for (auto honorific = read_.hit(w, Sort::honorific); honorific && words_.upper(w);
       honorific = read_.hit(w, Sort::honorific)) {
    const WordIndex next = w + honorific->length;
    if (!read_.office_at(read_.past_article(next))) break;
    w = read_.past_article(next);
  }
  std::vector<OfficePhrase> offices;
  if (auto office = read_.office_at(w)) offices.push_back(std::move(*office));
  if (offices.empty()) {
    if (const auto name = name_at(first, false); name && first == at) return person(*name, at, {});
    return 0;
  }
  if (offices.front().plural) return plural(at, offices.front(), definite || possessive);
  while (offices.size() < 5) {
    WordIndex next = offices.back().words.last;
    if (words_.is(next, ",")) ++next;
    if (in(words_.at(next), {"and", "&", "-", "/", "cum"})) ++next;
    auto more = read_.office_at(next);
    if (!more || more->plural) break;
    // Without anything between, only a form of address: "Defence Minister Prince X".
    if (next == offices.back().words.last && (!words_.upper(next) || !name_at(more->words.last, true))) break;
    offices.push_back(std::move(*more));
  }
  const auto write_possessive = [&] {
    if (possessive)
      writer_.mention({at, at + 1}, {at, at + 1}, in(words_.at(at), {"our", "my"}) ? How::first_person : How::pronoun);
  };
  for (std::size_t count = offices.size(); count > 0; --count) {
    const auto name = name_at(offices[count - 1].words.last, true);
    if (!name) continue;
    offices.resize(count);
    const WordIndex next = person(*name, at, offices);
    write_possessive();
    return next;
  }
  // "Kazakhstan's Foreign Minister, Murat X, said": the name stands in apposition to a definite office.
  const OfficePhrase& last = offices.front();
  const auto addressed = [&] {
    return words_.upper(last.title.first) && read_.hit(last.words.last + 1, Sort::honorific);
  };
  if (words_.is(last.words.last, ",") &&
      (definite || possessive || !last.country.empty() || !last.body.empty() || addressed())) {
    const auto name = read_.name_at(last.words.last + 1, false);
    // A bare capitalised office needs more: a form of address before the name.
    const bool several_words = name && (name->words.last - name->words.first > 1 || name->whole != name->words);
    if (name && (name->from_model || name->whole != name->words) && name->whole.first == last.words.last + 1 &&
        (several_words || ends_apposition(name->words.last)) && !words_.is(name->words.last, "'s")) {
      offices.resize(1);
      const WordIndex next = person(*name, at, offices);
      write_possessive();
      return next;
    }
  }
  // "the Speaker (Trevor Mallard)"
  if (words_.is(last.words.last, "(")) {
    const auto name = read_.name_at(last.words.last + 1, false);
    if (name && name->whole.first == last.words.last + 1 && words_.is(name->words.last, ")")) {
      offices.resize(1);
      const WordIndex next = person(*name, at, offices);
      write_possessive();
      return std::max(next, name->words.last + 1);
    }
  }
  const WordIndex next = nameless(at, offices.front(), definite || possessive, indefinite);
  if (next) write_possessive();
  return next;
}

WordIndex SentenceReader::person(const NamePhrase& name, WordIndex first, const std::vector<OfficePhrase>& offices) {
  const EntityIndex holder = writer_.person(name, {first, name.words.last});
  const auto mention = static_cast<MentionIndex>(document_.mentions.size() - 1);
  std::vector<OfficeIndex> held;
  for (const auto& office : offices) held.push_back(writer_.office(office, holder, mention));
  const WordIndex next = after_name(name.words.last, holder, held);
  // "President Kassym-Jomart Tokayev of Kazakhstan" is one phrase.
  if (next > name.words.last && words_.is(name.words.last, "of"))
    document_.mentions[mention].tokens = words_.tokens({first, next});
  return next;
}

WordIndex SentenceReader::after_name(WordIndex at, EntityIndex person, std::vector<OfficeIndex>& held) {
  const auto of_country = [&](const CountryPhrase& phrase) {
    const EntityIndex country = writer_.country(phrase);
    Entity& who = document_.entities[person];
    if (who.country.empty()) who.country = phrase.alpha3;
    for (const OfficeIndex index : held) {
      Office& office = document_.offices[index];
      if (office.country) continue;
      office.country = country;
      office.country_span = words_.span(phrase.words);
      if (office.body && document_.entities[*office.body].country.empty() &&
          document_.entities[*office.body].kind == EntityKind::body)
        document_.entities[*office.body].country = phrase.alpha3;
    }
  };
  const bool open = !held.empty() &&
                    std::any_of(held.begin(), held.end(), [&](OfficeIndex o) { return !document_.offices[o].country; });
  if (words_.is(at, "of") && open) {
    if (const auto country = read_.country_at(read_.past_article(at + 1))) {
      of_country(*country);
      return country->words.last;
    }
  }
  if (words_.is(at, "from") && document_.entities[person].country.empty() && held.empty()) {
    // "the ambassadors are X from Austria, Y from Senegal"
    if (const auto country = read_.country_at(read_.past_article(at + 1));
        country &&
        (in(words_.at(country->words.last), {",", ".", "and", ";"}) || country->words.last >= words_.size())) {
      of_country(*country);
      return country->words.last;
    }
  }
  if (words_.is(at, "(")) {
    if (const auto country = read_.country_at(read_.past_article(at + 1));
        country && words_.is(country->words.last, ")")) {
      of_country(*country);
      return country->words.last + 1;
    }
  }
  // Offices in apposition: "X, Speaker of the Senate and Chairman of Dushanbe, said".
  if (!words_.is(at, ",") && !words_.is(at, "(") && !(words_.is(at, "-") && words_[at].starts_token)) return at;
  WordIndex w = at + 1;
  WordIndex done = at;
  for (int count = 0; count < 4; ++count) {
    const WordIndex first = w;
    const bool indefinite = words_.is(w, "a") || words_.is(w, "an");
    w = read_.past_article(w);
    if (is_possessive(words_.at(w))) ++w;
    const auto office = read_.office_at(w);
    if (!office || office->plural || (indefinite && office->country.empty() && office->body.empty())) break;
    const WordIndex end = office->words.last;
    if (!ends_apposition(end) || name_at(end, true)) break;
    // A definite office followed by a name in apposition is the next person.
    if (words_.is(end, ",") && read_.name_at(end + 1, false) && (office->country.size() + office->body.size()) > 0 &&
        count > 0)
      break;
    const MentionIndex mention = writer_.mention({first, end}, {first, end}, How::apposition, person);
    held.push_back(writer_.office(*office, person, mention));
    done = end;
    w = end;
    if (words_.is(w, ",")) ++w;
    if (words_.is(w, "and")) ++w;
    if (w == end) break;
    if (words_.is(w, "the") && !words_.is(w - 1, "and")) break;
  }
  return done > at ? done : at;
}

WordIndex SentenceReader::nameless(WordIndex first, const OfficePhrase& office, bool definite, bool indefinite) {
  const WordRange whole{first, office.words.last};
  const bool specific = !office.body.empty() || !office.country.empty();
  const bool common =
      std::none_of(words_.folded().begin() + office.title.first, words_.folded().begin() + office.title.last,
                   [](const std::string&) { return false; }) &&
      !words_.upper(office.title.first);
  // "AIPA General Assembly": an office word within a name that goes on.
  if (whole.last < words_.size() && words_.upper(whole.last) && words_[whole.last].letter &&
      !words_[whole.last].all_caps && words_.upos(whole.last) == Upos::PROPN &&
      sentence_.paragraph != kTitleParagraph && words_.upper(office.title.last - 1) && office.title.last == whole.last)
    return 0;
  if (predicative(first)) {
    if (!specific && common && !definite) return 0;
    writer_.office(office, std::nullopt, std::nullopt);
    return whole.last;
  }
  if (!specific) {
    if (office.title.last < words_.size() && words_.is(office.title.last, "of")) return 0;  // of something unread
    if (indefinite || (!definite && common)) return 0;
    if (!definite && words_.at(office.title.last) == "'s") return 0;
    writer_.mention(whole, whole, How::role);
    return whole.last;
  }
  if (indefinite && common && office.country.empty()) return 0;
  const EntityIndex person = writer_.nameless(whole, How::office);
  const auto mention = static_cast<MentionIndex>(document_.mentions.size() - 1);
  writer_.office(office, person, mention);
  return whole.last;
}

WordIndex SentenceReader::plural(WordIndex first, const OfficePhrase& office, bool definite) {
  // "Presidents Tokayev and Mirziyoyev", "Foreign Ministers Murat X of A and Y of B"
  WordIndex next = office.words.last;
  auto name = name_at(next, true);
  if (name) {
    OfficePhrase single = office;
    single.plural = false;
    single.countries.clear();
    WordIndex begin = first;
    while (name) {
      next = person(*name, begin, {single});
      begin = next;
      if (words_.is(begin, ",")) ++begin;
      if (words_.is(begin, "and")) ++begin;
      name = begin > next ? name_at(begin, true) : std::nullopt;
    }
    return next;
  }
  if (office.country.empty()) {
    if (!definite || !office.body.empty() || words_.is(office.words.last, "of")) return 0;
    writer_.mention({first, office.words.last}, {first, office.words.last}, How::collective);
    return office.words.last;
  }
  // "the presidents of A, X, and B, Y": names and countries by turns.
  if (words_.is(next, ",") && office.countries.empty()) {
    std::vector<std::pair<CountryPhrase, NamePhrase>> pairs;
    WordIndex begin = next + 1;
    CountryPhrase country = office.country.front();
    while (const auto one = read_.name_at(begin, false)) {
      pairs.emplace_back(country, *one);
      WordIndex w = one->words.last;
      if (words_.is(w, ",")) ++w;
      if (words_.is(w, "and")) ++w;
      const auto more = read_.country_at(read_.past_article(w));
      if (!more || !words_.is(more->words.last, ",")) break;
      country = *more;
      begin = more->words.last + 1;
    }
    if (pairs.size() >= 2) {
      for (const auto& [where, name] : pairs) {
        OfficePhrase single = office;
        single.plural = false;
        single.country = {where};
        const EntityIndex holder = writer_.person(name, {name.whole.first, name.words.last});
        const auto held = static_cast<MentionIndex>(document_.mentions.size() - 1);
        writer_.office(single, holder, held);
      }
      return pairs.back().second.words.last;
    }
  }
  if (office.countries.empty()) return 0;
  // "the leaders of A and B, X and Y": as many names as countries.
  if (words_.is(next, ",")) {
    std::vector<NamePhrase> names;
    WordIndex begin = next + 1;
    while (auto one = read_.name_at(begin, false)) {
      names.push_back(*one);
      begin = one->words.last;
      if (words_.is(begin, ",")) ++begin;
      if (words_.is(begin, "and")) ++begin;
      if (begin == one->words.last) break;
    }
    if (names.size() == office.countries.size() + 1) {
      const MentionIndex all = writer_.mention({first, next}, {first, next}, How::collective);
      for (std::size_t i = 0; i < names.size(); ++i) {
        OfficePhrase single = office;
        single.plural = false;
        single.countries.clear();
        single.country = {i == 0 ? office.country.front() : office.countries[i - 1]};
        const EntityIndex holder = writer_.person(names[i], {names[i].whole.first, names[i].words.last});
        writer_.office(single, holder, all);
        document_.mentions[all].members.push_back(holder);
        document_.entities[holder].mentions.push_back(all);
      }
      document_.mentions[all].reason = "named one by one after it";
      return names.back().words.last;
    }
  }
  // "the foreign ministers of Belarus, India and Iran": one person for each country.
  const MentionIndex all = writer_.mention({first, office.words.last}, {first, office.words.last}, How::collective);
  std::vector<CountryPhrase> countries{office.country.front()};
  countries.insert(countries.end(), office.countries.begin(), office.countries.end());
  std::vector<EntityIndex> members;
  for (const auto& country : countries) {
    OfficePhrase single = office;
    single.plural = false;
    single.countries.clear();
    single.country = {country};
    single.words.last = country.words.last;
    Entity holder;
    holder.kind = EntityKind::person;
    holder.country = country.alpha3;
    document_.entities.push_back(holder);
    const auto index = static_cast<EntityIndex>(document_.entities.size() - 1);
    document_.entities[index].mentions.push_back(all);
    writer_.office(single, index, all);
    members.push_back(index);
  }
  document_.mentions[all].members = members;
  document_.mentions[all].reason = "one for each country named";
  return office.words.last;
}

// A capital that acts stands for its government; one where something happens is a place.
bool SentenceReader::government_speaks(const BodyPhrase& capital) const {
  // "BEIJING -": a dateline that stands within the text.
  if (capital.words.first == 0 && (words_.is(capital.words.last, "-") || words_.is(capital.words.last, "(")))
    return false;
  if (capital.words.first > 0 && words_.is(capital.words.first - 1, "by")) return true;
  // "at the State House, Nairobi"
  if (capital.words.first > 1 && words_.is(capital.words.first - 1, ",") && words_.upper(capital.words.first - 2))
    return false;
  if (words_.is(capital.words.last, "'s") && capital.words.last + 1 < words_.size()) {
    // "Washington's expulsion of diplomats": an act is a government's.
    const std::string_view noun = words_.at(capital.words.last + 1);
    for (const std::string_view ending : {"sion", "tion", "ment", "ness"})
      if (noun.ends_with(ending)) return true;
    return in(noun, {"move", "response", "stance", "call", "request", "claim", "support", "policy", "offer", "proposal",
                     "refusal", "readiness"});
  }
  for (TokenIndex t = words_[capital.words.first].token; t <= words_[capital.words.last - 1].token; ++t) {
    const Token& token = document_.tokens[t];
    if (token.head == kNoToken) continue;
    TokenIndex at = t;
    while (document_.tokens[at].relation == Relation::conj && document_.tokens[at].head != kNoToken)
      at = document_.tokens[at].head;
    const Token& top = document_.tokens[at];
    if (top.head == kNoToken || main_relation(top.relation) != Relation::nsubj) continue;
    const Token& verb = document_.tokens[top.head];
    return verb.upos == Upos::VERB && !in(verb.lemma, {"host", "see", "become", "witness", "welcome"}) &&
           top.relation != Relation::nsubj_pass;
  }
  return false;
}

WordIndex SentenceReader::body_or_country(WordIndex at) {
  const WordIndex first = read_.past_article(at);
  if (first >= words_.size() || !words_[first].starts_token) return 0;
  auto body = read_.body_at(first);
  const auto country = read_.country_at(first);
  const auto adjective = read_.adjective_at(first);
  const auto metonym = read_.hit(first, Sort::metonym);
  if (country && (!body || country->words.last >= body->words.last)) body.reset();
  if (metonym && (!body || metonym->length >= body->words.last - body->words.first)) {
    CountryPhrase government;
    government.words = {first, first + metonym->length};
    government.alpha3 = gazetteer_.country(metonym->row).alpha3;
    government.how = How::metonym;
    const bool inside =
        first > 0 && in(words_.at(at > 0 ? at - 1 : 0), {"in", "at", "inside", "outside", "near"}) && at > 0;
    if (!inside && !body) {
      writer_.country(government);
      return government.words.last;
    }
  }
  if (body) {
    body->words.first = std::min(body->words.first, first);
    writer_.body(*body);
    const WordIndex next = body->words.last;
    return next;
  }
  if (country) {
    writer_.country(*country);
    return country->words.last;
  }
  if (adjective) {
    writer_.country(*adjective);
    return adjective->words.last;
  }
  if (const auto prefix = read_.hit(first, Sort::prefix); prefix && words_.is(first + prefix->length, "-")) {
    writer_.country({{first, first + prefix->length}, gazetteer_.country(prefix->row).alpha3, How::adjective});
    return first + prefix->length + 1;
  }
  if (first == at)
    if (const auto place = read_.place_at(at)) {
      if (read_.hit(at, Sort::capital) && place->words.last == at + read_.hit(at, Sort::capital)->length &&
          government_speaks(*place)) {
        writer_.country({place->words, gazetteer_.country(read_.hit(at, Sort::capital)->row).alpha3, How::metonym});
      } else {
        writer_.body(*place);
      }
      return place->words.last;
    }
  return 0;
}

WordIndex SentenceReader::pronoun(WordIndex at) {
  const auto found = read_.hit(at, Sort::pointer);
  if (!found || found->length != 1) return 0;
  const PointerRow& row = gazetteer_.pointer(found->row);
  if (row.how != How::pronoun && row.how != How::first_person) return 0;
  if (words_[at].all_caps) return 0;
  const Upos tag = words_.upos(at);
  if (tag != Upos::PRON && tag != Upos::DET && tag != Upos::X) return 0;
  writer_.mention({at, at + 1}, {at, at + 1}, row.how);
  return at + 1;
}

}  // namespace chancery
