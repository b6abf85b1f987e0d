#include "cli/exports.h"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>

#include "base/file.h"
#include "chancery/error.h"
#include "cli/answer.h"
#include "store/digest.h"
#include "store/kinds.h"

namespace chancery::cli {
namespace {

using store::at;
using store::Json;
using store::text_at;

std::vector<Json> rows_of(store::Record& record, int level) {
  std::vector<Json> out;
  record.export_rows(level, [&](const Json& row) { out.push_back(row); });
  return out;
}

// Rows that are no kinds of facts.
constexpr std::array<std::string_view, 12> kTables = {"document", "person", "body", "organisation", "country", "place", "named instrument", "named event", "named measure", "event", "fact", "judgement"};

// Whatever points at a country has its common name beside it.
void name_countries(Json& value, const Countries& countries) {
  if (value.is_array()) {
    for (Json& one : value) name_countries(one, countries);
    return;
  }
  if (!value.is_object()) return;
  for (const char* pointer : {"entity", "id"})
    if (const std::string id = text_at(value, pointer); id.starts_with("country:") && value.contains("name"))
      if (const auto found = countries.names().find(id.substr(8)); found != countries.names().end()) value["name"] = found->second;
  for (auto it = value.begin(); it != value.end(); ++it)
    if (it.value().is_structured()) name_countries(it.value(), countries);
}

std::string short_id(const std::string& text) { return "chancery-" + store::to_hex(store::digest64(text)); }

// "2026-03-03..2026-03-05" apart.
std::pair<std::string, std::string> days(const std::string& date) {
  const auto dots = date.find("..");
  return dots == std::string::npos ? std::pair(date, date) : std::pair(date.substr(0, dots), date.substr(dots + 2));
}

std::string name_of(const Json& event) {
  std::string parties;
  store::each(at(event, "parties"), [&](const Json& party) {
    const std::string name = text_at(party, "name");
    if (!name.empty() && parties.find(name) == std::string::npos) parties += (parties.empty() ? "" : ", ") + name;
  });
  std::string what = text_at(event, "format");
  if (what.empty()) what = text_at(event, "title");
  if (what.empty()) what = text_at(event, "what");
  if (what.empty()) what = text_at(event, "kind");
  return parties.empty() ? what : what + ": " + parties;
}

}  // namespace

void export_rows(store::Record& record, int level, const Countries& countries, const std::function<void(const Json&)>& emit) {
  record.export_rows(level, [&](const Json& row) {
    Json named = row;
    name_countries(named, countries);
    emit(named);
  });
}

void export_csv(store::Record& record, int level, const Countries& countries, const std::string& table, std::ostream& out) {
  const std::string wanted = store::kind_from(table) == 0 ? table : std::string(store::kKindNames[static_cast<std::size_t>(store::kind_from(table))]);
  if (std::find(kTables.begin(), kTables.end(), wanted) == kTables.end() && store::kind_from(wanted) == 0) {
    std::string all;
    for (const auto name : kTables) all += (all.empty() ? "" : ", ") + std::string(name);
    for (const auto name : store::kKindNames)
      if (!name.empty()) all += ", " + std::string(name);
    throw Error("--table", 0, "'" + table + "' is none of " + all);
  }
  // Whoever holds an office is seen so in many articles: that is no event of its own.
  const std::string of_kind = wanted == "office" ? "fact" : "event";
  std::vector<Json> rows;
  std::vector<std::string> columns;
  export_rows(record, level, countries, [&](const Json& row) {
    const std::string kind = text_at(row, "row");
    if (kind != wanted && !(kind == of_kind && text_at(row, "kind") == wanted)) return;
    for (auto it = row.begin(); it != row.end(); ++it)
      if (std::find(columns.begin(), columns.end(), it.key()) == columns.end()) columns.push_back(it.key());
    rows.push_back(row);
  });
  Answer answer(columns);
  for (const Json& row : rows) {
    std::vector<std::string> cells;
    for (const auto& column : columns) {
      const Json& value = at(row, column);
      cells.push_back(value.is_null() ? "" : value.is_string() ? value.get<std::string>() : store::dump(value));
    }
    answer.add(std::move(cells));
  }
  answer.print("csv", out);
}

void export_ftm(store::Record& record, int level, const Countries& countries, std::ostream& out) {
  const auto rows = rows_of(record, level);
  const auto emit = [&](const std::string& id, const char* schema, std::map<std::string, std::vector<std::string>> properties) {
    for (auto it = properties.begin(); it != properties.end();) {
      std::erase(it->second, "");
      it = it->second.empty() ? properties.erase(it) : std::next(it);
    }
    out << store::dump({{"id", id}, {"schema", schema}, {"properties", properties}}) << '\n';
  };
  std::map<std::string, std::string> known;  // ids of entities that were written, by those of the record
  std::map<std::string, std::string> titles;
  for (const Json& row : rows) {
    const std::string kind = text_at(row, "row"), id = short_id(text_at(row, "id")), name = text_at(row, "name");
    const std::string country = countries.alpha2(text_at(row, "country"));
    std::vector<std::string> others;
    store::each(at(row, "names"), [&](const Json& other) {
      if (store::text_of(other) != name) others.push_back(store::text_of(other));
    });
    if (kind == "document") {
      titles[text_at(row, "source")] = id;
      emit(id, "Article", {{"name", {text_at(row, "title").empty() ? text_at(row, "source") : text_at(row, "title")}}, {"title", {text_at(row, "title")}}, {"fileName", {text_at(row, "source")}}, {"publishedAt", {text_at(row, "published")}}, {"contentHash", {}}, {"publisher", {text_at(row, "agency")}}, {"language", {}}});
    } else if ((kind == "person" || kind == "body" || kind == "organisation") && !name.empty()) {
      known[text_at(row, "id")] = id;
      emit(id, kind == "person" ? "Person" : kind == "body" ? "PublicBody" : "Organization", {{"name", {name}}, {"alias", others}, {"country", {country}}});
    }
  }
  std::set<std::string> posts;
  for (const Json& row : rows) {
    const std::string kind = text_at(row, "row"), own = text_at(row, "id");
    if (kind == "person" && known.contains(own)) {
      store::each(at(row, "tenures"), [&](const Json& tenure) {
        const std::string body = text_at(tenure, "body"), office = text_at(tenure, "as_written");
        const std::string post = short_id(office + "|" + body + "|" + text_at(tenure, "country"));
        if (posts.insert(post).second) emit(post, "Position", {{"name", {office}}, {"country", {countries.alpha2(text_at(tenure, "country"))}}, {"organization", {known.contains(body) ? known[body] : ""}}});
        emit(short_id(own + post), "Occupancy", {{"holder", {known[own]}}, {"post", {post}}, {"date", {text_at(tenure, "first_seen"), text_at(tenure, "last_seen")}}, {"status", {text_at(tenure, "manner") == "former" ? "ended" : "current"}}});
      });
    } else if (kind == "event") {
      std::vector<std::string> involved, sources;
      store::each(at(row, "parties"), [&](const Json& party) {
        const auto found = known.find(text_at(party, "entity"));
        if (found != known.end()) involved.push_back(found->second);
      });
      std::set<std::string> told;
      store::each(at(row, "evidence"), [&](const Json& one) { told.insert(text_at(one, "document")); });
      const auto [from, to] = days(text_at(row, "date"));
      std::vector<std::string> proof;
      for (const auto& source : told) proof.push_back(titles[source]);
      emit(short_id(own), "Event", {{"name", {name_of(row)}}, {"date", from == to ? std::vector{from} : std::vector<std::string>{}}, {"startDate", {from == to ? "" : from}}, {"endDate", {from == to ? "" : to}},
                                    {"involved", involved}, {"location", {text_at(row, "place")}}, {"summary", {text_at(row, "kind") + ", " + text_at(row, "status")}}, {"proof", proof}});
    }
  }
}

void export_popolo(store::Record& record, int level, std::ostream& out) {
  Json persons = Json::array(), organizations = Json::array(), memberships = Json::array(), events = Json::array(), posts = Json::array();
  std::set<std::string> seen_posts;
  for (const Json& row : rows_of(record, level)) {
    const std::string kind = text_at(row, "row"), name = text_at(row, "name"), id = text_at(row, "id");
    if (kind == "person" && !name.empty()) {
      Json other = Json::array();
      store::each(at(row, "names"), [&](const Json& one) {
        if (store::text_of(one) != name) other.push_back({{"name", store::text_of(one)}});
      });
      persons.push_back({{"id", id}, {"name", name}, {"other_names", other}});
      store::each(at(row, "tenures"), [&](const Json& tenure) {
        const std::string post = text_at(tenure, "office") + "|" + text_at(tenure, "body") + "|" + text_at(tenure, "country"), body = text_at(tenure, "body");
        if (seen_posts.insert(post).second) posts.push_back({{"id", post}, {"label", text_at(tenure, "as_written")}, {"role", text_at(tenure, "office")}, {"organization_id", body.empty() ? Json() : Json(body)}});
        // The days between which somebody was seen in office are no start and end: they are said in words.
        memberships.push_back({{"label", "seen from " + text_at(tenure, "first_seen") + " to " + text_at(tenure, "last_seen")}, {"role", text_at(tenure, "office")}, {"person_id", id}, {"organization_id", body.empty() ? Json() : Json(body)}, {"post_id", post}});
      });
    } else if ((kind == "body" || kind == "organisation") && !name.empty()) {
      organizations.push_back({{"id", id}, {"name", name}, {"classification", text_at(row, "type").empty() ? Json() : Json(text_at(row, "type"))}});
    } else if (kind == "event") {
      const auto [from, to] = days(text_at(row, "date"));
      Json attendees = Json::array(), sources = Json::array();
      store::each(at(row, "parties"), [&](const Json& party) {
        if (text_at(party, "entity").starts_with("person:")) attendees.push_back({{"id", text_at(party, "entity")}, {"name", text_at(party, "name").empty() ? Json() : Json(text_at(party, "name"))}});
      });
      events.push_back({{"id", id}, {"name", name_of(row)}, {"start_date", from.empty() ? Json() : Json(from)}, {"end_date", to.empty() ? Json() : Json(to)}, {"location", text_at(row, "place").empty() ? Json() : Json(text_at(row, "place"))},
                        {"status", text_at(row, "status")}, {"classification", text_at(row, "kind")}, {"attendees", attendees}});
    }
  }
  out << Json{{"persons", persons}, {"organizations", organizations}, {"memberships", memberships}, {"posts", posts}, {"events", events}}.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

namespace {

struct Term {
  std::string value;
  bool literal = false;
  std::string type;  // of a literal, "" for a text
};
struct Statement {
  std::string subject, property;
  Term object;
};

constexpr const char* kOwn = "https://chancery.invalid/record/";
constexpr const char* kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr const char* kProv = "http://www.w3.org/ns/prov#";
constexpr const char* kOa = "http://www.w3.org/ns/oa#";
constexpr const char* kSchema = "https://schema.org/";
constexpr const char* kXsd = "http://www.w3.org/2001/XMLSchema#";

std::string iri(const std::string& id) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out = kOwn;
  for (const char c : id) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~:/").find(c) != std::string_view::npos) out += c;
    else {
      out += '%';
      out += kHex[(static_cast<unsigned char>(c) >> 4) & 15];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\t') out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out += c;
  }
  return out + "\"";
}

}  // namespace

void export_linked(store::Record& record, int level, bool turtle, std::ostream& out) {
  std::vector<Statement> all;
  const auto link = [&](const std::string& s, const std::string& p, const std::string& o) { all.push_back({s, p, {o, false, ""}}); };
  const auto say = [&](const std::string& s, const std::string& p, const std::string& text, const std::string& type = "") {
    if (!text.empty()) all.push_back({s, p, {text, true, type}});
  };
  const auto kind_of = [&](const std::string& s, const std::string& type) { link(s, std::string(kRdf) + "type", type); };
  std::size_t annotations = 0;
  const auto annotate = [&](const std::string& body, const Json& evidence) {
    const Json& span = at(evidence, "span");
    if (!span.is_array() || span.size() != 2) return;
    const std::string annotation = iri("annotation/" + std::to_string(++annotations));
    kind_of(annotation, std::string(kOa) + "Annotation");
    link(annotation, std::string(kOa) + "hasBody", body);
    link(annotation, std::string(kOa) + "hasTarget", annotation + "/target");
    link(annotation + "/target", std::string(kOa) + "hasSource", iri("source/" + text_at(evidence, "document")));
    link(annotation + "/target", std::string(kOa) + "hasSelector", annotation + "/selector");
    kind_of(annotation + "/selector", std::string(kOa) + "TextPositionSelector");
    say(annotation + "/selector", std::string(kOa) + "start", store::dump(span[0]), std::string(kXsd) + "nonNegativeInteger");
    say(annotation + "/selector", std::string(kOa) + "end", store::dump(span[1]), std::string(kXsd) + "nonNegativeInteger");
  };
  for (const Json& row : rows_of(record, level)) {
    const std::string kind = text_at(row, "row"), id = iri(text_at(row, "id"));
    if (kind == "document") {
      const std::string source = iri("source/" + text_at(row, "source"));
      kind_of(source, std::string(kProv) + "Entity");
      kind_of(source, std::string(kSchema) + "NewsArticle");
      say(source, std::string(kSchema) + "headline", text_at(row, "title"));
      say(source, std::string(kSchema) + "datePublished", text_at(row, "published"), std::string(kXsd) + "date");
      say(source, std::string(kSchema) + "identifier", text_at(row, "id"));
    } else if (kind == "person" || kind == "body" || kind == "organisation" || kind == "country" || kind == "place") {
      kind_of(id, std::string(kSchema) + (kind == "person" ? "Person" : kind == "country" ? "Country" : kind == "place" ? "Place" : "Organization"));
      say(id, std::string(kSchema) + "name", text_at(row, "name"));
      store::each(at(row, "mentions"), [&](const Json& mention) { annotate(id, mention); });
    } else if (kind == "event" || kind == "statement" || kind == "figure" || kind == "relation") {
      kind_of(id, std::string(kProv) + "Entity");
      kind_of(id, std::string(kSchema) + (kind == "event" ? "Event" : kind == "statement" ? "Claim" : kind == "figure" ? "Observation" : "Thing"));
      say(id, std::string(kSchema) + "name", name_of(row));
      say(id, std::string(kSchema) + "additionalType", text_at(row, "kind"));
      say(id, iri("terms/status"), text_at(row, "status"));
      const auto [from, to] = days(text_at(row, "date"));
      if (kind == "event") {
        say(id, std::string(kSchema) + "startDate", from, std::string(kXsd) + "date");
        say(id, std::string(kSchema) + "endDate", to, std::string(kXsd) + "date");
      }
      std::set<std::string> linked;
      store::each(at(row, "parties"), [&](const Json& party) {
        if (linked.insert(text_at(party, "entity")).second) link(id, std::string(kSchema) + "participant", iri(text_at(party, "entity")));
      });
      std::set<std::string> sources;
      store::each(at(row, "evidence"), [&](const Json& evidence) {
        if (sources.insert(text_at(evidence, "document")).second) link(id, std::string(kProv) + "wasDerivedFrom", iri("source/" + text_at(evidence, "document")));
        annotate(id, evidence);
      });
    }
  }
  if (turtle) {
    for (const Statement& one : all)
      out << '<' << one.subject << "> <" << one.property << "> " << (one.object.literal ? quoted(one.object.value) : "<" + one.object.value + ">") << (one.object.type.empty() ? "" : "^^<" + one.object.type + ">") << " .\n";
    return;
  }
  Json graph = Json::array();
  std::map<std::string, std::size_t> places;
  for (const Statement& one : all) {
    const auto [found, fresh] = places.emplace(one.subject, graph.size());
    if (fresh) graph.push_back({{"@id", one.subject}});
    Json& node = graph[found->second];
    if (one.property == std::string(kRdf) + "type") {
      node["@type"].push_back(one.object.value);
      continue;
    }
    Json value;
    if (!one.object.literal) value["@id"] = one.object.value;
    else {
      value["@value"] = one.object.value;
      if (!one.object.type.empty()) value["@type"] = one.object.type;
    }
    node[one.property].push_back(std::move(value));
  }
  out << Json{{"@graph", graph}}.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void export_calendar(store::Record& record, int level, std::ostream& out) {
  const auto line = [&](const std::string& name, const std::string& text) {
    std::string escaped;
    for (const char c : text) {
      if (c == '\\' || c == ';' || c == ',') escaped += '\\';
      if (c == '\n') escaped += "\\n";
      else if (c != '\r') escaped += c;
    }
    std::string whole = name + ":" + escaped;
    // Lines are folded at 75 bytes, never within a character.
    while (whole.size() > 75) {
      std::size_t cut = 75;
      while (cut > 1 && (static_cast<unsigned char>(whole[cut]) & 0xc0) == 0x80) --cut;
      out << whole.substr(0, cut) << "\r\n";
      whole = " " + whole.substr(cut);
    }
    out << whole << "\r\n";
  };
  const auto compact = [](std::string date) {
    std::erase(date, '-');
    return date;
  };
  out << "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Chancery//Record//EN\r\nCALSCALE:GREGORIAN\r\n";
  const auto event = [&](const std::string& id, const std::string& summary, const std::string& from, const std::string& to, const std::string& status, const std::string& place, const std::string& sources) {
    const auto first = store::day_of(from), last = store::day_of(to.empty() ? from : to);
    if (!first || !last) return;
    out << "BEGIN:VEVENT\r\n";
    line("UID", id + "@chancery");
    out << "DTSTAMP:" << compact(store::iso_of(*first)) << "T000000Z\r\n";
    out << "DTSTART;VALUE=DATE:" << compact(store::iso_of(*first)) << "\r\nDTEND;VALUE=DATE:" << compact(store::iso_of(*last + 1)) << "\r\n";
    line("SUMMARY", summary);
    if (!place.empty()) line("LOCATION", place);
    out << "STATUS:" << (status == "cancelled" || status == "refused" ? "CANCELLED" : status == "planned" || status == "possible" || status == "postponed" ? "TENTATIVE" : "CONFIRMED") << "\r\n";
    line("DESCRIPTION", "Status: " + status + "\nSources: " + sources);
    out << "END:VEVENT\r\n";
  };
  for (const Json& row : rows_of(record, level)) {
    std::string sources;
    std::set<std::string> told;
    store::each(at(row, "evidence"), [&](const Json& one) {
      if (told.insert(text_at(one, "document")).second) sources += (sources.empty() ? "" : ", ") + text_at(one, "document");
    });
    const std::string kind = text_at(row, "kind"), status = text_at(row, "status"), format = text_at(row, "format");
    if (text_at(row, "row") == "event" && kind == "contact" && !text_at(row, "date").empty() && (format.ends_with("visit") || status == "planned" || status == "possible" || status == "postponed" || status == "cancelled")) {
      const auto [from, to] = days(text_at(row, "date"));
      // Of what is known by its month or year a calendar has no place.
      const auto first = store::day_of(from), last = store::day_of(to.empty() ? from : to);
      if (!first || !last || *last - *first > 27) continue;
      const std::string place = text_at(row, "place");
      event(text_at(row, "id"), name_of(row) + (place.empty() ? "" : (format.ends_with("visit") ? " to " : " in ") + place) + (status == "held" || status == "ongoing" ? "" : " (" + status + ")"), from, to, status, text_at(row, "place"), sources);
    }
    if (text_at(row, "row") == "fact" && (kind == "commitment" || kind == "measure" || kind == "invitation")) {
      const Json& due = at(row, kind == "commitment" ? "due" : kind == "measure" ? "deadline" : "when");
      if (text_at(due, "to").empty()) continue;
      event(text_at(row, "id"), (kind == "invitation" ? "Invited: " : "Due: ") + text_at(row, "text"), text_at(due, "to"), "", status, "", text_at(row, "document"));
    }
  }
  out << "END:VCALENDAR\r\n";
}

void export_geojson(store::Record& record, int level, std::ostream& out) {
  Json features = Json::array();
  for (const Json& row : rows_of(record, level)) {
    if (text_at(row, "row") != "event" || text_at(row, "place").empty()) continue;
    // The record knows places by name: a feature without coordinates has a null geometry, as RFC 7946 has it.
    features.push_back({{"type", "Feature"}, {"id", text_at(row, "id")}, {"geometry", nullptr},
                        {"properties", {{"name", name_of(row)}, {"kind", text_at(row, "kind")}, {"status", text_at(row, "status")}, {"date", text_at(row, "date")}, {"place", text_at(row, "place")}, {"sources", at(row, "sources")}}}});
  }
  out << Json{{"type", "FeatureCollection"}, {"features", features}}.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace chancery::cli
