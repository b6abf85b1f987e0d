// A draft held against the record: each claim is supported, contradicted, or not in the record. The draft is read as an
// article into a transaction that is never committed.
#include <algorithm>
#include <set>

#include "store/events.h"
#include "store/intake.h"
#include "store/match.h"
#include "store/people.h"
#include "store/questions.h"
#include "store/questions_parts.h"

namespace chancery::store {
namespace {

// Offices of which a state has one holder at a time: of others ("ambassador", "minister") many hold one.
bool of_one_holder(const std::string& office) {
  return office == "president" || office == "prime minister" || office == "foreign minister" ||
         office.find("speaker") != std::string::npos;
}

bool tells_date(const View& fact) { return !at(fact.body, "date").is_null(); }

// Whether what is said to have been was, as far as the record knows.
bool came_about(const std::string& status) {
  return status != "planned" && status != "possible" && status != "proposed" && status != "postponed" &&
         status != "cancelled" && status != "refused" && status != "denied" && status != "threatened";
}

}  // namespace

// The accounts of the record that tell what a claim tells, its time apart: a sentence in a draft seldom has a date.
std::vector<View> Questions::told_of(const View& claim, const std::string& draft) {
  std::set<std::int64_t> looked;
  std::vector<View> best;
  for (const Who& one : claim.who) {
    if (beside(one.role)) continue;
    const std::int64_t whose = one.kind == kCountry ? who_country(one.country) : who_entity(one.entity);
    for (const auto event : events(whose, {claim.kind}, 200)) {
      if (!looked.insert(event).second) continue;
      const auto& accounts = told(event);
      for (const View& account : accounts) {
        if (account.document_id == draft) continue;
        View a = claim, b = account;
        constexpr std::int64_t kSomeDay = 20000;
        for (View* fact : {&a, &b}) fact->first = fact->last = fact->published = kSomeDay;
        if (same_event(a, b).score == 0) continue;
        std::vector<View> out;
        for (const View& other : accounts)
          if (other.document_id != draft) out.push_back(other);
        // Of several the one that came about, then the latest.
        const bool better = best.empty() || (came_about(status_of(out)) && !came_about(status_of(best)));
        if (better) best = std::move(out);
        break;
      }
    }
  }
  return best;
}

Line Questions::check_office(const View& claim, const std::string& draft) {
  Line line;
  line.section = "not in the record";
  const auto person = claim.in({"person"});
  std::string state = person.front()->country;
  std::int64_t body = 0;
  for (const Who* one : claim.in({"country", "body"}))
    if (!one->country.empty()) state = one->country;
  for (const Who* one : claim.in({"body"})) body = one->entity;
  const std::string office = office_words(claim.text("office"));
  Statement& seen = db_.prepare(
      "SELECT p.entity, e.name, max(t.last_seen), sum(t.seen), coalesce(b.entity, 0), t.manner FROM tenure t JOIN "
      "profile p ON p.id = "
      "t.profile JOIN entity e ON e.id = p.entity LEFT JOIN profile b ON b.id = t.body WHERE t.country = ? AND "
      "t.office = ? "
      "AND t.level <= ? AND e.name <> '' GROUP BY p.entity, b.entity, t.manner ORDER BY max(t.last_seen) DESC, e.name");
  seen.bind(state, office, scope_.level);
  std::string others;
  while (seen.step()) {
    const bool former = seen.view(5) == "former";
    const std::string when = seen.null(2) ? "" : iso_of(seen.integer(2));
    if (seen.integer(0) == person.front()->entity) {
      // The draft itself has seen him there once.
      if (seen.integer(3) > 1 && !former) line.section = "supported", line.date = when;
    } else if (others.empty() && !former && seen.integer(4) == body) {
      others = seen.text(1) + " was seen as " + office + (when.empty() ? "" : " on " + when);
    }
  }
  if (line.section != "supported" && !others.empty() && of_one_holder(office)) {
    line.section = "contradicted";
    line.note = others;
  }
  Statement& where = db_.prepare(
      "SELECT DISTINCT source FROM party JOIN profile ON profile.id = party.profile JOIN fact ON fact.id = party.fact "
      "JOIN reading ON "
      "reading.id = fact.reading JOIN document ON document.id = reading.document WHERE profile.entity = ? AND "
      "party.kind = 2 AND "
      "document.ext <> ? AND document.level <= ? LIMIT 3");
  where.bind(person.front()->entity, draft, scope_.level);
  if (line.section == "supported")
    while (where.step()) line.sources += (line.sources.empty() ? "" : "; ") + where.text(0);
  where.reset();
  return line;
}

std::vector<Line> Questions::check(const Json& draft) {
  std::vector<Line> out;
  Transaction never_committed(db_);
  const Added added = take_in(db_, draft, "draft");
  std::vector<std::int64_t> facts;
  Statement& row = db_.prepare(
      "SELECT fact.id FROM fact JOIN reading ON reading.id = fact.reading JOIN document ON document.id = "
      "reading.document WHERE "
      "document.ext = ? AND fact.closed IS NULL ORDER BY local");
  row.bind(added.id);
  while (row.step()) facts.push_back(row.integer(0));
  for (const auto id : facts) {
    const auto claim = load_view(db_, id);
    if (!claim) continue;
    Line line;
    if (claim->kind == kOffice) {
      const auto person = claim->in({"person"});
      if (person.empty() || person.front()->name.empty()) continue;
      line = check_office(*claim, added.id);
    } else {
      line.section = "not in the record";
      auto all = facts_of(db_, claim->event, scope_.level);
      std::vector<View> others;
      for (const View& one : all)
        if (one.document_id != added.id) others.push_back(one);
      if (others.empty() && !tells_date(*claim)) {
        others = told_of(*claim, added.id);
        all = others;
        all.push_back(*claim);
      }
      if (!others.empty()) {
        line.section = "supported";
        const Line record_line = line_of(others.front().event, others);
        line.date = record_line.date;
        line.sources = record_line.sources;
        line.id = record_line.id;
        // A plan is no proof that it came about, nor what was denied that it was.
        if (came_about(claim->status) && !came_about(record_line.status)) {
          line.section =
              record_line.status == "denied" || record_line.status == "cancelled" || record_line.status == "refused"
                  ? "contradicted"
                  : "not in the record";
          line.note = "the record has it as " + record_line.status;
        }
        for (const Slot& slot : slots_of(all)) {
          if (!slot.conflict || slot.name == "status") continue;
          // A value that some source of the record has as well is not contradicted.
          std::string mine, theirs;
          for (const SlotValue& value : slot.values) {
            const bool own = std::any_of(value.facts.begin(), value.facts.end(),
                                         [&](auto i) { return all[i].document_id == added.id; });
            if (own && value.facts.size() > 1)
              mine = theirs = value.value;
            else if (own)
              mine = value.value;
            else if (theirs.empty())
              theirs = value.value;
          }
          if (mine.empty() || theirs.empty() || mine == theirs) continue;
          line.section = "contradicted";
          line.note +=
              (line.note.empty() ? "" : "; ") + slot.name + ": the record has " + theirs + ", the draft " + mine;
        }
      }
    }
    line.kind = kKindNames[static_cast<std::size_t>(claim->kind)];
    line.status = claim->status;
    line.text = claim->text("text");
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace chancery::store
