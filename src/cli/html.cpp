#include "cli/html.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "cli/describe.h"
#include "doc/record_json.h"

namespace chancery::cli {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\x01': break;  // stands for an article's number in anchors
      default: out += c;
    }
  }
  return out;
}

namespace {

constexpr const char* kHead = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Chancery: the record</title><style>
body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1c2330;background:#f6f7f9}
article{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem;max-width:90rem;margin:0 auto;padding:1.5rem;border-bottom:2px solid #cfd6e0}
.text{white-space:pre-wrap;background:#fff;padding:1.2rem;border-radius:6px;overflow-wrap:anywhere}
.furniture{color:#9aa3b0}.title{font-weight:700;font-size:1.15em}
mark{background:#e4eefc;border-bottom:2px solid #7fa8e0;cursor:pointer}mark.on{background:#ffe08a}
sup a{font-size:.7em;text-decoration:none;color:#41669e}
.facts{max-height:100vh;overflow:auto;position:sticky;top:0}
.facts h2{font-size:1rem;margin:1rem 0 .3rem;color:#35507c}
.fact{background:#fff;border-left:4px solid #7fa8e0;margin:.4rem 0;padding:.4rem .7rem;border-radius:4px}
.fact.on,.fact:target{background:#fff6d6;border-color:#e0b13f}.status{font-weight:600}.field{color:#6b7585}
.background{opacity:.75;border-left-style:dashed}.evidence{font-style:italic;color:#41669e}
.problems{color:#8a6d1d;font-size:.9em}
@media(max-width:60rem){article{grid-template-columns:1fr}.facts{position:static;max-height:none}}
</style></head><body>
)";

constexpr const char* kTail = R"(<script>
document.addEventListener('mouseover',function(e){
  document.querySelectorAll('.on').forEach(function(x){x.classList.remove('on')});
  var m=e.target.closest('mark'),f=e.target.closest('.fact');
  if(m)m.dataset.facts.split(' ').forEach(function(id){var x=document.getElementById(id);if(x)x.classList.add('on')});
  if(f)document.querySelectorAll('mark').forEach(function(x){if(x.dataset.facts.split(' ').includes(f.id))x.classList.add('on')});
});
document.addEventListener('click',function(e){var m=e.target.closest('mark');
  if(m&&!e.target.closest('a')){var x=document.getElementById(m.dataset.facts.split(' ')[0]);if(x)x.scrollIntoView({block:'center'});}
});
</script></body></html>
)";

}  // namespace

void begin_page(std::ostream& out) { out << kHead; }
void end_page(std::ostream& out) { out << kTail; }

void print_article(const Document& document, const std::string& prefix, std::ostream& out) {
  // Cut the text wherever evidence, title or furniture begins or ends; each piece then lies wholly in or out of each.
  std::set<std::uint32_t> cuts{0, static_cast<std::uint32_t>(document.text.size())};
  std::vector<std::pair<Span, FactIndex>> evidence;
  for (FactIndex i = 0; i < document.facts.size(); ++i)
    for (const Evidence& e : document.facts[i].evidence) evidence.emplace_back(e.span, i);
  for (const auto& [span, fact] : evidence) cuts.insert({span.begin, span.end});
  std::vector<std::pair<Span, const char*>> styles;
  if (document.layout.title) styles.emplace_back(*document.layout.title, "title");
  for (const Furniture& piece : document.layout.furniture) styles.emplace_back(piece.span, "furniture");
  for (const auto& [span, style] : styles) cuts.insert({span.begin, span.end});

  std::sort(evidence.begin(), evidence.end());
  out << "<article><div class=\"text\">";
  std::set<FactIndex> anchored;
  std::vector<std::pair<Span, FactIndex>> open;
  std::size_t next = 0;
  for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
    const Span piece{*cut, *std::next(cut)};
    std::erase_if(open, [&](const auto& e) { return e.first.end <= piece.begin; });
    for (; next < evidence.size() && evidence[next].first.begin <= piece.begin; ++next)
      if (evidence[next].first.end > piece.begin) open.push_back(evidence[next]);
    std::string style;
    for (const auto& [span, name] : styles)
      if (span.contains(piece)) style = name;
    std::set<FactIndex> facts;
    for (const auto& [span, fact] : open) facts.insert(fact);
    std::string shown = escaped(document.at(piece));
    if (!style.empty()) shown = "<span class=\"" + style + "\">" + shown + "</span>";
    if (facts.empty()) {
      out << shown;
      continue;
    }
    std::string ids, anchors, links;
    for (const FactIndex fact : facts) {
      const std::string id = prefix + fact_id(fact);
      ids += (ids.empty() ? "" : " ") + id;
      if (anchored.insert(fact).second) {
        anchors += "<a id=\"t-" + id + "\"></a>";
        links += "<a href=\"#" + id + "\">" + fact_id(fact) + "</a> ";
      }
    }
    out << anchors << "<mark data-facts=\"" << ids << "\">" << shown << "</mark>";
    if (!links.empty()) out << "<sup>" << links << "</sup>";
  }
  out << "</div><div class=\"facts\"><div class=\"field\">" << escaped(document.source.name) << "</div>\n";
  std::map<std::string, std::vector<FactIndex>> by_kind;
  std::vector<std::string> order;
  for (FactIndex i = 0; i < document.facts.size(); ++i) {
    auto& list = by_kind[document.facts[i].kind];
    if (list.empty()) order.push_back(document.facts[i].kind);
    list.push_back(i);
  }
  for (const auto& kind : order) {
    out << "<h2>" << escaped(kind_in_words(kind)) << "</h2>\n";
    for (const FactIndex i : by_kind[kind]) {
      const Fact& fact = document.facts[i];
      const std::string id = prefix + fact_id(i);
      out << "<div class=\"fact" << (fact.background ? " background" : "") << "\" id=\"" << id << "\"><a href=\"#t-" << id << "\">"
          << fact_id(i) << "</a> <span class=\"status\">" << escaped(fact.status) << (fact.background ? ", background" : "") << "</span>";
      for (const auto& [name, text] : describe_fields(document, fact))
        out << "<br><span class=\"field\">" << escaped(name) << ":</span> " << escaped(text);
      out << "<br><span class=\"evidence\">“" << escaped(quote(document, fact.evidence.front().span)) << "”</span></div>\n";
    }
  }
  if (!document.problems.empty()) {
    out << "<h2>left open</h2><ul class=\"problems\">";
    for (const Problem& problem : document.problems)
      out << "<li>" << escaped(problem.why) << (problem.span.empty() ? "" : ": “" + escaped(quote(document, problem.span)) + "”") << "</li>";
    out << "</ul>";
  }
  out << "</div></article>\n";
}

}  // namespace chancery::cli
