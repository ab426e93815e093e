using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Architecture;

/// <summary>One name means one thing, and names of the same kind are written in the same way.</summary>
public sealed partial class NameTests
{
    // Of the package for other people's programs: it calls things as REST does, and the service does not know it.
    private static readonly string _client = Repository.Path("src/PlanApi.Client");

    [Fact]
    public void NoTwoTypes_HaveTheSameName() =>
        Assert.Empty(
            Repository
                .Sources()
                .Where(file => !file.StartsWith(_client, StringComparison.Ordinal))
                .SelectMany(file =>
                    TopLevelType().Matches(File.ReadAllText(file)).Select(match => (Name: match.Groups["name"].Value, file))
                )
                .GroupBy(type => type.Name)
                .Where(types => types.Select(type => Folder(type.file)).Distinct().Count() > 1)
                .Select(types => types.Key)
        );

    [Fact]
    public void TestNames_AreWordsWithCapitals() =>
        Assert.DoesNotContain(
            Repository
                .Sources("tests")
                .SelectMany(file => TestName().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)),
            name => !Capitals().IsMatch(name)
        );

    private static string Folder(string file) => Path.GetDirectoryName(file)!;

    [GeneratedRegex(
        "^(public |internal |sealed |static |abstract |partial |readonly |ref )*"
            + @"(class|record struct|record|struct|interface|enum) (?<name>(?!struct)\w+)\b(?!<)",
        RegexOptions.Multiline
    )]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^    public (async |static )*(Task|void|ValueTask) (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestName();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Z0-9][A-Za-z0-9]*)*$")]
    private static partial Regex Capitals();
}
