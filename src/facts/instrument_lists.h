// Lists of signed documents: "The following documents were signed:" and an item a line, or items with semicolons between
// them. Each item is an instrument of the stage that the opening words name; its title is the item's noun phrase.
//
//   The agreements signed in Riga are:
//   - Memorandum on tourism, which opens ...
//   - Protocol on customs;                      two instruments, signed
#pragma once

#include <vector>

#include "facts/draft.h"
#include "facts/noun_types.h"
#include "facts/reading.h"

namespace chancery {

// `drafts` loses what the opening words alone gave ("the following documents"), unless that has a number.
std::vector<Draft> listed_instruments(const ArticleReading& reading, const StatusWords& statuses,
                                      const NounTypes& types, std::vector<Draft>& drafts);

}  // namespace chancery
