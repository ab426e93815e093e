using System.Text.Json;
using System.Text.RegularExpressions;
using PlanApi.Domain;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Architecture;

/// <summary>
/// The kinds of part are listed once, in the table of <see cref="PartKind"/>. That a kind needs no other line is shown by
/// PlanApi.KindTests, which adds one.
/// </summary>
public sealed partial class KindTableTests
{
    /// <summary>Files that speak of more than a dozen kinds, with the reason why a new kind needs no line there.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["PlanApi.Domain/PartKind.cs"] = "The table.",
        ["PlanApi.Domain/Documents/PlanDocument.cs"] = "Names for lists that rules speak of; a document holds others too.",
        ["PlanApi.Domain/RollForward/KindRolls.cs"] = "What becomes of kinds in the next year's plan; any other is carried as it is.",
        ["PlanApi.Domain/Validation/Index/PlanIndex.cs"] = "Parts that rules look up by their code.",
        ["PlanApi.Api/OpenApi/Chapters.cs"] = "The order in which tags are read; one that is not there comes last.",
        ["PlanApi.Api/GraphQL/Parts/MentionEdges.cs"] = "The names by which answers call parts; other names are codes.",
        ["PlanApi.Domain/Validation/ArgumentKinds.cs"] = "What the arguments of findings mean.",
    };

    [Fact]
    public void NoOtherFile_ListsTheKinds()
    {
        var files = Repository
            .Sources()
            .Select(file => (Name: Path.GetRelativePath(Repository.Path("src"), file), Kinds: KindsIn(File.ReadAllText(file))))
            .Where(file => file.Kinds.Count > 12)
            .ToList();

        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            files.Select(file => file.Name.Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void EveryKind_IsWalkedThroughByTheTests() =>
        Assert.Equal(
            PartKind.All.Select(kind => kind.Segment).Order(StringComparer.Ordinal),
            PartCases.All.Select(part => part.Collection).Order(StringComparer.Ordinal)
        );

    /// <summary>The kinds that code names: by their own name, or by their record, row, store, plural or collection.</summary>
    private static List<PartKind> KindsIn(string text)
    {
        var words = Word().Matches(Aside().Replace(text, "")).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. PartKind.All.Where(kind =>
                words.Overlaps([
                    kind.Name,
                    kind.Plural,
                    kind.Part.Name,
                    $"{kind.Part.Name}Row",
                    $"{kind.Part.Name}Store",
                    $"Map{kind.Plural}",
                    kind.Collection,
                    JsonNamingPolicy.CamelCase.ConvertName(kind.Name),
                ])
            ),
        ];
    }

    // Comments, and the namespaces that a file uses.
    [GeneratedRegex(@"^\s*//.*$|^using .*$", RegexOptions.Multiline)]
    private static partial Regex Aside();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
