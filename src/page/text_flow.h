// Words as they come out of markup: runs of white space made one space, invisible characters dropped, references read.
// Both readings of a page, for the tree and for the way back to its bytes, go through here, so that they agree.
#pragma once

#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "page/character_references.h"

namespace chancery {

// Bytes that may be more than themselves: white space, references, the first of invisible characters.
inline constexpr auto kFlowStops = [] {
  std::array<bool, 256> out{};
  for (std::size_t c = 0; c <= 0x20; ++c) out[c] = true;
  for (const unsigned char c : {0x26, 0xC2, 0xE2, 0xEF}) out[c] = true;
  return out;
}();

// Calls `put(characters, from, to, whole)` for each stretch: `whole` where it was made of the bytes [from, to) as a whole,
// else it is those bytes, single
// spaces between words among them. `space` is called where other white space stands, with its bytes.
template <typename Put, typename Space>
void flow(std::string_view source, std::size_t from, std::size_t to, bool has_references, const CharacterReferences& references,
          Put put, Space space) {
  const char* const data = source.data();
  std::size_t at = from, plain = from;
  const auto flush = [&](std::size_t end) {
    if (end > plain) put(source.substr(plain, end - plain), plain, end, false);
  };
  const auto stops = [&](std::size_t i) { return kFlowStops[static_cast<unsigned char>(data[i])]; };
  while (at < to) {
    while (at < to && !stops(at)) ++at;
    if (at == to) break;
    const auto c = static_cast<unsigned char>(data[at]);
    // A space between words stands as it is.
    if (c == ' ' && at > plain && at + 1 < to && !stops(at + 1)) {
      ++at;
      continue;
    }
    if (c <= 0x20) {
      flush(at);
      const std::size_t begin = at;
      while (at < to && static_cast<unsigned char>(data[at]) <= 0x20) ++at;
      space(begin, at);
      plain = at;
    } else if (c == '&') {
      const auto found = has_references ? references.at(source.substr(0, to), at, false) : CharacterReferences::Found{};
      if (found.size == 0) {
        ++at;
        continue;
      }
      flush(at);
      const std::string_view text = found.text();
      if (text == "\xC2\xA0" || (text.size() == 1 && static_cast<unsigned char>(text[0]) <= 0x20) || text == "\xE2\x80\xA8" ||
          text == "\xE2\x80\xA9")
        space(at, at + found.size);
      else if (text != "\xC2\xAD" && text != "\xE2\x80\x8B" && text != "\xEF\xBB\xBF")
        put(text, at, at + found.size, true);
      at += found.size;
      plain = at;
    } else if (c == 0xC2 && at + 1 < to && (data[at + 1] == '\xA0' || data[at + 1] == '\xAD' || data[at + 1] == '\x85')) {
      flush(at);
      if (data[at + 1] != '\xAD') space(at, at + 2);
      at += 2;
      plain = at;
    } else if ((c == 0xE2 || c == 0xEF) && at + 2 < to &&
               (std::memcmp(data + at, "\xE2\x80\x8B", 3) == 0 || std::memcmp(data + at, "\xEF\xBB\xBF", 3) == 0 ||
                std::memcmp(data + at, "\xE2\x80\xA8", 3) == 0 || std::memcmp(data + at, "\xE2\x80\xA9", 3) == 0)) {
      flush(at);
      if (data[at + 2] == '\xA8' || data[at + 2] == '\xA9') space(at, at + 3);
      at += 3;
      plain = at;
    } else {
      ++at;  // the bytes of other characters are taken one by one: none of them can be mistaken
    }
  }
  flush(to);
}

}  // namespace chancery
