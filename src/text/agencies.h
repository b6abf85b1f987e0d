// News agencies and the places of datelines: from ontology/agencies.tsv and lexicon/dateline_places.tsv.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace chancery {

class Agencies {
 public:
  struct Agency {
    std::string key;
    std::string name;
    std::string site;
  };

  static Agencies load(const std::vector<std::string>& data_folders);

  // The longest spelling of an agency that starts at `at`, in bytes; 0 for none. Case counts ("AA", not "aa"): a
  // spelling is taken as the table has it, or all in capitals.
  std::size_t at(std::string_view text, std::size_t at) const;
  // The first spelling in `text` that stands as a word of its own: begin and length.
  std::optional<std::pair<std::size_t, std::size_t>> find(std::string_view text) const;
  // Whether `text`, but for spaces and punctuation around it, is an agency's spelling or name.
  bool is_agency(std::string_view text) const;
  bool is_place(std::string_view text) const;
  // The agency whose site the address is of; null where none.
  const Agency* of_address(std::string_view address) const;

 private:
  void add_form(std::string_view form);
  std::vector<Agency> agencies_;
  std::unordered_map<std::string, std::vector<std::string>> forms_;  // by first two bytes, longest first
  std::unordered_set<std::string> places_;                           // folded
};

}  // namespace chancery
