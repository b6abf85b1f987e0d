// The contacts of an article while they are made one: which two are the same (same_contact.cpp), and how one takes in
// the other (merge_contacts.cpp).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "facts/merge_contacts.h"

namespace chancery {

std::string format_of(const Fact& fact);
bool talk_family(const std::string& family);
bool happened(EventStage stage);
// Whether their dates may be one: an unknown date may be any.
bool dates_agree(const Fact& a, const Fact& b);

class ContactMerger {
 public:
  ContactMerger(const ArticleReading& reading, std::vector<Draft>& drafts) : reading_(reading), drafts_(drafts) {}
  void run();

 private:
  void index();
  using Index = std::vector<std::pair<TokenIndex, DraftIndex>>;
  DraftIndex same_noun(const Draft& draft, DraftIndex self) const;
  DraftIndex attended(const std::vector<DraftIndex>& kept, const Draft& draft) const;
  TokenIndex event_noun(const Draft& draft) const;
  std::vector<std::string> event_words(TokenIndex noun) const;
  static bool names_disagree(const std::vector<std::string>& left, const std::vector<std::string>& right);
  bool definite(TokenIndex noun) const;
  void hand_over_headline(const std::vector<DraftIndex>& kept, DraftIndex headline);
  void settle(Draft& draft);
  bool of_somebody(TokenIndex noun) const;
  bool told_for_itself(const Draft& draft) const;
  bool habitual(const Draft& draft) const;
  bool every_time(const Draft& draft) const;
  std::size_t known(const Fact& fact) const;
  const Entity* entity(const Value& value) const { return reading_.entity(value); }
  static bool short_name_of(const Entity& one, const Entity& other);
  bool offices_differ(EntityIndex one, EntityIndex other) const;
  bool stands_for(const Value& a, const Value& b) const;
  bool same_people(const Fact& a, const Fact& b) const;
  bool pointed_at(const Draft& draft) const;
  bool spoken_of(const Draft& draft) const;
  bool only_mentioned(const Draft& draft) const;
  bool announced_in_headline(const Draft& a, const Draft& b) const;
  bool same_contact(const Draft& a, const Draft& b) const;
  bool indefinite(const Draft& draft) const;
  bool told_by_others(TokenIndex noun) const;
  static bool event_family(const std::string& family);
  bool only_spoke(const Draft& draft) const;
  bool same_visit_recalled(const Draft& a, const Draft& b) const;
  std::vector<EntityIndex> event_bodies(TokenIndex noun) const;
  bool event_of_same_body(const Draft& a, const Draft& b) const;
  bool people_fit(const Fact& a, const Fact& b) const;
  bool told_again_by_others(const Draft& a, const Draft& b) const;
  bool still_to_come(const Draft& a, const Draft& b) const;
  bool come_since_headline(const Draft& a, const Draft& b) const;
  bool recalled_first(const Draft& a, const Draft& b) const;
  bool recalled_plan(const Draft& a, const Draft& b) const;
  bool both_to_come(const Draft& a, const Draft& b) const;
  bool off_either_way(const Draft& a, const Draft& b) const;
  bool authors_disagree(const Fact& a, const Fact& b) const;
  bool put_off(const Draft& draft, const Draft& other) const;
  bool exact_people(const Fact& a, const Fact& b) const;
  DraftIndex find_same(const std::vector<DraftIndex>& kept, const Draft& draft) const;
  void absorb(Draft& kept, Draft& other, DraftIndex index) const;
  bool within(const Value& place, const Value& country) const;
  bool better(const Value& who, const Value& have) const;
  DraftIndex final_of(DraftIndex index) const;
  void link(const std::vector<DraftIndex>& kept);
  bool two_destinations(const Fact& a, const Fact& b) const;
  TokenIndex place_head(const Fact& fact) const;
  bool at_site(const Fact& fact) const;
  bool another_site(const Fact& a, const Fact& b) const;
  bool elsewhere(const Fact& a, const Fact& b) const;
  bool guest_takes_part(const Fact& visit, const Fact& meeting) const;

  const ArticleReading& reading_;
  std::vector<Draft>& drafts_;
  Index anchors_, told_;
};

}  // namespace chancery
