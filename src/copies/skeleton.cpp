#include "copies/skeleton.h"

#include <array>

#include "base/utf8.h"

namespace chancery {
namespace {

// Consonants of Cyrillic from U+0430 on; vowels and signs as '-'.
constexpr std::array<char, 32> kCyrillic = {'-', 'b', 'v', 'g', 'd', '-', 'z', 'z', '-', '-', 'k', 'l', 'm', 'n', '-', 'p',
                                            'r', 's', 't', '-', 'f', 'k', 's', 's', 's', 's', '-', '-', '-', '-', '-', '-'};

// Other letters of Cyrillic, of Greek (accents are gone; U+03B1 on) and of Arabic (U+0621 on), as far as their sound is one of these.
struct Letter {
  char32_t from, to;
  char sound;
};
constexpr Letter kLetters[] = {
    {0x455, 0x455, 's'}, {0x458, 0x458, '-'}, {0x459, 0x459, 'l'}, {0x45A, 0x45A, 'n'}, {0x45B, 0x45B, 's'}, {0x45F, 0x45F, 'z'}, {0x452, 0x452, 'd'},
    {0x491, 0x493, 'g'}, {0x497, 0x497, '-'}, {0x49B, 0x49B, 'k'}, {0x4A3, 0x4A3, 'n'}, {0x4B3, 0x4B3, '-'}, {0x4B7, 0x4B7, '-'},
    {0x3B2, 0x3B2, 'v'}, {0x3B3, 0x3B3, 'g'}, {0x3B4, 0x3B4, 'd'}, {0x3B6, 0x3B6, 'z'}, {0x3B8, 0x3B8, 't'}, {0x3BA, 0x3BA, 'k'},
    {0x3BB, 0x3BB, 'l'}, {0x3BC, 0x3BC, 'm'}, {0x3BD, 0x3BD, 'n'}, {0x3BE, 0x3BE, 'k'}, {0x3C0, 0x3C0, 'p'}, {0x3C1, 0x3C1, 'r'},
    {0x3C2, 0x3C3, 's'}, {0x3C4, 0x3C4, 't'}, {0x3C6, 0x3C6, 'f'}, {0x3C7, 0x3C7, 'k'}, {0x3C8, 0x3C8, 'p'},
    {0x628, 0x628, 'b'}, {0x62A, 0x62B, 't'}, {0x62E, 0x62E, 'k'}, {0x62F, 0x630, 'd'}, {0x631, 0x631, 'r'}, {0x632, 0x632, 'z'},
    {0x633, 0x635, 's'}, {0x636, 0x636, 'd'}, {0x637, 0x637, 't'}, {0x638, 0x638, 'z'}, {0x63A, 0x63A, 'g'}, {0x641, 0x641, 'f'},
    {0x642, 0x643, 'k'}, {0x644, 0x644, 'l'}, {0x645, 0x645, 'm'}, {0x646, 0x646, 'n'}, {0x67E, 0x67E, 'p'}, {0x686, 0x686, 's'},
    {0x698, 0x698, 'z'}, {0x6A4, 0x6A4, 'v'}, {0x6A9, 0x6A9, 'k'}, {0x6AF, 0x6AF, 'g'}};

char sound_of(char32_t c) {
  for (const Letter& letter : kLetters)
    if (c >= letter.from && c <= letter.to) return letter.sound;
  return '-';
}

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
      const CodePoint next = code_point_at(folded, at + c.size);
      if (c.value == 0x434 && next.value == 0x436) {
        at += next.size;  // as the Latin j, which is none
      } else if (c.value == 0x3C4 && (next.value == 0x3C3 || next.value == 0x3C2 || next.value == 0x3B6)) {
        add(next.value == 0x3B6 ? 'z' : 's');
        at += next.size;
      } else if ((c.value == 0x3BC && next.value == 0x3C0) || (c.value == 0x3BD && next.value == 0x3C4) || (c.value == 0x3B3 && next.value == 0x3BA)) {
        add(c.value == 0x3BC ? 'b' : c.value == 0x3BD ? 'd' : 'g');
        at += next.size;
      } else {
        add(c.value >= 0x430 && c.value < 0x450 ? kCyrillic[c.value - 0x430] : sound_of(c.value));
      }
      at += c.size;
    }
  }
  return out;
}

}  // namespace chancery
