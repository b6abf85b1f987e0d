// Which networks read beside which: partners.tsv of a model's folder, with the columns file, partner and weight.
//
//   for (const Partner& partner : partners_of("data/models/en", "syntax.safetensors")) ...
#pragma once

#include <string>
#include <vector>

namespace chancery {

struct Partner {
  std::string file;
  float weight = 1.0f;  // of its scores beside those of the first
};

// Those of one file, none where the folder has no table. Throws Error where a line is not as it should be.
std::vector<Partner> partners_of(const std::string& folder, const std::string& file);

}  // namespace chancery
