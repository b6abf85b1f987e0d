#include "facts/figure_reader.h"

#include <algorithm>

namespace chancery {

bool FigureReader::in_date(TokenIndex t) const {
  for (const std::uint32_t index : reading_.times_in(reading_.sentence_at(t).tokens))
    if (reading_.document().times[index].tokens.contains(t)) return true;
  return false;
}

// "a record high of $2 billion", "the figure was $3 billion", "a total of 40 million": words of size are not what is
// measured; that is what they are of, or what reached them.
TokenIndex FigureReader::measured_by(TokenIndex noun, const FoundQuantity& found) const {
  const Quantity& quantity = quantity_of(found);
  for (const TokenIndex c : reading_.tree_at(noun).children(noun)) {
    const std::string preposition = reading_.preposition(c);
    if (main_relation(reading_[c].relation) != Relation::nmod || quantity.tokens.contains(c) || c == found.head)
      continue;
    if ((preposition == "in" || preposition == "of" || preposition == "for") && reading_[c].upos == Upos::NOUN &&
        !in_date(c) && !names_somebody(c) && !reading_.in(c, "sum-word"))
      return c;
  }
  const TokenIndex verb = reading_.verb_above(noun);
  if (verb == kNoToken || main_relation(reading_[noun].relation) == Relation::nsubj) return kNoToken;
  const TokenIndex subject = reading_.surface_subject(verb);
  if (subject != kNoToken && subject != noun && reading_[subject].upos == Upos::NOUN && !names_somebody(subject) &&
      !reading_.in(subject, "sum-word"))
    return subject;
  return kNoToken;
}

bool FigureReader::names_somebody(TokenIndex t) const {
  const auto values = reading_.entities(t);
  return reading_.has_kind(values, EntityKind::person) || reading_.has_kind(values, EntityKind::country) ||
         reading_.has_kind(values, EntityKind::body) || reading_.has_kind(values, EntityKind::organisation) ||
         reading_[t].upos == Upos::PRON || reading_.in(t, "source-person") || reading_[t].upos == Upos::PROPN;
}

// The noun that is measured.
TokenIndex FigureReader::indicator(const FoundQuantity& found) const {
  const TokenIndex noun = governing_noun(found);
  // "It rose 28.7 per cent to $18 billion": the noun of another amount measures nothing.
  if (noun != kNoToken && quantity_of(found).kind != QuantityKind::count)
    for (const std::uint32_t q : reading_.quantities_in(reading_.sentence_at(noun).tokens)) {
      const Quantity& other = reading_.document().quantities[q];
      if (other.kind != QuantityKind::count && q != found.quantity && other.tokens.contains(noun)) return kNoToken;
    }
  if (noun == kNoToken || !reading_.in(noun, "sum-word") || quantity_of(found).kind == QuantityKind::rank) return noun;
  return measured_by(noun, found);
}

TokenIndex FigureReader::governing_noun(const FoundQuantity& found) const {
  const Quantity& quantity = quantity_of(found);
  if (quantity.kind == QuantityKind::rank) {
    // the index or the list: "the 24th spot in the Index", "12th among export markets"; else what is ranked
    const TokenIndex from = found.noun != kNoToken ? found.noun : found.verb;
    if (from == kNoToken) return kNoToken;
    if (found.noun != kNoToken && !reading_.in(found.noun, "rank-noun")) return found.noun;
    for (const TokenIndex start : {from, found.head})
      for (const TokenIndex c : reading_.tree_at(start).children(start)) {
        const std::string preposition = reading_.preposition(c);
        if (preposition == "in" || preposition == "among" || preposition == "on" || preposition == "of" ||
            preposition == "by")
          return c;
      }
    if (found.verb != kNoToken)
      for (const TokenIndex c : reading_.tree_at(found.verb).children(found.verb)) {
        const std::string preposition = reading_.preposition(c);
        if (c > found.verb && (preposition == "in" || preposition == "among")) return c;
      }
    // "is among the leading countries in the Index, occupying the 24th spot": the index named just before
    for (TokenIndex t = found.head, steps = 0; t > reading_.sentence_at(found.head).tokens.first && steps < 24;
         ++steps) {
      --t;
      if (!reading_.in(t, "index-noun") && !(reading_[t].upos == Upos::PROPN && reading_.word(t) == "index")) continue;
      return t;
    }
    return kNoToken;
  }
  // "nine were killed and 22 others injured": what befell them
  if (quantity.kind == QuantityKind::count && quantity.unit == "other")
    if (const TokenIndex verb = reading_.verb_above(found.head);
        verb != kNoToken && reading_.in(verb, "casualty-verb"))
      return verb;
  if (quantity.kind == QuantityKind::count) {
    for (TokenIndex t = quantity.tokens.last; t > quantity.tokens.first; --t)
      if (reading_[t - 1].upos == Upos::NOUN) return t - 1;
    // "600,000 Rohingya Muslims": the things may be a name
    if (quantity.tokens.size() > 1 && reading_[quantity.tokens.last - 1].xpos == "NNPS")
      return quantity.tokens.last - 1;
    // "160 wounded": the things may be an adjective
    const TokenIndex last = quantity.tokens.last - 1;
    if (quantity.tokens.size() > 1 && reading_.word(last) != "strong" &&
        (reading_[last].upos == Upos::ADJ || reading_[last].upos == Upos::VERB))
      return last;
  }
  if (quantity.kind == QuantityKind::count && quantity.unit.empty())
    if (const TokenIndex verb = befallen(found.head); verb != kNoToken) return verb;
  if (const TokenIndex purpose = meant_for(found); purpose != kNoToken) return purpose;
  // "$40 million in humanitarian aid", "40% of the cargo", "370 companies"
  for (const TokenIndex c : reading_.tree_at(found.head).children(found.head)) {
    const std::string preposition = reading_.preposition(c);
    if (quantity.tokens.contains(c) || reading_[c].upos != Upos::NOUN) continue;
    if (main_relation(reading_[c].relation) == Relation::nmod && (preposition == "of" || preposition == "in") &&
        !in_date(c) && !reading_.in(c, "sum-word"))
      return c;
  }
  if (quantity.kind == QuantityKind::count && reading_[found.head].relation == Relation::nummod)
    return reading_[found.head].head;
  if (found.noun != kNoToken && found.part != FigurePart::change && !names_somebody(found.noun)) return found.noun;
  if (found.noun != kNoToken && found.part == FigurePart::change) {
    // "an increase in trade of 12 percent"
    for (const TokenIndex c : reading_.tree_at(found.noun).children(found.noun))
      if (reading_.preposition(c) == "in" || reading_.preposition(c) == "of")
        if (reading_[c].upos == Upos::NOUN && c != found.head) return c;
  }
  if (const TokenIndex beside = beside_it(found); beside != kNoToken) return beside;
  // "invested $800 million in schools", "paid 5 billion won": what was done with the sum is what it measures
  if (quantity.kind == QuantityKind::money && quantity.value && found.verb != kNoToken && found.noun == kNoToken &&
      reading_.in(found.verb, "spending-verb") &&
      (reading_.child(found.verb, Relation::obj) == found.head ||
       (reading_[found.head].head == found.verb && reading_[found.head].relation == Relation::nsubj_pass)))
    return found.verb;
  for (TokenIndex verb = found.verb; verb != kNoToken; verb = verb_next(verb)) {
    const TokenIndex object = reading_.child(verb, Relation::obj);
    if (object != kNoToken && object != found.head && reading_[object].upos == Upos::NOUN && found.verb == verb &&
        !quantity.tokens.contains(object) && !names_somebody(object) && !of_another_amount(object))
      return object;
    const TokenIndex subject = reading_.surface_subject(verb);
    // "the two countries plan to increase trade to $5 billion": the trade, and not the countries
    if (const TokenIndex inner = reading_.child(verb, Relation::xcomp); inner != kNoToken && found.verb == verb)
      if (const TokenIndex thing = reading_.child(inner, Relation::obj);
          thing != kNoToken && thing != found.head && reading_[thing].upos == Upos::NOUN && !names_somebody(thing) &&
          !quantity.tokens.contains(thing))
        return thing;
    if (subject != kNoToken && subject != found.head && !quantity.tokens.contains(subject) &&
        !names_somebody(subject) && (reading_[subject].upos == Upos::NOUN) && !reading_.in(subject, "not-counted"))
      return subject;
    if (found.part != FigurePart::change) break;
  }
  return kNoToken;
}

// "is open for $80 million in financial support": the parser may hang the support beside the sum
TokenIndex FigureReader::beside_it(const FoundQuantity& found) const {
  const Quantity& quantity = quantity_of(found);
  const TokenIndex at = quantity.tokens.last;
  if (quantity.kind != QuantityKind::money || !quantity.value ||
      at + 1 >= reading_.sentence_at(found.head).tokens.last || reading_.word(at) != "in")
    return kNoToken;
  const TokenIndex noun = reading_[at].head;
  if (noun == kNoToken || reading_[noun].upos != Upos::NOUN || in_date(noun) || noun > at + 4) return kNoToken;
  return reading_.in(noun, "aid_noun") || reading_.in(noun, "indicator") ? noun : kNoToken;
}

// "rose 20 percent to $3 billion": the percent are no thing that the dollars measure
bool FigureReader::of_another_amount(TokenIndex t) const {
  for (const std::uint32_t q : reading_.quantities_in(reading_.sentence_at(t).tokens)) {
    const Quantity& other = reading_.document().quantities[q];
    if (other.kind != QuantityKind::count && other.tokens.contains(t)) return true;
  }
  return false;
}

TokenIndex FigureReader::verb_next(TokenIndex verb) const {
  const Relation relation = main_relation(reading_[verb].relation);
  if (relation != Relation::advcl && relation != Relation::conj && relation != Relation::acl) return kNoToken;
  return reading_.verb_above(verb);
}

Span FigureReader::indicator_span(const FoundQuantity& found, TokenIndex noun) const {
  const Quantity& quantity = quantity_of(found);
  const Tree& tree = reading_.tree_at(noun);
  TokenRange range = tree.phrase(noun);
  if (reading_.is_verbal(noun)) {
    // A predicate: its subject and copula are no part of the noun phrase.
    range = {noun, noun + 1};
    for (const TokenIndex c : tree.children(noun)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation != Relation::amod && relation != Relation::compound && relation != Relation::nmod &&
          relation != Relation::nummod && relation != Relation::flat)
        continue;
      const TokenRange below = tree.subtree(c);
      range = {std::min(range.first, below.first), std::max(range.last, below.last)};
    }
  }
  if (quantity.kind == QuantityKind::count && quantity.tokens.contains(noun)) {
    // "over 40,000 people": the things alone
    TokenIndex first = noun;
    while (first > quantity.tokens.first && reading_[first - 1].upos != Upos::NUM) --first;
    range.first = std::max(range.first, first);
  }
  // A share is of something that is said of it: "public services ... available online".
  if (quantity.kind == QuantityKind::percent && noun > found.head && found.verb != kNoToken &&
      found.part == FigurePart::main) {
    const TokenRange clause = tree.subtree(found.verb);
    TokenIndex last = std::max(range.last, found.verb + 1);
    for (const TokenIndex c : tree.children(found.verb)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (c < found.verb || relation == Relation::conj || relation == Relation::advcl ||
          relation == Relation::parataxis || relation == Relation::punct || relation == Relation::ccomp)
        continue;
      last = std::max(last, tree.subtree(c).last);
    }
    range.last = std::min(last, clause.last);
  }
  while (range.first < noun && (reading_[range.first].relation == Relation::case_ ||
                                reading_[range.first].upos == Upos::DET || reading_[range.first].upos == Upos::ADP ||
                                reading_.word(range.first) == "worth"))
    ++range.first;
  // The quantity itself is no part of what it measures.
  if (range.overlaps(quantity.tokens) && !quantity.tokens.contains(noun)) {
    if (quantity.tokens.last <= noun) range.first = std::max(range.first, quantity.tokens.last);
    if (quantity.tokens.first > noun) range.last = std::min(range.last, quantity.tokens.first);
  }
  // ", according to the ministry", ", including": no part of the name of what is measured.
  for (TokenIndex t = noun + 1; t + 1 < range.last; ++t)
    if (reading_.word(t) == "," && (reading_.word(t + 1) == "according" || reading_.word(t + 1) == "including" ||
                                    reading_.word(t + 1) == "which" || reading_.word(t + 1) == "worth"))
      range.last = t;
  // "50 percent local content and 85 percent regional content": the second has its own
  for (const std::uint32_t q : reading_.quantities_in({noun + 1, range.last})) {
    const Quantity& other = reading_.document().quantities[q];
    if (q == found.quantity || other.tokens.first <= noun + 1 || other.kind == QuantityKind::rank ||
        (other.kind == QuantityKind::count && quantity.kind != QuantityKind::count))
      continue;
    const std::string& word = reading_.word(other.tokens.first - 1);
    if (word == "and" || word == ",") range.last = std::min(range.last, other.tokens.first - 1);
  }
  // "Trade between the two in 2016": when is the period's to say
  for (const std::uint32_t index : reading_.times_in(range)) {
    const TokenRange time = reading_.document().times[index].tokens;
    if (time.first > noun && time.last >= range.last) range.last = time.first;
  }
  const auto of_year = [&](TokenIndex t) {
    const std::string& word = reading_.word(t);
    return word == "fiscal" || word == "financial" || word == "year" || word == "the" || reading_[t].upos == Upos::ADP;
  };
  while (range.last > noun + 1 && of_year(range.last - 1)) --range.last;
  for (TokenIndex t = noun + 1; t < range.last; ++t)
    if (reading_.word(t) == "worth" || reading_.word(t) == "including") range.last = t;
  while (range.last > noun + 1 &&
         (reading_[range.last - 1].upos == Upos::ADP || reading_[range.last - 1].upos == Upos::ADJ) &&
         range.last >= quantity.tokens.first && quantity.tokens.first > noun)
    --range.last;
  return reading_.span_of(reading_.trimmed(range));
}

