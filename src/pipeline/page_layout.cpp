#include "pipeline/page_layout.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

// Whether the words of a dateline's date give their year.
bool gives_year(std::string_view words) {
  std::size_t digits = 0;
  for (const char c : words) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

// Of what is found in the wording alone only what is never part of an article; what the page's build tells is out already.
bool leaves(FurnitureKind kind) {
  switch (kind) {
    case FurnitureKind::read_also:
    case FurnitureKind::byline:
    case FurnitureKind::page_date:
    case FurnitureKind::advertisement:
    case FurnitureKind::share_buttons:
    case FurnitureKind::photo_credit:
      return true;
    default:
      return false;
  }
}

}  // namespace

CleanPage lay_out_page(Document& document, std::string_view bytes, const PageReader& pages, const LayoutReader& layout) {
  const Source given = document.source;
  std::string address = given.url;
  if (address.empty() && given.name.find("://") != std::string::npos) address = given.name;
  CleanPage page = pages.read(bytes, {.url = address, .charset = given.charset});
  document.text = page.text;
  document.page = {page.charset, page.runs, page.body_begin};
  for (const auto& why : page.problems) document.problems.push_back({{}, why});
  if (page.paragraphs.empty()) document.problems.push_back({{}, "no article found in the page"});

  if (document.source.title.empty() && page.title) document.source.title = page.text.substr(page.title->begin, page.title->size());
  if (document.source.published.empty() && page.published) document.source.published = to_iso(page.published->day);
  if (document.source.language.empty() && document.text.size() < 200) document.source.language = page.language;
  layout.run(document);
  document.source = given;

  Layout& out = document.layout;
  if (given.published.empty() && page.published && out.published && out.published->basis == "as handed in") {
    // A dateline beats what the page says of itself.
    if (out.dateline && out.dateline->date && out.dateline->when.known() && gives_year(document.at(*out.dateline->date)))
      out.published = ResolvedDate{out.dateline->when, *out.dateline->date, "dateline", false};
    else
      out.published->basis = page.published->basis;
  }
  if (out.language.empty()) out.language = page.language;
  return page;
}

CleanExtras clean_extras(const Document& document, CleanPage& page) {
  CleanExtras out;
  const Layout& layout = document.layout;
  out.source = document.source.name;
  out.title = document.source.title;
  if (layout.agency) {
    out.agency = std::string(document.at(*layout.agency));
    out.agency_span = layout.agency;
  } else {
    out.agency = document.source.agency;
  }
  out.language = layout.language;
  if (layout.published && layout.published->interval.from && (!page.published || layout.published->basis != page.published->basis)) {
    CleanDate date;
    date.day = *layout.published->interval.from;
    date.basis = layout.published->basis;
    date.as_written = std::string(document.at(layout.published->span));
    for (const ByteRun& run : page.runs)
      if (run.text.overlaps(layout.published->span)) date.bytes = date.bytes.empty() ? run.bytes : cover(date.bytes, run.bytes);
    out.published = date;
  }
  if (page.byline.empty() && layout.byline) page.byline = std::string(document.at(*layout.byline));
  std::vector<Furniture> leaving;  // in the order of the text, as the paragraphs are; pieces of furniture do not overlap
  std::copy_if(layout.furniture.begin(), layout.furniture.end(), std::back_inserter(leaving), [](const Furniture& piece) { return leaves(piece.kind); });
  std::stable_sort(leaving.begin(), leaving.end(), [](const Furniture& a, const Furniture& b) { return a.span.begin < b.span.begin; });
  std::vector<PageParagraph> kept;
  auto covering = leaving.begin();
  for (const PageParagraph& paragraph : page.paragraphs) {
    while (covering != leaving.end() && covering->span.end < paragraph.span.end) ++covering;
    if (covering == leaving.end() || !covering->span.contains(paragraph.span)) kept.push_back(paragraph);
    else out.furniture.push_back({covering->kind, std::string(document.at(paragraph.span)), paragraph.bytes});
  }
  if (kept.size() == page.paragraphs.size() || kept.empty()) {
    out.furniture.clear();
    return out;
  }
  // The text once more, without them.
  std::string text = page.text.substr(0, page.body_begin);
  std::vector<PageRun> runs;
  std::size_t at = 0;
  for (; at < page.runs.size() && page.runs[at].text.end <= page.body_begin; ++at) runs.push_back(page.runs[at]);
  for (PageParagraph& paragraph : kept) {
    if (text.size() > page.body_begin) text += '\n';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += page.text.substr(paragraph.span.begin, paragraph.span.size());
    while (at < page.runs.size() && page.runs[at].text.end <= paragraph.span.begin) ++at;
    for (; at < page.runs.size() && page.runs[at].text.begin < paragraph.span.end; ++at) {
      PageRun run = page.runs[at];
      run.text.begin = begin + run.text.begin - paragraph.span.begin;
      run.text.end = begin + run.text.end - paragraph.span.begin;
      runs.push_back(run);
    }
    paragraph.span = {begin, static_cast<std::uint32_t>(text.size())};
  }
  page.text = std::move(text);
  page.runs = std::move(runs);
  page.paragraphs = std::move(kept);
  return out;
}

CleanPage clean_text(const Document& document) {
  CleanPage out;
  const Layout& layout = document.layout;
  out.charset = "utf-8";
  if (layout.title) {
    out.text = std::string(document.at(*layout.title));
    out.title = Span{0, static_cast<std::uint32_t>(out.text.size())};
    out.runs.push_back({*out.title, *layout.title});
    out.text += '\n';
  }
  out.body_begin = static_cast<std::uint32_t>(out.text.size());
  for (const Span span : layout.body) {
    if (!out.paragraphs.empty()) out.text += '\n';
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += document.at(span);
    out.paragraphs.push_back({PageParagraph::Kind::paragraph, {begin, static_cast<std::uint32_t>(out.text.size())}, span});
    out.runs.push_back({out.paragraphs.back().span, span});
  }
  for (const Furniture& piece : layout.furniture) out.furniture.push_back({piece.kind, std::string(document.at(piece.span)), piece.span});
  return out;
}

}  // namespace chancery
