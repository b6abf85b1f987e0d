#include "page/article_finder.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "page/block_features.h"
#include "page/block_model.h"

namespace chancery {
namespace {

constexpr HintSet kForeign = kNavigationHint | kFooterHint | kSidebarHint | kCommentsHint | kRelatedHint | kShareHint |
                             kAdvertisementHint | kTagsHint | kBiographyHint | kHiddenHint | kToolHint | kNoticeHint;

class Finder {
 public:
  Finder(const PageTree& tree, const TitleHints& hints) : tree_(tree), hints_(hints) {}

  FoundArticle run() {
    out_.roles.assign(tree_.blocks.size(), BlockRole::outside);
    out_.kinds.assign(tree_.blocks.size(), FurnitureKind::other);
    if (tree_.blocks.empty()) return std::move(out_);
    weigh();
    choose_container();
    find_title();
    narrow_to_first_article();
    choose_blocks();
    return std::move(out_);
  }

  std::vector<HintSet> foreign() { return std::move(foreign_); }

  // Blocks of the container, running text elsewhere, and what stands around running text.
  std::vector<char> wanted(const FoundArticle& found) const {
    const std::size_t count = tree_.blocks.size();
    std::vector<char> out(count, 0);
    if (count == 0) return out;
    const PageNode& container = tree_.nodes[found.container];
    for (std::size_t i = 0; i < count; ++i) {
      const PageBlock& b = block(i);
      if (b.hidden || (found.title && i == *found.title)) continue;
      const bool inside = i + 3 >= container.first_block && i < container.end_block + 3;
      out[i] = inside || prose(b) || (i > 0 && prose(block(i - 1)) && b.link_density() < 0.6) || (i + 1 < count && prose(block(i + 1)) && b.link_density() < 0.6);
    }
    return out;
  }

 private:
  const PageBlock& block(std::size_t i) const { return tree_.blocks[i]; }

  bool cookies(const PageBlock& b) const {
    if (b.words > 150) return false;
    const std::string_view text = tree_.text_of(b);
    const std::size_t at = text.find("ookie");
    return at != std::string_view::npos && text.find("ookie", at + 5) != std::string_view::npos;
  }

  static bool prose(const PageBlock& b) {
    if (b.link_density() > 0.5) return false;
    if (b.words >= 25) return true;
    return b.stops > 0 && b.words >= 7;
  }

  // Hints of an element that holds most of the page's words say nothing against them: "has-sidebar", "ad-supported".
  void weigh() {
    const std::size_t count = tree_.blocks.size();
    std::vector<double> words(count + 1);
    for (std::size_t i = 0; i < count; ++i)
      words[i + 1] = words[i] + (prose(block(i)) && !block(i).hidden ? block(i).letters * (1 - block(i).link_density()) : 0);
    const double all = words[count];
    foreign_.assign(tree_.nodes.size(), 0);
    for (NodeIndex n = 0; n < tree_.nodes.size(); ++n) {
      const PageNode& node = tree_.nodes[n];
      HintSet own = node.hints & kForeign;
      if (own && node.hints & kArticleHint) own &= kAdvertisementHint | kCommentsHint | kRelatedHint | kHiddenHint | kSidebarHint;
      const double share = all > 0 ? (words[node.end_block] - words[node.first_block]) / all : 0;
      if (share > 0.3) own &= ~(kAdvertisementHint | kNoticeHint | kToolHint | kHiddenHint | kShareHint | kTagsHint);
      if (share > 0.5) own &= kCommentsHint | kRelatedHint;
      if (share > 0.7) own = 0;
      foreign_[n] = own | (node.parent == kNoNode ? 0 : foreign_[node.parent]);
    }
    sums_.assign(count + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
      const PageBlock& b = block(i);
      double score = 0;
      if (!b.hidden) {
        const double ld = b.link_density();
        if (prose(b)) {
          score = b.letters * (1 - 2 * ld);
          if (b.tag != Tag::p && b.words < 25) score *= 0.7;
          if (cookies(b)) score = -20;
        } else {
          score = heading(b.tag) ? -3 : -(3 + 0.5 * std::min<double>(b.link_letters, 80));
        }
        if (foreign_[b.node] && score > 0) score = foreign_[b.node] & kCommentsHint ? -0.3 * score : -0.1 * score;
      }
      sums_[i + 1] = sums_[i] + score;
    }
  }

  double total(const PageNode& node) const { return sums_[node.end_block] - sums_[node.first_block]; }

