#include "store/events.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "store/digest.h"
#include "store/match.h"
#include "store/match_parts.h"
#include "store/people.h"
#include "store/record.h"
#include "store/row_names.h"
#include "store/undated.h"

namespace chancery::store {
namespace {

// Beyond this many facts a component is no longer decided anew as a whole: what comes joins its best match.
constexpr std::size_t kLargestComponent = 30;

std::uint64_t order_of(const View& fact) { return static_cast<std::uint64_t>(fact.ext); }

// An event goes by the first of its facts that stand least under a mark: one that is told in confidence never renames what
// others see, and does not show by that.
std::int64_t name_of(const std::vector<View>& facts) {
  return std::min_element(facts.begin(), facts.end(), [](const View& a, const View& b) {
           return std::pair(a.level, order_of(a)) < std::pair(b.level, order_of(b));
         })->ext;
}

std::vector<std::int64_t> column(Statement& row) {
  std::vector<std::int64_t> out;
  while (row.step()) out.push_back(row.integer(0));
  return out;
}

std::vector<View> load_all(Database& database, const std::vector<std::int64_t>& facts) {
  std::vector<View> out;
  for (const auto fact : facts)
    if (auto view = load_view(database, fact)) out.push_back(std::move(*view));
  std::sort(out.begin(), out.end(), [](const View& a, const View& b) { return order_of(a) < order_of(b); });
  return out;
}

// Points are kept by stretches of sixteen days: what comes in stands near what came before it, not all over the record.
std::int64_t stretch_of(std::int64_t day) { return day >> 4; }

// The view with its hints, where it is looked for by them.
View with_hints(Database& database, const View& fact) {
  View out = fact;
  if (!out.hints && needs_article(out)) out.hints = hints_of(database, out);
  return out;
}

void enter_points(Database& database, const View& view) {
  const View fact = with_hints(database, view);
  for (const Point& point : meeting_points(fact))
    database.prepare("INSERT OR IGNORE INTO meeting(stretch, piece, day, fact) VALUES(?, ?, ?, ?)").run(stretch_of(point.day), point.piece, point.day, fact.id);
}

// Facts that stand near this one in what they tell and when; of one event a few stand for all.
std::vector<std::int64_t> candidates(Database& database, const View& view) {
  const View fact = with_hints(database, view);
  constexpr std::size_t kOfOneEvent = 4, kInAll = 160;
  std::set<std::int64_t> out;
  std::map<std::int64_t, std::size_t> of_event;
  for (const Look& look : where_to_look(fact)) {
    for (auto stretch = stretch_of(look.from); stretch <= stretch_of(look.to); ++stretch) {
      Statement& row = database.prepare("SELECT meeting.fact, fact.event FROM meeting JOIN fact ON fact.id = meeting.fact WHERE stretch = ? AND piece = ? AND day BETWEEN ? AND ? LIMIT 300")
                           .bind(stretch, look.piece, look.from, look.to);
      while (row.step()) {
        if (row.integer(0) == fact.id || out.size() >= kInAll) continue;
        if (!row.null(1) && !out.contains(row.integer(0)) && ++of_event[row.integer(1)] > kOfOneEvent) continue;
        out.insert(row.integer(0));
      }
    }
  }
  return {out.begin(), out.end()};
}

struct Ruling {
  bool merge;
  std::int64_t a, b;
};

// Judgements between facts ("f-..."), in order.
std::vector<Ruling> rulings_on(Database& database, const View& fact) {
  std::map<std::int64_t, Ruling> found;
  const std::string name = fact_name(fact.ext);
  for (const char* sql : {"SELECT id, act, target, other FROM judgement WHERE target = ? AND undone IS NULL", "SELECT id, act, target, other FROM judgement WHERE other = ? AND undone IS NULL"}) {
    Statement& row = database.prepare(sql).bind(name);
    while (row.step()) {
      const auto a = ext_from(row.view(2), "f-"), b = ext_from(row.view(3), "f-");
      if (a && b && (row.view(1) == "merge" || row.view(1) == "split")) found[row.integer(0)] = {row.view(1) == "merge", *a, *b};
    }
  }
  std::vector<Ruling> out;
  for (const auto& [id, ruling] : found) out.push_back(ruling);
  return out;
}

class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0u); }
  std::size_t of(std::size_t i) { return parent_[i] == i ? i : parent_[i] = of(parent_[i]); }
  void join(std::size_t a, std::size_t b) { parent_[of(b)] = of(a); }

 private:
  std::vector<std::size_t> parent_;
};

