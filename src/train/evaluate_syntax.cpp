// How well the syntax stage does on treebanks.
//
//   evaluate_syntax [--data FOLDER]... [--model FOLDER] [--mistakes N] FILE.conllu...
//   evaluate_syntax --model FOLDER --reference reference.json
//   evaluate_syntax --model FOLDER --text FILE          CoNLL-U of a text whose lines are paragraphs
//
// For each file: words and sentences found in its raw text (F1 over spans, as in the CoNLL 2018 shared task), and, where
// a model is at hand, tags, lemmas and trees on gold words, the same from raw text, and the speed of one core.
// Where a file says nothing of paragraphs, each sentence without a stop (a headline) is one of its own.
// With --reference: how far the model's results are those of the program that trained it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/utf8.h"
#include "chancery/error.h"
#include "syntax/conllu.h"
#include "syntax/parser.h"
#include "syntax/segmenter.h"
#include "syntax/transformer.h"

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

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

bool is_main_relation_equal(const Token& a, const Token& b) { return main_relation(a.relation) == main_relation(b.relation); }

// Words are compared by span: on gold words that is one to one.
void trees(const char* what, const Document& gold, const Document& system) {
  std::map<Span, TokenIndex> found;
  for (TokenIndex t = 0; t < system.tokens.size(); ++t) found[system.tokens[t].span] = t;
  Count upos, xpos, feats, lemmas, unlabelled, labelled, exact;
  for (Count* count : {&upos, &xpos, &feats, &lemmas, &unlabelled, &labelled, &exact}) {
    count->gold = gold.tokens.size();
    count->system = system.tokens.size();
  }
  for (const Token& token : gold.tokens) {
    const auto at = found.find(token.span);
    if (at == found.end()) continue;
    const Token& other = system.tokens[at->second];
    upos.correct += token.upos == other.upos;
    xpos.correct += token.xpos == other.xpos;
    feats.correct += token.feats == other.feats;
    lemmas.correct += token.lemma == other.lemma;
    const bool root = token.head == kNoToken && other.head == kNoToken;
    const bool same_head = root || (token.head != kNoToken && other.head != kNoToken &&
                                    gold.tokens[token.head].span == system.tokens[other.head].span);
    unlabelled.correct += same_head;
    labelled.correct += same_head && is_main_relation_equal(token, other);
    exact.correct += same_head && token.relation == other.relation;
  }
  std::printf("  %s: UPOS %.2f  XPOS %.2f  FEATS %.2f  lemmas %.2f  UAS %.2f  LAS %.2f  LAS with subtypes %.2f\n", what, upos.f1(),
              xpos.f1(), feats.f1(), lemmas.f1(), unlabelled.f1(), labelled.f1(), exact.f1());
}

// A sentence without a stop is a headline: where a file says nothing of paragraphs, it is one of its own.
void set_headlines_apart(Document& gold) {
  if (gold.layout.body.size() > 1) return;
  const auto stops = [&](const Sentence& sentence) {
    TokenIndex t = sentence.tokens.last;
    const auto marks = [&](std::initializer_list<std::string_view> wanted) {
      return t > sentence.tokens.first && std::find(wanted.begin(), wanted.end(), gold.at(gold.tokens[t - 1].span)) != wanted.end();
    };
    while (marks({"\"", "\u201D", "\u2019", "'", ")", "]", "\u00BB"})) --t;
    return marks({".", "!", "?", "...", "\u2026"}) || gold.at(sentence.span).ends_with('.');
  };
  gold.layout.body.clear();
  bool open = false;
  for (Sentence& sentence : gold.sentences) {
    const bool prose = stops(sentence);
    if (open && prose) {
      gold.layout.body.back().end = sentence.span.end;
    } else {
      gold.layout.body.push_back(sentence.span);
    }
    open = prose;
    sentence.paragraph = static_cast<std::uint32_t>(gold.layout.body.size() - 1);
  }
}

