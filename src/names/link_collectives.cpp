#include "names/collectives.h"

#include <algorithm>

namespace chancery {
namespace {

bool among_others(const Document& document, const Mention& mention) {
  const TokenIndex end = mention.tokens.last;
  if (end + 1 >= document.tokens.size() || document.at(document.tokens[end].span) != ",") return false;
  const Token& next = document.tokens[end + 1];
  if (main_relation(next.relation) != Relation::conj || next.head == kNoToken || !mention.tokens.contains(next.head))
    return false;
  const std::string& lemma = next.lemma;
  return lemma == "state" || lemma == "State" || lemma == "States" || lemma == "people" || lemma == "government" ||
         lemma == "nation" || (next.upos != Upos::PROPN && next.xpos == "NNS");
}

// "(the Parties)" behind "A and B": from then on the two are called so.
std::vector<EntityIndex> named_before_bracket(const Links& links, MentionIndex m) {
  const Document& document = links.document;
  const Mention& mention = document.mentions[m];
  std::vector<EntityIndex> out;
  TokenIndex begin = mention.tokens.first;
  while (begin > 0 && (links.word(begin - 1) == "the" || links.word(begin - 1) == "“" || links.word(begin - 1) == "\""))
    --begin;
  if (begin == 0 || links.word(begin - 1) != "(") return out;
  TokenIndex until = begin - 1;
  for (MentionIndex before = m; before-- > 0;) {
    const Mention& other = document.mentions[before];
    if (other.tokens.last > until) continue;
    const auto e = links.of(before);
    if (!e || (!out.empty() && links.entity(*e).kind != links.entity(out.front()).kind)) break;
    bool gap = true, several = false;
    int depth = 0;
    for (TokenIndex t = other.tokens.last; t < until && gap; ++t) {
      const auto word = links.word(t);
      depth += word == "(" ? 1 : 0;
      several = several || word == "and" || word == ",";
      gap = word == "(" || word == ")" || word == "and" || word == "," || word == "the" || depth > 0;
      depth -= word == ")" && depth > 0 ? 1 : 0;
    }
    // An acronym in brackets is the thing before it: no further member, and no word between the two.
    const bool acronym = other.tokens.first > 0 && links.word(other.tokens.first - 1) == "(";
    const bool again = std::find(out.begin(), out.end(), *e) != out.end();
    if (!gap || (!out.empty() && !several && !again)) break;
    if (!again) out.push_back(*e);
    until = acronym ? other.tokens.first - 1 : other.tokens.first;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<std::string> countries_of(const Links& links, const std::vector<EntityIndex>& people) {
  std::vector<std::string> out;
  for (const EntityIndex e : people) {
    const std::string country =
        links.entity(e).kind == EntityKind::person ? links.country_of(e) : links.entity(e).country;
    if (!country.empty() && std::find(out.begin(), out.end(), country) == out.end()) out.push_back(country);
  }
  return out;
}

void set_members(Links& links, MentionIndex m, std::vector<EntityIndex> members, std::string reason) {
  Mention& mention = links.document.mentions[m];
  mention.how = How::collective;
  mention.entity.reset();
  mention.members = std::move(members);
  mention.reason = std::move(reason);
  for (const EntityIndex e : mention.members) {
    auto& mentions = links.entity(e).mentions;
    const auto at = std::lower_bound(mentions.begin(), mentions.end(), m);
    if (at == mentions.end() || *at != m) mentions.insert(at, m);
  }
}

Collectives::Collectives(Links& article) : links(article), document(article.document) {
  bool opened = false;
  for (std::uint32_t s = 0; s < document.sentences.size() && !opened; ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m)
      if (const auto e = links.of(m);
          e && links.entity(*e).kind == EntityKind::country &&
          std::find(opening_.begin(), opening_.end(), links.entity(*e).country) == opening_.end())
        opening_.push_back(links.entity(*e).country);
    opened = document.sentences[s].paragraph != kTitleParagraph;
  }
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e) continue;
    if (document.entities[e].type == "delegation" && delegations_.size() < 64) delegations_.push_back(e);
    if (links.is_person(e) && holders_.size() < 64 && !links.offices_of(e).empty()) holders_.push_back(e);
  }
}

void Collectives::run() {
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      const Mention& mention = document.mentions[m];
      if (mention.how != How::collective) continue;
      if (mention.members.empty())
        resolve(m, s);
      else
        group_ = mention.members;
    }
  }
}

