#include "syntax/parser.h"

#include "base/file.h"
#include "chancery/error.h"
#include "syntax/name_agreement.h"
#include "syntax/transformer.h"

namespace chancery {

Parser Parser::load(const std::vector<std::string>& data_folders, const std::string& model_folder) {
  std::string folder = model_folder, file = "syntax.safetensors";
  if (const std::size_t slash = folder.rfind('/'); folder.ends_with(".safetensors") && slash != folder.npos) {
    file = folder.substr(slash + 1);
    folder.resize(slash);
  }
  if (folder.empty())
    for (const std::string& data : data_folders)
      if (file_exists(data + "/models/en/syntax.safetensors")) folder = data + "/models/en";
  if (folder.empty())
    throw Error(data_folders.empty() ? "models/en" : data_folders.front() + "/models/en", 0, "no syntax model here");
  return Parser(Transformer::load(folder, file), Lemmatiser::load(folder + "/lemmas.tsv"), TreeRepair::load(data_folders),
                KnownNames::load(data_folders));
}

Parser::Parser(std::unique_ptr<const SentenceModel> model, Lemmatiser lemmatiser, TreeRepair repair, KnownNames known)
    : model_(std::move(model)), lemmatiser_(std::move(lemmatiser)), repair_(std::move(repair)), known_(std::move(known)) {}

void Parser::run(Document& document) const {
  document.names.clear();
  std::vector<SentenceWords> sentences(document.sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const TokenRange range = document.sentences[s].tokens;
    sentences[s].reserve(range.size());
    for (TokenIndex t = range.first; t < range.last; ++t) sentences[s].push_back(document.at(document.tokens[t].span));
  }
  const std::vector<SentenceAnalysis> analyses = model_->analyse(sentences, vectors_);
  document.vectors = {};
  if (vectors_) document.vectors.size = model_->vector_size();
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const TokenIndex first = document.sentences[s].tokens.first;
    for (std::size_t w = 0; w < analyses[s].words.size(); ++w) {
      const WordAnalysis& word = analyses[s].words[w];
      Token& token = document.tokens[first + w];
      token.head = word.head == 0 ? kNoToken : first + word.head - 1;
      token.relation = word.relation;
      token.upos = word.upos;
      token.xpos = word.xpos;
      token.feats = word.feats;
      token.lemma = lemmatiser_.lemma(sentences[s][w], word.upos, word.xpos);
    }
    document.vectors.values.insert(document.vectors.values.end(), analyses[s].vectors.begin(), analyses[s].vectors.end());
    for (const auto& name : analyses[s].names) document.names.push_back({{first + name.first, first + name.last}, name.type});
  }
  known_.run(document);
  agree_on_names(document);
  repair_.run(document);
}

}  // namespace chancery
