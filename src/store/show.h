// Rows of the record as JSON, for export and for the questions.
#pragma once

#include <string>

#include "store/view.h"

namespace chancery::store {

[[noreturn]] void damaged(const std::string& what);

// Null where nothing of it may be shown at this level. `everything`: with all mentions, names, tenures and reasons.
Json entity_json(Database& database, std::int64_t entity, int level, bool everything);
Json event_json(Database& database, std::int64_t event, int level);
Json event_json(Database& database, std::int64_t event, const std::vector<View>& facts);
Json fact_json(Database& database, const View& fact);
Json tenures_json(Database& database, std::int64_t entity, int level);

// Whether what a judgement speaks of ("f-...", "p-...", a document's id) may be shown at this level.
bool target_shown(Database& database, const std::string& target, int level);

}  // namespace chancery::store
