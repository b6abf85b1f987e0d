#pragma GCC diagnostic ignored "-Wpsabi"  // the vectors stay inside this file: no ABI is at stake
#define KERNEL static
#include "syntax/kernels_body.h"

namespace chancery {
namespace {

void multiply(const std::uint8_t* x, const float* scales, std::size_t rows, const PackedMatrix& matrix, float* out) {
  constexpr std::size_t kBlock = PackedMatrix::kBlock;
  for (std::size_t first = 0; first < matrix.padded; first += kBlock) {
    for (std::size_t r = 0; r < rows; ++r) {
      const std::int8_t* weights = matrix.weights.data() + first * matrix.inputs;
      const std::uint16_t* order = matrix.order.data() + first / kBlock * (matrix.inputs / 4);
      std::int32_t total[kBlock] = {};
      for (std::size_t i = 0; i < matrix.inputs; i += 4, weights += 4 * kBlock) {
        const std::uint8_t* four = x + r * matrix.inputs + *order++;
        for (std::size_t c = 0; c < kBlock; ++c)
          total[c] += four[0] * weights[4 * c] + four[1] * weights[4 * c + 1] + four[2] * weights[4 * c + 2] +
                      four[3] * weights[4 * c + 3];
      }
      for (std::size_t c = 0; c < kBlock; ++c)
        out[r * matrix.padded + first + c] =
            static_cast<float>(total[c] - matrix.correction[first + c]) * (scales[r] * matrix.scale[first + c]) +
            matrix.bias[first + c];
    }
  }
}

}  // namespace

const Kernels& portable_kernels() {
  static const Kernels out{"portable", quantise, multiply, multiply_floats, gelu, add_and_normalise, attention};
  return out;
}

const Kernels& best_kernels() {
  static const Kernels& out = vnni_kernels()   ? *vnni_kernels()
                              : avx2_kernels() ? *avx2_kernels()
                                               : portable_kernels();
  return out;
}

}  // namespace chancery
