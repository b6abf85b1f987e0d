// Events in words.
#include <algorithm>
#include <array>
#include <cmath>

#include "store/events.h"
#include "store/match_parts.h"
#include "store/names.h"
#include "store/questions.h"
#include "store/quoted.h"
#include "store/row_names.h"
#include "store/undated.h"

namespace chancery::store {
namespace {

std::string amount_words(const Json& amount) {
  if (!amount.is_object()) return "";
  const auto number = [](const Json& value) {
    const auto n = number_of(value);
    if (!n) return std::string();
    char buffer[40];
    if (std::fabs(*n) >= 1e12)
      std::snprintf(buffer, sizeof buffer, "%.6g trillion", *n / 1e12);
    else if (std::fabs(*n) >= 1e9)
      std::snprintf(buffer, sizeof buffer, "%.6g billion", *n / 1e9);
    else if (std::fabs(*n) >= 1e6)
      std::snprintf(buffer, sizeof buffer, "%.6g million", *n / 1e6);
    else
      std::snprintf(buffer, sizeof buffer, "%.10g", *n);
    return std::string(buffer);
  };
  std::string value = number(at(amount, "value"));
  if (value.empty()) {
    const std::string from = number(at(amount, "from")), to = number(at(amount, "to"));
    value = from.empty() || to.empty() ? from + to : from + " to " + to;
  }
  if (value.empty()) return text_at(amount, "as_written");
  const std::string hedge = text_at(amount, "hedge"), unit = text_at(amount, "unit");
  return (hedge.empty() ? "" : hedge + " ") + value + (unit.empty() ? "" : " " + unit);
}

std::string when_of(const View& fact) {
  const std::string from = fact.first ? iso_of(*fact.first) : "", to = fact.last ? iso_of(*fact.last) : "";
  return from == to ? from : from + ".." + to;
}

// Acts that are no sentence with what they are done to: "lifted Myanmar".
std::string deed_words(const std::string& act) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kWhole = {
      {{"ceased fire", "ceased fire with"},
       {"deployed", "deployed forces against"},
       {"lifted", "lifted sanctions on"},
       {"protested", "protested against"},
       {"restored", "restored ties with"},
       {"severed", "severed ties with"},
       {"tested", "tested weapons, to the alarm of"}}};
  for (const auto& [alone, whole] : kWhole)
    if (act == alone) return std::string(whole);
  return act;
}

// Who stands beside a document: those who signed it, shall sign it, adopted or ratified it.
std::string signing_words(const View& document) {
  if (document.status == "adopted" || document.status == "ratified" || document.status == "initialled" ||
      document.status == "proposed" || document.status == "terminated")
    return document.status + " by";
  if (document.status == "planned" || document.status == "text agreed" || document.status == "postponed")
    return "to be signed by";
  return document.status == "denied" ? "said to be signed by" : "signed by";
}

// A meeting of which one side alone is told, a visit of which nobody knows where to: the article's words say more.
bool half_told(const View& fact) {
  if (fact.kind != kContact) return false;
  const std::string format = fact.text("format");
  if (format.ends_with("visit")) return fact.in({"host"}).empty() && at(fact.body, "place").is_null();
  return (format == "meeting" || format == "talks" || format == "phone call" || format == "video") &&
         fact.in(kSides).size() < 2;
}

std::string words_of(const Json& value, const char* name) {
  const Json& field = at(value, name);
  const std::string written = text_of(field);
  return written.empty() ? text_at(field, "as_written") : written;
}

}  // namespace

// What goes without saying is left out, and what the words say themselves: "Deputy Foreign Minister".
std::string status_to_tell(const Line& line) {
  for (const char* plain : {"held", "said", "stated", "full"})
    if (line.status == plain) return "";
  if (line.kind != "office") return line.status;
  const std::string words = folded_words(line.text.substr(0, line.text.find(':')));
  if (words.find(line.status) != std::string::npos) return "";
  const auto deputy = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  return line.status == "deputy" && (deputy("vice") || deputy("assistant") || deputy("under")) ? "" : line.status;
}

std::string Questions::country_name(const std::string& code) const {
  const auto found = scope_.countries.find(code);
  return found == scope_.countries.end() ? code : found->second;
}

