// Reads quantities: money, percentages, counts of things, ranks and measures, with their hedges and stated equivalents.
//
// Writes Document::quantities, in order of the text, never overlapping. Numbers that are dates, clock times, lengths of
// time, parts of names ("G20", "Resolution 1325") or telephone numbers are none. Runs after TimeReader. What looks
// wrong against its own sentence ("exceeded $32 million ... already more than 23 billion") keeps its value and a flag.
//
//   const auto reader = QuantityReader::load({"data"});
//   reader.run(document);  // "nearly USD 600 million": money 6e8 USD, hedge "nearly"
#pragma once

#include <string>
#include <vector>

#include "time/numbers.h"
#include "time/units.h"

namespace chancery {

class QuantityReader {
 public:
  static QuantityReader load(const std::vector<std::string>& data_folders);
  void run(Document& document) const;

  struct Line;   // a sentence on its way through: atoms, what is taken, what was found
  struct Found;  // a quantity with the atoms that it covers

 private:
  bool read_at(Line& line, std::size_t at, Found& out) const;
  bool money_at(Line& line, std::size_t at, Found& out) const;
  bool number_at(Line& line, std::size_t at, Found& out) const;
  bool rank_at(Line& line, std::size_t at, Found& out) const;
  bool vague_at(Line& line, std::size_t at, Found& out) const;
  bool unit_after(Line& line, std::size_t number_end, Found& out) const;
  bool counted_noun(Line& line, std::size_t at, Found& out) const;
  bool part_of_name(const Line& line, std::size_t at, std::size_t last) const;
  void add_hedges(Line& line, std::size_t from, Found& found) const;
  void add_equivalents(Line& line) const;
  void add_flags(Line& line) const;

  NumberReader numbers_;
  WordTable hedges_;
  Units units_;
};

}  // namespace chancery
