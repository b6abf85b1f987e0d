// Units of quantities: currencies, measures, percent; and which currency an open sign ("$", "Rs", "dinars") means.
//
// From data/ontology/units.tsv, with the names and adjectives of data/ontology/countries.tsv.
//
//   units.find(document.text, atoms, 4, Units::Side::before)  ->  {length 1, the rows of "$"}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "time/atoms.h"

namespace chancery {

class Units {
 public:
  enum class Kind : std::uint8_t { money, measure, percent };
  enum class Side : std::uint8_t { before, after };  // of the number
  struct Row {
    std::vector<std::string> words;
    std::string form;
    std::string unit;
    Kind kind = Kind::money;
    bool before = false, after = false, exact = false;
    std::vector<std::string> countries;
  };
  struct Found {
    std::size_t length = 0;           // in atoms
    std::vector<std::uint32_t> rows;  // all readings of the longest form
    explicit operator bool() const { return length > 0; }
  };
  struct Chosen {
    std::string unit;
    Kind kind = Kind::money;
    std::string basis;  // "" where the form alone says it
    std::string form;   // of an open form: as the table has it
    bool left_open = false;
  };

  static Units load(const std::vector<std::string>& data_folders);

  Found find(std::string_view text, const Atoms& atoms, std::size_t at, Side side) const;
  // Which unit the form means: by the adjective just before it, by the countries of the copy, or, where the form has no
  // meaning of its own, by the countries that the sentence names. An open form keeps its words as unit.
  Chosen choose(const Found& found, const Atoms& atoms, std::size_t at, const std::vector<std::string>& copy) const;
  // Countries whose name, adjective, capital or medium stands in the text: those of a dateline and an agency.
  std::vector<std::string> countries_of(std::string_view text) const;
  // The country adjective or name that starts at `at` ("Kuwaiti", "Sri Lankan"): its length, 0 for none.
  std::size_t country_at(const Atoms& atoms, std::size_t at) const { return country(atoms, at).first; }
  const Row& row(std::uint32_t index) const { return rows_[index]; }

 private:
  struct Name {
    std::vector<std::string> words;
    std::string country;
    bool copy_only = false;  // capitals and media: no evidence within a sentence
  };
  using Match = std::pair<std::size_t, std::uint32_t>;  // length, index into names_
  Match country(const Atoms& atoms, std::size_t at, bool copy = false) const;
  void add_name(std::string_view name, std::string_view country, bool copy_only);

  std::vector<Row> rows_;
  std::vector<Name> names_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_, names_by_first_;  // longest first
};

}  // namespace chancery
