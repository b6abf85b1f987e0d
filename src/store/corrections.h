// An agency's correction or withdrawal closes what it corrects: the earlier report of the same agency and title.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/database.h"

namespace chancery::store {

// Where the title of `document` says that it corrects or withdraws a report, that report's reading is closed.
void take_back_corrected(Database& database, std::int64_t document, const std::string& title, const std::string& agency,
                         std::optional<std::int64_t> published, std::int64_t change);

}  // namespace chancery::store
