// Where a fact meets those that may tell of the same event: points that both have, so that not every pair need be
// compared.
#include <algorithm>
#include <set>

#include "store/digest.h"
#include "store/match.h"
#include "store/match_parts.h"
#include "store/names.h"
#include "store/people.h"
#include "store/undated.h"

namespace chancery::store {
namespace {

std::int64_t piece(const std::string& text) { return static_cast<std::int64_t>(digest64(text, 11)); }

void add_words(std::vector<Point>& out, const std::string& prefix, const std::vector<std::string>& words,
               std::int64_t day, std::size_t most) {
  std::vector<std::pair<std::uint64_t, std::size_t>> smallest;
  for (std::size_t i = 0; i < words.size(); ++i) smallest.emplace_back(digest64(words[i]), i);
  std::sort(smallest.begin(), smallest.end());
  for (std::size_t i = 0; i < std::min(most, smallest.size()); ++i)
    out.push_back({piece(prefix + words[smallest[i].second]), day});
}

// Two words of the few smallest: single words of what one person says are too common to look for.
void add_word_pairs(std::vector<Point>& out, const std::string& prefix, const std::vector<std::string>& words,
                    std::int64_t day, std::size_t most = 3) {
  std::vector<std::pair<std::uint64_t, std::size_t>> smallest;
  for (std::size_t i = 0; i < words.size(); ++i) smallest.emplace_back(digest64(words[i]), i);
  std::sort(smallest.begin(), smallest.end());
  if (smallest.size() > most) smallest.resize(most);
  for (std::size_t i = 0; i < smallest.size(); ++i)
    for (std::size_t j = i + 1; j < smallest.size(); ++j)
      out.push_back({piece(prefix + words[smallest[i].second] + " " + words[smallest[j].second]), day});
}

void add_pairs(std::vector<Point>& out, const std::string& prefix, const std::set<std::string>& countries,
               std::int64_t day) {
  const std::vector<std::string> all(countries.begin(), countries.end());
  for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 6); ++i)
    for (std::size_t j = i + 1; j < std::min<std::size_t>(all.size(), 6); ++j)
      out.push_back({piece(prefix + all[i] + " " + all[j]), day});
}

constexpr int kNoDay = -1;  // of the year

bool known_key(const std::string& ext) { return ext.find('~') == std::string::npos; }

// Who speaks, as far as every account would have it: the last word of a name, else a key.
std::string sayer(const std::vector<const Who*>& all) {
  if (all.empty()) return "";
  return all.front()->kind == kPerson && !all.front()->shown.empty() ? last_word(*all.front())
         : all.front()->kind == kPerson                              ? all.front()->country
                                                                     : all.front()->ext;
}

// Where documents meet that are planned, put off and signed in other months: by their parties and a word of the subject.
std::vector<std::string> histories(const View& fact) {
  std::vector<std::string> out;
  const auto countries = parties_of(fact);
  if (fact.kind != kInstrument || countries.size() < 2 || countries.size() > 3) return out;
  const auto words = subject_words(fact);
  for (auto one = countries.begin(); one != countries.end(); ++one)
    for (auto other = std::next(one); other != countries.end(); ++other)
      for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 4); ++i)
        out.push_back("history|" + std::string(instrument_class(fact)) + "|" + *one + "|" + *other + "|" + words[i] + "|");
  return out;
}

constexpr std::int64_t kStepsOfAHistory = 7;

// How many days around a point to look.
int search_window(const View& fact) {
  switch (fact.kind) {
    case kContact:
      return 5;
    case kInstrument:
      return 5;
    case kOfficeChange:
      return 8;
    case kLaw:
      return 30;
    case kInvitation:
      return 8;
    case kFigure:
      return text_at(at(fact.body, "period"), "from").empty() ? 60 : 0;
    case kRelation:
      return 0;
    default:
      return 5;
  }
}

// The classes of contact as which a fact may be told by others.
std::vector<std::string_view> classes_of(const View& fact) {
  std::vector<std::string_view> out{contact_class(fact)};
  if (out.front() == "summit") out.push_back("meeting");
  if (fact.text("format") == "talks" && at(fact.body, "place").is_null()) out.push_back("call");
  return out;
}

