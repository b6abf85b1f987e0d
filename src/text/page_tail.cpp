// What stands after and between: lists of other headlines, second articles, comments, tickers, repeated paragraphs.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "text/page.h"

namespace chancery {
namespace {

constexpr std::uint32_t kGap = 3;  // empty lines that set a list apart from the body
constexpr std::uint64_t kEnoughForNames = 1 << 17;  // characters of running text that are looked through for whom it speaks of

// Words that start with a capital, after the first: names, mostly. By them one tells whether two texts speak of the
// same.
void names_in(std::string_view text, Span span, std::unordered_set<std::string_view>& out) {
  const auto letter_at = [&](std::size_t at, std::uint32_t& size) {  // ASCII, which most text is, at once
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) return size = 1, (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const CodePoint point = code_point_at(text, at);
    return size = point.size, is_letter(point.value);
  };
  bool first = true;
  std::uint32_t size = 0;
  for (std::size_t at = span.begin; at < span.end;) {
    if (!letter_at(at, size)) {
      at += size;
      continue;
    }
    std::size_t end = at + size;
    while (end < span.end && letter_at(end, size)) end += size;
    if (!first && end - at >= 4 && is_upper(code_point_at(text, at).value)) out.insert(text.substr(at, end - at));
    first = false;
    at = end;
  }
}

bool speaks_of(std::string_view text, Span span, const std::unordered_set<std::string_view>& names, bool& has_any) {
  std::unordered_set<std::string_view> own;
  names_in(text, span, own);
  has_any = own.size() >= 2;
  return std::any_of(own.begin(), own.end(), [&](std::string_view name) { return names.contains(name); });
}

class Tail {
 public:
  explicit Tail(Page& page) : page_(page), pieces_(page.pieces) {}

  void run() {
    first_ = 0;
    while (first_ < pieces_.size() && !(running(first_))) ++first_;
    if (first_ == pieces_.size()) return finish();
    std::uint64_t total = 0;
    for (std::size_t i = first_; i < pieces_.size(); ++i) total += running(i) ? pieces_[i].characters : 0;
    walk(total);
    trailing_headlines();
    after_body();
    finish();
  }

 private:
  bool open(std::size_t i) const { return pieces_[i].role == Role::open; }
  bool running(std::size_t i) const { return (open(i) && pieces_[i].prose()) || pieces_[i].role == Role::body; }

  // An article stands above: a copyright line after it closes it, however long the small print below.
  static bool enough(std::uint32_t paragraphs, std::uint64_t characters) { return paragraphs >= 2 && characters >= 400; }

  // Forward: what markers set off, and second articles.
  void walk(std::uint64_t total) {
    std::uint64_t seen = 0;  // characters of running text so far
    std::unordered_set<std::string_view> names;
    if (page_.title) names_in(page_.text, pieces_[*page_.title].span, names);
    std::uint32_t paragraphs = 0;
    bool listing = false, closing = false, teased = false;
    FurnitureKind list_kind = FurnitureKind::related_headlines;
    for (std::size_t i = first_; i < pieces_.size(); ++i) {
      Piece& piece = pieces_[i];
      const bool late = seen * 2 >= total;
      if (piece.role == Role::furniture || piece.role == Role::open) {
        // "First published: ..." under the text. It counts where the head of the page gave no date.
        std::optional<Span> byline;
        if (piece.marker && piece.marker->kind == FurnitureKind::page_date)
          if (const auto date = page_date_of(page_, piece, byline)) {
            page_.late_dates.push_back(*date);
            piece.is(FurnitureKind::page_date);
            continue;
          }
      }
      if (piece.role == Role::furniture) {
        if (piece.marker && piece.marker->where == Markers::Where::list) {
          listing = true;
          teased = false;
          list_kind = piece.kind;
          // "Read also: Headline" brings its headline with it.
          if (!piece.marker->whole && piece.kind == FurnitureKind::read_also) listing = false;
        } else if (piece.marker && piece.marker->where == Markers::Where::rest && (late || enough(paragraphs, seen))) {
          closing = true;
        }
        continue;
      }
      if (piece.role != Role::open) {
        seen += piece.characters;
        paragraphs += piece.role == Role::body;
        continue;
      }
      if (second_article(i, seen)) {
        for (std::size_t k = i; k < pieces_.size(); ++k)
          if (open(k)) pieces_[k].is(FurnitureKind::second_article);
        return;
      }
      if (closing) {
        piece.is(listing ? list_kind : FurnitureKind::other);
        continue;
      }
      if (piece.words <= 4 && page_.agencies.is_agency(page_.at(piece.span))) {
        piece.is(FurnitureKind::agency_mark);
        continue;
      }
      if (listing) {
        std::optional<Span> byline;
        if (page_date_of(page_, piece, byline)) {
          piece.is(FurnitureKind::page_date);
          continue;
        }
        bool has_names = false;
        const bool related = piece.prose() && speaks_of(page_.text, piece.span, names, has_names);
        // Running text ends a list, unless it is late and speaks of nobody that the article speaks of: a teaser.
        if (!piece.prose() || (late && !related && (has_names || teased))) {
          piece.is(list_kind);
          teased = true;
          continue;
        }
        listing = false;
      }
      if (piece.prose()) {
        seen += piece.characters;
        ++paragraphs;
        if (names.size() < 4096 && seen < kEnoughForNames) names_in(page_.text, piece.span, names);
      }
    }
  }

