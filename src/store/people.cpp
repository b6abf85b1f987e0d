#include "store/people.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "store/digest.h"
#include "store/kinds.h"
#include "store/names.h"

namespace chancery::store {
namespace {

constexpr std::size_t kLargestBlock = 400;

struct Profile {
  std::int64_t id = 0, ext = 0, entity = 0;
  int kind = 0;
  std::string name, key, country, type, scope;
  NameForm form;
  std::set<std::string> offices;
};

std::int64_t piece(std::string_view text) { return static_cast<std::int64_t>(digest64(text, 7)); }

// A key out of the tables of knowledge, not one that was composed of the name as written.
bool known_key(const std::string& key, const std::string& country) {
  return !key.empty() && !country.empty() && key.find('/') == std::string::npos;
}

std::vector<std::string> blocks_of(const Profile& p) {
  std::vector<std::string> out;
  if (p.kind != kPerson || !p.scope.empty()) return out;
  if (known_key(p.key, p.country)) out.push_back("k:" + p.key);
  const auto& words = p.form.words;
  const std::size_t n = std::min<std::size_t>(words.size(), 5);
  // Blocks take the consonants only, so that spellings meet; agree() decides.
  const auto coarse = [](const std::string& word) {
    std::string kept(1, word[0]);
    for (std::size_t i = 1; i < word.size(); ++i)
      if (std::string_view("aeiou").find(word[i]) == std::string_view::npos) kept += word[i];
    return kept;
  };
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) {
      if (p.form.initial(i) || p.form.initial(j)) continue;
      auto a = coarse(words[i]), b = coarse(words[j]);
      if (b < a) std::swap(a, b);
      out.push_back("n:" + a + " " + b);
    }
  if (!p.country.empty() && n > 1) {  // initials: family name, first letter, country
    const std::size_t last = words.size() - 1;
    out.push_back("i:" + words[last] + " " + p.form.folded[0].substr(0, 1) + " " + p.country);
  }
  if (!p.country.empty())
    for (const auto& office : p.offices)
      for (std::size_t i = 0; i < n; ++i)
        if (n == 1 || i == 0 || i + 1 == words.size())
          if (!p.form.initial(i)) out.push_back("o:" + words[i] + " " + p.country + " " + office);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Profile load(Database& database, std::int64_t id) {
  Profile out;
  Statement& row = database.prepare("SELECT ext, kind, name, key, country, type, scope, entity FROM profile WHERE id = ?").bind(id);
  if (row.step()) {
    out.id = id;
    out.ext = row.integer(0);
    out.kind = static_cast<int>(row.integer(1));
    out.name = row.text(2);
    out.key = row.text(3);
    out.country = row.text(4);
    out.type = row.text(5);
    out.scope = row.text(6);
    out.entity = row.integer(7);
    out.form = name_form(out.name);
  }
  row.reset();
  Statement& offices = database.prepare("SELECT office FROM profile_office WHERE profile = ?").bind(id);
  while (offices.step()) out.offices.insert(offices.text(0));
  return out;
}

bool share_office(const Profile& a, const Profile& b) {
  return std::any_of(a.offices.begin(), a.offices.end(), [&](const auto& office) { return b.offices.contains(office); });
}

struct Edge {
  int strength;
  std::size_t a, b;
  std::string reason;  // @ stands for the other's name
};

// A name of three words or more in the same office of two countries: one of the two countries was told or read wrongly.
bool misplaced(const Profile& a, const Profile& b) {
  return std::min(a.form.full(), b.form.full()) >= 3 && a.form.words == b.form.words && share_office(a, b);
}

// "John Roe Jr." beside the John Roe whom the tables know, and know as no junior: his son.
bool junior(const Profile& a, const Profile& b) {
  const auto is = [](const Profile& p) { return p.form.folded.size() > 2 && p.form.folded.back() == "jr"; };
  return is(a) && !is(b) && !known_key(a.key, a.country) && known_key(b.key, b.country) && !b.key.ends_with("-jr");
}

// Why two profiles are one person; strength 0 where they are not.
Edge compare(const Profile& a, const Profile& b) {
  if (known_key(a.key, a.country) && a.key == b.key) return {100, 0, 0, "the same known key " + a.key};
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) {
    if (misplaced(a, b)) return {68, 0, 0, "the same long name and office as @, of whom another country is told"};
    return {0, 0, 0, ""};
  }
  if (junior(a, b) || junior(b, a)) return {0, 0, 0, ""};
  const Agreement names = agree(a.form, b.form);
  const bool same_country = !a.country.empty() && a.country == b.country;
  const bool same_office = same_country && share_office(a, b);
  if (names == Agreement::full && std::min(a.form.full(), b.form.full()) >= 2) {
    if (same_country) return {90, 0, 0, "the same name and country as @"};
    if (a.country.empty() && b.country.empty()) return {85, 0, 0, "the same name as @; neither's country is told"};
    return {60, 0, 0, "the same name as @, the only one of that name"};
  }
  if (names == Agreement::near && same_office) return {70, 0, 0, "a spelling of @: the same country and office"};
  if (names == Agreement::near && a.country.empty() != b.country.empty() && share_office(a, b)) return {58, 0, 0, "a spelling of @: the same office, the only one of that name"};
  if (names == Agreement::initial && same_office) return {65, 0, 0, "family name and initial as of @, the same country and office"};
  if (names == Agreement::full && same_office) return {65, 0, 0, "the name of @, the same country and office"};
  if (names == Agreement::one_word && same_office) return {50, 0, 0, "part of the name of @, the same country and office"};
  return {0, 0, 0, ""};
}

class Groups {
 public:
  explicit Groups(const std::vector<Profile>& profiles) : parent_(profiles.size()) { std::iota(parent_.begin(), parent_.end(), 0u); }
  std::size_t of(std::size_t i) { return parent_[i] == i ? i : parent_[i] = of(parent_[i]); }
  void join(std::size_t a, std::size_t b) { parent_[of(b)] = of(a); }

