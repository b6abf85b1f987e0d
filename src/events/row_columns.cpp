// The columns of each data set, in its own order.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "events/row_cells.h"
#include "events/rows.h"

namespace chancery {
namespace {

using Json = nlohmann::ordered_json;

struct Sector {
  std::string_view code, name;
};
constexpr Sector kSectors[] = {
    {"GOV", "Government"},
    {"LEG", "Legislative"},
    {"MIL", "Military"},
    {"COP", "Police"},
    {"JUD", "Judicial"},
    {"OPP", "Opposition"},
    {"REB", "Rebel"},
    {"UAF", "Unidentified Forces"},
    {"SPY", "Intelligence"},
    {"MED", "Media"},
    {"EDU", "Education"},
    {"BUS", "Business"},
    {"CRM", "Criminals / Gangs"},
    {"CVL", "General Population / Civilian / Social"},
    {"REL", "Religious"},
    {"NGO", "Nongovernmental Organization"},
    {"HRI", "Human Rights"},
    {"HLH", "Medical / Health"},
    {"REF", "Refugees"},
    {"LAB", "Labor"},
    {"AGR", "Agricultural"},
    {"ENV", "Environmental"},
    {"ELI", "Elite"},
    {"PTY", "Parties"},
    {"IGO", "International Government Organization"},
};

std::string sector_name(std::string_view code) {
  for (const Sector& sector : kSectors)
    if (sector.code == code) return std::string(sector.name);
  return std::string(code);
}

const char* quad_name(int quad) {
  static const char* const names[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
                                      "MATERIAL CONFLICT"};
  return names[quad >= 1 && quad <= 4 ? quad : 0];
}

std::string joined(const Cells& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

std::string digits(std::string iso) {
  std::erase(iso, '-');
  return iso;
}

std::string agency_of(const Document& document) {
  if (document.layout.agency) return std::string(document.at(*document.layout.agency));
  return document.source.agency;
}

std::string place_name(const Document& document, const Event& event) {
  return event.place ? document.entities[*event.place].name : "";
}

std::string title_of(const Document& document, const Party& party) {
  if (!party.entity) return "";
  for (const Office& office : document.offices)
    if (office.person == party.entity && !office.title.empty()) return std::string(document.at(office.title));
  return "";
}

Json entity_json(const Party& party) {
  Json out;
  out["code"] = party.country.empty() ? Json() : Json(party.country + party.group);
  out["sector"] = party.sectors.empty() ? Json() : Json(party.sectors.front());
  out["sectors"] = party.sectors;
  out["entity_text"] = party.name;
  return out;
}

}  // namespace

std::string RowWriter::plover(const Document& document, const Event& event, const std::string& id) const {
  Json out;
  out["id"] = id;
  out["source"] = document.source.name;
  out["sentence"] = event.sentence + 1;
  const std::string date = iso_date_of(document, event);
  out["date"] = date.empty() ? Json() : Json(date);
  out["enddate"] = event.date.known() && event.date.to ? Json(to_iso(*event.date.to)) : Json();
  out["event"] = Json::array({event.type});
  out["mode"] = event.mode.empty() ? Json() : Json(event.mode);
  out["context"] = event.contexts;
  out["quad_code"] = quad_of_type(event.type);
  out["event_scale"] = intensity_of_type(event.type);
  out["actor"] = Json::array();
  out["recipient"] = Json::array();
  for (const Party& party : event.sources) out["actor"].push_back(entity_json(party));
  for (const Party& party : event.mutual ? event.sources : event.targets)
    out["recipient"].push_back(entity_json(party));
  const std::string place = place_name(document, event);
  out["event_loc"] = place.empty() ? Json() : Json(place);
  out["event_text"] = std::string(document.at(event.word));
  out["cameo"] = event.cameo;
  out["text"] = std::string(document.at(document.sentences[event.sentence].span));
  out["status"] = event.status;
  out["cite_info"] = agency_of(document);
  out["coder"] = provenance_.engine;
  out["models"] = provenance_.models;
  out["tables"] = provenance_.tables;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Cells RowWriter::cameo(const Document& document, const Event& event, const Dyad& dyad) const {
  const std::string id = document.source.name + "_" + std::to_string(event.sentence + 1);
  return {digits(iso_date_of(document, event)),
          dyad.first->code(),
          dyad.second ? dyad.second->code() : "---",
          event.cameo,
          "",
          id,
          document.source.name,
          provenance_.line(),
          dyad.first->name,
          dyad.second ? dyad.second->name : "",
          std::string(document.at(event.word)),
          dyad.first->country,
          dyad.second ? dyad.second->country : ""};
}

Cells RowWriter::polecat(const Document& document, const Event& event, const Dyad& dyad, const std::string& id) const {
  Cells people, organisations, places;
  for (const Entity& entity : document.entities) {
    if (entity.name.empty()) continue;
    if (entity.kind == EntityKind::person)
      people.push_back(entity.name);
    else if (entity.kind == EntityKind::organisation || entity.kind == EntityKind::body)
      organisations.push_back(entity.name);
    else if (entity.kind == EntityKind::place || entity.kind == EntityKind::country)
      places.push_back(entity.name);
  }
  const auto party = [&](const Party* p) -> Cells {
    if (!p) return {"None", "None", "", "", "", "", "", ""};
    const std::string sector = p->sectors.empty() ? (above_states(p->country) ? p->country : "") : p->sectors.front();
    const std::string name = actor_name(document, *p);
    return {name.empty() ? "None" : name,
            p->country.empty() ? "None" : p->country,
            "",
            sector,
            p->sectors.empty() ? sector : joined(p->sectors, ";"),
            title_of(document, *p),
            p->span.empty() ? p->name : std::string(document.at(p->span)),
            ""};
  };
  Cells out{id,
            iso_date_of(document, event),
            event.type,
            event.mode,
            one_decimal(intensity_of_type(event.type)),
            quad_name(quad_of_type(event.type)),
            joined(event.contexts, ";")};
  for (const Cells& side : {party(dyad.first), party(dyad.second)}) out.insert(out.end(), side.begin(), side.end());
  const std::string place = place_name(document, event);
  const std::string country = event.place ? document.entities[*event.place].country : "";
  const std::string published = document.layout.published && document.layout.published->interval.from
                                    ? to_iso(*document.layout.published->interval.from)
                                    : "";
  const std::string language = document.layout.language.empty() ? "en" : document.layout.language;
  const std::string agency = agency_of(document);
  for (const std::string& cell :
       {place, std::string(), std::string(), std::string(), country, std::string(), std::string(), std::string(), place,
        std::string(), agency.empty() ? document.source.name : agency + " (" + document.source.name + ")", published,
        joined(people, ";"), joined(organisations, ";"), joined(places, ";"), language, provenance_.line()})
    out.push_back(cell);
  return out;
}

Cells RowWriter::icews(const Document& document, const Event& event, const Dyad& dyad, const std::string& id) const {
  const auto sectors = [](const Party* party) {
    Cells out;
    if (!party) return std::string();
    if (above_states(party->country)) out.push_back(sector_name(party->country));
    for (const std::string& sector : party->sectors) out.push_back(sector_name(sector));
    return joined(out, ",");
  };
  const EventCode* code = codes_->find(event.cameo);
  const std::string agency = agency_of(document);
  return {id,
          iso_date_of(document, event),
          actor_name(document, *dyad.first),
          sectors(dyad.first),
          country_name(dyad.first->country),
          code->name,
          event.cameo,
          one_decimal(code->goldstein),
          dyad.second ? actor_name(document, *dyad.second) : "",
          sectors(dyad.second),
          dyad.second ? country_name(dyad.second->country) : "",
          document.source.name,
          std::to_string(event.sentence + 1),
          (agency.empty() ? "" : agency + " ") + std::string("(") + provenance_.line() + ")",
          place_name(document, event),
          "",
          "",
          event.place ? country_name(document.entities[*event.place].country) : "",
          "",
          ""};
}

Cells RowWriter::phoenix(const Document& document, const Event& event, const Dyad& dyad, const std::string& id) const {
  const std::string date = iso_date_of(document, event);
  const auto actor = [](const Party* party) -> Cells {
    if (!party) return {"---", "---", "", ""};
    std::string role, attribute;
    for (const std::string& sector : party->sectors)
      (role.empty() ? role : attribute) += (role.empty() || attribute.empty() ? "" : ";") + sector;
    if (!party->group.empty()) attribute += (attribute.empty() ? "" : ";") + party->group;
    return {party->code(), party->country.empty() ? "---" : party->country, role, attribute};
  };
  const int root = std::atoi(event.cameo.substr(0, 2).c_str());
  const int penta = root <= 2 ? 0 : root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
  const std::string agency = agency_of(document);
  Cells out{id, digits(date), date.substr(0, 4), date.size() >= 7 ? date.substr(5, 2) : "",
            date.size() >= 10 ? date.substr(8, 2) : ""};
  for (const Cells& side : {actor(dyad.first), actor(dyad.second)}) out.insert(out.end(), side.begin(), side.end());
  for (const std::string& cell :
       {event.cameo, event.cameo.substr(0, 2), std::to_string(penta), one_decimal(codes_->find(event.cameo)->goldstein),
        std::string(), std::string(), std::string(), place_name(document, event), std::string(),
        event.place ? document.entities[*event.place].country : std::string(), std::to_string(event.sentence + 1),
        document.source.name, (agency.empty() ? "" : agency + "; ") + provenance_.line()})
    out.push_back(cell);
  return out;
}

Cells RowWriter::gdelt(const Document& document, const Event& event, const Dyad& dyad, const std::string& id) const {
  const std::string date = iso_date_of(document, event);
  std::string fraction;
  if (date.size() == 10) {
    char text[32];
    const double part =
        ((std::atoi(date.substr(5, 2).c_str()) - 1) * 30.0 + std::atoi(date.substr(8, 2).c_str())) / 365.0;
    std::snprintf(text, sizeof text, "%.4f", std::atoi(date.substr(0, 4).c_str()) + std::min(part, 0.9999));
    fraction = text;
  }
  const auto actor = [&](const Party* party) -> Cells {
    Cells out(10);
    if (!party) return out;
    const bool above = above_states(party->country);
    out[0] = party->code() == "---" ? "" : party->code();
    if (out[0].starts_with("---")) out[0] = out[0].substr(3);
    out[1] = to_lower(actor_name(document, *party));
    std::transform(out[1].begin(), out[1].end(), out[1].begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    out[2] = above ? "" : party->country;
    out[3] = party->group.substr(0, 3);
    std::size_t at = 7, faith = 5;
    if (above) out[at++] = party->country;
    for (const std::string& sector : party->sectors) {
      const bool religion = sector == "MUS" || sector == "CHR" || sector == "JEW" || sector == "HIN" || sector == "BUD";
      if (religion && faith < 7)
        out[faith++] = sector == "MUS" ? "MOS" : sector;
      else if (at < 10)
        out[at++] = sector;
    }
    return out;
  };
  const EventCode* code = codes_->find(event.cameo);
  Cells out{id, digits(date), digits(date).substr(0, 6), date.substr(0, 4), fraction};
  for (const Cells& side : {actor(dyad.first), actor(dyad.second)}) out.insert(out.end(), side.begin(), side.end());
  for (const std::string& cell : {std::string(event.sentence <= 1 ? "1" : "0"), event.cameo, code->base(), code->root(),
                                  std::to_string(code->quad), one_decimal(code->goldstein), std::string("1"),
                                  std::string("1"), std::string("1"), std::string()})
    out.push_back(cell);
  for (int geo = 0; geo < 2; ++geo)
    for (const char* cell : {"0", "", "", "", "", "", "", ""}) out.push_back(cell);
  const std::string place = place_name(document, event);
  // 1 a country, 4 a town of the world
  const bool country = event.place && document.entities[*event.place].kind == EntityKind::country;
  out.push_back(place.empty() ? "0" : country ? "1" : "4");
  out.push_back(place);
  for (int i = 0; i < 6; ++i) out.push_back("");
  const std::string added = document.layout.published && document.layout.published->interval.from
                                ? digits(to_iso(*document.layout.published->interval.from))
                                : digits(date);
  out.push_back(added.empty() ? "" : added + "000000");
  std::string fragment = provenance_.line();
  std::replace(fragment.begin(), fragment.end(), ' ', '_');
  out.push_back(document.source.name + "#" + fragment);
  return out;
}

}  // namespace chancery
