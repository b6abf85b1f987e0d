#include "facts/figures.h"

#include <algorithm>

namespace chancery {
namespace {

enum class Part { none, main, change, base };

struct Found {
  std::uint32_t quantity = 0;
  Part part = Part::none;
  TokenIndex head = kNoToken;  // the token by which the quantity hangs in its sentence
  TokenIndex verb = kNoToken;  // the verb, or the word of change, that governs it
  TokenIndex noun = kNoToken;  // the noun that governs it, if any
  std::string preposition;
  std::string direction;
  std::uint32_t joined = 0;  // the quantity before that tells of the same figure (its change), else its own
};

class FigureReader {
 public:
  FigureReader(const ArticleReading& reading, const Builder& builder) : reading_(reading), builder_(builder) {}

  std::vector<Draft> read(const Sentence& sentence, const std::vector<Span>& taken, const Draft* before) const {
    std::vector<Found> found;
    for (const std::uint32_t index : reading_.quantities_in(sentence.tokens)) {
      const Quantity& quantity = reading_.document().quantities[index];
      if (equivalent_of_another(index) || in_time(quantity.tokens)) continue;
      if (std::find(taken.begin(), taken.end(), quantity.span) != taken.end()) continue;
      if (auto one = classify(index)) found.push_back(*one);
    }
    std::vector<Draft> out;
    // What a figure grew or fell by does not part it from its period: "in 2024 trade grew by 12 percent to $3 billion".
    const auto bounds = [&](const Found& one) {
      for (std::size_t i = 0; i < found.size(); ++i)
        if (&found[i] == &one && i > 0 && found[i - 1].part == Part::change && found[i - 1].verb == one.verb)
          return found[i - 1].quantity;
      return one.quantity;
    };
    for (std::size_t i = 0; i < found.size(); ++i) {
      found[i].joined = bounds(found[i]);
      if (found[i].part == Part::main || found[i].part == Part::base) {
        const Found* main = nullptr;
        if (found[i].part == Part::base && i > 0) main = &found[i - 1];
        auto draft = figure(found[i], main, out.empty() ? before : &out.back());
        if (!draft) continue;
        if (i + 1 < found.size() && found[i + 1].part == Part::change) {
          add_change(*draft, found[i + 1]);
          ++i;
        } else if (i > 0 && found[i - 1].part == Part::change && out.empty()) {
          add_change(*draft, found[i - 1]);  // "rose by 500 to 3,200"
        }
        out.push_back(std::move(*draft));
      } else if (found[i].part == Part::change &&
                 !(i + 1 < found.size() && found[i + 1].part == Part::main && found[i + 1].verb == found[i].verb)) {
        if (auto draft = figure(found[i], nullptr, out.empty() ? before : &out.back())) {
          add_change(*draft, found[i]);
          out.push_back(std::move(*draft));
        }
      }
    }
    return out;
  }

 private:
  const Quantity& quantity_of(const Found& found) const { return reading_.document().quantities[found.quantity]; }

  bool equivalent_of_another(std::uint32_t index) const {
    const auto& all = reading_.document().quantities;
    for (std::uint32_t i = index > 3 ? index - 3 : 0; i < index && i < all.size(); ++i)
      if (all[i].equivalent == index) return true;
    return false;
  }

  bool in_time(TokenRange tokens) const {
    for (const std::uint32_t t : reading_.times_in({tokens.first > 4 ? tokens.first - 4 : 0, tokens.last}))
      if (reading_.document().times[t].tokens.overlaps(tokens)) return true;
    return false;
  }

  TokenIndex head_of(TokenRange tokens) const {
    for (TokenIndex t = tokens.first; t < tokens.last; ++t)
      if (reading_[t].head == kNoToken || !tokens.contains(reading_[t].head)) return t;
    return tokens.first;
  }

  std::string direction_of(TokenIndex t) const {
    if (reading_.in(t, "change-up")) return "up";
    if (reading_.in(t, "change-down")) return "down";
    return "";
  }

