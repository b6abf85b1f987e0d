// Topics that speakers name at a contact, put with the contact: "expressed interest in expanding cooperation in
// tourism".
//
// Only in the sentence that tells of the contact, or where both sides say it or agree on it; only where the words say
// that it is about dealings ("cooperation in", "ties", "the fields of"), and only where the speaker takes part in the
// contact told last. Wanted where the speaker hopes, proposes or is ready; agreed where agreed.
#pragma once

#include <vector>

#include "facts/attribution.h"
#include "facts/builder.h"
#include "facts/draft.h"

namespace chancery {

void add_contact_topics(const ArticleReading& reading, const Attribution& attribution, const Topics& topics,
                        std::vector<Draft>& drafts);

}  // namespace chancery
