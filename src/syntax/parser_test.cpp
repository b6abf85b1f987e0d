#include "syntax/parser.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "chancery/error.h"
#include "syntax/segmenter.h"
#include "syntax/small_model.h"
#include "syntax/transformer.h"

namespace chancery {
namespace {

using testing::SmallModel;

const std::string& folder() {
  static const SmallModel model(::testing::TempDir() + "chancery_small_model", 1);
  return model.folder();
}

std::vector<SentenceWords> random_sentences(unsigned seed, std::size_t count, std::size_t longest) {
  static const char* words[] = {"a",  "ab",   "Riga", "the", ".",  ",",       "'s",    "n't", "12",  "RIGA", "É",
                                "中", "\u0301", "-",    "abababababababababababababababababababababababab", "“", "b"};
  std::mt19937 random(seed);
  std::vector<SentenceWords> out(count);
  for (auto& sentence : out)
    for (std::size_t i = 1 + random() % longest; i > 0; --i) sentence.push_back(words[random() % std::size(words)]);
  return out;
}

void expect_tree(const SentenceAnalysis& analysis, std::size_t words) {
  ASSERT_EQ(analysis.words.size(), words);
  std::size_t roots = 0;
  for (std::size_t w = 1; w <= words; ++w) {
    const WordAnalysis& word = analysis.words[w - 1];
    roots += word.head == 0;
    EXPECT_EQ(word.head == 0, word.relation == Relation::root);
    std::size_t up = w, steps = 0;
    while (up != 0 && steps++ <= words) up = analysis.words[up - 1].head;
    ASSERT_EQ(up, 0u);
  }
  EXPECT_EQ(roots, 1u);
  std::uint32_t free_from = 0;
  for (const auto& name : analysis.names) {
    EXPECT_LE(free_from, name.first);
    EXPECT_LT(name.first, name.last);
    free_from = name.last;
  }
  EXPECT_LE(free_from, words);
}

void expect_same(const SentenceAnalysis& a, const SentenceAnalysis& b) {
  ASSERT_EQ(a.words.size(), b.words.size());
  for (std::size_t w = 0; w < a.words.size(); ++w) {
    EXPECT_EQ(a.words[w].head, b.words[w].head);
    EXPECT_EQ(a.words[w].relation, b.words[w].relation);
    EXPECT_EQ(a.words[w].upos, b.words[w].upos);
    EXPECT_EQ(a.words[w].xpos, b.words[w].xpos);
    EXPECT_EQ(a.words[w].feats, b.words[w].feats);
  }
  EXPECT_EQ(a.names, b.names);
}

TEST(Parser, TreesWhateverTheSentence) {
  const auto model = Transformer::load(folder());
  for (const std::size_t longest : {3u, 12u, 90u}) {  // 90 words are far beyond the 24 positions
    const auto sentences = random_sentences(2, 60, longest);
    const auto analyses = model->analyse(sentences);
    for (std::size_t s = 0; s < sentences.size(); ++s) expect_tree(analyses[s], sentences[s].size());
  }
}

TEST(Parser, NeitherBatchNorCpuNorThreadMatters) {
  const auto model = Transformer::load(folder());
  const auto plain = Transformer::load(folder(), "syntax.safetensors", portable_kernels());
  const auto sentences = random_sentences(3, 80, 30);
  const auto together = model->analyse(sentences);
  const auto portable = plain->analyse(sentences);
  std::vector<SentenceAnalysis> elsewhere;
  std::thread thread([&] { elsewhere = model->analyse(sentences); });
  thread.join();
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const auto alone = model->analyse(std::span(&sentences[s], 1));
    expect_same(together[s], alone[0]);
    expect_same(together[s], portable[s]);
    expect_same(together[s], elsewhere[s]);
    if (sentences[s].size() < 10) {
      for (std::size_t w = 1; w <= sentences[s].size(); ++w)
        EXPECT_EQ(model->arc_scores(sentences[s], w), plain->arc_scores(sentences[s], w));
    }
  }
}

TEST(Parser, EmptySentencesStayEmpty) {
  const auto model = Transformer::load(folder());
  std::vector<SentenceWords> sentences(3);
  sentences[1] = {"Riga"};
  const auto analyses = model->analyse(sentences);
  EXPECT_TRUE(analyses[0].words.empty());
  EXPECT_EQ(analyses[1].words.size(), 1u);
  EXPECT_TRUE(analyses[2].words.empty());
}

TEST(Parser, FillsTheDocument) {
  Document document;
  document.text = "Riga abab. A Riga, the 12 as.";
  document.layout.body = {{0, static_cast<std::uint32_t>(document.text.size())}};
  Segmenter::load({CHANCERY_SOURCE_DATA}).run(document);
  const Parser parser = Parser::load({CHANCERY_SOURCE_DATA}, folder());
  parser.run(document);
  ASSERT_EQ(document.sentences.size(), 2u);
  for (const Sentence& sentence : document.sentences) {
    std::size_t roots = 0;
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      roots += token.head == kNoToken;
      if (token.head != kNoToken) {
        EXPECT_TRUE(sentence.tokens.contains(token.head));
      }
      EXPECT_FALSE(token.lemma.empty());
      EXPECT_FALSE(token.xpos.empty());
    }
    EXPECT_EQ(roots, 1u);
  }
  const Document once = document;
  parser.run(document);
  EXPECT_EQ(document.tokens, once.tokens);
}

