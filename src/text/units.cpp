#include "text/units.h"

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "base/utf8.h"

namespace chancery {
namespace {

// Of the characters of two bytes: the alphabets of Europe and the Near East.
using Kinds = std::array<std::uint8_t, 0x800>;
const Kinds& kinds_of_letters() {
  static const Kinds kinds = [] {
    Kinds out{};
    for (char32_t c = 0; c < out.size(); ++c) out[c] = kinds_of(c);
    return out;
  }();
  return kinds;
}

// The character of two bytes; `second` must be a byte that goes on.
char32_t two_bytes(unsigned char first, char second) { return (char32_t{first} & 0x1F) << 6 | (static_cast<unsigned char>(second) & 0x3Fu); }

bool sentence_mark(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0x0964:
    case 0x061F:
    case 0x06D4:
    case 0x0589:
      return true;
    default:
      return false;
  }
}
bool closing(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case '*':
    case '_':
    case 0x2019:
    case 0x201D:
    case 0x00BB:
    case 0x300D:
    case 0x201C:
      return true;
    default:
      return false;
  }
}

// The code point that ends before byte `end`, and where it begins.
CodePoint before(std::string_view text, std::size_t begin, std::size_t end, std::size_t& at) {
  at = end;
  while (at > begin) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) break;
  }
  return code_point_at(text, at);
}

// "... is to address the": no line ends so but one that was broken.
bool breaks_off(std::string_view text, Span span) {
  const std::size_t space = text.substr(span.begin, span.size()).rfind(' ');
  if (space == std::string_view::npos) return false;
  const std::string_view word = text.substr(span.begin, span.size()).substr(space + 1);
  for (const std::string_view small : {"the", "a", "an", "of", "and", "to", "in", "on", "with", "for", "by", "at",
                                       "from", "or", "that", "his", "her", "their", "its"})
    if (word == small) return true;
  return false;
}

struct Line {
  Span span;
  std::uint32_t blank_before;
};

// Of a text that is nothing but crumbs the last of so many lines takes the rest: no news item has so many, and each costs.
std::size_t most_lines(std::string_view text) { return std::max<std::size_t>(4096, text.size() / 128); }

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  const std::size_t most = most_lines(text);
  std::uint32_t blank = 0;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = begin, next;
    // Newlines in use: \n, \r\n, \r, \v, \f, U+0085, U+2028 and U+2029.
    for (;; ++end) {
      if (end >= text.size()) {
        next = end + 1;
        break;
      }
      const char c = text[end];
      if (static_cast<unsigned char>(c) >= ' ' && c != '\xC2' && c != '\xE2') continue;
      if (c == '\n' || c == '\v' || c == '\f') {
        next = end + 1;
        break;
      }
      if (c == '\r') {
        next = end + (end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1);
        break;
      }
      if (c == '\xE2' && (text.substr(end, 3) == "\xE2\x80\xA8" || text.substr(end, 3) == "\xE2\x80\xA9")) {
        next = end + 3;
        break;
      }
      if (c == '\xC2' && text.substr(end, 2) == "\xC2\x85") {
        next = end + 2;
        break;
      }
    }
    const Span span = trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (span.empty()) {
      ++blank;
    } else if (lines.size() >= most) {
      lines.back().span.end = span.end;
    } else {
      lines.push_back({span, blank});
      blank = 0;
    }
    begin = next;
  }
  return lines;
}

std::size_t width(std::string_view text, Span span) {
  std::size_t count = 0;
  for (std::size_t i = span.begin; i < span.end; ++i) count += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  return count;
}

std::size_t first_word_width(std::string_view text, Span span) {
  std::uint32_t end = span.begin;
  while (end < span.end && text[end] != ' ') ++end;
  return width(text, {span.begin, end});
}

// The column at which the lines were wrapped, or 0 where they were not: most breaks within blocks stand where the next
// word would not have fitted.
std::size_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  widths.reserve(lines.size());
  std::size_t widest = 0;
  for (const Line& line : lines) {
    widths.push_back(width(text, line.span));
    widest = std::max(widest, widths.back());
  }
  if (lines.size() < 4 || widest > 140 || widest < 40) return 0;
  std::size_t pairs = 0, full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blank_before > 0) continue;
    ++pairs;
    full += widths[i] + 1 + first_word_width(text, lines[i + 1].span) > widest;
  }
  return pairs >= 3 && full * 10 >= pairs * 6 ? widest : 0;
}

}  // namespace

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const CodePoint c = code_point_at(text, span.begin);
    if (!is_space(c.value)) break;
    span.begin += c.size;
  }
  while (span.begin < span.end) {
    std::size_t at;
    const CodePoint c = before(text, span.begin, span.end, at);
    if (!is_space(c.value)) break;
    span.end = static_cast<std::uint32_t>(at);
  }
  return span;
}