void Collectives::resolve(MentionIndex m, std::uint32_t sentence) {
  // "between the Parties, States and peoples of A and B": parties of their own kind.
  if (among_others(document, document.mentions[m])) return links.leave_open(m, "one of several things listed");
  const auto pointing = links.pointing(m);
  if (called_so(m, pointing)) return;
  std::vector<EntityIndex> participants, present;
  for (const EntityIndex e : links.contact_at[sentence])
    if (std::find(participants.begin(), participants.end(), links.find(e)) == participants.end())
      participants.push_back(links.find(e));
  for (const EntityIndex e : participants)
    if (links.is_person(e)) present.push_back(e);
  const Target target = pointing.row ? pointing.row->target : Target::persons;
  if (target == Target::countries || pointing.phrase == "governments" || pointing.phrase == "capitals")
    return countries(m, sentence, pointing, participants);
  if (target == Target::bodies) return bodies(m, present);
  people(m, sentence, pointing, participants, std::move(present));
}

bool Collectives::called_so(MentionIndex m, const Links::Pointing& pointing) {
  if (pointing.phrase.empty() || !pointing.countries.empty()) return false;
  if (auto named = named_before_bracket(links, m); named.size() >= 2) {
    called_.emplace_back(pointing.phrase, named);
    set_members(links, m, std::move(named), "what the brackets call those before them");
    return true;
  }
  const auto known =
      std::find_if(called_.begin(), called_.end(), [&](const auto& one) { return one.first == pointing.phrase; });
  if (known == called_.end()) return false;
  set_members(links, m, known->second, "those whom the article calls so");
  return true;
}

void Collectives::countries(MentionIndex m, std::uint32_t sentence, const Links::Pointing& pointing,
                            const std::vector<EntityIndex>& participants) {
  auto chosen = countries_of(links, participants);
  bool owners = false;
  std::string reason = "the countries of the participants of the contact at hand";
  // "A and B spoke of ties between their two countries": of those at whom "their" points.
  if (pointing.possessor && document.mentions[*pointing.possessor].how == How::pronoun) {
    const MentionIndex owner = *pointing.possessor;
    if (document.mentions[owner].members.empty() && !document.mentions[owner].entity) link_they(links, owner, sentence);
    if (const auto owned = countries_of(links, document.mentions[owner].members); owned.size() >= 2) {
      chosen = owned;
      owners = true;
      reason = "the countries of those who are spoken of";
    }
  }
  std::vector<std::string> named;
  TokenIndex within_person = 0;  // one past the last person's phrase: "U.S. President X" names no country of its own
  for (MentionIndex before = links.mentions_in(sentence).first; before < m; ++before) {
    const auto e = links.of(before);
    if (!e) continue;
    const TokenRange where = document.mentions[before].tokens;
    if (links.is_person(*e) && where.size() > 1) within_person = std::max(within_person, where.last);
    if (links.entity(*e).kind == EntityKind::country &&
        !(where.last <= within_person && document.mentions[before].how == How::adjective && chosen.size() == 2) &&
        std::find(named.begin(), named.end(), links.entity(*e).country) == named.end())
      named.push_back(links.entity(*e).country);
  }
  if (named.size() == 2 && !pointing.possessor) {
    chosen = named;
    reason = "the two countries named before in the sentence";
  }
  if (chosen.size() < 2 && pointing.possessor) return links.leave_open(m, "whose countries is not known");
  if (chosen.size() < 2 && opening_.size() == 2) {
    chosen = opening_;
    reason = "the two countries that the article opens with";
  }
  if (chosen.size() < 2) {
    chosen.clear();
    for (const EntityIndex e : links.countries())
      if (!document.entities[e].mentions.empty()) chosen.push_back(document.entities[e].country);
    reason = "the only two countries in the article";
    if (chosen.size() != 2)
      return links.leave_open(
          m, chosen.size() < 2 ? "the countries meant are not named" : "more than two countries may be meant");
  }
  if (chosen.size() > 2 && !owners && pointing.counted != static_cast<int>(chosen.size()))
    return links.leave_open(m,
                            "the contact at hand has participants of " + std::to_string(chosen.size()) + " countries");
  std::vector<EntityIndex> members;
  for (const auto& country : chosen)
    if (const auto e = links.country_entity(country)) members.push_back(*e);
  if (members.size() != chosen.size()) return links.leave_open(m, "the countries meant are not named");
  set_members(links, m, std::move(members), std::move(reason));
}

void Collectives::bodies(MentionIndex m, const std::vector<EntityIndex>& people) {
  std::vector<EntityIndex> found;
  for (const EntityIndex e : people)
    for (const OfficeIndex o : links.offices_of(e)) {
      if (!document.offices[o].body) continue;
      const EntityIndex body = links.find(*document.offices[o].body);
      if (links.entity(body).kind == EntityKind::body && std::find(found.begin(), found.end(), body) == found.end())
        found.push_back(body);
    }
  if (found.size() == 2)
    set_members(links, m, found, "the bodies of the participants of the contact at hand");
  else
    links.leave_open(m, "the bodies meant are not clear");
}

void link_collectives(Links& links) { Collectives(links).run(); }

}  // namespace chancery
