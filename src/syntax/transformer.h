// The syntax model: small transformers over wordpieces (network.h), then trees, tags, labels and names out of their scores.
//
//   const auto model = Transformer::load("data/models/en");      // maps syntax.safetensors there; throws Error
//   const auto other = Transformer::load("data/models/en", "fast.safetensors");   // a smaller one with the same pieces
//   const auto analyses = model->analyse(sentences);
//
// Networks that partners.tsv gives a file for partners read every sentence, too, and all scores are added up before
// anything is decoded. Results are the same on every CPU and for every batch: see kernels.h.
#pragma once

#include <memory>
#include <string>

#include "syntax/name_decoder.h"
#include "syntax/network.h"
#include "syntax/sentence_model.h"
#include "syntax/spanning_tree.h"
#include "syntax/wordpieces.h"

namespace chancery {

class Transformer : public SentenceModel {
 public:
  static std::unique_ptr<Transformer> load(const std::string& folder, const std::string& file = "syntax.safetensors",
                                           const Kernels& kernels = best_kernels());

  using SentenceModel::analyse;
  void analyse(std::span<const SentenceWords> sentences, std::vector<SentenceAnalysis>& out, bool vectors) const override;
  std::size_t vector_size() const override { return networks_[0]->hidden(); }

  // For tests against the training program.
  EncodedSentence encode(const SentenceWords& words) const;
  std::vector<float> arc_scores(const SentenceWords& words, std::size_t word) const;  // of heads 0..n

 private:
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
    std::vector<Network::State> states;  // by network; the first holds the sums
    TreeDecoder decoder;
    std::vector<std::uint32_t> heads;
  };

  Transformer(const std::string& folder, const std::string& file, const Kernels& kernels);
  void run(Workspace& work) const;                      // work.sentences -> tables of tags and names
  void arcs(Workspace& work, std::size_t index) const;  // of one sentence
  void decode(Workspace& work, std::size_t index) const;  // into work.analysis
  void add_to_batch(Workspace& work, std::span<const std::string_view> words) const;
  void flush(Workspace& work, std::vector<SentenceAnalysis>& out, bool vectors) const;  // reads the batch and empties it
  void relations(Workspace& work, std::size_t index) const;

  std::vector<std::unique_ptr<const Network>> networks_;  // the file asked for, then its partners
  SentenceEncoder encoder_;
  NameDecoder names_;
  std::size_t positions_ = 0;
};

}  // namespace chancery
