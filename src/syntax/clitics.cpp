#include "syntax/clitics.h"

#include <algorithm>

namespace chancery {
namespace {

// Length of the apostrophe that ends at `end`, 0 for none.
std::size_t apostrophe_before(std::string_view word, std::size_t end) {
  if (end >= 1 && (word[end - 1] == '\'' || word[end - 1] == '`')) return 1;
  for (const std::string_view mark : {"\u2019", "\u2018", "\u201B", "\u2032", "\u02BC", "\u00B4"})
    if (word.substr(0, end).ends_with(mark)) return mark.size();
  return 0;
}

bool equals(std::string_view word, std::string_view lower) {
  return word.size() == lower.size() && std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

// Where the last clitic of `word` begins, 0 for none.
std::size_t last_clitic(std::string_view word) {
  for (const std::string_view tail : {"s", "m", "d", "re", "ve", "ll", "t"}) {
    if (word.size() <= tail.size() || !equals(word.substr(word.size() - tail.size()), tail)) continue;
    const std::size_t end = word.size() - tail.size();
    const std::size_t size = apostrophe_before(word, end);
    if (size == 0) continue;
    if (tail != "t") return end - size;
    const std::size_t n = end - size;
    return n >= 2 && (word[n - 1] == 'n' || word[n - 1] == 'N') ? n - 1 : 0;
  }
  return 0;
}

}  // namespace

std::size_t clitic_cuts(std::string_view word, std::uint32_t (&cuts)[kMostClitics]) {
  struct Fused {
    std::string_view word;
    std::uint32_t cut;
  };
  static constexpr Fused kFused[] = {{"cannot", 3}, {"gonna", 3}, {"wanna", 3}, {"gotta", 3}, {"gimme", 3}, {"lemme", 3},
                                     {"dont", 2}, {"cant", 2}, {"wont", 2}, {"isnt", 2}, {"arent", 3}, {"wasnt", 3},
                                     {"didnt", 3}, {"hasnt", 3}, {"hadnt", 3}, {"doesnt", 4}, {"havent", 4}, {"couldnt", 5},
                                     {"wouldnt", 5}, {"thats", 4}, {"whats", 4}};
  if (word.size() >= 4 && word.size() <= 7)
    for (const Fused& fused : kFused)
      if (equals(word, fused.word)) {
        cuts[0] = fused.cut;
        return 1;
      }
  std::size_t count = 0;
  while (count < kMostClitics) {
    const std::size_t cut = last_clitic(word);
    if (cut == 0) break;
    cuts[count++] = static_cast<std::uint32_t>(cut);
    word = word.substr(0, cut);
  }
  std::reverse(cuts, cuts + count);
  return count;
}

}  // namespace chancery