// What an undated fact and a dated one of the same event have in common, precise enough to look for at any time.
std::vector<std::string> timeless(const View& fact) {
  std::vector<std::string> out;
  const auto name_of = [](const Who& one) {
    if (one.kind != kPerson || known_key(one.ext)) return one.ext;
    std::string least;
    for (const auto& word : name_form(one.shown.empty() ? one.name : one.shown).words)
      if (word.size() > 1 && (least.empty() || word < least)) least = word;
    return least;
  };
  switch (fact.kind) {
    case kContact: {
      const auto all = actors(fact);
      if (contact_class(fact) == "visit") {
        std::set<std::string> hosts;
        for (const Who* one : fact.in({"host"})) hosts.insert(one->country);
        if (fact.place()) hosts.insert(fact.place()->country);
        hosts.erase("");
        for (const Who* one : fact.in({"guest", "head of delegation", "participant", "participants"}))
          if (one->kind != kCountry && one->kind != kPlace && !one->name.empty())
            for (const auto& host : hosts) out.push_back("visit|" + name_of(*one) + "|" + host);
        // Nor does every account say where to.
        for (const Who* one : fact.in({"guest", "head of delegation"}))
          if (one->kind == kPerson && !one->name.empty()) out.push_back("visit|" + name_of(*one) + "|");
        break;
      }
      for (const std::string_view as : classes_of(fact)) {
        const std::string group = "contact|" + std::string(as) + "|";
        for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 4); ++i)
          for (std::size_t j = i + 1; j < std::min<std::size_t>(all.size(), 4); ++j) {
            std::string x = name_of(*all[i]), y = name_of(*all[j]);
            if (y < x) std::swap(x, y);
            if (x != y) out.push_back(group + x + "|" + y);
          }
        // An account that has family names alone knows no keys.
        std::vector<std::string> names;
        for (const Who* one : all)
          if (one->kind == kPerson && names.size() < 3) names.push_back(last_word(*one));
        std::sort(names.begin(), names.end());
        for (std::size_t i = 0; i < names.size(); ++i)
          for (std::size_t j = i + 1; j < names.size(); ++j)
            if (names[i] != names[j] && !names[i].empty()) out.push_back(group + names[i] + "|" + names[j]);
      }
      if (contact_class(fact) == "summit")
        for (const auto& name : short_names(fact)) out.push_back("summit|" + name);
      break;
    }
    case kInstrument: {
      const auto countries = parties_of(fact);
      const std::string group = "instrument|" + std::string(instrument_class(fact)) + "|";
      for (auto one = countries.begin(); one != countries.end(); ++one)
        for (auto other = std::next(one); other != countries.end() && out.size() < 6; ++other)
          out.push_back(group + *one + "|" + *other);
      if (instrument_class(fact) == "resolution")
        for (const Who* one : fact.in({"signatories"}))
          if (one->kind == kBody || one->kind == kOrganisation) out.push_back(group + one->ext);
      if (const auto words = title_words(fact); words.size() >= 4)
        out.push_back(group + words.front() + "|" + words[1] + "|" + words.back());
      break;
    }
    case kOfficeChange:
      for (const Who* one : fact.in({"person"}))
        if (const auto name = name_of(*one); !name.empty())
          out.push_back("office|" + std::string(office_act(fact.text("act"))) + "|" + name);
      break;
    case kVote:
      if (telling_tally(fact)) out.push_back("vote|" + text_at(at(fact.body, "tally"), "for"));
      if (fact.status == "vetoed")
        for (const auto& country : fact.countries()) out.push_back("vetoed|" + country);
      break;
    case kMeasure:
      if (const int number = package_number(fact))
        for (const auto& country : fact.countries())
          out.push_back("package|" + fact.text("act") + "|" + std::to_string(number) + "|" + country);
      // What states do to each other; who did it not every account says.
      if (const auto all = fact.countries(); all.size() == 2)
        out.push_back("measure|" + fact.text("act") + "|" + *all.begin() + "|" + *all.rbegin());
      break;
    case kRitual:
    case kInvitation:
      for (const Who* one : fact.in({"by", "inviter"}))
        for (const Who* other : fact.in({"to", "invitee"}))
          if (!one->name.empty() && !other->name.empty()) {
            const std::string group = fact.text("act") + (fact.kind == kInvitation ? "" : fact.status) + "|";
            out.push_back(group + name_of(*one) + "|" + name_of(*other));
            // A minister's invitation is to another account his country's.
            if (fact.kind == kInvitation && !one->country.empty()) out.push_back(group + one->country + "|" + name_of(*other));
          }
      break;
    default:
      break;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Where facts of a known day meet: what they tell, and the day.
