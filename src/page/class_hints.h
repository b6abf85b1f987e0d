// What class names, ids and roles say of a part of a page: "entry-content", "related-posts", "shareButtons". From
// lexicon/page_classes.tsv: a pattern is one to three words as names join them ("related-posts" meets related_posts,
// relatedPosts and relatedposts).
//
//   hints.of("td-post-content widget_area")  ->  kArticleHint | kSidebarHint
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chancery {

using HintSet = std::uint32_t;
enum Hint : HintSet {
  kArticleHint = 1u << 0,   // the text of the article
  kContentHint = 1u << 1,   // something that holds it, most likely
  kTitleHint = 1u << 2,
  kLeadHint = 1u << 3,
  kNavigationHint = 1u << 4,
  kHeaderHint = 1u << 5,
  kFooterHint = 1u << 6,
  kSidebarHint = 1u << 7,
  kCommentsHint = 1u << 8,
  kRelatedHint = 1u << 9,
  kShareHint = 1u << 10,
  kAdvertisementHint = 1u << 11,
  kTagsHint = 1u << 12,
  kBylineHint = 1u << 13,
  kDateHint = 1u << 14,
  kCaptionHint = 1u << 15,
  kCreditHint = 1u << 16,
  kBiographyHint = 1u << 17,
  kHiddenHint = 1u << 18,
  kMetaHint = 1u << 19,
  kMediaHint = 1u << 20,
  kToolHint = 1u << 21,
  kNoticeHint = 1u << 22,
  kEmbedHint = 1u << 23,
};

class ClassHints {
 public:
  static ClassHints load(const std::vector<std::string>& data_folders);
  // Of the words of an attribute together.
  HintSet of(std::string_view classes) const;

 private:
  HintSet of_word(std::string_view word) const;
  struct Entry {
    HintSet hints = 0;
    bool whole = false;  // only where nothing else stands in the word
  };
  std::unordered_map<std::uint64_t, Entry> patterns_;  // by hash of the words joined by '-'
};

}  // namespace chancery
