// Bytes of protocols and formats: ASCII letters and white space alone, whatever else stands between them.
//
//   ascii_lower("Content-Type") == "content-type";  ascii_trimmed(" a b \r\n") == "a b"
#pragma once

#include <string>
#include <string_view>

namespace chancery {

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

inline std::string_view ascii_trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace chancery
