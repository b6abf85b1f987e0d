// Countries that an article gives to people and offices by what stands around them: who represents it, leads its
// delegation, sits on its side of the table, serves its president; the outlet's own state.
#include <algorithm>

#include "base/utf8.h"
#include "names/links.h"

namespace chancery {
namespace {

// Offices of parliaments, of somebody who leads a parliament's delegation, are that parliament's.
void lend_body(Links& links, EntityIndex person, MentionIndex body_mention) {
  const EntityIndex body = *links.of(body_mention);
  const std::string& type = links.entity(body).type;
  if (type != "parliament" && !type.ends_with("chamber")) return;
  for (const OfficeIndex o : links.offices_of(person)) {
    Office& office = links.document.offices[o];
    const OfficeRow* row = links.gazetteer.office_named(office.name);
    if (!row && office.name.starts_with("deputy ")) row = links.gazetteer.office_named(office.name.substr(7));
    if (office.body || office.country || !row) continue;
    if (row->body_kind != "parliament" && !row->body_kind.ends_with("chamber")) continue;
    office.body = body;
    office.body_span = links.document.mentions[body_mention].span;
  }
}

// Gives a person who has no country yet that one, and his offices with him.
void lend(Links& links, EntityIndex person, const std::string& country) {
  if (country.size() == 3 && links.country_of(person).empty()) links.entity(person).country = country;
}

}  // namespace

// "Brunei was represented by Foreign Minister X and Fiji by Y": X is Brunei's. "X represented Brunei": so too.
void lend_by_representing(Links& links) {
  Document& document = links.document;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    std::string country;
    TokenIndex by = kNoToken;
    bool represented = false;
    std::optional<EntityIndex> subject;
    for (MentionIndex m = first; m < last; ++m) {
      const Mention& mention = document.mentions[m];
      const auto e = links.of(m);
      if (!e) continue;
      const Entity& entity = links.entity(*e);
      if (entity.kind == EntityKind::country && mention.how == How::name) {
        const Token& token = document.tokens[mention.head];
        if (token.head != kNoToken && document.tokens[token.head].lemma == "represent") {
          if (token.relation == Relation::nsubj_pass) {
            country = entity.country;
            by = token.head + 1;
            represented = true;
          } else if (token.relation == Relation::obj && subject) {
            lend(links, *subject, entity.country);
          }
        } else if (represented && mention.tokens.last < document.tokens.size() &&
                   links.word(mention.tokens.last) == "by") {
          country = entity.country;
          by = mention.tokens.last;
        }
      } else if (entity.kind == EntityKind::person) {
        if (links.is_subject(m)) subject = *e;
        if (country.empty() || by >= document.tokens.size() || links.word(by) != "by" || mention.tokens.first <= by ||
            mention.tokens.first > by + 2)
          continue;
        lend(links, *e, country);
        country.clear();
      }
    }
  }
}

std::string country_of_dateline(const Links& links) {
  const auto& dateline = links.document.layout.dateline;
  if (!dateline || !dateline->place) return {};
  const auto words = phrase_words(fold(links.document.at(*dateline->place)));
  for (const Hit& hit : links.gazetteer.hits(words, 0))
    if ((hit.sort == Sort::capital || hit.sort == Sort::country) && hit.length == words.size())
      return links.gazetteer.country(hit.row).alpha3;
  return {};
}

std::string outlet_home(const Links& links, std::string_view reported_from) {
  const auto& agency = links.document.layout.agency;
  return agency ? links.gazetteer.agency_home(fold(links.document.at(*agency)), reported_from) : std::string();
}

// Where a state's own agency speaks of "the Foreign Minister" without a country, it is that state's. A dateline
// elsewhere, or an office that somebody else of the article holds for that state, says nothing of the kind.
void lend_by_outlet(Links& links) {
  Document& document = links.document;
  const std::string reported_from = country_of_dateline(links);
  const std::string home = outlet_home(links, reported_from);
  if (home.empty() || (!reported_from.empty() && reported_from != home)) return;
  std::vector<EntityIndex> open;
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    if (links.find(e) != e || !links.is_person(e) || !links.country_of(e).empty()) continue;
    bool national = false, other = false;
    for (const OfficeIndex o : links.offices_of(e)) {
      const Office& office = document.offices[o];
      const OfficeRow* row = links.gazetteer.office_named(office.name);
      other = other || office.country || office.inferred || office.manner == Manner::former || office.accredited_to;
      if (office.body && links.entity(*office.body).kind != EntityKind::body) other = true;
      if (office.name == "minister" || office.name == "minister of state") other = true;
      // Legislators of two countries meet in such news: whose one is must be said.
      if (office.name == "member of parliament" || office.name == "senator") other = true;
      national = national || (row && (row->body_kind == "ministry" || row->body_kind == "presidency" ||
                                      row->body_kind == "government" || row->body_kind == "parliament" ||
                                      row->body_kind.ends_with("chamber") || row->body_kind == "royal court"));
    }
    if (national && !other) open.push_back(e);
  }
  if (open.empty() || open.size() > 32) return;
  if (!links.country_entity(home)) links.add_country(home);
  for (const EntityIndex e : open) {
    bool taken = false;
    for (EntityIndex rival = 0; rival < document.entities.size() && !taken; ++rival) {
      if (rival == e || links.find(rival) != rival || !links.is_person(rival) || links.country_of(rival) != home)
        continue;
      for (const OfficeIndex a : links.offices_of(e))
        for (const OfficeIndex b : links.offices_of(rival))
          taken = taken || (document.offices[a].name == document.offices[b].name &&
                            document.offices[a].manner == document.offices[b].manner);
    }
    if (taken) continue;
    links.entity(e).country = home;
    for (const OfficeIndex o : links.offices_of(e))
      if (!document.offices[o].country) document.offices[o].country = links.country_entity(home);
  }
}

