// Character references of HTML: "&amp;", "&eacute", "&#8217;", "&#x2019;". From html/character_references.tsv.
//
//   references.at("&amp;c", 0, false)  ->  {size 5, "&"}
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery {

class CharacterReferences {
 public:
  struct Found {
    std::size_t size = 0;  // bytes taken; 0: no reference stands there
    char characters[9] = {};
    std::size_t length = 0;  // of `characters`
    std::string_view text() const { return {characters, length}; }
  };

  static CharacterReferences load(const std::vector<std::string>& data_folders);
  // The reference whose '&' stands at text[at]. In the value of an attribute a name without its semicolon counts only
  // where neither a letter, a digit nor '=' follows.
  Found at(std::string_view text, std::size_t at, bool in_attribute) const;
  // The whole text with its references read.
  std::string read(std::string_view text, bool in_attribute) const;

 private:
  struct Named {
    std::string name;  // with its semicolon, where it has one
    std::string characters;
  };
  std::vector<Named> named_;            // sorted
  std::vector<std::uint32_t> by_two_;   // of each two first letters: where their names begin
};

}  // namespace chancery
