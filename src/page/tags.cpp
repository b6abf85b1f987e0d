#include "page/tags.h"

#include <array>

namespace chancery {
namespace {

struct Entry {
  std::string_view name;
  Tag tag;
  char kind;  // b block, v no content, s skipped, f formatting, i other inline
};

constexpr Entry kEntries[] = {
    {"html", Tag::html, 'b'}, {"head", Tag::head, 'b'}, {"body", Tag::body, 'b'}, {"title", Tag::title, 's'},
    {"meta", Tag::meta, 'v'}, {"link", Tag::link, 'v'}, {"base", Tag::base, 'v'}, {"script", Tag::script, 's'},
    {"style", Tag::style, 's'}, {"noscript", Tag::noscript, 's'}, {"template", Tag::template_, 's'}, {"svg", Tag::svg, 's'},
    {"math", Tag::math, 's'}, {"select", Tag::select, 's'}, {"textarea", Tag::textarea, 's'}, {"button", Tag::button, 's'},
    {"iframe", Tag::iframe, 's'}, {"object", Tag::object, 's'}, {"canvas", Tag::canvas, 's'}, {"audio", Tag::audio, 's'},
    {"video", Tag::video, 's'}, {"map", Tag::map, 's'}, {"datalist", Tag::datalist, 's'},
    {"div", Tag::div, 'b'}, {"p", Tag::p, 'b'}, {"section", Tag::section, 'b'}, {"article", Tag::article, 'b'},
    {"main", Tag::main, 'b'}, {"header", Tag::header, 'b'}, {"footer", Tag::footer, 'b'}, {"nav", Tag::nav, 'b'},
    {"aside", Tag::aside, 'b'}, {"form", Tag::form, 'b'}, {"fieldset", Tag::fieldset, 'b'}, {"figure", Tag::figure, 'b'},
    {"figcaption", Tag::figcaption, 'b'}, {"details", Tag::details, 'b'}, {"summary", Tag::summary, 'b'},
    {"dialog", Tag::dialog, 'b'}, {"address", Tag::address, 'b'}, {"blockquote", Tag::blockquote, 'b'}, {"pre", Tag::pre, 'b'},
    {"h1", Tag::h1, 'b'}, {"h2", Tag::h2, 'b'}, {"h3", Tag::h3, 'b'}, {"h4", Tag::h4, 'b'}, {"h5", Tag::h5, 'b'},
    {"h6", Tag::h6, 'b'}, {"hr", Tag::hr, 'v'}, {"ul", Tag::ul, 'b'}, {"ol", Tag::ol, 'b'}, {"menu", Tag::menu, 'b'},
    {"li", Tag::li, 'b'}, {"dl", Tag::dl, 'b'}, {"dt", Tag::dt, 'b'}, {"dd", Tag::dd, 'b'}, {"table", Tag::table, 'b'},
    {"caption", Tag::caption, 'b'}, {"thead", Tag::thead, 'b'}, {"tbody", Tag::tbody, 'b'}, {"tfoot", Tag::tfoot, 'b'},
    {"tr", Tag::tr, 'b'}, {"td", Tag::td, 'b'}, {"th", Tag::th, 'b'}, {"center", Tag::center, 'b'},
    {"hgroup", Tag::hgroup, 'b'}, {"search", Tag::search, 'b'}, {"legend", Tag::legend, 'b'},
    {"br", Tag::br, 'v'}, {"img", Tag::img, 'v'}, {"input", Tag::input, 'v'}, {"embed", Tag::embed, 'v'},
    {"source", Tag::source, 'v'}, {"track", Tag::track, 'v'}, {"wbr", Tag::wbr, 'v'}, {"area", Tag::area, 'v'},
    {"col", Tag::col, 'v'}, {"param", Tag::param, 'v'}, {"label", Tag::label, 'i'},
    {"a", Tag::a, 'i'}, {"span", Tag::span, 'i'}, {"time", Tag::time, 'i'}, {"cite", Tag::cite, 'i'},
    {"font", Tag::font, 'f'}, {"b", Tag::b, 'f'}, {"strong", Tag::strong, 'f'}, {"i", Tag::i, 'f'}, {"em", Tag::em, 'f'},
    {"u", Tag::u, 'f'}, {"small", Tag::small, 'i'}, {"sup", Tag::sup, 'f'}, {"sub", Tag::sub, 'f'}, {"q", Tag::q, 'f'},
    {"code", Tag::code, 'f'}, {"abbr", Tag::abbr, 'f'}, {"mark", Tag::mark, 'f'}, {"s", Tag::s, 'f'}, {"del", Tag::del, 'f'},
    {"ins", Tag::ins, 'f'}, {"big", Tag::big, 'f'}, {"tt", Tag::tt, 'f'},
};

constexpr std::size_t kSlots = 512;

std::size_t slot_of(const char* name, std::size_t size) {
  std::uint32_t hash = 2166136261u;
  for (std::size_t i = 0; i < size; ++i) hash = (hash ^ static_cast<unsigned char>(name[i])) * 16777619u;
  return (hash ^ hash >> 15) % kSlots;
}

struct Names {
  std::array<const Entry*, kSlots> slots{};
  std::array<TagTraits, 256> traits{};
  Names() {
    for (const Entry& entry : kEntries) {
      std::size_t slot = slot_of(entry.name.data(), entry.name.size());
      while (slots[slot]) slot = (slot + 1) % kSlots;
      slots[slot] = &entry;
      traits[static_cast<std::size_t>(entry.tag)] = {entry.kind == 'b' || entry.tag == Tag::hr, entry.kind == 'v', entry.kind == 's',
                                                     entry.kind == 'f'};
    }
    traits[0].formatting = true;  // of an element that we do not know only the text counts
  }
};
const Names kNames;

}  // namespace

Tag tag_of(std::string_view name) {
  if (name.size() > 10 || name.empty()) return Tag::unknown;
  if (name.size() == 2 && (name[0] | 0x20) == 'b' && (name[1] | 0x20) == 'r') return Tag::br;
  char lower[10];
  for (std::size_t i = 0; i < name.size(); ++i) lower[i] = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
  for (std::size_t slot = slot_of(lower, name.size()); kNames.slots[slot]; slot = (slot + 1) % kSlots) {
    if (kNames.slots[slot]->name == std::string_view(lower, name.size())) return kNames.slots[slot]->tag;
  }
  return Tag::unknown;
}

const TagTraits& traits_of(Tag tag) { return kNames.traits[static_cast<std::size_t>(tag)]; }

}  // namespace chancery
