#include "names/mention_reader.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "names/sentence_reader.h"

namespace chancery {
namespace {

// The token of a range that stands highest in the tree and is not taken yet; outer mentions choose first.
// Of tokens that stand equally high, one that belongs to no inner mention; `inner` is the size of the smallest around
// it.
TokenIndex head_of(const Document& document, TokenRange range, const std::vector<char>& taken,
                   const std::vector<std::uint32_t>& inner) {
  TokenIndex best = kNoToken;
  std::uint32_t best_depth = 0;
  for (TokenIndex t = range.first; t < range.last; ++t) {
    if (taken[t]) continue;
    std::uint32_t depth = 0;
    for (TokenIndex up = t; range.contains(up) && depth < 64; up = document.tokens[up].head) ++depth;
    const Upos tag = document.tokens[t].upos;
    if (tag == Upos::PUNCT || tag == Upos::DET || tag == Upos::ADP || tag == Upos::CCONJ || tag == Upos::PART)
      depth += 100;
    if (best == kNoToken || depth < best_depth || (depth == best_depth && inner[t] >= inner[best])) {
      // Of equals the later one: names end with their head where no tree says otherwise.
      best = t;
      best_depth = depth;
    }
  }
  return best == kNoToken ? range.last - 1 : best;
}

void choose_heads(Document& document) {
  std::vector<char> taken(document.tokens.size(), 0);
  std::vector<MentionIndex> order(document.mentions.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](MentionIndex a, MentionIndex b) {
    return document.mentions[a].tokens.size() > document.mentions[b].tokens.size();
  });
  std::vector<std::uint32_t> inner(document.tokens.size(), 0);
  for (const MentionIndex index : order)  // the smallest writes last
    for (TokenIndex t = document.mentions[index].tokens.first; t < document.mentions[index].tokens.last; ++t)
      inner[t] = document.mentions[index].tokens.size();
  for (const MentionIndex index : order) {
    Mention& mention = document.mentions[index];
    mention.head = head_of(document, mention.tokens, taken, inner);
    taken[mention.head] = 1;
  }
}

// Mentions in order of the text, outer before inner.
void sort_mentions(Document& document) {
  const auto size = document.mentions.size();
  std::vector<MentionIndex> order(size), place(size);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](MentionIndex a, MentionIndex b) {
    const Mention& x = document.mentions[a];
    const Mention& y = document.mentions[b];
    if (x.tokens.first != y.tokens.first) return x.tokens.first < y.tokens.first;
    if (x.tokens.last != y.tokens.last) return x.tokens.last > y.tokens.last;
    return x.span.begin < y.span.begin;
  });
  std::vector<Mention> sorted;
  sorted.reserve(size);
  for (MentionIndex i = 0; i < size; ++i) {
    place[order[i]] = i;
    sorted.push_back(std::move(document.mentions[order[i]]));
  }
  document.mentions = std::move(sorted);
  for (auto& entity : document.entities) {
    for (auto& mention : entity.mentions) mention = place[mention];
    std::sort(entity.mentions.begin(), entity.mentions.end());
  }
  for (auto& office : document.offices)
    if (office.mention) office.mention = place[*office.mention];
  std::stable_sort(document.offices.begin(), document.offices.end(),
                   [](const Office& a, const Office& b) { return a.span < b.span; });
}

// "Erik Prince ... Prince said": a surname that stands alone, where neither the model nor a table took it for a name.
void read_surnames_again(Document& document) {
  std::unordered_map<std::string, TokenIndex> surnames;  // and where the whole name is first read
  std::vector<char> covered(document.tokens.size(), 0);
  for (const Mention& mention : document.mentions) {
    for (TokenIndex t = mention.tokens.first; t < mention.tokens.last; ++t) covered[t] = 1;
    if (!mention.entity || mention.how != How::name) continue;
    const Entity& entity = document.entities[*mention.entity];
    const auto words = phrase_words(entity.name);
    if (entity.kind != EntityKind::person || words.size() < 2 || words.back().size() < 4) continue;
    const auto [at, first] = surnames.emplace(words.back(), mention.tokens.first);
    if (!first) at->second = std::min(at->second, mention.tokens.first);
  }
  if (surnames.empty()) return;
  const auto proper = [&](TokenIndex t, const TokenRange& in) {
    return in.contains(t) && document.tokens[t].upos == Upos::PROPN;
  };
  for (const Sentence& sentence : document.sentences) {
    if (sentence.paragraph == kTitleParagraph) continue;
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      if (covered[t] || token.upos != Upos::PROPN || proper(t + 1, sentence.tokens) ||
          (t > 0 && proper(t - 1, sentence.tokens)))
        continue;
      const Relation relation = main_relation(token.relation);
      if (relation != Relation::nsubj && relation != Relation::obj && relation != Relation::obl &&
          relation != Relation::nmod && relation != Relation::conj)
        continue;
      if (t > sentence.tokens.first) {
        const std::string before = fold(document.at(document.tokens[t - 1].span));
        if (before == "the" || before == "a" || before == "an" || before == "in" || before == "at") continue;
      }
      const auto known = surnames.find(fold(document.at(token.span)));
      if (known == surnames.end() || known->second > t) continue;
      const auto entity = static_cast<EntityIndex>(document.entities.size());
      Entity person;
      person.kind = EntityKind::person;
      person.name = std::string(document.at(token.span));
      person.name_span = token.span;
      person.mentions.push_back(static_cast<MentionIndex>(document.mentions.size()));
      document.entities.push_back(std::move(person));
      Mention mention;
      mention.tokens = {t, t + 1};
      mention.span = token.span;
      mention.how = How::name;
      mention.entity = entity;
      document.mentions.push_back(std::move(mention));
    }
  }
}