// "countries excluding Canada and Mexico"
bool FigureReader::left_out(TokenIndex first, TokenIndex last) const {
  for (TokenIndex t = first; t < last; ++t)
    if (reading_.word(t) == "excluding" || reading_.word(t) == "except" || reading_.word(t) == "barring") return true;
  return false;
}

std::vector<Value> FigureReader::subjects(const FoundQuantity& found, TokenIndex noun) const {
  std::vector<Value> out;
  const auto take = [&](TokenRange range) {
    for (const MentionIndex index : reading_.mentions_in(range)) {
      const Mention& mention = reading_.document().mentions[index];
      if (mention.tokens.overlaps(quantity_of(found).tokens)) continue;  // "U.S. dollars"
      if (left_out(range.first, mention.tokens.first)) continue;
      for (Value& value : reading_.values_of(index)) {
        if (!value.entity) continue;
        const EntityKind kind = reading_.entity(value)->kind;
        if (kind != EntityKind::country && kind != EntityKind::body && kind != EntityKind::organisation) continue;
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const Value& other) { return other.entity == value.entity; });
        if (!known) out.push_back(std::move(value));
      }
    }
  };
  const Quantity& quantity = quantity_of(found);
  const bool spent = noun != kNoToken && noun == found.verb && reading_.in(noun, "spending-verb");
  if (quantity.kind != QuantityKind::rank && noun != kNoToken && !spent) take(reading_.tree_at(noun).phrase(noun));
  // "X noted that", "X welcomed Y's efforts, 500 officers among them": who speaks of it is not what is measured
  // "was seen with favour by 84 percent of people": the people are not of what is seen
  const bool by_them = found.verb != kNoToken && reading_.passive(found.verb) && found.preposition == "by" &&
                       quantity.kind != QuantityKind::money;
  if (out.empty() && !by_them && found.verb != kNoToken && !reading_.in(found.verb, "speech") &&
      !reading_.in(found.verb, "say")) {
    const TokenIndex subject = reading_.surface_subject(found.verb);
    if (subject != kNoToken && quantity.kind != QuantityKind::rank) take(reading_.tree_at(subject).phrase(subject));
    if (out.empty() && subject != kNoToken)
      for (Value& value : reading_.entities(subject))
        if (value.entity && reading_.entity(value)->kind == EntityKind::country) out.push_back(std::move(value));
  }
  return out;
}

}  // namespace chancery
