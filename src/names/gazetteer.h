// The reference tables of names, loaded once and frozen: countries, bodies, offices, organisations, places, people, and
// the words that point at them. One look-up finds everything that a row of any table could mean by the words at hand.
//
//   const auto gazetteer = Gazetteer::load({"data"});
//   gazetteer->hits(words, 3)  ->  {country_adjective KAZ, length 1}, {body KAZ/parliament, length 2} ...
//
// Folders are read in order; a later folder adds rows (a user's own tables, same columns). Const and safe to share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/names.h"
#include "lexicon/phrases.h"
#include "lexicon/table.h"

namespace chancery {

enum class Sort : std::uint8_t {
  country,
  adjective,  // "Kazakh"; also demonyms: "Kazakhs"
  prefix,     // "Sino-"
  capital,
  metonym,  // "the Kremlin"
  office,
  offices,  // the plural: "foreign ministers"
  body,
  body_kind,
  organisation,
  person,
  place,
  honorific,
  suffix,  // "MP", "OBE": letters after a name
  pointer,
  short_person,  // "Obama": only with an office or country that agrees
};

struct CountryRow {
  std::string key, alpha3, name;
};
struct OfficeRow {
  std::string name, body_kind, body_role, sector;
  std::vector<std::string> role_words;
};
struct BodyRow {
  std::string key, country, name, kind, parent;
};
struct BodyKindRow {
  std::string phrase, kind, role;
};
struct OrganisationRow {
  std::string key, name, kind;
  std::string home;  // of a state's own news agency: that state
};
struct PersonRow {
  std::string key, name, family, given, country, office;
  Gender gender = Gender::unknown;
  std::string from, to;  // ISO dates, as precise as known; "" for open
};
struct PlaceRow {
  std::string key, name, country, kind;
};
struct HonorificRow {
  std::string phrase;
  Gender gender = Gender::unknown;
  bool also_name = false;  // as often a part of a name: an honorific only before two words of a name or more
};
// What a pointing word points at: data/lexicon/pointers.tsv.
enum class Target : std::uint8_t { person, country, body, participants, countries, persons, bodies, delegation, any };
struct PointerRow {
  std::string phrase;
  How how = How::role;
  Target target = Target::person;
  bool many = false;
  Gender gender = Gender::unknown;
};

struct Hit {
  Sort sort = Sort::country;
  std::uint32_t row = 0;
  std::uint32_t length = 0;  // in words
  bool all_caps = false;     // written in capitals in its table: "US", "CIS"
  bool alone = false;        // of bodies: this name says which one without a country beside it
};

class Gazetteer {
 public:
  static std::shared_ptr<const Gazetteer> load(const std::vector<std::string>& data_folders);

  // Everything that starts at words[at], longest first; within a length in order of the tables.
  std::vector<Hit> hits(const std::vector<std::string>& words, std::size_t at) const;

  const CountryRow& country(std::uint32_t row) const { return countries_[row]; }
  const OfficeRow& office(std::uint32_t row) const { return offices_[row]; }
  const BodyRow& body(std::uint32_t row) const { return bodies_[row]; }
  const BodyKindRow& body_kind(std::uint32_t row) const { return body_kinds_[row]; }
  const OrganisationRow& organisation(std::uint32_t row) const { return organisations_[row]; }
  const PersonRow& person(std::uint32_t row) const { return people_[row]; }
  const PlaceRow& place(std::uint32_t row) const { return places_[row]; }
  const HonorificRow& honorific(std::uint32_t row) const { return honorifics_[row]; }
  const PointerRow& pointer(std::uint32_t row) const { return pointers_[row]; }

  const CountryRow* country_of(std::string_view alpha3) const;
  const OfficeRow* office_named(std::string_view name) const;
  // The office of who heads a body of this role: "foreign-ministry" -> foreign minister. Null where several would do.
  const OfficeRow* head_of(std::string_view body_role) const;
  // Bodies of one country and kind, in order of the table.
  std::vector<std::uint32_t> bodies_of(std::string_view country, std::string_view kind) const;
  const BodyRow* body_by_key(std::string_view key) const;
  // What a name that ends in this word is: data/ontology/thing_kinds.tsv; EntityKind::person for nothing to keep.
  std::optional<EntityKind> thing_kind(const std::string& folded_word) const;
  // Gender that the people of the tables show for a given name (folded); unknown where they disagree.
  Gender gender_of_given(const std::string& folded) const;
  // The country whose own agency bears this name (folded); "" for others.
  // Empty where no state's own agency signs so, or where the same letters sign for several and none sits in `from` (alpha-3).
  std::string agency_home(const std::string& folded, std::string_view from) const;

 private:
  friend class GazetteerLoader;
  Phrases phrases_;
  std::vector<Hit> entries_;  // what Phrases' values mean; length unset
  std::vector<CountryRow> countries_;
  std::vector<OfficeRow> offices_;
  std::vector<BodyRow> bodies_;
  std::vector<BodyKindRow> body_kinds_;
  std::vector<OrganisationRow> organisations_;
  std::vector<PersonRow> people_;
  std::vector<PlaceRow> places_;
  std::vector<HonorificRow> honorifics_;
  std::vector<PointerRow> pointers_;
  std::unordered_map<std::string, std::uint32_t> country_index_, office_index_, body_index_, head_index_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> kind_index_;  // "KAZ/parliament"
  std::unordered_map<std::string, Gender> given_gender_;
  struct AgencySeat {
    std::string country;
    bool national = false;
  };
  std::unordered_map<std::string, std::vector<AgencySeat>> agency_seats_;  // by form, folded
  std::unordered_map<std::string, EntityKind> thing_kinds_;
};

}  // namespace chancery
