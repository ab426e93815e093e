namespace PlanApi.IntegrationTests.Architecture;

/// <summary>A newcomer who knows a capability's name finds it under the same name in every layer.</summary>
public sealed class LayoutTests
{
    private const int MaxLines = 350;

    private const int MaxTestLines = 500;

    private const int MaxColumns = 140;

    // What every capability is built on, rather than a capability.
    private static readonly string[] Foundations =
    [
        "Changes",
        "Errors",
        "Feeds",
        "Parts",
        "Persistence",
        "Pictures",
        "TableFiles",
        "Tables",
        "UseCases",
        "Values",
    ];

    [Theory]
    [InlineData("PlanApi.Domain")]
    [InlineData("PlanApi.Api/Rest")]
    public void Capability_HasItsUseCasesUnderTheSameName(string layer) =>
        Assert.Empty(Folders(layer).Except(Folders("PlanApi.Application")).Except(Foundations));

    [Fact]
    public void Capability_IsServedUnderTheSameName() =>
        Assert.Empty(Folders("PlanApi.Application").Except(Folders("PlanApi.Api/Rest")).Except(Foundations));

    [Fact]
    public void Namespace_IsTheFolder() =>
        Assert.All(
            Repository.Sources().Select(file => Path.GetRelativePath(Repository.Path("src"), file)).Where(file => !IsAllowed(file)),
            file =>
                Assert.Contains(
                    $"\nnamespace {Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '.')};\n",
                    "\n" + File.ReadAllText(Repository.Path($"src/{file}"))
                )
        );

    [Theory]
    [InlineData("src", MaxLines)]
    [InlineData("tests", MaxTestLines)]
    public void NoSourceFile_IsTooLongToRead(string below, int most) =>
        Assert.Empty(
            Repository
                .Sources(below)
                .Select(file => (Name: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
                .Where(file => file.Lines > most)
                .Select(file => $"{file.Name}: {file.Lines} lines")
        );

    [Fact]
    public void NoLineOfCode_IsTooWideToRead() =>
        Assert.Empty(
            Repository
                .Sources()
                .Concat(Repository.Sources("tests"))
                .SelectMany(file => Wide(file).Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line}"))
        );

    // What lies between three quotation marks is text, such as a document, and is written as it is read.
    private static IEnumerable<int> Wide(string file)
    {
        var (number, within) = (0, false);
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var marks = line.Split("\"\"\"").Length - 1;
            if (line.Length > MaxColumns && !within && marks == 0)
                yield return number;
            within ^= marks % 2 == 1;
        }
    }

    // Rules lie in a folder for each family, but are one namespace; Program has none.
    private static bool IsAllowed(string file) =>
        file.Replace(Path.DirectorySeparatorChar, '/').StartsWith("PlanApi.Domain/Validation/", StringComparison.Ordinal)
        || Path.GetFileName(file) == "Program.cs";

    private static IEnumerable<string> Folders(string layer) =>
        Directory
            .EnumerateDirectories(Repository.Path($"src/{layer}"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj"));
}
