#include "events/event_words.h"

#include <algorithm>
#include <type_traits>

#include "base/file.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = text.find(at);
    if (end != 0) out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

template <typename Take>
void each_row(const std::vector<std::string>& folders, const char* name, Take&& take) {
  for (const std::string& folder : folders) {
    const std::string path = folder + name;
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      if constexpr (std::is_invocable_v<Take, const Table::Row&, const std::string&>)
        take(row, folder);
      else
        take(row);
    }
  }
}

void read_word(const Table::Row& row, const EventCodes& codes, EventWord& out) {
  out.lemma = row.text("lemma");
  out.code = row.text("cameo");
  if (out.code.ends_with('<')) {
    out.swap = true;
    out.code.pop_back();
  }
  if (!out.is_operator() && out.code != "-" && !codes.find(out.code))
    row.fail("'" + out.code + "' is no code of CAMEO");
  const std::string_view plover = row["plover"];
  out.type = std::string(plover.substr(0, plover.find('/')));
  if (!out.type.empty() && quad_of_type(out.type) == 0) row.fail("'" + out.type + "' is no type of PLOVER");
  if (plover.find('/') != std::string_view::npos) out.mode = std::string(plover.substr(plover.find('/') + 1));
  for (std::string& place : split(row["to"], ' ')) {
    if (place.ends_with('*')) {
      out.mutual = true;
      place.pop_back();
    }
    out.to.push_back(std::move(place));
  }
}

}  // namespace

EventWords EventWords::load(const std::vector<std::string>& data_folders, const EventCodes& codes) {
  EventWords out;
  std::map<std::string, std::string, std::less<>> origin;  // of each transform: the folder
  each_row(data_folders, "/ontology/event_transforms.tsv", [&](const Table::Row& row, const std::string& folder) {
    // A user's row for all inner codes stands for all of ours of that word.
    if (row["inner"] == "*")
      std::erase_if(out.transforms_, [&](const auto& known) {
        return known.first.starts_with(row.text("word") + "/") && origin[known.first] != folder;
      });
    origin[row.text("word") + "/" + row.text("inner")] = folder;
    if (row["result"] != "=" && row["result"] != "-" && !codes.find(row["result"]))
      row.fail("'" + row.text("result") + "' is no code of CAMEO");
    out.transforms_[row.text("word") + "/" + row.text("inner")] = row.text("result");
  });
  each_row(data_folders, "/lexicon/event_objects.tsv", [&](const Table::Row& row) {
    out.objects_[row.text("lemma")].push_back(row.text("class"));
    out.object_classes_[row.text("class")] = 1;
  });
  const auto known = [&](const Table::Row& row, const EventWord& word) {
    if (word.is_operator() && word.operation() != "plan" &&
        !out.transforms_.contains(std::string(word.operation()) + "/*"))
      row.fail("'" + word.code + "' has no rows in event_transforms.tsv");
  };
  each_row(data_folders, "/lexicon/event_nouns.tsv", [&](const Table::Row& row) {
    EventWord word;
    read_word(row, codes, word);
    known(row, word);
    out.nouns_[word.lemma] = word;
  });
  // A user's table beats ours: his row replaces one of the same needs; what is new with him is tried before ours, unless
  // it needs nothing.
  std::unordered_map<std::string, std::vector<std::string>> needs;
  std::string file;
  std::unordered_map<std::string, std::size_t> own;
  const auto put_row = [&](EventWord word, const std::string& need) {
    std::vector<EventWord>& rows = out.verbs_[word.lemma];
    std::vector<std::string>& known_needs = needs[word.lemma];
    if (file != data_folders.front()) {
      for (std::size_t i = own[word.lemma]; i < rows.size(); ++i)
        if (known_needs[i] == need) {
          rows.erase(rows.begin() + i);
          known_needs.erase(known_needs.begin() + i);
          break;
        }
      if (!need.empty()) {
        const std::size_t at = own[word.lemma]++;
        rows.insert(rows.begin() + at, std::move(word));
        known_needs.insert(known_needs.begin() + at, need);
        return;
      }
    }
    rows.push_back(std::move(word));
    known_needs.push_back(need);
  };
  each_row(data_folders, "/lexicon/event_verbs.tsv", [&](const Table::Row& row, const std::string& folder) {
    if (folder != file) {
      file = folder;
      own.clear();
    }
    EventWord word;
    read_word(row, codes, word);
    known(row, word);
    for (const std::string& term : split(row["needs"], ' ')) {
      EventWord::Need need;
      std::string_view rest = term;
      if (rest.starts_with("not:")) {
        need.denied = true;
        rest.remove_prefix(4);
      }
      const std::size_t equals = rest.find('=');
      need.what = std::string(rest.substr(0, equals));
      std::replace(need.what.begin(), need.what.end(), '_', ' ');  // "out_of"
      if (equals != std::string_view::npos) need.values = split(rest.substr(equals + 1), ',');
      for (const std::string& value : need.values)
        if (value != "act" && value != "actor" && value != "IGO" && value != "NGO" &&
            !(value[0] >= '0' && value[0] <= '9') && !(value.size() == 3 && value[0] >= 'A' && value[0] <= 'Z') &&
            !out.object_classes_.contains(value))
          row.fail("no word of event_objects.tsv is of class '" + value + "'");
      word.needs.push_back(std::move(need));
    }
    put_row(std::move(word), row.text("needs"));
  });
  each_row(data_folders, "/lexicon/event_modes.tsv",
           [&](const Table::Row& row) { out.modes_[row.text("type") + "/" + row.text("word")] = row.text("mode"); });
  each_row(data_folders, "/lexicon/event_contexts.tsv", [&](const Table::Row& row) {
    for (const auto context : row.list("contexts")) out.contexts_[row.text("word")].emplace_back(context);
  });
  return out;
}

const std::vector<EventWord>* EventWords::verb(const std::string& lemma) const {
  const auto found = verbs_.find(lemma);
  return found == verbs_.end() ? nullptr : &found->second;
}

const EventWord* EventWords::noun(const std::string& lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? nullptr : &found->second;
}

bool EventWords::is_object(const std::string& lemma, const std::string& class_name) const {
  const auto found = objects_.find(lemma);
  return found != objects_.end() &&
         std::find(found->second.begin(), found->second.end(), class_name) != found->second.end();
}

std::string EventWords::transform(std::string_view operation, std::string_view inner) const {
  const std::string word(operation == "plan" ? "intent" : operation);
  for (std::size_t length = inner.size(); length > 0; --length) {
    const auto found = transforms_.find(word + "/" + std::string(inner.substr(0, length)));
    if (found == transforms_.end()) continue;
    if (found->second == "=") return std::string(inner);
    return found->second == "-" ? "" : found->second;
  }
  const auto found = transforms_.find(word + "/*");
  if (found == transforms_.end() || found->second == "-") return "";
  return found->second == "=" ? std::string(inner) : found->second;
}

const std::string* EventWords::mode(const std::string& type, const std::string& word) const {
  const auto found = modes_.find(type + "/" + word);
  return found == modes_.end() ? nullptr : &found->second;
}

const std::vector<std::string>* EventWords::contexts(const std::string& word) const {
  const auto found = contexts_.find(word);
  return found == contexts_.end() ? nullptr : &found->second;
}

}  // namespace chancery
