// Parts of a longer stretch: "late 2019", "the first half of last year", "the nine months to September"; and the period
// that is the same as one told before.
#include "time/time_grammar.h"

namespace chancery {
namespace {

Point::Part part_from(const std::string& name) {
  if (name == "start") return Point::Part::start;
  if (name == "middle") return Point::Part::middle;
  if (name == "end") return Point::Part::end;
  if (name == "first") return Point::Part::first;
  if (name == "last") return Point::Part::last;
  if (name == "so_far") return Point::Part::so_far;
  return Point::Part::rest;
}

}  // namespace

// What a part is a part of: "[of] 2019", "of last year", "of the year", "of March 2019", "of the 1990s".
FoundPoint PointReader::base_of_part(const Atoms& atoms, std::size_t at, bool after_of) const {
  std::size_t next = at;
  if (after_of) {
    if (is(atoms, next, "of") || is(atoms, next, "in"))
      ++next;
    else if (is(atoms, next, ","))
      ++next;
  }
  const bool of = next > at && is(atoms, at, "of");
  FoundPoint out;
  if (const int year = year_at(atoms, next)) {
    out.point.kind = Point::Kind::date;
    out.point.year = year;
    out.length = 1;
  } else if (auto offset = unit_offset(atoms, next)) {
    out = offset;
  } else if (auto decade = decade_or_century(atoms, next)) {
    out = decade;
  } else if (auto month = month_at(atoms, next); month.length && atoms[next].capital && !month.short_form) {
    out.point.kind = Point::Kind::date;
    out.point.month = month.month;
    out.length = month.length;
    add_year(atoms, out, next, true);
  } else if (of && is(atoms, next, "the")) {
    const auto unit = words_.find(atoms, next + 1, "unit");
    if (unit && !atoms[next + 1].text.ends_with('s') &&
        (*unit.value == "year" || *unit.value == "month" || *unit.value == "week")) {
      out.point.kind = Point::Kind::unit_offset;
      out.point.unit = *unit_from(*unit.value);
      out.point.offset = 0;
      out.length = 2;
    } else if (unit && *unit.value == "decade") {
      out.point.kind = Point::Kind::unit_offset;
      out.point.unit = Unit::decade;
      out.length = 2;
    }
  }
  if (!out) return {};
  if (out.point.kind == Point::Kind::unit_offset && out.point.unit == Unit::day) return {};
  out.length += next - at;
  return out;
}

FoundPoint PointReader::part_of(const Atoms& atoms, std::size_t at) const {
  if (const auto end = words_.find(atoms, at, "year_end")) {
    Point point;
    point.kind = Point::Kind::unit_offset;
    point.unit = Unit::year;
    point.part = Point::Part::last;
    return {point, end.length};
  }
  std::size_t next = at;
  if (is(atoms, next, "the")) ++next;
  const auto with_base = [&](std::size_t base_at, bool after_of, Point::Part part, int number,
                             bool base_wanted) -> FoundPoint {
    FoundPoint base = base_of_part(atoms, base_at, after_of);
    if (!base && base_wanted) return {};
    if (!base) {
      base.point.kind = Point::Kind::unit_offset;
      base.point.unit = Unit::year;
      base.point.has_offset = true;  // the year is not said
    }
    base.point.part = part;
    base.point.part_number = number;
    base.length += base_at - at;
    return base;
  };
  // "late 2019", "mid-March", "early next year", "early in 2020"
  if (const auto edge = words_.find(atoms, next, "part_adjective")) {
    std::size_t base_at = next + edge.length;
    if (is(atoms, base_at, "-")) ++base_at;
    if (is(atoms, base_at, "in") || is(atoms, base_at, "on")) ++base_at;
    if (auto out = with_base(base_at, false, part_from(*edge.value), 0, true)) {
      if (out.point.kind == Point::Kind::decade || out.point.kind == Point::Kind::century) return out;
      // "late Monday" is a weekday; "early September 5" is a day.
      if (!out.point.day) return out;
    }
    return {};
  }
  // "earlier this year", "later this month"
  if (const auto so_far = words_.find(atoms, next, "so_far"); so_far && next == at) {
    std::size_t base_at = next + so_far.length;
    if (is(atoms, base_at, "in")) ++base_at;
    auto out = unit_offset(atoms, base_at);
    if (!out && is(atoms, base_at, "the")) {  // "earlier in the week"
      const auto unit = words_.find(atoms, base_at + 1, "unit");
      if (unit && (*unit.value == "week" || *unit.value == "month" || *unit.value == "year") &&
          !atoms[base_at + 1].text.ends_with('s')) {
        out.point.kind = Point::Kind::unit_offset;
        out.point.unit = *unit_from(*unit.value);
        out.length = 2;
      }
    }
    if (!out || out.point.offset != 0 || out.point.kind != Point::Kind::unit_offset || out.point.from_event) return {};
    out.point.part = part_from(*so_far.value);
    out.length += base_at - at;
    return out;
  }
  // "the end of 2025", "the beginning of the year", "end of March"
  if (const auto edge = words_.find(atoms, next, "part_noun")) {
    const std::size_t base_at = next + edge.length;
    if (!is(atoms, base_at, "of")) return {};
    auto out = with_base(base_at, true, part_from(*edge.value), 0, true);
    return out;
  }
  // "Q1 2020", "H1 2020"
  if (next < atoms.size() && (atoms[next].is("q") || atoms[next].is("h")) && next + 1 < atoms.size() &&
      atoms[next + 1].glued && atoms[next + 1].digits() && atoms[next].capital) {
    const int which = atoms[next + 1].text[0] - '0';
    if (atoms[next + 1].text.size() != 1 || which < 1 || which > (atoms[next].is("q") ? 4 : 2)) return {};
    return with_base(next + 2, true, atoms[next].is("q") ? Point::Part::quarter : Point::Part::half, which, false);
  }
  // "the first half of 2019", "second quarter", "the first nine months of last year", "last two months of 2020"
  const auto ordinal = numbers_.read(atoms, next);
  const bool last = is(atoms, next, "last") || is(atoms, next, "final");
  const bool which = ordinal && ordinal->ordinal && ordinal->value >= 1 && ordinal->value <= 4;
  if (which || last) {
    std::size_t noun = next + (last ? 1 : ordinal->length);
    const int number = last ? 0 : static_cast<int>(ordinal->value);
    if (is(atoms, noun, "-") && atoms[noun].glued) ++noun;
    if (is(atoms, noun, "half") && number <= 2) {
      return with_base(noun + 1, true, Point::Part::half, last ? 2 : number, next == at && !last ? true : last);
    }
    if (is(atoms, noun, "week") && is(atoms, noun + 1, "of")) {  // "the first week of October"
      auto out = with_base(noun + 1, true, Point::Part::week, number, true);
      const bool month = out && (out.point.month || out.point.unit == Unit::month) && !out.point.day;
      return month ? out : FoundPoint{};
    }
    if (is(atoms, noun, "quarter")) return with_base(noun + 1, true, Point::Part::quarter, last ? 4 : number, last);
    if (number == 1 || last) {
      if (const auto count = numbers_.read(atoms, noun);
          count && count->integer() && count->value >= 1 && count->value <= 12) {
        const std::size_t months = noun + count->length;
        if (is(atoms, months, "months") || is(atoms, months, "month"))
          return with_base(months + 1, true, last ? Point::Part::last_months : Point::Part::first_months,
                           static_cast<int>(count->value), last);
      }
    }
    return {};
  }
  // "nine months of 2019", "the nine months to September", "six months of this year"
  if (const auto count = numbers_.read(atoms, next);
      count && !count->ordinal && count->integer() && count->value >= 2 && count->value <= 12) {
    std::size_t months = next + count->length;
    if (is(atoms, months, "-") && atoms[months].glued) ++months;
    if (!is(atoms, months, "months") && !is(atoms, months, "month")) return {};
    if (is(atoms, months + 1, "of") || is(atoms, months + 1, "in"))
      return with_base(months + 1, true, Point::Part::first_months, static_cast<int>(count->value), true);
    if (is(atoms, months + 1, "to") || is(atoms, months + 1, "until") || is(atoms, months + 1, "through")) {
      const auto end = month_at(atoms, months + 2);
      if (!end.length || !atoms[months + 2].capital) return {};
      FoundPoint out;
      out.point.kind = Point::Kind::date;
      out.point.month = end.month;
      out.length = end.length;
      add_year(atoms, out, months + 2, true);
      if (out.point.day) return {};
      out.point.part = Point::Part::last_months;
      out.point.part_number = static_cast<int>(count->value);
      out.length += months + 2 - at;
      return out;
    }
  }
  return {};
}

FoundPoint PointReader::same_period(const Atoms& atoms, std::size_t at) const {
  const auto same = words_.find(atoms, at, "same_period");
  if (!same) return {};
  std::size_t next = at + same.length;
  if (is(atoms, next, "of") || is(atoms, next, "in")) ++next;
  Point point;
  point.kind = Point::Kind::same_period;
  if (const int year = year_at(atoms, next)) {
    point.year = year;
    return {point, next + 1 - at};
  }
  std::size_t which_at = next;
  if (is(atoms, which_at, "the")) ++which_at;
  auto which = words_.find(atoms, which_at, "which");
  if (!which) which = words_.find(atoms, which_at, "which_event");
  if (which && is(atoms, which_at + which.length, "year") && which.number < 0) {
    point.offset = which.number;
    return {point, which_at + which.length + 1 - at};
  }
  if ((is(atoms, next, "a") || is(atoms, next, "one")) && is(atoms, next + 1, "year") &&
      (is(atoms, next + 2, "earlier") || is(atoms, next + 2, "ago") || is(atoms, next + 2, "before"))) {
    point.offset = -1;
    return {point, next + 3 - at};
  }
  return {};
}

}  // namespace chancery