// "a Ugandan delegation led by the foreign minister X": X is of that country.
void lend_by_leading(Links& links) {
  Document& document = links.document;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenRange tokens = document.sentences[s].tokens;
    const auto [first, last] = links.mentions_in(s);
    for (TokenIndex t = tokens.first + 2; t + 2 < tokens.last; ++t) {
      const std::string& verb = document.tokens[t].lemma;
      if ((verb != "lead" && verb != "head") || links.word(t + 1) != "by") continue;
      TokenIndex group = kNoToken;
      for (TokenIndex back = t; back-- > tokens.first && back + 13 > t;)
        if (document.tokens[back].lemma == "delegation") group = back;
      if (group == kNoToken) continue;
      std::string country;
      std::optional<MentionIndex> of_body;
      for (MentionIndex m = first; m < last; ++m) {
        const Mention& mention = document.mentions[m];
        const auto e = links.of(m);
        if (!e) continue;
        const Entity& entity = links.entity(*e);
        const bool beside = mention.tokens.first + 4 > group && mention.tokens.first < t;
        // "a delegation of the Senate of A headed by Deputy Speaker X"
        if (beside && entity.kind == EntityKind::body && entity.type != "delegation" && !entity.country.empty() &&
            mention.tokens.first > group) {
          country = !country.empty() && country != entity.country ? "-" : entity.country;
          of_body = m;
          continue;
        }
        if (beside && (entity.kind == EntityKind::country || entity.type == "delegation") && !entity.country.empty()) {
          country = !country.empty() && country != entity.country ? "-" : entity.country;
        } else if (entity.kind == EntityKind::person && mention.tokens.first >= t + 2 &&
                   mention.tokens.first <= t + 3) {
          if (country.size() == 3 && links.country_of(*e).empty()) {
            links.entity(*e).country = country;
            if (of_body) lend_body(links, *e, *of_body);
          }
          break;
        }
      }
    }
  }
}

// "X will lead the Nepali delegation", "Led by Senator X, the Mexican delegation", "On the Mexican side were X and Y",
// "several Iranian officials, among them X and Y": they are of that country.
void lend_by_side(Links& links) {
  Document& document = links.document;
  const auto country_in = [&](MentionIndex m, std::uint32_t sentence) {
    std::string country;
    const auto [first, last] = links.mentions_in(sentence);
    for (MentionIndex inner = m; inner < last; ++inner) {
      if (!document.mentions[m].tokens.contains(document.mentions[inner].tokens)) break;
      if (const auto e = links.of(inner); e && !links.is_person(*e) && country.empty())
        country = links.entity(*e).country;
    }
    return country;
  };
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenRange tokens = document.sentences[s].tokens;
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      const Mention& mention = document.mentions[m];
      const std::string& noun = document.tokens[mention.tokens.last - 1].lemma;
      const bool delegation = noun == "delegation";
      const bool side = noun == "side";
      const bool many = noun == "official" || noun == "delegate" || noun == "minister" || noun == "lawmaker" ||
                        noun == "parliamentarian" || noun == "legislator" || noun == "diplomat" || noun == "senator" ||
                        noun == "representative" || delegation || noun == "leader";
      if (!side && !many) continue;
      const std::string country = country_in(m, s);
      if (country.size() != 3) continue;
      const TokenIndex begin = mention.tokens.first, end = mention.tokens.last;
      // "X will lead the delegation": the subject of the verb right before.
      if (delegation)
        for (TokenIndex verb = begin; verb-- > tokens.first && verb + 3 > begin;)
          if ((document.tokens[verb].lemma == "lead" || document.tokens[verb].lemma == "head") &&
              document.tokens[verb].upos == Upos::VERB) {
            for (MentionIndex who = first; who < m; ++who)
              if (const auto e = links.of(who); e && links.is_person(*e) && links.is_subject(who)) {
                TokenIndex t = document.mentions[who].head;
                while (t != kNoToken && main_relation(document.tokens[t].relation) != Relation::nsubj)
                  t = document.tokens[t].head;
                if (t != kNoToken && document.tokens[t].head == verb) lend(links, *e, country);
              }
            break;
          }
      // "Led by X, the delegation"
      if (delegation && begin >= tokens.first + 3 && links.word(begin - 1) == "," &&
          (links.word(tokens.first) == "Led" || links.word(tokens.first) == "Headed"))
        for (MentionIndex who = first; who < m; ++who)
          if (const auto e = links.of(who);
              e && links.is_person(*e) && document.mentions[who].tokens.first <= tokens.first + 3)
            lend(links, *e, country);
      // "On the Mexican side were present X, Y and Z"; "among them X and Y", "including X"
      TokenIndex from = kNoToken;
      if (side && begin > tokens.first &&
          (links.word(begin - 1) == "On" || links.word(begin - 1) == "on" || links.word(begin - 1) == "From" ||
           links.word(begin - 1) == "from"))
        from = end;
      if (side && end + 2 < tokens.last && links.word(end) == "was" &&
          (links.word(end + 1) == "represented" || links.word(end + 1) == "attended"))
        from = end + 3;
      if (many && end + 2 < tokens.last && links.word(end) == "," &&
          (links.word(end + 1) == "including" ||
           (links.word(end + 1) == "among" && (links.word(end + 2) == "them" || links.word(end + 2) == "whom"))))
        from = end + 2;
      if (from == kNoToken) continue;
      for (MentionIndex who = m + 1; who < last; ++who) {
        const TokenIndex at = document.mentions[who].tokens.first;
        if (at < from || !links.of(who)) continue;
        const Entity& entity = links.entity(*links.of(who));
        // The list ends where another country or side begins.
        if (entity.kind == EntityKind::country && entity.country != country) break;
        bool stop = false;
        for (TokenIndex t = from; t < at; ++t) stop = stop || links.word(t) == ";" || links.word(t) == "while";
        if (stop) break;
        if (entity.kind == EntityKind::person) lend(links, *links.of(who), country);
      }
    }
  }
}