// Which facts of a component are one event. The strongest links are taken first; no two facts of one article end up in one
// event, nor meetings days apart by way of one between them.
std::vector<std::size_t> decide(const std::vector<View>& facts, const std::vector<Ruling>& rulings) {
  struct Link {
    int score;
    std::size_t a, b;
  };
  std::vector<Link> links;
  for (std::size_t i = 0; i < facts.size(); ++i)
    for (std::size_t j = i + 1; j < facts.size(); ++j)
      if (const auto same = same_event(facts[i], facts[j]); same.score > 0) links.push_back({same.score, i, j});
  // A fact without a date that would do for two times is left alone.
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!undated(facts[i])) continue;
    int best = 0;
    std::int64_t first = 0, last = 0;
    for (const int pass : {0, 1})
      for (const Link& link : links) {
        if (link.a != i && link.b != i) continue;
        const View& other = facts[link.a == i ? link.b : link.a];
        const auto day = other.day();
        if (!day || (other.kind == kInstrument && concluded(other) != concluded(facts[i]))) continue;
        if (pass == 0) best = std::max(best, link.score);
        else if (link.score >= best - 4) first = first == 0 ? *day : std::min(first, *day), last = last == 0 ? *day : std::max(last, *day);
      }
    if (last - first > 12) std::erase_if(links, [&](const Link& link) { return (link.a == i && facts[link.b].day()) || (link.b == i && facts[link.a].day()); });
  }
  // Of two facts by which one article tells the same, the one that tells the day goes first: headlines do not.
  const auto days_told = [&](const Link& link) {
    return !at(facts[link.a].body, "date").is_null() + !at(facts[link.b].body, "date").is_null();
  };
  std::stable_sort(links.begin(), links.end(), [&](const Link& a, const Link& b) { return std::pair(a.score, days_told(a)) > std::pair(b.score, days_told(b)); });
  Groups groups(facts.size());
  const auto index = [&](std::int64_t ext) {
    for (std::size_t i = 0; i < facts.size(); ++i)
      if (facts[i].ext == ext) return i;
    return facts.size();
  };
  std::map<std::pair<std::size_t, std::size_t>, bool> ruled;
  for (const Ruling& ruling : rulings) {
    const auto a = index(ruling.a), b = index(ruling.b);
    if (a < facts.size() && b < facts.size() && a != b) ruled[std::minmax(a, b)] = ruling.merge;
  }
  for (const auto& [pair, merge] : ruled)
    if (merge) groups.join(pair.first, pair.second);
  for (const Link& link : links) {
    const auto x = groups.of(link.a), y = groups.of(link.b);
    if (x == y) continue;
    bool apart = false;
    for (const auto& [pair, merge] : ruled)
      if (!merge && std::minmax(groups.of(pair.first), groups.of(pair.second)) == std::minmax(x, y)) apart = true;
    for (std::size_t i = 0; i < facts.size() && !apart; ++i)
      for (std::size_t j = 0; j < facts.size() && !apart; ++j) {
        if (groups.of(i) != x || groups.of(j) != y) continue;
        const View &p = facts[i], &q = facts[j];
        if (p.document == q.document || contradict(p, q)) apart = true;
        const bool visit = p.text("format").find("visit") != std::string::npos;
        // From plan to signing weeks may pass.
        if (p.kind == kInstrument && (!concluded(p) || !concluded(q))) continue;
        if (p.first && p.last && q.first && q.last && p.kind != kFigure && p.kind != kRelation)
          if (*p.first > *q.last + (visit ? 7 : p.kind == kContact ? 1 : 4) || *q.first > *p.last + (visit ? 7 : p.kind == kContact ? 1 : 4)) apart = true;
        if (p.kind != kFigure && p.kind != kRelation && p.day() && q.day() && std::llabs(*p.day() - *q.day()) > 45 && p.kind != kLaw) apart = true;
      }
    if (!apart) groups.join(x, y);
  }
  std::vector<std::size_t> out(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) out[i] = groups.of(i);
  return out;
}

void drop_event(Database& database, std::int64_t event) {
  database.prepare("DELETE FROM event_party WHERE event = ?").run(event);
  database.prepare("DELETE FROM event WHERE id = ?").run(event);
}

