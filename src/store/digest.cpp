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

}  // namespace chancery::store
