#include "pipeline/stage.h"

#include <array>

namespace chancery {

std::string to_string(Layers layers) {
  constexpr std::array names = {"text",       "layout",   "sentences", "trees",   "names", "times",
                                "quantities", "mentions", "entities",  "matches", "facts",
                                "events"};
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (layers.bits >> i & 1u) out += (out.empty() ? "" : ", ") + std::string(names[i]);
  return out;
}

std::string wrong_order(const std::vector<Stage>& stages) {
  Layers written = Layer::text;
  for (const Stage& stage : stages) {
    Layers missing, twice;
    missing.bits = stage.reads.bits & ~written.bits;
    twice.bits = stage.writes.bits & written.bits;
    if (missing.bits) return "stage '" + stage.name + "' reads " + to_string(missing) + " before any stage writes it";
    if (twice.bits) return "stage '" + stage.name + "' writes " + to_string(twice) + ", which has its writer already";
    written = written | stage.writes;
  }
  return "";
}

}  // namespace chancery
