using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PlanApi.Domain.Reviews;

namespace PlanApi.UnitTests.Reviews;

/// <summary>Whatever people write into a review, a report shows it as text.</summary>
public sealed partial class ReportTests
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "a | b",
        "| a |",
        "# heading",
        "- item",
        "1. item",
        "1) item",
        "+ item",
        "* item",
        "===",
        "---",
        "> quote",
        "    code",
        "\tcode",
        "```",
        "~~~",
        "`code`",
        "[link](javascript:alert(1))",
        "![image](http://evil.example/x.png)",
        "<http://evil.example>",
        "http://evil.example",
        "www.evil.example",
        "[ref]: http://evil.example",
        "&lt;b&gt;",
        "&#60;",
        "a\\",
        "\\",
        "\\|",
        "**bold**",
        "_it_",
        "~~gone~~",
        "$x$",
        "@somebody",
        "#1",
        "line\nline",
        "line\r\n\r\nline",
        "line\u2028# line",
        "]]>",
        "</style><script>",
        "\"'",
        "<!-- -->",
        "",
        " ",
        "漢字",
        "😀",
        "a:b",
        "x^2^",
        "\" onload=\"alert(1)",
        "-->",
        "{{x}}",
        "<br>",
        "&amp;",
    ];

    [Property(MaxTest = 2000)]
    public Property Html_is_well_formed_holds_the_texts_and_no_element_of_theirs() =>
        Prop.ForAll(
            Pages(),
            page =>
            {
                var html = HtmlReport.Write(page);
                var root = XDocument.Parse(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!;
                string[] allowed =
                [
                    "html",
                    "head",
                    "meta",
                    "title",
                    "style",
                    "body",
                    "h1",
                    "h2",
                    "h3",
                    "p",
                    "ul",
                    "li",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "br",
                ];
                return root.DescendantsAndSelf().All(element => allowed.Contains(element.Name.LocalName))
                    && root.Descendants("style").Single().Value.ReplaceLineEndings("\n") == HtmlReport.Style.ReplaceLineEndings("\n")
                    && root.DescendantsAndSelf()
                        .Attributes()
                        .All(attribute => attribute.Name.LocalName is "lang" or "charset" or "name" or "content" or "class" or "scope")
                    && Squeezed(Text(root.Element("body")!)) == Squeezed(string.Concat(Texts(page)));
            }
        );

    [Property(MaxTest = 2000)]
    public Property Markdown_has_the_structure_of_the_page_and_reads_back_as_the_texts() =>
        Prop.ForAll(
            Pages(),
            page =>
            {
                var lines = MarkdownReport.Write(page).Split('\n');
                var tables = page.Blocks.OfType<ReportTable>().ToList();
                var rows = lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToList();
                var columns = tables.SelectMany(table => Enumerable.Repeat(table.Columns.Count, table.Rows.Count + 2));
                return lines.Count(line => Heading().IsMatch(line)) == 1 + page.Blocks.OfType<ReportHeading>().Count()
                    && lines.Count(line => line.StartsWith("- ", StringComparison.Ordinal))
                        == page.Blocks.OfType<ReportList>().Sum(list => list.Items.Count)
                    && rows.Select(row => Unescaped(row, '|') - 1).SequenceEqual(columns)
                    && lines.All(line => "`<>[]~&$@".All(letter => Unescaped(line, letter) == 0))
                    && lines.All(line =>
                        !Address().IsMatch(line)
                        && !ListOrRule().IsMatch(line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line)
                    )
                    && Squeezed(Plain(lines)) == Squeezed(string.Concat(Texts(page)));
            }
        );

    [Theory]
    [InlineData("a | b", @"a \| b")]
    [InlineData("[x](javascript:y)", @"\[x\](javascript:y)")]
    [InlineData("2024: http://x, www.y", @"2024: http\://x, www\.y")]
    [InlineData("3) three", @"3\) three")]
    [InlineData("= 4", @"\= 4")]
    [InlineData("1. one\n- two", @"1\. one - two")]
    [InlineData("-5 to 1.25", @"\-5 to 1.25")]
    [InlineData("0.7", "0.7")]
    [InlineData("7.", @"7\.")]
    [InlineData("by 2024-03-18, 0.5", @"by 2024-03-18, 0.5")]
    [InlineData("a\\|b", @"a\\\|b")]
    public void ALineIsEscapedSoFarAsItMeansSomething(string text, string escaped) => Assert.Equal(escaped, MarkdownReport.Line(text));

    private static Arbitrary<ReportPage> Pages() =>
        Gen.Choose(int.MinValue, int.MaxValue)
            .Select(seed =>
            {
                var random = new Random(seed);
                string Any() =>
                    random.Next(3) == 0
                        ? Hostile[random.Next(Hostile.Length)] + Hostile[random.Next(Hostile.Length)]
                        : Hostile[random.Next(Hostile.Length)];
                ReportTable Table()
                {
                    ReportColumn[] columns = [.. Enumerable.Range(0, random.Next(1, 4)).Select(at => new ReportColumn(Any(), at == 1))];
                    return new ReportTable(
                        columns,
                        [.. Enumerable.Range(0, random.Next(4)).Select(_ => (string[])[.. columns.Select(_ => Any())])]
                    );
                }
                return new ReportPage(
                    "en",
                    Any(),
                    [
                        .. Enumerable
                            .Range(0, random.Next(1, 9))
                            .Select(_ =>
                                (ReportBlock)(
                                    random.Next(4) switch
                                    {
                                        0 => new ReportHeading(Any(), random.Next(2) == 0),
                                        1 => new ReportText(Any()),
                                        2 => new ReportList([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any())]),
                                        _ => Table(),
                                    }
                                )
                            ),
                    ]
                );
            })
            .ToArbitrary();

    private static IEnumerable<string> Texts(ReportPage page) =>
        page
            .Blocks.SelectMany(block =>
                block switch
                {
                    ReportHeading heading => [heading.Text],
                    ReportText text => [text.Text],
                    ReportList list => list.Items,
                    ReportTable table => table.Columns.Select(column => column.Name).Concat(table.Rows.SelectMany(row => row)),
                    _ => Enumerable.Empty<string>(),
                }
            )
            .Prepend(page.Title);

    private static string Text(XElement element) => string.Concat(element.DescendantNodes().OfType<XText>().Select(text => text.Value));

    // Takes away what the writer put there, and then the backslashes: by hand, line by line.
    private static string Plain(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (Rule().IsMatch(line))
                continue;
            var content = Heading().Replace(line, "");
            content = content.StartsWith("- ", StringComparison.Ordinal) ? content[2..] : content;
            for (var at = 0; at < content.Length; at++)
            {
                if (content[at] == '\\' && at + 1 < content.Length)
                    text.Append(content[++at]);
                else if (content[at] is not ('\\' or '|'))
                    text.Append(content[at]);
            }
        }
        return text.ToString();
    }

    private static int Unescaped(string line, char letter)
    {
        var count = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\')
                at++;
            else if (line[at] == letter)
                count++;
        }
        return count;
    }

    private static string Squeezed(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"(?<!\\)://|www\.", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*([-+*]|\d+[.)])(\s|$)|^\s*(=+|-+)\s*$")]
    private static partial Regex ListOrRule();

    [GeneratedRegex(@"^#{1,3} ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| (-{3}:?)( \| -{3}:?)* \|$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
