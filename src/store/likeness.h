// Which document is a copy of which: near copies share a fingerprint but for a few bits, cut and retitled ones share
// sentences word for word, translations keep names and numbers (translations.h). All are kept as pieces by stretches of days, so that a copy is found among its own days.
// Called within a transaction.
#pragma once

#include <cstdint>
#include <vector>

#include "store/database.h"
#include "store/json.h"

namespace chancery::store {

std::uint64_t fingerprint_of(const Json& article);  // 0 where the text is too short to say

// Enters a document and finds the one of which it is a copy, or that is a copy of it.
void enter_likeness(Database& database, std::int64_t document, const Json& article, std::uint64_t fingerprint,
                    std::int64_t day);

// Takes a document out; returns those that shared its original, for settle_left() once the document is gone.
std::vector<std::int64_t> leave_likeness(Database& database, std::int64_t document, std::int64_t day);
void settle_left(Database& database, const std::vector<std::int64_t>& copies);

}  // namespace chancery::store
