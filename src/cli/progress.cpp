#include "cli/progress.h"

#include <fmt/format.h>

#include <ostream>

namespace chancery::cli {
using std::chrono::steady_clock;

Progress::Progress(std::ostream& err, bool at_terminal, std::uint64_t total)
    : err_(err), on_(at_terminal && total != 1), total_(total), start_(steady_clock::now()), shown_(start_) {}

Progress::~Progress() {
  if (on_ && done_ > 0) show(true);
}

void Progress::one_done() {
  ++done_;
  if (on_ && steady_clock::now() - shown_ > std::chrono::milliseconds(200)) show(false);
}

void Progress::show(bool last) {
  shown_ = steady_clock::now();
  const double seconds = std::chrono::duration<double>(shown_ - start_).count();
  const double rate = seconds > 0 ? static_cast<double>(done_) / seconds : 0;
  std::string line = fmt::format("\r{} articles, {:.1f} a second", done_, rate);
  if (total_ > 0 && rate > 0 && !last) line += fmt::format(", {:.0f} s left", static_cast<double>(total_ - done_) / rate);
  err_ << line << "\033[K" << (last ? "\n" : "") << std::flush;
}

}  // namespace chancery::cli
