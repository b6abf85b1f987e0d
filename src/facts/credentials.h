// Envoys who presented credentials, told in a list below a line that says so:
//
//   The new envoys who presented their credentials are:
//   - H.E. Ion Munteanu, Ambassador of Moldova
//
//   take(listed_credentials(reading, statuses));   // one office_change for each
#pragma once

#include <vector>

#include "facts/draft.h"
#include "facts/reading.h"
#include "facts/status.h"

namespace chancery {

std::vector<Draft> listed_credentials(const ArticleReading& reading, const StatusWords& statuses);

}  // namespace chancery
