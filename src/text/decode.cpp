#include "text/decode.h"

#include <algorithm>
#include <array>

#include "base/controls.h"
#include "base/utf8.h"

namespace chancery {
namespace {

std::string decode_utf16(std::string_view bytes, bool big, std::size_t& bad) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return big ? a << 8 | b : b << 8 | a;
  };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      c = 0xFFFD;
      ++bad;
    }
    append_utf8(out, c);
  }
  if (i < bytes.size()) {
    append_utf8(out, 0xFFFD);
    ++bad;
  }
  return out;
}

// Every second byte of UTF-16 is NUL where the text is Latin: -1 none, 0 little endian, 1 big.
int bare_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  if (head.size() < 16) return -1;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i) (i % 2 ? odd : even) += head[i] == '\0';
  if (odd * 10 > head.size() * 4 && even * 50 < head.size()) return 0;
  if (even * 10 > head.size() * 4 && odd * 50 < head.size()) return 1;
  return -1;
}

// windows-1252 of 0x80 to 0x9F; 0 where there is none. Above that it is Latin-1.
constexpr std::array<char32_t, 32> kWestern = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                               0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                               0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Whether bytes above ASCII are the letters and marks of a Western text of one byte a character: each letter has an ASCII
// letter beside it ("Jos\xE9"), and nothing is UTF-8. Strings of them are another alphabet, one among spaces is damage.
bool western(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  const auto capital = [&](std::size_t i) { return byte(i) >= 'A' && byte(i) <= 'Z'; };
  const auto letter = [&](std::size_t i) { return capital(i) || (byte(i) >= 'a' && byte(i) <= 'z'); };
  const auto goes_on = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) < 0xC0; };
  bool any = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned b = byte(i);
    if (b < 0x80) continue;
    any = true;
    if ((b >= 0xC2 && b < 0xE0 && goes_on(i + 1)) || (b >= 0xE0 && b < 0xF0 && goes_on(i + 1) && goes_on(i + 2))) return false;  // UTF-8
    const bool before = i > 0 && letter(i - 1);
    if (b == 0xD7 || b == 0xF7 || b == 0xFF) return false;
    if (b >= 0xDF ? !before && !letter(i + 1) : b >= 0xC0 && !letter(i + 1) && !(i > 0 && capital(i - 1))) return false;
    if (b < 0xA0 && kWestern[b - 0x80] == 0) return false;
    if (b >= 0xA0 && b < 0xC0 && std::string_view("\xA0\xA3\xA5\xA7\xA9\xAB\xAE\xB0\xB7\xBA\xBB\xBD").find(bytes[i]) == std::string_view::npos) return false;
  }
  return any;
}

std::string decode_western(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    append_utf8(out, b >= 0x80 && b < 0xA0 ? kWestern[b - 0x80] : char32_t{b});
  }
  return out;
}

std::string places(std::size_t count) { return std::to_string(count) + (count == 1 ? " place" : " places"); }

}  // namespace

DecodedText decode_text(std::string_view bytes) {
  DecodedText out;
  // What people hand in by mistake, and what would help.
  for (const auto& [head, what] : {std::pair<std::string_view, const char*>{"%PDF-", "a PDF"}, {"PK\x03\x04", "a packed document (docx, odt, epub, zip)"}, {"{\\rtf", "a document in RTF"}})
    if (bytes.starts_with(head)) {
      out.problems.push_back(std::string("not a text: ") + what + "; hand in its text");
      return out;
    }
  if (bytes.size() > kLongestText) {
    std::size_t end = kLongestText;
    while (end > kLongestText - 4 && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) --end;
    out.problems.push_back("too long: " + std::to_string(bytes.size()) + " bytes, read are the first " +
                           std::to_string(end));
    bytes = bytes.substr(0, end);
  }
  int utf16 = bytes.starts_with("\xFF\xFE") ? 0 : bytes.starts_with("\xFE\xFF") ? 1 : -1;
  if (utf16 < 0) utf16 = bare_utf16(bytes);
  if (utf16 >= 0) {
    std::size_t bad = 0;
    out.text = decode_utf16(bytes, utf16 == 1, bad);
    if (full_of_controls(out.text)) {
      out.text.clear();
      out.problems.push_back("not a text: control characters all through it");
      return out;
    }
    if (bad > 0) out.problems.push_back("not valid UTF-16: " + places(bad));
  } else {
    if (full_of_controls(bytes)) {
      out.problems.push_back("not a text: control characters all through it");
      return out;
    }
    Decoded decoded = decode_utf8(bytes);
    if (decoded.replaced > 0 && western(bytes)) {
      decoded.text = decode_western(bytes);
      decoded.replaced = 0;
      out.problems.push_back("not UTF-8: read as windows-1252");
    }
    if (decoded.replaced * 4 > bytes.size()) {
      out.problems.push_back("not a text: " + places(decoded.replaced) + " of " + std::to_string(bytes.size()) +
                             " bytes are no UTF-8");
      return out;
    }
    if (decoded.replaced > 0)
      out.problems.push_back("not valid UTF-8: " + places(decoded.replaced) + ", the first at byte " +
                             std::to_string(decoded.first_bad));
    out.text = std::move(decoded.text);
  }
  bool any = false;
  for (std::size_t at = 0; at < out.text.size() && !any;) {
    const CodePoint c = code_point_at(out.text, at);
    any = !is_space(c.value);
    at += c.size;
  }
  if (!any) out.problems.push_back("empty: no text in it");
  return out;
}

}  // namespace chancery
