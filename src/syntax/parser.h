// The second half of the syntax stage: tags, lemmas, features, trees and names for the sentences that stand.
//
//   const auto parser = chancery::Parser::load({"data"});   // reads models/en/ of the last folder that has it
//   parser.run(document);
//
// Every sentence gets a tree with one root. Throws Error on load where the model is missing or broken; run never throws
// for odd words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "chancery/document.h"
#include "syntax/known_names.h"
#include "syntax/lemmatiser.h"
#include "syntax/sentence_model.h"
#include "syntax/tree_repair.h"

namespace chancery {

class Parser {
 public:
  // `model_folder`, where given, is read in place of <data>/models/en; it may also name the weights among its files
  // ("data/models/en/fast.safetensors").
  static Parser load(const std::vector<std::string>& data_folders, const std::string& model_folder = "");
  Parser(std::unique_ptr<const SentenceModel> model, Lemmatiser lemmatiser, TreeRepair repair = {}, KnownNames known = {});

  void run(Document& document) const;
  // Whether Document::vectors are filled, too.
  void keep_vectors(bool keep) { vectors_ = keep; }

 private:
  std::unique_ptr<const SentenceModel> model_;
  Lemmatiser lemmatiser_;
  TreeRepair repair_;
  KnownNames known_;
  bool vectors_ = false;
};

}  // namespace chancery
