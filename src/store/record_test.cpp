#include "store/record.h"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "chancery/error.h"
#include "store/row_names.h"
#include "store/schema.h"
#include "store/testing.h"
#include "store/view.h"

namespace chancery::store {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Article talks(const std::string& source, const std::string& published, const std::string& host, const std::string& guest) {
  Article out(source, published, source.substr(0, 4));
  const auto a = out.person(host, "LVA", "speaker"), b = out.person(guest, "MDA", "deputy speaker");
  out.meeting({a, b}, "2026-03-03", out.city("riga", "LVA"));
  out.fact("statement", "said", {{"speaker", Article::who(a)}, {"act", "said"}, {"content", {{"value", "food security needs new storehouses in both countries"}}}});
  return out;
}

std::int64_t count(Record& record, const std::string& what, int level = kRestricted) {
  for (const auto& [name, number] : record.stats(level))
    if (name == what) return number;
  return -1;
}

TEST(Record, AddingTwiceChangesNothing) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  EXPECT_TRUE(record.add(talks("leta.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu"), "engine 1").changed);
  const auto before = everything(record);
  EXPECT_FALSE(record.add(talks("leta.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu"), "engine 1").changed);
  EXPECT_EQ(everything(record), before);
  EXPECT_EQ(count(record, "documents"), 1);
  EXPECT_EQ(count(record, "contacts"), 1);
  EXPECT_THAT(record.verify(), ::testing::IsEmpty());
}

TEST(Record, ABetterReadingReplacesTheOlder) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  Article first = talks("leta.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu");
  first.fact("figure", "stated", {{"indicator", {{"value", "trade"}}}});
  record.add(first, "engine 1");
  EXPECT_EQ(count(record, "figures"), 1);
  record.add(talks("leta.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu"), "engine 2");
  EXPECT_EQ(count(record, "figures"), 0);
  EXPECT_EQ(count(record, "contacts"), 1);
  // Nothing is overwritten: the older reading is closed, and still there.
  EXPECT_EQ(record.database().one("SELECT count(*) FROM reading WHERE closed IS NOT NULL"), 1);
  EXPECT_EQ(record.database().one("SELECT count(*) FROM fact WHERE closed IS NOT NULL AND kind = 8"), 1);
  EXPECT_THAT(record.verify(), ::testing::IsEmpty());
}

TEST(Record, ForgettingLeavesWhatOthersTell) {
  Scratch scratch;
  Record with(scratch.file("with"), Record::Mode::create), without(scratch.file("without"), Record::Mode::create);
  const auto one = talks("leta.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu"), two = talks("moldpres.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu");
  const auto three = talks("other.txt", "2026-03-04", "Zuzanna Unheard", "Ion Rusu");
  for (const auto* article : {&one, &two, &three}) with.add(*article, "e");
  for (const auto* article : {&one, &two}) without.add(*article, "e");
  EXPECT_TRUE(with.forget("other.txt", "tester", "asked"));
  EXPECT_FALSE(with.forget("other.txt", "tester", "asked"));
  EXPECT_EQ(everything(with), everything(without));
  EXPECT_THAT(with.verify(), ::testing::IsEmpty());
  EXPECT_THAT(read_file(scratch.file("with")), Not(HasSubstr("Unheard")));
}

TEST(Record, TheOrderOfArticlesDoesNotMatter) {
  std::vector<Article> articles;
  const char* const hosts[] = {"Ilze Ozola", "I. Ozola", "Ozola", "Ilze Ozolla", "OZOLA Ilze", "Ilze Maria Ozola", "Anna Ozola"};
  for (int i = 0; i < 7; ++i)
    articles.push_back(talks("s" + std::to_string(i) + ".txt", "2026-03-0" + std::to_string(3 + i % 3), hosts[i], i % 2 ? "Ion Rusu" : "Ion Russu"));
  std::string expected;
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    Scratch scratch;
    Record record(scratch.file("r"), Record::Mode::create);
    record.add_all({articles.begin(), articles.end()}, "e");
    if (expected.empty()) expected = everything(record);
    EXPECT_EQ(everything(record), expected) << round;
    EXPECT_THAT(record.verify(), ::testing::IsEmpty());
    std::shuffle(articles.begin(), articles.end(), random);
  }
}

