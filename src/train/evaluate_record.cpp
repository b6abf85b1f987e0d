// Measures of the record, in the terms of docs/measurements.md. Everything is made up: nothing is read.
//
//   evaluate_record fill FILE N...     fills a new record; at each N: articles/s by processor time over the last thousand, bytes an article
//   evaluate_record grow FILE TIMES    lays what the record holds (articles of one year) TIMES over, each a year after the last
//   evaluate_record more FILE N        adds N articles after the last day that the record holds, and says how long each took
//   evaluate_record ask FILE [TIMES]   processor time and wall time of a dossier and a timeline, each with a fresh cache of pages
//   evaluate_record kill N             N times: a program that adds is killed at a random moment; what it acknowledged must be there
//   evaluate_record flips N            N times: one bit of a record is flipped; verify must notice, and no answer may be untrue
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "chancery/error.h"
#include "store/kinds.h"
#include "store/match.h"
#include "store/questions.h"
#include "store/testing.h"
#include "train/synthetic_articles.h"

namespace chancery::train {
namespace {

using store::Json;
using store::Record;

double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}
double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void add_batch(Record& record, SyntheticArticles& articles, std::int64_t count) {
  std::vector<Json> batch;
  for (std::int64_t i = 0; i < count; ++i) batch.push_back(articles.next());
  record.add_all(batch, "synthetic");
}

// Processor time of adding alone: the articles are made before.
double time_of_adding(Record& record, SyntheticArticles& articles, std::int64_t count, std::int64_t batch_size) {
  double spent = 0;
  for (std::int64_t done = 0; done < count;) {
    std::vector<Json> batch;
    for (std::int64_t i = 0; i < batch_size && done < count; ++i, ++done) batch.push_back(articles.next());
    const double before = processor_seconds();
    record.add_all(batch, "synthetic");
    spent += processor_seconds() - before;
  }
  return spent;
}

void say_pages(const store::Database::Pages& pages, std::int64_t articles) {
  const auto each = [&](std::int64_t all) { return static_cast<double>(all) / static_cast<double>(std::max<std::int64_t>(articles, 1)); };
  std::printf("  one at a time, pages an article: %.1f read, %.1f found in the cache, %.1f written\n", each(pages.read), each(pages.found), each(pages.written));
  std::fflush(stdout);
}

int fill(const std::string& path, std::vector<std::int64_t> marks) {
  std::sort(marks.begin(), marks.end());
  std::filesystem::remove(path);
  Record record(path, Record::Mode::create);
  SyntheticArticles articles;
  std::int64_t done = 0;
  for (const auto mark : marks) {
    const std::int64_t probe = std::min<std::int64_t>(1000, (mark - done) / 2);
    for (; done < mark - probe; done += std::min<std::int64_t>(200, mark - probe - done)) add_batch(record, articles, std::min<std::int64_t>(200, mark - probe - done));
    record.database().pages();
    const double one = time_of_adding(record, articles, probe / 2, 1);
    const auto pages = record.database().pages();
    const double many = time_of_adding(record, articles, probe - probe / 2, 100);
    done = mark;
    record.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    std::printf("%lld articles: %.2f ms of processor time an article one at a time, %.2f in batches of 100 (%.0f and %.0f articles/s); %.0f bytes an article\n", static_cast<long long>(mark),
                1000 * one / static_cast<double>(probe / 2), 1000 * many / static_cast<double>(probe - probe / 2), static_cast<double>(probe / 2) / one, static_cast<double>(probe - probe / 2) / many,
                static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(mark));
    say_pages(pages, probe / 2);
  }
  return 0;
}

// A copy of every row that an article brings, with new numbers and another year. People stay the same people.
int grow(const std::string& path, std::int64_t times) {
  Record record(path, Record::Mode::write);
  auto& db = record.database();
  db.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1500000");
  const auto documents = db.one("SELECT max(id) FROM document"), readings = db.one("SELECT max(id) FROM reading"), changes = db.one("SELECT max(id) FROM change"),
             facts = std::max(db.one("SELECT max(id) FROM fact"), db.one("SELECT max(id) FROM event"));
  for (std::int64_t k = 1; k < times; ++k) {
    const double before = processor_seconds();
    const auto day = *store::day_of(std::to_string(2010 + k)) - SyntheticArticles::kFirstDay;
    const auto n = [](std::int64_t value) { return std::to_string(value); };
    const std::string D = n(documents * k), R = n(readings * k), C = n(changes * k), F = n(facts * k), Y = n(day), K = n(k);
    const auto year = [&](std::int64_t from) { return "'" + n(from) + "-', '" + n(from + k) + "-'"; };
    const auto upto = [&](const char* column, std::int64_t most) { return std::string(" WHERE ") + column + " <= " + n(most); };
    const std::string band = "(b << 16) | ((fingerprint >> (16 * b)) & 65535)";
    // The names of facts: the first half is the number of their document.
    const std::string number = " + " + n(k * 7654321) + ") & 2147483647)", ext = "((((ext >> 32)" + number + " << 32) | (ext & 4294967295)";
    db.execute("BEGIN;"
               "INSERT INTO change SELECT id + " + C + ", at, act, author, reason, target || '-" + K + "', detail, digest FROM change" + upto("id", changes) + ";"
               "INSERT INTO document SELECT id + " + D + ", ext || '-" + K + "', source || '?" + K + "', title, agency, language, published + " + Y + ", published_basis, dateline, author, level, "
               "(fingerprint & 4611686018427387903) + " + K + " * 123456789123457, original + " + D + ", text, digest, ((number" + number + " FROM document" + upto("id", documents) + ";"
               "INSERT INTO words(rowid, title, text) SELECT id, title, text FROM document WHERE id > " + D + ";"
               "INSERT OR IGNORE INTO likeness SELECT published >> 4, " + band + ", id FROM document, (SELECT 0 AS b UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) WHERE id > " + D + ";"
               "INSERT INTO reading SELECT id + " + R + ", document + " + D + ", engine, opened + " + C + ", closed FROM reading" + upto("id", readings) + ";"
               "INSERT INTO appearance SELECT reading + " + R + ", local, profile, mentions, digest FROM appearance" + upto("reading", readings) + ";"
               "INSERT INTO fact SELECT id + " + F + ", " + ext + ", reading + " + R + ", local, kind, status, first_day + " + Y + ", last_day + " + Y + ", level, component + " + F +
               ", event + " + F + ", replace(replace(replace(body, " + year(2010) + "), " + year(2009) + "), " + year(2008) + "), opened + " + C + ", closed, digest FROM fact" + upto("id", facts) + ";"
               "INSERT INTO party SELECT profile, day + " + Y + ", kind, fact + " + F + ", role FROM party" + upto("fact", facts) + ";"
               // Points of days of the year stay where they are; those of histories stand at steps of days, which go on with their facts.
               "INSERT INTO meeting SELECT later >> 4, piece, later, fact FROM (SELECT piece, CASE WHEN day > 366 THEN day + " + Y + " WHEN kind = " + n(store::kInstrument) +
               " AND day = first_day / " + n(store::kDaysOfAStep) + " THEN (first_day + " + Y + ") / " + n(store::kDaysOfAStep) +
               " ELSE day END AS later, fact + " + F + " AS fact FROM meeting JOIN fact ON fact.id = meeting.fact" + upto("meeting.fact", facts) + ");"
               "INSERT INTO event SELECT id + " + F + ", " + ext + ", kind, status, day + " + Y + ", facts, sources, contradictions, level, reason FROM event" + upto("id", facts) + ";"
               "INSERT INTO event_party SELECT who, day + " + Y + ", kind, event + " + F + ", level FROM event_party" + upto("event", facts) + ";"
               "COMMIT");
    std::printf("%lld of %lld: %.1f s of processor time, %lld articles\n", static_cast<long long>(k + 1), static_cast<long long>(times), processor_seconds() - before, static_cast<long long>(db.one("SELECT max(id) FROM document")));
    std::fflush(stdout);
  }
  std::printf("%.0f bytes an article\n", static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(documents * times));
  return 0;
}

int more(const std::string& path, std::int64_t count) {
  Record record(path, Record::Mode::write);
  SyntheticArticles articles((record.database().one("SELECT max(published) FROM document") - SyntheticArticles::kFirstDay + 1) * SyntheticArticles::kADay);
  time_of_adding(record, articles, count / 4, 100);  // the cache of pages is warm, as it is in a record that grows
  record.database().pages();
  const double one = time_of_adding(record, articles, count / 2, 1);
  const auto pages = record.database().pages();
  const double many = time_of_adding(record, articles, count / 2, 100);
  std::printf("%.2f ms of processor time an article one at a time, %.2f in batches of 100\n", 1000 * one / static_cast<double>(count / 2), 1000 * many / static_cast<double>(count / 2));
  say_pages(pages, count / 2);
  return 0;
}

int ask(const std::string& path, std::int64_t times) {
  for (const auto& [name, question] : std::map<std::string, std::vector<store::Line> (store::Questions::*)(const std::string&, const std::string&)>{
           {"dossier", &store::Questions::dossier}, {"timeline", &store::Questions::timeline}})
    for (const auto& [a, b] : std::map<std::string, std::string>{{"KAZ", "TJK"}, {"FRA", "ITA"}, {"JPN", ""}}) {
      std::vector<double> wall, processor;
      std::size_t lines = 0;
      for (std::int64_t i = 0; i < times; ++i) {
        const double before = processor_seconds(), at = seconds();
        Record record(path, Record::Mode::read);
        store::Questions questions(record, {.today = "2026-01-01"});
        lines = (questions.*question)(a, b).size();
        wall.push_back(1000 * (seconds() - at));
        processor.push_back(1000 * (processor_seconds() - before));
      }
      std::sort(wall.begin(), wall.end());
      std::sort(processor.begin(), processor.end());
      std::printf("%s %s %s: %zu lines; processor %.1f ms (median of %zu), wall %.1f to %.1f ms\n", name.c_str(), a.c_str(), b.c_str(), lines, processor[processor.size() / 2], processor.size(), wall.front(), wall.back());
    }
  return 0;
}

// How the random moments are drawn: the same each time it is run.
double fraction(std::int64_t trial) { return static_cast<double>(static_cast<std::uint64_t>(trial) * 0x9e3779b97f4a7c15u >> 11) * 0x1p-53; }

int kill_trials(std::int64_t trials) {
  constexpr std::size_t kBefore = 6, kAfter = 14;
  store::Scratch scratch;
  std::vector<Json> all;
  SyntheticArticles articles;
  for (std::size_t i = 0; i < kBefore + kAfter; ++i) all.push_back(articles.next());
  const auto id_of = [](const Json& article) { return store::text_at(store::at(article, "document"), "id"); };
  const std::string start = scratch.file("start"), path = scratch.file("r");
  std::string expected;
  {
    Record record(start, Record::Mode::create);
    for (std::size_t i = 0; i < kBefore; ++i) record.add(all[i], "e");
  }
  double whole = 0;
  {
    std::filesystem::copy_file(start, path);
    const double before = seconds();
    Record record(path, Record::Mode::write);
    for (std::size_t i = kBefore; i < all.size(); ++i) record.add(all[i], "e");
    whole = seconds() - before;
    expected = store::everything(record);
  }
  std::int64_t acknowledged_all = 0, lost = 0, damaged = 0, cut_short = 0;
  for (std::int64_t trial = 0; trial < trials; ++trial) {
    for (const char* end : {"", "-wal", "-shm", "-writer"}) std::filesystem::remove(path + end);
    const bool fresh = trial % 4 == 0;  // one in four begins without a file
    if (!fresh) std::filesystem::copy_file(start, path);
    int ends[2];
    if (::pipe(ends) != 0) return 1;
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      try {
        Record record(path, Record::Mode::create);
        for (std::size_t i = fresh ? 0 : kBefore; i < all.size(); ++i) {
          record.add(all[i], "e");
          const char number = static_cast<char>(i);
          if (::write(ends[1], &number, 1) != 1) ::_exit(1);
        }
      } catch (...) {
        ::_exit(1);
      }
      ::_exit(0);
    }
    ::close(ends[1]);
    ::usleep(static_cast<useconds_t>(fraction(trial + 1) * whole * 1e6));
    ::kill(child, SIGKILL);
    std::vector<std::size_t> acknowledged;
    for (char number; ::read(ends[0], &number, 1) == 1;) acknowledged.push_back(static_cast<std::size_t>(number));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    cut_short += WIFSIGNALED(status);
    if (!fresh)
      for (std::size_t i = 0; i < kBefore; ++i) acknowledged.push_back(i);
    acknowledged_all += static_cast<std::int64_t>(acknowledged.size());
    try {
      std::set<std::string> there;
      if (std::filesystem::exists(path)) {
        Record record(path, Record::Mode::read);
        const auto found = record.verify();
        for (const auto& line : found) std::cout << line << '\n';
        damaged += !found.empty();
        record.documents(store::kRestricted, [&](const Json& document) { there.insert(store::text_at(document, "id")); });
      }
      for (const auto i : acknowledged) lost += !there.contains(id_of(all[i]));
      Record record(path, Record::Mode::create);  // and goes on as if nothing had been
      for (const Json& article : all) record.add(article, "e");
      if (store::everything(record) != expected) ++damaged, std::cout << "not the same after going on\n";
    } catch (const Error& error) {
      ++damaged;
      std::cout << error.what() << '\n';
    }
  }
  std::printf("%lld kills, %lld of them before the end; %lld articles acknowledged: %lld lost, %lld records damaged\n", static_cast<long long>(trials), static_cast<long long>(cut_short),
              static_cast<long long>(acknowledged_all), static_cast<long long>(lost), static_cast<long long>(damaged));
  return lost || damaged ? 1 : 0;
}

