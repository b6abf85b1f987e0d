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

// `Rows` rows by one block of 16 outputs. A byte times a weight of 7 bits, twice, fits 16 bits: 255 * 63 * 2 < 32768.
template <int Rows>
KERNEL_INLINE void block(const std::uint8_t* x, std::size_t inputs, const std::int8_t* weights, __m256i (&low)[Rows],
                         __m256i (&high)[Rows]) {
  const __m256i one = _mm256_set1_epi16(1);
  for (int r = 0; r < Rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  for (std::size_t i = 0; i < inputs; i += 4, weights += 64) {
    const __m256i first = _mm256_load_si256(reinterpret_cast<const __m256i*>(weights));
    const __m256i second = _mm256_load_si256(reinterpret_cast<const __m256i*>(weights + 32));
    for (int r = 0; r < Rows; ++r) {
      std::int32_t four;
      std::memcpy(&four, x + static_cast<std::size_t>(r) * inputs + i, 4);
      const __m256i bytes = _mm256_set1_epi32(four);
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(_mm256_maddubs_epi16(bytes, first), one));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(_mm256_maddubs_epi16(bytes, second), one));
    }
  }
}

template <int Rows>
KERNEL_INLINE void rows_of_block(const std::uint8_t* x, const float* scales, const PackedMatrix& matrix, std::size_t first,
                                 float* out) {
  __m256i low[Rows], high[Rows];
  block<Rows>(x, matrix.inputs, matrix.weights.data() + first * matrix.inputs, low, high);
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
