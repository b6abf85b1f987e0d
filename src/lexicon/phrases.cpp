#include "lexicon/phrases.h"

#include "base/utf8.h"

namespace chancery {

std::vector<std::string> phrase_words(std::string_view phrase) {
  std::vector<std::string> out;
  const std::string folded = fold(phrase);
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c == ' ') {
      flush();
    } else if (c == '\'' && i + 1 < folded.size() && folded[i + 1] == 's' && (i + 2 == folded.size() || folded[i + 2] == ' ')) {
      flush();  // 's is a token of its own
      word = "'s";
      ++i;
    } else if (c == ',' || c == '(' || c == ')' || c == '/' || c == ':' || c == '"' || c == '-' || c == '&') {
      flush();
      out.emplace_back(1, c);
    } else {
      word += c;
    }
  }
  flush();
  return out;
}

std::uint32_t Phrases::step(std::uint32_t node, const std::string& word) const {
  const auto id = word_ids_.find(word);
  if (id == word_ids_.end()) return 0;
  const auto edge = edges_.find(std::uint64_t{node} << 32 | id->second);
  return edge == edges_.end() ? 0 : edge->second;
}

void Phrases::add(std::string_view phrase, std::uint32_t value) {
  const auto words = phrase_words(phrase);
  if (words.empty()) return;
  std::uint32_t node = 0;
  for (const auto& word : words) {
    const auto id = word_ids_.emplace(word, static_cast<std::uint32_t>(word_ids_.size())).first->second;
    const auto [edge, fresh] = edges_.emplace(std::uint64_t{node} << 32 | id, static_cast<std::uint32_t>(nodes_.size()));
    if (fresh) nodes_.emplace_back();
    node = edge->second;
  }
  auto& values = nodes_[node].values;
  for (const auto known : values)
    if (known == value) return;
  values.push_back(value);
  ++size_;
}

Phrases::Found Phrases::longest(const std::vector<std::string>& words, std::size_t at) const {
  Found best;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    node = step(node, words[i]);
    if (node == 0) break;
    if (!nodes_[node].values.empty()) best = {static_cast<std::uint32_t>(i - at + 1), &nodes_[node].values};
  }
  return best;
}

std::vector<Phrases::Found> Phrases::all(const std::vector<std::string>& words, std::size_t at) const {
  std::vector<Found> out;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    node = step(node, words[i]);
    if (node == 0) break;
    if (!nodes_[node].values.empty()) out.push_back({static_cast<std::uint32_t>(i - at + 1), &nodes_[node].values});
  }
  return out;
}

const std::vector<std::uint32_t>* Phrases::exactly(std::string_view phrase) const {
  std::uint32_t node = 0;
  for (const auto& word : phrase_words(phrase)) {
    node = step(node, word);
    if (node == 0) return nullptr;
  }
  return node == 0 || nodes_[node].values.empty() ? nullptr : &nodes_[node].values;
}

}  // namespace chancery
