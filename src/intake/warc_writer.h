// Writes WARC 1.1 records: what was fetched, kept byte for byte, to be read by `chancery read` and by any archive's tools.
//
//   out << warc_response("https://example.org/a", "2026-03-04T10:00:00Z", 200, headers, body);
#pragma once

#include <string>
#include <string_view>

#include "intake/http_message.h"

namespace chancery {

// A record of type response. Headers that no longer hold (content and transfer codings, undone in `body`) are left out, lengths set.
// `date` is that of fetching, in UTC. The record's id is made of the record itself: the same record, the same bytes.
std::string warc_response(const std::string& address, const std::string& date, int status, const Headers& headers, std::string_view body);

}  // namespace chancery
