// Whether two reports in two languages are one report: told by what stays when a text is translated, in its order. Names (their
// consonants, in Latin, Cyrillic, Greek or Arabic letters), numbers, and how long it is. Nothing is read of either language.
//
//   const Trace russian = trace_of(body_of_a), english = trace_of(body_of_b);
//   translates(russian, english)  ->  true: made one of the other, or both of a third
//
// Two reports of one event by two people share names and numbers as well, but not their order: that is what is asked for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace chancery {

struct Trace {
  struct Mark {
    std::uint32_t key = 0, other = 0;  // of a name in a case that adds a consonant: with it, and without
    bool number = false;
    bool operator==(const Mark&) const = default;
  };
  std::vector<Mark> marks;  // in the order of the text
  std::uint32_t letters = 0, paragraphs = 0;
  bool caseless = false;    // a script without capitals: any word may be a name
};

struct TraceLikeness {
  std::size_t shared = 0, numbers = 0;  // different marks that both have; of them numbers
  double of_mine = 0, of_theirs = 0;    // of the different marks of each
  double order = 0;                     // of the shared ones, how many stand in the same order
};

// Paragraphs are lines. Linear; at most kMostMarks are kept.
inline constexpr std::size_t kMostMarks = 400;
Trace trace_of(std::string_view body);

TraceLikeness likeness(const Trace& mine, const Trace& theirs);
bool translates(const Trace& mine, const Trace& theirs);

// By which one finds the other among many: of the different keys those that come first in an order that is the same for all texts.
std::vector<std::uint32_t> signature(const Trace& trace, std::size_t most);

}  // namespace chancery
