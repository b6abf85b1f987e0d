// The tables of the record and how older ones are brought forward.
#pragma once

#include <string>

#include "store/database.h"

namespace chancery::store {

// "Chcy", in the header of every record.
inline constexpr int kApplicationId = 0x43686379;
// How many numbered steps this program knows; a record made by a newer program has more and is refused.
int newest_schema();

// Makes the tables of a new record, or brings an older one forward one numbered step at a time, all in one transaction; a
// copy of the old record is written beside it first (RECORD.schema-N). A reading connection migrates nothing. Throws Error
// for a file that is no record, or one that is newer than this program.
void bring_forward(Database& database);

// For tests: as bring_forward, but only up to step `to`.
void bring_forward_to(Database& database, int to);

}  // namespace chancery::store
