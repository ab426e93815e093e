using System.Globalization;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Validation;

/// <summary>A plan is judged the same as a document, on the command line and at a door, and as it is stored.</summary>
public sealed class OneJudgementTests(OpenService service) : IClassFixture<OpenService>
{
    private static int _plans;

    [Fact]
    public async Task Approval_HoldsAPlanAgainstLastYearsActuals()
    {
        var plan = await Import(
            """
            plan: {code: CODE, calendar: {year: 2027, referenceFrom: 2026}, currency: CNY}
            indicators: [{code: sales, kind: flow, unit: currency}]
            targets:
              - {code: level, indicator: sales, period: "2027", comparator: equal, value: 1000}
              - {code: growth, indicator: sales, period: "2027", basis: growth, against: previousYear, comparator: equal, value: 20}
            cells: [{indicator: sales, measure: actual, period: "2026", value: 800}]
            """
        );

        Assert.Contains("error implied-baseline-contradiction", await Rules(plan));
        Assert.DoesNotContain("note implied-baseline", await Rules(plan));
        (await Become("inReview")).Is(200);
        (await Become("approved")).IsProblem(409, "plan-not-sound");

        async Task<Answer> Become(string status) =>
            await service
                .Api.With("If-Match", (await service.Api.Get(plan)).ETag!)
                .Send(HttpMethod.Put, $"{plan}/status", $$"""{"status":"{{status}}"}""", "application/json");
    }

    [Fact]
    public async Task ActualsOfSingleDays_AreAStartOnceTheirMonthsAreWhole()
    {
        var days = Enumerable
            .Range(0, 365)
            .Select(day =>
                $$"""{indicator: sales, measure: actual, period: "{{new DateOnly(2026, 1, 1).AddDays(day):yyyy-MM-dd}}", value: 2}"""
            )
            .ToArray();
        const string Head = """
            plan: {code: CODE, calendar: {year: 2027, referenceFrom: 2026}, currency: CNY}
            indicators: [{code: sales, kind: flow, unit: currency}]
            targets:
              - {code: level, indicator: sales, period: "2027-01", comparator: equal, value: 100}
              - {code: growth, indicator: sales, period: "2027-01", basis: growth, against: yearBefore, comparator: equal, value: 20}
            cells:
            """;
        var plan = await Import(Head + string.Concat(days.Select(day => $"\n  - {day}")));
        Assert.Contains("error implied-baseline-contradiction", await Rules(plan));
        // A month of which a day is missing has no number that could be told.
        plan = await Import(Head + string.Concat(days.Skip(1).Select(day => $"\n  - {day}")));
        Assert.DoesNotContain("error implied-baseline-contradiction", await Rules(plan));
    }

    [Fact]
    public async Task WhatIsReachedInThePlansYear_IsNotJudged()
    {
        var plan = await Import(
            """
            plan: {code: CODE, calendar: {year: 2027}, currency: CNY}
            indicators: [{code: sales, kind: flow, unit: number}]
            targets: [{code: level, indicator: sales, period: "2027", comparator: equal, value: 1000}]
            cells:
              - {indicator: sales, measure: actual, period: "2027-01", value: 30}
              - {indicator: sales, measure: actual, period: "2027-01-02", value: 40}
            """
        );
        Assert.DoesNotContain("warning stored-total-differs", await Rules(plan));
    }

