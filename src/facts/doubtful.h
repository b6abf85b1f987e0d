// What is mended or dropped rather than printed once facts are read: "I" and "my" inside speech become the speaker, a
// body named inside somebody's office is no participant beside him, and a change of office of nobody known is none.
//
//   settle_doubtful(reading, attribution, drafts);
#pragma once

#include <vector>

#include "facts/attribution.h"
#include "facts/draft.h"

namespace chancery {

void settle_doubtful(const ArticleReading& reading, const Attribution& attribution, std::vector<Draft>& drafts);

}  // namespace chancery
