// Several holders of one office, told by their countries: "Azerbaijani, Turkish and Georgian foreign ministers",
// "the Foreign Ministers of A and B, X and Y".
#include "names/sentence_reader.h"

namespace chancery {

// As many names after the office as countries with it: "the Foreign Ministers of A and B X and Y". 0 for none.
WordIndex SentenceReader::one_each(WordIndex first, WordIndex next, const OfficePhrase& office) {
  std::vector<CountryPhrase> countries{office.country.front()};
  countries.insert(countries.end(), office.countries.begin(), office.countries.end());
  std::vector<NamePhrase> names;
  for (WordIndex begin = next; names.size() <= countries.size();) {
    const auto name = name_at(begin, true);
    if (!name) break;
    names.push_back(*name);
    begin = name->words.last;
    if (words_.is(begin, ",")) ++begin;
    if (words_.is(begin, "and") || words_.is(begin, "&")) ++begin;
    if (begin == name->words.last) break;
  }
  if (names.size() != countries.size()) return 0;
  const MentionIndex all = writer_.mention({first, office.words.last}, {first, office.words.last}, How::collective);
  for (std::size_t i = 0; i < names.size(); ++i) {
    OfficePhrase single = office;
    single.plural = false;
    single.countries.clear();
    single.country = {countries[i]};
    const EntityIndex holder = writer_.person(names[i], {names[i].whole.first, names[i].words.last});
    writer_.office(single, holder, static_cast<MentionIndex>(document_.mentions.size() - 1));
    document_.mentions[all].members.push_back(holder);
    document_.entities[holder].mentions.push_back(all);
  }
  document_.mentions[all].reason = "named one by one after it";
  return names.back().words.last;
}

// "the Azerbaijani, Turkish and Georgian foreign ministers": one holder for each country. 0 for none.
WordIndex SentenceReader::adjective_list(WordIndex at) {
  const WordIndex first = read_.past_article(at);
  std::vector<CountryPhrase> countries;
  WordIndex w = first;
  while (countries.size() < 8) {
    const auto country = read_.adjective_at(w);
    if (!country) break;
    countries.push_back(*country);
    w = country->words.last;
    const bool comma = words_.is(w, ",");
    const WordIndex more = w + (comma ? 1 : 0);
    const bool joined = words_.is(more, "and") || words_.is(more, "&");
    if (!comma && !joined) break;
    w = more + (joined ? 1 : 0);
  }
  if (countries.size() < 2 || countries.back().words.last != w) return 0;
  auto office = read_.office_at(w);
  if (!office || !office->plural || !office->country.empty() || !office->countries.empty() || !office->body.empty())
    return 0;
  if (office->general || office->name == "member of parliament") return 0;  // many hold it in each country
  office->country = {countries.front()};
  office->countries.assign(countries.begin() + 1, countries.end());
  const WordIndex end = office->words.last;
  office->words.first = first;
  if (const WordIndex after = one_each(at, end, *office)) return after;
  if (name_at(end, true)) return 0;
  const MentionIndex all = writer_.mention({at, end}, {at, end}, How::collective);
  for (const auto& country : countries) {
    OfficePhrase single = *office;
    single.plural = false;
    single.countries.clear();
    single.country = {country};
    add_holder(single, country, all);
  }
  document_.mentions[all].reason = "one for each country named";
  return end;
}

}  // namespace chancery
