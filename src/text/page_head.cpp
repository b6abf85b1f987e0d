// What stands before the body: navigation, title, byline, page date, caption, dateline.
#include <algorithm>
#include <unordered_set>

#include "base/utf8.h"
#include "text/page.h"

namespace chancery {
namespace {

constexpr std::uint32_t kLongestTitle = 300;  // characters
constexpr int kMostDatelines = 100;           // lines that are looked through for one: it stands early
constexpr std::size_t kHead = 500;            // lines from either end of what stands before the text that are looked at closely

// "BSS-12", "PM-INDIA", "BSS/pr-TA/1830 hrs": the slugs of tickers.
bool slug(const Page& page, const Piece& piece) {
  if (piece.characters > 40 || piece.words > 4) return false;
  bool joint = false, small = false, capital = false;
  for (const char c : page.at(piece.span)) {
    joint |= c == '/' || c == '-' || (c >= '0' && c <= '9');
    small |= c >= 'a' && c <= 'z';
    capital |= c >= 'A' && c <= 'Z';
  }
  const std::string_view text = page.at(piece.span);
  const bool slashes = text.find('/') != std::string_view::npos && text.find("://") == std::string_view::npos;
  return joint && capital && (!small || (slashes && piece.words <= 2 && text.find(' ') == std::string_view::npos));
}

// "Prime Minister Ozola (R) and her guest", "(second from left)": who stands where in a photograph.
bool points_into_picture(std::string_view text) {
  const std::string_view head = text.substr(0, 160);
  for (const std::string_view mark : {"(R)", "(L)", "(C)", "(right)", "(left)", "(centre)", "(center)", " from left)", " from right)", "(L-R)"})
    if (head.find(mark) != std::string_view::npos) return true;
  return false;
}

// Two or more capitalised words and nothing else: a person's name, as bylines have it. "EN RU TK" is none, nor "Sixty-first Session".
bool name_like(const Page& page, const Piece& piece) {
  if (piece.words < 2 || piece.words > 4 || piece.lower > 0 || piece.capitalised != piece.words || piece.ends_sentence) return false;
  const std::string_view text = page.at(piece.span);
  bool longer = false;
  for (std::size_t at = 0, run = 0; at < text.size(); ++at) {
    const bool blank = text[at] == ' ' || text[at] == '.';
    run = blank ? 0 : run + 1;
    longer |= run >= 4;
  }
  if (!longer) return false;
  const std::size_t last = text.rfind(' ') + 1;
  return !page.markers.never_a_name(fold(text.substr(last)));
}

// Words of four letters and more, folded.
void words_in(std::string_view text, std::unordered_set<std::string>& out) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(code_point_at(text, end).value)) end += code_point_at(text, end).size;
    if (end - at >= 4) out.insert(fold(text.substr(at, end - at)));
    at = end == at ? at + code_point_at(text, at).size : end;
  }
}

bool title_like(const Page& page, const Piece& piece) {
  if (piece.words == 0 || piece.characters > kLongestTitle || piece.words > 45) return false;
  if (piece.ends_open) return false;
  if (piece.ends_sentence) {
    const char last = page.text[piece.span.end - 1];
    return last == '?' || last == '!' ? piece.words <= 25 : false;
  }
  return piece.capitalised > 0 || piece.lower == 0;
}

// A dateline glued behind the title, and a title that stands twice at the head of a text without newlines.
void split_glued_title(Page& page, std::size_t first_body) {
  Piece& piece = page.pieces[first_body];
  if (piece.words < 20) return;
  std::uint32_t cut = 0;
  if (!read_dateline(page.text, piece.span, page.agencies, false)) {
    if (const auto found = find_dateline_after_title(page.text, piece.span, page.agencies))
      cut = found->dateline.span.begin;
  }
  if (cut == 0) {
    // "X X text": the longest X of up to 200 bytes that stands twice in a row.
    const std::string_view text = page.at(piece.span);
    const std::string_view start = text.substr(0, 20);
    const std::size_t again = text.substr(0, 240).find(start, 20);
    if (again != std::string_view::npos) {
      std::size_t length = again;
      while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\n')) --length;
      if (length >= 20 && text.substr(again, length) == text.substr(0, length))
        cut = piece.span.begin + static_cast<std::uint32_t>(again);
    }
  }
  if (cut == 0) return;
  const Span title = trimmed(page.text, {piece.span.begin, cut});
  const Span body = {cut, piece.span.end};
  Piece first = piece_of(page.text, title);
  first.blank_before = piece.blank_before;
  const std::string_view title_text = page.at(title);
  if (page.at(body).starts_with(title_text)) {
    const Span repeat{cut, cut + title.size()};
    const Span rest = trimmed(page.text, {repeat.end, body.end});
    Piece copy = piece_of(page.text, repeat);
    copy.is(FurnitureKind::repeated_paragraph);
    if (!rest.empty()) {
      page.pieces[first_body] = piece_of(page.text, rest);
      page.pieces.insert(page.pieces.begin() + static_cast<std::ptrdiff_t>(first_body), {first, copy});
      return;
    }
  }
  page.pieces[first_body] = piece_of(page.text, body);
  page.pieces.insert(page.pieces.begin() + static_cast<std::ptrdiff_t>(first_body), first);
}

}  // namespace