// "He Lixin ... according to He": a surname written as a pronoun, told from one by its capital within the sentence
// or by its verb ("You is to visit").
void read_pronoun_surnames(Document& document) {
  std::unordered_map<std::string, TokenIndex> surnames;  // and where the whole name is first read
  const auto pronoun = [](std::string_view word) {
    for (const std::string_view surname : {"he", "you", "her", "me", "we", "she"})
      if (word == surname) return true;
    return false;
  };
  for (const Mention& mention : document.mentions) {
    if (!mention.entity || mention.how != How::name) continue;
    const auto words = phrase_words(document.entities[*mention.entity].name);
    if (document.entities[*mention.entity].kind != EntityKind::person || words.size() < 2 || !pronoun(words.front()))
      continue;
    const auto [at, first] = surnames.emplace(words.front(), mention.tokens.first);
    if (!first) at->second = std::min(at->second, mention.tokens.first);
  }
  if (surnames.empty()) return;
  constexpr MentionIndex kNoMention = 0xffffffff;
  std::vector<MentionIndex> mention_at(document.tokens.size(), kNoMention);
  for (MentionIndex m = 0; m < document.mentions.size(); ++m)
    for (TokenIndex t = document.mentions[m].tokens.first; t < document.mentions[m].tokens.last; ++t) mention_at[t] = m;
  for (const Sentence& sentence : document.sentences)
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      const std::string_view text = document.at(token.span);
      if (token.upos != Upos::PRON || text.front() < 'A' || text.front() > 'Z') continue;
      const auto known = surnames.find(fold(text));
      if (known == surnames.end() || known->second >= t) continue;
      const bool within = t > sentence.tokens.first && (document.tokens[t - 1].upos != Upos::PUNCT ||
                                                        document.at(document.tokens[t - 1].span) == ",");
      const bool third = known->first == "you" && t + 1 < sentence.tokens.last && document.tokens[t + 1].xpos == "VBZ";
      if (!within && !third) continue;
      MentionIndex m = mention_at[t];
      if (m == kNoMention) {
        m = static_cast<MentionIndex>(document.mentions.size());
        Mention mention;
        mention.tokens = {t, t + 1};
        mention.span = token.span;
        document.mentions.push_back(std::move(mention));
      } else if (document.mentions[m].entity || document.mentions[m].how != How::pronoun) {
        continue;
      }
      Entity person;
      person.kind = EntityKind::person;
      person.name = std::string(text);
      person.name_span = token.span;
      person.mentions.push_back(m);
      document.mentions[m].how = How::name;
      document.mentions[m].entity = static_cast<EntityIndex>(document.entities.size());
      document.entities.push_back(std::move(person));
    }
}

}  // namespace

void MentionReader::run(Document& document) const {
  document.mentions.clear();
  document.entities.clear();
  document.offices.clear();
  MentionWriter writer(document, *gazetteer_);
  for (const Sentence& sentence : document.sentences)
    if (sentence.paragraph != kTitleParagraph) SentenceReader(document, sentence, *gazetteer_, writer, nullptr).run();
  // Headlines last: what the body named tells their names from their capitals.
  std::unordered_set<std::string> known;
  for (const Entity& entity : document.entities)
    if (entity.kind == EntityKind::person)
      for (auto& word : phrase_words(entity.name)) known.insert(std::move(word));
  for (const Sentence& sentence : document.sentences)
    if (sentence.paragraph == kTitleParagraph) SentenceReader(document, sentence, *gazetteer_, writer, &known).run();
  read_surnames_again(document);
  read_pronoun_surnames(document);
  sort_mentions(document);
  choose_heads(document);
}

}  // namespace chancery
