// The days that an article tells of itself and its facts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/json.h"

namespace chancery::store {

std::optional<std::int64_t> seen_day(const Json& date, const char* end);

// How the article's day is known; "--10-14" where a dateline tells day and month, but no year.
std::string basis_of(const Json& article);

}  // namespace chancery::store
