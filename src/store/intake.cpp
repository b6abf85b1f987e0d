#include "store/intake.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>

#include "base/file.h"
#include "store/digest.h"
#include "store/events.h"
#include "store/judgement.h"
#include "store/kinds.h"
#include "store/names.h"
#include "store/people.h"
#include "store/undated.h"
#include "store/view.h"

namespace chancery::store {
namespace {

std::string now() {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  const std::chrono::hh_mm_ss time(seconds - day);
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return iso_of(day.time_since_epoch().count()) + buffer;
}

// A fingerprint of 64 bits that near copies share but for a few: the majority, bit by bit, over digests of word triples.
std::uint64_t fingerprint_of(const std::string& text) {
  const std::string words = folded_words(text);
  std::array<int, 64> votes{};
  std::array<std::size_t, 4> starts{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size();) {
    auto end = words.find(' ', at);
    if (end == std::string::npos) end = words.size();
    starts[count % 4] = at;
    if (++count >= 3) {
      const std::size_t from = starts[(count - 3) % 4];
      const std::uint64_t digest = digest64(std::string_view(words).substr(from, end - from));
      for (std::size_t bit = 0; bit < 64; ++bit) votes[bit] += (digest >> bit) & 1 ? 1 : -1;
    }
    at = end + 1;
  }
  if (count < 30) return 0;  // too short to say
  std::uint64_t out = 0;
  for (std::size_t bit = 0; bit < 64; ++bit)
    if (votes[bit] > 0) out |= std::uint64_t{1} << bit;
  return out;
}

// The words that the fingerprint is made of: the text where it was handed in, else the facts' evidence in order.
std::string words_of(const Json& article) {
  std::string text = text_at(at(article, "document"), "text");
  if (text.empty())
    for (const Json& fact : at(article, "facts")) text += text_at(fact, "text") + " ";
  return text;
}

constexpr int kFarthestCopy = 3;  // bits of the fingerprint in which copies may differ

// Sentences of the body as pieces that copies share, however much was cut off, added or titled anew.
constexpr std::int64_t kSentencePiece = std::int64_t{1} << 62;  // apart from the pieces of fingerprints, which are small
constexpr std::size_t kShortestSentence = 9, kMostSentences = 32;
constexpr std::size_t kSharedSentences = 3;  // word for word: who has them wrote from the same source

std::vector<std::int64_t> sentences_of(const Json& article) {
  const Json& header = at(article, "document");
  const std::string text = text_at(header, "text");
  const Json& body = at(header, "body");
  std::vector<std::int64_t> out;
  if (text.empty() || !body.is_array()) return out;
  std::vector<std::size_t> bytes;  // of each code point
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) bytes.push_back(i);
  bytes.push_back(text.size());
  for (const Json& span : body) {
    if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned()) continue;
    const std::size_t from = bytes[std::min(span[0].get<std::size_t>(), bytes.size() - 1)], to = bytes[std::min(span[1].get<std::size_t>(), bytes.size() - 1)];
    for (std::size_t begin = from, i = from; i < to; ++i) {
      const bool stop = (text[i] == '.' || text[i] == '!' || text[i] == '?') && i + 1 < to && text[i + 1] == ' ';
      if (!stop && text[i] != '\n' && i + 1 < to) continue;
      const std::string words = folded_words(std::string_view(text).substr(begin, i + 1 - begin));
      begin = i + 1;
      const auto count = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
      if (count < kShortestSentence) continue;
      out.push_back(static_cast<std::int64_t>(digest64(words) >> 2) | kSentencePiece);
      if (out.size() == kMostSentences) break;
    }
    if (out.size() == kMostSentences) break;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::int64_t stretch_of(std::int64_t day) { return day >> 4; }

constexpr std::int64_t kDaysOfCopies = 10;  // apart, at most

void enter_piece(Database& database, std::int64_t day, std::int64_t piece, std::int64_t document) {
  database.prepare("INSERT OR IGNORE INTO likeness(stretch, piece, document) VALUES(?, ?, ?)").run(stretch_of(day), piece, document);
}

std::int64_t piece_of(std::uint64_t fingerprint, int band) {
  return static_cast<std::int64_t>((static_cast<std::uint64_t>(band) << 16) | ((fingerprint >> (16 * band)) & 0xffff));
}

// Finds the document of which this one is a copy, or that is a copy of it; the earliest by date, then by id, is the original.
void settle_copies(Database& database, std::int64_t document, const std::vector<std::int64_t>& sentences) {
  Statement& mine = database.prepare("SELECT fingerprint, coalesce(published, 0) FROM document WHERE id = ?").bind(document);
  const bool there = mine.step();
  const auto own = there ? static_cast<std::uint64_t>(mine.integer(0)) : 0;
  const auto day = there ? mine.integer(1) : 0;
  mine.reset();
  std::set<std::int64_t> group{document};
  std::set<std::int64_t> near;
  std::map<std::int64_t, std::size_t> shared;  // sentences, by document
  // Of the same days, those that share a piece: fingerprint and day of each.
  const auto like = [&](std::int64_t piece, auto&& seen) {
    for (auto stretch = stretch_of(day - kDaysOfCopies); stretch <= stretch_of(day + kDaysOfCopies); ++stretch) {
      Statement& row = database.prepare(
          "SELECT document.id, fingerprint, coalesce(published, 0) FROM likeness JOIN document ON document.id = likeness.document WHERE stretch = ? AND piece = ? LIMIT 500").bind(stretch, piece);
      while (row.step())
        if (row.integer(0) != document && std::llabs(row.integer(2) - day) <= kDaysOfCopies) seen(row.integer(0), static_cast<std::uint64_t>(row.integer(1)));
    }
  };
  for (const std::int64_t sentence : sentences) like(sentence, [&](std::int64_t other, std::uint64_t) { ++shared[other]; });
  for (const auto& [other, count] : shared)
    if (count >= kSharedSentences) near.insert(other);
  for (int band = 0; band < 4 && own != 0; ++band)
    like(piece_of(own, band), [&](std::int64_t other, std::uint64_t theirs) {
      if (std::popcount(own ^ theirs) <= kFarthestCopy) near.insert(other);
    });
  if (near.empty()) return;
  for (const auto other : near) {
    group.insert(other);
    Statement& row = database.prepare("SELECT id FROM document WHERE original = (SELECT original FROM document WHERE id = ?) AND original IS NOT NULL").bind(other);
    while (row.step()) group.insert(row.integer(0));
  }
  std::int64_t original = 0;
  std::tuple<std::int64_t, std::string> best;
  for (const auto member : group) {
    Statement& row = database.prepare("SELECT coalesce(published, 9999999), ext FROM document WHERE id = ?").bind(member);
    row.step();
    const std::tuple<std::int64_t, std::string> rank(row.integer(0), row.text(1));
    row.reset();
    if (original == 0 || rank < best) original = member, best = rank;
  }
  for (const auto member : group) database.prepare("UPDATE document SET original = ? WHERE id = ?").run(original, member);
}

struct LocalEntity {
  std::int64_t local = 0;
  Presented presented;
  Json mentions = Json::array();
  std::int64_t profile = 0;
};

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
      if (span.is_array() && span.size() == 2) local.mentions.push_back(Json::array({span[0], span[1], text_at(mention, "how")}));
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
    } else if (p.name.empty() || ((p.kind == kBody || p.kind == kInstrumentName || p.kind == kNamedEvent) && p.key.empty() && p.country.empty() &&
                                  p.name.find(' ') == std::string::npos && p.kind != kBody)) {
      p.scope = scope;
    }
  }
  return out;
}

