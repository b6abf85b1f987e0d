// The dateline at the head of an article: "DUSHANBE, 23.09.2021 (NIAT Khovar) –", "Riga. 4 March. LETA/", "WELLINGTON
// --".
#pragma once

#include <optional>
#include <string_view>

#include "chancery/layout.h"
#include "text/agencies.h"
#include "text/date_scanner.h"

namespace chancery {

struct FoundDateline {
  Dateline dateline;  // `when` is left to the reader, which knows the page's year
  std::optional<ScannedDate> date;
  bool strong = false;  // a date or an agency stands in it
};

// The dateline that starts at unit.begin, if one does. `whole`: it may be all of the unit ("BAKU, Azerbaijan, Dec. 8").
std::optional<FoundDateline> read_dateline(std::string_view text, Span unit, const Agencies& agencies, bool whole);

// A dateline further on in a unit whose newlines were lost, with the title before it.
std::optional<FoundDateline> find_dateline_after_title(std::string_view text, Span unit, const Agencies& agencies);

}  // namespace chancery
