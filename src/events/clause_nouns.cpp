// Acts that nouns name, and what governing words make of acts.
#include <algorithm>

#include "base/utf8.h"
#include "events/clause_coder.h"
#include "events/clause_parts.h"

namespace chancery {

// Acts of will that say enough alone: to refuse is to reject, whatever is refused.
const char* bare_code(std::string_view operation) {
  if (operation == "intent" || operation == "accept") return "030";
  if (operation == "demand") return "100";
  if (operation == "request") return "020";
  if (operation == "reject") return "120";
  if (operation == "accuse") return "112";
  if (operation == "threaten") return "130";
  if (operation == "allow") return "080";
  return nullptr;
}

// Whether the recipient of the outer act is he who shall do the inner one.
bool addressed(std::string_view operation) {
  return operation == "demand" || operation == "request" || operation == "accuse" || operation == "claim" ||
         operation == "must";
}

bool is_particle(const std::string& word) {
  return word == "off" || word == "up" || word == "out" || word == "down" || word == "aside" || word == "away" ||
         word == "back";
}

bool same_party(const Party& a, const Party& b) {
  return (a.entity && a.entity == b.entity) || (!a.span.empty() && a.span == b.span);
}

bool ClauseCoder::is_joint(TokenIndex head) const {
  for (const TokenIndex c : reading_.tree_at(head).children(head)) {
    const std::string& word = reading_.word(c);
    if (word == "joint" || word == "combined" || word == "jointly" || word == "bilateral" || word == "trilateral")
      return true;
  }
  return false;
}

void ClauseCoder::make_joint(Coding& coding) {
  coding.cameo = "062";
  coding.type.clear();
  coding.mode.clear();
  coding.mutual = true;
}

std::optional<ClauseCoder::Coding> ClauseCoder::apply(std::string_view operation,
                                                      const std::optional<Coding>& inner) const {
  Coding out;
  if (!inner) {
    const char* code = bare_code(operation);
    if (!code) return std::nullopt;
    out.cameo = code;
    out.basis = std::string(operation);
    return out;
  }
  out.cameo = words_.transform(operation, inner->cameo);
  if (out.cameo.empty()) return std::nullopt;
  if (out.cameo == inner->cameo) {
    out.type = inner->type;
    out.mode = inner->mode;
  }
  out.mutual = inner->mutual;
  out.used = inner->used;
  out.basis = operation == "do" || operation == "say" || operation == "try"
                  ? inner->basis
                  : std::string(operation) + " + " + inner->basis;
  return out;
}

std::optional<ClauseCoder::Coding> ClauseCoder::noun(TokenIndex n, int depth) {
  if (depth > kDeepestAct) return std::nullopt;
  if (nouns_[n]) return *nouns_[n];
  nouns_[n] = std::optional<Coding>();  // while it is worked out: what leads back to it finds nothing
  const EventWord* row = noun_row(n);
  std::optional<Coding> out;
  if (!row) {
    // "a number of attacks", "rounds of talks"; members of a list
    for (const TokenIndex c : reading_.tree_at(n).children(n)) {
      static const char* const parts[] = {
          "series",  "wave",      "number",   "round", "spate",   "string",      "campaign", "act",
          "package", "day",       "hour",     "week",  "ton",     "tonne",       "form",     "kind",
          "program", "programme", "measure",  "step",  "efforts", "effort",      "policy",   "million",
          "billion", "dollar",    "use",      "worth", "amount",  "possibility", "hundred",  "thousand",
          "dozen",   "process",   "movement", "right", "course",  "escalation",  "end"};
      const std::string lemma = fold(reading_[n].lemma);
      const bool money = lemma == "$" || lemma == "million" || lemma == "billion" || lemma == "dollar" ||
                         lemma == "euro" || lemma == "pound" || lemma == "yen";
      if (reading_[c].relation == Relation::nmod &&
          (reading_.preposition(c) == "of" || (money && reading_.preposition(c) == "in")) &&
          (money || std::find(std::begin(parts), std::end(parts), lemma) != std::end(parts))) {
        out = noun(c, depth + 1);
        if (out && lemma == "end") out = apply("stop", out);
        if (out) break;
      }
    }
    if (!out)
      for (const TokenIndex c : reading_.tree_at(n).children(n))
        if (reading_[c].relation == Relation::conj && noun_row(c) && !out) out = noun(c, depth + 1);
    if (!out)
      for (const TokenIndex c : reading_.tree_at(n).children(n))
        if (reading_[c].relation == Relation::compound &&
            (fold(reading_[n].lemma) == "measure" || fold(reading_[n].lemma) == "operation" ||
             fold(reading_[n].lemma) == "action" || fold(reading_[n].lemma) == "effort" ||
             fold(reading_[n].lemma) == "process") &&
            noun_row(c) && !out)
          out = noun(c, depth + 1);
    nouns_[n] = out;
    return out;
  }
  std::optional<Coding> inner;
  if (row->is_operator()) {
    for (const TokenIndex c : reading_.tree_at(n).children(n)) {
      const Relation relation = reading_[c].relation;
      if ((relation == Relation::acl || relation == Relation::ccomp || relation == Relation::xcomp ||
           relation == Relation::advcl) &&
          reading_.is_verbal(c))
        inner = bare_verb(c, depth + 1);
      else if (relation == Relation::nmod && reading_.preposition(c) != "by" && reading_.preposition(c) != "from")
        inner = noun(c, depth + 1);
      if (inner) break;
    }
    if (row->operation() == "do" && !inner) return std::nullopt;
    const bool none = reading_.negated(n);  // "no intention of leaving"
    if (none && row->operation() != "intent") return std::nullopt;
    out = apply(none ? "reject" : row->operation(), inner);
    if (!out && row->operation() == "propose") {
      out = Coding();
      out->cameo = "030";
      out->basis = "propose";
    }
    if (out) {
      out->targets = recipients(n, row->to, kNoToken, inner, false);
      if (out->targets.empty() && inner)
        out->targets = addressed(row->operation()) && !inner->sources.empty() ? inner->sources : inner->targets;
    }
  } else if (!reading_.negated(n)) {
    out = Coding();
    out->cameo = row->code;
    out->type = row->type;
    out->mode = row->mode;
    out->mutual = row->mutual;
    if (out->cameo.starts_with("15") && is_joint(n)) make_joint(*out);
    out->basis = row->lemma;
    out->targets = recipients(n, row->to, n, std::nullopt, false);
  }
  if (out) {
    out->word = n;
    out->used.push_back(n);
    // Who does it: by X; whose it is.
    std::vector<TokenIndex> agents = phrases(n, "by");
    if (agents.empty()) agents = phrases(n, "between");
    if (agents.empty()) agents = phrases(n, "from");
    if (agents.empty()) agents = owners(n);
    for (const TokenIndex agent : agents) {
      out->sources = parties(agent, true);
      if (!out->sources.empty()) break;
    }
    std::erase_if(out->targets, [&](const Party& target) {
      return std::any_of(out->sources.begin(), out->sources.end(),
                         [&](const Party& source) { return same_party(source, target); });
    });
  }
  nouns_[n] = out;
  return out;
}

}  // namespace chancery
