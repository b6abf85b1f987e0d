#include "intake/warc_writer.h"

#include <algorithm>

#include "base/file.h"

namespace chancery {
namespace {

std::string one_line(std::string text) {
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
  return text;
}

}  // namespace

std::string warc_response(const std::string& address, const std::string& date, int status, const Headers& headers, std::string_view body) {
  std::string block = "HTTP/1.1 " + std::to_string(status) + "\r\n";
  for (const auto& [name, value] : headers)
    if (name != "content-encoding" && name != "transfer-encoding" && name != "content-length") block += one_line(name) + ": " + one_line(value) + "\r\n";
  block += "content-length: " + std::to_string(body.size()) + "\r\n\r\n";
  block += body;
  const std::string digest = sha256_hex(address + "\n" + date + "\n" + block);
  const std::string id = digest.substr(0, 8) + "-" + digest.substr(8, 4) + "-5" + digest.substr(13, 3) + "-8" + digest.substr(17, 3) + "-" + digest.substr(20, 12);
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + id + ">\r\nWARC-Date: " + one_line(date) +
         "\r\nWARC-Target-URI: " + one_line(address) + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

}  // namespace chancery
