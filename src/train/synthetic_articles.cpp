#include "train/synthetic_articles.h"

#include <array>

#include "base/file.h"
#include "store/digest.h"

namespace chancery::train {
namespace {

using store::Json;

constexpr std::array<std::string_view, 67> kCountries = {
    "ALB", "AUT", "AZE", "BGR", "BRA", "CAN", "CHL", "CHN", "CYP", "CZE", "DNK", "EGY", "EST", "ETH", "FIN", "FRA", "GEO", "GHA", "GRC", "HUN", "IDN", "IND", "IRN",
    "IRQ", "ITA", "JOR", "JPN", "KAZ", "KEN", "KGZ", "KOR", "LAO", "LTU", "LVA", "MAR", "MDA", "MEX", "MNG", "MYS", "NGA", "NLD", "NOR", "NPL", "OMN", "PAK", "PER",
    "PHL", "POL", "PRT", "QAT", "ROU", "RUS", "SAU", "SGP", "SRB", "SVK", "SVN", "SWE", "THA", "TJK", "TKM", "TUN", "TUR", "UKR", "UZB", "VNM", "ZAF"};
constexpr std::array<std::string_view, 24> kGiven = {"Anna", "Boris", "Carla", "David", "Elena", "Farid", "Gita", "Hamid", "Irina", "Jonas", "Karim", "Laila",
                                                     "Marek", "Nadia", "Omar", "Petra", "Qasim", "Rosa", "Samir", "Tarek", "Ulla", "Viktor", "Wanda", "Yusuf"};
constexpr std::array<std::string_view, 10> kStems = {"Abra", "Bela", "Cora", "Dara", "Elo", "Fara", "Gora", "Hala", "Ira", "Jara"};
constexpr std::array<std::string_view, 10> kEnds = {"min", "dov", "nik", "sen", "tash", "vik", "rian", "lesk", "bert", "gall"};
constexpr std::array<std::string_view, 8> kOffices = {"President", "Prime Minister", "Foreign Minister", "Speaker", "Deputy Foreign Minister", "Minister of Trade", "Ambassador", "Minister of Energy"};
constexpr std::array<std::string_view, 6> kTopics = {"energy/general", "trade/general", "transport/railways", "agriculture/food-security", "culture/general", "security/borders"};

std::string family(std::uint64_t number) { return std::string(kStems[number / 10 % 10]) + std::string(kEnds[number % 10]); }

}  // namespace

std::uint64_t SyntheticArticles::random(std::uint64_t below) {  // splitmix64
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (z ^ (z >> 31)) % below;
}

void SyntheticArticles::begin_event() {
  static constexpr std::array<int, 7> kReports = {1, 2, 3, 3, 3, 4, 5};
  people_.clear();
  const auto a = random(kCountries.size()), step = 1 + random(kCountries.size() - 1);
  for (const auto country : {a, (a + step) % kCountries.size()}) {
    const auto office = random(kOffices.size());
    const std::uint64_t who = store::digest64(std::string(kCountries[country]) + std::string(kOffices[office]), 1);
    people_.push_back({std::string(kGiven[who % kGiven.size()]) + " " + family(who >> 20), std::string(kCountries[country]), std::string(kOffices[office])});
  }
  day_ = kFirstDay + number_ / kADay;
  value_ = static_cast<std::int64_t>(10 + random(4990)) * 1'000'000;
  report_ = 0;
  reports_ = kReports[random(kReports.size())];
}

Json SyntheticArticles::next() {
  if (report_ >= reports_) begin_event();
  Json out = article();
  ++number_;
  ++report_;
  return out;
}

Json SyntheticArticles::article() {
  const std::string date = store::iso_of(day_), agency = "Agency " + std::to_string(report_);
  Json entities = Json::array(), facts = Json::array();
  const auto entity = [&](const char* kind, const std::string& name, const std::string& country, const std::string& key) -> Json {
    const std::string id = "e" + std::to_string(entities.size() + 1);
    const std::size_t at = entities.size() * 50;
    entities.push_back({{"id", id}, {"kind", kind}, {"name", name}, {"key", key.empty() ? Json() : Json(key)}, {"country", country},
                        {"mentions", Json::array({{{"span", {at, at + 12}}, {"text", name}, {"how", "name"}}})}});
    return {{"entity", id}, {"span", {at, at + 9}}};
  };
  const auto fact = [&](const char* kind, const char* status, const Json& fields) {
    const std::size_t at = 100 + facts.size() * 200;
    Json one = {{"id", "f" + std::to_string(facts.size() + 1)}, {"kind", kind}, {"status", status}, {"background", false}, {"confidence", "high"}};
    one.update(fields);
    one["asserted_by"] = Json::array({{{"entity", nullptr}, {"as", "agency"}, {"name", agency}}});
    one["flags"] = Json::array();
    one["evidence"] = Json::array({{{"field", "*"}, {"span", {at, at + 150}}, {"rule", std::string(kind) + ".synthetic"}}});
    one["text"] = people_[0].name + " and " + people_[1].name + " in report " + std::to_string(report_) + " of the " + kind + " on " + date;
    facts.push_back(std::move(one));
  };
  const auto words = [&](int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += (i ? " " : "") + family(random(100)) + std::string(kGiven[random(kGiven.size())]);
    return out;
  };
  const auto topic = [&] { return std::string(kTopics[random(kTopics.size())]); };
  std::vector<Json> who, countries;
  for (const auto& person : people_) who.push_back(entity("person", person.name, person.country, ""));
  for (const auto& person : people_) countries.push_back(entity("country", person.country, person.country, "country:" + person.country));
  const Json place = entity("place", "City of " + people_[0].country, people_[0].country, "place:" + people_[0].country);
  const Json when = {{"from", date}, {"to", date}, {"precision", "day"}, {"as_written", "on that day"}, {"basis", "as written"}};
  for (std::size_t i = 0; i < 2; ++i)
    fact("office", "held", {{"person", who[i]}, {"office", {{"value", people_[i].office}}}, {"country", countries[i]}, {"manner", "full"}, {"date", when}});
  Json host = who[0], guest = who[1];
  host["role"] = "host";
  guest["role"] = "guest";
  fact("contact", "held", {{"format", "talks"}, {"participants", {host, guest}}, {"place", place}, {"date", when},
                           {"topics", Json::array({{{"value", "cooperation"}, {"topic", topic()}, {"role", "discussed"}}})}});
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string said = report_ ? words(9) : "shared words of the side number " + std::to_string(i) + " about cooperation on " + people_[0].name + " " + date + " " + people_[1].name;
    fact("statement", "said", {{"speaker", who[i % 2]}, {"act", "stressed"}, {"content", {{"value", said}}},
                               {"about", Json::array({{{"value", "cooperation"}, {"topic", topic()}}, countries[1 - i % 2]})}});
  }
  const std::string year = store::iso_of(day_ - 500).substr(0, 4);
  fact("figure", "stated", {{"indicator", {{"value", "trade turnover"}}}, {"subjects", countries}, {"amount", {{"value", value_}, {"unit", "USD"}}}, {"nature", "actual"},
                            {"period", {{"from", year + "-01-01"}, {"to", year + "-12-31"}, {"precision", "year"}}}});
  const auto title = static_cast<std::uint64_t>(value_ / 1'000'000);
  fact("instrument", "signed", {{"title", {{"value", "memorandum on " + family(title) + " " + family(title / 7)}}}, {"type", "memorandum"}, {"parties", countries}, {"date", when}});
  fact("invitation", "extended", {{"inviter", who[0]}, {"invitee", who[1]}, {"to", {{"value", "to visit"}}}});
  const std::string source = "https://outlet" + std::to_string(report_) + ".example/" + std::to_string(number_);
  return {{"document", {{"id", "sha256:" + sha256_hex(source)}, {"source", source}, {"title", {{"value", "Report " + std::to_string(number_) + " of " + people_[0].name + " and " + people_[1].name}, {"span", nullptr}}},
                        {"agency", {{"value", agency}, {"span", nullptr}}}, {"byline", nullptr}, {"published", {{"date", date}, {"precision", "day"}, {"basis", "dateline"}, {"span", nullptr}}},
                        {"dateline", nullptr}, {"language", "en"}, {"body", Json::array()}, {"furniture", Json::array()}, {"text", words(60)}}},
          {"entities", std::move(entities)}, {"facts", std::move(facts)}, {"events", Json::array()}, {"problems", Json::array()}};
}

}  // namespace chancery::train
