#include "copies/fingerprint.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace chancery {
namespace {

constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ull;

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9ull;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 1469598103934665603ull;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return mix(hash);
}

template <typename T>
void sort_once(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

class Builder {
 public:
  void paragraph(std::string_view text) {
    begin_sentence();
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        ++at;
        ascii(static_cast<char>(byte), text, at);
        continue;
      }
      const CodePoint c = code_point_at(text, at);
      at += c.size;
      if (is_letter(c.value) || is_digit(c.value)) {
        append_utf8(word_, c.value);
        ascii_ = false;
      } else if (c.value != 0x2019 && c.value != 0xAD) {  // apostrophes and soft hyphens are within words
        end_word();
        if (c.value == 0x3002 || c.value == 0x0964 || c.value == 0x061F) begin_sentence();
      }
    }
    end_word();
    begin_sentence();
  }

  Fingerprint finish() {
    Fingerprint out;
    out.words = static_cast<std::uint32_t>(words_.size());
    std::sort(sentences_.begin(), sentences_.end(), [](const auto& a, const auto& b) { return a.hash < b.hash; });
    sentences_.erase(std::unique(sentences_.begin(), sentences_.end(), [](const auto& a, const auto& b) { return a.hash == b.hash; }),
                     sentences_.end());
    out.sentences = std::move(sentences_);
    out.runs = runs();
    return out;
  }

 private:
  void ascii(char c, std::string_view text, std::size_t next) {
    const bool upper = c >= 'A' && c <= 'Z', digit = c >= '0' && c <= '9';
    if (upper || digit || (c >= 'a' && c <= 'z')) {
      word_ += upper ? static_cast<char>(c + 32) : c;
      return;
    }
    if (c == '\'') return;
    // 1,250.5 is one number.
    const bool inside = (c == '.' || c == ',') && !word_.empty() && digits(word_) && next < text.size() && text[next] >= '0' && text[next] <= '9';
    if (inside) return;
    end_word();
    if ((c == '.' || c == '!' || c == '?') && (next >= text.size() || text[next] == ' ' || text[next] == '"' || text[next] == '\n' || text[next] == ')'))
      begin_sentence();
  }

  static bool digits(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  void end_word() {
    if (word_.empty()) return;
    const std::string folded = ascii_ ? std::move(word_) : fold(word_);
    word_.clear();
    ascii_ = true;
    if (folded.empty()) return;
    words_.push_back(hash_of(folded));
  }

  void begin_sentence() {
    const std::size_t count = words_.size() - sentence_;
    if (count >= kShortestSentence) {
      std::uint64_t hash = count;
      for (std::size_t i = sentence_; i < words_.size(); ++i) hash = mix(hash * kPrime + words_[i]);
      sentences_.push_back({hash, static_cast<std::uint32_t>(count)});
    }
    sentence_ = words_.size();
  }

  std::vector<std::uint64_t> runs() const {
    std::vector<std::uint64_t> all, out;
    for (std::size_t i = 0; i + kRun <= words_.size(); ++i) {
      std::uint64_t hash = 0;
      for (std::size_t j = 0; j < kRun; ++j) hash = hash * kPrime + words_[i + j];
      all.push_back(mix(hash));
    }
    if (all.size() <= kWindow) out = all;
    for (std::size_t i = 0; i + kWindow <= all.size(); ++i) out.push_back(*std::min_element(all.begin() + static_cast<std::ptrdiff_t>(i), all.begin() + static_cast<std::ptrdiff_t>(i + kWindow)));
    sort_once(out);
    return out;
  }

  std::string word_;
  bool ascii_ = true;
  std::vector<std::uint64_t> words_;
  std::size_t sentence_ = 0;  // first word of the sentence
  std::vector<Fingerprint::SentenceHash> sentences_;
};

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

struct Cursor {
  std::string_view bytes;
  bool good = true;
  std::uint64_t get(int count) {
    if (bytes.size() < static_cast<std::size_t>(count)) {
      good = false;
      return 0;
    }
    std::uint64_t out = 0;
    for (int i = 0; i < count; ++i) out |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)])) << (8 * i);
    bytes.remove_prefix(static_cast<std::size_t>(count));
    return out;
  }
  // How many entries follow; none where there is no room for them.
  std::size_t count(std::size_t size) {
    const auto n = static_cast<std::size_t>(get(4));
    if (n > bytes.size() / size) good = false;
    return good ? n : 0;
  }
};

constexpr char kVersion = 2;

}  // namespace

Fingerprint fingerprint(const Document& document) {
  Builder builder;
  for (const Span paragraph : document.layout.body) builder.paragraph(document.at(paragraph));
  return builder.finish();
}

Fingerprint fingerprint_of_text(std::string_view text) {
  Builder builder;
  while (!text.empty()) {
    const auto newline = std::min(text.find('\n'), text.size());
    builder.paragraph(text.substr(0, newline));
    text.remove_prefix(std::min(newline + 1, text.size()));
  }
  return builder.finish();
}

double share_of(const Fingerprint& part, const Fingerprint& whole) {
  std::size_t words = 0, found = 0;
  for (auto a = part.sentences.begin(), b = whole.sentences.begin(); a != part.sentences.end(); ++a) {
    words += a->words;
    while (b != whole.sentences.end() && b->hash < a->hash) ++b;
    if (b != whole.sentences.end() && b->hash == a->hash) found += a->words;
  }
  std::size_t shared = 0;
  for (auto a = part.runs.begin(), b = whole.runs.begin(); a != part.runs.end(); ++a) {
    while (b != whole.runs.end() && *b < *a) ++b;
    shared += b != whole.runs.end() && *b == *a;
  }
  const double by_sentence = words > 0 ? static_cast<double>(found) / static_cast<double>(words) : 0;
  const double by_run = part.runs.empty() ? 0 : static_cast<double>(shared) / static_cast<double>(part.runs.size());
  return std::max(by_sentence, by_run);
}

std::string to_bytes(const Fingerprint& f) {
  std::string out(1, kVersion);
  put(out, f.words, 4);
  put(out, f.sentences.size(), 4);
  for (const auto& sentence : f.sentences) {
    put(out, sentence.hash, 8);
    put(out, sentence.words, 4);
  }
  put(out, f.runs.size(), 4);
  for (const auto run : f.runs) put(out, run, 8);
  return out;
}

std::optional<Fingerprint> fingerprint_from_bytes(std::string_view bytes) {
  if (bytes.empty() || bytes.front() != kVersion) return {};
  Cursor cursor{bytes.substr(1)};
  Fingerprint out;
  out.words = static_cast<std::uint32_t>(cursor.get(4));
  for (std::size_t n = cursor.count(12); n > 0; --n) {
    const std::uint64_t hash = cursor.get(8);
    out.sentences.push_back({hash, static_cast<std::uint32_t>(cursor.get(4))});
  }
  for (std::size_t n = cursor.count(8); n > 0; --n) out.runs.push_back(cursor.get(8));
  if (!cursor.good || !cursor.bytes.empty()) return {};
  return out;
}

}  // namespace chancery
