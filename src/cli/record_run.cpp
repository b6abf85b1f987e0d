#include <map>

#include "cli/commands.h"

namespace chancery::cli {

RecordCommand record_command(std::string_view name) {
  static const std::map<std::string_view, RecordCommand> kCommands = {
      {"add", run_add},       {"stats", run_stats},   {"documents", run_documents}, {"verify", run_verify},
      {"export", run_export}, {"backup", run_backup}, {"forget", run_forget},
      {"dossier", run_dossier}, {"timeline", run_timeline}, {"agreements", run_agreements}, {"owed", run_owed}, {"visits", run_visits},
      {"topics", run_topics}, {"person", run_person}, {"body", run_body}, {"offices", run_offices}, {"positions", run_positions},
      {"accounts", run_accounts}, {"search", run_search}, {"alerts", run_alerts}, {"check", run_check}, {"figures", run_figures},
      {"note", run_note}, {"correct", run_correct}, {"history", run_history}, {"review", run_review},
      {"brief", run_brief},
      {"confirm", run_judge}, {"reject", run_judge}, {"merge", run_judge}, {"split", run_judge},
  };
  const auto found = kCommands.find(name);
  return found == kCommands.end() ? nullptr : found->second;
}

}  // namespace chancery::cli
