// An article and everything read from it.
//
// A Document owns its text, which never changes; every layer is a vector of small values that point into the text by
// Span or at other layers by index. There are no pointers inside, so a Document can be copied, moved to another thread
// and compared. Layers are written once each, in the order of the pipeline (src/pipeline/pipeline.cpp):
//
//   text -> layout -> sentences, tokens, names -> times, quantities -> mentions, entities, offices -> matches -> facts
//   -> events
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/event.h"
#include "chancery/fact.h"
#include "chancery/layout.h"
#include "chancery/names.h"
#include "chancery/span.h"
#include "chancery/syntax.h"
#include "chancery/time.h"

namespace chancery {

// Something that could not be read, or was left open on purpose. An empty span means the whole document.
struct Problem {
  Span span;
  std::string why;
  bool operator==(const Problem&) const = default;
};

// What is handed in beside the bytes. Empty strings where unknown; known values beat what the text says.
struct Source {
  std::string name;       // path, URL, id, or "-" for standard input
  std::string title;
  std::string published;  // ISO 8601 date
  std::string agency;
  std::string language;
  bool html = false;      // the bytes are a page of HTML, to be cleaned first
  std::string url;        // of the page, where `name` is not it
  std::string charset;    // of a page, as HTTP declared it
};

// A stretch of the text and the bytes of the page that it came from. Decoded in the page's charset the bytes are the text,
// letter for letter, or the text was made of them as a whole: a character reference, a run of white space.
struct ByteRun {
  Span text;
  Span bytes;
  bool operator==(const ByteRun&) const = default;
};

// Where an article was cleaned out of a page: the way back to its bytes.
struct PageOrigin {
  std::string charset;        // as decoded; "" for an article that was no page
  std::vector<ByteRun> runs;  // ordered by text; what lies in none (newlines between paragraphs) was put in
  std::uint32_t body_begin = 0;  // first byte of text behind the title
  bool operator==(const PageOrigin&) const = default;
};

// What one slot of a matched rule was filled with.
struct Filler {
  TokenIndex head = kNoToken;  // head token of the filling phrase
  Span span;
  std::optional<MentionIndex> mention;
  std::optional<std::uint32_t> time;      // index into Document::times
  std::optional<std::uint32_t> quantity;  // index into Document::quantities
  std::string value;                      // as matched or normalised, for slots that are words
  bool operator==(const Filler&) const = default;
};

struct FilledSlot {
  std::string slot;  // as the rule names it: "host", "guest", "place"
  std::vector<Filler> fillers;
  bool operator==(const FilledSlot&) const = default;
};

// One rule found at one place.
struct Match {
  std::string rule;           // "contact.meet"
  std::string kind;           // what the rule gives: "contact"
  std::vector<std::pair<std::string, std::string>> gives;  // constants: {"format", "meeting"}
  std::uint32_t sentence = 0;
  TokenIndex anchor = kNoToken;
  std::vector<FilledSlot> slots;

  const FilledSlot* slot(std::string_view name) const {
    for (const auto& filled : slots)
      if (filled.slot == name) return &filled;
    return nullptr;
  }
  bool operator==(const Match&) const = default;
};

struct Document {
  std::string id;    // "sha256:<hex>" of the bytes as handed in
  Source source;
  std::string text;  // UTF-8; bytes that were not UTF-8 stand as U+FFFD
  PageOrigin page;

  Layout layout;

  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Name> names;
  TokenVectors vectors;  // empty unless asked for: Options::vectors

  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;

  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Office> offices;

  std::vector<Match> matches;
  std::vector<Fact> facts;
  std::vector<Event> events;

  std::vector<Problem> problems;

  std::string_view at(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
  // The text from the first byte of token `first` to the last byte of token `last - 1`.
  Span span_of(TokenRange range) const {
    return range.empty() ? Span{} : Span{tokens[range.first].span.begin, tokens[range.last - 1].span.end};
  }
};

}  // namespace chancery
