// Any bytes as a feed: no crash, and nothing that grows out of measure.
#include <cstdlib>

#include "intake/feed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Feed feed = read_feed(bytes);
  std::size_t total = 0;
  for (const FeedItem& item : feed.items) total += item.body.size() + item.title.size();
  if (total > 16 * size + 4096) std::abort();
  looks_like_feed(bytes);
  day_of_timestamp(bytes);
  return 0;
}
