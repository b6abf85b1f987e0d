// Times of day, lengths of time and frequencies: "at 10 a.m.", "for 35 minutes", "three-day", "annually".
#include <cstdlib>

#include "time/time_grammar.h"

namespace chancery {
namespace {

bool is(const Atoms& atoms, std::size_t at, std::string_view text) {
  return at < atoms.size() && atoms[at].text == text;
}

}  // namespace

std::optional<Reading> TimeGrammar::clock_at(const Atoms& atoms, std::size_t at) const {
  Reading out;
  out.kind = TimeKind::clock;
  out.start = out.first = at;
  std::size_t next = at;
  if (words_.find(atoms, at, "clock_word")) {
    if (at == 0 || !(is(atoms, at - 1, "at") || is(atoms, at - 1, "by") || is(atoms, at - 1, "until") ||
                     is(atoms, at - 1, "before") || is(atoms, at - 1, "after") || is(atoms, at - 1, "around")))
      return {};
    out.last = at + 1;
    return out;
  }
  if (!atoms[at].number() || (atoms[at].glued && at > 0 && !is(atoms, at - 1, "("))) return {};
  const std::string& text = atoms[at].text;
  const int hour = std::atoi(text.c_str());
  bool sure = false;
  if (atoms[at].digits() && text.size() <= 2 && hour <= 23 && is(atoms, at + 1, ":") && atoms[at + 1].glued &&
      at + 2 < atoms.size() && atoms[at + 2].glued && atoms[at + 2].digits() && atoms[at + 2].text.size() == 2 &&
      atoms[at + 2].text < "60") {
    next = at + 3;
    if (is(atoms, next, ":") && next + 1 < atoms.size() && atoms[next].glued && atoms[next + 1].digits() &&
        atoms[next + 1].text.size() == 2)
      next += 2;
    sure = true;
  } else if (atoms[at].digits() && text.size() == 4 && hour <= 2359 && hour % 100 < 60) {
    next = at + 1;
  } else if (text.size() <= 5 && text.find(',') == std::string::npos && hour <= 12 && hour >= 1) {
    const std::size_t dot = text.find('.');
    if (dot != std::string::npos && text.size() - dot != 3) return {};
    next = at + 1;
  } else {
    return {};
  }
  const bool four = atoms[at].digits() && text.size() == 4;
  if (const auto after = words_.find(atoms, next, "clock_after");
      after && (!is(atoms, next, "hours") || four || sure)) {
    const bool half_day = is(atoms, next, "am") || is(atoms, next, "pm");
    if (half_day && four) return {};
    if (!half_day && !four && !sure && !is(atoms, next, "o")) return {};
    next += after.length;
    if (half_day && is(atoms, next, ".") && atoms[next].glued && next + 1 < atoms.size()) ++next;
    sure = true;
  }
  if (!sure) return {};
  const bool open = is(atoms, next, "(");
  if (const auto zone = words_.find(atoms, next + (open ? 1 : 0), "zone")) {
    next += zone.length + (open ? 1 : 0);
    if (open && is(atoms, next, ")")) ++next;
  }
  out.last = next;
  return out;
}

std::optional<Reading> TimeGrammar::duration_at(const Atoms& atoms, std::size_t at) const {
  Reading out;
  out.kind = TimeKind::duration;
  out.start = out.first = at;
  const bool led = at > 0 && (is(atoms, at - 1, "for") || is(atoms, at - 1, "within") || is(atoms, at - 1, "over") ||
                              is(atoms, at - 1, "lasting") || is(atoms, at - 1, "lasted") ||
                              is(atoms, at - 1, "during") || is(atoms, at - 1, "about") ||
                              is(atoms, at - 1, "nearly") || is(atoms, at - 1, "almost") || is(atoms, at - 1, "than"));
  double count = 0, least = 0;
  std::size_t next = at;
  bool named = false;  // "week-long": the unit makes the duration
  // "a 13-1 days": the tail of a score or a range is no number of its own.
  if (atoms[at].number() && atoms[at].glued && at > 0 && is(atoms, at - 1, "-")) return {};
  if (const auto unit = words_.find(atoms, at, "unit");
      unit && is(atoms, at + 1, "-") && is(atoms, at + 2, "long") && atoms[at + 1].glued && atoms[at + 2].glued) {
    out.duration = iso_duration(1, *unit_from(*unit.value));
    out.last = at + 3;
    return out;
  }
  if ((is(atoms, at, "half") && (is(atoms, at + 1, "an") || is(atoms, at + 1, "a"))) &&
      words_.has(atoms, at + 2, "unit")) {
    count = 0.5;
    next = at + 2;
  } else if ((is(atoms, at, "a") || is(atoms, at, "an") || is(atoms, at, "one")) &&
             !numbers_.scale(atoms, at + 1).length) {
    count = 1;
    next = at + 1;
    if (is(atoms, next, "full") || is(atoms, next, "whole")) ++next;
    named = true;
  } else if (const auto number = numbers_.read(atoms, at);
             number && !number->ordinal && !number->scaled && (!number->fraction || number->value == 0.5)) {
    count = number->value;
    next = at + number->length;
    // "6-8 months", "two to three days", "two or three weeks"
    if (is(atoms, next, "-") || is(atoms, next, "to") || is(atoms, next, "or")) {
      const auto second = numbers_.read(atoms, next + 1);
      if (second && !second->ordinal && !second->scaled && !second->fraction && second->value > count &&
          words_.has(atoms, next + 1 + second->length, "unit")) {
        least = count;
        count = second->value;
        next += 1 + second->length;
      }
    }
    if (is(atoms, next, "full") || is(atoms, next, "whole") || is(atoms, next, "consecutive")) ++next;
  } else {
    return {};
  }
  bool hyphen = false;
  if (is(atoms, next, "-") && atoms[next].glued) {
    hyphen = true;
    ++next;
  }
  const auto unit = words_.find(atoms, next, "unit");
  if (!unit) return {};
  if (named && !led && !hyphen) return {};
  Unit u = *unit_from(*unit.value);
  if (u == Unit::second && !atoms[next].text.ends_with('s')) return {};
  const bool plural = atoms[next].text.ends_with('s');
  if (!hyphen && !plural && count != 1 && count != 0.5 && !words_.has(atoms, next, "month_short") &&
      atoms[next].text.size() > 4) {
    // "16 day" of a source in a hurry is one too; "20 second" is not.
    if (u == Unit::second || u == Unit::minute) return {};
  }
  next += unit.length;
  if (hyphen && is(atoms, next, "-") && is(atoms, next + 1, "long")) next += 2;
  // Ages and anniversaries are no durations.
  std::size_t after = next;
  if (is(atoms, after, "-")) ++after;
  if (words_.has(atoms, after, "age_after") || words_.has(atoms, after, "not_duration_after")) return {};
  if (at > 0 && words_.has(atoms, at - 1, "aged")) return {};
  if (is(atoms, next, "anniversary")) return {};
  if (u == Unit::century && hyphen) return {};
  // "2 hours 30 minutes", "one hour and ten minutes"
  out.duration = (least > 0 ? iso_duration(least, u) + "/" : std::string()) + iso_duration(count, u);
  if (u == Unit::hour && least == 0) {
    std::size_t minutes_at = next;
    if (is(atoms, minutes_at, "and")) ++minutes_at;
    if (const auto minutes = numbers_.read(atoms, minutes_at);
        minutes && !minutes->ordinal &&
        (is(atoms, minutes_at + minutes->length, "minutes") || is(atoms, minutes_at + minutes->length, "minute"))) {
      out.duration = iso_duration(count, u) + std::to_string(static_cast<int>(minutes->value)) + "M";
      next = minutes_at + minutes->length + 1;
    }
  }
  out.last = next;
  return out;
}

std::optional<Reading> TimeGrammar::frequency_at(const Atoms& atoms, std::size_t at) const {
  std::size_t length = 0;
  if (const auto days = words_.find(atoms, at, "weekdays"); days && atoms[at].capital) length = days.length;
  if (const auto found = words_.find(atoms, at, "frequency")) length = found.length;
  if (!length) return {};
  if (atoms[at].capital && at > 0 && length == 1 && !words_.has(atoms, at, "weekdays")) return {};  // the "Daily News"
  if (is(atoms, at, "daily") && at + 1 < atoms.size() && atoms[at + 1].capital) return {};
  if (is(atoms, at, "a") && length == 2) {
    // "10 million tonnes a year": only after a number and what it counts.
    bool counted = false;
    for (std::size_t k = at; k > 0 && k + 5 > at && !counted; --k) {
      const Atom& before = atoms[k - 1];
      if (before.kind == Atom::Kind::symbol && !before.is("%") && !before.is("$") && !before.is("-")) break;
      counted = before.number() || numbers_.words().has(atoms, k - 1, "cardinal") ||
                numbers_.words().has(atoms, k - 1, "scale");
    }
    if (!counted || at == 0 || words_.has(atoms, at - 1, "preposition") || is(atoms, at - 1, "than") ||
        is(atoms, at - 1, "after") || is(atoms, at - 1, "about") || is(atoms, at - 1, "to"))
      return {};
  }
  Reading out;
  out.kind = TimeKind::frequency;
  out.start = out.first = at;
  out.last = at + length;
  return out;
}

}  // namespace chancery
