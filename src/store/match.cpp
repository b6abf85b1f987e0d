#include "store/match.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "store/digest.h"
#include "store/names.h"
#include "store/people.h"
#include "store/undated.h"

namespace chancery::store {
namespace {

std::int64_t piece(const std::string& text) { return static_cast<std::int64_t>(digest64(text, 11)); }

bool function_word(std::string_view word) {
  static constexpr std::array<std::string_view, 48> kWords = {
      "a",    "an",   "and",  "are",  "as",   "at",   "be",   "been", "between", "by",   "for",  "from", "had",  "has",  "have", "he",
      "her",  "his",  "in",   "into", "is",   "it",   "its",  "not",  "of",      "on",   "or",   "our",  "s",    "she",  "that", "the",
      "their", "there", "they", "this", "to",  "two",  "up",   "was",  "we",      "were", "which", "will", "with", "would", "also", "very"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "Met at the airport": a welcome, not the talks that follow.
bool at_airport(const View& fact) {
  const Who* place = fact.place();
  return place && (folded_words(place->name) + " " + folded_words(place->shown)).find("airport") != std::string::npos;
}

std::string_view contact_class(const View& fact) {
  const std::string format = fact.text("format");
  if ((format == "meeting" || format == "reception" || format.empty()) && at_airport(fact)) return "welcome";
  if (format == "phone call" || format == "video") return "call";
  if (format == "letter") return "letter";
  if (format.ends_with("visit")) return "visit";
  if (format == "session" || format == "summit" || format == "ceremony") return format == "session" ? "session" : format == "summit" ? "summit" : "ceremony";
  if (format == "briefing" || format == "news conference") return "briefing";
  return "meeting";
}

std::string_view instrument_class(const View& fact) {
  const std::string type = fact.text("type");
  if (type == "memorandum" || type == "letter of intent") return "memorandum";
  if (type == "protocol") return "protocol";
  if (type == "joint statement" || type == "declaration" || type == "communique") return "statement";
  if (type == "plan" || type == "roadmap" || type == "programme") return "plan";
  if (type == "contract" || type == "resolution" || type == "charter") return type == "contract" ? "contract" : type == "resolution" ? "resolution" : "charter";
  return "agreement";
}

std::string_view office_act(const std::string& act) {
  if (act == "resigned" || act == "dismissed" || act == "recalled" || act == "completed mission") return "leaves";
  if (act == "presented credentials") return "credentials";
  return "takes";
}

const std::initializer_list<std::string_view> kSides = {"host", "guest", "head of delegation", "participant", "mediator", "author", "addressee",
                                                            "carrier", "receiver", "participants", "side", "initiator"};

// The words in which a generic title says nothing of its own.
std::vector<std::string> title_words(const View& fact) {
  std::vector<std::string> out = content_words(fact.text("title"));
  static constexpr std::array<std::string_view, 44> kGeneric = {"agreement", "agreements", "memorandum", "memoranda", "understanding", "protocol", "document", "documents",
                                                                "treaty",    "contract",   "declaration", "joint",    "statement",     "plan",     "roadmap",  "road",
                                                                "map",       "signed",     "bilateral",   "number",   "several",       "new",      "package",  "intergovernmental",
                                                                "communique", "resolution", "non",     "binding",  "nonbinding", "both",   "partie",   "sides",   "january", "february",
                                                                "march",      "april",      "may",     "june",     "july",       "august", "september", "october", "november", "december"};
  std::erase_if(out, [](const auto& word) {
    return std::find(kGeneric.begin(), kGeneric.end(), word) != kGeneric.end() || word.find_first_not_of("0123456789") == std::string::npos;
  });
  return out;
}

void add_words(std::vector<Point>& out, const std::string& prefix, const std::vector<std::string>& words, std::int64_t day, std::size_t most) {
  std::vector<std::pair<std::uint64_t, std::size_t>> smallest;
  for (std::size_t i = 0; i < words.size(); ++i) smallest.emplace_back(digest64(words[i]), i);
  std::sort(smallest.begin(), smallest.end());
  for (std::size_t i = 0; i < std::min(most, smallest.size()); ++i) out.push_back({piece(prefix + words[smallest[i].second]), day});
}

// Two words of the few smallest: single words of what one person says are too common to look for.
void add_word_pairs(std::vector<Point>& out, const std::string& prefix, const std::vector<std::string>& words, std::int64_t day, std::size_t most = 3) {
  std::vector<std::pair<std::uint64_t, std::size_t>> smallest;
  for (std::size_t i = 0; i < words.size(); ++i) smallest.emplace_back(digest64(words[i]), i);
  std::sort(smallest.begin(), smallest.end());
  if (smallest.size() > most) smallest.resize(most);
  for (std::size_t i = 0; i < smallest.size(); ++i)
    for (std::size_t j = i + 1; j < smallest.size(); ++j) out.push_back({piece(prefix + words[smallest[i].second] + " " + words[smallest[j].second]), day});
}

void add_pairs(std::vector<Point>& out, const std::string& prefix, const std::set<std::string>& countries, std::int64_t day) {
  const std::vector<std::string> all(countries.begin(), countries.end());
  for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 6); ++i)
    for (std::size_t j = i + 1; j < std::min<std::size_t>(all.size(), 6); ++j) out.push_back({piece(prefix + all[i] + " " + all[j]), day});
}

constexpr int kNoDay = -1;  // of the year

bool known_key(const std::string& ext) { return ext.find('~') == std::string::npos; }

std::string last_word(const Who& who) {
  const NameForm form = name_form(who.shown.empty() ? who.name : who.shown);
  return form.words.empty() ? "" : form.words.back();
}

// Who speaks, as far as every account would have it: the last word of a name, else a key.
std::string sayer(const std::vector<const Who*>& all) {
  if (all.empty()) return "";
  return all.front()->kind == kPerson && !all.front()->shown.empty() ? last_word(*all.front()) : all.front()->kind == kPerson ? all.front()->country : all.front()->ext;
}

std::set<std::int64_t> entities(const std::vector<const Who*>& all) {
  std::set<std::int64_t> out;
  for (const Who* one : all) out.insert(one->entity);
  return out;
}

// 2: somebody in common. 1: the same country, where one of the two names no person. 0: neither.
int side_match(const std::vector<const Who*>& a, const std::vector<const Who*>& b) {
  const auto x = entities(a), y = entities(b);
  for (const auto one : x)
    if (y.contains(one)) return 2;
  for (const Who* p : a)
    for (const Who* q : b)
      if (!p->country.empty() && p->country == q->country && (p->kind != kPerson || q->kind != kPerson || p->name.empty() || q->name.empty())) return 1;
  return 0;
}

bool days_told(const View& fact) { return fact.first && fact.last; }

// How well the times agree: 0 not at all, 1 may be, 2 the same day. `slack`: days apart that still may be.
int same_time(const View& a, const View& b, std::int64_t slack) {
  if (undated(a) || undated(b)) return a.hints && b.hints ? same_time_by_hints(a, b, *a.hints, *b.hints) : 0;
  if (days_told(a) && days_told(b)) {
    if (*a.first == *b.first && *a.last == *b.last) return 2;
    if (*a.first <= *b.last + slack && *b.first <= *a.last + slack) return 1;
    return 0;
  }
  if (!days_told(a) && !days_told(b)) {
    if (a.background() || b.background() || !a.published || !b.published) return 0;
    return std::llabs(*a.published - *b.published) <= slack + 1 ? 1 : 0;
  }
  const View& told = days_told(a) ? a : b;
  const View& open = days_told(a) ? b : a;
  if (open.background() || !open.published) return 0;
  const auto after = *open.published - *told.last, before = *told.first - *open.published;
  return after <= slack + 3 && before <= slack ? 1 : 0;
}

int same_place(const View& a, const View& b) {  // 1 the same, -1 another, 0 not told or one within the other
  const Who *p = a.place(), *q = b.place();
  if (!p || !q) return 0;
  if (p->entity == q->entity) return 1;
  if (p->kind == kPlace && q->kind == kPlace && p->type == "city" && q->type == "city") return -1;
  if (!p->country.empty() && !q->country.empty() && p->country != q->country) return -1;
  return 0;
}

// Named people, bodies and organisations: those by whom a contact is known.
std::vector<const Who*> actors(const View& fact) {
  std::vector<const Who*> out;
  for (const Who* one : fact.in(kSides))
    if ((one->kind == kPerson && !one->name.empty()) || one->kind == kBody || one->kind == kOrganisation || one->kind == kNamedEvent) out.push_back(one);
  return out;
}

std::set<std::int64_t> people_of(const View& fact) {
  std::set<std::int64_t> out;
  for (const Who* one : actors(fact))
    if (one->kind == kPerson) out.insert(one->entity);
  return out;
}

bool summit_and_meeting(const View& a, const View& b) {
  const auto x = contact_class(a), y = contact_class(b);
  return (x == "summit" && y == "meeting") || (x == "meeting" && y == "summit");
}

Sameness same_contact(const View& a, const View& b) {
  const bool visit = contact_class(a) == "visit";
  if (contact_class(a) != contact_class(b) && !(summit_and_meeting(a, b) && people_of(a).size() >= 2 && people_of(a) == people_of(b))) return {};
  const int time = same_time(a, b, visit ? 3 : 1);
  if (time == 0) return {};
  const int place = same_place(a, b);
  const auto x = actors(a), y = actors(b);
  const auto ids_x = entities(x), ids_y = entities(y);
  int shared = 0, shared_people = 0;
  std::set<std::string> shared_countries;
  std::set<std::int64_t> counted;
  for (const Who* one : x)
    if (ids_y.contains(one->entity) && counted.insert(one->entity).second) {
      ++shared;
      if (one->kind == kPerson) ++shared_people;
      if (!one->country.empty()) shared_countries.insert(one->country);
    }
  // Another person on the same side speaks for another meeting, unless many took part.
  int others = 0;
  for (const Who* p : x)
    for (const Who* q : y)
      if (p->kind == kPerson && q->kind == kPerson && !ids_y.contains(p->entity) && !ids_x.contains(q->entity) && !p->country.empty() && p->country == q->country) ++others;
  const auto people = [](const std::vector<const Who*>& all) {
    std::set<std::int64_t> out;
    for (const Who* one : all)
      if (one->kind == kPerson) out.insert(one->entity);
    return out.size();
  };
  const bool many = people(x) > 3 || people(y) > 3;
  if (visit) {
    const auto guests = [](const View& fact) { return fact.in({"guest", "head of delegation", "participant", "participants"}); };
    const int guest = side_match(guests(a), guests(b));
    if (place < 0 && a.place()->country != b.place()->country) return {};
    std::set<std::string> hosts_a, hosts_b;
    for (const Who* one : a.in({"host"})) hosts_a.insert(one->country);
    for (const Who* one : b.in({"host"})) hosts_b.insert(one->country);
    if (a.place()) hosts_a.insert(a.place()->country);
    if (b.place()) hosts_b.insert(b.place()->country);
    hosts_a.erase("");
    hosts_b.erase("");
    const bool same_host = std::any_of(hosts_a.begin(), hosts_a.end(), [&](const auto& one) { return hosts_b.contains(one); });
    if (!same_host && !hosts_a.empty() && !hosts_b.empty()) return {};
    // A visit whose destination is not told is the visit of that time; one to a place that nothing says the country of is another.
    const bool open = (hosts_a.empty() && at(a.body, "place").is_null()) || (hosts_b.empty() && at(b.body, "place").is_null());
    if (guest == 2 && shared >= 1 && (same_host || (open && !undated(a) && !undated(b)))) return {20 + 2 * time + (same_host ? 4 : 0), "the same visitor, destination and time"};
    if (guest >= 1 && same_host && others == 0 && time == 2) return {12, "visitors of the same country to the same country on the same days"};
    return {};
  }
  const auto ca = a.countries(), cb = b.countries();
  const bool no_day = undated(a) || undated(b);
  if (others > 0 && (!many || no_day)) return {};
  // Where no day is told, another country at the table is another meeting.
  if (no_day && ca != cb && ca.size() >= 2 && cb.size() >= 2) return {};
  if (shared_people >= 2 || (shared >= 2 && others == 0))
    return place < 0 && time < 2 ? Sameness{} : Sameness{8 * std::min(shared, 4) + 4 * time + 2 * place, "the same participants at the same time"};
  if (place < 0) return {};
  if (shared == 1) {
    // One in common, and the other side told more or less exactly: by its country in both.
    for (const auto& country : ca)
      if (cb.contains(country) && !shared_countries.contains(country)) return {10 + 4 * time + 2 * place, "a participant in common, and the other side's country"};
    if (many && time == 2) return {8, "participants in common on the same day"};
    const bool lone = x.size() == 1 && y.size() == 1 && ca.size() <= 1 && cb.size() <= 1;
    if (lone && time == 2 && place == 1) return {6, "the only participant told, day and place"};
    return {};
  }
  // Nobody in common by name: countries, and the offices of those whom nobody names.
  if (ca.size() < 2 || ca != cb) return {};
  if (x.empty() && y.empty()) {
    std::set<std::string> types_a, types_b;
    for (const Who* one : a.in(kSides)) types_a.insert(one->shown.empty() ? one->type : "");
    for (const Who* one : b.in(kSides)) types_b.insert(one->shown.empty() ? one->type : "");
    if (time == 2 && types_a == types_b) return {8 + 2 * place, "the same countries on the same day; nobody is named"};
  }
  return {};
}

bool agreed_stage(const std::string& status) { return status != "ratified" && status != "in force" && status != "terminated"; }

Sameness same_instrument(const View& a, const View& b) {
  if (instrument_class(a) != instrument_class(b)) return {};
  if (a.status != b.status && (!agreed_stage(a.status) || !agreed_stage(b.status))) return {};
  const int time = same_time(a, b, 1);
  if (time == 0) return {};
  const auto ca = a.countries(), cb = b.countries();
  std::vector<std::string> both;
  std::set_intersection(ca.begin(), ca.end(), cb.begin(), cb.end(), std::back_inserter(both));
  const bool parties = both.size() >= 2 || (both.size() == 1 && ca.size() == 1 && cb.size() == 1);
  if (!parties && !ca.empty() && !cb.empty()) return {};
  const auto count_a = number_of(at(a.body, "count")), count_b = number_of(at(b.body, "count"));
  if (count_a && count_b) return parties ? Sameness{12, "documents counted, of the same parties at the same time"} : Sameness{};
  if (count_a || count_b) return {};
  const auto x = title_words(a), y = title_words(b);
  // Of statements and communiques there is one in a day; of agreements there may be many.
  if (x.empty() != y.empty()) return parties && both.size() >= 2 && instrument_class(a) == "statement" ? Sameness{6, "of one type, the same parties and time"} : Sameness{};
  if (x.empty()) return parties && both.size() >= 2 && time == 2 ? Sameness{8, "of one type, the same parties on the same day"} : Sameness{};
  if (overlap(x, y) >= 0.5 || (contained(x, y) >= 0.99 && std::min(x.size(), y.size()) >= 2)) {
    if (parties || (x.size() >= 3 && y.size() >= 3)) return {14, "the same title and time"};
    if (time == 2 && (ca.empty() || cb.empty())) return {8, "the same title and day"};
  }
  if (contained(x, y) >= 0.99 && both.size() >= 2 && time == 2) return {9, "a shorter title, the same parties and day"};
  if (contained(x, y) >= 0.6 && std::min(x.size(), y.size()) >= 6 && time >= 1) return {9, "most words of a long title, and the time"};
  return {};
}

constexpr std::array<const char*, 3> kTally = {"for", "against", "abstained"};

// Whether a vote's numbers tell it from others: two of them, and not of a small committee.
bool telling_tally(const View& fact) {
  const Json& tally = at(fact.body, "tally");
  double all = 0;
  std::size_t told = 0;
  for (const char* side : kTally)
    if (const auto votes = number_of(at(tally, side))) all += *votes, ++told;
  return told >= 2 && all >= 20;
}

bool same_tally(const View& a, const View& b) {
  if (!telling_tally(a) || !telling_tally(b)) return false;
  std::size_t shared = 0;
  for (const char* side : kTally) {
    const auto x = number_of(at(at(a.body, "tally"), side)), y = number_of(at(at(b.body, "tally"), side));
    if (x && y && *x != *y) return false;
    shared += x && y;
  }
  return shared >= 2;
}

bool near_amounts(const View& a, const View& b) {
  const Json &x = at(a.body, "amount"), &y = at(b.body, "amount");
  const auto value_x = number_of(x), value_y = number_of(y);
  if (!value_x || !value_y) return !value_x && !value_y && number_of(at(x, "from")) == number_of(at(y, "from"));
  return text_at(x, "unit") == text_at(y, "unit") && std::fabs(*value_x - *value_y) <= 1e-9 * std::max(std::fabs(*value_x), std::fabs(*value_y));
}

Sameness same_figure(const View& a, const View& b) {
  if (text_at(at(a.body, "amount"), "unit") != text_at(at(b.body, "amount"), "unit") || a.text("nature") != b.text("nature")) return {};
  const auto x = content_words(a.text("indicator")), y = content_words(b.text("indicator"));
  if (x.empty() || overlap(x, y) < 0.6) return {};
  if (entities(a.in({"subjects"})) != entities(b.in({"subjects"})) || a.in({"subjects"}).empty()) return {};
  const Json &p = at(a.body, "period"), &q = at(b.body, "period");
  const std::string from = text_at(p, "from"), to = text_at(p, "to");
  if (!from.empty() && !text_at(q, "from").empty())
    return from == text_at(q, "from") && to == text_at(q, "to") ? Sameness{10, "the same indicator, subjects and period"} : Sameness{};
  if (from.empty() != text_at(q, "from").empty()) return {};
  if (!near_amounts(a, b) || !a.published || !b.published || std::llabs(*a.published - *b.published) > 60) return {};
  return {8, "the same indicator, subjects and amount"};
}

Sameness same_words(const View& a, const View& b, std::string_view field, std::initializer_list<std::string_view> by, double least, std::int64_t slack) {
  if (side_match(a.in(by), b.in(by)) < 2) return {};
  const auto x = content_words(a.text(field)), y = content_words(b.text(field));
  if (std::min(x.size(), y.size()) < 3) return {};
  if (overlap(x, y) < least && !(contained(x, y) >= 0.9 && std::min(x.size(), y.size()) >= 6)) return {};
  const auto p = a.day(), q = b.day();
  if (!p || !q || std::llabs(*p - *q) > slack) return {};
  return {10, "the same words of the same side at the same time"};
}

Sameness two_sides(const View& a, const View& b, std::initializer_list<std::string_view> from, std::initializer_list<std::string_view> to, std::int64_t slack) {
  if (a.text("act") != b.text("act")) return {};
  const int time = same_time(a, b, slack);
  if (time == 0) return {};
  const int x = side_match(a.in(from), b.in(from));
  const bool open = a.in(to).empty() || b.in(to).empty();
  const int y = open ? 1 : side_match(a.in(to), b.in(to));
  if (x == 0 || y == 0 || x + y < (open ? 3 : 2)) return {};
  return {6 + x + y + time, "the same act between the same sides at the same time"};
}

}  // namespace

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> out;
  const std::string words = folded_words(text);
  for (std::size_t begin = 0; begin < words.size();) {
    auto end = words.find(' ', begin);
    if (end == std::string::npos) end = words.size();
    std::string word = words.substr(begin, end - begin);
    begin = end + 1;
    if (function_word(word)) continue;
    if (word.size() > 4 && word.back() == 's' && word[word.size() - 2] != 's') word.pop_back();
    out.push_back(std::move(word));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const std::size_t all = a.size() + b.size() - both.size();
  return all == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(all);
}

double contained(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const std::size_t least = std::min(a.size(), b.size());
  return least == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(least);
}

namespace {

// How many days around a point to look.
int search_window(const View& fact) {
  switch (fact.kind) {
    case kContact: return 5;
    case kInstrument: return 5;
    case kOfficeChange: return 8;
    case kLaw: return 30;
    case kInvitation: return 8;
    case kFigure: return text_at(at(fact.body, "period"), "from").empty() ? 60 : 0;
    case kRelation: return 0;
    default: return 5;
  }
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
        break;
      }
      for (const bool as_meeting : {false, true}) {
        if (as_meeting && contact_class(fact) != "summit") break;
        const std::string group = "contact|" + (as_meeting ? "meeting" : std::string(contact_class(fact))) + "|";
        for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 4); ++i)
          for (std::size_t j = i + 1; j < std::min<std::size_t>(all.size(), 4); ++j) {
            std::string x = name_of(*all[i]), y = name_of(*all[j]);
            if (y < x) std::swap(x, y);
            if (x != y) out.push_back(group + x + "|" + y);
          }
      }
      break;
    }
    case kInstrument: {
      const auto countries = fact.countries();
      const std::string group = "instrument|" + std::string(instrument_class(fact)) + "|";
      if (countries.size() >= 2) out.push_back(group + *countries.begin() + "|" + *std::next(countries.begin()));
      if (const auto words = title_words(fact); words.size() >= 4) out.push_back(group + words.front() + "|" + words[1] + "|" + words.back());
      break;
    }
    case kOfficeChange:
      for (const Who* one : fact.in({"person"}))
        if (const auto name = name_of(*one); !name.empty()) out.push_back("office|" + std::string(office_act(fact.text("act"))) + "|" + name);
      break;
    case kVote:
      if (telling_tally(fact)) out.push_back("vote|" + text_at(at(fact.body, "tally"), "for"));
      break;
    default: break;
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
      const std::string group = kind + "|" + std::string(contact_class(fact)) + "|";
      auto countries = fact.countries();
      if (contact_class(fact) == "visit" && fact.place() && !fact.place()->country.empty()) countries.insert(fact.place()->country);
      // A time told as a span of weeks is looked for along all of it.
      const auto end = fact.last.value_or(*day);
      for (std::int64_t at_day = *day, steps = 0; steps < 7 && (steps == 0 || at_day <= end); at_day += 7, ++steps) {
        add_pairs(out, group, countries, at_day);
        for (const Who* one : actors(fact)) {
          const std::string word = one->kind == kPerson ? last_word(*one) : one->ext;
          if (!word.empty()) out.push_back({piece(group + word + " " + one->country), at_day});
        }
      }
      break;
    }
    case kInstrument: {
      const std::string group = kind + "|" + std::string(instrument_class(fact)) + "|";
      add_pairs(out, group, fact.countries(), *day);
      // Single words of titles are too common to look for by themselves.
      const auto words = title_words(fact);
      for (const auto& country : fact.countries()) add_words(out, group + country + "|", words, *day, 3);
      add_word_pairs(out, group, words, *day, 4);
      if (words.size() == 1) out.push_back({piece(group + words.front()), *day});
      break;
    }
    case kOfficeChange:
      for (const Who* one : fact.in({"person"})) {
        const NameForm form = name_form(one->shown);
        for (const auto& word : form.words)
          if (word.size() > 1) out.push_back({piece(kind + "|" + std::string(office_act(fact.text("act"))) + "|" + word), *day});
      }
      break;
    case kStatement: add_word_pairs(out, kind + "|" + sayer(fact.in({"speaker"})) + "|", content_words(fact.text("content")), *day); break;
    case kCommitment: add_word_pairs(out, kind + "|" + sayer(fact.in({"by"})) + "|", content_words(fact.text("what")), *day); break;
    case kLaw: add_words(out, kind + "|" + sayer(fact.in({"country"})) + "|", content_words(fact.text("title")), *day, 3); break;
    case kVote:
      if (telling_tally(fact)) out.push_back({piece(kind + "|for|" + text_at(at(fact.body, "tally"), "for")), *day});
      add_words(out, kind + "|" + sayer(fact.in({"body"})) + "|", content_words(fact.text("text")), *day, 3);
      break;
    default: {  // ritual, measure, aid, invitation: between two sides
      const std::string group = kind + "|" + fact.text("act") + "|";
      const auto countries = fact.countries();
      add_pairs(out, group, countries, *day);
      if (countries.size() == 1) out.push_back({piece(group + *countries.begin()), *day});
      for (const Who* one : fact.in({"by", "to", "donor", "recipient", "inviter", "invitee", "against"}))
        if (one->country.empty()) out.push_back({piece(group + one->ext), *day});
    }
  }
  std::sort(out.begin(), out.end(), [](const Point& a, const Point& b) { return std::pair(a.piece, a.day) < std::pair(b.piece, b.day); });
  out.erase(std::unique(out.begin(), out.end(), [](const Point& a, const Point& b) { return a.piece == b.piece && a.day == b.day; }), out.end());
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
  for (const auto& what : timeless(fact)) out.push_back({piece((undated(fact) ? "undated|" : "dated|") + what), yearly(fact).value_or(kNoDay)});
  return out;
}

