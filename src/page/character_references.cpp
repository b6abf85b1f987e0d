#include "page/character_references.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

bool alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

int digit(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  if (!hex) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Numbers 128 to 159 are meant as windows-1252 has them.
constexpr char32_t kWindows1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                       0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                       0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t meant(char32_t c) {
  if (c >= 0x80 && c < 0xA0) return kWindows1252[c - 0x80];
  return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c;
}

// A number for the two first letters, both of ASCII, in the order of names. No name has fewer.
std::size_t two_letters(std::string_view name) {
  return (static_cast<std::size_t>(name[0]) & 0x7F) << 7 | (name.size() > 1 ? static_cast<std::size_t>(name[1]) & 0x7F : 0);
}

void put(CharacterReferences::Found& out, std::string_view characters) {
  out.length = std::min(characters.size(), sizeof out.characters - 1);
  std::memcpy(out.characters, characters.data(), out.length);
}

}  // namespace

CharacterReferences CharacterReferences::load(const std::vector<std::string>& data_folders) {
  CharacterReferences out;
  for (const auto& folder : data_folders) {
    const std::string path = folder + "/html/character_references.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      Named named{row.text("name"), {}};
      if (named.name.empty()) row.fail("no name");
      std::string points = row.text("code_points");
      for (char* at = points.data(); *at;) {
        char* end = at;
        append_utf8(named.characters, static_cast<char32_t>(std::strtoul(at, &end, 16)));
        if (end == at) row.fail("no code points: " + points);
        at = end;
      }
      out.named_.push_back(std::move(named));
    }
  }
  std::stable_sort(out.named_.begin(), out.named_.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
  out.by_two_.resize((1 << 14) + 1);
  for (std::size_t two = 0, at = 0; two < out.by_two_.size(); ++two) {
    while (at < out.named_.size() && two_letters(out.named_[at].name) < two) ++at;
    out.by_two_[two] = static_cast<std::uint32_t>(at);
  }
  return out;
}

CharacterReferences::Found CharacterReferences::at(std::string_view text, std::size_t at, bool in_attribute) const {
  Found out;
  if (at + 1 >= text.size()) return out;
  if (text[at + 1] == '#') {
    std::size_t i = at + 2;
    const bool hex = i < text.size() && (text[i] == 'x' || text[i] == 'X');
    if (hex) ++i;
    const std::size_t first = i;
    char32_t value = 0;
    for (int d = 0; i < text.size() && (d = digit(text[i], hex)) >= 0; ++i)
      if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + static_cast<char32_t>(d);
    if (i == first) return out;
    if (i < text.size() && text[i] == ';') ++i;
    std::string characters;
    append_utf8(characters, meant(value));
    put(out, characters);
    out.size = i - at;
    return out;
  }
  const auto letter = static_cast<unsigned char>(text[at + 1]);
  if (letter >= 128 || !alphanumeric(text[at + 1])) return out;
  // The longest name that the text begins with: names are sorted, so the longer of two stands later.
  const std::string_view rest = text.substr(at + 1, 40);
  const Named* best = nullptr;
  if (rest.size() < 2 || static_cast<unsigned char>(rest[1]) >= 128) return out;
  const std::size_t two = two_letters(rest);
  std::size_t begin = by_two_[two], end = by_two_[two + 1];
  for (std::size_t depth = 2; begin < end && depth <= rest.size(); ++depth) {
    // All of [begin, end) share the first `depth` letters with the text.
    if (named_[begin].name.size() == depth) best = &named_[begin++];
    if (depth == rest.size()) break;
    const auto shorter = [&](const Named& named) { return static_cast<unsigned char>(named.name[depth]) < static_cast<unsigned char>(rest[depth]); };
    const auto same = [&](const Named& named) { return named.name[depth] == rest[depth]; };
    const auto from = named_.begin() + static_cast<std::ptrdiff_t>(begin), to = named_.begin() + static_cast<std::ptrdiff_t>(end);
    const auto low = std::partition_point(from, to, shorter);
    const auto high = std::partition_point(low, to, same);
    begin = static_cast<std::size_t>(low - named_.begin()), end = static_cast<std::size_t>(high - named_.begin());
  }
  if (!best) return out;
  if (in_attribute && best->name.back() != ';') {
    const std::size_t after = at + 1 + best->name.size();
    if (after < text.size() && (text[after] == '=' || alphanumeric(text[after]))) return out;
  }
  put(out, best->characters);
  out.size = best->name.size() + 1;
  return out;
}

std::string CharacterReferences::read(std::string_view text, bool in_attribute) const {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, next - at));
    at = next;
    if (at == text.size()) break;
    const Found found = this->at(text, at, in_attribute);
    if (found.size == 0) {
      out += text[at++];
    } else {
      out.append(found.text());
      at += found.size;
    }
  }
  return out;
}

}  // namespace chancery
