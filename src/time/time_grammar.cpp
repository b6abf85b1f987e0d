#include "time/time_grammar.h"

#include <algorithm>
#include <cstdlib>

namespace chancery {
namespace {

bool is(const Atoms& atoms, std::size_t at, std::string_view text) {
  return at < atoms.size() && atoms[at].text == text;
}

// How fine a point is: ranges join points of like kind only.
enum class Grain { day, month, year, weekday, other };
Grain grain_of(const Point& point) {
  if (point.kind == Point::Kind::weekday) return Grain::weekday;
  if (point.kind == Point::Kind::day_offset) return Grain::weekday;
  if (point.kind != Point::Kind::date || point.part != Point::Part::whole) return Grain::other;
  return point.day ? Grain::day : point.month ? Grain::month : Grain::year;
}

Reading reading_of(Point point, std::size_t first, std::size_t last) {
  Reading out;
  out.start = out.first = first;
  out.last = last;
  out.point = point;
  return out;
}

}  // namespace

TimeGrammar::TimeGrammar(const WordTable& words, const NumberReader& numbers)
    : words_(words), numbers_(numbers), points_(words, numbers) {
  for (const char* kind :
       {"month",       "month_short", "weekday",     "weekdays",    "weekday_short", "day_offset",
        "event_day",   "which",       "which_event", "span_past",   "span_future",   "part_adjective",
        "part_noun",   "year_end",    "so_far",      "frequency",   "weekend",       "season",
        "same_period", "clock_word",  "unit",        "decade_word", "weekend"})
    words.first_words(kind, starts_);
  for (const char* kind : {"cardinal", "ordinal", "half"}) numbers.words().first_words(kind, starts_);
  for (const char* word : {"q", "h", "final", "several", "some", "many"}) starts_.insert(word);
}

bool TimeGrammar::may_start(const Atoms& atoms, std::size_t at) const {
  if (atoms[at].kind == Atom::Kind::symbol) return false;
  if (atoms[at].number()) return true;
  if (atoms[at].is("the")) {
    if (at + 1 >= atoms.size()) return false;
    return atoms[at + 1].number() || atoms[at + 1].is("'") || starts_.contains(atoms[at + 1].text);
  }
  if (atoms[at].is("a") || atoms[at].is("an")) return at + 1 < atoms.size() && atoms[at + 1].word();
  return starts_.contains(atoms[at].text);
}

std::optional<Reading> TimeGrammar::range_at(const Atoms& atoms, std::size_t at) const {
  const bool between = at > 0 && is(atoms, at - 1, "between");
  const bool from = at > 0 && is(atoms, at - 1, "from");
  // A joiner at `next`: its length, 0 for none. "and" joins after "between" only, unless `list` says that it may.
  const auto joiner = [&](std::size_t next, bool list) -> std::size_t {
    const auto found = words_.find(atoms, next, "joiner");
    if (!found) return 0;
    if (*found.value == "and") return between || list ? found.length : 0;
    if ((is(atoms, next, "until") || is(atoms, next, "till") || is(atoms, next, "up")) && !from) return 0;
    return found.length;
  };
  const auto range = [&](Point a, Point b, std::size_t last) {
    Reading out = reading_of(a, at, last);
    out.is_range = true;
    out.second = b;
    if (between || from) out.start = at - 1;
    return out;
  };

  // "25-28 May 2026", "between 3 and 5 June", "25 and 26 May"
  if (const auto day = points_.day_at(atoms, at); day.length) {
    const std::size_t join = at + day.length;
    if (const std::size_t length = joiner(join, true)) {
      const auto second = points_.month_date(atoms, join + length);
      const bool list = is(atoms, join, "and") && !between;
      if (second && second.point.day && (second.point.day > day.day) && (!list || second.point.day == day.day + 1)) {
        Point first;
        first.kind = Point::Kind::date;
        first.day = day.day;
        return range(first, second.point, join + length + second.length);
      }
    }
  }
  // "March-May 2019", "January through September 2019", "from January to March"
  if (const auto month = points_.month_at(atoms, at); month.length && atoms[at].capital) {
    const std::size_t join = at + month.length;
    if (const std::size_t length = joiner(join, false)) {
      const auto second_name = points_.month_at(atoms, join + length);
      const bool led = from || between || is(atoms, join, "-") || is(atoms, join, "through");
      if (second_name.length && atoms[join + length].capital && (led || (!month.doubtful && !second_name.doubtful))) {
        FoundPoint second = points_.month_date(atoms, join + length);
        if (!second) {
          second.point.kind = Point::Kind::date;
          second.point.month = second_name.month;
          second.length = second_name.length;
        }
        const std::size_t months = join + length + second.length;
        if (!second.point.year && (is(atoms, months, "months") || is(atoms, months, "period")))
          points_.add_year_after(atoms, second, join + length, months + 1);
        if (!second.point.day) {
          Point first;
          first.kind = Point::Kind::date;
          first.month = month.month;
          return range(first, second.point, join + length + second.length);
        }
      }
    }
  }
  FoundPoint first = points_.read(atoms, at);
  if (!first) {
    // "the 2014-2018 plan": two years and a dash need no preposition.
    const int from_year = points_.year_at(atoms, at), to_year = points_.year_at(atoms, at + 2);
    const bool dash = is(atoms, at + 1, "-") && to_year > from_year && to_year - from_year <= 60 && from_year >= 1900 &&
                      to_year <= 2100;
    if (!from_year || !dash || atoms[at].glued || is(atoms, at + 3, "-")) return {};
    first.point.kind = Point::Kind::date;
    first.point.year = from_year;
    first.length = 1;
  }
  const Grain grain = grain_of(first.point);
  const std::size_t join = at + first.length;
  if (grain == Grain::other) {
    // "from the beginning of 2019 to the end of 2020"
    if (!from && !between) return {};
    const std::size_t length = joiner(join, false);
    if (!length) return {};
    const auto second = points_.read(atoms, join + length);
    if (!second || first.point.kind == Point::Kind::ago || second.point.kind == Point::Kind::ago) return {};
    return range(first.point, second.point, join + length + second.length);
  }
  // "May 25-28, 2026", "May 25 and 26"
  if (grain == Grain::day && !first.point.year && first.point.month) {
    if (const std::size_t length = joiner(join, true)) {
      const std::size_t second_at = join + length;
      const bool full = bool(points_.month_date(atoms, second_at)) && points_.month_date(atoms, second_at).point.day;
      const auto day = points_.day_at(atoms, second_at);
      const bool list = is(atoms, join, "and") && !between;
      if (!full && day.length && day.day > first.point.day && (!list || day.day == first.point.day + 1)) {
        std::size_t last = second_at + day.length;
        const bool counted = numbers_.scale(atoms, last).length || is(atoms, last, "%") || is(atoms, last, "percent") ||
                             (list && words_.has(atoms, last, "not_a_year_after"));
        if (!counted) {
          Point second = first.point;
          second.day = day.day;
          std::size_t year_at = last;
          if (is(atoms, year_at, ",")) ++year_at;
          if (const int year = points_.year_at(atoms, year_at)) {
            second.year = year;
            last = year_at + 1;
          }
          return range(first.point, second, last);
        }
      }
    }
  }
  // "2021-22", "2019/20"
  if (grain == Grain::year && (is(atoms, join, "-") || is(atoms, join, "/")) && join + 1 < atoms.size() &&
      atoms[join].glued && atoms[join + 1].glued && atoms[join + 1].digits() && atoms[join + 1].text.size() == 2) {
    const int second_year = first.point.year / 100 * 100 + std::atoi(atoms[join + 1].text.c_str());
    if (second_year > first.point.year && second_year - first.point.year <= 30) {
      Point second = first.point;
      second.year = second_year;
      return range(first.point, second, join + 2);
    }
  }
  if (grain == Grain::year && is(atoms, join, "/") && atoms[join].glued && points_.year_at(atoms, join + 1)) {
    Point second = first.point;
    second.year = points_.year_at(atoms, join + 1);
    if (second.year > first.point.year) return range(first.point, second, join + 2);
  }
  const std::size_t length = joiner(join, false);
  if (!length) return {};
  FoundPoint second = points_.read(atoms, join + length);
  if (grain == Grain::year && !second && points_.year_at(atoms, join + length)) {
    second.point.kind = Point::Kind::date;
    second.point.year = points_.year_at(atoms, join + length);
    second.length = 1;
  }
  if (!second) return {};
  const Grain second_grain = grain_of(second.point);
  if (second_grain == Grain::other && !from && !between) return {};
  if (second_grain != grain && !from && !between) return {};
  if (grain == Grain::year && second_grain == Grain::year && second.point.year <= first.point.year) return {};
  return range(first.point, second.point, join + length + second.length);
}

void TimeGrammar::add_preposition(const Atoms& atoms, std::size_t from, Reading& reading) const {
  const auto take = [&](WordTable::Found found) {
    if (found && reading.start >= from + found.length) {
      reading.start -= found.length;
      return true;
    }
    return false;
  };
  // "at this year's summit", "over yesterday's remarks": the preposition belongs to the noun.
  if (is(atoms, reading.last, "'") && atoms[reading.last].glued && is(atoms, reading.last + 1, "s") &&
      atoms[reading.last + 1].glued)
    return;
  if (reading.kind == TimeKind::date) {
    if (reading.last < atoms.size() && (is(atoms, reading.last, "onwards") || is(atoms, reading.last, "onward")) &&
        !reading.is_range) {
      ++reading.last;
      reading.open = Reading::Open::since;
      take(words_.find_before(atoms, reading.start, "preposition"));
      return;
    }
    // "the talks over today": only bounds lean on such words.
    const bool adverb = !reading.is_range && reading.point.kind == Point::Kind::day_offset;
    if (!reading.is_range) {
      const auto [kind, open] = [&]() -> std::pair<const char*, Reading::Open> {
        if (words_.find_before(atoms, reading.start, "since")) return {"since", Reading::Open::since};
        if (words_.find_before(atoms, reading.start, "until")) return {"until", Reading::Open::until};
        if (words_.find_before(atoms, reading.start, "by")) return {"by", Reading::Open::by};
        if (words_.find_before(atoms, reading.start, "before")) return {"before", Reading::Open::before};
        if (words_.find_before(atoms, reading.start, "after")) return {"after", Reading::Open::after};
        return {adverb ? "from" : "preposition", Reading::Open::none};
      }();
      const bool leans = reading.point.kind == Point::Kind::event_day || reading.point.kind == Point::Kind::ago;
      if (take(words_.find_before(atoms, reading.start, kind)) && !leans) reading.open = open;
      return;
    }
  }
  if (reading.kind == TimeKind::frequency) return;
  take(words_.find_before(atoms, reading.start, "preposition"));
}

std::optional<Reading> TimeGrammar::read_at(const Atoms& atoms, std::size_t at) const {
  if (atoms[at].kind == Atom::Kind::symbol) return {};
  std::optional<Reading> best;
  const auto take = [&](std::optional<Reading> found) {
    if (found && (!best || found->last > best->last)) best = std::move(found);
  };
  take(range_at(atoms, at));
  if (const auto point = points_.read(atoms, at)) take(reading_of(point.point, at, at + point.length));
  take(clock_at(atoms, at));
  take(duration_at(atoms, at));
  take(frequency_at(atoms, at));
  return best;
}

std::vector<Reading> TimeGrammar::read(const Atoms& atoms, bool everywhere) const {
  std::vector<Reading> out;
  std::size_t from = 0;
  for (std::size_t at = 0; at < atoms.size();) {
    auto found = everywhere || may_start(atoms, at) ? read_at(atoms, at) : std::nullopt;
    if (!found) {
      ++at;
      continue;
    }
    add_preposition(atoms, from, *found);
    at = from = found->last;
    out.push_back(std::move(*found));
  }
  return out;
}

}  // namespace chancery
