#include "events/fact_events.h"

#include <algorithm>

#include "base/file.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

std::string text_of(const Fact& fact, std::string_view field) {
  const Value* value = fact.find(field);
  if (!value) return "";
  const auto* text = std::get_if<std::string>(&value->literal);
  return text ? *text : "";
}

void collect(const Value& value, std::vector<const Value*>& out) {
  if (value.entity) out.push_back(&value);
  for (const Value& item : value.list) collect(item, out);
}

class Reader {
 public:
  Reader(const ArticleReading& reading, const ActorCoder& actors, const EventCodes& codes, const FactCodes& facts)
      : reading_(reading), actors_(actors), codes_(codes), facts_(facts) {}

  std::optional<Event> read(FactIndex index) const {
    const Fact& fact = reading_.document().facts[index];
    const std::string word = text_of(fact, fact.kind == "contact" ? "format" : "act");
    const FactCode* code = facts_.of(fact.kind, word, fact.status);
    if (!code) return std::nullopt;
    Event event;
    event.fact = index;
    event.status = fact.status;
    event.aside = fact.background;
    event.span = fact.evidence.front().span;
    event.word = event.span;
    event.basis = "fact " + fact.kind + (word.empty() ? "" : ": " + word);
    put_code(event, codes_, code->cameo, code->type, code->mode);
    if (const Value* date = fact.find("date"); date && date->date) event.date = *date->date;
    if (const Value* place = fact.find("place"); place && place->entity) event.place = place->entity;
    fill(fact, event);
    if (event.sources.empty()) return std::nullopt;
    if (event.mutual && event.sources.size() < 2) {
      event.mutual = false;
      if (event.type == "CONSULT") return std::nullopt;  // a meeting with nobody known
    }
    const auto& sentences = reading_.document().sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s)
      if (sentences[s].span.overlaps(event.span)) {
        event.sentence = s;
        break;
      }
    return event;
  }

 private:
  std::vector<Party> parties(const Fact& fact, std::string_view field) const {
    std::vector<Party> out;
    const Value* value = fact.find(field);
    if (!value) return out;
    std::vector<const Value*> entities;
    collect(*value, entities);
    for (const Value* one : entities) {
      Party party = actors_.of_entity(*one->entity, one->span.value_or(Span{}));
      if (party.span.empty()) party.span = reading_.document().entities[*one->entity].name_span;
      if (std::none_of(out.begin(), out.end(), [&](const Party& p) { return p.entity == party.entity; }))
        out.push_back(std::move(party));
    }
    return out;
  }

  void fill(const Fact& fact, Event& event) const {
    const auto both = [&](std::string_view source, std::string_view target) {
      event.sources = parties(fact, source);
      event.targets = parties(fact, target);
    };
    if (fact.kind == "contact") return contact(fact, event);
    if (fact.kind == "instrument") {
      event.sources = parties(fact, "parties");
      if (event.sources.empty()) event.sources = parties(fact, "signatories");
      event.mutual = event.sources.size() > 1;
    } else if (fact.kind == "invitation") {
      const bool answered = fact.status == "accepted" || fact.status == "declined";
      answered ? both("invitee", "inviter") : both("inviter", "invitee");
    } else if (fact.kind == "aid") {
      both("donor", "recipient");
    } else if (fact.kind == "measure") {
      both("by", "against");
    } else if (fact.kind == "ritual") {
      both("by", "to");
    } else if (fact.kind == "commitment") {
      both("by", "to");
    } else if (fact.kind == "statement") {
      both("speaker", "addressee");
      if (event.targets.empty()) event.targets = parties(fact, "about");
      // Who is spoken of is the recipient only where it is one.
      if (event.targets.size() > 1) event.targets.clear();
    } else if (fact.kind == "vote") {
      event.sources = parties(fact, "body");
    } else if (fact.kind == "office_change") {
      event.sources = parties(fact, "person");
    }
    std::erase_if(event.targets, [&](const Party& target) {
      return std::any_of(event.sources.begin(), event.sources.end(),
                         [&](const Party& source) { return source.entity == target.entity; });
    });
  }

  void contact(const Fact& fact, Event& event) const {
    const Value* participants = fact.find("participants");
    if (!participants) return;
    std::vector<Party> hosts, guests, all;
    for (const Value& one : participants->list) {
      if (!one.entity) continue;
      Party party = actors_.of_entity(*one.entity, one.span.value_or(Span{}));
      std::string role;
      for (const Field& field : one.fields)
        if (field.name == "role")
          if (const auto* text = std::get_if<std::string>(&field.value.literal)) role = *text;
      if (role == "carrier") continue;
      (role == "host" || role == "addressee" || role == "receiver" ? hosts : guests).push_back(party);
      all.push_back(std::move(party));
    }
    const bool visit = event.cameo == "042";
    if (visit && !guests.empty()) {
      event.sources = guests;
      event.targets = hosts;
      if (event.targets.empty() && event.place) {
        Party place = actors_.of_entity(*event.place, {});
        if (!place.country.empty()) {
          place.sectors.clear();
          event.targets.push_back(place);
        }
      }
      return;
    }
    event.sources = all;
    event.mutual = true;
  }

  const ArticleReading& reading_;
  const ActorCoder& actors_;
  const EventCodes& codes_;
  const FactCodes& facts_;
};

}  // namespace

FactCodes FactCodes::load(const std::vector<std::string>& data_folders, const EventCodes& codes) {
  FactCodes out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/fact_events.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      FactCode code;
      if (row["cameo"] != "-") {
        code.cameo = row.text("cameo");
        if (!codes.find(code.cameo)) row.fail("'" + code.cameo + "' is no code of CAMEO");
      }
      const std::string_view plover = row["plover"];
      code.type = std::string(plover.substr(0, plover.find('/')));
      if (plover.find('/') != std::string_view::npos) code.mode = std::string(plover.substr(plover.find('/') + 1));
      out.codes_[row.text("kind") + "/" + row.text("word") + "/" + row.text("status")] = code;
    }
  }
  return out;
}

const FactCode* FactCodes::of(std::string_view kind, std::string_view word, std::string_view status) const {
  const std::string k(kind), w(word), s(status);
  for (const std::string& key : {k + "/" + w + "/" + s, k + "/" + w + "/*", k + "/*/" + s, k + "/*/*"}) {
    const auto found = codes_.find(key);
    if (found != codes_.end()) return found->second.cameo.empty() ? nullptr : &found->second;
  }
  return nullptr;
}

void put_code(Event& event, const EventCodes& codes, std::string_view cameo, std::string_view type,
              std::string_view mode) {
  event.cameo = std::string(cameo);
  const EventCode* code = codes.find(cameo);
  assert(code);
  event.type = type.empty() ? code->type : std::string(type);
  event.mode = !mode.empty() ? std::string(mode) : type.empty() ? code->mode : "";
  event.contexts = code->contexts;
}

std::vector<Event> fact_events(const ArticleReading& reading, const ActorCoder& actors, const EventCodes& codes,
                               const FactCodes& facts) {
  std::vector<Event> out;
  const Reader reader(reading, actors, codes, facts);
  for (FactIndex f = 0; f < reading.document().facts.size(); ++f)
    if (auto event = reader.read(f)) out.push_back(std::move(*event));
  return out;
}

}  // namespace chancery