  std::optional<Found> classify(std::uint32_t index) const {
    const Quantity& quantity = reading_.document().quantities[index];
    Found out;
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
      out.part = Part::main;
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
        out.part = Part::change;
      }
    }
    // "200 million euros less than a year before"
    if (out.part == Part::none && quantity.tokens.last < reading_.sentence_at(at).tokens.last) {
      const std::string& word = reading_.word(quantity.tokens.last);
      const bool than = quantity.tokens.last + 1 < reading_.sentence_at(at).tokens.last &&
                        reading_.word(quantity.tokens.last + 1) == "than";
      if (than && (word == "more" || word == "higher")) out.direction = "up";
      if (than && (word == "less" || word == "lower" || word == "fewer")) out.direction = "down";
      if (!out.direction.empty()) out.part = Part::change;
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
    if (out.part == Part::none && out.verb != kNoToken && out.noun == kNoToken) {
      const std::string direction = direction_of(out.verb);
      if (!direction.empty()) {
        const bool percent = quantity.kind == QuantityKind::percent;
        if (out.preposition == "by" || (out.preposition.empty() && (percent || reading_[out.verb].xpos == "VBG"))) {
          out.part = Part::change;
          out.direction = direction;
        }
      }
    } else if (out.part == Part::none && out.noun != kNoToken && !direction_of(out.noun).empty()) {
      out.part = Part::change;  // "an increase of 12 percent"
      out.direction = direction_of(out.noun);
    }
    // "The growth of trade totalled 4 percent": the share is what it grew by.
    if (out.part == Part::none && quantity.kind == QuantityKind::percent && out.verb != kNoToken &&
        out.noun == kNoToken) {
      const TokenIndex subject = reading_.surface_subject(out.verb);
      if (subject != kNoToken && reading_[subject].upos == Upos::NOUN && !direction_of(subject).empty()) {
        out.part = Part::change;
        out.direction = direction_of(subject);
        out.noun = subject;
      }
    }
    if (out.part == Part::none) out.part = out.preposition == "from" ? Part::base : Part::main;
    return out;
  }

  // A number of things is a figure where it is large, exact, and of things that are counted as such.
  bool worth_counting(const Quantity& quantity, TokenIndex noun) const {
    const double size = quantity.value.value_or(quantity.to.value_or(0));
    if (size < 10) return false;
    const std::string_view first = reading_.document().at(reading_[quantity.tokens.first].span);
    if (quantity.hedge.empty() && (first.empty() || first[0] < '0' || first[0] > '9') && size < 100) return false;
    const TokenIndex whole = reading_[noun].head;
    if (whole != kNoToken && (reading_[whole].lemma == "delegation" || reading_.in(whole, "delegation_noun")))
      return false;
    if (reading_.in(noun, "not-counted") || reading_.classes().has(quantity.unit, Upos::NOUN, "not-counted"))
      return false;
    if (quantity.unit.empty()) {
      const TokenIndex verb = reading_[noun].head;
      if (verb == kNoToken) return false;
      if (!direction_of(verb).empty()) return true;
      // "the number of visitors reached 1.9 million"
      const TokenIndex subject = reading_.is_verbal(verb) ? reading_.surface_subject(verb) : kNoToken;
      return subject != kNoToken && (reading_[subject].lemma == "number" || reading_[subject].lemma == "population");
    }
    return true;
  }

  // "occupying the 24th spot", "ranks 12th", "the second largest investor"; not "the seventh session".
  bool ranks(const Quantity& quantity, Found& out) const {
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
    const bool superlative =
        reading_[up].xpos == "JJS" ||
        (quantity.tokens.last < reading_.sentence_at(up).tokens.last && reading_[quantity.tokens.last].xpos == "JJS");
    if (!superlative) return false;
    out.noun = reading_[up].upos == Upos::NOUN ? up : reading_[up].head;
    if (out.noun == kNoToken || reading_[out.noun].upos != Upos::NOUN) return false;
    out.verb = reading_.is_verbal(out.noun) ? out.noun : reading_.verb_above(out.noun);
    return true;
  }

