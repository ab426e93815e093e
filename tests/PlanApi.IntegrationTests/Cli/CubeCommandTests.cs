using System.Text.Json.Nodes;
using PlanApi.Api.Cli;

namespace PlanApi.IntegrationTests.Cli;

/// <summary>Numbers on the command line: slices out, cells in, spreads previewed and applied.</summary>
public sealed class CubeCommandTests : IAsyncLifetime, IDisposable
{
    private const string Plan = """
        format: planapi/1
        plan: {code: shop, names: {en: Shop}, calendar: {year: 2024}, currency: EUR}
        dimensions: [{code: tier}, {code: market}]
        members:
          - {code: head, dimension: tier}
          - {code: mid, dimension: tier}
          - {code: latam, dimension: market}
          - {code: mexico, dimension: market, parent: latam}
        indicators:
          - {code: stores, kind: flow, unit: number}
          - {code: gmv, kind: flow, unit: currency, decimals: 2}
          - {code: basket, kind: formula, unit: currency, decimals: 2, formula: "[gmv] / [stores]"}
        cells:
          - {indicator: stores, measure: target, scope: {tier: head}, period: 2024-Q1, value: 4}
          - {indicator: stores, measure: target, scope: {tier: mid}, period: 2024-Q1, value: 1200}
          - {indicator: stores, measure: target, period: 2024-Q1, value: 1300}

        """;

    private readonly CommandRun _run = new();

