#include "intake/web_packings.h"

#include <dlfcn.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

namespace chancery {
namespace {

constexpr std::size_t kRoom = std::size_t{1} << 16;

template <typename Function>
bool find(void* library, const char* name, Function& function) {
  void* found = ::dlsym(library, name);
  function = reinterpret_cast<Function>(found);
  return found != nullptr;
}

// The parts of <brotli/decode.h> and <zstd.h> that are used; both promise never to change them.
struct Brotli {
  enum Result { error = 0, success = 1, needs_input = 2, needs_room = 3 };
  void* (*create)(void*, void*, void*) = nullptr;
  int (*decompress)(void*, std::size_t*, const std::uint8_t**, std::size_t*, std::uint8_t**, std::size_t*) = nullptr;
  void (*destroy)(void*) = nullptr;

  static constexpr const char* kFile = "libbrotlidec.so.1";
  bool find_all(void* library) {
    return find(library, "BrotliDecoderCreateInstance", create) && find(library, "BrotliDecoderDecompressStream", decompress) &&
           find(library, "BrotliDecoderDestroyInstance", destroy);
  }
};

struct Zstd {
  struct In {
    const void* bytes;
    std::size_t size, at;
  };
  struct Out {
    void* bytes;
    std::size_t size, at;
  };
  static constexpr int kWindowLogMost = 100;  // ZSTD_d_windowLogMax
  void* (*create)() = nullptr;
  std::size_t (*limit)(void*, int, int) = nullptr;
  std::size_t (*decompress)(void*, Out*, In*) = nullptr;
  unsigned (*is_error)(std::size_t) = nullptr;
  std::size_t (*destroy)(void*) = nullptr;

  static constexpr const char* kFile = "libzstd.so.1";
  bool find_all(void* library) {
    return find(library, "ZSTD_createDCtx", create) && find(library, "ZSTD_DCtx_setParameter", limit) &&
           find(library, "ZSTD_decompressStream", decompress) && find(library, "ZSTD_isError", is_error) && find(library, "ZSTD_freeDCtx", destroy);
  }
};

// The library, opened when first asked for; null where the system has none, or one that lacks a function.
template <typename Library>
const Library* opened() {
  static const std::optional<Library> library = []() -> std::optional<Library> {
    Library out;
    void* const handle = ::dlopen(Library::kFile, RTLD_NOW | RTLD_LOCAL);
    if (handle && out.find_all(handle)) return out;
    return std::nullopt;
  }();
  return library ? &*library : nullptr;
}

}  // namespace

Unpacked unpack_brotli(std::string_view packed, std::string& out, std::size_t most) {
  const Brotli* const library = opened<Brotli>();
  if (!library) return Unpacked::no_library;
  const std::unique_ptr<void, void (*)(void*)> decoder(library->create(nullptr, nullptr, nullptr), library->destroy);
  if (!decoder) return Unpacked::damaged;
  const auto room = std::make_unique<std::uint8_t[]>(kRoom);
  const std::size_t begin = out.size();
  std::size_t left = packed.size();
  const auto* from = reinterpret_cast<const std::uint8_t*>(packed.data());
  for (;;) {
    std::size_t free = kRoom;
    std::uint8_t* to = room.get();
    const int result = library->decompress(decoder.get(), &left, &from, &free, &to, nullptr);
    const std::size_t made = std::min(kRoom - free, most - std::min(most, out.size() - begin));
    out.append(reinterpret_cast<const char*>(room.get()), made);
    if (made < kRoom - free) return Unpacked::too_long;
    if (result == Brotli::success) return Unpacked::all;
    if (result != Brotli::needs_room) return Unpacked::damaged;
  }
}

Unpacked unpack_zstd(std::string_view packed, std::string& out, std::size_t most) {
  const Zstd* const library = opened<Zstd>();
  if (!library) return Unpacked::no_library;
  struct Freed {
    const Zstd& library;
    void operator()(void* decoder) const { library.destroy(decoder); }
  };
  const std::unique_ptr<void, Freed> decoder(library->create(), Freed{*library});
  if (!decoder) return Unpacked::damaged;
  library->limit(decoder.get(), Zstd::kWindowLogMost, 23);  // 8 MB, the most that the web allows (RFC 9659)
  const auto room = std::make_unique<char[]>(kRoom);
  const std::size_t begin = out.size();
  Zstd::In in{packed.data(), packed.size(), 0};
  std::size_t wanted = 1;
  do {
    Zstd::Out piece{room.get(), kRoom, 0};
    wanted = library->decompress(decoder.get(), &piece, &in);
    if (library->is_error(wanted)) return Unpacked::damaged;
    const std::size_t made = std::min(piece.at, most - std::min(most, out.size() - begin));
    out.append(room.get(), made);
    if (made < piece.at) return Unpacked::too_long;
    if (piece.at == 0 && in.at == in.size) break;
  } while (in.at < in.size || wanted > 0);
  return wanted == 0 ? Unpacked::all : Unpacked::damaged;
}

}  // namespace chancery
