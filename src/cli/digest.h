// The record of an article for people at a terminal: facts grouped by kind, each with the words it was read from.
#pragma once

#include <iosfwd>

#include "chancery/document.h"

namespace chancery::cli {

void print_digest(const Document& document, bool color, std::ostream& out);

}  // namespace chancery::cli
