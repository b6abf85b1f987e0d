#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "chancery/error.h"
#include "syntax/conllu.h"

namespace chancery {
namespace {

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
  return out;
}

std::string quoted(std::string_view text) {
  std::string out(1, '\'');
  out.append(text);
  out += '\'';
  return out;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& file, ConlluColumns columns) : file_(file), columns_(columns) {
    decoded_ = decode_utf8(bytes);
    rest_ = decoded_.text;
    if (rest_.starts_with("\uFEFF")) rest_.remove_prefix(3);
  }

  Document run() {
    while (!rest_.empty()) {
      ++line_;
      const std::size_t newline = rest_.find('\n');
      std::string_view line = rest_.substr(0, newline);
      rest_ = newline == rest_.npos ? std::string_view() : rest_.substr(newline + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) {
        end_sentence();
      } else if (line[0] == '#') {
        comment(line);
      } else {
        word(line);
      }
    }
    end_sentence();
    end_paragraph();
    return std::move(out_);
  }

 private:
  struct Word {
    std::string_view form;
    std::string_view cells[10];
    std::size_t line = 0;
  };

  [[noreturn]] void fail(const std::string& why, std::size_t line = 0) const { throw Error(file_, line ? line : line_, why); }

  void comment(std::string_view line) {
    const auto is = [&](std::string_view key) {
      const std::size_t at = line.find_first_not_of(" #");
      return at != line.npos && line.substr(at).starts_with(key);
    };
    if (is("newpar") || is("newdoc")) {
      if (!words_.empty()) fail("a sentence without an empty line after it");
      new_paragraph_ = true;
    }
    if (is("text ") || is("text=")) {
      const std::size_t at = line.find('=');
      surface_ = at == line.npos ? std::string_view() : line.substr(at + 1);
      if (surface_.starts_with(' ')) surface_.remove_prefix(1);
    }
  }

  void word(std::string_view line) {
    Word word;
    word.line = line_;
    std::size_t count = 0;
    for (std::string_view left = line;;) {
      const std::size_t tab = left.find('\t');
      if (count < 10) word.cells[count] = left.substr(0, tab);
      ++count;
      if (tab == left.npos) break;
      left.remove_prefix(tab + 1);
    }
    if (count != 10) fail(std::to_string(count) + " columns where there should be 10");
    const std::string_view id = word.cells[0];
    word.form = word.cells[1];
    if (word.form.empty()) fail("a word without a form");
    if (id.find('.') != id.npos) return;
    if (const std::size_t dash = id.find('-'); dash != id.npos) {
      const auto first = number(id.substr(0, dash));
      const auto last = number(id.substr(dash + 1));
      if (!first || !last || *first != words_.size() + 1 || *last < *first)
        fail(quoted(id) + " is no range of words here");
      ranges_.push_back({*first - 1, *last - 1, word.form});
      return;
    }
    if (number(id) != words_.size() + 1)
      fail(quoted(id) + " where word " + std::to_string(words_.size() + 1) + " is due");
    words_.push_back(word);
  }

  struct Range {
    std::size_t first, last;
    std::string_view form;
  };

