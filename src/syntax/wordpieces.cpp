#include "syntax/wordpieces.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "chancery/error.h"

namespace chancery {
namespace {

constexpr std::uint64_t kFnvStart = 0xCBF29CE484222325u;
constexpr std::uint64_t kFnvPrime = 0x100000001B3u;
std::uint64_t fnv(std::string_view bytes, std::uint64_t hash = kFnvStart) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  return hash;
}
std::uint32_t short_hash(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ (hash >> 32)); }

bool is_symbol(char32_t c) {
  return (c >= 0x21 && c <= 0x2F) || (c >= 0x3A && c <= 0x40) || (c >= 0x5B && c <= 0x60) || (c >= 0x7B && c <= 0x7E) ||
         c == 0xA1 || c == 0xA7 || c == 0xAB || c == 0xB6 || c == 0xB7 || c == 0xBB || c == 0xBF ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || (c >= 0x3001 && c <= 0x3003) ||
         (c >= 0x3008 && c <= 0x3011) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF);
}
bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}
bool is_model_letter(char32_t c) {
  if (c < 0xC0) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) && c < 0x1F000;
}
bool is_model_digit(char32_t c) { return c >= '0' && c <= '9'; }

void decode(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    out.push_back(c.value);
    at += c.size;
  }
}

// Words of the sentence being encoded; kept so that their memory is used again.
struct Scratch {
  std::u32string word, folded;
  std::string affix;
};

}  // namespace

FoldTable::FoldTable(const std::string& path) {
  const std::string contents = read_file(path);
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < contents.size();) {
    ++line_number;
    std::size_t end = contents.find('\n', at);
    if (end == std::string::npos) end = contents.size();
    std::string_view line = std::string_view(contents).substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    const auto hex = [&](std::string_view text) {
      std::uint32_t value = 0;
      const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
      if (error != std::errc() || stop != text.data() + text.size() || text.empty())
        throw Error(path, line_number, "not a code point");
      return static_cast<char32_t>(value);
    };
    const std::size_t first = line.find('\t');
    const std::size_t second = first == line.npos ? first : line.find('\t', first + 1);
    if (second == line.npos) throw Error(path, line_number, "three columns are due");
    Row row;
    row.from = hex(line.substr(0, first));
    row.upper = line.substr(second + 1) == "1";
    for (std::string_view left = line.substr(first + 1, second - first - 1); !left.empty();) {
      const std::size_t blank = left.find(' ');
      if (row.count == row.to.size()) throw Error(path, line_number, "too many code points");
      row.to[row.count++] = hex(left.substr(0, blank));
      left = blank == left.npos ? std::string_view() : left.substr(blank + 1);
    }
    rows_.push_back(row);
  }
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.from < b.from; });
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].from < 128) ascii_[rows_[i].from] = static_cast<std::uint16_t>(i + 1);
}

const FoldTable::Row* FoldTable::find(char32_t c) const {
  if (c < 128) return ascii_[c] ? &rows_[ascii_[c] - 1u] : nullptr;
  const auto found = std::lower_bound(rows_.begin(), rows_.end(), c, [](const Row& row, char32_t value) { return row.from < value; });
  return found != rows_.end() && found->from == c ? &*found : nullptr;
}

bool FoldTable::is_upper(char32_t c) const {
  const Row* row = find(c);
  return row && row->upper;
}

void FoldTable::fold(std::string_view word, std::u32string& out) const {
  out.clear();
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    at += c.size;
    if (const Row* row = find(c.value)) {
      out.append(row->to.data(), row->count);
    } else {
      out.push_back(c.value);
    }
  }
}

PieceVocabulary::PieceVocabulary(const std::string& path) : file_(std::make_unique<MappedFile>(path)) {
  const std::string_view contents = file_->bytes();
  for (std::size_t at = 0; at < contents.size();) {
    std::size_t end = contents.find('\n', at);
    if (end == contents.npos) end = contents.size();
    std::string_view piece = contents.substr(at, end - at);
    if (piece.ends_with('\r')) piece.remove_suffix(1);
    pieces_.push_back(piece);
    longest_ = std::max(longest_, piece.size());
    at = end + 1;
  }
  std::size_t room = 16;
  while (room < pieces_.size() * 2) room *= 2;
  slots_.resize(room);
  for (std::uint32_t id = 0; id < pieces_.size(); ++id) {
    const std::uint32_t hash = short_hash(fnv(pieces_[id]));
    std::size_t at = hash & (room - 1);
    while (slots_[at].id != kNone) at = (at + 1) & (room - 1);
    slots_[at] = {hash, id};
  }
  unknown_ = find("[UNK]");
  if (unknown_ == kNone) throw Error(path, 0, "no piece [UNK]");
}

std::uint32_t PieceVocabulary::find(std::string_view piece) const { return find(fnv(piece), piece, false); }

// `goes_on`: "##" stands before `piece` (and is part of the hash).
std::uint32_t PieceVocabulary::find(std::uint64_t long_hash, std::string_view piece, bool goes_on) const {
  if (slots_.empty()) return kNone;
  const std::uint32_t hash = short_hash(long_hash);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].id != kNone; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    std::string_view candidate = pieces_[slots_[at].id];
    if (goes_on) {
      if (!candidate.starts_with("##")) continue;
      candidate.remove_prefix(2);
    }
    if (candidate == piece) return slots_[at].id;
  }
  return kNone;
}

