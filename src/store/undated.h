// Articles that do not say their day ("March 13", "on Thursday", or nothing at all). Their facts meet those of others only
// where something besides the participants speaks for one and the same time: the day of the month, the day of the week, other
// people whom both articles name, the words that both use. Where two times would fit, none is chosen.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/told_days.h"

namespace chancery::store {

struct View;

struct Hints {
  std::optional<int> day_of_year;       // of the fact, or of its article: 1 to 366, in a leap year's count
  bool of_article = false;              // only the article's day is told
  bool of_facts = false;                // nor that: the days of what else the article tells
  std::optional<int> weekday;           // of the fact; 0 is Sunday
  std::map<std::int64_t, std::string> people;  // named in the article, each with his country
  std::int64_t foremost = 0;            // he whom it mentions most, where one is
  std::map<std::int64_t, std::string> cities;  // likewise
  ToldDays told;                        // days that its text names
  std::vector<std::uint64_t> documents;  // words by which its text names documents ("the X Treaty"): digests, sorted
  std::vector<std::uint64_t> words;     // of its text: digests, sorted
  std::vector<std::uint64_t> numbers;   // of its text, of three digits or more and no years: digests, sorted
  std::set<std::string> countries;      // the three that it speaks of most
  std::vector<std::string> most_first;  // the same, in order
  std::shared_ptr<const View> whole;    // the visit that the fact is part of
  std::vector<std::string> country_names;  // words of their names, sorted
};

bool undated(const View& fact);
// The day of the year that an undated fact tells, or its article.
std::optional<int> told_day(const View& fact);
int day_of_year(std::int64_t day);
// "--03-13" within the basis of a date; "October 14", "14 Oct." in a dateline.
std::optional<int> day_in_basis(std::string_view basis);
std::optional<int> day_in_words(std::string_view words);

std::shared_ptr<const Hints> hints_of(Database& database, const View& fact);
// Whether a fact tells so little of whose it is that the article around it must say: a document whose parties are not told,
// a visit that does not say where to, talks of somebody with nobody, a measure without a doer.
bool needs_article(const View& fact);
// The countries of the parties: those that are told, or else those that the article speaks of most, where hints are at hand.
std::set<std::string> parties_of(const View& fact);
// Where one of two facts tells a month and no year, and the other a time: 1 where that time is of the month, -1 where it is
// not; 0 for all others.
int months_meet(const View& a, const View& b);
// Whether both texts name a document by the same word.
bool share_document(const Hints& x, const Hints& y);
// How much of the shorter text's words the longer one has, in hundredths; 0 where a text is too short to say.
int shared_words(const Hints& x, const Hints& y);
// What speaks for one time, counted; -1 where something speaks against it. `same_day`: both tell the same day.
int evidence_by_hints(const View& a, const View& b, const Hints& x, const Hints& y, bool& same_day);
// 0 where nothing speaks for one time or something against it, 1 where enough does, 2 where both tell the same day.
int same_time_by_hints(const View& a, const View& b, const Hints& x, const Hints& y);

}  // namespace chancery::store