// Whole names with their kind.
void names(const char* what, const Document& gold, const Document& system, int mistakes) {
  if (gold.names.empty()) return;
  std::map<NameType, Count> counts;
  Count all;
  std::map<Span, NameType> wanted;
  for (const Name& name : gold.names) {
    wanted[gold.span_of(name.tokens)] = name.type;
    ++counts[name.type].gold;
    ++all.gold;
  }
  for (const Name& name : system.names) {
    Count& count = counts[name.type];
    ++count.system;
    ++all.system;
    const auto at = wanted.find(system.span_of(name.tokens));
    const bool right = at != wanted.end() && at->second == name.type;
    count.correct += right;
    all.correct += right;
    if (!right && mistakes > 0) std::printf("  name? %s %s\n", std::string(name_of(name.type)).c_str(), std::string(system.at(system.span_of(name.tokens))).c_str());
    if (right) wanted.erase(at);
  }
  if (mistakes > 0)
    for (const auto& [span, type] : wanted)
      std::printf("  missed %s %s\n", std::string(name_of(type)).c_str(), std::string(gold.at(span)).c_str());
  std::printf("  %s: names F1 %.1f (P %.1f R %.1f)", what, all.f1(), 100.0 * static_cast<double>(all.correct) / static_cast<double>(std::max<std::size_t>(1, all.system)),
              100.0 * static_cast<double>(all.correct) / static_cast<double>(all.gold));
  for (const auto& [type, count] : counts) std::printf("  %s %.1f", std::string(name_of(type)).c_str(), count.f1());
  std::printf("  (%zu names)\n", all.gold);
}

// The words of gold sentences, without what the parser is to find.
Document words_of(const Document& gold) {
  Document out = raw(gold);
  out.sentences = gold.sentences;
  for (const Token& token : gold.tokens) {
    Token& bare = out.tokens.emplace_back();
    bare.span = token.span;
    bare.space_after = token.space_after;
  }
  return out;
}