std::string Questions::with_article(const std::string& name) {
  static constexpr std::array<std::string_view, 8> kWords = {"Netherlands", "Philippines", "Maldives",    "Bahamas",
                                                             "Gambia",      "Comoros",     "White House", "Kremlin"};
  const bool takes = name.starts_with("United ") || name.ends_with(" Republic") || name.ends_with(" Islands") ||
                     name.starts_with("Democratic Republic") || name.starts_with("Republic of") ||
                     std::find(kWords.begin(), kWords.end(), name) != kWords.end();
  return takes ? "the " + name : name;
}

std::string Questions::name_of(const Who& one) const {
  if (one.kind == kCountry) return country_name(one.country.empty() ? one.name : one.country);
  if (one.name.empty())
    return "somebody not named" + (one.country.empty() ? "" : " (" + country_name(one.country) + ")");
  if (one.kind == kPerson && !one.country.empty()) return one.name + " (" + country_name(one.country) + ")";
  return one.name;
}

// Whom nobody names the article's words name best: "Russia's ambassador to Washington".
std::string Questions::name_in(const Who& one, const View& fact) {
  if (!one.name.empty() || one.kind != kPerson) return name_of(one);
  // Where in the fact he stands; words that stand for several are nobody's own.
  std::string words;
  std::size_t sharing = 0;
  const std::string local = "e" + std::to_string(one.local);
  for (const auto& member : fact.body.json().items()) {
    if (member.key() == "asserted_by" || member.key() == "evidence") continue;
    const Json& value = member.value();  // lambdas may not capture a structured binding in Clang 14
    each(value, [&](const Json& item) {
      if (!item.is_object() || text_at(item, "entity") != local || !words.empty()) return;
      each(value, [&](const Json& other) { sharing += other.is_object() && at(other, "span") == at(item, "span"); });
      words = words_at(db_, fact.document, at(item, "span"));
    });
  }
  if (sharing != 1 || stands_for_others(words)) return name_of(one);
  if (words.starts_with("the ") || words.starts_with("The ")) words.erase(0, 4);
  return words + (one.country.empty() ? "" : " (" + country_name(one.country) + ")");
}

// A speaker who is told in words alone, or by a pronoun that nobody could be found for.
std::string Questions::speaker_words(const View& fact) {
  const Json& speaker = at(fact.body, "speaker");
  if (!speaker.is_object()) return "";
  std::string words = text_of(speaker);
  if (words.empty()) words = words_at(db_, fact.document, at(speaker, "span"));
  return stands_for_others(words) ? "" : words;
}

