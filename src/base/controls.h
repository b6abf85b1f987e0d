// Whether bytes are no text at all: an archive, a picture, noise.
#pragma once

#include <string_view>

namespace chancery {

// More than one byte in fifty is a control character that no text has. A look at the head is enough.
inline bool full_of_controls(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1 << 16);
  std::size_t controls = 0;
  for (const char c : head) {
    const auto b = static_cast<unsigned char>(c);
    controls += (b < 0x20 && (b < 9 || b > 13) && b != 0x1B) || b == 0x7F;
  }
  return controls * 50 > head.size();
}

}  // namespace chancery
