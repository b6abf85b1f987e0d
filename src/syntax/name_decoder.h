// Names from scores of the labels O and B-, I-, E-, S- of each type: the valid sequence with the greatest total.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chancery/syntax.h"
#include "syntax/sentence_model.h"

namespace chancery {

class NameDecoder {
 public:
  using Found = SentenceAnalysis::Found;

  // `labels` as a model lists them; throws Error{file, 0, ...} where they are no BIOES labels.
  NameDecoder() = default;
  NameDecoder(const std::vector<std::string>& labels, const std::string& file);

  // scores[w * stride + label] for `words` words. Of equal totals the label listed first wins.
  std::vector<Found> decode(const float* scores, std::size_t stride, std::size_t words) const;

  // The same with memory at hand.
  struct Scratch {
    std::vector<double> best, next;
    std::vector<std::uint8_t> from, path;
  };
  void decode(const float* scores, std::size_t stride, std::size_t words, Scratch& scratch, std::vector<Found>& out) const;

 private:
  struct Label {
    char part = 'O';
    NameType type = NameType::person;
  };
  bool may_follow(std::size_t before, std::size_t after) const;
  std::vector<Label> labels_;
  std::vector<std::vector<std::uint8_t>> before_;  // label -> labels that may stand before it
};

}  // namespace chancery
