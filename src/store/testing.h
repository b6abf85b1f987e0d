// For tests: records of articles made by hand, and scratch files.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "store/json.h"
#include "store/record.h"

namespace chancery::store {

class Scratch {
 public:
  Scratch() {
    char name[] = "/tmp/chancery-store-XXXXXX";
    folder_ = ::mkdtemp(name);
  }
  ~Scratch() { std::filesystem::remove_all(folder_); }
  std::string file(const std::string& name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
};

// An article whose text is made up as its facts are: each fact is a line of its own.
class Article {
 public:
  Article(std::string source, std::string published, std::string agency = "") {
    json_["document"] = {{"id", "sha256:" + sha256_hex(source)}, {"source", source}, {"title", {{"value", source}, {"span", nullptr}}},
                         {"agency", agency.empty() ? Json() : Json({{"value", agency}, {"span", nullptr}})},
                         {"published", {{"date", published}, {"precision", "day"}, {"basis", "dateline"}, {"span", nullptr}}}, {"dateline", nullptr}, {"language", "en"}};
    json_["entities"] = Json::array();
    json_["facts"] = Json::array();
    json_["events"] = Json::array();
    json_["problems"] = Json::array();
  }
  Article& titled(const std::string& title) {
    json_["document"]["title"] = {{"value", title}, {"span", nullptr}};
    return *this;
  }
  std::string entity(const std::string& kind, const std::string& name, const std::string& country = "", const std::string& key = "", const std::string& type = "") {
    const std::string id = "e" + std::to_string(json_["entities"].size() + 1);
    Json one = {{"id", id}, {"kind", kind}, {"name", name.empty() ? Json() : Json(name)}, {"key", key.empty() ? Json() : Json(key)}, {"country", country.empty() ? Json() : Json(country)}};
    if (!type.empty()) one["type"] = type;
    one["mentions"] = Json::array({{{"span", next_span()}, {"text", name}, {"how", name.empty() ? "office" : "name"}}});
    json_["entities"].push_back(std::move(one));
    return id;
  }
  std::string country(const std::string& code) { return entity("country", code, code, "country:" + code); }
  std::string city(const std::string& name, const std::string& in) { return entity("place", name, in, "place:" + name, "city"); }
  // A person with an office.
  std::string person(const std::string& name, const std::string& code, const std::string& office = "") {
    const auto id = entity("person", name, code);
    if (!office.empty())
      fact("office", "held", {{"person", who(id)}, {"office", {{"value", office}}}, {"country", who(country(code))}, {"manner", "full"}});
    return id;
  }
  static Json who(const std::string& id) { return {{"entity", id}, {"span", Json::array({0, 1})}}; }
  std::string fact(const std::string& kind, const std::string& status, Json fields, const std::string& from = "", const std::string& to = "") {
    const std::string id = "f" + std::to_string(json_["facts"].size() + 1);
    Json one = {{"id", id}, {"kind", kind}, {"status", status}, {"background", false}, {"confidence", "high"}};
    for (auto it = fields.begin(); it != fields.end(); ++it) one[it.key()] = it.value();
    if (!from.empty()) one["date"] = {{"from", from}, {"to", to.empty() ? from : to}, {"precision", "day"}, {"as_written", "on that day"}, {"basis", "as written"}};
    one["asserted_by"] = Json::array();
    one["flags"] = Json::array();
    one["evidence"] = Json::array({{{"field", "*"}, {"span", next_span()}, {"rule", "test"}}});
    if (!one.contains("text")) one["text"] = "Fact " + id + " of " + text_at(json_["document"], "source");
    json_["facts"].push_back(std::move(one));
    return id;
  }
  std::string meeting(const std::vector<std::string>& people, const std::string& date, const std::string& place = "", const std::string& status = "held", const std::string& format = "meeting") {
    Json list = Json::array();
    for (std::size_t i = 0; i < people.size(); ++i) list.push_back({{"entity", people[i]}, {"role", i == 0 ? "host" : "guest"}, {"span", Json::array({0, 1})}});
    Json fields = {{"format", format}, {"participants", list}};
    if (!place.empty()) fields["place"] = who(place);
    return fact("contact", status, fields, date);
  }
  Json& json() { return json_; }
  operator const Json&() const { return json_; }  // NOLINT: an article is its record

 private:
  Json next_span() {
    at_ += 100;
    return Json::array({at_ - 100, at_ - 1});
  }
  Json json_;
  int at_ = 0;
};

inline std::string everything(Record& record, int level = kRestricted) {
  std::string out;
  record.export_rows(level, [&](const Json& row) { out += dump(row) + "\n"; });
  return out;
}

inline std::vector<Json> rows(Record& record, const std::string& row, int level = kRestricted) {
  std::vector<Json> out;
  record.export_rows(level, [&](const Json& one) {
    if (text_at(one, "row") == row) out.push_back(one);
  });
  return out;
}

}  // namespace chancery::store
