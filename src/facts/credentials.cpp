#include "facts/credentials.h"

#include <algorithm>

namespace chancery {
namespace {

bool of_envoy(const Office& office) {
  const std::string& name = office.name;
  return name.find("ambassador") != std::string::npos || name.find("high commissioner") != std::string::npos ||
         name.find("nuncio") != std::string::npos || name.find("envoy") != std::string::npos;
}

bool says_credentials(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (reading.in(t, "credentials")) return true;
  return false;
}

// Who received credentials as this sentence tells, where somebody did.
std::optional<Value> receiver(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    if (reading[t].upos != Upos::VERB) continue;
    TokenIndex subject = kNoToken;
    // "credentials were presented to the President by"
    if (reading.in(t, "present_credentials") && reading.passive(t)) {
      for (const TokenIndex c : reading.tree_at(t).children(t))
        if (reading.preposition(c) == "to") subject = c;
      // "by four envoys to the President, X": whoever the parser hangs X on
      if (subject == kNoToken)
        for (const Office& office : reading.document().offices) {
          const Span sentence = reading.sentence_at(t).span;
          if (!office.person || !office.mention || !sentence.contains(office.span) || of_envoy(office)) continue;
          if (reading.document().entities[*office.person].name.empty()) continue;
          return Value::of_entity(*office.person, reading.document().mentions[*office.mention].span);
        }
    } else if (reading.in(t, "receive_credentials")) {
      subject = reading.subject(t);
    }
    if (subject == kNoToken) continue;
    auto who = reading.entities_of_one(subject);
    if (who.size() == 1 && who.front().entity && reading.has_kind(who, EntityKind::person)) return who.front();
  }
  return {};
}

// The one envoy of a line of a list: a name and an office, and nothing done.
const Office* envoy_of(const ArticleReading& reading, const Sentence& sentence) {
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t)
    if (reading[t].upos == Upos::VERB && reading[t].xpos != "VBN") return nullptr;
  const Office* out = nullptr;
  for (const Office& office : reading.document().offices) {
    if (!office.person || !sentence.span.contains(office.span) || !of_envoy(office)) continue;
    if (reading.document().entities[*office.person].name.empty()) continue;
    if (out && out->person != office.person) return nullptr;
    if (!out) out = &office;
  }
  return out;
}

// "ambassadors", "envoys", "heads of mission": several, of whom it is told.
bool envoys(const ArticleReading& reading, TokenIndex t) {
  if (reading[t].xpos != "NNS" && reading[t].xpos != "NNPS") return false;
  const std::string& lemma = reading[t].lemma;
  return lemma == "ambassador" || lemma == "envoy" || lemma == "diplomat" || lemma == "Ambassador" ||
         lemma == "commissioner" || lemma == "Envoy";
}

bool says_envoys(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (envoys(reading, t)) return true;
  return false;
}

// The country that stands right behind a name: "A from X", "A (X)", "A of X".
std::optional<Value> country_beside(const ArticleReading& reading, const Value& who) {
  if (!who.span) return {};
  const auto& tokens = reading.document().tokens;
  auto at = static_cast<TokenIndex>(
      std::lower_bound(tokens.begin(), tokens.end(), who.span->end,
                       [](const Token& token, std::uint32_t end) { return token.span.begin < end; }) -
      tokens.begin());
  if (at + 1 >= tokens.size() || reading.sentence_of(at + 1) != reading.sentence_of(at > 0 ? at - 1 : at)) return {};
  const std::string& word = reading.word(at);
  if (word != "(" && word != "from" && word != "of" && word != ",") return {};
  ++at;
  while (at + 1 < tokens.size() && reading.word(at) == "the") ++at;
  for (Value& value : reading.entities_of_one(at)) {
    const Entity* entity = reading.entity(value);
    if (entity && entity->kind == EntityKind::country && value.span && value.span->begin <= tokens[at].span.begin)
      return std::move(value);
  }
  return {};
}

// "They are A from X, B from Y": the predicate, or what is included, and all joined to it; kNoToken for none.
TokenIndex list_head(const ArticleReading& reading, std::uint32_t s, bool after_envoys) {
  const TokenIndex root = reading.tree(s).root();
  if (root == kNoToken) return kNoToken;
  const TokenIndex subject = reading.child(root, Relation::nsubj);
  if (subject == kNoToken || subject > root) return kNoToken;
  const bool they = after_envoys && (reading.word(subject) == "they" || reading.word(subject) == "others" ||
                                     reading.word(subject) == "other" || reading[subject].upos == Upos::NUM);
  if (!they && !envoys(reading, subject)) return kNoToken;
  if (reading.child(root, Relation::cop) != kNoToken) return root;
  if (reading[root].lemma == "include" || reading[root].lemma == "comprise") return reading.child(root, Relation::obj);
  return kNoToken;
}

class Credentials {
 public:
  Credentials(const ArticleReading& reading, const StatusWords& statuses) : reading_(reading), statuses_(statuses) {}

