// Records of made-up articles, as `chancery read` would print them, for measuring the record without reading anything: fifty-five
// a day from 2010 on, ten facts each and a little more, three reports an event on average, a few hundred office-holders.
//
//   SyntheticArticles articles;
//   record.add(articles.next(), "synthetic");
#pragma once

#include <cstdint>
#include <vector>

#include "store/json.h"

namespace chancery::train {

class SyntheticArticles {
 public:
  static constexpr std::int64_t kADay = 55;
  static constexpr std::int64_t kFirstDay = 14610;  // 2010-01-01

  // Begins with the article of this number: whatever came before is told by others.
  explicit SyntheticArticles(std::int64_t number = 0) : number_(number), state_(0x9e3779b97f4a7c15u + static_cast<std::uint64_t>(number)) {}
  store::Json next();

 private:
  struct Person {
    std::string name, country, office;
  };
  std::uint64_t random(std::uint64_t below);
  void begin_event();
  store::Json article();

  std::int64_t number_, day_ = 0;
  std::uint64_t state_;
  int report_ = 0, reports_ = 0;
  std::vector<Person> people_;
  std::int64_t value_ = 0;
};

}  // namespace chancery::train