std::string Questions::describe(const std::vector<View>& facts) {
  // The account that tells most speaks for the event.
  const View* best = &facts.front();
  for (const View& fact : facts) {
    const auto rank = [&](const View& one) {
      return std::tuple(one.status == status_of(facts), one.who.size(), one.text("text").size());
    };
    if (rank(fact) > rank(*best)) best = &fact;
  }
  const View& fact = *best;
  const auto names = [&](std::initializer_list<std::string_view> roles) {
    std::string out;
    std::vector<std::string> seen;
    for (const Who* one : fact.in(roles)) {
      const std::string name = name_in(*one, fact);
      if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      out += (out.empty() ? "" : ", ") + name;
    }
    return out;
  };
  const auto join = [](const std::string& a, const std::string& between, const std::string& b) {
    return a.empty() ? b : b.empty() ? a : a + between + b;
  };
  std::string out;
  switch (fact.kind) {
    case kContact: {
      const std::string format = fact.text("format");
      const std::string hosts = names({"host"}), guests = names({"guest", "head of delegation"}),
                        others = names(
                            {"participant", "participants", "mediator", "author", "addressee", "carrier", "receiver"});
      out = (format.empty() ? "contact" : format) + ": " + join(join(hosts, " – ", guests), ", ", others);
      if (fact.place()) out += (format.ends_with("visit") ? " to " : " in ") + with_article(name_of(*fact.place()));
      std::string topics;
      for (const View& one : facts)
        each(at(one.body, "topics"), [&](const Json& topic) {
          const std::string words = text_of(topic);
          if (!words.empty() && topics.find(words) == std::string::npos && topics.size() < 200)
            topics += (topics.empty() ? "" : ", ") + words;
        });
      if (!topics.empty()) out += "; on " + topics;
      break;
    }
    case kStatement: {
      std::string speaker = names({"speaker"});
      if (speaker.empty()) speaker = speaker_words(fact);
      out = (speaker.empty() ? "it was" : speaker) + " " + words_of(fact.body, "act") + ": " +
            in_quotation_marks(words_of(fact.body, "content"));
      break;
    }
    case kCommitment:
      out = join(names({"by"}), " to ", names({"to"})) + ": " + words_of(fact.body, "what");
      if (const std::string strength = fact.text("strength"); !strength.empty()) out += " (" + strength + ")";
      if (const std::string due = text_at(at(fact.body, "due"), "to"); !due.empty()) out += ", due " + due;
      break;
    case kInvitation:
      out = join(names({"inviter"}), " invited ", names({"invitee"})) + " " + words_of(fact.body, "to");
      if (const std::string when = text_at(at(fact.body, "when"), "from"); !when.empty()) out += ", for " + when;
      break;
    case kInstrument: {
      const std::string title = words_of(fact.body, "title"), count = text_of(at(fact.body, "count")),
                        parties = names({"parties"});
      const bool named = !title.empty() && title != fact.text("type") && title != fact.text("type") + "s";
      out = fact.text("type") + (named ? " " + in_quotation_marks(title) : "") +
            (count.empty() || title.find(count) != std::string::npos ? "" : " (" + count + " documents)") + (parties.empty() ? "" : ": " + parties);
      if (const std::string signers = names({"signatories"}); !signers.empty())
        out += "; " + signing_words(fact) + " " + signers;
      break;
    }
    case kFigure: {
      out = words_of(fact.body, "indicator") + (names({"subjects"}).empty() ? "" : " (" + names({"subjects"}) + ")") +
            ": " + amount_words(at(fact.body, "amount"));
      const Json& period = at(fact.body, "period");
      if (const std::string from = text_at(period, "from"); !from.empty())
        out += ", " + from + ".." + text_at(period, "to");
      if (const std::string nature = fact.text("nature"); !nature.empty() && nature != "actual")
        out += " [" + nature + "]";
      const Json& change = at(fact.body, "change");
      if (const std::string value = text_at(change, "value"); !value.empty())
        out += "; " + text_at(change, "direction") + " " + value + " " + text_at(change, "unit");
      break;
    }
    case kOfficeChange:
      out = names({"person"}) + " " + fact.text("act") + " " + words_of(fact.body, "office") +
            (names({"body", "country"}).empty() ? "" : " of " + names({"body", "country"}));
      break;
    case kRelation:
      out = fact.text("what") + ": " + join(names({"parties"}), " in ", names({"body"}));
      break;
    case kRitual:
      out = names({"by"}) + " " + fact.text("act") + (names({"to"}).empty() ? "" : " " + names({"to"})) +
            (words_of(fact.body, "occasion").empty() ? "" : ": " + words_of(fact.body, "occasion"));
      break;
    case kMeasure:
      out = names({"by"}) + " " + deed_words(fact.text("act")) +
            (names({"against"}).empty() ? "" : " " + names({"against"})) +
            (text_of(at(fact.body, "numbers")).empty() ? "" : " (" + text_of(at(fact.body, "numbers")) + ")");
      break;
    case kAid:
      out = join(names({"donor"}), " to ", names({"recipient"})) + ": " +
            join(amount_words(at(fact.body, "amount")), " ", words_of(fact.body, "form"));
      break;
    case kLaw:
      out = "law " + in_quotation_marks(words_of(fact.body, "title")) +
            (names({"country"}).empty() ? "" : ", " + names({"country"}));
      break;
    case kVote: {
      const Json& tally = at(fact.body, "tally");
      out = fact.status == "vetoed" ? "veto by " + names({"body"}) : "vote in " + names({"body"});
      if (const std::string text = words_of(fact.body, "text"); !text.empty()) out += " on " + in_quotation_marks(text);
      std::string votes;
      for (const char* side : {"for", "against", "abstained"})
        if (const std::string number = text_at(tally, side); !number.empty())
          votes += (votes.empty() ? ": " : ", ") + number + " " + side;
      out += votes;
      break;
    }
    default:
      out = fact.text("text");
  }
  // Where a side is not told the article's own words say it better.
  const bool open =
      (fact.kind == kInvitation && (names({"inviter"}).empty() || names({"invitee"}).empty())) ||
      (fact.kind == kCommitment && names({"by"}).empty()) ||
      (fact.kind == kMeasure && (names({"against"}).empty() || names({"by"}).empty())) ||
      (fact.kind == kRitual && (names({"by", "on_behalf_of"}).empty() || names({"to"}).empty())) ||
      (fact.kind == kOfficeChange && (names({"person"}).empty() || words_of(fact.body, "office").empty())) ||
      (fact.kind == kInstrument && fact.in({"parties", "signatories"}).empty() && words_of(fact.body, "title").empty()) ||
      (fact.kind == kContact &&
       names({"host", "guest", "head of delegation", "participant", "participants", "author", "addressee"}).empty());
  if (open && !fact.text("text").empty()) out = in_quotation_marks(fact.text("text"));
  else if (half_told(fact) && !fact.text("text").empty()) out += ": " + in_quotation_marks(fact.text("text"));
  return out;
}

