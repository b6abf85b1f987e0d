#include "syntax/name_agreement.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

// Words with types: "Anna/P Ozola/P met/- Riga/L"; words of one type side by side are one name.
std::string agreed(const std::string& words) {
  Document document;
  char open = '-';
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string word = words.substr(at, end - at - 2);
    const char type = words[end - 1];
    Token& token = document.tokens.emplace_back();
    token.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += word + " ";
    token.span.end = token.span.begin + static_cast<std::uint32_t>(word.size());
    if (word[0] >= 'A' && word[0] <= 'Z') token.upos = Upos::PROPN;
    const auto t = static_cast<TokenIndex>(document.tokens.size() - 1);
    if (type != '-') {
      if (type == open) {
        document.names.back().tokens.last = t + 1;
      } else {
        document.names.push_back({{t, t + 1},
                                  type == 'P'   ? NameType::person
                                  : type == 'O' ? NameType::organisation
                                                : NameType::location});
      }
    }
    open = type;
    at = end + 1;
  }
  agree_on_names(document);
  std::string out;
  for (const Name& name : document.names) out += name_of(name.type)[0];
  return out;
}

TEST(NameAgreement, ShortFormsOfPersons) {
  EXPECT_EQ(agreed("Anna/P Ozola/P met/- Ozola/L"), "PP");
  EXPECT_EQ(agreed("Anna/P Ozola/P thanked/- Anna/O"), "PP");
  EXPECT_EQ(agreed("Mira/P Jordan/P in/- Jordan/L and/- Jordan/L"), "PLL");  // oftener a place
  EXPECT_EQ(agreed("Ozola/P met/- Ozola/L"), "PL");                          // no full name
  EXPECT_EQ(agreed("Anna/P Ozola/P came/- Ozola/- left/-"), "PP");
  EXPECT_EQ(agreed("Ozola/- left/- Anna/P Ozola/P"), "P");                  // not before the full name
  EXPECT_EQ(agreed("Anna/P Ozola/P came/- Ozola/- Street/- ends/-"), "P");  // part of something else
  EXPECT_EQ(agreed("HH/P Emir/P wrote/- HH/O"), "PO");
  EXPECT_EQ(agreed("Anna/P Ozola/P met/- Ozola/O Bank/O"), "PO");
}

}  // namespace
}  // namespace chancery
