#include <algorithm>

#include "facts/contact_merger.h"
#include "facts/contact_roles.h"

namespace chancery {

// "" where only its subjects are told: "they discussed trade".
std::string format_of(const Fact& fact) {
  const Value* format = fact.find("format");
  const auto* words = format ? std::get_if<std::string>(&format->literal) : nullptr;
  return words ? *words : "";
}

// Formats of which "they discussed trade" may tell, and the bare "talks" too.
bool talk_family(const std::string& family) {
  return family == "meeting" || family == "call" || family == "session" || family == "summit" || family.empty();
}

bool happened(EventStage stage) { return stage == EventStage::held || stage == EventStage::ongoing; }

static bool overlap(const DateInterval& a, const DateInterval& b) {
  using Days = std::chrono::sys_days;
  if (!a.known() || !b.known()) return true;
  if (a.from && b.to && Days(*a.from) > Days(*b.to)) return false;
  if (b.from && a.to && Days(*b.from) > Days(*a.to)) return false;
  return true;
}

bool dates_agree(const Fact& a, const Fact& b) {
  const Value* left = a.find("date");
  const Value* right = b.find("date");
  return !left || !right || !left->date || !right->date || overlap(*left->date, *right->date);
}

TokenIndex ContactMerger::event_noun(const Draft& draft) const {
  if (draft.same_as != kNoToken && !reading_.is_verbal(draft.same_as)) return draft.same_as;
  return draft.anchor;
}

// What tells one event from another of its sort: the names and ordinals in its noun phrase.
std::vector<std::string> ContactMerger::event_words(TokenIndex noun) const {
  std::vector<std::string> out;
  if (noun == kNoToken || reading_.is_verbal(noun)) return out;
  for (const TokenIndex c : reading_.tree_at(noun).children(noun)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (relation != Relation::compound && relation != Relation::amod && relation != Relation::nummod &&
        relation != Relation::nmod)
      continue;
    if (relation == Relation::nmod && reading_.preposition(c) != "of") continue;
    const bool ordinal = !reading_.word(c).empty() && reading_.word(c)[0] >= '0' && reading_.word(c)[0] <= '9';
    if (reading_[c].upos == Upos::PROPN || ordinal) out.push_back(reading_.word(c));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool ContactMerger::names_disagree(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  if (left.empty() || right.empty()) return false;
  return std::none_of(left.begin(), left.end(),
                      [&](const std::string& word) { return std::binary_search(right.begin(), right.end(), word); });
}

bool ContactMerger::definite(TokenIndex noun) const {
  for (const TokenIndex c : reading_.tree_at(noun).children(noun))
    if (reading_.in(c, "another-time")) return false;  // "the previous ceremony"
  for (const TokenIndex c : reading_.tree_at(noun).children(noun))
    if (reading_.word(c) == "the" || reading_.word(c) == "this" || reading_[c].relation == Relation::nmod_poss)
      return true;
  return false;
}

// "the ceremony is usually held in the hall"; "should hold conferences": none in particular.
bool ContactMerger::habitual(const Draft& draft) const {
  if (draft.anchor == kNoToken || every_time(draft)) return draft.anchor != kNoToken;
  if (known(draft.fact) > 1) return false;
  const bool verbal = reading_.is_verbal(draft.anchor);
  if (!verbal)
    for (const TokenIndex c : reading_.tree_at(draft.anchor).children(draft.anchor))
      if (reading_.word(c) == "such" && reading_[draft.anchor].xpos == "NNS") return true;
  if (!verbal && draft.stage == EventStage::possible && reading_[draft.anchor].xpos == "NNS" &&
      !draft.fact.find("date"))
    return true;
  const TokenIndex verb = verbal ? draft.anchor : reading_.verb_above(draft.anchor);
  if (verb == kNoToken) return false;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (reading_[c].upos == Upos::ADV && reading_.in(c, "habitual")) return true;
  return false;
}

// "meet every autumn", "hold talks twice a year"
bool ContactMerger::every_time(const Draft& draft) const {
  const TokenIndex verb = reading_.is_verbal(draft.anchor) ? draft.anchor : reading_.verb_above(draft.anchor);
  if (verb == kNoToken || (reading_[verb].xpos != "VBP" && reading_[verb].xpos != "VBZ")) return false;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
    if (main_relation(reading_[c].relation) != Relation::obl) continue;
    const TokenIndex word = reading_.child(c, Relation::det);
    if (word != kNoToken && (reading_.word(word) == "every" || reading_.word(word) == "each")) return true;
  }
  return false;
}

// Participants who are somebody.
std::size_t ContactMerger::known(const Fact& fact) const {
  std::size_t out = 0;
  for (const Value& who : participants(fact)) out += who.entity || !who.open;
  return out;
}

// "Deputy Secretary Landau" in the headline, "Christopher Landau" below.
bool ContactMerger::short_name_of(const Entity& one, const Entity& other) {
  if (one.name.empty() || one.name.find(' ') != std::string::npos || one.name.size() < 3) return false;
  if (!one.country.empty() && !other.country.empty() && one.country != other.country) return false;
  return other.name.size() > one.name.size() + 1 && other.name.ends_with(one.name) &&
         other.name[other.name.size() - one.name.size() - 1] == ' ';
}

// "the Ambassador of Italy" and "the Foreign Minister of Italy": both are called something, and none of it is the same.
bool ContactMerger::offices_differ(EntityIndex one, EntityIndex other) const {
  bool first = false, second = false;
  for (const Office& a : reading_.document().offices) {
    if (a.person != one || a.name.empty()) continue;
    first = true;
    for (const Office& b : reading_.document().offices) {
      if (b.person != other || b.name.empty()) continue;
      second = true;
      if (a.name.ends_with(b.name) || b.name.ends_with(a.name) || a.name == "official" || b.name == "official")
        return false;
    }
  }
  return first && second;
}

// Whether one participant may be meant by another: the same, or a country or body for one of its people.
bool ContactMerger::stands_for(const Value& a, const Value& b) const {
  if (a.entity && a.entity == b.entity) return true;
  const Entity* left = entity(a);
  const Entity* right = entity(b);
  if (!left || !right) return a.open || b.open;
  const bool person = left->kind == EntityKind::person, other_person = right->kind == EntityKind::person;
  if (person && other_person) {
    if (short_name_of(*left, *right) || short_name_of(*right, *left)) return true;
    // An office-holder whom nobody names may be named elsewhere, if the country does not say otherwise.
    return (left->name.empty() || right->name.empty()) && !left->country.empty() && left->country == right->country &&
           !offices_differ(*a.entity, *b.entity);
  }
  return !left->country.empty() && left->country == right->country;
}

// Every participant of the smaller has a counterpart in the larger; those known in both are at least one.
bool ContactMerger::same_people(const Fact& a, const Fact& b) const {
  const auto& left = participants(a);
  const auto& right = participants(b);
  const auto& smaller = left.size() <= right.size() ? left : right;
  const auto& larger = left.size() <= right.size() ? right : left;
  bool any = false;
  std::vector<bool> used(larger.size(), false);
  for (const Value& who : smaller) {
    bool found = false;
    for (std::size_t i = 0; i < larger.size() && !found; ++i) {
      if (used[i] || !who.entity || who.entity != larger[i].entity) continue;
      used[i] = found = any = true;
    }
    for (std::size_t i = 0; i < larger.size() && !found; ++i) {
      if (used[i] || !stands_for(who, larger[i])) continue;
      used[i] = found = true;
      any = any || (who.entity && larger[i].entity);
    }
    if (!found) return false;
  }
  return any;
}

// "Before the meeting with B", "as part of his visit": points at what is told elsewhere, however that stands.
bool ContactMerger::pointed_at(const Draft& draft) const {
  if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor)) return false;
  if (!definite(draft.anchor)) return false;
  if (spoken_of(draft)) return true;
  const std::string preposition = reading_.preposition(draft.anchor);
  if (preposition == "of") {
    const TokenIndex above = reading_[draft.anchor].head;
    return above != kNoToken && (reading_[above].lemma == "part" || reading_[above].lemma == "framework" ||
                                 reading_[above].lemma == "course" || reading_[above].lemma == "eve");
  }
  if (preposition == "on" && contact_family(draft.fact) == "visit" && !draft.fact.find("date")) return true;
  return preposition == "before" || preposition == "after" || preposition == "during" || preposition == "following" ||
         preposition == "prior to" || preposition == "ahead of" || preposition == "within";
}

