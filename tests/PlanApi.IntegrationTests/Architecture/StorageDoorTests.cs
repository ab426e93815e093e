namespace PlanApi.IntegrationTests.Architecture;

/// <summary>Persistence alone knows which database it is: everybody else has one way to run SQL, and one way to write it.</summary>
public sealed class StorageDoorTests
{
    private const string Providers = @"Microsoft\.Data\.Sqlite|SQLitePCL|\bSqlite|Npgsql|\bPostgres|\bPRAGMA\b|sqlite_|\bpg_";

    // What only one database understands, or understands in its own way.
    private const string Dialects =
        @"json_each|json_group|zeroblob|INSERT OR "
        + @"|ON CONFLICT DO|\browid\b|=\s*@p\d|\?\d\b.*\b(FROM|WHERE|VALUES)\b|\b(FROM|WHERE|VALUES)\b.*\?\d\b";

    private const string OtherDoors = @"ExecuteSql|SqlQuery|FromSql|GetDbConnection|CreateCommand|\bDbCommand\b|\bDbDataReader\b";

    public static TheoryData<string, string> Forbidden =>
        new()
        {
            { "a provider", Providers },
            { "a dialect", Dialects },
            { "another door", OtherDoors },
        };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Sources_OutsidePersistence_KnowNoDatabase(string what, string pattern) =>
        Assert.All(
            Repository
                .Sources("src")
                .Where(file => !file.Replace('\\', '/').Contains("/PlanApi.Application/Persistence/", StringComparison.Ordinal)),
            file => Assert.False(System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), pattern), $"{file} knows {what}")
        );
}
