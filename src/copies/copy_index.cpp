#include "copies/copy_index.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr std::size_t kMostCandidates = 200;

// Every sentence and one run in four are looked up: enough for any text of forty words to be found.
template <typename Each>
void keys_of(const Fingerprint& f, Each each) {
  for (const auto& sentence : f.sentences) each(sentence.hash);
  for (const auto run : f.runs)
    if (run % 4 == 0 || f.runs.size() <= 8) each(run);
}

void likest_first(std::vector<Likeness>& list) {
  std::sort(list.begin(), list.end(), [](const Likeness& a, const Likeness& b) {
    const double x = a.of_mine + a.of_theirs, y = b.of_mine + b.of_theirs;
    return x != y ? x > y : a.article < b.article;
  });
}

// The articles most often hit, most hits first.
std::vector<std::uint32_t> most_hit(std::vector<std::uint32_t> hits) {
  std::sort(hits.begin(), hits.end());
  std::vector<std::pair<std::size_t, std::uint32_t>> counts;
  for (std::size_t i = 0; i < hits.size();) {
    std::size_t j = i;
    while (j < hits.size() && hits[j] == hits[i]) ++j;
    counts.emplace_back(j - i, hits[i]);
    i = j;
  }
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (counts.size() > kMostCandidates) counts.resize(kMostCandidates);
  std::vector<std::uint32_t> out;
  for (const auto& [count, article] : counts) out.push_back(article);
  return out;
}

}  // namespace

std::size_t CopyIndex::Postings::find(std::uint64_t hash) const {
  std::size_t at = static_cast<std::size_t>(hash * 0x9E3779B97F4A7C15ull >> 20) & (slots_.size() - 1);
  while (slots_[at].head != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void CopyIndex::Postings::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(std::max<std::size_t>(old.size() * 2, 1024), Slot{});
  for (const Slot& slot : old)
    if (slot.head != 0) slots_[find(slot.hash)] = slot;
}

void CopyIndex::Postings::add(std::uint64_t hash, std::uint32_t article) {
  if (used_ * 2 >= slots_.size()) grow();
  Slot& slot = slots_[find(hash)];
  if (slot.head == 0) {
    slot.hash = hash;
    ++used_;
  }
  if (slot.count >= kCommon) return;
  links_.push_back({article, slot.head});
  slot.head = static_cast<std::uint32_t>(links_.size());
  ++slot.count;
}

template <typename Each>
void CopyIndex::Postings::each(std::uint64_t hash, Each each) const {
  if (slots_.empty()) return;
  for (std::uint32_t link = slots_[find(hash)].head; link != 0; link = links_[link - 1].next) each(links_[link - 1].article);
}

std::uint32_t CopyIndex::add(Fingerprint fingerprint) {
  const auto number = static_cast<std::uint32_t>(articles_.size());
  keys_of(fingerprint, [&](std::uint64_t key) { texts_.add(key, number); });
  articles_.push_back(std::move(fingerprint));
  return number;
}

std::vector<Likeness> CopyIndex::like(const Fingerprint& fingerprint) const {
  std::vector<std::uint32_t> hits;
  keys_of(fingerprint, [&](std::uint64_t key) { texts_.each(key, [&](std::uint32_t article) { hits.push_back(article); }); });
  std::vector<Likeness> out;
  for (const std::uint32_t article : most_hit(std::move(hits))) {
    const Likeness like{article, share_of(fingerprint, articles_[article]), share_of(articles_[article], fingerprint)};
    if (like.most() >= kLeast) out.push_back(like);
  }
  likest_first(out);
  return out;
}

}  // namespace chancery