  bool in_date(TokenIndex t) const {
    for (const std::uint32_t index : reading_.times_in(reading_.sentence_at(t).tokens))
      if (reading_.document().times[index].tokens.contains(t)) return true;
    return false;
  }

  // "a record high of $2 billion", "the figure was $3 billion", "a total of 40 million": words of size are not what is
  // measured; that is what they are of, or what reached them.
  TokenIndex measured_by(TokenIndex noun, const Found& found) const {
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

  bool names_somebody(TokenIndex t) const {
    const auto values = reading_.entities(t);
    return reading_.has_kind(values, EntityKind::person) || reading_.has_kind(values, EntityKind::country) ||
           reading_.has_kind(values, EntityKind::body) || reading_.has_kind(values, EntityKind::organisation) ||
           reading_[t].upos == Upos::PRON || reading_.in(t, "source-person") || reading_[t].upos == Upos::PROPN;
  }

  // The noun that is measured.
  TokenIndex indicator(const Found& found) const {
    const TokenIndex noun = governing_noun(found);
    // "It rose 28.7 per cent to $18 billion": the noun of another amount measures nothing.
    if (noun != kNoToken && quantity_of(found).kind != QuantityKind::count)
      for (const std::uint32_t q : reading_.quantities_in(reading_.sentence_at(noun).tokens)) {
        const Quantity& other = reading_.document().quantities[q];
        if (other.kind != QuantityKind::count && q != found.quantity && other.tokens.contains(noun)) return kNoToken;
      }
    if (noun == kNoToken || !reading_.in(noun, "sum-word") || quantity_of(found).kind == QuantityKind::rank)
      return noun;
    return measured_by(noun, found);
  }

  TokenIndex governing_noun(const Found& found) const {
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
        if (!reading_.in(t, "index-noun") && !(reading_[t].upos == Upos::PROPN && reading_.word(t) == "index"))
          continue;
        return t;
      }
      return kNoToken;
    }
    if (quantity.kind == QuantityKind::count) {
      for (TokenIndex t = quantity.tokens.last; t > quantity.tokens.first; --t)
        if (reading_[t - 1].upos == Upos::NOUN) return t - 1;
      // "160 wounded": the things may be an adjective
      const TokenIndex last = quantity.tokens.last - 1;
      if (quantity.tokens.size() > 1 && (reading_[last].upos == Upos::ADJ || reading_[last].upos == Upos::VERB))
        return last;
    }
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
    if (found.noun != kNoToken && found.part != Part::change && !names_somebody(found.noun)) return found.noun;
    if (found.noun != kNoToken && found.part == Part::change) {
      // "an increase in trade of 12 percent"
      for (const TokenIndex c : reading_.tree_at(found.noun).children(found.noun))
        if (reading_.preposition(c) == "in" || reading_.preposition(c) == "of")
          if (reading_[c].upos == Upos::NOUN && c != found.head) return c;
    }
    for (TokenIndex verb = found.verb; verb != kNoToken; verb = verb_next(verb)) {
      const TokenIndex object = reading_.child(verb, Relation::obj);
      if (object != kNoToken && object != found.head && reading_[object].upos == Upos::NOUN && found.verb == verb &&
          !quantity.tokens.contains(object) && !names_somebody(object))
        return object;
      const TokenIndex subject = reading_.surface_subject(verb);
      if (subject != kNoToken && subject != found.head && !quantity.tokens.contains(subject) &&
          !names_somebody(subject) && (reading_[subject].upos == Upos::NOUN))
        return subject;
      if (found.part != Part::change) break;
    }
    return kNoToken;
  }

  TokenIndex verb_next(TokenIndex verb) const {
    const Relation relation = main_relation(reading_[verb].relation);
    if (relation != Relation::advcl && relation != Relation::conj && relation != Relation::acl) return kNoToken;
    return reading_.verb_above(verb);
  }

