#include "facts/status.h"

#include <array>

#include "base/file.h"
#include "chancery/error.h"
#include "facts/stage_reader.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

constexpr std::array kStages = {"held",      "ongoing",   "planned", "possible",
                                "postponed", "cancelled", "refused", "denied"};

}  // namespace

const char* name_of(EventStage stage) { return kStages[static_cast<std::size_t>(stage)]; }

EventStage stage_of(const ArticleReading& reading, TokenIndex anchor) { return StageReader(reading).of(anchor); }

EventStage stage_with_time(EventStage stage, const DateInterval& when, const std::optional<ResolvedDate>& published) {
  if (stage != EventStage::held && stage != EventStage::ongoing) return stage;
  if (!published || !published->interval.to || !when.from) return stage;
  return std::chrono::sys_days(*when.from) > std::chrono::sys_days(*published->interval.to) ? EventStage::planned
                                                                                            : stage;
}

StatusWords StatusWords::load(const std::vector<std::string>& data_folders) {
  StatusWords out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/statuses.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      bool known = false;
      for (const char* stage : kStages) known = known || row["stage"] == stage;
      if (!known) row.fail("unknown stage '" + row.text("stage") + "'");
      out.words_[row.text("kind") + "/" + row.text("stage")] = row["status"] == "-" ? "" : row.text("status");
    }
  }
  return out;
}

const std::string& StatusWords::word(std::string_view kind, EventStage stage) const {
  static const std::string none;
  const auto found = words_.find(std::string(kind) + "/" + name_of(stage));
  return found == words_.end() ? none : found->second;
}

}  // namespace chancery
