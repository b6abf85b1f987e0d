#include "time/atoms.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::string folded(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) return fold(text);
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The end of the number that starts at `at`: digits with single dots or commas between them.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (ascii_digit(text[at])) {
      ++at;
    } else if ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() && ascii_digit(text[at + 1])) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

std::size_t end_of_letters(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (!is_letter(c.value)) break;
    at += c.size;
  }
  return at;
}

bool single_letter(std::string_view text, std::size_t at) {
  return at < text.size() && end_of_letters(text, at) == at + 1;
}

void add_atoms(std::string_view text, std::uint32_t offset, TokenIndex token, bool glued, Atoms& out) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (is_space(c.value)) {
      at += c.size;
      glued = false;
      continue;
    }
    Atom atom;
    atom.token = token;
    atom.glued = glued;
    std::size_t end = at + c.size;
    if (ascii_digit(text[at])) {
      atom.kind = Atom::Kind::number;
      end = end_of_number(text, at);
      atom.text = std::string(text.substr(at, end - at));
    } else if (is_letter(c.value)) {
      end = end_of_letters(text, at);
      atom.text = folded(text.substr(at, end - at));
      atom.capital = is_upper(c.value);
      // Letters with dots, "a.m." and "U.S.", are one word.
      if (end == at + 1) {
        std::size_t next = end;
        while (next < text.size() && text[next] == '.' && single_letter(text, next + 1)) {
          atom.text += folded(text.substr(next + 1, 1));
          next += 2;
        }
        if (next > end) end = next < text.size() && text[next] == '.' ? next + 1 : next;
      }
      const std::string_view written = text.substr(at, end - at);
      atom.all_caps = atom.text.size() > 1 && std::none_of(written.begin(), written.end(),
                                                           [](char letter) { return letter >= 'a' && letter <= 'z'; });
    } else {
      atom.kind = Atom::Kind::symbol;
      atom.text = folded(text.substr(at, c.size));
      if (c.value == U'\u2010' || c.value == U'\u2011' || c.value == U'\u2212') atom.text = "-";
    }
    if (atom.text.empty()) atom.text = std::string(text.substr(at, end - at));
    atom.span = {static_cast<std::uint32_t>(offset + at), static_cast<std::uint32_t>(offset + end)};
    out.push_back(std::move(atom));
    glued = true;
    at = end;
  }
}

}  // namespace

bool Atom::digits() const { return kind == Kind::number && std::all_of(text.begin(), text.end(), ascii_digit); }

Atoms atoms_of(const Document& document, const Sentence& sentence) {
  Atoms out;
  out.reserve(sentence.tokens.size() + sentence.tokens.size() / 8);
  std::uint32_t end_before = 0;
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    const Span span = document.tokens[t].span;
    const bool glued = t > sentence.tokens.first && span.begin == end_before;
    add_atoms(document.at(span), span.begin, t, glued, out);
    end_before = span.end;
  }
  return out;
}

Atoms atoms_of(std::string_view phrase) {
  Atoms out;
  add_atoms(phrase, 0, 0, false, out);
  return out;
}

TokenRange tokens_of(const Atoms& atoms, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  return {atoms[first].token, atoms[last - 1].token + 1};
}

Span span_of(const Atoms& atoms, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  return {atoms[first].span.begin, atoms[last - 1].span.end};
}

}  // namespace chancery
