#include "copies/skeleton.h"

#include <array>

#include "base/utf8.h"

namespace chancery {
namespace {

// Consonants of Cyrillic from U+0430 on; vowels and signs as '-'.
constexpr std::array<char, 32> kCyrillic = {'-', 'b', 'v', 'g', 'd', '-', 'z', 'z', '-', '-', 'k', 'l', 'm', 'n', '-', 'p',
                                            'r', 's', 't', '-', 'f', 'k', 's', 's', 's', 's', '-', '-', '-', '-', '-', '-'};

// Letters that sound alike are one; vowels and glides are none.
char sound(char c) {
  switch (c) {
    case 'a': case 'e': case 'i': case 'o': case 'u': case 'y': case 'h': case 'j': return '-';
    case 'c': case 'q': case 'x': return 'k';
    case 'w': return 'v';
    default: return c;
  }
}

}  // namespace

std::string skeleton(std::string_view folded) {
  std::string out;
  const auto add = [&](char c) {
    if (c != '-' && (out.empty() || out.back() != c)) out += c;
  };
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    const std::string_view rest = folded.substr(at);
    if (rest.starts_with("kh")) {
      add('k');
      at += 2;
    } else if (rest.starts_with("sh") || rest.starts_with("ch") || rest.starts_with("ts") || rest.starts_with("zh") || rest.starts_with("dz")) {
      add(rest[0] == 'z' || rest[0] == 'd' ? 'z' : 's');
      at += 2;
    } else if (rest.starts_with("ph")) {
      add('f');
      at += 2;
    } else if (c.value >= 'a' && c.value <= 'z') {
      add(sound(static_cast<char>(c.value)));
      at += 1;
    } else {
      if (c.value >= 0x430 && c.value < 0x450) add(kCyrillic[c.value - 0x430]);
      at += c.size;
    }
  }
  return out;
}

}  // namespace chancery
