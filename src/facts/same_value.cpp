#include "facts/same_value.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace chancery {

bool same_value(const Value& a, const Value& b) {
  if (a.null() || b.null()) return a.null() == b.null();
  if (a.is_list || b.is_list) {
    const auto& left = a.is_list ? a.list : std::vector<Value>{a};
    const auto& right = b.is_list ? b.list : std::vector<Value>{b};
    if (left.size() != right.size()) return false;
    return std::all_of(left.begin(), left.end(), [&](const Value& value) {
      return std::any_of(right.begin(), right.end(), [&](const Value& other) { return same_value(value, other); });
    });
  }
  if (a.entity || b.entity) return a.entity == b.entity;
  if (a.date || b.date) return a.date == b.date;
  return a.literal == b.literal;
}

bool entities_disagree(const Value& a, const Value& b) {
  const auto entities = [](const Value& value) {
    std::vector<EntityIndex> out;
    if (value.entity) out.push_back(*value.entity);
    for (const Value& item : value.list)
      if (item.entity) out.push_back(*item.entity);
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto left = entities(a), right = entities(b);
  if (left.empty() || right.empty()) return false;
  std::vector<EntityIndex> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return common.empty();
}

bool entities_agree(const Value& a, const Value& b) {
  return (a.entity || !a.list.empty()) && (b.entity || !b.list.empty()) && !entities_disagree(a, b) &&
         (a.entity || (!a.list.empty() && a.list.front().entity));
}

bool countries_disagree(const ArticleReading& reading, const Value& a, const Value& b) {
  if (!entities_disagree(a, b)) return false;
  const auto countries = [&](const Value& value) {
    std::vector<std::string> out;
    for (const Value& item : value.list)
      if (const Entity* entity = reading.entity(item); entity && !entity->country.empty())
        out.push_back(entity->country);
    if (const Entity* entity = reading.entity(value); entity && !entity->country.empty())
      out.push_back(entity->country);
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto left = countries(a), right = countries(b);
  if (left.empty() || right.empty()) return false;
  std::vector<std::string> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return common.empty();
}

bool dates_disagree(const Value& a, const Value& b) {
  using Days = std::chrono::sys_days;
  if (!a.date || !b.date) return false;
  if (a.date->from && b.date->to && Days(*a.date->from) > Days(*b.date->to)) return true;
  return b.date->from && a.date->to && Days(*b.date->from) > Days(*a.date->to);
}

bool names_party(const ArticleReading& reading, TokenIndex t) {
  for (const MentionIndex m : reading.mentions_in(reading.sentence_at(t).tokens)) {
    const Mention& mention = reading.document().mentions[m];
    if (!mention.tokens.contains(t) || !mention.entity) continue;
    const EntityKind kind = reading.document().entities[*mention.entity].kind;
    if (kind == EntityKind::country || kind == EntityKind::body || kind == EntityKind::organisation ||
        kind == EntityKind::place || kind == EntityKind::person)
      return true;
  }
  return false;
}

bool unnamed(const ArticleReading& reading, const Value& value) {
  const Entity* entity = reading.entity(value);
  return entity && entity->kind == EntityKind::person && entity->name.empty();
}

bool same_sum(const Value& a, const Value& b) {
  const auto unit = [](const Value& value) -> std::string {
    for (const Field& field : value.fields)
      if (field.name == "unit")
        if (const auto* word = std::get_if<std::string>(&field.value.literal)) return *word;
    return "";
  };
  return a.literal == b.literal && unit(a) == unit(b);
}

bool same_tie(const Value& a, const Value& b) {
  const auto* one = std::get_if<std::string>(&a.literal);
  const auto* other = std::get_if<std::string>(&b.literal);
  return one && other && (*one == *other || (*one == "partnership" && other->ends_with(" partnership")) ||
                          (*other == "partnership" && one->ends_with(" partnership")));
}

}  // namespace chancery