// By whom an event is found: entities, countries and pairs of them, each with the lowest handling mark that shows it.
std::map<std::int64_t, int> whos_of(const std::vector<const View*>& facts) {
  std::map<std::int64_t, int> out;
  for (const View* fact : facts) {
    const auto found = [&](std::int64_t who) {
      const auto [it, fresh] = out.emplace(who, fact->level);
      if (!fresh) it->second = std::min(it->second, fact->level);
    };
    auto countries = fact->countries();
    if (fact->kind == kContact && fact->place() && !fact->place()->country.empty() && fact->text("format").find("visit") != std::string::npos) countries.insert(fact->place()->country);
    if (countries.size() <= 12)
      for (const auto& a : countries)
        for (const auto& b : countries)
          if (a < b) found(who_pair(a, b));
    for (const auto& country : countries) found(who_country(country));
    for (const Who& one : fact->who) found(who_entity(one.entity));
  }
  return out;
}

// The row of an event and by whom it is found.
void write_event(Database& database, std::int64_t event, const std::vector<const View*>& members) {
  std::vector<View> facts;
  for (const View* one : members) facts.push_back(*one);
  std::size_t conflicts = 0;
  for (const Slot& slot : slots_of(facts)) conflicts += slot.conflict;
  std::set<std::int64_t> sources;
  const auto whos = whos_of(members);
  int level = kRestricted;
  std::optional<std::int64_t> day, published;
  std::string reason;
  const bool signed_by_one = facts.front().kind == kInstrument && std::any_of(facts.begin(), facts.end(), [](const View& fact) {
    return concluded(fact) && fact.day();
  });
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const View& fact = facts[i];
    for (std::size_t j = 0; j < i && reason.empty(); ++j)
      if (const auto same = same_event(facts[j], fact); same.score > 0) reason = same.reason;
    sources.insert(fact.original);
    level = std::min(level, fact.level);
    // A treaty stands at the day of its signing, not at that of the plan.
    if (signed_by_one && !concluded(fact)) continue;
    if (fact.first && (!day || *fact.first < *day)) day = fact.first;
    if (fact.published && (!published || *fact.published < *published)) published = fact.published;
  }
  const std::int64_t at_day = day ? *day : published ? *published : 0;
  const std::int64_t kind = facts.front().kind;
  // What stands already is left as it is: one more account of an event seldom changes by whom and when it is found.
  Statement& before = database.prepare("SELECT kind, day FROM event WHERE id = ?").bind(event);
  const bool known = before.step(), moved = known && (before.integer(0) != kind || before.integer(1) != at_day);
  before.reset();
  if (moved) drop_event(database, event);
  if (known && !moved)
    database.prepare("UPDATE event SET ext = ?, status = ?, facts = ?, sources = ?, contradictions = ?, level = ?, reason = ? WHERE id = ?")
        .run(name_of(facts), status_of(facts), facts.size(), sources.size(), conflicts, level, reason, event);
  else
    database.prepare("INSERT INTO event(id, ext, kind, status, day, facts, sources, contradictions, level, reason) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(event, name_of(facts), kind, status_of(facts), at_day, facts.size(), sources.size(), conflicts, level, reason);
  std::map<std::int64_t, std::int64_t> stand;  // level by who
  if (known && !moved) {
    Statement& row = database.prepare("SELECT who, level FROM event_party WHERE event = ?").bind(event);
    while (row.step()) stand[row.integer(0)] = row.integer(1);
  }
  for (const auto& [who, lowest] : stand)
    if (!whos.contains(who)) database.prepare("DELETE FROM event_party WHERE who = ? AND kind = ? AND day = ? AND event = ?").run(who, kind, at_day, event);
  for (const auto& [who, lowest] : whos)
    if (const auto found = stand.find(who); found == stand.end() || found->second != lowest)
      database.prepare("INSERT OR REPLACE INTO event_party(who, kind, day, event, level) VALUES(?, ?, ?, ?, ?)").run(who, kind, at_day, event, lowest);
}

