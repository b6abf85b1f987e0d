// A page being told apart: its units, each with a role. The steps of LayoutReader share it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "chancery/document.h"
#include "text/agencies.h"
#include "text/dateline.h"
#include "lexicon/markers.h"
#include "text/units.h"

namespace chancery {

enum class Role : std::uint8_t { open, title, dateline, body, furniture };

struct Piece : Unit {
  Role role = Role::open;
  FurnitureKind kind = FurnitureKind::other;
  std::optional<Markers::Found> marker;
  bool signed_off = false;  // an agency's mark was cut off behind it: "... he said. (ANI)"

  void is(FurnitureKind what) { role = Role::furniture, kind = what; }
};

// A date in a line of its own that dates the page, or glued to the head of the text.
struct PageDate {
  ScannedDate date;
  Span span;
  bool labelled = false;  // "Published", "Updated", "date" stand by it
  bool told = false;      // by the page itself, to be that of publication: "Published", "Written", not a scraper's "date"
};

struct Page {
  std::string_view text;
  const Source& source;
  const Markers& markers;
  const Agencies& agencies;

  std::vector<Piece> pieces;
  std::optional<std::size_t> title;  // index into pieces
  std::optional<FoundDateline> dateline;
  std::vector<PageDate> dates;       // before the body
  std::vector<PageDate> late_dates;  // after it
  std::optional<Span> byline;
  std::optional<Span> agency;

  std::string_view at(Span span) const { return text.substr(span.begin, span.size()); }
};

Piece piece_of(std::string_view text, Span span);
// The writer's name in a byline: without "By", and without the outlet behind a dash or comma.
Span writer_in(std::string_view text, Span span);

// The steps, in order.
void cut_into_pieces(Page& page);   // units, markers, a page date glued to the head
void read_head(Page& page);         // title, bylines, page dates, captions before the body; the dateline
void read_tail(Page& page);         // lists of headlines, second articles, comments, tickers
void drop_repeats(Page& page);      // paragraphs that stand twice
Layout assemble(const Page& page);  // spans, in order

// Cuts agencies' marks off the ends of sentences: "... he said. (ANI)", "... said./TASS/", "... future.-VNA".
void cut_marks(Page& page);

// The page date that a short line gives, and what else stands in it; empty where the line is something else.
std::optional<PageDate> page_date_of(const Page& page, const Piece& piece, std::optional<Span>& byline);
// Where published comes from, and problems where dates disagree.
void date_the_page(const Page& page, Layout& layout, std::vector<Problem>& problems);

}  // namespace chancery
