#include "names/sentence_reader.h"

#include <algorithm>

#include "names/function_words.h"
#include "names/links.h"

namespace chancery {
SentenceReader::SentenceReader(Document& document, const Sentence& sentence, const Gazetteer& gazetteer,
                               MentionWriter& writer, const std::unordered_set<std::string>* known)
    : document_(document),
      sentence_(sentence),
      gazetteer_(gazetteer),
      writer_(writer),
      read_(document, sentence, gazetteer),
      words_(read_.words()),
      known_(known) {
  writer_.sentence(read_);
}

void SentenceReader::run() {
  for (WordIndex at = 0; at < words_.size();) {
    WordIndex next = 0;
    if (words_[at].letter || words_[at].upper || is_number(words_.at(at))) {
      for (const Headed& headed : heading_)
        if (headed.name.words.first == at) next = person(headed.name, at, {});
      if (!next) next = members(at);
      if (!next) next = pointer(at);
      if (!next) next = nationality(at);
      if (!next) next = adjective_list(at);
      if (!next) next = titled(at);
      if (!next) next = body_or_country(at);
      if (!next) next = pronoun(at);
    }
    at = next > at ? next : at + 1;
  }
}

// "King Faisal Maritime Industries Complex", "Prince Tariq II Airbase": a thing that bears somebody's name, however
// the model cuts it.
bool SentenceReader::name_of_thing(WordRange name) const {
  const auto thing = [&](WordIndex w) {
    return words_.upper(w) &&
           in(words_.at(w), {"airbase", "complex", "airport", "university", "hospital", "wing", "college", "stadium",
                             "foundation", "museum", "mosque", "academy", "auditorium", "cup", "causeway", "clinic",
                             "library", "institute", "observatory", "shipyard", "theatre", "theater", "barracks"});
  };
  if (name.last - name.first > 2 && thing(name.last - 1)) return true;
  if (sentence_.paragraph == kTitleParagraph) return false;
  for (WordIndex w = name.last; w < words_.size() && w < name.last + 5; ++w) {
    if (!words_.upper(w) || !words_[w].letter || words_.upos(w) == Upos::VERB) return false;
    if (read_.hit(w, Sort::office)) return false;
    if (thing(w)) return w > name.last || name.last - name.first > 1 || !words_.is(w, "wing");
  }
  return false;
}

// In a headline every word has a capital: a name that the body knows is cut where its known words end.
std::optional<NamePhrase> SentenceReader::name_at(WordIndex at, bool after_title) const {
  auto name = read_.name_at(at, after_title);
  if (name) {
    // "Harlan Route", read as a name by the model: named after somebody, too.
    if (name->words.last - name->words.first > 1 &&
        in(words_.at(name->words.last - 1),
           {"route", "corridor", "airport", "avenue", "street", "square", "bridge", "university", "hospital",
            "foundation", "stadium", "prize", "award", "doctrine", "plan", "declaration", "institute", "highway"}))
      return std::nullopt;
    // "King George VI Avenue", "Hector Ruiz Airport": named after somebody.
    WordIndex after = name->words.last;
    if (after < words_.size() && words_[after].all_caps &&
        words_.at(after).find_first_not_of("ivx") == std::string_view::npos)
      ++after;
    if (words_.upper(after) &&
        in(words_.at(after), {"avenue",   "street",     "road",      "square",  "boulevard", "airport", "university",
                              "hospital", "foundation", "stadium",   "highway", "bridge",    "prize",   "award",
                              "mosque",   "museum",     "institute", "station", "port",      "airfield"}))
      return std::nullopt;
    if (name_of_thing(name->words)) return std::nullopt;
  }
  // A single word that is a known place is one, unless a title stands before it.
  if (name && !after_title && name->words == name->whole && name->words.last - name->words.first == 1 && !name->row) {
    for (const Sort sort : {Sort::capital, Sort::country, Sort::metonym, Sort::organisation, Sort::body})
      if (read_.hit(at, sort)) return std::nullopt;
    if (read_.hit(at, Sort::place) && at > 0 && in(words_.at(at - 1), {"in", "at", "to", "from", "near", "via"}))
      return std::nullopt;
  }
  if (!name || !known_ || name->from_model) return name;
  WordIndex end = name->words.first;
  while (end < name->words.last && (known_->contains(std::string(words_.at(end))) || words_.is(end, "-"))) ++end;
  if (end > name->words.first) name->words.last = name->whole.last = end;
  return name;
}

// An office that is said of somebody, or of nobody: "re-election as Chairman", "was appointed Minister".
bool SentenceReader::predicative(WordIndex at) const {
  WordIndex w = at;
  // "was then the first president"
  while (w > 1 && in(words_.at(w - 1), {"then", "currently", "also", "previously", "formerly", "briefly"}) &&
         in(words_.at(w - 2), {"is", "was", "been", "then"}))
    --w;
  const auto before = [&](WordIndex back) { return w >= back ? words_.at(w - back) : std::string_view(); };
  if (in(before(1),
         {"as",    "become",    "becomes", "became", "becoming",   "appointed",  "elected",  "re-elected", "reelected",
          "named", "nominated", "appoint", "elect",  "nominate",   "appointing", "electing", "nominating", "is",
          "was",   "been",      "being",   "be",     "designated", "confirmed",  "chosen"}))
    return true;
  // "has named X his envoy", "elected X speaker": behind the name of whom the verb appoints.
  if (at > 1 && !is_definite(words_.at(at))) {
    WordRange person = read_.model_name(at - 1, NameType::person);
    if (!person.empty() && person.last == at)
      for (WordIndex back = person.first; back-- > 0 && back + 6 > person.first;) {
        if (in(words_.at(back), {"named", "names", "appointed", "appoints", "elected", "re-elected", "designated"}))
          return back == 0 || !in(words_.at(back - 1), {"newly", "recently", "is", "was", "been", "a", "the"});
        if (!words_[back].letter || in(words_.at(back), {"as", "by", "with", "to", "and", "that"})) break;
      }
  }
  return before(1) == "of" && !is_definite(words_.at(at)) &&
         in(before(2), {"post", "position", "office", "role", "title", "duties", "rank", "job", "capacity", "posts",
                        "election", "functions"});
}

bool SentenceReader::denied(WordIndex at) const {
  for (WordIndex back = 1; back <= 4 && back <= at; ++back) {
    const auto word = words_.at(at - back);
    if (in(word, {"not", "n't", "never", "longer"})) return true;
    if (!words_[at - back].letter || in(word, {"and", "but", "who"})) break;
  }
  return false;
}

bool SentenceReader::after_preposition(EntityIndex person) const {
  const auto& mentions = document_.entities[person].mentions;
  if (mentions.empty()) return false;
  const WordRange range = words_.of(document_.mentions[mentions.back()].tokens);
  return range.first > 0 &&
         in(words_.at(range.first - 1), {"by", "with", "to", "for", "from", "of", "between", "against", "on", "about"});
}

bool SentenceReader::ends_apposition(WordIndex at) const {
  if (at >= words_.size()) return true;
  return in(words_.at(at),
            {",", ".", ";", ")", ":", "-", "who", "on", "in", "at", "for", "during", "from", "and", "!", "?", "\""}) ||
         (!words_[at].letter && !words_.is(at, "'s"));
}

WordIndex SentenceReader::body_or_country(WordIndex at) {
  const WordIndex first = read_.past_article(at);
  if (first >= words_.size() || !words_[first].starts_token) return 0;
  auto body = read_.body_at(first);
  const auto country = read_.country_at(first);
  const auto adjective = read_.adjective_at(first);
  const auto metonym = read_.hit(first, Sort::metonym);
  if (country && (!body || country->words.last >= body->words.last)) body.reset();
  if (metonym && (!body || metonym->length >= body->words.last - body->words.first)) {
    CountryPhrase government;
    government.words = {first, first + metonym->length};
    government.alpha3 = gazetteer_.country(metonym->row).alpha3;
    government.how = How::metonym;
    const bool inside =
        first > 0 && in(words_.at(at > 0 ? at - 1 : 0), {"in", "at", "inside", "outside", "near"}) && at > 0;
    if (!inside && !body) {
      writer_.country(government);
      return government.words.last;
    }
  }
  if (body) {
    body->words.first = std::min(body->words.first, first);
    writer_.body(*body);
    const WordIndex next = body->words.last;
    return next;
  }
  if (country) {
    writer_.country(*country);
    return country->words.last;
  }
  if (adjective) {
    writer_.country(*adjective);
    return adjective->words.last;
  }
  if (const auto prefix = read_.hit(first, Sort::prefix); prefix && words_.is(first + prefix->length, "-")) {
    writer_.country({{first, first + prefix->length}, gazetteer_.country(prefix->row).alpha3, How::adjective});
    return first + prefix->length + 1;
  }
  if (first == at)
    if (const auto place = read_.place_at(at)) {
      if (read_.hit(at, Sort::capital) && place->words.last == at + read_.hit(at, Sort::capital)->length &&
          government_speaks(*place)) {
        writer_.country({place->words, gazetteer_.country(read_.hit(at, Sort::capital)->row).alpha3, How::metonym});
      } else {
        writer_.body(*place);
      }
      return place->words.last;
    }
  return 0;
}

std::vector<CountryPhrase> SentenceReader::countries_listed(WordIndex at, WordIndex& end) const {
  std::vector<CountryPhrase> countries;
  for (WordIndex next = read_.past_article(at); countries.size() < 8;) {
    const auto country = read_.country_at(next);
    if (!country) break;
    countries.push_back(*country);
    end = next = country->words.last;
    if (words_.is(next, ",")) ++next;
    if (words_.is(next, "and")) ++next;
    if (next == end) break;
    next = read_.past_article(next);
  }
  return countries;
}

WordIndex SentenceReader::members(WordIndex at) {
  const auto group = [&](WordIndex w) -> WordIndex {  // past "members", "member states", "leaders"
    if (words_.is(w, "member") && in(words_.at(w + 1), {"states", "countries", "nations"})) return w + 2;
    return in(words_.at(w), {"members", "leaders"}) ? w + 1 : 0;
  };
  const auto of_many = [](const BodyPhrase& body) {
    return body.entity == EntityKind::organisation || body.kind == "council";
  };
  const auto write = [&](WordIndex end, const BodyPhrase& body) {
    const MentionIndex all = writer_.mention({at, end}, {at, end}, How::role);
    const EntityIndex entity = writer_.body(body);
    document_.mentions[all].entity = entity;
    document_.mentions[all].reason = kMembersReason;
    auto& mentions = document_.entities[entity].mentions;
    mentions.insert(std::lower_bound(mentions.begin(), mentions.end(), all), all);
    return end;
  };
  WordIndex w = read_.past_article(at);
  if (w >= words_.size()) return 0;
  // "the governments of A and B"
  if (in(words_.at(w), {"governments", "authorities"}) && words_.is(w + 1, "of")) {
    WordIndex end = 0;
    const auto countries = countries_listed(w + 2, end);
    if (countries.size() >= 2) {
      const MentionIndex all = writer_.mention({at, end}, {at, end}, How::collective);
      for (const auto& country : countries) {
        const EntityIndex member = writer_.country(country);
        document_.mentions[all].members.push_back(member);
        auto& mentions = document_.entities[member].mentions;
        mentions.insert(std::lower_bound(mentions.begin(), mentions.end(), all), all);
      }
      document_.mentions[all].reason = "named one by one in it";
      return end;
    }
  }
  if (w > at && words_.is(at, "the")) {
    const WordIndex number = is_number(words_.at(w)) ? w + 1 : w;
    if (const WordIndex after = group(number); after && words_.is(after, "of")) {
      const auto body = read_.body_at(read_.past_article(after + 1));
      if (body && of_many(*body) && !in(words_.at(body->words.last), {"who", "that", "which", "from", "present"}))
        return write(body->words.last, *body);
    }
  }
  if (!words_.upper(w)) return 0;
  const auto body = read_.body_at(w);
  if (!body || body->words.first < w || body->entity != EntityKind::organisation) return 0;
  const WordIndex after = group(body->words.last);
  if (!after || in(words_.at(after), {"who", "that", "which", "from", "of", "like", "such", "'s", "'"}) ||
      name_at(after, false))
    return 0;
  return write(after, *body);
}

WordIndex SentenceReader::pronoun(WordIndex at) {
  // "its troops": what only a state has.
  if (words_.is(at, "its") && words_.upos(at) == Upos::PRON) {
    const Token& its = document_.tokens[words_[at].token];
    if (its.relation != Relation::nmod_poss || its.head == kNoToken ||
        !in(document_.tokens[its.head].lemma,
            {"diplomat", "troop", "ambassador", "embassy", "citizen", "territory", "envoy", "airspace", "sovereignty",
             "invasion", "neighbor", "neighbour", "consulate", "border", "army", "military", "national", "aggression"}))
      return 0;
    writer_.mention({at, at + 1}, {at, at + 1}, How::pronoun);
    return at + 1;
  }
  // "It said", "it expelled": a body or a state that acts; elsewhere "it" points at things and at nothing.
  if (words_.is(at, "it") && words_.upos(at) == Upos::PRON) {
    const Token& it = document_.tokens[words_[at].token];
    if (it.relation != Relation::nsubj || it.head == kNoToken || document_.tokens[it.head].upos != Upos::VERB ||
        !in(document_.tokens[it.head].lemma,
            {"say",      "add",     "announce", "state",     "note",     "stress",   "warn",     "urge",
             "deny",     "accuse",  "declare",  "want",      "need",     "intend",   "plan",     "hope",
             "consider", "support", "oppose",   "reject",    "call",     "believe",  "expect",   "regret",
             "seek",     "send",    "sign",     "agree",     "vow",      "pledge",   "threaten", "impose",
             "launch",   "condemn", "charge",   "term",      "describe", "recall",   "summon",   "expel",
             "withdraw", "suspend", "resume",   "restart",   "refuse",   "insist",   "demand",   "decide",
             "join",     "ask",     "offer",    "recognize", "welcome",  "criticize"}))
      return 0;
    writer_.mention({at, at + 1}, {at, at + 1}, How::pronoun);
    return at + 1;
  }
  const auto found = read_.hit(at, Sort::pointer);
  if (!found || found->length != 1) return 0;
  const PointerRow& row = gazetteer_.pointer(found->row);
  if (row.how != How::pronoun && row.how != How::first_person) return 0;
  if (words_[at].all_caps) return 0;
  // "His Majesty's wishes"
  if (const auto address = read_.hit(at, Sort::honorific); address && address->length > 1 && words_.upper(at + 1))
    return at + address->length;
  const Upos tag = words_.upos(at);
  if (tag != Upos::PRON && tag != Upos::DET && tag != Upos::X) return 0;
  writer_.mention({at, at + 1}, {at, at + 1}, row.how);
  return at + 1;
}

}  // namespace chancery
