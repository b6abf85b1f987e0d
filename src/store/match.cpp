#include "store/match.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

#include "store/match_parts.h"
#include "store/names.h"
#include "store/people.h"
#include "store/undated.h"

namespace chancery::store {
namespace {

std::set<std::int64_t> entities(const std::vector<const Who*>& all) {
  std::set<std::int64_t> out;
  for (const Who* one : all) out.insert(one->entity);
  return out;
}

// 2: somebody in common. 1: the same country, where one of the two names no person. 0: neither.
int side_match(const std::vector<const Who*>& a, const std::vector<const Who*>& b) {
  const auto x = entities(a), y = entities(b);
  for (const auto one : x)
    if (y.contains(one)) return 2;
  for (const Who* p : a)
    for (const Who* q : b)
      if (!p->country.empty() && p->country == q->country &&
          (p->kind != kPerson || q->kind != kPerson || p->name.empty() || q->name.empty()))
        return 1;
  return 0;
}

int same_place(const View& a, const View& b) {  // 1 the same, -1 another, 0 not told or one within the other
  const Who *p = a.place(), *q = b.place();
  if (!p || !q) return 0;
  if (p->entity == q->entity) return 1;
  if (p->kind == kPlace && q->kind == kPlace && p->type == "city" && q->type == "city") return -1;
  if (!p->country.empty() && !q->country.empty() && p->country != q->country) return -1;
  return 0;
}

bool days_told(const View& fact) { return fact.first && fact.last; }

// Of a visit that is denied or only possible, and tells no destination, nobody knows which it is.
bool settled(const View& visit) {
  return visit.status == "held" || visit.status == "ongoing" || visit.status == "planned";
}

std::set<std::int64_t> people_of(const View& fact) {
  std::set<std::int64_t> out;
  for (const Who* one : actors(fact))
    if (one->kind == kPerson) out.insert(one->entity);
  return out;
}

bool summit_and_meeting(const View& a, const View& b) {
  const auto x = contact_class(a), y = contact_class(b);
  return (x == "summit" && y == "meeting") || (x == "meeting" && y == "summit");
}

// "Held talks by telephone", "spoke with": to one account a call, to another talks, which have no place then.
bool call_and_talks(const View& a, const View& b) {
  const auto talks = [](const View& fact) {
    return fact.text("format") == "talks" && fact.in({"place"}).empty() && at(fact.body, "place").is_null();
  };
  return (contact_class(a) == "call" && talks(b)) || (contact_class(b) == "call" && talks(a));
}

// The country to which a visit went whose own words do not say: the one that its article speaks of most, but for his own.
std::set<std::string> likely_hosts(const View& visit) {
  std::set<std::string> own;
  for (const Who* one : visit.in({"guest", "head of delegation", "participant", "participants"})) own.insert(one->country);
  own.erase("");
  if (own.empty() || !visit.hints) return {};
  for (const auto& country : visit.hints->most_first)
    if (!own.contains(country)) return {country};
  return {};
}

bool put_off(const View& visit) { return visit.status == "postponed" || visit.status == "cancelled"; }

// "Put off a trip in February", recalled months later: the visit that was planned for a February.
bool put_off_in_month(const View& recalled, const View& planned) {
  return put_off(recalled) && (planned.status == "planned" || put_off(planned)) && months_meet(recalled, planned) > 0;
}

// A visit put off is news for some days, however it is recalled; a visit to one city is one in accounts that say much the
// same, though both recall it and only one says when it was.
int time_of_visits(const View& a, const View& b) {
  if (const int time = same_time(a, b, 3); time > 0) return time;
  if (a.place() && b.place() && a.place()->entity == b.place()->entity && a.place()->type == "city" &&
      a.status == b.status && !(a.first && b.first) && a.hints && b.hints && shared_words(*a.hints, *b.hints) >= 45)
    return 1;
  if (put_off_in_month(a, b) || put_off_in_month(b, a)) return 1;
  if (!put_off(a) || !put_off(b) || !a.published || !b.published || (a.first && b.first)) return 0;
  return std::llabs(*a.published - *b.published) <= 7 ? 1 : 0;
}

// One of the two met one and the other another, each with nobody else: two meetings.
bool another_partner(const View& a, const View& b) {
  const auto named = [](const View& fact) {
    std::vector<const Who*> out;
    for (const Who* one : actors(fact))
      if (one->kind == kPerson &&
          std::none_of(out.begin(), out.end(), [&](const Who* other) { return other->entity == one->entity; }))
        out.push_back(one);
    return out;
  };
  const auto x = named(a), y = named(b);
  if (x.size() != 2 || y.size() != 2) return false;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 2; ++j) {
      const Who &p = *x[1 - i], &q = *y[1 - j];
      if (x[i]->entity == y[j]->entity && p.entity != q.entity && !p.country.empty() && !q.country.empty() &&
          p.country != q.country)
        return true;
    }
  return false;
}

// Where nothing tells the time: the very same people, in one city or in accounts that say much the same, and nothing
// that speaks for two times.
bool of_one_telling(const View& a, const View& b, int place) {
  if ((!undated(a) && !undated(b)) || !a.hints || !b.hints) return false;
  const auto x = people_of(a);
  if (x.size() < 2 || x != people_of(b) || place < 0) return false;
  bool same_day = false;
  if (evidence_by_hints(a, b, *a.hints, *b.hints, same_day) < 1) return false;
  const int words = shared_words(*a.hints, *b.hints);
  const bool city = place > 0 && a.place()->kind != kCountry;
  return words >= (city ? 30 : x.size() >= 3 ? 35 : 40);
}

// A summit is known by its name, whoever is told to have been there.
Sameness same_summit(const View& a, const View& b, int time, int place) {
  if (contact_class(a) != "summit" || contact_class(b) != "summit" || time == 0 || place < 0) return {};
  const auto x = short_names(a), y = short_names(b);
  return std::any_of(x.begin(), x.end(), [&](const auto& one) { return y.contains(one); })
             ? Sameness{6 + 2 * time, "a summit of that name at the same time"}
             : Sameness{};
}

// One account does not say whom he met, but names all the others, and nobody else of that country; or the other is whom
// it speaks of most.
bool partner_named(const View& alone, const View& full) {
  if (!alone.hints || !full.hints || shared_words(*alone.hints, *full.hints) < 25) return false;
  const auto own = people_of(alone);
  auto others = people_of(full);
  if (own.size() != 1 || others.erase(*own.begin()) == 0 || others.empty()) return false;
  const auto& named = alone.hints->people;
  if (std::any_of(others.begin(), others.end(), [&](const auto other) { return !named.contains(other); })) return false;
  if (others.size() > 1 || alone.hints->foremost == *others.begin()) return true;
  std::string country;
  for (const Who* one : actors(full))
    if (others.contains(one->entity)) country = one->country;
  return !country.empty() && std::none_of(named.begin(), named.end(), [&](const auto& one) {
    return !others.contains(one.first) && !own.contains(one.first) && (one.second.empty() || one.second == country);
  });
}

// Told of countries here and of their envoys or ministers there: the account of the countries names those very people, and
// the day is told. Whoever else sat there was the host.
bool for_their_countries(const View& countries, const View& people) {
  if (!of_countries_alone(countries) || !countries.hints || countries.status != people.status) return false;
  const auto sides = countries.countries();
  if (sides.size() > 3) return false;
  std::set<std::string> present, named;
  for (const Who* one : actors(people)) {
    if (one->kind != kPerson || one->country.empty()) continue;
    present.insert(one->country);
    if (countries.hints->people.contains(one->entity)) named.insert(one->country);
  }
  for (const auto& side : sides)
    if (!named.contains(side)) return false;
  const Who* where = people.place();
  return std::all_of(present.begin(), present.end(), [&](const auto& country) {
    return sides.contains(country) || (where && where->country == country);
  });
}

// Talks of two countries in accounts of the same news, in which nobody is named.
bool in_one_news(const View& a, const View& b) {
  return of_countries_alone(a) && of_countries_alone(b) && a.countries() == b.countries() && a.countries().size() == 2 &&
         a.status == "held" && b.status == "held" && a.hints && b.hints && shared_words(*a.hints, *b.hints) >= 35;
}

// One account tells a meeting of two, the other that a third sat there: he is in the first account, too, and all else is the same.
bool with_a_third(const View& a, const View& b) {
  if (!a.hints || !b.hints || a.status != b.status || a.status != "held") return false;
  const auto x = people_of(a), y = people_of(b);
  const View& less = x.size() < y.size() ? a : b;
  const auto &few = &less == &a ? x : y, &many = &less == &a ? y : x;
  if (few.size() < 2 || many.size() != few.size() + 1) return false;
  return std::all_of(few.begin(), few.end(), [&](const auto one) { return many.contains(one); }) &&
         std::all_of(many.begin(), many.end(), [&](const auto one) {
           return few.contains(one) || less.hints->people.contains(one);
         });
}

// What is still expected days after the other account was written, or after its day, is not what that one tells as held.
bool expected_afterwards(const View& a, const View& b, std::int64_t slack) {
  for (const auto& [plan, held] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    if (plan->status != "planned" && plan->status != "possible") continue;
    if (held->status != "held" && held->status != "ongoing") continue;
    const auto day = held->last ? held->last : held->published;
    if (plan->published && day && *plan->published > *day + slack) return true;
  }
  return false;
}

Sameness same_contact(const View& a, const View& b) {
  const bool visit = contact_class(a) == "visit";
  if (expected_afterwards(a, b, visit ? 3 : 1)) return {};
  const bool by_phone = call_and_talks(a, b) && people_of(a).size() == 2 && people_of(a) == people_of(b);
  if (contact_class(a) != contact_class(b) &&
      !(summit_and_meeting(a, b) && people_of(a).size() >= 2 && people_of(a) == people_of(b)) && !by_phone)
    return {};
  const int place = same_place(a, b);
  int time = visit ? time_of_visits(a, b) : same_time(a, b, 1);
  if (time == 0 && !visit && of_one_telling(a, b, place)) time = 1;
  if (time == 0) return {};
  if (const auto summit = same_summit(a, b, time, place); summit.score > 0) return summit;
  if (!visit && another_partner(a, b)) return {};
  const auto x = actors(a), y = actors(b);
  const auto ids_x = entities(x), ids_y = entities(y);
  int shared = 0, shared_people = 0;
  std::set<std::string> shared_countries;
  std::set<std::int64_t> counted;
  // Family names alone are never enough for a person, but two of them at one table are.
  std::set<std::int64_t> alike;
  for (const Who* one : x)
    for (const Who* other : y)
      if (one->entity != other->entity && !ids_y.contains(one->entity) && !ids_x.contains(other->entity) &&
          by_family_name(*one, *other))
        alike.insert({one->entity, other->entity});
  for (const Who* one : x)
    if ((ids_y.contains(one->entity) || alike.contains(one->entity)) && counted.insert(one->entity).second) {
      ++shared;
      if (one->kind == kPerson) ++shared_people;
      if (!one->country.empty()) shared_countries.insert(one->country);
    }
  if (shared < 2 && !alike.empty()) return {};
  // Another person on the same side speaks for another meeting, unless many took part.
  int others = 0;
  for (const Who* p : x)
    for (const Who* q : y)
      if (p->kind == kPerson && q->kind == kPerson && !ids_y.contains(p->entity) && !ids_x.contains(q->entity) &&
          !alike.contains(p->entity) && !alike.contains(q->entity) && !p->country.empty() && p->country == q->country)
        ++others;
  const auto people = [](const std::vector<const Who*>& all) {
    std::set<std::int64_t> out;
    for (const Who* one : all)
      if (one->kind == kPerson) out.insert(one->entity);
    return out.size();
  };
  const bool many = people(x) > 3 || people(y) > 3;
  if (visit) {
    const auto guests = [](const View& fact) {
      return fact.in({"guest", "head of delegation", "participant", "participants"});
    };
    const int guest = side_match(guests(a), guests(b));
    if (place < 0 && a.place()->country != b.place()->country) return {};
    const auto hosts_a = hosts_of(a), hosts_b = hosts_of(b);
    const bool same_host =
        std::any_of(hosts_a.begin(), hosts_a.end(), [&](const auto& one) { return hosts_b.contains(one); });
    if (!same_host && !hosts_a.empty() && !hosts_b.empty()) return {};
    // Where one does not say where to, its article does.
    bool likely = false;
    if (!same_host && (hosts_a.empty() || hosts_b.empty())) {
      const auto there = hosts_a.empty() ? likely_hosts(a) : hosts_a, here = hosts_b.empty() ? likely_hosts(b) : hosts_b;
      likely = std::any_of(there.begin(), there.end(), [&](const auto& one) { return here.contains(one); });
      if (!likely && !there.empty() && !here.empty()) return {};
      // At least one says so itself, or both call it by the same rank; "the airport" is no country.
      const bool ranked = a.text("format") == b.text("format") && a.text("format") != "visit";
      const auto untold = [](const View& one) {
        return at(one.body, "place").is_null() || (!one.place() && one.text("format") != "visit");
      };
      likely = likely && (!hosts_a.empty() || !hosts_b.empty() || ranked) && (!hosts_a.empty() || untold(a)) &&
               (!hosts_b.empty() || untold(b)) && (a.status == b.status || (settled(a) && settled(b)));
    }
    // A visit whose destination is not told is the visit of that time; one to a place that nothing says the country of
    // is another.
    const bool open =
        (a.status == b.status || (settled(a) && settled(b))) &&
        ((hosts_a.empty() && at(a.body, "place").is_null()) || (hosts_b.empty() && at(b.body, "place").is_null()));
    // Where neither says where to, the kind of visit must say that it is the one.
    const bool either = !hosts_a.empty() || !hosts_b.empty() ||
                        (a.text("format") == b.text("format") && a.text("format") != "visit") ||
                        (!undated(a) && !undated(b) && time == 2 && days_told(a) && days_told(b));
    const bool one_story = either && a.hints && b.hints && shared_words(*a.hints, *b.hints) >= 40;
    if (guest == 2 && shared >= 1 && (same_host || (open && ((!undated(a) && !undated(b)) || one_story))))
      return {20 + 2 * time + (same_host ? 4 : 0) + (put_off(a) && put_off(b) ? 2 : a.status == b.status), "the same visitor, destination and time"};
    if (guest == 2 && shared >= 1 && likely)
      return {16 + 2 * time, "the same visitor and time, and the country that both accounts speak of"};
    if (guest >= 1 && same_host && others == 0 && time == 2)
      return {12, "visitors of the same country to the same country on the same days"};
    return {};
  }
  const auto ca = a.countries(), cb = b.countries();
  const bool no_day = undated(a) || undated(b);
  if (others > 0 && (!many || no_day)) return {};
  // Where no day is told, another country at the table is another meeting.
  // (unless only the name of a country stands there, which may be where they met, and the people are the same).
  if (no_day && ca != cb && ca.size() >= 2 && cb.size() >= 2 &&
      (shared_people < 2 || (people_of(a) != people_of(b) && !with_a_third(a, b))))
    return {};
  // What one account still expects another tells as held only where both tell its day.
  if (no_day && (a.status == "planned") != (b.status == "planned") && time < 2) return {};
  // Talks of many countries are none of two.
  if ((ca.size() >= 4 && cb.size() == 2) || (cb.size() >= 4 && ca.size() == 2))
    if (!many) return {};
  if (shared_people >= 2 || (shared >= 2 && others == 0))
    return place < 0 && time < 2
               ? Sameness{}
               : Sameness{8 * std::min(shared, 4) + 4 * time + 2 * place, "the same participants at the same time"};
  if (place < 0) return {};
  if (shared == 1) {
    // One in common, and the other side told more or less exactly: by its country in both.
    for (const auto& country : ca)
      if (cb.contains(country) && !shared_countries.contains(country))
        return {10 + 4 * time + 2 * place, "a participant in common, and the other side's country"};
    if (many && time == 2) return {8, "participants in common on the same day"};
    if (others == 0 && ((lone(a) && partner_named(a, b)) || (lone(b) && partner_named(b, a))))
      return {6 + 2 * time + 2 * place, "the only participant told, and the other named in that account"};
    const bool only = x.size() == 1 && y.size() == 1 && ca.size() <= 1 && cb.size() <= 1;
    if (only && time == 2 && place == 1) return {6, "the only participant told, day and place"};
    return {};
  }
  if (!no_day && time == 2 && (for_their_countries(a, b) || for_their_countries(b, a)))
    return {9, "told of the countries, and of those who spoke for them, on the same day"};
  if (!no_day && in_one_news(a, b)) return {7, "talks of the same countries, in accounts of the same news"};
  // Nobody in common by name: countries, and the offices of those whom nobody names.
  if (ca.size() < 2 || ca != cb) return {};
  if (x.empty() && y.empty()) {
    std::set<std::string> types_a, types_b;
    for (const Who* one : a.in(kSides)) types_a.insert(one->shown.empty() ? one->type : "");
    for (const Who* one : b.in(kSides)) types_b.insert(one->shown.empty() ? one->type : "");
    if (time == 2 && types_a == types_b) return {8 + 2 * place, "the same countries on the same day; nobody is named"};
  }
  return {};
}

bool same_tally(const View& a, const View& b) {
  if (!telling_tally(a) || !telling_tally(b)) return false;
  std::size_t shared = 0;
  for (const char* side : kTally) {
    const auto x = number_of(at(at(a.body, "tally"), side)), y = number_of(at(at(b.body, "tally"), side));
    if (x && y && *x != *y) return false;
    shared += x && y;
  }
  return shared >= 2;
}

bool whole_tally(const View& fact) {
  return std::all_of(kTally.begin(), kTally.end(),
                     [&](const char* side) { return number_of(at(at(fact.body, "tally"), side)).has_value(); });
}

bool near_amounts(const View& a, const View& b) {
  const Json &x = at(a.body, "amount"), &y = at(b.body, "amount");
  const auto value_x = number_of(x), value_y = number_of(y);
  if (!value_x || !value_y) return !value_x && !value_y && number_of(at(x, "from")) == number_of(at(y, "from"));
  return text_at(x, "unit") == text_at(y, "unit") &&
         std::fabs(*value_x - *value_y) <= 1e-9 * std::max(std::fabs(*value_x), std::fabs(*value_y));
}

Sameness same_figure(const View& a, const View& b) {
  if (text_at(at(a.body, "amount"), "unit") != text_at(at(b.body, "amount"), "unit") ||
      a.text("nature") != b.text("nature"))
    return {};
  const Json &p = at(a.body, "period"), &q = at(b.body, "period");
  const std::string from = text_at(p, "from"), to = text_at(p, "to");
  if (from != text_at(q, "from") || (!from.empty() && to != text_at(q, "to"))) return {};
  if (entities(a.in({"subjects"})) != entities(b.in({"subjects"})) || a.in({"subjects"}).empty()) return {};
  const auto x = content_words(a.text("indicator")), y = content_words(b.text("indicator"));
  if (x.empty() || overlap(x, y) < 0.6) return {};
  if (!from.empty()) return {10, "the same indicator, subjects and period"};
  if (!near_amounts(a, b) || !a.published || !b.published || std::llabs(*a.published - *b.published) > 60) return {};
  return {8, "the same indicator, subjects and amount"};
}

Sameness same_words(const View& a, const View& b, std::string_view field, std::initializer_list<std::string_view> by,
                    double least, std::int64_t slack) {
  if (side_match(a.in(by), b.in(by)) < 2) return {};
  const auto x = content_words(a.text(field)), y = content_words(b.text(field));
  if (std::min(x.size(), y.size()) < 3) return {};
  if (overlap(x, y) < least && !(contained(x, y) >= 0.9 && std::min(x.size(), y.size()) >= 6)) return {};
  const auto p = a.day(), q = b.day();
  if (!p || !q || std::llabs(*p - *q) > slack) return {};
  return {10, "the same words of the same side at the same time"};
}

// Ties are restored, severed or raised between two: which of them does it is told now of one, now of the other, now of neither.
Sameness between_both(const View& a, const View& b) {
  if (a.text("act") != b.text("act") || (a.text("act") != "restored" && a.text("act") != "severed")) return {};
  const auto all = a.countries();
  if (all.size() != 2 || all != b.countries() || a.status != b.status) return {};
  const int time = same_time(a, b, 1);
  return time ? Sameness{7 + time, "the same act between the same two at the same time"} : Sameness{};
}

Sameness two_sides(const View& a, const View& b, std::initializer_list<std::string_view> from,
                   std::initializer_list<std::string_view> to, std::int64_t slack) {
  if (a.text("act") != b.text("act")) return {};
  const int time = same_time(a, b, slack);
  if (time == 0) return {};
  const int x = side_match(a.in(from), b.in(from));
  const bool open = a.in(to).empty() || b.in(to).empty();
  const int y = open ? 1 : side_match(a.in(to), b.in(to));
  if (x == 0 || y == 0 || x + y < (open ? 3 : 2)) return {};
  return {6 + x + y + time, "the same act between the same sides at the same time"};
}

// "Ties were severed with X": one account does not say by whom, but speaks of him.
Sameness doer_untold(const View& a, const View& b) {
  if (a.text("act") != b.text("act") || a.in({"by"}).empty() == b.in({"by"}).empty() || !a.hints || !b.hints) return {};
  const View &open = a.in({"by"}).empty() ? a : b, &told = a.in({"by"}).empty() ? b : a;
  if (side_match(a.in({"against"}), b.in({"against"})) < 2 || same_time(a, b, 1) == 0) return {};
  const auto by = told.in({"by"});
  return std::any_of(by.begin(), by.end(), [&](const Who* one) { return open.hints->countries.contains(one->country); })
             ? Sameness{6, "the same act against the same at the same time, by one whom both accounts speak of"}
             : Sameness{};
}

}  // namespace

