#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpsabi"
#endif
#include <immintrin.h>

#define KERNEL_AVX2
#define KERNEL static __attribute__((target("avx2")))
#include "syntax/kernels_body.h"

namespace chancery {
namespace {

KERNEL_INLINE __m256i load_weights(const std::int8_t* weights) {
  return _mm256_load_si256(reinterpret_cast<const __m256i*>(weights));
}
KERNEL_INLINE __m256i load_four(const std::uint8_t* x) {
  std::int32_t four;
  std::memcpy(&four, x, 4);
  return _mm256_set1_epi32(four);
}

// `Rows` rows by one block of 16 outputs. A byte times a weight of 7 bits, twice, fits 16 bits: 255 * 63 * 2 < 32768; so
// does the sum of a pair of fours.
template <int Rows>
KERNEL_INLINE void block(const std::uint8_t* x, const PackedMatrix& matrix, std::size_t first, __m256i (&low)[Rows],
                         __m256i (&high)[Rows]) {
  const std::size_t inputs = matrix.inputs, number = first / PackedMatrix::kBlock;
  const std::int8_t* weights = matrix.weights.data() + first * inputs;
  const std::uint16_t* order = matrix.order.data() + number * (inputs / 4);
  const std::uint16_t* const singles = order + 2 * matrix.pairs[number];
  const std::uint16_t* const end = matrix.order.data() + (number + 1) * (inputs / 4);
  const __m256i one = _mm256_set1_epi16(1);
  for (int r = 0; r < Rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  for (; order < singles; order += 2, weights += 128) {
    const __m256i low1 = load_weights(weights), high1 = load_weights(weights + 32);
    const __m256i low2 = load_weights(weights + 64), high2 = load_weights(weights + 96);
    const std::uint8_t *x1 = x + order[0], *x2 = x + order[1];
    for (int r = 0; r < Rows; ++r, x1 += inputs, x2 += inputs) {
      const __m256i bytes1 = load_four(x1), bytes2 = load_four(x2);
      const __m256i sum = _mm256_add_epi16(_mm256_maddubs_epi16(bytes1, low1), _mm256_maddubs_epi16(bytes2, low2));
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(sum, one));
      const __m256i more = _mm256_add_epi16(_mm256_maddubs_epi16(bytes1, high1), _mm256_maddubs_epi16(bytes2, high2));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(more, one));
    }
  }
  for (; order < end; ++order, weights += 64) {
    const __m256i low1 = load_weights(weights), high1 = load_weights(weights + 32);
    const std::uint8_t* from = x + *order;
    for (int r = 0; r < Rows; ++r, from += inputs) {
      const __m256i bytes = load_four(from);
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(_mm256_maddubs_epi16(bytes, low1), one));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(_mm256_maddubs_epi16(bytes, high1), one));
    }
  }
}

template <int Rows>
KERNEL_INLINE void rows_of_block(const std::uint8_t* x, const float* scales, const PackedMatrix& matrix, std::size_t first,
                                 float* out) {
  __m256i low[Rows], high[Rows];
  block<Rows>(x, matrix, first, low, high);
  for (int half = 0; half < 2; ++half) {
    const std::size_t at = first + 8 * static_cast<std::size_t>(half);
    const __m256i correction = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(matrix.correction.data() + at));
    const f8 scale = load(matrix.scale.data() + at), bias = load(matrix.bias.data() + at);
    for (int r = 0; r < Rows; ++r) {
      const f8 total = reinterpret_cast<f8>(_mm256_cvtepi32_ps(_mm256_sub_epi32(half ? high[r] : low[r], correction)));
      store(out + static_cast<std::size_t>(r) * matrix.padded + at, total * (all(scales[r]) * scale) + bias);
    }
  }
}

KERNEL void multiply(const std::uint8_t* x, const float* scales, std::size_t rows, const PackedMatrix& matrix, float* out) {
  constexpr std::size_t kRowsAtOnce = 48;  // their bytes stay near while all blocks of weights pass
  for (std::size_t begin = 0; begin < rows; begin += kRowsAtOnce) {
    const std::size_t end = begin + kRowsAtOnce < rows ? begin + kRowsAtOnce : rows;
    for (std::size_t first = 0; first < matrix.padded; first += PackedMatrix::kBlock) {
      std::size_t r = begin;
      for (; r + 4 <= end; r += 4)
        rows_of_block<4>(x + r * matrix.inputs, scales + r, matrix, first, out + r * matrix.padded);
      if (r + 2 <= end) {
        rows_of_block<2>(x + r * matrix.inputs, scales + r, matrix, first, out + r * matrix.padded);
        r += 2;
      }
      if (r < end) rows_of_block<1>(x + r * matrix.inputs, scales + r, matrix, first, out + r * matrix.padded);
    }
  }
}

}  // namespace

const Kernels* avx2_kernels() {
  static const Kernels out{"avx2", quantise, multiply, multiply_floats, gelu, add_and_normalise, attention};
  return __builtin_cpu_supports("avx2") ? &out : nullptr;
}

}  // namespace chancery
#else
#include "syntax/kernels.h"
namespace chancery {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace chancery
#endif