// "new dates for the visit", "to recount the conversation with B", "on the agenda of the trip", "attaches importance to
// the visit": no news of its own happening.
bool ContactMerger::spoken_of(const Draft& draft) const {
  // Headlines leave articles out.
  if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor) || (!definite(draft.anchor) && !draft.in_title))
    return false;
  const TokenIndex above = reading_[draft.anchor].head;
  if (above == kNoToken || draft.fact.find("date")) return false;
  const std::string preposition = reading_.preposition(draft.anchor);
  switch (main_relation(reading_[draft.anchor].relation)) {
    case Relation::nmod:
      return !reading_.is_verbal(above) && (preposition == "for" || preposition == "to" ||
                                            (preposition == "of" && reading_.in(above, "plan_of_event")));
    case Relation::obl:
      return preposition == "to" && contact_family(draft.fact) == "visit";
    case Relation::obj:
      return reading_.in(above, "tells_of");
    default:
      return false;
  }
}

// "The visit follows an invitation": the subject of something else than its own happening is no news of its being held.
bool ContactMerger::only_mentioned(const Draft& draft) const {
  if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor) || !definite(draft.anchor)) return false;
  if (main_relation(reading_[draft.anchor].relation) != Relation::nsubj) return false;
  const TokenIndex verb = reading_.verb_above(draft.anchor);
  return verb != kNoToken && !reading_.in_phrasal(verb, "status-occur") && !reading_.in(verb, "occur_verb") &&
         !reading_.in(verb, "happen");
}

