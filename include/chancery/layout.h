// How a page is laid out: what is title, dateline, body, and what is furniture that yields no facts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/date.h"
#include "chancery/span.h"

namespace chancery {

enum class FurnitureKind : std::uint8_t {
  related_headlines,   // a list of other articles' titles
  read_also,           // an orphan pointer to other articles
  photo_credit,
  caption,
  byline,
  share_buttons,
  page_date,
  agency_mark,         // tickers and slugs: "ZCZC", "BSS/pr-TA"
  advertisement,       // subscribe, follow us, copyright lines
  second_article,      // another article glued on
  repeated_paragraph,
  navigation,
  other,
};
const char* name_of(FurnitureKind kind);  // "related headlines"

struct Furniture {
  FurnitureKind kind = FurnitureKind::other;
  Span span;
  bool operator==(const Furniture&) const = default;
};

// "DUSHANBE, 23.09.2021 (NIAT Khovar) –": where the reporter sat. Not the place of any event.
struct Dateline {
  Span span;                    // the whole dateline with its dash
  std::optional<Span> place;
  std::optional<Span> date;
  std::optional<Span> agency;
  DateInterval when;            // empty when no date or the date lacks its year and no year is known
  bool operator==(const Dateline&) const = default;
};

struct Layout {
  std::optional<Span> title;
  std::optional<Span> agency;
  std::optional<Span> byline;
  std::optional<Dateline> dateline;
  std::optional<ResolvedDate> published;
  std::string language;             // ISO 639-1; "" where unknown
  std::vector<Span> body;           // paragraphs in order, without dateline and furniture
  std::vector<Furniture> furniture; // in order, never overlapping title or body
  bool operator==(const Layout&) const = default;
};

}  // namespace chancery