 private:
  std::vector<std::size_t> parent_;
};

// Judgements by people on profiles, in order: merge and split by the names "p-<ext>".
struct Ruling {
  bool merge;
  std::int64_t a, b;  // ext
};
std::vector<Ruling> rulings_on(Database& database, const std::vector<Profile>& profiles) {
  std::map<std::int64_t, Ruling> found;  // by judgement
  for (const Profile& p : profiles)
    for (const char* sql : {"SELECT id, act, target, other FROM judgement WHERE target = ? AND undone IS NULL",
                            "SELECT id, act, target, other FROM judgement WHERE other = ? AND undone IS NULL"}) {
      Statement& row = database.prepare(sql).bind("p-" + to_hex(static_cast<std::uint64_t>(p.ext)));
      while (row.step()) {
        const std::string act = row.text(1), target = row.text(2), other = row.text(3);
        if ((act != "merge" && act != "split") || target.size() != 18 || other.size() != 18) continue;
        found[row.integer(0)] = {act == "merge", static_cast<std::int64_t>(std::stoull(target.substr(2), nullptr, 16)),
                                 static_cast<std::int64_t>(std::stoull(other.substr(2), nullptr, 16))};
      }
    }
  std::vector<Ruling> out;
  for (const auto& [id, ruling] : found) out.push_back(ruling);
  return out;
}

// All profiles that share blocks with these, and those that share blocks with them, and so on.
std::vector<Profile> neighbourhood(Database& database, const std::vector<std::int64_t>& from) {
  std::set<std::int64_t> seen(from.begin(), from.end());
  std::vector<std::int64_t> open(from.begin(), from.end());
  std::set<std::int64_t> pieces;
  std::vector<Profile> out;
  while (!open.empty()) {
    const auto id = open.back();
    open.pop_back();
    Profile profile = load(database, id);
    if (profile.id == 0) continue;
    std::vector<std::int64_t> own;
    Statement& mine = database.prepare("SELECT other FROM (SELECT target AS me, other FROM judgement WHERE target = ?1 AND undone IS NULL "
                                       "UNION SELECT other, target FROM judgement WHERE other = ?1 AND undone IS NULL)").bind("p-" + to_hex(static_cast<std::uint64_t>(profile.ext)));
    std::vector<std::string> ruled;
    while (mine.step()) ruled.push_back(mine.text(0));
    for (const auto& name : ruled) {
      if (name.size() != 18) continue;
      Statement& row = database.prepare("SELECT id FROM profile WHERE ext = ?").bind(static_cast<std::int64_t>(std::stoull(name.substr(2), nullptr, 16)));
      if (row.step() && seen.insert(row.integer(0)).second) open.push_back(row.integer(0));
      row.reset();
    }
    // Who stands as one person is decided as one, though a judgement that joined them be undone.
    Statement& same = database.prepare("SELECT id FROM profile WHERE entity = ? AND kind = 1 ORDER BY id LIMIT 200").bind(profile.entity);
    while (same.step())
      if (seen.size() < kLargestBlock && seen.insert(same.integer(0)).second) open.push_back(same.integer(0));
    for (const auto& block : blocks_of(profile)) {
      const auto number = piece(block);
      if (!pieces.insert(number).second) continue;
      Statement& row = database.prepare("SELECT profile FROM block WHERE piece = ? ORDER BY profile LIMIT 200").bind(number);
      while (row.step())
        if (seen.size() < kLargestBlock && seen.insert(row.integer(0)).second) open.push_back(row.integer(0));
    }
    out.push_back(std::move(profile));
  }
  std::sort(out.begin(), out.end(), [](const Profile& a, const Profile& b) { return static_cast<std::uint64_t>(a.ext) < static_cast<std::uint64_t>(b.ext); });
  return out;
}

void decide(const std::vector<Profile>& profiles, const std::vector<Ruling>& rulings, Groups& groups, std::vector<std::string>& reasons) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < profiles.size(); ++i)
    for (std::size_t j = i + 1; j < profiles.size(); ++j)
      if (Edge edge = compare(profiles[i], profiles[j]); edge.strength > 0) edges.push_back({edge.strength, i, j, edge.reason});
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.strength > b.strength; });
  const auto index = [&](std::int64_t ext) {
    for (std::size_t i = 0; i < profiles.size(); ++i)
      if (profiles[i].ext == ext) return i;
    return profiles.size();
  };
  // The latest word of a person on a pair holds.
  std::map<std::pair<std::size_t, std::size_t>, bool> ruled;
  for (const Ruling& ruling : rulings) {
    const auto a = index(ruling.a), b = index(ruling.b);
    if (a < profiles.size() && b < profiles.size()) ruled[std::minmax(a, b)] = ruling.merge;
  }
  for (const auto& [pair, merge] : ruled)
    if (merge) {
      groups.join(pair.first, pair.second);
      reasons[pair.second] = "merged by hand with " + profiles[pair.first].name;
    }
  const auto members = [&](std::size_t group) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < profiles.size(); ++i)
      if (groups.of(i) == group) out.push_back(i);
    return out;
  };
  const auto parted = [&](std::size_t x, std::size_t y, int strength) {
    const auto xs = members(x), ys = members(y);
    for (const auto& [pair, merge] : ruled)
      if (!merge && ((groups.of(pair.first) == x && groups.of(pair.second) == y) || (groups.of(pair.first) == y && groups.of(pair.second) == x))) return true;
    for (const auto i : xs)
      for (const auto j : ys) {
        const Profile &a = profiles[i], &b = profiles[j];
        if (known_key(a.key, a.country) && known_key(b.key, b.country) && a.key != b.key) return true;
        if (strength < 100 && !a.country.empty() && !b.country.empty() && a.country != b.country && !misplaced(a, b)) return true;
      }
    return false;
  };
  // Links of one strength are taken together. A weak one (part of a name, or a country that is not told) is taken only where
  // there is nobody else whom it could point at.
  for (std::size_t e = 0; e < edges.size();) {
    const int strength = edges[e].strength;
    std::size_t end = e;
    while (end < edges.size() && edges[end].strength == strength) ++end;
    std::vector<bool> take(end - e, true);
    if (strength <= 65) {
      std::map<std::size_t, std::set<std::size_t>> choices;
      const auto weak = [&](const Edge& edge) {
        const Profile &p = profiles[edge.a], &q = profiles[edge.b];
        if (p.country.empty() != q.country.empty()) return p.country.empty() ? edge.a : edge.b;
        return p.form.full() < q.form.full() ? edge.a : edge.b;
      };
      for (std::size_t i = e; i < end; ++i) {
        const auto from = weak(edges[i]), to = from == edges[i].a ? edges[i].b : edges[i].a;
        if (groups.of(from) != groups.of(to)) choices[groups.of(from)].insert(groups.of(to));
      }
      for (std::size_t i = e; i < end; ++i) take[i - e] = choices[groups.of(weak(edges[i]))].size() == 1;
    }
    for (std::size_t i = e; i < end; ++i) {
      const Edge& edge = edges[i];
      const auto x = groups.of(edge.a), y = groups.of(edge.b);
      if (!take[i - e] || x == y || parted(x, y, strength)) continue;
      groups.join(x, y);
      const bool second = reasons[edge.b].empty();
      if (!second && !reasons[edge.a].empty()) continue;
      std::string reason = edge.reason;
      if (const auto mark = reason.find('@'); mark != std::string::npos) reason.replace(mark, 1, profiles[second ? edge.a : edge.b].name);
      reasons[second ? edge.b : edge.a] = std::move(reason);
    }
    e = end;
  }
}