std::vector<Point> points_in_time(const View& fact) {
  std::vector<Point> out;
  const auto day = fact.day();
  const std::string kind(kKindNames[static_cast<std::size_t>(fact.kind)]);
  if (fact.kind == kRelation) {
    std::string parties = kind + "|" + fact.text("what");
    std::set<std::string> all;
    for (const Who* one : fact.in({"parties", "body"})) all.insert(one->ext);
    for (const auto& one : all) parties += "|" + one;
    if (!all.empty()) out.push_back({piece(parties), 0});
    return out;
  }
  if (fact.kind == kFigure) {
    std::string subjects = kind;
    std::set<std::string> all;
    for (const Who* one : fact.in({"subjects"})) all.insert(one->country.empty() ? one->ext : one->country);
    if (all.empty()) return out;
    for (const auto& one : all) subjects += "|" + one;
    const auto from = day_of(text_at(at(fact.body, "period"), "from"));
    if (!from && !fact.published) return out;
    add_words(out, subjects + "|", content_words(fact.text("indicator")), from ? *from : *fact.published, 3);
    return out;
  }
  if (!day) return out;
  switch (fact.kind) {
    case kContact: {
      const auto classes = classes_of(fact);
      auto countries = fact.countries();
      if (contact_class(fact) == "visit" && fact.place() && !fact.place()->country.empty())
        countries.insert(fact.place()->country);
      // A time told as a span of weeks is looked for along all of it.
      const auto end = fact.last.value_or(*day);
      for (std::int64_t at_day = *day, steps = 0; steps < 7 && (steps == 0 || at_day <= end); at_day += 7, ++steps) {
        for (const std::string_view as : classes) {
          const std::string group = kind + "|" + std::string(as) + "|";
          if (as == "meeting" && contact_class(fact) == "summit") continue;
          add_pairs(out, group, countries, at_day);
          for (const Who* one : actors(fact)) {
            const std::string word = one->kind == kPerson ? last_word(*one) : one->ext;
            if (!word.empty()) out.push_back({piece(group + word + " " + one->country), at_day});
          }
        }
        if (contact_class(fact) == "summit")
          for (const auto& name : short_names(fact)) out.push_back({piece("summit|" + name), at_day});
      }
      break;
    }
    case kInstrument: {
      const std::string group = kind + "|" + std::string(instrument_class(fact)) + "|";
      const auto countries = parties_of(fact);
      add_pairs(out, group, countries, *day);
      // One account calls a communique what is an agreement to another.
      if (instrument_class(fact) != "agreement" && countries.size() == 2)
        add_pairs(out, kind + "|agreement|", countries, *day);
      if (instrument_class(fact) == "resolution")
        for (const Who* one : fact.in({"signatories"}))
          if (one->kind == kBody || one->kind == kOrganisation) out.push_back({piece(group + one->ext), *day});
      // Single words of titles are too common to look for by themselves.
      const auto words = title_words(fact);
      for (const auto& country : countries) add_words(out, group + country + "|", words, *day, 3);
      add_word_pairs(out, group, words, *day, 4);
      if (words.size() == 1) out.push_back({piece(group + words.front()), *day});
      break;
    }
    case kOfficeChange:
      for (const Who* one : fact.in({"person"})) {
        const NameForm form = name_form(one->shown);
        for (const auto& word : form.words)
          if (word.size() > 1)
            out.push_back({piece(kind + "|" + std::string(office_act(fact.text("act"))) + "|" + word), *day});
      }
      break;
    case kStatement:
      add_word_pairs(out, kind + "|" + sayer(fact.in({"speaker"})) + "|", content_words(fact.text("content")), *day);
      break;
    case kCommitment:
      add_word_pairs(out, kind + "|" + sayer(fact.in({"by"})) + "|", content_words(fact.text("what")), *day);
      break;
    case kLaw:
      add_words(out, kind + "|" + sayer(fact.in({"country"})) + "|", content_words(fact.text("title")), *day, 3);
      break;
    case kVote:
      if (fact.status == "vetoed")  // "in April": along all of it
        for (std::int64_t at_day = *day, steps = 0; steps < 7 && (steps == 0 || at_day <= fact.last.value_or(*day)); at_day += 7, ++steps)
          for (const auto& country : fact.countries()) out.push_back({piece("vetoed|" + country), at_day});
      if (telling_tally(fact)) out.push_back({piece(kind + "|for|" + text_at(at(fact.body, "tally"), "for")), *day});
      add_words(out, kind + "|" + sayer(fact.in({"body"})) + "|", content_words(fact.text("text")), *day, 3);
      break;
    default: {  // ritual, measure, aid, invitation: between two sides
      const std::string group = kind + "|" + fact.text("act") + "|";
      const auto countries = fact.countries();
      add_pairs(out, group, countries, *day);
      if (countries.size() == 1) out.push_back({piece(group + *countries.begin()), *day});
      else if (fact.kind == kMeasure)  // who did it not every account says
        for (const Who* one : fact.in({"against"}))
          if (!one->country.empty()) out.push_back({piece(group + one->country), *day});
      for (const Who* one : fact.in({"by", "to", "donor", "recipient", "inviter", "invitee", "against"}))
        if (one->country.empty()) out.push_back({piece(group + one->ext), *day});
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Point& a, const Point& b) { return std::pair(a.piece, a.day) < std::pair(b.piece, b.day); });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Point& a, const Point& b) { return a.piece == b.piece && a.day == b.day; }),
            out.end());
  return out;
}

