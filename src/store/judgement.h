// What people decide: kept apart from what was read, and put over it again at every reading.
//
//   confirm, reject   a fact ("f-..."), all facts of an event ("ev-..."), a judgement ("j-3": rejecting one undoes it)
//   correct           a fact is replaced by another, by hand
//   merge, split      people (by name or id), profiles ("p-..."), events, a fact out of its event
// Each has an author and a reason, stands in the history, and can be undone. Each call is one transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/json.h"
#include "store/record.h"

namespace chancery::store {

struct Judgement {
  std::string act;      // confirm, reject, merge, split
  std::string target, other;
  std::string author, reason;
};
// The ids of what was judged ("j-4"); throws Error where there is nothing of that name, or several.
std::vector<std::string> judge(Record& record, const Judgement& judgement);

// The fact that is meant by "f-..." or by an event of one fact ("ev-..."): of several, Error names them.
std::string one_fact(Record& record, const std::string& name);

// A fact replaced: `fields` over those that it has. Returns the id of the new fact.
std::string correct(Record& record, const std::string& fact, const Json& fields, const std::string& status, const std::string& author,
                    const std::string& reason);

// Parts from a person the mentions in these documents: a namesake.
std::vector<std::string> split_documents(Record& record, const std::string& person, const std::vector<std::string>& documents,
                                         const std::string& author, const std::string& reason);

// Who changed what, oldest first: {"at", "act", "author", "reason", "id", "detail"}.
std::vector<Json> history(Record& record, const std::string& id, int level);

// What is worth a person's look first: {"why", "what", "date", "source", "id"}.
std::vector<Json> review(Record& record, int level, std::size_t most);

// "p-..." of the profile to which an appearance in this document was parted by a person; see split_documents.
std::string parted_scope(Database& database, std::int64_t profile_ext, const std::string& document);

}  // namespace chancery::store
