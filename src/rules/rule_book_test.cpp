#include "rules/rule_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <sstream>

#include "base/file.h"
#include "rules/examples.h"
#include "rules/tree_for_tests.h"

namespace chancery {
namespace {

WordClasses words() {
  WordClasses out = WordClasses::load({CHANCERY_SOURCE_DATA});
  out.add("meet", Upos::VERB, "meet");
  out.add("talk", Upos::NOUN, "contact_noun");
  out.add("meeting", Upos::NOUN, "contact_noun");
  out.add("hold", Upos::VERB, "light_verb");
  out.add("attend", Upos::VERB, "engage_verb");
  out.add("begin", Upos::VERB, "occur_verb");
  out.add("treaty", Upos::NOUN, "instrument_noun");
  out.add("sign", Upos::VERB, "sign");
  return out;
}

constexpr const char* kRules = R"(
rule contact.meet
  "Two sides talk face to face."
  anchor verb in meet
  host   Actor+ = agent members
  guest  Actor+ = with members | patient members
  place  Place? = at
  date   Time?  = time
  unless host same guest
  gives  contact format=meeting
  yes  [Ozola:host] met [Popa:guest].
  no   The ends met.

rule contact.talks
  "Talks, held or named."
  anchor noun in contact_noun
  participant Actor+ = agent members | with members | between members
  date   Time? = time
  verb   Word? = verb
  unless agent in instrument_noun
  gives  contact format=talks

rule instrument.sign
  "Signed."
  anchor lemma "sign"
  signatory  Actor*     = agent members
  instrument Instrument = patient members
  gives  instrument
)";

RuleBook book() { return RuleBook::parse(read_file(CHANCERY_SOURCE_DATA "/grammar/en.paths"), kRules, words()); }

constexpr const char* kMeeting =
    "Ozola Ozola PROPN NNP 2 nsubj P\nmet meet VERB VBD 0 root\nwith with ADP IN 4 case\nPopa Popa PROPN NNP 2 obl P\n"
    "in in ADP IN 6 case\nRiga Riga PROPN NNP 2 obl L\non on ADP IN 8 case\nMonday Monday PROPN NNP 2 obl T\n";

TEST(RuleBook, FillsSlots) {
  Document document = tree_document(kMeeting);
  const RuleBook rules = book();
  rules.run(document);
  ASSERT_EQ(document.matches.size(), 1u);
  const Match& match = document.matches[0];
  EXPECT_EQ(match.rule, "contact.meet");
  EXPECT_EQ(match.kind, "contact");
  EXPECT_EQ(match.gives[0].second, "meeting");
  const auto text = [&](const char* slot) { return document.at(match.slot(slot)->fillers.at(0).span); };
  EXPECT_EQ(text("host"), "Ozola");
  EXPECT_EQ(text("guest"), "Popa");
  EXPECT_EQ(text("place"), "Riga");
  EXPECT_EQ(text("date"), "Monday");
  EXPECT_EQ(match.slot("date")->fillers[0].time, 0u);
}

TEST(RuleBook, ExplainsTheLineThatFailed) {
  const Document document = tree_document(
      "The the DET DT 2 det\nplan plan NOUN NN 3 nsubj\nmet meet VERB VBD 0 root\nresistance resistance NOUN NN 3 "
      "obj\n");
  const RuleBook rules = book();
  const auto trials = rules.explain(document, document.sentences[0]);
  ASSERT_EQ(trials.size(), 1u);
  EXPECT_FALSE(trials[0].matched);
  EXPECT_EQ(trials[0].failed_line, 5u);
  EXPECT_EQ(trials[0].why, "host: no Actor at agent members; 'plan' is none");
  NearMisses counts;
  count_near_misses(rules, document, counts);
  EXPECT_EQ((counts[{"contact.meet", 5u}]), 1u);
}

TEST(RuleBook, ChecksExamples) {
  const RuleBook rules = book();
  const auto reader = [](std::string_view text) {
    return text.starts_with("Ozola")
               ? tree_document(
                     "Ozola Ozola PROPN NNP 2 nsubj P\nmet meet VERB VBD 0 root\n"
                     "Popa Popa PROPN NNP 2 obj P\n. . PUNCT . 2 punct\n")
               : tree_document("The the DET DT 2 det\nends end NOUN NNS 3 nsubj\nmet meet VERB VBD 0 root\n");
  };
  const Rule& rule = rules.rules()[0];
  EXPECT_EQ(check_example(rules, rule, rule.examples[1], reader("The ends")), "");
  // The test's own text has blanks around tokens; compare with brackets on that text.
  RuleExample example = rule.examples[0];
  example.text = "Ozola met Popa .";
  EXPECT_EQ(check_example(rules, rule, example, reader("Ozola")), "");
  example.slots.pop_back();
  EXPECT_EQ(check_example(rules, rule, example, reader("Ozola")), "'Popa' fills guest");
}

// Trees out of nothing: any shape, any tag, words that rules look for.
std::string random_tree(std::mt19937& random) {
  const auto pick = [&](auto... values) {
    const char* all[] = {values...};
    return std::string(all[random() % sizeof...(values)]);
  };
  const auto usual = [](const std::string& lemma) -> std::string {
    if (lemma == "meet" || lemma == "hold" || lemma == "sign" || lemma == "attend" || lemma == "begin") return "VERB";
    if (lemma == "talk" || lemma == "treaty" || lemma == "meeting") return "NOUN";
    return lemma == "with" ? "ADP" : lemma == "who" ? "PRON" : "PROPN";
  };
  const unsigned size = 1 + random() % 14;
  std::ostringstream out;
  for (unsigned i = 1; i <= size; ++i) {
    const std::string lemma =
        pick("meet", "talk", "hold", "sign", "treaty", "Ozola", "Popa", "attend", "with", "who", "begin", "meeting");
    // A head with a smaller number: never a circle.
    const unsigned head = i == 1 ? 0 : 1 + random() % (i - 1);
    out << lemma << ' ' << lemma << ' '
        << (random() % 4 == 0 ? pick("VERB", "NOUN", "PROPN", "ADP", "PRON", "ADJ") : usual(lemma)) << ' '
        << pick("VBD", "VBN", "VBG", "VB", "NN", "NNP", "WP", "WDT", "IN") << ' ' << head << ' '
        << (head == 0 ? "root"
                      : pick("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "xcomp",
                             "advcl", "acl", "acl:relcl", "case", "aux:pass", "compound", "mark", "ccomp"))
        << ' ' << pick("P", "B", "C", "L", "T", "x", "x") << '\n';
  }
  return out.str();
}

TEST(RuleBook, AgreesWithTheNaiveMatcherOnRandomTrees) {
  const RuleBook rules = book();
  std::mt19937 random(20260304);
  std::size_t found = 0;
  for (int round = 0; round < 8000; ++round) {
    Document document = tree_document(random_tree(random));
    rules.run(document);
    found += document.matches.size();
    ASSERT_EQ(document.matches, match_naively(rules, document)) << document.text;
  }
  EXPECT_GT(found, 150u);
}

// A CoNLL-U file as a document whose proper names are all persons.
Document treebank_document(const std::string& path) {
  std::istringstream in(read_file(path));
  std::string line, out;
  while (std::getline(in, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    if (line.empty()) out += '\n';
    if (cells.size() < 10 || cells[0].find_first_of("-.") != std::string::npos) continue;
    for (auto& cell : cells) std::replace(cell.begin(), cell.end(), ' ', '_');
    out += cells[1] + ' ' + cells[2] + ' ' + cells[3] + ' ' + cells[4] + ' ' + cells[6] + ' ' + cells[7] +
           (cells[3] == "PROPN" || cells[3] == "PRON" ? " P\n" : "\n");
  }
  return tree_document(out);
}

TEST(RuleBook, AgreesWithTheNaiveMatcherOnTreebanks) {
  const char* folder = std::getenv("CHANCERY_TREEBANKS");
  if (!folder) GTEST_SKIP() << "CHANCERY_TREEBANKS names no folder of CoNLL-U files";
  const std::vector<std::string> data{CHANCERY_SOURCE_DATA};
  const RuleBook rules = RuleBook::load(data, WordClasses::load(data));
  for (const auto& path : files_in(folder, "dev.conllu")) {
    Document document = treebank_document(path);
    rules.run(document);
    ASSERT_EQ(document.matches, match_naively(rules, document)) << path;
    std::cerr << path << ": " << document.sentences.size() << " sentences, " << document.matches.size() << " matches\n";
  }
}

TEST(RuleBook, LoadsTheRulesOfTheProjectEachWithItsExamples) {
  const std::vector<std::string> data{CHANCERY_SOURCE_DATA};
  const RuleBook rules = RuleBook::load(data, WordClasses::load(data));
  EXPECT_GT(rules.rules().size(), 60u);
  for (const Rule& rule : rules.rules()) {
    const auto yes = std::count_if(rule.examples.begin(), rule.examples.end(), [](const auto& e) { return e.matches; });
    EXPECT_GE(yes, 3) << rule.name;
    EXPECT_LT(yes, static_cast<std::ptrdiff_t>(rule.examples.size())) << rule.name;
  }
}

TEST(RuleBook, ReadsAPhraseOfTheTablesAsOneWord) {
  const std::vector<std::string> data{CHANCERY_SOURCE_DATA};
  const RuleBook rules = RuleBook::load(data, WordClasses::load(data));
  Document document = tree_document(
      "Ozola Ozola PROPN NNP 2 nsubj P\nheld hold VERB VBD 0 root\na a DET DT 5 det\nphone phone NOUN NN 5 compound\n"
      "call call NOUN NN 2 obj\nwith with ADP IN 7 case\nPopa Popa PROPN NNP 5 nmod P\n");
  rules.run(document);
  ASSERT_EQ(document.matches.size(), 1u);
  EXPECT_EQ(document.matches[0].rule, "contact.talks");
  ASSERT_EQ(document.matches[0].gives.size(), 1u);
  EXPECT_EQ(document.matches[0].gives[0].second, "phone call");
}

TEST(RuleBook, SaysThatAnEndlessSentenceWasLeftOut) {
  std::string lines;
  for (unsigned i = 1; i <= 700; ++i)
    lines += "met meet VERB VBD " + std::to_string(i - 1) + (i == 1 ? " root\n" : " conj\n");
  Document document = tree_document(lines);
  book().run(document);
  EXPECT_TRUE(document.matches.empty());
  ASSERT_EQ(document.problems.size(), 1u);
  EXPECT_EQ(document.problems[0].why, "a sentence of 700 words: no rules were tried on it");
}

}  // namespace
}  // namespace chancery
