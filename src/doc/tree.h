// A sentence's tree as a view: children, subtrees, spans of phrases. Cheap to make, valid while the Document stands.
#pragma once

#include <span>
#include <vector>

#include "chancery/document.h"

namespace chancery {

class Tree {
 public:
  Tree(const Document& document, const Sentence& sentence);

  TokenRange tokens() const { return range_; }
  TokenIndex root() const { return root_; }
  const Token& operator[](TokenIndex t) const { return document_->tokens[t]; }
  // Children of t in order of the text.
  std::span<const TokenIndex> children(TokenIndex t) const {
    const auto& [begin, end] = bounds_[t - range_.first];
    return {children_.data() + begin, children_.data() + end};
  }
  // The first child with this relation (subtypes count unless named), or kNoToken.
  TokenIndex child(TokenIndex t, Relation relation) const;
  // First and last token of the whole subtree of t (a range: non-projective gaps are filled).
  TokenRange subtree(TokenIndex t) const;
  // The subtree without its relative and adverbial clauses, appositions, parataxis, conjuncts and outer punctuation:
  // the phrase that one would underline.
  TokenRange phrase(TokenIndex t) const;
  bool dominates(TokenIndex above, TokenIndex below) const;
  // Bytes of a range of tokens.
  Span span_of(TokenRange range) const { return document_->span_of(range); }

 private:
  const Document* document_;
  TokenRange range_;
  TokenIndex root_ = kNoToken;
  std::vector<TokenIndex> children_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bounds_;
};

}  // namespace chancery
