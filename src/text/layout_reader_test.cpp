#include "text/layout_reader.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "base/file.h"
#include "base/utf8.h"
#include "text/describe_layout.h"

namespace chancery {
namespace {

const LayoutReader& reader() {
  static const LayoutReader loaded = LayoutReader::load({CHANCERY_SOURCE_DATA});
  return loaded;
}

Document read(std::string text, Source source = {}) {
  Document document;
  document.text = std::move(text);
  document.source = std::move(source);
  reader().run(document);
  return document;
}

// What LayoutReader promises of every text.
void check_promises(const Document& document) {
  const std::string& text = document.text;
  std::vector<Span> spans = document.layout.body;
  for (const Furniture& furniture : document.layout.furniture) spans.push_back(furniture.span);
  if (document.layout.title) spans.push_back(*document.layout.title);
  if (document.layout.dateline) spans.push_back(document.layout.dateline->span);
  std::sort(spans.begin(), spans.end());
  std::size_t at = 0;
  for (const Span span : spans) {
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(at, span.begin) << "overlap in: " << text;
    ASSERT_LE(span.end, text.size());
    for (; at < span.begin;) {
      const CodePoint c = code_point_at(text, at);
      ASSERT_TRUE(is_space(c.value)) << "byte " << at << " lies nowhere in: " << text;
      at += c.size;
    }
    ASSERT_EQ(at, span.begin) << "not on a boundary: " << text;
    for (; at < span.end; at += code_point_at(text, at).size) {
    }
    ASSERT_EQ(at, span.end) << "not on a boundary: " << text;
  }
  for (; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    ASSERT_TRUE(is_space(c.value)) << "byte " << at << " lies nowhere in: " << text;
    at += c.size;
  }
  ASSERT_TRUE(std::is_sorted(document.layout.body.begin(), document.layout.body.end()));
  const auto inside = [&](std::optional<Span> span) {
    return !span || std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.contains(*span); });
  };
  EXPECT_TRUE(inside(document.layout.agency)) << text;
  EXPECT_TRUE(inside(document.layout.byline)) << text;
  if (const auto& dateline = document.layout.dateline) {
    EXPECT_TRUE(!dateline->place || dateline->span.contains(*dateline->place));
    EXPECT_TRUE(!dateline->date || dateline->span.contains(*dateline->date));
    EXPECT_TRUE(!dateline->agency || dateline->span.contains(*dateline->agency));
  }
}

// Authored pages and what is seen in them. To write the expectations anew: CHANCERY_UPDATE=1 build/test_text
TEST(LayoutReader, ReadsTheAuthoredPages) {
  std::size_t cases = 0;
  for (const std::string& path : files_in(std::string(CHANCERY_CASES) + "/layout", ".txt")) {
    const Document document = read(read_file(path));
    check_promises(document);
    const std::string expected_path = path.substr(0, path.size() - 4) + ".expected";
    const std::string found = describe_layout(document);
    if (std::getenv("CHANCERY_UPDATE")) std::ofstream(expected_path) << found;
    EXPECT_EQ(found, file_exists(expected_path) ? read_file(expected_path) : "") << path;
    ++cases;
  }
  EXPECT_GE(cases, 1u);
}

// Lines of pages shuffled, cut, glued: the promises hold whatever comes.
TEST(LayoutReader, KeepsItsPromisesOnAnyText) {
  std::string pool;
  for (const std::string& path : files_in(std::string(CHANCERY_CASES) + "/layout", ".txt"))
    pool += read_file(path) + "\n";
  const std::string pieces[] = {"\n",     "\n\n\n\n", "\xEF\xBB\xBF",   "\xE2\x80\xA8", "(",  "RIGA, ", "March 4, 2026",
                                "/TASS/", "--",       " \xE2\x80\x94 ", "Read also",    "\t", "\r\n",   "\xEF\xBF\xBD",
                                ". ",     "...",      "\xC2\xA0"};
  std::mt19937 random(20260304);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const int parts = static_cast<int>(random() % 12);
    for (int i = 0; i < parts; ++i) {
      if (random() % 3 == 0) {
        text += pieces[random() % std::size(pieces)];
      } else if (!pool.empty()) {
        std::size_t begin = random() % pool.size(), end = std::min(pool.size(), begin + random() % 300);
        text += decode_utf8(pool.substr(begin, end - begin)).text;
      }
    }
    check_promises(read(text));
    if (HasFatalFailure()) return;
  }
}

TEST(LayoutReader, IsLinear) {
  // Two megabytes in one line, in short lines and in paragraphs; a quadratic step would take minutes.
  for (const std::string& unit :
       {std::string("The ministers met in Riga. "), std::string("Ministers meet in old Riga\n"),
        std::string("The ministers met in Riga on Monday and spoke of trade.\n\n"), std::string("(")}) {
    std::string text;
    while (text.size() < (2u << 20)) text += unit;
    const Document document = read(std::move(text));
    EXPECT_TRUE(document.layout.title || !document.layout.body.empty() || !document.layout.furniture.empty());
  }
}

