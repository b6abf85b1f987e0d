#include "page/date_words.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

struct Number {
  unsigned value = 0;
  std::size_t size = 0;
};
Number number_at(std::string_view text, std::size_t at) {
  Number out;
  while (at + out.size < text.size() && digit(text[at + out.size]) && out.size < 9) out.value = out.value * 10 + unsigned(text[at + out.size++] - '0');
  return out;
}

// Pages are younger than the web, and dates far ahead are not of them.
std::optional<std::chrono::year_month_day> day_of(unsigned year, unsigned month, unsigned day) {
  if (year < 1992 || year > 2039) return {};
  const std::chrono::year_month_day out{std::chrono::year{int(year)}, std::chrono::month{month}, std::chrono::day{day}};
  if (!out.ok()) return {};
  return out;
}

bool letter_at(std::string_view text, std::size_t at) {
  if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) return (text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z';
  const CodePoint c = code_point_at(text, at);
  return c.size > 0 && is_letter(c.value);
}

}  // namespace

DateWords DateWords::load(const std::vector<std::string>& data_folders) {
  DateWords out;
  for (const auto& folder : data_folders) {
    const std::string path = folder + "/lexicon/month_names.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      const unsigned month = number_at(row["month"], 0).value;
      if (month < 1 || month > 12) row.fail("no month: " + row.text("month"));
      const std::string languages = "|" + row.text("languages") + "|", name = row.text("name"), plain = fold(name);
      for (const std::string& written : {to_lower(name), plain}) out.starts_.set(start_of(written)), out.starts_.set(start_of(written.substr(0, 1)));
      out.months_[name].push_back({month, languages});
      if (plain != name) out.months_[plain].push_back({month, languages});
    }
  }
  return out;
}

unsigned DateWords::month_of(std::string_view word, std::string_view language) const {
  if (word.size() < 3 || word.size() > 40 || !starts_.test(start_of(word))) return 0;
  auto found = months_.find(to_lower(word));
  if (found == months_.end()) return 0;
  const std::string key = "|" + std::string(language) + "|";
  for (const Month& month : found->second)
    if (month.languages.find(key) != std::string::npos) return month.month;
  for (const Month& month : found->second)
    if (month.month != found->second[0].month) return 0;  // of two languages, and neither is this
  return found->second[0].month;
}

// 2019-11-18, 18.11.2019, 11/18/2019, 18.11.19, 20191118, 2019年11月18日; digits begin at `at`.
std::optional<DateWords::Found> DateWords::numeric(std::string_view text, std::size_t at, std::string_view language) const {
  const Number a = number_at(text, at);
  std::size_t next = at + a.size;
  Found out;
  out.begin = at;
  const auto finish = [&](unsigned year, unsigned month, unsigned day, std::size_t end) -> std::optional<Found> {
    const auto found = day_of(year, month, day);
    if (!found) return {};
    out.day = *found;
    out.end = end;
    return out;
  };
  if (a.size == 4) {
    // East Asia names year, month and day behind the numbers.
    for (const auto& [y, m, d] : {std::tuple<std::string_view, std::string_view, std::string_view>{"年", "月", "日"}, {"년", "월", "일"}}) {
      std::size_t i = next;
      while (i < text.size() && text[i] == ' ') ++i;
      if (!text.substr(i).starts_with(y)) continue;
      i += y.size();
      while (i < text.size() && text[i] == ' ') ++i;
      const Number month = number_at(text, i);
      i += month.size;
      while (i < text.size() && text[i] == ' ') ++i;
      if (month.size == 0 || !text.substr(i).starts_with(m)) continue;
      i += m.size();
      while (i < text.size() && text[i] == ' ') ++i;
      const Number day = number_at(text, i);
      i += day.size;
      while (i < text.size() && text[i] == ' ') ++i;
      if (day.size == 0 || !text.substr(i).starts_with(d)) continue;
      return finish(a.value, month.value, day.value, i + d.size());
    }
  }
  if (next >= text.size()) return {};
  const char mark = text[next];
  if (mark != '-' && mark != '/' && mark != '.') return {};
  std::size_t i = next + 1;
  if (mark == '.' && i < text.size() && text[i] == ' ') ++i;  // "18. 11. 2019"
  const Number b = number_at(text, i);
  if (b.size == 0 || b.size > 2) return {};
  i += b.size;
  if (i >= text.size() || text[i] != mark) return {};
  ++i;
  if (mark == '.' && i < text.size() && text[i] == ' ') ++i;
  const Number c = number_at(text, i);
  if (c.size == 0) return {};
  const std::size_t end = i + c.size;
  if (end + 1 < text.size() && text[end] == mark && digit(text[end + 1])) return {};  // a version, an address
  if (a.size == 4 && c.size <= 2) return finish(a.value, b.value, c.value, end);
  if (a.size > 2 || (c.size != 4 && c.size != 2)) return {};
  if (c.size == 2 && (end < text.size() && (text[end] == mark || text[end] == ':'))) return {};
  if (c.size == 2 && (a.size < 2 && mark == '.')) return {};  // a version, a section
  const unsigned year = c.size == 4 ? c.value : 2000 + c.value;
  out.two_digits = c.size == 2;
  const bool american = mark == '/' && (language == "en" || language.empty());
  out.ambiguous = a.value <= 12 && b.value <= 12 && a.value != b.value && mark != '.';
  if (american && a.value <= 12) {
    if (const auto found = finish(year, a.value, b.value, end)) return found;
  }
  if (const auto found = finish(year, b.value, a.value, end)) return found;
  return finish(year, a.value, b.value, end);
}

