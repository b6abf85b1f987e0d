// Bytes as handed in to the text of a Document: UTF-8, UTF-16, or windows-1252 where that is plain to see. Never throws; what is wrong
// with the bytes stands in `problems`, in words.
//
//   decode_text("a\xFF" "b")  ->  {"a\uFFFDb", {"not valid UTF-8: 1 place, the first at byte 1"}}
//   decode_text("Jos\xE9")      ->  {"José", {"not UTF-8: read as windows-1252"}}
//   decode_text(a JPEG)       ->  {"", {"not a text: ..."}}, so that nothing is read from it
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// What is longer is cut here, on a boundary, and said so: a hundred times a long article, half a minute of reading.
inline constexpr std::size_t kLongestText = std::size_t{1} << 20;

struct DecodedText {
  std::string text;                   // valid UTF-8
  std::vector<std::string> problems;  // one line each, "" never
};

DecodedText decode_text(std::string_view bytes);

}  // namespace chancery
