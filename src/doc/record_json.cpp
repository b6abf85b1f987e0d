#include "doc/record_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "chancery/pipeline.h"

namespace chancery {
namespace {


using Json = nlohmann::ordered_json;

// "office_change" in tables and rules, where a name is one word; "office change" in the record.
std::string kind_name(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), points_(document.text) {}

  Json record(bool with_text) const {
    Json out;
    out["document"] = header(with_text);
    out["entities"] = Json::array();
    for (EntityIndex i = 0; i < document_.entities.size(); ++i) out["entities"].push_back(entity(i));
    out["facts"] = Json::array();
    for (FactIndex i = 0; i < document_.facts.size(); ++i) out["facts"].push_back(fact(i));
    out["events"] = Json::array();
    for (const Event& item : document_.events) out["events"].push_back(event(item));
    out["problems"] = Json::array();
    for (const Problem& problem : document_.problems)
      out["problems"].push_back({{"span", problem.span.empty() ? Json() : span(problem.span)}, {"why", problem.why}});
    return out;
  }

 private:
  Json span(Span s) const { return Json::array({points_.at(s.begin), points_.at(s.end)}); }
  std::string words(Span s) const { return std::string(document_.at(s)); }

  Json written(const std::optional<Span>& s) const {
    if (!s) return nullptr;
    return {{"value", words(*s)}, {"span", span(*s)}};
  }

  static Json number(double value) {
    if (std::nearbyint(value) == value && std::fabs(value) < 9.0e15) return static_cast<std::int64_t>(value);
    return value;
  }

  static void put_interval(Json& out, const DateInterval& interval) {
    out["from"] = interval.from ? Json(to_iso(*interval.from)) : Json();
    out["to"] = interval.to ? Json(to_iso(*interval.to)) : Json();
    out["precision"] = interval.known() ? Json(name_of(interval.precision)) : Json();
  }

  Json header(bool with_text) const {
    const Layout& layout = document_.layout;
    Json out;
    out["id"] = document_.id;
    out["source"] = document_.source.name;
    out["title"] = written(layout.title);
    if (!layout.title && !document_.source.title.empty()) out["title"] = {{"value", document_.source.title}, {"span", nullptr}};
    out["agency"] = written(layout.agency);
    if (!layout.agency && !document_.source.agency.empty())
      out["agency"] = {{"value", document_.source.agency}, {"span", nullptr}};
    out["byline"] = written(layout.byline);
    if (layout.published) {
      const ResolvedDate& date = *layout.published;
      out["published"] = {{"date", date.interval.from ? Json(to_iso(*date.interval.from)) : Json()},
                          {"precision", date.interval.known() ? Json(name_of(date.interval.precision)) : Json()},
                          {"basis", date.basis},
                          {"span", date.span.empty() ? Json() : span(date.span)}};
    } else {
      out["published"] = nullptr;
    }
    if (layout.dateline) {
      const Dateline& line = *layout.dateline;
      out["dateline"] = {{"place", line.place ? Json(words(*line.place)) : Json()},
                         {"date", line.when.from ? Json(to_iso(*line.when.from)) : Json()},
                         {"span", span(line.span)}};
    } else {
      out["dateline"] = nullptr;
    }
    out["language"] = layout.language.empty() ? Json() : Json(layout.language);
    out["body"] = Json::array();
    for (const Span paragraph : layout.body) out["body"].push_back(span(paragraph));
    out["furniture"] = Json::array();
    for (const Furniture& piece : layout.furniture)
      out["furniture"].push_back({{"kind", name_of(piece.kind)}, {"span", span(piece.span)}});
    if (!document_.page.charset.empty()) {
      // The way back: code points of the text, bytes of the page.
      Json runs = Json::array();
      for (const ByteRun& run : document_.page.runs)
        runs.push_back(Json::array({span(run.text), Json::array({run.bytes.begin, run.bytes.end})}));
      out["page"] = {{"charset", document_.page.charset}, {"runs", std::move(runs)}};
    }
    if (with_text || !document_.page.charset.empty()) out["text"] = document_.text;
    return out;
  }

  Json entity(EntityIndex index) const {
    const Entity& e = document_.entities[index];
    Json out;
    out["id"] = entity_id(index);
    out["kind"] = name_of(e.kind);
    out["name"] = e.name.empty() ? Json() : Json(e.name);
    out["key"] = e.key.empty() ? Json() : Json(e.key);
    out["country"] = e.country.empty() ? Json() : Json(e.country);
    if (!e.type.empty()) out["type"] = e.type;
    if (e.parent) out["parent"] = entity_id(*e.parent);
    out["mentions"] = Json::array();
    for (const MentionIndex m : e.mentions) {
      const Mention& mention = document_.mentions[m];
      Json item = {{"span", span(mention.span)}, {"text", words(mention.span)}, {"how", name_of(mention.how)}};
      if (!mention.reason.empty()) item["reason"] = mention.reason;
      out["mentions"].push_back(std::move(item));
    }
    return out;
  }

  void put_fields(Json& out, const std::vector<Field>& fields) const {
    for (const Field& field : fields) out[field.name] = value(field.value);
  }

