#include "store/undated.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "store/digest.h"
#include "store/match.h"
#include "store/match_parts.h"
#include "store/names.h"
#include "store/view.h"

namespace chancery::store {
namespace {

constexpr std::array<int, 12> kBefore = {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335};

int in_year(int month, int day) { return kBefore[static_cast<std::size_t>(month - 1)] + day; }

std::optional<int> weekday_in(std::string_view words) {
  static constexpr std::array<std::string_view, 7> kDays = {"sunday",   "monday", "tuesday", "wednesday",
                                                            "thursday", "friday", "saturday"};
  const std::string folded = folded_words(words);
  for (std::size_t i = 0; i < kDays.size(); ++i)
    if (folded.find(kDays[i]) != std::string::npos) return static_cast<int>(i);
  return {};
}

// The words of a text, its telling numbers and the names of documents, as digests, sorted; and the days that it names.
struct Words {
  std::vector<std::uint64_t> words, numbers, documents;
  ToldDays told;
};

// "the Harbour Treaty", "the Declaration of Harbour": names of documents by a word that the text never writes small.
void add_document_names(const std::string& text, std::vector<std::uint64_t>& out) {
  static constexpr std::array<std::string_view, 10> kDocuments = {"treaty",      "pact",       "agreement", "accord",   "accords",
                                                                  "declaration", "convention", "protocol",  "communique", "charter"};
  static constexpr std::array<std::string_view, 22> kNoNames = {
      "joint",    "draft",     "defence",   "defense",       "peace",    "trade",    "security", "final", "mutual",  "framework",     "partnership",
      "general",  "strategic", "bilateral", "comprehensive", "economic", "military", "cooperation", "free",  "ceasefire", "international", "visa"};
  std::vector<std::string_view> words;
  const auto inside = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && inside(text[end])) ++end;
    if (end > begin) words.push_back(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
  std::set<std::string> small, found;
  const auto capital = [](std::string_view word) { return word.size() >= 4 && word[0] >= 'A' && word[0] <= 'Z'; };
  for (const auto word : words)
    if (!capital(word)) small.emplace(word);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string document = folded_words(words[i]);
    if (std::find(kDocuments.begin(), kDocuments.end(), document) == kDocuments.end()) continue;
    if (i > 0 && capital(words[i - 1])) found.insert(folded_words(words[i - 1]));
    if (i + 2 < words.size() && words[i + 1] == "of" && capital(words[i + 2])) found.insert(folded_words(words[i + 2]));
  }
  for (const auto& name : found)
    if (!small.contains(name) && std::find(kNoNames.begin(), kNoNames.end(), name) == kNoNames.end() &&
        std::find(kDocuments.begin(), kDocuments.end(), name) == kDocuments.end())
      out.push_back(digest64(name));
  std::sort(out.begin(), out.end());
}

bool telling_number(std::string_view word) {
  if (word.size() < 3 || word.find_first_not_of("0123456789") != std::string_view::npos) return false;
  return word.size() != 4 || (!word.starts_with("19") && !word.starts_with("20"));  // a year says little
}

std::shared_ptr<const Words> words_of_document(Database& database, std::int64_t document) {
  auto& kept = database.keep(-document);  // facts have the numbers above nought
  if (!kept) {
    Statement& row = database.prepare("SELECT text FROM document WHERE id = ?").bind(document);
    auto out = std::make_shared<Words>();
    if (row.step()) {
      for (const auto& word : content_words(row.view(0))) {
        if (word.size() > 3) out->words.push_back(digest64(word));
        if (telling_number(word)) out->numbers.push_back(digest64(word));
      }
      out->told = days_in_words(folded_words(row.view(0)));
      add_document_names(row.text(0), out->documents);
    }
    row.reset();
    std::sort(out->words.begin(), out->words.end());
    std::sort(out->numbers.begin(), out->numbers.end());
    kept = out;
  }
  return std::static_pointer_cast<const Words>(kept);
}

// The three countries that a reading speaks of most (two parties and who brought them together), by mentions of them
// and of their people and bodies, and the words of their names.
void add_countries(Database& database, std::int64_t reading, Hints& out) {
  std::map<std::string, std::size_t> mentions;
  std::map<std::string, std::string> names;
  Statement& row = database
                       .prepare(
                           "SELECT kind, name, key, country, mentions FROM appearance JOIN profile ON profile.id = "
                           "appearance.profile WHERE reading = ?")
                       .bind(reading);
  while (row.step()) {
    const bool country = row.integer(0) == kCountry && row.view(2).starts_with("country:");
    const std::string code = country ? row.text(2).substr(8) : row.text(3);
    if (code.empty()) continue;
    const Json where = Json::parse(row.view(4), nullptr, false);
    mentions[code] += where.is_array() ? where.size() : 1;
    if (country) names[code] = row.text(1);
  }
  for (int i = 0; i < 3 && !mentions.empty(); ++i) {
    const auto most = std::max_element(mentions.begin(), mentions.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    out.countries.insert(most->first);
    out.most_first.push_back(most->first);
    for (auto& word : content_words(names[most->first])) out.country_names.push_back(std::move(word));
    mentions.erase(most);
  }
  std::sort(out.country_names.begin(), out.country_names.end());
}

// The day of the year that an article's news is of, where only its facts tell it: those of a few days running, or none.
std::optional<int> day_of_facts(Database& database, std::int64_t reading) {
  Statement& row =
      database.prepare("SELECT first_day, body FROM fact WHERE reading = ? AND kind IN (?, ?, ?) ORDER BY id")
          .bind(reading, kContact, kInstrument, kRitual);
  std::optional<int> first, last;
  while (row.step()) {
    const Json body = Json::parse(row.view(1), nullptr, false);
    const Json& date = at(body, "date");
    if (date.is_null() || (!row.null(0) && text_at(date, "precision") != "day")) continue;
    if (at(body, "background").is_boolean() && at(body, "background").get<bool>()) continue;
    const auto day = row.null(0) ? day_in_basis(text_at(date, "basis")) : std::optional(day_of_year(row.integer(0)));
    if (!day) continue;
    first = first ? std::min(*first, *day) : *day;
    last = last ? std::max(*last, *day) : *day;
  }
  row.reset();
  return first && *last - *first <= 4 ? first : std::nullopt;
}

int shared_words(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const std::size_t least = std::min(a.size(), b.size());
  return least < 15 ? 0 : static_cast<int>(100 * both.size() / least);
}

std::size_t both_have(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

// The last day that an account tells in full: its own, the fact's or one of its text.
std::optional<std::int64_t> last_told(const View& fact, const Hints& hints) {
  if (fact.published) return fact.published;
  if (fact.last) return fact.last;
  return hints.told.dates.empty() ? std::nullopt : std::optional(*hints.told.dates.rbegin());
}

// Days of the year that both accounts name, where no year speaks against it.
std::size_t days_in_common(const View& a, const View& b, const Hints& x, const Hints& y) {
  constexpr std::int64_t kOneStory = 45;
  const auto last = last_told(a, x), other = last_told(b, y);
  if (last && other && std::llabs(*last - *other) > kOneStory) return 0;
  const auto all = [](const View& fact, const Hints& hints) {
    std::set<int> out = hints.told.of_year;
    if (hints.day_of_year) out.insert(*hints.day_of_year);
    // The news of a day is written then or on the next.
    if (fact.published)
      for (const std::int64_t day : {*fact.published - 1, *fact.published}) out.insert(day_of_year(day));
    return out;
  };
  const auto p = all(a, x), q = all(b, y);
  return static_cast<std::size_t>(std::count_if(p.begin(), p.end(), [&](int day) { return q.contains(day); }));
}

// People sit at one table in one city: those that two accounts speak of, in the countries of those concerned.
bool other_cities(const View& a, const View& b, const Hints& x, const Hints& y) {
  if (a.kind != kContact || contact_class(a) != "meeting" || contact_class(b) != "meeting") return false;
  std::set<std::string> countries = a.countries();
  countries.merge(b.countries());
  const auto cities = [&](const View& fact, const Hints& hints) {
    std::set<std::int64_t> out;
    if (fact.place() && fact.place()->type == "city") return std::set{fact.place()->entity};
    for (const auto& [city, country] : hints.cities)
      if (countries.contains(country)) out.insert(city);
    return out;
  };
  const auto here = cities(a, x), there = cities(b, y);
  return !here.empty() && !there.empty() &&
         std::none_of(here.begin(), here.end(), [&](const auto& city) { return there.contains(city); });
}

}  // namespace

bool undated(const View& fact) { return !fact.first && !fact.last && !fact.published; }

bool needs_article(const View& fact) {
  if (fact.kind == kContact)
    return lone(fact) || of_countries_alone(fact) || (contact_class(fact) == "visit" && hosts_of(fact).empty());
  if (fact.kind == kMeasure) return fact.in({"by"}).empty() && !fact.in({"against"}).empty();
  return fact.kind == kInstrument && fact.countries().size() < 2;
}

std::set<std::string> parties_of(const View& fact) {
  std::set<std::string> out = fact.countries();
  if (needs_article(fact) && fact.hints) out.insert(fact.hints->countries.begin(), fact.hints->countries.end());
  return out;
}

int day_of_year(std::int64_t day) {
  const std::string iso = iso_of(day);
  return iso.size() < 10 ? 0 : in_year(std::atoi(iso.c_str() + 5), std::atoi(iso.c_str() + 8));
}

std::optional<int> day_in_basis(std::string_view basis) {
  const auto at = basis.find("--");
  if (at == std::string_view::npos || basis.size() < at + 7 || basis[at + 4] != '-') return {};
  const int month = std::atoi(std::string(basis.substr(at + 2, 2)).c_str()),
            day = std::atoi(std::string(basis.substr(at + 5, 2)).c_str());
  if (month < 1 || month > 12 || day < 1 || day > 31) return {};
  return in_year(month, day);
}

std::optional<int> day_in_words(std::string_view words) {
  static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                               "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string folded = folded_words(words);
  int month = 0, day = 0;
  for (std::size_t begin = 0; begin < folded.size();) {
    auto end = folded.find(' ', begin);
    if (end == std::string::npos) end = folded.size();
    const std::string word = folded.substr(begin, end - begin);
    begin = end + 1;
    if (const int number = std::atoi(word.c_str()); number >= 1 && number <= 31 && word.size() <= 4) day = number;
    for (std::size_t i = 0; i < kMonths.size(); ++i)
      if (word.size() >= 3 && word.starts_with(kMonths[i])) month = static_cast<int>(i) + 1;
  }
  return month && day ? std::optional(in_year(month, day)) : std::nullopt;
}

std::optional<int> told_day(const View& fact) {
  if (const auto day = day_in_basis(text_at(at(fact.body, "date"), "basis"))) return day;
  return day_in_basis(fact.published_basis);
}

// The visit that a meeting is part of, with hints of its own.
static std::shared_ptr<const View> whole_of(Database& database, const View& fact) {
  const auto local = local_number(text_at(fact.body, "part_of"));
  if (fact.kind != kContact || local < 0 || local == fact.local) return nullptr;
  Statement& row = database.prepare("SELECT id FROM fact WHERE reading = ? AND local = ? AND kind = ?")
                       .bind(fact.reading, local, kContact);
  const auto id = row.step() ? row.integer(0) : 0;
  row.reset();
  auto whole = id == 0 ? std::nullopt : load_view(database, id);
  if (!whole || !at(whole->body, "part_of").is_null()) return nullptr;
  whole->hints = hints_of(database, *whole);
  return std::make_shared<const View>(std::move(*whole));
}

std::shared_ptr<const Hints> hints_of(Database& database, const View& fact) {
  auto out = std::make_shared<Hints>();
  out->whole = whole_of(database, fact);
  if (undated(fact)) {
    out->day_of_year = day_in_basis(text_at(at(fact.body, "date"), "basis"));
    out->weekday = weekday_in(text_at(at(fact.body, "date"), "as_written"));
    if (!out->day_of_year) out->day_of_year = day_in_basis(fact.published_basis), out->of_article = true;
    if (!out->day_of_year) out->day_of_year = day_of_facts(database, fact.reading), out->of_facts = true;
  } else {
    out->of_article = !fact.first;
    out->day_of_year = day_of_year(fact.first ? *fact.first : fact.published ? *fact.published : *fact.last);
    if (fact.first && fact.first == fact.last) out->weekday = static_cast<int>(((*fact.first + 4) % 7 + 7) % 7);
  }
  Statement& row = database
                       .prepare(
                           "SELECT entity, country, kind, type, mentions FROM appearance JOIN profile ON profile.id = "
                           "appearance.profile WHERE reading = ? AND kind IN (?, ?) AND name <> ''")
                       .bind(fact.reading, kPerson, kPlace);
  std::map<std::int64_t, std::size_t> mentions;
  while (row.step()) {
    if (row.integer(2) == kPerson) {
      out->people.emplace(row.integer(0), row.text(1));
      const Json where = Json::parse(row.view(4), nullptr, false);
      mentions[row.integer(0)] += where.is_array() ? where.size() : 1;
    } else if (row.view(3) == "city") out->cities.emplace(row.integer(0), row.text(1));
  }
  std::size_t most = 0;
  for (const auto& [person, count] : mentions)
    if (count > most) most = count, out->foremost = person;
    else if (count == most) out->foremost = 0;
  const auto words = words_of_document(database, fact.document);
  out->words = words->words;
  out->numbers = words->numbers;
  out->documents = words->documents;
  out->told = words->told;
  add_countries(database, fact.reading, *out);
  return out;
}

int months_meet(const View& a, const View& b) {
  for (const auto& [open, told] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    const std::string basis = text_at(at(open->body, "date"), "basis");
    const auto where = basis.find("--");
    if (open->first || !told->first || where == std::string::npos || where + 4 >= basis.size() || basis[where + 4] == '-') continue;
    const int month = std::atoi(basis.substr(where + 2, 2).c_str());
    if (month < 1 || month > 12) continue;
    const auto month_of = [](std::int64_t day) { return std::atoi(iso_of(day).substr(5, 2).c_str()); };
    const int from = month_of(*told->first), to = month_of(told->last ? *told->last : *told->first);
    return month == from || month == to ? 1 : -1;
  }
  return 0;
}

bool share_document(const Hints& x, const Hints& y) { return both_have(x.documents, y.documents) > 0; }

int shared_words(const Hints& x, const Hints& y) { return shared_words(x.words, y.words); }

int evidence_by_hints(const View& a, const View& b, const Hints& x, const Hints& y, bool& same_day) {
  same_day = false;
  if (a.background() || b.background() || other_cities(a, b, x, y) || months_meet(a, b) < 0) return -1;
  int evidence = 0;
  if (x.day_of_year && y.day_of_year) {
    const int apart = std::abs(*x.day_of_year - *y.day_of_year), days = std::min(apart, 366 - apart);
    const bool rough = x.of_article || y.of_article, loose = x.of_facts || y.of_facts;
    if (days > (rough ? 6 : 3) && !loose) return -1;
    if (days <= (rough ? 3 : 1)) evidence += 3;
    same_day = days == 0 && !rough;
  }
  if (const auto days = days_in_common(a, b, x, y); days > 0) evidence = std::max(evidence, days > 1 ? 3 : 2);
  if (x.weekday && y.weekday) {
    if (*x.weekday != *y.weekday) return -1;
    evidence += 2;
  }
  std::set<std::int64_t> concerned;
  for (const View* fact : {&a, &b})
    for (const Who& one : fact->who) concerned.insert(one.entity);
  int others = 0;
  for (const auto& [one, country] : x.people) others += y.people.contains(one) && !concerned.contains(one);
  evidence += 2 * std::min(others, 2);
  const int words = shared_words(x.words, y.words);
  evidence += words >= 55 ? 3 : words >= 45 ? 2 : words >= 35 ? 1 : 0;
  // Within one visit.
  if (x.whole && y.whole && same_event(*x.whole, *y.whole).score > 0) evidence += 3;
  // The same house or city, where both tell it.
  if (a.kind == kContact && a.place() && b.place() && a.place()->entity == b.place()->entity &&
      a.place()->kind != kCountry)
    ++evidence;
  // The same numbers in both texts: of a vote, of people, of money.
  const std::size_t numbers = both_have(x.numbers, y.numbers);
  return evidence + (numbers >= 3 ? 2 : numbers == 2 ? 1 : 0);
}

int same_time_by_hints(const View& a, const View& b, const Hints& x, const Hints& y) {
  bool same_day = false;
  return evidence_by_hints(a, b, x, y, same_day) < 3 ? 0 : same_day ? 2 : 1;
}

}  // namespace chancery::store
