#include "copies/translation.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/characters.h"
#include "base/utf8.h"
#include "copies/skeleton.h"

namespace chancery {
namespace {

// Set on articles and translations made by hand, and on what news of one day in several languages has in common without being that.
constexpr std::size_t kFewestShared = 8;
constexpr double kSameOrder = .8, kSameOrderOfNames = .9;
constexpr double kOfNames = .4, kOfNamesAlone = .5, kOfAnyWords = .25;

std::uint32_t hash_of(std::string_view text, std::uint32_t seed) {
  std::uint64_t hash = 1469598103934665603ull + seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  hash ^= hash >> 30;
  hash *= 0xBF58476D1CE4E5B9ull;
  hash ^= hash >> 31;
  return static_cast<std::uint32_t>(hash) | 1;  // none is 0
}

// Endings of cases that add a consonant to a name: "Токаевым", "Zelenskim", "Μητσοτάκης".
constexpr std::string_view kEndings[] = {
    "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ом", "ем", "ым", "им", "ах", "ях", "ых", "их", "ов", "ев",
    "owi", "iem", "ego", "emu", "ach", "ami", "em", "im", "ym", "om", "'s", "s",
    "ος", "ης", "ας", "ες", "ων", "ον", "ην"};

std::string_view without_ending(std::string_view folded) {
  for (const std::string_view ending : kEndings)
    if (folded.size() > ending.size() && folded.ends_with(ending)) return folded.substr(0, folded.size() - ending.size());
  return folded;
}

// What is written with a word in Arabic and is none of it: "and", "by", "to", "the".
std::string_view without_prefix(std::string_view word) {
  for (const std::string_view prefix : {"وال", "بال", "كال", "فال", "لل", "ال"})
    if (word.size() >= prefix.size() + 6 && word.starts_with(prefix)) return word.substr(prefix.size());
  return word;
}

bool of_arabic(char32_t c) { return c >= 0x620 && c < 0x6D4; }
// Scripts without capitals whose letters skeleton() knows none of: their words say nothing, their numbers do.
bool wordless(char32_t c) { return c >= 0x900 && !(c >= 0x1E00 && c < 0x2000); }

char32_t digit_of(char32_t c) {
  if (c >= 0x660 && c <= 0x669) return c - 0x660 + '0';
  if (c >= 0x6F0 && c <= 0x6F9) return c - 0x6F0 + '0';
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  return c;
}

// "1,250.50", "1.250,5", "1 250": the digits, groups closed up, zeros behind the point cut off. `at` is left behind it.
std::string number_at(std::string_view text, std::size_t& at) {
  std::string digits;
  std::string fraction;
  bool decimal = false, grouped = false;
  const auto run = [&](std::size_t from) {  // of digits
    std::string out;
    for (std::size_t i = from; i < text.size();) {
      const CodePoint c = code_point_at(text, i);
      const char32_t digit = digit_of(c.value);
      if (digit < '0' || digit > '9') return std::pair(out, i);
      out += static_cast<char>(digit);
      i += c.size;
    }
    return std::pair(out, text.size());
  };
  const std::size_t begin = at;
  std::tie(digits, at) = run(at);
  if (at == begin) {  // digits of another script
    at += code_point_at(text, at).size;
    return digits;
  }
  while (at < text.size()) {
    const CodePoint mark = code_point_at(text, at);
    const bool point = mark.value == '.' || mark.value == ',' || mark.value == 0x66B || mark.value == 0x66C;
    const bool space = mark.value == ' ' || mark.value == 0xA0 || mark.value == 0x202F || mark.value == 0x2009;
    if (!point && !space) break;
    const auto [more, end] = run(at + mark.size);
    // Groups of three, of which the first has three digits at most.
    if (more.size() == 3 && !decimal && mark.value != 0x66B && (grouped || digits.size() <= 3)) {
      digits += more;
      grouped = true;
    } else if (point && !decimal && !more.empty()) {
      decimal = true;
      fraction = more;
    } else {
      break;
    }
    at = end;
  }
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? digits : digits + "." + fraction;
}

// Days of the month, hours and years stand in every other article.
bool telling(const std::string& number) {
  if (number.find('.') != std::string::npos) return number.size() >= 3;
  if (number.size() < 2 || (number.size() == 2 && number < "32")) return false;
  return !(number.size() == 4 && (number.starts_with("19") || number.starts_with("20")));
}

class Tracer {
 public:
  explicit Tracer(std::string_view body) : text_(body) {}

