// Who is who across articles. An article presents an entity by a profile: its name, key and country. Profiles that are the
// same are one entity, by what they show alone: never by one word of a name. Profiles that may be the same share a block,
// and a block is decided anew, as a whole, whenever something joins it, so that the order of articles does not matter and
// the cost does not grow with the record. What a person decided (merge, split) goes before all else.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace chancery::store {

struct Presented {
  int kind = 0;
  std::string name;     // "" for somebody whom nobody names
  std::string key;
  std::string country;  // alpha-3
  std::string type;
  std::vector<std::string> offices;  // of people: as seen in the article
  bool sure = true;     // the name as a name, not as an adjective or a short form of it
  std::string scope;    // the article, where the profile can stand for nobody beyond it
};

// By what its profile is known ("p-..." in digits), whether the record has it or not.
std::int64_t profile_ext(const Presented& presented);

// The profile's row, made where it is new. `fresh` gets profiles whose blocks must be decided.
std::int64_t profile_of(Database& database, const Presented& presented, std::vector<std::int64_t>& fresh);

// Decides the blocks of these profiles; returns the others of them whose entity is another than before, or has another key or country.
std::vector<std::int64_t> settle_people(Database& database, const std::vector<std::int64_t>& profiles);

// Removes profiles in which nothing appears any more, and entities without profiles; returns what settle_people returns
// for the blocks that they leave.
std::vector<std::int64_t> drop_unused(Database& database, const std::vector<std::int64_t>& profiles);

// The office in words that compare: "foreign minister" for "FM" and "Minister of Foreign Affairs".
std::string office_words(std::string_view office);
// Whose office a desk looks for first, by such words: 0 heads, 1 foreign ministers, 2 speakers, 3 other ministers, 4 envoys, 5 others.
int standing_of(const std::string& office);

}  // namespace chancery::store
