// The page cut into units: one line each, or the lines of one hard-wrapped paragraph joined; and what can be seen of a
// unit from outside: how long it is, how it ends, whether it looks like running text or like a headline.
//
//   "The two ministers met\nin Riga on Monday.\n\nRead also"  ->  2 units
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "chancery/span.h"

namespace chancery {

struct Unit {
  Span span;                       // trimmed, never empty
  std::uint32_t blank_before = 0;  // empty lines before it
  std::uint32_t words = 0;         // that hold a letter or digit
  std::uint32_t characters = 0;
  std::uint32_t capitalised = 0;  // words that start with a capital
  std::uint32_t lower = 0;        // words that start with a small letter
  std::uint32_t inner_stops = 0;  // ". A" after a word of small letters
  bool ends_sentence = false;     // . ! ? or their like, closing quotes and brackets set aside
  bool ends_open = false;         // ends in : or ; or , so that more belongs to it
  bool starts_lower = false;
  bool bullet = false;  // "-", "•", "1." before the first word

  // Running text, as far as one can see from outside. Caseless scripts count as running text by length and stop.
  bool prose() const {
    return (ends_sentence && words >= 6) || words > 32 || (inner_stops > 0 && ends_sentence && words >= 4);
  }
  bool headline_like() const { return !prose() && !ends_open && !bullet && !starts_lower && words >= 4; }
};

// What is seen of text[span].
Unit look_at(std::string_view text, Span span);
// The units of a page, in order. `furniture` says of a line whether it is known furniture, which no wrapped line joins.
std::vector<Unit> units_of(std::string_view text, const std::function<bool(std::string_view)>& furniture);
// The span without the white space at its ends.
Span trimmed(std::string_view text, Span span);

}  // namespace chancery
