// Facts are never updated: their time in the record is closed by a change and another opened. Called within a
// transaction.
#pragma once

#include <cstdint>
#include <string>

#include "store/database.h"

namespace chancery::store {

// A row of `change`; its id dates what it opens and closes.
std::int64_t note_change(Database& database, const std::string& act, const std::string& author,
                         const std::string& reason, const std::string& target, const std::string& detail);

// Closes the open reading of a document: its facts leave the questions and stay in the history.
void close_reading(Database& database, std::int64_t reading, std::int64_t change);
// Takes single facts out of the questions (rejected, corrected), or puts them back.
void close_fact(Database& database, std::int64_t fact, std::int64_t change);
void open_fact(Database& database, std::int64_t fact, std::int64_t change);

}  // namespace chancery::store
