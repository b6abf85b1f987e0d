#include "rules/fillers.h"

#include <algorithm>

namespace chancery {

TypeClasses::TypeClasses(const WordClasses& classes)
    : contact_noun(classes.id("contact_noun")),
      instrument_noun(classes.id("instrument_noun")),
      office_noun(classes.id("office_noun")),
      venue(classes.id("venue")),
      group_noun(classes.id("group_noun")),
      delegation_noun(classes.id("delegation_noun")) {}

void FillerReader::Cover::add(TokenRange tokens, std::uint32_t index) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) pairs.emplace_back(t, index);
}
void FillerReader::Cover::sort() { std::sort(pairs.begin(), pairs.end()); }
std::pair<const FillerReader::Pair*, const FillerReader::Pair*> FillerReader::Cover::at(TokenIndex t) const {
  const auto begin = std::lower_bound(pairs.begin(), pairs.end(), Pair{t, 0});
  auto end = begin;
  while (end != pairs.end() && end->first == t) ++end;
  return {pairs.data() + (begin - pairs.begin()), pairs.data() + (end - pairs.begin())};
}

FillerReader::FillerReader(const Document& document, const TypeClasses& classes, const Vocabulary& vocabulary)
    : document_(&document), vocabulary_(&vocabulary), classes_(classes) {
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) mentions_.add(document.mentions[i].tokens, i);
  for (std::uint32_t i = 0; i < document.times.size(); ++i) times_.add(document.times[i].tokens, i);
  for (std::uint32_t i = 0; i < document.quantities.size(); ++i) quantities_.add(document.quantities[i].tokens, i);
  for (std::uint32_t i = 0; i < document.names.size(); ++i)
    if (document.names[i].type == NameType::location) places_.add(document.names[i].tokens, i);
  for (std::uint32_t i = 0; i < document.offices.size(); ++i) {
    // Offices know their bytes only.
    const Span span = document.offices[i].span;
    auto token = std::lower_bound(document.tokens.begin(), document.tokens.end(), span.begin,
                                  [](const Token& t, std::uint32_t begin) { return t.span.begin < begin; });
    for (; token != document.tokens.end() && token->span.end <= span.end; ++token)
      offices_.pairs.emplace_back(static_cast<TokenIndex>(token - document.tokens.begin()), i);
  }
  for (Cover* cover : {&mentions_, &times_, &quantities_, &offices_, &places_}) cover->sort();
}

bool FillerReader::heads(TokenIndex t, TokenRange range) const {
  const TokenIndex head = document_->tokens[t].head;
  return head == kNoToken || !range.contains(head);
}

// The mention whose head is `t`; else the widest that hangs on `t`, for the parser and the reader of names may differ
// in which word of "Speaker of the National Assembly Ilze Ozola" is the head.
std::optional<MentionIndex> FillerReader::mention(TokenIndex t) const {
  const auto [begin, end] = mentions_.at(t);
  std::optional<MentionIndex> best;
  const auto rank = [&](MentionIndex m) {
    const Mention& mention = document_->mentions[m];
    return std::pair(mention.head == t, mention.tokens.size());
  };
  for (const Pair* pair = begin; pair != end; ++pair) {
    const MentionIndex m = pair->second;
    if (document_->mentions[m].head != t && !heads(t, document_->mentions[m].tokens)) continue;
    if (!best || rank(m) > rank(*best)) best = m;
  }
  return best;
}

// Office-holders and delegations whom the article does not name and nobody pointed at: "ambassadors of four states",
// "31 parliamentary delegations". Not "the ministers": that points at somebody told of before; nor the "ministers" of a
// headline, named below it.
bool FillerReader::is_unnamed(const Tree& tree, const Vocabulary::Word& word, TokenIndex t) const {
  if (!word.has(classes_.office_noun) && !word.has(classes_.delegation_noun)) return false;
  for (const TokenIndex c : tree.children(t)) {
    const Relation relation = main_relation(tree[c].relation);
    if (relation == Relation::nummod || relation == Relation::nmod) return true;
    // "the Latvian legislative leader", "European Union ministers"
    if ((relation == Relation::amod || relation == Relation::compound) && mention(c)) return true;
    if (relation == Relation::det && (tree[c].lemma == "a" || tree[c].lemma == "some")) return true;
  }
  return false;
}

