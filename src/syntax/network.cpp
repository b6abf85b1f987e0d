#include "syntax/network.h"

#include <algorithm>
#include <cstring>

namespace chancery {

void Network::apply(State& state, const float* x, std::size_t rows, const PackedMatrix& matrix,
                    Aligned<float>& out) const {
  state.bytes.resize(rows * matrix.inputs);
  state.scales.resize(rows);
  out.resize(rows * matrix.padded);
  kernels_.quantise(x, rows, matrix.inputs, state.bytes.data(), state.scales.data());
  kernels_.multiply(state.bytes.data(), state.scales.data(), rows, matrix, out.data());
}

void Network::run(std::span<const EncodedSentence> sentences, State& state) const {
  state.piece_start.assign(1, 0);
  state.word_start.assign(1, 0);
  for (const EncodedSentence& sentence : sentences) {
    state.piece_start.push_back(state.piece_start.back() + sentence.pieces.size());
    state.word_start.push_back(state.word_start.back() + sentence.words + 1);
  }
  embed(sentences, state);
  layers(state);
  heads(sentences, state);
}

void Network::embed(std::span<const EncodedSentence> sentences, State& state) const {
  const std::size_t rows = state.piece_start.back();
  state.x.resize(rows * hidden_);
  float* row = state.x.data();
  for (const EncodedSentence& sentence : sentences)
    for (std::size_t i = 0; i < sentence.pieces.size(); ++i, row += hidden_) {
      const std::uint32_t owner = sentence.owner[i];
      const std::size_t shape = owner == 0 || owner == kBoundary ? kBoundaryShape : sentence.shapes[owner];
      const std::int8_t* piece = piece_rows_ + static_cast<std::size_t>(sentence.pieces[i]) * hidden_;
      const float scale = piece_scales_[sentence.pieces[i]];
      const float* position = position_.data() + std::min(i, positions_ - 1) * hidden_;
      const float* shape_row = shape_rows_.data() + shape * hidden_;
      const float* casing = casing_.data() + sentence.casing * hidden_;
      for (std::size_t k = 0; k < hidden_; ++k)
        row[k] = ((static_cast<float>(piece[k]) * scale + position[k]) + shape_row[k]) + casing[k];
    }
  kernels_.add_and_normalise(state.x.data(), nullptr, rows, hidden_, input_gain_, input_bias_);
}

void Network::layers(State& state) const {
  const std::size_t rows = state.piece_start.back();
  state.context.resize(rows * attention_);
  for (const Layer& layer : layers_) {
    apply(state, state.x.data(), rows, layer.qkv, state.wide);
    for (std::size_t s = 0; s + 1 < state.piece_start.size(); ++s) {
      const std::size_t first = state.piece_start[s], length = state.piece_start[s + 1] - first;
      state.attention.resize(33 * ((length + 7) / 8 * 8));
      kernels_.attention(state.wide.data() + first * 3 * attention_, length, attention_, state.attention.data(),
                         state.context.data() + first * attention_);
    }
    apply(state, state.context.data(), rows, layer.out, state.attention);
    kernels_.add_and_normalise(state.x.data(), state.attention.data(), rows, hidden_, layer.norm1_gain, layer.norm1_bias);
    apply(state, state.x.data(), rows, layer.up, state.wide);
    kernels_.gelu(state.wide.data(), rows * intermediate_);
    apply(state, state.wide.data(), rows, layer.down, state.attention);
    kernels_.add_and_normalise(state.x.data(), state.attention.data(), rows, hidden_, layer.norm2_gain, layer.norm2_bias);
  }
}

void Network::heads(std::span<const EncodedSentence> sentences, State& state) const {
  const std::size_t words = state.word_start.back();
  const std::size_t width = hidden_ + shape_ + 3 * affix_;
  state.z.resize(words * width);
  for (std::size_t s = 0; s + 1 < state.piece_start.size(); ++s) {
    const EncodedSentence& sentence = sentences[s];
    const float* pieces = state.x.data() + state.piece_start[s] * hidden_;
    float* first = state.z.data() + state.word_start[s] * width;
    for (std::size_t w = 0, i = 0; w <= sentence.words; ++w) {
      float* row = first + w * width;
      std::memset(row, 0, hidden_ * sizeof(float));
      std::size_t count = 0;
      for (; sentence.owner[i] == w; ++i, ++count)
        for (std::size_t k = 0; k < hidden_; ++k) row[k] += pieces[i * hidden_ + k];
      const float divisor = static_cast<float>(count);
      for (std::size_t k = 0; k < hidden_; ++k) row[k] /= divisor;
      row += hidden_;
      std::memcpy(row, word_shape_.data() + sentence.shapes[w] * shape_, shape_ * sizeof(float));
      row += shape_;
      for (std::size_t a = 0; a < 3; ++a, row += affix_) {
        const std::size_t bucket = sentence.affixes[w][a];
        for (std::size_t k = 0; k < affix_; ++k)
          row[k] = static_cast<float>(affixes_[a].rows[bucket * affix_ + k]) * affixes_[a].scales[bucket];
      }
    }
  }
  apply(state, state.z.data(), words, head_, state.parts);
  kernels_.gelu(state.parts.data(), words * head_.padded);

  const std::size_t tags = 2 * arc_ + 2 * label_;
  state.tag_part.resize(words * tag_);
  state.name_part.resize(words * name_);
  for (std::size_t w = 0; w < words; ++w) {
    const float* row = state.parts.data() + w * head_.padded + tags;
    std::memcpy(state.tag_part.data() + w * tag_, row, tag_ * sizeof(float));
    std::memcpy(state.name_part.data() + w * name_, row + tag_, name_ * sizeof(float));
  }
  apply(state, state.tag_part.data(), words, upos_, state.upos);
  apply(state, state.tag_part.data(), words, xpos_, state.xpos);
  apply(state, state.tag_part.data(), words, feats_, state.feats);
  apply(state, state.name_part.data(), words, name_scores_, state.names);
}

void Network::arcs(State& state, std::size_t index) const {
  const std::size_t rows = state.word_start[index + 1] - state.word_start[index], stride = arc_stride(rows - 1);
  const float* parts = state.parts.data() + state.word_start[index] * head_.padded;
  state.projected.resize(rows * arc_);
  kernels_.multiply_floats(parts, head_.padded, rows, arc_, arc_u_.data(), arc_, arc_u_.data() + arc_ * arc_,
                           state.projected.data(), arc_);
  state.turned.resize(arc_ * stride);
  for (std::size_t k = 0; k < arc_; ++k) {
    float* row = state.turned.data() + k * stride;
    for (std::size_t h = 0; h < rows; ++h) row[h] = parts[h * head_.padded + arc_ + k];
    for (std::size_t h = rows; h < stride; ++h) row[h] = 0.0f;
  }
  state.arcs.resize(rows * stride);
  kernels_.multiply_floats(state.projected.data(), arc_, rows, arc_, state.turned.data(), stride, nullptr,
                           state.arcs.data(), stride);
}

void Network::relations(State& state, std::size_t index, std::size_t first, std::span<const std::uint32_t> heads) const {
  const float* parts = state.parts.data() + state.word_start[index] * head_.padded + 2 * arc_;
  state.dependents.resize(heads.size() * label_);
  state.relations.resize(heads.size() * relations_padded_);
  for (std::size_t w = 0; w < heads.size(); ++w)
    std::memcpy(state.dependents.data() + w * label_, parts + (first + w + 1) * head_.padded, label_ * sizeof(float));
  apply(state, state.dependents.data(), heads.size(), label_v_, state.left);
  for (std::size_t w = 0; w < heads.size(); ++w) {
    const float* left = state.left.data() + w * label_v_.padded;
    kernels_.multiply_floats(parts + heads[w] * head_.padded + label_, 0, 1, label_, left, relations_padded_,
                             left + label_ * relations_padded_, state.relations.data() + w * relations_padded_,
                             relations_padded_);
  }
}

}  // namespace chancery
