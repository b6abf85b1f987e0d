#include "fetch/memory.h"

#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "chancery/error.h"

namespace chancery {

FetchMemory FetchMemory::load(const std::string& path) {
  FetchMemory out;
  out.path_ = path;
  if (path.empty() || !file_exists(path)) return out;
  const auto json = nlohmann::json::parse(read_file(path), nullptr, false);
  try {
    for (const auto& [address, entry] : json.at("addresses").items())
      out.conditions_[address] = {entry.value("etag", ""), entry.value("last_modified", "")};
    for (const auto& [feed, list] : json.at("feeds").items())
      for (const auto& item : list) out.take(feed, item.get<std::string>());
  } catch (const nlohmann::json::exception&) {
    throw Error(path, 0, "is not a file of what was fetched before");
  }
  return out;
}

void FetchMemory::save() const {
  if (path_.empty()) return;
  nlohmann::ordered_json json = {{"addresses", nlohmann::ordered_json::object()}, {"feeds", nlohmann::ordered_json::object()}};
  for (const auto& [address, conditions] : conditions_) json["addresses"][address] = {{"etag", conditions.etag}, {"last_modified", conditions.last_modified}};
  for (const auto& [feed, items] : items_) json["feeds"][feed] = items.order;
  const std::string bytes = json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  const std::string next = path_ + ".new";
  std::FILE* file = std::fopen(next.c_str(), "wb");
  if (!file) throw Error(next, 0, std::strerror(errno));
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (std::fclose(file) != 0 || !whole || std::rename(next.c_str(), path_.c_str()) != 0) throw Error(next, 0, std::strerror(errno));
}

Conditions FetchMemory::conditions_of(const std::string& address) const {
  const auto found = conditions_.find(address);
  return found == conditions_.end() ? Conditions{} : found->second;
}

void FetchMemory::remember(const std::string& address, Conditions conditions) {
  if (conditions.etag.empty() && conditions.last_modified.empty()) conditions_.erase(address);
  else conditions_[address] = std::move(conditions);
}

bool FetchMemory::taken(const std::string& feed, const std::string& item) const {
  const auto found = items_.find(feed);
  return found != items_.end() && found->second.known.contains(item);
}

void FetchMemory::take(const std::string& feed, const std::string& item) {
  Items& items = items_[feed];
  if (!items.known.insert(item).second) return;
  items.order.push_back(item);
  if (items.order.size() <= kMostItems) return;
  items.known.erase(items.order.front());
  items.order.pop_front();
}

}  // namespace chancery
