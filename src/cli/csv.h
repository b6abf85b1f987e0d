// A cell of CSV as RFC 4180 has it.
#pragma once

#include <string>

namespace chancery::cli {

inline std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace chancery::cli
