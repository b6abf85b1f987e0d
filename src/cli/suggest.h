// What somebody may have meant: the known word that is nearest to one that is not known.
//
//   nearest("raed", {"read", "clean"})   // "read"
//   nearest("fly", {"read", "clean"})    // "": nothing is near
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::cli {

std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace chancery::cli
