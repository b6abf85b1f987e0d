#include "names/gazetteer.h"

#include <algorithm>
#include <set>

#include "base/file.h"
#include "base/utf8.h"
#include "chancery/error.h"

namespace chancery {
namespace {

Gender gender_from(const Table::Row& row, std::string_view text) {
  if (text.empty()) return Gender::unknown;
  if (text == "female" || text == "f") return Gender::female;
  if (text == "male" || text == "m") return Gender::male;
  row.fail("unknown gender '" + std::string(text) + "'");
}

How how_from(const Table::Row& row, std::string_view text) {
  for (const How how : {How::role, How::counterpart, How::pronoun, How::collective, How::first_person})
    if (text == name_of(how)) return how;
  row.fail("unknown way of pointing '" + std::string(text) + "'");
}

Target target_from(const Table::Row& row, std::string_view text) {
  constexpr std::string_view kNames[] = {"person",  "country", "body",       "participants", "countries",
                                         "persons", "bodies",  "delegation", "any"};
  for (std::size_t i = 0; i < std::size(kNames); ++i)
    if (text == kNames[i]) return static_cast<Target>(i);
  row.fail("unknown target '" + std::string(text) + "'");
}

// "foreign minister" -> "foreign ministers", "minister of finance" -> "ministers of finance".
std::string plural_of(std::string_view phrase) {
  std::size_t end = phrase.size();
  for (const std::string_view stop : {" of ", " for ", " to ", "-in-", " general", "-general"})
    end = std::min(end, phrase.find(stop) == std::string_view::npos ? end : phrase.find(stop));
  std::string head(phrase.substr(0, end));
  const auto ends = [&](std::string_view tail) { return head.ends_with(tail); };
  if (ends("man"))
    head.replace(head.size() - 2, 1, "e");
  else if (ends("y") && !ends("ey") && !ends("oy"))
    head.replace(head.size() - 1, 1, "ies");
  else if (ends("s") || ends("x") || ends("ch"))
    head += "es";
  else
    head += "s";
  return head + std::string(phrase.substr(end));
}

bool in_capitals(std::string_view name) {
  bool upper = false;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    at += c.size;
    if (is_lower(c.value)) return false;
    upper = upper || is_upper(c.value);
  }
  return upper;
}

}  // namespace

class GazetteerLoader {
 public:
  explicit GazetteerLoader(Gazetteer& into) : g_(into) {}

