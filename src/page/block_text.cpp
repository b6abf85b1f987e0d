#include "page/block_text.h"

#include <cstring>

#include "page/html_tokenizer.h"
#include "page/tags.h"
#include "page/text_flow.h"

namespace chancery {

void read_block(std::string_view source, Span part, const CharacterReferences& references, bool preformatted, std::size_t most_runs,
                std::string& out, std::vector<TextRun>& runs) {
  const std::size_t begin = out.size();
  Tag skipping = Tag::unknown;
  std::uint32_t depth = 0;
  bool space = false, newline = false;
  bool last_plain = false;  // whether the last run is the bytes themselves
  Span space_from;
  // Of too many the last takes what follows, as a whole.
  const auto keep = [&](Span text, Span bytes) {
    if (runs.size() < most_runs || runs.empty()) runs.push_back({text, bytes});
    else runs.back() = {cover(runs.back().text, text), cover(runs.back().source, bytes)};
  };
  const auto put = [&](std::string_view characters, std::size_t from, std::size_t to, bool whole) {
    if (out.size() > begin && (space || newline)) {
      const auto at = static_cast<std::uint32_t>(out.size());
      out += newline ? '\n' : ' ';
      const bool verbatim = space_from.size() == 1 && source[space_from.begin] == out.back();
      if (verbatim && last_plain && runs.back().source.end == space_from.begin) {
        runs.back().text.end = at + 1;
        runs.back().source.end = space_from.end;
      } else {
        keep({at, at + 1}, space_from);
      }
      last_plain = verbatim && runs.size() < most_runs;
    }
    space = newline = false;
    const Span text{static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(out.size() + characters.size())};
    const Span bytes{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    out.append(characters);
    if (!whole && last_plain && runs.back().source.end == bytes.begin && runs.back().text.end == text.begin) {
      runs.back().text.end = text.end;
      runs.back().source.end = bytes.end;
    } else {
      keep(text, bytes);
    }
    last_plain = !whole && runs.size() < most_runs;
  };
  const auto gap = [&](std::size_t from, std::size_t to) {
    if (!space && !newline) space_from = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    else space_from.end = static_cast<std::uint32_t>(to);
    space = true;
  };
  const auto words = [&](Span span, bool has_references) {
    flow(source, span.begin, span.end, has_references, references, put, [&](std::size_t from, std::size_t to) {
      gap(from, to);
      if (preformatted && std::memchr(source.data() + from, '\n', to - from)) newline = true;
    });
  };
  // Most blocks are words alone.
  if (!part.empty() && !std::memchr(source.data() + part.begin, '<', part.size())) return words(part, true);
  HtmlTokenizer tokens(source.substr(0, part.end), part.begin, HtmlTokenizer::Content::data, {});
  HtmlToken token;
  while (tokens.next(token)) {
    if (token.kind == HtmlToken::Kind::text) {
      if (skipping == Tag::unknown) words(token.span, token.references);
    } else if (token.kind == HtmlToken::Kind::start_tag) {
      const Tag tag = tag_of(token.data);
      if (skipping != Tag::unknown) {
        depth += tag == skipping;
      } else if (tag == Tag::br) {
        gap(token.span.begin, token.span.end);
        newline = true;
      } else if (traits_of(tag).skipped && (!token.self_closing || tag == Tag::script || tag == Tag::title)) {
        skipping = tag;
        depth = 1;
      }
    } else if (token.kind == HtmlToken::Kind::end_tag && skipping != Tag::unknown && tag_of(token.data) == skipping && --depth == 0) {
      skipping = Tag::unknown;
    }
  }
}

}  // namespace chancery
