// The records of articles as one self-contained page: text on one side, facts on the other, evidence linked both ways.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "chancery/document.h"

namespace chancery::cli {

// Text as it may stand in HTML and in the values of attributes; \x01 is left out (print_article's own mark).
std::string escaped(std::string_view text);

void begin_page(std::ostream& out);
// `prefix` keeps the anchors of several articles apart.
void print_article(const Document& document, const std::string& prefix, std::ostream& out);
void end_page(std::ostream& out);

}  // namespace chancery::cli
