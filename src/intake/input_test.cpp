#include "intake/input.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "intake/gzip_for_tests.h"
#include "text/decode.h"

namespace chancery {
namespace {
namespace fs = std::filesystem;

class InputsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    char folder[] = "/tmp/chancery-inputs-XXXXXX";
    ASSERT_NE(mkdtemp(folder), nullptr);
    folder_ = folder;
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string write(const std::string& name, const std::string& contents) {
    const std::string path = folder_ + "/" + name;
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << contents;
    return path;
  }
  static std::vector<InputArticle> all(Inputs inputs) {
    std::vector<InputArticle> out;
    while (auto article = inputs.next()) out.push_back(std::move(*article));
    return out;
  }
  std::string folder_;
};

TEST_F(InputsTest, WalksFoldersInOrder) {
  write("b.txt", "B");
  write("a/z.txt", "Z");
  write("a/y.text", "Y");
  write("a/picture.jpg", "no");
  write(".hidden.txt", "no");
  write("c.jsonl", "{\"text\": \"C\"}\n\n{\"text\": \"D\", \"id\": \"d\"}\n");
  const auto articles = all(Inputs({folder_}));
  ASSERT_EQ(articles.size(), 5u);
  std::string bytes;
  for (const auto& article : articles) bytes += article.bytes;
  EXPECT_EQ(bytes, "YZBCD");
  EXPECT_EQ(articles[3].source.name, folder_ + "/c.jsonl:1");
  EXPECT_EQ(articles[4].source.name, "d");
}

TEST_F(InputsTest, WhatCannotBeReadIsSaidAndTheRestGoesOn) {
  const std::string good = write("good.txt", "Good.");
  fs::create_directories(folder_ + "/empty");
  const auto articles = all(Inputs({folder_ + "/none.txt", good, folder_ + "/empty"}));
  ASSERT_EQ(articles.size(), 3u);
  EXPECT_TRUE(articles[0].failed);
  EXPECT_EQ(articles[0].problems.at(0), "cannot read: No such file or directory");
  EXPECT_FALSE(articles[1].failed);
  EXPECT_EQ(articles[1].bytes, "Good.");
  EXPECT_TRUE(articles[2].failed);
}

TEST_F(InputsTest, JsonLines) {
  const std::string path = write("news",
                                 "{\"id\": 7, \"text\": \"A\", \"title\": \"T\", \"published\": \"2026-03-04\", "
                                 "\"agency\": \"LETA\", \"language\": \"en\"}\n"
                                 "{\"text\": \n[1]\n{\"id\": \"x\"}\n{\"id\": \"h\", \"html\": \"<p>\"}\n{\"text\": "
                                 "1.5}\n{\"text\": \"a\xFF\"}\n{\"text\": \"last\"}");
  const auto articles = all(Inputs({path}));
  ASSERT_EQ(articles.size(), 8u);
  EXPECT_EQ(articles[0].source.name, "7");
  EXPECT_EQ(articles[0].source.title, "T");
  EXPECT_EQ(articles[0].source.published, "2026-03-04");
  EXPECT_EQ(articles[0].source.agency, "LETA");
  EXPECT_EQ(articles[0].source.language, "en");
  EXPECT_TRUE(articles[4].source.html);
  EXPECT_EQ(articles[4].bytes, "<p>");
  for (const std::size_t bad : {1u, 2u, 3u, 5u}) {
    EXPECT_TRUE(articles[bad].failed) << bad;
    EXPECT_FALSE(articles[bad].problems.empty());
  }
  EXPECT_EQ(articles[1].problems.at(0), "not JSON");
  EXPECT_EQ(articles[3].source.name, "x");
  EXPECT_FALSE(articles[6].failed);
  EXPECT_EQ(articles[6].problems.size(), 1u);
  EXPECT_EQ(articles[7].bytes, "last");
}

TEST_F(InputsTest, TextStaysTextWhateverItStartsWith) {
  const auto articles = all(Inputs({write("a.txt", "{\"text\": \"A\"}")}));
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(articles[0].bytes, "{\"text\": \"A\"}");
  EXPECT_EQ(all(Inputs({write("b.txt", "{\"text\": \"A\"}")}, InputFormat::jsonl)).at(0).bytes, "A");
}

TEST_F(InputsTest, PatternsAreFilledInSorted) {
  write("b.txt", "B");
  write("a.txt", "A");
  write("c.md", "C");
  const auto articles = all(Inputs({folder_ + "/*.txt", folder_ + "/[c].md", folder_ + "/none*"}));
  ASSERT_EQ(articles.size(), 4u);
  EXPECT_EQ(articles[0].bytes + articles[1].bytes + articles[2].bytes, "ABC");
  EXPECT_TRUE(articles[3].failed);
}

TEST_F(InputsTest, TheFirstBytesSayWhatAFileWithoutANameHolds) {
  const std::string record = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n";
  const struct {
    std::string bytes, article;
    bool html;
  } cases[] = {
      {"Plain words.", "Plain words.", false},
      {"<!DOCTYPE html><p>Page", "<!DOCTYPE html><p>Page", true},
      {"{\"text\": \"Line\"}", "Line", false},
      {record, "hi", false},
      {"<?xml version=\"1.0\"?>\n<rss><channel><item><title>T</title><description>Body</description></item></channel></rss>", "Body", false},
  };
  int number = 0;
  for (const auto& c : cases) {
    for (const bool packed : {false, true}) {
      const auto articles = all(Inputs({write("file" + std::to_string(number++), packed ? gzipped(c.bytes) : c.bytes)}));
      ASSERT_EQ(articles.size(), 1u) << c.bytes;
      EXPECT_EQ(articles[0].bytes, c.article);
      EXPECT_EQ(articles[0].source.html, c.html);
      EXPECT_FALSE(articles[0].failed);
    }
  }
}

TEST(DecodeText, MakesUtf8OfWhatComes) {
  const struct {
    std::string bytes, text, problem;
  } cases[] = {
      {"plain", "plain", ""},
      {"", "", "empty: no text in it"},
      {" \n\t", " \n\t", "empty: no text in it"},
      // Western bytes where that is plain; damage, other alphabets and broken UTF-8 are not read so.
      {"Jos\xE9 Mu\xF1oz \x93met\x94 \xC5sa in Canc\xFAn", "José Muñoz “met” Åsa in Cancún", "not UTF-8: read as windows-1252"},
      {"the minister \xFF\xFE met", "the minister \xEF\xBF\xBD\xEF\xBF\xBD met", "not valid UTF-8: 2 places, the first at byte 13"},
      {"caf\xC3\xA9 Jos\xE9 Mu", "café Jos\xEF\xBF\xBD Mu", "not valid UTF-8: 1 place, the first at byte 9"},
      {"and so it was with Jos\xC3 there", "and so it was with Jos\xEF\xBF\xBD there", "not valid UTF-8: 1 place, the first at byte 22"},
      {"the word \xEC\xE8\xED is Cyrillic", "the word \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD is Cyrillic", "not valid UTF-8: 3 places, the first at byte 9"},
      {"abcdefg\xFFh", "abcdefg\xEF\xBF\xBDh", "not valid UTF-8: 1 place, the first at byte 7"},
      {std::string("\xFF\xFE"
                   "R\0i\0g\0a\0",
                   10),
       "\xEF\xBB\xBFRiga", ""},
      {std::string("\xFE\xFF"
                   "\0R\0i\xD8\x3D\xDE\x00",
                   10),
       "\xEF\xBB\xBFRi\xF0\x9F\x98\x80", ""},
      {std::string("R\0i\0g\0a\0 \0R\0i\0g\0a\0", 18), "Riga Riga", ""},
      {std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0", 23), "",
       "not a text: control characters all through it"},
      {"%PDF-1.4 and so on", "", "not a text: a PDF; hand in its text"},
      {"PK\x03\x04 and so on", "", "not a text: a packed document (docx, odt, epub, zip); hand in its text"},
      {"\xFF\xD8\xFF\xE0\xFF\xD8\xFF\xE0", "", "not a text: 8 places of 8 bytes are no UTF-8"},
  };
  for (const auto& c : cases) {
    const DecodedText found = decode_text(c.bytes);
    EXPECT_EQ(found.text, c.text);
    EXPECT_EQ(found.problems.empty() ? "" : found.problems.front(), c.problem) << c.bytes;
  }
}

}  // namespace
}  // namespace chancery
