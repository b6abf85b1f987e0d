#include "facts/figure_reader.h"

#include <algorithm>

namespace chancery {

bool FigureReader::equivalent_of_another(std::uint32_t index) const {
  const auto& all = reading_.document().quantities;
  for (std::uint32_t i = index > 3 ? index - 3 : 0; i < index && i < all.size(); ++i)
    if (all[i].equivalent == index) return true;
  return false;
}

bool FigureReader::in_time(TokenRange tokens) const {
  for (const std::uint32_t t : reading_.times_in({tokens.first > 4 ? tokens.first - 4 : 0, tokens.last}))
    if (reading_.document().times[t].tokens.overlaps(tokens)) return true;
  return false;
}

TokenIndex FigureReader::head_of(TokenRange tokens) const {
  // "said that trade exceeded $1 billion": the hedge may be the verb
  if (tokens.size() > 2 && reading_[tokens.first].upos == Upos::VERB) ++tokens.first;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (reading_[t].head == kNoToken || !tokens.contains(reading_[t].head)) return t;
  return tokens.first;
}

std::string FigureReader::direction_of(TokenIndex t) const {
  if (reading_.in(t, "change-up")) return "up";
  if (reading_.in(t, "change-down")) return "down";
  return "";
}

std::optional<FoundQuantity> FigureReader::classify(std::uint32_t index) const {
  const Quantity& quantity = reading_.document().quantities[index];
  FoundQuantity out;
  out.quantity = out.joined = index;
  out.head = head_of(quantity.tokens);
  // A count may leave its noun outside its range; the noun is then what hangs in the sentence.
  TokenIndex at = out.head;
  if (quantity.kind == QuantityKind::count && reading_[at].relation == Relation::nummod &&
      reading_[at].head != kNoToken && reading_[at].head < quantity.tokens.last + 4)
    at = reading_[at].head;
  if (quantity.kind == QuantityKind::count && !worth_counting(quantity, at)) return {};
  if (quantity.kind == QuantityKind::rank && !ranks(quantity, out)) return {};
  if (quantity.kind == QuantityKind::rank) {
    out.part = FigurePart::main;
    return out;
  }
  // "half of which": a part of what was told before
  for (const TokenIndex c : reading_.tree_at(out.head).children(out.head))
    if (main_relation(reading_[c].relation) == Relation::nmod && reading_[c].upos == Upos::PRON) return {};
  out.preposition = reading_.preposition(at);
  if (out.preposition.empty()) out.preposition = reading_.preposition(out.head);
  TokenIndex up = reading_[at].head;
  // "worth $5 billion", "equal to $5 billion"
  while (up != kNoToken && reading_[up].upos == Upos::ADJ && direction_of(up).empty() && !reading_.is_verbal(up)) {
    out.preposition = reading_.word(up);
    TokenIndex of = reading_[up].head;
    for (const TokenIndex c : reading_.tree_at(up).children(up))
      if (main_relation(reading_[c].relation) == Relation::nsubj) of = c;  // "with exports worth $5 billion"
    up = of;
  }
  // "up 12 percent from 2018", "down 4.5 percent": the word just before.
  if (quantity.tokens.first > reading_.sentence_at(at).tokens.first) {
    const TokenIndex before = quantity.tokens.first - 1;
    const std::string& word = reading_.word(before);
    if ((word == "up" || word == "down") && reading_[before].relation != Relation::compound_prt) {
      out.direction = word;
      out.part = FigurePart::change;
    }
  }
  // "200 million euros less than a year before"
  if (out.part == FigurePart::none && quantity.tokens.last < reading_.sentence_at(at).tokens.last) {
    const std::string& word = reading_.word(quantity.tokens.last);
    const bool than = quantity.tokens.last + 1 < reading_.sentence_at(at).tokens.last &&
                      reading_.word(quantity.tokens.last + 1) == "than";
    if (than && (word == "more" || word == "higher")) out.direction = "up";
    if (than && (word == "less" || word == "lower" || word == "fewer")) out.direction = "down";
    if (!out.direction.empty()) out.part = FigurePart::change;
  }
  if (up != kNoToken) {
    if (reading_.is_verbal(up) || !direction_of(up).empty()) {
      out.verb = up;
      if (reading_[up].upos == Upos::NOUN) out.noun = up;
    } else if (reading_[up].upos == Upos::NOUN || reading_[up].upos == Upos::PROPN) {
      out.noun = up;
      out.verb = reading_.verb_above(up);
    }
  } else if (reading_.is_verbal(at)) {
    out.verb = at;  // "the figure was 3.1 billion euros": the quantity is the predicate
  }
  if (reading_.child(at, Relation::cop) != kNoToken) out.verb = at;
  // "soared 15 percent to reach $25 billion": what it grew to
  if (out.verb != kNoToken && out.verb == up && reading_.infinitive(out.verb) && reading_[out.verb].lemma == "reach")
    if (const TokenIndex grew = reading_[out.verb].head;
        grew != kNoToken && reading_.is_verbal(grew) && !direction_of(grew).empty())
      out.verb = grew;
  if (out.part == FigurePart::none && out.verb != kNoToken && out.noun == kNoToken) {
    const std::string direction = direction_of(out.verb);
    if (!direction.empty()) {
      const bool percent = quantity.kind == QuantityKind::percent;
      // "increase trade up to $10 billion": what it is to reach
      const bool reaching =
          quantity.hedge == "up to" && !percent && reading_.child(out.verb, Relation::obj) != kNoToken;
      if (reaching) {
        out.preposition = "to";
      } else if (out.preposition == "by" ||
                 (out.preposition.empty() && (percent || reading_[out.verb].xpos == "VBG"))) {
        out.part = FigurePart::change;
        out.direction = direction;
      }
    }
  } else if (out.part == FigurePart::none && out.noun != kNoToken && !direction_of(out.noun).empty()) {
    out.part = FigurePart::change;  // "an increase of 12 percent"
    out.direction = direction_of(out.noun);
  }
  // "cut the number of visas issued to them by 90 percent": by how much it was cut
  if (out.part == FigurePart::none && quantity.kind == QuantityKind::percent && out.preposition == "by" &&
      out.verb != kNoToken && reading_[out.verb].relation == Relation::acl && reading_[out.verb].head != kNoToken) {
    TokenIndex thing = reading_[out.verb].head;
    while (main_relation(reading_[thing].relation) == Relation::nmod && reading_[thing].head != kNoToken)
      thing = reading_[thing].head;
    const TokenIndex cut = reading_[thing].head;
    if (cut != kNoToken && reading_.is_verbal(cut) && !direction_of(cut).empty() &&
        reading_.child(cut, Relation::obj) == thing) {
      out.verb = cut;
      out.noun = kNoToken;
      out.part = FigurePart::change;
      out.direction = direction_of(cut);
    }
  }
  // "The growth of trade totalled 4 percent": the share is what it grew by.
  if (out.part == FigurePart::none && quantity.kind == QuantityKind::percent && out.verb != kNoToken &&
      out.noun == kNoToken) {
    const TokenIndex subject = reading_.surface_subject(out.verb);
    if (subject != kNoToken && reading_[subject].upos == Upos::NOUN && !direction_of(subject).empty()) {
      out.part = FigurePart::change;
      out.direction = direction_of(subject);
      out.noun = subject;
    }
  }
  // "fell by 15 percent, and career posts by 60 percent": changes of what is told with a verb left out
  if (out.part == FigurePart::none && out.preposition == "by" && quantity.kind == QuantityKind::percent &&
      out.verb != kNoToken && !direction_of(out.verb).empty())
    return {};
  if (out.part == FigurePart::none) out.part = out.preposition == "from" ? FigurePart::base : FigurePart::main;
  return out;
}

// A number of things is a figure where it is large, exact, and of things that are counted as such.
bool FigureReader::worth_counting(const Quantity& quantity, TokenIndex noun) const {
  const double size = quantity.value.value_or(quantity.to.value_or(0));
  if (size < 10) return false;
  const std::string_view first = reading_.document().at(reading_[quantity.tokens.first].span);
  if (quantity.hedge.empty() && (first.empty() || first[0] < '0' || first[0] > '9') && size < 100) return false;
  // "an imposing 1960 hall", "the 1799 act": a year, and one thing
  if (size >= 1000 && size < 2100 && first.size() == 4 && quantity.hedge.empty() && reading_[noun].xpos != "NNS" &&
      reading_[noun].xpos != "NNPS" && noun >= quantity.tokens.first)
    return false;
  // "the 669 rescue unit": a name, and one thing
  if (first.size() == 3 && first[0] >= '1' && first[0] <= '9' && quantity.hedge.empty() &&
      reading_[noun].xpos == "NN" && noun > quantity.tokens.first && !reading_.in(noun, "counted-singular") &&
      reading_.word(noun) != "%")
    return false;
  // "12 Republicans and 11 Democrats voted": the tally is the vote's
  const TokenIndex voted = reading_.verb_above(noun);
  if (voted != kNoToken && reading_[voted].lemma == "vote" && main_relation(reading_[noun].relation) != Relation::obl)
    return false;
  // "39 defence- and space-related firms": what is counted stands elsewhere
  if (noun + 1 < reading_.sentence_at(noun).tokens.last && reading_.word(noun + 1) == "-") return false;
  const TokenIndex whole = reading_[noun].head;
  if (whole != kNoToken && (reading_[whole].lemma == "delegation" || reading_.in(whole, "delegation_noun")))
    return false;
  // "3,400 nationals", but not "two nationals"
  if (size >= 1000 && reading_.in(noun, "coerced") && reading_[noun].xpos == "NNS") return true;
  if (reading_.in(noun, "not-counted") || reading_.classes().has(quantity.unit, Upos::NOUN, "not-counted"))
    return false;
  if (quantity.unit.empty()) {
    // "130 of the hostages"
    for (const TokenIndex c : reading_.tree_at(noun).children(noun))
      if (c > noun && reading_[c].xpos == "NNS" && reading_[c].upos == Upos::NOUN && reading_.preposition(c) == "of" &&
          !reading_.in(c, "not-counted") && !reading_.in(c, "sum-word"))
        return true;
    if (befallen(noun) != kNoToken) return true;
    // "the population is 1.8 million": the number is the predicate
    const TokenIndex verb = reading_.child(noun, Relation::cop) != kNoToken ? noun : reading_[noun].head;
    if (verb == kNoToken) return false;
    if (!direction_of(verb).empty()) return true;
    // "the number of visitors reached 1.9 million"
    const TokenIndex subject = reading_.is_verbal(verb) ? reading_.surface_subject(verb) : kNoToken;
    // "cases have exceeded 38.4 million worldwide"
    if (subject != kNoToken && size >= 1e6 && reading_[subject].xpos == "NNS" &&
        (reading_.in(verb, "exceed") || reading_.in(verb, "reach_amount") || reading_.in(verb, "total")))
      return true;
    return subject != kNoToken && reading_.in(subject, "counted-word");
  }
  return true;
}

// "more than 9,000 have been injured": what befell them, where they are called no more than their number.
TokenIndex FigureReader::befallen(TokenIndex number) const {
  const Token& token = reading_[number];
  if (token.head == kNoToken || main_relation(token.relation) != Relation::nsubj || token.upos != Upos::NUM)
    return kNoToken;
  return reading_.in(token.head, "casualty-verb") ? token.head : kNoToken;
}

// "occupying the 24th spot", "ranks 12th", "the second largest investor"; not "the seventh session".
bool FigureReader::ranks(const Quantity& quantity, FoundQuantity& out) const {
  const TokenIndex up = reading_[out.head].head;
  for (TokenIndex t = quantity.tokens.first; t < quantity.tokens.last; ++t)
    if (reading_.in(t, "rank-noun")) {
      out.noun = t;
      out.verb = reading_.verb_above(t);
      return true;
    }
  if (up == kNoToken) return false;
  if (reading_.in(up, "rank-noun")) {
    out.noun = up;
    out.verb = reading_.verb_above(up);
    return true;
  }
  if (reading_.in(up, "rank-verb")) {
    out.verb = up;
    return true;
  }
  const bool superlative = reading_[up].xpos == "JJS" || (quantity.tokens.last < reading_.sentence_at(up).tokens.last &&
                                                          reading_[quantity.tokens.last].xpos == "JJS");
  if (!superlative) return false;
  out.noun = reading_[up].upos == Upos::NOUN ? up : reading_[up].head;
  if (out.noun == kNoToken || reading_[out.noun].upos != Upos::NOUN) return false;
  out.verb = reading_.is_verbal(out.noun) ? out.noun : reading_.verb_above(out.noun);
  return true;
}

// "includes 5 million yen for schools": not a part of something alone, but what the schools get.
TokenIndex FigureReader::meant_for(const FoundQuantity& found) const {
  if (found.verb == kNoToken || !reading_.in(found.verb, "comprises-verb")) return kNoToken;
  for (const TokenIndex c : reading_.tree_at(found.head).children(found.head))
    if (c > found.head && reading_.preposition(c) == "for" && reading_[c].upos == Upos::NOUN && !in_date(c)) return c;
  return kNoToken;
}

bool FigureReader::included(const FoundQuantity& found) const {
  if (meant_for(found) != kNoToken) return false;
  // "including $64 million worth of imports": of what, it says
  const TokenIndex next = quantity_of(found).tokens.last;
  if (next + 1 < reading_.sentence_at(found.head).tokens.last && reading_.word(next) == "worth" &&
      reading_.word(next + 1) == "of")
    return false;
  const TokenIndex first = quantity_of(found).tokens.first;
  const TokenIndex start = reading_.sentence_at(first).tokens.first;
  for (TokenIndex t = first; t > start && first - t < 3; --t)
    if (reading_.word(t - 1) == "including" || reading_.word(t - 1) == "includes" || reading_.word(t - 1) == "include")
      return true;
  return false;
}

}  // namespace chancery