// Decides the facts of one component (in order of their names) and writes their events.
void settle_component(Database& database, std::vector<View> facts) {
  if (facts.empty()) return;
  if (std::any_of(facts.begin(), facts.end(), [](const View& fact) { return undated(fact) || needs_article(fact); }))
    for (View& fact : facts)
      if (!fact.hints) fact.hints = hints_of(database, fact);
  std::vector<Ruling> rulings;
  for (const View& fact : facts) {
    const auto own = rulings_on(database, fact);
    rulings.insert(rulings.end(), own.begin(), own.end());
  }
  std::set<std::int64_t> before;
  for (const View& fact : facts)
    if (fact.event != 0) before.insert(fact.event);
  const auto groups = decide(facts, rulings);
  std::map<std::size_t, std::vector<const View*>> members;
  for (std::size_t i = 0; i < facts.size(); ++i) members[groups[i]].push_back(&facts[i]);
  std::vector<std::vector<const View*>> ordered;
  for (auto& [group, all] : members) ordered.push_back(all);
  std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return order_of(*a.front()) < order_of(*b.front()); });
  // The component bears the row of its first fact.
  const auto component = facts.front().id;
  std::set<std::int64_t> taken;
  std::vector<std::pair<std::int64_t, const std::vector<const View*>*>> rows;
  for (const auto& all : ordered) {
    std::int64_t event = 0;
    for (const View* one : all)
      if (one->event != 0 && !taken.contains(one->event)) {
        event = one->event;
        break;
      }
    // A fresh event bears the number of a fact of its own that no other event bears.
    for (std::size_t i = 0; event == 0 && i < all.size(); ++i)
      if (!taken.contains(all[i]->id)) {
        Statement& used = database.prepare("SELECT 1 FROM event WHERE id = ?").bind(all[i]->id);
        const bool is_used = used.step();
        used.reset();
        if (!is_used && !before.contains(all[i]->id)) event = all[i]->id;
      }
    if (event == 0) event = std::max({database.one("SELECT max(id) FROM event"), database.one("SELECT max(id) FROM fact"), taken.empty() ? std::int64_t{0} : *taken.rbegin()}) + 1;
    taken.insert(event);
    rows.emplace_back(event, &all);
  }
  for (const auto event : before)
    if (!taken.contains(event)) drop_event(database, event);
  for (const auto& [event, all] : rows) {
    write_event(database, event, *all);
    for (const View* one : *all)
      if (one->event != event || one->component != component)
        database.prepare("UPDATE fact SET event = ?, component = ? WHERE id = ?").run(event, component, one->id);
  }
}

// One of very many accounts joins the event that it matches best.
void join_best(Database& database, View& fact) {
  if (fact.event != 0) return;
  std::optional<View> best;
  int most = 0;
  for (const auto other : candidates(database, fact)) {
    auto with = load_view(database, other);
    if (!with || with->closed || with->event == 0) continue;
    prepare(database, fact, *with);
    const int score = same_event(fact, *with).score;
    if (score > most || (score == most && score > 0 && order_of(*with) < order_of(*best))) {
      most = score;
      best = std::move(with);
    }
  }
  if (!best) {
    Statement& used = database.prepare("SELECT 1 FROM event WHERE id = ?").bind(fact.id);
    const bool is_used = used.step();
    used.reset();
    const auto event = is_used ? std::max(database.one("SELECT max(id) FROM event"), database.one("SELECT max(id) FROM fact")) + 1 : fact.id;
    write_event(database, event, {&fact});
    database.prepare("UPDATE fact SET event = ?, component = ? WHERE id = ?").run(event, fact.id, fact.id);
    return;
  }
  database.prepare("UPDATE fact SET event = ?, component = ? WHERE id = ?").run(best->event, best->component, fact.id);
  // What all these accounts say together is worked out when somebody asks; here the row is only brought up to date.
  Statement& counted = database.prepare("SELECT count(*), count(DISTINCT coalesce(original, document.id)) FROM fact JOIN reading ON reading.id = fact.reading JOIN document ON document.id = reading.document WHERE event = ? AND fact.closed IS NULL").bind(best->event);
  counted.step();
  const auto reports = counted.integer(0), sources = counted.integer(1);
  counted.reset();
  database.prepare("UPDATE event SET facts = ?1, sources = ?2, level = min(level, ?3), ext = CASE WHEN level < ?3 OR (level = ?3 AND printf('%016x', ext) < printf('%016x', ?4)) THEN ext ELSE ?4 END WHERE id = ?5")
      .run(reports, sources, fact.level, fact.ext, best->event);
  Statement& row = database.prepare("SELECT kind, day FROM event WHERE id = ?").bind(best->event);
  row.step();
  const auto kind = row.integer(0), day = row.integer(1);
  row.reset();
  for (const auto& [who, lowest] : whos_of({&fact}))
    database.prepare("INSERT INTO event_party(who, kind, day, event, level) VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET level = min(level, excluded.level)").run(who, kind, day, best->event, lowest);
}

