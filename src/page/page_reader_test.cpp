#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/utf8.h"
#include "page/charset.h"
#include "page/clean_json.h"
#include "page/clean_page.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

const PageReader& reader() {
  static const PageReader out = PageReader::load({CHANCERY_DATA});
  return out;
}

// Every letter of the text stands in one run; decoded, the bytes of a run are its text or were made one letter of.
void expect_way_back(const CleanPage& page, const std::string& bytes, const std::string& what) {
  static const Charsets charsets = Charsets::load({CHANCERY_DATA});
  std::uint32_t at = 0;
  for (const PageRun& run : page.runs) {
    for (; at < run.text.begin; ++at) EXPECT_EQ(page.text[at], '\n') << what;
    at = run.text.end;
    ASSERT_LT(run.bytes.begin, run.bytes.end) << what;
    ASSERT_LE(run.bytes.end, bytes.size()) << what;
    const std::string text = page.text.substr(run.text.begin, run.text.size());
    // A title out of the metadata may be a part of what its bytes say.
    // Of a page of crumbs the last run takes what would be too many.
    const bool rest = &run == &page.runs.back() && page.runs.size() >= 1024 + bytes.size() / 24;
    if (CodePoints(text).total() > 2 && !rest && !(page.title && run.text == *page.title)) {
      EXPECT_EQ(charsets.decode(bytes.substr(run.bytes.begin, run.bytes.size()), page.charset).text(), text) << what;
    }
  }
  for (; at < page.text.size(); ++at) EXPECT_EQ(page.text[at], '\n') << what;
}

TEST(PageReader, Cases) {
  const std::string folder = std::string(CHANCERY_CASES) + "/pages";
  std::size_t cases = 0;
  for (const std::string& path : files_in(folder, ".html")) {
    const std::string bytes = read_file(path);
    const CleanPage page = reader().read(bytes, {});
    expect_way_back(page, bytes, path);
    const Json wanted = Json::parse(read_file(path.substr(0, path.size() - 5) + ".json"));
    ++cases;
    Json got = {{"title", page.title ? Json(page.text.substr(page.title->begin, page.title->size())) : Json()},
                {"byline", page.byline.empty() ? Json() : Json(page.byline)},
                {"published", page.published ? Json{{"date", to_iso(page.published->day)}, {"basis", page.published->basis}} : Json()},
                {"charset", page.charset},
                {"language", page.language.empty() ? Json() : Json(page.language)},
                {"paragraphs", Json::array()}};
    for (const PageParagraph& paragraph : page.paragraphs) got["paragraphs"].push_back(page.text.substr(paragraph.span.begin, paragraph.span.size()));
    Json compared = wanted;
    compared.erase("furniture");
    EXPECT_EQ(got, compared) << path << "\n" << got.dump(1);
    for (const Json& piece : wanted.value("furniture", Json::array())) {
      const std::string kind = piece["kind"], text = piece["text"];
      const bool found = std::any_of(page.furniture.begin(), page.furniture.end(), [&](const PageFurniture& f) {
        return name_of(f.kind) == kind && f.text.find(text) != std::string::npos;
      });
      EXPECT_TRUE(found) << path << ": no " << kind << " '" << text << "'";
    }
    EXPECT_EQ(Json::parse(clean_json_line(page, {}))["text"], page.text.substr(page.body_begin));
  }
  EXPECT_GE(cases, 7u);
}

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

// However hostile: read to the end, and the way back holds.
TEST(CleanJson, SaysWhatItIsGiven) {
  CleanPage page;
  for (char c = 1; c < 127; ++c) page.text += c;
  page.text += "\x7F \xD0\xB6 \xE4\xB8\xAD \xF0\x9F\x99\x82 \"quoted\\\"";
  page.furniture.push_back({FurnitureKind::other, page.text, {0, 3}});
  const auto json = nlohmann::json::parse(clean_json_line(page, {}));
  EXPECT_EQ(json["text"], page.text);
  EXPECT_EQ(json["furniture"][0]["text"], page.text);
}

// What a page costs grows with its bytes, never with how it is made: blocks and runs are bounded, so is the JSON line.
TEST(PageReader, CrumbsAreBounded) {
  constexpr std::size_t kPieces = 60000;
  for (const char* piece : {"<p>a", "<p>a</p>", "a<br><br>", "<li>a", "<h2>a b c</h2>", "<td>a", "<div>a", "a&lt;", "&lt;<i>", "<p>May 1</p>", "<p>By A B</p>", "<p>Read also</p>"}) {
    const std::string bytes = "<title>Ministers meet</title><h1>Ministers meet</h1><p>The ministers met in the capital on Monday, and agreed to meet again." + repeated(piece, kPieces);
    const CleanPage page = reader().read(bytes, {});
    const std::size_t blocks = 4096 + bytes.size() / 56;
    EXPECT_LE(page.paragraphs.size() + page.furniture.size(), blocks) << piece;
    EXPECT_LE(page.runs.size(), 1024 + bytes.size() / 24 + blocks) << piece;
    EXPECT_LT(clean_json_line(page, {}).size(), 10 * bytes.size()) << piece;
  }
}