TEST(LayoutReader, WhatScrapersLeave) {
  const Document amp = read(
      "City\nEpaper\n\nMinisters of Norland and Caldera discuss trade\n\nBy ANI | Updated: May 4, 2023 22:05 IST\n\n"
      "Lodehaven (Vard) [Norland], May 4 : Foreign Minister Alma Voss and her counterpart from Caldera on ...\n\nOpen in App\n\n"
      "Lodehaven (Vard) [Norland], May 4 : Foreign Minister Alma Voss and her counterpart from Caldera on Thursday held talks on trade.\n\n"
      "{{{{post_id####}}}}\n\nThe two ministers agreed to meet again in June, the ministry said in a statement.\n\nRead all the Latest News here\n");
  ASSERT_TRUE(amp.layout.agency && amp.layout.title);
  EXPECT_EQ(amp.at(*amp.layout.agency), "ANI");
  ASSERT_EQ(amp.layout.body.size(), 2u);
  EXPECT_EQ(amp.at(amp.layout.body.back()).substr(0, 23), "The two ministers agree");
  const Document curated = read(
      "date 2023-05-05 Trends :King JonasAlma Voss SummitRiver Treaty\nNorland's Voss meets envoy of Caldera in Lodehaven\n\n"
      "Curated By: Jonas Reed\n\nLast Updated: May 05, 2023, 00:42 IST\n\nLodehaven, India\n\n"
      "The foreign minister of Norland, Alma Voss, met the envoy of Caldera in Lodehaven on Thursday, the ministry said.\n\n"
      "The sides discussed the river treaty and trade between the two countries.\n\nSource: Norland State News Agency");
  ASSERT_TRUE(curated.layout.title && curated.layout.byline && curated.layout.agency);
  EXPECT_EQ(curated.at(*curated.layout.title), "Norland's Voss meets envoy of Caldera in Lodehaven");
  EXPECT_EQ(curated.at(*curated.layout.byline), "Jonas Reed");
  EXPECT_EQ(curated.at(*curated.layout.agency), "Norland State News Agency");
  const Document stopped = read(
      "Envoys of ten countries to present credentials in Lodehaven.\n\nLODEHAVEN, July 14 (TASS) - The ambassadors of ten countries will present "
      "their credentials to the president on Thursday.\n\nThe ceremony is the second this year, the protocol office said.\n");
  ASSERT_TRUE(stopped.layout.title);
  EXPECT_EQ(stopped.at(*stopped.layout.title), "Envoys of ten countries to present credentials in Lodehaven.");
}

TEST(LayoutReader, WhereADateMayStand) {
  const std::string body =
      "\n\nThe foreign minister of Norland, Alma Voss, met the envoy of Caldera in Lodehaven, the ministry said.\n\n"
      "The sides discussed the river treaty and trade between the two countries.\n";
  const Document stamped = read("Voss expects to travel to Caldera next month\ndate 2023-01-19 19 Jan. 12:40" + body);
  ASSERT_TRUE(stamped.layout.title && stamped.layout.published);
  EXPECT_EQ(stamped.at(*stamped.layout.title), "Voss expects to travel to Caldera next month");
  EXPECT_EQ(to_iso(*stamped.layout.published->interval.from), "2023-01-19");
  const Document signed_line = read("Voss and envoy part without a treaty\n\nBy Ana Reed in Lodehaven February 27, 2023" + body);
  ASSERT_TRUE(signed_line.layout.title && signed_line.layout.published && signed_line.layout.byline);
  EXPECT_EQ(signed_line.at(*signed_line.layout.byline), "Ana Reed");
  EXPECT_EQ(to_iso(*signed_line.layout.published->interval.from), "2023-02-27");
  Source source;
  source.name = "17";
  source.url = "https://example.org/2023/05/06/voss-meets-envoy";
  const Document addressed = read("Voss meets the envoy of Caldera" + body, source);
  ASSERT_TRUE(addressed.layout.published);
  EXPECT_EQ(to_iso(*addressed.layout.published->interval.from), "2023-05-06");
}

TEST(LayoutReader, ASingleSentenceIsAnArticle) {
  for (const std::string& text : {std::string("The minister met the envoy in Riga on Monday."),
                                  std::string("The minister met the envoy in Riga on Monday")}) {
    const Document document = read(text);
    EXPECT_FALSE(document.layout.title);
    ASSERT_EQ(document.layout.body.size(), 1u);
    EXPECT_EQ(document.at(document.layout.body[0]), text);
  }
  EXPECT_TRUE(read("").layout.body.empty());
  EXPECT_TRUE(read(" \n\t ").layout.body.empty());
}

TEST(LayoutReader, WhatIsHandedInBeatsTheText) {
  const Document document = read("RIGA, March 4 (LETA) -- The minister met the envoy on Monday.",
                                 {.name = "x", .title = "", .published = "2026-03-05", .agency = "", .language = "en"});
  ASSERT_TRUE(document.layout.published);
  EXPECT_EQ(to_iso(*document.layout.published->interval.from), "2026-03-05");
  EXPECT_EQ(to_iso(*document.layout.dateline->when.from), "2026-03-04");
}

}  // namespace
}  // namespace chancery
