#include "text/language.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Languages, TellsEnglishFromTheRest) {
  const Languages languages = Languages::load({CHANCERY_SOURCE_DATA});
  const std::pair<const char*, const char*> cases[] = {
      {"The ministers met in the capital and spoke of trade.", "en"},
      {"Ministers meet in Riga", "en"},
      {"Ilze Ozola met Ion Munteanu in Riga on Monday.", "en"},
      {"President Ilze Ozola proposed a roadmap.", "en"},
      {"Latvia declared a ceasefire.", "en"},
      {"Belarus vetoed a draft.", "en"},
      {"Macron met Merz", ""},
      {"Министр встретился с послом и обсудил с ней вопросы торговли, которые были подняты в ходе визита.", "ru"},
      {"Міністр зустрівся з послом та обговорив з нею питання, що були порушені під час візиту.", "uk"},
      {"Le ministre a rencontré les ambassadeurs dans la capitale et une délégation des pays voisins.", "fr"},
      {"El ministro se reunió con los embajadores en la capital para hablar de las relaciones entre los dos países.",
       "es"},
      {"Der Minister hat sich mit dem Botschafter der Republik in Riga getroffen und über den Handel gesprochen.",
       "de"},
      {"Bakan, bir heyet ile görüştü ve iki ülke arasında iş birliği için bu anlaşma olarak da bilinen belgeyi "
       "imzaladı.",
       "tr"},
      {"Menteri itu bertemu dengan duta besar dan membahas kerja sama antara kedua negara pada hari ini.", "id"},
      {"外交部长会见了大使，双方讨论了两国关系。", "zh"},
      {"장관은 대사를 만나 양국 관계를 논의했다.", "ko"},
      {"", ""},
      {"12 34 56", ""},
  };
  for (const auto& [text, language] : cases) EXPECT_EQ(languages.of(text), language) << text;
}

TEST(Languages, KnowsHowFilesNameThem) {
  const Languages languages = Languages::load({CHANCERY_SOURCE_DATA});
  const std::pair<const char*, const char*> cases[] = {{"en", "en"},      {"en-GB", "en"}, {"EN_us", "en"}, {"eng", "en"}, {"English", "en"},
                                                       {"rus", "ru"},     {"fr-FR", "fr"}, {"xx", "xx"},    {"", ""},      {"unknown", ""},
                                                       {"zh-Hans", "zh"}, {"7", ""}};
  for (const auto& [written, code] : cases) EXPECT_EQ(languages.code(written), code) << written;
}

}  // namespace
}  // namespace chancery
