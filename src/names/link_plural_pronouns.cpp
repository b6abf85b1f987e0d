// "they", "their": the group that is the subject before, else the participants of the contact at hand; "we" of several
// who speak as one.
#include <algorithm>

#include "base/utf8.h"
#include "names/collectives.h"

namespace chancery {
namespace {

// Several things of one kind, one after another, joined by "and".
bool joined(const Links& links, TokenIndex from, TokenIndex to) {
  bool conjunction = false;
  for (TokenIndex t = from; t < to; ++t) {
    const auto word = links.word(t);
    if (word == "and")
      conjunction = true;
    else if (word != "," && word != "the" && word != "The" && word != "both")
      return false;
  }
  return conjunction || (to == from + 1 && links.word(from) == ",");
}

// A group that does something together: "A and B agreed", "the two sides agreed", "the members of the Council agreed".
struct Group {
  std::vector<EntityIndex> members;
  TokenIndex verb = kNoToken;  // of which it is the subject
};

TokenIndex verb_of(const Links& links, MentionIndex m) {
  TokenIndex t = links.document.mentions[m].head;
  for (int steps = 0; steps < 16 && t != kNoToken; ++steps) {
    const Token& token = links.document.tokens[t];
    if (main_relation(token.relation) == Relation::nsubj) return token.head;
    t = token.head;
  }
  return kNoToken;
}

// The groups of a sentence that are subjects, before a mention.
std::vector<Group> groups_in(const Links& links, std::uint32_t sentence, MentionIndex end) {
  const Document& document = links.document;
  std::vector<Group> out;
  const auto [first, last] = links.mentions_in(sentence);
  for (MentionIndex m = first; m < std::min(last, end); ++m) {
    const Mention& mention = document.mentions[m];
    if (!links.is_subject(m) || links.quoted(mention.tokens.first)) continue;
    if (!mention.members.empty()) {
      out.push_back({mention.members, verb_of(links, m)});
      continue;
    }
    const auto e = links.of(m);
    if (!e) continue;
    const Entity& entity = links.entity(*e);
    const bool of_states = entity.kind == EntityKind::organisation || entity.kind == EntityKind::body;
    if (of_states && (mention.how == How::pronoun || (mention.how == How::role && mention.reason == kMembersReason))) {
      out.push_back({{*e}, verb_of(links, m)});
      continue;
    }
    if (entity.kind != EntityKind::country && !of_states) continue;
    std::vector<EntityIndex> members{*e};
    TokenIndex end_of = mention.tokens.last;
    MentionIndex next = m + 1;
    for (; next < std::min(last, end); ++next) {
      const Mention& other = document.mentions[next];
      if (other.tokens.first < end_of) continue;
      const auto o = links.of(next);
      if (!o || links.entity(*o).kind != entity.kind || !joined(links, end_of, other.tokens.first)) break;
      if (std::find(members.begin(), members.end(), *o) == members.end()) members.push_back(*o);
      end_of = other.tokens.last;
    }
    if (members.size() >= 2) {
      out.push_back({members, verb_of(links, m)});
      m = next - 1;
    }
  }
  return out;
}

// "Lobbies argue that": many whom nobody names are the subject of the sentence before.
bool many_lead(const Links& links, std::uint32_t sentence) {
  const Document& document = links.document;
  if (sentence == 0 || document.sentences[sentence - 1].paragraph == kTitleParagraph) return false;
  const TokenRange range = document.sentences[sentence - 1].tokens;
  const auto [first, last] = links.mentions_in(sentence - 1);
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const Token& token = document.tokens[t];
    if (main_relation(token.relation) != Relation::nsubj || token.xpos != "NNS" || token.head == kNoToken ||
        document.tokens[token.head].head != kNoToken)
      continue;
    bool known = false;  // "the two men", "both sides": some are counted, or point themselves
    for (MentionIndex m = first; m < last; ++m)
      known = known || (document.mentions[m].tokens.contains(t) && document.mentions[m].how == How::collective);
    for (TokenIndex x = range.first; x < t; ++x)
      known = known || (document.tokens[x].head == t &&
                        (document.tokens[x].lemma == "two" || document.tokens[x].lemma == "both"));
    if (!known) return true;
  }
  return false;
}

void link_group(Links& links, MentionIndex m, const Group& group, std::string reason) {
  if (group.members.size() == 1)
    links.link(m, group.members.front(), How::pronoun, std::move(reason));
  else
    set_members(links, m, group.members, std::move(reason));
}

}  // namespace

