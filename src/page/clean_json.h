// A clean page as one line of JSON: what `chancery clean --format json` prints.
#pragma once

#include <string>

#include "page/clean_page.h"

namespace chancery {

// What is read from the text of the page once it is clean; values beat those of the page where they are there.
struct CleanExtras {
  std::string source;              // path or URL
  std::string title;               // as handed in: where the page has none
  std::string agency;
  std::optional<Span> agency_span; // in CleanPage::text
  std::string language;
  std::optional<CleanDate> published;
  std::vector<PageFurniture> furniture;  // found within the text
};

std::string clean_json_line(const CleanPage& page, const CleanExtras& extras);

}  // namespace chancery
