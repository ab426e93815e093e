using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Decomposition;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.OData;

/// <summary>Groups of numbers over OData: what a slice says at the same places, for everybody who may see it.</summary>
public sealed class ODataRollUpTests(ReferenceWithActuals service) : IClassFixture<ReferenceWithActuals>
{
    private const string Root = "/odata/intl-2024";
    private const string Plan = "/v1/plans/intl-2024";

    /// <summary>A group's columns with a filter, and the slice of the same places.</summary>
    public static TheoryData<string, string, string> Groups =>
        new()
        {
            { "", "", "" },
            { "ScopeTier", "", "rows=tier" },
            { "ScopeTier", " and ScopeTier in ('mid','head')", "rows=tier=head,mid" },
            { "", " and ScopeTier eq 'mid' and Period eq '2024-Q2'", "filter=tier=mid&period=2024-Q2" },
            { "Period", " and Grain eq 'month'", "rows=month" },
            { "ScopeTier,Period", " and Grain eq 'quarter' and Scenario eq 'baseline'", "rows=tier;quarter" },
            { "Period", " and Grain eq 'month' and PeriodStart ge 2024-04-01 and PeriodEnd le 2024-06-30", "rows=month:2024-Q2" },
            { "ScopeMarket,Period", " and (Period eq '2024' or Period eq '2024-03')", "rows=market;period=2024,2024-03" },
        };

    [Theory, MemberData(nameof(Groups))]
    public async Task Groups_AreTheCellsOfTheSlice(string by, string filter, string slice)
    {
        foreach (var method in new[] { "sum", "PlanApi.rollUp" })
        {
            string[] kinds = method == "sum" ? ["flow", "stock"] : ["ratio", "score", "growth", "share", "formula"];
            var indicators = await Indicators(kinds);
            string Condition(string kind) => $"Measure in ('target','actual') and IndicatorKind in ({kind}){filter}";
            var columns = new[] { "Indicator", "Measure" }.Concat(by.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            var groups = await Rows(
                $"Numbers?$apply=filter({Condition(string.Join(',', kinds.Select(kind => $"'{kind}'")))})"
                    + $"/groupby(({string.Join(',', columns)}),aggregate(Value with {method} as Total))"
            );
            var cells = (
                await service.Api.Get($"{Plan}/slices.ndjson?indicators={string.Join(',', indicators)}&measures=target,actual&{slice}")
            )
                .Is(200)
                .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!)
                .ToList();
            Assert.NotEmpty(cells);
            Assert.Equal(
                cells
                    .Select(cell => Told([.. columns.Select(column => Field(cell, column)), $"{cell["value"]}"]))
                    .Order(StringComparer.Ordinal),
                groups.Select(row => Told([.. columns.Select(column => $"{row[column]}"), $"{row["Total"]}"])).Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public async Task WhatFollows_SpeaksOfTheGroups()
    {
        const string Groups =
            "Actuals?$apply=filter(Indicator eq 'gmv' and Grain eq 'month')"
            + "/groupby((ScopeTier,Period,PeriodStart,Grain,IndicatorKind,Scenario),aggregate(Value with sum as Total))";
        const string Baseline = "filter(Indicator eq 'gmv' and Grain eq 'month' and Scenario eq 'baseline')";
        var address = Groups.Replace("filter(Indicator eq 'gmv' and Grain eq 'month')", Baseline, StringComparison.Ordinal);
        var all = await Rows(address);
        Assert.All(
            all,
            row =>
                Assert.Equal(
                    ("month", "flow", "baseline"),
                    ((string)row["Grain"]!, (string)row["IndicatorKind"]!, (string)row["Scenario"]!)
                )
        );
        var great = all.Where(row =>
                row["Total"]!.GetValue<decimal>() > 160_000_000m && string.CompareOrdinal((string)row["PeriodStart"]!, "2024-03-01") >= 0
            )
            .ToList();
        Assert.NotEmpty(great);
        var asked = await Rows($"{address}/filter(Total gt 160000000)&$filter=PeriodStart ge 2024-03-01&$orderby=Total desc&$select=Total");
        Assert.Equal(
            great.Select(row => row["Total"]!.GetValue<decimal>()).OrderDescending(),
            asked.Select(row => row["Total"]!.GetValue<decimal>())
        );
        Assert.Equal(
            $"{all.Count}",
            (await service.Api.Get($"{Root}/{address.Replace("?", "/$count?", StringComparison.Ordinal)}")).Is(200).Text
        );
        var paged = new List<decimal>();
        for (var next = $"{Root}/{address}"; next is not null; )
        {
            var page = (await service.Api.With("Prefer", "odata.maxpagesize=7").Get(next)).Is(200).Json;
            paged.AddRange(page["value"]!.AsArray().Select(row => row!["Total"]!.GetValue<decimal>()));
            next = (string?)page["@odata.nextLink"];
        }
        Assert.Equal(all.Select(row => row["Total"]!.GetValue<decimal>()), paged);
    }

    [Fact]
    public async Task ALimitedKey_HasGroupsOfWhatItSees()
    {
        var key = service.With(
            (
                await service.NewKey(
                    Role.Viewer,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] } }
                )
            ).Key!
        );
        static string Of(string filter, string by) =>
            $"{Root}/Numbers?$apply=filter(Indicator eq 'gmv' and Measure eq 'actual'{filter})"
            + $"/groupby(({by}),aggregate(Value with sum as Total))";
        Task<Answer> Ask(string filter, string by) => key.Get(Of(filter, by));
        var row = Assert.Single((await Ask("", "ScopeTier")).Is(200).Json["value"]!.AsArray())!;
        Assert.Equal("mid", (string)row["ScopeTier"]!);
        var whole = (await service.Api.Get(Of("", "ScopeTier") + "&$filter=ScopeTier eq 'mid'")).Is(200);
        Assert.True(JsonNode.DeepEquals(whole.Json["value"]![0]!["Total"], row["Total"]));
        Assert.Equal("$apply", (string)(await Ask("", "Indicator")).Is(400).Json["error"]!["details"]![0]!["target"]!);
        (await Ask(" and ScopeTier eq 'head'", "Indicator")).Is(400);
        Assert.Single((await Ask(" and ScopeTier eq 'mid'", "Indicator")).Is(200).Json["value"]!.AsArray());
    }

