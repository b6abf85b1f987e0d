// What one fact tells by which it is held against others.
#include "store/match_parts.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "store/match.h"
#include "store/names.h"
#include "store/undated.h"

namespace chancery::store {
namespace {

bool function_word(std::string_view word) {
  static constexpr std::array<std::string_view, 48> kWords = {
      "a",   "an",  "and",  "are", "as",  "at",   "be",    "been", "between", "by",    "for",  "from",
      "had", "has", "have", "he",  "her", "his",  "in",    "into", "is",      "it",    "its",  "not",
      "of",  "on",  "or",   "our", "s",   "she",  "that",  "the",  "their",   "there", "they", "this",
      "to",  "two", "up",   "was", "we",  "were", "which", "will", "with",    "would", "also", "very"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "Met at the airport": a welcome, not the talks that follow.
bool at_airport(const View& fact) {
  const Who* place = fact.place();
  return place && (folded_words(place->name) + " " + folded_words(place->shown)).find("airport") != std::string::npos;
}

bool days_told(const View& fact) { return fact.first && fact.last; }

}  // namespace

const std::initializer_list<std::string_view> kSides = {
    "host",      "guest",   "head of delegation", "participant",  "mediator", "author",
    "addressee", "carrier", "receiver",           "participants", "side",     "initiator"};

std::string_view contact_class(const View& fact) {
  const std::string format = fact.text("format");
  if ((format == "meeting" || format == "reception" || format.empty()) && at_airport(fact)) return "welcome";
  if (format == "phone call" || format == "video") return "call";
  if (format == "letter") return "letter";
  // A call at a house or an institution while he is there is no visit to the country.
  if (format.ends_with("visit"))
    return fact.place() && (fact.place()->kind == kBody || fact.place()->kind == kOrganisation) ? "tour" : "visit";
  if (format == "session" || format == "summit" || format == "ceremony")
    return format == "session" ? "session" : format == "summit" ? "summit" : "ceremony";
  if (format == "briefing" || format == "news conference") return "briefing";
  return "meeting";
}

std::string_view instrument_class(const View& fact) {
  const std::string type = fact.text("type");
  if (type == "memorandum" || type == "letter of intent") return "memorandum";
  if (type == "protocol") return "protocol";
  if (type == "joint statement" || type == "declaration" || type == "communique") return "statement";
  if (type == "plan" || type == "roadmap" || type == "programme") return "plan";
  if (type == "contract" || type == "resolution" || type == "charter")
    return type == "contract" ? "contract" : type == "resolution" ? "resolution" : "charter";
  return "agreement";
}

std::string_view office_act(const std::string& act) {
  if (act == "resigned" || act == "dismissed" || act == "recalled" || act == "completed mission") return "leaves";
  if (act == "presented credentials") return "credentials";
  return "takes";
}

std::set<std::string> hosts_of(const View& visit) {
  std::set<std::string> out;
  for (const Who* one : visit.in({"host"})) out.insert(one->country);
  if (visit.place()) out.insert(visit.place()->country);
  out.erase("");
  return out;
}

int package_number(const View& measure) {
  const std::string words = folded_words(measure.text("text"));
  static constexpr std::array<std::string_view, 4> kEndings = {"th", "st", "nd", "rd"};
  std::vector<std::string_view> last;  // the words before
  for (std::size_t begin = 0; begin < words.size();) {
    auto end = words.find(' ', begin);
    if (end == std::string::npos) end = words.size();
    const std::string_view word(words.data() + begin, end - begin);
    begin = end + 1;
    if (word.starts_with("package") || word == "round" || word == "tranche")
      for (std::size_t i = last.size(); i-- > 0 && last.size() - i <= 3;) {
        const int number = last[i].size() <= 4 ? std::atoi(std::string(last[i]).c_str()) : 0;
        if (number > 0 && std::any_of(kEndings.begin(), kEndings.end(), [&](auto one) { return last[i].ends_with(one); }))
          return number;
      }
    last.push_back(word);
  }
  return 0;
}

std::set<std::string> short_names(const View& summit) {
  std::set<std::string> out;
  const std::string text = summit.text("text");
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && capital(text[end])) ++end;
    const bool whole = (begin == 0 || !letter(text[begin - 1])) && (end == text.size() || !letter(text[end]));
    if (const std::string name = text.substr(begin, end - begin);
        whole && name.size() >= 3 && name.size() <= 8 && name != "USA" && name != "UAE" && name != "PRC")
      out.insert(name);
    begin = std::max(end, begin) + 1;
  }
  return out;
}

// The words in which a generic title says nothing of its own.
std::vector<std::string> title_words(const View& fact) {
  std::vector<std::string> out = content_words(fact.text("title"));
  static constexpr std::array<std::string_view, 54> kGeneric = {
      "agreement",  "agreements", "memorandum", "memoranda", "understanding", "protocol",
      "document",   "documents",  "treaty",     "contract",  "declaration",   "joint",
      "statement",  "plan",       "roadmap",    "road",      "map",           "signed",
      "bilateral",  "number",     "several",    "new",       "package",       "intergovernmental",
      "communique", "resolution", "non",        "binding",   "nonbinding",    "both",
      "partie",     "sides",      "january",    "february",  "march",         "april",
      "may",        "june",       "july",       "august",    "september",     "october",
      "november",   "december",   "monday",     "tuesday",   "wednesday",     "thursday",
      "friday",     "saturday",   "sunday",     "deal",          "accord",
      "pact"};
  std::erase_if(out, [](const auto& word) {
    return std::find(kGeneric.begin(), kGeneric.end(), word) != kGeneric.end() ||
           word.find_first_not_of("0123456789") == std::string::npos;
  });
  return out;
}

std::vector<const Who*> actors(const View& fact) {
  std::vector<const Who*> out;
  for (const Who* one : fact.in(kSides))
    if ((one->kind == kPerson && !one->name.empty()) || one->kind == kBody || one->kind == kOrganisation ||
        one->kind == kNamedEvent)
      out.push_back(one);
  return out;
}

bool lone(const View& fact) {
  if (fact.kind != kContact || contact_class(fact) != "meeting") return false;
  const auto all = actors(fact);
  return all.size() == 1 && all.front()->kind == kPerson && fact.countries().size() <= 1;
}

bool of_countries_alone(const View& fact) {
  return fact.kind == kContact && contact_class(fact) == "meeting" && actors(fact).empty() && fact.countries().size() >= 2;
}

bool common_subject(std::string_view word) {
  static constexpr std::array<std::string_view, 30> kWords = {
      "cooperation", "partnership", "strategic",     "mutual",        "relation",       "development",
      "field",       "sphere",      "area",          "government",    "republic",       "ministry",
      "state",       "national",    "international", "framework",     "exchange",       "support",
      "assistance",  "action",      "establishment", "strengthening", "expansion",      "further",
      "between",     "country",     "countrie",      "interaction",   "implementation", "working"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

std::vector<std::string> subject_words(const View& fact) {
  std::vector<std::string> names;
  for (const Who* one : fact.in({"parties", "signatories"}))
    for (auto& word : content_words(one->name)) names.push_back(std::move(word));
  std::vector<std::string> out = title_words(fact);
  std::erase_if(out, [&](const auto& word) {
    return common_subject(word) || std::find(names.begin(), names.end(), word) != names.end();
  });
  return out;
}

bool concluded(const View& instrument) {
  static constexpr std::array<std::string_view, 5> kOpen = {"proposed", "planned", "text agreed", "denied", "postponed"};
  return std::find(kOpen.begin(), kOpen.end(), instrument.status) == kOpen.end();
}

std::string last_word(const Who& who) {
  const NameForm form = name_form(who.shown.empty() ? who.name : who.shown);
  return form.words.empty() ? "" : form.words.back();
}

bool by_family_name(const Who& a, const Who& b) {
  if (a.kind != kPerson || b.kind != kPerson || a.name.empty() || b.name.empty()) return false;
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return false;
  const NameForm x = name_form(a.name), y = name_form(b.name);
  if (x.full() > 1 && y.full() > 1) return false;
  return agree(x, y) == Agreement::one_word;
}

bool telling_tally(const View& fact) {
  const Json& tally = at(fact.body, "tally");
  double all = 0;
  std::size_t told = 0;
  for (const char* side : kTally)
    if (const auto votes = number_of(at(tally, side))) all += *votes, ++told;
  return told >= 2 && all >= 20;
}

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

}  // namespace chancery::store
