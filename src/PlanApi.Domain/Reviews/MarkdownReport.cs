using System.Text;

namespace PlanApi.Domain.Reviews;

/// <summary>
/// Writes a report as CommonMark with GitHub's tables. Every character that has a meaning in Markdown is escaped, so that people's words
/// stay plain text and make no heading, link, image, table cell or HTML. (GitHub turns every e-mail address into a link, escaped or not.)
/// </summary>
public static class MarkdownReport
{
    // Punctuation with a meaning anywhere; a backslash before any ASCII punctuation is the character itself (CommonMark 2.4). Without
    // brackets there are no links, images or notes, so that parentheses need nothing. GitHub makes links of @ and #, and formulas of $.
    private const string Special = "\\`*_{}[]<>#|~&@$";

    // What begins a list or underlines a heading.
    private const string SpecialAtStart = "-+=";

    public static string Write(ReportPage page)
    {
        var text = new StringBuilder("# ").Append(Line(page.Title)).Append('\n');
        foreach (var block in page.Blocks)
        {
            text.Append('\n');
            Write(text, block);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, ReportBlock block)
    {
        switch (block)
        {
            case ReportHeading heading:
                text.Append(heading.IsInner ? "### " : "## ").Append(Line(heading.Text)).Append('\n');
                break;
            case ReportText paragraph:
                text.Append(Lines(paragraph.Text, "")).Append('\n');
                break;
            case ReportList list:
                foreach (var item in list.Items)
                    text.Append("- ").Append(Lines(item, "  ")).Append('\n');
                break;
            case ReportTable table:
                Row(text, table.Columns.Select(column => Line(column.Name)));
                Row(text, table.Columns.Select(column => column.IsNumber ? "---:" : "---"));
                foreach (var row in table.Rows)
                    Row(text, row.Select(Line));
                break;
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>The text on one line.</summary>
    public static string Line(string text) => Escape(string.Join(' ', Split(text)));

    // Each line ends with a backslash, which is a hard break.
    private static string Lines(string text, string indent) => string.Join($"\\\n{indent}", Split(text).Select(Escape));

    // Lines without anything in them would end the paragraph.
    private static IEnumerable<string> Split(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Replace('\t', ' ').Trim()).Where(line => line.Length > 0);

    private static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length + 16);
        var isNumber = true;
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (
                Special.Contains(letter)
                || (at == 0 && SpecialAtStart.Contains(letter))
                || (isNumber && (letter is '.' or ')') && IsEnd(line, at))
                || IsAddress(line, at)
            )
                escaped.Append('\\');
            isNumber &= char.IsAsciiDigit(letter);
            escaped.Append(letter);
        }
        return escaped.ToString();
    }

    private static bool IsEnd(string line, int at) => at + 1 == line.Length || line[at + 1] == ' ';

    // GitHub makes links of http://, and of www. without it.
    private static bool IsAddress(string line, int at) =>
        line[at] switch
        {
            ':' => line.AsSpan(at + 1).StartsWith("//", StringComparison.Ordinal),
            '.' => line.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
}
