#include "names/name_match.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  for (const char c : fold(name)) {
    if (c == ' ' || c == '.' || c == '-' || c == ',')
      flush();
    else if (c != '\'')
      word += c;
  }
  flush();
  return out;
}

namespace {

// What transliterations differ in is made one: kh/h, y/i/j, doubled letters, a final i or e.
std::string skeleton(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    if (c == 'h' && i > 0 && (word[i - 1] == 'k' || word[i - 1] == 'g')) {
      out.back() = 'h';
      continue;
    }
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    // "Nooristani" and "Nuristani", "Husayn" and "Hussein", "Ahmadinezhad" and "Ahmadinejad", "Osama" and "Usama".
    if ((c == 'o' && (next == 'u' || next == 'o')) || (c == 'z' && next == 'h')) {
      c = c == 'z' ? 'i' : 'u';
      ++i;
    } else if ((c == 'a' || c == 'e') && (next == 'y' || next == 'i')) {
      c = 'e';
      ++i;
    }
    if (c == 'o') c = 'u';
    if (c == 'y' || c == 'j') c = 'i';
    if (c == 'w') c = 'v';
    if (c == 'q') c = 'k';
    if (c == 'z' && i > 0 && word[i - 1] == 'd') out.pop_back();
    if (!out.empty() && out.back() == c) continue;
    out += c;
  }
  return out;
}

bool one_edit(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return a.size() == b.size() ? a.substr(std::min(i + 1, a.size())) == b.substr(std::min(i + 1, b.size()))
                              : a.substr(i) == b.substr(i + 1);
}

// Two letters that changed places: "Angela" and "Anglea".
bool swapped(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

// "n" and "nadia": an initial and its name.
bool initial_of(const std::string& a, const std::string& b) {
  return a.size() == 1 && b.size() > 1 && b.front() == a.front();
}

// "U. Batsaikhan" and "Batsaikhan Ulziit": the initial before the name is of the word after it.
bool initial_turned(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.size() == 2 && b.size() == 2 && a[0].size() == 1 && a[1].size() > 3 && b[0] == a[1] &&
         initial_of(a[0], b[1]);
}

}  // namespace

bool is_patronymic(std::string_view word) {
  for (const std::string_view son : {"bin", "ibn", "ben", "bint", "binti"})
    if (word == son) return true;
  return false;
}

bool spelling_variant(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() < 4 || b.size() < 4) return false;
  const std::string x = skeleton(a), y = skeleton(b);
  if (x == y) return true;
  if (x.front() != y.front()) return false;
  if (std::min(a.size(), b.size()) < 5) return false;
  return one_edit(a, b) || swapped(a, b) || (x.size() >= 6 && y.size() >= 6 && one_edit(x, y));
}

NameMatch compare_names(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return NameMatch::none;
  if (a == b) return NameMatch::same;
  // The words of a in order within b; an initial stands for a word.
  std::size_t at = 0, whole = 0;
  for (const auto& word : a) {
    while (at < b.size() && b[at] != word && !initial_of(word, b[at])) ++at;
    if (at == b.size()) break;
    // "Salim bin Nasser" is the father of "Khalid bin Salim bin Nasser".
    if (&word == &a.front() && a.size() > 1 && at > 0 && is_patronymic(b[at - 1])) break;
    whole += b[at] == word && word.size() > 1;
    ++at;
    if (&word == &a.back() && whole > 0 && a.size() <= b.size()) return NameMatch::shorter;
  }
  if (initial_turned(a, b) || initial_turned(b, a)) return NameMatch::variant;
  // The same words in another order: surname first here, last there.
  if (a.size() == b.size() && a.size() > 1) {
    auto x = a, y = b;
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    if (x == y) return NameMatch::same;
    bool variant = true;
    for (std::size_t i = 0; i < a.size() && variant; ++i) variant = spelling_variant(a[i], b[i]);
    if (variant) return NameMatch::variant;
  }
  if (a.size() == 1 && b.size() == 1 && spelling_variant(a[0], b[0])) return NameMatch::variant;
  return NameMatch::none;
}

namespace {

const char* spoken(NameMatch match) {
  switch (match) {
    case NameMatch::none:
      return "none";
    case NameMatch::same:
      return "same";
    case NameMatch::shorter:
      return "shorter";
    case NameMatch::variant:
      return "variant";
  }
  return "none";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += word;
  return out;
}

// Articles and "son of" within a name, which transliterations write or leave out; forms of address.
bool says_little(const std::string& word) {
  for (const std::string_view small : {"al", "el", "bin", "ben", "ibn", "bint", "ul", "de", "mr", "dr", "mrs", "sheikh",
                                       "haji", "mullah", "president"})
    if (word == small) return true;
  return false;
}

}  // namespace

