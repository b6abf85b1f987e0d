#include "lexicon/table.h"

#include <gtest/gtest.h>

#include "chancery/error.h"

namespace chancery {
namespace {

TEST(Table, ReadsCellsByColumn) {
  const Table table = Table::parse("# a comment\nlemma\tclass\nmeet\tmeet|contact\n", "t.tsv");
  ASSERT_EQ(table.rows().size(), 1u);
  EXPECT_EQ(table.rows()[0]["lemma"], "meet");
  EXPECT_EQ(table.rows()[0].list("class"), (std::vector<std::string_view>{"meet", "contact"}));
  EXPECT_EQ(table.rows()[0].line, 3u);
  EXPECT_THROW(table.rows()[0]["nothing"], Error);
}

TEST(Table, AsEditorsSaveIt) {
  const Table table = Table::parse("\xEF\xBB\xBFlemma\tclass\r\nmeet\tmeet\r\n", "t.tsv");
  EXPECT_EQ(table.rows()[0]["lemma"], "meet");
  EXPECT_EQ(table.rows()[0]["class"], "meet");
}

TEST(Table, NamesFileAndLineOfABadRow) {
  try {
    Table::parse("a\tb\n1\t2\n1\n", "t.tsv");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "t.tsv:3: 1 cells where the header has 2");
  }
}

}  // namespace
}  // namespace chancery
