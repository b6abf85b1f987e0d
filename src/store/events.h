// One event is one event: facts of several articles that tell of the same meeting, signing, statement or figure are joined.
// The facts that may belong together (a component) are decided as a whole whenever one joins or leaves, so that the order
// of articles does not matter. Judgements of people (merge, split) go before all else. Called within a transaction.
#pragma once

#include <string>
#include <vector>

#include "store/view.h"

namespace chancery::store {

// Whether a person rejected or replaced this fact (by its name, which reading again keeps).
bool ruled_out(Database& database, std::int64_t fact);

void enter_parties(Database& database, std::int64_t fact);
void settle_events(Database& database, const std::vector<std::int64_t>& facts);
// Takes facts out of their events and out of all look-ups.
void leave_events(Database& database, const std::vector<std::int64_t>& facts);
// After profiles became another entity.
void settle_moved(Database& database, const std::vector<std::int64_t>& profiles);

// What is asked for by somebody, a country or a pair of countries in event_party.
std::int64_t who_entity(std::int64_t entity);
std::int64_t who_country(const std::string& country);
std::int64_t who_pair(std::string a, std::string b);

// Gives two facts what they need to be compared, where one of them has no date.
void prepare(Database& database, View& a, View& b);

// The open facts of an event that may be shown at this level, in order of publication.
std::vector<View> facts_of(Database& database, std::int64_t event, int level);

// A field in which the accounts of an event are compared.
struct SlotValue {
  std::string value;
  std::vector<std::size_t> facts;  // indices into the facts handed in
};
struct Slot {
  std::string name;
  std::vector<SlotValue> values;
  bool conflict = false;  // the values cannot all be true
};
std::vector<Slot> slots_of(const std::vector<View>& facts);
// The status that stands: what happened beats what was planned; else the latest.
std::string status_of(const std::vector<View>& facts);

}  // namespace chancery::store
