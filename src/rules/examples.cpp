#include "rules/examples.h"

#include <algorithm>

namespace chancery {
namespace {

// Where the words that point stand: a filler fits a bracket that holds its head token.
bool fits(const Document& document, const Filler& filler, Span bracket) {
  if (bracket.contains(document.tokens[filler.head].span)) return true;
  return !filler.span.empty() && bracket.contains(filler.span);
}

// What is wrong with this match as a reading of the example; "" where nothing is.
std::string compare(const Document& document, const Match& match, const RuleExample& example, std::uint32_t shift) {
  for (const auto& [slot, span] : example.slots) {
    const Span bracket{span.begin + shift, span.end + shift};
    const FilledSlot* filled = match.slot(slot);
    if (!filled || std::none_of(filled->fillers.begin(), filled->fillers.end(),
                                [&](const Filler& filler) { return fits(document, filler, bracket); }))
      return "'" + std::string(document.at(bracket)) + "' does not fill " + slot;
  }
  for (const auto& filled : match.slots) {
    const bool bracketed = std::any_of(example.slots.begin(), example.slots.end(),
                                       [&](const auto& expected) { return expected.first == filled.slot; });
    // Slots of words and clauses that no bracket names are not compared: they only carry tense and wording.
    for (const auto& filler : filled.fillers) {
      if (!bracketed && !filler.mention && !filler.time && !filler.quantity) continue;
      if (std::none_of(example.slots.begin(), example.slots.end(), [&](const auto& expected) {
            return expected.first == filled.slot &&
                   fits(document, filler, {expected.second.begin + shift, expected.second.end + shift});
          }))
        return "'" + std::string(document.at(filler.span)) + "' fills " + filled.slot;
    }
  }
  return "";
}

}  // namespace

std::string check_example(const RuleBook& book, const Rule& rule, const RuleExample& example, Document document) {
  book.run(document);
  // The reader may have trimmed or cleaned the text before the sentence.
  const std::size_t found = document.text.find(example.text);
  const auto shift = static_cast<std::uint32_t>(found == std::string::npos ? 0 : found);
  std::string why;
  bool matched = false;
  for (const auto& match : document.matches) {
    if (match.rule != rule.name) continue;
    matched = true;
    if (!example.matches) return "it matches at '" + std::string(document.at(document.tokens[match.anchor].span)) + "'";
    why = compare(document, match, example, shift);
    if (!why.empty()) continue;
    if (example.status.empty() || document.facts.empty()) return "";
    for (const auto& fact : document.facts)
      for (const auto& evidence : fact.evidence)
        if (evidence.rule == rule.name && fact.status == example.status) return "";
    why = "no fact of status " + example.status;
  }
  if (matched || !example.matches) return why;
  for (const auto& sentence : document.sentences)
    for (const auto& trial : book.explain(document, sentence))
      if (book.rules()[trial.rule].name == rule.name)
        return "line " + std::to_string(trial.failed_line) + ": " + trial.why;
  return "its anchor was not found";
}

std::vector<ExampleFailure> check_examples(const RuleBook& book, const ReadSentence& read) {
  std::vector<ExampleFailure> out;
  for (const auto& rule : book.rules()) {
    const auto yes = std::count_if(rule.examples.begin(), rule.examples.end(), [](const auto& e) { return e.matches; });
    if (yes < 3 || yes == static_cast<std::ptrdiff_t>(rule.examples.size()))
      out.push_back(
          {rule.file, rule.line, rule.name, "", "a rule needs three examples that match and one that does not"});
    for (const auto& example : rule.examples)
      if (auto why = check_example(book, rule, example, read(example.text)); !why.empty())
        out.push_back({rule.file, example.line, rule.name, example.text, std::move(why)});
  }
  return out;
}

void count_near_misses(const RuleBook& book, const Document& document, NearMisses& counts) {
  for (const auto& sentence : document.sentences)
    for (const auto& trial : book.explain(document, sentence))
      if (!trial.matched) ++counts[{book.rules()[trial.rule].name, trial.failed_line}];
}

}  // namespace chancery
