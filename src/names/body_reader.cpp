// Bodies and organisations: their own names ("Foreign Affairs Committee"), and what stands around them: the country
// before, the acronym, parents and countries behind ("of the Senate of A").
#include <utility>

#include "names/calendar_words.h"
#include "names/phrase_reader.h"

namespace chancery {

std::optional<BodyPhrase> PhraseReader::composed_body_at(WordIndex at) const {
  if (!words_.upper(at)) return std::nullopt;
  // Kind last: "Foreign Affairs Committee". Kind first is the same with nothing before it.
  WordIndex w = at;
  std::optional<Hit> kind;
  while (w < words_.size() && w < at + 6) {
    kind = hit(w, Sort::body_kind);
    // "E-Government Development Index" goes on: its kind is not yet said.
    const WordIndex after = kind ? w + kind->length : w;
    const bool goes_on = kind && after < words_.size() && words_[after].letter && words_.upper(after) &&
                         !hit(after, Sort::office) && !hit(after, Sort::country) && !hit(after, Sort::adjective) &&
                         model_name(after, NameType::person).empty() && !hit(after, Sort::honorific) && w > at;
    if (kind && words_.upper(w) && !goes_on) break;
    kind.reset();
    const bool joined = words_.is(w, "-") && w + 1 < words_.size() && words_[w].span.end == words_[w + 1].span.begin;
    if (!words_.upper(w) && !words_.is(w, "and") && !joined) return std::nullopt;
    if (hit(w, Sort::country) || hit(w, Sort::office) || hit(w, Sort::adjective)) return std::nullopt;
    if (!model_name(w, NameType::person).empty()) return std::nullopt;
    ++w;
  }
  if (!kind) return std::nullopt;
  WordIndex end = w + kind->length;
  // "Ministry of Finance and Economic Cooperation" goes on past the wording of the table.
  if ((words_.is(end, "and") || words_.is(end, "&")) && words_.is(w + 1, "of") && words_.upper(end + 1) &&
      !hit(end + 1, Sort::office) && !hit(end + 1, Sort::body_kind) && !hit(end + 1, Sort::body) &&
      !hit(end + 1, Sort::organisation) && !hit(end + 1, Sort::adjective))
    if (const WordIndex stop = topic_end(end + 1); stop > end + 1) end = stop;
  // "Council of Ministers Chairman" and the like are for the office; a kind that is itself followed by one is fine.
  // "The Ministry on Wednesday" is no ministry of Wednesdays.
  if (words_.is(end, "of") || words_.is(end, "for") || words_.is(end, "on")) {
    const WordIndex topic = past_article(end + 1);
    if (words_.upper(topic) && !is_day_or_month(words_.at(topic)) && !is_month_in_short(words_.at(topic)) &&
        !hit(topic, Sort::country) && !hit(topic, Sort::body) && !hit(topic, Sort::organisation) &&
        !hit(topic, Sort::adjective) && !hit(topic, Sort::body_kind) && !hit(topic, Sort::office) &&
        !hit(topic, Sort::capital)) {
      const WordIndex stop = topic_end(topic);
      if (stop > topic) end = stop;
    }
  }
  if (kind->length > 1 || end > w + kind->length) end = listed_topics_end(end);
  BodyPhrase body;
  body.words = body.core = {at, end};
  body.name = words_.text(body.core);
  body.kind = gazetteer_.body_kind(kind->row).kind;
  if (w == at && end == w + kind->length) body.role = gazetteer_.body_kind(kind->row).role;
  return body;
}

// The body's own name at a word, without countries and parents.
std::optional<BodyPhrase> PhraseReader::core_at(WordIndex at) const {
  if (at >= words_.size() || !words_[at].starts_token) return std::nullopt;
  std::optional<BodyPhrase> best = composed_body_at(at);
  const auto longer = [&](std::uint32_t length) { return !best || length >= best->core.last - best->core.first; };
  const auto body_hit = hit(at, Sort::body);
  const auto organisation = hit(at, Sort::organisation);
  if (body_hit && longer(body_hit->length)) {
    BodyPhrase body;
    body.words = body.core = {at, at + body_hit->length};
    body.name = words_.text(body.core);
    for (const Hit& other : hits_[at])
      if (other.sort == Sort::body && other.length == body_hit->length && written_right(at, other)) {
        body.rows.push_back(other.row);
        if (other.alone) body.alone_key = body.alone_key.empty() ? gazetteer_.body(other.row).key : "-";
      }
    if (body.alone_key == "-") body.alone_key.clear();
    if (const auto kind = hit(at, Sort::body_kind); kind && kind->length == body_hit->length)
      body.role = gazetteer_.body_kind(kind->row).role;
    body.kind = gazetteer_.body(body.rows.front()).kind;
    for (const auto row : body.rows)
      if (gazetteer_.body(row).kind != body.kind) body.kind.clear();
    best = std::move(body);
  }
  if (organisation && longer(organisation->length)) {
    BodyPhrase body;
    body.entity = EntityKind::organisation;
    body.words = body.core = {at, at + organisation->length};
    body.name = words_.text(body.core);
    body.key = gazetteer_.organisation(organisation->row).key;
    body.kind = gazetteer_.organisation(organisation->row).kind;
    best = std::move(body);
  }
  if (best) {
    // "Bundestag X Y": the name model may take a known body along.
    // "Ambassador to Caricom George X": a known organisation before two words of a name.
    const bool known = best->entity == EntityKind::organisation && !best->key.empty();
    if (const auto person = model_name(at, NameType::person);
        !person.empty() && person.last > best->core.last && !(person.first == at && !best->alone_key.empty()) &&
        !(known && person.first == at && person.last >= best->core.last + 2))
      return std::nullopt;
    return best;
  }
  // What only the name model knows: "Rossatom", "Asian Infrastructure Investment Bank".
  if (const auto model = model_name(at, NameType::organisation); !model.empty() && words_.upper(at)) {
    WordIndex end = model.last;
    for (WordIndex w = at + 1; w + 1 < end; ++w)
      if (words_.is(w, "of") && hit(past_article(w + 1), Sort::country)) end = w;
    // "Council Dr. X": a form of address begins a name.
    const auto addresses = [&](WordIndex w) {
      const auto address = hit(w, Sort::honorific);
      return address && !gazetteer_.honorific(address->row).also_name && words_.upper(w);
    };
    for (WordIndex w = at + 1; w < end; ++w)
      if (addresses(w)) end = w;
    if (hit(at, Sort::office) || hit(at, Sort::country) || hit(at, Sort::adjective)) return std::nullopt;
    // "the IX Forum": a number.
    if (end == at + 1 && words_[at].all_caps && words_.at(at).find_first_not_of("ivxlc") == std::string_view::npos)
      return std::nullopt;
    // The model may stop short: "Parliamentary" of "Parliamentary Union".
    while (end < words_.size() && words_[end].letter && words_.upper(end) && words_.upos(end) == Upos::PROPN &&
           !addresses(end) && !hit(end, Sort::office) && !hit(end, Sort::country) &&
           model_name(end, NameType::person).empty())
      ++end;
    if (words_.is(end - 1, "and")) return std::nullopt;
    if (const Upos last = words_.upos(end - 1); last == Upos::ADJ || last == Upos::VERB || last == Upos::ADP)
      return std::nullopt;
    BodyPhrase body;
    body.words = body.core = {at, end};
    body.name = words_.text(body.core);
    // "Vienna Convention on Diplomatic Relations", "Shanghai Expo": texts and gatherings are no bodies.
    for (WordIndex w = at; w < end; ++w) {
      const bool last = w + 1 == end || words_.is(w + 1, "on") || words_.is(w + 1, "for") || words_.is(w + 1, "of");
      const auto kind = last ? gazetteer_.thing_kind(std::string(words_.at(w))) : std::nullopt;
      if (!kind) continue;
      if (*kind == EntityKind::person || end - at == 1) return std::nullopt;
      body.entity = *kind;
      break;
    }
    return body;
  }
  return std::nullopt;
}

void PhraseReader::read_tail(BodyPhrase& body, int depth) const {
  const auto read_acronym = [&] {
    const WordIndex at = body.words.last;
    if (!body.acronym.empty() || !words_.is(at, "(")) return;
    // "the Lok Sabha (House of the People)" says it twice, too.
    if (!words_.is(at + 2, ")")) {
      for (const Sort sort : {Sort::body, Sort::body_kind})
        if (const auto same = hit(at + 1, sort); same && words_.is(at + 1 + same->length, ")"))
          body.words.last = at + 2 + same->length;
      // "the Milli Majlis (Azerbaijani Parliament)"
      if (depth < 2 && adjective_at(at + 1) && words_.is(body.words.last, "("))
        if (const auto same = body_at(at + 1, depth + 1); same && words_.is(same->words.last, ")"))
          body.words.last = same->words.last + 1;
      return;
    }
    // "the Majlis (Parliament)" says it twice.
    if (!words_[at + 1].acronym) {
      if (hit(at + 1, Sort::body_kind) && words_.upper(at + 1)) body.words.last = at + 3;
      return;
    }
    body.acronym = {at + 1, at + 2};
    body.words.last = at + 3;
  };
  read_acronym();
  while (words_.is(body.words.last, "of") && depth < 4) {
    const WordIndex next = past_article(body.words.last + 1);
    const auto inner = body_at(next, depth + 1);
    const auto country = country_at(next);
    const bool prefer_country = country && (!inner || country->words.last >= inner->words.last);
    if (prefer_country && body.country.empty()) {
      // "the Parliamentary Assembly of A and B", "the Joint Commission of A and B": of both, and of neither alone.
      const std::string_view first_word = words_.at(body.core.first);
      const bool shared = first_word == "parliamentary" || first_word == "joint" || first_word == "intergovernmental" ||
                          first_word == "interparliamentary" || words_.is(body.core.last - 1, "commission") ||
                          words_.is(body.core.last - 1, "group");
      if (shared && words_.is(country->words.last, "and"))
        if (const auto second = country_at(past_article(country->words.last + 1))) {
          body.words.last = second->words.last;
          body.core.last = second->words.last;
          body.name = words_.text(body.core);
          body.rows.clear();
          body.role.clear();
          body.key.clear();
          body.alpha3.clear();
          return;
        }
      body.country.push_back(*country);
      body.words.last = country->words.last;
    } else if (inner && !prefer_country && body.parent.empty()) {
      body.words.last = inner->words.last;
      body.parent.push_back(*inner);
    } else {
      break;
    }
  }
  read_acronym();
  // An embassy is one for each country it sits in.
  if ((body.kind == "embassy" || body.kind == "consulate" || body.kind == "permanent mission") &&
      words_.is(body.words.last, "in")) {
    const WordIndex host = past_article(body.words.last + 1);
    std::string alpha3;
    if (const auto country = country_at(host))
      alpha3 = country->alpha3;
    else if (const auto city = hit(host, Sort::capital))
      alpha3 = gazetteer_.country(city->row).alpha3;
    if (!alpha3.empty()) body.role = (body.role.empty() ? "embassy" : body.role) + "-" + alpha3;
  }
  if (!body.country.empty())
    body.alpha3 = body.country.front().alpha3;
  else if (!body.parent.empty())
    body.alpha3 = body.parent.front().alpha3;
}

std::optional<BodyPhrase> PhraseReader::body_at(WordIndex at, int depth) const {
  if (at >= words_.size()) return std::nullopt;
  // A known name may begin with a country: "US Congress", "Kazakhstan Temir Zholy".
  auto body = core_at(at);
  if (!body) {
    auto country = adjective_at(at);
    const auto named = country_at(at);
    if (named && (!country || named->words.last >= country->words.last)) country = named;
    if (!country) return std::nullopt;
    WordIndex next = country->words.last;
    // "the A-B Parliamentary Friendship Group" is of both.
    if (words_.is(next, "-") && words_[next].span.begin == words_[next - 1].span.end) {
      auto second = country_at(next + 1);
      if (const auto adjective = adjective_at(next + 1);
          adjective && (!second || adjective->words.last > second->words.last))
        second = adjective;
      if (!second) return std::nullopt;
      auto both = core_at(second->words.last);
      if (!both || both->entity != EntityKind::body || both->kind.empty()) return std::nullopt;
      both->words.first = both->core.first = at;
      both->name = words_.text(both->core);
      both->role.clear();
      both->rows.clear();
      read_tail(*both, depth);
      both->alpha3.clear();
      return both;
    }
    if (words_.is(next, "'s") || words_.is(next, "'")) ++next;
    body = core_at(next);
    if (!body) {
      const auto kind = hit(next, Sort::body_kind);
      if (!kind) return std::nullopt;
      // "Armenia's military provocation": said of the noun that follows.
      const Token& noun = document_.tokens[words_[next + kind->length - 1].token];
      if (!words_.upper(next) &&
          (noun.upos == Upos::ADJ || ((noun.relation == Relation::amod || noun.relation == Relation::compound) &&
                                      noun.head != kNoToken && noun.head > words_[next + kind->length - 1].token)))
        return std::nullopt;
      body = BodyPhrase{};
      body->words = body->core = {next, next + kind->length};
      body->name = words_.text(body->core);
      body->kind = gazetteer_.body_kind(kind->row).kind;
      body->role = gazetteer_.body_kind(kind->row).role;
    }
    if (body->entity == EntityKind::organisation) return std::nullopt;
    body->country.push_back(*country);
    body->words.first = at;
    body->alpha3 = country->alpha3;
  }
  // "the NA Committee for External Relations": a committee of what stands before it.
  if (body->entity == EntityKind::body && !body->kind.empty() && body->kind != "ministry" &&
      words_.upper(body->words.last))
    if (auto inner = core_at(body->words.last);
        inner && inner->entity == EntityKind::body && (inner->kind == "committee" || inner->kind == "office")) {
      inner->words.first = body->words.first;
      inner->alpha3 = body->alpha3;
      inner->parent.push_back(std::move(*body));
      body = std::move(inner);
    }
  read_tail(*body, depth);
  return body;
}

}  // namespace chancery
