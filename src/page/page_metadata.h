// What a page says of itself: title, names, dates, language, in <meta>, JSON-LD, <time>, lines near the article and its
// address. Hints: the text is never taken from here.
#pragma once

#include <string>
#include <vector>

#include "page/article_finder.h"
#include "page/charset.h"
#include "page/clean_page.h"
#include "page/date_words.h"
#include "page/page_tree.h"

namespace chancery {

struct PageMetadata {
  std::vector<std::string> titles;  // og:title, <title> and its like, best first
  std::string title;                // the best of them, without the name of the site
  Span title_source;
  std::string byline;
  Span byline_source;
  std::string site;
  std::string language;
  std::string url;
};

struct MetadataTables {
  DateWords dates;
  std::vector<std::pair<std::string, int>> labels;  // "updated on": 0 published, 1 modified, 2 something else
  static MetadataTables load(const std::vector<std::string>& data_folders);
};

PageMetadata read_metadata(const PageTree& tree, const CharacterReferences& references);
// Writes published and modified of `out`.
void find_dates(const PageTree& tree, const FoundArticle& article, const PageMetadata& metadata, const PageHints& hints, const DecodedPage& page,
                const MetadataTables& tables, CleanPage& out);
// Writes byline, site, language, canonical_url of `out`.
void find_names(const PageTree& tree, const FoundArticle& article, const PageMetadata& metadata, const DecodedPage& page, CleanPage& out);

}  // namespace chancery
