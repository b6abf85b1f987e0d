// Contacts told several times made one, and visits joined to what happened within them. Part of merge().
#pragma once

#include <vector>

#include "facts/draft.h"

namespace chancery {

void merge_contacts(const ArticleReading& reading, std::vector<Draft>& drafts);

// Each topic once: by its normalised name, or by its words.
void add_topics(Fact& contact, const std::vector<Value>& topics);

// "meeting", "call", "visit", "letter", "session": formats that can be the same event.
std::string contact_family(const Fact& fact);

// Empty where nobody is known to take part.
const std::vector<Value>& participants(const Fact& contact);

}  // namespace chancery
