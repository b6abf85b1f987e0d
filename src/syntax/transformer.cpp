#include "syntax/transformer.h"

#include <algorithm>
#include <cstring>

namespace chancery {
namespace {

constexpr std::size_t kPiecesAtOnce = 256;  // enough rows to make a pass over the weights worth while

std::size_t argmax(const float* scores, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i)
    if (scores[i] > scores[best]) best = i;
  return best;
}

// Where to cut words[first..) so that at most `limit` pieces stand before the cut: after the last mark that closes a
// clause in the second half, else at the limit.
std::size_t cut_before_limit(const SentenceWords& words, const std::vector<std::size_t>& sizes, std::size_t first,
                             std::size_t limit) {
  std::size_t pieces = 0, last = first;
  while (last < words.size() && (pieces + sizes[last] <= limit || last == first)) pieces += sizes[last++];
  if (last == words.size()) return last;
  for (const auto& marks :
       {std::initializer_list<std::string_view>{".", ";", "!", "?", ":"}, {",", "\u2014", "\u2013", "--", ")"}})
    for (std::size_t i = last; i > first + (last - first) / 2; --i)
      if (std::find(marks.begin(), marks.end(), words[i - 1]) != marks.end()) return i;
  return last;
}

}  // namespace

EncodedSentence Transformer::encode(const SentenceWords& words) const {
  EncodedSentence out;
  encoder_.encode(words, out);
  return out;
}

void Transformer::add_to_batch(Workspace& work, std::span<const std::string_view> words) const {
  if (work.spare.empty()) work.spare.emplace_back();
  work.sentences.push_back(std::move(work.spare.back()));
  work.spare.pop_back();
  encoder_.encode(words, work.sentences.back());
}

void Transformer::flush(Workspace& work, std::vector<SentenceAnalysis>& out) const {
  if (work.sentences.empty()) return;
  run(work);
  for (std::size_t i = 0; i < work.batch.size(); ++i) {
    decode(work, i);
    SentenceAnalysis& whole = out[work.batch[i].sentence];
    const auto offset = static_cast<std::uint32_t>(work.batch[i].first);
    // A later part of an endless sentence hangs on the root of the first.
    std::uint32_t root = 0;
    for (std::size_t w = 0; w < whole.words.size() && root == 0; ++w)
      if (whole.words[w].head == 0) root = static_cast<std::uint32_t>(w + 1);
    for (WordAnalysis& word : work.analysis.words) {
      if (word.head != 0) {
        word.head += offset;
      } else if (root != 0) {
        word.head = root;
        word.relation = Relation::parataxis;
      }
      whole.words.push_back(word);
    }
    for (auto& name : work.analysis.names) whole.names.push_back({name.first + offset, name.last + offset, name.type});
  }
  for (EncodedSentence& sentence : work.sentences) work.spare.push_back(std::move(sentence));
  work.sentences.clear();
  work.batch.clear();
}

void Transformer::analyse(std::span<const SentenceWords> sentences, std::vector<SentenceAnalysis>& out) const {
  static thread_local Workspace work;  // kept, so that a thread allocates for its largest batch only
  work.batch.clear();
  work.sentences.clear();
  out.resize(sentences.size());
  for (SentenceAnalysis& analysis : out) {
    analysis.words.clear();
    analysis.names.clear();
  }
  std::size_t pieces = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const SentenceWords& words = sentences[s];
    if (words.empty()) continue;
    add_to_batch(work, words);
    const std::size_t size = work.sentences.back().pieces.size();
    if (size <= positions_) {
      if (pieces > 0 && pieces + size > kPiecesAtOnce) {
        EncodedSentence last = std::move(work.sentences.back());
        work.sentences.pop_back();
        flush(work, out);
        work.sentences.push_back(std::move(last));
        pieces = 0;
      }
      pieces += size;
      work.batch.push_back({s, 0, words.size()});
      continue;
    }
    work.sizes.assign(words.size(), 0);
    for (const std::uint32_t owner : work.sentences.back().owner)
      if (owner != 0 && owner != kBoundary) ++work.sizes[owner - 1];
    work.spare.push_back(std::move(work.sentences.back()));
    work.sentences.pop_back();
    for (std::size_t first = 0; first < words.size();) {
      flush(work, out);
      const std::size_t last = cut_before_limit(words, work.sizes, first, positions_ - 2);
      add_to_batch(work, std::span(words).subspan(first, last - first));
      pieces = work.sentences.back().pieces.size();
      work.batch.push_back({s, first, last});
      first = last;
    }
  }
  flush(work, out);
}

