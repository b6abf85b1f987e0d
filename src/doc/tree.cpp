#include "doc/tree.h"

#include <algorithm>

namespace chancery {

Tree::Tree(const Document& document, const Sentence& sentence) : document_(&document), range_(sentence.tokens) {
  const std::uint32_t size = range_.size();
  std::vector<std::uint32_t> counts(size + 1, 0);
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    const TokenIndex head = document.tokens[t].head;
    if (head == kNoToken) {
      if (root_ == kNoToken) root_ = t;
    } else {
      ++counts[head - range_.first];
    }
  }
  bounds_.resize(size);
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    bounds_[i] = {at, at};
    at += counts[i];
  }
  children_.resize(at);
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    const TokenIndex head = document.tokens[t].head;
    if (head != kNoToken) children_[bounds_[head - range_.first].second++] = t;
  }
}

TokenIndex Tree::child(TokenIndex t, Relation relation) const {
  for (const TokenIndex c : children(t)) {
    const Relation found = (*this)[c].relation;
    if (found == relation || main_relation(found) == relation) return c;
  }
  return kNoToken;
}

TokenRange Tree::subtree(TokenIndex t) const {
  TokenRange out{t, t + 1};
  for (const TokenIndex c : children(t)) {
    const TokenRange below = subtree(c);
    out.first = std::min(out.first, below.first);
    out.last = std::max(out.last, below.last);
  }
  return out;
}

TokenRange Tree::phrase(TokenIndex t) const {
  TokenRange out{t, t + 1};
  for (const TokenIndex c : children(t)) {
    switch (main_relation((*this)[c].relation)) {
      case Relation::acl:
      case Relation::advcl:
      case Relation::appos:
      case Relation::parataxis:
      case Relation::conj:
      case Relation::cc:
      case Relation::punct:
      case Relation::case_:
      case Relation::mark:
      case Relation::list:
      case Relation::dislocated:
      case Relation::discourse:
      case Relation::vocative:
      case Relation::dep:
      case Relation::orphan: continue;
      default: break;
    }
    const TokenRange below = subtree(c);
    out.first = std::min(out.first, below.first);
    out.last = std::max(out.last, below.last);
  }
  return out;
}

bool Tree::dominates(TokenIndex above, TokenIndex below) const {
  for (TokenIndex t = below; t != kNoToken; t = (*this)[t].head)
    if (t == above) return true;
  return false;
}

}  // namespace chancery