void link_they(Links& links, MentionIndex m, std::uint32_t sentence) {
  Document& document = links.document;
  const TokenIndex at = document.mentions[m].tokens.first;
  const TokenRange tokens = document.sentences[sentence].tokens;
  const auto [first, last] = links.mentions_in(sentence);
  // Several people or a collective as subject earlier in the sentence.
  std::vector<EntityIndex> subjects;
  const bool object = fold(links.word(at)) == "them";
  for (MentionIndex other = first; other < m && other < last; ++other) {
    const Mention& mention = document.mentions[other];
    // "The ministers thanked them": others.
    if (object && links.is_subject(other) && verb_of(links, other) == document.tokens[at].head) continue;
    if (mention.how == How::collective && !mention.members.empty()) {
      set_members(links, m, mention.members, "the collective named before in the sentence");
      return;
    }
    // Who speaks is hardly meant by "they" within the words quoted.
    if (links.quoted(at) && !links.quoted(mention.tokens.first)) continue;
    if (const auto e = links.of(other); e && links.is_person(*e) && links.is_subject(other) &&
                                        std::find(subjects.begin(), subjects.end(), *e) == subjects.end())
      subjects.push_back(*e);
  }
  if (subjects.size() >= 2) {
    set_members(links, m, subjects, "the subjects of the sentence");
    return;
  }
  const Token& pronoun = document.tokens[at];
  const TokenIndex clause = main_relation(pronoun.relation) == Relation::nsubj ? pronoun.head
                            : pronoun.head == kNoToken                         ? kNoToken
                                                                               : document.tokens[pronoun.head].head;
  const auto groups = groups_in(links, sentence, m);
  // "A and B reaffirmed their commitment": of the subject of the same verb. "The members condemned the attack, and they
  // wished": of the verb that this one is joined to.
  for (const Group& group : groups) {
    if (group.verb == kNoToken || clause == kNoToken) continue;
    const bool its_object = pronoun.relation == Relation::nmod_poss && clause == group.verb &&
                            main_relation(document.tokens[pronoun.head].relation) == Relation::obj;
    const bool goes_on = main_relation(pronoun.relation) == Relation::nsubj &&
                         main_relation(document.tokens[clause].relation) == Relation::conj &&
                         document.tokens[clause].head == group.verb && groups.size() == 1;
    // "A and B agreed that they would": nobody else of many was named since.
    bool clear = groups.size() == 1;
    for (TokenIndex t = group.verb + 1; t < at && clear; ++t)
      clear = document.tokens[t].xpos != "NNS" && document.tokens[t].xpos != "NNPS";
    const bool says_so = clear && main_relation(pronoun.relation) == Relation::nsubj && clause > group.verb &&
                         main_relation(document.tokens[clause].relation) == Relation::ccomp &&
                         document.tokens[clause].head == group.verb;
    if (its_object || goes_on || says_so) return link_group(links, m, group, "the subjects of its clause");
  }
  // A plural noun before it in the sentence may be meant as well.
  for (TokenIndex t = tokens.first; t < at; ++t)
    if (document.tokens[t].upos == Upos::NOUN && document.tokens[t].xpos == "NNS") {
      links.document.mentions[m].how = How::none;
      links.document.mentions[m].reason = "a plural noun before it may be meant";
      return;
    }
  // "Many Cubans said they": a people, and nobody of the contact at hand.
  for (MentionIndex other = first; other < m && other < last; ++other) {
    const Mention& people = document.mentions[other];
    if (people.how != How::adjective || !links.is_subject(other) ||
        document.tokens[people.tokens.last - 1].xpos != "NNPS")
      continue;
    links.document.mentions[m].how = How::none;
    links.document.mentions[m].reason = "a people before it may be meant";
    return;
  }
  const Relation relation = main_relation(document.tokens[at].relation);
  const bool opens = at <= tokens.first + 7 && (relation == Relation::nsubj || at == tokens.first);
  if (!opens) {
    links.document.mentions[m].how = How::none;
    links.document.mentions[m].reason = "no several people before it in the sentence";
    return;
  }
  // The only group that did something in the sentence before.
  if (relation == Relation::nsubj && sentence > 0 && !links.quoted(at) &&
      document.sentences[sentence - 1].paragraph != kTitleParagraph)
    if (const auto before = groups_in(links, sentence - 1, m); before.size() == 1)
      return link_group(links, m, before.front(), "the group that is the subject of the sentence before");
  if (links.quoted(at)) return links.leave_open(m, "whom the words quoted speak of is not known");
  if (many_lead(links, sentence)) return links.leave_open(m, "several whom nobody names are the subject before");
  std::vector<EntityIndex> people;
  for (const EntityIndex e : links.contact_at[sentence])
    if (links.is_person(e) && std::find(people.begin(), people.end(), links.find(e)) == people.end())
      people.push_back(links.find(e));
  if (people.size() < 2) {
    links.leave_open(m, "fewer than two participants of a contact are known here");
    return;
  }
  set_members(links, m, people, "the participants of the contact at hand");
}

// "The text of the following statement was released by the Governments of A and B": "we" are they, from there on.
static void link_authors(Links& links) {
  Document& document = links.document;
  std::vector<EntityIndex> authors;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      Mention& mention = document.mentions[m];
      const TokenIndex begin = mention.tokens.first;
      if (authors.empty() && s < 6 && mention.members.size() >= 2 && begin > 0 && links.word(begin - 1) == "by") {
        for (TokenIndex t = document.sentences[s].tokens.first; t < begin; ++t)
          if (document.tokens[t].lemma == "statement" || document.tokens[t].lemma == "declaration")
            authors = mention.members;
        continue;
      }
      if (authors.empty() || mention.how != How::first_person || mention.entity || !mention.members.empty() ||
          links.quoted(begin))
        continue;
      const auto pointing = links.pointing(m);
      if (!pointing.row || pointing.row->target == Target::person) continue;
      set_members(links, m, authors, "those by whom the statement is");
      document.mentions[m].how = How::first_person;
    }
  }
}

void link_plural_pronouns(Links& links) {
  link_authors(links);
  Document& document = links.document;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto [first, last] = links.mentions_in(s);
    for (MentionIndex m = first; m < last; ++m) {
      if (document.mentions[m].how != How::pronoun || document.mentions[m].entity) continue;
      const auto pointing = links.pointing(m);
      if (pointing.row && pointing.row->many) link_they(links, m, s);
    }
  }
}

}  // namespace chancery
