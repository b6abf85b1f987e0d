#include "facts/figures.h"

#include <algorithm>

#include "facts/figure_reader.h"

namespace chancery {

std::vector<Draft> FigureReader::read(const Sentence& sentence, const std::vector<Span>& taken,
                                      const Draft* before) const {
  std::vector<FoundQuantity> found;
  for (const std::uint32_t index : reading_.quantities_in(sentence.tokens)) {
    const Quantity& quantity = reading_.document().quantities[index];
    if (equivalent_of_another(index) || in_time(quantity.tokens)) continue;
    if (std::find(taken.begin(), taken.end(), quantity.span) != taken.end()) continue;
    if (in_code(quantity) || fraction_of_it(quantity) || compared_with(quantity)) continue;
    if (auto one = classify(index)) found.push_back(*one);
  }
  std::vector<Draft> out;
  // What a figure grew or fell by does not part it from its period: "in 2024 trade grew by 12 percent to $3 billion".
  const auto bounds = [&](const FoundQuantity& one) {
    for (std::size_t i = 0; i < found.size(); ++i)
      if (&found[i] == &one && i > 0 && found[i - 1].part == FigurePart::change && found[i - 1].verb == one.verb)
        return found[i - 1].quantity;
    return one.quantity;
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].joined = bounds(found[i]);
    if (found[i].part == FigurePart::main || found[i].part == FigurePart::base) {
      const FoundQuantity* main = nullptr;
      if (found[i].part == FigurePart::base && i > 0) main = &found[i - 1];
      // "pays 5 million for the 300-strong force, up from 4 million": as before in the same money
      for (std::size_t k = i; main && k > 0; --k)
        if (quantity_of(found[k - 1]).unit == quantity_of(found[i]).unit) {
          main = &found[k - 1];
          break;
        }
      auto draft = figure(found[i], main, out.empty() ? before : &out.back());
      if (!draft) continue;
      if (i + 1 < found.size() && found[i + 1].part == FigurePart::change && !of_its_own(found[i], found[i + 1])) {
        add_change(*draft, found[i + 1]);
        ++i;
      } else if (i > 0 && found[i - 1].part == FigurePart::change && out.empty()) {
        add_change(*draft, found[i - 1]);  // "rose by 500 to 3,200"
      }
      out.push_back(std::move(*draft));
    } else if (found[i].part == FigurePart::change &&
               !(i + 1 < found.size() && found[i + 1].part == FigurePart::main && found[i + 1].verb == found[i].verb)) {
      if (auto draft = figure(found[i], nullptr, out.empty() ? before : &out.back())) {
        add_change(*draft, found[i]);
        out.push_back(std::move(*draft));
      }
    }
  }
  return out;
}

// "compared to the figure for 2021 ($3.9 billion)": what it grew from, and told with the growth
bool FigureReader::compared_with(const Quantity& quantity) const {
  const TokenIndex first = quantity.tokens.first;
  const TokenIndex start = reading_.sentence_at(first).tokens.first;
  if (first == start || reading_.word(first - 1) != "(") return false;
  for (TokenIndex t = first - 1; t > start && first - t < 10; --t)
    if (reading_.word(t - 1) == "compared") return true;
  return false;
}

// "bondholders own 47 percent of the debt, and the rise has increased its costs by 60 percent": of something else
bool FigureReader::of_its_own(const FoundQuantity& figure, const FoundQuantity& change) const {
  if (change.noun != kNoToken || change.verb == kNoToken || change.verb == figure.verb) return false;
  const TokenIndex subject = reading_.child(change.verb, Relation::nsubj);
  const TokenIndex object = reading_.child(change.verb, Relation::obj);
  return subject != kNoToken && object != kNoToken && reading_[object].upos == Upos::NOUN &&
         !quantity_of(change).tokens.contains(object);
}

// "a quarter of a trillion dollars", "zero-sum thinking": the words do not give the amount.
bool FigureReader::fraction_of_it(const Quantity& quantity) const {
  const TokenIndex first = quantity.tokens.first;
  if (quantity.value && *quantity.value == 0 && reading_.word(first) == "zero") return true;
  const TokenIndex start = reading_.sentence_at(first).tokens.first;
  for (TokenIndex t = first; t > start && first - t < 3; --t) {
    const std::string& word = reading_.word(t - 1);
    if (word == "quarter" || word == "third" || word == "fifth" || word == "half") return true;
    if (word != "of" && word != "a") break;
  }
  return false;
}

