// Writing one article into the tables, and taking it out again. Called within a transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/json.h"
#include "store/record.h"

namespace chancery::store {

// A row of `change`; its id dates what it opens and closes.
std::int64_t note_change(Database& database, const std::string& act, const std::string& author, const std::string& reason,
                         const std::string& target, const std::string& detail);

Added take_in(Database& database, const Json& article, const std::string& engine);

// Closes the open reading of a document: its facts leave the questions and stay in the history.
void close_reading(Database& database, std::int64_t reading, std::int64_t change);
// Takes single facts out of the questions (rejected, corrected), or puts them back.
void close_fact(Database& database, std::int64_t fact, std::int64_t change);
void open_fact(Database& database, std::int64_t fact, std::int64_t change);

std::optional<std::int64_t> find_document(Database& database, const std::string& name);
void forget_document(Database& database, std::int64_t document);

// The rows of `fact` that bear a name, in order: one for each reading of its document.
std::vector<std::int64_t> facts_named(Database& database, std::int64_t ext);

// "f-" and sixteen digits.
std::string fact_name(std::int64_t ext);
std::string event_name(std::int64_t ext);
std::string judgement_name(std::int64_t id);
// The number in "f-...", "ev-..." or "p-..."; unset where the name has another shape.
std::optional<std::int64_t> ext_from(std::string_view name, std::string_view prefix);

// Digests as kept in the rows, for verify.
std::int64_t document_digest(std::string_view ext, std::string_view source, std::string_view title, std::string_view agency,
                             std::string_view text, std::int64_t level);
std::int64_t fact_digest(std::int64_t ext, std::int64_t reading, std::int64_t kind, std::string_view status, std::string_view body,
                         std::int64_t level);

}  // namespace chancery::store
