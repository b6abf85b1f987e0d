#include "facts/offices.h"

#include <algorithm>

namespace chancery {
namespace {

// "NA" of "National Assembly".
bool initials_of(const std::string& few, const std::string& name) {
  std::string initials;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (name[i] >= 'A' && name[i] <= 'Z' && (i == 0 || name[i - 1] == ' ')) initials += name[i];
  return few.size() > 1 && few == initials;
}

bool same_body(const Document& document, EntityIndex a, EntityIndex b) {
  if (a == b) return true;
  const std::string& left = document.entities[a].name;
  const std::string& right = document.entities[b].name;
  return initials_of(left, right) || initials_of(right, left) || left.ends_with(" " + right) ||
         right.ends_with(" " + left);
}

bool same_office(const Document& document, const Office& a, const Office& b) {
  if (a.person != b.person || a.name != b.name || a.manner != b.manner) return false;
  // "Speaker" later in the article is the Speaker of the Saeima again.
  const bool body = !a.body || !b.body || same_body(document, *a.body, *b.body);
  const bool country = a.country == b.country || !a.country || !b.country;
  return body && country && (a.accredited_to == b.accredited_to || !a.accredited_to || !b.accredited_to);
}

// Whether the words of the office are a plural: "ambassadors of A", not "Minister of Foreign Affairs".
bool several_named(const ArticleReading& reading, const Office& office) {
  if (office.mention && reading.document().mentions[*office.mention].how == How::collective) return true;
  const Span title = office.title.empty() ? office.span : office.title;
  const auto& tokens = reading.document().tokens;
  auto at = std::lower_bound(tokens.begin(), tokens.end(), title.begin,
                             [](const Token& token, std::uint32_t begin) { return token.span.begin < begin; });
  bool many = false;
  for (; at != tokens.end() && at->span.end <= title.end && at->upos != Upos::ADP; ++at)
    many = at->xpos == "NNS" || at->xpos == "NNPS";
  return many;
}

// How well an occurrence shows what the office is called: one holder rather than several, more words rather than fewer.
int shown(const Document& document, const Office& office) {
  const bool several = office.mention && document.mentions[*office.mention].how == How::collective;
  if (office.inferred || several) return 0;
  const std::string_view title = document.at(office.title.empty() ? office.span : office.title);
  const bool capitals = std::none_of(title.begin(), title.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return 1 + (capitals && title.size() > 3 ? 0 : 2) + static_cast<int>(title.find(' ') != std::string_view::npos);
}

// Offices of which a country has one at a time.
bool one_of_a_kind(const std::string& name) {
  for (const std::string_view one : {"foreign secretary", "president", "prime minister", "king", "queen", "emir", "sultan", "speaker",
                                     "chancellor", "crown prince", "vice president", "secretary of state"})
    if (name == one) return true;
  return name.ends_with("minister") && !name.starts_with("deputy") && name != "minister";
}

std::string country_of(const Document& document, const Office& office) {
  if (office.country) return document.entities[*office.country].country;
  return office.person ? document.entities[*office.person].country : std::string();
}

// "Interior Minister" of the "Interior and Safety Minister": the same office in short.
bool within_fields(const std::string& less, const std::string& more) {
  const auto of_minister = [](const std::string& name) {
    return name.ends_with(" minister") || name.starts_with("minister of ") || name.starts_with("minister for ");
  };
  if (less.size() >= more.size() || !of_minister(less) || !of_minister(more)) return false;
  for (const std::string_view kind : {"prime", "state"})
    if ((" " + less + " ").find(kind) != (" " + more + " ").find(kind)) return false;
  for (std::size_t begin = 0; begin < less.size();) {
    const std::size_t end = std::min(less.find(' ', begin), less.size());
    const std::string word = less.substr(begin, end - begin);
    const bool joins = word == "of" || word == "for" || word == "and";
    if (!joins && (" " + more + " ").find(" " + word + " ") == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

// What another office of the article tells better: "his Polish counterpart" whom it names elsewhere, "the Polish
// leader" of its president, "co-chair" of somebody whose office is told.
bool told_better(const Document& document, const std::vector<Office>& all, const Office& office) {
  const std::string country = country_of(document, office);
  const bool nameless = document.entities[*office.person].name.empty();
  std::size_t holders = 0;
  for (const Office& other : all) {
    if (&other == &office) continue;
    const bool there = !country.empty() && country_of(document, other) == country;
    if (other.person == office.person) {
      if (office.name == "leader" && !office.body && there && one_of_a_kind(other.name) && other.manner == office.manner)
        return true;
      // "Ministers X and Y" of those whose ministries are told; "Chairperson X" of the Chairperson-in-Office.
      const bool alike = other.manner == office.manner && (there || country.empty() || country_of(document, other).empty());
      if (office.name == "minister" && !office.body && alike && other.name.ends_with(" minister")) return true;
      if ((office.name == "chairman" || office.name == "chairperson" || office.name == "chair") &&
          other.name == "chairperson-in-office" && other.manner == office.manner)
        return true;
      if (alike && within_fields(office.name, other.name)) return true;
      if (office.name == "envoy" && alike && other.name == "ambassador") return true;
      const bool bare = !office.body && !office.country;
      if (bare && (other.body || other.country) &&
          (office.name == "chairman" || office.name == "chair" || office.name == "head" || office.name == "co-chair"))
        return true;
      continue;
    }
    const bool anywhere = country.empty();
    if (nameless && (there || anywhere) && other.name == office.name && other.manner == office.manner &&
        (!other.body || !office.body || same_body(document, *other.body, *office.body)) && one_of_a_kind(office.name) &&
        !document.entities[*other.person].name.empty())
      ++holders;
  }
  return holders == 1;
}

std::optional<Span> where(Span span) { return span.empty() ? std::nullopt : std::optional(span); }

}  // namespace

// "had previously served as deputy envoy"
static bool served_before(const ArticleReading& reading, Span title) {
  const auto& tokens = reading.document().tokens;
  auto at = std::lower_bound(tokens.begin(), tokens.end(), title.begin,
                             [](const Token& token, std::uint32_t begin) { return token.span.begin < begin; });
  TokenIndex head = kNoToken;
  for (; at != tokens.end() && at->span.end <= title.end; ++at) {
    TokenIndex above = at->head;
    // "served as deputy prime minister and interior minister": both.
    if (above != kNoToken && at->relation == Relation::conj) above = tokens[above].head;
    if (above != kNoToken && tokens[above].lemma == "serve") head = above;
  }
  if (head == kNoToken) return false;
  if (tokens[head].xpos == "VBD") return true;
  for (const TokenIndex c : reading.tree_at(head).children(head))
    if (reading.word(c) == "previously" || reading.word(c) == "formerly" || reading.word(c) == "earlier" ||
        (reading.word(c) == "had" && main_relation(reading[c].relation) == Relation::aux))
      return true;
  return false;
}

namespace {

bool is_year(const std::string& word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "was ambassador from 2012 to 2014", "(2008-2012)", "president at the time", "From 2015 until 2018, X was envoy": an
// office that the text says is over.
bool held_until(const ArticleReading& reading, const Office& office) {
  const Document& document = reading.document();
  const auto& tokens = document.tokens;
  const auto at = std::lower_bound(tokens.begin(), tokens.end(), office.span.end, [](const Token& token, std::uint32_t end) {
    return token.span.begin < end;
  });
  if (at == tokens.begin() || at == tokens.end()) return false;
  const auto behind = static_cast<TokenIndex>(at - tokens.begin());
  const TokenRange sentence = document.sentences[reading.sentence_of(behind - 1)].tokens;
  int now = 9999;
  if (document.layout.published && document.layout.published->interval.to)
    now = static_cast<int>(document.layout.published->interval.to->year());
  const auto past = [&](TokenIndex t) {
    return t < sentence.last && is_year(reading.word(t)) && std::stoi(reading.word(t)) < now;
  };
  const auto word = [&](TokenIndex t) -> const std::string& {
    static const std::string none;
    return t < sentence.last ? reading.word(t) : none;
  };
  // Where a span of years begins: "from 2012 to 2014", "between 2012 and 2014", "(2012-2014)".
  const auto years = [&](TokenIndex t) {
    if (word(t) == "(" && is_year(word(t + 1)) && (word(t + 2) == "-" || word(t + 2) == "–")) return past(t + 3);
    if (word(t) != "from" && word(t) != "between") return false;
    for (TokenIndex u = t + 1; u < t + 4; ++u)
      if (is_year(word(u)) || word(u) == "early" || word(u) == "late")
        for (TokenIndex v = u + 1; v < u + 5; ++v)
          if (word(v - 1) != "." && past(v)) return true;
    return false;
  };
  for (TokenIndex t = behind; t < sentence.last && t < behind + 8; ++t) {
    if (word(t) == "," || word(t) == "." || word(t) == "who" || word(t) == "and") break;
    if (years(t)) return true;
    if (word(t) == "until" && (past(t + 1) || word(t + 1) == "last" || word(t + 1) == "recently")) return true;
    if (word(t) == "at" && word(t + 1) == "the" && word(t + 2) == "time") return true;
    if (reading[t].upos == Upos::VERB) break;
  }
  // "From 2015 until 2018, X was envoy to A"
  if (years(sentence.first)) {
    TokenIndex comma = sentence.first;
    while (comma < sentence.last && comma < sentence.first + 8 && word(comma) != ",") ++comma;
    if (word(comma) == ",")
      for (TokenIndex t = behind; t-- > comma;)
        if (word(t) == "was" || word(t) == "served" || word(t) == "were") return true;
  }
  return false;
}

// "President X was assassinated in July": nobody holds an office after that.
bool gone(const ArticleReading& reading, const Office& office) {
  const Document& document = reading.document();
  for (const MentionIndex m : document.entities[*office.person].mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.head == kNoToken || mention.how == How::collective) continue;
    const Token& head = document.tokens[mention.head];
    if (head.head == kNoToken) continue;
    const Token& verb = document.tokens[head.head];
    if (verb.upos != Upos::VERB) continue;
    const bool passive = head.relation == Relation::nsubj_pass;
    const bool active = head.relation == Relation::nsubj;
    const bool done = std::none_of(document.tokens.begin() + std::min(head.head, mention.head),
                                   document.tokens.begin() + std::max(head.head, mention.head),
                                   [](const Token& token) {
                                     return token.upos == Upos::AUX && (token.lemma == "will" || token.lemma == "could" ||
                                                                        token.lemma == "would" || token.lemma == "may" ||
                                                                        token.lemma == "might" || token.lemma == "nearly");
                                   });
    if (!done || verb.xpos == "VB" || verb.xpos == "VBG") continue;
    if (passive && (verb.lemma == "assassinate" || verb.lemma == "overthrow" || verb.lemma == "depose")) return true;
    if (active && (verb.lemma == "die") && (verb.xpos == "VBD" || verb.xpos == "VBN")) return true;
  }
  return false;
}

}  // namespace

std::vector<Draft> office_facts(const ArticleReading& reading) {
  const Document& document = reading.document();
  std::vector<Office> merged;
  std::vector<std::vector<Span>> seen;
  for (Office office : document.offices) {
    if (!office.person || office.span.empty()) continue;
    if (office.manner == Manner::full && (held_until(reading, office) || gone(reading, office)))
      office.manner = Manner::former;
    // "a U.S. representative": nobody in particular.
    if (document.entities[*office.person].name.empty() && office.mention) {
      const std::string_view said = document.at(document.mentions[*office.mention].span);
      if (said.starts_with("a ") || said.starts_with("an ") || said.starts_with("A ") || said.starts_with("An "))
        continue;
      // "a lower-ranking ministry spokeswoman"
      const TokenIndex head = document.mentions[*office.mention].head;
      bool indefinite = false;
      if (head != kNoToken)
        for (const TokenIndex c : reading.tree_at(head).children(head))
          indefinite = indefinite || (main_relation(reading[c].relation) == Relation::det && reading[c].lemma == "a");
      if (indefinite) continue;
    }
    // "the leaders of A, B and C": nobody in particular holds anything.
    if (document.entities[*office.person].name.empty() && several_named(reading, office)) continue;
    const auto found = std::find_if(merged.begin(), merged.end(),
                                    [&](const Office& other) { return same_office(document, other, office); });
    if (found == merged.end()) {
      merged.push_back(office);
      seen.push_back({office.span});
      continue;
    }
    seen[static_cast<std::size_t>(found - merged.begin())].push_back(office.span);
    if (!found->body && office.body) {
      found->body = office.body;
      found->body_span = office.body_span;
    }
    if (!found->country && office.country) {
      found->country = office.country;
      found->country_span = office.country_span;
    }
    if (!found->accredited_to) found->accredited_to = office.accredited_to;
    if (shown(document, office) > shown(document, *found)) {
      found->inferred = false;
      found->title = office.title;
      found->span = office.span;
      found->mention = office.mention;
      found->basis.clear();
    }
  }
  std::vector<const Problem*> doubts;
  for (const Problem& problem : document.problems)
    if (doubts.size() < 64 && problem.why.find(": the tables know ") != std::string::npos) doubts.push_back(&problem);
  std::vector<Draft> out;
  for (std::size_t i = 0; i < merged.size(); ++i) {
    const Office& office = merged[i];
    if (told_better(document, merged, office)) continue;
    std::optional<Span> person_span;
    Span evidence = office.span;
    TokenIndex anchor = kNoToken;
    if (office.mention) {
      const Mention& mention = document.mentions[*office.mention];
      person_span = mention.span;
      evidence = cover(evidence, mention.span);
      anchor = mention.head;
    }
    // "X, who chairs the committee": the words shown name the holder where he stands shortly before them.
    constexpr std::uint32_t kNear = 160;  // bytes
    const auto names_him = [&](const Mention& mention) {
      return mention.how == How::name || mention.how == How::short_name;
    };
    if (!office.mention || !names_him(document.mentions[*office.mention]))
      for (const MentionIndex m : document.entities[*office.person].mentions) {
        const Mention& mention = document.mentions[m];
        if (!names_him(mention) || mention.span.end > evidence.begin ||
            evidence.begin - mention.span.end > kNear || mention.head == kNoToken)
          continue;
        if (!reading.document().sentences[reading.sentence_of(mention.head)].span.contains(office.span)) continue;
        evidence = cover(evidence, mention.span);
        break;
      }
    Draft draft(Fact("office", "held", {"*", evidence, "office"}));
    for (std::size_t more = 1; more < seen[i].size() && more < 3; ++more)
      draft.fact.evidence.push_back({"office", seen[i][more], "office"});
    draft.anchor = anchor;
    if (anchor != kNoToken) draft.sentence = reading.sentence_of(anchor);
    draft.fact.set("person", Value::of_entity(*office.person, person_span));
    const Span title = office.title.empty() ? office.span : office.title;
    Value name = Value::of_text(std::string(document.at(title)), title);
    if (!office.inferred && !office.name.empty() && several_named(reading, office)) {
      // "ambassadors A and B": each is one.
      name.as_written = std::string(document.at(title));
      name.literal = office.name;
    }
    if (office.inferred) {
      // "his Mongolian counterpart": the office is that of the one whose counterpart it is.
      name.as_written = std::string(document.at(title));
      if (!office.name.empty()) name.literal = office.name;
      name.inferred = true;
      name.basis = office.basis;
    }
    draft.fact.set("office", std::move(name));
    if (office.body) draft.fact.set("body", Value::of_entity(*office.body, where(office.body_span)));
    if (office.country) {
      Value country = Value::of_entity(*office.country, where(office.country_span));
      if (office.country_span.empty() && !office.body) {
        country.inferred = true;
        country.basis = "the country of the holder";
      }
      draft.fact.set("country", std::move(country));
    }
    if (office.accredited_to) draft.fact.set("accredited_to", Value::of_entity(*office.accredited_to));
    const bool before = office.manner == Manner::full && served_before(reading, title);
    draft.fact.set("manner", Value::of_text(before ? "former" : name_of(office.manner)));
    if (document.layout.published) {
      const ResolvedDate& published = *document.layout.published;
      ResolvedDate seen_on{published.interval, published.span, "seen in office on the date of the article", true};
      draft.fact.set("date",
                     Value::of_date(seen_on, published.span.empty() ? "" : std::string(document.at(published.span))));
    }
    draft.fact.confidence = office.inferred ? Confidence::medium : Confidence::high;
    // A stale office, or one that the tables know of another country, stands as written and is flagged.
    for (const Problem* doubt : doubts)
      if (std::find(seen[i].begin(), seen[i].end(), doubt->span) != seen[i].end() &&
          std::find(draft.fact.flags.begin(), draft.fact.flags.end(), doubt->why) == draft.fact.flags.end())
        draft.fact.flags.push_back(doubt->why);
    out.push_back(std::move(draft));
  }
  return out;
}

}  // namespace chancery
