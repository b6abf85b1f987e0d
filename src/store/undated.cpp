#include "store/undated.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "store/digest.h"
#include "store/match.h"
#include "store/names.h"
#include "store/view.h"

namespace chancery::store {
namespace {

constexpr std::array<int, 12> kBefore = {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335};

int in_year(int month, int day) { return kBefore[static_cast<std::size_t>(month - 1)] + day; }

std::optional<int> weekday_in(std::string_view words) {
  static constexpr std::array<std::string_view, 7> kDays = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  const std::string folded = folded_words(words);
  for (std::size_t i = 0; i < kDays.size(); ++i)
    if (folded.find(kDays[i]) != std::string::npos) return static_cast<int>(i);
  return {};
}

std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> out;
  for (const auto& word : content_words(text))
    if (word.size() > 3) out.push_back(digest64(word));
  std::sort(out.begin(), out.end());
  return out;
}

std::shared_ptr<const std::vector<std::uint64_t>> words_of_document(Database& database, std::int64_t document) {
  auto& kept = database.keep(-document);  // facts have the numbers above nought
  if (!kept) {
    Statement& row = database.prepare("SELECT text FROM document WHERE id = ?").bind(document);
    auto words = std::make_shared<std::vector<std::uint64_t>>();
    if (row.step()) *words = words_of(row.view(0));
    row.reset();
    kept = words;
  }
  return std::static_pointer_cast<const std::vector<std::uint64_t>>(kept);
}

// How much of the shorter text's words the longer one has, in hundredths.
int shared_words(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const std::size_t least = std::min(a.size(), b.size());
  return least < 15 ? 0 : static_cast<int>(100 * both.size() / least);
}

}  // namespace

bool undated(const View& fact) { return !fact.first && !fact.last && !fact.published; }

int day_of_year(std::int64_t day) {
  const std::string iso = iso_of(day);
  return iso.size() < 10 ? 0 : in_year(std::atoi(iso.c_str() + 5), std::atoi(iso.c_str() + 8));
}

std::optional<int> day_in_basis(std::string_view basis) {
  const auto at = basis.find("--");
  if (at == std::string_view::npos || basis.size() < at + 7 || basis[at + 4] != '-') return {};
  const int month = std::atoi(std::string(basis.substr(at + 2, 2)).c_str()), day = std::atoi(std::string(basis.substr(at + 5, 2)).c_str());
  if (month < 1 || month > 12 || day < 1 || day > 31) return {};
  return in_year(month, day);
}

std::optional<int> day_in_words(std::string_view words) {
  static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
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

std::shared_ptr<const Hints> hints_of(Database& database, const View& fact) {
  auto out = std::make_shared<Hints>();
  if (undated(fact)) {
    out->day_of_year = day_in_basis(text_at(at(fact.body, "date"), "basis"));
    out->weekday = weekday_in(text_at(at(fact.body, "date"), "as_written"));
    if (!out->day_of_year) out->day_of_year = day_in_basis(fact.published_basis), out->of_article = true;
  } else {
    out->of_article = !fact.first;
    out->day_of_year = day_of_year(fact.first ? *fact.first : fact.published ? *fact.published : *fact.last);
    if (fact.first && fact.first == fact.last) out->weekday = static_cast<int>(((*fact.first + 4) % 7 + 7) % 7);
  }
  Statement& row = database.prepare("SELECT DISTINCT entity FROM appearance JOIN profile ON profile.id = appearance.profile WHERE reading = ? AND kind = ? AND name <> ''").bind(fact.reading, kPerson);
  while (row.step()) out->people.insert(row.integer(0));
  out->words = *words_of_document(database, fact.document);
  return out;
}

int same_time_by_hints(const View& a, const View& b, const Hints& x, const Hints& y) {
  if (a.background() || b.background()) return 0;
  int evidence = 0;
  bool same_day = false;
  if (x.day_of_year && y.day_of_year) {
    const int apart = std::abs(*x.day_of_year - *y.day_of_year), days = std::min(apart, 366 - apart);
    const bool rough = x.of_article || y.of_article;
    if (days > (rough ? 6 : 3)) return 0;
    if (days <= (rough ? 3 : 1)) evidence += 3;
    same_day = days == 0 && !rough;
  }
  if (x.weekday && y.weekday) {
    if (*x.weekday != *y.weekday) return 0;
    evidence += 2;
  }
  std::set<std::int64_t> concerned;
  for (const View* fact : {&a, &b})
    for (const Who& one : fact->who) concerned.insert(one.entity);
  int others = 0;
  for (const auto one : x.people) others += y.people.contains(one) && !concerned.contains(one);
  evidence += 2 * std::min(others, 2);
  const int words = shared_words(x.words, y.words);
  evidence += words >= 55 ? 3 : words >= 45 ? 2 : words >= 35 ? 1 : 0;
  return evidence < 3 ? 0 : same_day ? 2 : 1;
}

}  // namespace chancery::store
