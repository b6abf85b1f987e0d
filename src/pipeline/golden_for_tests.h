// Golden facts: a line tells of one fact that must be found in an article.
//
//   + contact held host="Ilze Ozola" guest="Andrei Munteanu" date=2026-03-03 topic="agriculture"
//
// A sign, a kind, a status (* for any; of several words in quotation marks), and conditions on fields. A condition
// holds where any value of the field (an entity's name, words, a number, the first day of a date, a normalised topic)
// holds the words given, or is them where they stand without quotation marks. A participant is found by its role;
// "with" is any role; "background=yes".
#pragma once

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "chancery/document.h"

namespace chancery::golden {

struct Condition {
  std::string field, words;
  bool exact = false;
};
struct Line {
  char sign = '+';
  std::string kind, status, text;
  std::vector<Condition> conditions;
};

inline Line read_line(const std::string& text) {
  Line out;
  out.text = text;
  std::istringstream in(text);
  in >> out.sign >> out.kind >> std::ws;
  if (in.peek() == '"') {  // "in force"
    in.get();
    std::getline(in, out.status, '"');
  } else {
    in >> out.status;
  }
  std::string rest;
  std::getline(in, rest);
  for (std::size_t at = 0; at < rest.size();) {
    at = rest.find_first_not_of(' ', at);
    if (at == std::string::npos) break;
    const std::size_t equals = rest.find('=', at);
    if (equals == std::string::npos) break;
    Condition condition;
    condition.field = rest.substr(at, equals - at);
    if (equals + 1 < rest.size() && rest[equals + 1] == '"') {
      const std::size_t end = rest.find('"', equals + 2);
      condition.words = rest.substr(equals + 2, end - equals - 2);
      at = end == std::string::npos ? rest.size() : end + 1;
    } else {
      const std::size_t end = rest.find(' ', equals);
      condition.words = rest.substr(equals + 1, end == std::string::npos ? end : end - equals - 1);
      condition.exact = true;
      at = end == std::string::npos ? rest.size() : end;
    }
    out.conditions.push_back(std::move(condition));
  }
  return out;
}

class Golden {
 public:
  explicit Golden(const Document& document) : document_(document) {}

  bool found(const Line& line) const {
    for (const Fact& fact : document_.facts)
      if (meets(fact, line)) return true;
    return false;
  }

  bool meets(const Fact& fact, const Line& line) const {
    if (fact.kind != line.kind || (line.status != "*" && fact.status != line.status)) return false;
    for (const Condition& condition : line.conditions)
      if (!holds(fact, condition)) return false;
    return true;
  }

 private:
  static bool same(const std::string& have, const Condition& condition) {
    return condition.exact ? have == condition.words : have.find(condition.words) != std::string::npos;
  }

  bool holds_value(const Value& value, const Condition& condition) const {
    if (value.entity && same(document_.entities[*value.entity].name, condition)) return true;
    if (value.span && same(std::string(document_.at(*value.span)), condition)) return true;
    if (const auto* words = std::get_if<std::string>(&value.literal); words && same(*words, condition)) return true;
    if (const auto* number = std::get_if<double>(&value.literal)) {
      std::ostringstream out;
      if (*number == std::floor(*number)) {
        out << std::llround(*number);
      } else {
        out << *number;
      }
      if (same(out.str(), condition)) return true;
    }
    if (const auto* flag = std::get_if<bool>(&value.literal); flag && same(*flag ? "yes" : "no", condition))
      return true;
    if (value.date && value.date->from && same(to_iso(*value.date->from), condition)) return true;
    if (value.date && value.date->to && same(to_iso(*value.date->to), condition)) return true;
    for (const Field& field : value.fields)
      if (holds_value(field.value, condition)) return true;
    for (const Value& item : value.list)
      if (holds_value(item, condition)) return true;
    return false;
  }

  bool holds(const Fact& fact, const Condition& condition) const {
    if (condition.field == "background") return fact.background == (condition.words == "yes");
    if (condition.field == "says") {
      for (const Assertion& link : fact.asserted_by)
        if ((link.entity && same(document_.entities[*link.entity].name, condition)) || same(link.name, condition))
          return true;
      return false;
    }
    if (condition.field == "topic") return fact.find("topics") && holds_value(*fact.find("topics"), condition);
    if (const Value* value = fact.find(condition.field)) return holds_value(*value, condition);
    const Value* people = fact.find("participants");
    if (!people) return false;
    for (const Value& who : people->list)
      for (const Field& field : who.fields)
        if (condition.field == "with" || field.value.literal == Value::Literal(condition.field))
          if (holds_value(who, condition)) return true;
    return false;
  }

  const Document& document_;
};

}  // namespace chancery::golden
