// One event told again in other words: by the body that met, by the people instead of their countries, as still to come
// where the article says when, as come where the headline announced it. Part of ContactMerger.
#include <algorithm>

#include "facts/contact_merger.h"

namespace chancery {

// The bodies in an event's own name: "the meeting of the Joint Commission", "the JC meeting".
std::vector<EntityIndex> ContactMerger::event_bodies(TokenIndex noun) const {
  std::vector<EntityIndex> out;
  if (noun == kNoToken || reading_.is_verbal(noun)) return out;
  for (const TokenIndex c : reading_.tree_at(noun).children(noun)) {
    const Relation relation = main_relation(reading_[c].relation);
    const bool of = relation == Relation::nmod && (reading_.preposition(c) == "of" || reading_.preposition(c).empty());
    if (!of && relation != Relation::compound) continue;
    for (const Value& value : reading_.entities_of_one(c)) {
      const Entity* body = entity(value);
      if (body &&
          (body->kind == EntityKind::body || body->kind == EntityKind::organisation || body->kind == EntityKind::event))
        out.push_back(*value.entity);
    }
  }
  return out;
}

// "the JC meeting", after the meeting of the Joint Commission. Of two sessions by number each is its own.
bool ContactMerger::event_of_same_body(const Draft& a, const Draft& b) const {
  const TokenIndex here = event_noun(a), there = event_noun(b);
  if (here == kNoToken || there == kNoToken || reading_.is_verbal(there) || !definite(there)) return false;
  const auto known = event_bodies(here), named = event_bodies(there);
  if (std::none_of(named.begin(), named.end(),
                   [&](EntityIndex body) { return std::find(known.begin(), known.end(), body) != known.end(); }))
    return false;
  const auto ordinal = [&](TokenIndex noun) {
    for (const std::string& word : event_words(noun))
      if (word[0] >= '0' && word[0] <= '9') return word;
    return std::string();
  };
  const std::string left = ordinal(here), right = ordinal(there);
  return left.empty() || right.empty() || left == right;
}

// As same_people, where the country of somebody is not told: "the ministers of A and B", and two people of whom one is
// known to be A's. Nobody may be left over.
bool ContactMerger::people_fit(const Fact& a, const Fact& b) const {
  const auto& left = participants(a);
  const auto& right = participants(b);
  if (left.size() != right.size() || left.size() < 2) return false;
  std::vector<bool> used(right.size(), false);
  std::vector<const Value*> open;
  for (const Value& who : left) {
    std::size_t found = right.size();
    for (std::size_t i = 0; i < right.size() && found == right.size(); ++i)
      if (!used[i] && entity(who) && entity(right[i]) && stands_for(who, right[i])) found = i;
    if (found < right.size())
      used[found] = true;
    else
      open.push_back(&who);
  }
  if (open.size() == left.size()) return false;
  const auto nowhere = [](const Entity& one) { return one.kind == EntityKind::person && one.country.empty(); };
  const auto nameless = [](const Entity& one) { return one.kind != EntityKind::person || one.name.empty(); };
  for (const Value* who : open) {
    const Entity* one = entity(*who);
    bool found = false;
    for (std::size_t i = 0; i < right.size() && !found && one; ++i) {
      const Entity* other = entity(right[i]);
      if (used[i] || !other) continue;
      if (offices_differ(*who->entity, *right[i].entity)) continue;
      if ((nowhere(*one) && nameless(*other)) || (nowhere(*other) && nameless(*one))) used[i] = found = true;
    }
    if (!found) return false;
  }
  return true;
}

// "X and Y will lead their delegations in the consultations", after the consultations of their two countries.
bool ContactMerger::told_again_by_others(const Draft& a, const Draft& b) const {
  if (a.fact.background != b.fact.background || indefinite(b) || b.apart || a.apart) return false;
  const std::string family = contact_family(b.fact);
  if (family != contact_family(a.fact) || (family != "meeting" && family != "call")) return false;
  const std::uint32_t between = b.sentence > a.sentence ? b.sentence - a.sentence : a.sentence - b.sentence;
  // What has a day of its own, or a number among others, is told for itself.
  const Value *when = a.fact.find("date"), *own = b.fact.find("date");
  if (own && !(when && when->date && own->date && when->date->known() && own->date->known())) return false;
  const TokenIndex noun = event_noun(b);
  if (noun != kNoToken && !reading_.is_verbal(noun))
    for (const TokenIndex c : reading_.tree_at(noun).children(noun))
      if (reading_.word(c) == "first" || reading_[c].xpos == "JJS" || reading_[c].upos == Upos::NUM) return false;
  const bool pointed = noun != kNoToken && !reading_.is_verbal(noun) && definite(noun);
  return (pointed || a.in_title || between <= 2) && people_fit(a.fact, b.fact);
}

// "comes to Brussels", of a visit that another sentence sets for Tuesday: the present tense tells no arrival.
bool ContactMerger::still_to_come(const Draft& a, const Draft& b) const {
  if (a.stage != EventStage::held || b.stage != EventStage::planned || a.anchor == kNoToken) return false;
  if (contact_family(a.fact) != "visit" || contact_family(b.fact) != "visit" || a.fact.find("date")) return false;
  const Token& verb = reading_[a.anchor];
  if (verb.xpos != "VBZ" && verb.xpos != "VBP") return false;
  return a.fact.find("place") && b.fact.find("place") && exact_people(a.fact, b.fact) && a.told_in.size() <= 1;
}

// "Minister to visit Riga" over "arrived in Riga on Monday".
bool ContactMerger::come_since_headline(const Draft& a, const Draft& b) const {
  return a.in_title && !b.in_title && a.stage == EventStage::planned && happened(b.stage) && a.told_in.size() <= 1 &&
         b.sentence <= a.sentence + 3 && contact_family(a.fact) == "visit" && exact_people(a.fact, b.fact);
}

// "attaches importance to the visit", before it is told that it is still to come.
bool ContactMerger::recalled_first(const Draft& a, const Draft& b) const {
  return a.told_in.size() <= 1 && !spoken_of(b) && spoken_of(a);
}

// "is to meet B", and "is willing to meet B": one meeting that has not been yet.
bool ContactMerger::both_to_come(const Draft& a, const Draft& b) const {
  const auto ahead = [](EventStage stage) { return stage == EventStage::planned || stage == EventStage::possible; };
  if (!ahead(a.stage) || !ahead(b.stage) || participants(a.fact).size() != participants(b.fact).size()) return false;
  if (participants(a.fact).size() < 2 && !(a.fact.find("place") && b.fact.find("place"))) return false;
  return exact_people(a.fact, b.fact) && (!a.fact.find("date") || !b.fact.find("date"));
}

// "As reported before, B was to arrive on Monday", below the news of the visit: what was announced is what is told.
bool ContactMerger::recalled_plan(const Draft& a, const Draft& b) const {
  if (a.fact.background || !b.fact.background || b.stage != EventStage::planned || !happened(a.stage)) return false;
  const std::size_t people = participants(b.fact).size();
  if (people == 0 || participants(a.fact).size() != people) return false;
  if (people < 2 && contact_family(b.fact) != "visit") return false;
  return exact_people(a.fact, b.fact);
}

// Put off, or called off as others had it: one visit that does not take place.
bool ContactMerger::off_either_way(const Draft& a, const Draft& b) const {
  const auto off = [](EventStage stage) { return stage == EventStage::postponed || stage == EventStage::cancelled; };
  return off(a.stage) && off(b.stage) && contact_family(a.fact) == "visit" && exact_people(a.fact, b.fact);
}

}  // namespace chancery
