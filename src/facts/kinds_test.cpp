#include "facts/kinds.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "facts/status.h"

namespace chancery {
namespace {

TEST(Kinds, EveryStatusThatIsWrittenStandsInTheTable) {
  const Kinds kinds = Kinds::load({CHANCERY_SOURCE_DATA});
  const StatusWords words = StatusWords::load({CHANCERY_SOURCE_DATA});
  for (const FactKind& kind : kinds.all()) {
    if (kind.name == "*") continue;
    const FieldKind* status = kind.field("status");
    ASSERT_NE(status, nullptr) << kind.name;
    for (int stage = 0; stage <= static_cast<int>(EventStage::denied); ++stage) {
      const std::string& word = words.word(kind.name, static_cast<EventStage>(stage));
      if (word.empty()) continue;
      EXPECT_NE(std::find(status->values.begin(), status->values.end(), word), status->values.end())
          << kind.name << ": " << word;
    }
  }
}

TEST(Kinds, SlotsNamedOtherwiseThanTheirFields) {
  const Kinds kinds = Kinds::load({CHANCERY_SOURCE_DATA});
  EXPECT_EQ(kinds.field_of_slot("instrument", "signatory"), "signatories");
  EXPECT_EQ(kinds.field_of_slot("instrument", "title"), "title");
  ASSERT_NE(kinds.field("contact", "date"), nullptr);
  EXPECT_EQ(kinds.field("contact", "date")->type, "date");
  EXPECT_EQ(kinds.field("contact", "nothing"), nullptr);
}

}  // namespace
}  // namespace chancery
