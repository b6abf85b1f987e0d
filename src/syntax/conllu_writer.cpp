#include "base/utf8.h"
#include "syntax/conllu.h"

namespace chancery {
namespace {

// How many tokens from `t` on are one written word: a word and its clitics.
TokenIndex written_together(const Document& document, const Sentence& sentence, TokenIndex t) {
  TokenIndex end = t + 1;
  while (end < sentence.tokens.last && !document.tokens[end - 1].space_after) {
    const std::string word = fold(document.at(document.tokens[end].span));
    const std::string before = fold(document.at(document.tokens[end - 1].span));
    const CodePoint first = code_point_at(before, 0);
    const bool after_word = is_letter(first.value) || is_digit(first.value) || before.starts_with('\'');
    const bool clitic = word == "n't" || word == "'s" || word == "'m" || word == "'re" || word == "'ve" || word == "'ll" ||
                        word == "'d" || (word == "'" && document.tokens[end].xpos == "POS") ||
                        (before == "can" && word == "not") || (word == "na" && (before == "gon" || before == "wan")) ||
                        (before == "got" && word == "ta");
    if (!clitic || !after_word) break;
    ++end;
  }
  return end;
}

// A cell must hold no tab or line break.
void cell(std::string& out, std::string_view text) {
  if (text.empty()) {
    out += '_';
    return;
  }
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
}

}  // namespace

std::string write_conllu(const Document& document) {
  const CodePoints code_points(document.text);
  std::vector<std::string> labels(document.tokens.size());
  for (const Name& name : document.names)
    for (TokenIndex t = name.tokens.first; t < name.tokens.last; ++t)
      labels[t].append(t == name.tokens.first ? "B-" : "I-").append(name_of(name.type));

  std::string out;
  std::size_t count = 0;
  std::uint32_t paragraph = kTitleParagraph - 1;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.paragraph != paragraph) out += count == 0 ? "# newdoc\n# newpar\n" : "# newpar\n";
    paragraph = sentence.paragraph;
    out += "# sent_id = " + std::to_string(++count) + "\n# text = ";
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      cell(out, document.at(document.tokens[t].span));
      if (document.tokens[t].space_after && t + 1 < sentence.tokens.last) out += ' ';
    }
    out += '\n';
    TokenIndex range_end = sentence.tokens.first;
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      const auto id = [&](TokenIndex index) { return std::to_string(index - sentence.tokens.first + 1); };
      if (t >= range_end) {
        range_end = written_together(document, sentence, t);
        if (range_end - t > 1) {
          out += id(t) + "-" + id(range_end - 1) + "\t";
          for (TokenIndex part = t; part < range_end; ++part) cell(out, document.at(document.tokens[part].span));
          out += "\t_\t_\t_\t_\t_\t_\t_\t";
          out += document.tokens[range_end - 1].space_after ? "_\n" : "SpaceAfter=No\n";
        } else {
          range_end = t;
        }
      }
      const bool in_range = t < range_end;
      out += id(t) + "\t";
      cell(out, document.at(token.span));
      out += '\t';
      cell(out, token.lemma);
      out.append("\t").append(name_of(token.upos)).append("\t");
      cell(out, token.xpos);
      out += '\t';
      cell(out, token.feats);
      if (token.head != kNoToken) {
        out.append("\t").append(id(token.head)).append("\t").append(name_of(token.relation)).append("\t_\t");
      } else if (token.relation == Relation::root) {
        out += "\t0\troot\t_\t";
      } else {
        out += "\t_\t_\t_\t";  // not parsed
      }
      if (!labels[t].empty()) out += "Name=" + labels[t] + "|";
      out += "Offset=" + std::to_string(code_points.at(token.span.begin)) + ":" + std::to_string(code_points.at(token.span.end));
      if (!token.space_after && !in_range) out += "|SpaceAfter=No";
      out += '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace chancery