// Of two ways to write the same name: the one with fewer capitals, then the shorter.
bool better_name(const std::string& a, const std::string& b) {
  const auto rank = [](const std::string& name) {
    return std::tuple(std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }), name.size(), name);
  };
  return rank(a) < rank(b);
}

std::string slug(const std::string& name) {
  std::string out = folded_words(name);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

// The entity's own row out of its profiles: the known key, the fullest name that is common, the country that is told. True where the
// key or the country is another than before: facts are found by them.
bool write_entity(Database& database, std::int64_t id, const std::vector<const Profile*>& profiles) {
  const Profile* best = profiles.front();
  std::string key, country, type;
  for (const Profile* p : profiles) {
    if (known_key(p->key, p->country) || (p->kind != kPerson && !p->key.empty())) key = key.empty() ? p->key : std::min(key, p->key);
    if (country.empty()) country = p->country;
    if (type.empty()) type = p->type;
    const auto rank = [](const Profile* q) { return std::tuple(q->form.full(), known_key(q->key, q->country), q->name.size()); };
    if (rank(p) > rank(best) || (rank(p) == rank(best) && p->name < best->name)) best = p;
  }
  std::string ext = key;
  if (ext.empty()) {
    ext = std::string(kEntityNames[static_cast<std::size_t>(best->kind)]) + ":";
    ext += (best->name.empty() ? "unnamed" : slug(best->name)) + "~" + to_hex(static_cast<std::uint64_t>(profiles.front()->ext)).substr(0, 8);
  }
  Statement& before = database.prepare("SELECT key, country FROM entity WHERE id = ?").bind(id);
  const bool known = before.step() && before.view(0) == key && before.view(1) == country;
  before.reset();
  database.prepare("UPDATE entity SET ext = ?, kind = ?, name = ?, key = ?, country = ?, type = ? WHERE id = ?")
      .run(ext, best->kind, best->name, key, country, type, id);
  return !known;
}

}  // namespace

