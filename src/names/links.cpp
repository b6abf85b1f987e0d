#include "names/links.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace chancery {

namespace {

constexpr std::size_t kManyOffices = 32;

constexpr std::array<std::string_view, 78> kSaying = {
    "clarify", "advise",      "contend",   "concede",   "admit",      "deny",      "recount",      "caution",
    "predict", "counter",     "elaborate", "reason",    "appreciate", "commend",   "praise",       "welcome",
    "assure",  "convey",      "urge",      "call",      "propose",    "invite",    "congratulate", "request",
    "agree",   "acknowledge", "observe",   "assert",    "confirm",    "describe",  "voice",        "hail",
    "say",     "note",        "stress",    "emphasize", "emphasise",  "underline", "underscore",   "highlight",
    "state",   "add",         "tell",      "explain",   "affirm",     "reaffirm",  "reiterate",    "point",
    "express", "inform",      "thank",     "announce",  "remark",     "comment",   "declare",      "recall",
    "write",   "tweet",       "post",      "argue",     "warn",       "insist",    "claim",        "reply",
    "respond", "conclude",    "continue",  "mention",   "believe",    "maintain",  "vow",          "pledge",
    "caution", "opine",       "quip",      "suggest",   "indicate",   "reveal"};

// One of each office is enough to compare people by, however often an article repeats it.
void keep_distinct(const Document& document, std::vector<OfficeIndex>& offices) {
  if (offices.size() <= kManyOffices) return;
  std::vector<OfficeIndex> kept;
  for (const OfficeIndex o : offices) {
    const Office& office = document.offices[o];
    const bool known = std::any_of(kept.begin(), kept.end(), [&](OfficeIndex k) {
      const Office& other = document.offices[k];
      return other.name == office.name && other.manner == office.manner && other.body == office.body &&
             other.country == office.country;
    });
    if (!known && kept.size() < kManyOffices / 2) kept.push_back(o);
  }
  offices = std::move(kept);
}

}  // namespace

Links::Links(Document& document_in, const Gazetteer& gazetteer_in) : document(document_in), gazetteer(gazetteer_in) {
  above_.resize(document.entities.size());
  for (EntityIndex e = 0; e < above_.size(); ++e) above_[e] = e;
  sentence_of_token_.assign(document.tokens.size(), 0);
  in_sentence_.assign(document.sentences.size(), {0, 0});
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s)
    for (TokenIndex t = document.sentences[s].tokens.first; t < document.sentences[s].tokens.last; ++t)
      sentence_of_token_[t] = s;
  for (MentionIndex m = 0; m < document.mentions.size();) {
    const auto sentence = sentence_of_token_[document.mentions[m].tokens.first];
    const MentionIndex first = m;
    while (m < document.mentions.size() && sentence_of_token_[document.mentions[m].tokens.first] == sentence) ++m;
    in_sentence_[sentence] = {first, m};
  }
  contact_at.resize(document.sentences.size());
  find_quotes();
  index_offices();
}

// Marks open and close within a paragraph; one that a paragraph leaves open goes to its end.
void Links::find_quotes() {
  quoted_.assign(document.tokens.size(), 0);
  bool open = false;
  std::optional<std::uint32_t> paragraph;
  for (const Sentence& sentence : document.sentences) {
    if (!paragraph || *paragraph != sentence.paragraph) open = false;
    paragraph = sentence.paragraph;
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const std::string_view mark = word(t);
      if (mark == "\"") {
        open = !open;
      } else if (mark == "“" || mark == "``" || mark == "«") {
        open = true;
      } else if (mark == "”" || mark == "''" || mark == "»") {
        open = false;
      } else {
        quoted_[t] = open;
      }
    }
  }
}

EntityIndex Links::find(EntityIndex e) const {
  while (above_[e] != e) e = above_[e] = above_[above_[e]];
  return e;
}

