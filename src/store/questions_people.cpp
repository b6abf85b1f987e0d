// Who somebody is, and who holds which office.
#include <algorithm>
#include <set>
#include <tuple>

#include "chancery/error.h"
#include "store/events.h"
#include "store/names.h"
#include "store/people.h"
#include "store/questions.h"
#include "store/row_names.h"
#include "store/show.h"

namespace chancery::store {
std::string Questions::seen_by(std::int64_t entity, std::size_t most, const std::string& office) {
  // By profile and day, the latest first, and no further than needed: whoever is often in the news is seen in office
  // thousands of times.
  std::vector<std::pair<std::int64_t, std::string>> found;
  std::vector<std::int64_t> profiles;
  Statement& own = db_.prepare("SELECT id FROM profile WHERE entity = ?").bind(entity);
  while (own.step()) profiles.push_back(own.integer(0));
  for (const auto profile : profiles) {
    Statement& row = db_.prepare(
                            "SELECT source, day, json_extract(fact.body, '$.office.value') FROM party JOIN fact ON "
                            "fact.id = party.fact AND fact.closed IS NULL JOIN reading ON reading.id = fact.reading "
                            "JOIN document ON document.id = reading.document "
                            "WHERE profile = ? AND party.kind = 2 AND role = 'person' AND document.level <= ? ORDER BY "
                            "day DESC LIMIT ?")
                         .bind(profile, scope_.level, office.empty() ? 12 : 60);
    while (row.step())
      if (office.empty() || office_words(row.text(2)) == office) found.emplace_back(-row.integer(1), row.text(0));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> sources;
  for (auto& [day, source] : found)
    if (sources.size() < most && std::find(sources.begin(), sources.end(), source) == sources.end())
      sources.push_back(std::move(source));
  std::string out;
  for (const auto& source : sources) out += (out.empty() ? "" : "; ") + source;
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
    Statement& row = db_.prepare(
                            "SELECT source, published FROM profile JOIN appearance ON appearance.profile = profile.id "
                            "JOIN reading ON reading.id = appearance.reading AND reading.closed IS NULL "
                            "JOIN document ON document.id = reading.document WHERE profile.entity = ? AND level <= ? "
                            "ORDER BY published DESC LIMIT 3")
                         .bind(somebody.entity, scope_.level);
    while (row.step()) {
      head.sources += (head.sources.empty() ? "" : "; ") + row.text(0);
      if (head.date.empty() && !row.null(1)) head.date = iso_of(row.integer(1));
    }
  }
  out.push_back(std::move(head));
  if (const Json& profiles = at(entity, "profiles"); profiles.size() > 1)
    // Each way of writing the name, with why it is taken for the same person; `split` takes its id.
    each(profiles, [&](const Json& profile) {
      Line line;
      line.section = "taken for one person";
      line.kind = "profile";
      line.text = text_at(profile, "name");
      line.note = text_at(profile, "reason");
      line.id = text_at(profile, "id");
      const auto ext = ext_from(line.id, "p-");
      Statement& row = db_.prepare(
                              "SELECT source, published FROM profile JOIN appearance ON appearance.profile = "
                              "profile.id JOIN reading ON reading.id = appearance.reading AND reading.closed IS NULL "
                              "JOIN document ON document.id = reading.document WHERE profile.ext = ? AND level <= ? "
                              "ORDER BY published DESC LIMIT 2")
                           .bind(ext.value_or(0), scope_.level);
      while (row.step()) {
        line.sources += (line.sources.empty() ? "" : "; ") + row.text(0);
        if (line.date.empty() && !row.null(1)) line.date = iso_of(row.integer(1));
      }
      out.push_back(std::move(line));
    });
  if (somebody.kind == kPerson)
    each(tenures_json(db_, somebody.entity, scope_.level), [&](const Json& tenure) {
      Line line;
      line.section = "offices";
      line.kind = "office";
      line.status = text_at(tenure, "manner");
      if (!text_at(tenure, "first_seen").empty())
        line.date = text_at(tenure, "first_seen") + ".." + text_at(tenure, "last_seen");
      line.text = text_at(tenure, "as_written") +
                  (text_at(tenure, "body_name").empty() ? "" : ", " + text_at(tenure, "body_name")) +
                  (text_at(tenure, "country").empty() ? "" : ", " + country_name(text_at(tenure, "country")));
      line.note = text_at(tenure, "seen") == "1" ? "seen once" : "seen " + text_at(tenure, "seen") + " times";
      line.id = somebody.id;
      line.sources = seen_by(somebody.entity, 4, office_words(text_at(tenure, "as_written")));
      out.push_back(std::move(line));
    });
  if (somebody.kind != kPerson) {
    Statement& row =
        db_.prepare(
               "SELECT DISTINCT e.id, e.name, t.title, t.first_seen, t.last_seen, t.manner FROM profile b JOIN tenure "
               "t ON t.body = b.id JOIN profile p ON p.id = t.profile JOIN entity e ON e.id = p.entity "
               "WHERE b.entity = ? AND t.level <= ? ORDER BY t.last_seen DESC LIMIT 20")
            .bind(somebody.entity, scope_.level);
    std::vector<std::pair<std::int64_t, Line>> holders;
    while (row.step()) {
      Line line;
      line.section = "offices";
      line.kind = "office";
      line.status = row.text(5);
      line.text = row.text(2) + ": " + row.text(1);
      if (!row.null(3) && !row.null(4)) line.date = iso_of(row.integer(3)) + ".." + iso_of(row.integer(4));
      line.id = somebody.id;
      holders.emplace_back(row.integer(0), std::move(line));
    }
    for (auto& [person, line] : holders) {
      line.sources = seen_by(person, 1);
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

std::vector<Line> Questions::offices(const std::string& country, const std::string& at_date) {
  std::vector<Line> out;
  const auto in_country = [&](const std::string& code) { return code.empty() ? "" : " (" + country_name(code) + ")"; };
  const auto day = day_of(at_date);
  // Everybody seen in an office of the country; of each office the holders seen nearest to the day come first.
  struct Seen {
    std::int64_t entity, first, last, times;
    std::string office, title, manner, body, name, id;
  };
  std::map<std::string, std::vector<Seen>> by_office;
  Statement& row =
      country.empty() ? db_.prepare(
                               "SELECT e.id, e.ext, e.name, t.office, min(t.title), t.manner, coalesce(b.name, ''), "
                               "min(t.first_seen), max(t.last_seen), sum(t.seen), t.country FROM tenure t JOIN profile "
                               "p ON p.id = t.profile "
                               "JOIN entity e ON e.id = p.entity LEFT JOIN profile b ON b.id = t.body WHERE t.level <= "
                               "? AND e.name <> '' GROUP BY e.id, t.office, t.manner, b.entity, t.country LIMIT 20000")
                            .bind(scope_.level)
                      : db_.prepare(
                               "SELECT e.id, e.ext, e.name, t.office, min(t.title), t.manner, coalesce(b.name, ''), "
                               "min(t.first_seen), max(t.last_seen), sum(t.seen), t.country FROM tenure t JOIN profile "
                               "p ON p.id = t.profile "
                               "JOIN entity e ON e.id = p.entity LEFT JOIN profile b ON b.id = t.body WHERE t.country "
                               "= ? AND t.level <= ? AND e.name <> '' GROUP BY e.id, t.office, t.manner, b.entity")
                            .bind(country, scope_.level);
  std::map<std::string, std::vector<Seen>> undated;  // seen in articles that tell no day
  while (row.step()) {
    if (row.null(7)) {
      if (row.view(5) != "former" && !row.view(3).empty())
        undated[row.text(10) + "|" + row.text(3) + "|" + folded_words(row.text(6))].push_back(
            {row.integer(0), 0, 0, row.integer(9), row.text(3), row.text(4), row.text(5), row.text(6), row.text(2),
             row.text(1)});
      continue;
    }
    Seen one{row.integer(0), row.integer(7), row.integer(8), row.integer(9), row.text(3),
             row.text(4),    row.text(5),    row.text(6),    row.text(2),    row.text(1)};
    by_office[row.text(10) + "|" + one.office + "|" + folded_words(one.body)].push_back(std::move(one));
  }
  // Who is called by a general word ("minister") holds the particular office ("foreign minister").
  std::map<std::int64_t, std::set<std::string>> held;
  for (const auto& [key, all] : by_office)
    for (const Seen& one : all) held[one.entity].insert(one.office);
  // An office seen with its body and without it is one: "chief of staff" is that of the White House. Heads of state
  // stand alone.
  for (auto& [key, all] : by_office) {
    if (!key.ends_with('|')) continue;
    const std::string& office_key = key;
    std::erase_if(all, [&](const Seen& one) {
      if (standing_of(one.office) == 0) return false;
      Seen* same = nullptr;
      auto it = by_office.upper_bound(office_key);
      for (; it != by_office.end() && it->first.starts_with(office_key); ++it)
        for (Seen& other : it->second)
          if (other.entity == one.entity && other.manner == one.manner) {
            if (same) return false;
            same = &other;
          }
      if (!same) return false;
      same->first = std::min(same->first, one.first);
      same->last = std::max(same->last, one.last);
      same->times += one.times;
      return true;
    });
  }
  for (auto& [key, all] : by_office) {
    std::erase_if(all, [&](const Seen& one) {
      const auto& own = held[one.entity];
      return std::any_of(own.begin(), own.end(), [&](const auto& office) {
        return office.size() > one.office.size() && office.ends_with(" " + one.office);
      });
    });
    // Former holders speak of another time.
    std::vector<const Seen*> standing;
    for (const Seen& one : all)
      if (one.manner != "former" && (!day || one.first <= *day)) standing.push_back(&one);
    if (standing.empty()) continue;
    std::sort(standing.begin(), standing.end(),
              [](const Seen* x, const Seen* y) { return std::pair(x->last, x->id) > std::pair(y->last, y->id); });
    // Whoever was seen both before and after the day held it; else whoever was seen last before it.
    std::vector<const Seen*> chosen;
    for (const Seen* one : standing)
      if (day && one->first <= *day && *day <= one->last) chosen.push_back(one);
    if (chosen.empty()) {
      const Seen* last = nullptr;
      for (const Seen* one : standing)
        if (!day || one->first <= *day) {
          if (!last || std::min(one->last, day.value_or(one->last)) > std::min(last->last, day.value_or(last->last)))
            last = one;
        }
      if (last) chosen.push_back(last);
    }
    for (const Seen* one : chosen) {
      Line line;
      line.kind = "office";
      line.status = one->manner;
      line.date = iso_of(one->first) + ".." + iso_of(one->last);
      line.text = one->title + (one->body.empty() ? "" : ", " + one->body) + ": " + one->name;
      if (country.empty()) line.text += in_country(key.substr(0, key.find('|')));
      line.id = one->id;
      line.sources = seen_by(one->entity, 2);
      out.push_back(std::move(line));
    }
  }
  const auto dated = out.size();
  std::vector<std::pair<std::string, const Seen*>> rest;  // country, holder
  for (const auto& [key, all] : undated)
    if (!by_office.contains(key))
      for (const Seen& one : all) rest.emplace_back(key.substr(0, key.find('|')), &one);
  std::stable_sort(rest.begin(), rest.end(), [](const auto& x, const auto& y) {
    const auto rank = [](const Seen& one) {
      return std::tuple(one.body.empty() ? standing_of(one.office) : std::max(2, standing_of(one.office)), -one.times);
    };
    return rank(*x.second) < rank(*y.second);
  });
  if (rest.size() > 40) rest.resize(40);
  for (const auto& [code, one] : rest) {
    Line line;
    line.kind = "office";
    line.status = one->manner;
    line.text = one->title + (one->body.empty() ? "" : ", " + one->body) + ": " + one->name;
    if (country.empty()) line.text += in_country(code);
    line.note = "seen in articles that tell no day";
    line.id = one->id;
    line.sources = seen_by(one->entity, 2, one->office);
    out.push_back(std::move(line));
  }
  // Heads first, then by when they were last seen.
  const auto rank = [](const Line& line) {
    // "president, Chamber of Commerce": of a body, and no head of state
    const auto end = line.text.find_first_of(",:");
    const int standing = standing_of(office_words(line.text.substr(0, end)));
    return std::tuple(end != std::string::npos && line.text[end] == ',' ? std::max(2, standing) : standing,
                      line.date.size() < 10 ? std::string() : line.date.substr(line.date.size() - 10));
  };
  std::stable_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(dated), [&](const Line& x, const Line& y) {
    const auto [left, seen] = rank(x);
    const auto [right, also_seen] = rank(y);
    return left != right ? left < right : seen > also_seen;
  });
  return out;
}

}  // namespace chancery::store
