// A record in the formats of others: csv (one table), ftm (FollowTheMoney), popolo, jsonld, turtle (PROV and Web
// Annotations), ical (what is planned and due), geojson.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "cli/countries.h"
#include "store/record.h"

namespace chancery::cli {

// The columns of event data sets: one event of the record stands once, with its reports and sources counted where a data set counts them.
void export_event_data(store::Record& record, int level, const std::string& format, const std::string& data_folder, std::ostream& out);
// Every row of the record; a country goes by its common name, however articles write it.
void export_rows(store::Record& record, int level, const Countries& countries, const std::function<void(const store::Json&)>& emit);
// `table` is the name of a row (document, person, event, fact ...) or a kind of fact (contact, office ...); throws Error for others.
void export_csv(store::Record& record, int level, const Countries& countries, const std::string& table, std::ostream& out);
void export_ftm(store::Record& record, int level, const Countries& countries, std::ostream& out);
void export_popolo(store::Record& record, int level, std::ostream& out);
// `turtle` or JSON-LD: the same statements.
void export_linked(store::Record& record, int level, bool turtle, std::ostream& out);
void export_calendar(store::Record& record, int level, std::ostream& out);
void export_geojson(store::Record& record, int level, std::ostream& out);

}  // namespace chancery::cli
