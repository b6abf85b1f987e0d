// Years, decades and centuries. A number of four figures is a year only where its neighbours make it one.
#include <cstdlib>

#include "time/time_grammar.h"

namespace chancery {
namespace {

constexpr int kFirstYear = 1500, kLastYear = 2199;
int integer(const std::string& text) { return std::atoi(text.c_str()); }

FoundPoint a_year(int year) {
  FoundPoint out;
  out.point.kind = Point::Kind::date;
  out.point.year = year;
  out.length = 1;
  return out;
}

}  // namespace

FoundPoint PointReader::bare_year(const Atoms& atoms, std::size_t at) const {
  const int year = year_at(atoms, at);
  if (!year) return {};
  const auto next_is_counted = [&] {
    if (at + 1 >= atoms.size() || atoms[at + 1].glued) return false;
    if (words_.has(atoms, at + 1, "not_a_year_after")) return true;
    return numbers_.scale(atoms, at + 1).length > 0;
  };
  if (at > 0 && atoms[at].glued) {
    const Atom& before = atoms[at - 1];
    if (before.is("$") || before.is("\u20ac") || before.is("\u00a3") || (before.word() && !before.is("fy"))) return {};
    // "-2019" as in "COVID-2019", "Su-2019"; a slash or dash between years is read by the range.
    if (before.is("-") || before.is("/") || before.is(".") || before.is("#") || before.is("+")) return {};
  }
  if (at + 1 < atoms.size() && atoms[at + 1].glued &&
      (atoms[at + 1].is("%") || (atoms[at + 1].is("-") && at + 2 < atoms.size() && atoms[at + 2].glued &&
                                 atoms[at + 2].word() && !words_.has(atoms, at + 2, "month"))))
    return {};
  if (at + 1 < atoms.size() && (atoms[at + 1].is("%") || atoms[at + 1].is("\u20ac") || atoms[at + 1].is("$")))
    return {};
  const auto found = [&] { return a_year(year); };
  if (next_is_counted()) return {};
  if (words_.has(atoms, at + 1, "not_after_year") && atoms[at + 1].capital) return {};  // "the 2030 Agenda"
  if (at == 0) return year >= 1900 && year <= 2100 && at + 1 < atoms.size() ? found() : FoundPoint{};
  const Atom& before = atoms[at - 1];
  if (before.is("(") && at + 1 < atoms.size() &&
      (atoms[at + 1].is(")") || atoms[at + 1].is("-") || atoms[at + 1].is(",")))
    return found();
  if (words_.find_before(atoms, at, "year_strong") || before.is("fy")) return found();
  const bool hundreds = year % 100 == 0;  // "2000" counts as often as it dates
  const bool modern = year >= 1900 && year <= 2100;
  if (!modern) return {};
  // "of 2000 soldiers": with a plural noun after it, only a strong preposition makes a year.
  const bool plural_next = at + 1 < atoms.size() && atoms[at + 1].word() && !atoms[at + 1].glued &&
                           !atoms[at + 1].capital && atoms[at + 1].text.size() > 3 &&
                           atoms[at + 1].text.back() == 's' && !atoms[at + 1].text.ends_with("ss") &&
                           !numbers_.words().has(atoms, at + 1, "stop");
  // "the devastating 2022 eruption"
  if (at > 1 && before.word() && !before.capital && (atoms[at - 2].is("the") || atoms[at - 2].is("its")) &&
      at + 1 < atoms.size() && atoms[at + 1].word() && !plural_next && !hundreds)
    return found();
  if (words_.has(atoms, at - 1, "before_year_noun")) {
    if (before.is("a") && at + 1 < atoms.size() && !atoms[at + 1].word()) return {};
    return found();
  }
  const bool noun_next = at + 1 < atoms.size() && atoms[at + 1].word() && !atoms[at + 1].glued &&
                         !atoms[at + 1].capital && !numbers_.words().has(atoms, at + 1, "stop") &&
                         !words_.has(atoms, at + 1, "past");
  if (words_.find_before(atoms, at, "year_before") && !plural_next && !(hundreds && noun_next)) return found();
  if (before.is(",") && at > 1 && (words_.has(atoms, at - 2, "month") || year_at(atoms, at - 2)) && !plural_next)
    return found();
  if (before.is("and") && at > 1 && year_at(atoms, at - 2)) return found();
  return {};
}

FoundPoint PointReader::decade_or_century(const Atoms& atoms, std::size_t at) const {
  std::size_t next = at;
  if (is(atoms, next, "the")) ++next;
  Point point;
  Point::Part part = Point::Part::whole;
  if (const auto edge = words_.find(atoms, next, "part_adjective"); edge) {
    part = *edge.value == "start" ? Point::Part::start : *edge.value == "end" ? Point::Part::end : Point::Part::middle;
    next += edge.length;
    if (is(atoms, next, "-")) ++next;
  }
  if (next >= atoms.size()) return {};
  if (atoms[next].digits() && atoms[next].text.size() == 4 && atoms[next].text[3] == '0') {
    std::size_t s = next + 1;
    if (is(atoms, s, "'") && atoms[s].glued) ++s;
    if (is(atoms, s, "s") && atoms[s].glued) {
      const int year = integer(atoms[next].text);
      if (year < kFirstYear || year > kLastYear) return {};
      point.kind = Point::Kind::decade;
      point.year = year;
      point.part = part;
      return {point, s + 1 - at};
    }
    return {};
  }
  // "the '90s", "the 90s", "the nineties"
  const bool article = next > at && is(atoms, at, "the");
  std::size_t two = next;
  if (is(atoms, two, "'")) ++two;
  if (article && two + 1 < atoms.size() && atoms[two].digits() && atoms[two].text.size() == 2 &&
      atoms[two].text[1] == '0' && atoms[two].text[0] >= '2') {
    std::size_t s = two + 1;
    if (is(atoms, s, "'") && atoms[s].glued) ++s;
    if (is(atoms, s, "s") && atoms[s].glued) {
      point.kind = Point::Kind::decade;
      point.year = 1900 + integer(atoms[two].text);
      point.part = part;
      return {point, s + 1 - at};
    }
  }
  if (const auto decade = words_.find(atoms, next, "decade_word"); decade && article) {
    point.kind = Point::Kind::decade;
    point.year = decade.number;
    point.part = part;
    return {point, next + 1 - at};
  }
  if (const auto number = numbers_.read(atoms, next);
      number && number->ordinal && number->value >= 1 && number->value <= 30) {
    std::size_t c = next + number->length;
    if (is(atoms, c, "-") && atoms[c].glued) ++c;
    if (!is(atoms, c, "century")) return {};
    point.kind = Point::Kind::century;
    point.year = static_cast<int>(number->value);
    point.part = part;
    return {point, c + 1 - at};
  }
  return {};
}

}  // namespace chancery
