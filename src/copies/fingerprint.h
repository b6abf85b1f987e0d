// What is kept of an article to know its copies by: its sentences and runs of words as hashes. Furniture, dateline and title are left out: they change from outlet to outlet.
//
//   const Fingerprint a = fingerprint(document), b = fingerprint(another);
//   share_of(a, b)   ->  .97: nearly all of a stands in b
//
// A fingerprint holds no words, takes about two bytes for each byte of text, and can be kept (to_bytes, from_bytes): the
// record compares what comes in with what it holds without reading the old articles again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/document.h"

namespace chancery {

struct Fingerprint {
  struct SentenceHash {
    std::uint64_t hash = 0;
    std::uint32_t words = 0;
    bool operator==(const SentenceHash&) const = default;
  };
  std::uint32_t words = 0;              // of the body
  std::vector<SentenceHash> sentences;  // of kShortestSentence words or more; sorted, each once
  // The least hash in each window of kWindow runs of kRun words: two texts that share kRun + kWindow - 1 words in a row
  // share one. Sorted, each once.
  std::vector<std::uint64_t> runs;
  bool operator==(const Fingerprint&) const = default;
};

inline constexpr std::uint32_t kShortestSentence = 5;
inline constexpr std::uint32_t kRun = 5;
inline constexpr std::uint32_t kWindow = 4;

// Reads text and layout of the document (the stages before syntax). Linear.
Fingerprint fingerprint(const Document& document);
Fingerprint fingerprint_of_text(std::string_view text);  // all of it is body

// How much of `part` stands in `whole`, 0 to 1: by sentences or by runs of words, whichever finds more.
double share_of(const Fingerprint& part, const Fingerprint& whole);

std::string to_bytes(const Fingerprint& fingerprint);
std::optional<Fingerprint> fingerprint_from_bytes(std::string_view bytes);  // empty where they are none

}  // namespace chancery
