// One event told several times is one fact: merging, linking and ordering of drafts.
//
// Contacts merge where their participants, formats, statuses and dates go together; a bare "during the talks" points at
// the contact last told. Other kinds merge where they say the same. A visit and the meetings within it stay apart and
// are joined by part_of. All is decided in the order of the text, so that the same article always gives the same facts.
#pragma once

#include <vector>

#include "facts/draft.h"
#include "facts/kinds.h"

namespace chancery {

void merge(const ArticleReading& reading, std::vector<Draft>& drafts);

// Drops merged drafts, orders by the first evidence, numbers the links.
std::vector<Fact> finish(std::vector<Draft> drafts, const Kinds& kinds, const std::optional<Span>& title);

}  // namespace chancery