std::string NameComparison::text() const {
  std::string out = spoken(match);
  for (const WordPair& pair : pairs) {
    out += (&pair == &pairs.front() ? ": " : ", ") + pair.left;
    if (!pair.right.empty()) out += "=" + pair.right;
    out += " (" + pair.ground + ")";
  }
  return out;
}

NameComparison explain_names(std::string_view left, std::string_view right) {
  NameComparison out;
  auto a = name_words(left), b = name_words(right);
  if (a.empty() || b.empty()) return out;
  out.match = compare_names(a, b);
  if (out.match == NameMatch::none) out.match = compare_names(b, a);
  std::erase_if(a, says_little);
  std::erase_if(b, says_little);
  if (a.empty() || b.empty()) return out;
  const bool swapped = a.size() > b.size();
  if (swapped) std::swap(a, b);
  // Each word of the shorter name takes one of the longer: the same word first, then a spelling, then an initial.
  std::vector<char> used(b.size(), 0);
  std::vector<std::size_t> taken(a.size(), b.size());
  std::vector<const char*> ground(a.size(), "absent");
  const auto take = [&](const char* why, auto fits) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (taken[i] < b.size()) continue;
      for (std::size_t j = 0; j < b.size(); ++j)
        if (!used[j] && fits(a[i], b[j])) {
          used[j] = 1;
          taken[i] = j;
          ground[i] = why;
          break;
        }
    }
  };
  take("same", [](const std::string& x, const std::string& y) { return x == y; });
  take("spelling", [](const std::string& x, const std::string& y) { return spelling_variant(x, y); });
  take("initial", [](const std::string& x, const std::string& y) { return initial_of(x, y) || initial_of(y, x); });
  std::size_t found = 0, whole = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool there = taken[i] < b.size();
    found += there;
    whole += there && std::string_view(ground[i]) != "initial";
    out.pairs.push_back({a[i], there ? b[taken[i]] : "", ground[i]});
  }
  for (std::size_t j = 0; j < b.size(); ++j)
    if (!used[j]) out.pairs.push_back({b[j], "", "absent"});
  if (swapped)
    for (auto& pair : out.pairs)
      if (!pair.right.empty()) std::swap(pair.left, pair.right);
  if (out.match != NameMatch::none) return out;
  if (joined(a) == joined(b)) {
    out.match = NameMatch::variant;
    out.pairs = {{joined(a), joined(b), "joined"}};
  } else if (found == a.size() && a.size() >= 2 && whole >= 2) {
    out.match = a.size() == b.size() ? NameMatch::variant : NameMatch::shorter;
  } else if (found == a.size() && a.size() == 2 && b.size() == 2 && whole == 1) {
    out.match = NameMatch::variant;
  }
  return out;
}

namespace {

// Letters to be changed, put in or left out, in parts of the longer word; words of other first letters are far apart.
bool near_words(std::string_view a, std::string_view b) {
  if (spelling_variant(a, b)) return true;
  if (a.size() < 4 || b.size() < 4 || a.size() > 40 || b.size() > 40) return false;
  const std::string x = skeleton(a), y = skeleton(b);
  std::vector<std::size_t> row(y.size() + 1);
  for (std::size_t j = 0; j <= y.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= x.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= y.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (x[i - 1] != y[j - 1])});
      diagonal = above;
    }
  }
  return row[y.size()] * 5 <= std::max(x.size(), y.size()) * 2;
}

// Each word of the shorter name near one of the longer, in any order, two at least.
bool near_names(std::string_view left, std::string_view right) {
  auto a = name_words(left), b = name_words(right);
  std::erase_if(a, says_little);
  std::erase_if(b, says_little);
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 2) return false;
  std::vector<char> used(b.size(), 0);
  bool sure = false;
  for (const auto& word : a) {
    std::size_t found = b.size();
    for (std::size_t j = 0; j < b.size() && found == b.size(); ++j)
      if (!used[j] && spelling_variant(word, b[j])) found = j;
    sure = sure || found < b.size();
    for (std::size_t j = 0; j < b.size() && found == b.size(); ++j)
      if (!used[j] && (near_words(word, b[j]) || initial_of(word, b[j]) || initial_of(b[j], word))) found = j;
    if (found == b.size()) return false;
    used[found] = 1;
  }
  return sure;
}

}  // namespace

bool one_person(std::string_view left, std::string_view right, const Circumstances& circumstances) {
  if (circumstances.country < 0) return false;
  const NameMatch match = explain_names(left, right).match;
  const bool both = circumstances.country > 0 && circumstances.office > 0;
  switch (match) {
    case NameMatch::same:
      return true;
    case NameMatch::shorter:
    case NameMatch::variant:
      return circumstances.office >= 0 || name_words(left).size() + name_words(right).size() > 4;
    case NameMatch::none:
      return both && near_names(left, right);
  }
  return false;
}

}  // namespace chancery