Span writer_in(std::string_view text, Span span) {
  std::string_view line = text.substr(span.begin, span.size());
  if (line.size() > 3 && (line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("by ")))
    span.begin += 3;
  // "Curated By: ...", "Written by: ..."
  if (const std::size_t by = line.substr(0, 24).find("y: "); by != std::string_view::npos && by > 0 && (line[by - 1] | 0x20) == 'b')
    span.begin += static_cast<std::uint32_t>(by + 3);
  line = text.substr(span.begin, span.size());
  for (const std::string_view mark : {" \xE2\x80\x93", " \xE2\x80\x94", " - ", ", ", " |", " @"})
    if (const std::size_t at = line.find(mark); at != std::string_view::npos && at >= 3) {
      span.end = span.begin + static_cast<std::uint32_t>(at);
      line = line.substr(0, at);
    }
  return trimmed(text, span);
}

void read_head(Page& page) {
  auto& pieces = page.pieces;
  const auto open = [&](std::size_t i) { return pieces[i].role == Role::open; };
  const auto first_prose = [&] {
    std::size_t i = 0;
    while (i < pieces.size() && !(open(i) && pieces[i].prose())) ++i;
    return i;
  };
  // Captions before the text are signed by an agency where its paragraphs are not.
  {
    const std::size_t first = first_prose();
    std::size_t leading = first, signed_later = 0, unsigned_later = 0;
    while (leading < pieces.size() &&
           ((open(leading) && pieces[leading].signed_off) || pieces[leading].kind == FurnitureKind::agency_mark))
      ++leading;
    for (std::size_t i = leading; i < pieces.size(); ++i)
      if (open(i) && pieces[i].prose()) ++(pieces[i].signed_off ? signed_later : unsigned_later);
    if (leading > first && unsigned_later >= 2 && signed_later == 0 &&
        !read_dateline(page.text, pieces[first].span, page.agencies, false))
      for (std::size_t i = first; i < leading; ++i) pieces[i].is(FurnitureKind::caption);
  }
  std::size_t body = first_prose();
  // A caption that closes with a full stop, before two paragraphs or more.
  if (body < pieces.size() && points_into_picture(page.at(pieces[body].span)) && pieces[body].words <= 60) {
    const auto paragraphs = std::count_if(pieces.begin() + static_cast<std::ptrdiff_t>(body), pieces.end(), [](const Piece& p) { return p.role == Role::open && p.prose(); });
    if (paragraphs >= 3) {
      pieces[body].is(FurnitureKind::caption);
      body = first_prose();
    }
  }
  if (body == pieces.size()) {
    // No running text: the page is its lines. A single line is an article, not a title.
    const auto count = std::count_if(pieces.begin(), pieces.end(), [](const Piece& p) { return p.role == Role::open; });
    body = 0;
    while (body < pieces.size() && !open(body)) ++body;
    if (body == pieces.size()) {
      // Nothing but furniture, by its wording: a lone line is trusted more than the wording.
      if (pieces.size() == 1 && pieces[0].words >= 4 && pieces[0].kind != FurnitureKind::page_date)
        pieces[0].role = Role::body;
      return;
    }
    if (count > 1 && title_like(page, pieces[body])) {
      std::size_t next = body + 1;
      while (next < pieces.size() && !open(next)) ++next;
      if (pieces[body].words >= 3) body = next;
    }
  }
  if (body < pieces.size()) {
    const std::size_t before = pieces.size();
    split_glued_title(page, body);
    body += pieces.size() - before;
  }

  // Page dates, own-line datelines, agencies: lines that say what they are.
  const auto near = [&](std::size_t i) { return i < kHead || i + kHead >= body; };
  for (std::size_t i = 0; i < body; ++i) {
    if (!near(i)) continue;
    Piece& piece = pieces[i];
    if (piece.role == Role::furniture && piece.kind != FurnitureKind::byline &&
        piece.kind != FurnitureKind::agency_mark && piece.kind != FurnitureKind::navigation && !(piece.marker && piece.marker->kind == FurnitureKind::page_date))
      continue;
    std::optional<Span> byline;
    if (const auto date = page_date_of(page, piece, byline)) {
      page.dates.push_back(*date);
      if (piece.role == Role::open || piece.kind == FurnitureKind::navigation) piece.is(FurnitureKind::page_date);
      if (byline && !page.byline) page.byline = byline;
      continue;
    }
    if (!open(i)) continue;
    if (page.agencies.is_agency(page.at(piece.span)) && piece.words <= 4) {
      piece.is(FurnitureKind::agency_mark);
      if (const auto found = page.agencies.find(page.at(piece.span)); found && !page.agency)
        page.agency = Span{piece.span.begin + static_cast<std::uint32_t>(found->first),
                           piece.span.begin + static_cast<std::uint32_t>(found->first + found->second)};
      continue;
    }
    if (!page.dateline && i + 1 <= body && piece.words <= 12) {
      if (auto found = read_dateline(page.text, piece.span, page.agencies, true);
          found && found->dateline.span.end == piece.span.end) {
        page.dateline = found;
        piece.role = Role::dateline;
        continue;
      }
    }
    if (slug(page, piece)) piece.is(FurnitureKind::agency_mark);
  }

  // "Home News Ministers meet in Riga", and below it "Ministers meet in Riga".
  for (std::size_t i = 0; i < body && i < 40; ++i)
    for (std::size_t k = i + 1; k < body && k <= i + 3 && open(i); ++k)
      if (open(k) && pieces[k].words >= 4 && pieces[i].words > pieces[k].words && pieces[i].words <= pieces[k].words + 6 && page.at(pieces[i].span).ends_with(page.at(pieces[k].span)))
        pieces[i].is(FurnitureKind::navigation);

  // The title: as handed in, else the first line of four words or more that looks like one and shares a
  // word with the text, else the first of four, else of two.
  const std::string known = fold(page.source.title);
  std::unordered_set<std::string> lead;  // words of the first paragraphs: a title shares some of them
  for (std::size_t i = body, paragraphs = 0; i < pieces.size() && paragraphs < 3; ++i)
    if (open(i) && pieces[i].prose()) {
      words_in(page.at(pieces[i].span).substr(0, 2000), lead);
      ++paragraphs;
    }
  std::optional<std::size_t> title, long_title, short_title;
  for (std::size_t i = 0; i < body; ++i) {
    if (!open(i) || !near(i)) continue;
    if (!known.empty() && fold(page.at(pieces[i].span)) == known) {
      title = i;
      break;
    }
    if (!title_like(page, pieces[i])) continue;
    if (pieces[i].words >= 4) {
      std::unordered_set<std::string> own;
      words_in(page.at(pieces[i].span), own);
      const bool shares =
          std::any_of(own.begin(), own.end(), [&](const std::string& word) { return lead.contains(word); });
      if (!title && shares) title = i;
      const bool name_and_outlet =
          pieces[i].lower == 0 && pieces[i].words <= 7 && page.at(pieces[i].span).find(", ") != std::string_view::npos;
      if (!long_title && !name_and_outlet) long_title = i;
    } else if (pieces[i].words >= 2 && !short_title && !page.agencies.is_place(page.at(pieces[i].span)))
      short_title = i;
  }
  if (!title) title = long_title;
  if (!title) title = short_title;
  if (title) {
    pieces[*title].role = Role::title;
    page.title = title;
    // "LATVIA, July 3 - Ministers meet in Riga"
    auto found = page.dateline ? std::nullopt : read_dateline(page.text, pieces[*title].span, page.agencies, false);
    if (found && found->strong && found->date) {
      Piece line = piece_of(page.text, found->dateline.span);
      line.role = Role::dateline;
      const Span rest = trimmed(page.text, {found->dateline.span.end, pieces[*title].span.end});
      pieces[*title] = piece_of(page.text, rest);
      pieces[*title].role = Role::title;
      pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(*title), line);
      page.dateline = found;
      ++*title;
      ++body;
      page.title = title;
    }
  }

  // What is left between title and body: names, section names, standfirsts.
  for (std::size_t i = 0; i < body; ++i) {
    Piece& piece = pieces[i];
    if (!open(i)) continue;
    if (!near(i)) {
      piece.role = Role::body;
      continue;
    }
    const std::string_view line = page.at(piece.span);
    if (!page.dateline && i + 1 == body && page.agencies.is_place(line)) {  // "New York" on a line of its own
      FoundDateline found;
      found.dateline.span = piece.span;
      found.dateline.place = piece.span;
      page.dateline = found;
      piece.role = Role::dateline;
      continue;
    }
    const bool by = (line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("by ")) &&
                    piece.words <= 12 && !piece.ends_sentence;
    const bool name_and_outlet =
        piece.words <= 7 && piece.lower == 0 && !piece.ends_sentence && line.find(", ") != std::string_view::npos;
    // "Benaulim, India": a place and what it lies in.
    const std::size_t comma = line.find(", ");
    const bool place = page.agencies.is_place(line) ||
                       (comma != std::string_view::npos && (page.agencies.is_place(line.substr(comma + 2)) || page.agencies.is_place(line.substr(0, comma))));
    if (by || (title && i > *title && (name_like(page, piece) || name_and_outlet) && !place)) {
      piece.is(FurnitureKind::byline);
      if (!page.byline) page.byline = writer_in(page.text, piece.span);
    } else if (points_into_picture(line)) {
      piece.is(FurnitureKind::caption);
    } else if (piece.words <= 3 && !piece.ends_sentence) {
      piece.is(title && i < *title ? FurnitureKind::navigation : FurnitureKind::other);
    } else {
      piece.role = Role::body;
    }
  }

  for (std::size_t i = body; i < pieces.size() && i < body + 3; ++i) {
    const std::string_view line = page.at(pieces[i].span);
    if (!open(i) || pieces[i].words > 6 || pieces[i].ends_sentence ||
        !(line.starts_with("By ") || line.starts_with("BY ")))
      continue;
    pieces[i].is(FurnitureKind::byline);
    if (!page.byline) page.byline = writer_in(page.text, pieces[i].span);
  }

  // The dateline, at the head of the first running text (or of the second: a standfirst may come first).
  int looked = 0, tried = 0;
  for (std::size_t i = 0; i < pieces.size() && looked < 3 && !page.dateline; ++i) {
    if (!(open(i) || pieces[i].role == Role::body) || pieces[i].words < 5) continue;
    if (++tried > kMostDatelines) break;
    looked += pieces[i].prose();
    auto found = read_dateline(page.text, pieces[i].span, page.agencies, false);
    if (!found || (!found->strong && (looked > 1 || !pieces[i].prose()))) continue;
    page.dateline = found;
    Piece line = piece_of(page.text, found->dateline.span);
    line.blank_before = pieces[i].blank_before;
    line.role = Role::dateline;
    const Span rest = trimmed(page.text, {found->dateline.span.end, pieces[i].span.end});
    const Role role = pieces[i].role;
    pieces[i] = piece_of(page.text, rest);
    pieces[i].role = role;
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(i), line);
    if (page.title && *page.title >= i) ++*page.title;
    // What stands right before it is the title, whatever running text stood before.
    if (!page.title && found->strong && i > 0 && open(i - 1) && pieces[i - 1].headline_like()) {
      pieces[i - 1].role = Role::title;
      page.title = i - 1;
    }
    // A headline that somebody closed with a full stop: the first line of all, before a sure dateline.
    if (!page.title && found->strong && i > 0 && (open(0) || pieces[0].role == Role::body) && pieces[0].words >= 4 &&
        pieces[0].words <= 16 && pieces[0].inner_stops == 0 && pieces[0].capitalised > 0) {
      pieces[0].role = Role::title;
      page.title = 0;
    }
    break;
  }
}

}  // namespace chancery
