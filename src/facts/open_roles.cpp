#include "facts/open_roles.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

constexpr std::size_t kMostOffices = 400;  // an article of more is a list, where nothing is sure

std::string words_without_article(const Document& document, Span span) {
  std::string words = to_lower(document.at(span));
  for (const char* article : {"the ", "both ", "this "})
    if (words.starts_with(article)) words.erase(0, std::string_view(article).size());
  if (words.starts_with("two ")) words.erase(0, 4);
  return words;
}

// "fm" and "minister of foreign affairs" as the offices are named; "" for what is no role of one.
std::string role_of(const std::string& words) {
  if (words == "fm" || (words.find("minister") != std::string::npos && words.find("foreign") != std::string::npos) ||
      words == "top diplomat")
    return "foreign minister";
  for (const char* role : {"minister", "president", "prime minister", "speaker", "ambassador", "chairman",
                           "secretary general", "spokesperson", "spokesman"})
    if (words == role) return role;
  return "";
}

bool first_letter_is_article(const Document& document, Span span) {
  const std::string words = to_lower(document.at(span));
  return words.starts_with("the ");
}

}  // namespace

OpenRoles::OpenRoles(const ArticleReading& reading) : reading_(reading) {
  const Document& document = reading.document();
  for (const Office& office : document.offices)
    if (office.person && office.manner != Manner::former && !document.entities[*office.person].name.empty())
      offices_.push_back(&office);
  if (offices_.size() > kMostOffices) offices_.clear();
  std::stable_sort(offices_.begin(), offices_.end(),
                   [](const Office* a, const Office* b) { return a->span.begin < b->span.begin; });
}

bool OpenRoles::holds(EntityIndex person, const std::string& role) const {
  return std::any_of(offices_.begin(), offices_.end(), [&](const Office* office) {
    if (office->person != person) return false;
    if (role == "minister")
      return office->name.find("minister") != std::string::npos && office->name != "prime minister";
    return office->name == role;
  });
}

// "..., he added": whoever spoke in the sentence before, one alone, if nothing speaks against it.
std::optional<Value> OpenRoles::goes_on(const SpeechFrame& frame, const SpeechFrame* before, Span span) const {
  const Document& document = reading_.document();
  const std::string word = to_lower(document.at(span));
  const bool male = word == "he" || word == "him";
  if ((!male && word != "she" && word != "her") || !before || frame.sentence - before->sentence > 5) return {};
  // A quotation of several sentences may stand between, and one end of a paragraph.
  if (document.sentences[frame.sentence].paragraph - document.sentences[before->sentence].paragraph > 1) return {};
  const Entity* who = before->speakers.size() == 1 ? reading_.entity(before->speakers.front()) : nullptr;
  if (!who || who->kind != EntityKind::person) return {};
  const Gender other = male ? Gender::female : Gender::male;
  if (who->gender == other) return {};
  // Somebody else named between the two may be meant.
  const TokenIndex from = document.sentences[before->sentence].tokens.last;
  const TokenIndex to = document.sentences[frame.sentence].tokens.first;
  for (const MentionIndex m : reading_.mentions_in({from, std::max(from, to)})) {
    const auto& entity = document.mentions[m].entity;
    if (entity && entity != before->speakers.front().entity && document.entities[*entity].kind == EntityKind::person)
      return {};
    // "The Prime Minister extended regards", and nobody knows which
    const How how = document.mentions[m].how;
    if (!entity && (how == How::office || how == How::role || how == How::country_and_role)) return {};
  }
  return Value::of_entity(*before->speakers.front().entity, span);
}

void OpenRoles::settle(std::vector<SpeechFrame>& frames) const {
  std::vector<EntityIndex> spoken;
  const SpeechFrame* before = nullptr;  // the last one who spoke for himself
  for (SpeechFrame& frame : frames) {
    const Value* bare = frame.speakers.size() == 1 ? &frame.speakers.front() : nullptr;
    if (bare && !bare->entity && bare->span) {
      const Span span = *bare->span;
      if (auto same = goes_on(frame, before, span)) {
        frame.speakers = {std::move(*same)};
        before = &frame;
        continue;
      }
      if (offices_.empty()) continue;
      auto both = several(span);
      const std::string role = both.empty() ? role_of(words_without_article(reading_.document(), span)) : "";
      if (!both.empty()) {
        frame.speakers = std::move(both);
      } else if (!role.empty() && first_letter_is_article(reading_.document(), span)) {
        std::vector<EntityIndex> fits;
        for (const EntityIndex person : spoken)
          if (holds(person, role)) fits.push_back(person);
        if (fits.size() == 1) frame.speakers = {Value::of_entity(fits.front(), span)};
      }
      continue;
    }
    if (frame.reports || frame.speakers.size() != 1 || !frame.speakers.front().entity) continue;
    const EntityIndex who = *frame.speakers.front().entity;
    const bool person = reading_.document().entities[who].kind == EntityKind::person;
    if (person) before = &frame;
    if (person && std::find(spoken.begin(), spoken.end(), who) == spoken.end() && spoken.size() < 64)
      spoken.push_back(who);
  }
}

std::vector<Value> OpenRoles::several(Span span) const {
  const Document& document = reading_.document();
  const std::string words = words_without_article(document, span);
  std::string role;
  for (const char* plural : {"ministers", "presidents", "prime ministers", "speakers", "foreign ministers"})
    if (words == plural) role = words.substr(0, words.size() - 1);
  const bool anybody = words == "sides" || words == "leaders";
  if (role.empty() && !anybody) return {};
  std::vector<EntityIndex> people;
  for (const Office* office : offices_) {
    if (office->span.begin >= span.begin) break;
    if (!anybody && !holds(*office->person, role)) continue;
    if (std::find(people.begin(), people.end(), *office->person) == people.end()) people.push_back(*office->person);
    if (people.size() > 2) return {};
  }
  if (people.size() != 2) return {};
  const std::string& one = document.entities[people[0]].country;
  const std::string& other = document.entities[people[1]].country;
  if (one.empty() || other.empty() || one == other) return {};
  return {Value::of_entity(people[0], span), Value::of_entity(people[1], span)};
}

}  // namespace chancery
