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

// "n" and "nadia": an initial and its name.
bool initial_of(const std::string& a, const std::string& b) {
  return a.size() == 1 && b.size() > 1 && b.front() == a.front();
}

}  // namespace

bool spelling_variant(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() < 4 || b.size() < 4 || a.front() != b.front()) return false;
  if (skeleton(a) == skeleton(b)) return true;
  return std::min(a.size(), b.size()) >= 5 && one_edit(a, b);
}

NameMatch compare_names(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return NameMatch::none;
  if (a == b) return NameMatch::same;
  // The words of a in order within b; an initial stands for a word.
  std::size_t at = 0, whole = 0;
  for (const auto& word : a) {
    while (at < b.size() && b[at] != word && !initial_of(word, b[at])) ++at;
    if (at == b.size()) break;
    whole += b[at] == word && word.size() > 1;
    ++at;
    if (&word == &a.back() && whole > 0 && a.size() <= b.size()) return NameMatch::shorter;
  }
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

}  // namespace chancery