// "[nL1N1JQ1I4]", the agency's number of a story; "P2P contacts"; "COP28", a conference and no pesos
bool FigureReader::in_code(const Quantity& quantity) const {
  const std::string_view token = reading_.document().at(reading_[quantity.tokens.first].span);
  if (token == "COP" && quantity.value && *quantity.value < 100 && quantity.tokens.size() == 2) return true;
  int turns = 0;
  bool digit = false;
  for (const char c : token) {
    const bool now = c >= '0' && c <= '9';
    if (!now && !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
    turns += now && !digit ? 1 : 0;
    digit = now;
  }
  const bool opens = !token.empty() && (token[0] < '0' || token[0] > '9');
  if (turns > 1 || (token.size() == 5 && token.starts_with("COP"))) return true;
  return turns == 1 && opens && !digit && quantity.kind != QuantityKind::money;
}

bool FigureReader::estimated(const Quantity& quantity) const {
  const TokenRange tokens = quantity.tokens;
  for (TokenIndex t = tokens.first > 2 ? tokens.first - 2 : 0; t < tokens.last; ++t)
    if (reading_.in(t, "figure-estimate")) return true;
  return false;
}

// "look for a way out of the 50% tariffs", "threatened a country of 26 million people": so large whatever is meant to
// be done about it
bool FigureReader::there_already(const FoundQuantity& found, TokenIndex noun) const {
  if (noun == kNoToken || found.part != FigurePart::main) return false;
  const Quantity& quantity = quantity_of(found);
  const Relation relation = main_relation(reading_[noun].relation);
  if (quantity.tokens.size() > 1 && reading_.word(quantity.tokens.last - 1) == "strong") return true;
  // "to reduce the annual $300 million in aid"
  const TokenIndex start = reading_.sentence_at(noun).tokens.first;
  for (TokenIndex t = quantity.tokens.first; t > start && quantity.tokens.first - t < 2; --t) {
    if (reading_.word(t - 1) == "the" && quantity.kind == QuantityKind::money && found.verb != kNoToken &&
        reading_.child(found.verb, Relation::obj) == found.head && !reading_.in(noun, "figure-target"))
      return true;
    if (reading_[t - 1].upos != Upos::ADJ) break;
  }
  if (relation != Relation::nmod && relation != Relation::obl) return false;
  if (quantity.kind == QuantityKind::count && reading_.preposition(noun) == "of" && reading_[noun].head != kNoToken) {
    const std::string& whole = reading_[reading_[noun].head].lemma;
    if (whole == "country" || whole == "nation" || whole == "city" || whole == "town" || whole == "island" ||
        whole == "population" || whole == "state" || whole == "region" || whole == "bloc")
      return true;
  }
  if (quantity.tokens.first >= noun || reading_.in(reading_[noun].head, "figure-target")) return false;
  for (const TokenIndex c : reading_.tree_at(noun).children(noun))
    if (c < quantity.tokens.first && reading_.word(c) == "the") return true;
  return false;
}

std::string FigureReader::nature(const FoundQuantity& found, TokenIndex noun) const {
  const Quantity& quantity = quantity_of(found);
  if (quantity.kind == QuantityKind::rank) return "rank";
  if (there_already(found, noun)) return estimated(quantity) ? "estimate" : "actual";
  if (found.verb != kNoToken && found.part != FigurePart::base) {
    for (TokenIndex at = found.verb, steps = 0; at != kNoToken && steps < 4; at = reading_.verb_above(at), ++steps) {
      // "a loan that is aimed at schools": what it is for
      if (reading_.in(at, "figure-target") &&
          !(reading_[at].lemma == "aim" && reading_[at].xpos != "VBZ" && reading_[at].xpos != "VBP" &&
            reading_[at].xpos != "VBD" && reading_[at].upos != Upos::NOUN))
        return "target";
      if (reading_.in(at, "figure-forecast")) return "forecast";
      // "our goal is to carry it to $50 billion"
      for (const TokenIndex c : reading_.tree_at(at).children(at))
        if (main_relation(reading_[c].relation) == Relation::nsubj && reading_[c].upos == Upos::NOUN &&
            reading_.in(c, "figure-target"))
          return "target";
      const Relation relation = main_relation(reading_[at].relation);
      // "the task of increasing trade to $10 billion"
      if (relation == Relation::acl && quantity.kind != QuantityKind::measure && reading_[at].head != kNoToken &&
          reading_[reading_[at].head].upos == Upos::NOUN && reading_.in(reading_[at].head, "figure-target"))
        return "target";
      // "agreed that trade should be raised to $10 billion"
      if (relation == Relation::ccomp && reading_[at].head != kNoToken &&
          reading_.in(reading_[at].head, "figure-target"))
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
      // "will receive 430 million cubic metres": what comes to it
      const std::string& does = reading_[found.verb].lemma;
      if (does == "receive" || does == "get" || does == "see") return "forecast";
      // Somebody means to raise it: a target. It will rise: a forecast.
      return subject != kNoToken && subject != noun && names_somebody(subject) ? "target" : "forecast";
    }
  }
  for (TokenIndex at = noun; at != kNoToken; at = reading_[at].head) {
    if (reading_.in(at, "figure-target")) return "target";
    if (reading_.in(at, "figure-forecast") && !reading_.is_verbal(at)) return "forecast";
    if (reading_.is_verbal(at)) {
      // "opens the way to a payment of 5 million": the payment is to come
      const TokenIndex object = reading_.child(at, Relation::obj);
      if (object != kNoToken && reading_.word(object) == "way" && reading_.preposition(noun) == "to") return "forecast";
      const TokenIndex subject = reading_.child(at, Relation::nsubj);
      if (subject != kNoToken && reading_.word(subject) == "way" && reading_.preposition(found.head) == "for")
        return "forecast";
      break;
    }
  }
  if (estimated(quantity)) return "estimate";
  if (quantity.kind == QuantityKind::percent && noun != kNoToken && noun > found.head && found.part == FigurePart::main)
    return "share";
  return "actual";
}

// "In 2025 it was 3.1 billion": what the figure before measured.
std::optional<Draft> FigureReader::same_indicator(const FoundQuantity& found, const Draft* before) const {
  if (!before || found.verb == kNoToken) return {};
  const std::uint32_t sentence = reading_.sentence_of(found.head);
  if (sentence - before->sentence > 2) return {};
  const TokenIndex subject = reading_.surface_subject(found.verb);
  const bool pointing = subject != kNoToken && (reading_.word(subject) == "it" || reading_.word(subject) == "this" ||
                                                reading_.in(subject, "sum-word"));
  if (!pointing && found.part != FigurePart::change) return {};
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
  if (found.part != FigurePart::change) draft.fact.set("amount", builder_.amount_of(quantity));
  draft.fact.set("nature", Value::of_text(nature(found, kNoToken)));
  if (auto when = period(found)) draft.fact.set("period", *when);
  if (!quantity.flag.empty()) draft.fact.flags.push_back(quantity.flag);
  draft.fact.confidence = Confidence::medium;
  return draft;
}

std::optional<Draft> FigureReader::figure(const FoundQuantity& found, const FoundQuantity* main,
                                          const Draft* before) const {
  const Quantity& quantity = quantity_of(found);
  // "$159 million in aid, including $107 million in two weeks": a part of the figure before, or of what is no figure.
  if (quantity.kind != QuantityKind::count && included(found)) return {};
  TokenIndex noun = indicator(found);
  if (noun == kNoToken && main) noun = indicator(*main);
  if (noun == kNoToken) return same_indicator(found, before);
  if (reading_.in(noun, "not-measured")) return {};
  if (quantity.kind != QuantityKind::count && reading_[noun].lemma == "other") return {};
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
  if (found.part != FigurePart::change) draft.fact.set("amount", builder_.amount_of(quantity));
  draft.fact.set("nature", Value::of_text(nature(found, noun)));
  if (auto when = period(found)) draft.fact.set("period", *when);
  if (!quantity.flag.empty()) draft.fact.flags.push_back(quantity.flag);
  draft.fact.confidence = draft.fact.find("subjects") ? Confidence::high : Confidence::medium;
  return draft;
}

const char* FigureReader::rule_of(QuantityKind kind) {
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
