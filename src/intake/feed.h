// Feeds: RSS 0.9 to 2.0, RDF and Atom, one article for each item.
//
//   for (const FeedItem& item : read_feed(bytes).items) use(item.address, item.title, item.body);
//
// Never throws. A feed that is not well-formed is read as far as it goes, and on from the next item after the damage; each
// place is said in `problems`. Entities that a feed defines itself are not expanded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery {

inline constexpr std::size_t kLongestFeed = std::size_t{1} << 26;

struct FeedItem {
  std::string id;         // guid or Atom id
  std::string address;    // link to the article
  std::string title;
  std::string published;  // ISO 8601 date, "" where none could be read
  std::string author;
  std::string language;   // of the item or of the feed: "en"
  std::string body;       // the fullest of content, description and summary
  bool html = false;      // body is markup
  std::size_t line = 0;   // where the item starts
};

struct Feed {
  std::string title;
  std::vector<FeedItem> items;
  std::vector<std::string> problems;  // "line 12: mismatched tag"
  bool known = false;                 // the root is that of a feed
};

Feed read_feed(std::string_view bytes);

// Whether bytes open like a feed: an XML declaration or not, then <rss, <feed or <rdf:RDF.
bool looks_like_feed(std::string_view bytes);

// "2025-08-27" of "Wed, 27 Aug 2025 10:15:00 +0300" and of "2025-08-27T10:15:00Z"; "" where it is neither.
std::string day_of_timestamp(std::string_view written);

}  // namespace chancery