  void choose_container() {
    double best = -1e18;
    for (NodeIndex n = 0; n < tree_.nodes.size(); ++n) {
      const PageNode& node = tree_.nodes[n];
      if (node.end_block == node.first_block || !holds_others(node.tag)) continue;
      double score = total(node);
      if (score > 0) {
        if (node.hints & kArticleHint) score *= 1.25;
        else if (node.tag == Tag::article || node.tag == Tag::main) score *= 1.08;
        else if (node.hints & kContentHint) score *= 1.03;
      }
      // Of two with the same words the inner one.
      if (score >= best - 1e-9) best = score, out_.container = n;
    }
    // An element around it that says it is the article, and is mostly that.
    const double own = std::max(1.0, total(tree_.nodes[out_.container]));
    if (!(tree_.nodes[out_.container].hints & kArticleHint)) {
      NodeIndex n = tree_.nodes[out_.container].parent;
      for (int steps = 0; n != kNoNode && n != 0 && steps < 6; ++steps, n = tree_.nodes[n].parent)
        if (tree_.nodes[n].hints & kArticleHint && !(tree_.nodes[n].hints & kForeign) && total(tree_.nodes[n]) > -2 * own) {
          out_.container = n;
          break;
        }
    }
  }

  static bool holds_others(Tag tag) {
    switch (tag) {
      case Tag::p: case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4: case Tag::h5: case Tag::h6: case Tag::li: case Tag::a: case Tag::span:
      case Tag::time: case Tag::cite: case Tag::small: case Tag::label: case Tag::blockquote: case Tag::figcaption: case Tag::dt: case Tag::dd:
        return false;
      default:
        return true;
    }
  }

  // Several articles one below the other, as pages without end load them: the one that the title stands in.
  void narrow_to_first_article() {
    if (!out_.title) return;
    const PageNode& container = tree_.nodes[out_.container];
    std::size_t articles = 0;
    for (NodeIndex n = 0; n < tree_.nodes.size(); ++n) {
      const PageNode& node = tree_.nodes[n];
      articles += node.tag == Tag::article && node.first_block >= container.first_block && node.end_block <= container.end_block && total(node) > 200;
    }
    if (articles < 2) return;
    for (NodeIndex n = block(*out_.title).node; n != kNoNode && n != out_.container; n = tree_.nodes[n].parent)
      if (tree_.nodes[n].tag == Tag::article && total(tree_.nodes[n]) > 200) {
        out_.container = n;
        return;
      }
  }

  static std::string squeezed(std::string_view text) {
    std::string out;
    bool ascii = true;
    for (std::size_t at = 0; at < text.size() && out.size() < 400;) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') out += static_cast<char>(byte | 0x20);
        else if (byte >= '0' && byte <= '9') out += text[at];
        ++at;
        continue;
      }
      ascii = false;
      const CodePoint c = code_point_at(text, at);
      if (is_letter(c.value) || is_digit(c.value)) append_utf8(out, c.value);
      at += c.size;
    }
    return ascii ? out : to_lower(out);
  }

