// A thread that has read a batch reads it again without asking for memory.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <new>

#include "syntax/small_model.h"
#include "syntax/transformer.h"

namespace {
std::atomic<std::size_t> allocations{0};
}

#pragma GCC diagnostic ignored "-Wmismatched-new-delete"  // new and delete below belong together

// Counts for the whole test program; what is allocated is freed as ever.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size ? size : 1)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace chancery {
namespace {

using testing::SmallModel;

void expect_no_allocation(const std::string& folder, bool vectors) {
  const auto model = Transformer::load(folder);
  std::vector<SentenceWords> sentences = {{"Riga", "abab", "."}, {}, {"A", "Riga", ",", "the", "12", "as", "."}};
  sentences.emplace_back(90, "abab");                                  // more than the model has positions for
  for (int i = 0; i < 40; ++i) sentences.push_back(sentences[i % 3]);  // more than one batch
  std::vector<SentenceAnalysis> analyses;
  for (int i = 0; i < 30; ++i) model->analyse(sentences, analyses, vectors);  // until all memory has met its longest sentence
  const auto first = analyses[0].words.size();
  const std::size_t before = allocations;
  model->analyse(sentences, analyses, vectors);
  EXPECT_EQ(allocations - before, 0u);
  EXPECT_GT(before, 0u);  // the counter counts
  EXPECT_EQ(analyses[0].words.size(), first);
}

TEST(Transformer, AllocatesNothingInTheSteadyState) {
  const SmallModel small(::testing::TempDir() + "chancery_steady_state", 5);
  expect_no_allocation(small.folder(), false);
  expect_no_allocation(small.folder(), true);
}

TEST(Transformer, AllocatesNothingInTheSteadyStateWithAPartner) {
  const SmallModel small(::testing::TempDir() + "chancery_steady_pair", 5);
  std::ofstream(small.folder() + "/partners.tsv") << "file\tpartner\tweight\nsyntax.safetensors\tsyntax.safetensors\t0.5\n";
  expect_no_allocation(small.folder(), false);
}

}  // namespace
}  // namespace chancery
