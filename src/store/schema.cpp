#include "store/schema.h"

#include <array>

#include "chancery/error.h"
#include "store/translations.h"

namespace chancery::store {
namespace {

// Days are counted from 1970-01-01. `opened` and `closed` are rows of `change`: from when to when the record held it so.
// `level` is a handling mark: 0 none, 1 internal, 2 restricted. Kinds of facts are numbers of kinds.h.
constexpr std::array kSteps = {
    // 1: documents and what was read from them
    R"sql(
CREATE TABLE change(          -- every act on the record
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL, target TEXT NOT NULL,
  detail TEXT NOT NULL, digest INTEGER NOT NULL) STRICT;
CREATE INDEX change_of ON change(target) WHERE target <> '';
CREATE TABLE engine(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;  -- version and digests of data and models
CREATE TABLE document(
  id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, source TEXT NOT NULL, title TEXT NOT NULL, agency TEXT NOT NULL,
  language TEXT NOT NULL, published INTEGER, published_basis TEXT NOT NULL, dateline TEXT NOT NULL, author TEXT NOT NULL,
  level INTEGER NOT NULL, fingerprint INTEGER NOT NULL, original INTEGER, text TEXT NOT NULL, digest INTEGER NOT NULL) STRICT;
CREATE INDEX document_by_source ON document(source);
CREATE INDEX document_copies ON document(original) WHERE original IS NOT NULL;
CREATE TABLE also(document INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY(document, source)) STRICT, WITHOUT ROWID;
CREATE TABLE band(            -- pieces of fingerprints: near copies share one
  piece INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY(piece, document)) STRICT, WITHOUT ROWID;
CREATE TABLE reading(         -- one engine's reading of one document
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, engine INTEGER NOT NULL, opened INTEGER NOT NULL, closed INTEGER) STRICT;
CREATE INDEX reading_of ON reading(document);
CREATE TABLE entity(id INTEGER PRIMARY KEY, ext TEXT NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
  country TEXT NOT NULL, type TEXT NOT NULL) STRICT;
CREATE INDEX entity_by_ext ON entity(ext);
CREATE TABLE profile(         -- a way in which articles present somebody or something: name, key, country
  id INTEGER PRIMARY KEY, ext INTEGER NOT NULL UNIQUE, kind INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
  country TEXT NOT NULL, type TEXT NOT NULL, scope TEXT NOT NULL, entity INTEGER NOT NULL, reason TEXT NOT NULL, sure INTEGER NOT NULL) STRICT;
CREATE INDEX profile_of ON profile(entity);
CREATE TABLE block(           -- profiles that may be the same share a piece
  piece INTEGER NOT NULL, profile INTEGER NOT NULL, PRIMARY KEY(piece, profile)) STRICT, WITHOUT ROWID;
CREATE TABLE name_token(token TEXT NOT NULL, profile INTEGER NOT NULL, PRIMARY KEY(token, profile)) STRICT, WITHOUT ROWID;
CREATE TABLE profile_office(profile INTEGER NOT NULL, office TEXT NOT NULL, seen INTEGER NOT NULL,
  PRIMARY KEY(profile, office)) STRICT, WITHOUT ROWID;
CREATE TABLE appearance(      -- an entity of one reading: the profile that it shows and where
  reading INTEGER NOT NULL, local INTEGER NOT NULL, profile INTEGER NOT NULL, mentions TEXT NOT NULL, digest INTEGER NOT NULL,
  PRIMARY KEY(reading, local)) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_of ON appearance(profile);
CREATE TABLE fact(
  id INTEGER PRIMARY KEY, ext INTEGER NOT NULL, reading INTEGER NOT NULL, local INTEGER NOT NULL, kind INTEGER NOT NULL,
  status TEXT NOT NULL, first_day INTEGER, last_day INTEGER, level INTEGER NOT NULL, component INTEGER, event INTEGER,
  body TEXT NOT NULL, opened INTEGER NOT NULL, closed INTEGER, digest INTEGER NOT NULL) STRICT;
CREATE INDEX fact_by_ext ON fact(ext);
CREATE INDEX fact_of_reading ON fact(reading);
CREATE INDEX fact_of_event ON fact(event) WHERE event IS NOT NULL;
CREATE INDEX fact_of_component ON fact(component) WHERE component IS NOT NULL;
CREATE TABLE party(           -- who stands in which field of an open fact
  profile INTEGER NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, fact INTEGER NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY(profile, kind, day, fact, role)) STRICT, WITHOUT ROWID;
CREATE TABLE meeting_point(   -- facts that may tell of the same event share a piece and stand near in time
  piece INTEGER NOT NULL, day INTEGER NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY(piece, day, fact)) STRICT, WITHOUT ROWID;
CREATE TABLE event(
  id INTEGER PRIMARY KEY, ext INTEGER NOT NULL, kind INTEGER NOT NULL, status TEXT NOT NULL, day INTEGER NOT NULL,
  facts INTEGER NOT NULL, sources INTEGER NOT NULL, contradictions INTEGER NOT NULL, level INTEGER NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE INDEX event_by_ext ON event(ext);
CREATE INDEX event_by_day ON event(kind, day);
CREATE INDEX event_in_conflict ON event(id) WHERE contradictions > 0;
CREATE TABLE event_party(     -- by whom to find events: who is a digest of 'c:KAZ', 'p:KAZ TJK' or 'e:<entity>'
  who INTEGER NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL, level INTEGER NOT NULL,
  PRIMARY KEY(who, kind, day, event)) STRICT, WITHOUT ROWID;
CREATE INDEX event_party_of ON event_party(event);
CREATE TABLE tenure(          -- offices in which somebody was seen
  profile INTEGER NOT NULL, office TEXT NOT NULL, body INTEGER NOT NULL, country TEXT NOT NULL, manner TEXT NOT NULL,
  level INTEGER NOT NULL, title TEXT NOT NULL, first_seen INTEGER, last_seen INTEGER, seen INTEGER NOT NULL,
  PRIMARY KEY(profile, office, body, country, manner, level)) STRICT, WITHOUT ROWID;
CREATE INDEX tenure_in ON tenure(country, office);
CREATE TABLE judgement(       -- what a person decided; survives every reading
  id INTEGER PRIMARY KEY, change INTEGER NOT NULL, act TEXT NOT NULL, target TEXT NOT NULL, other TEXT NOT NULL,
  body TEXT NOT NULL, undone INTEGER, digest INTEGER NOT NULL) STRICT;
CREATE INDEX judgement_on ON judgement(target);
CREATE INDEX judgement_with ON judgement(other) WHERE other <> '';
CREATE VIRTUAL TABLE words USING fts5(title, text, content='document', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
)sql",
    // 2: what came in since a moment
    R"sql(
CREATE INDEX change_by_time ON change(at);
CREATE INDEX fact_by_change ON fact(opened);
)sql",
    // 3: what is new stands together, so that one more article costs a large record no more than a small one
    R"sql(
CREATE TABLE meeting(         -- facts that may tell of the same event share a piece and stand near in time; stretches of sixteen days
  stretch INTEGER NOT NULL, piece INTEGER NOT NULL, day INTEGER NOT NULL, fact INTEGER NOT NULL,
  PRIMARY KEY(stretch, piece, day, fact)) STRICT, WITHOUT ROWID;
INSERT INTO meeting SELECT day >> 4, piece, day, fact FROM meeting_point ORDER BY day >> 4, piece, day, fact;
DROP TABLE meeting_point;
DROP INDEX event_by_ext;
)sql",
    // 4: where the body of a document stands in its text: by it one tells what a copy made of its origin
    R"sql(
CREATE TABLE body(document INTEGER PRIMARY KEY, spans TEXT NOT NULL) STRICT;
)sql",
    // 5: pieces of texts stand by their time, and facts are found by way of their document: nothing that an article brings is strewn
    // over all of the record, and copies are looked for among what is of the same days only
    R"sql(
CREATE TABLE likeness(        -- pieces of texts that copies share, by stretches of sixteen days of the day of their article
  stretch INTEGER NOT NULL, piece INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY(stretch, piece, document)) STRICT, WITHOUT ROWID;
INSERT INTO likeness SELECT coalesce(published, 0) >> 4, piece, document.id FROM band JOIN document ON document.id = band.document ORDER BY 1, 2, 3;
DROP TABLE band;
ALTER TABLE document ADD COLUMN number INTEGER;  -- the first half of the names of its facts; NULL of documents that are older than this
CREATE INDEX document_by_number ON document(number) WHERE number IS NOT NULL;
CREATE TABLE elder(           -- facts of older documents by their names
  ext INTEGER NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY(ext, fact)) STRICT, WITHOUT ROWID;
INSERT INTO elder SELECT ext, id FROM fact ORDER BY ext, id;
DROP INDEX fact_by_ext;
CREATE TABLE coding(          -- a fact in the codes of event data, as its reading coded it
  fact INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
INSERT INTO words(words, rank) VALUES('automerge', 8);  -- what is added is merged less often with what is there
)sql",
    // 6: marks by which a translation is found, among the pieces of texts: entered by enter_marks_of_all
    R"sql(
)sql",
    // 7: whatever an article tells of somebody stands at its day, of whichever kind: one place of each, not one for each kind
    R"sql(
ALTER TABLE party RENAME TO party_by_kind;
CREATE TABLE party(           -- who stands in which field of an open fact
  profile INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, fact INTEGER NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY(profile, day, kind, fact, role)) STRICT, WITHOUT ROWID;
INSERT INTO party SELECT profile, day, kind, fact, role FROM party_by_kind ORDER BY 1, 2, 3, 4, 5;
DROP TABLE party_by_kind;
ALTER TABLE event_party RENAME TO event_party_by_kind;
CREATE TABLE event_party(     -- by whom to find events: who is a digest of 'c:KAZ', 'p:KAZ TJK' or 'e:<entity>'
  who INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, event INTEGER NOT NULL, level INTEGER NOT NULL,
  PRIMARY KEY(who, day, kind, event)) STRICT, WITHOUT ROWID;
INSERT INTO event_party SELECT who, day, kind, event, level FROM event_party_by_kind ORDER BY 1, 2, 3, 4;
DROP TABLE event_party_by_kind;
CREATE INDEX event_party_of ON event_party(event);
)sql",
};

}  // namespace

