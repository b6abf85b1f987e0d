#include "facts/confidence.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace chancery {
namespace {

struct Needs {
  std::string_view kind;
  std::vector<std::string_view> fields;
};

const std::vector<Needs>& needs() {
  static const std::vector<Needs> table = {
      {"contact", {"participants"}},
      {"office_change", {"person", "office"}},
      {"invitation", {"inviter", "invitee"}},
      {"instrument", {"signatories", "type"}},
      {"relation", {"parties", "what"}},
      {"ritual", {"by", "to"}},
      {"measure", {"by", "against"}},
      {"aid", {"donor", "recipient"}},
      {"commitment", {"by", "what"}},
      {"law", {"title", "country"}},
      {"vote", {"body", "text"}},
  };
  return table;
}

std::size_t known(const Value& value) {
  if (value.is_list) {
    std::size_t out = 0;
    for (const Value& item : value.list) out += known(item);
    return out;
  }
  return value.entity || (!value.open && !value.null());
}

bool any_open(const Value& value) {
  return value.open || std::any_of(value.list.begin(), value.list.end(), [](const Value& item) { return item.open; });
}

}  // namespace

Confidence confidence_of(const Draft& draft) {
  for (const Needs& need : needs()) {
    if (need.kind != draft.fact.kind) continue;
    std::size_t have = 0;
    for (const std::string_view name : need.fields) {
      const Value* value = draft.fact.find(name);
      if (!value || value->null()) continue;
      if (any_open(*value)) return Confidence::low;
      const std::size_t wanted = name == "participants" && !draft.fact.find("place") ? 2 : 1;
      have += known(*value) >= wanted;
    }
    if (have == 0) return Confidence::low;
    return have == need.fields.size() && !draft.in_title ? Confidence::high : Confidence::medium;
  }
  return draft.fact.confidence;
}

}  // namespace chancery
