using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Decomposition;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.OData;

/// <summary>Numbers, days, members and what is computed of them, as a model of facts and dimensions reads them.</summary>
public sealed class ODataNumberTests(ReferenceWithActuals service) : IClassFixture<ReferenceWithActuals>
{
    private const string Root = "/odata/intl-2024";
    private const string Plan = "/v1/plans/intl-2024";

    [Fact, Trait("Suite", "Slow")]
    public async Task EveryTable_HasRowsWithKeysOfTheirOwn_AndTheirCount()
    {
        foreach (var table in (await Rows("")).Select(set => (string)set["name"]!))
        {
            var answer = (await service.Api.With("Prefer", "odata.maxpagesize=7").Get($"{Root}/{table}?$count=true")).Is(200);
            var rows = answer.Json["value"]!.AsArray();
            Assert.Equal((answer.Json["@odata.nextLink"] is null ? rows.Count : 7), rows.Count);
            Assert.Equal($"{answer.Json["@odata.count"]}", (await service.Api.Get($"{Root}/{table}/$count")).Text);
            if (answer.Json["@odata.nextLink"] is { } next)
                Assert.DoesNotContain(
                    (await service.Api.With("Prefer", "odata.maxpagesize=7").Get((string)next!)).Is(200).Json["value"]!.AsArray(),
                    row => rows.Any(before => JsonNode.DeepEquals(before, row))
                );
        }
    }

