#include "syntax/safetensors.h"

#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>

#include "chancery/error.h"

namespace chancery {

float half_to_float(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
  std::uint32_t exponent = (half >> 10) & 0x1Fu, fraction = half & 0x3FFu;
  std::uint32_t bits;
  if (exponent == 31) {
    bits = sign | 0x7F800000u | (fraction << 13);
  } else if (exponent == 0 && fraction == 0) {
    bits = sign;
  } else {
    if (exponent == 0) {  // subnormal
      exponent = 1;
      while (!(fraction & 0x400u)) {
        fraction <<= 1;
        --exponent;
      }
      fraction &= 0x3FFu;
    }
    bits = sign | ((exponent + 112) << 23) | (fraction << 13);
  }
  float out;
  std::memcpy(&out, &bits, 4);
  return out;
}

SafeTensors::SafeTensors(const std::string& path) : path_(path), file_(path) {
  const std::string_view bytes = file_.bytes();
  std::uint64_t length = 0;
  if (bytes.size() < 8) throw Error(path, 0, "too short for a safetensors file");
  std::memcpy(&length, bytes.data(), 8);
  if (length > bytes.size() - 8) throw Error(path, 0, "its header is cut off");
  const auto header = nlohmann::json::parse(bytes.substr(8, length), nullptr, false);
  if (!header.is_object()) throw Error(path, 0, "its header is no JSON object");
  const std::size_t start = 8 + static_cast<std::size_t>(length);
  for (const auto& [name, value] : header.items()) try {
      if (name == "__metadata__") {
        for (const auto& [key, text] : value.items()) metadata_[key] = text.get<std::string>();
        continue;
      }
      Entry& entry = entries_[name];
      entry.type = value.at("dtype").get<std::string>();
      entry.shape = value.at("shape").get<Shape>();
      const std::size_t begin = value.at("data_offsets").at(0).get<std::size_t>();
      const std::size_t end = value.at("data_offsets").at(1).get<std::size_t>();
      if (begin > end || end > bytes.size() - start) throw Error(path, 0, "tensor " + name + " lies outside the file");
      entry.begin = start + begin;
      entry.end = start + end;
    } catch (const nlohmann::json::exception&) {
      throw Error(path, 0, "the header's entry for " + name + " is malformed");
    }
}

const std::string& SafeTensors::metadata(const std::string& key) const {
  const auto found = metadata_.find(key);
  if (found == metadata_.end()) throw Error(path_, 0, "no metadata '" + key + "'");
  return found->second;
}

std::size_t SafeTensors::number(const std::string& key) const {
  const std::string& text = metadata(key);
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) throw Error(path_, 0, "metadata '" + key + "' is no number");
  return out;
}

std::vector<std::string> SafeTensors::strings(const std::string& key) const {
  const auto list = nlohmann::json::parse(metadata(key), nullptr, false);
  std::vector<std::string> out;
  if (list.is_array())
    for (const auto& item : list)
      if (item.is_string()) out.push_back(item.get<std::string>());
  if (out.empty() || out.size() != list.size()) throw Error(path_, 0, "metadata '" + key + "' is no list of strings");
  return out;
}

const SafeTensors::Entry& SafeTensors::entry(const std::string& name) const {
  const auto found = entries_.find(name);
  if (found == entries_.end()) throw Error(path_, 0, "no tensor '" + name + "'");
  return found->second;
}

SafeTensors::Shape SafeTensors::shape_of(const std::string& name) const { return entry(name).shape; }

const char* SafeTensors::data(const std::string& name, const char* type, std::size_t width, const Shape& shape) const {
  const Entry& found = entry(name);
  if (found.type != type) throw Error(path_, 0, "tensor '" + name + "' is " + found.type + ", not " + type);
  std::size_t count = 1;
  for (const std::size_t size : shape) count *= size;
  if (found.shape != shape || found.end - found.begin != count * width)
    throw Error(path_, 0, "tensor '" + name + "' has another shape than its metadata says");
  if (found.begin % width != 0) throw Error(path_, 0, "tensor '" + name + "' is not aligned");
  return file_.bytes().data() + found.begin;
}

const float* SafeTensors::floats(const std::string& name, const Shape& shape) const {
  return reinterpret_cast<const float*>(data(name, "F32", 4, shape));
}
const std::int8_t* SafeTensors::bytes(const std::string& name, const Shape& shape) const {
  return reinterpret_cast<const std::int8_t*>(data(name, "I8", 1, shape));
}
std::vector<float> SafeTensors::halves(const std::string& name, const Shape& shape) const {
  std::size_t count = 1;
  for (const std::size_t size : shape) count *= size;
  if (entry(name).type == "F32") {
    const float* from = floats(name, shape);
    return {from, from + count};
  }
  const char* from = data(name, "F16", 2, shape);
  std::vector<float> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint16_t half;
    std::memcpy(&half, from + 2 * i, 2);
    out[i] = half_to_float(half);
  }
  return out;
}

}  // namespace chancery
