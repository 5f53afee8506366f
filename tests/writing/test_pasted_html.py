"""What other programs put on the clipboard, read as lines: nothing that is seen is lost, nothing else comes along."""

import time

import pytest

from minutes_app.domain.lines import LineKind
from minutes_app.writing.pasted_html import lines_from_html

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Secret title</title>
<style><!-- p.MsoNormal {margin:0cm} --></style>
<!--[if gte mso 9]><xml><o:Author>Nobody</o:Author></xml><![endif]--></head>
<body lang=EN-GB><!--StartFragment-->
<h1>Custody</h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>The CC</b> was <i>very</i>
<u>clear</u> on the 25<sup>th</sup>.<o:p></o:p></p>
<p class=MsoNormal>&nbsp;</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>One <b>point</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span></span><!--[endif]-->
Deeper</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Third</p>
<p class=MsoNormal>Kept<del>struck out</del><span style='mso-hide:all;display:none'>hidden</span><a class=msocomanchor
href="#_msocom_1">[CP1]</a></p>
<!--EndFragment--></body></html>"""

WEB = """<meta charset='utf-8'><b style="font-weight:normal" id="docs"><p><span style="font-weight:700">Bold</span>
<span style="font-style:italic">slanted</span> <span style="text-decoration:underline">drawn</span></p></b>
<ul><li>one<ul><li>within</li></ul><li><p><em>two</em></p></ul><ol><li>first</li><li>second</li></ol>
<script>alert(1)</script><p>A&amp;B &lt;b&gt; <a href="http://127.0.0.1:9/">there</a><img src="file:///etc/passwd"></p>"""


def told(html):
    """The lines, their marked words in the short form that the tests are written in."""
    return [(line.kind, line.level, line.text, marked(line)) for line in lines_from_html(html)]


def marked(line):
    return [(line.text[mark.start : mark.end], mark.kind.value) for mark in line.marks]


def test_word_brings_words_marks_and_bullets_and_nothing_else():
    assert told(WORD) == [
        (LineKind.PARAGRAPH, 1, "Custody", []),
        (
            LineKind.PARAGRAPH,
            1,
            "The CC was very clear on the 25th.",
            [("The CC", "bold"), ("very", "italic"), ("clear", "underline"), ("th", "raised")],
        ),
        (LineKind.BULLET, 1, "One point", [("point", "bold")]),
        (LineKind.BULLET, 2, "Deeper", []),
        (LineKind.PARAGRAPH, 1, "1. Third", []),
        (LineKind.PARAGRAPH, 1, "Kept", []),
    ]


def test_a_web_page_brings_the_same():
    looks = [("Bold", "bold"), ("slanted", "italic"), ("drawn", "underline")]
    assert told(WEB) == [
        (LineKind.PARAGRAPH, 1, "Bold slanted drawn", looks),
        (LineKind.BULLET, 1, "one", []),
        (LineKind.BULLET, 2, "within", []),
        (LineKind.BULLET, 1, "two", [("two", "italic")]),
        (LineKind.PARAGRAPH, 1, "1. first", []),
        (LineKind.PARAGRAPH, 1, "2. second", []),
        (LineKind.PARAGRAPH, 1, "A&B <b> there", []),
    ]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<span> word</span> ", [" word "]),  # a few words keep the spaces that were chosen with them
        ("<p> a \n b </p>", ["a b"]),
        ("a<br>b<br><br>c", ["a", "b", "c"]),
        ("<pre>a\n  b</pre>c", ["a", "  b", "c"]),
        ("<table><tr><td>a<td>b<tr><td><td>c</table>", ["a\tb", "\tc"]),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", ["a", "b", "c"]),
        ("<table><tr><td><table><tr><td>a<td>b</table></td></tr></table>", ["a\tb"]),
        ("AT&T", ["AT&T"]),
        ("2 < 3", ["2 < 3"]),
        ("a<![odd[b]]>c", ["ac"]),
        ("a<!-- left open", ["a"]),
        ("<li>alone", ["alone"]),
        ("<p>a&#0;b\u2028c", ["a\ufffdb c"]),
        ("", []),
    ],
)
def test_odd_pages_are_read_as_they_are_seen(html, texts):
    assert [text for _, _, text, _ in told(html)] == texts


@pytest.mark.parametrize(
    "html",
    ["<p><b><div>x" * 40_000, "<!--" * 200_000, "<![" * 200_000, "<a b='" * 100_000, "<table><tr><td>" * 20_000 + "x"],
)
def test_a_page_made_to_hold_the_program_up_does_not(html):
    began = time.process_time()
    lines_from_html(html)
    assert time.process_time() - began < 3, "on a machine that is busy with other things too"
