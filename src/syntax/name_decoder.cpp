#include "syntax/name_decoder.h"

#include <optional>

#include "chancery/error.h"

namespace chancery {

NameDecoder::NameDecoder(const std::vector<std::string>& labels, const std::string& file) {
  for (const std::string& label : labels) {
    std::optional<Label> read;
    if (label == "O") read = Label{};
    for (const NameType type : {NameType::person, NameType::organisation, NameType::location})
      for (const char part : {'B', 'I', 'E', 'S'})
        if (label.size() > 2 && label[0] == part && label[1] == '-' && label.substr(2) == name_of(type))
          read = Label{part, type};
    if (!read) throw Error(file, 0, "unknown label of names '" + label + "'");
    labels_.push_back(*read);
  }
  before_.resize(labels_.size());
  for (std::size_t after = 0; after < labels_.size(); ++after)
    for (std::size_t before = 0; before < labels_.size(); ++before)
      if (may_follow(before, after)) before_[after].push_back(static_cast<std::uint8_t>(before));
}

bool NameDecoder::may_follow(std::size_t before, std::size_t after) const {
  const Label b = labels_[before], a = labels_[after];
  const bool open = b.part == 'B' || b.part == 'I';
  const bool goes_on = a.part == 'I' || a.part == 'E';
  return open ? goes_on && a.type == b.type : !goes_on;
}

std::vector<NameDecoder::Found> NameDecoder::decode(const float* scores, std::size_t stride, std::size_t words) const {
  Scratch scratch;
  std::vector<Found> out;
  decode(scores, stride, words, scratch, out);
  return out;
}

void NameDecoder::decode(const float* scores, std::size_t stride, std::size_t words, Scratch& scratch,
                         std::vector<Found>& out) const {
  out.clear();
  if (words == 0) return;
  const std::size_t count = labels_.size();
  constexpr double kNever = -1e30;
  auto& [best, next, from, path] = scratch;
  best.resize(count);
  next.resize(count);
  from.assign(words * count, 0);
  for (std::size_t k = 0; k < count; ++k) {
    const bool starts = labels_[k].part == 'O' || labels_[k].part == 'B' || labels_[k].part == 'S';
    best[k] = starts ? static_cast<double>(scores[k]) : kNever;
  }
  for (std::size_t w = 1; w < words; ++w) {
    for (std::size_t k = 0; k < count; ++k) {
      double most = kNever * 2;
      std::uint8_t which = before_[k].empty() ? 0 : before_[k][0];
      for (const std::uint8_t b : before_[k])
        if (best[b] > most) {
          most = best[b];
          which = b;
        }
      next[k] = most + static_cast<double>(scores[w * stride + k]);
      from[w * count + k] = which;
    }
    best.swap(next);
  }
  std::size_t last = 0;
  double most = kNever * 4;
  for (std::size_t k = 0; k < count; ++k) {
    const bool ends = labels_[k].part == 'O' || labels_[k].part == 'E' || labels_[k].part == 'S';
    if (ends && best[k] > most) {
      most = best[k];
      last = k;
    }
  }
  path.resize(words);
  for (std::size_t w = words; w-- > 0;) {
    path[w] = static_cast<std::uint8_t>(last);
    last = from[w * count + last];
  }
  for (std::size_t w = 0; w < words; ++w) {
    const Label label = labels_[path[w]];
    const auto at = static_cast<std::uint32_t>(w);
    if (label.part == 'B' || label.part == 'S') out.push_back({at, at + 1, label.type});
    if (label.part == 'I' || label.part == 'E') out.back().last = at + 1;
  }
}

}  // namespace chancery
