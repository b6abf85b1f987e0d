#include "store/bodies.h"

#include <algorithm>
#include <vector>

#include "store/json.h"

namespace chancery::store {

std::string body_of(const std::string& text, const std::string& spans) {
  const Json list = spans.empty() ? Json() : Json::parse(spans, nullptr, false);
  if (!list.is_array() || list.empty()) return text;
  std::vector<std::size_t> bytes;  // of each code point
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) bytes.push_back(i);
  bytes.push_back(text.size());
  std::string out;
  for (const Json& span : list) {
    if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned()) continue;
    const std::size_t from = bytes[std::min(span[0].get<std::size_t>(), bytes.size() - 1)], to = bytes[std::min(span[1].get<std::size_t>(), bytes.size() - 1)];
    if (from < to) out += text.substr(from, to - from) + "\n";
  }
  return out;
}

}  // namespace chancery::store