bool contradict(const View& a, const View& b) {
  if (a.kind == kContact && contact_class(a) == "meeting" && contact_class(b) == "meeting") return another_partner(a, b);
  if (a.kind != kContact || contact_class(a) != "visit" || contact_class(b) != "visit") return false;
  const auto here = hosts_of(a), there = hosts_of(b);
  return !here.empty() && !there.empty() &&
         std::none_of(here.begin(), here.end(), [&](const auto& one) { return there.contains(one); });
}

Sameness same_event(const View& a, const View& b) {
  if (a.kind != b.kind || a.document == b.document) return {};
  switch (a.kind) {
    case kContact:
      return same_contact(a, b);
    case kInstrument:
      return same_instrument(a, b);
    case kFigure:
      return same_figure(a, b);
    case kStatement:
      return same_words(a, b, "content", {"speaker"}, 0.6, 4);
    case kCommitment:
      return same_words(a, b, "what", {"by"}, 0.6, 4);
    case kRitual:
      return two_sides(a, b, {"by", "on_behalf_of"}, {"to"}, 1);
    case kMeasure: {
      // Packages have numbers, by whichever of a union's bodies they are adopted.
      const int x = package_number(a), y = package_number(b);
      if (x && y && x != y) return {};
      if (x && x == y && a.text("act") == b.text("act") && side_match(a.in({"against"}), b.in({"against"})) > 0 &&
          same_time(a, b, 14))
        return {12, "the package of that number"};
      if (const auto two = two_sides(a, b, {"by"}, {"against"}, 1); two.score > 0) return two;
      if (const auto both = between_both(a, b); both.score > 0) return both;
      return doer_untold(a, b);
    }
    case kInvitation:
      return two_sides(a, b, {"inviter"}, {"invitee"}, 4);
    case kAid: {
      const auto amount = at(a.body, "amount"), other = at(b.body, "amount");
      if (!amount.is_null() && !other.is_null() && !near_amounts(a, b)) return {};
      return two_sides(a, b, {"donor"}, {"recipient"}, 2);
    }
    case kOfficeChange: {
      if (office_act(a.text("act")) != office_act(b.text("act")) || side_match(a.in({"person"}), b.in({"person"})) < 2)
        return {};
      const std::string x = office_words(a.text("office")), y = office_words(b.text("office"));
      if (!x.empty() && !y.empty() && x.find(y) == std::string::npos && y.find(x) == std::string::npos) return {};
      const int time = same_time(a, b, 3);
      // An envoy presents his credentials once to a state: where no day is told, nothing need speak for one time.
      if (bool same_day = false;
          time == 0 && office_act(a.text("act")) == "credentials" && (undated(a) || undated(b)) && a.hints && b.hints)
        return evidence_by_hints(a, b, *a.hints, *b.hints, same_day) >= 1 ? Sameness{8, "the same person's credentials"}
                                                                          : Sameness{};
      return time ? Sameness{10 + time, "the same person, office and act"} : Sameness{};
    }
    case kLaw: {
      const auto x = content_words(a.text("title")), y = content_words(b.text("title"));
      return side_match(a.in({"country"}), b.in({"country"})) == 2 && overlap(x, y) >= 0.6 && same_time(a, b, 30)
                 ? Sameness{8, "the same title and country"}
                 : Sameness{};
    }
    case kVote: {
      if (a.status != b.status && (a.status == "failed" || b.status == "failed")) return {};
      // Three numbers are nobody else's, whether the day is told or not.
      if (bool same_day = false;
          (undated(a) || undated(b)) && a.hints && b.hints && whole_tally(a) && whole_tally(b) && same_tally(a, b))
        return evidence_by_hints(a, b, *a.hints, *b.hints, same_day) >= 0 ? Sameness{10, "the same three numbers"}
                                                                          : Sameness{};
      if (a.status == "vetoed" && b.status == "vetoed" && !a.countries().empty() && a.countries() == b.countries() &&
          same_time(a, b, 1))
        return {9, "the veto of the same at the same time"};
      const auto x = content_words(a.text("text")), y = content_words(b.text("text"));
      if (same_tally(a, b) && same_time(a, b, 1)) return {12, "the same tally at the same time"};
      return side_match(a.in({"body"}), b.in({"body"})) == 2 && overlap(x, y) >= 0.4 && same_time(a, b, 1)
                 ? Sameness{8, "the same body, text and day"}
                 : Sameness{};
    }
    case kRelation: {
      const auto x = entities(a.in({"parties", "body"})), y = entities(b.in({"parties", "body"}));
      return a.text("what") == b.text("what") && x == y && !x.empty() ? Sameness{8, "the same parties and relation"}
                                                                      : Sameness{};
    }
    default:
      return {};
  }
}

}  // namespace chancery::store
