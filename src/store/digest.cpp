#include "store/digest.h"

#include <bit>
#include <cstring>

namespace chancery::store {
namespace {

// Multiplying by an odd number, rotating and adding a shifted copy are all reversible: nothing is lost on the way.
std::uint64_t step(std::uint64_t state, std::uint64_t word) {
  state = (state ^ word) * 0x9fb21c651e98df25ULL;
  state = std::rotl(state, 29);
  return state ^ (state >> 32);
}

}  // namespace

std::uint64_t digest64(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t state = seed ^ 0xd6e8feb86659fd93ULL;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    state = step(state, word);
  }
  std::uint64_t tail = 0;
  if (at < bytes.size()) std::memcpy(&tail, bytes.data() + at, bytes.size() - at);
  state = step(state, tail);
  return step(state, bytes.size());
}

std::string to_hex(std::uint64_t value) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out(16, '0');
  for (int i = 15; i >= 0; --i, value >>= 4) out[static_cast<std::size_t>(i)] = kDigits[value & 15];
  return out;
}

std::int64_t document_digest(std::string_view ext, std::string_view source, std::string_view title,
                             std::string_view agency, std::string_view text, std::int64_t level) {
  return RowDigest().add(ext).add(source).add(title).add(agency).add(text).add(level).value();
}

std::int64_t fact_digest(std::int64_t ext, std::int64_t reading, std::int64_t kind, std::string_view status,
                         std::string_view body, std::int64_t level) {
  return RowDigest().add(ext).add(reading).add(kind).add(status).add(body).add(level).value();
}

}  // namespace chancery::store
