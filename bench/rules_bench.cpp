// How long rules take on a sentence full of anchors, on one without any, and how long the book takes to load.
#include <benchmark/benchmark.h>

#include "rules/rule_book.h"
#include "rules/tree_for_tests.h"

namespace chancery {
namespace {

const std::vector<std::string> kFolders{CHANCERY_SOURCE_DATA};

constexpr const char* kMeeting =
    "Ozola Ozola PROPN NNP 2 nsubj P\nmet meet VERB VBD 0 root\nwith with ADP IN 4 case\nPopa Popa PROPN NNP 2 obl P\n"
    "in in ADP IN 6 case\nRiga Riga PROPN NNP 2 obl L\nand and CCONJ CC 8 cc\nsigned sign VERB VBD 2 conj\n"
    "an a DET DT 10 det\nagreement agreement NOUN NN 8 obj\non on ADP IN 12 case\nMonday Monday PROPN NNP 8 obl T\n\n";
constexpr const char* kPlain =
    "The the DET DT 2 det\nriver river NOUN NN 3 nsubj\nflows flow VERB VBZ 0 root\npast past ADP IN 6 case\n"
    "the the DET DT 6 det\nmill mill NOUN NN 3 obl\nin in ADP IN 8 case\nspring spring NOUN NN 3 obl\n\n";

void load(benchmark::State& state) {
  const WordClasses classes = WordClasses::load(kFolders);
  for (auto _ : state) benchmark::DoNotOptimize(RuleBook::load(kFolders, classes));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void match(benchmark::State& state, const char* sentence) {
  const RuleBook book = RuleBook::load(kFolders, WordClasses::load(kFolders));
  std::string lines;
  for (int i = 0; i < 40; ++i) lines += sentence;
  Document document = tree_document(lines);
  for (auto _ : state) book.run(document);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * document.tokens.size()));
}
BENCHMARK_CAPTURE(match, anchors, kMeeting)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(match, no_anchors, kPlain)->Unit(benchmark::kMicrosecond);

void match_slowly(benchmark::State& state) {
  const RuleBook book = RuleBook::load(kFolders, WordClasses::load(kFolders));
  std::string lines;
  for (int i = 0; i < 40; ++i) lines += kMeeting;
  const Document document = tree_document(lines);
  for (auto _ : state) benchmark::DoNotOptimize(match_naively(book, document));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * document.tokens.size()));
}
BENCHMARK(match_slowly)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace chancery
