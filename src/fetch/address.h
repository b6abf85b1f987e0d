// Which addresses of the internet are public: all others (one's own machine and network, cloud metadata, multicast) are refused, so that
// no page, feed or name server can make this program talk to what only its user may talk to. Asked of the address that is about to be
// connected to, after names are resolved, at every redirect.
//
//   is_public(*address_of("93.184.216.34"))    ->  true
//   is_public(*address_of("::ffff:10.0.0.1"))  ->  false
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace chancery {

// IPv6, or IPv4 as ::ffff:a.b.c.d.
struct Address {
  std::array<std::uint8_t, 16> bytes{};
  bool operator==(const Address&) const = default;
};

std::optional<Address> address_of(const std::string& written);
std::optional<Address> address_of(const void* socket_address, std::size_t size);  // sockaddr_in or sockaddr_in6
bool is_public(const Address& address);
std::string written(const Address& address);

}  // namespace chancery
