#include "cli/digest.h"

#include <array>
#include <ostream>

#include "cli/describe.h"
#include "doc/record_json.h"

namespace chancery::cli {
namespace {

// In the order in which a desk reads.
constexpr std::array kKinds = {"contact", "office_change", "instrument", "invitation", "commitment", "statement", "figure", "relation",
                               "ritual",  "measure",       "aid",        "law",        "vote",       "office"};

struct Paint {
  bool on;
  std::string operator()(const char* code, const std::string& text) const {
    return on ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
  }
};

void print_fact(const Document& document, FactIndex index, const Paint& paint, std::ostream& out) {
  const Fact& fact = document.facts[index];
  std::string line = "  " + paint("2", fact_id(index)) + " " + paint("1", fact.status);
  if (fact.background) line += paint("33", " background");
  if (fact.confidence == Confidence::low) line += paint("33", " low confidence");
  for (const auto& [name, text] : describe_fields(document, fact)) line += paint("2", "  " + name + ": ") + text;
  out << line << '\n';
  std::string said;
  for (const Assertion& link : fact.asserted_by) {
    const std::string who = link.entity ? describe_entity(document, *link.entity) : link.name;
    if (!who.empty()) said += (said.empty() ? "" : " < ") + who;
  }
  out << "      " << paint("36", "“" + quote(document, fact.evidence.front().span) + "”");
  if (!said.empty()) out << paint("2", "  — " + said);
  out << '\n';
  for (const auto& flag : fact.flags) out << "      " << paint("33", "! " + flag) << '\n';
}

}  // namespace

void print_digest(const Document& document, bool color, std::ostream& out) {
  const Paint paint{color};
  const Layout& layout = document.layout;
  out << paint("1;4", layout.title ? quote(document, *layout.title) : document.source.title.empty() ? "(no title)" : document.source.title)
      << '\n';
  std::string where = document.source.name;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) where += " · " + text;
  };
  add(layout.agency ? quote(document, *layout.agency) : document.source.agency);
  if (layout.dateline && layout.dateline->place) add(quote(document, *layout.dateline->place));
  if (layout.published && layout.published->interval.from) add(to_iso(*layout.published->interval.from));
  out << paint("2", where) << "\n";
  for (const char* kind : kKinds) {
    bool first = true;
    for (FactIndex i = 0; i < document.facts.size(); ++i) {
      if (document.facts[i].kind != kind) continue;
      if (first) out << '\n' << paint("1;34", kind_in_words(kind)) << '\n';
      first = false;
      print_fact(document, i, paint, out);
    }
  }
  if (document.facts.empty()) out << "\nno facts\n";
  if (!document.problems.empty()) {
    out << '\n' << paint("1;33", "left open") << '\n';
    for (const Problem& problem : document.problems) {
      out << "  " << problem.why;
      if (!problem.span.empty()) out << ": “" << quote(document, problem.span) << "”";
      out << '\n';
    }
  }
  out << '\n';
}

}  // namespace chancery::cli
