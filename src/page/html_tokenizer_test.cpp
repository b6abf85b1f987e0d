#include "page/html_tokenizer.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

// Tokens as one line: text in quotes, tags with their attributes, comments in marks.
std::string tokens_of(std::string_view source) {
  HtmlTokenizer tokens(source);
  HtmlToken token;
  std::string out;
  std::uint32_t at = 0;
  while (tokens.next(token)) {
    EXPECT_LE(at, token.span.begin) << source;
    at = token.span.end;
    EXPECT_LE(at, source.size());
    if (!out.empty()) out += ' ';
    switch (token.kind) {
      case HtmlToken::Kind::text:
        out += "'" + std::string(token.data) + "'";
        break;
      case HtmlToken::Kind::start_tag:
      case HtmlToken::Kind::end_tag:
        out += token.kind == HtmlToken::Kind::start_tag ? "<" : "</";
        out += token.data;
        for (const auto& [name, value] : token.attributes) out += " " + std::string(name) + "=[" + std::string(value) + "]";
        out += token.self_closing ? "/>" : ">";
        break;
      case HtmlToken::Kind::comment:
        out += "{" + std::string(token.data) + "}";
        break;
      case HtmlToken::Kind::doctype:
        out += "!" + std::string(token.data);
        break;
    }
  }
  return out;
}

TEST(HtmlTokenizer, TellsTokensApart) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"plain", "'plain'"},
      {"<!DOCTYPE html><p>One</p>", "!html <p> 'One' </p>"},
      {"<a href=x title='a > b' hidden data-y = \"1\">t</A>", "<a href=[x] title=[a > b] hidden=[] data-y=[1]> 't' </A>"},
      {"<br/><img src=a/b>", "<br/> <img src=[a/b]>"},
      {"a < b <3 </ x> </>c", "'a < b <3 ' { x} ' ' 'c'"},
      {"<!-- a -- b --><!--><!--->x<!-- open", "{ a -- b } {} {} 'x' { open}"},
      {"<?php echo 1 ?>t<![CDATA[c]]>", "{?php echo 1 ?} 't' {[CDATA[c]]}"},
      {"<script>if (a<b) '</div>'</script>t", "<script> 'if (a<b) '</div>'' </script> 't'"},
      {"<script><!-- <script> </script> --></script>t", "<script> '<!-- <script> </script> -->' </script> 't'"},
      {"<title>A <b> &amp; B</title>", "<title> 'A <b> &amp; B' </title>"},
      {"<style>p>a{}</style ><textarea></textare></textarea>", "<style> 'p>a{}' </style> <textarea> '</textare>' </textarea>"},
      {"text<a href='never closed", "'text'"},
      {"text<", "'text<'"},
      {"<p\n class=\"a\nb\">", "<p class=[a\nb]>"},
      {"<a b='1'c=2 =d>", "<a b=[1] c=[2] =d=[]>"},
  };
  for (const auto& [source, wanted] : cases) EXPECT_EQ(tokens_of(source), wanted) << source;
}

// Any prefix and any splice of a page is read to its end, tokens in order.
TEST(HtmlTokenizer, EveryPrefixIsRead) {
  const std::string page =
      "<!DOCTYPE html><html lang=en><script>a<!--<script>b</script>--></script><p class='x'>A &lt; <b>b</b><!-- c --><br/></p><title>t</title>";
  for (std::size_t size = 0; size <= page.size(); ++size) {
    tokens_of(std::string_view(page).substr(0, size));
    tokens_of(std::string_view(page).substr(size));
  }
}

TEST(HtmlTokenizer, FindsAttributesInAnyCase) {
  HtmlTokenizer tokens("<P CLASS=a class=b>");
  HtmlToken token;
  ASSERT_TRUE(tokens.next(token));
  ASSERT_TRUE(token.find("class"));
  EXPECT_EQ(*token.find("class"), "a");
  EXPECT_EQ(token.find("id"), nullptr);
}

}  // namespace
}  // namespace chancery
