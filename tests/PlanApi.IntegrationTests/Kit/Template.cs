using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PlanApi.Api;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>Databases that the service makes once, at a first start; each other service of the tests begins with a copy.</summary>
internal static class Template
{
    private const string Memory = "/dev/shm";
    private const long Enough = 4L * 1024 * 1024 * 1024;

    private static readonly ConcurrentDictionary<(bool Plan, bool Actuals, bool OnPostgres), Lazy<Task<string>>> _made = [];

    /// <summary>Puts a database there: of the tables alone, or with the reference plan, or with its made-up actuals too.</summary>
    public static void CopyTo(string database, bool plan = false, bool actuals = false) =>
        TestDatabase.Copy(
            _made
                .GetOrAdd(
                    (plan, actuals, TestDatabase.IsOnPostgres(database)),
                    which => new(() => Make(which.Plan, which.Actuals, which.OnPostgres))
                )
                .Value.GetAwaiter()
                .GetResult(),
            database
        );

    /// <summary>Temporary files in memory, where there is enough of it: nothing here asks whether a disk keeps what it was given.</summary>
    [ModuleInitializer]
    internal static void UseMemory()
    {
        if (
            Directory.Exists(Memory)
            && new DriveInfo(Memory).AvailableFreeSpace > Enough
            && Environment.GetEnvironmentVariable("TMPDIR") is null
        )
            Environment.SetEnvironmentVariable("TMPDIR", Memory);
    }

    private static async Task<string> Make(bool plan, bool actuals, bool onPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("planapi-template-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var database = Path.Combine(folder.FullName, onPostgres ? "plan.postgres" : "plan.sqlite");
        await using (
            var service = ServiceHost.Build([
                .. TestDatabase.Arguments(database),
                $"--ReferencePlan:Load={plan}",
                $"--ReferencePlan:Actuals={actuals}",
                "--hostBuilder:reloadConfigOnChange=false",
            ])
        )
        {
            await Startup.Prepare(service);
            await Startup.Load(service);
        }
        // All of it in the one file that is copied.
        if (!onPostgres)
            TestDatabase.Run(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        return database;
    }
}
