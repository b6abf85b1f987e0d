// "the two sides", "both leaders", "the two countries": each collective of an article is linked to its members, or left
// open with a reason.
//
//   Collectives(links).run();
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "names/links.h"

namespace chancery {

// Makes a mention a collective of these; each of them gets the mention.
void set_members(Links& links, MentionIndex m, std::vector<EntityIndex> members, std::string reason);
// The countries of people, delegations and countries, each once.
std::vector<std::string> countries_of(const Links& links, const std::vector<EntityIndex>& people);
// "they", "their": link_plural_pronouns.cpp.
void link_they(Links& links, MentionIndex m, std::uint32_t sentence);

class Collectives {
 public:
  explicit Collectives(Links& article);
  void run();

 private:
  void resolve(MentionIndex m, std::uint32_t sentence);
  bool called_so(MentionIndex m, const Links::Pointing& pointing);
  void countries(MentionIndex m, std::uint32_t sentence, const Links::Pointing& pointing,
                 const std::vector<EntityIndex>& participants);
  void bodies(MentionIndex m, const std::vector<EntityIndex>& people);
  // People and sides; collective_people.cpp.
  void people(MentionIndex m, std::uint32_t sentence, const Links::Pointing& pointing,
              const std::vector<EntityIndex>& participants, std::vector<EntityIndex> people);
  // "both leaders": of earlier contacts too, where not all of this one are such.
  std::vector<EntityIndex> of_that_role(std::uint32_t sentence, const Links::Pointing& pointing,
                                        std::vector<EntityIndex> people) const;
  // "the leaders", "the two heads of state": not of people who are something else.
  bool all_of_role(const Links::Pointing& pointing, const std::vector<EntityIndex>& people) const;
  // "the two leaders" are of two sides: the last contact between people of two countries. False: there is none.
  bool of_two_sides(std::uint32_t sentence, std::vector<EntityIndex>& people) const;
  void add_envoys(MentionIndex m, const Links::Pointing& pointing, std::vector<EntityIndex>& people) const;
  bool spoke_of_such(MentionIndex m, std::uint32_t sentence) const;
  bool holds(EntityIndex person, const Links::Pointing& pointing) const;
  bool listed_before(MentionIndex m, const Links::Pointing& pointing);
  bool one_of_each_country(MentionIndex m, const Links::Pointing& pointing);
  bool delegation_of(MentionIndex m, const Links::Pointing& pointing);
  bool only_two_countries(MentionIndex m);
  bool only_two_so_far(MentionIndex m, const Links::Pointing& pointing);

  Links& links;
  Document& document;
  std::vector<std::string> opening_;  // the countries of the title and the first sentence
  std::vector<EntityIndex> delegations_;
  std::vector<EntityIndex> holders_;  // people with offices: the first ones, for long texts
  std::vector<EntityIndex> group_;    // the last people listed one by one
  std::vector<std::pair<std::string, std::vector<EntityIndex>>> called_;  // "(the Parties)": who is called so
};

}  // namespace chancery
