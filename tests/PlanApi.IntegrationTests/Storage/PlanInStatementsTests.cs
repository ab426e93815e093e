using System.Diagnostics;
using System.Text.RegularExpressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>
/// Every statement about a plan's rows names the plan, so that the tables may be distributed by it. The test reads all statements that
/// PostgreSQL gets for its database while it loads, reads, changes and removes a plan with everything in it, and makes a key.
/// </summary>
public sealed partial class PlanInStatementsTests
{
    // Rows of no plan: plans themselves are few and everywhere, keys and kept answers belong to the service.
    private static readonly string[] _common =
    [
        "plans",
        "api_keys",
        "api_key_grants",
        "idempotency",
        "operations",
        "import_schedules",
        "webhooks",
        "webhook_deliveries",
        "mail_readers",
        "mails",
        "__EFMigrationsHistory",
    ];

    [PostgresFact]
    public async Task Statements_AboutAPlansRows_NameThePlan()
    {
        var heard = new HashSet<string>();
        await using var service = new CustomService(new TestOptions());
        var database = TestDatabase.Name(service.Database);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests are at work on theirs.
                if (activity.GetTagItem("db.namespace") as string != database)
                    return;
                lock (heard)
                    heard.Add(activity.GetTagItem("db.query.text") as string ?? activity.GetTagItem("db.statement") as string ?? "");
            },
        };
        ActivitySource.AddActivityListener(listener);
        var plan = await service.NewPlan();
        await service.NewKey(
            Role.Viewer,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] } }
        );
        foreach (var collection in await Collections(service))
        {
            var list = await service.Api.Get($"{plan}/{collection}");
            var isList = list.Status == 200 && list.Text.StartsWith('{') && list.Json["items"] is System.Text.Json.Nodes.JsonArray;
            foreach (var item in isList ? list.Items.Take(2) : [])
            {
                if ((string?)item!["code"] is { } code && (await service.Api.Get($"{plan}/{collection}/{code}")) is { Status: 200 } one)
                    await service.Api.Delete($"{plan}/{collection}/{code}", one.ETag);
            }
        }
        await service.Api.Get($"{plan}/document");
        await service.Api.Get($"{plan}/findings");
        await service.Api.Get($"{plan}/lights");
        await service.Api.Get($"{plan}/changes");
        (await service.Api.Delete(plan, (await service.Api.Get(plan)).ETag)).Is(204);

        lock (heard)
        {
            Assert.True(heard.Count > 100, $"{heard.Count} statements were heard.");
            var ofAnyPlan = heard.Where(IsOfAnyPlan).ToList();
            Assert.True(ofAnyPlan.Count == 0, string.Join("\n\n", ofAnyPlan));
        }
    }

    private static async Task<IEnumerable<string>> Collections(CustomService service)
    {
        var paths = (await service.Api.Get("/openapi/v1.json")).Is(200).Json["paths"]!.AsObject().Select(path => path.Key);
        return paths
            .Select(path => OneCollection().Match(path))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .Distinct();
    }

    private static bool IsOfAnyPlan(string sql) =>
        Table()
            .Matches(sql)
            .Select(match => match.Groups[1].Value)
            .Any(table => !_common.Contains(table) && !table.StartsWith("pg_", StringComparison.Ordinal))
        && !sql.Contains("plan_id", StringComparison.Ordinal)
        && !sql.StartsWith(TestDatabase.AskedByTests, StringComparison.Ordinal);

    [GeneratedRegex("^/v1/plans/{plan}/([a-z-]+)$")]
    private static partial Regex OneCollection();

    // After ON CONFLICT DO UPDATE comes no table.
    [GeneratedRegex("""\b(?:FROM|JOIN|INTO|(?<!DO )UPDATE|COPY)\s+"?([a-z_]+)"?""", RegexOptions.IgnoreCase)]
    private static partial Regex Table();
}