    [Fact]
    public async Task Actuals_AreTheNumbersThatTheCubeExplains()
    {
        var actuals = await Rows("Actuals?$orderby=Period desc&$top=1000");
        Assert.Equal(1_000, actuals.Count);
        Assert.Equal(
            (await service.Api.Get($"{Root}/Actuals/$count")).Text,
            (await service.Api.Get($"{Root}/Numbers/$count?$filter=Measure eq 'actual'")).Text
        );
        var calendar = await Rows("Calendar?$orderby=Date desc&$top=1000");
        foreach (var row in actuals.Where((_, at) => at % 199 == 0))
        {
            var scope = ((string)row["Scope"]!).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='));
            var body = new JsonObject
            {
                ["indicator"] = (string)row["Indicator"]!,
                ["measure"] = "actual",
                ["scope"] = new JsonObject(scope.Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1]))),
                ["period"] = (string)row["Period"]!,
            };
            var explained = (await service.Api.Post($"{Plan}/cell-explanations", body.ToJsonString())).Is(200).Json;
            Assert.Equal(explained["cell"]!["value"]!.GetValue<decimal>(), row["Value"]!.GetValue<decimal>());
            Assert.All(scope, pair => Assert.Contains(row.AsObject(), column => $"{column.Value}" == pair[1]));
            Assert.Contains(calendar, day => (string)day["Date"]! == (string)row["PeriodStart"]!);
        }
    }

    [Theory]
    [InlineData("quarter", "Quarter")]
    [InlineData("month", "Month")]
    [InlineData("week", "Week")]
    public async Task Calendar_HasADayOfEachPeriod(string grain, string column)
    {
        var days = await Rows("Calendar?$filter=IsPlanYear&$select=Date,Quarter,Month,Week,FiscalYear,DayOfYear");
        Assert.Equal(366, days.Count);
        foreach (var period in (await service.Api.Get($"{Plan}/calendar?grain={grain}")).Is(200).Json.AsArray())
        {
            var own = days.Where(day => (string)day[column]! == (string)period!["period"]!).Select(day => (string)day["Date"]!).ToList();
            if ((string)period!["first"]! is var first && first.StartsWith("2024", StringComparison.Ordinal))
                Assert.Equal(first, own.Min());
        }
    }

    [Fact]
    public async Task Members_HaveTheirPathFromTheTop()
    {
        var members = (await Rows("Members")).ToDictionary(row => $"{row["Dimension"]}/{row["Code"]}");
        foreach (var member in members.Values)
        {
            var path = new List<string>();
            for (var at = member; ; at = members[$"{at["Dimension"]}/{at["Parent"]}"])
            {
                path.Insert(0, (string)at["Code"]!);
                if (at["Parent"] is null)
                    break;
            }
            Assert.Equal(path.Count, (int)member["Level"]!);
            Assert.Equal(path, Enumerable.Range(1, 8).Select(level => (string?)member[$"Level{level}"]).OfType<string>());
            Assert.Equal((string?)member["Name"], (string?)member[$"Level{path.Count}Name"]);
        }
    }

    [Fact]
    public async Task Lights_AreThoseOfTheList()
    {
        var list = (await service.Api.Get($"{Plan}/lights?first=1000")).Is(200).Items;
        var rows = await Rows("Lights");
        Assert.Equal(list.Select(light => (string)light["target"]!), rows.Select(row => (string)row["Target"]!));
        foreach (var (light, row) in list.Zip(rows))
        {
            Assert.Equal((string)light["light"]!, (string)row["Light"]!);
            Assert.Equal(light["attainment"]?.GetValue<decimal>(), row["Attainment"]?.GetValue<decimal>());
            Assert.Equal(light["actual"]?.GetValue<decimal>(), row["Actual"]?.GetValue<decimal>());
        }
        var red = await Rows("Lights?$apply=groupby((Light),aggregate($count as Targets))&$filter=Light eq 'red'");
        Assert.Equal(list.Count(light => (string)light["light"]! == "red"), (int?)red.SingleOrDefault()?["Targets"] ?? 0);
    }

    [Fact]
    public async Task Groups_AreWhatTheRowsThemselvesComeTo()
    {
        var all = new List<JsonNode>();
        for (var next = $"{Root}/Targets?$select=Indicator,Comparator,Value,Period"; next is not null; )
        {
            var page = (await service.Api.Get(next)).Is(200).Json;
            all.AddRange(page["value"]!.AsArray().Select(row => row!.DeepClone()));
            next = (string?)page["@odata.nextLink"];
        }
        var expected = all.Where(row => (string)row["Comparator"]! != "between")
            .GroupBy(row => ((string)row["Comparator"]!, (string?)row["Period"]))
            .Select(group =>
                string.Join(
                    '|',
                    group.Key,
                    group.Count(),
                    group.Min(row => row["Value"]!.GetValue<decimal>()),
                    group.Max(row => row["Value"]!.GetValue<decimal>()),
                    group.Select(row => (string)row["Indicator"]!).Distinct().Count()
                )
            );
        const string Steps =
            "filter(Comparator ne 'between')/groupby((Comparator,Period),aggregate($count as Rows,Value with min as Least,"
            + "Value with max as Most,Indicator with countdistinct as Indicators))";
        var found = new List<JsonNode>();
        for (var next = $"{Root}/Targets?$apply={Steps}&$orderby=Rows desc"; next is not null; )
        {
            var page = (await service.Api.With("Prefer", "odata.maxpagesize=3").Get(next)).Is(200).Json;
            found.AddRange(page["value"]!.AsArray().Select(row => row!.DeepClone()));
            next = (string?)page["@odata.nextLink"];
        }
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            found
                .Select(row =>
                    string.Join(
                        '|',
                        ((string)row["Comparator"]!, (string?)row["Period"]),
                        row["Rows"],
                        row["Least"],
                        row["Most"],
                        row["Indicators"]
                    )
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(found.Select(row => (int)row["Rows"]!).OrderDescending(), found.Select(row => (int)row["Rows"]!));
        var many = await Rows($"Targets?$apply={Steps}/filter(Rows gt 3)&$filter=Indicators gt 1&$select=Rows");
        Assert.Equal(found.Count(row => (int)row["Rows"]! > 3 && (int)row["Indicators"]! > 1), many.Count);
    }

    [Fact]
    public async Task Sums_AreExact_AndTooGreatOnesAreFaults()
    {
        async Task Add(string code, string cost) =>
            (await service.Api.Post($"{Plan}/resources", $$"""{"code":"{{code}}","type":"other","cost":{{cost}}}""")).Is(201);
        async Task<decimal> Sum() =>
            (await Rows("Resources?$apply=aggregate(Cost with sum as Total)"))[0]["Total"]?.GetValue<decimal>() ?? 0;

        var before = await Sum();
        await Add("dear", "89999999999.9999");
        await Add("cheap", "0.0001");
        Assert.Equal(before + 90_000_000_000m, await Sum());
        await Add("dearest", "899999999999999");
        await Add("as-dear", "899999999999999");
        var error = (await service.Api.Get($"{Root}/Resources?$apply=aggregate(Cost with sum as Total)")).Is(400).Json["error"]!;
        Assert.Equal("out-of-range", (string)error["details"]![0]!["code"]!);
    }

    /// <summary>The nearest step, and the even one of two that are as near.</summary>
    [Theory]
    [InlineData("even", "0.0002", "0.0001", "0.0002")]
    [InlineData("down", "0", "0.0001", "0")]
    [InlineData("third", "0.3333", "1", "0", "0")]
    [InlineData("thirds", "0.6667", "1", "1", "0")]
    [InlineData("great", "45000000000.0000", "89999999999.9999", "0.0001")]
    public async Task Averages_AreOfWholeSteps(string name, string expected, params string[] costs)
    {
        for (var at = 0; at < costs.Length; at++)
            (await service.Api.Post($"{Plan}/resources", $$"""{"code":"mean-{{name}}-{{at}}","type":"other","cost":{{costs[at]}}}""")).Is(
                201
            );
        var mean = $"Resources?$apply=filter(startswith(Code,'mean-{name}-'))/aggregate(Cost with average as Mean,$count as Rows)";
        var row = Assert.Single(await Rows(mean));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), row["Mean"]!.GetValue<decimal>());
        Assert.Equal(costs.Length, (int)row["Rows"]!);
    }

    [Fact]
    public async Task Averages_OfWholeNumbers_HaveFourDecimals()
    {
        var all = Assert.Single(
            await Rows("History?$apply=aggregate(ChangeCount with average as Mean,ChangeCount with sum as Sum,$count as Rows)")
        );
        Assert.Equal(
            Math.Round(all["Sum"]!.GetValue<decimal>() / all["Rows"]!.GetValue<decimal>(), 4, MidpointRounding.ToEven),
            all["Mean"]!.GetValue<decimal>()
        );
        var none = Assert.Single(await Rows("History?$apply=filter(Sequence lt 0)/aggregate(ChangeCount with average as Mean)"));
        Assert.Null(none["Mean"]);
    }

    [Theory]
    [InlineData("Numbers?$apply=aggregate(Value with sum as Total)", "not-allowed")]
    [InlineData("Numbers?$apply=aggregate(Value with average as Total)", "not-allowed")]
    [InlineData("Targets?$apply=groupby((Indicator),aggregate(Value with sum as Total))", "not-allowed")]
    [InlineData("Lights?$apply=aggregate(Attainment with sum as Total)", "not-allowed")]
    [InlineData("Targets?$apply=aggregate(Value with average as Mean)", "not-allowed")]
    [InlineData("TargetStatuses?$apply=aggregate(Attainment with average as Mean)", "not-allowed")]
    [InlineData("Resources?$apply=compute(Cost as More)", "not-allowed")]
    [InlineData("Resources?$apply=groupby((Nothing))", "syntax")]
    [InlineData("Resources?$apply=groupby((Type),aggregate(Cost with sum as Type))", "not-allowed")]
    [InlineData("Resources?$apply=expand(Source,filter(true))", "syntax")]
    public async Task WhatMustNotBeAddedUp_IsRefused_WithTheReason(string path, string code)
    {
        var detail = (await service.Api.Get($"{Root}/{path}")).Is(400).Json["error"]!["details"]![0]!;
        Assert.Equal($"{code} $apply", $"{detail["code"]} {detail["target"]}");
    }

    [Fact]
    public async Task ApplyBombs_AreRefused()
    {
        var steps = string.Join('/', Enumerable.Repeat("filter(true)", 11));
        Assert.Equal(400, (await service.Api.Get($"{Root}/Targets?$apply={steps}")).Status);
        var columns = string.Join(',', Enumerable.Range(0, 60).Select(at => $"$count as C{at}"));
        Assert.Equal(400, (await service.Api.Get($"{Root}/Targets?$apply=aggregate({columns})")).Status);
        var nested = string.Concat(Enumerable.Repeat("groupby((Code),", 200)) + "aggregate($count as N)" + new string(')', 200);
        Assert.Equal(400, (await service.Api.Get($"{Root}/Targets?$apply={nested}")).Status);
    }

    [Fact]
    public async Task History_IsReadOnFromTheLastMoment()
    {
        var all = await Rows("History");
        var last = (string)all[^1]["At"]!;
        Assert.Empty(await Rows($"History?$filter=At gt {last}"));
        (await service.Api.Patch($"{Plan}/sections/1", """{"purpose":"other"}""", (await service.Api.Get($"{Plan}/sections/1")).ETag)).Is(
            200
        );
        var more = await Rows($"History?$filter=At ge {last} and Sequence gt {all[^1]["Sequence"]}");
        Assert.Equal("UpdateSection", (string)Assert.Single(more)["UseCase"]!);
        // The past has no history of its own, and says so.
        foreach (var address in new[] { "History?asOf=1", "History/$count?asOf=1", "History.csv?asOf=1", "History(1)?asOf=1" })
            Assert.Equal("as-of-unsupported", (string)(await service.Api.Get($"{Root}/{address}")).Is(400).Json["error"]!["code"]!);
        Assert.NotEmpty(await Rows("History?$filter=year(At) ge 2024 and date(At) gt 2024-01-01"));
    }

    private async Task<IReadOnlyList<JsonNode>> Rows(string path) =>
        [.. (await service.Api.Get(path.Length == 0 ? Root : $"{Root}/{path}")).Is(200).Json["value"]!.AsArray().Select(row => row!)];
}
