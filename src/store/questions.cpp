#include "store/questions.h"

#include <algorithm>
#include <set>

#include "chancery/error.h"
#include "store/events.h"
#include "store/intake.h"
#include "store/match.h"
#include "store/names.h"
#include "store/people.h"
#include "store/show.h"

namespace chancery::store {
namespace {

constexpr int kAllKinds[] = {kContact, kOfficeChange, kStatement, kCommitment, kInvitation, kInstrument, kFigure, kRelation, kRitual, kMeasure, kAid, kLaw, kVote};

bool is_visit(const std::vector<View>& facts) {
  return std::any_of(facts.begin(), facts.end(), [](const View& fact) { return fact.text("format").ends_with("visit"); });
}

bool background(const std::vector<View>& facts) {
  return std::all_of(facts.begin(), facts.end(), [](const View& fact) { return fact.background(); });
}

std::int64_t latest_day(const std::vector<View>& facts) {
  std::int64_t out = 0;
  for (const View& fact : facts) out = std::max(out, fact.last.value_or(fact.published.value_or(0)));
  return out;
}

}  // namespace

std::int64_t Questions::who(const std::string& a, const std::string& b) const {
  if (a.empty()) return 0;
  return b.empty() || a == b ? who_country(a) : who_pair(a, b);
}

std::vector<std::int64_t> Questions::events(std::int64_t whose, std::initializer_list<int> kinds, std::size_t most) {
  const std::int64_t from = day_of(scope_.from).value_or(-1000000), to = day_of(scope_.to).value_or(4000000);
  std::vector<std::pair<std::int64_t, std::int64_t>> found;  // day, event
  for (const int kind : kinds) {
    if (whose == 0) {
      Statement& row = db_.prepare("SELECT day, id FROM event WHERE kind = ? AND day BETWEEN ? AND ? AND level <= ? ORDER BY day DESC LIMIT ?").bind(kind, from, to, scope_.level, most);
      while (row.step()) found.emplace_back(row.integer(0), row.integer(1));
    } else {
      Statement& row = db_.prepare("SELECT day, event FROM event_party WHERE who = ? AND kind = ? AND day BETWEEN ? AND ? AND level <= ? ORDER BY day DESC LIMIT ?").bind(whose, kind, from, to, scope_.level, most);
      while (row.step()) found.emplace_back(row.integer(0), row.integer(1));
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a > b; });
  std::vector<std::int64_t> out;
  for (const auto& [day, event] : found) out.push_back(event);
  return out;
}

void Questions::add(std::vector<Line>& out, const std::string& section, std::int64_t whose, std::initializer_list<int> kinds, std::size_t most,
                    const std::function<bool(const std::vector<View>&)>& wanted) {
  std::size_t count = 0;
  // A filter may leave out many: look at more than are wanted, but not at all of a long history.
  for (const auto event : events(whose, kinds, wanted ? most * 8 : most)) {
    if (count >= most) break;
    const auto facts = facts_of(db_, event, scope_.level);
    if (facts.empty() || (wanted && !wanted(facts))) continue;
    Line line = line_of(event, facts);
    line.section = section;
    out.push_back(std::move(line));
    ++count;
  }
}

// What came of an invitation, a plan or a promise.
std::string Questions::outcome(const std::vector<View>& facts) {
  const View& fact = facts.front();
  const auto countries = fact.countries();
  const auto told = fact.published.value_or(fact.first.value_or(0));
  std::optional<std::int64_t> due;
  if (fact.kind == kContact) due = fact.last;
  else if (fact.kind == kCommitment) due = day_of(text_at(at(fact.body, "due"), "to"));
  else if (fact.kind == kInvitation) due = day_of(text_at(at(fact.body, "when"), "to"));
  else due = fact.last;
  std::vector<std::int64_t> candidates;
  if (countries.size() >= 2) {
    const std::string a = *countries.begin(), b = *std::next(countries.begin());
    const int wanted = fact.kind == kInstrument ? kInstrument : kContact;
    Statement& row = db_.prepare("SELECT event FROM event_party WHERE who = ? AND kind = ? AND day BETWEEN ? AND ? AND level <= ? ORDER BY day LIMIT 60")
                         .bind(who_pair(a, b), wanted, told - 1, told + 900, scope_.level);
    while (row.step()) candidates.push_back(row.integer(0));
    if (fact.kind == kCommitment) {
      Statement& signed_later = db_.prepare("SELECT event FROM event_party WHERE who = ? AND kind = ? AND day BETWEEN ? AND ? AND level <= ? ORDER BY day LIMIT 30")
                                    .bind(who_pair(a, b), kInstrument, told, told + 900, scope_.level);
      while (signed_later.step()) candidates.push_back(signed_later.integer(0));
    }
  }
  for (const auto event : candidates) {
    if (event == fact.event) continue;
    const auto later = facts_of(db_, event, scope_.level);
    if (later.empty()) continue;
    const std::string status = status_of(later);
    const View& other = later.front();
    const std::string what = line_of(event, later).date + " [" + other.source + "]";
    if (fact.kind == kInvitation && is_visit(later)) {
      // The one invited came, or somebody of the country invited.
      std::set<std::string> guests, invited;
      std::set<std::int64_t> guest_ids, invited_ids;
      for (const View& one : later)
        for (const Who* guest : one.in({"guest", "head of delegation", "participant"})) guests.insert(guest->country), guest_ids.insert(guest->entity);
      for (const Who* one : fact.in({"invitee"})) invited.insert(one->country), invited_ids.insert(one->entity);
      const bool same = std::any_of(invited_ids.begin(), invited_ids.end(), [&](auto one) { return guest_ids.contains(one); });
      const bool side = std::any_of(invited.begin(), invited.end(), [&](const auto& one) { return !one.empty() && guests.contains(one); });
      if (!same && !side) continue;
      const std::string how = same ? "" : " by another of the country invited";
      if (status == "held" || status == "ongoing") return "taken up" + how + ": visited " + what;
      if (status == "planned") return "visit planned" + how + ": " + what;
    }
    if (fact.kind == kContact && (status == "held" || status == "cancelled" || status == "postponed")) {
      const auto mine = fact.in({"guest", "host", "head of delegation", "participant"});
      std::size_t shared = 0;
      for (const Who* one : mine)
        for (const Who& with : other.who) shared += one->entity == with.entity && !beside(with.role);
      if (shared >= 1 && is_visit(later) == is_visit(facts) && std::llabs(latest_day(later) - fact.last.value_or(latest_day(later))) <= 45) return status + ": " + what;
    }
    if (fact.kind == kInstrument && (status == "signed" || status == "adopted" || status == "ratified") &&
        overlap(content_words(fact.text("title")), content_words(other.text("title"))) >= 0.5)
      return status + ": " + what;
    if (fact.kind == kCommitment && other.kind == kInstrument && status == "signed" && contained(content_words(other.text("title")), content_words(fact.text("what"))) >= 0.6)
      return "signed: " + what;
  }
  const auto today = day_of(scope_.today);
  if (due && today && *due < *today) return "overdue since " + iso_of(*due) + "; no evidence found that it was done";
  return "no evidence found yet";
}

std::vector<Line> Questions::dossier(const std::string& a, const std::string& b) {
  std::vector<Line> out;
  const auto whose = who(a, b);
  for (const auto& country : {a, b}) {
    if (country.empty()) continue;
    auto holders = offices(country, scope_.today);
    std::size_t count = 0;
    for (Line& line : holders) {
      if (count++ >= 8) break;
      line.section = "offices of " + country_name(country);
      out.push_back(std::move(line));
    }
  }
  const auto current = [](const std::vector<View>& facts) { return !background(facts); };
  add(out, "contacts", whose, {kContact}, scope_.most, current);
  add(out, "agreements", whose, {kInstrument}, scope_.most);
  for (Line& line : owed(a, b)) {
    line.section = "owed";
    out.push_back(std::move(line));
  }
  add(out, "what was said", whose, {kStatement}, scope_.most, current);
  add(out, "figures", whose, {kFigure}, scope_.most);
  add(out, "relations", whose, {kRelation, kMeasure, kAid, kVote, kLaw}, scope_.most);
  add(out, "rituals and offices", whose, {kRitual, kOfficeChange}, scope_.most);
  return out;
}

std::vector<Line> Questions::about(const Found& somebody) {
  std::vector<Line> out;
  const Json entity = entity_json(db_, somebody.entity, scope_.level, false);
  std::string names;
  each(at(entity, "names"), [&](const Json& name) { names += (names.empty() ? "" : "; ") + text_of(name); });
  Line head;
  head.section = "who";
  head.kind = kEntityNames[static_cast<std::size_t>(somebody.kind)];
  head.text = somebody.name + (somebody.country.empty() ? "" : ", " + country_name(somebody.country));
  if (names.find(';') != std::string::npos) head.note = "written " + names;
  head.id = somebody.id;
  {
    Statement& row = db_.prepare("SELECT source, published FROM profile JOIN appearance ON appearance.profile = profile.id JOIN reading ON reading.id = appearance.reading AND reading.closed IS NULL "
                                 "JOIN document ON document.id = reading.document WHERE profile.entity = ? AND level <= ? ORDER BY published DESC LIMIT 3").bind(somebody.entity, scope_.level);
    while (row.step()) {
      head.sources += (head.sources.empty() ? "" : "; ") + row.text(0);
      if (head.date.empty() && !row.null(1)) head.date = iso_of(row.integer(1));
    }
  }
  out.push_back(std::move(head));
  if (somebody.kind == kPerson)
    each(tenures_json(db_, somebody.entity, scope_.level), [&](const Json& tenure) {
      Line line;
      line.section = "offices";
      line.kind = "office";
      line.status = text_at(tenure, "manner");
      line.date = text_at(tenure, "first_seen") + ".." + text_at(tenure, "last_seen");
      line.text = text_at(tenure, "as_written") + (text_at(tenure, "body_name").empty() ? "" : ", " + text_at(tenure, "body_name")) +
                  (text_at(tenure, "country").empty() ? "" : ", " + country_name(text_at(tenure, "country")));
      line.note = "seen " + text_at(tenure, "seen") + " times";
      line.id = somebody.id;
      Statement& row = db_.prepare("SELECT DISTINCT source FROM profile JOIN party ON party.profile = profile.id AND party.kind = 2 AND party.role = 'person' JOIN fact ON fact.id = party.fact AND fact.closed IS NULL "
                                   "JOIN reading ON reading.id = fact.reading JOIN document ON document.id = reading.document WHERE profile.entity = ? AND document.level <= ? ORDER BY source LIMIT 4").bind(somebody.entity, scope_.level);
      while (row.step()) line.sources += (line.sources.empty() ? "" : "; ") + row.text(0);
      out.push_back(std::move(line));
    });
  if (somebody.kind != kPerson) {
    Statement& row = db_.prepare("SELECT DISTINCT e.id, e.name, t.title, t.first_seen, t.last_seen, t.manner FROM profile b JOIN tenure t ON t.body = b.id JOIN profile p ON p.id = t.profile JOIN entity e ON e.id = p.entity "
                                 "WHERE b.entity = ? AND t.level <= ? ORDER BY t.last_seen DESC LIMIT 20").bind(somebody.entity, scope_.level);
    std::vector<std::pair<std::int64_t, Line>> holders;
    while (row.step()) {
      Line line;
      line.section = "offices";
      line.kind = "office";
      line.status = row.text(5);
      line.text = row.text(2) + ": " + row.text(1);
      line.date = (row.null(3) ? "" : iso_of(row.integer(3))) + ".." + (row.null(4) ? "" : iso_of(row.integer(4)));
      line.id = somebody.id;
      holders.emplace_back(row.integer(0), std::move(line));
    }
    for (auto& [person, line] : holders) {
      Statement& where = db_.prepare("SELECT source FROM profile JOIN party ON party.profile = profile.id AND party.kind = 2 AND party.role = 'person' JOIN fact ON fact.id = party.fact AND fact.closed IS NULL JOIN reading ON reading.id = fact.reading "
                                     "JOIN document ON document.id = reading.document WHERE profile.entity = ? AND document.level <= ? LIMIT 1").bind(person, scope_.level);
      if (where.step()) line.sources = where.text(0);
      where.reset();
      out.push_back(std::move(line));
    }
  }
  const auto whose = who_entity(somebody.entity);
  add(out, "contacts", whose, {kContact}, scope_.most);
  add(out, "office changes", whose, {kOfficeChange}, scope_.most);
  add(out, "agreements", whose, {kInstrument}, scope_.most);
  add(out, "statements", whose, {kStatement}, scope_.most);
  add(out, "commitments and invitations", whose, {kCommitment, kInvitation}, scope_.most);
  add(out, "other", whose, {kFigure, kRelation, kRitual, kMeasure, kAid, kLaw, kVote}, scope_.most);
  return out;
}

std::vector<Line> Questions::timeline(const std::string& a, const std::string& b) {
  std::vector<Line> out;
  add(out, "", who(a, b), {kContact, kInstrument, kOfficeChange, kMeasure, kAid, kVote, kLaw, kRitual, kInvitation}, scope_.most);
  std::reverse(out.begin(), out.end());
  return out;
}

std::vector<Line> Questions::agreements(const std::string& a, const std::string& b) {
  std::vector<Line> out;
  add(out, "", who(a, b), {kInstrument}, scope_.most);
  return out;
}

std::vector<Line> Questions::visits(const std::string& a, const std::string& b) {
  std::vector<Line> out;
  add(out, "", who(a, b), {kContact}, scope_.most, is_visit);
  return out;
}

std::vector<Line> Questions::owed(const std::string& a, const std::string& b) {
  std::vector<Line> out;
  std::vector<std::pair<std::string, Line>> due;
  for (const auto event : events(who(a, b), {kCommitment, kInvitation, kContact, kInstrument}, scope_.most * 6)) {
    const auto facts = facts_of(db_, event, scope_.level);
    if (facts.empty()) continue;
    const std::string status = status_of(facts);
    const View& fact = facts.front();
    const bool open = (fact.kind == kCommitment && status == "pending" && fact.text("strength") != "ritual readiness") ||
                      (fact.kind == kInvitation && (status == "extended" || status == "accepted")) || (fact.kind == kContact && status == "planned") ||
                      (fact.kind == kInstrument && (status == "planned" || status == "text agreed" || status == "initialled"));
    if (!open || due.size() >= scope_.most) continue;
    Line line = line_of(event, facts);
    const std::string came = outcome(facts);
    line.note = came + (line.note.empty() ? "" : "; " + line.note);
    std::string by = fact.kind == kCommitment ? text_at(at(fact.body, "due"), "to") : fact.kind == kInvitation ? text_at(at(fact.body, "when"), "to") : fact.last ? iso_of(*fact.last) : "";
    due.emplace_back(by.empty() ? "9999" : by, std::move(line));
  }
  std::stable_sort(due.begin(), due.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  for (auto& [by, line] : due) out.push_back(std::move(line));
  return out;
}

std::vector<Line> Questions::offices(const std::string& country, const std::string& at_date) {
  std::vector<Line> out;
  const auto day = day_of(at_date);
  // Everybody seen in an office of the country; of each office the holders seen nearest to the day come first.
  struct Seen {
    std::int64_t entity, first, last, times;
    std::string office, title, manner, body, name, id;
  };
  std::map<std::string, std::vector<Seen>> by_office;
  Statement& row = country.empty()
                       ? db_.prepare("SELECT e.id, e.ext, e.name, t.office, min(t.title), t.manner, coalesce(b.name, ''), min(t.first_seen), max(t.last_seen), sum(t.seen), t.country FROM tenure t JOIN profile p ON p.id = t.profile "
                                     "JOIN entity e ON e.id = p.entity LEFT JOIN profile b ON b.id = t.body WHERE t.level <= ? AND e.name <> '' GROUP BY e.id, t.office, t.manner, b.entity, t.country LIMIT 20000").bind(scope_.level)
                       : db_.prepare("SELECT e.id, e.ext, e.name, t.office, min(t.title), t.manner, coalesce(b.name, ''), min(t.first_seen), max(t.last_seen), sum(t.seen), t.country FROM tenure t JOIN profile p ON p.id = t.profile "
                                     "JOIN entity e ON e.id = p.entity LEFT JOIN profile b ON b.id = t.body WHERE t.country = ? AND t.level <= ? AND e.name <> '' GROUP BY e.id, t.office, t.manner, b.entity").bind(country, scope_.level);
  while (row.step()) {
    if (row.null(7)) continue;
    Seen one{row.integer(0), row.integer(7), row.integer(8), row.integer(9), row.text(3), row.text(4), row.text(5), row.text(6), row.text(2), row.text(1)};
    by_office[row.text(10) + "|" + one.office + "|" + folded_words(one.body)].push_back(std::move(one));
  }
  // Who is called by a general word ("minister") holds the particular office ("foreign minister").
  std::map<std::int64_t, std::set<std::string>> held;
  for (const auto& [key, all] : by_office)
    for (const Seen& one : all) held[one.entity].insert(one.office);
  for (auto& [key, all] : by_office) {
    std::erase_if(all, [&](const Seen& one) {
      const auto& own = held[one.entity];
      return std::any_of(own.begin(), own.end(), [&](const auto& office) { return office.size() > one.office.size() && office.ends_with(" " + one.office); });
    });
    // Former holders speak of another time.
    std::vector<const Seen*> standing;
    for (const Seen& one : all)
      if (one.manner != "former" && (!day || one.first <= *day)) standing.push_back(&one);
    if (standing.empty()) continue;
    std::sort(standing.begin(), standing.end(), [](const Seen* x, const Seen* y) { return std::pair(x->last, x->id) > std::pair(y->last, y->id); });
    // Whoever was seen both before and after the day held it; else whoever was seen last before it.
    std::vector<const Seen*> chosen;
    for (const Seen* one : standing)
      if (day && one->first <= *day && *day <= one->last) chosen.push_back(one);
    if (chosen.empty()) {
      const Seen* last = nullptr;
      for (const Seen* one : standing)
        if (!day || one->first <= *day) {
          if (!last || std::min(one->last, day.value_or(one->last)) > std::min(last->last, day.value_or(last->last))) last = one;
        }
      if (last) chosen.push_back(last);
    }
    for (const Seen* one : chosen) {
      Line line;
      line.kind = "office";
      line.status = one->manner;
      line.date = iso_of(one->first) + ".." + iso_of(one->last);
      line.text = one->title + (one->body.empty() ? "" : ", " + one->body) + ": " + one->name;
      if (country.empty()) line.text += " (" + country_name(key.substr(0, key.find('|'))) + ")";
      if (day && one->last < *day) line.note = "last seen " + iso_of(one->last);
      line.id = one->id;
      Statement& where = db_.prepare("SELECT DISTINCT source FROM profile JOIN party ON party.profile = profile.id AND party.kind = 2 AND party.role = 'person' JOIN fact ON fact.id = party.fact AND fact.closed IS NULL JOIN reading ON reading.id = fact.reading "
                                     "JOIN document ON document.id = reading.document WHERE profile.entity = ? AND document.level <= ? ORDER BY party.day DESC LIMIT 2").bind(one->entity, scope_.level);
      while (where.step()) line.sources += (line.sources.empty() ? "" : "; ") + where.text(0);
      out.push_back(std::move(line));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Line& x, const Line& y) { return x.date.substr(x.date.size() > 10 ? x.date.size() - 10 : 0) > y.date.substr(y.date.size() > 10 ? y.date.size() - 10 : 0); });
  return out;
}

std::vector<Line> Questions::topics(const std::string& a, const std::string& b) {
  struct Seen {
    std::size_t times = 0;
    std::string last, sources, id, words;
  };
  std::map<std::string, Seen> all;
  for (const auto event : events(who(a, b), {kContact, kStatement}, scope_.most * 20)) {
    const auto facts = facts_of(db_, event, scope_.level);
    if (facts.empty()) continue;
    std::set<std::string> here;
    std::map<std::string, std::string> as_written;
    for (const View& fact : facts)
      for (const char* field : {"topics", "about"})
        each(at(fact.body, field), [&](const Json& one) {
          const std::string topic = text_at(one, "topic");
          if (topic.empty()) return;
          here.insert(topic);
          as_written.emplace(topic, text_of(one));
        });
    if (here.empty()) continue;
    const Line line = line_of(event, facts);
    for (const auto& topic : here) {
      Seen& seen = all[topic];
      ++seen.times;
      if (line.date > seen.last) seen.last = line.date, seen.sources = line.sources, seen.id = line.id, seen.words = as_written[topic];
    }
  }
  std::vector<std::pair<std::string, Seen>> ordered(all.begin(), all.end());
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& x, const auto& y) { return x.second.times > y.second.times; });
  std::vector<Line> out;
  for (const auto& [topic, seen] : ordered) {
    Line line;
    line.kind = "topic";
    line.date = seen.last;
    line.text = topic + " (" + std::to_string(seen.times) + (seen.times == 1 ? " time" : " times") + "), last as “" + seen.words + "”";
    line.sources = seen.sources;
    line.id = seen.id;
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<Line> Questions::positions(const std::vector<Found>& somebody, const std::string& country, const std::string& topic) {
  std::vector<Line> out;
  const auto words = content_words(topic);
  std::set<std::int64_t> ids;
  for (const Found& one : somebody) ids.insert(one.entity);
  const auto wanted = [&](const std::vector<View>& facts) {
    for (const View& fact : facts) {
      bool speaks = false;
      for (const Who* one : fact.in({"speaker"})) speaks |= ids.contains(one->entity) || (!country.empty() && one->country == country);
      if (!speaks) continue;
      if (words.empty()) return true;
      std::string said = fact.text("content") + " " + fact.text("text");
      each(at(fact.body, "about"), [&](const Json& one) { said += " " + text_at(one, "topic") + " " + text_of(one); });
      if (contained(words, content_words(said)) >= 0.99) return true;
      const std::string folded = folded_words(said);
      if (std::all_of(words.begin(), words.end(), [&](const auto& word) { return folded.find(word) != std::string::npos; })) return true;
    }
    return false;
  };
  for (const auto id : ids) add(out, "", who_entity(id), {kStatement}, scope_.most, wanted);
  if (!country.empty()) add(out, "", who_country(country), {kStatement}, scope_.most, wanted);
  std::stable_sort(out.begin(), out.end(), [](const Line& x, const Line& y) { return x.date < y.date; });
  return out;
}

std::vector<Line> Questions::accounts(const std::string& name) {
  const auto ext = ext_from(name, name.starts_with("f-") ? "f-" : "ev-");
  std::int64_t event = 0;
  if (ext) {
    Statement& row = db_.prepare("SELECT event FROM fact WHERE ext = ? AND closed IS NULL").bind(*ext);
    if (row.step()) event = row.integer(0);
    row.reset();
  }
  const auto facts = event ? facts_of(db_, event, scope_.level) : std::vector<View>();
  if (facts.empty()) throw Error(name, 0, "no such event in the record (ids are those that the other questions print)");
  std::vector<Line> out;
  Line head = line_of(event, facts);
  head.section = "event";
  out.push_back(head);
  for (const Slot& slot : slots_of(facts))
    for (const SlotValue& value : slot.values) {
      Line line;
      line.section = slot.name;
      line.kind = slot.conflict ? "contradiction" : slot.values.size() > 1 ? "told differently" : "agreed";
      line.text = value.value;
      for (const auto i : value.facts) {
        line.sources += (line.sources.empty() ? "" : "; ") + facts[i].source;
        if (line.date.empty() && facts[i].published) line.date = iso_of(*facts[i].published);
      }
      line.id = fact_name(facts[value.facts.front()].ext);
      out.push_back(std::move(line));
    }
  for (const View& fact : facts) {
    Line line;
    line.section = "as told";
    line.kind = head.kind;
    line.status = fact.status;
    line.date = fact.published ? iso_of(*fact.published) : "";
    line.text = fact.text("text");
    line.sources = fact.source;
    if (fact.original != fact.document) line.note = "a copy";
    line.id = fact_name(fact.ext);
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<Line> Questions::search(const std::string& words) {
  std::string query;
  for (std::size_t begin = 0; begin < words.size();) {
    auto end = words.find(' ', begin);
    if (end == std::string::npos) end = words.size();
    std::string word;
    for (const char c : words.substr(begin, end - begin))
      if (c != '"') word += c;
    if (!word.empty()) query += (query.empty() ? "\"" : " \"") + word + "\"";
    begin = end + 1;
  }
  std::vector<Line> out;
  if (query.empty()) return out;
  Statement& row = db_.prepare("SELECT document.published, source, document.title, snippet(words, 1, '[', ']', ' ... ', 18), document.ext FROM words JOIN document ON document.id = words.rowid "
                               "WHERE words MATCH ? AND level <= ? ORDER BY rank LIMIT ?").bind(query, scope_.level, scope_.most);
  while (row.step()) {
    Line line;
    line.kind = "document";
    line.date = row.null(0) ? "" : iso_of(row.integer(0));
    line.text = row.text(2) + (row.text(3).empty() ? "" : ": " + row.text(3));
    std::replace(line.text.begin(), line.text.end(), '\n', ' ');
    line.sources = row.text(1);
    line.id = row.text(4).substr(0, 19);
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<Line> Questions::alerts(const std::string& since, const std::string& country) {
  std::vector<Line> out;
  std::set<std::int64_t> seen;
  std::vector<std::int64_t> found;
  Statement& row = db_.prepare("SELECT DISTINCT fact.event FROM change JOIN fact ON fact.opened = change.id WHERE change.at >= ? AND fact.closed IS NULL AND fact.event IS NOT NULL "
                               "AND fact.kind NOT IN (3 + 1, 8) AND fact.level <= ? ORDER BY fact.event").bind(since, scope_.level);
  while (row.step()) found.push_back(row.integer(0));
  for (const auto event : found) {
    const auto facts = facts_of(db_, event, scope_.level);
    if (facts.empty() || background(facts)) continue;
    if (!country.empty() && std::none_of(facts.begin(), facts.end(), [&](const View& fact) { return fact.countries().contains(country); })) continue;
    Line line = line_of(event, facts);
    // A new event, or a new account of a known one.
    std::size_t older = 0;
    for (const View& fact : facts) {
      Statement& opened = db_.prepare("SELECT at FROM fact JOIN change ON change.id = fact.opened WHERE fact.id = ?").bind(fact.id);
      older += opened.step() && opened.text(0) < since;
      opened.reset();
    }
    line.section = older == 0 ? "new" : line.note.find("differ") != std::string::npos ? "new account, with a contradiction" : "new account";
    out.push_back(std::move(line));
  }
  std::stable_sort(out.begin(), out.end(), [](const Line& x, const Line& y) { return x.date > y.date; });
  return out;
}

std::vector<Line> Questions::check(const Json& draft) {
  std::vector<Line> out;
  Transaction never_committed(db_);
  const Added added = take_in(db_, draft, "draft");
  std::vector<std::int64_t> facts;
  Statement& row = db_.prepare("SELECT fact.id FROM fact JOIN reading ON reading.id = fact.reading JOIN document ON document.id = reading.document WHERE document.ext = ? AND fact.closed IS NULL ORDER BY local").bind(added.id);
  while (row.step()) facts.push_back(row.integer(0));
  for (const auto id : facts) {
    const auto claim = load_view(db_, id);
    if (!claim) continue;
    Line line;
    line.kind = kKindNames[static_cast<std::size_t>(claim->kind)];
    line.status = claim->status;
    line.text = claim->text("text");
    line.section = "not in the record";
    if (claim->kind == kOffice) {
      // Somebody else seen in the same office of the same country, or the same person seen there.
      const auto person = claim->in({"person"});
      if (person.empty() || person.front()->name.empty()) continue;
      std::string state = person.front()->country;
      for (const Who* one : claim->in({"country", "body"})) if (!one->country.empty()) state = one->country;
      const std::string office = office_words(claim->text("office"));
      Statement& seen = db_.prepare("SELECT p.entity, e.name, max(t.last_seen), t.seen FROM tenure t JOIN profile p ON p.id = t.profile JOIN entity e ON e.id = p.entity WHERE t.country = ? AND t.office = ? AND t.level <= ? AND t.manner <> 'former' AND e.name <> '' "
                                    "GROUP BY p.entity ORDER BY max(t.last_seen) DESC").bind(state, office, scope_.level);
      std::string others;
      while (seen.step()) {
        if (seen.integer(0) == person.front()->entity) {
          if (seen.integer(3) > 1) line.section = "supported", line.date = iso_of(seen.integer(2));
        } else if (others.empty()) {
          others = seen.text(1) + " was seen as " + office + " on " + (seen.null(2) ? "" : iso_of(seen.integer(2)));
        }
      }
      if (line.section != "supported" && !others.empty() && (office == "president" || office == "prime minister" || office == "foreign minister" || office.find("speaker") != std::string::npos)) {
        line.section = "contradicted";
        line.note = others;
      }
      Statement& where = db_.prepare("SELECT DISTINCT source FROM party JOIN profile ON profile.id = party.profile JOIN fact ON fact.id = party.fact JOIN reading ON reading.id = fact.reading JOIN document ON document.id = reading.document "
                                     "WHERE profile.entity = ? AND party.kind = 2 AND document.ext <> ? AND document.level <= ? LIMIT 3").bind(person.front()->entity, added.id, scope_.level);
      if (line.section == "supported")
        while (where.step()) line.sources += (line.sources.empty() ? "" : "; ") + where.text(0);
      where.reset();
      out.push_back(std::move(line));
      continue;
    }
    auto all = facts_of(db_, claim->event, scope_.level);
    std::vector<View> others;
    for (const View& one : all)
      if (one.document_id != added.id) others.push_back(one);
    if (!others.empty()) {
      line.section = "supported";
      const Line record_line = line_of(claim->event, others);
      line.date = record_line.date;
      line.sources = record_line.sources;
      line.id = record_line.id;
      for (const Slot& slot : slots_of(all)) {
        if (!slot.conflict) continue;
        // A value that some source of the record has as well is not contradicted.
        std::string mine, theirs;
        for (const SlotValue& value : slot.values) {
          const bool own = std::any_of(value.facts.begin(), value.facts.end(), [&](auto i) { return all[i].document_id == added.id; });
          if (own && value.facts.size() > 1) mine = theirs = value.value;
          else if (own) mine = value.value;
          else if (theirs.empty()) theirs = value.value;
        }
        if (mine.empty() || theirs.empty() || mine == theirs) continue;
        line.section = "contradicted";
        line.note += (line.note.empty() ? "" : "; ") + slot.name + ": the record has " + theirs + ", the draft " + mine;
      }
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<Questions::Figure> Questions::figures(const std::string& a, const std::string& b, const std::string& indicator) {
  std::vector<Figure> out;
  const auto words = content_words(indicator);
  for (const auto event : events(who(a, b), {kFigure}, 2000)) {
    for (const View& fact : facts_of(db_, event, scope_.level)) {
      if (!words.empty() && contained(words, content_words(fact.text("indicator"))) < 0.99) continue;
      const Json& amount = at(fact.body, "amount");
      auto value = number_of(amount);
      if (!value) value = number_of(at(amount, "from"));
      if (!value) continue;
      Figure one;
      one.value = *value;
      one.indicator = fact.text("indicator");
      for (const Who* who : fact.in({"subjects"})) one.subjects += (one.subjects.empty() ? "" : ", ") + name_of(*who);
      one.nature = fact.text("nature");
      const Json& period = at(fact.body, "period");
      one.period = text_at(period, "from").empty() ? "" : text_at(period, "from") == text_at(period, "to") ? text_at(period, "from") : text_at(period, "from") + ".." + text_at(period, "to");
      one.unit = text_at(amount, "unit");
      one.hedge = text_at(amount, "hedge");
      const Json& change = at(fact.body, "change");
      if (!text_at(change, "value").empty()) one.change = text_at(change, "direction") + " " + text_at(change, "value") + " " + text_at(change, "unit");
      one.source = fact.source;
      one.id = fact_name(fact.ext);
      one.published = fact.published ? iso_of(*fact.published) : "";
      out.push_back(std::move(one));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Figure& x, const Figure& y) {
    return std::tuple(x.indicator, x.subjects, x.unit, x.nature != "actual", x.period.empty() ? x.published : x.period) <
           std::tuple(y.indicator, y.subjects, y.unit, y.nature != "actual", y.period.empty() ? y.published : y.period);
  });
  return out;
}

}  // namespace chancery::store