std::optional<std::int64_t> seen_day(const Json& date, const char* end) {
  const std::string text = text_at(date, end);
  return text.empty() ? std::nullopt : day_of(text);
}

// "CORRECTS ...", "(CORRECTED) ...", "WITHDRAWN: ...": what the title says of an earlier report; the rest is its title.
bool corrects(const std::string& title, std::string& rest, bool& withdrawn) {
  const std::string words = folded_words(title);
  static constexpr std::array<std::string_view, 12> kMarks = {"corrects", "corrected", "correction", "correcting", "corrected version", "refiled to correct",
                                                              "withdrawn", "withdraws", "retracted", "retraction", "kill", "report withdrawn"};
  for (const auto mark : kMarks) {
    if (!words.starts_with(mark) && !words.ends_with(mark)) continue;
    const std::size_t cut = mark.size();
    const bool front = words.starts_with(mark) && (words.size() == cut || words[cut] == ' ');
    const bool back = !front && words.size() > cut && words[words.size() - cut - 1] == ' ';
    if (!front && !back) continue;
    // In the title of news the word stands apart: in capitals, in brackets, or before a colon.
    const std::string head = title.substr(0, title.find_first_of(":-)") == std::string::npos ? 0 : title.find_first_of(":-)") + 1);
    const bool apart = front ? (!head.empty() && head.size() <= cut + 4) || title.substr(0, cut).find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos
                             : title.ends_with(")") || title.ends_with("]");
    if (!apart) continue;
    rest = front ? words.substr(std::min(words.size(), cut + 1)) : words.substr(0, words.size() - cut - 1);
    withdrawn = mark.starts_with("with") || mark.starts_with("retract") || mark == "kill" || mark == "report withdrawn";
    return rest.size() > 12;
  }
  return false;
}

