// Several holders of one office: "Presidents X and Y", "the foreign ministers of A, B and C", "his A and B counterparts
// X and Y", "X and Y, chairman and secretary of Z, respectively".
#include <algorithm>

#include "names/function_words.h"
#include "names/sentence_reader.h"

namespace chancery {

void SentenceReader::add_holder(const OfficePhrase& office, const CountryPhrase& country, MentionIndex all) {
  Entity holder;
  holder.kind = EntityKind::person;
  holder.country = country.alpha3;
  holder.mentions.push_back(all);
  document_.entities.push_back(std::move(holder));
  const auto index = static_cast<EntityIndex>(document_.entities.size() - 1);
  writer_.office(office, index, all);
  document_.mentions[all].members.push_back(index);
  document_.mentions[all].reason = "one for each country named";
}

void SentenceReader::read_heading(const OfficePhrase& office) {
  WordIndex colon = office.words.last;
  while (colon < words_.size() && colon < office.words.last + 14 && !words_.is(colon, ":") && !words_.is(colon, ";") &&
         !words_.is(colon, "\"") && !words_.is(colon, "said") && read_.model_name(colon, NameType::person).empty())
    ++colon;
  if (!words_.is(colon, ":")) return;
  std::vector<NamePhrase> names;
  std::size_t sure = 0;
  for (WordIndex w = colon + 1; names.size() < 16;) {
    auto name = read_.name_at(w, false);
    if (name && (!name->from_model || name->words.last - name->words.first < 2)) name.reset();
    if (name) {
      ++sure;
    } else {
      // Among people listed a name that the model takes for something else.
      WordIndex end = w;
      while (end < words_.size() && end < w + 5 && words_[end].letter && words_.upper(end) && !words_[end].all_caps &&
             !read_.hit(end, Sort::country) && !read_.hit(end, Sort::office) && !read_.hit(end, Sort::body_kind)) {
        ++end;
        if (words_.is(end, "-") && words_.upper(end + 1)) ++end;
      }
      if (end < w + 2 || read_.hit(w, Sort::organisation) || read_.hit(w, Sort::place)) break;
      name.emplace();
      name->words = name->whole = {w, end};
    }
    names.push_back(*name);
    w = name->words.last;
    // Past the brackets behind it: "X (party Y)".
    if (words_.is(w, "("))
      for (WordIndex close = w + 1; close < words_.size() && close < w + 12; ++close)
        if (words_.is(close, ")")) {
          w = close + 1;
          break;
        }
    const WordIndex before = w;
    if (words_.is(w, ",") || words_.is(w, ";")) ++w;
    if (words_.is(w, "and")) ++w;
    if (w == before) break;
  }
  if (sure < 2) return;
  const std::size_t countries = office.country.size() + office.countries.size();
  if (names.size() < 2 || (countries > 1 && names.size() != countries)) return;
  for (std::size_t i = 0; i < names.size(); ++i) {
    OfficePhrase single = office;
    single.plural = false;
    single.countries.clear();
    if (countries > 1 && i > 0) single.country = {office.countries[i - 1]};
    heading_.push_back({names[i], std::move(single)});
  }
}

// "Foreign and Finance Ministers X and Y": the office of each, in order; empty where fields and names do not pair.
std::vector<std::string> SentenceReader::fields_shared(const OfficePhrase& office, std::size_t names) const {
  std::vector<std::string> fields;
  if (names < 2) return fields;
  std::string field;
  for (WordIndex w = office.title.first; w + 1 < office.title.last; ++w) {
    if (words_.is(w, "and") || words_.is(w, ",") || words_.is(w, "&")) {
      if (!field.empty()) fields.push_back(field + "minister");
      field.clear();
    } else {
      (field += words_.at(w)) += ' ';
    }
  }
  if (!field.empty()) fields.push_back(field + "minister");
  const bool known = words_.is(office.title.last - 1, "ministers") && fields.size() == names &&
                     std::all_of(fields.begin(), fields.end(),
                                 [&](const std::string& one) { return gazetteer_.office_named(one) != nullptr; });
  if (!known) fields.clear();
  return fields;
}

WordIndex SentenceReader::plural(WordIndex first, const OfficePhrase& office, bool definite) {
  if (definite && (!office.country.empty() || !office.body.empty())) {
    read_heading(office);
    if (!heading_.empty() && heading_.back().name.words.first > first) {
      heading_all_ = writer_.mention({first, office.words.last}, {first, office.words.last}, How::collective);
      return office.words.last;
    }
  }
  // "Presidents Tokayev and Mirziyoyev", "Foreign Ministers Murat X of A and Y of B"
  WordIndex next = office.words.last;
  if (!office.country.empty() && !office.countries.empty())
    if (const WordIndex end = one_each(first, next, office)) return end;
  auto name = name_at(next, true);
  if (name) {
    OfficePhrase single = office;
    single.plural = false;
    single.countries.clear();
    WordIndex begin = first;
    const auto fields = fields_shared(office, names_listed(next, true).size());
    for (std::size_t i = 0; name; ++i) {
      if (!fields.empty()) single.name = fields[std::min(i, fields.size() - 1)];
      next = person(*name, begin, {single});
      begin = next;
      // "Ministers X (Interior), Y (Trade)"
      if (words_.is(begin, "("))
        for (WordIndex close = begin + 1; close < words_.size() && close < begin + 8; ++close)
          if (words_.is(close, ")")) {
            begin = close + 1;
            break;
          }
      if (words_.is(begin, ",")) ++begin;
      if (words_.is(begin, "and")) ++begin;
      // "the Foreign Ministers of A X, B Y and C Z": each with the country before the name.
      if (!office.country.empty() && begin > next) {
        const WordIndex where = read_.past_article(begin + (words_.is(begin, "of") ? 1 : 0));
        const auto country = read_.country_at(where);
        name = country ? name_at(country->words.last, true) : std::nullopt;
        if (!name) break;
        single.country = {*country};
        continue;
      }
      // Another office opens another list: "Ministers X, Y and Attorney General Z".
      const bool others = begin > next && read_.office_at(begin).has_value();
      name = begin > next && !others ? name_at(begin, true) : std::nullopt;
    }
    return next;
  }
  // "the presidents of the parliaments of A, B and C": one for each country.
  if (office.country.empty() && office.body.size() == 1 && office.body.front().country.size() == 1 &&
      office.body.front().parent.empty()) {
    std::vector<CountryPhrase> countries{office.body.front().country.front()};
    WordIndex end = office.words.last;
    while (true) {
      WordIndex w = end;
      if (words_.is(w, ",")) ++w;
      if (words_.is(w, "and")) ++w;
      const auto more = w > end ? read_.country_at(read_.past_article(w)) : std::nullopt;
      if (!more) break;
      countries.push_back(*more);
      end = more->words.last;
    }
    if (countries.size() >= 2) {
      const MentionIndex all = writer_.mention({first, end}, {first, end}, How::collective);
      for (const auto& country : countries) {
        OfficePhrase single = office;
        single.plural = false;
        // The body's words are said once: the others have their country alone.
        if (&country != &countries.front()) {
          single.body.clear();
          single.country = {country};
        }
        add_holder(single, country, all);
      }
      return end;
    }
  }
  if (office.country.empty()) {
    // "their leaders" are not those whose they are.
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
      if (words_.is(w, ",") || words_.is(w, ";")) ++w;
      if (words_.is(w, "and")) ++w;
      if (words_.is(w, "of")) ++w;
      const auto more = read_.country_at(read_.past_article(w));
      if (!more || !words_.is(more->words.last, ",")) break;
      country = *more;
      begin = more->words.last + 1;
    }
    if (pairs.size() >= 2) {
      for (const auto& [where, named] : pairs) {
        OfficePhrase single = office;
        single.plural = false;
        single.country = {where};
        const EntityIndex holder = writer_.person(named, {named.whole.first, named.words.last});
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
  for (const auto& country : countries) {
    OfficePhrase single = office;
    single.plural = false;
    single.countries.clear();
    single.country = {country};
    single.words.last = country.words.last;
    add_holder(single, country, all);
  }
  return office.words.last;
}

// The names of a list that begins at a word: "X, Y and Z".
std::vector<NamePhrase> SentenceReader::names_listed(WordIndex at, bool after_title) const {
  std::vector<NamePhrase> names;
  while (names.size() < 8) {
    const auto one = read_.name_at(at, after_title && names.empty());
    if (!one) break;
    names.push_back(*one);
    at = one->words.last;
    if (words_.is(at, ",")) ++at;
    if (words_.is(at, "and")) ++at;
    if (at == one->words.last) break;
  }
  return names;
}

// People named one after another whose list ends at a word: "X, Y and Z" before it, first to last.
std::vector<MentionIndex> SentenceReader::people_before(WordIndex end) const {
  std::vector<MentionIndex> people;
  for (MentionIndex m = static_cast<MentionIndex>(document_.mentions.size()); m-- > 0 && people.size() < 8;) {
    const Mention& mention = document_.mentions[m];
    if (mention.tokens.first < sentence_.tokens.first) break;
    const WordRange range = words_.of(mention.tokens);
    if (range.last > end) continue;
    if (range.last != end || !mention.entity || document_.entities[*mention.entity].kind != EntityKind::person ||
        mention.how != How::name)
      break;
    people.insert(people.begin(), m);
    end = range.first;
    if (end > 0 && words_.is(end - 1, "and")) --end;
    if (end > 0 && words_.is(end - 1, ",")) --end;
    if (end == range.first) break;
  }
  return people;
}

// "X and Y, chairman and secretary of Z, respectively": the offices in the order of the names, held where the last of
// them says. Gives the word after it, or 0 where nothing of the kind stands there; where names and offices differ in
// number nobody gets any.
WordIndex SentenceReader::respectively(WordIndex at, std::vector<OfficeIndex>& held) {
  if (!words_.is(at, ",")) return 0;
  WordIndex end = at + 1;
  while (end < words_.size() && end < at + 40 && !words_.is(end, "respectively") && !words_.is(end, ".") &&
         !words_.is(end, ";"))
    ++end;
  if (!words_.is(end, "respectively")) return 0;
  std::vector<OfficePhrase> offices;
  WordIndex w = at + 1;
  while (w < end && offices.size() < 8) {
    const auto office = read_.office_at(read_.past_article(w));
    if (!office || office->plural) break;
    offices.push_back(*office);
    w = office->words.last;
    if (words_.is(w, ",")) ++w;
    if (words_.is(w, "and")) ++w;
    if (w == offices.back().words.last) break;
  }
  if (offices.empty()) return 0;
  const auto people = people_before(at);
  if (w != end || people.size() != offices.size() || people.size() < 2) return end + 1;
  const OfficePhrase& last = offices.back();
  for (std::size_t i = 0; i < people.size(); ++i) {
    OfficePhrase office = offices[i];
    if (office.body.empty() && office.country.empty()) {
      office.body = last.body;
      office.country = last.country;
      // Who is second to a chamber's president is its deputy speaker.
      if (!office.body.empty() &&
          (office.body.front().kind == "parliament" || office.body.front().kind.ends_with("chamber"))) {
        if (office.name == "vice president" || office.name == "deputy chairman") office.name = "deputy speaker";
        if (office.name == "president" || office.name == "chairman") office.name = "speaker";
      }
    }
    const EntityIndex holder = *document_.mentions[people[i]].entity;
    const WordRange range{office.words.first, office.words.last};
    const MentionIndex mention = writer_.mention(range, range, How::apposition, holder);
    const OfficeIndex index = writer_.office(office, holder, mention);
    if (i + 1 == people.size()) held.push_back(index);
  }
  return end + 1;
}

// "his counterparts" with the countries and names of all of them, in order. Gives the word after them, or 0.
WordIndex SentenceReader::counterparts(WordIndex at, WordIndex noun, WordIndex end, WordIndex possessive,
                                       std::vector<CountryPhrase> countries) {
  const WordRange title{noun, end};
  // "from A and B", "of A and B"
  if (countries.empty() && in(words_.at(end), {"from", "of", "in"})) countries = countries_listed(end + 1, end);
  // "his peers X of A and Y of B"
  if (countries.empty()) {
    std::vector<NamePhrase> named;
    for (WordIndex next = end; named.size() < 8;) {
      const auto one = read_.name_at(next, true);
      if (!one || !words_.is(one->words.last, "of")) break;
      const auto country = read_.country_at(read_.past_article(one->words.last + 1));
      if (!country) break;
      named.push_back(*one);
      countries.push_back(*country);
      next = country->words.last;
      if (words_.is(next, ",")) ++next;
      if (words_.is(next, "and")) ++next;
      if (next == country->words.last) break;
    }
    if (named.size() < 2) return 0;
    const MentionIndex all = writer_.mention({at, end}, {at, end}, How::collective);
    writer_.mention({possessive, possessive + 1}, {possessive, possessive + 1}, How::pronoun);
    for (std::size_t i = 0; i < named.size(); ++i) {
      const EntityIndex person = writer_.person(named[i], {named[i].whole.first, named[i].words.last});
      document_.entities[person].country = countries[i].alpha3;
      Office office;
      office.span = office.title = words_.span(title);
      office.inferred = true;
      office.person = person;
      office.mention = all;
      office.country = writer_.country(countries[i]);
      office.country_span = words_.span(countries[i].words);
      document_.offices.push_back(std::move(office));
      document_.mentions[all].members.push_back(person);
      document_.entities[person].mentions.push_back(all);
      auto& mentions = document_.entities[person].mentions;
      std::sort(mentions.begin(), mentions.end());
    }
    document_.mentions[all].reason = "named one by one after it";
    return countries.back().words.last;
  }
  if (countries.size() < 2) return 0;
  const auto write = [&](EntityIndex person, MentionIndex mention, const CountryPhrase& country) {
    Office office;
    office.span = office.title = words_.span(title);
    office.inferred = true;
    office.person = person;
    office.mention = mention;
    office.country = writer_.country(country);
    office.country_span = words_.span(country.words);
    if (document_.entities[person].country.empty()) document_.entities[person].country = country.alpha3;
    document_.offices.push_back(std::move(office));
  };
  const bool comma = words_.is(end, ",") || words_.is(end, ":") || words_.is(end, "-");
  const auto names = names_listed(end + (comma ? 1 : 0), !comma);
  // "X and Y, his counterparts from A and B"
  std::vector<MentionIndex> people;
  if (names.size() != countries.size() && at > 0 && words_.is(at - 1, ",")) people = people_before(at - 1);
  if (names.size() != countries.size() && people.size() != countries.size()) return 0;
  const MentionIndex all = writer_.mention({at, end}, {at, end}, How::collective);
  writer_.mention({possessive, possessive + 1}, {possessive, possessive + 1}, How::pronoun);
  const bool after = names.size() == countries.size();
  for (std::size_t i = 0; i < countries.size(); ++i) {
    const EntityIndex person = after ? writer_.person(names[i], {names[i].whole.first, names[i].words.last})
                                     : *document_.mentions[people[i]].entity;
    write(person, all, countries[i]);
    document_.mentions[all].members.push_back(person);
    auto& mentions = document_.entities[person].mentions;
    mentions.insert(std::lower_bound(mentions.begin(), mentions.end(), all), all);
  }
  document_.mentions[all].reason = after ? "named one by one after it" : "named one by one before it";
  return after ? names.back().words.last : end;
}

}  // namespace chancery
