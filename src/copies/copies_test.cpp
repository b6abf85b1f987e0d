#include <gtest/gtest.h>

#include <random>
#include <set>

#include "copies/copy_index.h"
#include "copies/families.h"
#include "copies/skeleton.h"

namespace chancery {
namespace {

const char* const kReport =
    "The Foreign Minister of Latvia, Ilze Ozola, met with her Moldovan counterpart Ion Rusu in Riga on Tuesday.\n"
    "The ministers discussed trade, which grew by 12.5 percent to 340 million euros last year. They agreed to open a joint chamber of "
    "commerce before the end of the year.\n"
    "\"We count on our friends in Chisinau,\" Ozola said after the talks. Rusu thanked Latvia for 1,250 scholarships and invited her to visit Moldova in May.\n"
    "The two sides also signed a memorandum on the training of customs officers, the ministry said in a statement.\n";
const char* const kEdited =
    "Latvian Foreign Minister Ilze Ozola met with her Moldovan counterpart Ion Rusu in Riga on Tuesday, the ministry announced.\n"
    "The ministers discussed trade, which grew by 12.5 percent to 340 million euros last year. They agreed to open a joint chamber of "
    "commerce before the end of the year.\n"
    "\"We count on our friends in Chisinau,\" Ozola said after the talks. Rusu thanked Latvia for 1,250 scholarships and invited her for May.\n"
    "The two sides also signed a memorandum on the training of customs officers.\n";
const char* const kBrief =
    "The ministers discussed trade, which grew by 12.5 percent to 340 million euros last year. They agreed to open a joint chamber of "
    "commerce before the end of the year.\n";
const char* const kIndependent =
    "Moldova's top diplomat held talks in the Latvian capital this week and came home with an agreement on customs training.\n"
    "Ion Rusu told reporters at the airport that a chamber of commerce would follow within months and that his Latvian host had accepted an "
    "invitation for the spring. Trade between the two small countries has risen steadily.\n";
const char* const kRussian =
    "Министр иностранных дел Латвии Илзе Озола встретилась в Риге с министром Молдавии Ионом Русу.\n"
    "Обсуждалась торговля, выросшая на 12,5 процента до 340 миллионов евро. Стороны намерены открыть в Кишиневе палату.\n"
    "Озола приняла приглашение посетить Молдову. Русу поблагодарил Латвию за 1250 стипендий.\n";

Report report(const std::string& text, int day = 1, const std::string& language = "en") {
  using namespace std::chrono;
  return {fingerprint_of_text(text), trace_of(text), year_month_day{year{2026}, month{3}, std::chrono::day{static_cast<unsigned>(day)}}, "", language};
}

std::string kinds(const std::vector<Report>& reports) {
  std::string out;
  for (const auto& v : judge_copies(reports)) out += std::string(out.empty() ? "" : " ") + name_of(v.kind) + ":" + std::to_string(v.origin);
  return out;
}

TEST(Copies, EachKind) {
  const std::string longer = std::string(kReport) +
                             "Speaking later in parliament, Rusu said that the first consignment of goods under the new regime would leave "
                             "Chisinau in June. Opposition deputies asked why the memorandum had not been published in full.\n";
  EXPECT_EQ(kinds({report(kReport), report(kReport)}), "original:0 verbatim:0");
  EXPECT_EQ(kinds({report(kReport), report(kEdited)}), "original:0 edited:0");
  EXPECT_EQ(kinds({report(kReport), report(kBrief)}), "original:0 edited:0");
  EXPECT_TRUE(judge_copies({report(kReport), report(kBrief)})[1].abridged);
  EXPECT_EQ(kinds({report(kReport), report(longer)}), "original:0 update:0");
  EXPECT_EQ(kinds({report(kReport), report(kIndependent)}), "independent:0 independent:1");
  EXPECT_EQ(kinds({report(kReport), report(kRussian, 2, "ru")}), "original:0 translation:0");
  EXPECT_EQ(kinds({report(kReport), report(kRussian, 28, "ru")}), "independent:0 independent:1");
  EXPECT_EQ(kinds({report(kEdited, 2), report(kReport, 1), report(kReport, 3), report(kIndependent)}), "edited:1 original:1 verbatim:1 independent:3");
  Report borrowed = report(kReport);
  borrowed.borrowed = true;
  EXPECT_EQ(kinds({borrowed, report(kReport)}), "verbatim:1 original:1");
  // Beside the brief, the edited copy looks grown; it is the first report edited.
  EXPECT_EQ(kinds({report(kReport), report(kBrief, 2), report(kEdited, 3)}), "original:0 edited:0 edited:0");
  EXPECT_EQ(count_origins(judge_copies({report(kReport), report(kEdited), report(kIndependent), report(kBrief)})), 2u);
  EXPECT_EQ(kinds({report(""), report(""), report("Short.")}), "independent:0 independent:1 independent:2");
}

TEST(Copies, CaseSpacingAndQuotesDoNotCount) {
  const Fingerprint a = fingerprint_of_text("The “Speaker’s”  visit — to Riga ended on Friday."), b = fingerprint_of_text("the \"Speaker's\" visit to riga ended on friday");
  EXPECT_EQ(a.runs, b.runs);
  EXPECT_EQ(a.sentences, b.sentences);
}

TEST(Fingerprint, BytesRoundTripAndRubbishIsRefused) {
  const Fingerprint f = fingerprint_of_text(kReport);
  const std::string bytes = to_bytes(f);
  EXPECT_EQ(fingerprint_from_bytes(bytes), f);
  for (std::size_t size = 0; size < bytes.size(); size += 7) EXPECT_FALSE(fingerprint_from_bytes(bytes.substr(0, size)));
  EXPECT_FALSE(fingerprint_from_bytes(bytes + "x"));
}

// The promise of the window: any kRun + kWindow - 1 words in a row that two texts share give them a run in common.
TEST(Fingerprint, SharedStretchesAreSeen) {
  std::mt19937 random(7);
  const auto words = [&](std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += "w" + std::to_string(random() % 5000) + " ";
    return out;
  };
  for (int trial = 0; trial < 200; ++trial) {
    const std::string shared = words(kRun + kWindow - 1);
    const Fingerprint a = fingerprint_of_text(words(random() % 30) + shared + words(random() % 30));
    const Fingerprint b = fingerprint_of_text(words(random() % 30) + shared + words(random() % 30));
    EXPECT_GT(share_of(a, b), 0) << shared;
  }
}

// The index finds what comparing with every article finds.
TEST(CopyIndex, AsComparingAll) {
  std::mt19937 random(11);
  std::vector<std::string> sentences;
  for (int i = 0; i < 120; ++i) {
    std::string sentence = "Sentence";
    for (int j = 0; j < 14; ++j) sentence += " w" + std::to_string(random() % 3000);
    sentences.push_back(sentence + ".");
  }
  CopyIndex index;
  for (int i = 0; i < 150; ++i) {
    std::string text;
    for (std::size_t j = 0; j < 4 + random() % 8; ++j) text += sentences[random() % sentences.size()] + "\n";
    const Fingerprint f = fingerprint_of_text(text);
    std::set<std::uint32_t> naive, fast;
    for (std::uint32_t k = 0; k < index.size(); ++k)
      if (std::max(share_of(f, index.at(k)), share_of(index.at(k), f)) >= CopyIndex::kLeast) naive.insert(k);
    for (const auto& like : index.like(f)) fast.insert(like.article);
    EXPECT_EQ(naive, fast) << i;
    index.add(f);
  }
}

TEST(Skeleton, OneForAllScripts) {
  const std::pair<const char*, const char*> pairs[] = {{"ozola", "озола"}, {"rusu", "русу"}, {"widodo", "видодо"}, {"tokayev", "токаев"}, {"zhaparov", "жапаров"}};
  for (const auto& [latin, cyrillic] : pairs)
    EXPECT_EQ(skeleton(latin), skeleton(cyrillic)) << latin;
  EXPECT_EQ(skeleton("ozola"), "zl");
}

}  // namespace
}  // namespace chancery
