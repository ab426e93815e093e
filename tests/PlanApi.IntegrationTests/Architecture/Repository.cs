namespace PlanApi.IntegrationTests.Architecture;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>The C# files below src/, but for generated ones.</summary>
    public static IEnumerable<string> Sources(string below = "src") =>
        Directory
            .EnumerateFiles(Path(below), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations"))
            .Order(StringComparer.Ordinal);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "PlanApi.sln"))
            ? folder
            : Find(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("The tests run outside the checkout."));
}
