// Packs bytes, for tests alone.
#pragma once

#include <libdeflate.h>

#include <string>
#include <string_view>

namespace chancery {

inline std::string gzipped(std::string_view bytes) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

}  // namespace chancery
