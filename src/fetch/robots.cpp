#include "fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace chancery {
namespace {

constexpr std::size_t kMostRules = 5000;
constexpr std::size_t kLongestPattern = 2000;

// %2F stays as it is; other letters may be written plain or as %xx, and are compared plain where they can be.
std::string plain(std::string_view path) {
  std::string out;
  const auto hex = [](char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1; };
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '%' && i + 2 < path.size() && hex(path[i + 1]) >= 0 && hex(path[i + 2]) >= 0) {
      const char c = static_cast<char>(hex(path[i + 1]) * 16 + hex(path[i + 2]));
      if (c != '/' && c != '*' && c != '$' && c != '?' && c != '#') {
        out += c;
        i += 2;
        continue;
      }
    }
    out += path[i];
  }
  return out;
}

}  // namespace

bool fits_path(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  // Greedy matching with one place to come back to: time is at most the product of the lengths.
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  for (;;) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p == pattern.size() && (!to_the_end || t == path.size())) {
      return true;
    } else if (p < pattern.size() && t < path.size() && pattern[p] == path[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && mark < path.size()) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
}

Robots Robots::parse(std::string_view text, std::string_view product) {
  Robots named, any;
  bool has_named = false, for_named = false, for_any = false, in_agents = false;
  text = text.substr(0, kMost);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string us = ascii_lower(product);
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = ascii_trimmed(line.substr(0, line.find('#')));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = ascii_lower(ascii_trimmed(line.substr(0, colon)));
    const std::string_view value = ascii_trimmed(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_agents) for_named = for_any = false;
      in_agents = true;
      // The product is what comes before a slash or blank: "Chancery/1.0".
      const std::string agent = ascii_lower(value.substr(0, value.find_first_of("/ \t")));
      if (agent == us) for_named = has_named = true;
      if (agent == "*") for_any = true;
      continue;
    }
    const bool rule = key == "allow" || key == "disallow";
    if (!rule && key != "crawl-delay") continue;
    in_agents = false;
    for (auto [counts, into] : {std::pair(for_named, &named), std::pair(for_any, &any)}) {
      if (!counts) continue;
      if (rule && !value.empty() && into->rules_.size() < kMostRules)
        into->rules_.push_back({plain(value.substr(0, kLongestPattern)), key == "allow"});
      double seconds = 0;
      if (!rule && std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc{} && seconds >= 0) into->delay_ = seconds;
    }
  }
  return has_named ? named : any;
}

bool Robots::allows(std::string_view path_and_query) const {
  if (path_and_query == "/robots.txt") return true;
  const std::string path = plain(path_and_query.empty() ? "/" : path_and_query);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (best && (rule.pattern.size() < best->pattern.size() || (rule.pattern.size() == best->pattern.size() && best->allow))) continue;
    if (fits_path(rule.pattern, path)) best = &rule;
  }
  return !best || best->allow;
}

}  // namespace chancery
