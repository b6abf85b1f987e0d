#include "facts/merge.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "facts/builder.h"
#include "facts/merge_contacts.h"
#include "facts/same_fact.h"
#include "facts/same_value.h"

namespace chancery {
namespace {

bool names_entity(const Value& value) {
  return value.entity ||
         std::any_of(value.list.begin(), value.list.end(), [](const Value& item) { return item.entity.has_value(); });
}

std::size_t members_of(const Value& value) { return value.is_list ? value.list.size() : value.null() ? 0 : 1; }

// Told twice, an instrument has the signatories of both (the states, and the people who signed for them), and credentials
// all the envoys.
void join_members(Draft& kept, const Draft& other, std::string_view field) {
  const Value* own = kept.fact.find(field);
  const Value* more = other.fact.find(field);
  if (!own || !more) return;
  if (kept.in_title) {
    // The headline's names may be short ones of the same.
    if (members_of(*more) > members_of(*own)) kept.fact.set(std::string(field), *more);
    return;
  }
  Value all = own->is_list ? *own : Value::of_list({*own});
  for (const Value& one : more->is_list ? more->list : std::vector<Value>{*more}) {
    const bool known = !one.entity || std::any_of(all.list.begin(), all.list.end(),
                                                  [&](const Value& have) { return have.entity == one.entity; });
    if (!known) all.list.push_back(one);
  }
  kept.fact.set(std::string(field), std::move(all));
}

void absorb(Draft& kept, Draft& other) {
  if (kept.fact.kind == "instrument") join_members(kept, other, "signatories");
  if (kept.fact.kind == "office_change") join_members(kept, other, "person");
  // What the headline tells in short the body tells in full.
  if (kept.in_title && !other.in_title) {
    if (const Value* title = other.fact.find("title"); title && !other.definite) kept.fact.set("title", *title);
    // Whom the headline names by a word the body names.
    for (Field& field : kept.fact.fields) {
      const Value* fuller = other.fact.find(field.name);
      if (fuller && names_entity(*fuller) && !names_entity(field.value)) field.value = *fuller;
    }
    kept.fact.asserted_by = other.fact.asserted_by;
    const bool left_open = kept.fact.status == "proposed" || kept.fact.status == "planned";
    if (kept.fact.kind == "aid" || (kept.fact.kind == "instrument" && left_open))
      kept.fact.status = other.fact.status;
    kept.in_title = false;
  }
  for (Field& field : other.fact.fields) {
    const Value* own = kept.fact.find(field.name);
    if (!own || own->null()) kept.fact.set(field.name, std::move(field.value));
  }
  for (Evidence& evidence : other.fact.evidence) {
    const bool known = std::any_of(kept.fact.evidence.begin(), kept.fact.evidence.end(), [&](const Evidence& have) {
      return have.span == evidence.span && have.field == evidence.field;
    });
    if (!known) kept.fact.evidence.push_back(std::move(evidence));
  }
  if (kept.fact.kind == "office_change" && other.fact.status == "held") kept.fact.status = "held";
  if (const Value *what = kept.fact.find("what"), *fuller = other.fact.find("what");
      kept.fact.kind == "relation" && what && fuller && !(what->literal == fuller->literal) && same_tie(*what, *fuller) &&
      what->literal == Value::Literal(std::string("partnership")))
    kept.fact.set("what", *fuller);
  if (kept.fact.kind == "invitation" && kept.fact.status == "extended") kept.fact.status = other.fact.status;
  other.dropped = true;
}

// A visit to which somebody is invited is the invitation's, not a contact beside it.
void drop_invited(std::vector<Draft>& drafts) {
  for (const Draft& invitation : drafts) {
    if (invitation.dropped || invitation.fact.kind != "invitation") continue;
    const Value* to = invitation.fact.find("to");
    if (!to || !to->span) continue;
    // Drafts stand in order of the text: what is in the same sentence stands near.
    const auto here = static_cast<std::size_t>(&invitation - drafts.data());
    for (std::size_t i = here > 32 ? here - 32 : 0; i < drafts.size() && i < here + 32; ++i) {
      Draft& contact = drafts[i];
      if (contact.dropped || contact.fact.kind != "contact" || contact.sentence != invitation.sentence) continue;
      if (contact.stage != EventStage::possible && contact.stage != EventStage::planned) continue;
      if (contact.anchor_span.overlaps(*to->span)) contact.dropped = true;
    }
  }
}

}  // namespace

void merge(const ArticleReading& reading, std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.fact.evidence.front().span < b.fact.evidence.front().span;
  });
  drop_invited(drafts);
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
      if (!same_fact(reading, other, drafts[i])) continue;
      absorb(other, drafts[i]);
      merged = true;
    }
    if (!merged) earlier.push_back(i);
  }
}

std::vector<Fact> finish(std::vector<Draft> drafts, const Kinds& kinds, const std::optional<Span>& title) {
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
    // The body tells more than the headline: its words come first.
    std::stable_partition(draft.fact.evidence.begin(), draft.fact.evidence.end(), [&](const Evidence& evidence) {
      return evidence.field == "*" && !(title && title->contains(evidence.span));
    });
    out.push_back(std::move(draft.fact));
  }
  return out;
}

}  // namespace chancery
