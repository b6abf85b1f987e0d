// The text as pieces: lines and paragraphs, each with what its own wording says of it; a page date glued to the head cut off.
#include <algorithm>

#include "base/utf8.h"
#include "text/page.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestCredit = 2000;  // bytes, of a credit and the line before it, or of the name of a picture

// Markers are trusted in lines, not in running text; which of them stand in running text too depends on their kind.
bool trusted(const Piece& piece) {
  if (!piece.marker) return false;
  const auto& [kind, where, whole, at_start] = *piece.marker;
  if (whole) return true;
  if (kind == FurnitureKind::page_date) return false;  // page_date_of decides
  switch (where) {
    case Markers::Where::line:
      return true;
    case Markers::Where::list:
      return piece.words <= 40;
    case Markers::Where::end:
      return piece.words <= 60;
    case Markers::Where::inside:
      return piece.words <= (kind == FurnitureKind::caption ? 45u : 30u) &&
             (kind != FurnitureKind::caption || piece.inner_stops <= 1);
    case Markers::Where::rest:
      return piece.words <= 25;
    case Markers::Where::start:
      if (kind == FurnitureKind::advertisement) return piece.words <= 60;
      if (kind == FurnitureKind::caption || kind == FurnitureKind::photo_credit) return piece.words <= 50;
      return piece.words <= 12 || (!piece.ends_sentence && piece.words <= 30) || kind == FurnitureKind::agency_mark;
  }
  return false;
}

bool address(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.") ||
          text.starts_with("pic.twitter.com")) &&
         text.find(' ') == std::string_view::npos;
}

// "Business | Metro | World | Sports": the sections of a paper.
bool sections(const Piece& piece, std::string_view text) {
  if (piece.ends_sentence || piece.inner_stops > 0) return false;
  std::size_t bars = 0;
  for (std::size_t at = text.find(" | "); at != std::string_view::npos; at = text.find(" | ", at + 3)) ++bars;
  return bars >= 3 && piece.words <= 2 * (bars + 1) && piece.lower * 3 <= piece.words;
}

// "survey-feedback-poster", "flag_2.jpg": what a picture is called.
bool name_of_file(std::string_view text) {
  if (text.size() < 8 || text.size() > kLongestCredit || text.find(' ') != std::string_view::npos) return false;
  if (text.ends_with(".jpg") || text.ends_with(".jpeg") || text.ends_with(".png") || text.ends_with(".webp")) return true;
  return text.size() >= 14 && std::count_if(text.begin(), text.end(), [](char c) { return c == '-' || c == '_'; }) >= 2 &&
         std::none_of(text.begin(), text.end(), [](char c) { return c == '.' || c == ',' || c == '/' || static_cast<unsigned char>(c) >= 0x80; });
}

bool hashtags(std::string_view text) {
  if (!text.starts_with('#')) return false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == ' ' && text[i + 1] != '#' && text[i + 1] != ' ') return false;
  return true;
}

