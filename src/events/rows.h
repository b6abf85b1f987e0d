// Events as rows of the data sets that political scientists load: PLOVER records, PETRARCH's CAMEO lines, POLECAT,
// ICEWS, Phoenix and GDELT 2, each with its own columns in its own order.
//
//   const RowWriter writer = RowWriter::load(folders, codes, {"chancery 0.1.0", "model digest", "tables digest"});
//   out << writer.header("icews");
//   for (const Document& article : articles) out << writer.rows(article, "icews", false);
//
// Where a data set has pairs of actors, an event of many becomes pairs; a mutual event stands once in each direction.
// Every row names its article and what it was coded with, in columns of its own where the data set leaves room for it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chancery/document.h"
#include "events/codes.h"

namespace chancery {

struct Provenance {
  std::string engine;  // "chancery 0.1.0"
  std::string models;  // first hex digits of a digest over the models
  std::string tables;  // likewise over tables, rules and paths
  std::string line() const { return engine + "; models " + models + "; tables " + tables; }
};

// A pair of actors; `target` null where nobody is acted upon.
using Dyad = std::pair<const Party*, const Party*>;
std::vector<Dyad> dyads(const Event& event);

class RowWriter {
 public:
  static RowWriter load(const std::vector<std::string>& data_folders, const EventCodes& codes, Provenance provenance);

  // "" for formats without a header line.
  std::string header(std::string_view format) const;
  // All rows of an article, each with its line end; `asides`: with the events told by the way.
  std::string rows(const Document& document, std::string_view format, bool asides) const;
  // "2025-08\tFRA\tDEU\t7.0\t1\n" a pair: period, actors by country, Goldstein score, quad class; for aggregates.
  std::string pairs(const Document& document, std::string_view period, bool asides) const;
  const Provenance& provenance() const { return provenance_; }

 private:
  std::string plover(const Document& document, const Event& event, const std::string& id) const;
  std::vector<std::string> cameo(const Document& document, const Event& event, const Dyad& dyad) const;
  std::vector<std::string> polecat(const Document& document, const Event& event, const Dyad& dyad,
                                   const std::string& id) const;
  std::vector<std::string> icews(const Document& document, const Event& event, const Dyad& dyad,
                                 const std::string& id) const;
  std::vector<std::string> phoenix(const Document& document, const Event& event, const Dyad& dyad,
                                   const std::string& id) const;
  std::vector<std::string> gdelt(const Document& document, const Event& event, const Dyad& dyad,
                                 const std::string& id) const;
  std::string country_name(const std::string& code) const;
  // The name that an actor goes by: the entity's, a country's own for what stands for it alone, else as written.
  std::string actor_name(const Document& document, const Party& party) const;

  const EventCodes* codes_ = nullptr;
  std::map<std::string, std::string> countries_;  // alpha-3 -> name
  Provenance provenance_;
};

}  // namespace chancery