  void load(const std::string& folder) {
    // States that are no more come last: today's Belgrade is the capital of today's state.
    for (const bool former : {false, true})
      each(folder + "/ontology/countries.tsv", [&](const Table::Row& row) {
        if ((row.table->has("kind") && row["kind"] == "former") != former) return;
        const auto id = index(g_.countries_);
        g_.countries_.push_back({"country:" + row.text("alpha3"), row.text("alpha3"), row.text("name")});
        g_.country_index_.emplace(row.text("alpha3"), id);
        add(row["name"], Sort::country, id);
        for (const auto name : row.list("names")) add(name, Sort::country, id);
        for (const auto word : row.list("adjectives")) add(word, Sort::adjective, id);
        for (const auto word : row.list("demonyms")) add(word, Sort::adjective, id);
        for (const auto word : list(row, "prefixes")) add(word, Sort::prefix, id);
        for (const auto name : row.list("capital")) add(name, Sort::capital, id);
        for (const auto name : list(row, "capitals")) add(name, Sort::capital, id);
        for (const auto name : row.list("metonyms")) add(name, Sort::metonym, id);
      });
    each(folder + "/ontology/offices.tsv", [&](const Table::Row& row) {
      OfficeRow office{row.text("name"),
                       row.text("body_kind"),
                       row.table->has("body_role") ? row.text("body_role") : "",
                       row.text("sector"),
                       {}};
      for (const auto word : row.list("role_words")) office.role_words.emplace_back(fold(word));
      const auto id = index(g_.offices_);
      const bool heads = office.name.ends_with(" minister") &&
                         office.body_role == office.name.substr(0, office.name.size() - 9) + "-ministry";
      if (heads && !office.body_role.empty()) g_.head_index_.emplace(office.body_role, id);
      g_.offices_.push_back(std::move(office));
      g_.office_index_.emplace(row.text("name"), id);
      add_office(row["name"], id);
      for (const auto phrase : row.list("phrases")) add_office(phrase, id);
      for (const auto phrase : list(row, "plurals")) add(phrase, Sort::offices, id);
    });
    each(folder + "/ontology/bodies.tsv", [&](const Table::Row& row) {
      const auto id = index(g_.bodies_);
      g_.bodies_.push_back(
          {row.text("key"), row.text("country"), row.text("name"), row.text("kind"), row.text("parent")});
      g_.body_index_.emplace(row.text("key"), id);
      g_.kind_index_[row.text("country") + "/" + row.text("kind")].push_back(id);
      const auto alone = list(row, "alone");
      const auto add_name = [&](std::string_view name) {
        add(name, Sort::body, id, std::find(alone.begin(), alone.end(), name) != alone.end());
      };
      add_name(row["name"]);
      for (const auto name : row.list("names")) add_name(name);
      for (const auto name : alone) add_name(name);
    });
    each(folder + "/ontology/body_kinds.tsv", [&](const Table::Row& row) {
      const auto id = index(g_.body_kinds_);
      g_.body_kinds_.push_back({row.text("phrase"), row.text("kind"), row.text("role")});
      add(row["phrase"], Sort::body_kind, id);
    });
    each(folder + "/ontology/agencies.tsv", [&](const Table::Row& row) {
      const auto id = index(g_.organisations_);
      const bool national = row.table->has("national") && row["national"] == "yes";
      g_.organisations_.push_back(
          {"agency:" + row.text("key"), row.text("name"), "news agency", national ? row.text("country") : ""});
      std::set<std::string> forms{fold(row["name"])};
      for (const auto name : row.list("forms")) forms.insert(fold(name));
      for (const auto& form : forms) g_.agency_seats_[form].push_back({row.text("country"), national});
      if (row["name"].size() > 3) add(row["name"], Sort::organisation, id);
      for (const auto name : row.list("forms"))
        if (name.size() > 3) add(name, Sort::organisation, id);
    });
    each(folder + "/ontology/organisations.tsv", [&](const Table::Row& row) {
      const auto id = index(g_.organisations_);
      g_.organisations_.push_back({row.text("key"), row.text("name"), row.text("kind"), ""});
      add(row["name"], Sort::organisation, id);
      for (const auto name : row.list("names")) add(name, Sort::organisation, id);
    });
    each(folder + "/ontology/people.tsv", [&](const Table::Row& row) {
      const auto id = index(g_.people_);
      PersonRow person{row.text("key"),
                       row.text("name"),
                       row.text("family"),
                       row.text("given"),
                       row.text("country"),
                       row.text("office"),
                       gender_from(row, row["gender"]),
                       row.table->has("from") ? row.text("from") : "",
                       row.table->has("to") ? row.text("to") : ""};
      if (!person.given.empty() && person.gender != Gender::unknown) {
        const auto [at, fresh] = g_.given_gender_.emplace(fold(person.given), person.gender);
        if (!fresh && at->second != person.gender) at->second = Gender::unknown;
      }
      g_.people_.push_back(std::move(person));
      add(row["name"], Sort::person, id);
      for (const auto name : row.list("names"))
        if (name.find(' ') != std::string_view::npos) add(name, Sort::person, id);
      for (const auto name : list(row, "short")) add(name, Sort::short_person, id);
    });
    each(folder + "/ontology/given_names.tsv", [&](const Table::Row& row) {
      const Gender gender = gender_from(row, row["gender"]);
      const auto [at, fresh] = g_.given_gender_.emplace(fold(row["name"]), gender);
      if (!fresh && at->second != gender) at->second = Gender::unknown;
    });
    each(folder + "/ontology/thing_kinds.tsv", [&](const Table::Row& row) {
      std::optional<EntityKind> kind;
      for (const EntityKind known : {EntityKind::instrument, EntityKind::event, EntityKind::measure})
        if (row["entity"] == name_of(known)) kind = known;
      if (row["entity"] == "-") kind = EntityKind::person;
      if (!kind) row.fail("unknown entity '" + row.text("entity") + "'");
      g_.thing_kinds_[fold(row["word"])] = *kind;
    });
    each(folder + "/ontology/places.tsv", [&](const Table::Row& row) {
      const auto id = index(g_.places_);
      g_.places_.push_back({row.text("key"), row.text("name"), row.text("country"), row.text("kind")});
      add(row["name"], Sort::place, id);
      for (const auto name : row.list("names")) add(name, Sort::place, id);
    });
    each(folder + "/lexicon/honorifics.tsv", [&](const Table::Row& row) {
      const auto id = index(g_.honorifics_);
      const bool gendered = row.table->has("gender");
      const bool also_name = row.table->has("also") && row["also"] == "name";
      const bool suffix = row.table->has("class") && row["class"] == "suffix";
      if ((suffix && !also_name) || (row.table->has("also") && row["also"] == "suffix"))
        add(row["phrase"], Sort::suffix, id);
      if (suffix) return;
      g_.honorifics_.push_back(
          {row.text("phrase"), gendered ? gender_from(row, row["gender"]) : Gender::unknown, also_name});
      add(row["phrase"], Sort::honorific, id);
    });
    each(folder + "/lexicon/pointers.tsv", [&](const Table::Row& row) {
      const auto id = index(g_.pointers_);
      g_.pointers_.push_back({row.text("phrase"), how_from(row, row["how"]), target_from(row, row["target"]),
                              row["number"] == "many", gender_from(row, row["gender"])});
      add(row["phrase"], Sort::pointer, id);
    });
  }