TEST(Record, CorrectionsTakeBackWhatTheyCorrect) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  record.add(talks("1", "2026-03-04", "Ilze Ozola", "Ion Rusu").titled("Speakers of Latvia and Moldova discuss food"), "e");
  EXPECT_EQ(count(record, "contacts"), 1);
  Article other("2", "2026-03-05", "1");
  other.titled("CORRECTS: Speakers of Latvia and Moldova discuss food");
  record.add(other, "e");
  EXPECT_EQ(count(record, "contacts"), 0);
  EXPECT_EQ(count(record, "documents"), 2);
}

TEST(Record, NewerAndForeignFilesAreRefused) {
  Scratch scratch;
  { Record record(scratch.file("r"), Record::Mode::create); }
  {
    Database database(scratch.file("r"), Database::Mode::write);
    database.execute("PRAGMA user_version=999");
  }
  try {
    Record record(scratch.file("r"), Record::Mode::write);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("newer"));
  }
  std::ofstream(scratch.file("text")) << std::string(5000, 'x');
  EXPECT_THROW(Record(scratch.file("text"), Record::Mode::write), Error);
  EXPECT_THROW(Record(scratch.file("absent"), Record::Mode::read), Error);
  // What SQLite wrote for another program is not damaged, it is no record.
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(scratch.file("other").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "CREATE TABLE t(a); INSERT INTO t VALUES(1)", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  for (const auto mode : {Record::Mode::read, Record::Mode::write, Record::Mode::create}) try {
      Record record(scratch.file("other"), mode);
      FAIL();
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("another program"));
    }
}

TEST(Record, OlderFilesAreBroughtForwardAfterABackup) {
  Scratch scratch;
  {
    Database database(scratch.file("r"), Database::Mode::create);
    bring_forward_to(database, 1);
  }
  EXPECT_THROW(Record(scratch.file("r"), Record::Mode::read), Error);
  { Record record(scratch.file("r"), Record::Mode::write); }
  EXPECT_TRUE(file_exists(scratch.file("r.schema-1")));
  Record record(scratch.file("r"), Record::Mode::read);
  EXPECT_EQ(record.database().one("PRAGMA user_version"), newest_schema());
}

TEST(Record, WhoTakesPartInWhatIsBroughtForward) {
  Scratch scratch;
  {
    Database database(scratch.file("r"), Database::Mode::create);
    bring_forward_to(database, 6);
    database.execute("INSERT INTO party(profile, kind, day, fact, role) VALUES(7, 1, 20000, 3, 'host'), (7, 2, 19999, 4, 'person');"
                     "INSERT INTO event_party(who, kind, day, event, level) VALUES(9, 1, 20000, 3, 0), (9, 4, 19999, 5, 2)");
  }
  Record record(scratch.file("r"), Record::Mode::write);
  auto& db = record.database();
  EXPECT_EQ(db.one("SELECT count(*) FROM party WHERE profile = 7 AND day = 20000 AND kind = 1 AND fact = 3 AND role = 'host'"), 1);
  EXPECT_EQ(db.one("SELECT count(*) FROM party WHERE profile = 7 AND day = 19999 AND kind = 2 AND fact = 4 AND role = 'person'"), 1);
  EXPECT_EQ(db.one("SELECT count(*) FROM event_party WHERE who = 9 AND day = 20000 AND kind = 1 AND event = 3 AND level = 0"), 1);
  EXPECT_EQ(db.one("SELECT count(*) FROM event_party WHERE who = 9 AND day = 19999 AND kind = 4 AND event = 5 AND level = 2"), 1);
}