bool PieceVocabulary::cut_chunk(std::u32string_view chunk, std::vector<std::uint32_t>& out) const {
  static thread_local std::string bytes;
  bytes.clear();
  std::array<std::uint32_t, kLongestChunk + 1> starts{};  // byte offset of each code point
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    starts[i] = static_cast<std::uint32_t>(bytes.size());
    append_utf8(bytes, chunk[i]);
  }
  starts[chunk.size()] = static_cast<std::uint32_t>(bytes.size());
  static const std::uint64_t continued = fnv("##");
  std::array<std::uint64_t, kLongestChunk + 1> hashes{};
  for (std::size_t begin = 0; begin < chunk.size();) {
    std::uint64_t hash = begin ? continued : kFnvStart;
    std::size_t end = begin;
    while (end < chunk.size() && starts[end] - starts[begin] <= longest_) {
      hash = fnv(std::string_view(bytes).substr(starts[end], starts[end + 1] - starts[end]), hash);
      hashes[++end] = hash;
    }
    std::uint32_t id = kNone;
    for (; end > begin; --end) {
      id = find(hashes[end], std::string_view(bytes).substr(starts[begin], starts[end] - starts[begin]), begin > 0);
      if (id != kNone) break;
    }
    if (id == kNone) return false;
    out.push_back(id);
    begin = end;
  }
  return true;
}

void PieceVocabulary::cut(std::u32string_view folded, std::vector<std::uint32_t>& out) const {
  const std::size_t before = out.size();
  static thread_local std::u32string chunk;
  chunk.clear();
  const auto flush = [&] {
    if (chunk.empty()) return;
    const std::size_t mark = out.size();
    if (chunk.size() > kLongestChunk || !cut_chunk(chunk, out)) {
      out.resize(mark);
      out.push_back(unknown_);
    }
    chunk.clear();
  };
  for (const char32_t c : folded) {
    if (out.size() - before >= kMostPieces) break;
    if (is_symbol(c)) {
      flush();
      chunk.push_back(c);
      flush();
    } else if (!is_blank(c)) {
      chunk.push_back(c);
    }
  }
  flush();
  if (out.size() - before > kMostPieces) out.resize(before + kMostPieces);
  if (out.size() == before) out.push_back(unknown_);
}

SentenceEncoder::SentenceEncoder(const std::string& folder, std::size_t buckets)
    : fold_(folder + "/fold.tsv"), vocabulary_(folder + "/vocab.txt"), buckets_(buckets) {
  begin_ = vocabulary_.find("[CLS]");
  end_ = vocabulary_.find("[SEP]");
  if (begin_ == PieceVocabulary::kNone || end_ == PieceVocabulary::kNone) throw Error(folder + "/vocab.txt", 0, "no pieces [CLS] and [SEP]");
}

std::uint8_t SentenceEncoder::shape(const std::u32string& word, bool first) const {
  std::size_t letters = 0, upper = 0, digits = 0;
  for (const char32_t c : word) {
    if (is_model_letter(c)) {
      ++letters;
      upper += fold_.is_upper(c);
    }
    digits += is_model_digit(c);
  }
  if (letters == 0 && digits == 0) return word.size() == 1 ? 1 : 2;
  if (digits > 0) return letters > 0 ? 5 : digits == word.size() ? 3 : 4;
  if (upper == 0) return 6;
  std::uint8_t out = 12;
  if (upper == letters) {
    out = letters == 1 ? 7 : letters <= 4 ? 8 : 9;
  } else if (fold_.is_upper(word[0])) {
    out = upper == 1 ? 10 : 11;
  }
  return first ? static_cast<std::uint8_t>(out + 6) : out;
}

void SentenceEncoder::encode(std::span<const std::string_view> words, EncodedSentence& out) const {
  static thread_local Scratch scratch;
  out.words = words.size();
  out.pieces.assign(1, begin_);
  out.owner.assign(1, 0);
  out.shapes.assign(1, 0);
  out.affixes.assign(1, {0, 0, 0});
  bool seen_letter = false;
  std::size_t long_words = 0, capitals = 0, begin_upper = 0;
  for (std::size_t w = 0; w < words.size(); ++w) {
    decode(words[w], scratch.word);
    fold_.fold(words[w], scratch.folded);
    vocabulary_.cut(scratch.folded, out.pieces);
    out.owner.resize(out.pieces.size(), static_cast<std::uint32_t>(w + 1));

    std::size_t letters = 0, upper = 0;
    for (const char32_t c : scratch.word) {
      letters += is_model_letter(c);
      upper += is_model_letter(c) && fold_.is_upper(c);
    }
    out.shapes.push_back(shape(scratch.word, letters > 0 && !seen_letter));
    seen_letter |= letters > 0;
    if (scratch.word.size() >= 4 && letters == scratch.word.size()) {
      ++long_words;
      capitals += upper == letters;
      begin_upper += fold_.is_upper(scratch.word[0]);
    }

    const std::u32string_view folded = scratch.folded;
    const auto row = [&](std::u32string_view affix) {
      scratch.affix.clear();
      for (const char32_t c : affix) append_utf8(scratch.affix, c);
      return static_cast<std::uint16_t>(1 + fnv(scratch.affix) % (buckets_ - 1));
    };
    const std::size_t size = folded.size();
    out.affixes.push_back({row(folded.substr(size < 3 ? 0 : size - 3)), row(folded.substr(size < 2 ? 0 : size - 2)),
                           row(folded.substr(0, std::min<std::size_t>(size, 3)))});
  }
  out.pieces.push_back(end_);
  out.owner.push_back(kBoundary);
  out.casing = long_words < 3 ? 0 : capitals == long_words ? 2 : 10 * begin_upper >= 8 * long_words ? 1 : 0;
}

}  // namespace chancery