std::vector<Look> where_to_look(const View& fact) {
  std::vector<Look> out;
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

Sameness same_event(const View& a, const View& b) {
  if (a.kind != b.kind || a.document == b.document) return {};
  switch (a.kind) {
    case kContact: return same_contact(a, b);
    case kInstrument: return same_instrument(a, b);
    case kFigure: return same_figure(a, b);
    case kStatement: return same_words(a, b, "content", {"speaker"}, 0.6, 4);
    case kCommitment: return same_words(a, b, "what", {"by"}, 0.6, 4);
    case kRitual: return two_sides(a, b, {"by", "on_behalf_of"}, {"to"}, 1);
    case kMeasure: return two_sides(a, b, {"by"}, {"against"}, 1);
    case kInvitation: return two_sides(a, b, {"inviter"}, {"invitee"}, 4);
    case kAid: {
      const auto amount = at(a.body, "amount"), other = at(b.body, "amount");
      if (!amount.is_null() && !other.is_null() && !near_amounts(a, b)) return {};
      return two_sides(a, b, {"donor"}, {"recipient"}, 2);
    }
    case kOfficeChange: {
      if (office_act(a.text("act")) != office_act(b.text("act")) || side_match(a.in({"person"}), b.in({"person"})) < 2) return {};
      const std::string x = office_words(a.text("office")), y = office_words(b.text("office"));
      if (!x.empty() && !y.empty() && x.find(y) == std::string::npos && y.find(x) == std::string::npos) return {};
      const int time = same_time(a, b, 3);
      return time ? Sameness{10 + time, "the same person, office and act"} : Sameness{};
    }
    case kLaw: {
      const auto x = content_words(a.text("title")), y = content_words(b.text("title"));
      return side_match(a.in({"country"}), b.in({"country"})) == 2 && overlap(x, y) >= 0.6 && same_time(a, b, 30) ? Sameness{8, "the same title and country"} : Sameness{};
    }
    case kVote: {
      const auto x = content_words(a.text("text")), y = content_words(b.text("text"));
      if (same_tally(a, b) && same_time(a, b, 1)) return {12, "the same tally at the same time"};
      return side_match(a.in({"body"}), b.in({"body"})) == 2 && overlap(x, y) >= 0.4 && same_time(a, b, 1) ? Sameness{8, "the same body, text and day"} : Sameness{};
    }
    case kRelation: {
      const auto x = entities(a.in({"parties", "body"})), y = entities(b.in({"parties", "body"}));
      return a.text("what") == b.text("what") && x == y && !x.empty() ? Sameness{8, "the same parties and relation"} : Sameness{};
    }
    default: return {};
  }
}

}  // namespace chancery::store
