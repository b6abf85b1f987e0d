// The part of the codebook that tells of events: codes, and the rules by which they are chosen, out of the tables.
#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace chancery::cli {

void print_event_book(const std::string& data, std::ostream& out);
// Rows as those of the kinds: {"kind", "field", "type", "values", "note"}.
nlohmann::ordered_json event_book(const std::string& data);

}  // namespace chancery::cli