    [Theory]
    // A day within its week; a part of a week within its month; what comes to the same is not told.
    [InlineData(
        "sales 2027-W02 70|sales 2027-01-13 5",
        "sales at the whole organisation: the actual of 2027-W02 (70) counts. "
            + "Those of shorter periods within it do not (1 of them, which come to 5): 2027-01-13."
    )]
    [InlineData(
        "sales 2027-01 70|sales 2027-W04 7|sales 2027-01-02 5",
        "sales at the whole organisation: the actual of 2027-01 (70) counts. "
            + "Those of shorter periods within it do not (2 of them, which come to 12): "
            + "2027-01-02, 2027-W04."
    )]
    [InlineData("sales 2027-01 12|sales 2027-W04 7|sales 2027-01-02 5", null)]
    [InlineData("sales 2027-W02 70|sales 2027-01-20 5|sales 2027-02 9", null)]
    [InlineData(
        "sellers 2027-01 70|sellers 2027-01-20 5",
        "sellers at the whole organisation: the actual of 2027-01 (70) counts. "
            + "Those of shorter periods within it do not (1 of them, which come to 5): 2027-01-20."
    )]
    [InlineData("sellers 2027-W02 70|sellers 2027-01-13 5", null)]
    [InlineData(
        "sales 2026-W53 70|sales 2027 9",
        "sales at the whole organisation: the actual of 2027 (9) counts. "
            + "Those of shorter periods within it do not (1 of them, which come to 30): 2026-W53."
    )]
    public async Task WhatIsNotCounted_IsFound(string rows, string? sentence)
    {
        var plan = await Import(
            """
            plan: {code: CODE, calendar: {year: 2027, referenceFrom: 2026}, currency: CNY}
            indicators: [{code: sales, kind: flow, unit: number}, {code: sellers, kind: stock, unit: number}]
            cells:
            """
                + string.Concat(
                    rows.Split('|')
                        .Select(row => row.Split(' '))
                        .Select(row => $"\n  - {{indicator: {row[0]}, measure: actual, period: {row[1]}, value: {row[2]}}}")
                )
        );

        var findings = (await service.Api.Get($"{plan}/findings?rule=actuals-not-counted")).Is(200).Items.ToArray();

        Assert.Equal(sentence, findings.Select(finding => (string)finding["sentence"]!).SingleOrDefault());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Findings_OfADocument_AreThoseOfTheStoredPlan(int seed) => await Import(Drawn(seed));

    /// <summary>The path of the new plan, whose findings are those of its document.</summary>
    private async Task<string> Import(string yaml)
    {
        var code = $"judged-{Interlocked.Increment(ref _plans)}";
        var document = "format: planapi/1\n" + yaml.Replace("CODE", code, StringComparison.Ordinal);
        (await service.Api.Post("/v1/plan-documents", document, "application/yaml")).Is(201);
        var told = Told((await service.Api.Post("/v1/plan-documents/validation", document, "application/yaml")).Is(200).Json["findings"]!);
        Assert.Equal(told, await Stored($"/v1/plans/{code}"));
        var exported = (await service.Api.Get($"/v1/plans/{code}/document")).Is(200).Text;
        Assert.Equal(
            told,
            Told((await service.Api.Post("/v1/plan-documents/validation", exported, "application/yaml")).Is(200).Json["findings"]!)
        );
        return $"/v1/plans/{code}";
    }

    private async Task<string[]> Stored(string plan)
    {
        var found = new List<string>();
        for (var next = $"{plan}/findings?first=200"; next is not null; )
        {
            var page = (await service.Api.Get(next)).Is(200).Json;
            found.AddRange(Told(page["items"]!));
            next = (string?)page["next"];
        }
        return [.. found];
    }

    private async Task<string[]> Rules(string plan) =>
        [
            .. (await service.Api.Get($"{plan}/findings?first=200")).Json["items"]!
                .AsArray()
                .Select(finding => $"{finding!["severity"]} {finding["rule"]}"),
        ];

    private static string[] Told(JsonNode findings) =>
        [
            .. findings
                .AsArray()
                .Select(finding =>
                    $"{finding!["severity"]} {finding["fingerprint"]} {finding["sentence"]} {finding["arithmetic"]!.ToJsonString()}"
                ),
        ];

    /// <summary>A plan of all kinds of indicators, members that overlap, and cells of every measure and grain.</summary>
    private static string Drawn(int seed)
    {
        var random = new Random(seed);
        string Pick(params string[] values) => values[random.Next(values.Length)];
        string Scope() => Pick("{}", "{market: latam}", "{market: eu}", "{market: emerging}", "{tier: mid}", "{market: latam, tier: mid}");
        string Number() => (random.Next(1, 4000) / 4m).ToString(CultureInfo.InvariantCulture);
        string[] Lines(int count, Func<int, string> line) => [.. Enumerable.Range(0, count).Select(line)];
        var targets = Lines(
            40,
            at =>
                $"{{code: t{at}, indicator: {Pick("sales", "volume", "price", "stock", "rate", "share", "score")}, scope: {Scope()}, "
                + $"period: \"{Pick("2026", "2027", "2027-Q1", "2027-Q2", "2027-03")}\", comparator: "
                + $"{Pick("equal", "atLeast", "atMost", "moreThan")}, value: {Number()}"
                + Pick("", "", ", basis: percent", ", basis: growth, against: previousYear", ", baseline: {value: 5}")
                + "}"
        );
        var cells = Lines(
            80,
            at =>
                $"{{indicator: {Pick("sales", "volume", "stock", "score")}, scope: {Scope()}, measure: "
                + $"{Pick("target", "actual", "actual", "baseline", "reference")}, "
                + "period: \""
                + Pick(
                    "2026",
                    "2027",
                    "2026-Q1",
                    "2026-12",
                    "2026-W20",
                    "2027-01",
                    $"2026-12-{random.Next(10, 31)}",
                    "2026-12-31",
                    $"2027-01-{random.Next(10, 31)}"
                )
                + "\", "
                + $"value: {Number()}}}"
        );
        return $$"""
            plan: {code: CODE, calendar: {year: 2027, referenceFrom: 2025}, currency: CNY}
            dimensions: [{code: market}, {code: tier}]
            members:
              - {code: latam, dimension: market}
              - {code: eu, dimension: market}
              - {code: mid, dimension: tier}
              - {code: head, dimension: tier}
            groups: [{code: emerging, dimension: market, definitions: [{members: [latam]}]}]
            indicators:
              - {code: volume, kind: flow, unit: number, decimals: 2}
              - {code: price, kind: ratio, unit: currency, decimals: 2, numerator: sales, denominator: volume}
              - {code: sales, kind: flow, unit: currency, decimals: 2}
              - {code: stock, kind: stock, unit: number, decimals: 2}
              - {code: score, kind: score, unit: points, decimals: 2}
              - {code: rate, kind: formula, unit: number, decimals: 2, formula: "[sales] - [volume] * 2"}
              - {code: share, kind: share, unit: percent, decimals: 2, base: sales, shareOf: market}
            targets:
            {{string.Concat(targets.Select(line => $"  - {line}\n"))}}cells:
            {{string.Concat(
                cells.DistinctBy(cell => cell[..cell.LastIndexOf(", value", StringComparison.Ordinal)]).Select(line => $"  - {line}\n")
            )}}
            """;
    }
}