Unit look_at(std::string_view text, Span span) {
  const Kinds& kinds = kinds_of_letters();
  Unit unit;
  unit.span = span;
  bool in_word = false, counted = false, word_lower = false, after_stop = false, first = true;
  std::uint32_t letters_of_word = 0;
  bool stop_ready = false;  // the last word ended in a full stop and was of small letters
  for (std::size_t at = span.begin; at < span.end;) {
    auto byte = static_cast<unsigned char>(text[at]);
    // Within a word that was counted small letters change little.
    if (in_word && counted) {
      const std::uint32_t before = unit.characters;
      while ((byte >= 'a' && byte <= 'z') || (byte >= 0xC3 && byte <= 0xD1 && at + 1 < span.end && kinds[two_bytes(byte, text[at + 1])] & kLowerKind)) {
        at += byte < 0x80 ? 1 : 2;
        ++unit.characters;
        if (at >= span.end) break;
        byte = static_cast<unsigned char>(text[at]);
      }
      if (unit.characters != before) {
        letters_of_word += unit.characters - before;
        stop_ready = false;
        if (at >= span.end) break;
      }
    }
    CodePoint c{byte, 1};
    if (byte >= 0xC2 && byte < 0xE0 && at + 1 < text.size() && (text[at + 1] & 0xC0) == 0x80)
      c = {two_bytes(byte, text[at + 1]), 2};
    else if (byte >= 0xE1 && byte <= 0xEC && at + 2 < text.size() && (text[at + 1] & 0xC0) == 0x80 && (text[at + 2] & 0xC0) == 0x80)
      c = {(char32_t{byte} & 0xF) << 12 | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu) << 6 | (static_cast<unsigned char>(text[at + 2]) & 0x3Fu), 3};
    else if (byte >= 0x80)
      c = code_point_at(text, at);
    const std::uint8_t kind = c.value < kinds.size() ? kinds[c.value] : kinds_of(c.value);
    at += c.size;
    ++unit.characters;
    if (kind & kLowerKind && in_word && counted) {
      ++letters_of_word;
      stop_ready = false;
      continue;
    }
    if (kind & kSpaceKind) {
      after_stop = stop_ready;
      in_word = false;
      continue;
    }
    if (!in_word) {
      in_word = true;
      counted = word_lower = stop_ready = false;
      letters_of_word = 0;
      if (first && (c.value == '-' || c.value == '*' || c.value == 0x2022 || c.value == 0x25CF || c.value == 0x2013 ||
                    c.value == 0x00B7 || c.value == 0x25AA || c.value == 0x2713 || c.value == 0x2014))
        unit.bullet = true;
    }
    const bool letter = (kind & kLetterKind) != 0;
    if (!counted && (kind & (kLetterKind | kDigitKind))) {
      counted = true;
      ++unit.words;
      const bool upper = (kind & kUpperKind) != 0, small = (kind & kLowerKind) != 0;
      unit.capitalised += upper;
      unit.lower += small;
      word_lower = small;
      if (first) unit.starts_lower = small;
      first = false;
      if (after_stop && (upper || (kind & kDigitKind))) ++unit.inner_stops;
      after_stop = false;
    }
    if (letter) ++letters_of_word;
    if (letter)
      stop_ready = false;
    else if (sentence_mark(c.value))
      stop_ready = letters_of_word >= 3 || (word_lower && letters_of_word >= 2);
    else if (!closing(c.value))
      stop_ready = false;
  }
  // "1." or "2)" before the first word.
  std::uint32_t at = span.begin;
  while (at < span.end && at - span.begin < 3 && text[at] >= '0' && text[at] <= '9') ++at;
  if (at > span.begin && at + 1 < span.end && (text[at] == '.' || text[at] == ')') && text[at + 1] == ' ')
    unit.bullet = true;

  std::size_t end = span.end, where = span.end;
  while (end > span.begin) {
    const CodePoint c = before(text, span.begin, end, where);
    if (!closing(c.value)) {
      unit.ends_sentence = sentence_mark(c.value);
      unit.ends_open = c.value == ':' || c.value == ';' || c.value == ',';
      break;
    }
    end = where;
  }
  // "... with the U.S." ends no sentence by itself in a headline.
  if (unit.ends_sentence && unit.inner_stops == 0 && unit.words <= 16 && end >= span.begin + 4 &&
      text[end - 1] == '.' && text[end - 3] == '.')
    unit.ends_sentence = false;
  return unit;
}

