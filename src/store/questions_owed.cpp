// What is owed, and what came of it.
#include <algorithm>
#include <set>

#include "chancery/error.h"
#include "store/events.h"
#include "store/match.h"
#include "store/questions.h"
#include "store/questions_parts.h"

namespace chancery::store {
namespace {

bool promises_visit(const View& fact) {
  const auto words = content_words(fact.text("what"));
  return std::find(words.begin(), words.end(), "visit") != words.end();
}

}  // namespace

// What came of an invitation, a plan or a promise.
std::string Questions::outcome(const std::vector<View>& facts) {
  const View& fact = facts.front();
  const auto countries = fact.countries();
  const auto since = fact.published.value_or(fact.first.value_or(0));
  const bool dated = since != 0;  // what came of a plan of no known time nobody can say
  std::optional<std::int64_t> due;
  if (fact.kind == kContact)
    due = fact.last;
  else if (fact.kind == kCommitment)
    due = day_of(text_at(at(fact.body, "due"), "to"));
  else if (fact.kind == kInvitation)
    due = day_of(text_at(at(fact.body, "when"), "to"));
  else
    due = fact.last;
  std::vector<std::int64_t> candidates;
  if (countries.size() >= 2 && dated) {
    const std::string a = *countries.begin(), b = *std::next(countries.begin());
    const int wanted = fact.kind == kInstrument ? kInstrument : kContact;
    Statement& row = db_.prepare(
                            "SELECT event FROM event_party WHERE who = ? AND kind = ? AND day BETWEEN ? AND ? AND "
                            "level <= ? ORDER BY day LIMIT 60")
                         .bind(who_pair(a, b), wanted, since - 1, since + 900, scope_.level);
    while (row.step()) candidates.push_back(row.integer(0));
    if (fact.kind == kCommitment) {
      Statement& signed_later = db_.prepare(
                                       "SELECT event FROM event_party WHERE who = ? AND kind = ? AND day BETWEEN ? AND "
                                       "? AND level <= ? ORDER BY day LIMIT 30")
                                    .bind(who_pair(a, b), kInstrument, since, since + 900, scope_.level);
      while (signed_later.step()) candidates.push_back(signed_later.integer(0));
    }
  }
  for (const auto event : candidates) {
    if (event == fact.event) continue;
    const auto& later = told(event);
    if (later.empty() || latest_day(later) == 0) continue;
    // What the same article tells of the same time is no news of it.
    const bool news = std::any_of(later.begin(), later.end(), [&](const View& one) {
      return (one.first && *one.first > since) ||
             std::none_of(facts.begin(), facts.end(), [&](const View& own) { return own.document == one.document; });
    });
    if (!news) continue;
    const std::string status = status_of(later);
    const View& other = later.front();
    const auto told_so = std::find_if(later.begin(), later.end(), [&](const View& one) { return one.status == status; });
    const std::string day = line_of(event, later).date,
                      what = (day.empty() ? "" : day + " ") + "[" + (told_so == later.end() ? other : *told_so).source + "]";
    if (fact.kind == kCommitment && is_visit(later) && status == "held" && promises_visit(fact)) {
      for (const Who* one : fact.in({"by"}))
        for (const View& account : later)
          for (const Who* guest : account.in({"guest", "head of delegation"}))
            if (guest->entity == one->entity) return "visited " + what;
    }
    if (fact.kind == kInvitation && is_visit(later)) {
      // The one invited came, or somebody of the country invited.
      std::set<std::string> guests, invited;
      std::set<std::int64_t> guest_ids, invited_ids;
      for (const View& one : later)
        for (const Who* guest : one.in({"guest", "head of delegation", "participant"}))
          guests.insert(guest->country), guest_ids.insert(guest->entity);
      for (const Who* one : fact.in({"invitee"})) invited.insert(one->country), invited_ids.insert(one->entity);
      const bool same =
          std::any_of(invited_ids.begin(), invited_ids.end(), [&](auto one) { return guest_ids.contains(one); });
      const bool side = std::any_of(invited.begin(), invited.end(),
                                    [&](const auto& one) { return !one.empty() && guests.contains(one); });
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
      if (shared >= 1 && is_visit(later) == is_visit(facts) &&
          std::llabs(latest_day(later) - fact.last.value_or(latest_day(later))) <= 45)
        return status + ": " + what;
    }
    if (fact.kind == kInstrument && (status == "signed" || status == "adopted" || status == "ratified") &&
        overlap(content_words(fact.text("title")), content_words(other.text("title"))) >= 0.5)
      return status + ": " + what;
    if (fact.kind == kCommitment && other.kind == kInstrument && status == "signed" &&
        contained(content_words(other.text("title")), content_words(fact.text("what"))) >= 0.6)
      return "signed: " + what;
  }
  const auto today = day_of(scope_.today);
  const bool still_open = fact.status != "text agreed" && fact.status != "initialled";
  if (due && today && *due < *today && still_open)
    return "overdue since " + iso_of(*due) + "; no evidence found that it was done";
  return "no evidence found yet";
}

std::vector<Line> Questions::owed(const std::string& a, const std::string& b) {
  std::vector<Line> out;
  std::vector<std::pair<std::string, Line>> due;
  for (const auto event : events(who(a, b), {kCommitment, kInvitation, kContact, kInstrument}, scope_.most * 6)) {
    const auto& facts = told(event);
    if (facts.empty()) continue;
    const std::string status = status_of(facts);
    const View& fact = facts.front();
    const bool open =
        (fact.kind == kCommitment && status == "pending" && fact.text("strength") != "ritual readiness") ||
        (fact.kind == kInvitation && (status == "extended" || status == "accepted")) ||
        (fact.kind == kContact && status == "planned") ||
        (fact.kind == kInstrument && (status == "planned" || status == "text agreed" || status == "initialled"));
    if (!open || due.size() >= scope_.most) continue;
    Line line = line_of(event, facts);
    const std::string came = outcome(facts);
    line.note = came + (line.note.empty() ? "" : "; " + line.note);
    std::string by = fact.kind == kCommitment   ? text_at(at(fact.body, "due"), "to")
                     : fact.kind == kInvitation ? text_at(at(fact.body, "when"), "to")
                     : fact.last                ? iso_of(*fact.last)
                                                : "";
    due.emplace_back(by.empty() ? "9999" : by, std::move(line));
  }
  std::stable_sort(due.begin(), due.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  for (auto& [by, line] : due) out.push_back(std::move(line));
  return out;
}

}  // namespace chancery::store
