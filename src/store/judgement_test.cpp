#include "store/judgement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chancery/error.h"
#include "store/testing.h"

namespace chancery::store {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Judged : public ::testing::Test {
 protected:
  Article meeting(const std::string& source, const std::string& host, const std::string& guest, const std::string& date = "2026-03-03", const std::string& text = "") {
    Article out(source, "2026-03-04");
    const auto a = out.person(host, "LVA", "speaker"), b = out.person(guest, "MDA", "speaker");
    out.meeting({a, b}, date);
    if (!text.empty()) out.json()["document"]["text"] = text;
    return out;
  }
  std::vector<Json> contacts() {
    std::vector<Json> out;
    for (Json& one : rows(record, "event")) out.push_back(std::move(one));
    return out;
  }
  std::string fact(const std::string& source) {
    for (const Json& one : rows(record, "fact"))
      if (text_at(one, "document") == source && text_at(one, "kind") == "contact") return text_at(one, "id");
    return "";
  }
  Scratch scratch;
  Record record{scratch.file("r"), Record::Mode::create};
};

TEST_F(Judged, RejectedFactsStayRejectedWhenReadAgain) {
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "engine 1");
  judge(record, {"reject", fact("a"), "", "officer", "never happened"});
  EXPECT_THAT(contacts(), IsEmpty());
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "engine 2");
  EXPECT_THAT(contacts(), IsEmpty());
  EXPECT_THAT(record.verify(), IsEmpty());
}

TEST_F(Judged, RejectingAJudgementUndoesIt) {
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "e");
  const auto before = everything(record);
  const auto made = judge(record, {"reject", fact("a"), "", "officer", "a mistake"});
  judge(record, {"reject", made.front(), "", "officer", "no mistake"});
  EXPECT_EQ(everything(record), before);
}

TEST_F(Judged, PeopleAreMergedAndSplitForGood) {
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "engine 1");
  record.add(meeting("b", "Ilze Kalna", "Ion Rusu"), "engine 1");
  EXPECT_EQ(rows(record, "person").size(), 3u);
  EXPECT_EQ(contacts().size(), 2u);
  const auto made = judge(record, {"merge", "Ilze Ozola", "Ilze Kalna", "officer", "she married"});
  EXPECT_EQ(rows(record, "person").size(), 2u);
  EXPECT_EQ(contacts().size(), 1u);  // and so the two meetings are one
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "engine 2");
  EXPECT_EQ(rows(record, "person").size(), 2u);
  judge(record, {"reject", made.front(), "", "officer", "two people after all"});
  EXPECT_EQ(rows(record, "person").size(), 3u);
  EXPECT_EQ(contacts().size(), 2u);
  EXPECT_THAT(record.verify(), IsEmpty());
}

TEST_F(Judged, AMergeOfPeopleWithNothingInCommonIsUndoneToo) {
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "e");
  const auto before = everything(record);
  const std::string id = text_at(rows(record, "person").front(), "id");
  const auto made = judge(record, {"merge", "Ilze Ozola", "Ion Rusu", "officer", "a slip"});
  EXPECT_EQ(rows(record, "person").size(), 1u);
  EXPECT_FALSE(history(record, id, kRestricted).empty());  // the id that was printed before the merge
  judge(record, {"reject", made.front(), "", "officer", "two people after all"});
  EXPECT_EQ(everything(record), before);
}

TEST_F(Judged, NamesakesArePartedByDocument) {
  record.add(meeting("a", "Maria Lopez", "Ion Rusu"), "engine 1");
  record.add(meeting("b", "Maria Lopez", "Ion Rusu"), "engine 1");
  EXPECT_EQ(rows(record, "person").size(), 2u);
  split_documents(record, "Maria Lopez", {"b"}, "officer", "another of that name");
  EXPECT_EQ(rows(record, "person").size(), 3u);
  record.add(meeting("b", "Maria Lopez", "Ion Rusu"), "engine 2");
  EXPECT_EQ(rows(record, "person").size(), 3u);
  EXPECT_THAT(record.verify(), IsEmpty());
}

TEST_F(Judged, EventsAreMergedAndSplit) {
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu", "2026-03-03"), "e");
  record.add(meeting("b", "Ilze Ozola", "Ion Rusu", "2026-03-09"), "e");
  ASSERT_EQ(contacts().size(), 2u);
  judge(record, {"merge", text_at(contacts()[0], "id"), text_at(contacts()[1], "id"), "officer", "one source has the wrong day"});
  ASSERT_EQ(contacts().size(), 1u);
  EXPECT_EQ(contacts()[0]["contradictions"].size(), 1u);
  judge(record, {"split", fact("b"), "", "officer", "two meetings"});
  EXPECT_EQ(contacts().size(), 2u);
  EXPECT_THAT(record.verify(), IsEmpty());
}

TEST_F(Judged, ACorrectedFactReplacesTheOneRead) {
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "engine 1");
  const std::string old = fact("a");
  const Json date = {{"from", "2026-03-02"}, {"to", "2026-03-02"}, {"precision", "day"}, {"basis", "by hand"}};
  const std::string made = correct(record, old, {{"date", date}}, "", "officer", "it was Monday");
  ASSERT_EQ(contacts().size(), 1u);
  EXPECT_EQ(text_at(contacts()[0], "date"), "2026-03-02");
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "engine 2");
  ASSERT_EQ(contacts().size(), 1u);
  EXPECT_EQ(text_at(contacts()[0], "date"), "2026-03-02");
  std::string told;
  for (const Json& line : history(record, old, kOpen)) told += text_at(line, "act") + " by " + text_at(line, "author") + ": " + text_at(line, "reason") + "\n";
  EXPECT_THAT(told, HasSubstr("correct by officer: it was Monday"));
  EXPECT_EQ(made.substr(0, 2), "f-");
}

TEST_F(Judged, WhatIsNotThereCannotBeJudged) {
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu"), "e");
  EXPECT_THROW(judge(record, {"reject", "f-0000000000000000", "", "officer", "x"}), Error);
  EXPECT_THROW(judge(record, {"merge", "Ilze Ozola", "Nobody Known", "officer", "x"}), Error);
  EXPECT_THROW(judge(record, {"split", "Ilze Ozola", "", "officer", "x"}), Error);
  EXPECT_EQ(record.database().one("SELECT count(*) FROM judgement"), 0);
}

TEST_F(Judged, ReviewListsWhatIsDoubtful) {
  record.add(meeting("a", "Ilze Ozola", "Ion Rusu", "2026-03-03"), "e");
  record.add(meeting("b", "Ilze Ozola", "Ion Rusu", "2026-03-02"), "e");
  record.add(meeting("c", "I. Ozola", "Ion Rusu"), "e");
  std::string told;
  for (const Json& line : review(record, kOpen, 20)) told += text_at(line, "why") + ": " + text_at(line, "what") + "\n";
  EXPECT_THAT(told, HasSubstr("contradict"));
  EXPECT_THAT(told, HasSubstr("family name and initial"));
}

}  // namespace
}  // namespace chancery::store
