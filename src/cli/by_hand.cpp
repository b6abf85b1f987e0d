// What people add and decide: note, correct, confirm, reject, merge, split, history, review.
#include <algorithm>
#include <iostream>
#include <iterator>
#include <map>
#include <ostream>

#include "base/file.h"
#include "base/utf8.h"
#include "chancery/error.h"
#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/record_door.h"
#include "lexicon/table.h"
#include "pipeline/data_folder.h"
#include "store/judgement.h"
#include "store/kinds.h"
#include "store/row_names.h"

namespace chancery::cli {
namespace {

using store::Json;

// The fields of a kind, out of the table of kinds.
class Kinds {
 public:
  explicit Kinds(const std::string& data) {
    const Table table = Table::load(data + "/ontology/kinds.tsv");
    for (const auto& row : table.rows()) {
      Field field{row.text("type"), {}};
      for (const auto value : row.list("values")) field.values.emplace_back(value);
      fields_[row.text("kind")][row.text("field")] = std::move(field);
    }
  }
  // Throws Error where the fact is not of the schema.
  void check(const Json& fact) const {
    std::string kind = store::text_at(fact, "kind");
    std::replace(kind.begin(), kind.end(), ' ', '_');
    const auto found = fields_.find(kind);
    if (found == fields_.end() || kind == "*") throw Error("kind", 0, "'" + kind + "' is none of " + list(fields_));
    const std::string status = store::text_at(fact, "status");
    must_be(status, found->second.at("status").values, "status");
    for (auto it = fact.begin(); it != fact.end(); ++it) {
      if (it.key() == "kind" || it.key() == "status" || it.key() == "text" || it.key() == "id") continue;
      const Field* field = find(found->second, it.key());
      if (!field) throw Error(it.key(), 0, "is no field of " + kind + "; it has " + list(found->second));
      if (field->type == "word" && !field->values.empty()) must_be(store::text_of(it.value()), field->values, it.key());
      if (field->type == "number" && !store::number_of(it.value())) throw Error(it.key(), 0, "wants a number");
      if (field->type == "date" && !it.value().is_null() && !store::day_of(store::text_at(it.value(), "from")) && !store::day_of(store::text_at(it.value(), "to"))) throw Error(it.key(), 0, "wants a date (2026-03-04)");
      if (field->type.starts_with("object"))
        store::each(it.value(), [&](const Json& one) {
          for (auto inner = one.begin(); inner != one.end(); ++inner) {
            if (inner.key() == "entity" || inner.key() == "value" || inner.key() == "span") continue;
            const Field* known = find(found->second, it.key() + "." + inner.key());
            if (!known) throw Error(it.key() + "." + inner.key(), 0, "is no field of " + kind);
            if (known->type == "word" && !known->values.empty()) must_be(store::text_of(inner.value()), known->values, it.key() + "." + inner.key());
          }
        });
    }
  }
  std::string type_of(const std::string& kind, const std::string& name) const {
    std::string key = kind;
    std::replace(key.begin(), key.end(), ' ', '_');
    const auto found = fields_.find(key);
    const Field* field = found == fields_.end() ? nullptr : find(found->second, name);
    return field ? field->type : "";
  }
  bool is_role(const std::string& word) const {
    const auto& values = fields_.at("contact").at("participants.role").values;
    return std::find(values.begin(), values.end(), word) != values.end();
  }

