// From a sentence's words to the numbers that the syntax model starts from: wordpieces, shapes, affixes, casing.
// train/FORMAT.md describes each step; the training program follows the same description.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace chancery {

// fold.tsv: lower case without diacritics, and which code points are upper case.
class FoldTable {
 public:
  FoldTable() = default;
  explicit FoldTable(const std::string& path);
  // Folds a word; code points, not bytes.
  void fold(std::string_view word, std::u32string& out) const;
  bool is_upper(char32_t c) const;

 private:
  struct Row {
    char32_t from;
    std::array<char32_t, 4> to{};
    std::uint8_t count = 0;
    bool upper = false;
  };
  const Row* find(char32_t c) const;
  std::vector<Row> rows_;                       // sorted by `from`
  std::array<std::uint16_t, 128> ascii_{};  // index + 1
};

// vocab.txt: which pieces there are.
class PieceVocabulary {
 public:
  PieceVocabulary() = default;
  explicit PieceVocabulary(const std::string& path);
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t find(std::string_view piece) const;
  std::size_t size() const { return pieces_.size(); }
  std::string_view operator[](std::size_t id) const { return pieces_[id]; }

  // Adds the pieces of a folded word: at least one, at most kMostPieces.
  static constexpr std::size_t kMostPieces = 16;
  void cut(std::u32string_view folded, std::vector<std::uint32_t>& out) const;

 private:
  static constexpr std::size_t kLongestChunk = 40;  // code points
  bool cut_chunk(std::u32string_view chunk, std::vector<std::uint32_t>& out) const;
  std::uint32_t find(std::uint64_t hash, std::string_view piece, bool goes_on) const;

  std::unique_ptr<MappedFile> file_;
  std::vector<std::string_view> pieces_;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = kNone;
  };
  std::vector<Slot> slots_;  // open addressing, a power of two
  std::size_t longest_ = 0;  // bytes
  std::uint32_t unknown_ = 0;
};

// A sentence as the model takes it. Word 0 is the root.
struct EncodedSentence {
  std::size_t words = 0;                            // without the root
  std::vector<std::uint32_t> pieces;                // [CLS] ... [SEP]
  std::vector<std::uint32_t> owner;                 // word of each piece; 0 for [CLS]; kBoundary for [SEP]
  std::vector<std::uint8_t> shapes;                 // words 0..n
  std::vector<std::array<std::uint16_t, 3>> affixes;  // words 0..n
  std::uint8_t casing = 0;
};

inline constexpr std::uint32_t kBoundary = 0xFFFFFFFF;
inline constexpr std::uint8_t kBoundaryShape = 19;

class SentenceEncoder {
 public:
  SentenceEncoder() = default;
  // Reads vocab.txt and fold.tsv of a model's folder; `buckets` is the number of rows of an affix table.
  SentenceEncoder(const std::string& folder, std::size_t buckets);
  void encode(std::span<const std::string_view> words, EncodedSentence& out) const;
  const PieceVocabulary& vocabulary() const { return vocabulary_; }

 private:
  std::uint8_t shape(const std::u32string& word, bool first) const;

  FoldTable fold_;
  PieceVocabulary vocabulary_;
  std::uint64_t buckets_ = 8192;
  std::uint32_t begin_ = 0, end_ = 0;
};

}  // namespace chancery