std::string office_words(std::string_view office) {
  static const std::map<std::string, std::string, std::less<>> kShort = {
      {"fm", "foreign minister"},          {"pm", "prime minister"},
      {"minister of foreign affairs", "foreign minister"}, {"minister for foreign affairs", "foreign minister"},
      {"minister of external affairs", "foreign minister"}, {"external affairs minister", "foreign minister"},
      {"secretary of state", "foreign minister"}, {"head of state", "president"}, {"premier", "prime minister"},
      {"defense minister", "defence minister"}, {"minister of defense", "defence minister"}, {"minister of defence", "defence minister"},
      {"chair", "chairman"}, {"chairperson", "chairman"}, {"chairwoman", "chairman"}, {"chairman", "chairman"},
      {"vice premier", "deputy prime minister"}, {"deputy premier", "deputy prime minister"}};
  std::string folded = folded_words(office);
  // "Presidents Ozola and Rusu": of several holders.
  for (const std::string_view many : {"presidents", "ministers", "speakers", "ambassadors", "chairs", "leaders", "secretaries"})
    if (folded.ends_with(many) && (folded.size() == many.size() || folded[folded.size() - many.size() - 1] == ' ')) {
      folded.resize(folded.size() - (many.ends_with("ies") ? 3 : 1));
      if (many.ends_with("ies")) folded += 'y';
    }
  const auto found = kShort.find(folded);
  return found == kShort.end() ? folded : found->second;
}

// Whose office a desk looks for first: heads, foreign ministers, speakers, other ministers, envoys.
int standing_of(const std::string& office) {
  const auto says = [&](std::string_view word) { return office.find(word) != std::string::npos; };
  if (says("deputy") || says("vice") || says("adviser") || says("aide")) return 5;
  if (office == "president" || office == "prime minister" || office == "king" || office == "emir" ||
      office == "chancellor")
    return 0;
  if (office == "foreign minister" || office == "secretary of state") return 1;
  if (says("speaker")) return 2;
  if (says("minister") || says("secretary")) return 3;
  return says("ambassador") ? 4 : 5;
}