EntityIndex Links::join(EntityIndex a, EntityIndex b) {
  a = find(a);
  b = find(b);
  if (a == b) return a;
  if (b < a) std::swap(a, b);
  Entity& keep = document.entities[a];
  Entity& gone = document.entities[b];
  above_[b] = a;
  const auto words = [](const std::string& name) {
    return std::count(name.begin(), name.end(), ' ') + (name.empty() ? 0 : 1);
  };
  if (words(gone.name) > words(keep.name)) {
    keep.name = gone.name;
    keep.name_span = gone.name_span;
  }
  if (keep.key.empty()) keep.key = gone.key;
  if (keep.country.empty()) keep.country = gone.country;
  if (keep.type.empty() || keep.type == "described") keep.type = gone.type;
  if (keep.gender == Gender::unknown) keep.gender = gone.gender;
  if (!keep.parent) keep.parent = gone.parent;
  // Mostly the one joined comes later as a whole: appended, so that many joins cost no more than their mentions.
  const auto take = [](auto& kept, auto& joined) {
    const auto middle = static_cast<std::ptrdiff_t>(kept.size());
    const bool later = kept.empty() || joined.empty() || kept.back() < joined.front();
    kept.insert(kept.end(), joined.begin(), joined.end());
    if (!later) std::inplace_merge(kept.begin(), kept.begin() + middle, kept.end());
    joined.clear();
  };
  take(keep.mentions, gone.mentions);
  take(offices_[a], offices_[b]);
  keep_distinct(document, offices_[a]);
  return a;
}

void Links::link(MentionIndex m, EntityIndex e, How how, std::string reason) {
  Mention& mention = document.mentions[m];
  e = find(e);
  mention.entity = e;
  mention.how = how;
  mention.reason = std::move(reason);
  auto& mentions = document.entities[e].mentions;
  const auto at = std::lower_bound(mentions.begin(), mentions.end(), m);
  if (at == mentions.end() || *at != m) mentions.insert(at, m);
}

void Links::leave_open(MentionIndex m, std::string why) {
  Mention& mention = document.mentions[m];
  mention.how = How::none;
  mention.entity.reset();
  mention.reason = why;
  // "American diplomats" said of nobody in particular leave nothing open.
  const std::string first = words_of(m).front();
  bool definite = document.tokens[mention.tokens.first].upos == Upos::PRON;
  for (const std::string_view word : {"the", "this", "these", "those", "both", "his", "her", "their", "its", "our"})
    definite = definite || first == word;
  if (!definite && mention.tokens.size() > 1) return;
  document.problems.push_back({mention.span, "\"" + std::string(document.at(mention.span)) + "\": " + std::move(why)});
}

std::optional<EntityIndex> Links::of(MentionIndex m) const {
  const auto& entity = document.mentions[m].entity;
  return entity ? std::optional<EntityIndex>(find(*entity)) : std::nullopt;
}

void Links::index_offices() {
  offices_.assign(document.entities.size(), {});
  for (OfficeIndex o = 0; o < document.offices.size(); ++o) {
    if (!document.offices[o].person) continue;
    auto& held = offices_[find(*document.offices[o].person)];
    held.push_back(o);
    keep_distinct(document, held);
  }
}

void Links::index_countries() {
  countries_.clear();
  for (EntityIndex e = 0; e < document.entities.size(); ++e)
    if (find(e) == e && document.entities[e].kind == EntityKind::country) countries_.push_back(e);
}

std::optional<EntityIndex> Links::country_entity(std::string_view alpha3) const {
  for (const EntityIndex e : countries_)
    if (!alpha3.empty() && document.entities[e].country == alpha3) return e;
  return std::nullopt;
}

std::vector<OfficeIndex> Links::offices_of(EntityIndex person) const { return offices_[find(person)]; }

std::string Links::country_of(EntityIndex person) const {
  const Entity& who = entity(person);
  if (!who.country.empty()) return who.country;
  for (const OfficeIndex o : offices_[find(person)]) {
    const Office& office = document.offices[o];
    if (office.manner == Manner::former) continue;
    if (office.country && !entity(*office.country).country.empty()) return entity(*office.country).country;
    if (office.body && !entity(*office.body).country.empty()) return entity(*office.body).country;
  }
  return {};
}