  Span indicator_span(const Found& found, TokenIndex noun) const {
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
        found.part == Part::main) {
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
                                  reading_[range.first].upos == Upos::DET || reading_[range.first].upos == Upos::ADP))
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
    // "Trade between the two in 2016": when is the period's to say
    for (const std::uint32_t index : reading_.times_in(range)) {
      const TokenRange time = reading_.document().times[index].tokens;
      if (time.first > noun && time.last >= range.last) range.last = time.first;
    }
    const auto of_year = [&](TokenIndex t) {
      const std::string& word = reading_.word(t);
      return word == "fiscal" || word == "financial" || word == "year" || word == "the" ||
             reading_[t].upos == Upos::ADP;
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

  std::vector<Value> subjects(const Found& found, TokenIndex noun) const {
    std::vector<Value> out;
    const auto take = [&](TokenRange range) {
      for (const MentionIndex index : reading_.mentions_in(range)) {
        const Mention& mention = reading_.document().mentions[index];
        if (mention.tokens.overlaps(quantity_of(found).tokens)) continue;  // "U.S. dollars"
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
    if (quantity.kind != QuantityKind::rank && noun != kNoToken) take(reading_.tree_at(noun).phrase(noun));
    if (out.empty() && found.verb != kNoToken) {
      const TokenIndex subject = reading_.surface_subject(found.verb);
      if (subject != kNoToken && quantity.kind != QuantityKind::rank) take(reading_.tree_at(subject).phrase(subject));
      if (out.empty() && subject != kNoToken)
        for (Value& value : reading_.entities(subject))
          if (value.entity && reading_.entity(value)->kind == EntityKind::country) out.push_back(std::move(value));
    }
    return out;
  }

  std::string nature(const Found& found, TokenIndex noun) const {
    const Quantity& quantity = quantity_of(found);
    if (quantity.kind == QuantityKind::rank) return "rank";
    if (found.verb != kNoToken && found.part != Part::base) {
      for (TokenIndex at = found.verb, steps = 0; at != kNoToken && steps < 4; at = reading_.verb_above(at), ++steps) {
        // "a loan that is aimed at schools": what it is for
        if (reading_.in(at, "figure-target") && !(reading_[at].lemma == "aim" && reading_[at].xpos != "VBZ" && reading_[at].xpos != "VBP" &&
                                                   reading_[at].xpos != "VBD" && reading_[at].upos != Upos::NOUN)) return "target";
        if (reading_.in(at, "figure-forecast")) return "forecast";
        const Relation relation = main_relation(reading_[at].relation);
        // "agreed that trade should be raised to $10 billion"
        if (relation == Relation::ccomp && reading_[at].head != kNoToken && reading_.in(reading_[at].head, "figure-target"))
          return "target";
        if (relation == Relation::ccomp || relation == Relation::parataxis || relation == Relation::root) break;
      }
      const bool gerund = reading_[found.verb].xpos == "VBG" && reading_.child(found.verb, Relation::aux) == kNoToken;
      const EventStage stage = gerund ? EventStage::held : stage_of(reading_, found.verb);
      // "will add to the initial funding of $7 million": that sum is there already
      const bool beside = found.noun != kNoToken && main_relation(reading_[found.noun].relation) == Relation::obl;
      if (!beside && (stage == EventStage::planned || stage == EventStage::possible)) {
        const TokenIndex subject = reading_.surface_subject(found.verb);
        // "tools to increase trade to $20 billion": meant by somebody, whoever
        if (reading_.infinitive(found.verb) && !direction_of(found.verb).empty() &&
            (subject == kNoToken || subject != noun))
          return "target";
        // Somebody means to raise it: a target. It will rise: a forecast.
        return subject != kNoToken && subject != noun && names_somebody(subject) ? "target" : "forecast";
      }
    }
    for (TokenIndex at = noun; at != kNoToken; at = reading_[at].head) {
      if (reading_.in(at, "figure-target")) return "target";
      if (reading_.is_verbal(at)) break;
    }
    const TokenRange tokens = quantity.tokens;
    for (TokenIndex t = tokens.first > 2 ? tokens.first - 2 : 0; t < tokens.last; ++t)
      if (reading_.in(t, "figure-estimate")) return "estimate";
    if (quantity.kind == QuantityKind::percent && noun != kNoToken && noun > found.head && found.part == Part::main)
      return "share";
    return "actual";
  }

  // "In 2025 it was 3.1 billion": what the figure before measured.
  std::optional<Draft> same_indicator(const Found& found, const Draft* before) const {
    if (!before || found.verb == kNoToken) return {};
    const std::uint32_t sentence = reading_.sentence_of(found.head);
    if (sentence - before->sentence > 2) return {};
    const TokenIndex subject = reading_.surface_subject(found.verb);
    const bool pointing = subject != kNoToken && (reading_.word(subject) == "it" || reading_.word(subject) == "this" ||
                                                  reading_.in(subject, "sum-word"));
    if (!pointing && found.part != Part::change) return {};
    if (!pointing && !(found.noun != kNoToken && !direction_of(found.noun).empty())) return {};
    const TokenIndex measured = subject != kNoToken ? reading_[subject].head : kNoToken;
    if (measured != kNoToken && reading_.in(measured, "speech")) return {};
    const Quantity& quantity = quantity_of(found);
    Draft draft(
        Fact("figure", "stated", {"*", cover(reading_.clause(found.head), quantity.span), rule_of(quantity.kind)}));
    draft.sentence = sentence;
    draft.anchor = found.head;
    draft.fact.set("indicator", *before->fact.find("indicator"));
    if (const Value* whose = before->fact.find("subjects")) draft.fact.set("subjects", *whose);
    if (found.part != Part::change) draft.fact.set("amount", builder_.amount_of(quantity));
    draft.fact.set("nature", Value::of_text(nature(found, kNoToken)));
    if (auto when = period(found)) draft.fact.set("period", *when);
    if (!quantity.flag.empty()) draft.fact.flags.push_back(quantity.flag);
    draft.fact.confidence = Confidence::medium;
    return draft;
  }

  bool included(const Found& found) const {
    const TokenIndex first = quantity_of(found).tokens.first;
    const TokenIndex start = reading_.sentence_at(first).tokens.first;
    for (TokenIndex t = first; t > start && first - t < 3; --t)
      if (reading_.word(t - 1) == "including" || reading_.word(t - 1) == "includes" || reading_.word(t - 1) == "include")
        return true;
    return false;
  }

  std::optional<Draft> figure(const Found& found, const Found* main, const Draft* before) const {
    const Quantity& quantity = quantity_of(found);
    // "$159 million in aid, including $107 million in two weeks": a part of the figure before, or of what is no figure.
    if (quantity.kind != QuantityKind::count && included(found)) return {};
    TokenIndex noun = indicator(found);
    if (noun == kNoToken && main) noun = indicator(*main);
    if (noun == kNoToken) return same_indicator(found, before);
    if (reading_.in(noun, "not-measured")) return {};
    const Span named = indicator_span(main && indicator(found) == kNoToken ? *main : found, noun);
    if (named.empty()) return {};
    const TokenIndex anchor = found.verb != kNoToken ? found.verb : found.head;
    Span evidence = cover(cover(reading_.clause(found.head), quantity.span), named);
    Draft draft(Fact("figure", "stated", {"*", evidence, rule_of(quantity.kind)}));
    draft.sentence = reading_.sentence_of(found.head);
    draft.anchor = found.head;
    draft.stage = stage_of(reading_, anchor);
    draft.fact.set("indicator", Value::of_text(std::string(reading_.document().at(named)), named));
    if (auto whose = subjects(main ? *main : found, noun); !whose.empty())
      draft.fact.set("subjects", Value::of_list(std::move(whose)));
    if (found.part != Part::change) draft.fact.set("amount", builder_.amount_of(quantity));
    draft.fact.set("nature", Value::of_text(nature(found, noun)));
    if (auto when = period(found)) draft.fact.set("period", *when);
    if (!quantity.flag.empty()) draft.fact.flags.push_back(quantity.flag);
    draft.fact.confidence = draft.fact.find("subjects") ? Confidence::high : Confidence::medium;
    return draft;
  }

  static const char* rule_of(QuantityKind kind) {
    switch (kind) {
      case QuantityKind::money:
        return "figure.money";
      case QuantityKind::percent:
        return "figure.percent";
      case QuantityKind::count:
        return "figure.count";
      case QuantityKind::rank:
        return "figure.rank";
      case QuantityKind::measure:
        return "figure.measure";
    }
    return "figure";
  }

  // "over the first nine months": how long, and compared with nothing
  bool starts_time(TokenIndex t) const {
    const TokenIndex end = reading_.sentence_at(t).tokens.last;
    if (t + 2 >= end || reading_.word(t + 1) != "the") return false;
    const std::string& word = reading_.word(t + 2);
    return word == "first" || word == "last" || word == "past" || word == "whole";
  }

  // "to $80 billion" after a comparison is the figure itself.
  bool starts_quantity(TokenIndex t) const {
    if (reading_.word(t) != "to" && reading_.word(t) != "and") return false;
    for (const std::uint32_t q : reading_.quantities_in({t, t + 3}))
      if (reading_.document().quantities[q].tokens.first == t + 1) return true;
    return false;
  }

  // The words of a comparison: "compared to the same period last year", "year on year", "than a year before".
  TokenRange baseline(const Found& found) const {
    const TokenRange sentence = reading_.sentence_at(found.head).tokens;
    const TokenIndex from = quantity_of(found).tokens.last;
    for (TokenIndex t = from; t < sentence.last && t < from + 12; ++t) {
      const std::string& word = reading_.word(t);
      const std::string next = t + 1 < sentence.last ? reading_.word(t + 1) : "";
      const bool compares = word == "compared" || word == "year-on-year" || word == "than" || word == "against" ||
                            (word == "over" && t == from && !starts_time(t)) || (word == "from" && t <= from + 1) || word == "versus" ||
                            (word == "year" && (next == "on" || next == "over" || next == "-"));
      if (!compares) {
        if (word == "," || word == "and" || word == "while") break;
        continue;
      }
      TokenIndex last = t + 1;
      if (word == "year-on-year") return {t, t + 1};
      if (word == "year") return {t, std::min(t + (next == "-" ? 5 : 3), sentence.last)};
      while (last < sentence.last && !starts_quantity(last) && reading_.word(last) != "," && reading_.word(last) != "." &&
             reading_.word(last) != ";" && reading_.word(last) != "and" && reading_.word(last) != ")" && last < t + 12)
        ++last;
      return reading_.trimmed({t, last});
    }
    return {};
  }

  void add_change(Draft& draft, const Found& found) const {
    const Quantity& quantity = quantity_of(found);
    Value change;
    change.span = quantity.span;
    change.as_written = std::string(reading_.document().at(quantity.span));
    if (quantity.value) change.fields.push_back({"value", Value::of_number(*quantity.value)});
    if (!quantity.unit.empty()) change.fields.push_back({"unit", Value::of_text(quantity.unit)});
    if (!quantity.hedge.empty()) change.fields.push_back({"hedge", Value::of_text(quantity.hedge)});
    std::string direction = found.direction;
    if (direction.empty() && found.verb != kNoToken) direction = direction_of(found.verb);
    if (!direction.empty()) change.fields.push_back({"direction", Value::of_text(direction)});
    const TokenRange compared = baseline(found);
    if (!compared.empty()) {
      const Span span = reading_.span_of(compared);
      change.fields.push_back({"baseline", Value::of_text(std::string(reading_.document().at(span)), span)});
    }
    draft.fact.set("change", std::move(change));
    Evidence& evidence = draft.fact.evidence.front();
    evidence.span = cover(evidence.span, quantity.span);
    if (!compared.empty()) evidence.span = cover(evidence.span, reading_.span_of(compared));
  }

  // The time that is measured: the first date after the amount and before the next one, else one earlier in the clause.
  std::optional<Value> period(const Found& found) const {
    const auto& document = reading_.document();
    const TokenRange sentence = reading_.sentence_at(found.head).tokens;
    const TokenIndex amount = quantity_of(found).tokens.last;
    TokenIndex stop = sentence.last;
    TokenIndex start = sentence.first;
    const TokenIndex own = document.quantities[found.joined].tokens.first;
    for (const std::uint32_t q : reading_.quantities_in(sentence)) {
      if (document.quantities[q].tokens.first >= amount) stop = std::min(stop, document.quantities[q].tokens.first);
      if (document.quantities[q].tokens.last <= own) start = std::max(start, document.quantities[q].tokens.last);
    }
    const TokenIndex clause = reading_.clause_head(found.head);
    const TokenRange compared = baseline(found);
    std::optional<std::uint32_t> before, near, far;
    for (const std::uint32_t t : reading_.times_in(sentence)) {
      const TimeExpression& time = document.times[t];
      if (time.kind != TimeKind::date || compared.overlaps(time.tokens)) continue;
      // A day is when somebody said or did something, not what is measured.
      if (time.interval.precision == Precision::day && time.interval.from == time.interval.to) continue;
      if (time.interval.precision == Precision::none && names_day(time.tokens)) continue;
      // "$14 billion over the first nine months": the amount may have taken the preposition
      const bool follows = time.tokens.first >= amount || (time.tokens.first + 1 == amount && time.tokens.last > amount);
      if (follows && time.tokens.first < stop) {
        // "20,000 visitors came and since 2008 a firm has invested 70 million": another clause's period
        const bool same = time.tokens.first <= amount + 2 || same_clause(time.tokens, amount, clause);
        if (same && !near) near = t;
        if (!same && !far) far = t;
      }
      if (time.tokens.last <= quantity_of(found).tokens.first && time.tokens.first >= start &&
          reports_not(time.tokens) && reading_.clause_head(head_of(time.tokens)) == clause)
        before = t;
    }
    const auto best = near ? near : before ? before : joins_clause(far, amount) ? std::nullopt : far;
    if (!best) return {};
    return builder_.date_of(document.times[*best]);
  }

  // "on Tuesday", in an article that has no date
  bool names_day(TokenRange tokens) const {
    for (TokenIndex t = tokens.first; t < tokens.last; ++t)
      if (reading_.word(t).ends_with("day")) return true;
    return false;
  }

  bool same_clause(TokenRange time, TokenIndex amount, TokenIndex clause) const {
    return reading_.clause_head(head_of(time)) == clause && !joined_between(amount, time.first);
  }

  // "and", "while", with a clause after it
  bool joined_between(TokenIndex from, TokenIndex to) const {
    for (TokenIndex t = from; t < to; ++t)
      if (reading_.word(t) == "while" || reading_.word(t) == "whereas" || reading_.word(t) == ";" ||
          (reading_.word(t) == "and" && reading_[t].head != kNoToken && reading_.is_verbal(reading_[t].head)))
        return true;
    return false;
  }

  bool joins_clause(const std::optional<std::uint32_t>& time, TokenIndex amount) const {
    return time && joined_between(amount, reading_.document().times[*time].tokens.first);
  }

  // Not the day on which somebody said it: "said on Tuesday that trade reached".
  bool reports_not(TokenRange tokens) const {
    const TokenIndex head = reading_[head_of(tokens)].head;
    return head == kNoToken || !reading_.in(head, "speech");
  }

  const ArticleReading& reading_;
  const Builder& builder_;
};

}  // namespace

std::vector<Draft> figure_facts(const ArticleReading& reading, const Builder& builder, const std::vector<Span>& taken) {
  std::vector<Draft> out;
  if (reading.document().quantities.empty()) return out;
  const FigureReader reader(reading, builder);
  for (const Sentence& sentence : reading.document().sentences) {
    if (sentence.paragraph == kTitleParagraph) continue;
    for (Draft& draft : reader.read(sentence, taken, out.empty() ? nullptr : &out.back()))
      out.push_back(std::move(draft));
  }
  return out;
}

}  // namespace chancery
