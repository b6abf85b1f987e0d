// The arithmetic of the syntax model, in builds that give the same bits: plain C++, AVX2 where the CPU has it, and
// products by AVX-512 VNNI on top of that.
//
// Products with weights are sums of integers, so their order does not matter. Everything else works on lanes of eight
// floats with one fixed order of additions, its own exp and erf, and no fused products; all builds follow that order.
//
//   const Kernels& kernels = best_kernels();
//   kernels.quantise(x, rows, 384, bytes, scales);
//   kernels.multiply(bytes, scales, rows, weights, out);
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace chancery {

// Memory for vectors of lanes: starts at a multiple of 64 bytes.
template <typename T>
class Aligned {
 public:
  Aligned() = default;
  explicit Aligned(std::size_t size) { resize(size); }
  // Contents are not kept; new memory is zero.
  void resize(std::size_t size) {
    if (size > capacity_) {
      memory_ = std::make_unique<unsigned char[]>(size * sizeof(T) + 64);
      const auto address = reinterpret_cast<std::uintptr_t>(memory_.get());
      data_ = reinterpret_cast<T*>(memory_.get() + (64 - address % 64) % 64);
      capacity_ = size;
    }
    size_ = size;
  }
  T* data() { return data_; }
  const T* data() const { return data_; }
  std::size_t size() const { return size_; }
  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }

 private:
  std::unique_ptr<unsigned char[]> memory_;
  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// Weights of a linear layer, 7 bits each, in blocks of 16 outputs by fours of inputs.
//
// Each block takes its fours in an order of its own, such that those of a pair can be added up in 16 bits before they are
// widened: whatever the bytes, no sum of two products and two products leaves the range. Fours without a partner come last.
struct PackedMatrix {
  static constexpr std::size_t kBlock = 16;
  std::size_t outputs = 0;
  std::size_t padded = 0;  // outputs rounded up to whole blocks; the rest are zero
  std::size_t inputs = 0;  // a multiple of 4
  Aligned<std::int8_t> weights;
  std::vector<std::uint16_t> order;  // by block and place: the first input of the four
  std::vector<std::uint16_t> pairs;  // by block: how many pairs stand at its beginning
  std::vector<std::int32_t> correction;  // 128 * sum of an output's weights: bytes are stored with 128 added
  std::vector<float> scale;
  std::vector<float> bias;

  static PackedMatrix pack(const std::int8_t* rows, std::size_t outputs, std::size_t inputs, const float* scale,
                           const float* bias);
};

struct Kernels {
  const char* name;
  // Each row of x to bytes: round(x / scale) + 128, scale = largest |x| / 127; halves go to even.
  void (*quantise)(const float* x, std::size_t rows, std::size_t columns, std::uint8_t* out, float* scales);
  // out (rows x matrix.padded) = x * weights + bias.
  void (*multiply)(const std::uint8_t* x, const float* scales, std::size_t rows, const PackedMatrix& matrix, float* out);
  // c (rows x columns, stride `c_stride`) = a * b (+ `start` in each row where not null); columns a multiple of 8.
  void (*multiply_floats)(const float* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const float* b,
                          std::size_t columns, const float* start, float* c, std::size_t c_stride);
  // x / 2 * (1 + erf(x / sqrt 2)); count a multiple of 8.
  void (*gelu)(float* x, std::size_t count);
  // x = (y - mean) / sqrt(variance + 1e-12) * gain + bias for y = x + add, by rows; add may be null.
  void (*add_and_normalise)(float* x, const float* add, std::size_t rows, std::size_t columns, const float* gain,
                            const float* bias);
  // Attention of `length` pieces over each other. qkv: length x 3 * width; out: length x width; heads of 32.
  // scratch: (32 + 1) * (length rounded up to 8) floats.
  void (*attention)(const float* qkv, std::size_t length, std::size_t width, float* scratch, float* out);
};

const Kernels& portable_kernels();
const Kernels* avx2_kernels();  // null where the CPU or the build lacks it
const Kernels* vnni_kernels();  // likewise
const Kernels& best_kernels();

}  // namespace chancery
