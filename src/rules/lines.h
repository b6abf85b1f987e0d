// Lines of rule and path files: numbered, trimmed, without blank lines and comments (a line that opens with #, and what
// follows two spaces and a # on other lines).
#pragma once

#include <string_view>
#include <vector>

namespace chancery {

struct Line {
  std::size_t number = 0;  // 1-based
  std::string_view text;   // trimmed, never empty
};

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

inline std::vector<Line> lines_of(std::string_view contents) {
  std::vector<Line> out;
  for (std::size_t number = 1; !contents.empty(); ++number) {
    const std::size_t end = contents.find('\n');
    std::string_view text = contents.substr(0, end);
    contents.remove_prefix(end == std::string_view::npos ? contents.size() : end + 1);
    if (const std::size_t comment = text.find("  #"); comment != std::string_view::npos) text = text.substr(0, comment);
    text = trimmed(text);
    if (!text.empty() && text.front() != '#') out.push_back({number, text});
  }
  return out;
}

// Takes the first word off `rest`, which is left trimmed.
inline std::string_view first_word(std::string_view& rest) {
  rest = trimmed(rest);
  std::size_t end = 0;
  while (end < rest.size() && !is_blank(rest[end])) ++end;
  const std::string_view word = rest.substr(0, end);
  rest = trimmed(rest.substr(end));
  return word;
}

// Lower-case letters, digits, _ and . : names of rules, slots, paths.
inline bool is_name(std::string_view text) {
  if (text.empty() || text.front() < 'a' || text.front() > 'z') return false;
  for (const char c : text)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.')) return false;
  return true;
}

}  // namespace chancery
