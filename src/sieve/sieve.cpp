#include "sieve/sieve.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "base/file.h"
#include "chancery/error.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

constexpr std::size_t kSlots = 1 << 14;  // four times what the tables fill
constexpr std::uint64_t kSeed = 1469598103934665603ull, kPrime = 1099511628211ull;
constexpr int kFewestTerms = 4;  // fewer than that weigh as if they were so many
constexpr std::string_view kCountry = "@";

constexpr std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = kSeed;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}
constexpr std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  std::uint64_t hash = first * 0x9E3779B97F4A7C15ull ^ second;
  hash ^= hash >> 29;
  return hash * 0xBF58476D1CE4E5B9ull;
}
constexpr std::uint64_t kCountryHash = hash_of(kCountry);

std::uint64_t hash_of_term(std::string_view term) {
  const auto space = term.find(' ');
  return space == std::string_view::npos ? hash_of(term) : pair_of(hash_of(term.substr(0, space)), hash_of(term.substr(space + 1)));
}

// Words that are a country now and then, or part of many names.
const std::unordered_set<std::string_view> kAmbiguous = {"chad",     "polish",   "guinea",    "male", "roseau", "nice",   "victoria", "georgetown", "kingston", "hamilton",
                                                         "santiago", "san",      "road",      "the",  "valley", "city",   "town",     "port",       "saint",    "new",
                                                         "south",    "north"};

bool plain_word(std::string_view word) {
  return word.size() >= 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Sieve::Slot& Sieve::slot_for(std::uint64_t hash) {
  std::size_t at = static_cast<std::size_t>(hash >> 40) & (slots_.size() - 1);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  slots_[at].hash = hash;
  return slots_[at];
}

const Sieve::Slot* Sieve::find(std::uint64_t hash) const {
  std::size_t at = static_cast<std::size_t>(hash >> 40) & (slots_.size() - 1);
  while (slots_[at].hash != 0) {
    if (slots_[at].hash == hash) return &slots_[at];
    at = (at + 1) & (slots_.size() - 1);
  }
  return nullptr;
}

Sieve Sieve::load(const std::vector<std::string>& data_folders) {
  Sieve out;
  out.slots_.resize(kSlots);
  std::size_t filled = 0;
  for (const std::string& folder : data_folders) {
    if (const std::string path = folder + "/lexicon/diplomacy_terms.tsv"; file_exists(path)) {
      const Table table = Table::load(path);
      for (const Table::Row& row : table.rows()) {
        const std::string_view term = row["term"], written = row["weight"];
        float weight = 0;
        const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), weight);
        if (error != std::errc{} || end != written.data() + written.size()) row.fail("'" + std::string(written) + "' is not a weight");
        if (term == "(bias)") out.bias_ = weight;
        else if (term == "(threshold)") out.threshold_ = weight;
        else {
          Slot& slot = out.slot_for(hash_of_term(term));
          slot.weight = weight;
          if (slot.term == 0) slot.term = ++out.terms_;
          if (++filled > kSlots / 2) row.fail("too many terms");
        }
      }
    }
    if (const std::string path = folder + "/ontology/countries.tsv"; file_exists(path)) {
      const Table table = Table::load(path);
      std::uint16_t number = 0;
      for (const Table::Row& row : table.rows()) {
        ++number;
        if (row["kind"] == "former") continue;
        for (const char* column : {"names", "adjectives", "demonyms", "capital"})
          for (const std::string_view name : row.list(column)) {
            std::string word(name);
            for (char& c : word)
              if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
            if (!plain_word(word) || kAmbiguous.contains(word)) continue;
            Slot& slot = out.slot_for(hash_of(word));
            if (slot.country == 0) slot.country = number;
            if (++filled > kSlots / 2) row.fail("too many words");
          }
      }
    }
  }
  return out;
}

// One text being read: which terms were seen, which countries.
class Sieve::Reading {
 public:
  explicit Reading(const Sieve& sieve) : sieve_(sieve), seen_(sieve.terms_ + 1u) {}

  // False once enough has been read.
  bool read(std::string_view text) {
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = at + text.size();
    while (at < end && words_ < kWordsRead) {
      std::uint64_t hash = kSeed;
      const auto* const begin = at;
      for (;;) {
        if (at == end) break;
        const unsigned char c = *at;
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
          hash = (hash ^ (c | 0x20)) * kPrime;
          ++at;
        } else if (c >= 0xC3 && c <= 0xC9 && at + 1 < end && (at[1] & 0xC0) == 0x80 && !(c == 0xC9 && at[1] > 0x8F)) {  // Latin letters with marks
          hash = (((hash ^ c) * kPrime) ^ at[1]) * kPrime;
          at += 2;
        } else {
          break;
        }
      }
      const auto length = at - begin;
      if (length > 1 || (length == 1 && (*begin | 0x20) == 'a')) word(hash);
      else if (length == 0) ++at;
    }
    return words_ < kWordsRead;
  }

  float score() const {
    const float hits = static_cast<float>(std::max(hits_, kFewestTerms));
    return sieve_.bias_ + sum_ / std::sqrt(hits);
  }
  std::size_t words() const { return words_; }

 private:
  void word(std::uint64_t hash) {
    ++words_;
    const Slot* slot = sieve_.find(hash);
    if (slot && slot->country != 0) {
      if (std::find(countries_, countries_ + countries_seen_, slot->country) == countries_ + countries_seen_ && countries_seen_ < 5) {
        countries_[countries_seen_++] = slot->country;
        if (countries_seen_ == 2) hit(sieve_.find(hash_of("@2")));
        if (countries_seen_ == 3) hit(sieve_.find(hash_of("@3")));
        if (countries_seen_ == 5) hit(sieve_.find(hash_of("@5")));
      }
      hash = kCountryHash;
      slot = sieve_.find(hash);
    }
    hit(slot);
    if (last_ != 0) hit(sieve_.find(pair_of(last_, hash)));
    last_ = hash;
  }

  void hit(const Slot* slot) {
    if (!slot || slot->term == 0 || seen_[slot->term]) return;
    seen_[slot->term] = 1;
    sum_ += slot->weight;
    ++hits_;
  }

  const Sieve& sieve_;
  std::vector<char> seen_;
  std::uint16_t countries_[5] = {};
  int countries_seen_ = 0, hits_ = 0;
  std::size_t words_ = 0;
  std::uint64_t last_ = 0;
  float sum_ = 0;
};

float Sieve::score(std::string_view text) const {
  Reading reading(*this);
  reading.read(text);
  return reading.score();
}

float Sieve::score(const Document& document) const {
  Reading reading(*this);
  if (document.layout.title) reading.read(document.at(*document.layout.title));
  else reading.read(document.source.title);
  for (const Span paragraph : document.layout.body)
    if (!reading.read(document.at(paragraph))) break;
  return reading.score();
}

bool Sieve::keeps(const Document& document) const {
  if (!document.layout.language.empty() && document.layout.language != "en") return true;
  if (document.layout.body.empty() && !document.layout.title && document.source.title.empty()) return false;  // no text
  return score(document) >= threshold_;
}

}  // namespace chancery
