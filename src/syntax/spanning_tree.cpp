#include "syntax/spanning_tree.h"

#include <algorithm>
#include <limits>

namespace chancery {
namespace {
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
}

void TreeDecoder::best_tree(const float* scores, std::size_t stride, std::size_t n, std::vector<std::uint32_t>& heads) {
  heads.assign(n + 1, 0);
  if (n == 0) return;
  size_ = n + 1;
  scores_.resize(size_ * size_);
  edges_.resize(size_ * size_);
  node_.resize(size_);
  active_.assign(size_, 1);
  done_.assign(size_, 0);
  on_path_.assign(size_, 0);
  best_.assign(size_, 0.0);
  path_.clear();
  parent_.assign(size_, kNone);
  entry_.assign(size_, Edge{});

  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (std::size_t d = 1; d <= n; ++d)
    for (std::size_t h = 0; h <= n; ++h) {
      if (h == d) continue;
      const double s = static_cast<double>(scores[d * stride + h]);
      score(d, h) = s;
      edge(d, h) = {static_cast<std::uint32_t>(h), static_cast<std::uint32_t>(d)};
      low = std::min(low, s);
      high = std::max(high, s);
    }
  // A second word under the root must never pay.
  const double lowered = 1.0 + static_cast<double>(n + 1) * (high - low);
  for (std::size_t d = 1; d <= n; ++d) score(d, 0) -= lowered;
  for (std::size_t i = 0; i <= n; ++i) node_[i] = static_cast<std::uint32_t>(i);

  done_[0] = 1;
  for (std::size_t start = 1; start <= n; ++start) {
    if (!active_[start] || done_[start]) continue;
    path_.assign(1, static_cast<std::uint32_t>(start));
    on_path_[start] = 1;
    while (!path_.empty()) {
      const std::size_t slot = path_.back();
      const std::size_t from = best_into(slot);
      best_[slot] = score(slot, from);
      entry_[node_[slot]] = edge(slot, from);
      if (done_[from]) {
        for (const std::uint32_t s : path_) {
          done_[s] = 1;
          on_path_[s] = 0;
        }
        path_.clear();
      } else if (on_path_[from]) {
        contract(static_cast<std::size_t>(std::find(path_.begin(), path_.end(), from) - path_.begin()));
      } else {
        on_path_[from] = 1;
        path_.push_back(static_cast<std::uint32_t>(from));
      }
    }
  }

  // Open the cycles, the last first: the edge into a cycle replaces the one taken into the member that it meets.
  for (std::size_t node = entry_.size(); node-- > size_;) {
    std::uint32_t member = entry_[node].to;
    while (parent_[member] != node) member = parent_[member];
    entry_[member] = entry_[node];
  }
  for (std::size_t d = 1; d <= n; ++d) heads[d] = entry_[d].from;
}

std::size_t TreeDecoder::best_into(std::size_t slot) const {
  std::size_t best = kNone;
  double most = 0;
  for (std::size_t from = 0; from < size_; ++from) {
    if (!active_[from] || from == slot) continue;
    const double s = scores_[slot * size_ + from];
    if (best == kNone || s > most) {
      best = from;
      most = s;
    }
  }
  return best;
}

// The slots of the path from `first` on form a cycle: they become one slot, the first of them.
void TreeDecoder::contract(std::size_t first) {
  const std::size_t slot = path_[first];
  const auto node = static_cast<std::uint32_t>(entry_.size());
  entry_.emplace_back();
  parent_.push_back(kNone);
  for (std::size_t i = first; i < path_.size(); ++i) parent_[node_[path_[i]]] = node;

  for (std::size_t other = 0; other < size_; ++other) {
    if (!active_[other]) continue;
    bool in_cycle = false;
    if (on_path_[other])
      for (std::size_t i = first; i < path_.size() && !in_cycle; ++i) in_cycle = path_[i] == other;
    if (in_cycle) continue;
    double most_in = 0, most_out = 0;
    Edge in, out;
    for (std::size_t i = first; i < path_.size(); ++i) {
      const std::size_t member = path_[i];
      const double into = score(member, other) - best_[member];
      if (i == first || into > most_in) {
        most_in = into;
        in = edge(member, other);
      }
      if (other == 0) continue;
      const double out_of = score(other, member);
      if (i == first || out_of > most_out) {
        most_out = out_of;
        out = edge(other, member);
      }
    }
    score(slot, other) = most_in;
    edge(slot, other) = in;
    if (other != 0) {
      score(other, slot) = most_out;
      edge(other, slot) = out;
    }
  }
  for (std::size_t i = first + 1; i < path_.size(); ++i) {
    active_[path_[i]] = 0;
    on_path_[path_[i]] = 0;
  }
  path_.resize(first + 1);
  node_[slot] = node;
}

}  // namespace chancery
