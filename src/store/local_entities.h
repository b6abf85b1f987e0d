// The entities of one article as they present themselves to the record: name, key, country, offices, and whether they
// can stand for anybody beyond their article.
#pragma once

#include <map>
#include <string>

#include "store/json.h"
#include "store/people.h"

namespace chancery::store {

struct LocalEntity {
  std::int64_t local = 0;
  Presented presented;
  Json mentions = Json::array();
  std::int64_t profile = 0;
};

// By their numbers in the article. `scope` names the article.
std::map<std::int64_t, LocalEntity> entities_of(const Json& article, const std::string& scope);

}  // namespace chancery::store
