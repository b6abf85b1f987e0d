// Who is who: mentions, the entities they point at, and the offices that stand with them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/span.h"
#include "chancery/syntax.h"

namespace chancery {

using EntityIndex = std::uint32_t;   // into Document::entities
using MentionIndex = std::uint32_t;  // into Document::mentions
using OfficeIndex = std::uint32_t;   // into Document::offices

enum class EntityKind : std::uint8_t { person, body, organisation, country, place, instrument, event, measure };
const char* name_of(EntityKind kind);

// How a mention points at its entity. The words are those of the record.
enum class How : std::uint8_t {
  name,               // its name, in full or as first given
  short_name,         // "Ozola"
  office,             // an office-holder whom nobody names: "the Speaker of the Senate"
  country_and_role,   // "the Tajik official"
  role,               // "the minister", "the Chamber", "the country"
  counterpart,        // "his Kyrgyz counterpart"
  pronoun,
  collective,         // "the two sides": members holds whom
  metonym,            // "Moscow", "the Kremlin" for a government
  adjective,          // "Kazakh"
  apposition,
  first_person,       // "we", "our country" in a ministry's own voice
  handle,             // "@name"
  none,               // left open; a line in problems says why
};
const char* name_of(How how);  // "country and role"

struct Mention {
  TokenRange tokens;              // the whole noun phrase as counted: titles and name, without relative clauses
  TokenIndex head = kNoToken;     // syntactic head of the phrase
  Span span;                      // of the words that point (the name without its titles, or the whole description)
  How how = How::none;
  std::optional<EntityIndex> entity;   // unset: left open, or collective
  std::vector<EntityIndex> members;    // of a collective
  std::string reason;             // why it was linked so: "only Tajik person with an office in the article"
  bool operator==(const Mention&) const = default;
};

enum class Gender : std::uint8_t { unknown, female, male };

struct Entity {
  EntityKind kind = EntityKind::person;
  std::string name;               // as written, fullest form; "" for an office-holder whom nobody names
  Span name_span;
  std::string key;                // "country:KAZ", "body:KAZ/senate", "org:csto-pa", "person:..."; "" where unknown
  std::string country;            // ISO 3166-1 alpha-3, "" where unknown
  std::optional<EntityIndex> parent;  // of bodies: the Senate's Parliament
  std::string type;               // of bodies: "upper chamber", "ministry"; of organisations: "parliamentary assembly"
  Gender gender = Gender::unknown;
  std::vector<MentionIndex> mentions;  // in order of the text
  bool operator==(const Entity&) const = default;
};

enum class Manner : std::uint8_t { full, acting, deputy, former, elect, designate, honorary, outgoing };
const char* name_of(Manner manner);

// An office phrase at one place of the text, with whom and where it was held.
struct Office {
  Span span;                           // the whole phrase: "Speaker of the Senate of the Kazakh Parliament"
  Span title;                          // the office alone: "Speaker"
  std::string name;                    // normalised: "speaker", "foreign minister", "ambassador"
  std::optional<EntityIndex> person;
  std::optional<EntityIndex> body;
  std::optional<EntityIndex> country;
  std::optional<EntityIndex> accredited_to;  // "ambassador of A to B": B
  Span body_span;                      // empty where body is unset or comes from elsewhere
  Span country_span;
  Manner manner = Manner::full;
  std::optional<MentionIndex> mention; // the mention that it stands with
  bool inferred = false;               // "his Kazakh counterpart"
  std::string basis;                   // for inferred ones
  bool operator==(const Office&) const = default;
};

}  // namespace chancery
