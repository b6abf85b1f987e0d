// What a model of syntax does: the words of sentences in; tags, heads, relations and names out. The parser knows no more
// of a model than this, so that another can stand in its place.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "chancery/syntax.h"

namespace chancery {

struct WordAnalysis {
  std::uint32_t head = 0;  // 1..n; 0 for the root
  Relation relation = Relation::dep;
  Upos upos = Upos::X;
  std::string_view xpos;   // these two live as long as the model
  std::string_view feats;  // "" for none
};

struct SentenceAnalysis {
  struct Found {
    std::uint32_t first, last;  // words, from 0, half-open
    NameType type;
    bool operator==(const Found&) const = default;
  };
  std::vector<WordAnalysis> words;  // of word i + 1 at [i]
  std::vector<Found> names;
  std::vector<float> vectors;  // vector_size() a word, where asked for
};

using SentenceWords = std::vector<std::string_view>;

class SentenceModel {
 public:
  virtual ~SentenceModel() = default;
  // One analysis a sentence, each a tree with one root; whatever sentences stand beside it. Thread-safe.
  std::vector<SentenceAnalysis> analyse(std::span<const SentenceWords> sentences, bool vectors = false) const {
    std::vector<SentenceAnalysis> out;
    analyse(sentences, out, vectors);
    return out;
  }
  // The same into memory at hand: a thread that has read sentences as long before allocates nothing.
  virtual void analyse(std::span<const SentenceWords> sentences, std::vector<SentenceAnalysis>& out, bool vectors) const = 0;
  // Of a word in its sentence; 0 where the model makes none.
  virtual std::size_t vector_size() const { return 0; }
};

}  // namespace chancery
