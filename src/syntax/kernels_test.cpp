#include "syntax/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace chancery {
namespace {

std::vector<float> numbers(std::size_t count, unsigned seed, float spread = 3.0f) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, spread);
  std::vector<float> out(count);
  for (float& x : out) x = normal(random);
  return out;
}

PackedMatrix matrix(std::size_t outputs, std::size_t inputs, unsigned seed, std::vector<std::int8_t>* rows = nullptr) {
  std::mt19937 random(seed);
  std::vector<std::int8_t> weights(outputs * inputs);
  for (auto& w : weights) w = static_cast<std::int8_t>(static_cast<int>(random() % 127) - 63);
  for (std::size_t i = 0; i < inputs; ++i) weights[i] = 63;  // the largest sums there can be
  const auto scale = numbers(outputs, seed + 1, 0.01f), bias = numbers(outputs, seed + 2, 0.1f);
  if (rows) *rows = weights;
  return PackedMatrix::pack(weights.data(), outputs, inputs, scale.data(), bias.data());
}

TEST(Kernels, IntegerProductsAreExact) {
  std::vector<std::int8_t> weights;
  const PackedMatrix m = matrix(19, 128, 1, &weights);
  for (const Kernels* kernels : {&portable_kernels(), avx2_kernels(), vnni_kernels()}) {
    if (!kernels) continue;
    const std::size_t rows = 7;
    std::vector<std::uint8_t> bytes(rows * 128, 255);
    for (std::size_t i = 128; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(1 + i * 37 % 255);
    std::vector<float> scales(rows, 0.5f), out(rows * m.padded);
    kernels->multiply(bytes.data(), scales.data(), rows, m, out.data());
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t o = 0; o < 19; ++o) {
        std::int32_t total = 0;
        for (std::size_t i = 0; i < 128; ++i) total += (bytes[r * 128 + i] - 128) * weights[o * 128 + i];
        EXPECT_EQ(out[r * m.padded + o], static_cast<float>(total) * (0.5f * m.scale[o]) + m.bias[o]) << kernels->name;
      }
  }
}

// Fours of inputs that just fit a pair, and such that do not, with the largest bytes and the smallest.
TEST(Kernels, PairsOfFoursStayInRange) {
  std::mt19937 random(11);
  const std::size_t inputs = 384, outputs = 40;
  std::vector<std::int8_t> weights(inputs * outputs);
  for (std::size_t o = 0; o < outputs; ++o)
    for (std::size_t i = 0; i < inputs; ++i) {
      const int most = o % 4 == 0 ? 32 : o % 4 == 1 ? 33 : random() % 16 ? 20 : 63;
      weights[o * inputs + i] = static_cast<std::int8_t>(o % 3 == 0   ? most
                                                         : o % 3 == 1 ? -most
                                                                      : static_cast<int>(random() % 127) - 63);
      if (o >= 32) weights[o * inputs + i] = static_cast<std::int8_t>(o % 2 ? 32 : -32);  // the last block: pairs alone
    }
  const std::vector<float> scale(outputs, 1.0f), bias(outputs, 0.0f);
  const PackedMatrix m = PackedMatrix::pack(weights.data(), outputs, inputs, scale.data(), bias.data());
  EXPECT_EQ(m.pairs.back(), inputs / 8);
  for (const Kernels* kernels : {&portable_kernels(), avx2_kernels(), vnni_kernels()}) {
    if (!kernels) continue;
    for (const int kind : {0, 1, 2}) {
      std::vector<std::uint8_t> bytes(inputs);
      for (auto& b : bytes)
        b = static_cast<std::uint8_t>(kind == 0 ? 255 : kind == 1 ? 1 : random() % 2 ? 255 : 1 + random() % 255);
      const float one = 1.0f;
      std::vector<float> out(m.padded);
      kernels->multiply(bytes.data(), &one, 1, m, out.data());
      for (std::size_t o = 0; o < outputs; ++o) {
        std::int32_t total = 0;
        for (std::size_t i = 0; i < inputs; ++i) total += (bytes[i] - 128) * weights[o * inputs + i];
        EXPECT_EQ(out[o], static_cast<float>(total)) << kernels->name << o;
      }
    }
  }
}

