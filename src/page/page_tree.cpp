#include "page/page_tree.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/utf8.h"
#include "page/text_flow.h"

namespace chancery {
namespace {

constexpr std::size_t kDeepest = 400;
constexpr std::size_t kMostMetas = 400;
constexpr std::size_t kMostDates = 400;
// No article has so many pieces for its size: of a page made of crumbs the first are read.
constexpr std::size_t kMostBlocks = 8192, kBytesABlock = 128;
constexpr std::size_t kMuch = std::size_t{1} << 18;  // bytes kept for nothing

// What a byte is to the counting of words: bit 0, it begins a word; bit 1, it ends none; bit 2, it is a mark or begins one.
constexpr std::uint8_t kWordByte = 1, kInnerByte = 2, kMarkByte = 4;
constexpr auto kBytes = [] {
  std::array<std::uint8_t, 256> out{};
  for (std::size_t c = ' ' + 1; c < out.size(); ++c)
    out[c] = static_cast<std::uint8_t>(kInnerByte | ((c >= '0' && c <= '9') || (c | 0x20) >= 'a' ? kWordByte : 0));
  for (const unsigned char c : {',', ';', '.', '!', '?'}) out[c] |= kMarkByte;
  for (const unsigned char c : {0xE0, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEF, 0xD8, 0xDB}) out[c] |= kMarkByte;
  return out;
}();

constexpr HintSet kBreaking = kCaptionHint | kCreditHint | kShareHint | kAdvertisementHint | kHiddenHint | kRelatedHint |
                              kBylineHint | kDateHint | kTagsHint | kCommentsHint | kMetaHint;

class Builder {
 public:
  Builder(std::string_view source, std::size_t bytes, const CharacterReferences& references, const ClassHints& hints)
      : references_(references), hints_(hints), tokens_(source) {
    tree_.source = source;
    bytes = std::min(bytes, source.size());
    most_ = std::max<std::size_t>(4096, bytes / 40);
    most_blocks_ = std::max(kMostBlocks, bytes / kBytesABlock);
    tree_.nodes.push_back({});
    tree_.nodes[0].tag = Tag::html;
    tree_.nodes.reserve(std::min<std::size_t>(most_, source.size() / 70 + 16));
    tree_.blocks.reserve(std::min<std::size_t>(most_, source.size() / 150 + 16));
    tree_.text.reserve(source.size() / 6);
    memo_.resize(256);
  }

  PageTree build() {
    HtmlToken token;
    while (!full_ && tokens_.next(token)) {
      switch (token.kind) {
        case HtmlToken::Kind::text:
          text(token);
          break;
        case HtmlToken::Kind::start_tag:
          start(token);
          break;
        case HtmlToken::Kind::end_tag:
          end(token);
          break;
        default:
          break;
      }
    }
    close_block();
    while (!open_.empty()) pop();
    tree_.nodes[0].end_block = static_cast<std::uint32_t>(tree_.blocks.size());
    if (tree_.text.capacity() - tree_.text.size() > kMuch) tree_.text.shrink_to_fit();
    return std::move(tree_);
  }

 private:
  struct Open {
    Tag tag = Tag::unknown;
    NodeIndex node = kNoNode;  // none for an inline element without hints
    bool breaks = false;
    NodeIndex nearest = 0;     // itself, else the nearest around it that is a node
    Tag line = Tag::body;      // likewise, that makes lines
  };

  // ---- text

  void text(const HtmlToken& token) {
    if (skipping_ != Tag::unknown) {
      if (skipping_ == Tag::title && tree_.title.empty() && token.data.size() < 2000) {
        tree_.title = token.data;
        tree_.title_source = token.span;
      }
      return;
    }
    flow(
        tree_.source, token.span.begin, token.span.end, token.references, references_,
        [&](std::string_view characters, std::size_t from, std::size_t to, bool) { add(characters, from, to); },
        [&](std::size_t from, std::size_t to) {
          if (pre_ > 0 && in_block_ && std::memchr(tree_.source.data() + from, '\n', to - from)) newline_ = true;
          space_ = true;
        });
  }

