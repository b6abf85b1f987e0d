#include "store/row_names.h"

#include <map>
#include <set>

#include "store/digest.h"
#include "store/kinds.h"

namespace chancery::store {

std::int64_t number_of_document(const std::string& id) { return static_cast<std::int64_t>(digest64(id, 5)) >> 32; }

std::vector<std::int64_t> fact_names(Database& database, std::int64_t document, const std::string& id,
                                     const Json& facts) {
  Statement& row = database.prepare("SELECT number FROM document WHERE id = ?").bind(document);
  const bool elder = !row.step() || row.null(0);
  row.reset();
  const auto number = static_cast<std::uint64_t>(number_of_document(id)) << 32;
  std::map<std::string, int> twice;
  std::set<std::int64_t> taken;
  std::vector<std::int64_t> out;
  for (const Json& fact : facts) {
    const int kind = kind_from(text_at(fact, "kind"));
    if (kind == 0) continue;
    const Json& evidence = at(fact, "evidence");
    const Json& span = at(evidence.is_array() && !evidence.empty() ? evidence[0] : evidence, "span");
    const std::string place = id + " " + std::to_string(kind) + " " + dump(span);
    const auto digest = [&] { return RowDigest().add(place).add(twice[place]++).value(); };
    std::int64_t ext = digest();
    for (const auto half = [&] { return static_cast<std::int64_t>(number | static_cast<std::uint32_t>(ext)); };
         !elder;) {
      if (taken.insert(half()).second) {
        ext = half();
        break;
      }
      ext = digest();
    }
    out.push_back(ext);
  }
  return out;
}

std::vector<std::int64_t> facts_named(Database& database, std::int64_t ext) {
  std::vector<std::int64_t> out;
  Statement& row =
      database
          .prepare(
              "SELECT fact FROM elder WHERE ext = ?1 UNION ALL SELECT fact.id FROM document JOIN reading ON "
              "reading.document = document.id "
              "JOIN fact ON fact.reading = reading.id WHERE document.number = ?1 >> 32 AND fact.ext = ?1 ORDER BY 1")
          .bind(ext);
  while (row.step()) out.push_back(row.integer(0));
  return out;
}

std::string fact_name(std::int64_t ext) { return "f-" + to_hex(static_cast<std::uint64_t>(ext)); }
std::string event_name(std::int64_t ext) { return "ev-" + to_hex(static_cast<std::uint64_t>(ext)); }
std::string judgement_name(std::int64_t id) { return "j-" + std::to_string(id); }

std::optional<std::int64_t> ext_from(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix) || name.size() != prefix.size() + 16) return {};
  std::uint64_t out = 0;
  for (const char c : name.substr(prefix.size())) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return {};
    out = out * 16 + static_cast<unsigned>(digit);
  }
  return static_cast<std::int64_t>(out);
}

}  // namespace chancery::store