  Trace run() {
    bool first = true;  // of its sentence
    bool line = false;
    std::size_t capitals = 0, arabic = 0;
    for (std::size_t at = 0; at < text_.size() && marks_.size() < 2 * kMostMarks;) {
      const CodePoint c = code_point_at(text_, at);
      const std::uint8_t kinds = kinds_of(c.value);
      if (kinds & kDigitKind) {
        const std::string number = number_at(text_, at);
        if (telling(number)) add({hash_of(number, 1), 0, true}, true);
        first = false;
        line = true;
        continue;
      }
      if (!(kinds & kLetterKind)) {
        at += c.size;
        if (c.value == '\n') out_.paragraphs += line, line = false, first = true;
        if (c.value == '.' || c.value == '!' || c.value == '?' || c.value == ':' || c.value == 0x3002) first = true;
        continue;
      }
      line = true;
      const std::size_t begin = at;
      std::size_t letters = 0;
      for (CodePoint next = c; next.size > 0 && (kinds_of(next.value) & kLetterKind || (next.value >= 0x300 && next.value < 0x370)); next = code_point_at(text_, at)) {
        at += next.size;
        ++letters;
        if (wordless(next.value)) break;
      }
      out_.letters += static_cast<std::uint32_t>(letters);
      const bool capital = (kinds & kUpperKind) != 0, of_caseless = of_arabic(c.value);
      capitals += capital;
      arabic += of_caseless;
      if (letters >= 4 && (capital || of_caseless)) name(text_.substr(begin, at - begin), of_caseless, first && !of_caseless);
      first = false;
    }
    out_.paragraphs += line;
    out_.caseless = arabic > 4 * capitals;
    // The first word of a sentence is a name where it is one elsewhere.
    std::unordered_set<std::uint32_t> sure;
    for (const auto& [mark, certain] : marks_)
      if (certain) sure.insert(mark.key);
    for (const auto& [mark, certain] : marks_)
      if ((certain || sure.contains(mark.key)) && out_.marks.size() < kMostMarks) out_.marks.push_back(mark);
    return std::move(out_);
  }

 private:
  void add(Trace::Mark mark, bool certain) { marks_.push_back({mark, certain}); }

  void name(std::string_view word, bool caseless, bool starts) {
    const std::string folded = fold(caseless ? without_prefix(word) : word);
    const std::string bones = skeleton(folded);
    const std::size_t least = caseless ? 3 : 2;
    if (bones.size() < least) return;
    const std::string stem = caseless ? bones : skeleton(without_ending(folded));
    add({hash_of(bones, 2), stem != bones && stem.size() >= least ? hash_of(stem, 2) : 0, false}, !starts);
  }

  std::string_view text_;
  Trace out_;
  std::vector<std::pair<Trace::Mark, bool>> marks_;
};

bool same(const Trace::Mark& a, const Trace::Mark& b) {
  return a.key == b.key || (a.other != 0 && (a.other == b.key || a.other == b.other)) || (b.other != 0 && b.other == a.key);
}

std::unordered_set<std::uint32_t> keys_of(const Trace& trace) {
  std::unordered_set<std::uint32_t> out;
  for (const auto& mark : trace.marks) {
    out.insert(mark.key);
    if (mark.other != 0) out.insert(mark.other);
  }
  return out;
}

// The marks of one that the other has; how many different ones each has is counted by their shorter form.
std::vector<Trace::Mark> common(const Trace& trace, const std::unordered_set<std::uint32_t>& theirs, std::size_t& different, std::size_t& shared, std::size_t& numbers) {
  std::vector<Trace::Mark> out;
  std::unordered_set<std::uint32_t> seen;
  for (const auto& mark : trace.marks) {
    const bool there = theirs.contains(mark.key) || (mark.other != 0 && theirs.contains(mark.other));
    if (there) out.push_back(mark);
    const bool known = seen.contains(mark.key) || (mark.other != 0 && seen.contains(mark.other));
    seen.insert(mark.key);
    if (mark.other != 0) seen.insert(mark.other);
    if (known) continue;
    ++different;
    shared += there;
    numbers += there && mark.number;
  }
  return out;
}

}  // namespace

Trace trace_of(std::string_view body) { return Tracer(body).run(); }

TraceLikeness likeness(const Trace& mine, const Trace& theirs) {
  TraceLikeness out;
  std::size_t different_mine = 0, different_theirs = 0, shared_mine = 0, shared_theirs = 0, numbers_mine = 0, numbers_theirs = 0;
  const auto a = common(mine, keys_of(theirs), different_mine, shared_mine, numbers_mine);
  const auto b = common(theirs, keys_of(mine), different_theirs, shared_theirs, numbers_theirs);
  out.shared = std::min(shared_mine, shared_theirs);
  out.numbers = std::min(numbers_mine, numbers_theirs);
  if (out.shared == 0) return out;
  out.of_mine = static_cast<double>(shared_mine) / static_cast<double>(different_mine);
  out.of_theirs = static_cast<double>(shared_theirs) / static_cast<double>(different_theirs);
  // The longest common subsequence.
  std::vector<std::uint32_t> row(b.size() + 1, 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::uint32_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint32_t above = row[j];
      row[j] = same(a[i], b[j - 1]) ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  const double longest = row.back();
  out.order = mine.caseless != theirs.caseless ? longest / static_cast<double>(mine.caseless ? b.size() : a.size())
                                               : 2 * longest / static_cast<double>(a.size() + b.size());
  return out;
}

bool translates(const Trace& mine, const Trace& theirs) {
  if (std::min(mine.letters, theirs.letters) * 5 < std::max(mine.letters, theirs.letters) * 2) return false;
  const TraceLikeness found = likeness(mine, theirs);
  const double least = std::min(found.of_mine, found.of_theirs);
  if (found.shared < kFewestShared || found.order < kSameOrder) return false;
  if (mine.caseless || theirs.caseless) return found.numbers >= 2 && least >= kOfAnyWords;
  if (found.numbers == 0) return found.shared >= 2 * kFewestShared && found.order >= kSameOrderOfNames && least >= kOfNamesAlone;
  return least >= kOfNames;
}

std::vector<std::uint32_t> signature(const Trace& trace, std::size_t most) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t key : keys_of(trace)) out.push_back(key);
  std::sort(out.begin(), out.end());
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace chancery
