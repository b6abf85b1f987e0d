// A safetensors file, mapped: named arrays of numbers and a few strings.
//
//   const SafeTensors file("syntax.safetensors");
//   const float* bias = file.floats("layer0.qkv.b", {1152});
//
// Pointers stay valid as long as the object. Whatever is missing, of the wrong type or shape throws Error.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "base/file.h"

namespace chancery {

class SafeTensors {
 public:
  explicit SafeTensors(const std::string& path);

  bool has(const std::string& key) const { return metadata_.contains(key); }  // of metadata
  const std::string& metadata(const std::string& key) const;
  std::size_t number(const std::string& key) const;             // metadata that is a number
  std::vector<std::string> strings(const std::string& key) const;  // metadata that is a JSON list

  using Shape = std::vector<std::size_t>;
  const float* floats(const std::string& name, const Shape& shape) const;
  const std::int8_t* bytes(const std::string& name, const Shape& shape) const;
  std::vector<float> halves(const std::string& name, const Shape& shape) const;  // f16 (or f32), as float
  Shape shape_of(const std::string& name) const;
  const std::string& path() const { return path_; }

 private:
  struct Entry {
    std::string type;
    Shape shape;
    std::size_t begin = 0, end = 0;  // in the file
  };
  const Entry& entry(const std::string& name) const;
  const char* data(const std::string& name, const char* type, std::size_t width, const Shape& shape) const;

  std::string path_;
  MappedFile file_;
  std::map<std::string, Entry> entries_;
  std::map<std::string, std::string> metadata_;
};

float half_to_float(std::uint16_t half);

}  // namespace chancery
