// Those who come into office in a list, of whom the parser keeps the first only:
//
//   The president appointed A as foreign minister, B as interior minister and C as governor.
//   A was appointed minister of finance, B minister of culture.
//
//   take(listed_appointments(reading, statuses, drafts));   // one office_change for each who is not told yet
#pragma once

#include <vector>

#include "facts/draft.h"
#include "facts/reading.h"
#include "facts/status.h"

namespace chancery {

std::vector<Draft> listed_appointments(const ArticleReading& reading, const StatusWords& statuses,
                                       std::vector<Draft>& drafts);

}  // namespace chancery