// "At a meeting with X, he said": a tree may take X for who said it, for all the preposition before him.
static bool behind_preposition(const Document& document, const Mention& mention, const Token& head) {
  if (mention.tokens.first == 0 || head.head == kNoToken || head.head < mention.tokens.last) return false;
  const Token& before = document.tokens[mention.tokens.first - 1];
  if (before.relation != Relation::case_ || document.tokens[head.head].xpos == "VBG") return false;
  const std::string& word = before.lemma;
  return (word == "with" || word == "by" || word == "of") && mention.tokens.contains(before.head);
}

bool Links::is_subject(MentionIndex m) const {
  TokenIndex t = document.mentions[m].head;
  const auto& sentence = document.sentences[sentence_of_token_[t]].tokens;
  for (int steps = 0; steps < 16 && t != kNoToken; ++steps) {
    const Token& token = document.tokens[t];
    const Relation relation = main_relation(token.relation);
    if (relation == Relation::nsubj) return !behind_preposition(document, document.mentions[m], token);
    const bool inside = token.head != kNoToken && document.mentions[m].tokens.contains(token.head);
    if (!inside && relation != Relation::conj && relation != Relation::appos && relation != Relation::flat)
      return false;
    t = token.head;
    if (t != kNoToken && !sentence.contains(t)) return false;
  }
  return false;
}

bool Links::says(std::string_view lemma) { return std::find(kSaying.begin(), kSaying.end(), lemma) != kSaying.end(); }

bool Links::speaks(MentionIndex m) const {
  if (!is_subject(m)) return false;
  TokenIndex t = document.mentions[m].head;
  for (int steps = 0; steps < 16; ++steps) {
    const Token& token = document.tokens[t];
    if (token.head == kNoToken) return false;
    t = token.head;
    if (main_relation(token.relation) == Relation::nsubj)
      return token.relation != Relation::nsubj_pass && says(document.tokens[t].lemma);
  }
  return false;
}

bool Links::receives(MentionIndex m) const {
  TokenIndex t = document.mentions[m].head;
  for (int steps = 0; steps < 16; ++steps) {
    const Token& token = document.tokens[t];
    if (token.head == kNoToken) return false;
    if (token.relation == Relation::nsubj) {
      const std::string& lemma = document.tokens[token.head].lemma;
      return lemma == "receive" || lemma == "host" || lemma == "welcome";
    }
    t = token.head;
  }
  return false;
}

std::vector<std::string> Links::words_of(MentionIndex m) const {
  std::vector<std::string> out;
  const TokenRange tokens = document.mentions[m].tokens;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    for (auto& piece : phrase_words(word(t))) out.push_back(std::move(piece));
  return out;
}

Links::Pointing Links::pointing(MentionIndex m) const {
  Pointing out;
  const auto words = words_of(m);
  for (const auto& piece : words) {
    if (piece == "both" || piece == "two" || piece == "2" || piece == "pair" || piece == "duo") out.counted = 2;
    if (piece == "trio") out.counted = 3;
    if (piece == "three" || piece == "3") out.counted = 3;
    if (piece == "four" || piece == "4") out.counted = 4;
    if (piece == "acting") out.manner = Manner::acting;
    if (piece == "former") out.manner = Manner::former;
    if (piece == "outgoing") out.manner = Manner::outgoing;
    if (piece == "five" || piece == "5") out.counted = 5;
  }
  // The last word that points is the noun; a longer phrase that ends there says more.
  for (std::size_t at = 0; at < words.size(); ++at)
    for (const Hit& hit : gazetteer.hits(words, at)) {
      if (at + hit.length != words.size()) continue;
      const bool pointer = hit.sort == Sort::pointer;
      if (!pointer && hit.sort != Sort::office && hit.sort != Sort::offices) continue;
      if (pointer && words.size() > hit.length && gazetteer.pointer(hit.row).how == How::pronoun) continue;
      std::string phrase;
      for (std::size_t i = at; i < at + hit.length; ++i) (phrase += phrase.empty() ? "" : " ") += words[i];
      if (phrase.size() < out.phrase.size()) continue;
      if (phrase.size() > out.phrase.size()) {
        out.offices.clear();
        out.row.reset();
      }
      out.phrase = phrase;
      if (pointer) {
        out.row = gazetteer.pointer(hit.row);
      } else {
        out.offices.push_back(gazetteer.office(hit.row).name);
        out.offices_many = hit.sort == Sort::offices;
      }
    }
  // "official" and "leader" stand in both tables; as pointers they say more.
  if (out.row) out.offices.clear();
  const Mention& mention = document.mentions[m];
  for (MentionIndex inner = m + 1;
       inner < document.mentions.size() && mention.tokens.contains(document.mentions[inner].tokens.first); ++inner) {
    if (!mention.tokens.contains(document.mentions[inner].tokens)) continue;
    if ((document.mentions[inner].how == How::pronoun || document.mentions[inner].how == How::first_person) &&
        !out.possessor)
      out.possessor = inner;
    if (const auto e = of(inner); e && entity(*e).kind == EntityKind::country)
      out.countries.push_back(entity(*e).country);
  }
  return out;
}

