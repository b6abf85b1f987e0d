// What QuantityReader keeps of a sentence while it reads it. For the files of QuantityReader only.
#pragma once

#include "time/quantity_reader.h"

namespace chancery {

struct QuantityReader::Line {
  const Document& document;
  const Sentence& sentence;
  Atoms atoms;
  std::vector<bool> taken;               // by a time
  const std::vector<std::string>& copy;  // countries of the dateline and agency
  std::vector<Found> found;
  std::vector<std::pair<std::string, std::string>>& settled;  // open forms and what they meant before in the article

  // An open form that nothing here settles means what it meant before in the article.
  void settle(Units::Chosen& chosen) const {
    if (chosen.form.empty()) return;
    for (const auto& [form, unit] : settled) {
      if (form != chosen.form) continue;
      if (chosen.left_open) {
        chosen.unit = unit;
        chosen.basis = "\"" + form + "\" as before in the article";
      }
      return;
    }
    if (!chosen.left_open) settled.emplace_back(chosen.form, chosen.unit);
  }
  bool is(std::size_t at, std::string_view text) const { return at < atoms.size() && atoms[at].text == text; }
  bool glued(std::size_t at) const { return at < atoms.size() && atoms[at].glued; }
  bool free(std::size_t first, std::size_t last) const {
    for (std::size_t at = first; at < last && at < taken.size(); ++at)
      if (taken[at]) return false;
    return last <= atoms.size();
  }
};

struct QuantityReader::Found {
  Quantity quantity;
  std::size_t first = 0, last = 0;  // atoms, hedge included
  std::size_t core = 0;             // first atom without the hedge
  bool scaled = false;              // with a scale word
  bool bare = false;                // no unit was said
};

}  // namespace chancery