void Transformer::apply(Workspace& work, const float* x, std::size_t rows, const PackedMatrix& matrix,
                        Aligned<float>& out) const {
  work.bytes.resize(rows * matrix.inputs);
  work.scales.resize(rows);
  out.resize(rows * matrix.padded);
  kernels_.quantise(x, rows, matrix.inputs, work.bytes.data(), work.scales.data());
  kernels_.multiply(work.bytes.data(), work.scales.data(), rows, matrix, out.data());
}

void Transformer::run(Workspace& work) const {
  work.piece_start.assign(1, 0);
  work.word_start.assign(1, 0);
  for (const EncodedSentence& sentence : work.sentences) {
    work.piece_start.push_back(work.piece_start.back() + sentence.pieces.size());
    work.word_start.push_back(work.word_start.back() + sentence.words + 1);
  }
  embed(work);
  layers(work);
  heads(work);
}

void Transformer::embed(Workspace& work) const {
  const std::size_t rows = work.piece_start.back();
  work.x.resize(rows * hidden_);
  float* row = work.x.data();
  for (const EncodedSentence& sentence : work.sentences)
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
  kernels_.add_and_normalise(work.x.data(), nullptr, rows, hidden_, input_gain_, input_bias_);
}

void Transformer::layers(Workspace& work) const {
  const std::size_t rows = work.piece_start.back();
  work.context.resize(rows * attention_);
  for (const Layer& layer : layers_) {
    apply(work, work.x.data(), rows, layer.qkv, work.wide);
    for (std::size_t s = 0; s < work.sentences.size(); ++s) {
      const std::size_t first = work.piece_start[s], length = work.piece_start[s + 1] - first;
      work.attention.resize(33 * ((length + 7) / 8 * 8));
      kernels_.attention(work.wide.data() + first * 3 * attention_, length, attention_, work.attention.data(),
                         work.context.data() + first * attention_);
    }
    apply(work, work.context.data(), rows, layer.out, work.attention);
    kernels_.add_and_normalise(work.x.data(), work.attention.data(), rows, hidden_, layer.norm1_gain, layer.norm1_bias);
    apply(work, work.x.data(), rows, layer.up, work.wide);
    kernels_.gelu(work.wide.data(), rows * intermediate_);
    apply(work, work.wide.data(), rows, layer.down, work.attention);
    kernels_.add_and_normalise(work.x.data(), work.attention.data(), rows, hidden_, layer.norm2_gain, layer.norm2_bias);
  }
}