// What a document went through, as it was told: "planned 2026-09-02, signed 2026-10-14".
static std::string history_words(const std::vector<View>& facts) {
  std::vector<std::string> stages;
  std::string out;
  for (const View& fact : facts) {  // in order of publication
    if (std::find(stages.begin(), stages.end(), fact.status) != stages.end()) continue;
    stages.push_back(fact.status);
    out += (out.empty() ? "" : ", then ") + fact.status;
    if (fact.published) out += " (told " + iso_of(*fact.published) + ")";
  }
  return stages.size() > 1 ? "first " + out : "";
}

Line Questions::line_of(std::int64_t event, const std::vector<View>& facts) {
  Line out;
  const View& first = facts.front();
  out.kind = kKindNames[static_cast<std::size_t>(first.kind)];
  out.status = status_of(facts);
  out.text = describe(facts);
  // A plan's day is not that of the signing.
  const bool any_concluded = first.kind == kInstrument && std::any_of(facts.begin(), facts.end(), concluded);
  const auto stands = [&](const View& fact) { return !any_concluded || concluded(fact); };
  // The date of an account that tells one with the status that stands; else that of the first article.
  for (const View& fact : facts)
    if (out.date.empty() && fact.status == out.status) out.date = when_of(fact);
  if (first.kind == kInstrument)  // the plan's day is not that of the signing
    for (const View& fact : facts)
      if (out.date.empty() && fact.published && fact.status == out.status) out.date = iso_of(*fact.published) + " (published)";
  for (const View& fact : facts)
    if (out.date.empty() && stands(fact)) out.date = when_of(fact);
  for (const View& fact : facts)
    if (out.date.empty() && fact.published && stands(fact))
      out.date = iso_of(*fact.published) + " (published)";
  for (const View& fact : facts)
    if (const auto day = told_day(fact); out.date.empty() && day)
      out.date = "-" + iso_of(*day_of("2024-01-01") + *day - 1).substr(4);  // "--03-13": no year is told
  // "on Thursday": words that nobody can count from are better than none.
  for (const View& fact : facts)
    if (const std::string words = text_at(at(fact.body, "date"), "as_written");
        out.date.empty() && stands(fact) && !words.empty() && out.text.find(words) == std::string::npos) {
      out.text += " (" + in_quotation_marks(words) + ")";
      break;
    }
  std::vector<std::string> sources;
  bool by_hand = false;
  for (const View& fact : facts) {
    const std::string name = fact.source;
    by_hand |= !fact.author.empty();
    if (std::find(sources.begin(), sources.end(), name) == sources.end()) sources.push_back(name);
  }
  for (const auto& name : sources) out.sources += (out.sources.empty() ? "" : "; ") + name;
  for (const Slot& slot : slots_of(facts)) {
    if (!slot.conflict) continue;
    out.note += (out.note.empty() ? "" : "; ") + std::string("sources differ on ") + slot.name + ": ";
    for (std::size_t i = 0; i < slot.values.size(); ++i)
      out.note += (i ? " or " : "") + slot.values[i].value + " [" + facts[slot.values[i].facts.front()].source + "]";
  }
  if (const std::string before = first.kind == kInstrument ? history_words(facts) : ""; !before.empty())
    out.note += (out.note.empty() ? "" : "; ") + before;
  if (by_hand) out.note += (out.note.empty() ? "" : "; ") + std::string("by hand");
  for (const View& fact : facts)
    if (fact.level > 0) {
      out.note += (out.note.empty() ? "" : "; ") + std::string(level_name(fact.level));
      break;
    }
  Statement& row = db_.prepare("SELECT ext FROM event WHERE id = ?").bind(event);
  if (row.step()) out.id = event_name(row.integer(0));
  row.reset();
  return out;
}

}  // namespace chancery::store