    public async Task InitializeAsync() => Assert.Equal(ExitCode.Success, (await _run.Run("import", _run.Write("plan.yaml", Plan))).Code);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Slice_ShowsATable()
    {
        var result = await _run.Run("slice", "shop", "-i", "stores", "--rows", "tier+", "--columns", "quarter:2024+");

        Assert.Equal((ExitCode.Success, ""), (result.Code, result.Error));
        Assert.Equal(
            """
            stores: number
            tier        2024-Q1  2024-Q2  2024-Q3  2024-Q4   2024
            head              4        -        -        -      4
            mid           1,200        -        -        -  1,200
            total  1,300 ≠ 1,204        -        -        -  1,300

            """.Split('\n').Select(Spaced),
            result.Out.Split('\n').Select(Spaced)
        );

        static string Spaced(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("market:latam", "market=mexico")]
    [InlineData("market@2", "market=mexico")]
    [InlineData("market@leaves", "market=mexico")]
    [InlineData("market=mexico,latam", "market=mexico market=latam")]
    [InlineData("quarter", "2024-Q1 2024-Q2 2024-Q3 2024-Q4")]
    [InlineData("month:2024-Q2+", "2024-04 2024-05 2024-06 2024-Q2")]
    [InlineData("period=2024-05,2024-Q1", "2024-05 2024-Q1")]
    public async Task Slice_TakesAxesInShort(string axis, string rows)
    {
        var result = await _run.Run("slice", "shop", "-i", "stores", "-r", axis, "--format", "json");

        Assert.Equal(ExitCode.Success, result.Code);
        Assert.Equal(
            rows,
            string.Join(
                ' ',
                JsonNode.Parse(result.Out)!["rows"]!
                    .AsArray()
                    .Select(row =>
                        (string?)row!["period"] ?? string.Join(',', row["scope"]!.AsObject().Select(pair => $"{pair.Key}={pair.Value}"))
                    )
            )
        );
    }

    [Fact]
    public async Task Slice_AsCsv_IsEditedAndSentBack()
    {
        var exported = await _run.Run("slice", "shop", "-i", "stores", "-r", "tier+", "-c", "quarter+", "-f", "csv");
        Assert.StartsWith(
            "indicator,measure,period,scope.tier,value\r\nstores,target,2024-Q1,head,4\r\n",
            exported.Out,
            StringComparison.Ordinal
        );
        var file = _run.Write("cells.csv", exported.Out);

        var same = await _run.Run("cells", "shop", file);
        var changed = await _run.Reading(
            exported.Out.Replace("head,4", "head,5", StringComparison.Ordinal).Replace("head,4", "head,5", StringComparison.Ordinal),
            null,
            "cells",
            "shop",
            "-"
        );

        Assert.Equal((ExitCode.Success, "Nothing has changed: all 6 cells had their values already.\n"), (same.Code, same.Out));
        Assert.Equal((ExitCode.Success, "2 of 6 cells have changed, at version 2.\n"), (changed.Code, changed.Out));
    }

    [Fact]
    public async Task Slice_AsNdjson_IsTakenBack()
    {
        var exported = await _run.Run("slice", "shop", "-i", "stores", "-r", "tier+", "-c", "quarter+", "-f", "ndjson");
        var same = await _run.Run("cells", "shop", _run.Write("same.ndjson", exported.Out));
        Assert.Equal(6, exported.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal((ExitCode.Success, "Nothing has changed: all 6 cells had their values already.\n"), (same.Code, same.Out));
    }

    [Fact]
    public async Task Cells_OfAScenarioAddedFromNdjson_AreWritten()
    {
        var file = _run.Write("cells.ndjson", """{"indicator":"stores","scope":{"tier":"head"},"period":"2024-Q1","value":3}""");

        Assert.Equal(
            (ExitCode.Success, "1 of 1 cells have changed, at version 2.\n"),
            Of(await _run.Run("cells", "shop", file, "--mode", "add"))
        );
        Assert.Contains(
            "7",
            (await _run.Run("slice", "shop", "-i", "stores", "--filter", "tier=head", "-p", "2024-Q1")).Out,
            StringComparison.Ordinal
        );

        static (int, string) Of(Result result) => (result.Code, result.Out);
    }

    [Fact]
    public async Task Cells_WithFaults_NameLinesAndColumns()
    {
        var file = _run.Write("cells.csv", "indicator,period,value,scope.tier\nstores,2024-Q1,5,gold\nbasket,2024,1,\nstores,2024-Q1,x,\n");

        var read = await _run.Run("cells", "shop", file);
        Assert.Equal((ExitCode.Unreadable, ""), (read.Code, read.Out));
        Assert.Contains($"{file}:4:16: /cells/2/value wrong-type: ", read.Error, StringComparison.Ordinal);

        var written = await _run.Reading(
            "indicator,period,value,scope.tier\nstores,2024-Q1,5,gold\nbasket,2024,1,\n",
            null,
            "cells",
            "shop",
            "-"
        );
        Assert.Equal(ExitCode.Unreadable, written.Code);
        Assert.Contains("stdin:2:18: /cells/0/scope/tier unknown-reference: ", written.Error, StringComparison.Ordinal);
        Assert.Contains("stdin:3:1: /cells/1/indicator not-allowed: ", written.Error, StringComparison.Ordinal);
        Assert.EndsWith("stdin: 2 faults keep this from being read as cells.\n", written.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Unreadable, (await _run.Run("cells", "shop", "nowhere.csv")).Code);
        Assert.Equal(ExitCode.Refused, (await _run.Reading("indicator,period,value\nstores,2024,1\n", null, "cells", "nowhere", "-")).Code);
    }

    [Fact]
    public async Task Spread_IsShownWithReasonsAndPlacesAbove_AndAppliedOnRequest()
    {
        string[] spread = ["spread", "shop", "-i", "stores", "-p", "2024-Q2", "--value", "7", "--method", "equal", "--over", "tier"];

        var shown = await _run.Run(spread);
        Assert.Equal((ExitCode.Success, ""), (shown.Code, shown.Error));
        Assert.Matches(@"head 2024-Q2 +4 +\+4 +0 \+ 3.5 x 1 = 3.5, ", shown.Out);
        Assert.Matches(@"mid 2024-Q2 +3 +\+3 ", shown.Out);
        Assert.Matches(@"\n2024 +1,300 +1,307 +\+7", shown.Out);
        Assert.EndsWith(
            "stores: 2 of 2 cells change.\nNothing is written; --apply writes exactly this.\n",
            shown.Out,
            StringComparison.Ordinal
        );

        var applied = await _run.Run([.. spread, "--apply"]);
        Assert.EndsWith("2 cells have changed, at version 2.\n", applied.Out, StringComparison.Ordinal);
        Assert.Equal(
            ExitCode.Refused,
            (await _run.Run("spread", "shop", "-i", "basket", "-p", "2024", "--value", "7", "--method", "equal", "--over", "tier")).Code
        );
    }

    [Fact]
    public async Task Spread_ByWeights_SharesByThem()
    {
        var shown = await _run.Run(
            "spread",
            "shop",
            "-i",
            "gmv",
            "-p",
            "2024",
            "--value",
            "-10.5",
            "--method",
            "weighted",
            "--weights",
            "head=2,mid=1",
            "--over",
            "tier"
        );

        Assert.Matches(@"head 2024 +-7 ", shown.Out);
        Assert.Matches(@"mid 2024 +-3.5 ", shown.Out);
    }

    [Theory]
    [InlineData("slice", "shop")]
    [InlineData("slice", "shop", "-i", "stores", "-r", "tier==x")]
    [InlineData("slice", "shop", "-i", "stores", "-r", "tier@deep")]
    [InlineData("slice", "shop", "-i", "stores", "-r", "quarter=2024-Q1")]
    [InlineData("slice", "shop", "-i", "stores", "-r", "period")]
    [InlineData("slice", "shop", "-i", "stores", "-m", "goal")]
    [InlineData("slice", "shop", "-i", "stores", "-m", "1")]
    [InlineData("slice", "shop", "-i", "stores", "--filter", "tier")]
    [InlineData("slice", "shop", "-i", "stores", "--filter", "tier=head,tier=mid")]
    [InlineData("slice", "shop", "-i", "stores", "-p", "2024-14")]
    [InlineData("slice", "shop", "-i", "stores", "--suppress", "some")]
    [InlineData("slice", "shop", "-i", "stores", "-f", "xml")]
    [InlineData("cells", "shop")]
    [InlineData("cells", "shop", "-", "--mode", "subtract")]
    [InlineData("cells", "shop", "-", "--empty", "1")]
    [InlineData("spread", "shop", "-i", "stores", "-p", "2024", "--over", "tier")]
    [InlineData("spread", "shop", "-i", "stores", "-p", "2024", "--method", "equal")]
    [InlineData("spread", "shop", "-i", "stores", "-p", "2024", "--method", "equal", "--over", "tier", "--value", "NaN")]
    [InlineData("spread", "shop", "-i", "stores", "-p", "2024", "--method", "equal", "--over", "tier", "--value", "1e3")]
    [InlineData("spread", "shop", "-i", "stores", "-p", "2024", "--method", "weighted", "--over", "tier", "--weights", "head")]
    public async Task WhatIsNotTaken_IsRefusedAsUsage(params string[] args)
    {
        var result = await _run.Run(args);

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.NotEqual("", result.Error);
    }

    [Theory]
    [InlineData("slice", "nowhere", "-i", "stores")]
    [InlineData("slice", "shop", "-i", "nothing")]
    [InlineData("slice", "shop", "-i", "nothing", "-f", "csv")]
    [InlineData("slice", "shop", "-i", "stores", "-r", "tier=gold")]
    [InlineData("spread", "shop", "-i", "stores", "-p", "2031", "--value", "7", "--method", "equal", "--over", "tier")]
    [InlineData("spread", "shop", "-i", "stores", "-p", "2024", "--method", "equal", "--over", "tier", "--show", "1001")]
    public async Task WhatThePlanDoesNotHave_IsRefused(params string[] args)
    {
        var result = await _run.Run(args);

        Assert.Equal((ExitCode.Refused, ""), (result.Code, result.Out));
        Assert.NotEqual("", result.Error);
    }

    [Theory]
    [InlineData("slice", "market@leaves")]
    [InlineData("cells", "ndjson")]
    [InlineData("spread", "--apply")]
    public async Task Help_SaysHow(string command, string mention)
    {
        var result = await _run.Run(command, "--help");

        Assert.Equal((ExitCode.Success, ""), (result.Code, result.Error));
        Assert.Contains(mention, result.Out, StringComparison.Ordinal);
    }
}
