#include "syntax/transformer.h"

#include <algorithm>

#include "chancery/error.h"
#include "syntax/partners.h"

namespace chancery {
namespace {

constexpr std::size_t kPiecesAtOnce = 256;  // enough rows to make a pass over the weights worth while

std::size_t argmax(const float* scores, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i)
    if (scores[i] > scores[best]) best = i;
  return best;
}

// Adds one table of the others to that of the first.
void add_up(std::span<Network::State> states, Aligned<float> Network::State::*table, std::size_t count) {
  float* total = (states[0].*table).data();
  for (std::size_t n = 1; n < states.size(); ++n) {
    const float* more = (states[n].*table).data();
    for (std::size_t i = 0; i < count; ++i) total[i] += more[i];
  }
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

std::unique_ptr<Transformer> Transformer::load(const std::string& folder, const std::string& file, const Kernels& kernels) {
  return std::unique_ptr<Transformer>(new Transformer(folder, file, kernels));
}

Transformer::Transformer(const std::string& folder, const std::string& file, const Kernels& kernels) {
  networks_.push_back(std::make_unique<Network>(folder, file, kernels));
  const Network& first = *networks_[0];
  encoder_ = SentenceEncoder(folder, first.buckets());
  names_ = NameDecoder(first.labels().names, first.path());
  for (const Partner& partner : partners_of(folder, file)) {
    networks_.push_back(std::make_unique<Network>(folder, partner.file, kernels, partner.weight));
    const Network& other = *networks_.back();
    if (other.labels() != first.labels() || other.positions() != first.positions() || other.buckets() != first.buckets())
      throw Error(other.path(), 0, "labels, positions or buckets are not those of " + file);
  }
  for (const auto& network : networks_)
    if (network->pieces() != encoder_.vocabulary().size())
      throw Error(network->path(), 0, "as many pieces as vocab.txt has are wanted");
  positions_ = first.positions();
}

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

void Transformer::flush(Workspace& work, std::vector<SentenceAnalysis>& out, bool vectors) const {
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
    if (vectors) {
      const std::size_t stride = networks_[0]->vector_stride(), first = work.states[0].word_start[i] + 1;
      for (std::size_t w = 0; w < work.analysis.words.size(); ++w) {
        const float* vector = work.states[0].z.data() + (first + w) * stride;
        whole.vectors.insert(whole.vectors.end(), vector, vector + vector_size());
      }
    }
    for (auto& name : work.analysis.names) whole.names.push_back({name.first + offset, name.last + offset, name.type});
  }
  for (EncodedSentence& sentence : work.sentences) work.spare.push_back(std::move(sentence));
  work.sentences.clear();
  work.batch.clear();
}

void Transformer::analyse(std::span<const SentenceWords> sentences, std::vector<SentenceAnalysis>& out, bool vectors) const {
  static thread_local Workspace work;  // kept, so that a thread allocates for its largest batch only
  work.batch.clear();
  work.sentences.clear();
  out.resize(sentences.size());
  for (SentenceAnalysis& analysis : out) {
    analysis.words.clear();
    analysis.names.clear();
    analysis.vectors.clear();
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
        flush(work, out, vectors);
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
      flush(work, out, vectors);
      const std::size_t last = cut_before_limit(words, work.sizes, first, positions_ - 2);
      add_to_batch(work, std::span(words).subspan(first, last - first));
      pieces = work.sentences.back().pieces.size();
      work.batch.push_back({s, first, last});
      first = last;
    }
  }
  flush(work, out, vectors);
}

void Transformer::run(Workspace& work) const {
  if (work.states.size() < networks_.size()) work.states.resize(networks_.size());
  for (std::size_t n = 0; n < networks_.size(); ++n) networks_[n]->run(work.sentences, work.states[n]);
  const std::size_t rows = work.states[0].word_start.back();
  const Network& first = *networks_[0];
  add_up(std::span(work.states).first(networks_.size()), &Network::State::upos, rows * first.upos_stride());
  add_up(std::span(work.states).first(networks_.size()), &Network::State::xpos, rows * first.xpos_stride());
  add_up(std::span(work.states).first(networks_.size()), &Network::State::feats, rows * first.feats_stride());
  add_up(std::span(work.states).first(networks_.size()), &Network::State::names, rows * first.name_stride());
}

void Transformer::arcs(Workspace& work, std::size_t index) const {
  for (std::size_t n = 0; n < networks_.size(); ++n) networks_[n]->arcs(work.states[n], index);
  const std::size_t words = work.sentences[index].words;
  add_up(std::span(work.states).first(networks_.size()), &Network::State::arcs, (words + 1) * Network::arc_stride(words));
}

void Transformer::decode(Workspace& work, std::size_t index) const {
  SentenceAnalysis& out = work.analysis;
  const Network& network = *networks_[0];
  const Network::State& state = work.states[0];
  const Network::Labels& labels = network.labels();
  const std::size_t words = work.sentences[index].words, first = state.word_start[index];
  arcs(work, index);
  work.decoder.best_tree(state.arcs.data(), Network::arc_stride(words), words, work.heads);
  out.words.resize(words);
  for (std::size_t w = 0; w < words; ++w) {
    WordAnalysis& word = out.words[w];
    const std::size_t row = first + w + 1;
    word.head = work.heads[w + 1];
    word.upos = labels.upos[argmax(state.upos.data() + row * network.upos_stride(), labels.upos.size())];
    word.xpos = labels.xpos[argmax(state.xpos.data() + row * network.xpos_stride(), labels.xpos.size())];
    word.feats = labels.feats[argmax(state.feats.data() + row * network.feats_stride(), labels.feats.size())];
  }
  relations(work, index);
  names_.decode(state.names.data() + (first + 1) * network.name_stride(), network.name_stride(), words, work.name_paths,
                out.names);
}

void Transformer::relations(Workspace& work, std::size_t index) const {
  SentenceAnalysis& out = work.analysis;
  const Network::Labels& labels = networks_[0]->labels();
  const std::size_t words = out.words.size(), stride = networks_[0]->relation_stride();
  constexpr std::size_t kAtOnce = 16;  // keeps the products near
  for (std::size_t begin = 0; begin < words; begin += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, words - begin);
    const auto heads = std::span<const std::uint32_t>(work.heads).subspan(begin + 1, count);
    for (std::size_t n = 0; n < networks_.size(); ++n) networks_[n]->relations(work.states[n], index, begin, heads);
    add_up(std::span(work.states).first(networks_.size()), &Network::State::relations, count * stride);
    for (std::size_t w = 0; w < count; ++w) {
      WordAnalysis& word = out.words[begin + w];
      if (word.head == 0) {
        word.relation = Relation::root;
        continue;
      }
      const float* scores = work.states[0].relations.data() + w * stride;
      std::size_t best = labels.root == 0 ? 1 : 0;
      for (std::size_t r = best + 1; r < labels.relations.size(); ++r)
        if (r != labels.root && scores[r] > scores[best]) best = r;
      word.relation = labels.relations[best];
    }
  }
}

std::vector<float> Transformer::arc_scores(const SentenceWords& words, std::size_t word) const {
  Workspace work;
  work.sentences.push_back(encode(words));
  run(work);
  arcs(work, 0);
  const float* row = work.states[0].arcs.data() + word * Network::arc_stride(words.size());
  return {row, row + words.size() + 1};
}

}  // namespace chancery
