// The record in the columns of event data sets: PLOVER, CAMEO, POLECAT, ICEWS, Phoenix and GDELT.
#include <ostream>

#include "chancery/date.h"
#include "cli/exports.h"
#include "events/codes.h"
#include "events/rows.h"
#include "lexicon/table.h"

namespace chancery::cli {
namespace {

using store::at;
using store::Json;
using store::text_at;

DateInterval interval_of(const std::string& from, const std::string& to) {
  DateInterval out;
  out.from = from_iso(from);
  out.to = from_iso(to.empty() ? from : to);
  if (out.from || out.to) out.precision = Precision::day;
  return out;
}

// Places in the text, from code points to bytes.
struct Places {
  explicit Places(const std::string& text) {
    for (std::uint32_t i = 0; i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) bytes.push_back(i);
    bytes.push_back(static_cast<std::uint32_t>(text.size()));
  }
  Span of(const Json& span) const {
    if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned()) return {};
    const auto place = [&](const Json& point) { return bytes[std::min(point.get<std::size_t>(), bytes.size() - 1)]; };
    return {place(span[0]), place(span[1])};
  }
  std::vector<std::uint32_t> bytes;
};

std::optional<EntityIndex> entity_of(const Json& id, std::size_t count) {
  const std::string text = store::text_of(id);
  if (text.size() < 2 || text[0] != 'e') return {};
  const auto number = static_cast<std::size_t>(std::atoi(text.c_str() + 1));
  return number >= 1 && number <= count ? std::optional(static_cast<EntityIndex>(number - 1)) : std::nullopt;
}

Party party_of(const Json& json, std::size_t entities, const Places& places) {
  Party out;
  out.name = text_at(json, "name");
  out.country = text_at(json, "country");
  out.entity = entity_of(at(json, "entity"), entities);
  out.span = places.of(at(json, "span"));
  std::string sectors;
  for (const Json& sector : at(json, "sectors")) out.sectors.push_back(store::text_of(sector)), sectors += out.sectors.back();
  // A code is country, group and sectors; the group stands nowhere else.
  const std::string code = text_at(json, "code"), front = out.country.empty() ? "---" : out.country;
  if (code.starts_with(front) && code.ends_with(sectors) && code.size() > front.size() + sectors.size())
    out.group = code.substr(front.size(), code.size() - front.size() - sectors.size());
  return out;
}

// As much of the article as rows are written from.
Document document_of(const Json& coded) {
  Document out;
  const Json& header = at(coded, "document");
  out.id = text_at(header, "id");
  out.source.name = text_at(header, "source");
  out.source.agency = text_at(header, "agency");
  out.text = text_at(header, "text");
  out.layout.language = text_at(header, "language");
  if (const auto published = interval_of(text_at(header, "published"), ""); published.known()) out.layout.published = ResolvedDate{published, {}, "", false};
  const Places places(out.text);
  for (const Json& one : at(coded, "entities")) {
    const std::string id = text_at(one, "id");
    const auto index = static_cast<std::size_t>(std::max(1, std::atoi(id.c_str() + 1))) - 1;
    if (index > 100000) continue;
    if (out.entities.size() <= index) out.entities.resize(index + 1);
    Entity& entity = out.entities[index];
    entity.name = text_at(one, "name");
    entity.country = text_at(one, "country");
    const std::string kind = text_at(one, "kind");
    for (const auto known : {EntityKind::person, EntityKind::body, EntityKind::organisation, EntityKind::country, EntityKind::place})
      if (kind == name_of(known)) entity.kind = known;
  }
  for (const Json& one : at(coded, "events")) {
    Event event;
    event.cameo = text_at(one, "cameo");
    event.type = text_at(at(one, "plover"), "type");
    event.mode = text_at(at(one, "plover"), "mode");
    for (const Json& context : at(at(one, "plover"), "contexts")) event.contexts.push_back(store::text_of(context));
    const auto flag = [&](const char* name) { return at(one, name).is_boolean() && at(one, name).get<bool>(); };
    event.mutual = flag("mutual");
    event.aside = flag("aside");
    event.status = text_at(one, "status");
    event.basis = text_at(one, "basis");
    event.span = event.word = places.of(at(one, "span"));
    event.date = interval_of(text_at(at(one, "date"), "from"), text_at(at(one, "date"), "to"));
    if (!event.date.known()) event.date = interval_of(text_at(coded, "day"), "");
    event.place = entity_of(at(one, "place"), out.entities.size());
    const auto side = [&](const char* all, const char* first, std::vector<Party>& parties) {
      if (at(one, all).is_array())
        for (const Json& party : at(one, all)) parties.push_back(party_of(party, out.entities.size(), places));
      else if (at(one, first).is_object()) parties.push_back(party_of(at(one, first), out.entities.size(), places));
    };
    side("sources", "source", event.sources);
    if (!event.mutual || at(one, "sources").is_null()) side("targets", "target", event.mutual ? event.sources : event.targets);
    event.sentence = static_cast<std::uint32_t>(out.sentences.size());
    out.sentences.emplace_back();
    out.sentences.back().span = event.span;
    out.events.push_back(std::move(event));
  }
  return out;
}

// GDELT counts mentions, sources and articles: three columns, the same for every row of an event.
std::string counted(const std::string& rows, const Json& coded) {
  constexpr std::size_t kMentions = 31;
  std::string out, cell;
  std::size_t column = 0;
  for (const char c : rows) {
    if (c != '\t' && c != '\n') {
      cell += c;
      continue;
    }
    out += column == kMentions ? text_at(coded, "reports") : column == kMentions + 1 ? text_at(coded, "sources") : column == kMentions + 2 ? text_at(coded, "articles") : cell;
    out += c;
    cell.clear();
    column = c == '\n' ? 0 : column + 1;
  }
  return out;
}

}  // namespace

void export_event_data(store::Record& record, int level, const std::string& format, const std::string& data_folder, std::ostream& out) {
  const EventCodes codes = EventCodes::load({data_folder});
  const RowWriter writer = RowWriter::load({data_folder}, codes, {"chancery " CHANCERY_VERSION, "as read", "as read"});
  out << writer.header(format);
  record.coded_events(level, [&](const Json& coded) {
    const std::string rows = writer.rows(document_of(coded), format, true);
    out << (format == "gdelt" ? counted(rows, coded) : rows);
  });
}

}  // namespace chancery::cli
