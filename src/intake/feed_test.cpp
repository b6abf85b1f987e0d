#include "intake/feed.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

// One line an item: address | title | date | language | html or text | body; then the problems.
std::string told(const Feed& feed) {
  std::string out;
  for (const FeedItem& item : feed.items)
    out += item.address + " | " + item.title + " | " + item.published + " | " + item.language + " | " + (item.html ? "html" : "text") + " | " + item.body + "\n";
  for (const auto& problem : feed.problems) out += "! " + problem + "\n";
  return out;
}

TEST(Feed, ReadsRssAtomAndRdf) {
  EXPECT_EQ(told(read_feed(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Wire</title><language>en-GB</language>
<item><title>Envoys meet</title><link>https://example.org/1</link><guid isPermaLink="false">x1</guid>
  <pubDate>Wed, 04 Mar 2026 10:15:00 +0300</pubDate><description>Short.</description>
  <content:encoded><![CDATA[<p>Envoys <b>met</b>.</p>]]></content:encoded><media:title>no</media:title></item>
<item><title>Second &amp; last&nbsp;one</title><guid>https://example.org/2</guid><description>Only &lt;b&gt;this&lt;/b&gt;.</description></item>
</channel></rss>)")),
            "https://example.org/1 | Envoys meet | 2026-03-04 | en | html | <p>Envoys <b>met</b>.</p>\n"
            "https://example.org/2 | Second & last\xC2\xA0one |  | en | html | Only <b>this</b>.\n");
  EXPECT_EQ(told(read_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>Fil</title><entry><id>urn:1</id><title type="html">Visite</title><link rel="self" href="https://example.org/self"/>
<link href="https://example.org/3"/><updated>2026-03-05T09:00:00Z</updated>
<content type="xhtml"><div><p>Le ministre &lt; tous</p></div></content></entry></feed>)")),
            "https://example.org/3 | Visite | 2026-03-05 | fr | html | <div><p>Le ministre &lt; tous</p></div>\n");
  EXPECT_EQ(told(read_feed(R"(<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel><title>T</title></channel>
<item rdf:about="https://example.org/4"><title>A</title><link>https://example.org/4</link><dc:date>2026-01-02T00:00:00Z</dc:date>
<description>Plain words.</description></item></rdf:RDF>)")),
            "https://example.org/4 | A | 2026-01-02 |  | text | Plain words.\n");
}

TEST(Feed, DamageCostsOneItem) {
  const Feed feed = read_feed(
      "<rss><channel>\n<item><title>one</title></item>\n<item><title>t & t</title></item>\n<item><title>three</title></item>\n</channel></rss>");
  ASSERT_EQ(feed.items.size(), 2u);
  EXPECT_EQ(feed.items[0].title, "one");
  EXPECT_EQ(feed.items[1].title, "three");
  EXPECT_EQ(feed.items[1].line, 4u);
  ASSERT_EQ(feed.problems.size(), 1u);
  EXPECT_EQ(feed.problems[0], "line 3: not well-formed (invalid token)");
}

TEST(Feed, CharsetsAndBadBytes) {
  EXPECT_EQ(read_feed("<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>\xCC\xE8\xF0</title></item></channel></rss>").items.at(0).title, "Мир");
  const Feed feed = read_feed("<rss><channel><item><title>a\xFF\x01z</title></item></channel></rss>");
  EXPECT_EQ(feed.items.at(0).title, "a\xEF\xBF\xBD z");
  EXPECT_EQ(feed.problems.size(), 1u);
}

TEST(Feed, NeitherBombsNorPages) {
  const Feed bomb = read_feed("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>");
  EXPECT_TRUE(bomb.items.empty());
  EXPECT_NE(bomb.problems.at(0).find("entities"), std::string::npos);
  EXPECT_FALSE(read_feed("<html><body><p>Hello</body></html>").known);
  EXPECT_FALSE(read_feed("").known);
  EXPECT_FALSE(read_feed("<?xml encoding=").known);
  EXPECT_FALSE(read_feed("<?xml encoding=\"?>").known);
  std::string deep = "<rss><channel><item><title>x</title>";
  for (int i = 0; i < 10000; ++i) deep += "<a>";
  EXPECT_FALSE(read_feed(deep).problems.empty());
}

TEST(Feed, LooksLikeOne) {
  EXPECT_TRUE(looks_like_feed("<?xml version='1.0'?>\n<!-- <html> --><rss version='2.0'>"));
  EXPECT_TRUE(looks_like_feed("\xEF\xBB\xBF<feed xmlns='a'>"));
  EXPECT_FALSE(looks_like_feed("<html><rss>"));
  EXPECT_FALSE(looks_like_feed("words <rss>"));
}

TEST(DayOfTimestamp, TableOfForms) {
  const std::pair<const char*, const char*> cases[] = {{"Wed, 27 Aug 2025 10:15:00 +0300", "2025-08-27"}, {"2025-08-27T10:15:00Z", "2025-08-27"},
                                                       {"27 Aug 2025", "2025-08-27"},                     {"2025-13-27", ""},
                                                       {"yesterday", ""},                                 {"", ""}};
  for (const auto& [written, day] : cases) EXPECT_EQ(day_of_timestamp(written), day) << written;
}

}  // namespace
}  // namespace chancery