namespace {

// What a profile is known by, out of what an article presents.
struct Identity {
  std::int64_t ext;
  std::string scope;
  bool keyed;  // beyond people a known key is all that there is to know
};

Identity identity_of(const Presented& presented, const NameForm& form) {
  Identity out{0, presented.scope, presented.kind != kPerson && !presented.key.empty()};
  const bool person = presented.kind == kPerson, known = person && known_key(presented.key, presented.country);
  if (known || out.keyed) out.scope.clear();
  const std::string spelled = out.keyed ? "" : folded_words(presented.name);
  // Who is known by one word only is told from others by the office.
  const std::string office = person && form.full() < 2 && !presented.offices.empty() ? office_words(presented.offices.front()) : "";
  RowDigest digest;
  digest.add(office).add(presented.kind).add(spelled).add(person && !known ? "" : presented.key).add(out.keyed ? "" : presented.country).add(out.scope);
  out.ext = digest.value();
  return out;
}

}  // namespace

std::int64_t profile_ext(const Presented& presented) { return identity_of(presented, name_form(presented.name)).ext; }

std::int64_t profile_of(Database& database, const Presented& presented, std::vector<std::int64_t>& fresh) {
  const NameForm form = name_form(presented.name);
  const auto [ext, scope, keyed] = identity_of(presented, form);
  Statement& find = database.prepare("SELECT id FROM profile WHERE ext = ?").bind(ext);
  std::int64_t id = find.step() ? find.integer(0) : 0;
  find.reset();
  bool changed = false;
  if (id == 0) {
    database.prepare("INSERT INTO entity(ext, kind, name, key, country, type) VALUES('', ?, '', '', '', '')").run(presented.kind);
    const auto entity = database.last_row();
    database.prepare("INSERT INTO profile(ext, kind, name, key, country, type, scope, entity, reason, sure) VALUES(?, ?, ?, ?, ?, ?, ?, ?, '', ?)")
        .run(ext, presented.kind, presented.name, presented.key, presented.country, presented.type, scope, entity, presented.sure);
    id = database.last_row();
    for (const auto& word : form.words)
      database.prepare("INSERT OR IGNORE INTO name_token(token, profile) VALUES(?, ?)").run(word, id);
    changed = true;
  } else {
    Statement& row = database.prepare("SELECT name, type, sure FROM profile WHERE id = ?").bind(id);
    row.step();
    const std::string name = row.text(0), type = row.text(1);
    const bool sure = row.integer(2) != 0;
    row.reset();
    const bool rename = presented.sure != sure ? presented.sure : better_name(presented.name, name);
    if (rename || presented.type > type) {
      database.prepare("UPDATE profile SET name = ?, sure = ?, type = ? WHERE id = ?")
          .run(rename ? presented.name : name, sure || presented.sure, std::max(type, presented.type), id);
      changed = true;
    }
    for (const auto& word : keyed && rename ? form.words : std::vector<std::string>())
      database.prepare("INSERT OR IGNORE INTO name_token(token, profile) VALUES(?, ?)").run(word, id);
  }
  for (const auto& office : presented.offices) {
    const std::string words = office_words(office);
    if (words.empty()) continue;
    database.prepare("INSERT OR IGNORE INTO profile_office(profile, office, seen) VALUES(?, ?, 0)").run(id, words);
    changed |= database.changed() > 0;
    database.prepare("UPDATE profile_office SET seen = seen + 1 WHERE profile = ? AND office = ?").run(id, words);
  }
  if (changed) {
    const Profile profile = load(database, id);
    for (const auto& block : blocks_of(profile)) database.prepare("INSERT OR IGNORE INTO block(piece, profile) VALUES(?, ?)").run(piece(block), id);
    if (profile.kind == kPerson && profile.scope.empty()) fresh.push_back(id);
    else write_entity(database, profile.entity, {&profile});
  }
  return id;
}

