#include "store/local_entities.h"

#include <array>

#include "store/kinds.h"
#include "store/names.h"
#include "store/view.h"

namespace chancery::store {

std::map<std::int64_t, LocalEntity> entities_of(const Json& article, const std::string& scope) {
  std::map<std::int64_t, LocalEntity> out;
  for (const Json& entity : at(article, "entities")) {
    LocalEntity local;
    local.local = local_number(text_at(entity, "id"));
    if (local.local < 0) continue;
    Presented& p = local.presented;
    p.kind = entity_code(text_at(entity, "kind"));
    p.name = text_at(entity, "name");
    p.key = text_at(entity, "key");
    p.country = text_at(entity, "country");
    p.type = text_at(entity, "type");
    p.sure = p.key.empty();
    for (const Json& mention : at(entity, "mentions")) {
      const Json& span = at(mention, "span");
      if (span.is_array() && span.size() == 2)
        local.mentions.push_back(Json::array({span[0], span[1], text_at(mention, "how")}));
      if (text_at(mention, "how") == "name" && text_at(mention, "text") == p.name) p.sure = true;
    }
    out[local.local] = std::move(local);
  }
  // Offices, and the country that an office tells of somebody without one.
  for (const Json& fact : at(article, "facts")) {
    const std::string kind = text_at(fact, "kind");
    if (kind != "office" && kind != "office change") continue;
    const auto found = out.find(local_number(text_at(at(fact, "person"), "entity")));
    if (found == out.end()) continue;
    Presented& p = found->second.presented;
    if (const std::string office = text_at(fact, "office"); !office.empty()) p.offices.push_back(office);
    if (!p.country.empty()) continue;
    for (const char* field : {"country", "body"}) {
      const auto body = out.find(local_number(text_at(at(fact, field), "entity")));
      if (body != out.end() && p.country.empty()) p.country = body->second.presented.country;
    }
  }
  for (auto& [number, local] : out) {
    Presented& p = local.presented;
    if (p.kind == kPerson) {
      const std::size_t words = name_form(p.name).full();
      // One word of a name, or none, is nobody beyond its article unless country and office say who.
      if (words == 0 || (words == 1 && (p.country.empty() || p.offices.empty()))) p.scope = scope;
    } else if (p.name.empty() ||
               ((p.kind == kBody || p.kind == kInstrumentName || p.kind == kNamedEvent) && p.key.empty() &&
                p.country.empty() && p.name.find(' ') == std::string::npos && p.kind != kBody)) {
      p.scope = scope;
    }
  }
  return out;
}

}  // namespace chancery::store
