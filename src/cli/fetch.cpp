// `chancery fetch` and `chancery watch`: from the web, politely, into a WARC archive that every reading command takes.
#include <csignal>
#include <ctime>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

#include "base/file.h"
#include "chancery/error.h"
#include "cli/commands.h"
#include "fetch/fetcher.h"
#include "fetch/memory.h"
#include "intake/feed.h"
#include "intake/warc_writer.h"

namespace chancery::cli {
namespace {

volatile std::sig_atomic_t stopped = 0;

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

bool is_address(const std::string& argument) { return argument.starts_with("http://") || argument.starts_with("https://"); }

std::chrono::milliseconds seconds_of(const std::string& value) { return std::chrono::milliseconds(static_cast<std::int64_t>(std::strtod(value.c_str(), nullptr) * 1000)); }

class Run {
 public:
  Run(const Arguments& arguments, std::ostream& out, std::ostream& err)
      : format_(arguments.get("--format")), err_(err), fetcher_(options_of(arguments)), memory_(FetchMemory::load(arguments.get("--memory"))) {
    const std::string path = arguments.get("--output");
    if (!path.empty()) {
      file_.open(path, std::ios::binary | std::ios::app);
      if (!file_) throw Error(path, 0, "cannot be written");
    }
    archive_ = path.empty() ? (format_ == "warc" ? &out : nullptr) : &file_;
    report_ = format_ == "warc" ? nullptr : &out;
  }

  // A page is kept; of a feed its new items are fetched and kept.
  void address(const std::string& address, const std::string& feed = "") {
    const Fetched page = fetcher_.get(address, memory_.conditions_of(address));
    if (!page.error.empty() || (page.status != 304 && (page.status < 200 || page.status > 299))) {
      const std::string why = page.error.empty() ? "status " + std::to_string(page.status) : page.error;
      err_ << "chancery: " << address << ": " << why << '\n';
      tell(address, page, why);
      exit_ = something_unreadable;
      return;
    }
    if (page.status == 304) {
      tell(address, page, "unchanged");
      return;
    }
    memory_.remember(address, {std::string(find_header(page.headers, "etag")), std::string(find_header(page.headers, "last-modified"))});
    if (feed.empty() && looks_like_feed(page.body)) {
      tell(address, page, "feed");
      items(read_feed(page.body), address, page.address);
    } else {
      keep(page);
      tell(address, page, "kept");
    }
  }

  void items(const Feed& feed, const std::string& name, const std::string& base) {
    for (const auto& problem : feed.problems) err_ << "chancery: " << name << ": " << problem << '\n';
    // Oldest last in feeds: fetched in the order in which they came out.
    for (auto item = feed.items.rbegin(); item != feed.items.rend() && !stopped; ++item) {
      const std::string link = is_address(item->address) ? item->address : base.empty() ? "" : resolve_link(base, item->address);
      if (link.empty() || memory_.taken(name, link)) continue;
      const int before = exit_;
      exit_ = all_done;
      address(link, name);
      if (exit_ == all_done) memory_.take(name, link);
      exit_ = std::max(exit_, before);
      memory_.save();
    }
  }

  // A file: a feed, or a list of addresses, one a line.
  void file(const std::string& path) {
    const std::string bytes = read_file(path);
    if (looks_like_feed(bytes)) {
      items(read_feed(bytes), path, "");
      return;
    }
    for (std::size_t at = 0; at < bytes.size() && !stopped;) {
      const auto end = std::min(bytes.find('\n', at), bytes.size());
      std::string line = bytes.substr(at, end - at);
      at = end + 1;
      while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back()))) line.pop_back();
      if (line.empty() || line.starts_with('#')) continue;
      argument(line);
    }
  }

  void argument(const std::string& argument) {
    if (is_address(argument)) address(argument);
    else if (file_exists(argument)) file(argument);
    else {
      err_ << "chancery: " << argument << ": neither an address of http or https nor a file\n";
      exit_ = something_unreadable;
    }
    memory_.save();
  }

  int exit() const { return exit_; }

 private:
  static FetchOptions options_of(const Arguments& arguments) {
    FetchOptions options;
    options.agent = "chancery/" CHANCERY_VERSION;
    if (const auto contact = arguments.get("--contact"); !contact.empty()) options.agent += " (+" + contact + ")";
    options.delay = seconds_of(arguments.get("--delay"));
    options.time = std::max(seconds_of(arguments.get("--time")), std::chrono::milliseconds(1));
    options.most_bytes = std::strtoull(arguments.get("--most-bytes").c_str(), nullptr, 10);
    options.certificates = arguments.get("--certificates");
    for (const auto& allowed : arguments.all("--allow-address")) {
      const auto address = address_of(allowed);
      if (!address) throw Error("--allow-address", 0, "'" + allowed + "' is no address of numbers");
      options.allowed.push_back(*address);
    }
    return options;
  }

  void keep(const Fetched& page) {
    if (!archive_) return;
    *archive_ << warc_response(page.address, now(), page.status, page.headers, page.body) << std::flush;
    if (!*archive_) throw Error("the archive", 0, "cannot be written");
  }

  void tell(const std::string& address, const Fetched& page, const std::string& what) {
    if (!report_) return;
    if (format_ == "text") {
      *report_ << fmt::format("{:<9} {:>9}  {}\n", what.size() < 10 ? what : "failed", page.body.size(), address);
    } else {
      const nlohmann::ordered_json json = {{"url", address}, {"address", page.address}, {"status", page.status}, {"bytes", page.body.size()}, {"what", what}};
      *report_ << json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    }
    *report_ << std::flush;
  }

  std::string format_;
  std::ostream& err_;
  Fetcher fetcher_;
  FetchMemory memory_;
  std::ofstream file_;
  std::ostream* archive_ = nullptr;
  std::ostream* report_ = nullptr;
  int exit_ = all_done;
};

}  // namespace

int run_fetch(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  Run run(arguments, out, err);
  for (const auto& argument : arguments.files) run.argument(argument);
  return run.exit();
}

int run_watch(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  std::signal(SIGINT, [](int) { stopped = 1; });
  std::signal(SIGTERM, [](int) { stopped = 1; });
  Run run(arguments, out, err);
  const auto every = std::max(seconds_of(arguments.get("--every")) * 60, std::chrono::milliseconds(0));
  const auto rounds = std::strtoull(arguments.get("--rounds").c_str(), nullptr, 10);
  for (unsigned long long round = 0; !stopped && (rounds == 0 || round < rounds); ++round) {
    const auto next = std::chrono::steady_clock::now() + every;
    for (const auto& argument : arguments.files)
      if (!stopped) run.argument(argument);
    if (round + 1 == rounds) break;
    while (!stopped && std::chrono::steady_clock::now() < next) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return run.exit();
}

}  // namespace chancery::cli
