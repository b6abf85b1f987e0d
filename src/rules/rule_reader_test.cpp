#include <gtest/gtest.h>

#include "chancery/error.h"
#include "rules/rule_book.h"

namespace chancery {
namespace {

constexpr const char* kPaths = R"(
path agent
  "Who."
  >nsubj
path patient
  "Whom."
  >obj
path members
  "All."
  >conj*
)";

WordClasses words() {
  WordClasses out;
  out.add("meet", Upos::VERB, "meet");
  out.add("meeting", Upos::NOUN, "contact_noun");
  return out;
}

constexpr const char* kRule = R"(rule contact.meet
  "Two sides talk."  # a comment
  anchor verb in meet
  host   Actor+ = agent members
  guest  Actor* = patient members | agent
  unless host same guest
  needs  patient is Actor
  unless patient in contact_noun
  unless patient "way", "end"
  gives  contact format="working visit" act=*
  yes  [A B:host] met [C:guest]. -> planned
  no   The ends met.
)";

TEST(RuleReader, ReadsARule) {
  const RuleBook book = RuleBook::parse(kPaths, kRule, words());
  ASSERT_EQ(book.rules().size(), 1u);
  const Rule& rule = book.rules()[0];
  EXPECT_EQ(rule.name, "contact.meet");
  EXPECT_EQ(rule.summary, "Two sides talk.");
  EXPECT_EQ(rule.kind, "contact");
  ASSERT_EQ(rule.lines.size(), 6u);
  EXPECT_EQ(rule.lines[0].count, Count::some);
  EXPECT_EQ(book.paths()[rule.lines[0].paths[0]].name, "agent members");
  EXPECT_EQ(rule.lines[1].paths.size(), 2u);
  EXPECT_EQ(rule.lines[2].other, "guest");
  EXPECT_TRUE(rule.lines[3].typed);
  EXPECT_EQ(rule.lines[5].words, (std::vector<std::string>{"way", "end"}));
  EXPECT_EQ(rule.gives[0], (std::pair<std::string, std::string>{"format", "working visit"}));
  EXPECT_EQ(rule.from_word[0].first, "act");
  ASSERT_EQ(rule.examples.size(), 2u);
  EXPECT_EQ(rule.examples[0].text, "A B met C.");
  EXPECT_EQ(rule.examples[0].status, "planned");
  EXPECT_EQ(rule.examples[0].slots[1].second, (Span{8, 9}));
}

std::string error_of(const std::string& paths, const std::string& rules) {
  try {
    RuleBook::parse(paths, rules, words());
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(RuleReader, NamesFileAndLineOfWhatIsWrong) {
  const std::string head = "rule a.b\n\"Says.\"\nanchor verb in meet\n";
  const struct {
    std::string rules, error;
  } cases[] = {
      {"host Actor = agent\n", "test.rule:1: expected: rule NAME"},
      {"rule A\n", "test.rule:1: 'A' is no name for a rule"},
      {"rule a\ngives contact\n", "test.rule:1: rule 'a' lacks its line of explanation"},
      {"rule a\n\"S.\"\nhost Actor = agent\n", "test.rule:3: the anchor comes first"},
      {"rule a\n\"S.\"\nanchor verb in nonsense\ngives contact\n", "test.rule:3: no word has the class 'nonsense'"},
      {"rule a\n\"S.\"\nanchor word in meet\n",
       "test.rule:3: expected: anchor verb|noun|adjective in CLASS, or anchor lemma \"WORD\""},
      {head, "test.rule:1: rule 'a.b' lacks what it gives"},
      {head + "host Acter = agent\n", "test.rule:4: no type 'Acter'; expected: NAME Type = PATH"},
      {head + "host Actor = agents\n", "test.rule:4: no path 'agents' in the grammar"},
      {head + "host Actor = \n", "test.rule:4: expected: host Actor = PATH"},
      {head + "host Actor = agent\nhost Actor = agent\n", "test.rule:5: a second slot 'host'"},
      {head + "unless host same guest\n", "test.rule:4: no slot 'host' above"},
      {head + "gives contact format\n", "test.rule:4: expected field=value, found 'format'"},
      {head + "gives contact\nyes [A:who] met.\n", "test.rule:5: no slot 'who' in rule 'a.b'"},
      {head + "gives contact\nyes [A met.\n", "test.rule:5: expected [words:slot]"},
      {head + "gives contact\n" + head + "gives contact\n", "test.rule:5: a second rule 'a.b'"},
  };
  for (const auto& c : cases) EXPECT_EQ(error_of(kPaths, c.rules), c.error) << c.rules;
}

TEST(PathReader, NamesFileAndLineOfWhatIsWrong) {
  const std::string head = "path a\n\"Says.\"\n";
  const struct {
    std::string paths, error;
  } cases[] = {
      {">nsubj\n", "test.paths:1: expected: path NAME"},
      {"path a\n>nsubj\n", "test.paths:1: path 'a' lacks its line of explanation"},
      {head, "test.paths:1: path 'a' leads nowhere"},
      {head + ">nsubject\n", "test.paths:3: no relation 'nsubject'"},
      {head + "b\n", "test.paths:3: no path 'b' above"},
      {head + "a\n", "test.paths:3: no path 'a' above"},
      {head + ">nsubj[kind=x]\n", "test.paths:3: no filter 'kind'"},
      {head + ">nsubj[upos=NOUM]\n", "test.paths:3: no tag 'NOUM'"},
      {head + ">nsubj[upos=NOUN\n", "test.paths:3: expected ] at ''"},
      {head + ">nsubj]\n", "test.paths:3: what is ']'?"},
      {head + "[upos=NOUN]*\n", "test.paths:3: only > and < steps can be repeated"},
      {head + "[class=nonsense]\n", "test.paths:3: no word has the class 'nonsense'"},
      {head + ">nsubj\npath a\n", "test.paths:4: a second path 'a'"},
  };
  for (const auto& c : cases) EXPECT_EQ(error_of(c.paths, ""), c.error) << c.paths;
}

}  // namespace
}  // namespace chancery
