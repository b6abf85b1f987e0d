#include "chancery/pipeline.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "chancery/error.h"
#include "pipeline/parts.h"

namespace chancery {
namespace {

const Pipeline& pipeline() {
  static const Pipeline loaded = Pipeline::load({});
  return loaded;
}

std::vector<std::pair<std::string, Source>> examples() {
  std::vector<std::pair<std::string, Source>> out;
  for (const auto& path : files_in(CHANCERY_SOURCE_DATA "/../examples/articles", ".txt")) {
    Source source;
    source.name = path;
    out.emplace_back(read_file(path), source);
  }
  return out;
}

TEST(Pipeline, ItsStagesStandInAPossibleOrder) { EXPECT_EQ(wrong_order(pipeline().parts().stages), ""); }

TEST(Pipeline, ManyThreadsGiveTheBytesOfOne) {
  auto articles = examples();
  ASSERT_GE(articles.size(), 10u);
  articles.resize(6);
  std::vector<std::string> one;
  for (const auto& document : pipeline().read_all(articles, 1)) one.push_back(to_json_line(document));
  std::vector<std::string> four;
  for (const auto& document : pipeline().read_all(articles, 4)) four.push_back(to_json_line(document));
  EXPECT_EQ(one, four);
}

TEST(Pipeline, AnEmptyArticleIsNoReasonToFail) {
  const Document document = pipeline().read("", {});
  EXPECT_TRUE(document.facts.empty());
  EXPECT_EQ(document.id, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Pipeline, BadBytesAreCounted) {
  const Document document = pipeline().read("The ministers met in Riga.\xFF\xFE Then they left.", {});
  ASSERT_FALSE(document.problems.empty());
  EXPECT_NE(document.problems.front().why.find("not valid UTF-8: 2 places"), std::string::npos);
}

TEST(Pipeline, AnUnreadLanguageIsKeptAndSaid) {
  const Document document = pipeline().read("Визит\n\nРИГА, 4 марта 2026 г. Министр встретился с послом и обсудил с ней вопросы торговли, которые были подняты.", {});
  EXPECT_EQ(document.layout.language, "ru");
  EXPECT_TRUE(document.facts.empty() && document.entities.empty() && !document.layout.body.empty());
  ASSERT_FALSE(document.problems.empty());
  EXPECT_EQ(document.problems.back().why, "left unread: its language, ru, is not read yet");
  Source told;
  told.language = "French";
  EXPECT_EQ(pipeline().read("Ministers met.", told).layout.language, "fr");
}

TEST(Pipeline, AStaleOfficeStandsAsWrittenAndIsFlagged) {
  const auto flags = [&](const char* text) {
    std::vector<std::string> out;
    for (const Fact& fact : pipeline().read(text, {}).facts)
      if (fact.kind == "office") out.insert(out.end(), fact.flags.begin(), fact.flags.end());
    return out;
  };
  EXPECT_TRUE(flags("TALLINN, 5 May 2023 - Prime Minister of Estonia Kaja Kallas spoke on Monday.").empty());
  const auto stale = flags("TALLINN, 5 May 2025 - Prime Minister of Estonia Kaja Kallas spoke on Monday.");
  ASSERT_EQ(stale.size(), 1u);
  EXPECT_NE(stale.front().find("from 2021-01-26 to 2024-07-23"), std::string::npos) << stale.front();
}

TEST(Pipeline, AMissingDataFolderIsNamed) {
  Options options;
  options.data = "/nowhere";
  EXPECT_THROW(Pipeline::load(options), Error);
}

}  // namespace
}  // namespace chancery
