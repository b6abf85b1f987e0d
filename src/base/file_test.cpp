#include "base/file.h"

#include <gtest/gtest.h>

#include "chancery/error.h"

namespace chancery {
namespace {

TEST(File, Sha256OfAKnownText) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(File, AMissingFileIsNamed) {
  try {
    read_file("/nowhere/at/all");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.file, "/nowhere/at/all");
  }
  EXPECT_THROW(MappedFile("/nowhere/at/all"), Error);
}

}  // namespace
}  // namespace chancery
