#include "events/rows.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/file.h"
#include "events/row_cells.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

std::string line_of(const Cells& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i) out += '\t';
    for (const char c : cells[i]) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  return out + "\n";
}

std::optional<std::chrono::year_month_day> date_of(const Document& document, const Event& event) {
  if (event.date.known() && event.date.from && event.date.from->ok()) return event.date.from;
  if (document.layout.published && document.layout.published->interval.from)
    return document.layout.published->interval.from;
  if (document.layout.dateline && document.layout.dateline->when.from) return document.layout.dateline->when.from;
  return std::nullopt;
}

// A number that stays the same for the same event of the same article, below 2^60.
std::string number_of(const Document& document, std::size_t event, std::size_t pair) {
  const std::string hex =
      sha256_hex(document.id + "/" + document.source.name + "/" + std::to_string(event) + "/" + std::to_string(pair))
          .substr(0, 15);
  return std::to_string(std::strtoull(hex.c_str(), nullptr, 16));
}

}  // namespace

bool above_states(const std::string& country) {
  return country == "IGO" || country == "NGO" || country == "IMG" || country == "MNC";
}

std::string one_decimal(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.1f", value);
  return out;
}

std::string iso_date_of(const Document& document, const Event& event) {
  const auto date = date_of(document, event);
  return date ? to_iso(*date) : "";
}

std::vector<Dyad> dyads(const Event& event) {
  std::vector<Dyad> out;
  if (event.mutual && event.sources.size() > 1) {
    for (const Party& a : event.sources)
      for (const Party& b : event.sources)
        if (&a != &b) out.emplace_back(&a, &b);
    return out;
  }
  static const Party nobody;
  if (event.sources.empty())
    for (const Party& target : event.targets) out.emplace_back(&nobody, &target);
  for (const Party& source : event.sources) {
    if (event.targets.empty()) out.emplace_back(&source, nullptr);
    for (const Party& target : event.targets) out.emplace_back(&source, &target);
  }
  return out;
}

RowWriter RowWriter::load(const std::vector<std::string>& data_folders, const EventCodes& codes,
                          Provenance provenance) {
  RowWriter out;
  out.codes_ = &codes;
  out.provenance_ = std::move(provenance);
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/countries.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) out.countries_[row.text("alpha3")] = row.text("name");
  }
  return out;
}

std::string RowWriter::country_name(const std::string& code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? "" : found->second;
}

std::string RowWriter::actor_name(const Document& document, const Party& party) const {
  if (party.entity && *party.entity < document.entities.size() && !document.entities[*party.entity].name.empty())
    return document.entities[*party.entity].name;
  if (party.sectors.empty() && party.group.empty() && !party.country.empty())
    if (const std::string name = country_name(party.country); !name.empty()) return name;
  return party.name;
}

std::string RowWriter::header(std::string_view format) const {
  if (format == "icews")
    return "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO "
           "Code\tIntensity\tTarget Name\tTarget Sectors\tTarget "
           "Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
  if (format == "polecat")
    return "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor "
           "Country\tActor COW\tPrimary Actor "
           "Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient "
           "Country\tRecipient COW\tPrimary "
           "Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient "
           "ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature "
           "Type\tSource\tPublication "
           "Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion\n";
  return "";
}

std::string RowWriter::rows(const Document& document, std::string_view format, bool asides) const {
  std::string out;
  for (std::size_t e = 0; e < document.events.size(); ++e) {
    const Event& event = document.events[e];
    if (event.aside && !asides) continue;
    const bool of_plover = format == "plover" || format == "polecat";
    if (of_plover && event.type.empty()) continue;
    if (format == "plover") {
      out += plover(document, event, number_of(document, e, 0));
      continue;
    }
    const std::vector<Dyad> pairs = dyads(event);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      const std::string id = number_of(document, e, p);
      // PETRARCH codes pairs: both sides known by country, sector or group.
      const bool petrarch = format == "cameo" || format == "petrarch2";
      if (petrarch &&
          (!pairs[p].second || pairs[p].first->code() == "---" || pairs[p].second->code() == "---"))
        continue;
      if (petrarch)
        out += line_of(cameo(document, event, pairs[p]));
      else if (format == "polecat")
        out += line_of(polecat(document, event, pairs[p], id));
      else if (format == "icews")
        out += line_of(icews(document, event, pairs[p], id));
      else if (format == "phoenix")
        out += line_of(phoenix(document, event, pairs[p], id));
      else
        out += line_of(gdelt(document, event, pairs[p], id));
    }
  }
  return out;
}

std::string RowWriter::pairs(const Document& document, std::string_view period, bool asides) const {
  std::string out;
  for (const Event& event : document.events) {
    if (event.aside && !asides) continue;
    std::string date = iso_date_of(document, event);
    if (period == "month") date = date.substr(0, 7);
    if (period == "year") date = date.substr(0, 4);
    const EventCode* code = codes_->find(event.cameo);
    for (const auto& [source, target] : dyads(event)) {
      const auto name = [](const Party* party) {
        return !party || party->country.empty()
                   ? std::string("---")
                   : party->country + (above_states(party->country) ? party->group.substr(0, 3) : "");
      };
      out += (date.empty() ? "-" : date) + "\t" + name(source) + "\t" + name(target) + "\t" +
             one_decimal(code->goldstein) + "\t" + std::to_string(code->quad) + "\n";
    }
  }
  return out;
}

}  // namespace chancery