// "Speaker receives ambassador" over news of what is still to come.
bool ContactMerger::announced_in_headline(const Draft& a, const Draft& b) const {
  return a.in_title && !b.in_title && a.stage == EventStage::held && b.stage == EventStage::planned &&
         a.anchor != kNoToken && (reading_[a.anchor].xpos == "VBZ" || reading_[a.anchor].xpos == "VBP") &&
         a.told_in.size() <= 1;
}

bool ContactMerger::same_contact(const Draft& a, const Draft& b) const {
  // "have been in talks since 2012": none of the meetings told beside it
  const auto in_talks = [](const Draft& draft) { return draft.fact.evidence.front().rule == "contact.in_talks"; };
  if (in_talks(a) != in_talks(b)) return false;
  const std::string family = contact_family(a.fact), other_family = contact_family(b.fact);
  const bool loose = (family.empty() && talk_family(other_family)) || (other_family.empty() && talk_family(family));
  // "A and B spoke" after their call.
  const bool spoke = (family == "call" && only_spoke(b)) || (other_family == "call" && only_spoke(a));
  if (family != other_family && !loose && !spoke) return false;
  const bool recalled = recalled_plan(a, b);
  if (a.fact.background != b.fact.background && !same_visit_recalled(a, b) && !recalled) return false;
  if (a.stage != b.stage && !(happened(a.stage) && happened(b.stage)) && !b.passing && !pointed_at(b) &&
      !announced_in_headline(a, b) && !still_to_come(a, b) && !still_to_come(b, a) && !come_since_headline(a, b) &&
      !off_either_way(a, b) && !recalled_first(a, b) && !recalled && !both_to_come(a, b) &&
      !(a.stage == EventStage::planned && happened(b.stage) && only_mentioned(b)))
    return false;
  if (!dates_agree(a.fact, b.fact)) return false;
  if (family == "visit" &&
      (elsewhere(a.fact, b.fact) || two_destinations(a.fact, b.fact) || another_site(a.fact, b.fact)))
    return false;
  if (family == "letter" && b.sentence > a.sentence && b.anchor != kNoToken && !reading_.is_verbal(b.anchor) &&
      definite(b.anchor) && !authors_disagree(a.fact, b.fact))
    return true;
  if (event_family(family) && b.sentence > a.sentence && b.anchor != kNoToken && participants(b.fact).empty() &&
      definite(event_noun(b)) && !names_disagree(event_words(event_noun(a)), event_words(event_noun(b))))
    return true;
  if (event_of_same_body(a, b)) return true;
  if (told_again_by_others(a, b)) return true;
  // "also had a meeting with B": not the one of three sides told before.
  if (indefinite(b) && !a.in_title && participants(a.fact).size() != participants(b.fact).size()) return false;
  return same_people(a.fact, b.fact);
}

