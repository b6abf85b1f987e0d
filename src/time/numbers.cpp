#include "time/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace chancery {
namespace {

constexpr std::size_t kLongestNumber = 24;  // atoms of a spelled number

// The value of figures with their dots and commas; empty where they make no number ("1.2.3").
std::optional<double> value_of_figures(const std::string& text) {
  std::size_t commas = 0, dots = 0;
  for (const char c : text) {
    commas += c == ',';
    dots += c == '.';
  }
  const auto groups_of_three = [&](char separator) {
    std::size_t at = text.find(separator);
    if (at == 0 || at > 3) return false;
    while (at != std::string::npos) {
      const std::size_t next = text.find_first_of(",.", at + 1);
      const std::size_t end = next == std::string::npos ? text.size() : next;
      if (end - at != 4) return false;
      if (next != std::string::npos && text[next] != separator) break;
      at = next;
    }
    return true;
  };
  // "12,34,567.89": pairs before the last three, as in South Asia.
  const auto groups_of_two = [&] {
    const std::size_t end = std::min(text.find('.'), text.size());
    std::size_t at = text.find(',');
    if (at == 0 || at > 2 || commas < 2) return false;
    for (std::size_t next = text.find(',', at + 1); next != std::string::npos; at = next, next = text.find(',', at + 1))
      if (next - at != 3) return false;
    return end - at == 4;
  };
  std::string plain;
  char decimal = 0;
  if (commas == 0 && dots <= 1) {
    decimal = '.';
  } else if (dots == 0 && (groups_of_three(',') || groups_of_two())) {
    decimal = 0;
  } else if (dots == 0 && commas == 1) {
    decimal = ',';  // "1,2 billion"
  } else if (commas == 0 && groups_of_three('.')) {
    decimal = 0;  // "1.000.000"
  } else if (dots == 1 && commas >= 1 && text.find('.') > text.rfind(',') &&
             (groups_of_three(',') || groups_of_two())) {
    decimal = '.';
  } else if (commas == 1 && dots >= 1 && text.find(',') > text.rfind('.') && groups_of_three('.')) {
    decimal = ',';
  } else {
    return {};
  }
  for (const char c : text) {
    if (c >= '0' && c <= '9') plain += c;
    if (c == decimal && decimal) plain += '.';
  }
  if (plain.size() > 40) return {};
  return std::strtod(plain.c_str(), nullptr);
}

// 4.1 times a thousand million is no 4,099,999,999.9999995.
double scaled_by(double value, double factor) { return std::round(value * factor * 1000) / 1000; }

bool three_digits(const Atom& atom) { return atom.digits() && atom.text.size() == 3; }

}  // namespace

bool Number::integer() const { return value == std::floor(value) && std::fabs(value) < 1e15; }

NumberReader NumberReader::load(const std::vector<std::string>& data_folders) {
  NumberReader out;
  out.words_ = WordTable::load(data_folders, "number_words.tsv");
  return out;
}

NumberReader::Scale NumberReader::scale(const Atoms& atoms, std::size_t at, bool after_currency) const {
  if (at >= atoms.size() || !atoms[at].word()) return {};
  Scale out;
  std::size_t next = at;
  const auto before_plural = [&](std::size_t letter) {
    if (letter + 1 >= atoms.size() || !atoms[letter + 1].word() || atoms[letter + 1].glued) return false;
    return words_.has(atoms, letter + 1, "plural") ||
           (atoms[letter + 1].text.size() > 3 && atoms[letter + 1].text.ends_with('s'));
  };
  // Scales may follow each other: "hundred thousand", "lakh crore".
  while (next < atoms.size()) {
    auto found = words_.find(atoms, next, "scale");
    // "$5m" is money and "5m people" a count, but "5m tall" are metres.
    if (!found && (after_currency || (atoms[next].glued && before_plural(next))))
      found = words_.find(atoms, next, "scale_letter");
    if (!found || (next > at && out.factor >= 1e6 && found.value->size() > 7)) break;
    out.factor *= std::strtod(found.value->c_str(), nullptr);
    next += found.length;
    if (next < atoms.size() && atoms[next].glued && atoms[next].is(".") && found.length == 1 &&
        words_.has(atoms, next - 1, "abbreviation") && next + 1 < atoms.size())
      ++next;
    if (out.factor > 1e15) break;
  }
  out.length = next - at;
  return out;
}

