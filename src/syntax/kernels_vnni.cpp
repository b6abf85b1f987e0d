// Products with weights by the dot products of bytes that newer CPUs have (AVX-512 VNNI): the same sums of integers as
// everywhere, four times as many a step. The rest is that of AVX2.
#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // of the compiler's own header
#endif
#include <immintrin.h>

#include <cstring>

#include "syntax/kernels.h"

#define KERNEL static __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#define KERNEL_INLINE KERNEL inline __attribute__((always_inline))

namespace chancery {
namespace {

// `Rows` rows by one block of 16 outputs, whose weights for a four of inputs fill one register.
template <int Rows>
KERNEL_INLINE void rows_of_block(const std::uint8_t* x, const float* scales, const PackedMatrix& matrix, std::size_t first,
                                 float* out) {
  const std::size_t inputs = matrix.inputs;
  const std::int8_t* weights = matrix.weights.data() + first * inputs;
  const std::uint16_t* order = matrix.order.data() + first / PackedMatrix::kBlock * (inputs / 4);
  const std::uint16_t* const end = order + inputs / 4;
  __m512i total[Rows];
  for (int r = 0; r < Rows; ++r) total[r] = _mm512_setzero_si512();
  for (; order < end; ++order, weights += 64) {
    const __m512i block = _mm512_load_si512(weights);
    const std::uint8_t* from = x + *order;
    for (int r = 0; r < Rows; ++r, from += inputs) {
      std::int32_t four;
      std::memcpy(&four, from, 4);
      total[r] = _mm512_dpbusd_epi32(total[r], _mm512_set1_epi32(four), block);
    }
  }
  const __m512i correction = _mm512_loadu_si512(matrix.correction.data() + first);
  const __m512 scale = _mm512_loadu_ps(matrix.scale.data() + first), bias = _mm512_loadu_ps(matrix.bias.data() + first);
  for (int r = 0; r < Rows; ++r) {
    const __m512 sum = _mm512_cvtepi32_ps(_mm512_sub_epi32(total[r], correction));
    const __m512 product = _mm512_mul_ps(sum, _mm512_mul_ps(_mm512_set1_ps(scales[r]), scale));
    _mm512_storeu_ps(out + static_cast<std::size_t>(r) * matrix.padded + first, _mm512_add_ps(product, bias));
  }
}

KERNEL void multiply(const std::uint8_t* x, const float* scales, std::size_t rows, const PackedMatrix& matrix, float* out) {
  constexpr std::size_t kRowsAtOnce = 48;  // their bytes stay near while all blocks of weights pass
  for (std::size_t begin = 0; begin < rows; begin += kRowsAtOnce) {
    const std::size_t end = begin + kRowsAtOnce < rows ? begin + kRowsAtOnce : rows;
    for (std::size_t first = 0; first < matrix.padded; first += PackedMatrix::kBlock) {
      std::size_t r = begin;
      for (; r + 12 <= end; r += 12)
        rows_of_block<12>(x + r * matrix.inputs, scales + r, matrix, first, out + r * matrix.padded);
      for (; r + 4 <= end; r += 4)
        rows_of_block<4>(x + r * matrix.inputs, scales + r, matrix, first, out + r * matrix.padded);
      for (; r < end; ++r)
        rows_of_block<1>(x + r * matrix.inputs, scales + r, matrix, first, out + r * matrix.padded);
    }
  }
}

Kernels with_dot_products() {
  Kernels out = *avx2_kernels();
  out.name = "vnni";
  out.multiply = multiply;
  return out;
}

}  // namespace

const Kernels* vnni_kernels() {
  if (!avx2_kernels() || !__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") ||
      !__builtin_cpu_supports("avx512vl") || !__builtin_cpu_supports("avx512vnni"))
    return nullptr;
  static const Kernels out = with_dot_products();
  return &out;
}

}  // namespace chancery
#else
#include "syntax/kernels.h"
namespace chancery {
const Kernels* vnni_kernels() { return nullptr; }
}  // namespace chancery
#endif