// "a meeting with", "had meetings with"
bool ContactMerger::indefinite(const Draft& draft) const {
  if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor) || draft.in_title) return false;
  const TokenIndex article = reading_.child(draft.anchor, Relation::det);
  return article != kNoToken && (reading_.word(article) == "a" || reading_.word(article) == "another");
}

// "the consultations held by the ministers last month": held by somebody of their own.
bool ContactMerger::told_by_others(TokenIndex noun) const {
  for (const TokenIndex c : reading_.tree_at(noun).children(noun))
    if (main_relation(reading_[c].relation) == Relation::acl)
      for (const TokenIndex d : reading_.tree_at(c).children(c))
        if (reading_[d].relation == Relation::obl_agent || reading_.preposition(d) == "by" ||
            reading_.preposition(d) == "between")
          return true;
  return false;
}

bool ContactMerger::event_family(const std::string& family) {
  return family == "session" || family == "summit" || family == "ceremony";
}

bool ContactMerger::only_spoke(const Draft& draft) const {
  return draft.anchor != kNoToken && format_of(draft.fact) == "talks" && !draft.fact.find("place") &&
         (reading_.is_verbal(draft.anchor) || (!draft.fact.find("date") && !indefinite(draft)));
}

// "Earlier it was reported that B arrived on a visit": the visit that the article tells of, with no other date.
bool ContactMerger::same_visit_recalled(const Draft& a, const Draft& b) const {
  if (contact_family(a.fact) != "visit" || a.stage != b.stage || !a.fact.find("place") || !b.fact.find("place"))
    return false;
  const Draft& recalled = a.fact.background ? a : b;
  return !recalled.fact.find("date");
}

bool ContactMerger::authors_disagree(const Fact& a, const Fact& b) const {
  const auto author = [&](const Fact& fact) -> std::optional<EntityIndex> {
    for (const Value& who : participants(fact))
      for (const Field& field : who.fields)
        if (field.name == "role" && field.value.literal == Value::Literal(std::string("author"))) return who.entity;
    return {};
  };
  const auto left = author(a), right = author(b);
  return left && right && left != right;
}

// "The visit has been postponed": the one that was planned.
bool ContactMerger::put_off(const Draft& draft, const Draft& other) const {
  const bool off = draft.stage == EventStage::postponed || draft.stage == EventStage::cancelled;
  if (!off || (other.stage != EventStage::planned && other.stage != EventStage::possible)) return false;
  if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor) || !definite(draft.anchor)) return false;
  // Only where it is said outright, soon after, and of the same sort; not of "the postponement of their dialogue".
  if (reading_[draft.anchor].relation != Relation::nsubj_pass || draft.sentence < other.sentence ||
      draft.sentence - other.sentence > 2 || contact_family(draft.fact) != contact_family(other.fact))
    return false;
  // "was originally scheduled for March but was postponed": what is planned now is another time.
  const TokenRange sentence = reading_.sentence_at(draft.anchor).tokens;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t)
    if (reading_.in(t, "at-first")) return false;
  return true;
}