 private:
  struct Field {
    std::string type;
    std::vector<std::string> values;
  };
  template <typename Map>
  static std::string list(const Map& map) {
    std::string out;
    for (const auto& [name, value] : map)
      if (name != "*" && name.find('.') == std::string::npos) out += (out.empty() ? "" : ", ") + name;
    return out;
  }
  const Field* find(const std::map<std::string, Field>& own, const std::string& name) const {
    if (const auto found = own.find(name); found != own.end()) return &found->second;
    const auto& common = fields_.at("*");
    const auto found = common.find(name);
    return found == common.end() ? nullptr : &found->second;
  }
  static void must_be(const std::string& word, const std::vector<std::string>& allowed, const std::string& field) {
    if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) return;
    std::string all;
    for (const auto& one : allowed) all += (all.empty() ? "" : ", ") + one;
    throw Error(field, 0, word.empty() ? "say which: " + all : "'" + word + "' is none of " + all);
  }
  std::map<std::string, std::map<std::string, Field>> fields_;
};

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

// Collects the entities of a note; people are looked up in the record, so that their country is known.
class Entities {
 public:
  Entities(const Countries& countries, store::Record& record) : countries_(countries), record_(record) {}
  // "Ilze Ozola, LVA, Speaker", "Latvia", "OSCE": a country, somebody known, or a person with a country.
  Json of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
      auto end = text.find(',', begin);
      if (end == std::string::npos) end = text.size();
      parts.push_back(trimmed(text.substr(begin, end - begin)));
      begin = end + 1;
    }
    if (const std::string code = countries_.code_of(parts[0]); !code.empty() && parts.size() == 1)
      return add({{"kind", "country"}, {"name", countries_.names().at(code)}, {"key", "country:" + code}, {"country", code}});
    std::string country = parts.size() > 1 ? countries_.code_of(parts[1]) : "";
    if (parts.size() > 1 && country.empty()) throw Error(text, 0, "'" + parts[1] + "' is no country (NAME, COUNTRY, OFFICE)");
    const unsigned anyone = (1u << store::kPerson) | (1u << store::kBody) | (1u << store::kOrganisation);
    std::string kind = "person", key, type, name = parts[0];
    auto known = store::find_entities(record_.database(), parts[0], anyone, store::kRestricted);
    std::erase_if(known, [&](const auto& found) { return !country.empty() && !found.country.empty() && found.country != country; });
    if (!known.empty()) {
      const store::Found& found = known.front();
      kind = store::kEntityNames[static_cast<std::size_t>(found.kind)];
      if (country.empty()) country = found.country;
      if (found.id.find('~') == std::string::npos && found.kind != store::kPerson) key = found.id;
      // A family name alone is whoever is known by it, where that is one.
      const bool only = known.size() == 1 || found.weight >= 3 * known[1].weight;
      if (found.kind == store::kPerson && only && name.find(' ') == std::string::npos) name = found.name;
    }
    Json one = {{"kind", kind}, {"name", name}, {"key", key.empty() ? Json() : Json(key)}, {"country", country.empty() ? Json() : Json(country)}};
    const Json out = add(std::move(one));
    if (parts.size() > 2 && kind == "person") offices_.emplace_back(store::text_at(out, "entity"), parts[2], country);
    return out;
  }
  Json place(const std::string& name) {
    if (const std::string code = countries_.code_of(name); !code.empty()) return of(name);
    for (const auto& found : store::find_entities(record_.database(), name, 1u << store::kPlace, store::kRestricted))
      return add({{"kind", "place"}, {"name", found.name}, {"key", found.id.find('~') == std::string::npos ? Json(found.id) : Json()}, {"country", found.country.empty() ? Json() : Json(found.country)}, {"type", "city"}});
    return add({{"kind", "place"}, {"name", name}, {"key", nullptr}, {"country", nullptr}, {"type", "city"}});
  }
  // An entity written out: {"kind", "name", "country", "key"}, or as a text.
  Json written(const Json& entity) {
    if (entity.is_string()) return of(entity.get<std::string>());
    return add(entity);
  }
  Json add(Json one) {
    const std::string id = "e" + std::to_string(first + all.size());
    Json whole = {{"id", id}};
    for (auto it = one.begin(); it != one.end(); ++it) whole[it.key()] = it.value();
    whole["mentions"] = Json::array();
    all.push_back(std::move(whole));
    return {{"entity", id}};
  }
  std::vector<Json> office_facts() const {
    std::vector<Json> out;
    for (const auto& [person, office, country] : offices_)
      out.push_back({{"kind", "office"}, {"status", "held"}, {"person", {{"entity", person}}}, {"office", {{"value", office}}}, {"manner", "full"}});
    return out;
  }
  Json all = Json::array();
  std::size_t first = 1;

 private:
  const Countries& countries_;
  store::Record& record_;
  std::vector<std::tuple<std::string, std::string, std::string>> offices_;
};

