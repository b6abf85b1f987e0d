#include "facts/merge.h"

#include <algorithm>
#include <numeric>

#include "facts/builder.h"
#include "facts/merge_contacts.h"

namespace chancery {
namespace {

// Whether two values say the same: the same entity, or the same words.
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

// The same fact found twice at one place, by two rules or through two anchors: the fuller one stays.
bool same_fact(const Draft& a, const Draft& b) {
  if (a.fact.kind != b.fact.kind || a.fact.status != b.fact.status) return false;
  if (a.fact.kind == "statement") {
    const Value* left = a.fact.find("content");
    const Value* right = b.fact.find("content");
    return left && right && left->span == right->span;
  }
  if (a.sentence != b.sentence && a.fact.kind == "figure") return false;
  std::size_t common = 0;
  for (const Field& field : a.fact.fields) {
    const Value* other = b.fact.find(field.name);
    if (!other || other->null() || field.value.null()) continue;
    if (!same_value(field.value, *other)) return false;
    if (field.value.entity || field.value.span || field.value.is_list) ++common;
  }
  return common > 0 || (a.sentence == b.sentence && a.anchor == b.anchor);
}

void absorb(Draft& kept, Draft& other) {
  for (Field& field : other.fact.fields) {
    const Value* own = kept.fact.find(field.name);
    if (!own || own->null()) kept.fact.set(field.name, std::move(field.value));
  }
  for (Evidence& evidence : other.fact.evidence) {
    const bool known = std::any_of(kept.fact.evidence.begin(), kept.fact.evidence.end(),
                                   [&](const Evidence& have) { return have.span == evidence.span && have.field == evidence.field; });
    if (!known) kept.fact.evidence.push_back(std::move(evidence));
  }
  kept.fact.background = kept.fact.background && other.fact.background;
  other.dropped = true;
}

}  // namespace

void merge(const Reading& reading, std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.fact.evidence.front().span < b.fact.evidence.front().span;
  });
  merge_contacts(reading, drafts);
  // Facts of one kind only, so that an article of many facts stays cheap.
  std::vector<std::vector<std::size_t>> by_kind;
  std::vector<std::string> kinds;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].dropped || drafts[i].fact.kind == "contact" || drafts[i].fact.kind == "office") continue;
    const auto found = std::find(kinds.begin(), kinds.end(), drafts[i].fact.kind);
    const auto at = static_cast<std::size_t>(found - kinds.begin());
    if (found == kinds.end()) {
      kinds.push_back(drafts[i].fact.kind);
      by_kind.emplace_back();
    }
    constexpr std::size_t kWindow = 64;  // what stands far apart in a very long text is not compared
    auto& earlier = by_kind[at];
    bool merged = false;
    for (std::size_t back = 0; back < earlier.size() && back < kWindow && !merged; ++back) {
      Draft& other = drafts[earlier[earlier.size() - 1 - back]];
      if (!same_fact(other, drafts[i])) continue;
      absorb(other, drafts[i]);
      merged = true;
    }
    if (!merged) earlier.push_back(i);
  }
}

std::vector<Fact> finish(std::vector<Draft> drafts, const Kinds& kinds) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (!drafts[i].dropped) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return drafts[a].fact.evidence.front().span.begin < drafts[b].fact.evidence.front().span.begin;
  });
  std::vector<FactIndex> number(drafts.size(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = static_cast<FactIndex>(i);
  std::vector<Fact> out;
  out.reserve(order.size());
  for (const std::size_t i : order) {
    Draft& draft = drafts[i];
    if (draft.part_of != kNoDraft && !drafts[draft.part_of].dropped)
      draft.fact.set("part_of", Value::of_fact(number[draft.part_of]));
    order_fields(draft.fact, kinds);
    out.push_back(std::move(draft.fact));
  }
  return out;
}

}  // namespace chancery