std::string answers(Record& record) {
  std::string out;
  store::Questions questions(record, {.today = "2026-01-01"});
  for (const auto& lines : {questions.dossier("KAZ", ""), questions.timeline("", "")})
    for (const auto& line : lines) out += line.date + line.status + line.text + line.note + line.sources + line.id + '\n';
  for (const auto& [name, count] : record.stats(store::kRestricted)) out += name + std::to_string(count);
  return out;
}

int flips(std::int64_t trials) {
  store::Scratch scratch;
  const std::string path = scratch.file("r");
  std::string expected;
  {
    Record record(path, Record::Mode::create);
    SyntheticArticles articles;
    add_batch(record, articles, 40);
    expected = answers(record);
  }
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path));
  std::int64_t unnoticed = 0, untrue = 0, refused = 0;
  const int file = ::open(path.c_str(), O_RDWR);
  for (std::int64_t trial = 0; trial < trials; ++trial) {
    const auto bit = static_cast<std::int64_t>(fraction(trial + 1) * static_cast<double>(size * 8));
    char byte = 0;
    if (::pread(file, &byte, 1, bit / 8) != 1) return 1;
    const char flipped = static_cast<char>(byte ^ (1 << (bit % 8)));
    if (::pwrite(file, &flipped, 1, bit / 8) != 1) return 1;
    bool noticed = false;
    try {
      Record record(path, Record::Mode::read);
      noticed = !record.verify().empty();
    } catch (const Error&) {
      noticed = true;
    }
    unnoticed += !noticed;
    try {
      Record record(path, Record::Mode::read);
      untrue += answers(record) != expected;
    } catch (const Error&) {
      ++refused;
    }
    if (::pwrite(file, &byte, 1, bit / 8) != 1) return 1;
    for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(path + end);
  }
  ::close(file);
  std::printf("%lld bits flipped in %lld bytes: %lld unnoticed by verify, %lld answers that were not true, %lld refused to answer\n", static_cast<long long>(trials), static_cast<long long>(size),
              static_cast<long long>(unnoticed), static_cast<long long>(untrue), static_cast<long long>(refused));
  return unnoticed || untrue ? 1 : 0;
}

}  // namespace
}  // namespace chancery::train

int main(int count, char** arguments) {
  using namespace chancery::train;
  const std::vector<std::string> all(arguments + 1, arguments + count);
  const auto number = [&](std::size_t i, std::int64_t otherwise) { return all.size() > i ? std::strtoll(all[i].c_str(), nullptr, 10) : otherwise; };
  try {
    const std::string what = all.empty() ? "" : all[0];
    if (what == "kill") return kill_trials(number(1, 1000));
    if (what == "flips") return flips(number(1, 2000));
    if (all.size() > 1 && what == "fill") {
      std::vector<std::int64_t> marks;
      for (std::size_t i = 2; i < all.size(); ++i) marks.push_back(number(i, 0));
      return fill(all[1], marks);
    }
    if (all.size() > 1 && what == "grow") return grow(all[1], number(2, 10));
    if (all.size() > 1 && what == "more") return more(all[1], number(2, 2000));
    if (all.size() > 1 && what == "ask") return ask(all[1], number(2, 9));
  } catch (const chancery::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  std::cerr << "evaluate_record fill FILE N... | grow FILE TIMES | more FILE N | ask FILE [TIMES] | kill N | flips N\n";
  return 2;
}
