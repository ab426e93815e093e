using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Architecture;

/// <summary>A folder knows only folders below it, so that one can be read and changed without all others.</summary>
public sealed partial class FolderArrowTests
{
    [Fact]
    public void FoldersOfTheApplication_FormNoCircle() => HasNoCircle(Arrows("PlanApi.Application", folder => folder));

    /// <summary>Of the service, the topmost folders: Http, Access, Rest, GraphQL, and what is built on them.</summary>
    [Fact]
    public void FoldersOfTheApi_FormNoCircle() => HasNoCircle(Arrows("PlanApi.Api", folder => folder.Split('.')[0]));

    private static void HasNoCircle(HashSet<Arrow> arrows)
    {
        Assert.True(arrows.Count > 10);
        while (arrows.RemoveWhere(arrow => arrows.All(other => other.From != arrow.To)) > 0) { }
        Assert.Empty(arrows);
    }

    private static HashSet<Arrow> Arrows(string project, Func<string, string> part)
    {
        var files = Repository
            .Sources($"src/{project}")
            .Select(File.ReadAllText)
            .Where(text => Namespace().Match(text) is { Success: true } match && match.Groups["project"].Value == project)
            .Select(text => new Source(Namespace().Match(text).Groups["name"].Value, text))
            .ToArray();
        var types = files.ToLookup(file => file.Folder, file => Type().Matches(file.Text).Select(match => match.Groups["name"].Value));
        return
        [
            .. files
                .SelectMany(file => Used(project, file).Concat(Above(file)).Where(types.Contains).Select(used => (file.Folder, used)))
                .Select(arrow => new Arrow(part(arrow.Folder), part(arrow.used)))
                .Where(arrow => arrow.From != arrow.To),
        ];

        // What lies above is seen without a using line.
        IEnumerable<string> Above(Source file)
        {
            var words = Word().Matches(file.Text).Select(match => match.Value).ToHashSet();
            for (var folder = file.Folder; folder.LastIndexOf('.') is > 0 and var end; )
            {
                folder = folder[..end];
                if (types[folder].SelectMany(names => names).Any(words.Contains))
                    yield return folder;
            }
        }
    }

    private static IEnumerable<string> Used(string project, Source file) =>
        Using().Matches(file.Text).Where(match => match.Groups["project"].Value == project).Select(match => match.Groups["name"].Value);

    private sealed record Source(string Folder, string Text);

    private sealed record Arrow(string From, string To)
    {
        public override string ToString() => $"{From} > {To}";
    }

    [GeneratedRegex(@"^namespace (?<project>PlanApi\.\w+)\.(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (static )?(?<project>PlanApi\.\w+)\.(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(
        "^(public |internal |sealed |static |abstract |partial |readonly |ref )*"
            + @"(class|record struct|record|struct|interface|enum) (?<name>(?!struct)\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Type();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
