#include "page/clean_page.h"

namespace chancery {

struct PageReader::Tables {};

PageReader::PageReader(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
PageReader::PageReader(PageReader&&) noexcept = default;
PageReader& PageReader::operator=(PageReader&&) noexcept = default;
PageReader::~PageReader() = default;

PageReader PageReader::load(const std::vector<std::string>&) { return PageReader(std::make_unique<const Tables>()); }

CleanPage PageReader::read(std::string_view, const PageHints&) const { return {}; }

const char* name_of(PageParagraph::Kind kind) {
  switch (kind) {
    case PageParagraph::Kind::paragraph: return "paragraph";
    case PageParagraph::Kind::heading: return "heading";
    case PageParagraph::Kind::list_item: return "list item";
    case PageParagraph::Kind::quotation: return "quotation";
    case PageParagraph::Kind::table_cell: return "table cell";
    case PageParagraph::Kind::preformatted: return "preformatted";
  }
  return "";
}

bool looks_like_html(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, 1024)) head += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const char* sign : {"<!doctype html", "<html", "<head", "<body", "<title", "<meta ", "<script", "<div", "<p>", "<table", "<article"})
    if (head.find(sign) != std::string::npos) return true;
  return false;
}

}  // namespace chancery
