using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Decomposition;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.OData;

/// <summary>How the plan stands, as an analyst's model reads it: scores, the state of each target, and its lights by day.</summary>
public sealed class ODataStandingTests(ReferenceWithActuals service) : IClassFixture<ReferenceWithActuals>, IAsyncLifetime
{
    private const string Root = "/odata/intl-2024";
    private const string Plan = "/v1/plans/intl-2024";

    /// <summary>Somebody answers for the objective of a key result.</summary>
    public async Task InitializeAsync()
    {
        await service.Api.Post($"{Plan}/parties", """{"code":"lead","names":{"en":"The lead"}}""");
        var path = $"{Plan}/objectives/{(await Rows("KeyResults?$orderby=Code&$top=1"))[0]["Objective"]}";
        var objective = (await service.Api.Get(path)).Is(200);
        if (objective.Json["owner"] is null)
            (await service.Api.Patch(path, """{"owner":"lead"}""", objective.ETag)).Is(200);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Scorecards_AreThoseOfTheirSubjects_WithTheirPlace()
    {
        var rows = await Rows("Scorecards");
        var objectives = await Rows("Objectives?$filter=Scenario eq null");
        var own = (await Rows("Targets?$filter=Scenario eq null&$select=Code")).Select(row => (string)row["Code"]!).ToHashSet();
        var results = (await Rows("KeyResults")).Where(row => own.Contains((string)row["Target"]!)).ToList();
        Assert.Equal(
            objectives
                .Select(row => $"objective {row["Code"]}")
                .Concat(results.Select(row => $"keyResult {row["Code"]}"))
                .Order(StringComparer.Ordinal),
            rows.Select(row => $"{row["Kind"]} {row["Code"]}").Order(StringComparer.Ordinal)
        );
        foreach (var row in rows.Where((_, at) => at % 9 == 0))
        {
            var (kind, code) = ((string)row["Kind"]!, (string)row["Code"]!);
            var score = (await service.Api.Get($"{Plan}/scorecard?{kind}={code}")).Is(200).Json["score"]!;
            foreach (var (field, column) in new[] { ("score", "Score"), ("attainment", "Attainment"), ("coverage", "Coverage") })
                Assert.Equal(score[field]?.GetValue<decimal>(), row[column]?.GetValue<decimal>());
            Assert.Equal((string)score["light"]!, (string)row["Light"]!);
            Assert.Equal(Place(score["scope"]), (string?)row["Scope"]);
        }
        foreach (var row in rows)
            Assert.Equal(
                $"{row["Scope"]}".Split(';').FirstOrDefault(part => part.StartsWith("tier=", StringComparison.Ordinal)),
                row["ScopeTier"] is { } tier ? $"tier={tier}" : null
            );
        Assert.Contains(rows, row => row["ScopeTier"] is not null);
        foreach (var row in rows)
        {
            var path = ((string)row["Path"]!).Split('/');
            Assert.Equal((string)row["Code"]!, path[^1]);
            Assert.Equal(path.Length, (int)row["Level"]!);
            Assert.Equal(path.Length > 1 ? path[^2] : null, (string?)row["Parent"]);
        }
        var owned = objectives.First(row => row["Owner"] is not null);
        var found = rows.Single(row => $"{row["Kind"]} {row["Code"]}" == $"objective {owned["Code"]}");
        Assert.Equal(("lead", "The lead"), ((string)found["Owner"]!, (string)found["OwnerName"]!));
        foreach (var result in results)
            Assert.Equal(
                (string)result["Target"]!,
                (string)rows.Single(row => $"{row["Kind"]} {row["Code"]}" == $"keyResult {result["Code"]}")["Target"]!
            );
    }

    [Fact]
    public async Task TargetStatuses_JoinTargets_WithTheirLightAndOutlook()
    {
        var rows = await Rows("TargetStatuses?$orderby=Target");
        var lights = await Rows("Lights?$orderby=Target");
        var outlooks = (await Rows("Outlooks")).ToDictionary(row => (string)row["Target"]!);
        Assert.Equal(lights.Count, rows.Count);
        foreach (var (light, row) in lights.Zip(rows))
        {
            foreach (var column in new[] { "Target", "Indicator", "Scope", "Period", "Actual", "Goal", "Attainment", "Light" })
                Assert.True(JsonNode.DeepEquals(light[column], row[column]), $"{column} of {row["Target"]}");
            var outlook = outlooks[(string)row["Target"]!];
            Assert.Equal((string)outlook["Verdict"]!, (string)row["Outlook"]!);
            Assert.True(JsonNode.DeepEquals(outlook["Forecast"], row["Forecast"]));
        }
        Assert.Contains(rows, row => row["Line"] is not null);
        var owners = (await Rows("Objectives?$filter=Owner ne null")).ToDictionary(
            row => (string)row["Code"]!,
            row => (string)row["Owner"]!
        );
        var results = (await Rows("KeyResults?$filter=Owner eq null&$orderby=Code")).ToLookup(row => (string)row["Target"]!);
        var owned = rows.Where(row => results[(string)row["Target"]!].Any(of => owners.ContainsKey((string)of["Objective"]!))).ToList();
        Assert.NotEmpty(owned);
        foreach (var row in owned)
        {
            var answering = results[(string)row["Target"]!].Select(of => owners.GetValueOrDefault((string)of["Objective"]!));
            Assert.Contains((string?)row["Owner"], answering);
            Assert.NotNull(row["OwnerName"]);
        }
        var groups = await Rows("TargetStatuses?$apply=groupby((Line,Light),aggregate($count as Rows))");
        Assert.Equal(rows.Count, groups.Sum(row => (int)row["Rows"]!));
    }

    [Fact]
    public async Task LightHistory_IsTheHistoryOfTheTargetsLights_ByDay()
    {
        foreach (var day in new[] { "2024-03-01", "2024-05-01", "2024-08-01" })
            (await service.Api.Post($"{Plan}/lights/evaluations?date={day}", "")).Is(200);
        var changes = new List<JsonNode>();
        for (string? next = $"{Plan}/lights/changes?first=1000"; next is not null; )
        {
            var page = (await service.Api.Get(next)).Is(200);
            changes.AddRange(page.Items.Where(change => change["target"] is not null));
            next = page.Next;
        }
        var rows = await Rows("LightHistory?$orderby=Day,Target");
        Assert.Equal(
            changes
                .Select(change => Line(change, "date", "target", "indicator", "light", "before", "attainment"))
                .Order(StringComparer.Ordinal),
            rows.Select(row => Line(row, "Day", "Target", "Indicator", "Light", "Before", "Attainment")).Order(StringComparer.Ordinal)
        );
        var later = await Rows("LightHistory?$filter=Day gt 2024-03-01&$orderby=Day,Target");
        Assert.Equal(rows.Where(row => string.CompareOrdinal((string)row["Day"]!, "2024-03-01") > 0).Select(Text), later.Select(Text));
        Assert.NotEmpty(later);

        static string Line(JsonNode row, params string[] fields) => string.Join('|', fields.Select(field => $"{row[field]}"));
    }

    /// <summary>What was computed for the last page is not told once the plan is another.</summary>
    [Fact]
    public async Task ComputedTables_FollowEachChangeOfThePlan()
    {
        var before = (await Rows("TargetStatuses?$filter=Goal ne null&$top=1"))[0];
        var path = $"{Plan}/targets/{before["Target"]}";
        var target = (await service.Api.Get(path)).Is(200);
        var value = target.Json["value"]!.GetValue<decimal>();
        (await service.Api.Patch(path, $$"""{"value":{{value + 1}}}""", target.ETag)).Is(200);
        Assert.NotEqual(
            before["Goal"]!.GetValue<decimal>(),
            (await Rows($"TargetStatuses?$filter=Target eq '{before["Target"]}'"))[0]["Goal"]!.GetValue<decimal>()
        );
        (await service.Api.Patch(path, $$"""{"value":{{value}}}""", (await service.Api.Get(path)).ETag)).Is(200);
        Assert.Equal(Text(before), Text((await Rows($"TargetStatuses?$filter=Target eq '{before["Target"]}'"))[0]));
    }

    /// <summary>A scope of REST as the tables write it.</summary>
    private static string? Place(JsonNode? scope) =>
        scope is null
            ? null
            : string.Join(
                ';',
                scope.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")
            );

    private static string Text(JsonNode row) => row.ToJsonString();

    private async Task<IReadOnlyList<JsonNode>> Rows(string path)
    {
        var rows = new List<JsonNode>();
        for (var next = $"{Root}/{path}"; next is not null; )
        {
            var page = (await service.Api.Get(next)).Is(200).Json;
            rows.AddRange(page["value"]!.AsArray().Select(row => row!));
            next = (string?)page["@odata.nextLink"];
        }
        return rows;
    }
}
