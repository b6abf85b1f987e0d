// What a desk asks of the record. Every answer is lines, and every line has its sources and a date.
//
//   Questions ask(record, {.level = kOpen});
//   for (const Line& line : ask.dossier("KAZ", "TJK", 15)) ...
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/find.h"
#include "store/record.h"
#include "store/view.h"

namespace chancery::store {

struct Line {
  std::string section;   // "contacts", "owed" ...; "" where the answer has one part
  std::string date;      // "2026-03-03", "2026-03-03..2026-03-05"; of the article where the fact tells none
  std::string kind, status;
  std::string text;      // the line in words
  std::string sources;   // "riga.txt; moldpres.txt"
  std::string note;      // contradictions, what came of it, by hand
  std::string id;        // of the event, person or fact
};

// The status of a line where it is worth a word before the text.
std::string status_to_tell(const Line& line);

struct Scope {
  int level = 0;
  std::string from, to;                         // ISO dates, "" for open
  std::size_t most = 20;                        // lines for each section
  std::string today;                            // as of when things are overdue
  std::map<std::string, std::string> countries; // alpha-3 to name, for showing
};

class Questions {
 public:
  Questions(Record& record, Scope scope) : record_(record), db_(record.database()), scope_(std::move(scope)) {}

  std::vector<Line> dossier(const std::string& a, const std::string& b);
  std::vector<Line> about(const Found& somebody);             // person NAME, body NAME
  std::vector<Line> timeline(const std::string& a, const std::string& b);
  std::vector<Line> agreements(const std::string& a, const std::string& b);
  std::vector<Line> owed(const std::string& a, const std::string& b);
  std::vector<Line> visits(const std::string& a, const std::string& b);
  std::vector<Line> offices(const std::string& country, const std::string& at);
  std::vector<Line> topics(const std::string& a, const std::string& b);
  std::vector<Line> positions(const std::vector<Found>& who, const std::string& country, const std::string& topic);
  std::vector<Line> accounts(const std::string& event);
  std::vector<Line> search(const std::string& words);
  std::vector<Line> alerts(const std::string& since, const std::string& country);
  // Claims of a draft, read as an article: supported, contradicted, not in the record. Nothing of it is kept.
  std::vector<Line> check(const Json& draft);

  struct Figure {
    std::string indicator, subjects, nature, period, unit, change, hedge, source, id, published;
    double value = 0;
  };
  std::vector<Figure> figures(const std::string& a, const std::string& b, const std::string& indicator);

  Line line_of(std::int64_t event, const std::vector<View>& facts);
  // A source as a list of sources has it: "Ministers meet, LETA, 2026-03-04 (riga.txt)".
  std::string source_line(const std::string& source);
  std::string name_of(const Who& who) const;
  std::string country_name(const std::string& code) const;
  static std::string with_article(const std::string& name);  // "the United States"

 private:
  // Events found by a country, a pair or an entity (event_party), the latest first.
  std::vector<std::int64_t> events(std::int64_t who, std::initializer_list<int> kinds, std::size_t most);
  // What is found by one country, pair or entity, the latest first, of all kinds together: read as far back as was asked for.
  struct Trail {
    std::map<int, std::vector<std::pair<std::int64_t, std::int64_t>>> events;  // day and event, by kind
    std::int64_t day, kind, event;                                             // how far it was read
    bool ended;
  };
  // Those of one kind; at least `most`, where there are as many.
  const std::vector<std::pair<std::int64_t, std::int64_t>>& trail_of(std::int64_t who, int kind, std::size_t most);
  std::int64_t who(const std::string& a, const std::string& b) const;
  void add(std::vector<Line>& out, const std::string& section, std::int64_t who, std::initializer_list<int> kinds, std::size_t most,
           const std::function<bool(const std::vector<View>&)>& wanted = {});
  // The facts of an event that may be shown; read once for all the lines that need them.
  const std::vector<View>& told(std::int64_t event);
  // The latest sources that see somebody in office.
  std::string seen_by(std::int64_t entity, std::size_t most, const std::string& office = "");
  std::string name_in(const Who& one, const View& fact);
  std::string speaker_words(const View& fact);
  std::string describe(const std::vector<View>& facts);
  std::string outcome(const std::vector<View>& facts);
  std::vector<View> told_of(const View& claim, const std::string& draft);
  Line check_office(const View& claim, const std::string& draft);

  Record& record_;
  Database& db_;
  Scope scope_;
  std::map<std::int64_t, std::vector<View>> told_;
  std::map<std::int64_t, Trail> trails_;
};

}  // namespace chancery::store