  void add(std::string_view characters, std::size_t from, std::size_t to) {
    if (!in_block_) open_block(from);
    std::string& out = tree_.text;
    if (out.size() > block_.text.begin) {
      if (newline_) out += '\n';
      else if (space_) out += ' ';
    }
    space_ = newline_ = false;
    out.append(characters);
    block_.source.end = static_cast<std::uint32_t>(to);
    std::uint32_t letters = 0;
    for (const char c : characters) letters += ((static_cast<unsigned char>(c) & 0xC0) != 0x80) & (c != ' ');
    block_.letters += letters;
    if (link_ > 0) block_.link_letters += letters;
    if (bold_ == 0) block_.bold = false;
  }

  void open_block(std::size_t from) {
    in_block_ = true;
    if (!tree_.text.empty()) tree_.text += '\n';
    block_ = {};
    block_.text.begin = static_cast<std::uint32_t>(tree_.text.size());
    block_.source.begin = static_cast<std::uint32_t>(from);
    block_.node = node();
    block_.tag = line_tag();
    block_.hidden = tree_.nodes[block_.node].hidden;
    block_.bold = true;
    block_.preformatted = pre_ > 0;
    space_ = newline_ = false;
    if (link_ > 0) block_.links = 1;
  }

  void close_block() {
    space_ = newline_ = false;
    if (!in_block_) return;
    in_block_ = false;
    block_.text.end = static_cast<std::uint32_t>(tree_.text.size());
    measure();
    if (tree_.blocks.size() < most_blocks_) {
      make_room(tree_.blocks, most_blocks_);
      tree_.blocks.push_back(block_);
    } else {
      tree_.text.resize(block_.text.begin);
      tree_.read_to = block_.source.begin;
      full_ = true;
    }
  }

  void measure() {
    const std::string_view words = tree_.text_of(block_);
    std::uint32_t count = 0, within = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::uint8_t kind = kBytes[static_cast<unsigned char>(words[i])];
      count += (kind & kWordByte) & ~within;
      within = (within | kind) & (kind >> 1 & 1) & 1;
      if (!(kind & kMarkByte)) continue;
      if (const auto c = static_cast<unsigned char>(words[i]); c >= 0xE4 && c <= 0xE9 && i + 2 < words.size()) ++cjk_, i += 2;
      else mark(words, i);
    }
    block_.words += count + cjk_ / 2;
    cjk_ = 0;
    if (block_.letters > 0 && block_.hints == 0) block_.hints = inline_hints_;
  }

  void mark(std::string_view words, std::size_t i) {
    const auto c = static_cast<unsigned char>(words[i]);
    const auto then = [&](std::size_t k, char wanted) { return i + k < words.size() && words[i + k] == wanted; };
    if (c == ',' || c == ';') {
      ++block_.commas;
    } else if (c < 0x80) {
      block_.stops += i + 1 == words.size() || words[i + 1] == ' ' || words[i + 1] == '"' || words[i + 1] == '\'' || words[i + 1] == ')' ||
                      static_cast<unsigned char>(words[i + 1]) >= 0x80;
    } else if (c >= 0xE3 && c <= 0xE9) {
      if (i + 2 >= words.size()) return;
      // Chinese and Japanese write no spaces: two characters are taken for a word.
      ++cjk_;
      if (c == 0xE3 && then(1, '\x80')) {
        if (words[i + 2] == '\x82') ++block_.stops;
        if (words[i + 2] == '\x81') ++block_.commas;
      }
    } else if (c == 0xEF) {
      if (i + 2 >= words.size() || words[i + 1] != '\xBC') return;
      block_.commas += words[i + 2] == '\x8C';
      block_.stops += words[i + 2] == '\x81' || words[i + 2] == '\x9F' || words[i + 2] == '\x8E';
    } else if (c == 0xD8) {
      block_.commas += then(1, '\x8C');  // Arabic
    } else if ((c == 0xDB && then(1, '\x94')) || (c == 0xE0 && then(1, '\xA5') && then(2, '\xA4'))) {
      ++block_.stops;  // Urdu, Hindi
    }
  }

  // ---- elements