// "President X's special envoy Y": Y serves X's country.
void lend_by_possessor(Links& links) {
  Document& document = links.document;
  for (Office& office : document.offices) {
    if (office.country || office.body || office.inferred || !office.person || !office.mention) continue;
    const TokenIndex first = document.mentions[*office.mention].tokens.first;
    if (first == 0 || links.word(first - 1) != "'s") {
      if (first == 0 || links.word(first - 1) != "’s") continue;
    }
    for (MentionIndex m = *office.mention; m-- > 0 && m + 8 > *office.mention;) {
      if (document.mentions[m].tokens.last != first - 1 && document.mentions[m].tokens.last != first) continue;
      const auto e = links.of(m);
      if (!e || !links.is_person(*e) || links.find(*e) == links.find(*office.person)) continue;
      const std::string country = links.country_of(*e);
      if (country.empty()) continue;
      office.country = links.country_entity(country);
      if (links.entity(*office.person).country.empty()) links.entity(*office.person).country = country;
      break;
    }
  }
}

// "X, adviser to President Y on Z": X serves Y's country.
static void lend_by_service(Links& links) {
  Document& document = links.document;
  for (Office& office : document.offices) {
    if (office.country || office.body || office.inferred || office.accredited_to || !office.person || !office.mention)
      continue;
    const TokenIndex end = document.mentions[*office.mention].tokens.last;
    if (end >= document.tokens.size() || links.word(end) != "to") continue;
    for (MentionIndex m = *office.mention + 1; m < document.mentions.size() && m < *office.mention + 8; ++m) {
      const TokenIndex begin = document.mentions[m].tokens.first;
      if (begin < end + 1 || begin > end + 2) continue;
      const auto e = links.of(m);
      if (!e || !links.is_person(*e) || links.find(*e) == links.find(*office.person)) continue;
      lend(links, *office.person, links.country_of(*e));
      break;
    }
  }
}

// "the ministry's spokesman, X", "the country's foreign minister, X": held where the words before point.
void lend_by_owner(Links& links) {
  lend_by_service(links);
  Document& document = links.document;
  for (Office& office : document.offices) {
    if (office.country || office.body || office.inferred || office.accredited_to || !office.person || !office.mention)
      continue;
    const TokenIndex first = document.mentions[*office.mention].tokens.first;
    if (first < 2 || (links.word(first - 1) != "'s" && links.word(first - 1) != "’s")) continue;
    for (MentionIndex m = *office.mention; m-- > 0 && m + 8 > *office.mention;) {
      const Mention& owner = document.mentions[m];
      if (owner.how != How::role || owner.tokens.last != first - 1) continue;
      const auto e = links.of(m);
      if (!e) continue;
      const Entity& entity = links.entity(*e);
      if (entity.kind == EntityKind::country) {
        office.country = *e;
        office.country_span = owner.span;
      } else if (entity.kind == EntityKind::body || entity.kind == EntityKind::organisation) {
        office.body = *e;
        office.body_span = owner.span;
      } else {
        continue;
      }
      if (links.entity(*office.person).country.empty() && entity.kind != EntityKind::organisation)
        links.entity(*office.person).country = entity.country;
      break;
    }
  }
}

}  // namespace chancery