  // A headline with a dateline under it, after an article that had its own beginning.
  bool second_article(std::size_t i, std::uint64_t seen) const {
    const Piece& piece = pieces_[i];
    if (seen < 200 || !piece.headline_like() || i + 1 >= pieces_.size()) return false;
    for (std::size_t k = i + 1; k < pieces_.size() && k < i + 4; ++k) {
      if (!open(k)) continue;
      const auto found = read_dateline(page_.text, pieces_[k].span, page_.agencies, true);
      if (found && found->strong) {
        // A headline that stands before the article's own dateline again is a repetition.
        return !(page_.title && page_.at(pieces_[*page_.title].span) == page_.at(piece.span));
      }
      if (pieces_[k].prose()) return false;
    }
    return false;
  }

  // Backward: lines at the end that are no running text.
  void trailing_headlines() {
    std::size_t end = pieces_.size(), begin = end;
    while (begin > first_ && !running(begin - 1)) --begin;
    if (begin == end || begin == 0) return;
    // A list that the text announces ("The following were signed:") belongs to it, as far as no gap divides them.
    bool announced = pieces_[begin - 1].ends_open && pieces_[begin - 1].words >= 5;
    std::size_t headlines = 0, bullets = 0;
    bool gap = false, marked = false;
    // A gap is one that is wider than those between the paragraphs.
    std::uint32_t usual = 0;
    for (std::size_t i = first_ + 1; i < begin; ++i)
      if (running(i)) usual = std::max(usual, pieces_[i].blank_before);
    const std::uint32_t wide = std::max(kGap, usual + 1);
    for (std::size_t i = begin; i < end; ++i) {
      if (open(i)) {
        headlines += pieces_[i].headline_like();
        bullets += pieces_[i].bullet || pieces_[i].ends_open;
      } else {
        marked = true;
      }
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (!open(i)) {
        gap |= pieces_[i].kind == FurnitureKind::related_headlines || pieces_[i].kind == FurnitureKind::read_also;
        continue;
      }
      gap |= pieces_[i].blank_before >= wide;
      std::optional<Span> byline;
      if (page_date_of(page_, pieces_[i], byline)) {
        pieces_[i].is(FurnitureKind::page_date);
        continue;
      }
      if (pieces_[i].ends_open && pieces_[i].words >= 5 && page_.text[pieces_[i].span.end - 1] == ':') announced = true;
      if (announced && !gap) continue;
      if (bullets > 0 && !gap && bullets * 2 >= headlines) continue;
      if (pieces_[i].headline_like() && (headlines >= 3 || gap))
        pieces_[i].is(FurnitureKind::related_headlines);
      else if (pieces_[i].words <= 3 && (headlines >= 3 || gap || marked))
        pieces_[i].is(FurnitureKind::navigation);
      else if (headlines >= 3 && pieces_[i].bullet)
        pieces_[i].is(FurnitureKind::related_headlines);
    }
  }

  // Tickers and agencies' marks behind the last sentence, bylines under it.
  void after_body() {
    std::size_t last = pieces_.size();
    while (last > 0 && !running(last - 1)) --last;
    if (last == 0) return;
    for (std::size_t i = last; i < pieces_.size(); ++i) {
      if (!open(i)) continue;
      const std::string_view line = page_.at(pieces_[i].span);
      if (page_.agencies.is_agency(line) && pieces_[i].words <= 4) {
        pieces_[i].is(FurnitureKind::agency_mark);
        set_agency(pieces_[i].span);
      } else if (pieces_[i].words <= 3 && (slug_like(line) || (pieces_[i].words == 1 && pieces_[i].characters <= 4 && pieces_[i].lower == 1 && !pieces_[i].ends_sentence))) {
        pieces_[i].is(FurnitureKind::agency_mark);
      } else if (line.starts_with("By ") && pieces_[i].words <= 10 && pieces_[i].lower <= 3 &&
                 !pieces_[i].ends_sentence) {
        pieces_[i].is(FurnitureKind::byline);
        if (!page_.byline) page_.byline = Span{pieces_[i].span.begin + 3, pieces_[i].span.end};
      }
    }
  }

