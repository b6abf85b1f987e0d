// Weights in the order in which the kernels read them: see PackedMatrix in kernels.h.
#include <algorithm>
#include <cassert>
#include <cstring>
#include <iterator>

#include "syntax/kernels.h"

namespace chancery {
namespace {

// What a block's four of inputs can add up to: for each output the positive and the negative weights of both halves.
struct Reach {
  std::uint8_t sums[4 * PackedMatrix::kBlock] = {};

  void take(const std::int8_t* four, std::size_t output) {
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t at = 4 * output + i / 2 * 2 + (four[i] < 0);
      sums[at] = static_cast<std::uint8_t>(sums[at] + (four[i] < 0 ? -four[i] : four[i]));
    }
  }
  // 255 * 128 < 32768
  bool fits(const Reach& other) const {
    std::uint8_t most = 0;
    for (std::size_t i = 0; i < std::size(sums); ++i) {
      const auto sum = static_cast<std::uint8_t>(sums[i] + other.sums[i]);
      most = sum > most ? sum : most;
    }
    return most <= 128;
  }
};

// The order of a block's fours: pairs that fit, then what found no partner among the last few without one.
std::size_t pair_up(const std::vector<Reach>& fours, std::uint16_t* order) {
  constexpr std::size_t kTries = 8;
  std::vector<std::uint16_t> alone;
  std::size_t placed = 0;
  for (std::size_t f = 0; f < fours.size(); ++f) {
    std::size_t partner = alone.size() > kTries ? alone.size() - kTries : 0;
    while (partner < alone.size() && !fours[alone[partner]].fits(fours[f])) ++partner;
    if (partner == alone.size()) {
      alone.push_back(static_cast<std::uint16_t>(f));
      continue;
    }
    order[placed++] = static_cast<std::uint16_t>(4 * alone[partner]);
    order[placed++] = static_cast<std::uint16_t>(4 * f);
    alone.erase(alone.begin() + static_cast<std::ptrdiff_t>(partner));
  }
  const std::size_t pairs = placed / 2;
  for (const std::uint16_t f : alone) order[placed++] = static_cast<std::uint16_t>(4 * f);
  return pairs;
}

}  // namespace

PackedMatrix PackedMatrix::pack(const std::int8_t* rows, std::size_t outputs, std::size_t inputs, const float* scale,
                                const float* bias) {
  assert(inputs % 4 == 0 && inputs <= 0xFFFF);
  PackedMatrix out;
  out.outputs = outputs;
  out.padded = (outputs + kBlock - 1) / kBlock * kBlock;
  out.inputs = inputs;
  out.weights.resize(out.padded * inputs);
  out.correction.assign(out.padded, 0);
  out.scale.assign(out.padded, 0.0f);
  out.bias.assign(out.padded, 0.0f);
  out.order.resize(out.padded / kBlock * (inputs / 4));
  std::vector<Reach> fours;
  for (std::size_t first = 0; first < outputs; first += kBlock) {
    const std::size_t last = std::min(first + kBlock, outputs);
    fours.assign(inputs / 4, {});
    for (std::size_t o = first; o < last; ++o)
      for (std::size_t i = 0; i < inputs; i += 4) fours[i / 4].take(rows + o * inputs + i, o - first);
    std::uint16_t* order = out.order.data() + first / kBlock * (inputs / 4);
    out.pairs.push_back(static_cast<std::uint16_t>(pair_up(fours, order)));
    for (std::size_t o = first; o < last; ++o) {
      const std::int8_t* row = rows + o * inputs;
      std::int8_t* to = out.weights.data() + first * inputs + (o - first) * 4;
      std::int32_t total = 0;
      for (std::size_t f = 0; f < inputs / 4; ++f) {
        const std::int8_t* four = row + order[f];
        std::memcpy(to + f * 4 * kBlock, four, 4);
        total += four[0] + four[1] + four[2] + four[3];
      }
      out.correction[o] = 128 * total;
      out.scale[o] = scale[o];
      out.bias[o] = bias[o];
    }
  }
  return out;
}

}  // namespace chancery
