using PlanApi.Api.Cli;

namespace PlanApi.IntegrationTests.Cli;

/// <summary>Actuals on the command line: made up, and written from files.</summary>
public sealed class ActualCommandTests : IDisposable
{
    private const string Plan = """
        format: planapi/1
        plan: {code: shop, calendar: {year: 2024, referenceFrom: 2023}, currency: EUR}
        dimensions: [{code: tier}, {code: market}]
        members:
          - {code: head, dimension: tier}
          - {code: mid, dimension: tier}
          - {code: latam, dimension: market}
          - {code: mexico, dimension: market, parent: latam}
          - {code: brazil, dimension: market, parent: latam}
        indicators:
          - {code: stores, kind: flow, unit: number}
          - {code: visitors, kind: flow, unit: number, perDay: true, importance: core}
          - {code: inquiries, kind: flow, unit: number}
          - {code: conversion, kind: ratio, unit: percent, decimals: 1, numerator: inquiries, denominator: visitors}
          - {code: sellers, kind: stock, unit: number}
        targets:
          - {code: fifty, indicator: stores, scope: {tier: mid}, period: 2024, comparator: equal, value: 50}
          - {code: daily, indicator: visitors, comparator: atLeast, value: 1000}
          - {code: six, indicator: conversion, comparator: atLeast, value: 6}
          - {code: growth, indicator: stores, period: 2024, comparator: equal, basis: growth, against: previousYear, value: 20}

        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task DemoActuals_AreTheSameForTheSameSeed_AndAllAreTaken()
    {
        var file = _run.Write("plan.yaml", Plan);
        await _run.Run("import", file);

        var rows = (await _run.Run("demo-actuals", file)).Out;
        Assert.Equal(rows, (await _run.Run("demo-actuals", file, "--seed", "2024")).Out);
        Assert.NotEqual(rows, (await _run.Run("demo-actuals", file, "--seed", "7")).Out);

        var count = rows.Split('\n').Length - 2;
        var result = await _run.Run("actuals", "shop", _run.Write("rows.csv", rows));
        Assert.Equal((ExitCode.Success, $"{count:N0} rows accepted, 0 unchanged, 0 rejected, at version 2.\n"), (result.Code, result.Out));
        Assert.Contains(
            $"0 rows accepted, {count:N0} unchanged",
            (await _run.Run("actuals", "shop", _run.Write("again.csv", rows))).Out,
            StringComparison.Ordinal
        );
        // Fifty stores of the mid tier, and a conversion of 6 %, more or less.
        Assert.InRange(await Number("stores", "tier=mid"), 20, 60);
        Assert.InRange(await Number("conversion", ""), 4, 8);
    }

    [Fact]
    public async Task DemoActuals_AreAsManyAsAskedFor_AsLongAsTheCalendarHasRoom()
    {
        var file = _run.Write("plan.yaml", Plan);

        Assert.Equal(1_235, (await _run.Run("demo-actuals", file, "--rows", "1234")).Out.Split('\n').Length - 1);
        var all = await _run.Run("demo-actuals", file, "--rows", "100000000");
        Assert.Contains("room for", all.Error, StringComparison.Ordinal);
        Assert.Equal(
            all.Out.Split('\n').Length,
            all.Out.Split('\n').Select(row => row[..Math.Max(0, row.LastIndexOf(',') + 1)] + row.Split(',')[^1]).Distinct().Count()
        );
        Assert.Equal(ExitCode.Usage, (await _run.Run("demo-actuals", file, "--rows", "0")).Code);
    }

    [Fact]
    public async Task Actuals_WithFaults_NamesThem()
    {
        await _run.Run("import", _run.Write("plan.yaml", Plan));
        var file = _run.Write("rows.csv", "indicator,date,value\nstores,2024-01-01,3\nnone,2024-01-01,3\n");

        var refused = await _run.Run("actuals", "shop", file);
        var partly = await _run.Run("actuals", "shop", file, "--mode", "rowByRow");

        Assert.Equal(ExitCode.Unreadable, refused.Code);
        Assert.Contains("There is no indicator 'none'", refused.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Refused, "1 rows accepted, 0 unchanged, 1 rejected, at version 2.\n"), (partly.Code, partly.Out));
        Assert.Contains("row 2: There is no indicator 'none'", partly.Error, StringComparison.Ordinal);
    }

    private async Task<decimal> Number(string indicator, string filter)
    {
        string[] where = filter.Length == 0 ? [] : ["--filter", filter];
        var result = await _run.Run(["slice", "shop", "-i", indicator, "-m", "actual", "-p", "2024", "--format", "csv", .. where]);
        Assert.True(result.Code == ExitCode.Success, result.Error);
        return decimal.Parse(result.Out.Trim().Split('\n')[^1].Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
