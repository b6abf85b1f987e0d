#include "store/names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace chancery::store {
namespace {

// Cyrillic letters as the English press writes them; soft and hard signs are dropped.
std::string_view latin(char32_t c) {
  static constexpr std::array<std::string_view, 32> kRussian = {"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
                                                                "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"};
  if (c >= U'а' && c <= U'я') return kRussian[c - U'а'];
  switch (c) {
    case U'ё': return "yo";
    case U'і': case U'ї': return "i";
    case U'є': return "ye";
    case U'ґ': case U'ғ': return "g";
    case U'қ': return "k";
    case U'ң': return "n";
    case U'ө': return "o";
    case U'ұ': case U'ү': case U'ў': return "u";
    case U'һ': case U'ҳ': return "h";
    case U'ә': return "a";
    case U'ӣ': return "i";
    case U'ҷ': case U'ј': return "j";
    case U'ı': return "i";
    case U'ß': return "ss";
    case U'ø': return "o";
    case U'ł': return "l";
    case U'đ': return "d";
    case U'æ': return "ae";
    case U'ə': return "a";
    default: return "\x01";
  }
}

bool particle(std::string_view word) {
  static constexpr std::array<std::string_view, 26> kParticles = {"al", "an", "ar", "as", "ash", "at", "bin", "bint", "da", "de", "del", "den", "der",
                                                                  "di", "dos", "du", "el", "ibn", "la", "le", "ould", "ul", "ur", "van", "von", "zu"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

}  // namespace

std::string folded_words(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    std::string_view piece(folded.data() + at, c.size);
    at += c.size;
    if (c.value == '\'' || c.value == U'ʻ' || c.value == U'ʼ' || c.value == U'`') continue;
    if (const auto letters = latin(c.value); letters != "\x01") piece = letters;
    else if (!is_letter(c.value) && !is_digit(c.value)) {
      space = !out.empty();
      continue;
    }
    if (space && !piece.empty()) out += ' ';
    if (!piece.empty()) space = false;
    out += piece;
  }
  return out;
}

std::string skeleton(std::string_view folded_word) {
  std::string out(folded_word);
  if (out.size() <= 1) return out;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kSame = {{
      {"you", "u"}, {"shch", "s"}, {"sch", "s"}, {"dzh", "j"}, {"tch", "c"}, {"kh", "h"}, {"gh", "g"}, {"zh", "j"}, {"dj", "j"}, {"sh", "s"}, {"ch", "c"},
      {"ph", "f"},   {"th", "t"},  {"ck", "k"},  {"ts", "c"},  {"tz", "c"}, {"x", "ks"}, {"q", "k"},  {"w", "v"},  {"yo", "e"}, {"ye", "e"},
      {"ie", "e"},   {"yu", "u"},  {"iu", "u"},  {"ya", "a"},  {"ia", "a"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"y", "i"},  {"ii", "i"},
      {"ae", "e"},   {"aa", "a"},
  }};
  for (const auto& [from, to] : kSame) replace_all(out, from, to);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.ends_with("of") && out.size() > 4) out.back() = 'v';  // -off, -ov, -ow
  // The linking vowel of Tajik and Persian names ("Farrukhi Sharifzod").
  if (out.size() >= 6 && out.back() == 'i' && !vowel(out[out.size() - 2])) out.pop_back();
  return out;
}

NameForm name_form(std::string_view name) {
  NameForm out;
  const std::string words = folded_words(name);
  for (std::size_t at = 0; at < words.size();) {
    auto end = words.find(' ', at);
    if (end == std::string::npos) end = words.size();
    std::string word = words.substr(at, end - at);
    at = end + 1;
    if (particle(word)) continue;
    out.words.push_back(skeleton(word));
    out.folded.push_back(std::move(word));
  }
  return out;
}

std::size_t NameForm::full() const {
  return static_cast<std::size_t>(std::count_if(folded.begin(), folded.end(), [](const auto& word) { return word.size() > 1; }));
}

std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = row[0], best = row[0] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t kept = row[i];
      row[i] = std::min({row[i] + 1, row[i - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = kept;
      best = std::min(best, row[i]);
    }
    if (best > limit) return limit + 1;
  }
  return std::min(row[a.size()], limit + 1);
}

namespace {

bool generation(std::string_view word) { return word == "jr" || word == "sr" || word == "ii" || word == "iii"; }

// The name without initials in its middle and without "Jr.", and whether it had any.
NameForm plain(const NameForm& form, bool& middle, bool& suffix) {
  NameForm out;
  for (std::size_t i = 0; i < form.words.size(); ++i) {
    const bool last = i + 1 == form.words.size() || (i + 2 == form.words.size() && generation(form.folded.back()));
    if (i > 0 && !last && form.initial(i)) middle = true;
    else if (i > 1 && generation(form.folded[i])) suffix = true;
    else out.words.push_back(form.words[i]), out.folded.push_back(form.folded[i]);
  }
  return out;
}

}  // namespace

Agreement agree(const NameForm& long_a, const NameForm& long_b) {
  // "Ferdinand R. Marcos" and "Ferdinand Marcos Jr.": what only one of the two tells parts nobody.
  bool middle_a = false, middle_b = false, suffix_a = false, suffix_b = false;
  NameForm plain_a = plain(long_a, middle_a, suffix_a), plain_b = plain(long_b, middle_b, suffix_b);
  const bool both = (middle_a && middle_b) || (suffix_a && suffix_b);
  const bool bare = !both && plain_a.full() >= 2 && plain_b.full() >= 2 && (middle_a || middle_b || suffix_a || suffix_b);
  const NameForm &a = bare ? plain_a : long_a, &b = bare ? plain_b : long_b;
  const NameForm& less = a.words.size() <= b.words.size() ? a : b;
  const NameForm& more = &less == &a ? b : a;
  if (less.words.empty()) return Agreement::none;
  std::vector<bool> used(more.words.size());
  std::size_t same = 0, near = 0, initials = 0;
  std::vector<std::size_t> left;
  const auto take = [&](std::size_t i, auto&& fits) {
    for (std::size_t j = 0; j < more.words.size(); ++j)
      if (!used[j] && fits(i, j)) return used[j] = true, true;
    return false;
  };
  for (std::size_t i = 0; i < less.words.size(); ++i) {
    if (!less.initial(i) && take(i, [&](auto x, auto y) { return less.words[x] == more.words[y]; })) ++same;
    else left.push_back(i);
  }
  for (const std::size_t i : left) {
    if (less.initial(i) ? take(i, [&](auto x, auto y) { return more.folded[y][0] == less.folded[x][0]; })
                        : take(i, [&](auto x, auto y) { return more.initial(y) && more.folded[y][0] == less.folded[x][0]; }))
      ++initials;
    else if (!less.initial(i) && take(i, [&](auto x, auto y) {
               const std::size_t shorter = std::min(less.words[x].size(), more.words[y].size());
               return shorter >= 4 && edits(less.words[x], more.words[y], shorter >= 7 ? 2 : 1) <= (shorter >= 7 ? 2u : 1u);
             }))
      ++near;
    else return Agreement::none;
  }
  if (same + near + initials < 2) return same == 1 && more.words.size() > 1 ? Agreement::one_word : same == 1 ? Agreement::full : Agreement::none;
  if (initials > 0) return same >= 1 && near == 0 ? Agreement::initial : Agreement::none;
  if (near > 1 || (near == 1 && same == 0)) return Agreement::none;
  return near ? Agreement::near : Agreement::full;
}

}  // namespace chancery::store