// What no article can be is said to be that, and costs little.
TEST(PageReader, CrumbsAndNoiseAreNotReadThrough) {
  const std::string lead = "<title>Talks in Riga</title><h1>Talks in Riga</h1><p>The ministers of both countries met in the capital on Monday, and agreed to meet again in May.</p>";
  std::string crumbs = lead;
  while (crumbs.size() < 600000) crumbs += "<p>a b</p>";
  const CleanPage page = reader().read(crumbs, {});
  ASSERT_FALSE(page.problems.empty());
  EXPECT_TRUE(page.problems[0].starts_with("made of crumbs: more than 8192 pieces of text")) << page.problems[0];
  EXPECT_NE(page.text.find("agreed to meet again in May"), std::string::npos);
  expect_way_back(page, crumbs, "crumbs");
  std::string noise = lead;
  for (int i = 0; i < 100000; ++i) noise += static_cast<char>((i * 7919 >> 3) ^ (i * 31 >> 7));
  EXPECT_EQ(reader().read(noise, {}).problems, std::vector<std::string>{"not a text: control characters all through it"});
}

TEST(PageReader, HostilePages) {
  const std::string words = "<p>The ministers of both countries met in the capital on Monday, and agreed to meet again.";
  const std::string pages[] = {
      "",
      "<",
      std::string(1, '\0'),
      "no markup at all",
      repeated("<div>", 20000) + words,
      repeated("<div><span class=a>", 5000) + words + repeated("</span></div>", 5000),
      repeated("</div>", 20000) + words,
      repeated("<table><tr><td>", 3000) + words,
      repeated("<p>a", 20000),
      repeated("a&amp;", 20000) + words,
      repeated("<a href=x>", 5000) + words,
      repeated("<br>", 20000) + words,
      "<p " + repeated("a=b ", 20000) + ">" + words,
      "<p class='" + repeated("related-posts ", 5000) + "'>" + words,
      repeated("<b>", 20000) + words,
      repeated("<script>", 100) + words,
      "<!--" + words,
      "<svg>" + words,
      repeated("<time datetime=2026-03-04>", 5000) + words,
      repeated("<meta property=og:title content=x>", 5000) + words,
      "<script type=application/ld+json>" + repeated("{\"author\":[", 5000) + "</script>" + words,
      repeated("\xFF\xFE", 5000),
      repeated("<p hidden>", 5000) + words,
      repeated("<li><ul>", 5000) + words,
      repeated("<h1>Title</h1>", 5000) + words,
      repeated(words, 2000),
  };
  for (const std::string& bytes : pages) {
    const CleanPage page = reader().read(bytes, {});
    expect_way_back(page, bytes, bytes.substr(0, 40));
    EXPECT_TRUE(valid_utf8(page.text));
  }
}

// Every prefix of a page, and every page with its middle cut out, is read.
TEST(PageReader, CutPages) {
  const std::string bytes = read_file(std::string(CHANCERY_CASES) + "/pages/wordpress.html");
  for (std::size_t size = 0; size < bytes.size(); size += 37) {
    expect_way_back(reader().read(bytes.substr(0, size), {}), bytes.substr(0, size), "prefix");
    const std::string spliced = bytes.substr(0, size / 2) + bytes.substr(size);
    expect_way_back(reader().read(spliced, {}), spliced, "splice");
  }
}

TEST(PageReader, KnowsPages) {
  for (const char* page : {"<!DOCTYPE html>", "\n <HTML lang=en>", "<head><title>x", "<div>a</div>"}) EXPECT_TRUE(looks_like_html(page)) << page;
  for (const char* text : {"", "The ministers met.", "{\"text\": \"a\"}", "a < b"}) EXPECT_FALSE(looks_like_html(text)) << text;
}

TEST(PageReader, HintsOfHttpCount) {
  const std::string bytes = "<p>\xCC\xE8\xED\xE8\xF1\xF2\xF0\xFB \xEE\xE1\xF1\xF3\xE4\xE8\xEB\xE8 \xF2\xEE\xF0\xE3\xEE\xE2\xEB\xFE, \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xE8 \xE2 \xE2\xE5\xE4\xEE\xEC\xF1\xF2\xE2\xE5.</p>";
  const CleanPage page = reader().read(bytes, {.url = "https://example.org/2026/03/04/talks", .charset = "windows-1251"});
  EXPECT_EQ(page.charset, "windows-1251");
  ASSERT_TRUE(page.published);
  EXPECT_EQ(to_iso(page.published->day), "2026-03-04");
  EXPECT_EQ(page.published->basis, "URL");
}

}  // namespace
}  // namespace chancery
