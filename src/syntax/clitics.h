// Where English words are cut into words and clitics.
//
//   clitic_cuts("shouldn't", cuts)  ->  1, cuts[0] = 6      clitic_cuts("cannot", cuts)  ->  1, cuts[0] = 3
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chancery {

inline constexpr std::size_t kMostClitics = 4;
// Fills `cuts` with byte offsets in rising order and says how many there are.
std::size_t clitic_cuts(std::string_view word, std::uint32_t (&cuts)[kMostClitics]);

}  // namespace chancery