// How the article's day is known; "--10-14" where a dateline tells day and month, but no year.
std::string basis_of(const Json& article) {
  const Json& header = at(article, "document");
  if (std::string basis = text_at(at(header, "published"), "basis"); !basis.empty() || !text_at(at(header, "published"), "date").empty()) return basis;
  const Json& span = at(at(header, "dateline"), "span");
  const std::string text = text_at(header, "text");
  if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned()) return "";
  // Spans count code points; the dateline stands near the beginning.
  std::size_t from = 0, to = 0, points = 0;
  for (std::size_t i = 0; i < text.size() && i < 20000; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) continue;
    if (points == span[0].get<std::size_t>()) from = i;
    if (points == span[1].get<std::size_t>()) to = i;
    ++points;
  }
  const auto day = to > from ? day_in_words(std::string_view(text).substr(from, to - from)) : std::nullopt;
  if (!day) return "";
  const std::string iso = iso_of(*day_of("2024-01-01") + *day - 1);  // counted as in a leap year
  return "the dateline gives no year: --" + iso.substr(5);
}

// The events of event data by the fact that they code.
std::map<std::int64_t, Json> codings_of(const Json& article) {
  std::map<std::int64_t, Json> out;
  for (const Json& event : at(article, "events")) {
    const auto local = local_number(text_at(event, "fact"));
    if (local <= 0) continue;
    Json& all = out.emplace(local, Json::array()).first->second;
    all.push_back(event);
    all.back().erase("fact");
  }
  return out;
}

std::int64_t number_of_document(const std::string& id) { return static_cast<std::int64_t>(digest64(id, 5)) >> 32; }

// The names of the facts of an article, from what it is and where they stand in it, so that another reading names them the same.
// The first half is the document's number.
std::vector<std::int64_t> fact_names(Database& database, std::int64_t document, const std::string& id, const Json& facts) {
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
    for (const auto half = [&] { return static_cast<std::int64_t>(number | static_cast<std::uint32_t>(ext)); }; !elder;) {
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

void take_back_corrected(Database& database, std::int64_t document, const std::string& title, const std::string& agency,
                         std::optional<std::int64_t> published, std::int64_t change) {
  std::string rest;
  bool withdrawn = false;
  if (!corrects(title, rest, withdrawn)) return;
  std::vector<std::int64_t> readings;
  Statement& row = database.prepare(
      "SELECT reading.id, title FROM document JOIN reading ON reading.document = document.id AND reading.closed IS NULL "
      "WHERE document.id IN (SELECT rowid FROM words WHERE words MATCH ?) AND document.id <> ? AND agency = ? AND "
      "coalesce(published, ?) BETWEEN ? - 60 AND ? + 1");
  // The title's own words, as the index of words parts them: "Kenya's" is two of them there and one in `rest`.
  std::string query = "title:";
  std::string word;
  std::size_t words = 0;
  for (const char c : title + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      if (rest.find(folded_words(word)) != std::string::npos) query += std::string(words++ ? " + " : " ") + "\"" + word + "\"";
      word.clear();
    }
  }
  row.bind(query, document, agency, published.value_or(0), published.value_or(0), published.value_or(0));
  while (row.step())
    if (folded_words(row.text(1)) == rest) readings.push_back(row.integer(0));
  for (const auto reading : readings) close_reading(database, reading, change);
}

}  // namespace

