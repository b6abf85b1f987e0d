// Words a second of the syntax stage's parts, on one core. The parser needs a model: data/models/en, or the folder named
// by the variable CHANCERY_MODEL.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "base/file.h"
#include "syntax/kernels.h"
#include "syntax/parser.h"
#include "syntax/segmenter.h"

using namespace chancery;

namespace {

Document article() {
  static const char* kParagraph =
      "Foreign Minister Anna Ozola met with her Moldovan counterpart Ion Rusu in Riga on Tuesday, the ministry said. "
      "The sides didn't discuss the $1.2bn trade agreement, which the two countries' parliaments ratified in 2023. "
      "Ozola stressed that state-owned companies, banks and universities would take part in the forum's next session.";
  Document document;
  for (int i = 0; i < 20; ++i) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += kParagraph;
    document.layout.body.push_back({begin, static_cast<std::uint32_t>(document.text.size())});
    document.text += "\n\n";
  }
  return document;
}

void segmenter(benchmark::State& state) {
  const Segmenter segmenter = Segmenter::load({CHANCERY_SOURCE_DATA});
  Document document = article();
  std::int64_t words = 0;
  for (auto _ : state) {
    segmenter.run(document);
    words += static_cast<std::int64_t>(document.tokens.size());
  }
  state.SetItemsProcessed(words);
}
BENCHMARK(segmenter);

void parser(benchmark::State& state) {
  const char* named = std::getenv("CHANCERY_MODEL");
  const std::string folder = named ? named : std::string(CHANCERY_SOURCE_DATA) + "/models/en";
  if (!file_exists(folder + "/syntax.safetensors")) return state.SkipWithError("no model");
  const Parser parser = Parser::load({CHANCERY_SOURCE_DATA}, folder);
  Document document = article();
  Segmenter::load({CHANCERY_SOURCE_DATA}).run(document);
  std::int64_t words = 0;
  for (auto _ : state) {
    parser.run(document);
    words += static_cast<std::int64_t>(document.tokens.size());
  }
  state.SetItemsProcessed(words);
}
BENCHMARK(parser)->Unit(benchmark::kMillisecond);

void load_parser(benchmark::State& state) {
  const char* named = std::getenv("CHANCERY_MODEL");
  const std::string folder = named ? named : std::string(CHANCERY_SOURCE_DATA) + "/models/en";
  if (!file_exists(folder + "/syntax.safetensors")) return state.SkipWithError("no model");
  for (auto _ : state) benchmark::DoNotOptimize(Parser::load({CHANCERY_SOURCE_DATA}, folder));
}
BENCHMARK(load_parser)->Unit(benchmark::kMillisecond);

void product(benchmark::State& state) {
  const auto outputs = static_cast<std::size_t>(state.range(0)), inputs = static_cast<std::size_t>(state.range(1));
  const std::size_t rows = 240;
  const std::vector<std::int8_t> weights(outputs * inputs, 3);
  const std::vector<float> scale(outputs, 0.1f), bias(outputs, 0.0f), scales(rows, 1.0f);
  const PackedMatrix matrix = PackedMatrix::pack(weights.data(), outputs, inputs, scale.data(), bias.data());
  const std::vector<std::uint8_t> x(rows * inputs, 130);
  std::vector<float> out(rows * matrix.padded);
  for (auto _ : state) best_kernels().multiply(x.data(), scales.data(), rows, matrix, out.data());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows * outputs * inputs));
}
BENCHMARK(product)->Args({1152, 384})->Args({384, 1536})->Args({1536, 384});

}  // namespace