  NodeIndex node() const { return open_.empty() ? 0 : open_.back().nearest; }
  Tag line_tag() const { return open_.empty() ? Tag::body : open_.back().line; }

  HintSet hints_of(std::string_view classes) {
    if (classes.empty()) return 0;
    std::uint64_t hash = classes.size() * 0x9E3779B97F4A7C15ull;
    for (const char c : classes.substr(0, 256)) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    Memo& memo = memo_[(hash ^ hash >> 32) & 255];
    if (memo.classes != classes) {
      memo.classes = classes;
      memo.hints = hints_.of(classes);
    }
    return memo.hints;
  }

  void start(const HtmlToken& token) {
    const Tag tag = tag_of(token.data);
    if (skipping_ != Tag::unknown) {
      if (tag == skipping_) ++skip_depth_;
      return;
    }
    const TagTraits& traits = traits_of(tag);
    if (tag == Tag::br) {
      if (in_block_) {
        // Two in a row part paragraphs.
        if (line_break_ == tree_.text.size() && !tree_.text.empty()) close_block();
        else newline_ = true, line_break_ = tree_.text.size();
      }
      return;
    }
    if (tag == Tag::meta || tag == Tag::link) {
      keep_meta(token, tag);
      return;
    }
    if (traits.no_content) {
      if (traits.block) close_block();
      return;
    }
    if (traits.skipped) {
      if (tag == Tag::script) {
        const auto* type = token.find("type");
        json_ld_ = type && type->find("ld+json") != std::string_view::npos;
        if (json_ld_) json_begin_ = token.span.end;
      }
      if (!token.self_closing || tag == Tag::script || tag == Tag::title) skipping_ = tag, skip_depth_ = 1;
      return;
    }
    if (traits.formatting) {
      if (tag == Tag::b || tag == Tag::strong) ++bold_;
      return;
    }
    if (tag == Tag::html && open_.empty()) {
      if (const auto* lang = token.find("lang")) tree_.language = *lang;
      else if (const auto* xml = token.find("xml:lang")) tree_.language = *xml;
      return;
    }
    if (tag == Tag::html || tag == Tag::head || tag == Tag::body) return;
    if (traits.block) {
      close_block();
      close_implied(tag);
    }
    if (open_.size() >= kDeepest) {
      ++beyond_;
      tree_.cut = true;
      return;
    }
    Open open{tag, kNoNode, traits.block};
    HintSet hints = 0;
    bool hidden = false;
    std::string_view itemprop, datetime, rel;
    bool pubdate = false;
    for (const HtmlAttribute& attribute : token.attributes) {
      switch (attribute.name.size()) {
        case 2:
          if (same_name(attribute.name, "id")) hints |= hints_of(attribute.value);
          break;
        case 3:
          if (same_name(attribute.name, "rel")) rel = attribute.value;
          break;
        case 4:
          if (same_name(attribute.name, "role")) hints |= hints_of(attribute.value);
          break;
        case 5:
          if (same_name(attribute.name, "class")) hints |= hints_of(attribute.value);
          else if (same_name(attribute.name, "style")) hidden |= hides(attribute.value);
          break;
        case 6:
          if (same_name(attribute.name, "hidden") && attribute.value != "until-found") hidden = true;
          break;
        case 7:
          if (same_name(attribute.name, "pubdate")) pubdate = true;
          break;
        case 8:
          if (same_name(attribute.name, "itemprop")) itemprop = attribute.value, hints |= hints_of(attribute.value);
          else if (same_name(attribute.name, "datetime")) datetime = attribute.value;
          else if (same_name(attribute.name, "property")) hints |= hints_of(attribute.value);
          break;
        default:
          break;
      }
    }
    if (tag == Tag::time || (tag == Tag::abbr && !datetime.empty()) || (itemprop.size() > 4 && itemprop.substr(0, 4) == "date")) {
      if (tree_.dates.size() < kMostDates) {
        if (datetime.empty())
          if (const auto* content = token.find("content")) datetime = *content;
        tree_.dates.push_back({datetime, token.span, node(), static_cast<std::uint32_t>(tree_.blocks.size()), hints, itemprop, pubdate});
      }
      hints |= kDateHint;
    }
    if (tag == Tag::a) {
      ++link_;
      if (in_block_) ++block_.links;
      if (!rel.empty() && tree_.links.size() < kMostMetas)
        if (const auto* address = token.find("href")) tree_.links.push_back({rel, *address, token.span});
      if (rel.find("author") != std::string_view::npos) hints |= kBylineHint;
      if (rel.find("tag") != std::string_view::npos) hints |= kTagsHint;
    }
    if (tag == Tag::pre) ++pre_;
    if (tag == Tag::figcaption) hints |= kCaptionHint;
    if (tag == Tag::nav) hints |= kNavigationHint;
    if (tag == Tag::footer) hints |= kFooterHint;
    if (tag == Tag::aside) hints |= kSidebarHint;
    const bool inline_break = !traits.block && tag != Tag::a && (hidden || (hints & kBreaking));
    if (traits.block || inline_break || (tag == Tag::a && hints)) {
      if (tree_.nodes.size() < most_) {
        if (inline_break) close_block(), open.breaks = true;
        PageNode fresh;
        fresh.tag = tag;
        fresh.parent = node();
        const PageNode& parent = tree_.nodes[fresh.parent];
        fresh.depth = static_cast<std::uint16_t>(open_.size() + 1);
        fresh.hints = hints;
        fresh.inherited = parent.inherited | hints;
        fresh.hidden = hidden || parent.hidden;
        fresh.begin = token.span.begin;
        fresh.first_block = static_cast<std::uint32_t>(tree_.blocks.size());
        open.node = static_cast<NodeIndex>(tree_.nodes.size());
        make_room(tree_.nodes, most_);
        tree_.nodes.push_back(fresh);
      } else {
        tree_.cut = true;
      }
    }
    open.nearest = open.node != kNoNode ? open.node : node();
    open.line = traits.block ? tag : line_tag();
    ++open_count_[static_cast<std::size_t>(tag)];
    open_.push_back(open);
  }

