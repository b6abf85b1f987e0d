// Files: whole, mapped, and listed. Throws Error{path, 0, why}.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

std::string read_file(const std::string& path);
bool file_exists(const std::string& path);
// Files under `folder` whose names end in `suffix`, sorted by path; folders within are walked where `deep`.
std::vector<std::string> files_in(const std::string& folder, std::string_view suffix, bool deep = false);

// A file mapped into memory for reading, for as long as the object lives.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace chancery
