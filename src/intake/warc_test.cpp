#include "intake/warc.h"
#include "intake/web_packings.h"

#include <gtest/gtest.h>

#include "intake/gzip.h"
#include "intake/gzip_for_tests.h"
#include "intake/http_message.h"

namespace chancery {
namespace {

std::string record(const std::string& type, const std::string& content_type, const std::string& block, const std::string& address = "https://example.org/a") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}
std::string response(const std::string& headers, const std::string& body, const std::string& address = "https://example.org/a") {
  return record("response", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body, address);
}
// Bodies of articles and, in brackets, damage.
std::vector<std::string> read(const std::string& bytes) {
  WarcReader reader(ByteStream::memory(bytes));
  std::vector<std::string> out;
  while (auto r = reader.next()) out.push_back(r->damage.empty() ? r->body : "[" + r->damage + "]");
  return out;
}
const std::string kHtml = "Content-Type: text/html; charset=utf-8\r\n";
using Strings = std::vector<std::string>;

TEST(Warc, GivesPagesOnly) {
  const std::string archive = record("warcinfo", "application/warc-fields", "software: x\r\n") +
                              record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
                              response(kHtml, "<p>one") + response("Content-Type: image/png\r\n", "no") +
                              record("response", "application/http", "HTTP/1.1 404 Not Found\r\n" + kHtml + "\r\nno") +
                              record("resource", "text/plain", "two") + record("conversion", "text/plain", "three") +
                              record("resource", "application/pdf", "no");
  EXPECT_EQ(read(archive), (Strings{"<p>one", "two", "three"}));
  WarcReader reader(ByteStream::memory(archive));
  const auto first = reader.next();
  EXPECT_EQ(first->address, "https://example.org/a");
  EXPECT_EQ(first->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(archive.substr(first->offset, 9), "WARC/1.0\r");
}

TEST(Warc, UndoesTransferAndContentCodings) {
  const std::string page = "<p>The ministers met.";
  EXPECT_EQ(read(response(kHtml + "Transfer-Encoding: chunked\r\n", "8\r\n<p>The m\r\nd;x=y\r\ninisters met.\r\n0\r\n\r\n")), Strings{page});
  EXPECT_EQ(read(response(kHtml + "Content-Encoding: gzip\r\n", gzipped(page))), Strings{page});
  EXPECT_EQ(read(response(kHtml + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", page)), Strings{page});  // undone already
  WarcReader reader(ByteStream::memory(response(kHtml + "Content-Encoding: compress\r\n", "\x0b\x02\x80")));
  EXPECT_EQ(reader.next()->problem, "content coding 'compress' is not read");
}

TEST(Warc, PackedByRecordAsAWholeOrAcrossRecords) {
  const std::string one = response(kHtml, "<p>one"), two = response(kHtml, "<p>two");
  EXPECT_EQ(read(gzipped(one) + gzipped(two)), (Strings{"<p>one", "<p>two"}));
  EXPECT_EQ(read(gzipped(one + two)), (Strings{"<p>one", "<p>two"}));
  const std::string both = one + two;
  EXPECT_EQ(read(gzipped(both.substr(0, 300)) + gzipped(both.substr(300))), (Strings{"<p>one", "<p>two"}));
  std::string many;
  for (int i = 0; i < 20000; ++i) many += response(kHtml, "<p>page " + std::to_string(i * 7919 % 10007));
  EXPECT_EQ(read(gzipped(many)).size(), 20000u);  // longer than what is unpacked in one go
}

TEST(Warc, DamageCostsOneRecord) {
  const std::string one = response(kHtml, "<p>one"), two = response(kHtml, "<p>two"), three = response(kHtml, "<p>three");
  std::string wrong = two;
  const auto at = wrong.find("Content-Length: ");
  wrong.replace(at + 16, 2, "90");  // runs over the record behind it
  EXPECT_EQ(read(one + wrong + three), (Strings{"<p>one", "[damaged record at byte " + std::to_string(one.size()) + ": its length is wrong]", "<p>three"}));
  EXPECT_EQ(read(one + "rubbish in between\r\n" + two).size(), 3u);
  EXPECT_EQ(read(one + "rubbish in between\r\n" + two).back(), "<p>two");
  const Strings cut = read(one + two.substr(0, two.size() - 8));
  ASSERT_EQ(cut.size(), 2u);
  EXPECT_NE(cut[1].find("cut off"), std::string::npos);
  std::string packed = gzipped(two);
  for (std::size_t i = 30; i < 60; ++i) packed[i] = static_cast<char>(i * 37);
  const Strings found = read(gzipped(one) + packed + gzipped(three));
  ASSERT_EQ(found.size(), 3u) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0], "<p>one");
  EXPECT_NE(found[1].find("gzip member at byte " + std::to_string(gzipped(one).size())), std::string::npos) << found[1];
  EXPECT_EQ(found[2], "<p>three");
  EXPECT_EQ(read("not an archive at all").size(), 1u);
  EXPECT_TRUE(read("").empty());
}

TEST(Warc, LongPagesAreCutAndBombsGivenUp) {
  const std::string page(kLongestPage + 5000, 'x');
  WarcReader reader(ByteStream::memory(gzipped(response(kHtml, page))));
  const auto record = reader.next();
  ASSERT_TRUE(record);
  EXPECT_EQ(record->body.size(), kLongestPage);
  EXPECT_EQ(record->problem, "body too long: cut");
  const std::string zeros(GzipSource::kBombSize * 2, '\0');
  const Strings bomb = read(gzipped(zeros) + gzipped(response(kHtml, "<p>after")));
  ASSERT_FALSE(bomb.empty());
  EXPECT_EQ(bomb.back(), "<p>after");
  WarcReader inner(ByteStream::memory(response(kHtml + "Content-Encoding: gzip\r\n", gzipped(std::string(kLongestPage * 3, ' ')))));
  EXPECT_LE(inner.next()->body.size(), kLongestPage);
}

TEST(Unpack, GzipZlibAndBareDeflateRoundTrip) {
  for (const std::size_t size : {0u, 1u, 1000u, 100000u}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>('a' + i * i % 23);
    std::string out;
    EXPECT_TRUE(unpack(gzipped(bytes), out, 1 << 20));
    EXPECT_EQ(out, bytes);
    const std::string packed = gzipped(bytes);
    EXPECT_TRUE(unpack(packed.substr(10, packed.size() - 18), out, 1 << 20));
    EXPECT_EQ(out, bytes);
    EXPECT_FALSE(unpack(packed.substr(0, packed.size() - 9), out, 1 << 20));
  }
}

// A page as two other programs packed it. Where a library is not installed it is said, and nothing else can be tried.
TEST(Unpack, BrotliAndZstandard) {
  constexpr unsigned char kBrotli[] = {0x1B, 0x3B, 0x00, 0x00, 0x04, 0x64, 0x6E, 0xA9, 0x3E, 0x24, 0x08, 0x85, 0x51, 0x02, 0x33, 0x14, 0x03, 0x53, 0x82, 0x8E, 0x4D, 0x53, 0x14, 0x5B, 0x98, 0xAA, 0x8A, 0xAB, 0xB5, 0x8F, 0x9D, 0xEC, 0x1E, 0x1F, 0x27, 0x3F, 0x75, 0x89, 0x5A, 0x53, 0x60, 0xA6, 0xED};
  constexpr unsigned char kZstd[] = {0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58, 0x4D, 0x01, 0x00, 0x24, 0x02, 0x3C, 0x70, 0x3E, 0x54, 0x68, 0x65, 0x20, 0x6D, 0x69, 0x6E, 0x69, 0x73, 0x74, 0x65, 0x72, 0x73, 0x20, 0x6D, 0x65, 0x74, 0x20, 0x69, 0x6E, 0x20, 0x52, 0x69, 0x67, 0x61, 0x2E, 0x20, 0x3C, 0x2F, 0x70, 0x3E, 0x01, 0x00, 0xBA, 0x3D, 0x9D};
  const std::string page = "<p>The ministers met in Riga. The ministers met in Riga.</p>";
  const std::string_view brotli(reinterpret_cast<const char*>(kBrotli), sizeof kBrotli), zstd(reinterpret_cast<const char*>(kZstd), sizeof kZstd);
  for (const auto& [packed, unpack] : {std::pair{brotli, &unpack_brotli}, std::pair{zstd, &unpack_zstd}}) {
    std::string out;
    const Unpacked result = unpack(packed, out, 1000);
    if (result == Unpacked::no_library) continue;
    EXPECT_EQ(result, Unpacked::all);
    EXPECT_EQ(out, page);
    for (std::size_t size = 0; size < packed.size(); ++size) {
      out.clear();
      EXPECT_EQ(unpack(packed.substr(0, size), out, 1000), Unpacked::damaged) << size;
      EXPECT_TRUE(page.starts_with(out));
    }
    out.clear();
    EXPECT_EQ(unpack(packed, out, 10), Unpacked::too_long);
    EXPECT_EQ(out, page.substr(0, 10));
    out.clear();
    EXPECT_EQ(unpack("\x01 no such thing", out, 1000), Unpacked::damaged);
  }
}

}  // namespace
}  // namespace chancery