std::optional<Number> NumberReader::read_figures(const Atoms& atoms, std::size_t at) const {
  if (at >= atoms.size() || !atoms[at].number()) return {};
  const auto value = value_of_figures(atoms[at].text);
  if (!value) return {};
  Number out;
  out.length = 1;
  out.value = *value;
  // "12 000": groups of three set apart by spaces.
  if (atoms[at].digits() && atoms[at].text.size() <= 3 && atoms[at].text[0] != '0') {
    std::string digits = atoms[at].text;
    std::size_t next = at + 1;
    while (next < atoms.size() && next < at + 5 && !atoms[next].glued && three_digits(atoms[next]))
      digits += atoms[next++].text;
    const bool more_figures = next < atoms.size() && atoms[next].number();
    if (next > at + 1 && !more_figures) {
      out.length = next - at;
      out.value = std::strtod(digits.c_str(), nullptr);
    }
  }
  const std::size_t next = at + out.length;
  if (next < atoms.size() && atoms[next].glued && atoms[next].word() &&
      (atoms[next].is("st") || atoms[next].is("nd") || atoms[next].is("rd") || atoms[next].is("th")) && out.integer()) {
    out.ordinal = true;
    ++out.length;
  }
  return out;
}

// English number words. A running total of what is complete (thousands and up) and a current group below a thousand.
std::optional<Number> NumberReader::read_spelled(const Atoms& atoms, std::size_t at) const {
  Number out;
  out.spelled = true;
  double total = 0, group = 0;
  bool any = false, units_open = true, tens_open = true;
  std::size_t next = at, end = at;
  if (const auto article = words_.find(atoms, at, "article")) {
    // "a hundred", "a third", "an eighth"; "a" alone is no number.
    next += article.length;
    if (const auto part = words_.find(atoms, next, "fraction")) {
      out.value = 1.0 / part.number;
      out.fraction = true;
      out.length = next + part.length - at;
      return out;
    }
    const auto first = scale(atoms, next);
    if (!first.length || atoms[next].glued) return {};
    group = 1;
    any = true;
    units_open = tens_open = false;
  } else if (const auto half = words_.find(atoms, at, "half")) {
    // "half", "half a million", "half of"
    next += half.length;
    out.value = 0.5;
    out.fraction = true;
    if (words_.has(atoms, next, "article") && scale(atoms, next + 1).length) ++next;
    const auto many = scale(atoms, next);
    if (many.length) {
      out.value *= many.factor;
      out.scaled = true;
      out.fraction = false;
      next += many.length;
    }
    out.length = next - at;
    return out;
  }
  while (next < atoms.size() && next < at + kLongestNumber) {
    if (atoms[next].is("-") && atoms[next].glued && any && next + 1 < atoms.size() && atoms[next + 1].glued) {
      // "twenty-five", "two-thirds"; but not "two-day".
      const bool goes_on = words_.has(atoms, next + 1, "cardinal") || words_.has(atoms, next + 1, "ordinal") ||
                           words_.has(atoms, next + 1, "fraction") || words_.has(atoms, next + 1, "fractions");
      if (!goes_on) break;
      ++next;
      continue;
    }
    // "two billion, two hundred and fifty-six million"
    if (atoms[next].is(",") && group == 0 && total >= 1e6 && end == next && words_.has(atoms, next + 1, "cardinal")) {
      const auto goes_on = [&](std::size_t k) {
        return k < atoms.size() && (words_.has(atoms, k, "hundred") || scale(atoms, k).length);
      };
      if (!goes_on(next + 2) && !goes_on(next + 4)) break;
      ++next;
      continue;
    }
    if (atoms[next].is("and") && any && next > at) {
      // "a hundred and five", "two and a half million"
      if (group > 0 && words_.has(atoms, next + 1, "article") && words_.has(atoms, next + 2, "half")) {
        group += 0.5;
        next += 3;
        end = next;
        units_open = tens_open = false;
        continue;
      }
      const bool after_scale = end == next && (group >= 100 || (group == 0 && total >= 1000));
      if (!after_scale || !words_.has(atoms, next + 1, "cardinal")) break;
      ++next;
      continue;
    }
    if (const auto cardinal = words_.find(atoms, next, "cardinal")) {
      const int value = cardinal.number;
      const bool is_tens = value >= 20;
      const bool fits = is_tens ? tens_open && units_open : units_open && (value < 10 || tens_open);
      if (!fits) break;
      if (is_tens)
        tens_open = false;
      else
        units_open = tens_open = false;
      group += value;
      any = true;
      next += cardinal.length;
      end = next;
      continue;
    }
    if (any && group > 0) {
      if (const auto part = words_.find(atoms, next, "fraction"); part && total == 0 && group == 1) {
        out.value = 1.0 / part.number;  // "one-third", "one fifth"
        out.fraction = true;
        out.length = next + part.length - at;
        return out;
      }
      if (const auto part = words_.find(atoms, next, "fractions");
          part && total == 0 && group < 20 && atoms[next - 1].is("-")) {
        out.value = group / part.number;
        out.fraction = true;
        out.length = next + part.length - at;
        return out;
      }
      if (const auto part = words_.find(atoms, next, "fractions"); part && total == 0 && group < 10 && group > 1) {
        out.value = group / part.number;
        out.fraction = true;
        out.length = next + part.length - at;
        return out;
      }
    }
    if (const auto ordinal = words_.find(atoms, next, "ordinal"); ordinal && (!any || !units_open || !tens_open)) {
      const bool joins = !any || group == 0 ||
                         (atoms[next - 1].is("-") && std::fmod(group, 100) >= 20 && ordinal.number < 10) ||
                         (std::fmod(group, 100) == 0);
      if (!joins) break;
      out.ordinal = true;
      out.value = total + group + ordinal.number;
      out.length = next + ordinal.length - at;
      return out;
    }
    if (!any) break;
    if (words_.has(atoms, next, "hundred") && group > 0 && group < 100) {
      group *= 100;
      units_open = tens_open = true;
      ++next;
      end = next;
      continue;
    }
    const auto many = scale(atoms, next);
    if (many.length && group > 0 && !atoms[next].glued && !atoms[next].is("hundred")) {
      total += scaled_by(group, many.factor);
      group = 0;
      out.scaled = true;
      units_open = tens_open = true;
      next += many.length;
      end = next;
      continue;
    }
    break;
  }
  if (!any || end == at) return {};
  out.value = total + group;
  out.length = end - at;
  return out;
}

std::optional<Number> NumberReader::read(const Atoms& atoms, std::size_t at) const {
  if (at >= atoms.size()) return {};
  if (atoms[at].word()) return read_spelled(atoms, at);
  auto out = read_figures(atoms, at);
  if (!out || out->ordinal) return out;
  std::size_t next = at + out->length;
  if (next + 1 < atoms.size() && atoms[next].is("-") && atoms[next].glued && atoms[next + 1].glued) {
    if (const auto many = scale(atoms, next + 1); many.length) {  // "3-million"
      out->value = scaled_by(out->value, many.factor);
      out->scaled = true;
      out->length += 1 + many.length;
    }
    return out;
  }
  if (const auto many = scale(atoms, next); many.length) {
    out->value = scaled_by(out->value, many.factor);
    out->scaled = true;
    out->length += many.length;
  }
  return out;
}

}  // namespace chancery
