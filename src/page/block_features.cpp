#include "page/block_features.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"

namespace chancery {
namespace {

constexpr std::string_view kNames[] = {
    "words", "letters_a_word", "link_density", "links", "stops", "commas", "stops_a_word", "ends_sentence", "ends_colon", "starts_small",
    "starts_digit", "capitals", "digits", "bold", "is_p", "is_heading", "is_item", "is_cell", "is_quote", "is_pre", "is_definition",
    "inside", "levels", "own_child", "before_first", "after_last", "position", "from_title", "title_found",
    "previous_words", "previous_links", "previous_heading", "previous_prose", "next_words", "next_links", "next_heading", "next_prose",
    "previous2_words", "next2_words", "run", "siblings", "siblings_prose", "siblings_links", "outer", "outer_prose", "outer_links",
    "alike_tag_parent", "alike_class", "repeats", "title_words", "page_prose", "container_share", "container_hint",
    "foreign", "foreign_share", "marker", "marker_whole", "last_marker", "since_marker", "hinted_article", "hinted_content",
    "local_title", "local_lead", "local_navigation", "local_header", "local_footer", "local_sidebar", "local_comments", "local_related",
    "local_share", "local_advertisement", "local_tags", "local_byline", "local_date", "local_caption", "local_credit",
    "local_biography", "local_meta", "local_media", "local_tool", "local_notice", "local_embed", "own_hints", "cookies", "same_node_previous",
    "in_article_tag", "in_figure", "in_table", "in_list", "list_length", "headings_since_title", "prose_before", "prose_after", "rule_body"};
constexpr std::size_t kNamed = sizeof kNames / sizeof *kNames;
static_assert(kNamed <= kBlockFeatures);

bool prose(const PageBlock& b) {
  if (b.link_density() > 0.5) return false;
  return b.words >= 25 || (b.stops > 0 && b.words >= 7);
}

float capped(double value, double most) { return static_cast<float>(std::min(value, most)); }

struct Sums {
  std::vector<double> letters, links, prose, count;
  explicit Sums(const PageTree& tree) {
    const std::size_t n = tree.blocks.size();
    for (auto* v : {&letters, &links, &prose, &count}) v->assign(n + 1, 0);
    for (std::size_t i = 0; i < n; ++i) {
      const PageBlock& b = tree.blocks[i];
      const double shown = b.hidden ? 0 : 1;
      letters[i + 1] = letters[i] + shown * b.letters;
      links[i + 1] = links[i] + shown * b.link_letters;
      prose[i + 1] = prose[i] + (chancery::prose(b) ? shown * b.letters : 0);
      count[i + 1] = count[i] + (chancery::prose(b) ? shown : 0);
    }
  }
};

// Words of four letters and more, as hashes of their small letters (of ASCII: the same word in a title and a text is
// mostly written the same way).
template <typename Each>
void each_word(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    std::uint64_t hash = 14695981039346656037ull;
    while (end < text.size()) {
      const auto c = static_cast<unsigned char>(text[end]);
      if (c < 0x80 && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) break;
      hash = (hash ^ (c < 0x80 ? c | 0x20 : c)) * 1099511628211ull;
      ++end;
    }
    if (end - at >= 4) each(hash);
    at = end == at ? at + 1 : end;
  }
}

}  // namespace

std::string_view block_feature_name(std::size_t index) { return index < kNamed ? kNames[index] : std::string_view(); }