Json date_of(const std::string& text) {
  const Days days = days_of(text);
  return {{"from", days.from}, {"to", days.to}, {"precision", days.precision}, {"as_written", text}, {"basis", "by hand"}};
}

// One field as given on the command line.
Json value_of(const std::string& type, const std::string& text, Entities& entities) {
  if (type.starts_with("entity")) {
    Json list = Json::array();
    for (std::size_t begin = 0; begin <= text.size();) {
      auto end = text.find(';', begin);
      if (end == std::string::npos) end = text.size();
      list.push_back(entities.of(trimmed(text.substr(begin, end - begin))));
      begin = end + 1;
    }
    return list.size() == 1 && !type.ends_with("*") ? list[0] : list;
  }
  if (type == "date") return date_of(text);
  if (type == "number") {
    try {
      return std::stod(text);
    } catch (const std::exception&) {
      throw Error(text, 0, "is no number");
    }
  }
  if (type == "flag") return text == "true" || text == "yes";
  if (type == "amount") {  // "1200000 USD"
    const auto space = text.find(' ');
    Json out;
    try {
      out["value"] = std::stod(text.substr(0, space));
    } catch (const std::exception&) {
      throw Error(text, 0, "is no amount (1200000 USD)");
    }
    if (space != std::string::npos) out["unit"] = trimmed(text.substr(space));
    out["as_written"] = text;
    return out;
  }
  if (type.starts_with("object")) return Json::array({{{"value", text}}});
  if (type == "word") return text;
  return {{"value", text}};
}

// Entities written out within a fact given as JSON become entities of the note.
Json with_entities(const Json& value, Entities& entities) {
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value) out.push_back(with_entities(item, entities));
    return out;
  }
  if (!value.is_object()) return value;
  Json out = Json::object();
  for (auto it = value.begin(); it != value.end(); ++it) {
    if (it.key() == "entity" && !it.value().is_null()) out["entity"] = store::text_at(entities.written(it.value()), "entity");
    else out[it.key()] = with_entities(it.value(), entities);
  }
  return out;
}

void set_fields(const Arguments& arguments, const Kinds& kinds, const std::string& kind, Entities& entities, Json& fact) {
  for (const auto& given : arguments.all("--set")) {
    const auto equal = given.find('=');
    if (equal == std::string::npos) throw Error(given, 0, "wants FIELD=VALUE");
    const std::string name = given.substr(0, equal), text = given.substr(equal + 1);
    const std::string type = kinds.type_of(kind, name);
    if (type.empty()) throw Error(name, 0, "is no field of " + kind);
    fact[name] = text.empty() ? Json() : value_of(type, text, entities);
  }
  if (const std::string date = arguments.get("--date"); !date.empty()) fact["date"] = date_of(date);
  if (const std::string place = arguments.get("--place"); !place.empty()) fact["place"] = entities.place(place);
  for (const auto& given : arguments.all("--who")) {  // ROLE=NAME, COUNTRY, OFFICE
    const auto equal = given.find('=');
    if (equal == std::string::npos) throw Error(given, 0, "wants ROLE=NAME[, COUNTRY[, OFFICE]]");
    const std::string role = given.substr(0, equal);
    const Json entity = entities.of(given.substr(equal + 1));
    if (kind == "contact" && kinds.is_role(role)) {
      Json one = entity;
      one["role"] = role;
      if (!fact.contains("participants")) fact["participants"] = Json::array();
      fact["participants"].push_back(one);
    } else if (kinds.type_of(kind, role).starts_with("entity")) {
      if (!fact.contains(role)) fact[role] = entity;
      else if (fact[role].is_array()) fact[role].push_back(entity);
      else fact[role] = Json::array({fact[role], entity});
    } else {
      throw Error(role, 0, "is no role or field of " + kind);
    }
  }
}

}  // namespace

