// Every rule at every token, every path read afresh by looking at all tokens of the sentence. Slow and plain on
// purpose: shares with the fast way the reading of files and of fillers, and nothing of the walking.
#include <algorithm>

#include "base/utf8.h"
#include "rules/path_matcher.h"
#include "rules/rule_book.h"
#include "rules/rule_trial.h"

namespace chancery {
namespace {

using Tokens = std::vector<TokenIndex>;

class NaiveWalker {
 public:
  NaiveWalker(const RuleBook& book, const Document& document, const Tree& tree,
              const std::vector<Vocabulary::Word>& words)
      : book_(book), document_(document), tree_(tree), words_(words) {}

  Tokens path(PathIndex index, TokenIndex start) const {
    Tokens out;
    for (const auto& alternative : book_.paths()[index].alternatives)
      if (out.empty() || !alternative.otherwise) append(out, along(alternative.steps, 0, start));
    return out;
  }

 private:
  static void append(Tokens& out, const Tokens& more) {
    for (const TokenIndex t : more)
      if (std::count(out.begin(), out.end(), t) == 0) out.push_back(t);
  }
  // What the steps from the i-th on lead to from `at`.
  Tokens along(const std::vector<PathStep>& steps, std::size_t i, TokenIndex at) const {
    if (i == steps.size()) return {at};
    Tokens out;
    for (const TokenIndex t : reach(steps[i], at)) append(out, along(steps, i + 1, t));
    return out;
  }
  Tokens reach(const PathStep& step, TokenIndex at) const {
    if (step.last) {
      Tokens found = one_step(step, at);
      std::sort(found.begin(), found.end());
      return found.empty() ? found : Tokens{found.back()};
    }
    if (!step.repeated) return one_step(step, at);
    Tokens out{at};
    while (true) {  // a layer at a time
      Tokens more = out;
      for (const TokenIndex t : out) append(more, one_step(step, t));
      if (more.size() == out.size()) return out;
      out = more;
    }
  }
  Tokens one_step(const PathStep& step, TokenIndex at) const {
    if (step.move == PathStep::Move::path) {
      Tokens out;
      for (const TokenIndex t : path(step.path, at))
        if (passes(step, t)) out.push_back(t);
      return out;
    }
    Tokens out;
    for (TokenIndex t = tree_.tokens().first; t < tree_.tokens().last; ++t) {
      const bool there = step.move == PathStep::Move::stay ? t == at
                         : step.move == PathStep::Move::down
                             ? tree_[t].head == at && in(step.relations, tree_[t].relation)
                             : tree_[at].head == t && in(step.relations, tree_[at].relation);
      if (there && passes(step, t)) out.push_back(t);
    }
    return out;
  }
  static bool in(std::uint64_t relations, Relation relation) {
    return (relations >> static_cast<unsigned>(relation)) % 2 == 1;
  }
  bool passes(const PathStep& step, TokenIndex t) const {
    for (const auto& filter : step.filters)
      if (holds(filter, t) == filter.negated) return false;
    return true;
  }
  bool holds(const PathFilter& filter, TokenIndex t) const {
    const Token& token = tree_[t];
    const auto listed = [&](const std::string& value) {
      return std::count(filter.values.begin(), filter.values.end(), value) > 0;
    };
    switch (filter.key) {
      case PathFilter::Key::lemma:
        return listed(to_lower(token.lemma));
      case PathFilter::Key::form:
        return listed(to_lower(document_.at(token.span)));
      case PathFilter::Key::upos:
        return (filter.bits >> static_cast<unsigned>(token.upos)) % 2 == 1;
      case PathFilter::Key::xpos:
        return listed(token.xpos);
      case PathFilter::Key::rel:
        return in(filter.bits, token.relation);
      case PathFilter::Key::word_class:
        for (const auto& name : filter.values)
          for (const ClassId id : *words_[t - tree_.tokens().first].classes)
            if (book_.vocabulary().classes().name(id) == name) return true;
        return false;
      case PathFilter::Key::feat:
        for (const auto& value : filter.values)
          if (('|' + token.feats + '|').find('|' + value + '|') != std::string::npos) return true;
        return false;
      case PathFilter::Key::case_:
        return marked(t, Relation::case_, filter.values);
      case PathFilter::Key::mark:
        return marked(t, Relation::mark, filter.values);
      case PathFilter::Key::has:
        return !along(filter.steps, 0, t).empty();
      case PathFilter::Key::no:
        return along(filter.steps, 0, t).empty();
    }
    return false;
  }
  bool marked(TokenIndex t, Relation relation, const std::vector<std::string>& values) const {
    for (TokenIndex c = tree_.tokens().first; c < tree_.tokens().last; ++c) {
      if (tree_[c].head != t) continue;
      if (tree_[c].relation == Relation::nmod_desc && c < t && marked(c, relation, values)) return true;
      if (main_relation(tree_[c].relation) != relation) continue;
      const std::string alone = to_lower(document_.at(tree_[c].span));
      std::string whole = alone;
      for (TokenIndex f = tree_.tokens().first; f < tree_.tokens().last; ++f)
        if (tree_[f].head == c && tree_[f].relation == Relation::fixed)
          whole.append("_").append(to_lower(document_.at(tree_[f].span)));
      for (const auto& value : values)
        if (value == alone || value == whole) return true;
    }
    return false;
  }

  const RuleBook& book_;
  const Document& document_;
  const Tree& tree_;
  const std::vector<Vocabulary::Word>& words_;
};

bool anchors(const RuleBook& book, const Rule& rule, const Document& document, const Vocabulary::Word& word,
             TokenIndex t) {
  for (const auto& lemma : rule.lemmas)
    if (to_lower(document.tokens[t].lemma) == lemma) return true;
  if (word.upos != rule.anchor) return false;
  for (const auto& name : rule.classes)
    for (const ClassId id : *word.classes)
      if (book.vocabulary().classes().name(id) == name) return true;
  return false;
}

}  // namespace

std::vector<Match> match_naively(const RuleBook& book, const Document& document) {
  std::vector<Match> out;
  const FillerReader fillers(document, book.types(), book.vocabulary());
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    if (sentence.tokens.size() > RuleBook::kLongestSentence) continue;
    const Tree tree(document, sentence);
    const auto words = book.vocabulary().words_of(document, sentence);
    const NaiveWalker walker(book, document, tree, words);
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t)
      for (std::uint32_t r = 0; r < book.rules().size(); ++r) {
        if (!anchors(book, book.rules()[r], document, words[t - sentence.tokens.first], t)) continue;
        Tokens kept;
        const Walk walk = [&](PathIndex path) -> const Tokens& { return kept = walker.path(path, t); };
        RuleTrial trial = try_rule(book, r, document, tree, words, fillers, t, walk);
        trial.match.sentence = s;
        if (trial.matched) out.push_back(std::move(trial.match));
      }
  }
  return out;
}

}  // namespace chancery
