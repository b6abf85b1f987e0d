// Numbers in figures and in words: "1,006.84", "12 000", "two and a half million", "sixteen", "a third", "24th".
//
//   numbers.read(atoms, 2)  ->  {length 3, value 2.5e6, ...}
//
// Whether a number is a quantity, a date or part of a name is for the readers to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "time/word_table.h"

namespace chancery {

struct Number {
  std::size_t length = 0;  // in atoms
  double value = 0;
  bool ordinal = false;   // "24th", "second"
  bool spelled = false;   // without figures
  bool fraction = false;  // "a third", "half"
  bool scaled = false;    // with a scale word: "million"
  bool integer() const;
};

class NumberReader {
 public:
  static NumberReader load(const std::vector<std::string>& data_folders);

  std::optional<Number> read(const Atoms& atoms, std::size_t at) const;
  // The figures alone, without any scale word after them: "1,006.84" but not "million".
  std::optional<Number> read_figures(const Atoms& atoms, std::size_t at) const;
  // The scale word at `at` ("million", glued "bn"): its factor and length.
  struct Scale {
    std::size_t length = 0;
    double factor = 1;
  };
  Scale scale(const Atoms& atoms, std::size_t at, bool after_currency = false) const;
  const WordTable& words() const { return words_; }

 private:
  std::optional<Number> read_spelled(const Atoms& atoms, std::size_t at) const;
  WordTable words_;
};

}  // namespace chancery
