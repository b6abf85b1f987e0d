// The elements of HTML, as far as reading an article needs to know them.
#pragma once

#include <cstdint>
#include <string_view>

namespace chancery {

enum class Tag : std::uint8_t {
  unknown, html, head, body, title, meta, link, base, script, style, noscript, template_, svg, math, select, textarea,
  button, iframe, object, canvas, audio, video, map, datalist,
  div, p, section, article, main, header, footer, nav, aside, form, fieldset, figure, figcaption, details, summary, dialog,
  address, blockquote, pre, h1, h2, h3, h4, h5, h6, hr, ul, ol, menu, li, dl, dt, dd,
  table, caption, thead, tbody, tfoot, tr, td, th, center, hgroup, search, legend,
  br, img, input, embed, source, track, wbr, area, col, param, label,
  a, span, time, cite, font, b, strong, i, em, u, small, sup, sub, q, code, abbr, mark, s, del, ins, big, tt,
};

struct TagTraits {
  bool block = false;       // starts and ends a line of its own
  bool no_content = false;  // has no end tag
  bool skipped = false;     // what it holds is no text of the page
  bool formatting = false;  // changes the looks of some words only
};

// By its name as written, in any case.
Tag tag_of(std::string_view name);
const TagTraits& traits_of(Tag tag);
inline bool heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace chancery
