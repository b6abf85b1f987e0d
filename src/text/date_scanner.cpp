#include "text/date_scanner.h"

#include <array>

namespace chancery {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

// The first letters of the names, a bit each.
template <std::size_t N>
constexpr std::uint32_t initials(const std::array<std::string_view, N>& names) {
  std::uint32_t out = 0;
  for (const std::string_view name : names) out |= 1u << (name[0] - 'a');
  return out;
}

// Reads forward through one candidate; every step leaves the cursor where it was when it fails.
struct Cursor {
  std::string_view text;
  std::size_t at;

  char peek(std::size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
  void spaces() {
    while (at < text.size()) {
      if (peek() == ' ' || peek() == '\t')
        ++at;
      else if (text.substr(at, 2) == "\xC2\xA0")
        at += 2;
      else
        break;
    }
  }
  bool skip(char c) { return peek() == c ? (++at, true) : false; }

  // A number of one to `most` digits, not followed by another digit; -1 where there is none.
  int number(std::size_t least, std::size_t most) {
    std::size_t end = at;
    int value = 0;
    while (end < text.size() && digit(text[end]) && end - at < most + 1) value = value * 10 + (text[end++] - '0');
    if (end - at < least || end - at > most) return -1;
    at = end;
    return value;
  }

  std::string_view word() const {
    std::size_t end = at;
    while (end < text.size() && letter(text[end])) ++end;
    return text.substr(at, end - at);
  }

  // "Sept", "Sep.", "September": at least three letters of a month's name, and nothing but them.
  template <std::size_t N>
  int name(const std::array<std::string_view, N>& names, std::size_t least = 3) {
    // Hardly a word of running text begins as one of them does and is as short.
    const std::uint32_t first = static_cast<std::uint32_t>(lower(peek())) - 'a';
    if (first >= 26 || !(initials(names) >> first & 1)) return -1;
    const std::string_view found = word();
    if (found.size() < least || found.size() > 9) return -1;
    for (std::size_t i = 0; i < N; ++i) {
      if (found.size() > names[i].size()) continue;
      bool same = true;
      for (std::size_t k = 0; k < found.size() && same; ++k) same = lower(found[k]) == names[i][k];
      // Cut names are those in use: three letters, "Sept", "Tues", "Thur", "Thurs", "June", "July".
      if (same && (found.size() == 3 || found.size() == names[i].size() || (found.size() == 4 && names[i].size() > 6) ||
                   (found.size() == 5 && names[i] == "thursday"))) {
        at += found.size();
        if (found.size() < names[i].size()) skip('.');
        return static_cast<int>(i) + 1;
      }
    }
    return -1;
  }

  void ordinal() {
    const char a = lower(peek()), b = lower(peek(1));
    if (((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h')) &&
        !letter(peek(2)))
      at += 2;
  }

  // ", 2021", " 2021", "-2021", "-21"; 0 where no year follows.
  int year() {
    const std::size_t start = at;
    const bool hyphen = peek() == '-' || peek() == '/';
    if (hyphen) ++at;
    spaces();
    if (skip(',')) spaces();
    const std::size_t digits_at = at;
    int value = number(4, 4);
    if (value < 0 && hyphen) {
      at = digits_at;
      const int two = number(2, 2);
      if (two >= 0) value = 2000 + two;
    }
    // "12:30" and the like are no years; nor is "2021th".
    if (value >= 1900 && value <= 2100 && !digit(peek()) && !letter(peek()) && !(peek() == ':' && digit(peek(1))))
      return value;
    at = start;
    return 0;
  }
};

bool valid(const ScannedDate& date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day_in(2000).has_value() &&
         (!date.has_year() || date.day_in().has_value());
}

std::optional<ScannedDate> numeric(std::string_view text, std::size_t at) {
  Cursor cursor{text, at};
  ScannedDate date;
  date.begin = at;
  const int first = cursor.number(1, 4);
  if (first < 0) return {};
  const std::size_t first_digits = cursor.at - at;
  const char separator = cursor.peek();
  if (separator != '.' && separator != '/' && separator != '-') return {};
  ++cursor.at;
  const int second = cursor.number(1, 2);
  if (second < 0 || !cursor.skip(separator)) return {};
  const std::size_t third_at = cursor.at;
  int third = cursor.number(1, 4);
  if (third < 0) return {};
  const std::size_t third_digits = cursor.at - third_at;
  if (first_digits == 4 && third_digits <= 2) {
    date.year = first, date.month = static_cast<unsigned>(second), date.day = static_cast<unsigned>(third);
  } else if (first_digits <= 2 && (third_digits == 4 || (third_digits == 2 && separator == '.'))) {
    if (third_digits == 2) third += 2000;
    unsigned day = static_cast<unsigned>(first), month = static_cast<unsigned>(second);
    if (separator != '.' && month > 12) std::swap(day, month);
    date.ambiguous = separator != '.' && day <= 12 && month <= 12 && day != month;
    date.year = third, date.month = month, date.day = day;
  } else {
    return {};
  }
  date.end = cursor.at;
  if (date.year < 1900 || date.year > 2100 || !valid(date)) return {};
  return date;
}

std::optional<ScannedDate> day_first(std::string_view text, std::size_t at) {
  Cursor cursor{text, at};
  ScannedDate date;
  date.begin = at;
  const int day = cursor.number(1, 2);
  if (day < 1 || day > 31) return {};
  cursor.ordinal();
  cursor.skip('.');
  cursor.skip('-');
  cursor.spaces();
  if (cursor.text.substr(cursor.at, 3) == "of ") cursor.at += 3;
  if (cursor.skip(',')) cursor.spaces();
  const int month = cursor.name(kMonths);
  if (month < 0) return {};
  date.day = static_cast<unsigned>(day);
  date.month = static_cast<unsigned>(month);
  date.end = cursor.at;
  if ((date.year = cursor.year())) date.end = cursor.at;
  if (!valid(date)) return {};
  return date;
}

std::optional<ScannedDate> month_first(std::string_view text, std::size_t at) {
  Cursor cursor{text, at};
  ScannedDate date;
  date.begin = at;
  const int month = cursor.name(kMonths);
  if (month < 0) return {};
  cursor.skip('-');
  cursor.spaces();
  const int day = cursor.number(1, 2);
  if (day < 1 || day > 31 || cursor.peek() == ':') return {};
  cursor.ordinal();
  if (letter(cursor.peek())) return {};
  date.month = static_cast<unsigned>(month);
  date.day = static_cast<unsigned>(day);
  date.end = cursor.at;
  if ((date.year = cursor.year())) date.end = cursor.at;
  if (!valid(date)) return {};
  return date;
}

}  // namespace

std::optional<std::chrono::year_month_day> ScannedDate::day_in(int other_year) const {
  const int use = has_year() ? year : other_year;
  if (use == 0) return {};
  const std::chrono::year_month_day out{std::chrono::year{use}, std::chrono::month{month}, std::chrono::day{day}};
  return out.ok() ? std::optional(out) : std::nullopt;
}

std::optional<ScannedDate> scan_date(std::string_view text, std::size_t at) {
  if (at >= text.size() || (at > 0 && (digit(text[at - 1]) || letter(text[at - 1])))) return {};
  if (digit(text[at])) {
    if (at > 1 && (text[at - 1] == '.' || text[at - 1] == '/' || text[at - 1] == ':') && digit(text[at - 2])) return {};
    if (auto found = numeric(text, at)) return found;
    return day_first(text, at);
  }
  if (!letter(text[at])) return {};
  if (auto found = month_first(text, at)) return found;
  Cursor cursor{text, at};
  if (cursor.name(kWeekdays) < 0) return {};
  if (cursor.skip(',')) {
  }
  cursor.spaces();
  if (cursor.at >= text.size()) return {};
  std::optional<ScannedDate> found;
  if (digit(text[cursor.at])) {
    if (!(found = numeric(text, cursor.at))) found = day_first(text, cursor.at);
  } else {
    found = month_first(text, cursor.at);
  }
  if (found) found->begin = at;
  return found;
}

std::optional<ScannedDate> find_date(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at)
    if (digit(text[at]) || letter(text[at])) {
      if (auto found = scan_date(text, at)) return found;
      // On to the next word: a date starts with one.
      while (at + 1 < text.size() && (digit(text[at]) ? digit(text[at + 1]) : letter(text[at + 1]))) ++at;
    }
  return {};
}

DateInterval day_interval(std::chrono::year_month_day day) { return {day, day, Precision::day}; }

}  // namespace chancery
