// UTF-8: decoding bytes as found, walking code points, and the way from bytes to code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/span.h"

namespace chancery {

struct CodePoint {
  char32_t value = 0;      // U+FFFD for a byte that is not UTF-8
  std::uint32_t size = 0;  // bytes taken: at least 1, unless at the end (0)
};

// The code point that starts at byte `at` of `text`.
CodePoint code_point_at(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

struct Decoded {
  std::string text;               // valid UTF-8
  std::size_t replaced = 0;       // how many runs of bad bytes became U+FFFD
  std::size_t first_bad = 0;      // offset of the first in the bytes handed in
};
// Makes valid UTF-8 of any bytes: each maximal bad part becomes one U+FFFD, as WHATWG and Python do.
Decoded decode_utf8(std::string_view bytes);

bool is_space(char32_t c);   // Unicode white space, no-break and zero-width ones included
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_letter(char32_t c);
bool is_digit(char32_t c);   // decimal digits of any script
bool is_punctuation(char32_t c);
std::string to_lower(std::string_view text);
// Lower case, accents dropped, curly quotes and dashes made straight, white space runs made one: for look-up only.
std::string fold(std::string_view text);

// Byte offsets to code points, for the edges. Built once a text; looking up costs a few steps.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  std::uint32_t at(std::uint32_t byte) const;
  std::uint32_t total() const { return total_; }

 private:
  static constexpr std::uint32_t kStride = 64;
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // code points before each kStride-th byte
  std::uint32_t total_ = 0;
};

}  // namespace chancery
