// Pages with checksums. A shim around the system's file layer of SQLite: each page of a record carries in its last eight
// bytes a digest of its bytes and its place, made when it is written and checked whenever it is read. A page that was
// damaged on disk is never taken for true: reading it fails.
//
// The file stays an ordinary SQLite database, which any tool can read; one written by another tool is refused as damaged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chancery::store {

inline constexpr int kReservedBytes = 8;

// Registered at the first call; the name to open databases with.
const char* checked_vfs();
// For tests that break the disk: what stands below the shim ("" for the system's own). Before any database is opened.
void set_disk_below(const std::string& vfs);

// Reads every page of a file that nobody writes to; the numbers (from 1) of those that are damaged. A file that is no
// SQLite database or was cut off is one damaged page.
std::vector<std::uint32_t> damaged_pages(const std::string& path);

// Whether a file is an SQLite database that another program made: not a page of it has room for a digest, and it does not
// bear our mark. A record with a bit flipped still has one of the two.
bool of_another_program(const std::string& path, std::uint32_t application);

}  // namespace chancery::store