TEST(Parser, ReadsOtherWeightsBesideTheFirst) {
  const std::string where = ::testing::TempDir() + "chancery_two_models";
  const SmallModel model(where, 2);
  std::filesystem::copy_file(where + "/syntax.safetensors", where + "/fast.safetensors",
                             std::filesystem::copy_options::overwrite_existing);
  Document document;
  document.text = "Riga abab.";
  document.layout.body = {{0, static_cast<std::uint32_t>(document.text.size())}};
  Segmenter::load({CHANCERY_SOURCE_DATA}).run(document);
  Document other = document;
  Parser::load({CHANCERY_SOURCE_DATA}, where).run(document);
  Parser::load({CHANCERY_SOURCE_DATA}, where + "/fast.safetensors").run(other);
  EXPECT_EQ(document.tokens, other.tokens);
  EXPECT_THROW(Parser::load({CHANCERY_SOURCE_DATA}, where + "/none.safetensors"), Error);
}

TEST(Transformer, BorrowsThePiecesOfAnotherModel) {
  const std::string where = ::testing::TempDir() + "chancery_borrowed_pieces";
  const SentenceWords words = {"Riga", "abab", "."};
  const SmallModel whole(where, 2);
  const auto expected = Transformer::load(where)->arc_scores(words, 2);
  std::filesystem::rename(where + "/syntax.safetensors", where + "/whole.safetensors");
  const auto borrow = [](const char* from) {
    return [from](nlohmann::json& header) {
      header.erase("piece.q");
      header.erase("piece.s");
      header["__metadata__"]["pieces_of"] = from;
    };
  };
  const SmallModel part(where, 2, borrow("whole.safetensors"));
  EXPECT_EQ(Transformer::load(where)->arc_scores(words, 2), expected);
  const SmallModel lost(where, 2, borrow("none.safetensors"));
  EXPECT_THROW(Transformer::load(where), Error);
}

TEST(Transformer, BorrowsTheAffixesToo) {
  const std::string where = ::testing::TempDir() + "chancery_borrowed_affixes";
  const SentenceWords words = {"Riga", "abab", "."};
  const SmallModel whole(where, 2);
  const auto expected = Transformer::load(where)->arc_scores(words, 2);
  std::filesystem::rename(where + "/syntax.safetensors", where + "/whole.safetensors");
  const SmallModel part(where, 2, [](nlohmann::json& header) {
    for (const char* name : {"piece", "affix0", "affix1", "affix2"})
      for (const char* half : {".q", ".s"}) header.erase(std::string(name) + half);
    header["__metadata__"]["pieces_of"] = "whole.safetensors";
    header["__metadata__"]["affixes_of"] = "whole.safetensors";
  });
  EXPECT_EQ(Transformer::load(where)->arc_scores(words, 2), expected);
}

// A folder with two networks that share labels and pieces, and what partners.tsv says of them.
std::string pair_of_models(const std::string& name, const std::string& rows) {
  const std::string where = ::testing::TempDir() + "chancery_pair_" + name;
  const SmallModel other(where, 7);
  std::filesystem::rename(where + "/syntax.safetensors", where + "/other.safetensors");
  const SmallModel first(where, 2);
  std::ofstream(where + "/partners.tsv") << "file\tpartner\tweight\n" << rows;
  return where;
}

TEST(Partners, ANetworkBesideItselfChangesNothing) {
  const auto alone = Transformer::load(pair_of_models("none", ""));
  const auto sentences = random_sentences(4, 60, 40);
  const auto expected = alone->analyse(sentences);
  for (const char* weight : {"1", "0.5", "0.25"}) {
    const auto twice = Transformer::load(pair_of_models("itself", std::string("syntax.safetensors\tsyntax.safetensors\t") + weight + "\n"));
    const auto found = twice->analyse(sentences);
    for (std::size_t s = 0; s < sentences.size(); ++s) expect_same(found[s], expected[s]);
  }
}

TEST(Partners, ScoresAreAddedUpByWeight) {
  const std::string where = pair_of_models("sum", "syntax.safetensors\tother.safetensors\t0.5\n");
  const SentenceWords words = {"Riga", "abab", "the", "as", "."};
  const auto sum = Transformer::load(where)->arc_scores(words, 2);
  const auto other = Transformer::load(where, "other.safetensors")->arc_scores(words, 2);
  const auto first = Transformer::load(pair_of_models("first", ""))->arc_scores(words, 2);
  for (std::size_t h = 0; h < sum.size(); ++h) EXPECT_FLOAT_EQ(sum[h], first[h] + 0.5f * other[h]);
}