void each_block(const PageTree& tree, const FoundArticle& article, const std::vector<HintSet>& foreign, const Markers& markers,
                const std::vector<char>& wanted, const std::function<void(std::size_t, const BlockFeatures&)>& visit) {
  const std::size_t n = tree.blocks.size();
  if (n == 0) return;
  const Sums sums(tree);
  const PageNode& container = tree.nodes[article.container];
  const auto first = static_cast<double>(container.first_block), last = static_cast<double>(container.end_block);
  const double all_prose = std::max(1.0, sums.prose[n]);

  // Of each element: hints and levels below the container, tags of what it stands in.
  struct Seen {
    HintSet local = 0;
    std::int16_t levels = -1;
    bool article = false, figure = false, table = false;
    NodeIndex list = kNoNode;
    double foreign_share = 0;
  };
  std::vector<Seen> seen(tree.nodes.size());
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    const PageNode& node = tree.nodes[i];
    Seen& s = seen[i];
    if (node.parent != kNoNode) s = seen[node.parent];
    if (i == article.container) s.levels = 0, s.local = 0;
    else if (s.levels >= 0) ++s.levels;
    if (i != article.container) s.local |= node.hints;
    s.article |= node.tag == Tag::article;
    s.figure |= node.tag == Tag::figure;
    s.table |= node.tag == Tag::td || node.tag == Tag::th;
    if (node.tag == Tag::ul || node.tag == Tag::ol) s.list = i;
    if (foreign[i] && !(node.parent != kNoNode && foreign[node.parent])) s.foreign_share = (sums.prose[node.end_block] - sums.prose[node.first_block]) / all_prose;
  }

  // Blocks built alike: the same element and the same kind of parent.
  const auto class_of = [&](const PageBlock& b) {
    const PageNode& node = tree.nodes[b.node];
    std::string_view start = tree.source.substr(node.begin, 100);
    start = start.substr(0, start.find('>'));
    if (const std::size_t id = start.find(" id="); id != std::string_view::npos) start = start.substr(0, id);
    return std::hash<std::string_view>()(start);
  };
  std::unordered_map<std::uint64_t, double> by_parent, by_class;
  std::unordered_map<std::string_view, std::uint32_t> by_text;
  std::vector<std::uint64_t> parents(n), classes(n);
  for (std::size_t i = 0; i < n; ++i) {
    const PageBlock& b = tree.blocks[i];
    if (!wanted[i]) continue;
    const NodeIndex parent = tree.nodes[b.node].parent == kNoNode ? 0 : tree.nodes[b.node].parent;
    parents[i] = static_cast<std::uint64_t>(b.tag) << 32 | (b.tag == tree.nodes[b.node].tag ? parent : b.node);
    classes[i] = class_of(b);
    if (prose(b) && !b.hidden) by_parent[parents[i]] += b.letters, by_class[classes[i]] += b.letters;
    if (b.letters >= 8 && b.text.size() < 400) ++by_text[tree.text_of(b)];
  }
  std::vector<std::uint64_t> title;
  if (article.title) each_word(tree.text_of(tree.blocks[*article.title]), [&](std::uint64_t word) {
      if (title.size() < 60 && std::find(title.begin(), title.end(), word) == title.end()) title.push_back(word);
    });

  BlockFeatures f;
  int last_marker = 0;
  constexpr std::size_t kMostHeadings = 2000;  // that are looked at for wording though not asked for
  std::size_t heading_marks = 0;
  std::size_t marker_at = 0, headings = 0;
  std::size_t run_begin = 0, run_end = 0;  // of running text around the block
  for (std::size_t i = 0; i < n; ++i) {
    const PageBlock& b = tree.blocks[i];
    const bool at_title = article.title && i == *article.title;
    if (at_title) headings = 0;
    const std::string_view text = tree.text_of(b);
    int marker = 0;
    bool whole = false;
    if (b.words <= 20 && (wanted[i] || (heading(b.tag) && heading_marks < kMostHeadings))) {
      heading_marks += !wanted[i];
      if (const auto found = markers.match(text)) {
        marker = 1 + static_cast<int>(found->kind);
        whole = found->whole || found->where == Markers::Where::line;
        if ((found->where == Markers::Where::list || found->where == Markers::Where::rest || heading(b.tag)) && b.words <= 8) last_marker = marker, marker_at = i;
      }
    }
    if (heading(b.tag) && !at_title) ++headings;
    if (!wanted[i]) continue;
    f.fill(0);
    std::size_t k = 0;
    const auto put = [&](double value) { f[k++] = static_cast<float>(value); };
    const double words = std::max(1u, b.words);
    std::size_t capitals = 0, digits = 0;
    for (const char c : text) capitals += c >= 'A' && c <= 'Z', digits += c >= '0' && c <= '9';
    char end = ' ';
    bool stop = false;
    for (std::size_t at = text.size(); at-- > 0;) {
      end = text[at];
      if (end == '"' || end == '\'' || end == ')' || end == ']' || end == ' ') continue;
      stop = end == '.' || end == '!' || end == '?';
      const auto c = static_cast<unsigned char>(end);
      if (c >= 0x80 && at >= 2) {
        const std::string_view three = text.substr(at - 2, 3);
        if (three == "\xE2\x80\x9D" || three == "\xE2\x80\x99" || three == "\xE2\x80\x9C") {
          at -= 2;
          continue;
        }
        stop = three == "\xE2\x80\xA6" || three == "\xE3\x80\x82" || three == "\xEF\xBC\x81" || three == "\xEF\xBC\x9F" || text.substr(at - 1, 2) == "\xC2\xBB";
      }
      break;
    }
    const CodePoint start = code_point_at(text, 0);
    put(capped(b.words, 120)), put(capped(b.letters / words, 20)), put(b.link_density()), put(capped(b.links, 20)), put(capped(b.stops, 12)), put(capped(b.commas, 12));
    put(b.stops / words), put(stop), put(end == ':'), put(is_lower(start.value)), put(is_digit(start.value)), put(double(capitals) / std::max(1u, b.letters)),
        put(double(digits) / std::max(1u, b.letters)), put(b.bold);
    put(b.tag == Tag::p), put(heading(b.tag) ? 1 + int(b.tag) - int(Tag::h1) : 0), put(b.tag == Tag::li), put(b.tag == Tag::td || b.tag == Tag::th),
        put(b.tag == Tag::blockquote), put(b.preformatted), put(b.tag == Tag::dt || b.tag == Tag::dd);
    const auto at = static_cast<double>(i);
    const Seen& s = seen[b.node];
    const bool inside = at >= first && at < last;
    put(inside), put(s.levels), put(s.levels >= 0 && s.levels <= 1), put(inside ? 0 : capped(std::max(0.0, first - at), 60)), put(inside ? 0 : capped(std::max(0.0, at - last + 1), 60));
    put(inside ? (at - first) / std::max(1.0, last - first) : -1), put(article.title ? std::clamp(at - *article.title, -60.0, 120.0) : -99), put(article.title.has_value());
    static const PageBlock kNone;
    const auto block = [&](std::size_t index) -> const PageBlock& { return index < n ? tree.blocks[index] : kNone; };
    const PageBlock &previous = i > 0 ? block(i - 1) : kNone, &next = block(i + 1);
    put(capped(previous.words, 60)), put(previous.link_density()), put(heading(previous.tag)), put(prose(previous));
    put(capped(next.words, 60)), put(next.link_density()), put(heading(next.tag)), put(prose(next));
    put(capped(i > 1 ? block(i - 2).words : 0, 60)), put(capped(block(i + 2).words, 60));
    if (i >= run_end) {
      run_begin = i;
      while (run_begin > 0 && i - run_begin < 60 && prose(block(run_begin - 1))) --run_begin;
      run_end = i + 1;
      while (run_end < n && run_end - i < 60 && prose(block(run_end))) ++run_end;
    }
    put(capped(double(run_end - run_begin), 60));
    // The element around the block, and the one around that.
    NodeIndex around = b.node;
    while (around != 0 && tree.nodes[around].end_block - tree.nodes[around].first_block < 2) around = tree.nodes[around].parent;
    NodeIndex outer = around == 0 ? 0 : tree.nodes[around].parent;
    const auto span_of = [&](NodeIndex node) { return tree.nodes[node].end_block - tree.nodes[node].first_block; };
    while (outer != 0 && span_of(outer) <= span_of(around)) outer = tree.nodes[outer].parent;
    for (const NodeIndex node : {around, outer}) {
      const std::uint32_t from = tree.nodes[node].first_block, to = tree.nodes[node].end_block;
      const double letters = std::max(1.0, sums.letters[to] - sums.letters[from]);
      put(capped(double(to - from), 200)), put((sums.prose[to] - sums.prose[from]) / letters), put((sums.links[to] - sums.links[from]) / letters);
    }
    put(by_parent[parents[i]] / all_prose), put(by_class[classes[i]] / all_prose);
    const auto repeated = by_text.find(text);
    put(repeated == by_text.end() ? 0 : capped(repeated->second, 6));
    double shared = 0;
    if (!title.empty() && b.words <= 40) {
      std::uint64_t found = 0;
      each_word(text, [&](std::uint64_t word) {
        if (const auto known = std::find(title.begin(), title.end(), word); known != title.end()) found |= std::uint64_t{1} << (known - title.begin());
      });
      for (; found; found &= found - 1) ++shared;
      shared /= double(title.size());
    }
    put(shared), put(capped(sums.count[n], 100)), put((sums.prose[container.end_block] - sums.prose[container.first_block]) / all_prose),
        put(container.hints & kArticleHint ? 2 : container.hints & kContentHint ? 1 : 0);
    put(foreign[b.node] != 0), put(s.foreign_share), put(marker), put(whole), put(last_marker), put(last_marker ? capped(double(i - marker_at), 40) : -1);
    put((tree.nodes[b.node].inherited & kArticleHint) != 0), put((tree.nodes[b.node].inherited & kContentHint) != 0);
    const HintSet local = s.levels >= 0 ? s.local : tree.nodes[b.node].inherited;
    for (const HintSet hint : {kTitleHint, kLeadHint, kNavigationHint, kHeaderHint, kFooterHint, kSidebarHint, kCommentsHint, kRelatedHint, kShareHint,
                               kAdvertisementHint, kTagsHint, kBylineHint, kDateHint, kCaptionHint, kCreditHint, kBiographyHint, kMetaHint, kMediaHint, kToolHint,
                               kNoticeHint, kEmbedHint})
      put((local & hint) != 0);
    put(tree.nodes[b.node].hints != 0);
    std::size_t cookies = 0;
    for (std::size_t c = text.find("ookie"); c != std::string_view::npos && cookies < 5; c = text.find("ookie", c + 5)) ++cookies;
    put(double(cookies)), put(i > 0 && previous.node == b.node), put(s.article), put(s.figure), put(s.table), put(s.list != kNoNode),
        put(s.list != kNoNode ? capped(span_of(s.list), 100) : 0), put(capped(double(headings), 30));
    put(sums.prose[i] / all_prose), put((sums.prose[n] - sums.prose[i + 1]) / all_prose), put(article.roles.size() > i && article.roles[i] == BlockRole::body);
    visit(i, f);
  }
}

}  // namespace chancery