// Takes facts out of their events, to be decided anew.
void unsettle(Database& database, const std::set<std::int64_t>& facts) {
  for (const auto fact : facts) {
    Statement& row = database.prepare("SELECT event FROM fact WHERE id = ? AND event IS NOT NULL").bind(fact);
    const auto event = row.step() ? row.integer(0) : 0;
    row.reset();
    if (event == 0) continue;
    drop_event(database, event);
    database.prepare("UPDATE fact SET event = NULL, component = NULL WHERE id = ?").run(fact);
  }
}

// From a set of facts, all that hang together with them, component by component.
void settle_from(Database& database, std::vector<std::int64_t> facts) {
  std::set<std::int64_t> done;
  for (const auto start : facts) {
    if (done.contains(start)) continue;
    std::map<std::int64_t, View> found;
    std::vector<std::int64_t> open{start};
    std::set<std::int64_t> whole;  // components that are in as a whole: what hangs together with them is known
    while (!open.empty() && found.size() <= kLargestComponent) {
      const auto id = open.back();
      open.pop_back();
      if (found.contains(id)) continue;
      auto view = load_view(database, id);
      if (!view || view->closed) continue;
      View& fact = found.emplace(id, std::move(*view)).first->second;
      if (fact.component != 0) {
        if (whole.insert(fact.component).second)
          for (const auto other : column(database.prepare("SELECT id FROM fact WHERE component = ? AND closed IS NULL LIMIT 200").bind(fact.component))) open.push_back(other);
        continue;
      }
      for (const auto other : candidates(database, fact)) {
        if (found.contains(other)) continue;
        auto with = load_view(database, other);
        if (!with || with->closed || whole.contains(with->component)) continue;
        prepare(database, fact, *with);
        if (same_event(fact, *with).score == 0) continue;
        open.push_back(other);
      }
      for (const Ruling& ruling : rulings_on(database, fact))
        for (const auto ext : {ruling.a, ruling.b})
          for (const auto other : facts_named(database, ext)) open.push_back(other);  // the closed ones are passed over
    }
    if (found.size() > kLargestComponent) {
      done.insert(start);
      join_best(database, found.at(start));
      continue;
    }
    std::vector<View> all;
    for (auto& [id, view] : found) {
      done.insert(id);
      all.push_back(std::move(view));
    }
    std::sort(all.begin(), all.end(), [](const View& a, const View& b) { return order_of(a) < order_of(b); });
    settle_component(database, std::move(all));
  }
}

void change_tenure(Database& database, const View& fact) {
  const auto person = fact.in({"person"});
  if (person.empty()) return;
  const std::string office = office_words(fact.text("office"));
  const auto body = fact.in({"body"}), country = fact.in({"country"});
  std::string manner = fact.text("manner");
  if (manner.empty()) manner = "full";
  std::string state = country.empty() ? "" : country.front()->country;
  if (state.empty() && !body.empty()) state = body.front()->country;
  if (state.empty()) state = person.front()->country;
  const auto seen = fact.day();
  database.prepare(
      "INSERT INTO tenure(profile, office, body, country, manner, title, first_seen, last_seen, seen, level) VALUES(?, ?, ?, ?, ?, ?, ?, ?, 1, ?) "
      "ON CONFLICT DO UPDATE SET first_seen = min(coalesce(first_seen, excluded.first_seen), coalesce(excluded.first_seen, first_seen)), "
      "last_seen = max(coalesce(last_seen, excluded.last_seen), coalesce(excluded.last_seen, last_seen)), seen = seen + 1, title = min(title, excluded.title)")
      .run(person.front()->profile, office, body.empty() ? std::int64_t{0} : body.front()->profile, state, manner, fact.text("office"), seen, seen, fact.level);
}

}  // namespace

void prepare(Database& database, View& a, View& b) {
  if (!undated(a) && !undated(b) && !needs_article(a) && !needs_article(b)) return;
  for (View* fact : {&a, &b})
    if (!fact->hints) fact->hints = hints_of(database, *fact);
}

std::int64_t who_entity(std::int64_t entity) { return static_cast<std::int64_t>(digest64("e:" + std::to_string(entity), 3)); }
std::int64_t who_country(const std::string& country) { return static_cast<std::int64_t>(digest64("c:" + country, 3)); }
std::int64_t who_pair(std::string a, std::string b) {
  if (b < a) std::swap(a, b);
  return static_cast<std::int64_t>(digest64("p:" + a + " " + b, 3));
}

