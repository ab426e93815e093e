using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application;
using PlanApi.Application.Persistence;
using PlanApi.Application.Persistence.Providers;
using PlanApi.Application.Persistence.Sqlite;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>
/// The database of a product that has the kind. There its table comes with a migration, which only the product's own assembly can hold;
/// here it is made as the model has it, once the product's migrations have run.
/// </summary>
internal static class Template
{
    private static readonly Lazy<Task<string>> _made = new(Make);

    public static void CopyTo(string database) => TestDatabase.Copy(_made.Value.GetAwaiter().GetResult(), database);

    private static async Task<string> Make()
    {
        var folder = Directory.CreateTempSubdirectory("planapi-template-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var database = Path.Combine(folder.FullName, "plan.sqlite");
        var services = new ServiceCollection()
            .AddLogging()
            .AddPlanApplication(StorageKinds.Open("Sqlite", $"Data Source={database};Pooling=False"));
        services.ConfigureDbContext<SqlitePlanDb>(options =>
            options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
        );
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<Storage>().Migrate(provider, CancellationToken.None);
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
        var statements = db.Database.GenerateCreateScript().Split(";\n", StringSplitOptions.TrimEntries);
        foreach (var statement in statements.Where(statement => statement.Contains("\"couriers\"", StringComparison.Ordinal)))
            await db.Database.ExecuteSqlRawAsync(statement);
        // All of it in the one file that is copied.
        TestDatabase.Run(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        return database;
    }
}
