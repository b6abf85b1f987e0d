#include <algorithm>
#include <cmath>

#include "chancery/error.h"
#include "syntax/network.h"

namespace chancery {
namespace {

void check(bool good, const std::string& path, const char* why) {
  if (!good) throw Error(path, 0, why);
}

}  // namespace

PackedMatrix Network::matrix(const std::string& name, std::size_t outputs, std::size_t inputs, float weight) const {
  const float* scale = file_.floats(name + ".s", {outputs});
  const float* bias = file_.floats(name + ".b", {outputs});
  PackedMatrix out = PackedMatrix::pack(file_.bytes(name + ".q", {outputs, inputs}), outputs, inputs, scale, bias);
  for (float& s : out.scale) s *= weight;
  for (float& b : out.bias) b *= weight;
  return out;
}

Network::Network(const std::string& folder, const std::string& file, const Kernels& kernels, float weight)
    : kernels_(kernels), file_(folder + "/" + file) {
  const std::string& path = file_.path();
  check(file_.metadata("format") == "chancery-syntax-1", path, "not of the format chancery-syntax-1");
  hidden_ = file_.number("hidden");
  intermediate_ = file_.number("intermediate");
  positions_ = file_.number("positions");
  arc_ = file_.number("arc_dim");
  label_ = file_.number("label_dim");
  tag_ = file_.number("tag_dim");
  name_ = file_.number("name_dim");
  affix_ = file_.number("affix_dim");
  shape_ = file_.number("shape_dim");
  buckets_ = file_.number("buckets");
  attention_ = 32 * file_.number("attention_heads");
  for (const std::size_t size : {hidden_, attention_, intermediate_, arc_, label_, tag_, name_, affix_, shape_})
    check(size % 8 == 0 && size > 0, path, "dimensions must be multiples of 8");
  check(positions_ >= 8, path, "too few positions");

  for (const std::string& tag : file_.strings("upos")) labels_.upos.push_back(upos_from(tag));
  labels_.xpos = file_.strings("xpos");
  labels_.feats = file_.strings("feats");
  for (std::string& feats : labels_.feats)
    if (feats == "_") feats.clear();
  const auto relations = file_.strings("relations");
  for (const std::string& relation : relations) labels_.relations.push_back(relation_from(relation));
  while (labels_.root < relations.size() && relations[labels_.root] != "root") ++labels_.root;
  check(labels_.root < relations.size() && relations.size() > 1, path, "the relations lack 'root'");
  relations_padded_ = (relations.size() + 7) / 8 * 8;
  labels_.names = file_.strings("names");

  // Two networks of one encoder have the same pieces: the second may leave them, and the affixes, to the first.
  const auto lender = [&](const char* key) -> const SafeTensors& {
    if (!file_.has(key)) return file_;
    return *lenders_.emplace_back(std::make_unique<SafeTensors>(folder + "/" + file_.metadata(key)));
  };
  const SafeTensors& pieces_file = lender("pieces_of");
  const auto shape = pieces_file.shape_of("piece.q");
  pieces_ = shape.empty() ? 0 : shape[0];
  piece_rows_ = pieces_file.bytes("piece.q", {pieces_, hidden_});
  piece_scales_ = pieces_file.floats("piece.s", {pieces_});
  position_ = file_.halves("position", {positions_, hidden_});
  shape_rows_ = file_.halves("shape", {20, hidden_});
  casing_ = file_.halves("casing", {3, hidden_});
  input_gain_ = file_.floats("input_norm.g", {hidden_});
  input_bias_ = file_.floats("input_norm.b", {hidden_});
  for (std::size_t l = 0; l < file_.number("layers"); ++l) {
    const std::string name = "layer" + std::to_string(l);
    Layer& layer = layers_.emplace_back();
    layer.qkv = matrix(name + ".qkv", 3 * attention_, hidden_);
    layer.out = matrix(name + ".out", hidden_, attention_);
    layer.up = matrix(name + ".up", intermediate_, hidden_);
    layer.down = matrix(name + ".down", hidden_, intermediate_);
    layer.norm1_gain = file_.floats(name + ".norm1.g", {hidden_});
    layer.norm1_bias = file_.floats(name + ".norm1.b", {hidden_});
    layer.norm2_gain = file_.floats(name + ".norm2.g", {hidden_});
    layer.norm2_bias = file_.floats(name + ".norm2.b", {hidden_});
    check(layer.out.padded == hidden_ && layer.up.padded == intermediate_, path, "dimensions must be multiples of 16");
  }
  word_shape_ = file_.halves("word_shape", {20, shape_});
  const SafeTensors& affixes_file = lender("affixes_of");
  for (int i = 0; i < 3; ++i) {
    const std::string name = "affix" + std::to_string(i);
    affixes_[i] = {affixes_file.bytes(name + ".q", {buckets_, affix_}), affixes_file.floats(name + ".s", {buckets_})};
  }
  head_ = matrix("head", 2 * arc_ + 2 * label_ + tag_ + name_, hidden_ + shape_ + 3 * affix_);
  upos_ = matrix("upos", labels_.upos.size(), tag_, weight);
  xpos_ = matrix("xpos", labels_.xpos.size(), tag_, weight);
  feats_ = matrix("feats", labels_.feats.size(), tag_, weight);
  name_scores_ = matrix("names", labels_.names.size(), name_, weight);
  arc_u_ = file_.halves("arc.u", {arc_ + 1, arc_});
  for (float& u : arc_u_) u *= weight;
  std::vector<float> label_v = file_.halves("label.v", {relations.size(), label_ + 1, label_ + 1});
  for (float& v : label_v) v *= weight;
  label_v_ = label_matrix(label_v, relations.size());
}

// The label scores' products with the dependent as a linear layer, turned so that relations are lanes; what belongs to the
// dependent's 1 is its bias.
PackedMatrix Network::label_matrix(const std::vector<float>& v, std::size_t relations) const {
  const std::size_t outputs = (label_ + 1) * relations_padded_;
  std::vector<std::int8_t> rows(outputs * label_);
  std::vector<float> scales(outputs, 0.0f), bias(outputs, 0.0f);
  for (std::size_t r = 0; r < relations; ++r)
    for (std::size_t h = 0; h <= label_; ++h) {
      const std::size_t output = h * relations_padded_ + r;
      const auto weight = [&](std::size_t d) { return v[(r * (label_ + 1) + d) * (label_ + 1) + h]; };
      bias[output] = weight(label_);
      float most = 1e-8f;
      for (std::size_t d = 0; d < label_; ++d) most = std::max(most, std::abs(weight(d)));
      scales[output] = most / 63.0f;
      for (std::size_t d = 0; d < label_; ++d)
        rows[output * label_ + d] = static_cast<std::int8_t>(std::lround(weight(d) / scales[output]));
    }
  return PackedMatrix::pack(rows.data(), outputs, label_, scales.data(), bias.data());
}

}  // namespace chancery
