#include "rules/rule_trial.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

// The same token, mention or entity.
bool same(const Document& document, const Filler& a, const Filler& b) {
  if (a.head == b.head) return true;
  if (!a.mention || !b.mention) return false;
  const auto& first = document.mentions[*a.mention];
  const auto& second = document.mentions[*b.mention];
  return *a.mention == *b.mention || (first.entity && first.entity == second.entity);
}

// "the presidents of A and B" holds B, wherever the parser hangs it.
bool inside(const Document& document, const Filler& inner, const Filler& outer) {
  return outer.mention && document.mentions[*outer.mention].tokens.contains(inner.head) && inner.head != outer.head;
}

class Trial {
 public:
  Trial(const RuleBook& book, const Document& document, const Tree& tree,
        const std::vector<Vocabulary::Word>& words, const FillerReader& fillers, const Walk& walk, RuleTrial& out)
      : book_(book),
        document_(document),
        tree_(tree),
        words_(words),
        fillers_(fillers),
        walk_(walk),
        out_(out) {}

  bool slot(const RuleLine& line) {
    FilledSlot filled{line.name, {}};
    std::string met;  // a word on the way that did not fit, for the explanation
    const bool single = line.count == Count::one || line.count == Count::optional;
    for (std::size_t i = 0; i < line.paths.size(); ++i) {
      if (i == line.otherwise && !filled.fillers.empty()) break;
      for (const TokenIndex t : walk_(line.paths[i])) {
        if (single && !filled.fillers.empty()) break;
        auto filler = fillers_.read(tree_, words_, t, line.type);
        if (!filler) {
          if (met.empty()) met = document_.at(tree_[t].span);
          continue;
        }
        if (std::none_of(filled.fillers.begin(), filled.fillers.end(), [&](const Filler& other) {
              return same(document_, other, *filler) || inside(document_, *filler, other);
            }))
          filled.fillers.push_back(std::move(*filler));
      }
    }
    if (filled.fillers.empty()) {
      if (line.count == Count::optional || line.count == Count::any) return true;
      return fail(line, line.name + ": no " + name_of(line.type) + " at " + names_of(line) +
                            (met.empty() ? "" : "; '" + met + "' is none"));
    }
    out_.match.slots.push_back(std::move(filled));
    return true;
  }

  bool unless_same(const RuleLine& line) {
    const FilledSlot* a = out_.match.slot(line.name);
    const FilledSlot* b = out_.match.slot(line.other);
    if (!a || !b) return true;
    for (const auto& x : a->fillers)
      for (const auto& y : b->fillers)
        if (same(document_, x, y)) return fail(line, line.name + " and " + line.other + " are the same");
    return true;
  }

  bool condition(const RuleLine& line, const std::vector<ClassId>& classes) {
    bool found = false;
    for (const PathIndex path : line.paths)
      for (const TokenIndex t : walk_(path)) found = found || holds(line, classes, t);
    if (found == (line.kind == RuleLine::Kind::needs)) return true;
    return fail(line, std::string(found ? "there is " : "there is no ") + names_of(line) + " as worded");
  }

 private:
  bool holds(const RuleLine& line, const std::vector<ClassId>& classes, TokenIndex t) const {
    if (line.typed) return fillers_.read(tree_, words_, t, line.type).has_value();
    if (!line.words.empty())
      return std::find(line.words.begin(), line.words.end(), to_lower(tree_[t].lemma)) != line.words.end();
    if (classes.empty()) return true;
    const auto& word = words_[t - tree_.tokens().first];
    return std::any_of(classes.begin(), classes.end(), [&](ClassId id) { return word.has(id); });
  }
  std::string names_of(const RuleLine& line) const {
    std::string out;
    for (const PathIndex path : line.paths) out += (out.empty() ? "" : " | ") + book_.paths()[path].name;
    return out;
  }
  bool fail(const RuleLine& line, std::string why) {
    out_.failed_line = line.line;
    out_.why = std::move(why);
    return false;
  }

  const RuleBook& book_;
  const Document& document_;
  const Tree& tree_;
  const std::vector<Vocabulary::Word>& words_;
  const FillerReader& fillers_;
  const Walk& walk_;
  RuleTrial& out_;
};

}  // namespace

RuleTrial try_rule(const RuleBook& book, std::uint32_t r, const Document& document, const Tree& tree,
                   const std::vector<Vocabulary::Word>& words, const FillerReader& fillers, TokenIndex anchor,
                   const Walk& walk) {
  const Rule& rule = book.rules()[r];
  const RuleBook::Compiled& compiled = book.compiled()[r];
  RuleTrial out;
  out.rule = r;
  out.anchor = anchor;
  out.match.rule = rule.name;
  out.match.kind = rule.kind;
  out.match.anchor = anchor;
  Trial trial(book, document, tree, words, fillers, walk, out);
  for (std::size_t i = 0; i < rule.lines.size(); ++i) {
    const RuleLine& line = rule.lines[i];
    bool holds = false;
    switch (line.kind) {
      case RuleLine::Kind::slot:
        holds = trial.slot(line);
        break;
      case RuleLine::Kind::unless_same:
        holds = trial.unless_same(line);
        break;
      case RuleLine::Kind::unless:
      case RuleLine::Kind::needs:
        holds = trial.condition(line, compiled.lines[i]);
        break;
    }
    if (!holds) return out;
  }
  out.matched = true;
  out.match.gives = rule.gives;
  const auto& word = words[anchor - tree.tokens().first];
  for (const auto& [field, column] : rule.from_word)
    for (const ClassId id : compiled.anchor)
      if (const auto value = word.has(id) ? book.vocabulary().column(word, id, column) : std::string_view{};
          !value.empty()) {
        out.match.gives.emplace_back(field, value);
        break;
      }
  return out;
}

}  // namespace chancery