// A word that is no mention itself may have its name beside it: "the minister, Anna Berg".
std::optional<MentionIndex> FillerReader::mention_beside(const Tree& tree, TokenIndex t) const {
  for (const TokenIndex c : tree.children(t)) {
    const Relation relation = tree[c].relation;
    if (relation != Relation::appos && relation != Relation::flat && relation != Relation::nmod_desc) continue;
    const auto found = mention(c);
    if (found && kind(document_->mentions[*found]) == EntityKind::person) return found;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> FillerReader::covering(const Cover& cover, TokenIndex t) const {
  const auto [begin, end] = cover.at(t);
  return begin == end ? std::nullopt : std::optional(begin->second);
}

std::optional<EntityKind> FillerReader::kind(const Mention& mention) const {
  if (mention.entity) return document_->entities[*mention.entity].kind;
  if (!mention.members.empty()) return document_->entities[mention.members.front()].kind;
  return std::nullopt;
}

bool FillerReader::is_actor(const Mention& mention, const Vocabulary::Word& word) const {
  if (const auto found = kind(mention))
    return *found == EntityKind::person || *found == EntityKind::body || *found == EntityKind::organisation ||
           *found == EntityKind::country;
  switch (mention.how) {  // left open, but surely somebody
    case How::office:
    case How::country_and_role:
    case How::role:
    case How::counterpart:
    case How::pronoun:
    case How::collective:
    case How::first_person:
    case How::short_name:
    case How::handle:
      return true;
    default:
      break;
  }
  // Nobody knows who "they", "the parties" or "the Crown Prince" are, but they act.
  const Token& head = document_->tokens[mention.head == kNoToken ? mention.tokens.first : mention.head];
  return (head.upos == Upos::PRON && head.xpos != "DT" && head.lemma != "it") || word.has(classes_.group_noun) ||
         word.has(classes_.office_noun);
}

std::optional<Filler> FillerReader::read(const Tree& tree, const std::vector<Vocabulary::Word>& words, TokenIndex t,
                                         SlotType type) const {
  const Token& token = tree[t];
  const Vocabulary::Word& word = words[t - tree.tokens().first];
  Filler out;
  out.head = t;
  const auto noun = [&] { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; };
  const auto of_mention = [&](MentionIndex m) {
    out.mention = m;
    out.span = document_->mentions[m].span;
    return out;
  };
  const auto of_phrase = [&] {
    out.span = tree.span_of(tree.phrase(t));
    return out;
  };
  switch (type) {
    case SlotType::Actor:
    case SlotType::Person:
    case SlotType::Body:
    case SlotType::Country: {
      auto m = mention(t);
      if (!m && noun()) m = mention_beside(tree, t);
      if (!m) {
        const bool unnamed =
            (type == SlotType::Actor || type == SlotType::Person) && noun() && is_unnamed(tree, word, t);
        return unnamed ? std::optional(of_phrase()) : std::nullopt;
      }
      const Mention& found = document_->mentions[*m];
      const auto what = kind(found);
      const bool fits = type == SlotType::Actor     ? is_actor(found, word)
                        : type == SlotType::Person  ? (what ? *what == EntityKind::person : is_actor(found, word))
                        : type == SlotType::Country ? what == EntityKind::country
                                                    : what == EntityKind::body || what == EntityKind::organisation;
      return fits ? std::optional(of_mention(*m)) : std::nullopt;
    }
    case SlotType::Place: {
      const auto m = mention(t);
      if (m) {
        const auto what = kind(document_->mentions[*m]);
        if (what == EntityKind::place || what == EntityKind::country) return of_mention(*m);
        if (document_->mentions[*m].how == How::metonym) return of_mention(*m);
        if (what == EntityKind::person || what == EntityKind::organisation) return std::nullopt;
      }
      if (const auto name = covering(places_, t); name && heads(t, document_->names[*name].tokens)) {
        out.span = tree.span_of(document_->names[*name].tokens);
        return out;
      }
      if (noun() && word.has(classes_.venue)) return of_phrase();
      return std::nullopt;
    }
    case SlotType::Time:
    case SlotType::Duration: {
      const auto time = covering(times_, t);
      if (!time) return std::nullopt;
      const TimeExpression& found = document_->times[*time];
      if (type == SlotType::Time ? found.kind != TimeKind::date : found.kind != TimeKind::duration) return std::nullopt;
      if (!heads(t, found.tokens)) return std::nullopt;
      out.time = time;
      out.span = found.span;
      return out;
    }
    case SlotType::Amount: {
      const auto quantity = covering(quantities_, t);
      if (!quantity) return std::nullopt;
      out.quantity = quantity;
      out.span = document_->quantities[*quantity].span;
      return out;
    }
    case SlotType::Topic: {
      if (token.upos == Upos::PRON || token.upos == Upos::NUM || token.upos == Upos::SYM) return std::nullopt;
      if (covering(times_, t) && heads(t, document_->times[*covering(times_, t)].tokens)) return std::nullopt;
      const auto m = mention(t);
      if (m) {
        const auto what = kind(document_->mentions[*m]);
        if (what == EntityKind::person || (!what && is_actor(document_->mentions[*m], word))) return std::nullopt;
      }
      if (!noun() && token.upos != Upos::VERB && token.upos != Upos::ADJ) return std::nullopt;
      if (m) out.mention = m;
      of_phrase();
      return out;
    }
    case SlotType::Instrument:
    case SlotType::Contact: {
      const auto m = mention(t);
      const EntityKind named = type == SlotType::Instrument ? EntityKind::instrument : EntityKind::event;
      const bool by_name = m && kind(document_->mentions[*m]) == named;
      const bool by_word =
          noun() && word.has(type == SlotType::Instrument ? classes_.instrument_noun : classes_.contact_noun);
      if (!by_name && !by_word) return std::nullopt;
      of_phrase();
      if (m) out.mention = m;
      if (by_word)
        out.value = type == SlotType::Instrument ? vocabulary_->column(word, classes_.instrument_noun, "type")
                                                 : vocabulary_->column(word, classes_.contact_noun, "format");
      if (const auto quantity = covering(quantities_, t)) out.quantity = quantity;
      return out;
    }
    case SlotType::Office: {
      if (const auto office = covering(offices_, t)) {
        out.span = document_->offices[*office].span;
        out.value = document_->offices[*office].name;
        if (const auto m = mention(t)) out.mention = m;
        return out;
      }
      if (noun() && word.has(classes_.office_noun)) {
        // "to be the new ambassador": the ambassador
        TokenRange office = tree.phrase(t);
        const auto no_part = [&](const Token& first) {
          return first.upos == Upos::DET || first.upos == Upos::AUX || first.upos == Upos::PART ||
                 (first.upos == Upos::ADJ && (first.lemma == "new" || first.lemma == "next"));
        };
        while (office.first < t && no_part(tree[office.first])) ++office.first;
        out.span = tree.span_of(office);
        out.value = word.lemma;
        return out;
      }
      return std::nullopt;
    }
    case SlotType::Clause: {
      out.span = tree.span_of(tree.subtree(t));
      return out;
    }
    case SlotType::Text:
      return of_phrase();
    case SlotType::Word: {
      out.span = token.span;
      out.value = word.lemma.empty() ? token.lemma : word.lemma;
      return out;
    }
  }
  return std::nullopt;
}

}  // namespace chancery
