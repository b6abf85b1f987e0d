#include "syntax/lemmatiser.h"

#include <array>
#include <charconv>

#include "base/file.h"
#include "base/utf8.h"
#include "chancery/error.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestSuffix = 5;

std::string lower(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    at += c.size;
    const bool upper = (c.value >= 'A' && c.value <= 'Z') || (c.value >= 0xC0 && c.value <= 0xDE && c.value != 0xD7);
    append_utf8(out, upper ? c.value + 0x20 : c.value);
  }
  return out;
}

// Offset of the last `count` code points; npos where the word has fewer.
std::size_t tail(std::string_view word, std::size_t count) {
  std::size_t at = word.size();
  for (; count > 0; --count) {
    if (at == 0) return word.npos;
    do --at;
    while (at > 0 && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80);
  }
  return at;
}

}  // namespace

Lemmatiser Lemmatiser::load(const std::string& path) { return parse(read_file(path), path); }

Lemmatiser Lemmatiser::parse(std::string_view contents, const std::string& path) {
  Lemmatiser out;
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < contents.size();) {
    ++line_number;
    std::size_t end = contents.find('\n', at);
    if (end == contents.npos) end = contents.size();
    std::string_view line = contents.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    std::array<std::string_view, 5> cells;
    std::size_t count = 0;
    for (;;) {
      const std::size_t tab = line.find('\t');
      if (count < cells.size()) cells[count] = line.substr(0, tab);
      ++count;
      if (tab == line.npos) break;
      line.remove_prefix(tab + 1);
    }
    const auto key = [&] { return std::string(cells[1]).append(1, '\t').append(cells[2]); };
    if (cells[0] == "K" && count == 2) {
      out.keep_case_.emplace(cells[1]);
    } else if (cells[0] == "G" && count == 3) {
      out.main_groups_.emplace(cells[1], cells[2]);
    } else if (cells[0] == "D" && count == 4) {
      out.words_.insert_or_assign(key(), std::string(cells[3]));
    } else if (cells[0] == "R" && count == 5) {
      Rule rule;
      const auto [stop, error] = std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), rule.strip);
      if (error != std::errc() || stop != cells[3].data() + cells[3].size() || rule.strip > kLongestSuffix)
        throw Error(path, line_number, "not a number of letters to strip");
      rule.add = cells[4];
      out.rules_.insert_or_assign(key(), std::move(rule));
    } else {
      throw Error(path, line_number, "neither K, G, D nor R with its cells");
    }
  }
  return out;
}

bool Lemmatiser::look_up(std::string_view form, const std::string& low, const std::string& group, std::string& out) const {
  std::string key = group;
  key += '\t';
  const std::size_t prefix = key.size();
  key += form;
  if (const auto found = words_.find(key); found != words_.end()) {
    out = found->second;
    return true;
  }
  key.resize(prefix);
  key += low;
  if (const auto found = words_.find(key); found != words_.end()) {
    out = found->second;
    return true;
  }
  for (std::size_t length = kLongestSuffix; length > 0; --length) {
    const std::size_t at = tail(low, length);
    if (at == low.npos) continue;
    key.resize(prefix);
    key += std::string_view(low).substr(at);
    const auto found = rules_.find(key);
    if (found == rules_.end()) continue;
    const std::string base = keep_case_.contains(group) ? std::string(form) : low;
    const std::size_t cut = tail(base, found->second.strip);
    if (cut == base.npos || cut == 0) continue;
    out = base.substr(0, cut) + found->second.add;
    return true;
  }
  return false;
}

std::string Lemmatiser::lemma(std::string_view form, Upos upos, std::string_view xpos) const {
  std::string out;
  const std::string low = lower(form);
  const std::string group = std::string(name_of(upos)).append(1, '/').append(xpos);
  if (look_up(form, low, group, out)) return out;
  if (const auto main = main_groups_.find(xpos); main != main_groups_.end() && main->second != group)
    if (look_up(form, low, main->second, out)) return out;
  return keep_case_.contains(group) || (keep_case_.empty() && upos == Upos::PROPN) ? std::string(form) : low;
}

}  // namespace chancery