constexpr int kMarksSchema = 6;

int newest_schema() { return static_cast<int>(kSteps.size()); }

void bring_forward_to(Database& database, int to) {
  const auto application = database.one("PRAGMA application_id");
  const auto version = database.one("PRAGMA user_version");
  const bool fresh = version == 0 && database.one("SELECT count(*) FROM sqlite_schema") == 0;
  if (!fresh && application != kApplicationId) throw Error(database.path(), 0, "not a record of chancery");
  if (version > newest_schema())
    throw Error(database.path(), 0, "was made by a newer chancery (schema " + std::to_string(version) + "; this one knows " +
                                        std::to_string(newest_schema()) + "): use that one");
  if (version >= to) return;
  if (!database.writes())
    throw Error(database.path(), 0, "was made by an older chancery: the next `chancery add` to it brings it forward");
  if (!fresh) database.backup(database.path() + ".schema-" + std::to_string(version));
  Transaction transaction(database);
  for (auto step = version; step < to; ++step) {
    database.execute(kSteps[static_cast<std::size_t>(step)]);
    if (step + 1 == kMarksSchema && !fresh) enter_marks_of_all(database);
  }
  database.execute("PRAGMA application_id=" + std::to_string(kApplicationId) + "; PRAGMA user_version=" + std::to_string(to));
  transaction.commit();
}

void bring_forward(Database& database) { bring_forward_to(database, newest_schema()); }

}  // namespace chancery::store
