// Is it ours? Whether an article is about diplomacy or politics between states, told in microseconds by its words alone, so that an
// archive of which nine tenths are sport and shopping costs what the last tenth costs.
//
// A linear model over words and pairs of words, countries taken for one another (lexicon/diplomacy_terms.tsv, learnt by train/sieve.py).
// Set so that hardly any article of ours is lost (docs/measurements.md), at the price of letting through some that are not.
//
//   const Sieve sieve = Sieve::load({"data"});
//   sieve.keeps("The ministers of Latvia and Moldova met in Riga ...")   ->  true
//   sieve.score(text)                                                    ->  1.7
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/document.h"

namespace chancery {

class Sieve {
 public:
  static constexpr std::size_t kWordsRead = 400;

  // Throws Error where a table is broken.
  static Sieve load(const std::vector<std::string>& data_folders);

  // Higher is more surely ours. Reads the first kWordsRead words.
  float score(std::string_view text) const;
  bool keeps(std::string_view text) const { return score(text) >= threshold_; }
  // Of the title and the paragraphs of the body, as laid out. What has no letter of English in it is kept: the sieve cannot tell;
  // what has no text at all (an empty file, a picture) is not.
  bool keeps(const Document& document) const;
  float score(const Document& document) const;
  float threshold() const { return threshold_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    float weight = 0;
    std::uint16_t term = 0;     // 1 + number of the term; 0 where the slot is no term
    std::uint16_t country = 0;  // 1 + number of the country; 0 where the word is none
  };
  class Reading;
  Slot& slot_for(std::uint64_t hash);
  const Slot* find(std::uint64_t hash) const;

  std::vector<Slot> slots_;
  std::uint16_t terms_ = 0;
  float bias_ = 0, threshold_ = 0;
};

}  // namespace chancery
