#include "store/likeness.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "store/digest.h"
#include "store/names.h"
#include "store/translations.h"

namespace chancery::store {
namespace {

// A fingerprint of 64 bits that near copies share but for a few: the majority, bit by bit, over digests of word
// triples.
std::uint64_t fingerprint_of_text(const std::string& text) {
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
constexpr std::int64_t kSentencePiece = std::int64_t{1}
                                        << 62;  // apart from the pieces of fingerprints, which are small
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
    if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned())
      continue;
    const std::size_t from = bytes[std::min(span[0].get<std::size_t>(), bytes.size() - 1)],
                      to = bytes[std::min(span[1].get<std::size_t>(), bytes.size() - 1)];
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
  database.prepare("INSERT OR IGNORE INTO likeness(stretch, piece, document) VALUES(?, ?, ?)")
      .run(stretch_of(day), piece, document);
}

std::int64_t piece_of(std::uint64_t fingerprint, int band) {
  return static_cast<std::int64_t>((static_cast<std::uint64_t>(band) << 16) | ((fingerprint >> (16 * band)) & 0xffff));
}

// In how many places the events arose that a document tells of, counted again: it has another original than before.
void count_sources(Database& database, std::int64_t document) {
  database
      .prepare(
          "UPDATE event SET sources = (SELECT count(DISTINCT coalesce(original, document.id)) FROM fact JOIN reading ON reading.id = "
          "fact.reading JOIN document ON document.id = reading.document WHERE fact.event = event.id AND fact.closed IS NULL) WHERE id IN "
          "(SELECT event FROM reading JOIN fact ON fact.reading = reading.id WHERE reading.document = ? AND event IS NOT NULL AND fact.closed IS NULL)")
      .run(document);
}

// Finds the document of which this one is a copy, or that is a copy of it; the earliest by date, then by id, is the
// original.
void settle_copies(Database& database, std::int64_t document, const std::vector<std::int64_t>& sentences) {
  Statement& mine =
      database.prepare("SELECT fingerprint, coalesce(published, 0) FROM document WHERE id = ?").bind(document);
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
      Statement& row = database
                           .prepare(
                               "SELECT document.id, fingerprint, coalesce(published, 0) FROM likeness JOIN document ON "
                               "document.id = likeness.document WHERE stretch = ? AND piece = ? LIMIT 500")
                           .bind(stretch, piece);
      while (row.step())
        if (row.integer(0) != document && std::llabs(row.integer(2) - day) <= kDaysOfCopies)
          seen(row.integer(0), static_cast<std::uint64_t>(row.integer(1)));
    }
  };
  for (const std::int64_t sentence : sentences)
    like(sentence, [&](std::int64_t other, std::uint64_t) { ++shared[other]; });
  for (const auto& [other, count] : shared)
    if (count >= kSharedSentences) near.insert(other);
  for (int band = 0; band < 4 && own != 0; ++band)
    like(piece_of(own, band), [&](std::int64_t other, std::uint64_t theirs) {
      if (std::popcount(own ^ theirs) <= kFarthestCopy) near.insert(other);
    });
  for (const auto other : translations_of(database, document)) near.insert(other);
  if (near.empty()) return;
  for (const auto other : near) {
    group.insert(other);
    Statement& row = database
                         .prepare(
                             "SELECT id FROM document WHERE original = (SELECT original FROM document WHERE id = ?) "
                             "AND original IS NOT NULL")
                         .bind(other);
    while (row.step()) group.insert(row.integer(0));
  }
  std::int64_t original = 0;
  std::tuple<std::int64_t, std::string> best;
  for (const auto member : group) {
    Statement& row =
        database.prepare("SELECT coalesce(published, 9999999), ext FROM document WHERE id = ?").bind(member);
    row.step();
    const std::tuple<std::int64_t, std::string> rank(row.integer(0), row.text(1));
    row.reset();
    if (original == 0 || rank < best) original = member, best = rank;
  }
  for (const auto member : group) {
    Statement& row = database.prepare("SELECT coalesce(original, 0) FROM document WHERE id = ?").bind(member);
    const bool same = row.step() && row.integer(0) == original;
    row.reset();
    if (same) continue;
    database.prepare("UPDATE document SET original = ? WHERE id = ?").run(original, member);
    if (member != document) count_sources(database, member);
  }
}

}  // namespace

std::uint64_t fingerprint_of(const Json& article) { return fingerprint_of_text(words_of(article)); }

void enter_likeness(Database& database, std::int64_t document, const Json& article, std::uint64_t fingerprint,
                    std::int64_t day) {
  if (fingerprint != 0)
    for (int band = 0; band < 4; ++band) enter_piece(database, day, piece_of(fingerprint, band), document);
  const std::vector<std::int64_t> sentences = sentences_of(article);
  for (const std::int64_t sentence : sentences) enter_piece(database, day, sentence, document);
  enter_marks(database, document);
  settle_copies(database, document, sentences);
}

std::vector<std::int64_t> leave_likeness(Database& database, std::int64_t document, std::int64_t day) {
  database.prepare("DELETE FROM likeness WHERE stretch = ? AND document = ?").run(stretch_of(day), document);
  std::vector<std::int64_t> copies;
  Statement& others =
      database
          .prepare(
              "SELECT id FROM document WHERE original = (SELECT original FROM document WHERE id = ?1) AND id <> ?1")
          .bind(document);
  while (others.step()) copies.push_back(others.integer(0));
  return copies;
}

void settle_left(Database& database, const std::vector<std::int64_t>& copies) {
  for (const auto copy : copies) database.prepare("UPDATE document SET original = NULL WHERE id = ?").run(copy);
  for (const auto copy : copies) {
    std::vector<std::int64_t> sentences;
    Statement& pieces = database
                            .prepare(
                                "SELECT piece FROM likeness JOIN document ON document.id = likeness.document WHERE "
                                "document.id = ?1 AND stretch = coalesce(published, 0) >> 4 AND piece >= ?2")
                            .bind(copy, kSentencePiece);
    while (pieces.step()) sentences.push_back(pieces.integer(0));
    settle_copies(database, copy, sentences);
  }
}

}  // namespace chancery::store
