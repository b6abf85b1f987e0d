#include "names/mention_writer.h"

#include "base/utf8.h"

namespace chancery {

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (plain)
      out += c;
    else if (c != '\'' && c != '.' && !out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

MentionIndex MentionWriter::mention(WordRange whole, WordRange pointing, How how, std::optional<EntityIndex> entity) {
  const auto index = static_cast<MentionIndex>(document_.mentions.size());
  Mention out;
  out.tokens = words_->tokens(whole);
  out.span = words_->span(pointing);
  out.how = how;
  out.entity = entity;
  document_.mentions.push_back(std::move(out));
  if (entity) document_.entities[*entity].mentions.push_back(index);
  return index;
}

EntityIndex MentionWriter::entity(EntityKind kind, WordRange name) {
  Entity out;
  out.kind = kind;
  if (!name.empty()) {
    out.name = words_->text(name);
    out.name_span = words_->span(name);
  }
  document_.entities.push_back(std::move(out));
  return static_cast<EntityIndex>(document_.entities.size() - 1);
}

EntityIndex MentionWriter::country(const CountryPhrase& phrase) {
  const EntityIndex out = entity(EntityKind::country, phrase.words);
  Entity& country = document_.entities[out];
  country.country = phrase.alpha3;
  country.key = "country:" + phrase.alpha3;
  mention(phrase.words, phrase.words, phrase.how, out);
  return out;
}

EntityIndex MentionWriter::body(const BodyPhrase& phrase) {
  const EntityIndex out = entity(phrase.entity, phrase.core);
  mention(phrase.words, phrase.words, How::name, out);
  std::optional<EntityIndex> parent;
  if (!phrase.country.empty()) country(phrase.country.front());
  if (!phrase.parent.empty()) parent = body(phrase.parent.front());
  if (!phrase.acronym.empty()) {
    const EntityIndex acronym = entity(phrase.entity, phrase.acronym);
    document_.entities[acronym].country = phrase.alpha3;
    mention(phrase.acronym, phrase.acronym, How::name, acronym);
  }
  Entity& body = document_.entities[out];
  body.parent = parent;
  body.type = phrase.kind;
  body.country = phrase.alpha3;
  body.key = phrase.key;
  if (phrase.entity == EntityKind::place && body.key.empty() && !phrase.alpha3.empty())
    body.key = "place:" + phrase.alpha3 + "/" + slug(phrase.name);
  if (phrase.entity != EntityKind::body) return out;
  const BodyRow* row = nullptr;
  if (phrase.alpha3.empty()) {
    row = gazetteer_.body_by_key(phrase.alone_key);
  } else {
    int found = 0;
    for (const auto candidate : phrase.rows)
      if (gazetteer_.body(candidate).country == phrase.alpha3 && ++found == 1) row = &gazetteer_.body(candidate);
    if (found > 1) row = nullptr;
    if (!row && !phrase.role.empty()) row = gazetteer_.body_by_key("body:" + phrase.alpha3 + "/" + phrase.role);
    if (!row && found == 0 && !phrase.kind.empty())
      if (const auto same = gazetteer_.bodies_of(phrase.alpha3, phrase.kind);
          same.size() == 1 && (phrase.kind == "parliament" || phrase.kind == "upper chamber" ||
                               phrase.kind == "lower chamber" || phrase.kind == "presidency"))
        row = &gazetteer_.body(same.front());
  }
  if (row) {
    body.key = row->key;
    body.country = row->country;
    body.type = row->kind;
  } else if (!body.country.empty() && !(phrase.role.empty() && fold(phrase.name) != phrase.name &&
                                        phrase.name.find(' ') == std::string::npos && phrase.name.size() <= 5)) {
    // An acronym that no table knows makes no key.
    body.key = "body:" + body.country + "/" + (phrase.role.empty() ? slug(phrase.name) : phrase.role);
  }
  return out;
}

EntityIndex MentionWriter::person(const NamePhrase& name, WordRange whole, How how) {
  const EntityIndex out = entity(EntityKind::person, name.words);
  document_.entities[out].gender = name.gender;
  mention(whole, name.words, how, out);
  return out;
}

EntityIndex MentionWriter::nameless(WordRange whole, How how) {
  const EntityIndex out = entity(EntityKind::person, {});
  mention(whole, whole, how, out);
  return out;
}

OfficeIndex MentionWriter::office(const OfficePhrase& phrase, std::optional<EntityIndex> holder,
                                  std::optional<MentionIndex> mention_index) {
  Office out;
  out.span = words_->span(phrase.words);
  out.title = words_->span(phrase.title);
  out.name = phrase.name;
  out.manner = phrase.manner;
  out.person = holder;
  out.mention = mention_index;
  std::string alpha3;
  if (!phrase.body.empty()) {
    // An office of a body of the country before it: "Kazakhstan's Senate Speaker".
    BodyPhrase held_at = phrase.body.front();
    if (held_at.alpha3.empty() && !phrase.country.empty() && held_at.entity == EntityKind::body)
      held_at.alpha3 = phrase.country.front().alpha3;
    out.body = body(held_at);
    out.body_span = words_->span(held_at.words);
    const Entity& at = document_.entities[*out.body];
    alpha3 = at.country;
    for (const BodyPhrase* inner = &held_at; inner; inner = inner->parent.empty() ? nullptr : &inner->parent.front())
      if (!inner->country.empty()) out.country_span = words_->span(inner->country.front().words);
    if (at.kind == EntityKind::place) alpha3 = at.country;
  }
  if (!phrase.country.empty()) {
    out.country = country(phrase.country.front());
    out.country_span = words_->span(phrase.country.front().words);
    alpha3 = phrase.country.front().alpha3;
  } else if (!alpha3.empty()) {
    // The country of its body: an entity without a mention of its own joins the country's other mentions.
    const EntityIndex held_in = entity(EntityKind::country, {});
    document_.entities[held_in].country = alpha3;
    document_.entities[held_in].key = "country:" + alpha3;
    out.country = held_in;
  }
  if (!phrase.accredited.empty()) out.accredited_to = body(phrase.accredited.front());
  if (!phrase.accredited_country.empty()) out.accredited_to = country(phrase.accredited_country.front());
  if (holder && !alpha3.empty() && out.manner != Manner::former && document_.entities[*holder].country.empty())
    document_.entities[*holder].country = alpha3;
  document_.offices.push_back(std::move(out));
  return static_cast<OfficeIndex>(document_.offices.size() - 1);
}

}  // namespace chancery
