// A page of HTML as a Document: its article cleaned out of the markup, then laid out as any text is, so that datelines,
// agencies' marks and furniture that stands within the words are told apart too.
//
//   const CleanPage page = lay_out_page(document, bytes, page_reader, layout_reader);
//   document.text, document.page, document.layout   // written; what the page says of its date and title is kept
#pragma once

#include <string_view>

#include "chancery/document.h"
#include "page/clean_json.h"
#include "page/clean_page.h"
#include "text/layout_reader.h"

namespace chancery {

CleanPage lay_out_page(Document& document, std::string_view bytes, const PageReader& pages, const LayoutReader& layout);

// What `chancery clean` says of a page beside what the page itself gives: agency, language, the dateline's date, and the
// furniture within the text. Paragraphs that are nothing but furniture leave `page`.
CleanExtras clean_extras(const Document& document, CleanPage& page);

// The same of an article that was no page: its text without furniture.
CleanPage clean_text(const Document& document);

}  // namespace chancery
