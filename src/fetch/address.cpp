#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace chancery {
namespace {

struct Block {
  const char* prefix;
  int bits;
};
// What IANA's registries of special addresses say is not reachable by everyone.
constexpr Block kBlocks4[] = {{"0.0.0.0", 8},      {"10.0.0.0", 8},     {"100.64.0.0", 10},  {"127.0.0.0", 8},    {"169.254.0.0", 16},
                              {"172.16.0.0", 12},  {"192.0.0.0", 24},   {"192.0.2.0", 24},   {"192.88.99.0", 24}, {"192.168.0.0", 16},
                              {"198.18.0.0", 15},  {"198.51.100.0", 24}, {"203.0.113.0", 24}, {"224.0.0.0", 4},    {"240.0.0.0", 4}};
constexpr Block kBlocks6[] = {{"::", 96},          {"64:ff9b:1::", 48}, {"100::", 64},    {"2001::", 23}, {"2001:db8::", 32}, {"3fff::", 20},
                              {"5f00::", 16},      {"fc00::", 7},       {"fe80::", 10},   {"fec0::", 10}, {"ff00::", 8}};

constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::array<std::uint8_t, 12> kTranslated = {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};

Address mapped(const std::uint8_t* four) {
  Address out;
  std::copy(kMapped.begin(), kMapped.end(), out.bytes.begin());
  std::copy(four, four + 4, out.bytes.begin() + 12);
  return out;
}

bool within(const std::uint8_t* address, const std::uint8_t* prefix, int bits) {
  const int whole = bits / 8;
  if (std::memcmp(address, prefix, static_cast<std::size_t>(whole)) != 0) return false;
  const int rest = bits % 8;
  return rest == 0 || ((address[whole] ^ prefix[whole]) >> (8 - rest)) == 0;
}

}  // namespace

std::optional<Address> address_of(const std::string& text) {
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) == 1) {
    Address out;
    std::memcpy(out.bytes.data(), &six, 16);
    return out;
  }
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) != 1) return {};
  return mapped(reinterpret_cast<const std::uint8_t*>(&four));
}

std::optional<Address> address_of(const void* socket_address, std::size_t size) {
  sa_family_t family = 0;
  if (size < offsetof(sockaddr, sa_data)) return {};
  std::memcpy(&family, static_cast<const char*>(socket_address) + offsetof(sockaddr, sa_family), sizeof family);
  if (family == AF_INET && size >= sizeof(sockaddr_in)) {
    sockaddr_in in{};
    std::memcpy(&in, socket_address, sizeof in);
    return mapped(reinterpret_cast<const std::uint8_t*>(&in.sin_addr));
  }
  if (family == AF_INET6 && size >= sizeof(sockaddr_in6)) {
    sockaddr_in6 in{};
    std::memcpy(&in, socket_address, sizeof in);
    Address out;
    std::memcpy(out.bytes.data(), &in.sin6_addr, 16);
    return out;
  }
  return {};
}

bool is_public(const Address& address) {
  const std::uint8_t* bytes = address.bytes.data();
  const auto four_is_public = [](const std::uint8_t* four) {
    return std::none_of(std::begin(kBlocks4), std::end(kBlocks4), [&](const Block& block) {
      return within(four, address_of(block.prefix)->bytes.data() + 12, block.bits);
    });
  };
  if (std::equal(kMapped.begin(), kMapped.end(), bytes) || std::equal(kTranslated.begin(), kTranslated.end(), bytes))
    return four_is_public(bytes + 12);
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return four_is_public(bytes + 2);  // 6to4 holds an address of four bytes
  return std::none_of(std::begin(kBlocks6), std::end(kBlocks6), [&](const Block& block) {
    return within(bytes, address_of(block.prefix)->bytes.data(), block.bits);
  });
}

std::string written(const Address& address) {
  char text[INET6_ADDRSTRLEN] = {};
  if (std::equal(kMapped.begin(), kMapped.end(), address.bytes.begin())) inet_ntop(AF_INET, address.bytes.data() + 12, text, sizeof text);
  else inet_ntop(AF_INET6, address.bytes.data(), text, sizeof text);
  return text;
}

}  // namespace chancery