// A month's name between or before numbers.
std::optional<DateWords::Found> DateWords::worded(std::string_view text, std::size_t word, std::size_t word_end, unsigned month) const {
  // The day before it: "18 ", "18. ", "18th of ", "18 de ", "18-".
  Found out;
  unsigned before = 0;
  std::size_t begin = word;
  {
    std::size_t at = word;
    const auto back_over = [&](std::string_view what) {
      if (at >= what.size() && to_lower(text.substr(at - what.size(), what.size())) == what) {
        at -= what.size();
        return true;
      }
      return false;
    };
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '/' || text[at - 1] == ',' || text[at - 1] == '\n')) --at;
    for (const std::string_view joint : {" de", " of", " d'", " d\xE2\x80\x99", " del", " di"})
      if (back_over(joint)) break;
    while (at > 0 && text[at - 1] == ' ') --at;
    if (at > 0 && text[at - 1] == '.') --at;
    for (const std::string_view ending : {"th", "st", "nd", "rd", "\xC2\xBA", "\xC2\xB0", "er", ":e", "a", "-\xD0\xB3\xD0\xBE"})
      if (at > ending.size() && digit(text[at - ending.size() - 1]) && back_over(ending)) break;
    std::size_t digits = at;
    while (digits > 0 && digit(text[digits - 1]) && at - digits < 3) --digits;
    if (at - digits >= 1 && at - digits <= 2 && !(digits > 1 && (text[digits - 1] == ':' || text[digits - 1] == '/') && digit(text[digits - 2]))) {
      before = number_at(text, digits).value;
      begin = digits;
    }
  }
  // Behind it: " 18, 2019", " 2019", " de 2019", "-2019", ". 2019".
  std::size_t at = word_end;
  const auto skip = [&] {
    for (;;) {
      const std::size_t from = at;
      while (at < text.size() && (text[at] == ' ' || text[at] == '.' || text[at] == ',' || text[at] == '-' || text[at] == '/' || text[at] == '\n' || text[at] == '\'')) ++at;
      for (const std::string_view joint : {"de ", "del ", "of ", "the "})
        if (at > word_end && text.substr(at).starts_with(joint)) at += joint.size();
      if (at == from || at - word_end > 12) return;
    }
  };
  skip();
  const Number first = number_at(text, at);
  if (first.size == 4 && before) {
    if (const auto day = day_of(first.value, month, before)) {
      out.day = *day, out.begin = begin, out.end = at + 4;
      return out;
    }
  }
  if (first.size >= 1 && first.size <= 2) {
    std::size_t end = at + first.size;
    at = end;
    for (const std::string_view ending : {"th", "st", "nd", "rd"})
      if (text.substr(at).starts_with(ending)) at += 2;
    skip();
    const Number year = number_at(text, at);
    if (year.size == 4)
      if (const auto day = day_of(year.value, month, first.value)) {
        out.day = *day, out.begin = word, out.end = at + 4;
        return out;
      }
    // "18 Nov 19", "18-Nov-19"
    if (before && first.size == 2 && first.value >= 10 && first.value < 40 && !(end < text.size() && text[end] == ':'))
      if (const auto day = day_of(2000 + first.value, month, before)) {
        out.day = *day, out.begin = begin, out.end = end, out.two_digits = true;
        return out;
      }
  }
  return {};
}

