// What language a text is in: by its script where one language alone uses it, else by its commonest small words.
// From lexicon/language_words.tsv. Small on purpose: it has to tell English from the rest, and name the rest where
// easy.
//
//   languages.of("The ministers met in the capital of ...")  ->  "en"
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chancery {

class Languages {
 public:
  static Languages load(const std::vector<std::string>& data_folders);
  // ISO 639-1, or "" where too little speaks for any.
  std::string of(std::string_view text) const;
  // ISO 639-1 of a language as a file or feed names it: "en" of "en-GB", "eng", "English"; "" where it is none known.
  std::string code(std::string_view written) const;

 private:
  std::vector<std::string> languages_;
  std::unordered_map<std::string, std::string> codes_;
  std::unordered_map<std::string, std::vector<std::uint16_t>> words_;
};

}  // namespace chancery
