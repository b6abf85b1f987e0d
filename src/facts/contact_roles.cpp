#include "facts/contact_roles.h"

#include <algorithm>

#include "facts/merge_contacts.h"

namespace chancery {
namespace {

std::string role_of(const Value& who) {
  for (const Field& field : who.fields)
    if (field.name == "role")
      if (const auto* words = std::get_if<std::string>(&field.value.literal)) return *words;
  return "";
}

}  // namespace

void settle_roles(const ArticleReading& reading, const std::vector<Draft>& drafts, Draft& draft) {
  const std::string family = contact_family(draft.fact);
  if (family != "meeting" && family != "call") return;
  // Where one place says who received whom, it holds for the others that say "met".
  const auto says_who_came = [](const Evidence& told) {
    return told.rule.starts_with("contact.receive") || told.rule.starts_with("contact.welcome") ||
           told.rule.starts_with("contact.event") || told.rule.starts_with("contact.call_on");
  };
  if (std::any_of(draft.fact.evidence.begin(), draft.fact.evidence.end(), says_who_came)) return;
  // Who pays a courtesy call is the guest.
  if (const Value* format = draft.fact.find("format");
      format && format->literal == Value::Literal(std::string("courtesy call")))
    return;
  Value people = Value::of_list(participants(draft.fact));
  const auto is = [&](const Value& who, const char* role) { return role_of(who) == role; };
  if (std::none_of(people.list.begin(), people.list.end(), [&](const Value& who) { return is(who, "host"); })) return;
  const auto set = [&](Value& who, const char* role) {
    if (!is(who, "host") && !is(who, "guest") && !is(who, "participant")) return;
    for (Field& field : who.fields)
      if (field.name == "role") field.value = Value::of_text(role);
  };
  std::vector<EntityIndex> visitors;
  std::vector<std::string> of_visitors;
  if (draft.part_of != kNoDraft && contact_family(drafts[draft.part_of].fact) == "visit")
    for (const Value& who : participants(drafts[draft.part_of].fact))
      if (who.entity && !is(who, "host")) {
        visitors.push_back(*who.entity);
        of_visitors.push_back(reading.entity(who)->country);
      }
  std::string where;
  if (const Value* place = draft.fact.find("place"))
    if (const Entity* there = reading.entity(*place)) where = there->country;
  const auto country = [&](const Value& who) {
    return reading.entity(who) ? reading.entity(who)->country : std::string();
  };
  // Whose country nobody needs to say is at home, where the other is from elsewhere.
  const auto unsaid = std::count_if(people.list.begin(), people.list.end(),
                                    [&](const Value& who) { return who.entity && country(who).empty(); });
  const bool unsaid_at_home =
      !where.empty() && unsaid == 1 && people.list.size() == 2 &&
      std::none_of(people.list.begin(), people.list.end(), [&](const Value& who) { return country(who) == where; });
  const bool someone_home =
      unsaid_at_home || (!where.empty() && std::any_of(people.list.begin(), people.list.end(),
                                                       [&](const Value& who) { return country(who) == where; }));
  for (Value& who : people.list) {
    const bool visits = who.entity && std::find(visitors.begin(), visitors.end(), *who.entity) != visitors.end();
    const bool with_visitor =
        !country(who).empty() && std::find(of_visitors.begin(), of_visitors.end(), country(who)) != of_visitors.end();
    if (draft.fact.find("sidelines") || family == "call") {
      set(who, "participant");
    } else if (!visitors.empty()) {
      set(who, visits || with_visitor ? "guest" : "host");
    } else if (someone_home) {
      set(who, country(who) == where || (unsaid_at_home && country(who).empty()) ? "host" : "guest");
    } else {
      set(who, "participant");  // "A met B": neither is said to have come
    }
  }
  draft.fact.set("participants", std::move(people));
}

}  // namespace chancery