std::optional<DateWords::Found> DateWords::find(std::string_view text, std::string_view language, std::size_t from) const {
  // A month's name dates nothing without a number nearby; most words are passed over for that.
  constexpr std::size_t kFar = 32;
  const auto digit_from = [&](std::size_t at) {
    while (at < text.size() && !digit(text[at])) ++at;
    return at;
  };
  std::size_t next = digit_from(from > kFar ? from - kFar : 0), previous = next;  // digits before and after
  if (next == text.size()) return {};
  for (std::size_t at = from; at < text.size();) {
    if (next < at) {
      previous = at - 1;
      while (previous > next && !digit(text[previous])) --previous;
      next = digit_from(at);
    }
    if (next == text.size() && at > previous + kFar) return {};
    const auto c = static_cast<unsigned char>(text[at]);
    if (digit(text[at])) {
      std::size_t end = at;
      while (end < text.size() && digit(text[end])) ++end;
      if (!(at > 0 && (text[at - 1] == '.' || text[at - 1] == '/' || text[at - 1] == '-') && at > 1 && digit(text[at - 2])))
        if (const auto found = numeric(text, at, language)) return found;
      at = end;
    } else if (c >= 0x80 || (c | 0x20) >= 'a') {
      std::size_t end = at;
      while (letter_at(text, end)) end += code_point_at(text, end).size;
      if (end == at) {
        at += code_point_at(text, at).size;
        continue;
      }
      const bool near = (previous < at && at - previous <= kFar) || (next < text.size() && next - end <= kFar);
      if (const unsigned month = near ? month_of(text.substr(at, end - at), language) : 0)
        if (const auto found = worded(text, at, end, month)) return found;
      at = end;
    } else {
      ++at;
    }
  }
  return {};
}

std::optional<DateWords::Found> DateWords::in_address(std::string_view address) {
  const std::size_t host = address.find("://");
  std::size_t at = host == std::string_view::npos ? 0 : std::min(address.find('/', host + 3), address.size());
  for (; at + 8 <= address.size(); ++at) {
    if (!digit(address[at]) || (at > 0 && digit(address[at - 1]))) continue;
    const Number year = number_at(address, at);
    Found out;
    out.begin = at;
    if (year.size == 8) {
      if (const auto day = day_of(year.value / 10000, year.value / 100 % 100, year.value % 100)) {
        out.day = *day, out.end = at + 8;
        return out;
      }
      continue;
    }
    if (year.size == 2 && at + 10 <= address.size()) {  // "/23-01-2022-"
      const char mark = address[at + 2];
      const Number month = number_at(address, at + 3), last = number_at(address, at + 6);
      if ((mark != '-' && mark != '_' && mark != '.') || month.size != 2 || address[at + 5] != mark || last.size != 4) continue;
      if (const auto found = day_of(last.value, month.value, year.value)) {
        out.day = *found, out.end = at + 10;
        return out;
      }
      continue;
    }
    if (year.size != 4) continue;
    const char mark = at + 4 < address.size() ? address[at + 4] : '\0';
    if (mark != '/' && mark != '-' && mark != '_' && mark != '.') continue;
    const Number month = number_at(address, at + 5);
    if (month.size < 1 || month.size > 2) continue;
    std::size_t next = at + 5 + month.size;
    if (next >= address.size() || address[next] != mark) continue;
    const Number day = number_at(address, next + 1);
    if (day.size < 1 || day.size > 2) continue;
    if (const auto found = day_of(year.value, month.value, day.value)) {
      out.day = *found, out.end = next + 1 + day.size;
      return out;
    }
  }
  return {};
}

std::optional<DateWords::Found> DateWords::of_value(std::string_view value, std::string_view language) const {
  std::size_t at = 0;
  while (at < value.size() && !digit(value[at]) && !letter_at(value, at)) ++at;
  const Number run = number_at(value, at);
  if (run.size == 8) {
    if (const auto day = day_of(run.value / 10000, run.value / 100 % 100, run.value % 100)) {
      Found out;
      out.day = *day, out.begin = at, out.end = at + 8;
      return out;
    }
  }
  // Seconds since 1970.
  if (run.size == 9 && value.size() - at >= 10 && value.size() - at <= 13 && std::all_of(value.begin() + std::ptrdiff_t(at), value.end(), digit)) {
    long long seconds = 0;
    for (std::size_t i = at; i < at + 10; ++i) seconds = seconds * 10 + (value[i] - '0');
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}})};
    if (const auto sane = day_of(unsigned(int(day.year())), unsigned(day.month()), unsigned(day.day()))) {
      Found out;
      out.day = *sane, out.begin = at, out.end = value.size();
      return out;
    }
  }
  return find(value, language);
}

}  // namespace chancery
