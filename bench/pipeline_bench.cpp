// The whole main path on the example articles, and the cost of loading.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "chancery/pipeline.h"

namespace {

std::vector<std::string> articles() {
  std::vector<std::string> out;
  for (const auto& path : chancery::files_in(CHANCERY_SOURCE_DATA "/../examples/articles", ".txt")) out.push_back(chancery::read_file(path));
  return out;
}

void BM_Load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(chancery::Pipeline::load({}));
}
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

void BM_Read(benchmark::State& state) {
  const auto pipeline = chancery::Pipeline::load({});
  const auto texts = articles();
  std::int64_t tokens = 0;
  for (auto _ : state)
    for (const auto& text : texts) tokens += static_cast<std::int64_t>(pipeline.read(text, {}).tokens.size());
  state.counters["tokens/s"] = benchmark::Counter(static_cast<double>(tokens), benchmark::Counter::kIsRate);
}
BENCHMARK(BM_Read)->Unit(benchmark::kMillisecond);

}  // namespace