TEST(Partners, NeitherBatchNorCpuMatters) {
  const std::string where = pair_of_models("cpu", "syntax.safetensors\tother.safetensors\t0.7\n");
  const auto model = Transformer::load(where);
  const auto plain = Transformer::load(where, "syntax.safetensors", portable_kernels());
  const auto sentences = random_sentences(5, 40, 30);
  const auto together = model->analyse(sentences);
  const auto portable = plain->analyse(sentences);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    expect_same(together[s], model->analyse(std::span(&sentences[s], 1))[0]);
    expect_same(together[s], portable[s]);
  }
}

TEST(Partners, WhatDoesNotFitIsRefused) {
  for (const char* row : {"syntax.safetensors\tnone.safetensors\t1\n", "syntax.safetensors\tother.safetensors\tmuch\n",
                          "syntax.safetensors\tother.safetensors\t0\n", "syntax.safetensors\tother.safetensors\n"})
    EXPECT_THROW(Transformer::load(pair_of_models("wrong", row)), Error) << row;
  const std::string where = pair_of_models("labels", "other.safetensors\tsyntax.safetensors\t1\n");
  const SmallModel strange(where, 2, [](nlohmann::json& header) { header["__metadata__"]["xpos"] = R"(["NN","VB","."])"; });
  EXPECT_NO_THROW(Transformer::load(where));
  EXPECT_THROW(Transformer::load(where, "other.safetensors"), Error);
}

TEST(Parser, KeepsVectorsWhereAsked) {
  Document document;
  document.text = "Riga abab. A Riga, the 12 as.";
  document.layout.body = {{0, static_cast<std::uint32_t>(document.text.size())}};
  Segmenter::load({CHANCERY_SOURCE_DATA}).run(document);
  Parser parser = Parser::load({CHANCERY_SOURCE_DATA}, folder());
  parser.run(document);
  EXPECT_TRUE(document.vectors.values.empty());
  const auto tokens = document.tokens;
  parser.keep_vectors(true);
  parser.run(document);
  EXPECT_EQ(document.tokens, tokens);
  ASSERT_EQ(document.vectors.size, 64u);
  ASSERT_EQ(document.vectors.values.size(), 64 * tokens.size());
  const auto first = document.vectors[0], later = document.vectors[4];  // "Riga" in two sentences
  EXPECT_FALSE(std::equal(first.begin(), first.end(), later.begin()));
  const Document once = document;
  parser.run(document);
  EXPECT_EQ(document.vectors, once.vectors);
}

TEST(Parser, BrokenModelsAreRefused) {
  const std::string where = ::testing::TempDir() + "chancery_broken_model";
  const auto refused = [&](auto spoil) {
    const SmallModel model(where, 1, spoil);
    EXPECT_THROW(Transformer::load(model.folder()), Error);
  };
  refused([](nlohmann::json& header) { header.erase("arc.u"); });
  refused([](nlohmann::json& header) { header["arc.u"]["dtype"] = "I8"; });
  refused([](nlohmann::json& header) { header["arc.u"]["shape"] = {16, 17}; });
  refused([](nlohmann::json& header) { header["label.v"]["data_offsets"] = {0, 1 << 30}; });
  refused([](nlohmann::json& header) { header["__metadata__"]["hidden"] = "many"; });
  refused([](nlohmann::json& header) { header["__metadata__"]["format"] = "other"; });
  refused([](nlohmann::json& header) { header["__metadata__"]["relations"] = R"(["nsubj"])"; });
  refused([](nlohmann::json& header) { header["__metadata__"]["names"] = R"(["O","B-DOG"])"; });
  refused([](nlohmann::json& header) { header = nlohmann::json::array(); });
  EXPECT_THROW(Transformer::load(where + "_none"), Error);
  EXPECT_THROW(Parser::load({where + "_none"}), Error);
}

TEST(Wordpieces, FollowTheDescription) {
  const auto model = Transformer::load(folder());
  const EncodedSentence encoded = model->encode({"ABs", "Riga's", "zz", "\u0301", "É", "12"});
  // pieces: 4 a, 7 ##b, 10 ##s; 9 riga, 13 ', [UNK] for "s"; [UNK]; [UNK]; [UNK] for "e"; 17 1, 18 ##2
  EXPECT_EQ(encoded.pieces, (std::vector<std::uint32_t>{2, 4, 7, 10, 9, 13, 1, 1, 1, 1, 17, 18, 3}));
  EXPECT_EQ(encoded.owner, (std::vector<std::uint32_t>{0, 1, 1, 1, 2, 2, 2, 3, 4, 5, 6, 6, kBoundary}));
  EXPECT_EQ(encoded.shapes, (std::vector<std::uint8_t>{0, 17, 10, 6, 6, 7, 3}));
  EXPECT_EQ(encoded.casing, 0);
  EXPECT_EQ(model->encode({"RIGA", "ABBA", "TALKS", "on"}).casing, 2);
  EXPECT_EQ(model->encode({"Riga", "Abba", "Talks", "of"}).casing, 1);
}

}  // namespace
}  // namespace chancery