int run_note(const Arguments& arguments, std::ostream& out, std::ostream&) {
  const std::string data = find_data_folder(arguments.get("--data"));
  const Kinds kinds(data);
  const Countries countries = Countries::load(data);
  const std::string author = author_of(arguments), handling = arguments.get("--handling");
  std::vector<Json> given;
  if (!arguments.files.empty()) {
    const std::string& file = arguments.files.front();
    const std::string bytes = file == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : read_file(file);
    Json whole;
    try {
      whole = Json::parse(bytes);
    } catch (const Json::parse_error& error) {
      const auto until = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, bytes.size()));
      throw Error(file, static_cast<std::size_t>(1 + std::count(bytes.begin(), until, '\n')), "is no JSON");
    }
    store::each(whole, [&](const Json& one) { given.push_back(one); });
  } else {
    if (arguments.get("--kind").empty()) throw Error("--kind", 0, "say what kind of fact, or hand in JSON");
    given.push_back(Json::object());
  }
  store::Record record = open_record(arguments, store::Record::Mode::create);
  for (const Json& one : given) {
    if (!one.is_object()) throw Error("note", 0, "a fact is an object");
    Entities entities(countries, record);
    Json fact = with_entities(one, entities);
    if (const std::string kind = arguments.get("--kind"); !kind.empty()) fact["kind"] = kind;
    // "office_change" and "office change" are one kind.
    if (const int kind = store::kind_from(store::text_at(fact, "kind")); kind != 0) fact["kind"] = store::kKindNames[static_cast<std::size_t>(kind)];
    if (const std::string status = arguments.get("--status"); !status.empty()) fact["status"] = status;
    if (const std::string format = arguments.get("--kind-format"); !format.empty()) fact["format"] = format;
    set_fields(arguments, kinds, store::text_at(fact, "kind"), entities, fact);
    kinds.check(fact);
    std::string text = arguments.get("--text");
    if (text.empty()) text = store::text_at(fact, "text");
    const bool says = std::any_of(fact.items().begin(), fact.items().end(), [](const auto& field) { return field.key() != "kind" && field.key() != "status" && !field.value().is_null(); });
    if (text.empty() && !says) throw Error("note", 0, "says nothing but its kind: add --who, --set, --date, --place or --text");
    if (text.empty()) text = store::text_at(fact, "kind") + " noted by " + author;
    const std::string on = arguments.get("--on").empty() ? today() : arguments.get("--on");
    if (days_of(on, "--on", false).precision != "day") throw Error("--on", 0, "wants a day (2026-03-04)");
    const Json span = Json::array({0, CodePoints(text).total()});
    std::vector<Json> facts = entities.office_facts();
    // In office on the day of what is noted, not on that of the note.
    for (Json& office : facts)
      if (fact.contains("date") && store::text_at(fact, "status") != "planned") office["date"] = fact["date"];
    facts.insert(facts.begin(), fact);
    Json article;
    const std::string digest = sha256_hex(store::dump(fact) + store::dump(entities.all) + author + on + text + handling);
    article["document"] = {{"id", "sha256:" + digest}, {"source", "note by " + author + " " + on + " " + digest.substr(0, 8)}, {"title", nullptr}, {"agency", nullptr},
                           {"published", {{"date", on}, {"precision", "day"}, {"basis", "by hand"}, {"span", nullptr}}}, {"language", "en"}, {"author", author},
                           {"reason", arguments.get("--reason")}, {"handling", handling == "open" ? "" : handling}, {"text", text}};
    article["entities"] = entities.all;
    article["facts"] = Json::array();
    std::size_t number = 0;
    for (Json& each_fact : facts) {
      each_fact["id"] = "f" + std::to_string(++number);
      each_fact["background"] = false;
      each_fact["confidence"] = "high";
      each_fact["asserted_by"] = Json::array({{{"entity", nullptr}, {"as", "official source"}, {"name", author}}});
      each_fact["flags"] = Json::array({"by hand"});
      each_fact["evidence"] = Json::array({{{"field", "*"}, {"span", span}, {"rule", "by hand"}}});
      each_fact["text"] = text;
      article["facts"].push_back(each_fact);
    }
    const auto added = record.add(article, "by hand");
    auto& row = record.database().prepare("SELECT fact.ext FROM fact JOIN reading ON reading.id = fact.reading JOIN document ON document.id = reading.document WHERE document.ext = ? ORDER BY local LIMIT 1").bind(added.id);
    const std::string id = row.step() ? store::fact_name(row.integer(0)) : "";
    row.reset();
    out << "noted\t" << id << '\t' << added.source << '\n';
  }
  return all_done;
}