// The very same people, none standing for another.
bool ContactMerger::exact_people(const Fact& a, const Fact& b) const {
  const auto& smaller = participants(a).size() <= participants(b).size() ? participants(a) : participants(b);
  const auto& larger = &smaller == &participants(a) ? participants(b) : participants(a);
  return !smaller.empty() && std::all_of(smaller.begin(), smaller.end(), [&](const Value& who) {
    return who.entity &&
           std::any_of(larger.begin(), larger.end(), [&](const Value& other) { return other.entity == who.entity; });
  });
}

// Two places within one country; a country and a place in it may be one.
bool ContactMerger::two_destinations(const Fact& a, const Fact& b) const {
  const Value* left = a.find("place");
  const Value* right = b.find("place");
  const Entity* here = left ? entity(*left) : nullptr;
  const Entity* there = right ? entity(*right) : nullptr;
  return here && there && here != there && here->kind == EntityKind::place && there->kind == EntityKind::place;
}

// The headword of the place that is told.
TokenIndex ContactMerger::place_head(const Fact& fact) const {
  const Value* place = fact.find("place");
  if (!place || !place->span) return kNoToken;
  const auto& tokens = reading_.document().tokens;
  const auto first = std::lower_bound(tokens.begin(), tokens.end(), place->span->begin,
                                      [](const Token& token, std::uint32_t begin) { return token.span.begin < begin; });
  for (auto token = first; token != tokens.end() && token->span.end <= place->span->end; ++token)
    if (token->head == kNoToken || tokens[token->head].span.begin < place->span->begin ||
        tokens[token->head].span.end > place->span->end)
      return static_cast<TokenIndex>(token - tokens.begin());
  return kNoToken;
}

bool ContactMerger::at_site(const Fact& fact) const {
  const TokenIndex place = place_head(fact);
  return place != kNoToken && reading_.classes().has(reading_.word(place), Upos::NOUN, "site");
}

// "visited the museum" beside "visited Latvia", "toured the port" beside "went to the museum": a site is a stop of
// its own.
bool ContactMerger::another_site(const Fact& a, const Fact& b) const {
  const TokenIndex here = place_head(a), there = place_head(b);
  if (here == kNoToken || there == kNoToken) return false;
  const bool site = at_site(a), other_site = at_site(b);
  if (!site && !other_site) return false;
  const Value *left = a.find("place"), *right = b.find("place");
  if (left->entity && left->entity == right->entity) return false;
  return !site || !other_site || left->entity || right->entity || reading_.word(here) != reading_.word(there);
}

// Whether two contacts are placed in countries of which none is common.
bool ContactMerger::elsewhere(const Fact& a, const Fact& b) const {
  const auto countries = [&](const Fact& fact) {
    std::vector<std::string> out;
    const Value* place = fact.find("place");
    if (!place) return out;
    const auto add = [&](const Value& value) {
      if (const Entity* where = entity(value); where && !where->country.empty()) out.push_back(where->country);
    };
    add(*place);
    for (const Value& one : place->list) add(one);
    return out;
  };
  const auto left = countries(a), right = countries(b);
  if (left.empty() || right.empty()) return false;
  return std::none_of(left.begin(), left.end(), [&](const std::string& country) {
    return std::find(right.begin(), right.end(), country) != right.end();
  });
}

bool ContactMerger::guest_takes_part(const Fact& visit, const Fact& meeting) const {
  if (contact_family(meeting) == "call" || contact_family(meeting) == "letter") return false;
  for (const Value& guest : participants(visit)) {
    if (!guest.entity) continue;
    for (const Field& field : guest.fields)
      if (field.name == "role" && field.value.literal == Value::Literal(std::string("host"))) goto next;
    for (const Value& who : participants(meeting))
      if (who.entity == guest.entity) return true;
  next:;
  }
  return false;
}

}  // namespace chancery