// "date 2025-08-27 12:40": what a scraper writes above the text.
bool begins_with_date(std::string_view line) {
  const auto digit = [&](std::size_t i) { return line[i] >= '0' && line[i] <= '9'; };
  std::size_t at = 0;
  while (at < line.size() && at < 20 && (line[at] | 0x20) >= 'a' && (line[at] | 0x20) <= 'z') ++at;
  while (at > 0 && at < line.size() && (line[at] == ':' || line[at] == ' ')) ++at;
  if (at + 10 > line.size() || line[at + 4] != '-' || line[at + 7] != '-') return false;
  for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
    if (!digit(at + i)) return false;
  return true;
}

std::vector<Unit> units_of(std::string_view text, const std::function<bool(std::string_view)>& furniture) {
  const std::vector<Line> lines = lines_of(text);
  const std::size_t column = wrap_column(text, lines);
  std::vector<Unit> units;
  units.reserve(lines.size());
  Span joined{};
  std::uint32_t blank = 0;
  Unit last;  // of the last line taken
  bool last_furniture = false;
  // Lines that surely go on with the next, in the whole text: where there are two, lines were wrapped.
  std::size_t wraps = 0;
  std::vector<Unit> looks;  // each line is looked at once
  looks.reserve(lines.size());
  for (const Line& line : lines) looks.push_back(look_at(text, line.span));
  for (std::size_t i = 1; column == 0 && wraps < 2 && i < lines.size(); ++i) {
    if (lines[i].blank_before > 0) continue;
    const Unit &above = looks[i - 1], &below = looks[i];
    wraps += !above.ends_sentence && !above.ends_open && above.words >= 6 && above.lower > above.capitalised &&
             !below.bullet &&
             ((below.starts_lower && below.words >= 3) ||
              (breaks_off(text, lines[i - 1].span) && (below.words >= 3 || below.ends_sentence)));
  }
  const auto flush = [&] {
    if (joined.empty()) return;
    units.push_back(joined == last.span ? last : look_at(text, joined));
    units.back().blank_before = blank;
    joined = {};
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const Unit& seen = looks[i];
    const std::string_view words = text.substr(line.span.begin, line.span.size());
    const bool is_furniture = begins_with_date(words) || furniture(words);
    bool join = false;
    if (!joined.empty() && line.blank_before == 0 && !seen.bullet && !is_furniture && !last_furniture &&
        seen.words > 0) {
      const bool sentence_goes_on = !last.ends_sentence && last.words > 0;
      if (column != 0) {
        // A wrapped paragraph ends where the next word would still have fitted, and with a sentence.
        const std::size_t needed = width(text, last.span) + 1 + first_word_width(text, line.span);
        join = (needed > column && width(text, last.span) * 2 > column) || (sentence_goes_on && seen.starts_lower);
      } else {
        const bool comma = text[last.span.end - 1] == ',' && last.words >= 5;
        const bool sure = sentence_goes_on &&
                          ((seen.starts_lower && (seen.words >= 3 || seen.ends_sentence) && last.words >= 2) || comma);
        // Where lines were wrapped at all, a long line without an end goes on, even with a capital.
        const bool likely = wraps >= 2 && !units.empty() && sentence_goes_on && !last.ends_open && last.characters >= 60 &&
                            (seen.words >= 4 || seen.ends_sentence) && last.lower >= last.capitalised;
        join = sure || likely;
      }
    }
    if (!join && !joined.empty() && line.blank_before <= 1 && !seen.bullet && !is_furniture && !last_furniture &&
        (seen.words >= 3 || (seen.words >= 1 && seen.ends_sentence)) && last.words >= 5)
      join = breaks_off(text, last.span) ||
             // "paid a courtesy", a blank line, "call on the minister"
             (!last.ends_sentence && !last.ends_open && seen.starts_lower && seen.words >= 3 && last.lower >= 3);
    if (join) {
      joined.end = line.span.end;
    } else {
      flush();
      joined = line.span;
      blank = line.blank_before;
    }
    last = seen;
    last_furniture = is_furniture;
  }
  flush();
  return units;
}

}  // namespace chancery
