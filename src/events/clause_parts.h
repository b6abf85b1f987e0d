// Small words that the files of the coder of clauses share.
#pragma once

#include <string>
#include <string_view>

#include "chancery/event.h"

namespace chancery {

// How deep acts govern acts: "refused to accept a demand to call off a strike".
inline constexpr int kDeepestAct = 6;

// The code of an act of will that says enough alone: to refuse is to reject, whatever is refused. Null for others.
const char* bare_code(std::string_view operation);
// Whether the recipient of the outer act is he who shall do the inner one: demands, requests, accusations.
bool addressed(std::string_view operation);
// "off", "up", "out" ...: little words that belong to a verb.
bool is_particle(const std::string& word);
// The same actor at the same place.
bool same_party(const Party& a, const Party& b);

}  // namespace chancery
