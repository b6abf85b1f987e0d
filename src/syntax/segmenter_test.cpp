#include "syntax/segmenter.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <random>

#include "base/utf8.h"

namespace chancery {
namespace {

const Segmenter& segmenter() {
  static const Segmenter out = Segmenter::load({CHANCERY_SOURCE_DATA});
  return out;
}

Document segmented(std::string text) {
  Document document;
  document.text = std::move(text);
  document.layout.body.push_back({0, static_cast<std::uint32_t>(document.text.size())});
  segmenter().run(document);
  return document;
}

// Tokens joined by blanks, sentences by " / ".
std::string printed(const Document& document) {
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    if (!out.empty()) out += " / ";
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      if (t > sentence.tokens.first) out += ' ';
      out += document.at(document.tokens[t].span);
    }
  }
  return out;
}

struct Case {
  const char* text;
  const char* tokens;
};

TEST(Segmenter, TokensAndSentences) {
  const Case cases[] = {
      {"They didn't agree.", "They did n't agree ."},
      {"Latvia’s envoy can't and cannot stay.", "Latvia ’s envoy ca n't and can not stay ."},
      {"The two countries' ties grew.", "The two countries ' ties grew ."},
      {"We're sure they'll say he'd've gone.", "We 're sure they 'll say he 'd 've gone ."},
      {"Let's meet at 5 o'clock in Cote d'Ivoire.", "Let 's meet at 5 o'clock in Cote d'Ivoire ."},
      {"A state-owned, non-aligned body re-elected its co-chair.",
       "A state - owned , non-aligned body re-elected its co-chair ."},
      {"In 2013-2014 the Kazakh-Latvian talks (10–12 May) began.",
       "In 2013 - 2014 the Kazakh - Latvian talks ( 10 – 12 May ) began ."},
      {"Speaker N.Ozolins met H.E. Dr. Ilze Kalnina.", "Speaker N. Ozolins met H.E. Dr. Ilze Kalnina ."},
      {"J. B. Ozols of St. Kitts spoke. He left.", "J. B. Ozols of St. Kitts spoke . / He left ."},
      {"He lives in the U.S. The U.S. President left the U.K.", "He lives in the U.S. / The U.S. President left the U.K."},
      {"Trade reached $1.2bn, up 7%, or USD10 million and CNY700 million.",
       "Trade reached $ 1.2 bn , up 7 % , or USD 10 million and CNY 700 million ."},
      {"It cost US$5m and €3.5 million; 50km on.", "It cost US$ 5 m and € 3.5 million ; 50 km on ."},
      {"The G20, the C5+1 and the 5G plan of the 1990s on the 20th.", "The G20 , the C5+1 and the 5G plan of the 1990s on the 20th ."},
      {"On 23.09.2021 at 10:30 they met.", "On 23.09.2021 at 10:30 they met ."},
      {"The vote was 1,000 to 12.", "The vote was 1,000 to 12 ."},
      {"They met in Riga.The talks went on.", "They met in Riga . / The talks went on ."},
      {"It ended in 2021.The envoy left.", "It ended in 2021 . / The envoy left ."},
      {"“We agreed. It is done.” He left.", "“ We agreed . / It is done . ” / He left ."},
      {"\"We agreed.\" \"It is done,\" he said.", "\" We agreed . \" / \" It is done , \" he said ."},
      {"“Will it hold?” the envoy asked.", "“ Will it hold ? ” the envoy asked ."},
      {"He said (see p. 5) it holds. (It does.) They left.", "He said ( see p. 5 ) it holds . / ( It does . ) / They left ."},
      {"We ... agreed... The rest waits…", "We ... agreed ... / The rest waits …"},
      {"See https://www.mfa.example.org/en/news, write to press@mfa.gov.lv or @MFA_Latvia #Riga2026.",
       "See https://www.mfa.example.org/en/news , write to press@mfa.gov.lv or @MFA_Latvia #Riga2026 ."},
      {"Leta.lv reports citing diena.lv.", "Leta.lv reports citing diena.lv ."},
      {"No. 5 is first. The answer is no. They left.", "No. 5 is first . / The answer is no . / They left ."},
      {"On Sept. 5 Acme Inc. signed with Beta Ltd. The sum is open.",
       "On Sept. 5 Acme Inc. signed with Beta Ltd. / The sum is open ."},
      {"AT&T and R&D, and/or n/a, 24/7.", "AT&T and R&D , and / or n/a , 24/7 ."},
      {"It starts at 9 a.m. on Monday. At 5 p.m. They left.", "It starts at 9 a.m. on Monday . / At 5 p.m. / They left ."},
      {"1. Agriculture", "1. Agriculture"},
      {"Envoy Kh.Dorj met Yu. Petrovs.", "Envoy Kh. Dorj met Yu. Petrovs ."},
      {"It failed.[12] They left (e.g. The Hague).", "It failed . [ 12 ] / They left ( e.g. The Hague ) ."},
      {"Between you and I. They left.", "Between you and I . / They left ."},
      {"Yes! No? \"Good.\"", "Yes ! / No ? / \" Good . \""},
      {"Oʻzbekiston, Sana'a and Qur'an.", "Oʻzbekiston , Sana'a and Qur'an ."},
      {"Latvia´s and Estonia′s envoys dont agree, it didnt say.", "Latvia ´s and Estonia ′s envoys do nt agree , it did nt say ."},
      {"Roads, rail, ports, etc. Latvia agreed.", "Roads , rail , ports , etc. / Latvia agreed ."},
      {"Roads, ports, etc. were named.", "Roads , ports , etc. were named ."},
      {"when do they meet? nobody knows! we wait", "when do they meet ? / nobody knows ! / we wait"},
      {"The question “why now?” was not answered. Why now? he asked.",
       "The question “ why now ? ” was not answered . / Why now ? he asked ."},
      {"See Annex_2.pdf and list.xlsx :) Thanks ;-)", "See Annex_2.pdf and list.xlsx :) Thanks ;-)"},
      {"The points:) a list", "The points : ) a list"},
      {"He wrote on X. Riga agreed. Malcolm X. Ozols spoke.", "He wrote on X . / Riga agreed . / Malcolm X. Ozols spoke ."},
      {"Phone 713-853-3989 — now.", "Phone 713-853-3989 — now ."},
      {"", ""},
      {" \n ", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(printed(segmented(c.text)), c.tokens) << c.text;
}

TEST(Segmenter, TitleFirstAndSpaceAfter) {
  Document document;
  document.text = "Envoys meet\n\nThey met in Riga, again.\n";
  document.layout.title = Span{0, 11};
  document.layout.body = {{13, 37}};
  segmenter().run(document);
  ASSERT_EQ(document.sentences.size(), 2u);
  EXPECT_EQ(document.sentences[0].paragraph, kTitleParagraph);
  EXPECT_EQ(document.sentences[1].paragraph, 0u);
  EXPECT_EQ(document.at(document.sentences[1].span), "They met in Riga, again.");
  EXPECT_FALSE(document.tokens[5].space_after);  // Riga
  EXPECT_TRUE(document.tokens[6].space_after);   // ,
}

// Whatever the bytes, tokens are in order, on character boundaries, and cover all that is not white space.
TEST(Segmenter, CoversEverything) {
  const char* parts[] = {"a", "B", ".", "'", "’", "-", " ", "\n", "1", ",", "\"", "“", "”", "(", ")", "@", "/", "www.",
                         "n't", "é", "\u0301", "…", "!", "?", "U.S.", "\u4E2D", "$", "#", "\x01", "Mr", "\u200B"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (unsigned i = random() % 40; i > 0; --i) text += parts[random() % std::size(parts)];
    const Document document = segmented(text);
    std::uint32_t at = 0;
    const auto only_space = [&](std::uint32_t to) {
      while (at < to) {
        const CodePoint c = code_point_at(document.text, at);
        ASSERT_TRUE(is_space(c.value) || c.value < 0x20) << text;
        at += c.size;
      }
      ASSERT_EQ(at, to) << text;
    };
    for (const Token& token : document.tokens) {
      ASSERT_FALSE(token.span.empty());
      only_space(token.span.begin);
      at = token.span.end;
    }
    only_space(static_cast<std::uint32_t>(text.size()));
    TokenIndex next = 0;
    for (const Sentence& sentence : document.sentences) {
      ASSERT_EQ(sentence.tokens.first, next);
      ASSERT_FALSE(sentence.tokens.empty());
      next = sentence.tokens.last;
    }
    ASSERT_EQ(next, document.tokens.size());
  }
}

// The treebanks' rules in their plainest form: blanks part, then marks come off both ends, then clitics, signs and hyphens.
std::vector<std::string> naive_tokens(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string chunk = text.substr(at, end - at);
    at = end + 1;
    std::vector<std::string> after;
    const auto cut = [&](std::size_t length) {
      after.insert(after.begin(), chunk.substr(chunk.size() - length));
      chunk.resize(chunk.size() - length);
    };
    while (!chunk.empty() && std::string_view("([\"$").find(chunk.front()) != std::string_view::npos) {
      out.push_back(chunk.substr(0, 1));
      chunk.erase(0, 1);
    }
    while (!chunk.empty() && std::string_view(".,;:!?)]\"%").find(chunk.back()) != std::string_view::npos) cut(1);
    for (const char* clitic : {"n't", "'s", "'re", "'ll", "'ve", "'d", "'m"})
      if (chunk.ends_with(clitic)) {
        cut(std::strlen(clitic));
        break;
      }
    for (std::size_t hyphen; (hyphen = chunk.find('-')) != chunk.npos; chunk.erase(0, hyphen + 1)) {
      out.push_back(chunk.substr(0, hyphen));
      out.push_back("-");
    }
    if (!chunk.empty()) out.push_back(chunk);
    out.insert(out.end(), after.begin(), after.end());
  }
  return out;
}

TEST(Segmenter, AgreesWithANaiveOneOnPlainWords) {
  std::mt19937 random(11);
  const auto pick = [&](std::string_view from) { return from[random() % from.size()]; };
  // Too long to be an abbreviation, a prefix or a unit.
  const auto word = [&] {
    std::string out;
    for (std::size_t i = 3 + random() % 3; i > 0; --i) out += {pick("bdfgklmprtvz"), pick("aeiou")};
    if (random() % 4 == 0) out[0] = static_cast<char>(out[0] - 32);
    return out;
  };
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t words = 1 + random() % 12; words > 0; --words) {
      std::string chunk;
      switch (random() % 8) {
        case 0: chunk = word() + pick("-") + word(); break;
        case 1: chunk = word() + std::array{"n't", "'s", "'re", "'ll", "'ve", "'d", "'m"}[random() % 7]; break;
        case 2: chunk = (random() % 2 ? "$" : "") + std::to_string(2 + random() % 900) + (random() % 3 ? "" : "." + std::to_string(1 + random() % 9)); break;
        case 3: chunk = std::to_string(2 + random() % 90) + "%"; break;
        default: chunk = word();
      }
      switch (random() % 8) {
        case 0: chunk = "(" + chunk + ")"; break;
        case 1: chunk = "\"" + chunk + "\""; break;
        default: break;
      }
      if (random() % 5 == 0) chunk += pick(",;:");
      text += (text.empty() ? "" : " ") + chunk;
    }
    text += pick(".!?");
    const Document document = segmented(text);
    std::vector<std::string> tokens;
    for (const Token& token : document.tokens) tokens.emplace_back(document.at(token.span));
    ASSERT_EQ(tokens, naive_tokens(text)) << text;
  }
}

// Not a matter of speed but of growth: quadratic work on any of these would take minutes.
TEST(Segmenter, HostileTextsTakeLinearTime) {
  for (const char* part : {"a.", "A.", ".", "(", "'", "\"", "a-", "@a", "x", "non-", "n't", "1.", "1-", "\u201D", "St.", "a@b.", ". (",
                           "No. ", "www.", "I. ", "\n", "1/", "a&", "[1]", "A. ", "! \" "}) {
    std::string text;
    while (text.size() < 100000) text += part;
    const Document document = segmented(text);
    EXPECT_LE(document.tokens.size(), text.size());
  }
}

TEST(Segmenter, EndlessTextIsCut) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word, ";
  const Document document = segmented(text);
  EXPECT_GT(document.sentences.size(), 20u);
  for (const Sentence& sentence : document.sentences) EXPECT_LE(sentence.tokens.size(), 400u);
}

}  // namespace
}  // namespace chancery