  Json value(const Value& v) const {
    if (v.null()) return nullptr;
    if (v.is_list) {
      Json out = Json::array();
      for (const Value& item : v.list) out.push_back(value(item));
      return out;
    }
    if (v.fact) return fact_id(*v.fact);
    Json out = Json::object();
    if (v.entity || v.open) {
      out["entity"] = v.entity ? Json(entity_id(*v.entity)) : Json();
    } else if (v.date) {
      put_interval(out, *v.date);
    } else if (!std::holds_alternative<std::monostate>(v.literal)) {
      Json literal;
      if (const auto* text = std::get_if<std::string>(&v.literal)) literal = *text;
      if (const auto* amount = std::get_if<double>(&v.literal)) literal = number(*amount);
      if (const auto* flag = std::get_if<bool>(&v.literal)) literal = *flag;
      // A constant of the kind (a format, a nature) is written bare; what was read from words brings its span.
      if (!v.span && v.as_written.empty() && v.basis.empty() && !v.inferred && v.fields.empty()) return literal;
      out["value"] = std::move(literal);
    }
    put_fields(out, v.fields);
    if (!v.as_written.empty()) out["as_written"] = v.as_written;
    if (!v.basis.empty()) out["basis"] = v.basis;
    if (v.inferred) out["inferred"] = true;
    if (v.span) out["span"] = span(*v.span);
    return out;
  }

  Json fact(FactIndex index) const {
    const Fact& f = document_.facts[index];
    Json out;
    out["id"] = fact_id(index);
    out["kind"] = kind_name(f.kind);
    out["status"] = f.status;
    out["background"] = f.background;
    out["confidence"] = name_of(f.confidence);
    put_fields(out, f.fields);
    out["asserted_by"] = Json::array();
    for (const Assertion& link : f.asserted_by) {
      Json item;
      item["entity"] = link.entity ? Json(entity_id(*link.entity)) : Json();
      item["as"] = link.as;
      if (!link.name.empty()) item["name"] = link.name;
      if (link.span) item["span"] = span(*link.span);
      out["asserted_by"].push_back(std::move(item));
    }
    out["flags"] = f.flags;
    out["evidence"] = Json::array();
    for (const Evidence& evidence : f.evidence) {
      Json item = {{"field", evidence.field}, {"span", span(evidence.span)}};
      if (!evidence.rule.empty()) item["rule"] = evidence.rule;
      out["evidence"].push_back(std::move(item));
    }
    // The words of the fact; of a vote the text that was voted on, which the contract names so.
    const Value* own = f.find("text");
    const auto* voted = own ? std::get_if<std::string>(&own->literal) : nullptr;
    out["text"] = voted ? *voted : words(f.evidence.front().span);
    return out;
  }

  Json party(const Party& p) const {
    Json out;
    out["code"] = p.code();
    out["name"] = p.name.empty() ? Json() : Json(p.name);
    out["country"] = p.country.empty() ? Json() : Json(p.country);
    out["sectors"] = p.sectors;
    out["entity"] = p.entity ? Json(entity_id(*p.entity)) : Json();
    out["span"] = p.span.empty() ? Json() : span(p.span);
    return out;
  }

  // `source` and `target` are the first of each side; where there are more, `sources` and `targets` list all. In a mutual
  // event the second of those who take part stands as target.
  Json event(const Event& e) const {
    Json out;
    out["fact"] = e.fact ? Json(fact_id(*e.fact)) : Json();
    out["plover"] = e.type.empty() ? Json()
                                   : Json({{"type", e.type}, {"mode", e.mode.empty() ? Json() : Json(e.mode)}, {"contexts", e.contexts}});
    out["cameo"] = e.cameo;
    const auto& targets = e.targets;
    out["source"] = e.sources.empty() ? Json() : party(e.sources.front());
    if (e.mutual && e.sources.size() > 1) out["target"] = party(e.sources[1]);
    else out["target"] = targets.empty() ? Json() : party(targets.front());
    if (e.sources.size() > (e.mutual ? 2u : 1u)) {
      out["sources"] = Json::array();
      for (const Party& p : e.sources) out["sources"].push_back(party(p));
    }
    if (targets.size() > 1) {
      out["targets"] = Json::array();
      for (const Party& p : targets) out["targets"].push_back(party(p));
    }
    out["mutual"] = e.mutual;
    out["aside"] = e.aside;
    out["status"] = e.status;
    out["date"] = nullptr;
    if (e.date.known()) {
      out["date"] = Json::object();
      put_interval(out["date"], e.date);
    }
    out["place"] = e.place ? Json(entity_id(*e.place)) : Json();
    out["span"] = span(e.span);
    out["text"] = words(e.span);
    out["basis"] = e.basis;
    return out;
  }

  const Document& document_;
  CodePoints points_;
};

}  // namespace

std::string entity_id(EntityIndex entity) { return "e" + std::to_string(entity + 1); }
std::string fact_id(FactIndex fact) { return "f" + std::to_string(fact + 1); }

nlohmann::ordered_json record_json(const Document& document, bool with_text) { return Writer(document).record(with_text); }

std::string to_json_line(const Document& document, bool with_text) {
  return record_json(document, with_text).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chancery
