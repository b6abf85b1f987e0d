// Contacts told several times made one, and visits joined to what happened within them. Part of merge().
#pragma once

#include <vector>

#include "facts/draft.h"

namespace chancery {

void merge_contacts(const Reading& reading, std::vector<Draft>& drafts);

// "meeting", "call", "visit", "letter", "session": formats that can be the same event.
std::string contact_family(const Fact& fact);

}  // namespace chancery
