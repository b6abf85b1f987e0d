#include "facts/builder.h"

#include <algorithm>

namespace chancery {

// The countries named with a plural of people: "leaders from Tonga, Fiji and Samoa", "three Moldovan diplomats".
std::vector<Value> Builder::countries_of_group(TokenIndex head) const {
  std::vector<Value> out;
  const Token& token = reading_[head];
  if (token.upos != Upos::NOUN) return out;
  if (token.xpos != "NNS" && !reading_.in(head, "group_noun")) return out;  // "a Moldovan diplomat"
  const auto take = [&](TokenIndex t) {
    for (Value& value : reading_.entities(t)) {
      const Entity* entity = reading_.entity(value);
      if (!entity || (entity->kind != EntityKind::country && entity->kind != EntityKind::organisation)) return false;
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Value& other) { return other.entity == value.entity; });
      if (!known) out.push_back(std::move(value));
    }
    return true;
  };
  for (const TokenIndex c : reading_.tree_at(head).children(head)) {
    const Relation relation = main_relation(reading_[c].relation);
    const std::string preposition = reading_.preposition(c);
    const bool whose = relation == Relation::nmod && (preposition == "of" || preposition == "from");
    if (!whose && relation != Relation::amod && relation != Relation::compound &&
        reading_[c].relation != Relation::nmod_poss)
      continue;
    if (!take(c) && whose) return {};
    // "Moldovan and Latvian diplomats"
    if (relation == Relation::amod)
      for (const TokenIndex other : reading_.members(c))
        if (other != c && other < head) take(other);
  }
  return out;
}

std::vector<Value> Builder::entities_of(const Filler& filler, bool groups) const {
  std::vector<Value> out;
  if (filler.mention) {
    out = reading_.values_of(*filler.mention);
    // The article may know more of the phrase than the mention that the rule found ("his counterpart, NAME").
    if (out.size() == 1 && out[0].open && filler.head != kNoToken) out = reading_.entities_of_one(filler.head);
  } else if (filler.head != kNoToken) {
    out = reading_.entities_of_one(filler.head);
  }
  // "leaders from Tonga and Fiji", "Moldovan diplomats": whoever they are, those countries take part.
  const bool open = std::all_of(out.begin(), out.end(), [](const Value& value) { return value.open; });
  if (groups && open && filler.head != kNoToken && !reading_.in_title(filler.head)) {
    auto countries = countries_of_group(filler.head);
    if (!countries.empty()) return countries;
  }
  // Somebody whom nobody names: "ambassadors of four states".
  if (out.empty() && !filler.span.empty()) out.push_back(Value::of_open(filler.span));
  return out;
}

// "12 US diplomats", told of more than once and named by nobody: an act against them is one against their state.
std::vector<Value> Builder::coerced_of(const Filler& filler, const std::string& kind, const std::string& field) const {
  std::vector<Value> out = entities_of(filler, field != "person");
  if (kind != "measure" || field != "against" || filler.head == kNoToken) return out;
  const bool nameless = std::all_of(out.begin(), out.end(), [&](const Value& value) {
    const Entity* who = reading_.entity(value);
    return !who || who->name.empty();
  });
  if (nameless)
    if (auto countries = countries_of_group(filler.head); !countries.empty()) return countries;
  return out;
}

// "A announced the expulsion of B's diplomats from A": from where, and not against whom.
void Builder::not_against_oneself(Fact& fact) {
  const Value *by = fact.find("by"), *against = fact.find("against");
  if (!by || !against || against->list.size() < 2) return;
  const auto same = [&](const Value& value) {
    return value.entity && (by->entity == value.entity ||
                            std::any_of(by->list.begin(), by->list.end(),
                                        [&](const Value& one) { return one.entity == value.entity; }));
  };
  Value kept = *against;
  std::erase_if(kept.list, same);
  // "a Canadian diplomat, and Canada ...": one state
  for (std::size_t i = kept.list.size(); i-- > 1;)
    if (kept.list[i].entity && std::any_of(kept.list.begin(), kept.list.begin() + static_cast<std::ptrdiff_t>(i),
                                           [&](const Value& one) { return one.entity == kept.list[i].entity; }))
      kept.list.erase(kept.list.begin() + static_cast<std::ptrdiff_t>(i));
  if (!kept.list.empty() && kept.list.size() < against->list.size()) fact.set("against", std::move(kept));
}

Value Builder::text_of(const Filler& filler) const {
  if (!filler.span.empty()) return Value::of_text(std::string(reading_.document().at(filler.span)), filler.span);
  if (!filler.value.empty()) return Value::of_text(filler.value);
  return {};
}

Value Builder::date_of(const TimeExpression& time) const {
  ResolvedDate date;
  date.interval = time.interval;
  date.span = time.span;
  date.basis = time.basis;
  return Value::of_date(date, std::string(reading_.document().at(time.span)));
}

