// Where the accounts of an event agree and where they do not.
#include <algorithm>
#include <map>

#include "store/events.h"
#include "store/match.h"
#include "store/people.h"

namespace chancery::store {
namespace {

int stage(const std::string& status) {
  static const std::map<std::string, int, std::less<>> kStages = {
      {"possible", 1}, {"proposed", 1}, {"threatened", 1}, {"sought", 1}, {"planned", 2}, {"pledged", 2}, {"extended", 2}, {"pending", 2}, {"drafted", 2},
      {"debated", 3}, {"approved", 3}, {"text agreed", 3}, {"accepted", 3}, {"initialled", 4}, {"ongoing", 5}, {"held", 6}, {"done", 6}, {"signed", 6},
      {"adopted", 6}, {"delivered", 6}, {"taken up", 6}, {"said", 6}, {"stated", 6}, {"in force", 7}, {"ratified", 7}};
  const auto found = kStages.find(status);
  return found == kStages.end() ? 0 : found->second;  // 0: denied, cancelled, refused, postponed ...
}

std::string when(const View& fact) {
  if (!fact.first && !fact.last) return "";
  const std::string from = fact.first ? iso_of(*fact.first) : "", to = fact.last ? iso_of(*fact.last) : "";
  return from == to ? from : from + ".." + to;
}

std::string amount_in_words(const Json& amount) {
  if (amount.is_null()) return "";
  std::string out = text_at(amount, "value");
  if (out.empty() && !text_at(amount, "from").empty()) out = text_at(amount, "from") + ".." + text_at(amount, "to");
  if (out.empty()) return "";
  const std::string unit = text_at(amount, "unit");
  return unit.empty() ? out : out + " " + unit;
}

class Builder {
 public:
  explicit Builder(const std::vector<View>& facts) : facts_(facts) {}
  template <typename Value>
  Slot slot(const std::string& name, Value&& value) {
    Slot out;
    out.name = name;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const std::string text = value(facts_[i]);
      if (text.empty()) continue;
      auto found = std::find_if(out.values.begin(), out.values.end(), [&](const auto& known) { return known.value == text; });
      if (found == out.values.end()) found = out.values.insert(out.values.end(), SlotValue{text, {}});
      found->facts.push_back(i);
    }
    std::sort(out.values.begin(), out.values.end(), [](const auto& a, const auto& b) {
      return a.facts.size() != b.facts.size() ? a.facts.size() > b.facts.size() : a.value < b.value;
    });
    return out;
  }

 private:
  const std::vector<View>& facts_;
};

}  // namespace

std::string status_of(const std::vector<View>& facts) {
  const View* best = nullptr;
  for (const View& fact : facts) {
    if (!best) {
      best = &fact;
      continue;
    }
    const auto rank = [](const View& one) {
      const int reached = stage(one.status);
      return std::tuple(reached >= 5 ? reached : 0, one.published.value_or(0), reached, one.ext);
    };
    if (rank(fact) > rank(*best)) best = &fact;
  }
  return best ? best->status : "";
}

