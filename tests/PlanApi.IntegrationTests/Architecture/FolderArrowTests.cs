using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Architecture;

/// <summary>A folder of the application knows only folders below it, so that one can be read and changed without all others.</summary>
public sealed partial class FolderArrowTests
{
    private const string Application = "PlanApi.Application.";

    [Fact]
    public void Folders_FormNoCircle()
    {
        var arrows = Arrows();
        while (arrows.RemoveWhere(arrow => arrows.All(other => other.From != arrow.To)) > 0) { }
        Assert.Empty(arrows);
    }

    private static HashSet<Arrow> Arrows()
    {
        var files = Repository
            .Sources("src/PlanApi.Application")
            .Select(File.ReadAllText)
            .Where(text => Namespace().IsMatch(text))
            .Select(text => new Source(Namespace().Match(text).Groups["name"].Value, text))
            .ToArray();
        var types = files.ToLookup(file => file.Folder, file => Type().Matches(file.Text).Select(match => match.Groups["name"].Value));
        return
        [
            .. files.SelectMany(file => Used(file).Concat(Above(file)).Where(types.Contains).Select(used => new Arrow(file.Folder, used))),
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

    private static IEnumerable<string> Used(Source file) => Using().Matches(file.Text).Select(match => match.Groups["name"].Value);

    private sealed record Source(string Folder, string Text);

    private sealed record Arrow(string From, string To)
    {
        public override string ToString() => $"{From} > {To}";
    }

    [GeneratedRegex($@"^namespace {Application}(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex($@"^using (static )?{Application}(?<name>[\w.]+);", RegexOptions.Multiline)]
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