void expect_same_bits(const Kernels& plain, const Kernels& fast) {
  for (const std::size_t rows : {1u, 2u, 3u, 5u, 13u, 50u, 101u}) {
    const auto x = numbers(rows * 384, static_cast<unsigned>(rows));
    std::vector<std::uint8_t> b1(x.size()), b2(x.size());
    std::vector<float> s1(rows), s2(rows);
    plain.quantise(x.data(), rows, 384, b1.data(), s1.data());
    fast.quantise(x.data(), rows, 384, b2.data(), s2.data());
    EXPECT_EQ(b1, b2);
    EXPECT_EQ(s1, s2);
    const PackedMatrix m = matrix(1152, 384, 9);
    std::vector<float> y1(rows * m.padded), y2(rows * m.padded);
    plain.multiply(b1.data(), s1.data(), rows, m, y1.data());
    fast.multiply(b1.data(), s1.data(), rows, m, y2.data());
    ASSERT_EQ(y1, y2);
    std::vector<float> a1(rows * 384), a2(rows * 384), scratch(33 * (rows + 8));
    plain.attention(y1.data(), rows, 384, scratch.data(), a1.data());
    fast.attention(y1.data(), rows, 384, scratch.data(), a2.data());
    ASSERT_EQ(a1, a2);
    plain.gelu(y1.data(), y1.size());
    fast.gelu(y2.data(), y2.size());
    ASSERT_EQ(y1, y2);
    const auto gain = numbers(384, 3, 1.0f), bias = numbers(384, 4, 1.0f);
    auto n1 = x, n2 = x;
    plain.add_and_normalise(n1.data(), a1.data(), rows, 384, gain.data(), bias.data());
    fast.add_and_normalise(n2.data(), a1.data(), rows, 384, gain.data(), bias.data());
    ASSERT_EQ(n1, n2);
    std::vector<float> c1(rows * 104), c2(rows * 104);
    const auto right = numbers(384 * 104, 5), start = numbers(104, 6);
    plain.multiply_floats(x.data(), 384, rows, 384, right.data(), 104, start.data(), c1.data(), 104);
    fast.multiply_floats(x.data(), 384, rows, 384, right.data(), 104, start.data(), c2.data(), 104);
    ASSERT_EQ(c1, c2);
  }
}

TEST(Kernels, BuildsAgreeBitByBit) {
  if (!avx2_kernels()) GTEST_SKIP() << "no AVX2 here";
  expect_same_bits(portable_kernels(), *avx2_kernels());
}

TEST(Kernels, DotProductsAgreeBitByBit) {
  if (!vnni_kernels()) GTEST_SKIP() << "no AVX-512 VNNI here";
  expect_same_bits(portable_kernels(), *vnni_kernels());
}

// A row's result does not depend on the rows beside it.
TEST(Kernels, RowsStandAlone) {
  const Kernels& kernels = best_kernels();
  const std::size_t rows = 23;
  const auto x = numbers(rows * 384, 77);
  const PackedMatrix m = matrix(48, 384, 9);
  std::vector<std::uint8_t> bytes(x.size());
  std::vector<float> scales(rows), all(rows * 48), one(48);
  kernels.quantise(x.data(), rows, 384, bytes.data(), scales.data());
  kernels.multiply(bytes.data(), scales.data(), rows, m, all.data());
  for (std::size_t r = 0; r < rows; ++r) {
    kernels.multiply(bytes.data() + r * 384, scales.data() + r, 1, m, one.data());
    EXPECT_TRUE(std::equal(one.begin(), one.end(), all.begin() + static_cast<std::ptrdiff_t>(r * 48)));
  }
}

TEST(Kernels, AgreeWithPlainMathematics) {
  const Kernels& kernels = best_kernels();
  std::vector<float> x;
  for (int i = -400; i < 400; ++i) x.push_back(static_cast<float>(i) / 50.0f);
  auto y = x;
  kernels.gelu(y.data(), y.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    EXPECT_NEAR(y[i], x[i] / 2 * (1 + std::erf(x[i] / std::sqrt(2.0f))), 2e-5f) << x[i];

  const std::size_t length = 11;
  const auto qkv = numbers(length * 96, 5, 2.0f);
  std::vector<float> scratch(33 * 16), out(length * 32);
  kernels.attention(qkv.data(), length, 32, scratch.data(), out.data());
  for (std::size_t i = 0; i < length; ++i) {
    std::vector<double> w(length);
    double total = 0;
    for (std::size_t j = 0; j < length; ++j) {
      double s = 0;
      for (std::size_t d = 0; d < 32; ++d) s += static_cast<double>(qkv[i * 96 + d]) * qkv[j * 96 + 32 + d];
      total += w[j] = std::exp(s / std::sqrt(32.0));
    }
    for (std::size_t d = 0; d < 32; ++d) {
      double c = 0;
      for (std::size_t j = 0; j < length; ++j) c += w[j] / total * qkv[j * 96 + 64 + d];
      EXPECT_NEAR(out[i * 32 + d], c, 1e-4);
    }
  }
}

TEST(Kernels, QuantisedZerosAreZeros) {
  std::vector<float> x(16, 0.0f), scales(2);
  std::vector<std::uint8_t> bytes(16);
  best_kernels().quantise(x.data(), 2, 8, bytes.data(), scales.data());
  for (const auto b : bytes) EXPECT_EQ(b, 128);
}

}  // namespace
}  // namespace chancery
