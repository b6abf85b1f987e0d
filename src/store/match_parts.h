// What one fact tells by which it is held against others: asked both when two facts are compared (match.cpp) and when
// facts that may tell of the same event are looked for (meeting_points.cpp). Each reads one fact alone.
#pragma once

#include <array>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/view.h"

namespace chancery::store {

// Formats of contacts, types of instruments and acts of office, in the groups within which facts may be the same.
std::string_view contact_class(const View& fact);
std::string_view instrument_class(const View& fact);
std::string_view office_act(const std::string& act);

// The roles of those who take part in a contact.
extern const std::initializer_list<std::string_view> kSides;

// The countries that a visit goes to: of its hosts and its place.
std::set<std::string> hosts_of(const View& visit);

// The words of a title that say something of its own: generic ones are left out.
std::vector<std::string> title_words(const View& fact);

// Named people, bodies and organisations: those by whom a contact is known.
std::vector<const Who*> actors(const View& fact);

// Whether a meeting tells of one person only, and not whom he met.
bool lone(const View& fact);

// Whether talks are told of countries, and nobody is named.
bool of_countries_alone(const View& fact);

// The words of a title that say what it is about: neither generic ones nor the names of its parties.
std::vector<std::string> subject_words(const View& fact);

// What the documents of a day have in common though they are many: "cooperation".
bool common_subject(std::string_view word);

// Whether a document is initialled, signed or adopted, an act of its own: before that it is planned, put off, agreed.
bool concluded(const View& instrument);

// Whether one of two people is named by one word alone, which the other's name has too, and nothing tells them apart.
bool by_family_name(const Who& a, const Who& b);
// The last word of somebody's name as this article has it, as a skeleton.
std::string last_word(const Who& who);

// How well the times agree: 0 not at all, 1 may be, 2 the same day. `slack`: days apart that still may be.
int same_time(const View& a, const View& b, std::int64_t slack);

// Documents (match_documents.cpp).
struct Sameness;
Sameness same_instrument(const View& a, const View& b);

// The number of a package of measures ("the 14th package"); 0 where none is told.
int package_number(const View& measure);

// "SCO", "NATO": the short names in the words of a summit.
std::set<std::string> short_names(const View& summit);

inline constexpr std::array<const char*, 3> kTally = {"for", "against", "abstained"};
// Whether a vote's numbers tell it from others: two of them, and not of a small committee.
bool telling_tally(const View& fact);

}  // namespace chancery::store