int against_reference(const std::string& model_folder, const std::string& path) {
  const auto model = Transformer::load(model_folder);
  const auto json = nlohmann::json::parse(read_file(path));
  std::size_t words = 0, heads = 0, relations = 0, upos = 0, xpos = 0, feats = 0, names = 0, sentences = 0, inputs = 0;
  double furthest = 0;
  for (const auto& item : json.at("sentences")) {
    const auto strings = item.at("words").get<std::vector<std::string>>();
    const SentenceWords sentence(strings.begin(), strings.end());
    const EncodedSentence encoded = model->encode(sentence);
    ++sentences;
    std::vector<std::vector<std::uint32_t>> pieces(strings.size());
    for (std::size_t i = 0; i < encoded.pieces.size(); ++i)
      if (encoded.owner[i] != 0 && encoded.owner[i] != kBoundary) pieces[encoded.owner[i] - 1].push_back(encoded.pieces[i]);
    bool same = pieces == item.at("pieces").get<std::vector<std::vector<std::uint32_t>>>() && encoded.casing == item.at("casing").get<int>();
    for (std::size_t w = 0; w < strings.size(); ++w) {
      same &= encoded.shapes[w + 1] == item.at("shapes").at(w).get<int>();
      for (std::size_t a = 0; a < 3; ++a) same &= encoded.affixes[w + 1][a] == item.at("affixes").at(w).at(a).get<int>();
    }
    inputs += same;
    if (!same) std::printf("  other input: %s ...\n", strings[0].c_str());
    const auto analysis = model->analyse(std::span(&sentence, 1))[0];
    std::vector<std::string> labels(strings.size(), "O");
    for (const auto& name : analysis.names)
      for (std::uint32_t w = name.first; w < name.last; ++w)
        labels[w] = std::string(name.last - name.first == 1 ? "S-" : w == name.first ? "B-" : w + 1 == name.last ? "E-" : "I-") + name_of(name.type);
    for (std::size_t w = 0; w < strings.size(); ++w, ++words) {
      const WordAnalysis& word = analysis.words[w];
      heads += word.head == item.at("heads").at(w).get<std::uint32_t>();
      relations += word.relation == relation_from(item.at("relations").at(w).get<std::string>());
      upos += item.at("upos").at(w) == name_of(word.upos);
      xpos += item.at("xpos").at(w) == std::string(word.xpos);
      feats += item.at("feats").at(w) == (word.feats.empty() ? std::string("_") : std::string(word.feats));
      names += item.at("names").at(w) == labels[w];
    }
    const std::vector<float> scores = model->arc_scores(sentence, 1);
    for (std::size_t h = 0; h < scores.size(); ++h)
      if (h != 1) furthest = std::max(furthest, std::abs(static_cast<double>(scores[h]) - item.at("arc_scores_first").at(h).get<double>()));
  }
  std::printf("%zu sentences, same input in %zu; of %zu words the same: heads %zu, relations %zu, UPOS %zu, XPOS %zu, FEATS %zu, names %zu; "
              "arc scores of first words differ by at most %.4f\n",
              sentences, inputs, words, heads, relations, upos, xpos, feats, names, furthest);
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  std::vector<std::string> data, files;
  std::string model, reference, text;
  int mistakes = 0;
  for (int i = 1; i < argc; ++i) {
    if (!std::strcmp(argv[i], "--data") && i + 1 < argc) {
      data.push_back(argv[++i]);
    } else if (!std::strcmp(argv[i], "--model") && i + 1 < argc) {
      model = argv[++i];
    } else if (!std::strcmp(argv[i], "--reference") && i + 1 < argc) {
      reference = argv[++i];
    } else if (!std::strcmp(argv[i], "--text") && i + 1 < argc) {
      text = argv[++i];
    } else if (!std::strcmp(argv[i], "--mistakes") && i + 1 < argc) {
      mistakes = std::atoi(argv[++i]);
    } else {
      files.push_back(argv[i]);
    }
  }
  if (data.empty()) data.push_back(CHANCERY_SOURCE_DATA);
  if (!reference.empty()) return against_reference(model, reference);
  const Segmenter segmenter = Segmenter::load(data);
  std::optional<Parser> parser;
  const double before = seconds();
  if (!model.empty() || file_exists(data.back() + "/models/en/syntax.safetensors")) parser.emplace(Parser::load(data, model));
  if (!text.empty() && parser) {
    Document document;
    document.text = decode_utf8(read_file(text)).text;
    for (std::size_t at = 0; at < document.text.size();) {
      const std::size_t end = std::min(document.text.find('\n', at), document.text.size());
      if (end > at) document.layout.body.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = end + 1;
    }
    segmenter.run(document);
    parser->run(document);
    std::fputs(write_conllu(document).c_str(), stdout);
    return 0;
  }
  if (parser) std::printf("model loaded in %.0f ms, arithmetic %s\n", (seconds() - before) * 1000, best_kernels().name);
  for (const std::string& file : files) {
    Document gold = read_conllu(read_file(file), file, ConlluColumns::all);
    set_headlines_apart(gold);
    std::printf("%s\n", file.c_str());
    Document system = raw(gold);
    segmenter.run(system);
    segmentation(gold, system, mistakes);
    if (!parser) continue;
    Document words = words_of(gold);
    const double start = seconds();
    parser->run(words);
    const double taken = seconds() - start;
    const bool has_trees = std::any_of(gold.tokens.begin(), gold.tokens.end(), [](const Token& token) { return token.head != kNoToken; });
    if (has_trees) trees("gold words", gold, words);
    names("gold words", gold, words, mistakes);
    if (has_trees) {
      parser->run(system);
      trees("raw text", gold, system);
      names("raw text", gold, system, 0);
    }
    std::printf("  parser: %.0f words a second\n", static_cast<double>(words.tokens.size()) / taken);
  }
  return 0;
} catch (const Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
