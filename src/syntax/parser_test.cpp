#include "syntax/parser.h"

#include <gtest/gtest.h>

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
    if (sentences[s].size() < 10)
      for (std::size_t w = 1; w <= sentences[s].size(); ++w)
        EXPECT_EQ(model->arc_scores(sentences[s], w), plain->arc_scores(sentences[s], w));
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
      if (token.head != kNoToken) EXPECT_TRUE(sentence.tokens.contains(token.head));
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
