// Walks paths through the tree of one sentence, each path from each token at most once.
#pragma once

#include <deque>
#include <vector>

#include "chancery/document.h"
#include "doc/tree.h"
#include "rules/path.h"
#include "rules/vocabulary.h"

namespace chancery {

class PathMatcher {
 public:
  using Tokens = std::vector<TokenIndex>;

  PathMatcher(const PathBook& book, const Document& document, const Tree& tree,
              const std::vector<Vocabulary::Word>& words);
  // Where `path` leads from `start`: in order of finding, each token once. Valid as long as this object.
  const Tokens& find(PathIndex path, TokenIndex start);

 private:
  void walk(const std::vector<PathStep>& steps, TokenIndex start, Tokens& out);
  void step(const PathStep& step, TokenIndex at, Tokens& out);
  bool pass(const std::vector<PathFilter>& filters, TokenIndex t);
  bool pass(const PathFilter& filter, TokenIndex t);

  const PathBook& book_;
  const Document& document_;
  const Tree& tree_;
  const std::vector<Vocabulary::Word>& words_;
  std::vector<std::uint32_t> memo_;  // path x token -> 1 + index into found_; 0: not walked yet
  std::deque<Tokens> found_;         // stays in place while it grows
};

// The words that mark a token with this relation (case, mark): "with", "according_to".
bool marked_by(const Document& document, const Tree& tree, TokenIndex t, Relation relation,
               const std::vector<std::string>& values);
// "nsubj|Voice=Pass": whether one of the features of `feats` is `feature`.
bool has_feature(std::string_view feats, std::string_view feature);

}  // namespace chancery
