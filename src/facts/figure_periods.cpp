#include "facts/figure_reader.h"

#include <algorithm>

namespace chancery {

// "over the first nine months": how long, and compared with nothing
bool FigureReader::starts_time(TokenIndex t) const {
  const TokenIndex end = reading_.sentence_at(t).tokens.last;
  if (t + 2 >= end || reading_.word(t + 1) != "the") return false;
  const std::string& word = reading_.word(t + 2);
  return word == "first" || word == "last" || word == "past" || word == "whole";
}

// "to $80 billion" after a comparison is the figure itself.
bool FigureReader::starts_quantity(TokenIndex t) const {
  if (reading_.word(t) != "to" && reading_.word(t) != "and") return false;
  for (const std::uint32_t q : reading_.quantities_in({t, t + 3}))
    if (reading_.document().quantities[q].tokens.first == t + 1) return true;
  return false;
}

// The words of a comparison: "compared to the same period last year", "year on year", "than a year before".
TokenRange FigureReader::baseline(const FoundQuantity& found) const {
  const TokenRange sentence = reading_.sentence_at(found.head).tokens;
  const TokenIndex from = quantity_of(found).tokens.last;
  for (TokenIndex t = from; t < sentence.last && t < from + 12; ++t) {
    const std::string& word = reading_.word(t);
    const std::string next = t + 1 < sentence.last ? reading_.word(t + 1) : "";
    // "soared 15 percent to more than $25 billion": what it reached
    if (word == "than" && (reading_.word(t - 1) == "more" || reading_.word(t - 1) == "less"))
      for (const std::uint32_t q : reading_.quantities_in({t - 1, t + 3}))
        if (q != found.quantity && reading_.document().quantities[q].tokens.last > t + 1) return {};
    const bool compares = word == "compared" || word == "year-on-year" || word == "than" || word == "against" ||
                          (word == "over" && t == from && !starts_time(t)) || (word == "from" && t <= from + 1) ||
                          word == "versus" || (word == "year" && (next == "on" || next == "over" || next == "-"));
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

void FigureReader::add_change(Draft& draft, const FoundQuantity& found) const {
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
std::optional<Value> FigureReader::period(const FoundQuantity& found) const {
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
  std::optional<std::uint32_t> before, near;
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
    }
    if (time.tokens.last <= quantity_of(found).tokens.first && time.tokens.first >= start && reports_not(time.tokens) &&
        reading_.clause_head(head_of(time.tokens)) == clause)
      before = t;
  }
  const auto best = near ? near : before;
  if (!best) return {};
  return builder_.date_of(document.times[*best]);
}

// "on Tuesday", "on April 1", in an article that has no date
bool FigureReader::names_day(TokenRange tokens) const {
  bool day = false;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    const std::string& word = reading_.word(t);
    if (word.ends_with("day")) return true;
    const std::string_view written = reading_.document().at(reading_[t].span);
    if (written.empty() || written[0] < '0' || written[0] > '9') continue;
    if (written.size() > 2) return false;
    day = day || main_relation(reading_[t].relation) == Relation::nummod;
  }
  return day;
}

bool FigureReader::same_clause(TokenRange time, TokenIndex amount, TokenIndex clause) const {
  return reading_.clause_head(head_of(time)) == clause && !joined_between(amount, time.first);
}

// "and", "while", with a clause after it
bool FigureReader::joined_between(TokenIndex from, TokenIndex to) const {
  for (TokenIndex t = from; t < to; ++t)
    if (reading_.word(t) == "while" || reading_.word(t) == "whereas" || reading_.word(t) == ";" ||
        (reading_.word(t) == "and" && reading_[t].head != kNoToken && reading_.is_verbal(reading_[t].head)))
      return true;
  return false;
}

// Not the day on which somebody said it: "said on Tuesday that trade reached".
bool FigureReader::reports_not(TokenRange tokens) const {
  const TokenIndex head = reading_[head_of(tokens)].head;
  return head == kNoToken || !reading_.in(head, "speech");
}

}  // namespace chancery
