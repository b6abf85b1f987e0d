// What web servers pack pages with beside gzip: Brotli and Zstandard. Archives keep the bytes as the server sent them.
//
// Debian's libraries (libbrotli1, libzstd1) are opened when they are first needed; where there are none nothing is lost but such pages.
//
//   std::string page;
//   switch (unpack_brotli(body, page, 64 << 20)) { case Unpacked::all: ... }
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chancery {

enum class Unpacked { all, damaged, too_long, no_library };

// Appends what `packed` holds to `out`, up to `most` bytes of it; what could be unpacked stands in `out` in any case.
Unpacked unpack_brotli(std::string_view packed, std::string& out, std::size_t most);
Unpacked unpack_zstd(std::string_view packed, std::string& out, std::size_t most);

}  // namespace chancery
