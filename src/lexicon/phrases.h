// Many phrases looked up at once in a sequence of words: gazetteers, titles, markers.
//
// A phrase is a sequence of words, compared after fold() (case, accents and curly quotes do not count). Words are split
// at spaces, and around ' - . , as the tokeniser splits them, so that a phrase written as people write it meets tokens.
//
//   Phrases phrases;
//   phrases.add("Majlisi Milli", 7);
//   phrases.longest(words, 3)  ->  {length 2, value 7}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chancery {

// The words of a phrase as compared: folded, split at spaces and around punctuation.
std::vector<std::string> phrase_words(std::string_view phrase);

class Phrases {
 public:
  struct Found {
    std::uint32_t length = 0;           // in words; 0: nothing found
    const std::vector<std::uint32_t>* values = nullptr;  // in order of adding
    explicit operator bool() const { return length > 0; }
  };

  // Room for so many phrases, where that is known beforehand: loading is then a third faster.
  void reserve(std::size_t phrases) {
    word_ids_.reserve(phrases);
    edges_.reserve(2 * phrases);
    nodes_.reserve(2 * phrases);
  }
  void add(std::string_view phrase, std::uint32_t value);
  // The longest phrase that starts at words[at]. `words` are folded tokens.
  Found longest(const std::vector<std::string>& words, std::size_t at) const;
  // Every phrase that starts at words[at], shortest first.
  std::vector<Found> all(const std::vector<std::string>& words, std::size_t at) const;
  // The whole phrase, no more and no less.
  const std::vector<std::uint32_t>* exactly(std::string_view phrase) const;
  std::size_t size() const { return size_; }

 private:
  struct Node {
    std::vector<std::uint32_t> values;
  };
  // One hash table for all edges: (node, word) -> node.
  std::uint32_t step(std::uint32_t node, const std::string& word) const;
  std::unordered_map<std::string, std::uint32_t> word_ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::size_t size_ = 0;
};

}  // namespace chancery
