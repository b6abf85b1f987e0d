#include "rules/path_matcher.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

bool among(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

void add_once(PathMatcher::Tokens& out, TokenIndex t) {
  if (std::find(out.begin(), out.end(), t) == out.end()) out.push_back(t);
}

}  // namespace

bool has_feature(std::string_view feats, std::string_view feature) {
  while (!feats.empty()) {
    const std::size_t bar = feats.find('|');
    if (feats.substr(0, bar) == feature) return true;
    feats.remove_prefix(bar == std::string_view::npos ? feats.size() : bar + 1);
  }
  return false;
}

bool marked_by(const Document& document, const Tree& tree, TokenIndex t, Relation relation,
               const std::vector<std::string>& values) {
  for (const TokenIndex c : tree.children(t)) {
    // "with his counterpart Anna Berg": the preposition may hang on the title.
    if (tree[c].relation == Relation::nmod_desc && c < t && marked_by(document, tree, c, relation, values)) return true;
    if (main_relation(tree[c].relation) != relation) continue;
    std::string words = to_lower(document.at(tree[c].span));
    if (among(values, words)) return true;
    bool longer = false;
    for (const TokenIndex f : tree.children(c)) {
      if (tree[f].relation != Relation::fixed) continue;
      words.append("_").append(to_lower(document.at(tree[f].span)));
      longer = true;
    }
    if (longer && among(values, words)) return true;
  }
  return false;
}

PathMatcher::PathMatcher(const PathBook& book, const Document& document, const Tree& tree,
                         const std::vector<Vocabulary::Word>& words)
    : book_(book),
      document_(document),
      tree_(tree),
      words_(words),
      memo_(book.paths().size() * tree.tokens().size(), 0) {}

const PathMatcher::Tokens& PathMatcher::find(PathIndex path, TokenIndex start) {
  std::uint32_t& memo = memo_[std::size_t{path} * tree_.tokens().size() + (start - tree_.tokens().first)];
  if (memo == 0) {
    Tokens out;
    for (const auto& alternative : book_[path].alternatives) {
      if (alternative.otherwise && !out.empty()) continue;
      walk(alternative.steps, start, out);
    }
    found_.push_back(std::move(out));
    memo = static_cast<std::uint32_t>(found_.size());
  }
  return found_[memo - 1];
}

void PathMatcher::walk(const std::vector<PathStep>& steps, TokenIndex start, Tokens& out) {
  Tokens here{start};
  for (const auto& next : steps) {
    Tokens there;
    for (const TokenIndex t : here) step(next, t, there);
    here = std::move(there);
    if (here.empty()) return;
  }
  for (const TokenIndex t : here) add_once(out, t);
}

void PathMatcher::step(const PathStep& step, TokenIndex at, Tokens& out) {
  const auto once = [&](TokenIndex from, auto&& found) {
    switch (step.move) {
      case PathStep::Move::stay:
        if (pass(step.filters, from)) found(from);
        return;
      case PathStep::Move::up: {
        const TokenIndex head = tree_[from].head;
        if (head != kNoToken && (step.relations & bit_of(tree_[from].relation)) && pass(step.filters, head))
          found(head);
        return;
      }
      case PathStep::Move::down:
        for (const TokenIndex c : tree_.children(from))
          if ((step.relations & bit_of(tree_[c].relation)) && pass(step.filters, c)) found(c);
        return;
      case PathStep::Move::path:
        for (const TokenIndex t : find(step.path, from))
          if (pass(step.filters, t)) found(t);
        return;
    }
  };
  if (step.last) {
    Tokens found;
    once(at, [&](TokenIndex t) { found.push_back(t); });
    if (!found.empty()) add_once(out, *std::max_element(found.begin(), found.end()));
    return;
  }
  if (!step.repeated) {
    once(at, [&](TokenIndex t) { add_once(out, t); });
    return;
  }
  Tokens reached{at};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const TokenIndex from = reached[i];
    once(from, [&](TokenIndex t) { reached.push_back(t); });  // a tree: no token is reached twice
  }
  for (const TokenIndex t : reached) add_once(out, t);
}

bool PathMatcher::pass(const std::vector<PathFilter>& filters, TokenIndex t) {
  return std::all_of(filters.begin(), filters.end(), [&](const PathFilter& f) { return pass(f, t) != f.negated; });
}

bool PathMatcher::pass(const PathFilter& filter, TokenIndex t) {
  const Token& token = tree_[t];
  switch (filter.key) {
    case PathFilter::Key::lemma:
      return among(filter.values, to_lower(token.lemma));
    case PathFilter::Key::form:
      return among(filter.values, to_lower(document_.at(token.span)));
    case PathFilter::Key::upos:
      return (filter.bits & bit_of(token.upos)) != 0;
    case PathFilter::Key::xpos:
      return among(filter.values, token.xpos);
    case PathFilter::Key::rel:
      return (filter.bits & bit_of(token.relation)) != 0;
    case PathFilter::Key::word_class: {
      const auto& word = words_[t - tree_.tokens().first];
      return std::any_of(filter.classes.begin(), filter.classes.end(), [&](ClassId id) { return word.has(id); });
    }
    case PathFilter::Key::feat:
      return std::any_of(filter.values.begin(), filter.values.end(),
                         [&](const std::string& value) { return has_feature(token.feats, value); });
    case PathFilter::Key::case_:
      return marked_by(document_, tree_, t, Relation::case_, filter.values);
    case PathFilter::Key::mark:
      return marked_by(document_, tree_, t, Relation::mark, filter.values);
    case PathFilter::Key::has:
    case PathFilter::Key::no: {
      Tokens out;
      walk(filter.steps, t, out);
      return out.empty() == (filter.key == PathFilter::Key::no);
    }
  }
  return false;
}

}  // namespace chancery
