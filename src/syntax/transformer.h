// The syntax model: three layers of a small transformer over wordpieces, then tags, arcs, labels and names by word.
//
//   const auto model = Transformer::load("data/models/en");      // maps syntax.safetensors there; throws Error
//   const auto other = Transformer::load("data/models/en", "fast.safetensors");   // a smaller one with the same pieces
//   const auto analyses = model->analyse(sentences);
//
// train/FORMAT.md gives the formulae. Results are the same on every CPU and for every batch: see kernels.h.
#pragma once

#include <memory>
#include <string>

#include "syntax/kernels.h"
#include "syntax/name_decoder.h"
#include "syntax/safetensors.h"
#include "syntax/sentence_model.h"
#include "syntax/spanning_tree.h"
#include "syntax/wordpieces.h"

namespace chancery {

class Transformer : public SentenceModel {
 public:
  static std::unique_ptr<Transformer> load(const std::string& folder, const std::string& file = "syntax.safetensors",
                                           const Kernels& kernels = best_kernels());

  using SentenceModel::analyse;
  void analyse(std::span<const SentenceWords> sentences, std::vector<SentenceAnalysis>& out) const override;

  // For tests against the training program.
  EncodedSentence encode(const SentenceWords& words) const;
  std::vector<float> arc_scores(const SentenceWords& words, std::size_t word) const;  // of heads 0..n

 private:
  struct Layer {
    PackedMatrix qkv, out, up, down;
    const float *norm1_gain, *norm1_bias, *norm2_gain, *norm2_bias;
  };
  struct AffixTable {
    const std::int8_t* rows;
    const float* scales;
  };
  // Pieces up to the limit: whole sentences, or parts of one that is too long.
  struct Part {
    std::size_t sentence, first, last;
  };
  // Memory of a thread, kept between calls.
  struct Workspace {
    std::vector<EncodedSentence> sentences, spare;
    std::vector<Part> batch;
    SentenceAnalysis analysis;
    NameDecoder::Scratch name_paths;
    std::vector<std::size_t> sizes;
    std::vector<std::size_t> piece_start, word_start;
    Aligned<std::uint8_t> bytes;
    Aligned<float> scales, x, wide, context, attention, z, parts, tags, names, upos, xpos, feats, labels;
    Aligned<float> turned, projected, arcs, dependents, left, relation;
    TreeDecoder decoder;
    std::vector<std::uint32_t> heads;
  };

  Transformer(const std::string& folder, const std::string& file, const Kernels& kernels);
  PackedMatrix matrix(const std::string& name, std::size_t outputs, std::size_t inputs) const;
  PackedMatrix label_matrix(const std::vector<float>& v, std::size_t relations) const;
  void run(Workspace& work) const;       // work.sentences -> parts, tags
  void embed(Workspace& work) const;
  void layers(Workspace& work) const;
  void heads(Workspace& work) const;
  void apply(Workspace& work, const float* x, std::size_t rows, const PackedMatrix& matrix, Aligned<float>& out) const;
  void arcs(Workspace& work, std::size_t index) const;  // fills work.arcs (n+1 rows)
  std::size_t arc_stride(std::size_t words) const { return (words + 8) / 8 * 8; }
  void decode(Workspace& work, std::size_t index) const;  // into work.analysis
  void add_to_batch(Workspace& work, std::span<const std::string_view> words) const;
  void flush(Workspace& work, std::vector<SentenceAnalysis>& out) const;  // reads the batch and empties it
  void relations(Workspace& work, std::size_t index) const;

  const Kernels& kernels_;
  SafeTensors file_;
  std::unique_ptr<SafeTensors> pieces_file_;  // where the pieces are those of another model
  SentenceEncoder encoder_;
  NameDecoder names_;
  std::size_t hidden_, attention_, intermediate_, positions_, arc_, label_, tag_, name_, affix_, shape_, relations_padded_;
  std::vector<Upos> upos_labels_;
  std::vector<std::string> xpos_labels_, feats_labels_;
  std::vector<Relation> relation_labels_;
  std::size_t root_label_ = 0;
  const std::int8_t* piece_rows_ = nullptr;
  const float* piece_scales_ = nullptr;
  std::vector<float> position_, shape_rows_, casing_, word_shape_;
  const float *input_gain_ = nullptr, *input_bias_ = nullptr;
  std::vector<Layer> layers_;
  AffixTable affixes_[3] = {};
  PackedMatrix head_, upos_, xpos_, feats_, name_scores_;
  std::vector<float> arc_u_;    // (arc + 1) x arc
  PackedMatrix label_v_;        // by dependent: (label + 1) * relations_padded outputs, heads by relations
};

}  // namespace chancery