bool ruled_out(Database& database, std::int64_t fact) {
  Statement& name = database.prepare("SELECT ext FROM fact WHERE id = ?").bind(fact);
  name.step();
  const std::string target = fact_name(name.integer(0));
  name.reset();
  Statement& row = database.prepare("SELECT act FROM judgement WHERE target = ? AND undone IS NULL AND act IN ('reject', 'correct', 'confirm') ORDER BY id DESC LIMIT 1").bind(target);
  const bool out = row.step() && row.view(0) != "confirm";
  row.reset();
  return out;
}

void enter_parties(Database& database, std::int64_t fact) {
  const auto view = load_view(database, fact);
  if (!view) return;
  const auto day = view->day().value_or(0);
  for (const Who& one : view->who)
    database.prepare("INSERT OR IGNORE INTO party(profile, kind, day, fact, role) VALUES(?, ?, ?, ?, ?)").run(one.profile, view->kind, day, fact, one.role);
  if (view->kind == kOffice) {
    change_tenure(database, *view);
    return;
  }
  enter_points(database, *view);
}

void settle_events(Database& database, const std::vector<std::int64_t>& facts) {
  std::vector<std::int64_t> acts;
  for (const auto fact : facts) {
    Statement& row = database.prepare("SELECT kind FROM fact WHERE id = ?").bind(fact);
    if (row.step() && row.integer(0) != kOffice) acts.push_back(fact);
    row.reset();
  }
  settle_from(database, acts);
}

void leave_events(Database& database, const std::vector<std::int64_t>& facts) {
  std::set<std::int64_t> gone(facts.begin(), facts.end()), left, events, people;
  for (const auto fact : facts) {
    const auto view = load_view(database, fact);
    if (!view) continue;
    const auto day = view->day().value_or(0);
    for (const Who& one : view->who)
      database.prepare("DELETE FROM party WHERE profile = ? AND kind = ? AND day = ? AND fact = ?").run(one.profile, view->kind, day, fact);
    if (view->kind == kOffice) {
      for (const Who* one : view->in({"person"})) people.insert(one->profile);
      continue;
    }
    for (const Point& point : meeting_points(with_hints(database, *view)))
      database.prepare("DELETE FROM meeting WHERE stretch = ? AND piece = ? AND day = ? AND fact = ?").run(stretch_of(point.day), point.piece, point.day, fact);
    if (view->event != 0) events.insert(view->event);
    if (view->component != 0)
      for (const auto other : column(database.prepare("SELECT id FROM fact WHERE component = ?").bind(view->component)))
        if (!gone.contains(other)) left.insert(other);
    database.prepare("UPDATE fact SET event = NULL, component = NULL WHERE id = ?").run(fact);
  }
  for (const auto event : events) drop_event(database, event);
  unsettle(database, left);
  settle_from(database, {left.begin(), left.end()});
  for (const auto profile : people) {
    database.prepare("DELETE FROM tenure WHERE profile = ?").run(profile);
    for (const auto fact : column(database.prepare("SELECT DISTINCT fact FROM party WHERE profile = ? AND kind = 2 AND role = 'person'").bind(profile)))
      if (const auto view = load_view(database, fact); view && !gone.contains(fact)) change_tenure(database, *view);
  }
}

void settle_moved(Database& database, const std::vector<std::int64_t>& profiles) {
  std::set<std::int64_t> facts;
  for (const auto profile : profiles)
    for (const auto fact : column(database.prepare("SELECT DISTINCT fact FROM party WHERE profile = ? AND kind <> 2").bind(profile))) {
      facts.insert(fact);
      // What once hung together may now fall apart.
      Statement& row = database.prepare("SELECT other.id FROM fact JOIN fact AS other ON other.component = fact.component WHERE fact.id = ?").bind(fact);
      for (const auto other : column(row)) facts.insert(other);
    }
  unsettle(database, facts);
  // Where they are looked for depends on who is concerned. What they were looked for by before may stay: it only makes for a look more.
  for (const auto fact : facts)
    if (const auto view = load_view(database, fact); view && !view->closed && view->kind != kOffice)
      enter_points(database, *view);
  settle_from(database, {facts.begin(), facts.end()});
}

std::vector<View> facts_of(Database& database, std::int64_t event, int level) {
  std::vector<View> out;
  for (auto& view : load_all(database, column(database.prepare("SELECT id FROM fact WHERE event = ? AND closed IS NULL").bind(event))))
    if (view.level <= level) out.push_back(std::move(view));
  std::stable_sort(out.begin(), out.end(), [](const View& a, const View& b) { return std::tuple(a.published.value_or(4000000), a.source) < std::tuple(b.published.value_or(4000000), b.source); });
  return out;
}

}  // namespace chancery::store