std::vector<Slot> slots_of(const std::vector<View>& facts) {
  std::vector<Slot> out;
  if (facts.empty()) return out;
  Builder build(facts);
  const int kind = facts.front().kind;
  const auto keep = [&](Slot slot) {
    if (!slot.values.empty()) out.push_back(std::move(slot));
  };
  const auto differs = [&](Slot slot) {
    slot.conflict = slot.values.size() > 1;
    keep(std::move(slot));
  };
  {
    Slot status = build.slot("status", [](const View& fact) { return fact.status; });
    // What was planned and then held is news, not a contradiction; what one denies and another tells is one.
    bool happened = false, not_so = false;
    for (const auto& value : status.values) {
      happened |= stage(value.value) >= 5;
      not_so |= stage(value.value) == 0;
    }
    status.conflict = happened && not_so;
    keep(std::move(status));
  }
  if (kind != kFigure && kind != kStatement) {
    Slot date = build.slot("date", when);
    for (const auto& a : date.values)
      for (const auto& b : date.values) {
        const View &x = facts[a.facts.front()], &y = facts[b.facts.front()];
        // An earlier plan may have named another day.
        if (stage(x.status) != stage(y.status) && (stage(x.status) < 5 || stage(y.status) < 5)) continue;
        if (x.first && y.first && x.last && y.last && (*x.last < *y.first || *y.last < *x.first) && x.text("format").find("visit") == std::string::npos) date.conflict = true;
      }
    keep(std::move(date));
  }
  if (kind == kContact || kind == kInstrument) {
    Slot place = build.slot("place", [](const View& fact) { return fact.place() ? fact.place()->name : std::string(); });
    for (const auto& a : place.values)
      for (const auto& b : place.values) {
        const Who *p = facts[a.facts.front()].place(), *q = facts[b.facts.front()].place();
        if (p->entity == q->entity) continue;
        // A visit goes to several cities of a country.
        const bool visit = facts.front().text("format").ends_with("visit") && p->country == q->country && !p->country.empty();
        if ((p->type == "city" && q->type == "city" && !visit) || (!p->country.empty() && !q->country.empty() && p->country != q->country)) place.conflict = true;
      }
    keep(std::move(place));
  }
  switch (kind) {
    case kContact: {
      Slot format = build.slot("format", [](const View& fact) { return fact.text("format"); });
      std::size_t levels = 0;
      for (const auto& value : format.values) levels += value.value != "visit" && value.value != "delegation visit" && value.value.ends_with(" visit");
      format.conflict = levels > 1;  // state, official, working: a visit has one level
      keep(std::move(format));
      keep(build.slot("participants", [](const View& fact) {
        std::set<std::string> names;
        for (const Who& one : fact.who)
          if (!beside(one.role) && one.role != "side" && !one.name.empty()) names.insert(one.name);
        std::string all;
        for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
        return all;
      }));
      differs(build.slot("duration", [](const View& fact) { return fact.text("duration"); }));
      differs(build.slot("initiator", [](const View& fact) {
        const auto all = fact.in({"initiator"});
        return all.empty() ? std::string() : all.front()->name;
      }));
      break;
    }
    case kInstrument:
      keep(build.slot("title", [](const View& fact) { return fact.text("title"); }));
      keep(build.slot("type", [](const View& fact) { return fact.text("type"); }));
      differs(build.slot("count", [](const View& fact) { return text_of(at(fact.body, "count")); }));
      break;
    case kOfficeChange:
      differs(build.slot("act", [](const View& fact) { return fact.text("act"); }));
      keep(build.slot("office", [](const View& fact) { return office_words(fact.text("office")); }));
      break;
    case kFigure:
      differs(build.slot("amount", [](const View& fact) { return amount_in_words(at(fact.body, "amount")); }));
      differs(build.slot("change", [](const View& fact) {
        const Json& change = at(fact.body, "change");
        const std::string value = text_at(change, "value");
        return value.empty() ? "" : text_at(change, "direction") + " " + value + " " + text_at(change, "unit");
      }));
      break;
    case kAid: differs(build.slot("amount", [](const View& fact) { return amount_in_words(at(fact.body, "amount")); })); break;
    case kMeasure:
      differs(build.slot("numbers", [](const View& fact) { return text_of(at(fact.body, "numbers")); }));
      differs(build.slot("deadline", [](const View& fact) { return text_at(at(fact.body, "deadline"), "to"); }));
      break;
    case kVote:
      for (const char* side : {"for", "against", "abstained"})
        differs(build.slot(std::string("tally ") + side, [side](const View& fact) { return text_at(at(fact.body, "tally"), side); }));
      break;
    case kRelation: differs(build.slot("since", [](const View& fact) { return text_at(at(fact.body, "since"), "from"); })); break;
    case kInvitation: keep(build.slot("to", [](const View& fact) { return fact.text("to"); })); break;
    case kStatement: keep(build.slot("content", [](const View& fact) { return fact.text("content"); })); break;
    case kCommitment: keep(build.slot("what", [](const View& fact) { return fact.text("what"); })); break;
    default: break;
  }
  return out;
}

}  // namespace chancery::store