    [Theory]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'average-order-value')/groupby((ScopeTier),aggregate(Value with sum as T))",
        "'average-order-value' is of the kind ratio"
    )]
    [InlineData("filter(Measure eq 'actual')/groupby((Indicator),aggregate(Value with sum as T))", "have no sum")]
    [InlineData("filter(Indicator eq 'gmv')/groupby((ScopeTier),aggregate(Value with sum as T))", "Name the measure")]
    [InlineData("filter(Indicator eq 'gmv' and Measure in ('actual','target'))/aggregate(Value with sum as T)", "group by Measure")]
    [InlineData("filter(Measure eq 'actual')/groupby((ScopeTier),aggregate(Value with sum as T))", "Indicators are not added")]
    [InlineData("filter(Measure eq 'actual' and Indicator eq 'gmv')/groupby((Period),aggregate(Value with sum as T))", "how long they are")]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'gmv' and Grain eq 'month')/aggregate(Value with sum as T)",
        "Name one period"
    )]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'gmv' and Value gt 5)/aggregate(Value with sum as T)",
        "before them, a filter"
    )]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'gmv' and ScopeTier in ('mid','head'))/aggregate(Value with sum as T)",
        "Name one member"
    )]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'gmv' and ScopeTier eq 'nowhere')/aggregate(Value with sum as T)",
        "no member or group"
    )]
    [InlineData("filter(Measure eq 'actual' and Indicator eq 'gmv')/groupby((Scope),aggregate(Value with sum as T))", "'Scope' comes from")]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'gmv')/groupby((ScopeTier),aggregate(Value with sum as T,$count as N))",
        "stands alone"
    )]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'gmv')/groupby((Scenario),aggregate(Value with sum as T))",
        "Name one value of Scenario"
    )]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'gmv')/aggregate(Value with sum as T)/aggregate(T with sum as U)",
        "not added up"
    )]
    [InlineData("filter(Measure eq 'actual' and Indicator eq 'gmv')/aggregate(Value with Other.rollUp as T)", "aggregated by")]
    [InlineData(
        "filter(Measure eq 'actual' and Indicator eq 'gmv' and Period eq '1999')/aggregate(Value with sum as T)",
        "outside the plan's years"
    )]
    [InlineData("filter(Measure eq 'actuals' and Indicator eq 'gmv')/aggregate(Value with sum as T)", "'actuals' is not taken")]
    public async Task WhatIsNoGroup_IsRefused_WithWhatToDo(string steps, string reason)
    {
        var detail = (await service.Api.Get($"{Root}/Numbers?$apply={steps}")).Is(400).Json["error"]!["details"]![0]!;
        Assert.Equal("$apply", (string)detail["target"]!);
        Assert.Contains(reason, (string)detail["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsUnknown_HasNoGroups()
    {
        Assert.Empty(await Rows("Numbers?$apply=filter(Measure eq 'actual' and Indicator eq 'nothing')/aggregate(Value with sum as T)"));
        Assert.Empty(await Rows("Actuals?$apply=filter(Measure eq 'target' and Indicator eq 'gmv')/aggregate(Value with sum as T)"));
        Assert.Empty(
            await Rows(
                "Actuals?$apply=filter(Indicator eq 'gmv' and Grain eq 'month' and PeriodStart gt 2999-01-01)"
                    + "/groupby((Period),aggregate(Value with sum as T))"
            )
        );
    }

    private static string Told(IEnumerable<string> values) => string.Join('|', values);

    private static string Field(JsonNode cell, string column) =>
        column.StartsWith("Scope", StringComparison.Ordinal)
            ? $"{cell["scope"]![column["Scope".Length..].ToLowerInvariant()]}"
            : $"{cell[CamelCase.Of(column)]}";

    private async Task<IReadOnlyList<string>> Indicators(string[] kinds) =>
        [
            .. (await Rows($"Indicators?$filter=Kind in ({string.Join(',', kinds.Select(kind => $"'{kind}'"))})&$select=Code")).Select(
                row => (string)row["Code"]!
            ),
        ];

    private async Task<IReadOnlyList<JsonNode>> Rows(string path) =>
        [.. (await service.Api.Get($"{Root}/{path}")).Is(200).Json["value"]!.AsArray().Select(row => row!)];
}