  // For each word whether a blank follows it, from the surface text as far as the words are found in it.
  std::vector<bool> spaces() const {
    std::vector<bool> out(words_.size(), true);
    std::string_view left = surface_;
    std::size_t range = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      std::string_view form = words_[i].form;
      std::size_t last = i;
      if (range < ranges_.size() && ranges_[range].first == i) {
        form = ranges_[range].form;
        last = std::min(ranges_[range].last, words_.size() - 1);
        ++range;
      }
      for (; i < last; ++i) out[i] = false;
      if (!left.starts_with(form)) {
        left = {};
        continue;
      }
      left.remove_prefix(form.size());
      if (left.empty()) continue;
      const std::size_t next = left.find_first_not_of(" \u00A0\u3000\t");
      out[i] = next != 0;
      left.remove_prefix(next == left.npos ? left.size() : next);
    }
    return out;
  }

  void end_sentence() {
    if (words_.empty()) {
      ranges_.clear();
      return;
    }
    if (!ranges_.empty() && ranges_.back().last >= words_.size()) fail("a range of words that the sentence lacks", words_.back().line);
    if (new_paragraph_) end_paragraph();
    std::string& text = out_.text;
    if (!text.empty()) {
      if (new_paragraph_) {
        text += "\n\n";
      } else if (space_after_sentence_) {
        text += ' ';
      }
    }
    if (new_paragraph_ || out_.sentences.empty()) paragraph_begin_ = static_cast<std::uint32_t>(text.size());
    new_paragraph_ = false;
    Sentence sentence;
    sentence.paragraph = static_cast<std::uint32_t>(out_.layout.body.size());
    sentence.tokens.first = static_cast<TokenIndex>(out_.tokens.size());
    sentence.span.begin = static_cast<std::uint32_t>(text.size());
    const std::vector<bool> blank = spaces();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      Token& token = out_.tokens.emplace_back();
      token.span.begin = static_cast<std::uint32_t>(text.size());
      text += words_[i].form;
      token.span.end = static_cast<std::uint32_t>(text.size());
      token.space_after = blank[i];
      if (i + 1 < words_.size() && blank[i]) text += ' ';
    }
    sentence.span.end = static_cast<std::uint32_t>(text.size());
    sentence.tokens.last = static_cast<TokenIndex>(out_.tokens.size());
    space_after_sentence_ = true;
    if (columns_ == ConlluColumns::all) annotate(sentence);
    out_.tokens.back().space_after = space_after_sentence_;
    out_.sentences.push_back(sentence);
    words_.clear();
    ranges_.clear();
    surface_ = {};
  }

  void annotate(const Sentence& sentence) {
    std::optional<Name> open;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const Word& word = words_[i];
      const auto cell = [&](int column) { return word.cells[column] == "_" ? std::string() : std::string(word.cells[column]); };
      const TokenIndex index = sentence.tokens.first + static_cast<TokenIndex>(i);
      Token& token = out_.tokens[index];
      token.lemma = word.cells[2] == "_" && word.form != "_" ? std::string() : std::string(word.cells[2]);
      token.upos = upos_from(word.cells[3]);
      token.xpos = cell(4);
      token.feats = cell(5);
      if (word.cells[6] != "_") {
        const auto head = number(word.cells[6]);
        if (!head || *head > words_.size() || *head == i + 1)
          fail(quoted(word.cells[6]) + " is no head", word.line);
        token.head = *head == 0 ? kNoToken : sentence.tokens.first + *head - 1;
        token.relation = relation_from(word.cells[7]);
      }
      name(word.cells[9], index, open);
      if (i + 1 == words_.size() && word.cells[9].find("SpaceAfter=No") != std::string_view::npos)
        space_after_sentence_ = false;
    }
    if (!ranges_.empty() && ranges_.back().last + 1 == words_.size()) space_after_sentence_ = true;
    if (open) out_.names.push_back(*open);
  }

  void name(std::string_view misc, TokenIndex index, std::optional<Name>& open) {
    std::string_view label;
    while (!misc.empty()) {
      const std::size_t bar = misc.find('|');
      const std::string_view item = misc.substr(0, bar);
      if (item.starts_with("Name=")) label = item.substr(5);
      misc = bar == misc.npos ? std::string_view() : misc.substr(bar + 1);
    }
    std::optional<NameType> type;
    for (const NameType t : {NameType::person, NameType::organisation, NameType::location})
      if (label.size() > 2 && label.substr(2) == name_of(t)) type = t;
    const bool begins = type && (label[0] == 'B' || label[0] == 'S');
    if (open && (begins || !type || type != open->type)) {
      out_.names.push_back(*open);
      open.reset();
    }
    if (!type) return;
    if (open) {
      open->tokens.last = index + 1;
    } else {
      open = Name{{index, index + 1}, *type};
    }
  }

  void end_paragraph() {
    if (out_.sentences.empty()) return;
    const std::uint32_t end = static_cast<std::uint32_t>(out_.text.size());
    if (out_.layout.body.empty() || out_.layout.body.back().end <= paragraph_begin_)
      if (end > paragraph_begin_) out_.layout.body.push_back({paragraph_begin_, end});
  }

  std::string file_;
  ConlluColumns columns_;
  Decoded decoded_;
  std::string_view rest_;
  std::size_t line_ = 0;
  std::vector<Word> words_;
  std::vector<Range> ranges_;
  std::string_view surface_;
  bool new_paragraph_ = false;
  bool space_after_sentence_ = true;
  std::uint32_t paragraph_begin_ = 0;
  Document out_;
};

}  // namespace

Document read_conllu(std::string_view bytes, const std::string& file, ConlluColumns columns) {
  Document out = Reader(bytes, file, columns).run();
  out.source.name = file;
  return out;
}

}  // namespace chancery
