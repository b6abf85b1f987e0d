// A 64-bit digest for rows, pages and ids: fast, the same on every machine, and any change of a single word of the
// input changes it (each step is a bijection). Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery::store {

std::uint64_t digest64(std::string_view bytes, std::uint64_t seed = 0);
std::string to_hex(std::uint64_t value);  // sixteen digits

// Digests several values of a row one after another, each with its length, so that no two rows run into each other.
class RowDigest {
 public:
  RowDigest& add(std::string_view text) {
    state_ = digest64(text, state_ + 0x9e3779b97f4a7c15ULL);
    return *this;
  }
  RowDigest& add(std::int64_t number) {
    return add(std::string_view(reinterpret_cast<const char*>(&number), sizeof number));
  }
  // As SQLite keeps it: a signed integer.
  std::int64_t value() const { return static_cast<std::int64_t>(state_); }

 private:
  std::uint64_t state_ = 0;
};

// Digests as kept in the rows, for verify.
std::int64_t document_digest(std::string_view ext, std::string_view source, std::string_view title,
                             std::string_view agency, std::string_view text, std::int64_t level);
std::int64_t fact_digest(std::int64_t ext, std::int64_t reading, std::int64_t kind, std::string_view status,
                         std::string_view body, std::int64_t level);

}  // namespace chancery::store