std::vector<std::int64_t> facts_named(Database& database, std::int64_t ext) {
  std::vector<std::int64_t> out;
  Statement& row = database.prepare(
      "SELECT fact FROM elder WHERE ext = ?1 UNION ALL SELECT fact.id FROM document JOIN reading ON reading.document = document.id "
      "JOIN fact ON fact.reading = reading.id WHERE document.number = ?1 >> 32 AND fact.ext = ?1 ORDER BY 1").bind(ext);
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

std::int64_t document_digest(std::string_view ext, std::string_view source, std::string_view title, std::string_view agency,
                             std::string_view text, std::int64_t level) {
  return RowDigest().add(ext).add(source).add(title).add(agency).add(text).add(level).value();
}

std::int64_t fact_digest(std::int64_t ext, std::int64_t reading, std::int64_t kind, std::string_view status, std::string_view body,
                         std::int64_t level) {
  return RowDigest().add(ext).add(reading).add(kind).add(status).add(body).add(level).value();
}

std::int64_t note_change(Database& database, const std::string& act, const std::string& author, const std::string& reason,
                         const std::string& target, const std::string& detail) {
  const std::string when = now();
  database.prepare("INSERT INTO change(at, act, author, reason, target, detail, digest) VALUES(?, ?, ?, ?, ?, ?, ?)")
      .run(when, act, author, reason, target, detail, RowDigest().add(when).add(act).add(author).add(reason).add(target).add(detail).value());
  return database.last_row();
}

Added take_in(Database& database, const Json& article, const std::string& engine) {
  const Json& header = at(article, "document");
  Added added;
  added.source = text_at(header, "source");
  added.id = text_at(header, "id");
  if (added.id.empty()) added.id = "sha256:" + sha256_hex(dump(article));

  database.prepare("INSERT OR IGNORE INTO engine(name) VALUES(?)").run(engine);
  Statement& which = database.prepare("SELECT id FROM engine WHERE name = ?").bind(engine);
  which.step();
  const auto engine_id = which.integer(0);
  which.reset();

  Statement& find = database.prepare("SELECT id, source FROM document WHERE ext = ?").bind(added.id);
  std::int64_t document = 0;
  std::string first_source;
  if (find.step()) document = find.integer(0), first_source = find.text(1);
  find.reset();

  if (document != 0) {
    if (first_source != added.source) {
      // The same bytes from another place: both are remembered; the name that sorts first stands for the document.
      const std::string lesser = std::min(first_source, added.source), greater = std::max(first_source, added.source);
      database.prepare("INSERT OR IGNORE INTO also(document, source) VALUES(?, ?)").run(document, greater);
      if (lesser != first_source) {
        Statement& row = database.prepare("SELECT title, agency, text, level FROM document WHERE id = ?").bind(document);
        row.step();
        const auto digest = document_digest(added.id, lesser, row.view(0), row.view(1), row.view(2), row.integer(3));
        row.reset();
        database.prepare("UPDATE document SET source = ?, digest = ? WHERE id = ?").run(lesser, digest, document);
        database.prepare("DELETE FROM also WHERE document = ? AND source = ?").run(document, lesser);
      }
    }
    Statement& last = database.prepare("SELECT engine FROM reading WHERE document = ? ORDER BY id DESC LIMIT 1").bind(document);
    const bool same = last.step() && last.integer(0) == engine_id;
    last.reset();
    if (same) {
      added.changed = false;
      return added;
    }
  }

  const std::string author = text_at(header, "author");
  const auto change = note_change(database, document ? "read again" : "add", author.empty() ? engine : author, text_at(header, "reason"), added.id, "");
  const auto published = seen_day(at(header, "published"), "date");
  const int level = std::max(0, level_from(text_at(header, "handling")));
  const std::string title = text_at(header, "title"), agency = text_at(header, "agency");
  if (document == 0) {
    const std::string text = text_at(header, "text");
    const std::uint64_t fingerprint = author.empty() ? fingerprint_of(words_of(article)) : 0;
    database.prepare(
        "INSERT INTO document(ext, source, title, agency, language, published, published_basis, dateline, author, level, fingerprint, text, digest, number) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(added.id, added.source, title, agency, text_at(header, "language"), published, basis_of(article), text_at(at(header, "dateline"), "place"), author, level, static_cast<std::int64_t>(fingerprint), text,
             document_digest(added.id, added.source, title, agency, text, level), number_of_document(added.id));
    document = database.last_row();
    database.prepare("INSERT INTO words(rowid, title, text) VALUES(?, ?, ?)").run(document, title, text);
    if (at(header, "body").is_array() && !text.empty()) database.prepare("INSERT INTO body(document, spans) VALUES(?, ?)").run(document, at(header, "body").dump());
    if (fingerprint != 0) {
      for (int band = 0; band < 4; ++band) enter_piece(database, published.value_or(0), piece_of(fingerprint, band), document);
    }
    if (author.empty()) {
      const std::vector<std::int64_t> sentences = sentences_of(article);
      for (const std::int64_t sentence : sentences) enter_piece(database, published.value_or(0), sentence, document);
      if (fingerprint != 0 || !sentences.empty()) settle_copies(database, document, sentences);
    }
  } else {
    std::vector<std::int64_t> old;
    Statement& row = database.prepare("SELECT id FROM reading WHERE document = ? AND closed IS NULL").bind(document);
    while (row.step()) old.push_back(row.integer(0));
    for (const auto reading : old) close_reading(database, reading, change);
  }

  database.prepare("INSERT INTO reading(document, engine, opened) VALUES(?, ?, ?)").run(document, engine_id, change);
  const auto reading = database.last_row();

  auto entities = entities_of(article, added.id + "#");
  std::vector<std::int64_t> fresh;
  for (auto& [number, local] : entities) {
    if (!local.presented.scope.empty()) local.presented.scope += std::to_string(number);
    if (local.presented.kind == kPerson) {
      const auto parted = parted_scope(database, profile_ext(local.presented), added.id);
      if (!parted.empty()) {
        local.presented.scope = parted;
        local.presented.key.clear();
        local.presented.offices.clear();
      }
    }
    local.profile = profile_of(database, local.presented, fresh);
    const std::string mentions = dump(local.mentions);
    database.prepare("INSERT OR REPLACE INTO appearance(reading, local, profile, mentions, digest) VALUES(?, ?, ?, ?, ?)")
        .run(reading, number, local.profile, mentions, RowDigest().add(reading).add(number).add(local.profile).add(mentions).value());
  }
  const auto moved = settle_people(database, fresh);

  std::vector<std::int64_t> facts;
  const auto codings = codings_of(article);
  const auto names = fact_names(database, document, added.id, at(article, "facts"));
  auto name = names.begin();
  for (const Json& fact : at(article, "facts")) {
    const int kind = kind_from(text_at(fact, "kind"));
    if (kind == 0) continue;
    const std::int64_t ext = *name++;
    const std::string status = text_at(fact, "status");
    const auto first = seen_day(at(fact, "date"), "from"), last = seen_day(at(fact, "date"), "to");
    Json kept = Json::object();
    for (auto it = fact.begin(); it != fact.end(); ++it)
      if (it.key() != "id" && it.key() != "kind" && it.key() != "status" && (published || it.key() != "published")) kept[it.key()] = it.value();
    const auto local = local_number(text_at(fact, "id"));
    const std::string body = dump(kept);
    database.prepare("INSERT INTO fact(ext, reading, local, kind, status, first_day, last_day, level, body, opened, digest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(ext, reading, local, kind, status, first, last, level, body, change, fact_digest(ext, reading, kind, status, body, level));
    facts.push_back(database.last_row());
    keep_body(database, facts.back(), std::move(kept));
    if (const auto coded = codings.find(local); coded != codings.end())
      database.prepare("INSERT INTO coding(fact, body) VALUES(?, ?)").run(facts.back(), dump(coded->second));
    if (ext >> 32 != number_of_document(added.id)) database.prepare("INSERT INTO elder(ext, fact) VALUES(?, ?)").run(ext, facts.back());
  }
  std::vector<std::int64_t> standing;
  for (const auto fact : facts)
    if (!ruled_out(database, fact)) standing.push_back(fact);
    else database.prepare("UPDATE fact SET closed = ? WHERE id = ?").run(change, fact);
  for (const auto fact : standing) enter_parties(database, fact);
  settle_events(database, standing);
  if (!moved.empty()) settle_moved(database, moved);
  take_back_corrected(database, document, title, agency, published, change);
  return added;
}

void close_fact(Database& database, std::int64_t fact, std::int64_t change) {
  leave_events(database, {fact});
  database.prepare("UPDATE fact SET closed = ? WHERE id = ?").run(change, fact);
}

void open_fact(Database& database, std::int64_t fact, std::int64_t) {
  database.prepare("UPDATE fact SET closed = NULL WHERE id = ?").run(fact);
  enter_parties(database, fact);
  settle_events(database, {fact});
}

void close_reading(Database& database, std::int64_t reading, std::int64_t change) {
  std::vector<std::int64_t> facts;
  Statement& row = database.prepare("SELECT id FROM fact WHERE reading = ? AND closed IS NULL").bind(reading);
  while (row.step()) facts.push_back(row.integer(0));
  leave_events(database, facts);
  for (const auto fact : facts) database.prepare("UPDATE fact SET closed = ? WHERE id = ?").run(change, fact);
  database.prepare("UPDATE reading SET closed = ? WHERE id = ? AND closed IS NULL").run(change, reading);
}

std::optional<std::int64_t> find_document(Database& database, const std::string& name) {
  for (const char* sql : {"SELECT id FROM document WHERE ext = ?", "SELECT id FROM document WHERE ext = 'sha256:' || ?",
                          "SELECT id FROM document WHERE source = ?", "SELECT document FROM also WHERE source = ?"}) {
    Statement& row = database.prepare(sql).bind(name);
    const bool found = row.step();
    const auto id = found ? row.integer(0) : 0;
    row.reset();
    if (found) return id;
  }
  const std::string digits = name.starts_with("sha256:") ? name : "sha256:" + name;
  if (digits.size() < 13) return {};
  Statement& row = database.prepare("SELECT id FROM document WHERE ext >= ?1 AND ext < ?1 || 'g' LIMIT 2").bind(digits);
  if (!row.step()) return {};
  const auto id = row.integer(0);
  const bool only = !row.step();
  row.reset();
  return only ? std::optional(id) : std::nullopt;
}

void forget_document(Database& database, std::int64_t document) {
  std::vector<std::int64_t> readings, facts, open, profiles;
  std::vector<std::int64_t> names;
  Statement& row = database.prepare("SELECT id FROM reading WHERE document = ?").bind(document);
  while (row.step()) readings.push_back(row.integer(0));
  for (const auto reading : readings) {
    Statement& fact = database.prepare("SELECT id, closed, ext FROM fact WHERE reading = ?").bind(reading);
    while (fact.step()) {
      facts.push_back(fact.integer(0));
      names.push_back(fact.integer(2));
      if (fact.null(1)) open.push_back(fact.integer(0));
    }
    Statement& appearance = database.prepare("SELECT profile FROM appearance WHERE reading = ?").bind(reading);
    while (appearance.step()) profiles.push_back(appearance.integer(0));
  }
  leave_events(database, open);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    database.prepare("DELETE FROM elder WHERE ext = ? AND fact = ?").run(names[i], facts[i]);
    database.prepare("DELETE FROM coding WHERE fact = ?").run(facts[i]);
    database.prepare("DELETE FROM fact WHERE id = ?").run(facts[i]);
  }
  database.forget_kept();
  for (const auto ext : names) database.prepare("DELETE FROM judgement WHERE target = ?1 OR other = ?1").run(fact_name(ext));
  for (const auto reading : readings) {
    database.prepare("DELETE FROM appearance WHERE reading = ?").run(reading);
    database.prepare("DELETE FROM reading WHERE id = ?").run(reading);
  }
  std::sort(profiles.begin(), profiles.end());
  profiles.erase(std::unique(profiles.begin(), profiles.end()), profiles.end());
  const auto moved = drop_unused(database, profiles);
  if (!moved.empty()) settle_moved(database, moved);

  Statement& mine = database.prepare("SELECT title, text, ext, coalesce(published, 0) FROM document WHERE id = ?").bind(document);
  mine.step();
  const std::string title = mine.text(0), text = mine.text(1), ext = mine.text(2);
  const auto day = mine.integer(3);
  mine.reset();
  database.prepare("INSERT INTO words(words, rowid, title, text) VALUES('delete', ?, ?, ?)").run(document, title, text);
  database.prepare("DELETE FROM likeness WHERE stretch = ? AND document = ?").run(stretch_of(day), document);
  std::vector<std::int64_t> copies;
  Statement& others = database.prepare("SELECT id FROM document WHERE original = (SELECT original FROM document WHERE id = ?1) AND id <> ?1").bind(document);
  while (others.step()) copies.push_back(others.integer(0));
  database.prepare("DELETE FROM body WHERE document = ?").run(document);
  database.prepare("DELETE FROM also WHERE document = ?").run(document);
  database.prepare("DELETE FROM change WHERE target = ?").run(ext);
  database.prepare("DELETE FROM document WHERE id = ?").run(document);
  for (const auto copy : copies) database.prepare("UPDATE document SET original = NULL WHERE id = ?").run(copy);
  for (const auto copy : copies) {
    std::vector<std::int64_t> sentences;
    Statement& pieces = database.prepare("SELECT piece FROM likeness JOIN document ON document.id = likeness.document WHERE document.id = ?1 AND stretch = coalesce(published, 0) >> 4 AND piece >= ?2").bind(copy, kSentencePiece);
    while (pieces.step()) sentences.push_back(pieces.integer(0));
    settle_copies(database, copy, sentences);
  }
}

}  // namespace chancery::store