  std::vector<Draft> run() {
    const Document& document = reading_.document();
    bool told = false;  // the sentence before tells of several envoys' credentials
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      const Sentence& sentence = document.sentences[s];
      const bool here = says_credentials(reading_, sentence.tokens);
      if (here)
        if (auto who = receiver(reading_, sentence.tokens)) by_ = std::move(who);
      const bool several = here && says_envoys(reading_, sentence.tokens);
      const TokenIndex head = several || told ? list_head(reading_, s, told) : kNoToken;
      if (head != kNoToken) {
        in_sentence(s, head);
      } else if (several && handed_over(sentence.tokens)) {
        named_beside(s);
      }
      if (several && head == kNoToken && handed_over(sentence.tokens)) after_colon(s);
      if (here && document.at(sentence.span).ends_with(":")) below(s);
      told = several;
    }
    return std::move(out_);
  }

 private:
  void add(std::uint32_t s, Span evidence, Value person, const Office* office, std::optional<Value> country) {
    const std::string& status = statuses_.word("office_change", EventStage::held);
    if (status.empty()) return;
    Draft draft(Fact("office_change", status, {"*", evidence, "office_change.listed_credentials"}));
    draft.sentence = s;
    draft.fact.set("person", std::move(person));
    draft.fact.set("act", Value::of_text("presented credentials"));
    if (office) {
      const Span title = office->title.empty() ? office->span : office->title;
      draft.fact.set("office", Value::of_text(std::string(reading_.document().at(title)), title));
      if (!country && office->country) country = Value::of_entity(*office->country);
    }
    if (country) draft.fact.set("country", std::move(*country));
    if (by_) draft.fact.set("by", *by_);
    out_.push_back(std::move(draft));
  }

  // A list under a line that ends in a colon.
  void below(std::uint32_t s) {
    const Document& document = reading_.document();
    for (std::uint32_t next = s + 1; next < document.sentences.size(); ++next) {
      const Sentence& line = document.sentences[next];
      const Office* office = envoy_of(reading_, line);
      if (!office || line.paragraph == document.sentences[s].paragraph) break;
      const Span span = office->mention ? document.mentions[*office->mention].span : office->span;
      add(next, line.span, Value::of_entity(*office->person, span), office, {});
    }
  }

  bool handed_over(TokenRange tokens) const {
    for (TokenIndex t = tokens.first; t < tokens.last; ++t)
      if (reading_[t].upos == Upos::VERB &&
          (reading_.in(t, "receive_credentials") || reading_.in(t, "present_credentials")) &&
          stage_of(reading_, t) == EventStage::held)
        return true;
    return false;
  }

  // "received the credentials of the ambassadors of X, A, and of Y, B": all who are given as envoys there.
  void named_beside(std::uint32_t s) {
    const Document& document = reading_.document();
    const Sentence& sentence = document.sentences[s];
    for (const Office& office : document.offices) {
      if (!office.person || !office.mention || !sentence.span.contains(office.span) || !of_envoy(office)) continue;
      if (document.entities[*office.person].name.empty() || (by_ && by_->entity == office.person)) continue;
      if (office.manner == Manner::former) continue;
      add(s, sentence.span, Value::of_entity(*office.person, document.mentions[*office.mention].span), &office, {});
    }
  }

  // "by four envoys: A of X, B of Y": those who are named with a country behind the colon and have no office beside.
  void after_colon(std::uint32_t s) {
    const Document& document = reading_.document();
    const TokenRange tokens = document.sentences[s].tokens;
    TokenIndex colon = tokens.first;
    while (colon < tokens.last && reading_.word(colon) != ":") ++colon;
    if (colon + 2 >= tokens.last) return;
    for (const MentionIndex m : reading_.mentions_in({colon + 1, tokens.last})) {
      for (Value& who : reading_.values_of(m)) {
        const Entity* person = reading_.entity(who);
        if (!person || person->kind != EntityKind::person || person->name.empty()) continue;
        const bool told = std::any_of(out_.begin(), out_.end(), [&](const Draft& draft) {
          const Value* other = draft.fact.find("person");
          return draft.sentence == s && other && other->entity == who.entity;
        });
        auto country = told ? std::nullopt : country_beside(reading_, who);
        if (country) add(s, document.sentences[s].span, std::move(who), nullptr, std::move(country));
        break;
      }
    }
  }

  // A list in a sentence.
  void in_sentence(std::uint32_t s, TokenIndex head) {
    const Document& document = reading_.document();
    const Sentence& sentence = document.sentences[s];
    for (const TokenIndex member : reading_.members(head)) {
      for (Value& who : reading_.entities_of_one(member)) {
        const Entity* person = reading_.entity(who);
        if (!person || person->kind != EntityKind::person || person->name.empty()) continue;
        const Office* office = nullptr;
        for (const Office& one : document.offices)
          if (one.person == who.entity && sentence.span.contains(one.span) && of_envoy(one)) office = &one;
        auto country = country_beside(reading_, who);
        add(s, sentence.span, std::move(who), office, std::move(country));
        break;
      }
    }
  }

  const ArticleReading& reading_;
  const StatusWords& statuses_;
  std::optional<Value> by_;
  std::vector<Draft> out_;
};

}  // namespace

std::vector<Draft> listed_credentials(const ArticleReading& reading, const StatusWords& statuses) {
  return Credentials(reading, statuses).run();
}

}  // namespace chancery
