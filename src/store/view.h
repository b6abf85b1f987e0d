// A fact of the record with all that stands around it, as the other parts of the store look at it.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/json.h"
#include "store/kinds.h"

namespace chancery::store {

// Somebody or something in a field of a fact.
struct Who {
  std::int64_t local = 0;    // as in the article
  std::int64_t profile = 0, entity = 0;
  int kind = 0;              // kPerson ...
  std::string ext, name;     // of the entity; "" for somebody whom nobody names
  std::string shown;         // as this article names it
  std::string country;       // alpha-3
  std::string type;
  std::string role;          // the field, or the role of a participant
};

// The fields of a fact, read once and shared: views are copied, what they say is not.
class Body {
 public:
  Body() = default;
  explicit Body(std::shared_ptr<const Json> fields) : fields_(std::move(fields)) {}
  const Json& json() const;  // null where there is none
  operator const Json&() const { return json(); }  // NOLINT: stands wherever its fields do

 private:
  std::shared_ptr<const Json> fields_;
};

struct Hints;  // undated.h

struct View {
  std::int64_t id = 0, ext = 0, reading = 0, document = 0, original = 0, event = 0, component = 0;
  int kind = 0, level = 0;
  std::int64_t local = 0;
  std::string status;
  std::optional<std::int64_t> first, last;   // days, as the article tells them
  std::optional<std::int64_t> published;     // of the article
  std::string source, agency, document_id, author, published_basis;
  bool closed = false;
  Body body;
  std::vector<Who> who;                      // of all fields but asserted_by
  std::shared_ptr<const Hints> hints;        // only where it is held against a fact whose article has no date

  std::string text(std::string_view field) const { return text_at(body, field); }
  bool background() const { return at(body, "background").is_boolean() && at(body, "background").get<bool>(); }
  // The day of the fact, or of its article where it tells none.
  std::optional<std::int64_t> day() const { return first ? first : last ? last : published; }
  std::vector<const Who*> in(std::initializer_list<std::string_view> roles) const;
  const Who* place() const;
  // Countries of all concerned; the place is not.
  std::set<std::string> countries() const;
};

// What the fact of this new row says, which need not be read again.
void keep_body(Database& database, std::int64_t fact, Json body);
std::optional<View> load_view(Database& database, std::int64_t fact);

// "e12" gives 12, "f3" gives 3; -1 for another shape.
std::int64_t local_number(std::string_view id);

// What stands beside the sides of a fact: where, whom it is said by, and which other fact it is part of.
bool beside(std::string_view role);

}  // namespace chancery::store
