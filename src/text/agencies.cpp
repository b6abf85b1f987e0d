#include "text/agencies.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80);
}

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

}  // namespace

void Agencies::add_form(std::string_view form) {
  if (form.size() < 2) return;
  for (std::string spelling : {std::string(form), capitals(form)}) {
    auto& bucket = forms_[spelling.substr(0, 2)];
    if (std::find(bucket.begin(), bucket.end(), spelling) == bucket.end()) bucket.push_back(std::move(spelling));
  }
}

Agencies Agencies::load(const std::vector<std::string>& data_folders) {
  Agencies out;
  for (const std::string& folder : data_folders) {
    if (const std::string path = folder + "/ontology/agencies.tsv"; file_exists(path)) {
      const Table table = Table::load(path);
      for (const Table::Row& row : table.rows()) {
        if (row["key"].empty() || row["name"].empty()) row.fail("an agency needs a key and a name");
        out.agencies_.push_back({row.text("key"), row.text("name"), row.text("site")});
        out.add_form(row["name"]);
        for (const auto form : row.list("forms")) out.add_form(form);
      }
    }
    if (const std::string path = folder + "/lexicon/dateline_places.tsv"; file_exists(path)) {
      const Table table = Table::load(path);
      for (const Table::Row& row : table.rows()) out.places_.insert(fold(row["place"]));
    }
  }
  for (auto& [key, bucket] : out.forms_)
    std::sort(bucket.begin(), bucket.end(),
              [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  return out;
}

std::size_t Agencies::at(std::string_view text, std::size_t at) const {
  if (at + 2 > text.size() || (at > 0 && word_byte(text[at - 1]) && word_byte(text[at]))) return 0;
  const auto bucket = forms_.find(std::string(text.substr(at, 2)));
  if (bucket == forms_.end()) return 0;
  for (const std::string& form : bucket->second)
    if (text.substr(at, form.size()) == form && (at + form.size() >= text.size() || !word_byte(text[at + form.size()])))
      return form.size();
  return 0;
}

std::optional<std::pair<std::size_t, std::size_t>> Agencies::find(std::string_view text) const {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (const std::size_t length = at(text, i)) return std::pair(i, length);
  return {};
}

bool Agencies::is_agency(std::string_view text) const {
  const auto outer = [](char c) { return !word_byte(c); };
  while (!text.empty() && outer(text.front())) text.remove_prefix(1);
  while (!text.empty() && outer(text.back())) text.remove_suffix(1);
  return !text.empty() && at(text, 0) == text.size();
}

bool Agencies::is_place(std::string_view text) const { return places_.contains(fold(text)); }

const Agencies::Agency* Agencies::of_address(std::string_view address) const {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return nullptr;
  std::string_view host = address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  for (const Agency& agency : agencies_)
    if (host == agency.site || (host.size() > agency.site.size() && host.ends_with(agency.site) &&
                                host[host.size() - agency.site.size() - 1] == '.'))
      return &agency;
  return nullptr;
}

}  // namespace chancery
