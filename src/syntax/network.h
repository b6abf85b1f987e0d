// One trained network of the syntax model: encoded sentences in, tables of scores out. A model reads with one network or
// adds up the scores of several; trees, names and labels are decoded above (transformer.h).
//
//   const Network network("data/models/en", "syntax.safetensors", best_kernels());
//   Network::State state;                       // a thread's memory, kept between calls
//   network.run(sentences, state);              // state.tags, state.names ...: rows by word, word 0 of each being ROOT
//   network.arcs(state, index);                 // state.arcs: scores of all heads of that sentence's words
//
// train/FORMAT.md gives the formulae. Results are the same on every CPU and for every batch: see kernels.h.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "chancery/syntax.h"
#include "syntax/kernels.h"
#include "syntax/safetensors.h"
#include "syntax/wordpieces.h"

namespace chancery {

class Network {
 public:
  struct Labels {
    std::vector<Upos> upos;
    std::vector<std::string> xpos, feats, names;
    std::vector<Relation> relations;
    std::size_t root = 0;  // among the relations
    bool operator==(const Labels&) const = default;
  };
  struct State {
    std::vector<std::size_t> piece_start, word_start;  // by sentence, and the ends
    Aligned<float> upos, xpos, feats, names;           // by word, strides from the network
    Aligned<float> arcs;                               // of one sentence: words + 1 rows of arc_stride(words)
    Aligned<float> relations;                          // of a few words: rows of relation_stride()
    Aligned<float> z;                                  // what the heads read, by word: first the vector of hidden() floats

    Aligned<std::uint8_t> bytes;
    Aligned<float> scales, x, wide, context, attention, parts, tag_part, name_part, turned, projected, dependents, left;
  };

  // All scores are `weight` times those of the file. Throws Error where it is broken.
  Network(const std::string& folder, const std::string& file, const Kernels& kernels, float weight = 1.0f);

  const Labels& labels() const { return labels_; }
  std::size_t positions() const { return positions_; }
  std::size_t buckets() const { return buckets_; }
  std::size_t pieces() const { return pieces_; }
  std::size_t hidden() const { return hidden_; }
  const std::string& path() const { return file_.path(); }

  void run(std::span<const EncodedSentence> sentences, State& state) const;
  void arcs(State& state, std::size_t index) const;
  // Relations of words first + 1 .. first + heads.size() of a sentence with these heads, one row a word.
  void relations(State& state, std::size_t index, std::size_t first, std::span<const std::uint32_t> heads) const;

  static std::size_t arc_stride(std::size_t words) { return (words + 8) / 8 * 8; }
  std::size_t relation_stride() const { return relations_padded_; }
  std::size_t vector_stride() const { return hidden_ + shape_ + 3 * affix_; }
  std::size_t upos_stride() const { return upos_.padded; }
  std::size_t xpos_stride() const { return xpos_.padded; }
  std::size_t feats_stride() const { return feats_.padded; }
  std::size_t name_stride() const { return name_scores_.padded; }

 private:
  struct Layer {
    PackedMatrix qkv, out, up, down;
    const float *norm1_gain, *norm1_bias, *norm2_gain, *norm2_bias;
  };
  struct AffixTable {
    const std::int8_t* rows;
    const float* scales;
  };

  PackedMatrix matrix(const std::string& name, std::size_t outputs, std::size_t inputs, float weight = 1.0f) const;
  PackedMatrix label_matrix(const std::vector<float>& v, std::size_t relations) const;
  void embed(std::span<const EncodedSentence> sentences, State& state) const;
  void layers(State& state) const;
  void heads(std::span<const EncodedSentence> sentences, State& state) const;
  void apply(State& state, const float* x, std::size_t rows, const PackedMatrix& matrix, Aligned<float>& out) const;

  const Kernels& kernels_;
  SafeTensors file_;
  std::vector<std::unique_ptr<SafeTensors>> lenders_;  // where pieces or affixes are those of another network
  Labels labels_;
  std::size_t hidden_, attention_, intermediate_, positions_, arc_, label_, tag_, name_, affix_, shape_, buckets_;
  std::size_t pieces_ = 0;
  std::size_t relations_padded_ = 0;
  const std::int8_t* piece_rows_ = nullptr;
  const float* piece_scales_ = nullptr;
  std::vector<float> position_, shape_rows_, casing_, word_shape_;
  const float *input_gain_ = nullptr, *input_bias_ = nullptr;
  std::vector<Layer> layers_;
  AffixTable affixes_[3] = {};
  PackedMatrix head_, upos_, xpos_, feats_, name_scores_;
  std::vector<float> arc_u_;  // (arc + 1) x arc
  PackedMatrix label_v_;      // by dependent: (label + 1) * relations_padded outputs, heads by relations
};

}  // namespace chancery
