// The names by which rows are known outside ("f-0123456789abcdef"), and how facts come by theirs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/json.h"

namespace chancery::store {

std::int64_t number_of_document(const std::string& id);

// The names of the facts of an article, from what it is and where they stand in it, so that another reading names them
// the same. The first half is the document's number.
std::vector<std::int64_t> fact_names(Database& database, std::int64_t document, const std::string& id,
                                     const Json& facts);

// The rows of `fact` that bear a name, in order: one for each reading of its document.
std::vector<std::int64_t> facts_named(Database& database, std::int64_t ext);

// "f-" and sixteen digits.
std::string fact_name(std::int64_t ext);
std::string event_name(std::int64_t ext);
std::string judgement_name(std::int64_t id);
// The number in "f-...", "ev-..." or "p-..."; unset where the name has another shape.
std::optional<std::int64_t> ext_from(std::string_view name, std::string_view prefix);

}  // namespace chancery::store
