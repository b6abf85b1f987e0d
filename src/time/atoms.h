// Atoms: the pieces that times and quantities are read from. Finer than tokens, and the same whatever the tokeniser
// glues or splits: "US$1.2bn" is us $ 1.2 bn, "25-28" is 25 - 28, "24th" is 24 th, "a.m." is am.
//
// An atom is a run of letters, a number with its inner dots and commas, or one symbol. Its text is folded (lower case,
// straight quotes and dashes); `glued` says that nothing stands between it and the atom before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/document.h"

namespace chancery {

struct Atom {
  enum class Kind : std::uint8_t { word, number, symbol };
  std::string text;
  Span span;
  TokenIndex token = 0;
  Kind kind = Kind::word;
  bool glued = false;
  bool capital = false;   // starts with a capital letter
  bool all_caps = false;  // two or more letters, all capitals
  bool is(std::string_view other) const { return text == other; }
  bool word() const { return kind == Kind::word; }
  bool number() const { return kind == Kind::number; }
  bool digits() const;  // a number of digits alone
};

using Atoms = std::vector<Atom>;

// The atoms of one sentence, in order.
Atoms atoms_of(const Document& document, const Sentence& sentence);
// The atoms of a phrase of a table; spans are those within the phrase, tokens are 0.
Atoms atoms_of(std::string_view phrase);

// The tokens and bytes that atoms [first, last) cover.
TokenRange tokens_of(const Atoms& atoms, std::size_t first, std::size_t last);
Span span_of(const Atoms& atoms, std::size_t first, std::size_t last);

}  // namespace chancery
