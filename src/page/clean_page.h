// A page of the web made a clean article: its title, text, dates and what was left out, each with the bytes it came from.
//
// Charset (valid UTF-8 first, then what BOM, HTTP or the page declares, then what the bytes look like), one pass over the
// markup, the article told apart from the page around it by general means: density of text and links, tags, wording of
// class names (lexicon/page_classes.tsv), repetition. JSON-LD and OpenGraph are hints; the text is always the page's own.
//
// Promises: linear time; memory bounded by ten times the page; never throws for any bytes. `text` is valid UTF-8. Every
// character of `text`, but the newlines that part paragraphs, lies in exactly one run of `runs`, which names its bytes.
//
//   const PageReader reader = PageReader::load({"data"});          // throws Error where a table is broken
//   const CleanPage page = reader.read(bytes, {.url = "https://...", .charset = "windows-1251"});
//   page.text.substr(page.body_begin)                              // the article without its title
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/date.h"
#include "chancery/document.h"
#include "chancery/layout.h"
#include "chancery/span.h"

namespace chancery {

// What is known of a page from outside; empty where unknown.
struct PageHints {
  std::string_view url;
  std::string_view charset;  // of the header Content-Type
};

// A stretch of the text and the bytes of the page that it came from. Decoded in the page's charset the bytes are the text,
// letter for letter, or the text was made of them as a whole: a character reference, a run of white space.
using PageRun = ByteRun;  // chancery/document.h

struct PageParagraph {
  enum class Kind : std::uint8_t { paragraph, heading, list_item, quotation, table_cell, preformatted };
  Kind kind = Kind::paragraph;
  Span span;   // in CleanPage::text
  Span bytes;  // in the page
};
const char* name_of(PageParagraph::Kind kind);  // "list item"

// What stands by the article and is not its text.
struct PageFurniture {
  FurnitureKind kind = FurnitureKind::other;
  std::string text;
  Span bytes;
};

// A date of the page. `basis`: "page line", "metadata", "URL", and which: "metadata article:published_time".
struct CleanDate {
  std::chrono::year_month_day day{};
  std::string basis;
  std::string as_written;
  Span bytes;  // empty where it was read from the address
};

struct CleanPage {
  std::string charset;             // as decoded: "utf-8", "windows-1251"
  std::string text;                // title (where the page has one) and a newline; then the paragraphs, parted by newlines
  std::uint32_t body_begin = 0;    // where the paragraphs begin in `text`
  std::optional<Span> title;       // in `text`
  std::vector<PageParagraph> paragraphs;
  std::vector<PageRun> runs;       // ordered by text
  std::vector<PageFurniture> furniture;  // in the order of the page
  std::string byline;              // "" where none
  Span byline_bytes;
  std::string site;                // og:site_name or the like: a hint for the agency
  std::string language;            // as declared (html lang, og:locale): ISO 639-1 or ""; a hint
  std::string canonical_url;       // link rel=canonical, og:url
  std::optional<CleanDate> published, modified;
  std::vector<std::string> problems;  // odd things in words: "declared utf-8, read as windows-1252"
};

class PageReader {
 public:
  static PageReader load(const std::vector<std::string>& data_folders);
  PageReader(PageReader&&) noexcept;
  PageReader& operator=(PageReader&&) noexcept;
  ~PageReader();
  CleanPage read(std::string_view bytes, const PageHints& hints) const;

  struct Tables;

 private:
  explicit PageReader(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

// Whether bytes look like an HTML page: a doctype, <html, <head, <body or the like near their beginning.
bool looks_like_html(std::string_view bytes);

}  // namespace chancery
