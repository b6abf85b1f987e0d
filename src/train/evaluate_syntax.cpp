// How well the syntax stage does on treebanks.
//
//   evaluate_syntax [--data FOLDER]... [--model FOLDER] [--mistakes N] FILE.conllu...
//
// For each file: words and sentences found in its raw text (F1 over spans, as in the CoNLL 2018 shared task), and, where
// a model is at hand, tags, lemmas and trees on gold words, and the same from raw text.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "base/file.h"
#include "chancery/error.h"
#include "syntax/conllu.h"
#include "syntax/segmenter.h"

using namespace chancery;

namespace {

struct Count {
  std::size_t correct = 0, gold = 0, system = 0;
  double f1() const { return gold + system == 0 ? 0 : 200.0 * static_cast<double>(correct) / static_cast<double>(gold + system); }
};

// The same text with nothing but its paragraphs.
Document raw(const Document& gold) {
  Document out;
  out.text = gold.text;
  out.layout = gold.layout;
  return out;
}

void segmentation(const Document& gold, const Document& system, int mistakes) {
  Count words, sentences;
  std::map<Span, const Token*> gold_words;
  for (const Token& token : gold.tokens) gold_words[token.span] = &token;
  words.gold = gold.tokens.size();
  words.system = system.tokens.size();
  for (const Token& token : system.tokens) words.correct += gold_words.contains(token.span);
  std::map<Span, bool> gold_sentences;
  for (const Sentence& sentence : gold.sentences) gold_sentences[sentence.span] = false;
  sentences.gold = gold.sentences.size();
  sentences.system = system.sentences.size();
  for (const Sentence& sentence : system.sentences) {
    const bool found = gold_sentences.contains(sentence.span);
    sentences.correct += found;
    if (!found && mistakes > 0) {
      --mistakes;
      std::printf("  sentence? %s\n", std::string(system.at(sentence.span)).c_str());
    }
  }
  if (mistakes > 0) {
    std::map<Span, bool> system_words;
    for (const Token& token : system.tokens) system_words[token.span] = true;
    for (const Sentence& sentence : gold.sentences)
      for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last && mistakes > 0; ++t)
        if (!system_words.contains(gold.tokens[t].span)) {
          const Span span = gold.tokens[t].span;
          const Span around{span.begin < 12 ? 0 : span.begin - 12, std::min<std::uint32_t>(span.end + 12, static_cast<std::uint32_t>(gold.text.size()))};
          std::printf("  word? %s  in  %s\n", std::string(gold.at(span)).c_str(), std::string(gold.at(around)).c_str());
          --mistakes;
        }
  }
  std::printf("  raw text: words F1 %.2f  sentences F1 %.2f  (%zu words, %zu sentences)\n", words.f1(), sentences.f1(),
              words.gold, sentences.gold);
}

}  // namespace

int main(int argc, char** argv) try {
  std::vector<std::string> data, files;
  int mistakes = 0;
  for (int i = 1; i < argc; ++i) {
    if (!std::strcmp(argv[i], "--data") && i + 1 < argc) {
      data.push_back(argv[++i]);
    } else if (!std::strcmp(argv[i], "--mistakes") && i + 1 < argc) {
      mistakes = std::atoi(argv[++i]);
    } else {
      files.push_back(argv[i]);
    }
  }
  if (data.empty()) data.push_back(CHANCERY_SOURCE_DATA);
  const Segmenter segmenter = Segmenter::load(data);
  for (const std::string& file : files) {
    const Document gold = read_conllu(read_file(file), file, ConlluColumns::all);
    std::printf("%s\n", file.c_str());
    Document system = raw(gold);
    segmenter.run(system);
    segmentation(gold, system, mistakes);
  }
  return 0;
} catch (const Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
