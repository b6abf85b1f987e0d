// `chancery add`: articles into a record. `chancery forget`: one out of it again.
#include <fstream>
#include <iostream>
#include <optional>
#include <ostream>

#include "chancery/error.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/record_door.h"

namespace chancery::cli {
namespace {

// Adds one by one, or --batch at a time, and says so once that is safely on disk.
class Adder {
 public:
  Adder(store::Record& record, std::string engine, std::size_t batch, bool porcelain, std::ostream& out)
      : record_(record), engine_(std::move(engine)), batch_(batch == 0 ? 1 : batch), porcelain_(porcelain), out_(out) {}
  void add(store::Json article) {
    waiting_.push_back(std::move(article));
    if (waiting_.size() >= batch_) flush();
  }
  void flush() {
    if (waiting_.empty()) return;
    const auto all = record_.add_all(waiting_, engine_);
    waiting_.clear();
    for (const auto& added : all) {
      ++total_;
      if (!added.changed) ++known_;
      if (porcelain_) out_ << "added\t" << added.id << '\t' << added.source << '\n';
    }
    if (porcelain_) out_.flush();
  }
  void nothing_there() { ++nothing_; }
  bool left_out_any() const { return nothing_ > 0; }
  void finish() {
    flush();
    if (porcelain_) return;
    out_ << total_ - known_ << (total_ - known_ == 1 ? " article added" : " articles added");
    if (known_) out_ << ", " << known_ << " known already";
    if (nothing_) out_ << ", " << nothing_ << " left out: nothing could be read in " << (nothing_ == 1 ? "it" : "them");
    out_ << '\n';
  }

 private:
  store::Record& record_;
  std::string engine_;
  std::size_t batch_, total_ = 0, known_ = 0, nothing_ = 0;
  bool porcelain_;
  std::ostream& out_;
  std::vector<store::Json> waiting_;
};

int add_records(const Arguments& arguments, Adder& adder, std::ostream& err) {
  int exit = all_done;
  for (const auto& file : arguments.files) {
    std::ifstream opened;
    if (file != "-") {
      opened.open(file, std::ios::binary);
      if (!opened) {
        err << "chancery: " << file << ": cannot be read\n";
        exit = something_unreadable;
        continue;
      }
    }
    std::istream& in = file == "-" ? std::cin : opened;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      store::Json article = store::Json::parse(line, nullptr, false);
      if (!article.is_object() || store::text_at(store::at(article, "document"), "id").empty()) {
        err << "chancery: " << file << ":" << number << ": not the record of an article\n";
        exit = something_unreadable;
        continue;
      }
      adder.add(std::move(article));
    }
  }
  return exit;
}

}  // namespace

int run_add(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const bool records = arguments.get("--input") == "record";
  std::optional<Pipeline> pipeline;
  if (!records) pipeline = load_pipeline(arguments);  // before the record is locked
  const std::string named = arguments.get("--engine");
  const std::string engine = !named.empty() ? named : records ? "records" : engine_name(arguments);
  store::Record record = open_record(arguments, store::Record::Mode::create);
  Adder adder(record, engine, std::strtoul(arguments.get("--batch").c_str(), nullptr, 10), arguments.has("--porcelain"), out);
  int exit = all_done;
  if (records) {
    exit = add_records(arguments, adder, err);
  } else {
    // A file that is missing, empty or no text is no document: what is said to be added can be read in the record.
    const auto work = [](const Document& document, bool) {
      return document.text.find_first_not_of(" \t\r\n") == std::string::npos ? std::string() : to_json_line(document, true);
    };
    exit = for_each_document(arguments, *pipeline, err, work, [&](const std::string& line) { line.empty() ? adder.nothing_there() : adder.add(store::Json::parse(line)); });
    if (adder.left_out_any()) exit = something_unreadable;
  }
  adder.finish();
  return exit;
}

int run_forget(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  store::Record record = open_record(arguments, store::Record::Mode::write);
  int exit = all_done;
  for (const auto& name : arguments.files) {
    if (record.forget(name, author_of(arguments), arguments.get("--reason"))) {
      out << "forgotten: " << name << '\n';
    } else {
      err << "chancery: " << name << ": no such document in the record\n";
      exit = something_unreadable;
    }
  }
  return exit;
}

}  // namespace chancery::cli
