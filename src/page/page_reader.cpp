#include <algorithm>

#include "base/controls.h"
#include "lexicon/markers.h"
#include "page/article_finder.h"
#include "page/block_model.h"
#include "page/block_text.h"
#include "page/charset.h"
#include "page/clean_page.h"
#include "page/page_metadata.h"
#include "page/page_tree.h"

namespace chancery {
namespace {

// What is longer is cut here, and said so: a page of the web is a thousandth of it.
constexpr std::size_t kLargestPage = std::size_t{256} << 20;

PageParagraph::Kind kind_of(const PageTree& tree, const PageBlock& block) {
  if (heading(block.tag)) return PageParagraph::Kind::heading;
  if (block.preformatted) return PageParagraph::Kind::preformatted;
  NodeIndex node = block.node;
  for (int steps = 0; node != kNoNode && steps < 4; ++steps, node = tree.nodes[node].parent) {
    if (tree.nodes[node].tag == Tag::li || tree.nodes[node].tag == Tag::dd) return PageParagraph::Kind::list_item;
    if (tree.nodes[node].tag == Tag::blockquote) return PageParagraph::Kind::quotation;
  }
  if (block.tag == Tag::td || block.tag == Tag::th) return PageParagraph::Kind::table_cell;
  return PageParagraph::Kind::paragraph;
}

}  // namespace

struct PageReader::Tables {
  CharacterReferences references;
  ClassHints classes;
  Charsets charsets;
  MetadataTables metadata;
  Markers markers;
  BlockModel model;
};

PageReader::PageReader(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
PageReader::PageReader(PageReader&&) noexcept = default;
PageReader& PageReader::operator=(PageReader&&) noexcept = default;
PageReader::~PageReader() = default;

PageReader PageReader::load(const std::vector<std::string>& data_folders) {
  return PageReader(std::make_unique<const Tables>(Tables{CharacterReferences::load(data_folders), ClassHints::load(data_folders),
                                                          Charsets::load(data_folders), MetadataTables::load(data_folders),
                                                          Markers::load(data_folders), BlockModel::load(data_folders)}));
}

CleanPage PageReader::read(std::string_view bytes, const PageHints& hints) const {
  CleanPage out;
  if (bytes.size() > kLargestPage) {
    out.problems.push_back("too long: " + std::to_string(bytes.size()) + " bytes, read are the first " + std::to_string(kLargestPage));
    bytes = bytes.substr(0, kLargestPage);
  }
  const DecodedPage page = tables_->charsets.decode(bytes, hints.charset);
  out.charset = page.charset();
  if (full_of_controls(page.text())) {
    out.problems.push_back("not a text: control characters all through it");
    return out;
  }
  if (!page.problem().empty()) out.problems.push_back(page.problem());
  const PageTree tree = build_tree(page.text(), bytes.size(), tables_->references, tables_->classes);
  if (tree.read_to)
    out.problems.push_back("made of crumbs: more than " + std::to_string(tree.blocks.size()) + " pieces of text, read is what stands before byte " +
                           std::to_string(page.byte_of(*tree.read_to)));
  if (tree.cut) out.problems.push_back("elements too deep or too many: some were taken for part of those around them");
  const PageMetadata metadata = read_metadata(tree, tables_->references);
  const FoundArticle article = find_article(tree, {metadata.titles}, tables_->markers, tables_->model);

  // A real page has a run in some hundred bytes. One made of references would weigh many times its size in runs.
  const std::size_t most_runs = 1024 + bytes.size() / 24;
  WayBack back(page);
  std::vector<TextRun> runs;
  const auto put_block = [&](const PageBlock& block) {
    runs.clear();
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    read_block(page.text(), block.source, tables_->references, block.preformatted, most_runs - std::min(most_runs, out.runs.size()), out.text, runs);
    for (const TextRun& run : runs) out.runs.push_back({run.text, back.bytes_of(run.source)});
    return Span{begin, static_cast<std::uint32_t>(out.text.size())};
  };
  // Vectors that grow as they fill would hold up to three times what they need.
  std::size_t length = metadata.title.size() + 1, paragraphs = 0, furniture = 0;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    if (article.roles[i] == BlockRole::body || article.roles[i] == BlockRole::title) length += tree.blocks[i].text.size() + 1;
    paragraphs += article.roles[i] == BlockRole::body;
    furniture += article.roles[i] == BlockRole::furniture;
  }
  out.text.reserve(length);
  out.paragraphs.reserve(paragraphs);
  out.furniture.reserve(furniture);
  if (article.title) {
    out.title = put_block(tree.blocks[*article.title]);
  } else if (!metadata.title.empty()) {
    out.text = metadata.title;
    out.title = Span{0, static_cast<std::uint32_t>(out.text.size())};
    out.runs.push_back({*out.title, page.bytes_of(metadata.title_source)});
  }
  if (out.title) out.text += '\n';
  out.body_begin = static_cast<std::uint32_t>(out.text.size());
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    const PageBlock& block = tree.blocks[i];
    // A line that is a date and little else.
    if ((article.roles[i] == BlockRole::body || article.kinds[i] == FurnitureKind::other) && article.roles[i] != BlockRole::outside && block.letters <= 40)
      if (const auto date = tables_->metadata.dates.find(tree.text_of(block), ""); date && 2 * (date->end - date->begin) > block.text.size() && article.roles[i] != BlockRole::title) {
        out.furniture.push_back({FurnitureKind::page_date, std::string(tree.text_of(block)), back.bytes_of(block.source)});
        continue;
      }
    if (article.roles[i] == BlockRole::furniture) {
      out.furniture.push_back({article.kinds[i], std::string(tree.text_of(block)), back.bytes_of(block.source)});
    } else if (article.roles[i] == BlockRole::body) {
      if (!out.paragraphs.empty()) out.text += '\n';
      const std::size_t first_run = out.runs.size();
      const Span span = put_block(block);
      const Span whole = out.runs.size() == first_run ? back.bytes_of(block.source) : Span{out.runs[first_run].bytes.begin, out.runs.back().bytes.end};
      out.paragraphs.push_back({kind_of(tree, block), span, whole});
    }
  }
  find_dates(tree, article, metadata, hints, page, tables_->metadata, out);
  find_names(tree, article, metadata, page, out);
  return out;
}

const char* name_of(PageParagraph::Kind kind) {
  switch (kind) {
    case PageParagraph::Kind::paragraph:
      return "paragraph";
    case PageParagraph::Kind::heading:
      return "heading";
    case PageParagraph::Kind::list_item:
      return "list item";
    case PageParagraph::Kind::quotation:
      return "quotation";
    case PageParagraph::Kind::table_cell:
      return "table cell";
    case PageParagraph::Kind::preformatted:
      return "preformatted";
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