Value Builder::amount_of(const Quantity& quantity) const {
  Value out;
  out.span = quantity.span;
  out.as_written = std::string(reading_.document().at(quantity.span));
  if (quantity.value) {
    out.literal = *quantity.value;
  } else {
    if (quantity.from) out.fields.push_back({"from", Value::of_number(*quantity.from)});
    if (quantity.to) out.fields.push_back({"to", Value::of_number(*quantity.to)});
  }
  if (!quantity.unit.empty()) out.fields.push_back({"unit", Value::of_text(quantity.unit)});
  if (!quantity.hedge.empty()) out.fields.push_back({"hedge", Value::of_text(quantity.hedge)});
  if (quantity.equivalent) {
    Value same = amount_of([&] {
      Quantity other = reading_.document().quantities[*quantity.equivalent];
      other.equivalent.reset();
      return other;
    }());
    out.fields.push_back({"equivalent", std::move(same)});
  }
  return out;
}

TokenRange Builder::noun_phrase(TokenIndex head) const {
  const Tree& tree = reading_.tree_at(head);
  TokenRange out = tree.subtree(head);
  for (const TokenIndex c : tree.children(head)) {
    const Relation relation = reading_[c].relation;
    const bool outside = relation == Relation::conj || relation == Relation::cc || relation == Relation::acl_relcl ||
                         relation == Relation::parataxis || main_relation(relation) == Relation::advcl;
    if (!outside) continue;
    const TokenRange below = tree.subtree(c);
    if (c > head) out.last = std::min(out.last, std::max(below.first, head + 1));
    if (c < head) out.first = std::max(out.first, std::min(below.last, head));
  }
  while (out.first < head && (reading_[out.first].upos == Upos::DET || reading_[out.first].upos == Upos::ADP ||
                              reading_[out.first].relation == Relation::case_))
    ++out.first;
  return reading_.trimmed(out);
}

std::vector<Value> Builder::topics_of(TokenIndex head, const char* role) const {
  std::vector<Value> out;
  TokenRange range = noun_phrase(head);
  std::vector<FoundTopic> found = topics_.find(reading_, range);
  // Members of lists below ("cooperation in energy, digital governance and education") that the table does not know.
  std::vector<FoundTopic> unknown;
  for (TokenIndex t = range.first; t < range.last; ++t) {
    if (t == head || reading_[t].upos != Upos::NOUN) continue;
    const bool member = reading_[t].relation == Relation::conj || reading_.child(t, Relation::conj) != kNoToken;
    const bool of_dealings = reading_.preposition(t) == "in" || reading_[t].relation == Relation::conj ||
                             reading_.preposition(t) == "of" || reading_.preposition(t) == "including";
    if (!member || !of_dealings || reading_.in(t, "topic-empty") || reading_.in(t, "topic-context")) continue;
    const TokenRange phrase = noun_phrase(t);
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const FoundTopic& topic) { return topic.tokens.overlaps(phrase); });
    const bool someone = reading_.has_kind(reading_.entities_of_one(t), EntityKind::person);
    if (!known && !someone && phrase.size() < 12) unknown.push_back({reading_.span_of(phrase), phrase, "", false});
  }
  found.insert(found.end(), unknown.begin(), unknown.end());
  std::sort(found.begin(), found.end(), [](const FoundTopic& a, const FoundTopic& b) { return a.tokens < b.tokens; });
  const bool nominal = reading_[head].upos == Upos::NOUN || reading_[head].upos == Upos::PROPN ||
                       reading_.child(head, Relation::obj) != kNoToken;
  if (found.empty() && nominal && !reading_.in(head, "topic-empty") && range.size() < 16)
    found.push_back({reading_.span_of(range), range, "", false});
  for (const FoundTopic& topic : found) {
    if (topic.span.empty()) continue;
    Value value = Value::of_text(std::string(reading_.document().at(topic.span)), topic.span);
    if (!topic.topic.empty()) value.fields.push_back({"topic", Value::of_text(topic.topic)});
    value.fields.push_back({"role", Value::of_text(role)});
    out.push_back(std::move(value));
  }
  return out;
}

// "a number of issues concerning trade, economy and ...": what the table knows in the rest of the clause.
std::vector<Value> Builder::topics_after(TokenIndex verb, TokenIndex head) const {
  std::vector<Value> out;
  TokenRange range = reading_.tree_at(verb).subtree(verb);
  range.first = head;
  if (range.empty()) return out;
  for (const FoundTopic& topic : topics_.find(reading_, range)) {
    Value value = Value::of_text(std::string(reading_.document().at(topic.span)), topic.span);
    value.fields.push_back({"topic", Value::of_text(topic.topic)});
    value.fields.push_back({"role", Value::of_text("discussed")});
    out.push_back(std::move(value));
  }
  return out;
}

}  // namespace chancery
