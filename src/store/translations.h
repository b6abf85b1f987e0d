// Reports of other languages that are the same report: an article that is read finds its Russian or French original, and the
// other way round, whichever comes in first. Of each document some marks are kept that a translation keeps too (names by their
// consonants, numbers: copies/translation.h), by stretches of days, as pieces of `likeness`; what shares some of them is compared
// text with text. Nothing needs to be known of either language. Called within a transaction.
#pragma once

#include <cstdint>
#include <vector>

#include "store/database.h"

namespace chancery::store {

// Keeps the marks of a document, whose row and body stand already.
void enter_marks(Database& database, std::int64_t document);
// The documents in other languages of some days before and after that are the same report, in order.
std::vector<std::int64_t> translations_of(Database& database, std::int64_t document);
// Of all documents of a record that was made before marks were kept.
void enter_marks_of_all(Database& database);

}  // namespace chancery::store
