#include "store/view.h"

#include <algorithm>

namespace chancery::store {
namespace {

void gather(const Json& value, const std::string& role, std::vector<std::pair<std::int64_t, std::string>>& out) {
  if (value.is_array()) {
    for (const Json& item : value) gather(item, role, out);
    return;
  }
  if (!value.is_object()) return;
  std::string own = role;
  if (role == "participants") {
    own = text_at(value, "role");
    if (own.empty()) own = "participant";
  }
  for (auto it = value.begin(); it != value.end(); ++it) {
    if (it.key() == "entity") {
      if (const auto local = local_number(text_of(it.value())); local > 0) out.emplace_back(local, own);
    } else if (it.value().is_structured() && it.key() != "span") {
      gather(it.value(), it.key(), out);
    }
  }
}

// What a fact says, and which entities of its article stand in which of its fields. Neither ever changes. Nor do the profiles
// that the article shows of them, which are looked up when they are first needed.
struct Said {
  Json body;
  std::vector<std::pair<std::int64_t, std::string>> who;
  mutable std::vector<std::int64_t> profiles;
};

std::shared_ptr<const Said> said_of(Json body) {
  auto out = std::make_shared<Said>();
  out->body = std::move(body);
  if (out->body.is_object())
    for (auto it = out->body.begin(); it != out->body.end(); ++it)
      if (it.value().is_structured() && it.key() != "asserted_by" && it.key() != "evidence" && it.key() != "flags") gather(it.value(), it.key(), out->who);
  return out;
}

// The profiles of the entities of an article, nought where it shows none.
std::vector<std::int64_t> profiles_of(Database& database, std::int64_t reading, const std::vector<std::pair<std::int64_t, std::string>>& who) {
  std::vector<std::int64_t> out;
  for (const auto& [local, role] : who) {
    Statement& row = database.prepare("SELECT profile FROM appearance WHERE reading = ? AND local = ?").bind(reading, local);
    out.push_back(row.step() ? row.integer(0) : 0);
    row.reset();
  }
  return out;
}

// Who a profile is, by itself and as the one that it is taken for.
std::shared_ptr<const Who> known_as(Database& database, std::int64_t profile) {
  if (profile == 0) return nullptr;
  if (database.writes())
    if (const auto& kept = database.keep_profile(profile)) return std::static_pointer_cast<const Who>(kept);
  Statement& row = database.prepare(
      "SELECT entity.id, entity.kind, entity.ext, entity.name, profile.name, entity.country, entity.type, profile.country FROM profile "
      "JOIN entity ON entity.id = profile.entity WHERE profile.id = ?").bind(profile);
  std::shared_ptr<Who> out;
  if (row.step()) {
    out = std::make_shared<Who>();
    out->profile = profile;
    out->entity = row.integer(0);
    out->kind = static_cast<int>(row.integer(1));
    out->ext = row.text(2);
    out->name = row.text(3);
    out->shown = row.text(4);
    out->country = row.text(5);
    out->type = row.text(6);
    if (out->country.empty()) out->country = row.text(7);
    if (out->country.empty() && out->ext.starts_with("country:")) out->country = out->ext.substr(8);
  }
  row.reset();
  if (database.writes()) database.keep_profile(profile) = out;
  return out;
}

}  // namespace

const Json& Body::json() const {
  static const Json kNone;
  return fields_ ? *fields_ : kNone;
}

std::int64_t local_number(std::string_view id) {
  if (id.size() < 2 || id.size() > 9) return -1;
  std::int64_t out = 0;
  for (const char c : id.substr(1)) {
    if (c < '0' || c > '9') return -1;
    out = out * 10 + (c - '0');
  }
  return out;
}

bool beside(std::string_view role) { return role == "place" || role == "asserted_by" || role == "part_of" || role == "topics"; }

std::vector<const Who*> View::in(std::initializer_list<std::string_view> roles) const {
  std::vector<const Who*> out;
  for (const Who& one : who)
    if (std::find(roles.begin(), roles.end(), one.role) != roles.end()) out.push_back(&one);
  return out;
}

const Who* View::place() const {
  for (const Who& one : who)
    if (one.role == "place") return &one;
  return nullptr;
}

std::set<std::string> View::countries() const {
  std::set<std::string> out;
  for (const Who& one : who)
    if (!beside(one.role) && !one.country.empty()) out.insert(one.country);
  return out;
}

void keep_body(Database& database, std::int64_t fact, Json body) { database.keep(fact) = said_of(std::move(body)); }

std::optional<View> load_view(Database& database, std::int64_t fact) {
  Statement& row = database.prepare(
      "SELECT fact.ext, reading, document, coalesce(original, document.id), event, component, kind, fact.level, local, status, first_day, last_day, published, "
      "source, agency, document.ext, author, fact.closed, body, published_basis FROM fact JOIN reading ON reading.id = fact.reading "
      "JOIN document ON document.id = reading.document WHERE fact.id = ?").bind(fact);
  if (!row.step()) return {};
  View out;
  out.id = fact;
  out.ext = row.integer(0);
  out.reading = row.integer(1);
  out.document = row.integer(2);
  out.original = row.integer(3);
  out.event = row.integer(4);
  out.component = row.integer(5);
  out.kind = static_cast<int>(row.integer(6));
  out.level = static_cast<int>(row.integer(7));
  out.local = row.integer(8);
  out.status = row.text(9);
  if (!row.null(10)) out.first = row.integer(10);
  if (!row.null(11)) out.last = row.integer(11);
  if (!row.null(12)) out.published = row.integer(12);
  out.source = row.text(13);
  out.agency = row.text(14);
  out.document_id = row.text(15);
  out.author = row.text(16);
  out.closed = !row.null(17);
  out.published_basis = row.text(19);
  std::shared_ptr<const Said> said;
  if (auto& kept = database.keep(fact)) {
    said = std::static_pointer_cast<const Said>(kept);
  } else {
    said = said_of(Json::parse(row.view(18), nullptr, false));
    if (database.writes()) kept = said;
  }
  row.reset();
  out.body = Body(std::shared_ptr<const Json>(said, &said->body));
  if (said->profiles.size() != said->who.size()) said->profiles = profiles_of(database, out.reading, said->who);
  for (std::size_t i = 0; i < said->who.size(); ++i) {
    const auto known = known_as(database, said->profiles[i]);
    if (!known) continue;
    out.who.push_back(*known);
    out.who.back().local = said->who[i].first;
    out.who.back().role = said->who[i].second;
  }
  return out;
}

}  // namespace chancery::store