  void find_title() {
    std::vector<std::string> known;
    for (const auto& title : hints_.titles) known.push_back(squeezed(title));
    const PageNode& container = tree_.nodes[out_.container];
    double best = 0;
    std::size_t tried = 0;  // titles stand early; a page made of headings is not searched through
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      const PageBlock& b = block(i);
      if (b.hidden || b.letters < 4 || b.text.size() > 400) continue;
      const bool hinted = tree_.nodes[b.node].hints & kTitleHint;
      if (!heading(b.tag) && !hinted && b.words > 40) continue;
      if (++tried > 4000) break;
      const std::string words = squeezed(tree_.text_of(b));
      if (words.empty()) continue;
      double score = 0;
      for (const auto& title : known) {
        if (title.empty()) continue;
        if (title == words) score = std::max(score, 10.0);
        else if (words.size() >= 12 && title.find(words) != std::string::npos) score = std::max(score, 4 + 5.0 * words.size() / title.size());
        else if (title.size() >= 12 && words.find(title) != std::string::npos) score = std::max(score, 3 + 5.0 * title.size() / words.size());
      }
      if (b.tag == Tag::h1) score += 4;
      else if (b.tag == Tag::h2) score += 1.5;
      else if (heading(b.tag)) score += 0.5;
      if (hinted) score += 1.5;
      if (foreign_[b.node]) score -= 4;
      if (b.link_density() > 0.9) score -= 1;
      // It stands before the article, or is its first words.
      if (i >= container.end_block) score -= 5;
      else if (i > container.first_block && sums_[i] - sums_[container.first_block] > 500) score -= 8;
      if (score > best + 0.01) best = score, out_.title = static_cast<std::uint32_t>(i);
    }
    if (best < 4) out_.title.reset();
  }

  // Hints of the elements between the container and the block.
  void local_hints() {
    local_.assign(tree_.nodes.size(), 0);
    inner_foreign_.assign(tree_.nodes.size(), 0);
    for (NodeIndex n = out_.container + 1; n < tree_.nodes.size(); ++n) {
      const NodeIndex parent = tree_.nodes[n].parent;
      local_[n] = tree_.nodes[n].hints | local_[parent];
      const HintSet own = foreign_[n] & ~(foreign_[parent]);
      inner_foreign_[n] = own | inner_foreign_[parent];
    }
  }

  static FurnitureKind kind_of(HintSet hints) {
    if (hints & kRelatedHint) return FurnitureKind::related_headlines;
    if (hints & kShareHint) return FurnitureKind::share_buttons;
    if (hints & kAdvertisementHint) return FurnitureKind::advertisement;
    if (hints & kCreditHint) return FurnitureKind::photo_credit;
    if (hints & kCaptionHint) return FurnitureKind::caption;
    if (hints & kBylineHint) return FurnitureKind::byline;
    if (hints & kDateHint) return FurnitureKind::page_date;
    if (hints & (kNavigationHint | kTagsHint | kToolHint | kHeaderHint | kFooterHint)) return FurnitureKind::navigation;
    return FurnitureKind::other;
  }

  void furniture(std::size_t i, FurnitureKind kind) {
    out_.roles[i] = BlockRole::furniture;
    out_.kinds[i] = kind;
  }

  void choose_blocks() {
    local_hints();
    const PageNode& container = tree_.nodes[out_.container];
    if (out_.title) out_.roles[*out_.title] = BlockRole::title;
    const std::size_t from = container.first_block, to = container.end_block;
    std::size_t first_prose = to, last_prose = from;
    std::vector<char> keep(tree_.blocks.size(), 0);
    const std::string title = out_.title ? squeezed(tree_.text_of(block(*out_.title))) : hints_.titles.empty() ? "" : squeezed(hints_.titles[0]);
    for (std::size_t i = from; i < to; ++i) {
      const PageBlock& b = block(i);
      if (out_.roles[i] == BlockRole::title) continue;
      if (b.hidden) continue;
      const HintSet local = local_[b.node];
      const HintSet bad = inner_foreign_[b.node];
      const double ld = b.link_density();
      const bool real = prose(b);
      if (out_.title && i < *out_.title) {
        if (*out_.title < to) {
          furniture(i, kind_of(local));
          continue;
        }
      }
      if (b.words <= 40 && !title.empty() && b.letters * 4 >= title.size() && title.starts_with(squeezed(tree_.text_of(b).substr(0, 8))) &&
          squeezed(tree_.text_of(b)) == title) {
        furniture(i, FurnitureKind::repeated_paragraph);
        continue;
      }
      if (bad) {
        furniture(i, kind_of(bad));
        continue;
      }
      if (local & (kCaptionHint | kCreditHint)) {
        furniture(i, kind_of(local & (kCaptionHint | kCreditHint)));
        continue;
      }
      if ((local & (kBylineHint | kDateHint | kMetaHint)) && b.words < 30) {
        furniture(i, kind_of(local));
        continue;
      }
      if (ld > 0.6 && b.words < 30 && !(b.tag == Tag::p && b.stops > 0 && b.words > 10)) {
        furniture(i, FurnitureKind::related_headlines);
        continue;
      }
      keep[i] = 1;
      if (real) first_prose = std::min(first_prose, i), last_prose = std::max(last_prose, i);
    }
    for (std::size_t i = from; i < to; ++i) {
      if (!keep[i]) continue;
      const PageBlock& b = block(i);
      const bool para = b.tag == Tag::p || b.tag == Tag::li || b.tag == Tag::blockquote || b.tag == Tag::dd || b.tag == Tag::pre;
      if (i < first_prose && !(para && b.words >= 5)) {
        furniture(i, FurnitureKind::other);
        continue;
      }
      if (i > last_prose && (heading(b.tag) || !para || b.words < 4)) {
        furniture(i, FurnitureKind::other);
        continue;
      }
      out_.roles[i] = BlockRole::body;
    }
  }

  const PageTree& tree_;
  const TitleHints& hints_;
  FoundArticle out_;
  std::vector<HintSet> foreign_;        // that speak against the words in an element
  std::vector<HintSet> local_, inner_foreign_;
  std::vector<double> sums_;
};

}  // namespace

FoundArticle find_by_rules(const PageTree& tree, const TitleHints& hints, std::vector<HintSet>& foreign, std::vector<char>& wanted) {
  Finder finder(tree, hints);
  FoundArticle out = finder.run();
  wanted = finder.wanted(out);
  foreign = finder.foreign();
  return out;
}