int run_judge(const Arguments& arguments, std::ostream& out, std::ostream&) {
  const std::string act(arguments.command->name);
  store::Record record = open_record(arguments, store::Record::Mode::write);
  const std::string author = author_of(arguments), reason = arguments.get("--reason");
  if (reason.empty()) throw Error("--reason", 0, "say why");
  std::vector<std::string> made;
  if (act == "split" && arguments.files.size() > 1) {
    made = store::split_documents(record, arguments.files.front(), {arguments.files.begin() + 1, arguments.files.end()}, author, reason);
  } else if (act == "merge") {
    if (arguments.files.size() < 2) throw Error("merge", 0, "name two to merge");
    for (std::size_t i = 1; i < arguments.files.size(); ++i)
      for (auto& id : store::judge(record, {act, arguments.files.front(), arguments.files[i], author, reason})) made.push_back(std::move(id));
  } else {
    for (const auto& target : arguments.files)
      for (auto& id : store::judge(record, {act, target, "", author, reason})) made.push_back(std::move(id));
  }
  for (const auto& id : made) out << act << '\t' << id << '\n';
  return all_done;
}

int run_correct(const Arguments& arguments, std::ostream& out, std::ostream&) {
  const std::string data = find_data_folder(arguments.get("--data"));
  const Kinds kinds(data);
  const Countries countries = Countries::load(data);
  store::Record record = open_record(arguments, store::Record::Mode::write);
  const std::string reason = arguments.get("--reason");
  if (reason.empty()) throw Error("--reason", 0, "say why");
  std::string kind;
  const std::string target = store::one_fact(record, arguments.files.front());
  if (const auto ext = store::ext_from(target, "f-")) {
    for (const auto fact : store::facts_named(record.database(), *ext)) kind = store::kKindNames[static_cast<std::size_t>(record.database().one("SELECT kind FROM fact WHERE id = " + std::to_string(fact)))];
  }
  if (kind.empty()) throw Error(arguments.files.front(), 0, "no such fact in the record");
  Entities entities(countries, record);
  entities.first = 9001;  // beside those of the fact that is corrected
  Json fields = Json::object();
  set_fields(arguments, kinds, kind, entities, fields);
  const std::string status = arguments.get("--status");
  if (fields.empty() && status.empty()) throw Error("--set", 0, "say what is corrected");
  if (!entities.all.empty()) fields["entities"] = entities.all;
  out << "corrected\t" << store::correct(record, target, fields, status, author_of(arguments), reason) << '\n';
  return all_done;
}

int run_history(const Arguments& arguments, std::ostream& out, std::ostream&) {
  store::Record record = open_record(arguments, store::Record::Mode::read);
  Answer answer({"at", "act", "author", "reason", "id", "detail"});
  for (const Json& line : store::history(record, arguments.files.front(), level_of(arguments)))
    answer.add({store::text_at(line, "at"), store::text_at(line, "act"), store::text_at(line, "author"), store::text_at(line, "reason"), store::text_at(line, "id"), store::text_at(line, "detail")});
  answer.print(arguments.get("--format"), out);
  return all_done;
}

int run_review(const Arguments& arguments, std::ostream& out, std::ostream&) {
  store::Record record = open_record(arguments, store::Record::Mode::read);
  Answer answer({"why", "date", "id", "source", "what"});
  const auto most = std::strtoul(arguments.get("--most").c_str(), nullptr, 10);
  for (const Json& line : store::review(record, level_of(arguments), most ? most : 20))
    answer.add({store::text_at(line, "why"), store::text_at(line, "date"), store::text_at(line, "id"), store::text_at(line, "source"), store::text_at(line, "what")});
  answer.print(arguments.get("--format"), out);
  return all_done;
}

}  // namespace chancery::cli
