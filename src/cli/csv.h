// A cell of CSV as RFC 4180 has it.
#pragma once

#include <string>
#include <string_view>

namespace chancery::cli {

inline std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace chancery::cli
