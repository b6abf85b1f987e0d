// Words of a role and the people they fit: what link_roles.cpp is made of.
//
//   if (role_fits(links, person, links.pointing(m), has_office)) ...
#pragma once

#include <string>
#include <vector>

#include "names/links.h"

namespace chancery {

constexpr std::size_t kRecent = 48;  // people looked back at

// What was mentioned so far, latest last; each entity once.
class Recent {
 public:
  void saw(EntityIndex e) {
    std::erase(seen_, e);
    seen_.push_back(e);
    if (seen_.size() > kRecent) seen_.erase(seen_.begin());
  }
  const std::vector<EntityIndex>& seen() const { return seen_; }

 private:
  std::vector<EntityIndex> seen_;
};

// Whether the words of a role may be said of a person, by the offices that are known of him; role_fit.cpp.
bool role_fits(const Links& links, EntityIndex person, const Links::Pointing& pointing, bool& has_office);
// "Two aides said ... one official said ... the official added": of those whom nobody names, a few sentences before.
bool strangers_called(const Links& links, MentionIndex m);
// Presidents, kings, premiers: nobody calls one of them "the official".
bool leads_state_or_government(const Links& links, EntityIndex person);
// Somebody without a name of whom the article only speaks ("conveyed the greetings of the Speaker").
bool only_spoken_of(const Links& links, EntityIndex e);
// The countries of the counterparts whom a sentence gives to its subject: "the minister met his Chilean counterpart".
std::vector<std::string> countries_of_counterparts(const Links& links, MentionIndex m);

// Links a mention that points at one person by a role, or leaves it open; role_people.cpp.
void link_person(Links& links, MentionIndex m, const Links::Pointing& pointing, const Recent& recent,
                 const std::vector<EntityIndex>& in_title, const std::vector<EntityIndex>& spoken);
// "an Australian diplomat ... the diplomat, X,": X was described before.
void join_described(Links& links, MentionIndex m, EntityIndex named, const Recent& recent);
// "The Algerian succeeded": the only person of that country so far, or of the sentence before.
void link_compatriot(Links& links, MentionIndex m, const std::string& country, const Recent& recent);

}  // namespace chancery