// "TID 31.20 Decreased By ▼ -0.44 (-1.39%)": prices that run through the head of a page.
bool ticker(std::string_view text) {
  return text.size() < 300 && (text.find("\xE2\x96\xBC") != std::string_view::npos || text.find("\xE2\x96\xB2") != std::string_view::npos) &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

// " date 2025-08-27 " before the text, or "Published: ..." glued to it: cut off as a piece of its own.
void cut_leading_date(Page& page) {
  for (std::size_t i = 0; i < page.pieces.size() && i < 3; ++i) {
    const Piece& piece = page.pieces[i];
    const std::string_view text = page.at(piece.span);
    std::size_t at = 0;
    bool labelled = false;
    while (at < text.size() && at < 60) {
      std::size_t end = at;
      while (end < text.size() && end - at <= 60 && is_letter(code_point_at(text, end).value)) end += code_point_at(text, end).size;
      if (end == at || end - at > 60 || !page.markers.dates_a_page(fold(text.substr(at, end - at)))) break;
      if (scan_date(text, at)) break;
      labelled = true;
      at = end;
      while (at < text.size() && (text[at] == ' ' || text[at] == ':')) ++at;
    }
    const auto date = scan_date(text, at);
    if (!date || !date->has_year()) continue;
    const bool iso = text[date->begin] >= '0' && text[date->begin] <= '9' && date->end - date->begin >= 8 &&
                     text.find('-', date->begin) < date->end;
    if (!labelled && !iso) continue;
    const std::size_t rest = date->end;
    if (rest >= text.size()) continue;  // a line of its own: page_date_of
    if (text[rest] != ' ' && text[rest] != '\n' && text[rest] != '\t') continue;
    const std::uint32_t base = piece.span.begin;
    const Span tail = trimmed(page.text, {base + static_cast<std::uint32_t>(rest), piece.span.end});
    const Unit after = look_at(page.text, tail);
    const auto marked = page.markers.match(page.at(tail));
    if ((after.words < 4 && !(marked && marked->whole)) || after.starts_lower ||
        (page.text[tail.begin] >= '0' && page.text[tail.begin] <= '9' && !after.prose()))
      continue;
    Piece head = piece_of(page.text, {base, base + static_cast<std::uint32_t>(rest)});
    head.blank_before = piece.blank_before;
    head.is(FurnitureKind::page_date);
    ScannedDate found = *date;
    found.begin += base;
    found.end += base;
    page.dates.push_back(
        {found, {static_cast<std::uint32_t>(found.begin), static_cast<std::uint32_t>(found.end)}, labelled, false});
    Piece body = piece_of(page.text, tail);
    body.marker = page.markers.match(page.at(tail));
    if (trusted(body)) body.is(body.marker->kind);
    else if (ticker(page.at(tail))) body.is(FurnitureKind::other);
    page.pieces[i] = head;
    page.pieces.insert(page.pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, body);
    return;
  }
}

// "... on Friday. (Xinhua/Xie Huanchi)": a photographer's name beside the agency's.
bool photo_signed(const Page& page, const Piece& piece) {
  const std::string_view text = page.at(piece.span);
  if (piece.words > 90 || (text.back() != ')' && text.back() != ']')) return false;
  const std::size_t open = text.rfind(text.back() == ')' ? '(' : '[');
  if (open == std::string_view::npos || text.size() - open > 60) return false;
  const std::string_view inside = text.substr(open + 1);
  const std::size_t slash = inside.find('/');
  if (slash == std::string_view::npos || slash + 3 > inside.size()) return false;
  const auto agency = page.agencies.find(inside);
  // Two agencies are a mark: "(Xinhua/IANS)".
  return agency &&
         !page.agencies.is_agency(inside.substr(agency->first < slash ? slash + 1 : 0,
                                                agency->first < slash ? std::string_view::npos : slash)) &&
         !read_dateline(page.text, piece.span, page.agencies, false);
}

// "... at its seat in the capital. EFE/Saul Rivera", "Tanjug/Office of the President": the credit of a photograph behind what it
// shows, or alone.
bool credited(const Page& page, const Piece& piece) {
  const std::string_view text = page.at(piece.span);
  if (piece.words > 60 || piece.ends_sentence || text.size() > kLongestCredit) return false;
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos || slash < 2 || slash + 3 > text.size() || text.size() - slash > 90 || text[slash - 1] == ' ') return false;
  std::size_t begin = slash;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n' && text[begin - 1] != '.') --begin;
  if (!page.agencies.is_agency(text.substr(begin, slash - begin)) || page.agencies.is_agency(text.substr(slash + 1))) return false;
  const Unit name = look_at(page.text, {piece.span.begin + static_cast<std::uint32_t>(slash) + 1, piece.span.end});
  return name.capitalised >= 1 && (begin == 0 ? name.words <= 9 : name.words >= 2 && name.words <= 4 && name.lower == 0);
}

}  // namespace

Piece piece_of(std::string_view text, Span span) {
  Piece piece;
  static_cast<Unit&>(piece) = look_at(text, span);
  return piece;
}

void cut_into_pieces(Page& page) {
  struct Looked {
    std::string_view line;
    std::optional<Markers::Found> found;
  };
  std::vector<Looked> looked;  // in the order of the text: a unit of one line need not be looked up again
  const auto furniture = [&](std::string_view line) {
    if (line.size() > 300) return false;
    const auto found = page.markers.match(line);
    looked.push_back({line, found});
    return found && found->at_start && (found->whole || found->where == Markers::Where::list || found->where == Markers::Where::rest);
  };
  auto next = std::size_t{0};
  for (const Unit& unit : units_of(page.text, furniture)) {
    Piece piece;
    static_cast<Unit&>(piece) = unit;
    const std::string_view line = page.at(piece.span);
    while (next < looked.size() && looked[next].line.data() < line.data()) ++next;
    const bool known = next < looked.size() && looked[next].line.data() == line.data() && looked[next].line.size() == line.size();
    piece.marker = known ? looked[next].found : page.markers.match(line);
    if (trusted(piece))
      piece.is(piece.marker->kind);
    else if (photo_signed(page, piece) || (credited(page, piece) && piece.words > 12))
      piece.is(FurnitureKind::caption);
    else if (credited(page, piece))
      piece.is(FurnitureKind::photo_credit);
    else if (ticker(line) || name_of_file(line))
      piece.is(FurnitureKind::other);
    else if (sections(piece, line))
      piece.is(FurnitureKind::navigation);
    else if (address(line))
      piece.is(FurnitureKind::share_buttons);
    else if (line.starts_with("{{") && line.ends_with("}}"))  // a place that the page's script was to fill
      piece.is(FurnitureKind::other);
    else if (hashtags(line))
      piece.is(FurnitureKind::navigation);
    else if (piece.words == 0)
      piece.is(FurnitureKind::other);
    page.pieces.push_back(piece);
  }
  cut_leading_date(page);
  cut_marks(page);
}

}  // namespace chancery