  static bool slug_like(std::string_view line) {
    if (line.size() > 400) return false;
    bool joint = false;
    const bool slash = line.find('/') != std::string_view::npos;
    for (const char c : line) {
      if (c >= 'a' && c <= 'z' && !slash) return false;
      joint |= c == '/' || c == '-' || (c >= '0' && c <= '9');
    }
    return joint;
  }

  void set_agency(Span span) {
    if (page_.agency) return;
    if (const auto found = page_.agencies.find(page_.at(span)))
      page_.agency = Span{span.begin + static_cast<std::uint32_t>(found->first),
                          span.begin + static_cast<std::uint32_t>(found->first + found->second)};
  }

  void finish() {
    for (Piece& piece : pieces_)
      if (piece.role == Role::open) piece.role = Role::body;
  }

  Page& page_;
  std::vector<Piece>& pieces_;
  std::size_t first_ = 0;
};

}  // namespace

void read_tail(Page& page) { Tail(page).run(); }

namespace {

// Where the agency's mark begins at the end of the text, if there is one.
std::size_t mark_at(const Page& page, std::string_view text) {
  const std::string_view end = text.substr(text.size() - std::min<std::size_t>(text.size(), 40));
  std::size_t at = std::string_view::npos;
  if (end.ends_with(')'))
    at = end.rfind('(');
  else if (end.ends_with('/'))
    at = end.substr(0, end.size() - 1).rfind('/');
  else if (end.find_first_of("-\xE2") != std::string_view::npos)
    for (const std::string_view dash : {"--", "\xE2\x80\x93", "\xE2\x80\x94", " - ", ".-", ". -"})
      if (const std::size_t found = end.rfind(dash); found != std::string_view::npos) {
        at = found + (dash.front() == '.' ? 1 : 0);
        break;
      }
  if (at == std::string_view::npos) return at;
  const std::string_view mark = end.substr(at);
  const auto known = page.agencies.find(mark);
  // Nothing but agencies may stand in it.
  std::size_t letters = 0;
  for (const char c : mark) letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (!known || known->second * 2 < letters) return std::string_view::npos;
  return text.size() - end.size() + at;
}

}  // namespace

void cut_marks(Page& page) {
  std::vector<Piece> out;
  out.reserve(page.pieces.size());
  for (Piece& piece : page.pieces) {
    out.push_back(piece);
    if (piece.role != Role::open || piece.words < 8) continue;
    const std::size_t at = mark_at(page, page.at(piece.span));
    if (at == std::string_view::npos) continue;
    const std::uint32_t cut = piece.span.begin + static_cast<std::uint32_t>(at);
    const Span before = trimmed(page.text, {piece.span.begin, cut});
    const Unit seen = look_at(page.text, before);
    if (!seen.ends_sentence && !page.text.substr(0, before.end).ends_with("./")) continue;
    Piece& kept = out.back();
    static_cast<Unit&>(kept) = seen;
    kept.blank_before = piece.blank_before;
    kept.signed_off = true;
    Piece mark;
    static_cast<Unit&>(mark) = look_at(page.text, trimmed(page.text, {cut, piece.span.end}));
    mark.is(FurnitureKind::agency_mark);
    out.push_back(mark);
  }
  page.pieces = std::move(out);
}

void drop_repeats(Page& page) {
  constexpr std::uint32_t kShortest = 40;                  // characters: a short line may well stand twice
  std::unordered_map<std::string_view, std::size_t> seen;  // without the final stop: standfirsts have none
  const auto bare = [](std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
    return text;
  };
  const std::string_view title = page.title ? bare(page.at(page.pieces[*page.title].span)) : std::string_view();
  for (std::size_t i = 0; i < page.pieces.size(); ++i) {
    Piece& piece = page.pieces[i];
    if (piece.role != Role::body) continue;
    const std::string_view text = page.at(piece.span);
    if (page.title && bare(text).size() == title.size() && (bare(text) == title || fold(bare(text)) == fold(title))) {
      piece.is(FurnitureKind::repeated_paragraph);
      continue;
    }
    if (piece.characters >= kShortest) {
      const auto [found, fresh] = seen.emplace(bare(text), i);
      if (!fresh) {
        // A standfirst goes; the paragraph stays.
        Piece& earlier = page.pieces[found->second];
        const bool standfirst = piece.ends_sentence && !earlier.ends_sentence;
        (standfirst ? earlier : piece).is(FurnitureKind::repeated_paragraph);
        if (!standfirst) continue;
        found->second = i;
      }
    }
    // A lead that breaks off ("The minister said that ...") and stands in full right after, with the dateline that both have.
    if (text.ends_with("...") || text.ends_with("\xE2\x80\xA6")) {
      const auto without_dots = [](std::string_view stem) {
        stem.remove_suffix(3);
        while (!stem.empty() && (stem.back() == ' ' || stem.back() == '.')) stem.remove_suffix(1);
        return stem;
      };
      const std::string_view stem = without_dots(text);
      std::string_view whole = stem;
      if (page.dateline && i > 0 && page.pieces[i - 1].role == Role::dateline)
        whole = without_dots(page.at({page.pieces[i - 1].span.begin, piece.span.end}));
      if (stem.size() >= kShortest)
        for (std::size_t k = i + 1; k < page.pieces.size() && k < i + 6; ++k)
          if (page.pieces[k].role == Role::body && (page.at(page.pieces[k].span).starts_with(stem) || page.at(page.pieces[k].span).starts_with(whole))) {
            piece.is(FurnitureKind::repeated_paragraph);
            break;
          }
    }
  }
}

Layout assemble(const Page& page) {
  Layout layout;
  for (const Piece& piece : page.pieces) switch (piece.role) {
      case Role::title:
        layout.title = piece.span;
        break;
      case Role::dateline:
        break;
      case Role::open:
      case Role::body:
        layout.body.push_back(piece.span);
        break;
      case Role::furniture:
        layout.furniture.push_back({piece.kind, piece.span});
        break;
    }
  if (page.dateline) layout.dateline = page.dateline->dateline;
  layout.byline = page.byline;
  // "By XINHUA" names no person.
  if (layout.byline && page.agencies.is_agency(page.at(*layout.byline))) {
    if (!page.agency) layout.agency = layout.byline;
    layout.byline.reset();
  }
  if (layout.dateline && layout.dateline->agency)
    layout.agency = layout.dateline->agency;
  else if (page.agency)
    layout.agency = page.agency;
  if (!layout.byline)
    for (const Furniture& furniture : layout.furniture)
      if (furniture.kind == FurnitureKind::byline && !page.agencies.find(page.at(furniture.span))) {
        layout.byline = writer_in(page.text, furniture.span);
        break;
      }
  // "Source: Norland State News Agency" names one that no table knows.
  const auto names_itself = [&](const Furniture& furniture) -> std::optional<Span> {
    if (furniture.kind != FurnitureKind::agency_mark) return {};
    const std::string_view line = page.at(furniture.span);
    if (!line.starts_with("Source: ") && !line.starts_with("SOURCE: ")) return {};
    const Span name{furniture.span.begin + 8, furniture.span.end};
    const Unit seen = look_at(page.text, name);
    const std::string_view words = page.at(name);
    const bool agency = words.find("Agency") != std::string_view::npos || words.find("Press") != std::string_view::npos || words.find("News") != std::string_view::npos;
    // "Source: RNZ", too.
    const bool letters = words.size() >= 3 && words.size() <= 6 && std::all_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return (letters || (agency && seen.words >= 1 && seen.words <= 7)) && seen.lower <= 1 && !seen.ends_sentence ? std::optional(name) : std::nullopt;
  };
  if (!layout.agency)
    for (const Furniture& furniture : layout.furniture) {
      if (const auto name = names_itself(furniture)) {
        layout.agency = name;
        break;
      }
      if (furniture.kind != FurnitureKind::agency_mark && furniture.kind != FurnitureKind::byline &&
          furniture.kind != FurnitureKind::page_date)
        continue;
      if (const auto found = page.agencies.find(page.at(furniture.span))) {
        layout.agency = Span{furniture.span.begin + static_cast<std::uint32_t>(found->first),
                             furniture.span.begin + static_cast<std::uint32_t>(found->first + found->second)};
        break;
      }
    }
  return layout;
}

}  // namespace chancery