// A second article below the first, as pages without end load them, and notices of cookies.
static void drop_glued(const PageTree& tree, FoundArticle& found) {
  const auto count = static_cast<std::uint32_t>(tree.blocks.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (found.roles[i] != BlockRole::body || tree.blocks[i].words > 150) continue;
    const std::string_view text = tree.text_of(tree.blocks[i]);
    const std::size_t at = text.find("ookies");
    if (at == std::string_view::npos || text.find("ookies", at + 6) == std::string_view::npos) continue;
    if (found.title && tree.text_of(tree.blocks[*found.title]).find("ookie") != std::string_view::npos) continue;
    found.roles[i] = BlockRole::furniture;
    found.kinds[i] = FurnitureKind::advertisement;
  }
  if (!found.title || !heading(tree.blocks[*found.title].tag)) return;
  std::vector<NodeIndex> articles(tree.nodes.size(), kNoNode);  // the <article> that each element stands in; parents stand before
  for (NodeIndex n = 0; n < tree.nodes.size(); ++n)
    articles[n] = tree.nodes[n].tag == Tag::article ? n : tree.nodes[n].parent == kNoNode ? kNoNode : articles[tree.nodes[n].parent];
  const auto article_of = [&](NodeIndex node) { return articles[node]; };
  const PageBlock& title = tree.blocks[*found.title];
  const NodeIndex own = article_of(title.node);
  if (own == kNoNode) return;
  std::uint32_t cut = count;
  bool any = false;
  for (std::uint32_t i = *found.title + 1; i < count && cut == count; ++i) {
    any |= found.roles[i] == BlockRole::body;
    if (tree.blocks[i].tag != title.tag || tree.blocks[i].words < 3 || i < tree.nodes[own].end_block) continue;
    if (article_of(tree.blocks[i].node) != kNoNode) cut = i;
  }
  for (std::uint32_t i = cut; any && i < count; ++i)
    if (found.roles[i] == BlockRole::body) found.roles[i] = BlockRole::furniture, found.kinds[i] = FurnitureKind::second_article;
}

FoundArticle find_article(const PageTree& tree, const TitleHints& hints, const Markers& markers, const BlockModel& model) {
  std::vector<HintSet> foreign;
  std::vector<char> wanted;
  FoundArticle out = find_by_rules(tree, hints, foreign, wanted);
  if (model.empty() || tree.blocks.empty()) return out;
  // Of a page made of crumbs the rules alone read the rest, so that none costs more than its size allows.
  std::size_t left = 256 + tree.source.size() / 512;
  for (char& w : wanted)
    if (w && left > 0) --left;
    else w = 0;
  std::vector<char> body(tree.blocks.size(), 0);
  bool any = false;
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = out.roles[i] == BlockRole::body && !wanted[i] && left == 0;
  const PageNode& container = tree.nodes[out.container];
  const auto within = [&](std::size_t i) { return i >= container.first_block && i < container.end_block; };
  std::vector<float> sure(tree.blocks.size(), 0);
  std::uint64_t words_inside = 0, words_outside = 0;
  each_block(tree, out, foreign, markers, wanted, [&](std::size_t i, const BlockFeatures& features) {
    sure[i] = model.of(features);
    // Little of what the model learned from is written without spaces: there the rules count for more.
    const PageBlock& b = tree.blocks[i];
    if (b.words >= 8 && b.letters < 3 * b.words && within(i) && out.roles[i] == BlockRole::body) sure[i] += 1;
    body[i] = sure[i] > 0;
    any |= body[i];
    if (body[i]) (within(i) ? words_inside : words_outside) += tree.blocks[i].words;
  });
  if (!any) return out;  // a page of few words: the rules stand
  // Where the container holds the article, what lies elsewhere must be surer.
  if (words_inside > 2 * words_outside)
    for (std::size_t i = 0; i < body.size(); ++i)
      if (!within(i) && sure[i] < 0.5f) body[i] = 0;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    if (out.roles[i] == BlockRole::title) continue;
    const bool inside = within(i);
    if (body[i]) {
      out.roles[i] = BlockRole::body;
    } else if (out.roles[i] == BlockRole::body) {
      out.roles[i] = inside ? BlockRole::furniture : BlockRole::outside;
      const auto marker = tree.blocks[i].words <= 40 ? markers.match(tree.text_of(tree.blocks[i])) : std::nullopt;
      out.kinds[i] = marker ? marker->kind : tree.blocks[i].link_density() > 0.5 ? FurnitureKind::related_headlines : FurnitureKind::other;
    }
  }
  drop_glued(tree, out);
  return out;
}

}  // namespace chancery
