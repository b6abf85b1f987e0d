#include <gtest/gtest.h>

#include "fetch/address.h"
#include "fetch/memory.h"
#include "fetch/robots.h"

namespace chancery {
namespace {

TEST(Address, PublicOnes) {
  for (const char* text : {"8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "192.167.255.255", "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
                           "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"})
    EXPECT_TRUE(is_public(address_of(text).value())) << text;
  for (const char* text : {"127.0.0.1", "127.255.0.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
                           "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fdff::1", "ff02::1", "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2002:7f00:1::", "2001:db8::1", "::10.0.0.1", "2001::1", "fec0::1"})
    EXPECT_FALSE(is_public(address_of(text).value())) << text;
  EXPECT_FALSE(address_of("example.org"));
  EXPECT_FALSE(address_of("1.2.3"));
  EXPECT_EQ(written(*address_of("127.0.0.1")), "127.0.0.1");
  EXPECT_EQ(written(*address_of("::1")), "::1");
}

TEST(Robots, TableOfRules) {
  const char* const text =
      "\xEF\xBB\xBF# hello\nUser-agent: *\nDisallow: /private/\nAllow: /private/open\nDisallow: /*.pdf$\nDisallow: /search?q=\nCrawl-delay: 2.5\n\n"
      "User-Agent: OtherBot\nUser-agent: Nosy/2.0\nDisallow: /\n\nUser-agent: chancery\nDisallow: /only-us\nDisallow:\n";
  const Robots stranger = Robots::parse(text, "somebody"), us = Robots::parse(text, "chancery"), nosy = Robots::parse(text, "NOSY");
  const struct {
    const char* path;
    bool stranger, us;
  } cases[] = {{"/", true, true},           {"/private/a", false, true},      {"/private/open/a", true, true}, {"/private/openly", true, true},
               {"/a/b.pdf", false, true},   {"/a/b.pdf?x", true, true},       {"/search?q=x", false, true},    {"/search", true, true},
               {"/only-us/a", true, false}, {"/%70rivate/a", false, true},    {"/robots.txt", true, true},     {"", true, true}};
  for (const auto& c : cases) {
    EXPECT_EQ(stranger.allows(c.path), c.stranger) << c.path;
    EXPECT_EQ(us.allows(c.path), c.us) << c.path;
    EXPECT_EQ(nosy.allows(c.path), std::string(c.path) == "/robots.txt") << c.path;
  }
  EXPECT_EQ(stranger.delay(), 2.5);
  EXPECT_FALSE(us.delay());
  EXPECT_TRUE(Robots::parse("", "chancery").allows("/a"));
  EXPECT_TRUE(Robots::parse("<html>no rules here</html>", "chancery").allows("/a"));
  EXPECT_FALSE(Robots::parse("user-agent:chancery\rdisallow:/a", "chancery").allows("/a"));
}

TEST(Robots, PatternsCostLittle) {
  std::string pattern = "/", path = "/";
  for (int i = 0; i < 500; ++i) pattern += "a*";
  path += std::string(5000, 'a');
  EXPECT_TRUE(fits_path(pattern, path));
  EXPECT_FALSE(fits_path(pattern + "b$", path));
  EXPECT_TRUE(fits_path("", "/a"));
  EXPECT_TRUE(fits_path("*", "/a"));
  EXPECT_FALSE(fits_path("$", "/a"));
}

TEST(FetchMemory, ForgetsTheOldest) {
  FetchMemory memory = FetchMemory::load("");
  for (std::size_t i = 0; i <= FetchMemory::kMostItems; ++i) memory.take("feed", std::to_string(i));
  EXPECT_FALSE(memory.taken("feed", "0"));
  EXPECT_TRUE(memory.taken("feed", "1"));
  EXPECT_FALSE(memory.taken("other", "1"));
  memory.remember("a", {"\"x\"", ""});
  EXPECT_EQ(memory.conditions_of("a").etag, "\"x\"");
  memory.remember("a", {});
  EXPECT_EQ(memory.conditions_of("a").etag, "");
}

}  // namespace
}  // namespace chancery
