// A layout as lines for people and for golden files: role, a tab, the words.
//
//   title	Saeima speaker receives Moldovan delegation
//   dateline	RIGA, March 4 (LETA) --	place=RIGA date=March 4 agency=LETA when=2026-03-04
//   body	The Speaker ...
//   furniture: photo credit	Photo credit: Saeima
#pragma once

#include <string>

#include "chancery/document.h"

namespace chancery {

// Pieces in the order of the text, whole; then agency, byline, published, language and problems.
std::string describe_layout(const Document& document);

}  // namespace chancery
