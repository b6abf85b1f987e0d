// Whether two accounts of a document are of one: by its type and title, its parties, its stage and day.
#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "store/match.h"
#include "store/match_parts.h"
#include "store/undated.h"

namespace chancery::store {
namespace {

bool agreed_stage(const std::string& status) {
  return status != "ratified" && status != "in force" && status != "terminated";
}

// In accounts that speak of the same two countries one subject is enough: parties are often not told, and titles are
// worded anew.
Sameness of_one_story(const View& a, const View& b, int time) {
  if (!a.hints || !b.hints) return {};
  const bool same_news = shared_words(*a.hints, *b.hints) >= 30;
  const auto pa = parties_of(a), pb = parties_of(b);
  std::vector<std::string> both;
  std::set_intersection(pa.begin(), pa.end(), pb.begin(), pb.end(), std::back_inserter(both));
  if (both.size() < 2) return {};
  auto x = title_words(a), y = title_words(b);
  for (const View* one : {&a, &b})
    for (auto* words : {&x, &y})
      std::erase_if(*words, [&](const auto& word) {
        return std::binary_search(one->hints->country_names.begin(), one->hints->country_names.end(), word);
      });
  if (x.empty() || y.empty())
    return same_news && instrument_class(a) == "statement" && (time == 2 || x.empty() != y.empty())
               ? Sameness{5, "the statement of that time, in accounts of the same news"}
               : Sameness{};
  if (contained(x, y) >= 0.5 && (same_news || (!undated(a) && !undated(b))))
    return {7, "of one type and subject, of the same countries at the same time"};
  for (auto* words : {&x, &y}) std::erase_if(*words, [](const auto& word) { return common_subject(word); });
  if (same_news && contained(x, y) > 0) return {5, "of one type and subject, in accounts of the same news"};
  return {};
}

// Countries of both documents, or of the articles that do not tell them.
std::size_t common_parties(const View& a, const View& b) {
  const auto x = parties_of(a), y = parties_of(b);
  return static_cast<std::size_t>(std::count_if(x.begin(), x.end(), [&](const auto& one) { return y.contains(one); }));
}

// Where nothing tells the time: the document that both accounts speak of, in much the same words.
Sameness of_one_telling(const View& a, const View& b) {
  if ((!undated(a) && !undated(b)) || !a.hints || !b.hints || common_parties(a, b) < 2) return {};
  if (number_of(at(a.body, "count")) || number_of(at(b.body, "count"))) return {};
  bool same_day = false;
  if (shared_words(*a.hints, *b.hints) < 35 || evidence_by_hints(a, b, *a.hints, *b.hints, same_day) < 1) return {};
  auto x = title_words(a), y = title_words(b);
  for (const View* one : {&a, &b})
    for (auto* words : {&x, &y})
      std::erase_if(*words, [&](const auto& word) {
        return word == "between" ||
               std::binary_search(one->hints->country_names.begin(), one->hints->country_names.end(), word);
      });
  if (x.empty() && y.empty())
    return instrument_class(a) == "statement" ? Sameness{4, "the statement of which both accounts tell"} : Sameness{};
  if (x.empty() || y.empty() || contained(x, y) < 0.5) return {};
  for (auto* words : {&x, &y}) std::erase_if(*words, [](const auto& word) { return common_subject(word); });
  return contained(x, y) > 0 ? Sameness{5, "the document of that subject of which both accounts tell"} : Sameness{};
}

Sameness same_document(const View& a, const View& b, int time) {
  const auto ca = a.countries(), cb = b.countries();
  std::vector<std::string> both;
  std::set_intersection(ca.begin(), ca.end(), cb.begin(), cb.end(), std::back_inserter(both));
  const bool parties = both.size() >= 2 || (both.size() == 1 && ca.size() == 1 && cb.size() == 1);
  if (!parties && !ca.empty() && !cb.empty()) return {};
  const auto count_a = number_of(at(a.body, "count")), count_b = number_of(at(b.body, "count"));
  if (count_a && count_b)
    return parties || common_parties(a, b) >= 2 ? Sameness{12, "documents counted, of the same parties at the same time"} : Sameness{};
  const auto x = title_words(a), y = title_words(b);
  // Of statements and communiques two sides sign one at a meeting.
  if (x.empty() && y.empty() && both.size() >= 2 && ca == cb && instrument_class(a) == "statement" &&
      a.status == b.status)
    return {7, "of one type and stage, the same parties and time"};
  // Of statements and communiques there is one in a day; of agreements there may be many.
  if (x.empty() != y.empty())
    return parties && both.size() >= 2 && instrument_class(a) == "statement"
               ? Sameness{6, "of one type, the same parties and time"}
               : Sameness{};
  if (x.empty())
    return parties && both.size() >= 2 && time == 2 ? Sameness{8, "of one type, the same parties on the same day"}
                                                    : Sameness{};
  if (overlap(x, y) >= 0.5 || (contained(x, y) >= 0.99 && std::min(x.size(), y.size()) >= 2)) {
    if (parties || (x.size() >= 3 && y.size() >= 3)) return {14, "the same title and time"};
    if (time == 2 && (ca.empty() || cb.empty())) return {8, "the same title and day"};
  }
  if (contained(x, y) >= 0.99 && both.size() >= 2 && time == 2) return {9, "a shorter title, the same parties and day"};
  if (contained(x, y) >= 0.6 && std::min(x.size(), y.size()) >= 6 && time >= 1)
    return {9, "most words of a long title, and the time"};
  return {};
}

// The countries that a document itself names as its parties; signatories may be witnesses.
std::size_t named_parties(const View& fact) {
  std::set<std::string> out;
  for (const Who* one : fact.in({"parties"}))
    if (!one->country.empty()) out.insert(one->country);
  return out.size();
}

// "The agreement on diplomatic relations", which another account calls a communique: signed by the same two, on the
// same.
Sameness another_word(const View& a, const View& b) {
  if (instrument_class(a) != "agreement" && instrument_class(b) != "agreement") return {};
  if (a.status != b.status || number_of(at(a.body, "count")) || number_of(at(b.body, "count"))) return {};
  const auto ca = a.countries(), cb = b.countries();
  if (ca != cb || ca.size() != 2 || undated(a) || undated(b) || same_time(a, b, 1) == 0) return {};
  const auto x = title_words(a), y = title_words(b);
  return contained(x, y) >= 0.99 && std::min(x.size(), y.size()) >= 2
             ? Sameness{6, "of one subject under another word, the same parties and time"}
             : Sameness{};
}

// What one chamber or assembly adopted: resolutions have no parties.
Sameness of_one_body(const View& a, const View& b, int time) {
  if (a.status != "adopted" || b.status != "adopted" || instrument_class(a) != "resolution" || !a.hints || !b.hints)
    return {};
  std::set<std::int64_t> bodies;
  for (const Who* one : a.in({"signatories"}))
    if (one->kind == kBody || one->kind == kOrganisation) bodies.insert(one->entity);
  const auto theirs = b.in({"signatories"});
  // Where one account does not say which body, its words must.
  if ((bodies.empty() || theirs.empty()) && (title_words(a).empty() || title_words(b).empty()))
    return common_parties(a, b) >= 2 && shared_words(*a.hints, *b.hints) >= 30
               ? Sameness{4, "adopted at that time, in accounts of the same news"}
               : Sameness{};
  if (std::none_of(theirs.begin(), theirs.end(), [&](const Who* one) { return bodies.contains(one->entity); }))
    return {};
  const auto x = title_words(a), y = title_words(b);
  const int words = shared_words(*a.hints, *b.hints);
  if (!x.empty() && !y.empty())
    return contained(x, y) >= 0.6 && std::min(x.size(), y.size()) >= 2
               ? Sameness{8, "of one body and subject at the same time"}
               : Sameness{};
  return words >= (time == 2 ? 35 : 45) ? Sameness{5, "of one body, in accounts of the same news"} : Sameness{};
}

// "The agreement which both sides initialled on June 18": nothing but its stage, its day and whose it is.
Sameness of_one_day(const View& a, const View& b, int time) {
  if (time != 2 || a.status != b.status || a.status == "planned" || a.status == "proposed" || !a.hints || !b.hints)
    return {};
  if (title_words(a).empty() == title_words(b).empty() || shared_words(*a.hints, *b.hints) < 30) return {};
  const auto pa = parties_of(a), pb = parties_of(b);
  std::vector<std::string> both;
  std::set_intersection(pa.begin(), pa.end(), pb.begin(), pb.end(), std::back_inserter(both));
  return both.size() >= 2 ? Sameness{4, "of one type, stage and day, in accounts of the same news"} : Sameness{};
}

// A treaty planned in one month, put off in the next and signed in the third: the same two parties and the same subject, or
// a name of its own in both texts.
Sameness of_one_history(const View& a, const View& b) {
  if ((concluded(a) && concluded(b)) || a.background() || b.background()) return {};
  if (number_of(at(a.body, "count")) || number_of(at(b.body, "count"))) return {};
  const auto ca = a.countries(), cb = b.countries();
  if ((ca.size() >= 2 && cb.size() >= 2 && ca != cb) || std::max(ca.size(), cb.size()) != 2 || common_parties(a, b) < 2)
    return {};
  constexpr std::int64_t kLongest = 400, kToldLater = 7;  // days
  if (const auto p = a.day(), q = b.day(); p && q) {
    const auto after = concluded(a) ? *p - *q : *q - *p;  // from the plan to what came of it
    if (std::llabs(after) > kLongest || (concluded(a) != concluded(b) && after < -kToldLater)) return {};
  } else if (!a.hints || !b.hints || shared_words(*a.hints, *b.hints) < 20) {
    return {};
  }
  const auto x = subject_words(a), y = subject_words(b);
  const bool named = instrument_class(a) == "agreement" && a.hints && b.hints && share_document(*a.hints, *b.hints);
  if (named && (x.empty() || y.empty() || contained(x, y) > 0))
    return {4, "a document of that name, planned or put off and what came of it"};
  return !x.empty() && !y.empty() && contained(x, y) >= 0.99
             ? Sameness{4, "of the same parties and subject, planned or put off and what came of it"}
             : Sameness{};
}

// Signed by the same people on the same day: on one subject however it is worded, or "the agreement" of which one account speaks.
Sameness of_the_same_hands(const View& a, const View& b, int time) {
  if (time == 0 || a.status != b.status || !concluded(a) || number_of(at(a.body, "count"))) return {};
  const auto hands = [](const View& fact) {
    std::set<std::int64_t> out;
    for (const Who* one : fact.in({"signatories"}))
      if (one->kind == kPerson && !one->name.empty()) out.insert(one->entity);
    return out;
  };
  const auto x = hands(a);
  if (x.size() < 2 || x != hands(b)) return {};
  const auto words = subject_words(a), others = subject_words(b);
  if (time == 2 && contained(words, others) >= 0.3)
    return {8, "signed by the same people on the same day, on one subject"};
  return title_words(a).empty() != title_words(b).empty()
             ? Sameness{5, "signed by the same people at the same time; one account tells no title"}
             : Sameness{};
}

}  // namespace

Sameness same_instrument(const View& a, const View& b) {
  if (instrument_class(a) != instrument_class(b)) return another_word(a, b);
  if (a.status != b.status && (!agreed_stage(a.status) || !agreed_stage(b.status))) return {};
  const int time = same_time(a, b, 1);
  if (time == 0) {
    const auto told = of_one_telling(a, b);
    return told.score > 0 ? told : of_one_history(a, b);
  }
  // A document of three is none of two.
  if ((named_parties(a) >= 3 && b.countries().size() == 2) || (named_parties(b) >= 3 && a.countries().size() == 2))
    return {};
  if (number_of(at(a.body, "count")).has_value() != number_of(at(b.body, "count")).has_value()) return {};
  const auto same = same_document(a, b, time);
  if (same.score > 0 || number_of(at(a.body, "count"))) return same;
  if (const auto hands = of_the_same_hands(a, b, time); hands.score > 0) return hands;
  if (const auto body = of_one_body(a, b, time); body.score > 0) return body;
  if (const auto story = of_one_story(a, b, time); story.score > 0) return story;
  const auto day = of_one_day(a, b, time);
  return day.score > 0 ? day : of_one_history(a, b);
}

}  // namespace chancery::store
