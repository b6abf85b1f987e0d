// A piece of a text: a half-open range of bytes, always on UTF-8 boundaries.
//
// Everything inside the library points into a Document's text by Span. Offsets leave the library only as code points
// (JSON, Python), converted at the edge by CodePoints (src/base/utf8.h), so that the two units cannot be mixed up.
#pragma once

#include <compare>
#include <cstdint>

namespace chancery {

struct Span {
  std::uint32_t begin = 0;  // first byte
  std::uint32_t end = 0;    // one past the last byte

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const Span&) const = default;
};

// The smallest span that holds both.
constexpr Span cover(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace chancery
