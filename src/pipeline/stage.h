// A stage of the main path, and the check that stages stand in a possible order.
//
// A stage declares which layers of the Document it reads and which it writes. Each layer has one writer, and a layer is
// written before it is read; a list of stages that breaks this is refused when the pipeline is built.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "chancery/document.h"

namespace chancery {

enum class Layer : std::uint32_t {
  text = 1u << 0,
  layout = 1u << 1,
  sentences = 1u << 2,  // sentences and bare tokens
  trees = 1u << 3,      // tags, lemmas, heads, relations
  names = 1u << 4,
  times = 1u << 5,
  quantities = 1u << 6,
  mentions = 1u << 7,
  entities = 1u << 8,   // entities, offices and the links of mentions
  matches = 1u << 9,
  facts = 1u << 10,
  events = 1u << 11,
};

struct Layers {
  std::uint32_t bits = 0;
  constexpr Layers() = default;
  constexpr Layers(Layer layer) : bits(static_cast<std::uint32_t>(layer)) {}  // NOLINT: a layer is a set of one
  constexpr Layers operator|(Layers other) const {
    Layers out;
    out.bits = bits | other.bits;
    return out;
  }
  constexpr bool contains(Layers other) const { return (bits & other.bits) == other.bits; }
};
constexpr Layers operator|(Layer a, Layers b) { return Layers(a) | b; }
constexpr Layers operator|(Layer a, Layer b) { return Layers(a) | Layers(b); }
std::string to_string(Layers layers);  // "trees, names"

struct Stage {
  std::string name;
  Layers reads;
  Layers writes;
  std::function<void(Document&)> run;
};

// Empty where the order is possible, else what is wrong: "stage 'links' reads mentions before any stage writes it".
std::string wrong_order(const std::vector<Stage>& stages);

}  // namespace chancery
