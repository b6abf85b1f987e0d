// `chancery explain`: for each sentence its tree, the mentions, the rules tried and the line that failed, the facts.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/inputs.h"
#include "doc/record_json.h"
#include "pipeline/parts.h"

namespace chancery::cli {
namespace {

std::string whom(const Document& document, const Mention& mention) {
  if (mention.entity) return entity_id(*mention.entity) + " " + describe_entity(document, *mention.entity);
  if (mention.members.empty()) return "left open";
  std::string out;
  for (const EntityIndex member : mention.members) out += (out.empty() ? "" : " and ") + entity_id(member) + " " + describe_entity(document, member);
  return out;
}

std::string slots_of(const Document& document, const Match& match) {
  std::string out;
  for (const FilledSlot& slot : match.slots)
    for (const Filler& filler : slot.fillers) out += fmt::format(" {}=“{}”", slot.slot, quote(document, filler.span));
  return out;
}

void explain_sentence(const Document& document, const Sentence& sentence, const RuleBook& rules, std::string& out) {
  out += "“" + quote(document, sentence.span) + "”\n";
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    const Token& token = document.tokens[t];
    const std::string head = token.head == kNoToken ? "-" : fmt::format("{} {}", token.head - sentence.tokens.first + 1, document.at(document.tokens[token.head].span));
    out += fmt::format("  {:>3} {:<18} {:<16} {:<6}{:<6}{:<13} {}\n", t - sentence.tokens.first + 1, document.at(token.span), token.lemma,
                       name_of(token.upos), token.xpos, name_of(token.relation), head);
  }
  for (const Mention& mention : document.mentions)
    if (sentence.span.contains(mention.span))
      out += fmt::format("  mention  “{}” = {} ({}{})\n", quote(document, mention.span), whom(document, mention), name_of(mention.how),
                         mention.reason.empty() ? "" : ": " + mention.reason);
  for (const TimeExpression& time : document.times)
    if (sentence.span.contains(time.span))
      out += fmt::format("  time     “{}” = {}..{} ({})\n", quote(document, time.span), time.interval.from ? to_iso(*time.interval.from) : "?",
                         time.interval.to ? to_iso(*time.interval.to) : "?", time.basis);
  for (const RuleTrial& trial : rules.explain(document, sentence)) {
    const std::string anchor = quote(document, document.tokens[trial.anchor].span);
    if (trial.matched) out += fmt::format("  rule     {} at “{}”:{}\n", rules.rules()[trial.rule].name, anchor, slots_of(document, trial.match));
    else {
      const Rule& rule = rules.rules()[trial.rule];
      out += fmt::format("  no rule  {} at “{}”: {}:{}: {}\n", rule.name, anchor, rule.file.substr(rule.file.rfind('/') + 1), trial.failed_line, trial.why);
    }
  }
  for (FactIndex i = 0; i < document.facts.size(); ++i) {
    const Fact& fact = document.facts[i];
    if (!sentence.span.contains(fact.evidence.front().span) && !fact.evidence.front().span.contains(sentence.span)) continue;
    out += fmt::format("  fact     {} {} {}", fact_id(i), kind_in_words(fact.kind), fact.status);
    for (const auto& [name, text] : describe_fields(document, fact)) out += fmt::format("  {}: {}", name, text);
    out += fmt::format("  [{}]\n", fact.evidence.front().rule);
  }
  out += '\n';
}

std::string explain_text(const Document& document, const RuleBook& rules) {
  std::string out = "=== " + document.source.name + "\n";
  for (const Furniture& piece : document.layout.furniture) out += fmt::format("furniture ({}): “{}”\n", name_of(piece.kind), quote(document, piece.span));
  out += '\n';
  for (const Sentence& sentence : document.sentences) explain_sentence(document, sentence, rules, out);
  for (const Problem& problem : document.problems)
    out += "left open: " + problem.why + (problem.span.empty() ? "" : ": “" + quote(document, problem.span) + "”") + "\n";
  return out;
}

std::string explain_json(const Document& document, const RuleBook& rules) {
  nlohmann::ordered_json out = record_json(document, true);
  out["sentences"] = nlohmann::ordered_json::array();
  for (const Sentence& sentence : document.sentences) {
    nlohmann::ordered_json item = {{"text", quote(document, sentence.span)}, {"rules", nlohmann::ordered_json::array()}};
    for (const RuleTrial& trial : rules.explain(document, sentence))
      item["rules"].push_back({{"rule", rules.rules()[trial.rule].name}, {"anchor", document.at(document.tokens[trial.anchor].span)},
                               {"matched", trial.matched}, {"failed_line", trial.failed_line}, {"why", trial.why}});
    out["sentences"].push_back(std::move(item));
  }
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

// One line for each failure, so that they can be counted over all files: "rule<TAB>line<TAB>what was asked".
std::string near_misses(const Document& document, const RuleBook& rules) {
  std::string out;
  for (const Sentence& sentence : document.sentences)
    for (const RuleTrial& trial : rules.explain(document, sentence))
      if (!trial.matched)
        out += fmt::format("{}\t{}\t{}\n", rules.rules()[trial.rule].name, trial.failed_line, trial.why.substr(0, trial.why.find(';')));
  return out;
}

}  // namespace

int run_explain(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Pipeline pipeline = load_pipeline(arguments);
  const RuleBook& rules = pipeline.parts().rules;
  const bool json = arguments.get("--format") == "json";
  if (!arguments.has("--near-misses"))
    return for_each_document(arguments, pipeline, err, [&](const Document& d, bool) { return json ? explain_json(d, rules) : explain_text(d, rules); },
                             [&](const std::string& text) { out << text; });
  std::map<std::string, std::size_t> counts;
  const int exit = for_each_document(arguments, pipeline, err, [&](const Document& d, bool) { return near_misses(d, rules); },
                                     [&](const std::string& text) {
                                       for (std::size_t at = 0; at < text.size();) {
                                         const auto end = text.find('\n', at);
                                         ++counts[text.substr(at, end - at)];
                                         at = end + 1;
                                       }
                                     });
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [what, count] : sorted) out << count << '\t' << what << '\n';
  return exit;
}

}  // namespace chancery::cli
