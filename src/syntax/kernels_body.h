// The kernels' float code, included once by each build with KERNEL set to its function attributes. Lanes are the
// compilers' vectors of eight floats: without AVX they are taken apart in pairs, with the same results.
#include <cstring>

#include "syntax/kernels.h"

namespace chancery {
namespace {

using f8 = float __attribute__((vector_size(32)));
using i8 = std::int32_t __attribute__((vector_size(32)));

#define KERNEL_INLINE KERNEL inline __attribute__((always_inline))

// Copied byte by byte in the language's eyes: an alias of lesser alignment is taken for an aligned one by Clang.
KERNEL_INLINE f8 load(const float* p) {
  f8 v;
  std::memcpy(&v, p, sizeof v);
  return v;
}
KERNEL_INLINE void store(float* p, f8 v) { std::memcpy(p, &v, sizeof v); }
KERNEL_INLINE f8 all(float v) { return f8{v, v, v, v, v, v, v, v}; }
KERNEL_INLINE float sum(f8 v) {
  const float a = v[0] + v[4], b = v[2] + v[6], c = v[1] + v[5], d = v[3] + v[7];
  return (a + b) + (c + d);
}
KERNEL_INLINE f8 pick(i8 mask, f8 yes, f8 no) {
  return reinterpret_cast<f8>((mask & reinterpret_cast<i8>(yes)) | (~mask & reinterpret_cast<i8>(no)));
}
KERNEL_INLINE f8 larger(f8 a, f8 b) { return pick(a > b, a, b); }
KERNEL_INLINE f8 smaller(f8 a, f8 b) { return pick(a < b, a, b); }
KERNEL_INLINE float largest(f8 v) {
  float out = v[0];
  for (int i = 1; i < 8; ++i) out = v[i] > out ? v[i] : out;
  return out;
}
KERNEL_INLINE f8 magnitude(f8 v) {
  const i8 mask = {0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF};
  return reinterpret_cast<f8>(reinterpret_cast<i8>(v) & mask);
}
// To the nearest whole number, halves to even, for |v| < 2^22.
KERNEL_INLINE f8 nearest(f8 v) {
  const f8 shift = all(12582912.0f);
  return (v + shift) - shift;
}

// e^x for x <= 0 (below -87 it is as for -87). Relative error under 2e-7.
KERNEL_INLINE f8 exponential(f8 x) {
  x = larger(x, all(-87.0f));
  const f8 n = nearest(x * all(1.44269504f));
  const f8 r = (x - n * all(0.693359375f)) - n * all(-2.12194440e-4f);
  f8 p = all(0.00139486f);
  p = p * r + all(0.00837513f);
  p = p * r + all(0.04166622f);
  p = p * r + all(0.16666415f);
  p = p * r + all(0.50000001f);
  p = p * r + all(1.00000004f);
  p = p * r + all(1.0f);
  const i8 bits = __builtin_convertvector(n, i8) << 23;
  return reinterpret_cast<f8>(reinterpret_cast<i8>(p) + bits);
}

// erf(x): x times a polynomial in x^2, fitted on |x| <= 3.6 (error under 3e-6) and held beyond.
KERNEL_INLINE f8 error_function(f8 x) {
  x = smaller(larger(x, all(-3.6f)), all(3.6f));
  const f8 u = x * x * all(0.15432099f) - all(1.0f);
  f8 p = all(-0.004822839517146349f);
  p = p * u + all(0.011959098279476166f);
  p = p * u + all(-0.010671384632587433f);
  p = p * u + all(0.013538697734475136f);
  p = p * u + all(-0.03217096999287605f);
  p = p * u + all(0.051961008459329605f);
  p = p * u + all(-0.06842995434999466f);
  p = p * u + all(0.08903297036886215f);
  p = p * u + all(-0.11370621621608734f);
  p = p * u + all(0.14387044310569763f);
  p = p * u + all(-0.19549503922462463f);
  p = p * u + all(0.3927114009857178f);
  return p * x;
}

// Eight whole numbers, 0 to 255, to bytes.
#if defined(KERNEL_AVX2)
KERNEL_INLINE void narrow(i8 v, std::uint8_t* out) {
  const __m256i wide = reinterpret_cast<__m256i>(v);
  const __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(wide), _mm256_extracti128_si256(wide, 1));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm_packus_epi16(words, words));
}
#else
KERNEL_INLINE void narrow(i8 v, std::uint8_t* out) {
  for (int i = 0; i < 8; ++i) out[i] = static_cast<std::uint8_t>(v[i]);
}
#endif

KERNEL void quantise(const float* x, std::size_t rows, std::size_t columns, std::uint8_t* out, float* scales) {
  for (std::size_t r = 0; r < rows; ++r, x += columns, out += columns) {
    f8 most = all(0.0f);
    for (std::size_t i = 0; i < columns; i += 8) most = larger(magnitude(load(x + i)), most);
    float top = largest(most);
    if (!(top > 1e-8f)) top = 1e-8f;
    const float scale = top / 127.0f;
    scales[r] = scale;
    const f8 divisor = all(scale);
    const f8 shift = all(12582912.0f);
    for (std::size_t i = 0; i < columns; i += 8) {
      const f8 whole = (load(x + i) / divisor + shift) - shift;
      narrow(__builtin_convertvector(whole, i8) + 128, out + i);
    }
  }
}

