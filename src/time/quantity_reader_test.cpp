#include "time/quantity_reader.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "time/test_documents.h"
#include "time/time_reader.h"

namespace chancery {
namespace {

Document read(const char* text, const char* copy = "") {
  static const TimeReader kTimes = TimeReader::load({CHANCERY_DATA});
  static const QuantityReader kQuantities = QuantityReader::load({CHANCERY_DATA});
  Document document = document_of(text, "2025-08-27");
  document.source.agency = copy;
  kTimes.run(document);
  kQuantities.run(document);
  return document;
}

std::string figures(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.13g", value);
  return buffer;
}

// "nearly 600000000 USD [nearly USD 600 million]"
std::string quantities_of(const Document& document) {
  static constexpr const char* kKinds[] = {"money", "percent", "count", "rank", "measure"};
  std::string out;
  for (const auto& quantity : document.quantities) {
    if (!out.empty()) out += " | ";
    out += std::string(document.at(quantity.span)) + ": " + kKinds[static_cast<int>(quantity.kind)];
    if (!quantity.hedge.empty()) out += " " + quantity.hedge;
    if (quantity.value) out += " " + figures(*quantity.value);
    if (quantity.from) out += " " + figures(*quantity.from) + ".." + figures(*quantity.to);
    if (!quantity.unit.empty() && quantity.kind != QuantityKind::rank) out += " " + quantity.unit;
    if (quantity.equivalent) out += " =" + std::to_string(*quantity.equivalent);
    if (!quantity.flag.empty()) out += " !";
  }
  return out;
}

struct Case {
  const char* text;
  const char* quantities;
};

void check(const std::vector<Case>& cases, const char* copy = "") {
  for (const auto& c : cases) EXPECT_EQ(quantities_of(read(c.text, copy)), c.quantities) << c.text;
}

TEST(QuantityReader, ReadsMoney) {
  check({
      {"Trade was approaching $1 billion", "approaching $1 billion: money approaching 1000000000 USD"},
      {"nearly USD 600 million", "nearly USD 600 million: money nearly 600000000 USD"},
      {"a target of USD10 billion by 2030", "USD10 billion: money 10000000000 USD"},
      {"worth $ 1.2bn", "$ 1.2bn: money 1200000000 USD"},
      {"worth US$5m", "US$5m: money 5000000 USD"},
      {"a EUR 38 million credit line", "EUR 38 million: money 38000000 EUR"},
      {"\u20ac2.5 million", "\u20ac2.5 million: money 2500000 EUR"},
      {"26.8 million Rufiya", "26.8 million Rufiya: money 26800000 MVR"},
      {"NRs 42.95 million (26.98 million INR)",
       "NRs 42.95 million: money 42950000 NPR =1 | 26.98 million INR: money 26980000 INR"},
      {"50 million yuan ($7 million) of aid", "50 million yuan: money 50000000 CNY =1 | $7 million: money 7000000 USD"},
      {"50 million yuan, or about $7 million,",
       "50 million yuan: money 50000000 CNY =1 | about $7 million: money about 7000000 USD"},
      {"CNY700 million", "CNY700 million: money 700000000 CNY"},
      {"2 million Kuwaiti dinars", "2 million Kuwaiti dinars: money 2000000 KWD"},
      {"2 million dinars", "2 million dinars: money 2000000 dinars"},
      {"Jordan got 2 million dinars", "2 million dinars: money 2000000 JOD"},
      {"500 crore Indian rupees", "500 crore Indian rupees: money 5000000000 INR"},
      {"5 lakh taka", "5 lakh taka: money 500000 BDT"},
      {"$3-5 billion and between $2 million and $4 million",
       "$3-5 billion: money 3000000000..5000000000 USD | between $2 million and $4 million: money 2000000..4000000 "
       "USD"},
      {"rose from $3 billion to $5 billion", "$3 billion: money 3000000000 USD | $5 billion: money 5000000000 USD"},
      {"half a million euros and two and a half million tenge",
       "half a million euros: money 500000 EUR | two and a half million tenge: money 2500000 KZT"},
      {"They try 5 times and all 3 won", "5 times: count 5 time"},
      {"hundreds of millions of dollars", "hundreds of millions of dollars: money hundreds of millions USD"},
      {"more than 10 billion US dollars", "more than 10 billion US dollars: money more than 10000000000 USD"},
      {"a $20 million grant", "$20 million: money 20000000 USD"},
      {"500,000 barrels a day", "500,000 barrels a day: measure 500000 barrels per day"},
      {"two yen-loan projects", "two yen-loan projects: count 2 project"},
      {"Kuwait gave 2 million dinars. They asked for 3 million dinars.",
       "2 million dinars: money 2000000 KWD | 3 million dinars: money 3000000 KWD"},
      {"1.46 bil. yen of aid", "1.46 bil. yen: money 1460000000 JPY"},
      {"a 2.1-fold rise", "2.1-fold: measure 2.1 times"},
      {"USD 1,118 bln", "USD 1,118 bln: money 1118000000000 USD !"},
      {"40 million Australian dollars", "40 million Australian dollars: money 40000000 AUD"},
  });
}

TEST(QuantityReader, ReadsABareDollarByItsCopy) {
  check({{"a grant of $20 million", "$20 million: money 20000000 AUD"}}, "AAP, Canberra");
  check({{"a grant of $20 million", "$20 million: money 20000000 USD"}}, "LETA, Riga");
  check({{"a grant of US$20 million", "US$20 million: money 20000000 USD"}}, "AAP, Canberra");
  check({{"Rs 500 million", "Rs 500 million: money 500000000 PKR"}}, "Islamabad");
  const Document document = read("a grant of $20 million", "AAP, Canberra");
  EXPECT_EQ(document.quantities.at(0).basis, "\"$\" as the dateline and agency use it");
}

TEST(QuantityReader, ReadsPercentagesMeasuresAndRanks) {
  check({
      {"Over 90% of services", "Over 90%: percent over 90 percent"},
      {"up 12.6 percent from 2018", "12.6 percent: percent 12.6 percent"},
      {"fell by 1.5 percentage points", "1.5 percentage points: percent 1.5 percentage points"},
      {"grew 5 to 7 per cent", "5 to 7 per cent: percent 5..7 percent"},
      {"5%-7%", "5%-7%: percent 5..7 percent"},
      {"a border of 1,006.84 km", "1,006.84 km: measure 1006.84 km"},
      {"the 970-kilometre border", "970-kilometre: measure 970 km"},
      {"12 000 tonnes of wheat", "12 000 tonnes: measure 12000 tonnes"},
      {"a 100 MW plant", "100 MW: measure 100 MW"},
      {"occupying the 24th spot", "24th spot: rank 24"},
      {"the 34th highest export performance", "34th highest: rank 34"},
      {"its third-largest partner", "third-largest: rank 3"},
      {"it ranked 24th among them", "24th: rank 24"},
      {"it ranks 24 out of 193 countries", "24: rank 24 | 193 countries: count 193 country"},
      {"the 24th session and the 30th anniversary", ""},
      {"a third of exports, one fifth of them and half of the members",
       "a third: percent 33.33333333333 percent | one fifth: percent 20 percent | half: percent 50 percent"},
  });
}

TEST(QuantityReader, CountsThings) {
  check({
      {"16 documents were signed", "16 documents: count 16 document"},
      {"They signed sixteen documents and two agreements",
       "sixteen documents: count 16 document | two agreements: count 2 agreement"},
      {"about 50 bilateral agreements", "about 50 bilateral agreements: count about 50 agreement"},
      {"at least 12 people and some 300 companies",
       "at least 12 people: count at least 12 person | some 300 companies: count some 300 company"},
      {"dozens of people", "dozens of people: count dozens person"},
      {"two dozen families", "two dozen families: count 24 family"},
      {"2.5 million tourists", "2.5 million tourists: count 2500000 tourist"},
      {"137 votes in favour to 12 against", "137 votes: count 137 vote | 12: count 12 vote"},
      {"a 16-member delegation", "16-member: count 16 member"},
      {"12,34,567 followers", "12,34,567 followers: count 1234567 follower"},
      {"ambassadors of four nations", "four nations: count 4 nation"},
      {"5m people but 5m tall", "5m people: count 5000000 person"},
      {"200 blankets, 150 tents and 2000 sleeping bags",
       "200 blankets: count 200 blanket | 150 tents: count 150 tent | 2000 sleeping bags: count 2000 bag"},
      {"10-15 projects", "10-15 projects: count 10..15 project"},
      {"a hundred and five deputies", "a hundred and five deputies: count 105 deputy"},
  });
}

TEST(QuantityReader, LeavesAloneWhatIsNoQuantity) {
  check({
      {"the two countries and both sides, two sides", ""},
      {"the G20, the Group of 77 and Resolution 1325", ""},
      {"COVID-19, the Su-35 and a Boeing 737", ""},
      {"on 23 September 2021 at 10:30 in 2019", ""},
      {"a three-day visit of 40 years", ""},
      {"call +371 67016365", ""},
      {"the 5+1 format and a 2-1 win", ""},
      {"one of the members", ""},
      {"Vision 2030 and Article 5 of the Law No. 12", ""},
  });
}

TEST(QuantityReader, FlagsWhatCannotBeRight) {
  check({
      {"Trade exceeded $ 32 million and this year it is already more than 23 billion",
       "exceeded $ 32 million: money over 32000000 USD ! | already more than 23 billion: money more than 23000000000 "
       "USD"},
      {"around $ 670 in investment pledges", "around $ 670: money around 670 USD !"},
      {"a fine of $ 670 in court", "$ 670: money 670 USD"},
      {"$20 million of the $12 billion budget", "$20 million: money 20000000 USD | $12 billion: money 12000000000 USD"},
  });
}

}  // namespace
}  // namespace chancery