  static bool hides(std::string_view style) {
    const std::size_t at = style.find("display");
    if (at == std::string_view::npos) return style.find("visibility:hidden") != std::string_view::npos;
    std::size_t i = at + 7;
    while (i < style.size() && (style[i] == ' ' || style[i] == ':')) ++i;
    return style.substr(i).starts_with("none");
  }

  void end(const HtmlToken& token) {
    const Tag tag = tag_of(token.data);
    if (skipping_ != Tag::unknown) {
      if (tag != skipping_ || --skip_depth_ > 0) return;
      if (json_ld_ && tree_.scripts.size() < 64) tree_.scripts.push_back({json_begin_, token.span.begin});
      json_ld_ = false;
      skipping_ = Tag::unknown;
      return;
    }
    const TagTraits& traits = traits_of(tag);
    if (traits.formatting) {
      if ((tag == Tag::b || tag == Tag::strong) && bold_ > 0) --bold_;
      return;
    }
    if (tag == Tag::p && open_count_[static_cast<std::size_t>(Tag::p)] == 0) close_block();
    if (traits.no_content || tag == Tag::html || tag == Tag::body || tag == Tag::head) return;
    if (beyond_ > 0) {
      --beyond_;
      if (traits.block) close_block();
      return;
    }
    if (open_count_[static_cast<std::size_t>(tag)] == 0) return;
    // Out of a table cell nothing closes but the table.
    const bool of_table = tag == Tag::table || tag == Tag::tr || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot;
    std::size_t at = open_.size();
    for (std::size_t steps = 0; at > 0 && steps < 64; ++steps) {
      --at;
      if (open_[at].tag == tag) {
        while (open_.size() > at) pop();
        return;
      }
      if (!of_table && (open_[at].tag == Tag::td || open_[at].tag == Tag::th)) return;
      if (!traits.block && traits_of(open_[at].tag).block && tag != Tag::a) return;  // inline ends within its block
    }
  }

