// Any bytes as an archive, packed and not: no crash, bounded pages, and an end.
#include <cstdlib>

#include "intake/http_message.h"
#include "intake/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  WarcReader archive(ByteStream::memory(bytes));
  std::size_t records = 0;
  while (const auto record = archive.next()) {
    if (record->body.size() > kLongestPage) std::abort();
    if (!record->damage.empty() && !record->body.empty()) std::abort();
    if (++records > size + 16) std::abort();  // each record takes a byte at least
  }
  read_http_response(bytes, 1 << 16);
  return 0;
}
