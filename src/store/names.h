// Names of people across articles and alphabets: folded words, and skeletons that spellings of one name share.
//
//   name_form("Farrukhi Sharifzod").words   // {"faruh", "sarifzod"} as skeletons: the same as of "Farrukh Sharifzod"
//   agree(name_form("N. Sabitulin"), name_form("Nurlan Sabitullin"))   // Agreement::initial
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::store {

struct NameForm {
  std::vector<std::string> folded;  // lower case, Latin, without accents and particles ("bin", "al", "van")
  std::vector<std::string> words;   // their skeletons, in the same order
  bool initial(std::size_t i) const { return folded[i].size() == 1; }
  std::size_t full() const;         // words that are more than an initial
};
NameForm name_form(std::string_view name);
// One word, as name_form makes it: transliterations of the same word give the same skeleton.
std::string skeleton(std::string_view folded_word);
// Lower case, Latin letters for Cyrillic ones, accents dropped, only letters and digits in single spaces: titles, offices.
std::string folded_words(std::string_view text);

enum class Agreement {
  none,
  one_word,  // a lone family or given name of the other
  initial,   // the family name and an initial
  near,      // two words or more, one of them spelled a letter or two otherwise
  full,      // two words or more, the same; the longer name may have more
};
Agreement agree(const NameForm& a, const NameForm& b);

// Letters to change, drop or add; at most `limit` + 1 is told.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace chancery::store
