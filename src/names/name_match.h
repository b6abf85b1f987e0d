// How two written names of people compare, word by word. One shared word of several never makes two people one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// The words of a name as compared: folded, without hyphens and dots; "N.Karimulin" is {"n", "karimulin"}.
std::vector<std::string> name_words(std::string_view name);

enum class NameMatch {
  none,
  same,     // the same words
  shorter,  // a is a short form of b: "Ozola" of "Ilze Ozola", "N. Kim" of "Nadia Kim"
  variant,  // the same but for spelling: "Karimulin" and "Karimullin"
};
NameMatch compare_names(const std::vector<std::string>& a, const std::vector<std::string>& b);

// The same question asked of two names on their own, word by word, so that each answer can be told: which word stands
// for which, and on what ground.
//
//   explain_names("N. Karimulin", "Nurlan Karimullin").text()
//     ->  "variant: n=nurlan (initial), nigmatulin=nigmatullin (spelling)"
struct WordPair {
  std::string left, right;  // right empty: nothing in the other name
  std::string ground;       // "same", "spelling", "initial", "joined", "absent"
};
struct NameComparison {
  NameMatch match = NameMatch::none;
  std::vector<WordPair> pairs;
  std::string text() const;
};
NameComparison explain_names(std::string_view left, std::string_view right);

// What two sources say beside the names: whether they agree (1), contradict (-1) or leave it open (0).
struct Circumstances {
  int country = 0;
  int office = 0;
};
// Whether two written names are one person, circumstances considered. The same name in another country is another
// person's; a name that is only near (half of a word differs) is the same where both country and office agree.
bool one_person(std::string_view left, std::string_view right, const Circumstances& circumstances);

// "bin", "ibn", "bint": the word that follows is the father's name.
bool is_patronymic(std::string_view word);

// Two spellings of one word: one letter apart, doubled letters, kh for h, y for i ...
bool spelling_variant(std::string_view a, std::string_view b);

}  // namespace chancery
