// The quantities of a sentence made into figures: what each is (figure_classes.cpp), what it measures and of whom
// (figure_indicators.cpp), when (figure_periods.cpp). FigurePart of figure_facts().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/figures.h"

namespace chancery {

enum class FigurePart { none, main, change, base };

struct FoundQuantity {
  std::uint32_t quantity = 0;
  FigurePart part = FigurePart::none;
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
  std::vector<Draft> read(const Sentence& sentence, const std::vector<Span>& taken, const Draft* before) const;

 private:
  const Quantity& quantity_of(const FoundQuantity& found) const {
    return reading_.document().quantities[found.quantity];
  }
  bool equivalent_of_another(std::uint32_t index) const;
  bool in_time(TokenRange tokens) const;
  TokenIndex head_of(TokenRange tokens) const;
  std::string direction_of(TokenIndex t) const;
  std::optional<FoundQuantity> classify(std::uint32_t index) const;
  bool worth_counting(const Quantity& quantity, TokenIndex noun) const;
  bool ranks(const Quantity& quantity, FoundQuantity& out) const;
  bool in_date(TokenIndex t) const;
  TokenIndex measured_by(TokenIndex noun, const FoundQuantity& found) const;
  bool names_somebody(TokenIndex t) const;
  TokenIndex indicator(const FoundQuantity& found) const;
  TokenIndex governing_noun(const FoundQuantity& found) const;
  TokenIndex verb_next(TokenIndex verb) const;
  Span indicator_span(const FoundQuantity& found, TokenIndex noun) const;
  std::vector<Value> subjects(const FoundQuantity& found, TokenIndex noun) const;
  std::string nature(const FoundQuantity& found, TokenIndex noun) const;
  std::optional<Draft> same_indicator(const FoundQuantity& found, const Draft* before) const;
  TokenIndex meant_for(const FoundQuantity& found) const;
  bool included(const FoundQuantity& found) const;
  TokenIndex befallen(TokenIndex number) const;
  bool of_its_own(const FoundQuantity& figure, const FoundQuantity& change) const;
  bool compared_with(const Quantity& quantity) const;
  bool in_code(const Quantity& quantity) const;
  bool estimated(const Quantity& quantity) const;
  bool fraction_of_it(const Quantity& quantity) const;
  bool there_already(const FoundQuantity& found, TokenIndex noun) const;
  TokenIndex beside_it(const FoundQuantity& found) const;
  bool of_another_amount(TokenIndex t) const;
  bool left_out(TokenIndex first, TokenIndex last) const;
  std::optional<Draft> figure(const FoundQuantity& found, const FoundQuantity* main, const Draft* before) const;
  static const char* rule_of(QuantityKind kind);
  bool starts_time(TokenIndex t) const;
  bool starts_quantity(TokenIndex t) const;
  TokenRange baseline(const FoundQuantity& found) const;
  void add_change(Draft& draft, const FoundQuantity& found) const;
  std::optional<Value> period(const FoundQuantity& found) const;
  bool names_day(TokenRange tokens) const;
  bool same_clause(TokenRange time, TokenIndex amount, TokenIndex clause) const;
  bool joined_between(TokenIndex from, TokenIndex to) const;
  bool reports_not(TokenRange tokens) const;

  const ArticleReading& reading_;
  const Builder& builder_;
};

}  // namespace chancery