// What stands over SQLite's cache of pages never lets it keep pages of what was cut off.
TEST(Record, PagesBeyondTheEndOfTheFileAreForgotten) {
  Scratch scratch;
  Database database(scratch.file("r"), Database::Mode::create);
  database.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX t_by_b ON t(b)");
  for (int round = 0; round < 3; ++round) {
    database.execute("BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) "
                     "INSERT INTO t(b) SELECT hex(i * 7919 % 4001) || printf('%0200d', i) FROM n; COMMIT");
    database.execute("DELETE FROM t WHERE a % 50 <> 0; VACUUM");
    EXPECT_EQ(database.one("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
  }
  EXPECT_GT(database.one("SELECT count(*) FROM t INDEXED BY t_by_b WHERE b > ''"), 0);
  EXPECT_EQ(database.one("SELECT count(*) FROM t INDEXED BY t_by_b WHERE b > ''"), database.one("SELECT count(*) FROM t NOT INDEXED"));
}

// Who a profile is taken for is looked up once, and again as soon as that changes.
TEST(Record, FactsSeeWhoSomebodyHasBecome) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  record.add(talks("leta.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu"), "e");
  auto& db = record.database();
  const auto fact = db.one("SELECT id FROM fact WHERE kind = 1");
  ASSERT_TRUE(load_view(db, fact));
  db.execute("UPDATE entity SET name = 'Somebody Else' WHERE name = 'Ilze Ozola'");
  const auto view = load_view(db, fact);
  EXPECT_TRUE(std::any_of(view->who.begin(), view->who.end(), [](const Who& one) { return one.name == "Somebody Else"; }));
}

TEST(Record, FactsOfOlderDocumentsKeepTheirNames) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  const auto article = talks("leta.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu");
  record.add(article, "engine 1");
  record.database().execute("UPDATE document SET number = NULL; INSERT INTO elder SELECT ext, id FROM fact");  // as schema 5 found it
  const auto names = [&](const std::string& engine) {
    record.add(article, engine);
    std::vector<std::string> out;
    for (const Json& fact : rows(record, "fact")) out.push_back(text_at(fact, "id"));
    return out;
  };
  const auto second = names("engine 2");
  ASSERT_FALSE(second.empty());
  EXPECT_EQ(names("engine 3"), second);
  for (const auto& name : second) EXPECT_EQ(facts_named(record.database(), *ext_from(name, "f-")).size(), 2u) << name;
  EXPECT_THAT(record.verify(), ::testing::IsEmpty());
  EXPECT_TRUE(record.forget("leta.txt", "officer", "asked"));
  EXPECT_EQ(record.database().one("SELECT count(*) FROM elder"), 0);
}

TEST(Record, ABackupIsTheSameRecord) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  record.add(talks("leta.txt", "2026-03-04", "Ilze Ozola", "Ion Rusu"), "e");
  record.backup(scratch.file("copy"));
  Record copy(scratch.file("copy"), Record::Mode::read);
  EXPECT_EQ(everything(copy), everything(record));
  EXPECT_THAT(copy.verify(), ::testing::IsEmpty());
}

TEST(Record, NoFlippedBitIsTakenForTrue) {
  Scratch scratch;
  {
    Record record(scratch.file("r"), Record::Mode::create);
    for (int i = 0; i < 3; ++i) record.add(talks("s" + std::to_string(i), "2026-03-04", "Ilze Ozola", "Ion Rusu"), "e");
  }
  const std::string sound = read_file(scratch.file("r"));
  std::string expected;
  {
    Record record(scratch.file("r"), Record::Mode::read);
    expected = everything(record);
  }
  std::mt19937 random(11);
  for (int i = 0; i < 60; ++i) {
    std::string broken = sound;
    const std::size_t bit = random() % (broken.size() * 8);
    broken[bit / 8] = static_cast<char>(broken[bit / 8] ^ (1 << (bit % 8)));
    std::ofstream(scratch.file("r"), std::ios::binary | std::ios::trunc).write(broken.data(), static_cast<std::streamsize>(broken.size()));
    bool found = false;
    try {
      Record record(scratch.file("r"), Record::Mode::read);
      found = !record.verify().empty();
      EXPECT_EQ(everything(record), expected) << "bit " << bit;
    } catch (const Error&) {
      found = true;
    }
    EXPECT_TRUE(found) << "bit " << bit;
  }
}

TEST(Record, MarkedNotesAreShownOnlyWhereAskedFor) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  Article note = talks("note", "2026-03-04", "Vera Secret", "Ion Rusu");
  note.json()["document"]["author"] = "an officer";
  note.json()["document"]["handling"] = "restricted";
  record.add(note, "by hand");
  EXPECT_THAT(everything(record, kOpen), Not(HasSubstr("Secret")));
  EXPECT_THAT(everything(record, kInternal), Not(HasSubstr("Secret")));
  EXPECT_THAT(everything(record, kRestricted), HasSubstr("Secret"));
  EXPECT_EQ(count(record, "contacts", kOpen), 0);
}

}  // namespace
}  // namespace chancery::store
