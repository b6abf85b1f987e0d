// Dates as pages write them, in any language whose months stand in lexicon/month_names.tsv: "2019-11-18T10:00",
// "18.11.2019", "18. November 2019", "Nov 18, 2019", "18 de noviembre de 2019", "2019年11月18日".
//
//   words.find("Published on Nov. 18, 2019 by", "en")  ->  2019-11-18, bytes 13 to 26
#pragma once

#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chancery {

class DateWords {
 public:
  struct Found {
    std::chrono::year_month_day day{};
    std::size_t begin = 0, end = 0;
    bool ambiguous = false;  // 04/05/2024: read by what the language does, day first but for American English
    bool two_digits = false; // 18.11.19
  };

  static DateWords load(const std::vector<std::string>& data_folders);
  // The first date in `text` at or behind `from`. `language`: ISO 639-1, decides between months of one name.
  std::optional<Found> find(std::string_view text, std::string_view language, std::size_t from = 0) const;
  // The date in an address: "/2019/11/18/", "20191118", "2019-11-18".
  static std::optional<Found> in_address(std::string_view address);
  // A value of metadata: ISO 8601, else as find.
  std::optional<Found> of_value(std::string_view value, std::string_view language) const;

 private:
  unsigned month_of(std::string_view word, std::string_view language) const;
  std::optional<Found> numeric(std::string_view text, std::size_t at, std::string_view language) const;
  std::optional<Found> worded(std::string_view text, std::size_t word, std::size_t word_end, unsigned month) const;
  struct Month {
    unsigned month = 0;
    std::string languages;  // "|cs|pl|"
  };
  // Where a word begins, of ASCII at least: most begin as no month does.
  static std::size_t start_of(std::string_view word) {
    const auto letter = [&](std::size_t i) { return i < word.size() && static_cast<unsigned char>(word[i]) < 0x80 ? static_cast<std::size_t>(word[i] | 0x20) : 0; };
    return letter(0) == 0 ? 0 : letter(0) << 7 | letter(1);
  }
  std::bitset<1 << 14> starts_ = 1;
  std::unordered_map<std::string, std::vector<Month>> months_;
};

}  // namespace chancery
