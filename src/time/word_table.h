// Tables of words and phrases by kind: what data/lexicon/{time_words,number_words,hedges}.tsv hold.
//
// Columns `word`, `kind`, `value`, `source`. A word may be a phrase and may have several kinds. Phrases are compared
// with atoms; the longest one of the kind asked for wins.
//
//   const WordTable words = WordTable::load(data_folders, "time_words.tsv");
//   words.find(atoms, 3, "month")  ->  {length 1, value "9"}
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "time/atoms.h"

namespace chancery {

class WordTable {
 public:
  struct Found {
    std::size_t length = 0;  // in atoms; 0: nothing found
    const std::string* value = nullptr;
    int number = 0;  // the value as a number, 0 where it is none
    explicit operator bool() const { return length > 0; }
  };

  // Reads `file` from the lexicon folder of each of `data_folders`; throws Error where a row is bad, or none has it.
  static WordTable load(const std::vector<std::string>& data_folders, const std::string& file);

  void add(std::string_view phrase, std::string_view kind, std::string_view value);
  Found find(const Atoms& atoms, std::size_t at, std::string_view kind) const;
  // The longest phrase of `kind` that ends just before atom `end`.
  Found find_before(const Atoms& atoms, std::size_t end, std::string_view kind) const;
  bool has(const Atoms& atoms, std::size_t at, std::string_view kind) const { return bool(find(atoms, at, kind)); }
  // First words of all phrases of `kind`, less an article, added to `out`.
  void first_words(std::string_view kind, std::unordered_set<std::string>& out) const;
  bool has(std::string_view word, std::string_view kind) const;  // one word, folded

 private:
  struct Entry {
    std::vector<std::string> words;
    std::string kind;
    std::string value;
    int number = 0;
  };
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  std::vector<Entry> entries_;
  Index by_first_, by_last_;  // entries by their first and last word, longest first
};

}  // namespace chancery
