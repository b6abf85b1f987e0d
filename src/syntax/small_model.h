// For tests: a syntax model with random weights and all its files, small enough to write in a moment.
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace chancery::testing {

class SmallModel {
 public:
  // `spoil` is applied to the header before it is written.
  template <typename Spoil>
  SmallModel(const std::string& folder, unsigned seed, Spoil spoil) : folder_(folder), random_(seed) {
    std::filesystem::create_directories(folder);
    write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\nb\n##a\n##b\nthe\nriga\n##s\n.\n,\n'\n##t\nn\n-\n1\n##2\n");
    std::string fold;
    for (char c = 'A'; c <= 'Z'; ++c) fold += hex(c) + "\t" + hex(static_cast<char>(c + 32)) + "\t1\n";
    write("fold.tsv", fold + "E9\t65\t0\nC9\t65\t1\n");
    write("lemmas.tsv", "K\tPROPN/NNP\nG\tNN\tNOUN/NN\nR\tNOUN/NN\ts\t1\t\n");
    auto& meta = header_["__metadata__"];
    const std::map<std::string, std::string> numbers = {
        {"format", "chancery-syntax-1"}, {"hidden", "64"}, {"layers", "2"}, {"attention_heads", "1"}, {"intermediate", "128"},
        {"positions", "24"}, {"arc_dim", "16"}, {"label_dim", "8"}, {"tag_dim", "16"}, {"name_dim", "16"}, {"affix_dim", "8"},
        {"shape_dim", "8"}, {"buckets", "64"}};
    for (const auto& [key, value] : numbers) meta[key] = value;
    meta["upos"] = R"(["NOUN","VERB","PUNCT","PROPN"])";
    meta["xpos"] = R"(["NN","VBD","."])";
    meta["feats"] = R"(["_","Number=Sing"])";
    meta["relations"] = R"(["root","nsubj","obj","punct","nmod:poss"])";
    meta["names"] = R"(["O","B-PER","I-PER","E-PER","S-PER","B-ORG","I-ORG","E-ORG","S-ORG","B-LOC","I-LOC","E-LOC","S-LOC"])";
    bytes("piece", 19, 64, 127);
    floats("position", {24, 64}, 0.3f);
    floats("shape", {20, 64}, 0.3f);
    floats("casing", {3, 64}, 0.3f);
    norm("input_norm");
    for (int l = 0; l < 2; ++l) {
      const std::string name = "layer" + std::to_string(l);
      linear(name + ".qkv", 96, 64);   // one head: thinner than the rest is wide
      linear(name + ".out", 64, 32);
      linear(name + ".up", 128, 64);
      linear(name + ".down", 64, 128);
      norm(name + ".norm1");
      norm(name + ".norm2");
    }
    floats("word_shape", {20, 8}, 1);
    for (const char* name : {"affix0", "affix1", "affix2"}) bytes(name, 64, 8, 127);
    linear("head", 2 * 16 + 2 * 8 + 16 + 16, 64 + 8 + 24);
    linear("upos", 4, 16);
    linear("xpos", 3, 16);
    linear("feats", 2, 16);
    linear("names", 13, 16);
    floats("arc.u", {17, 16}, 0.5f);
    floats("label.v", {5, 9, 9}, 0.5f);
    spoil(header_);
    std::string text = header_.dump();
    text.resize((text.size() + 8 + 63) / 64 * 64 - 8, ' ');
    const std::uint64_t length = text.size();
    std::string file(reinterpret_cast<const char*>(&length), 8);
    write("syntax.safetensors", file + text + data_);
  }
  SmallModel(const std::string& folder, unsigned seed) : SmallModel(folder, seed, [](nlohmann::json&) {}) {}
  const std::string& folder() const { return folder_; }

 private:
  static std::string hex(char c) {
    const char* digits = "0123456789ABCDEF";
    return {digits[c / 16], digits[c % 16]};
  }
  void write(const std::string& name, const std::string& contents) {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << contents;
  }
  template <typename T>
  void add(const std::string& name, const char* type, const std::vector<std::size_t>& shape, const std::vector<T>& values) {
    data_.resize((data_.size() + 63) / 64 * 64);
    const std::size_t begin = data_.size();
    data_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    header_[name] = {{"dtype", type}, {"shape", shape}, {"data_offsets", {begin, data_.size()}}};
  }
  void floats(const std::string& name, const std::vector<std::size_t>& shape, float spread, float middle = 0) {
    std::size_t count = 1;
    for (const std::size_t size : shape) count *= size;
    std::normal_distribution<float> normal(middle, spread);
    std::vector<float> values(count);
    for (float& v : values) v = normal(random_);
    add(name, "F32", shape, values);
  }
  void bytes(const std::string& name, std::size_t rows, std::size_t columns, int most) {
    std::vector<std::int8_t> values(rows * columns);
    for (auto& v : values) v = static_cast<std::int8_t>(static_cast<int>(random_() % static_cast<unsigned>(2 * most + 1)) - most);
    add(name + ".q", "I8", {rows, columns}, values);
    floats(name + ".s", {rows}, 0.001f, 0.01f);
  }
  void linear(const std::string& name, std::size_t outputs, std::size_t inputs) {
    bytes(name, outputs, inputs, 63);
    floats(name + ".b", {outputs}, 0.1f);
  }
  void norm(const std::string& name) {
    floats(name + ".g", {64}, 0.1f, 1);
    floats(name + ".b", {64}, 0.1f);
  }

  std::string folder_;
  std::mt19937 random_;
  nlohmann::json header_;
  std::string data_;
};

}  // namespace chancery::testing