// The day of the year that an undated fact tells, or on which a dated one stands.
std::optional<int> yearly(const View& fact) {
  if (undated(fact)) return told_day(fact);
  return fact.day() ? day_of_year(*fact.day()) : 0;
}

constexpr int kDaysApart = 7;  // of a year, where the year is not told

}  // namespace

std::vector<Point> meeting_points(const View& fact) {
  std::vector<Point> out = points_in_time(fact);
  for (const auto& what : timeless(fact))
    out.push_back({piece((undated(fact) ? "undated|" : "dated|") + what), yearly(fact).value_or(kNoDay)});
  for (const auto& what : histories(fact))
    out.push_back({piece(what + (concluded(fact) ? "done" : "open")), fact.day() ? *fact.day() / kDaysOfAStep : kNoDay});
  return out;
}

std::vector<Look> where_to_look(const View& fact) {
  std::vector<Look> out;
  for (const auto& what : histories(fact))
    for (const bool done : {true, false}) {
      if (done && concluded(fact)) continue;
      const auto where = piece(what + (done ? "done" : "open"));
      const auto step = fact.day() ? *fact.day() / kDaysOfAStep : 0;
      if (fact.day()) out.push_back({where, step - kStepsOfAHistory, step + kStepsOfAHistory});
      out.push_back({where, kNoDay, kNoDay});
    }
  const auto told = yearly(fact);
  for (const auto& what : timeless(fact))
    for (const bool others_dated : {true, false}) {
      if (others_dated && !undated(fact)) continue;  // these meet day by day
      const std::int64_t where = piece((others_dated ? "dated|" : "undated|") + what);
      if (!told) {
        out.push_back({where, kNoDay, 366});
        continue;
      }
      out.push_back({where, *told - kDaysApart, *told + kDaysApart});
      if (!others_dated) out.push_back({where, kNoDay, kNoDay});
    }
  const int window = search_window(fact);
  for (const Point& point : points_in_time(fact)) out.push_back({point.piece, point.day - window, point.day + window});
  return out;
}

}  // namespace chancery::store
