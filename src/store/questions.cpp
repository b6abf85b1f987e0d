#include "store/questions.h"

#include <algorithm>
#include <set>

#include "chancery/error.h"
#include "store/events.h"
#include "store/match.h"
#include "store/names.h"
#include "store/questions_parts.h"
#include "store/row_names.h"

namespace chancery::store {

std::int64_t Questions::who(const std::string& a, const std::string& b) const {
  if (a.empty()) return 0;
  return b.empty() || a == b ? who_country(a) : who_pair(a, b);
}

const std::vector<View>& Questions::told(std::int64_t event) {
  const auto found = told_.find(event);
  return found != told_.end() ? found->second : told_.emplace(event, facts_of(db_, event, scope_.level)).first->second;
}

const std::vector<std::pair<std::int64_t, std::int64_t>>& Questions::trail_of(std::int64_t whose, int kind, std::size_t most) {
  constexpr int kAtOnce = 2000;
  const std::int64_t from = day_of(scope_.from).value_or(-1000000), to = day_of(scope_.to).value_or(4000000);
  Trail& trail = trails_.try_emplace(whose, Trail{{}, to + 1, 0, 0, false}).first->second;
  while (!trail.ended && trail.events[kind].size() < most) {
    Statement& row = db_.prepare(
                            "SELECT day, kind, event, level FROM event_party WHERE who = ?1 AND (day, kind, event) < (?2, ?3, ?4) AND day >= ?5 "
                            "ORDER BY day DESC, kind DESC, event DESC LIMIT ?6")
                         .bind(whose, trail.day, trail.kind, trail.event, from, kAtOnce);
    int count = 0;
    for (; row.step(); ++count) {
      trail.day = row.integer(0), trail.kind = row.integer(1), trail.event = row.integer(2);
      if (row.integer(3) <= scope_.level) trail.events[static_cast<int>(trail.kind)].emplace_back(trail.day, trail.event);
    }
    trail.ended = count < kAtOnce;
  }
  return trail.events[kind];
}

std::vector<std::int64_t> Questions::events(std::int64_t whose, std::initializer_list<int> kinds, std::size_t most) {
  const std::int64_t from = day_of(scope_.from).value_or(-1000000), to = day_of(scope_.to).value_or(4000000);
  std::vector<std::pair<std::int64_t, std::int64_t>> found;  // day, event
  for (const int kind : kinds) {
    if (whose == 0) {
      Statement& row = db_.prepare("SELECT day, id FROM event WHERE kind = ? AND day BETWEEN ? AND ? AND level <= ? ORDER BY day DESC LIMIT ?").bind(kind, from, to, scope_.level, most);
      while (row.step()) found.emplace_back(row.integer(0), row.integer(1));
    } else {
      const auto& trail = trail_of(whose, kind, most);
      found.insert(found.end(), trail.begin(), trail.begin() + static_cast<std::ptrdiff_t>(std::min(most, trail.size())));
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
    const auto& facts = told(event);
    if (facts.empty() || (wanted && !wanted(facts))) continue;
    Line line = line_of(event, facts);
    line.section = section;
    // A document that was planned and then signed is another event than its signing: say what came of it.
    if (facts.front().kind == kInstrument && (line.status == "planned" || line.status == "text agreed" || line.status == "initialled")) {
      const std::string came = outcome(facts);
      line.note = came + (line.note.empty() ? "" : "; " + line.note);
    }
    out.push_back(std::move(line));
    ++count;
  }
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
      line.section = "offices of " + with_article(country_name(country));
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

std::vector<Line> Questions::topics(const std::string& a, const std::string& b) {
  struct Seen {
    std::size_t times = 0;
    std::string last, sources, id, words;
  };
  std::map<std::string, Seen> all;
  for (const auto event : events(who(a, b), {kContact, kStatement}, scope_.most * 20)) {
    const auto& facts = told(event);
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
      if (line.date > seen.last || seen.id.empty()) seen.last = line.date, seen.sources = line.sources, seen.id = line.id, seen.words = as_written[topic];
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

std::vector<Questions::Figure> Questions::figures(const std::string& a, const std::string& b, const std::string& indicator) {
  std::vector<Figure> out;
  const auto words = content_words(indicator);
  for (const auto event : events(who(a, b), {kFigure}, 2000)) {
    for (const View& fact : told(event)) {
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