  void pop() {
    const Open open = open_.back();
    if (traits_of(open.tag).block || open.breaks) close_block();
    if (open.tag == Tag::a && link_ > 0) --link_;
    if (open.tag == Tag::pre && pre_ > 0) --pre_;
    if (open.node != kNoNode) tree_.nodes[open.node].end_block = static_cast<std::uint32_t>(tree_.blocks.size());
    --open_count_[static_cast<std::size_t>(open.tag)];
    open_.pop_back();
    // Bold type ends with the block that it was opened in.
    if (traits_of(open.tag).block) bold_ = 0;
  }

  void close_up_to(Tag tag, std::initializer_list<Tag> within) {
    if (open_count_[static_cast<std::size_t>(tag)] == 0) return;
    std::size_t at = open_.size();
    for (std::size_t steps = 0; at > 0 && steps < 16; ++steps) {
      --at;
      if (open_[at].tag == tag) {
        while (open_.size() > at) pop();
        return;
      }
      for (const Tag barrier : within)
        if (open_[at].tag == barrier) return;
    }
  }

  // End tags that people leave out.
  void close_implied(Tag tag) {
    switch (tag) {
      case Tag::li:
        close_up_to(Tag::li, {Tag::ul, Tag::ol, Tag::menu});
        break;
      case Tag::dt:
      case Tag::dd:
        close_up_to(Tag::dt, {Tag::dl});
        close_up_to(Tag::dd, {Tag::dl});
        break;
      case Tag::td:
      case Tag::th:
        close_up_to(Tag::td, {Tag::tr, Tag::table});
        close_up_to(Tag::th, {Tag::tr, Tag::table});
        break;
      case Tag::tr:
        close_up_to(Tag::tr, {Tag::table});
        break;
      default:
        close_up_to(Tag::p, {Tag::td, Tag::th, Tag::div, Tag::section, Tag::article, Tag::li, Tag::blockquote});
        break;
    }
    // A link left open does not run over blocks for ever.
    if (link_ > 0 && heading(tag) && !open_.empty() && open_.back().tag == Tag::p) link_ = link_ > 1 ? 1 : link_;
  }

  void keep_meta(const HtmlToken& token, Tag tag) {
    if (tag == Tag::link) {
      const auto* rel = token.find("rel");
      const auto* address = token.find("href");
      if (rel && address && same_name(*rel, "canonical") && tree_.links.size() < kMostMetas)
        tree_.links.push_back({*rel, *address, token.span});
      return;
    }
    const auto* content = token.find("content");
    if (!content) content = token.find("value");
    if (!content || content->empty() || tree_.metas.size() >= kMostMetas) return;
    for (const char* key : {"property", "name", "itemprop", "http-equiv"})
      if (const auto* name = token.find(key); name && !name->empty()) {
        tree_.metas.push_back({*name, *content});
        return;
      }
  }

  // For one more, and never for more than will come.
  template <typename T>
  static void make_room(std::vector<T>& list, std::size_t most) {
    if (list.size() == list.capacity()) list.reserve(std::min(most + 1, 2 * list.capacity() + 16));
  }

  struct Memo {
    std::string_view classes;
    HintSet hints = 0;
  };

  const CharacterReferences& references_;
  const ClassHints& hints_;
  HtmlTokenizer tokens_;
  PageTree tree_;
  std::size_t most_ = 0, most_blocks_ = 0;
  std::vector<Open> open_;
  std::array<std::uint32_t, 256> open_count_{};
  std::size_t beyond_ = 0;  // elements open that lie too deep
  std::vector<Memo> memo_;

  Tag skipping_ = Tag::unknown;
  std::uint32_t skip_depth_ = 0;
  bool json_ld_ = false;
  std::uint32_t json_begin_ = 0;

  bool in_block_ = false, full_ = false;
  PageBlock block_;
  bool space_ = false, newline_ = false;
  std::size_t line_break_ = 0;  // where the text stood at the last <br>
  std::uint32_t link_ = 0, pre_ = 0, bold_ = 0, cjk_ = 0;
  HintSet inline_hints_ = 0;
};

}  // namespace

PageTree build_tree(std::string_view source, std::size_t bytes, const CharacterReferences& references, const ClassHints& hints) {
  return Builder(source, bytes, references, hints).build();
}

}  // namespace chancery