 private:
  template <typename Row>
  static std::uint32_t index(const std::vector<Row>& rows) {
    return static_cast<std::uint32_t>(rows.size());
  }

  static std::vector<std::string_view> list(const Table::Row& row, std::string_view column) {
    return row.table->has(column) ? row.list(column) : std::vector<std::string_view>{};
  }

  template <typename Take>
  void each(const std::string& path, Take take) {
    if (!file_exists(path)) return;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) take(row);
  }

  void add(std::string_view phrase, Sort sort, std::uint32_t row, bool alone = false) {
    if (phrase.empty()) return;
    const auto value = static_cast<std::uint32_t>(g_.entries_.size());
    g_.entries_.push_back({sort, row, 0, in_capitals(phrase), alone});
    g_.phrases_.add(phrase, value);
  }

  void add_office(std::string_view phrase, std::uint32_t row) {
    add(phrase, Sort::office, row);
    // Plurals that no table writes: of the plain wordings only.
    if (phrase.find(" of ") == std::string_view::npos) add(plural_of(phrase), Sort::offices, row);
  }

  Gazetteer& g_;
};

std::shared_ptr<const Gazetteer> Gazetteer::load(const std::vector<std::string>& data_folders) {
  auto out = std::make_shared<Gazetteer>();
  out->phrases_.reserve(32768);
  out->entries_.reserve(32768);
  GazetteerLoader loader(*out);
  for (const auto& folder : data_folders) loader.load(folder);
  return out;
}

std::vector<Hit> Gazetteer::hits(const std::vector<std::string>& words, std::size_t at) const {
  std::vector<Hit> out;
  for (const auto& found : phrases_.all(words, at))
    for (const auto value : *found.values) {
      Hit hit = entries_[value];
      hit.length = found.length;
      const bool known = std::any_of(out.begin(), out.end(), [&](const Hit& other) {
        return other.sort == hit.sort && other.row == hit.row && other.length == hit.length;
      });
      if (!known) out.push_back(hit);
    }
  std::stable_sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) { return a.length > b.length; });
  return out;
}

const CountryRow* Gazetteer::country_of(std::string_view alpha3) const {
  const auto found = country_index_.find(std::string(alpha3));
  return found == country_index_.end() ? nullptr : &countries_[found->second];
}

const OfficeRow* Gazetteer::office_named(std::string_view name) const {
  const auto found = office_index_.find(std::string(name));
  return found == office_index_.end() ? nullptr : &offices_[found->second];
}

const OfficeRow* Gazetteer::head_of(std::string_view body_role) const {
  const auto found = head_index_.find(std::string(body_role));
  return found == head_index_.end() ? nullptr : &offices_[found->second];
}

std::vector<std::uint32_t> Gazetteer::bodies_of(std::string_view country, std::string_view kind) const {
  const auto found = kind_index_.find(std::string(country) + "/" + std::string(kind));
  return found == kind_index_.end() ? std::vector<std::uint32_t>{} : found->second;
}

const BodyRow* Gazetteer::body_by_key(std::string_view key) const {
  const auto found = body_index_.find(std::string(key));
  return found == body_index_.end() ? nullptr : &bodies_[found->second];
}

std::optional<EntityKind> Gazetteer::thing_kind(const std::string& folded_word) const {
  const auto found = thing_kinds_.find(folded_word);
  return found == thing_kinds_.end() ? std::nullopt : std::optional(found->second);
}

std::string Gazetteer::agency_home(const std::string& folded, std::string_view from) const {
  const auto found = agency_seats_.find(folded);
  if (found == agency_seats_.end()) return {};
  for (const AgencySeat& seat : found->second)
    if ((found->second.size() == 1 || seat.country == from) && seat.national) return seat.country;
  return {};
}

Gender Gazetteer::gender_of_given(const std::string& folded) const {
  const auto found = given_gender_.find(folded);
  return found == given_gender_.end() ? Gender::unknown : found->second;
}

}  // namespace chancery
