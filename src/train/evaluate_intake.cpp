// Speeds of what stands before the main path, on one thread. Usage:
//   evaluate_intake warc ARCHIVE       records, pages and bytes a second
//   evaluate_intake sieve FILE.jsonl   articles and words a second; how many are kept
//   evaluate_intake copies FILE.jsonl  articles a second: fingerprints, and the comparing of all with all
//   evaluate_intake language FILE.jsonl  articles a second; how many are told as their `language` says
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "copies/families.h"
#include "intake/input.h"
#include "intake/warc.h"
#include "sieve/sieve.h"
#include "text/language.h"

namespace {

using namespace chancery;

double seconds_of(const std::chrono::steady_clock::time_point& from) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

std::vector<InputArticle> articles_of(const std::string& path) {
  std::vector<InputArticle> out;
  Inputs inputs({path}, InputFormat::jsonl);
  while (auto article = inputs.next()) out.push_back(std::move(*article));
  return out;
}

void warc(const std::string& path) {
  double best = 1e9;
  std::size_t pages = 0, bytes = 0, damaged = 0;
  for (int run = 0; run < 5; ++run) {
    const auto from = std::chrono::steady_clock::now();
    WarcReader archive(ByteStream::file(path));
    pages = bytes = damaged = 0;
    while (const auto record = archive.next()) {
      ++(record->damage.empty() ? pages : damaged);
      bytes += record->body.size();
    }
    best = std::min(best, seconds_of(from));
  }
  fmt::print("{} pages, {} damaged, {:.1f} MB of bodies: {:.0f} pages/s, {:.0f} MB/s (best of 5)\n", pages, damaged, static_cast<double>(bytes) / 1e6,
             static_cast<double>(pages) / best, static_cast<double>(bytes) / 1e6 / best);
}

void sieve(const std::string& path) {
  const Sieve sieve = Sieve::load({CHANCERY_SOURCE_DATA});
  const auto articles = articles_of(path);
  std::size_t kept = 0, words = 0;
  for (const auto& article : articles) {
    std::size_t here = 0;
    bool in_word = false;
    for (const char c : article.bytes) {
      const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      here += letter && !in_word;
      in_word = letter;
    }
    words += std::min(here, Sieve::kWordsRead);
  }
  double best = 1e9;
  for (int run = 0; run < 9; ++run) {
    kept = 0;
    const auto from = std::chrono::steady_clock::now();
    for (const auto& article : articles) kept += sieve.keeps(article.bytes);
    best = std::min(best, seconds_of(from));
  }
  fmt::print("{} of {} articles kept ({:.1f}%): {:.0f} articles/s, {:.1f} million words/s, {:.1f} microseconds an article (best of 9)\n", kept, articles.size(),
             100.0 * static_cast<double>(kept) / static_cast<double>(articles.size()), static_cast<double>(articles.size()) / best,
             static_cast<double>(words) / best / 1e6, best * 1e6 / static_cast<double>(articles.size()));
}

void copies(const std::string& path) {
  const auto articles = articles_of(path);
  std::vector<Report> reports(articles.size());
  auto from = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < articles.size(); ++i) reports[i].fingerprint = fingerprint_of_text(articles[i].bytes);
  const double print = seconds_of(from);
  from = std::chrono::steady_clock::now();
  const auto verdicts = judge_copies(reports);
  const double judge = seconds_of(from);
  const auto count = static_cast<double>(articles.size());
  fmt::print("{} articles, {} origins: fingerprints {:.0f} articles/s, comparing {:.0f} articles/s, both {:.0f} articles/s\n", articles.size(), count_origins(verdicts),
             count / print, count / judge, count / (print + judge));
}

void language(const std::string& path) {
  const Languages languages = Languages::load({CHANCERY_SOURCE_DATA});
  const auto articles = articles_of(path);
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_language;
  std::map<std::pair<std::string, std::string>, std::size_t> wrong;
  const auto from = std::chrono::steady_clock::now();
  std::size_t right = 0;
  for (const auto& article : articles) {
    const std::string found = languages.of(article.bytes);
    auto& [good, all] = by_language[article.source.language];
    good += found == article.source.language;
    right += found == article.source.language;
    ++all;
    if (found != article.source.language) ++wrong[{article.source.language, found}];
  }
  const double seconds = seconds_of(from);
  for (const auto& [name, counts] : by_language) fmt::print("{} {} of {}\n", name, counts.first, counts.second);
  for (const auto& [pair, count] : wrong) fmt::print("  {} told as '{}': {}\n", pair.first, pair.second, count);
  fmt::print("{} of {} right, {:.0f} articles/s\n", right, articles.size(), static_cast<double>(articles.size()) / seconds);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc == 3 ? argv[1] : "";
  if (what == "warc") warc(argv[2]);
  else if (what == "sieve") sieve(argv[2]);
  else if (what == "copies") copies(argv[2]);
  else if (what == "language") language(argv[2]);
  else {
    std::fputs("usage: evaluate_intake warc|sieve|copies|language FILE\n", stderr);
    return 2;
  }
  return 0;
}