std::vector<std::int64_t> settle_people(Database& database, const std::vector<std::int64_t>& from) {
  std::vector<std::int64_t> moved;
  if (from.empty()) return moved;
  std::set<std::int64_t> done;
  for (const auto start : from) {
    if (done.contains(start)) continue;
    const std::vector<Profile> profiles = neighbourhood(database, {start});
    if (profiles.empty()) continue;
    for (const Profile& p : profiles) done.insert(p.id);
    Groups groups(profiles);
    std::vector<std::string> reasons(profiles.size());
    decide(profiles, rulings_on(database, profiles), groups, reasons);
    std::map<std::size_t, std::vector<std::size_t>> by_group;
    for (std::size_t i = 0; i < profiles.size(); ++i) by_group[groups.of(i)].push_back(i);
    std::vector<std::pair<std::size_t, std::vector<std::size_t>>> ordered;  // by first member: profiles stand in order of ext
    for (auto& [group, all] : by_group) ordered.emplace_back(all.front(), all);
    std::sort(ordered.begin(), ordered.end());
    std::set<std::int64_t> taken;
    for (const auto& [first, all] : ordered) {
      // A group keeps the row of most of its profiles where it may.
      std::map<std::int64_t, std::size_t> votes;
      for (const auto i : all) ++votes[profiles[i].entity];
      std::int64_t entity = 0;
      std::size_t most = 0;
      for (const auto& [candidate, count] : votes)
        if (count > most && !taken.contains(candidate)) entity = candidate, most = count;
      if (entity == 0) {
        database.prepare("INSERT INTO entity(ext, kind, name, key, country, type) VALUES('', ?, '', '', '', '')").run(kPerson);
        entity = database.last_row();
      }
      taken.insert(entity);
      std::vector<const Profile*> members;
      for (const auto i : all) {
        members.push_back(&profiles[i]);
        if (profiles[i].entity != entity) moved.push_back(profiles[i].id);
        database.prepare("UPDATE profile SET entity = ?1, reason = ?2 WHERE id = ?3 AND (entity <> ?1 OR reason <> ?2)").run(entity, reasons[i], profiles[i].id);
      }
      const bool became = write_entity(database, entity, members);
      for (const auto i : all)
        if (became && profiles[i].entity == entity && std::find(from.begin(), from.end(), profiles[i].id) == from.end()) moved.push_back(profiles[i].id);
    }
    for (const Profile& p : profiles)
      if (!taken.contains(p.entity))
        database.prepare("DELETE FROM entity WHERE id = ?1 AND NOT EXISTS(SELECT 1 FROM profile WHERE entity = ?1)").run(p.entity);
  }
  return moved;
}

std::vector<std::int64_t> drop_unused(Database& database, const std::vector<std::int64_t>& profiles) {
  std::vector<std::int64_t> neighbours;
  std::set<std::int64_t> dropped;
  for (const auto id : profiles) {
    Statement& used = database.prepare("SELECT 1 FROM appearance WHERE profile = ? LIMIT 1").bind(id);
    const bool keep = used.step();
    used.reset();
    if (keep) {
      neighbours.push_back(id);
      continue;
    }
    const Profile profile = load(database, id);
    if (profile.id == 0) continue;
    for (const Profile& other : neighbourhood(database, {id})) neighbours.push_back(other.id);
    dropped.insert(id);
    for (const char* sql : {"DELETE FROM block WHERE profile = ?", "DELETE FROM name_token WHERE profile = ?",
                            "DELETE FROM profile_office WHERE profile = ?", "DELETE FROM tenure WHERE profile = ?", "DELETE FROM profile WHERE id = ?"}) {
      if (std::string_view(sql).starts_with("DELETE FROM block")) {
        for (const auto& block : blocks_of(profile)) database.prepare("DELETE FROM block WHERE piece = ? AND profile = ?").run(piece(block), id);
        continue;
      }
      if (std::string_view(sql).starts_with("DELETE FROM name_token")) {
        for (const auto& word : profile.form.words) database.prepare("DELETE FROM name_token WHERE token = ? AND profile = ?").run(word, id);
        continue;
      }
      database.prepare(sql).run(id);
    }
    database.prepare("DELETE FROM entity WHERE id = ?1 AND NOT EXISTS(SELECT 1 FROM profile WHERE entity = ?1)").run(profile.entity);
  }
  std::vector<std::int64_t> again;
  for (const auto id : neighbours)
    if (!dropped.contains(id)) {
      const Profile profile = load(database, id);
      if (profile.id != 0 && profile.kind == kPerson && profile.scope.empty()) again.push_back(id);
    }
  return settle_people(database, again);
}

}  // namespace chancery::store
