// Wording by which furniture is known: "Read also", "Photo credit:", "Leave a Reply". From lexicon/furniture.tsv of
// every data folder.
//
//   markers.match("Photo credit: Majilis")  ->  {FurnitureKind::photo_credit, Where::start}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/layout.h"

namespace chancery {

class Markers {
 public:
  enum class Where { line, start, list, rest, end, inside };
  struct Found {
    FurnitureKind kind = FurnitureKind::other;
    Where where = Where::line;
    bool whole = false;  // nothing but the marker stands in the line
    bool at_start = false;
  };

  static Markers load(const std::vector<std::string>& data_folders);

  // What marks this line, if anything; the longest wording counts, and what stands at the start counts first.
  std::optional<Found> match(std::string_view line) const;
  // A word that may stand beside the date in a line that dates the page: "Published", "GMT", "Tuesday".
  bool dates_a_page(std::string_view folded_word) const { return date_words_.contains(std::string(folded_word)); }
  // A word that no name of a person ends in: "Assembly", "Division".
  bool never_a_name(std::string_view folded_word) const { return no_names_.contains(std::string(folded_word)); }

 private:
  std::optional<Found> at_start_of(std::string_view folded, std::string_view line) const;
  std::optional<Found> at_start(std::string_view folded, std::string_view line) const;

  struct Marker {
    std::string phrase;  // folded
    FurnitureKind kind;
    Where where;
  };
  std::vector<Marker> markers_;
  bool latin_ = true;  // no phrase is of another script alone
  // Markers by two of their bytes; a bit for each two says at once that there are none.
  class Buckets {
   public:
    void add(std::string_view key, std::uint32_t marker);
    const std::vector<std::uint32_t>* find(std::string_view key) const;

   private:
    static std::size_t bit(std::string_view key) {
      const auto first = static_cast<unsigned char>(key[0]);
      return first << 8 | (key.size() > 1 ? static_cast<unsigned char>(key[1]) : 0u);
    }
    std::vector<bool> any_ = std::vector<bool>(1 << 16);
    std::unordered_map<std::string, std::vector<std::uint32_t>> lists_;
  };
  Buckets by_first_letters_;   // of those that stand at the start
  Buckets by_last_letters_;    // of those at the end
  Buckets inside_by_letters_;  // of those within, by their first
  std::unordered_set<std::string> date_words_, no_names_;
};

}  // namespace chancery
