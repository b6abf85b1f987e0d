// What each report of an event is to the others: original, verbatim, edited, update, translation or independent, and where it
// comes from. The record settles which documents have one origin when they come in (intake.cpp); how they were made from it
// is told from their texts when somebody asks.
//
//   told_as(database, original, level).at(document)   ->  {CopyKind::edited, "sha256:...", "riga.txt"}
//
// Documents marked higher than `level` are left out, as if they were not there.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "copies/families.h"
#include "store/database.h"
#include "store/json.h"
#include "store/view.h"

namespace chancery::store {

struct ToldAs {
  CopyKind kind = CopyKind::independent;
  std::string origin, origin_source;  // id and name of the document that it comes from; "" where it comes from none
};

// By document: all that have this original, itself among them. Empty where there are no two.
std::map<std::int64_t, ToldAs> told_as(Database& database, std::int64_t original, int level);

// The reports of these facts, each once: [{"document": "riga.txt", "report": "edited", "origin": "jurmala.txt"}].
Json reports_of(Database& database, const std::vector<View>& facts);

}  // namespace chancery::store
