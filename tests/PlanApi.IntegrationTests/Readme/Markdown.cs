using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Readme;

/// <summary>The fenced blocks of a page.</summary>
internal static partial class Markdown
{
    /// <summary>Those below a heading of the second level, up to the next; all of the page's when it is null.</summary>
    public static IReadOnlyList<Block> Blocks(string page, string? heading)
    {
        var section = heading is null ? page : page.Split($"\n## {heading}\n")[1].Split("\n## ")[0];
        return [.. Fence().Matches(section).Select(match => new Block(match.Groups[1].Value, match.Groups[2].Value))];
    }

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <param name="Language">bash for commands, anything else for what they print.</param>
internal sealed record Block(string Language, string Text)
{
    /// <summary>Whether the output has these lines one after the other, line breaks aside; … stands for anything.</summary>
    public bool IsIn(string output) =>
        Regex.IsMatch(
            output.ReplaceLineEndings(""),
            Regex.Escape(Text.Trim().ReplaceLineEndings("")).Replace("…", ".*", StringComparison.Ordinal)
        );
}
