#include "base/utf8.h"

#include <utf8proc.h>

#include <array>

#include "base/characters.h"

namespace chancery {

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 0};
  const auto byte = [&](std::size_t i) -> unsigned { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned b0 = byte(at);
  if (b0 < 0x80) return {b0, 1};
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  constexpr char32_t kBad = 0xFFFD;
  if (b0 >= 0xC2 && b0 <= 0xDF) {
    if (!tail(at + 1)) return {kBad, 1};
    return {((b0 & 0x1Fu) << 6) | (byte(at + 1) & 0x3Fu), 2};
  }
  if (b0 >= 0xE0 && b0 <= 0xEF) {
    const unsigned b1 = byte(at + 1);
    const unsigned low = b0 == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = b0 == 0xED ? 0x9F : 0xBF;  // no surrogates
    if (b1 < low || b1 > high) return {kBad, 1};
    if (!tail(at + 2)) return {kBad, 2};
    return {((b0 & 0x0Fu) << 12) | ((b1 & 0x3Fu) << 6) | (byte(at + 2) & 0x3Fu), 3};
  }
  if (b0 >= 0xF0 && b0 <= 0xF4) {
    const unsigned b1 = byte(at + 1);
    const unsigned low = b0 == 0xF0 ? 0x90 : 0x80;
    const unsigned high = b0 == 0xF4 ? 0x8F : 0xBF;
    if (b1 < low || b1 > high) return {kBad, 1};
    if (!tail(at + 2)) return {kBad, 2};
    if (!tail(at + 3)) return {kBad, 3};
    return {((b0 & 0x07u) << 18) | ((b1 & 0x3Fu) << 12) | ((byte(at + 2) & 0x3Fu) << 6) | (byte(at + 3) & 0x3Fu), 4};
  }
  return {kBad, 1};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

Decoded decode_utf8(std::string_view bytes) {
  Decoded out;
  out.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t plain = at;
    while (plain < bytes.size() && static_cast<unsigned char>(bytes[plain]) < 0x80) ++plain;
    out.text.append(bytes.substr(at, plain - at));
    at = plain;
    if (at == bytes.size()) break;
    const CodePoint c = code_point_at(bytes, at);
    const bool written_so = c.size == 3 && bytes.substr(at, 3) == "\xEF\xBF\xBD";
    if (c.value == 0xFFFD && !written_so) {
      if (out.replaced++ == 0) out.first_bad = at;
      out.text += "\xEF\xBF\xBD";
    } else {
      out.text.append(bytes.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

namespace {
utf8proc_category_t category_of(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

// Of the alphabets of Europe and the Caucasus, which most text is written in.
constexpr char32_t kNear = 0x600;
const auto kCategories = [] {
  std::array<std::uint8_t, kNear> out{};
  for (char32_t c = 0; c < kNear; ++c) out[c] = static_cast<std::uint8_t>(category_of(c));
  return out;
}();
const auto kSmall = [] {
  std::array<char16_t, kNear> out{};
  for (char32_t c = 0; c < kNear; ++c) out[c] = static_cast<char16_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
  return out;
}();
// Of the other scripts of the first plane, made when one of them is first met.
std::uint8_t far_category(char32_t c) {
  static const auto categories = [] {
    std::array<std::uint8_t, 0x10000> out{};
    for (char32_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(category_of(i));
    return out;
  }();
  return categories[c];
}
utf8proc_category_t category(char32_t c) {
  if (c < kNear) return static_cast<utf8proc_category_t>(kCategories[c]);
  return c < 0x10000 ? static_cast<utf8proc_category_t>(far_category(c)) : category_of(c);
}
}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}
std::uint8_t kinds_of(char32_t c) {
  const auto kind = category(c);
  const bool letter = kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
  return static_cast<std::uint8_t>((is_space(c) ? kSpaceKind : 0) | (kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT ? kUpperKind : 0) |
                                   (kind == UTF8PROC_CATEGORY_LL ? kLowerKind : 0) | (kind == UTF8PROC_CATEGORY_ND ? kDigitKind : 0) |
                                   (letter ? kLetterKind : 0));
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto kind = category(c);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}
bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return category(c) == UTF8PROC_CATEGORY_LL;
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  const auto kind = category(c);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}
bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return category(c) == UTF8PROC_CATEGORY_ND;
}
bool is_punctuation(char32_t c) {
  const auto kind = category(c);
  return kind >= UTF8PROC_CATEGORY_PC && kind <= UTF8PROC_CATEGORY_PO;
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + 32) : text[at];
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    append_utf8(out, c.value < kNear ? kSmall[c.value] : static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value))));
    at += c.size;
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const char plain = text[at]; static_cast<unsigned char>(plain) < 0x80) {
      ++at;
      if (plain == ' ' || (plain >= 9 && plain <= 13)) {
        space = !out.empty();
        continue;
      }
      if (space) out += ' ';
      space = false;
      out += plain >= 'A' && plain <= 'Z' ? static_cast<char>(plain + 32) : plain;
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (is_space(c.value)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    // Cyrillic but for the short i, which loses its breve.
    if (c.value >= 0x410 && c.value < 0x450 && c.value != 0x419 && c.value != 0x439) {
      append_utf8(out, c.value < 0x430 ? c.value + 0x20 : c.value);
      continue;
    }
    if (c.value >= 0x4E00 && c.value < 0xA000) {  // Chinese characters are what they are
      out.append(text.substr(at - c.size, c.size));
      continue;
    }
    switch (c.value) {
      case 0x2018: case 0x2019: case 0x02BC: case 0x02BB: case 0x00B4: case 0x201B: out += '\''; continue;
      case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB: out += '"'; continue;
      case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: out += '-'; continue;
      case 0x00DF: out += "ss"; continue;
      case 0x00E6: case 0x00C6: out += "ae"; continue;
      case 0x00F8: case 0x00D8: out += 'o'; continue;
      case 0x0131: out += 'i'; continue;
      case 0x0142: case 0x0141: out += 'l'; continue;
      case 0x0111: case 0x0110: case 0x00F0: out += 'd'; continue;
      default: break;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c.value), parts, 8,
                                               static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD), &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 8; ++i)
      if (category(static_cast<char32_t>(parts[i])) != UTF8PROC_CATEGORY_MN) append_utf8(out, static_cast<char32_t>(parts[i]));
  }
  return out;
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / kStride + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) marks_.push_back(total_);
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++total_;
  }
  if (text.size() % kStride == 0) marks_.push_back(total_);
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  if (byte >= text_.size()) return total_;
  std::uint32_t count = marks_[byte / kStride];
  for (std::uint32_t i = byte / kStride * kStride; i < byte; ++i)
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) ++count;
  return count;
}

}  // namespace chancery