void Transformer::heads(Workspace& work) const {
  const std::size_t words = work.word_start.back();
  const std::size_t width = hidden_ + shape_ + 3 * affix_;
  work.z.resize(words * width);
  for (std::size_t s = 0; s < work.sentences.size(); ++s) {
    const EncodedSentence& sentence = work.sentences[s];
    const float* pieces = work.x.data() + work.piece_start[s] * hidden_;
    float* first = work.z.data() + work.word_start[s] * width;
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
  apply(work, work.z.data(), words, head_, work.parts);
  kernels_.gelu(work.parts.data(), words * head_.padded);

  const std::size_t tags = 2 * arc_ + 2 * label_;
  work.tags.resize(words * tag_);
  work.names.resize(words * name_);
  for (std::size_t w = 0; w < words; ++w) {
    const float* row = work.parts.data() + w * head_.padded + tags;
    std::memcpy(work.tags.data() + w * tag_, row, tag_ * sizeof(float));
    std::memcpy(work.names.data() + w * name_, row + tag_, name_ * sizeof(float));
  }
  apply(work, work.tags.data(), words, upos_, work.upos);
  apply(work, work.tags.data(), words, xpos_, work.xpos);
  apply(work, work.tags.data(), words, feats_, work.feats);
  apply(work, work.names.data(), words, name_scores_, work.labels);
}

void Transformer::arcs(Workspace& work, std::size_t index) const {
  const std::size_t words = work.sentences[index].words, rows = words + 1, stride = arc_stride(words);
  const float* parts = work.parts.data() + work.word_start[index] * head_.padded;
  work.projected.resize(rows * arc_);
  kernels_.multiply_floats(parts, head_.padded, rows, arc_, arc_u_.data(), arc_, arc_u_.data() + arc_ * arc_,
                           work.projected.data(), arc_);
  work.turned.resize(arc_ * stride);
  for (std::size_t k = 0; k < arc_; ++k) {
    float* row = work.turned.data() + k * stride;
    for (std::size_t h = 0; h < rows; ++h) row[h] = parts[h * head_.padded + arc_ + k];
    for (std::size_t h = rows; h < stride; ++h) row[h] = 0.0f;
  }
  work.arcs.resize(rows * stride);
  kernels_.multiply_floats(work.projected.data(), arc_, rows, arc_, work.turned.data(), stride, nullptr,
                           work.arcs.data(), stride);
}

void Transformer::decode(Workspace& work, std::size_t index) const {
  SentenceAnalysis& out = work.analysis;
  const std::size_t words = work.sentences[index].words, first = work.word_start[index];
  arcs(work, index);
  work.decoder.best_tree(work.arcs.data(), arc_stride(words), words, work.heads);
  out.words.resize(words);
  for (std::size_t w = 0; w < words; ++w) {
    WordAnalysis& word = out.words[w];
    const std::size_t row = first + w + 1;
    word.head = work.heads[w + 1];
    word.upos = upos_labels_[argmax(work.upos.data() + row * upos_.padded, upos_labels_.size())];
    word.xpos = xpos_labels_[argmax(work.xpos.data() + row * xpos_.padded, xpos_labels_.size())];
    word.feats = feats_labels_[argmax(work.feats.data() + row * feats_.padded, feats_labels_.size())];
  }
  relations(work, index);
  names_.decode(work.labels.data() + (first + 1) * name_scores_.padded, name_scores_.padded, words, work.name_paths,
                out.names);
}

void Transformer::relations(Workspace& work, std::size_t index) const {
  SentenceAnalysis& out = work.analysis;
  const std::size_t words = out.words.size(), stride = label_v_.padded;
  const float* parts = work.parts.data() + work.word_start[index] * head_.padded + 2 * arc_;
  constexpr std::size_t kAtOnce = 16;  // keeps the products near
  work.dependents.resize(kAtOnce * label_);
  work.relation.resize(relations_padded_);
  for (std::size_t begin = 0; begin < words; begin += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, words - begin);
    for (std::size_t w = 0; w < count; ++w)
      std::memcpy(work.dependents.data() + w * label_, parts + (begin + w + 1) * head_.padded, label_ * sizeof(float));
    apply(work, work.dependents.data(), count, label_v_, work.left);
    for (std::size_t w = 0; w < count; ++w) {
      WordAnalysis& word = out.words[begin + w];
      if (word.head == 0) {
        word.relation = Relation::root;
        continue;
      }
      const float* left = work.left.data() + w * stride;
      kernels_.multiply_floats(parts + word.head * head_.padded + label_, 0, 1, label_, left, relations_padded_,
                               left + label_ * relations_padded_, work.relation.data(), relations_padded_);
      std::size_t best = root_label_ == 0 ? 1 : 0;
      for (std::size_t r = best + 1; r < relation_labels_.size(); ++r)
        if (r != root_label_ && work.relation[r] > work.relation[best]) best = r;
      word.relation = relation_labels_[best];
    }
  }
}

std::vector<float> Transformer::arc_scores(const SentenceWords& words, std::size_t word) const {
  Workspace work;
  work.sentences.push_back(encode(words));
  run(work);
  arcs(work, 0);
  const float* row = work.arcs.data() + word * arc_stride(words.size());
  return {row, row + words.size() + 1};
}

}  // namespace chancery
