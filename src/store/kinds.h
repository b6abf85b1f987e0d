// Kinds of facts and of entities as the record numbers them. Numbers stand in files: never change one, only add.
#pragma once

#include <array>
#include <string_view>

namespace chancery::store {

enum Kind : int {
  kContact = 1, kOffice, kOfficeChange, kStatement, kCommitment, kInvitation, kInstrument, kFigure, kRelation, kRitual, kMeasure, kAid,
  kLaw, kVote,
};
inline constexpr std::array<std::string_view, 15> kKindNames = {"",         "contact", "office",   "office change", "statement",
                                                                "commitment", "invitation", "instrument", "figure", "relation",
                                                                "ritual",   "measure", "aid",      "law",           "vote"};
inline int kind_from(std::string_view name) {  // 0 for a kind that the record does not know
  for (std::size_t i = 1; i < kKindNames.size(); ++i)
    if (kKindNames[i] == name || (i == kOfficeChange && name == "office_change")) return static_cast<int>(i);
  return 0;
}

enum EntityCode : int { kPerson = 1, kBody, kOrganisation, kCountry, kPlace, kInstrumentName, kNamedEvent, kMeasureName };
inline constexpr std::array<std::string_view, 9> kEntityNames = {"",      "person",     "body",  "organisation", "country",
                                                                 "place", "instrument", "event", "measure"};
inline int entity_code(std::string_view name) {
  for (std::size_t i = 1; i < kEntityNames.size(); ++i)
    if (kEntityNames[i] == name) return static_cast<int>(i);
  return 0;
}

}  // namespace chancery::store