// One block of c: `Rows` rows by `Columns` vectors, inputs in order.
template <int Rows, int Columns>
KERNEL_INLINE void float_block(const float* a, std::size_t a_stride, std::size_t inner, const float* b, std::size_t b_stride,
                               const float* start, float* c, std::size_t c_stride) {
  f8 total[Rows][Columns];
  for (int r = 0; r < Rows; ++r)
    for (int k = 0; k < Columns; ++k) total[r][k] = start ? load(start + 8 * k) : all(0.0f);
  for (std::size_t i = 0; i < inner; ++i, b += b_stride)
    for (int k = 0; k < Columns; ++k) {
      const f8 right = load(b + 8 * k);
      for (int r = 0; r < Rows; ++r) total[r][k] = total[r][k] + a[static_cast<std::size_t>(r) * a_stride + i] * right;
    }
  for (int r = 0; r < Rows; ++r)
    for (int k = 0; k < Columns; ++k) store(c + static_cast<std::size_t>(r) * c_stride + 8 * k, total[r][k]);
}

KERNEL void multiply_floats(const float* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const float* b,
                            std::size_t columns, const float* start, float* c, std::size_t c_stride) {
  std::size_t column = 0;
  for (; column + 32 <= columns; column += 32) {
    const float* from = start ? start + column : nullptr;
    std::size_t r = 0;
    for (; r + 2 <= rows; r += 2)
      float_block<2, 4>(a + r * a_stride, a_stride, inner, b + column, columns, from, c + r * c_stride + column, c_stride);
    for (; r < rows; ++r)
      float_block<1, 4>(a + r * a_stride, a_stride, inner, b + column, columns, from, c + r * c_stride + column, c_stride);
  }
  for (; column < columns; column += 8) {
    const float* from = start ? start + column : nullptr;
    for (std::size_t r = 0; r < rows; ++r)
      float_block<1, 1>(a + r * a_stride, a_stride, inner, b + column, columns, from, c + r * c_stride + column, c_stride);
  }
}

KERNEL void gelu(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 8) {
    const f8 v = load(x + i);
    store(x + i, v * all(0.5f) * (all(1.0f) + error_function(v * all(0.70710678f))));
  }
}

KERNEL void add_and_normalise(float* x, const float* add, std::size_t rows, std::size_t columns, const float* gain,
                              const float* bias) {
  const float share = 1.0f / static_cast<float>(columns);
  for (std::size_t r = 0; r < rows; ++r, x += columns) {
    f8 total = all(0.0f);
    for (std::size_t i = 0; i < columns; i += 8) {
      f8 v = load(x + i);
      if (add) v = v + load(add + r * columns + i);
      store(x + i, v);
      total = total + v;
    }
    const f8 mean = all(sum(total) * share);
    f8 squares = all(0.0f);
    for (std::size_t i = 0; i < columns; i += 8) {
      const f8 away = load(x + i) - mean;
      squares = squares + away * away;
    }
    const f8 factor = all(1.0f / __builtin_sqrtf(sum(squares) * share + 1e-12f));
    for (std::size_t i = 0; i < columns; i += 8)
      store(x + i, (load(x + i) - mean) * factor * load(gain + i) + load(bias + i));
  }
}

KERNEL void attention(const float* qkv, std::size_t length, std::size_t width, float* scratch, float* out) {
  constexpr std::size_t kHead = 32;
  const std::size_t padded = (length + 7) / 8 * 8;
  const std::size_t stride = 3 * width;
  float* keys = scratch;                    // 32 x padded: keys of one head, turned
  float* weights = scratch + kHead * padded;  // padded
  for (std::size_t head = 0; head < width / kHead; ++head) {
    const float* q = qkv + head * kHead;
    const float* k = q + width;
    const float* v = k + width;
    for (std::size_t d = 0; d < kHead; ++d) {
      for (std::size_t j = 0; j < length; ++j) keys[d * padded + j] = k[j * stride + d];
      for (std::size_t j = length; j < padded; ++j) keys[d * padded + j] = 0.0f;
    }
    for (std::size_t i = 0; i < length; ++i) {
      multiply_floats(q + i * stride, 0, 1, kHead, keys, padded, nullptr, weights, 0);
      f8 most = all(-3e38f);
      for (std::size_t j = length; j < padded; ++j) weights[j] = -3e38f;
      for (std::size_t j = 0; j < padded; j += 8) most = larger(load(weights + j), most);
      const f8 top = all(largest(most));
      f8 total = all(0.0f);
      for (std::size_t j = 0; j < padded; j += 8) {
        const f8 away = larger(load(weights + j) - top, all(-1e9f)) * all(0.17677669f);
        f8 e = exponential(away);
        e = pick(away > all(-87.0f), e, all(0.0f));
        store(weights + j, e);
        total = total + e;
      }
      const f8 share = all(1.0f / sum(total));
      f8 c0 = all(0.0f), c1 = c0, c2 = c0, c3 = c0;
      for (std::size_t j = 0; j < length; ++j) {
        const float* row = v + j * stride;
        const float w = weights[j];
        c0 = c0 + w * load(row);
        c1 = c1 + w * load(row + 8);
        c2 = c2 + w * load(row + 16);
        c3 = c3 + w * load(row + 24);
      }
      float* to = out + i * width + head * kHead;
      store(to, c0 * share);
      store(to + 8, c1 * share);
      store(to + 16, c2 * share);
      store(to + 24, c3 * share);
    }
  }
}

}  // namespace
}  // namespace chancery
