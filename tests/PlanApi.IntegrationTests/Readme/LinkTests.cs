using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Architecture;

namespace PlanApi.IntegrationTests.Readme;

/// <summary>Pages lead to pages and headings that are there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
        [
            .. Directory
                .EnumerateFiles(Repository.Root, "*.md")
                .Concat(Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(Repository.Root, file))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryLink_LeadsSomewhere(string page)
    {
        var text = Code().Replace(File.ReadAllText(Repository.Path(page)), "");

        Assert.All(
            Link().Matches(text).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://")),
            link =>
            {
                var parts = link.Split('#');
                var target =
                    parts[0].Length == 0 ? Repository.Path(page) : Path.Combine(Path.GetDirectoryName(Repository.Path(page))!, parts[0]);
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} links to {link}");
                if (parts.Length > 1)
                    Assert.Contains(parts[1], Headings(target));
            }
        );
    }

    private static IEnumerable<string> Headings(string file) =>
        File.ReadLines(file)
            .Where(line => line.StartsWith('#'))
            .Select(line => Unlinked().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Unlinked();
}