std::string_view customary_office(std::string_view office, std::string_view country) {
  struct Custom {
    std::string_view country, office, general;
  };
  static constexpr Custom kCustoms[] = {{"GBR", "foreign secretary", "foreign minister"},
                                        {"USA", "secretary of state", "foreign minister"},
                                        {"GBR", "chancellor of the exchequer", "finance minister"},
                                        {"USA", "treasury secretary", "finance minister"},
                                        {"GBR", "defence secretary", "defence minister"},
                                        {"USA", "secretary of defense", "defence minister"},
                                        {"USA", "defense secretary", "defence minister"},
                                        {"VAT", "secretary of state", "prime minister"},
                                        {"KEN", "cabinet secretary", "minister"},
                                        {"PHL", "foreign secretary", "foreign minister"},
                                        {"MEX", "secretary of foreign affairs", "foreign minister"}};
  for (const Custom& custom : kCustoms)
    if (custom.country == country && custom.office == office) return custom.general;
  return office;
}

bool same_by_custom(std::string_view a, std::string_view b, std::string_view country) {
  return customary_office(a, country) == customary_office(b, country);
}

bool offices_agree(const Gazetteer& gazetteer, std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.empty() || b.empty()) return false;
  // Between states of the Commonwealth an ambassador is a high commissioner.
  const auto envoy = [](std::string_view x) { return x == "ambassador" || x == "high commissioner"; };
  if (envoy(a) && envoy(b)) return true;
  // "minister" of "foreign minister", "speaker" of "senate speaker".
  const auto general = [](std::string_view x, std::string_view y) {
    return y.size() > x.size() && y.ends_with(x) && y[y.size() - x.size() - 1] == ' ' && !y.starts_with("deputy ") &&
           !y.starts_with("vice ") && y != "prime minister";
  };
  if (general(a, b) || general(b, a)) return true;
  if (b.starts_with(a) && b.substr(a.size()).starts_with(" of ")) return true;
  if (a.starts_with(b) && a.substr(b.size()).starts_with(" of ")) return true;
  // Who presides over a chamber is its speaker, chairman or president, as the translator likes.
  const auto presiding = [&](std::string_view x) {
    for (const std::string_view word : {"speaker", "chairman", "chairwoman", "chairperson", "chair", "head"})
      if (x == word) return true;
    const OfficeRow* row = gazetteer.office_named(x);
    return row &&
           (row->body_kind == "parliament" || row->body_kind == "upper chamber" || row->body_kind == "lower chamber") &&
           (x.find("speaker") != std::string_view::npos || x.find("chair") != std::string_view::npos);
  };
  const auto under = [](std::string_view x) {
    for (const std::string_view word : {"deputy ", "vice "})
      if (x.starts_with(word)) return x.substr(word.size());
    return std::string_view();
  };
  if (const auto x = under(a), y = under(b); !x.empty() && !y.empty())
    return (presiding(x) && presiding(y)) || general(x, y) || general(y, x);
  return presiding(a) && presiding(b);
}

}  // namespace chancery
