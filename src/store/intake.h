// Writing one article into the tables, and taking it out again. Called within a transaction.
#pragma once

#include <optional>
#include <string>

#include "store/database.h"
#include "store/json.h"
#include "store/record.h"

namespace chancery::store {

Added take_in(Database& database, const Json& article, const std::string& engine);

std::optional<std::int64_t> find_document(Database& database, const std::string& name);
void forget_document(Database& database, std::int64_t document);

}  // namespace chancery::store
