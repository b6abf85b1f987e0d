// Names of people, bodies and others as one writes them, to what the record knows.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace chancery::store {

struct Found {
  std::int64_t entity = 0;
  std::string id, name, country;
  int kind = 0;
  std::int64_t weight = 0;  // in how many articles it was seen
};
// By id, by key, or by name in any spelling; the likeliest first. `kinds`: bits of 1 << kPerson ...
std::vector<Found> find_entities(Database& database, const std::string& name, unsigned kinds, int level);
// Names near to one that is not known.
std::vector<std::string> suggest_names(Database& database, const std::string& name, unsigned kinds, int level);

}  // namespace chancery::store
