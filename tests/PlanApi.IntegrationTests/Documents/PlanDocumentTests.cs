using System.Text;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.IntegrationTests.Kit;
using PlanApi.UnitTests.Documents;

namespace PlanApi.IntegrationTests.Documents;

public sealed class PlanDocumentTests(OpenService service) : IClassFixture<OpenService>
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Export_OfAnImportedPlan_IsTheSameBytes(int seed)
    {
        var random = new RandomPlans(seed).Document();
        var document = Canonical.Of(random) with
        {
            Plan = random.Plan with { Code = Domain.Values.Code.Parse($"{random.Plan.Code}-{seed}") },
        };
        var (yaml, json) = (PlanDocumentWriter.ToYaml(document), PlanDocumentWriter.ToJson(document));

        var plan = (seed % 2 == 0 ? await Import(yaml, "application/yaml") : await Import(json, "application/json; charset=utf-8"))
            .Is(201)
            .Location!;

        Assert.Equal(Encoding.UTF8.GetString(yaml), (await service.Api.Get($"{plan}/document?scenario={document.Scenario}")).Is(200).Text);
        Assert.Equal(json, (await service.Api.With("Accept", "application/json").Get($"{plan}/document")).Is(200).Bytes);
    }

    [Fact]
    public async Task Import_OfADocument_AnswersThePlan()
    {
        var answer = (
            await service.Api.Post(
                "/v1/plan-documents",
                SmallPlan.Yaml.Replace("CODE", "计划", StringComparison.Ordinal),
                "application/yaml"
            )
        ).Is(201);

        Assert.Equal($"/v1/plans/{Uri.EscapeDataString("计划")}", answer.Location);
        Assert.StartsWith("\"1.", answer.ETag, StringComparison.Ordinal);
        Assert.Equal(answer.Text, (await service.Api.Get(answer.Location!)).Is(200).Text);
        Assert.Equal(9, (await service.Api.Get($"{answer.Location}/targets")).Items.Count);
    }

    [Fact]
    public async Task Import_OfAFaultyDocument_NamesEveryFaultWithItsPlaceAndStoresNothing()
    {
        const string faulty = """
            format: planapi/1
            plan: {code: faulty, calendar: {year: 2024}, currency: yuan}
            sections:
              - {code: "1", purpose: sports}
              - {code: "1", purpose: other, parent: "9"}
            indicators:
              - {code: gmv, kind: flow, unit: currency, decimal: 2}
            targets:
              - {code: t, indicator: gmv, comparator: atLeast, value: 1.23456, period: "2023"}
            """;

        var refused = await service.Api.Post("/v1/plan-documents", faulty, "application/yaml");

        refused.HasFaults(
            "bad-currency /plan/currency",
            "not-allowed /sections/0/purpose",
            "duplicate-code /sections/1/code",
            "unknown-reference /sections/1/parent",
            "unknown-field /indicators/0/decimal",
            "too-many-decimals /targets/0/value"
        );
        Assert.Equal((2, 56), Place("bad-currency"));
        Assert.Equal((4, 26), Place("not-allowed"));
        Assert.Equal((7, 45), Place("unknown-field"));
        (await service.Api.Get("/v1/plans/faulty")).IsProblem(404, "not-found");

        (int, int) Place(string code)
        {
            var fault = refused.FaultNodes.Single(fault => (string)fault["code"]! == code);
            return ((int)fault["line"]!, (int)fault["column"]!);
        }
    }

    [Fact]
    public async Task Import_OfPeriodsOutsideTheCalendar_RefusesWhatTheCallsRefuse() =>
        (
            await service.Api.Post(
                "/v1/plan-documents",
                SmallPlan
                    .Yaml.Replace("2024\", source: \"1\"}", "1999\", source: \"1\"}", StringComparison.Ordinal)
                    .Replace("period: \"2023\"", "period: \"1998\"", StringComparison.Ordinal),
                "application/yaml"
            )
        ).HasFaults("period-outside-calendar /objectives/1/period", "period-outside-calendar /targets/2/baseline/period");

    [Theory]
    [InlineData(null, 200, "application/yaml")]
    [InlineData("*/*", 200, "application/yaml")]
    [InlineData("application/*", 200, "application/yaml")]
    [InlineData("application/yaml", 200, "application/yaml")]
    [InlineData("application/json", 200, "application/json")]
    [InlineData("application/json, application/yaml", 200, "application/json")]
    [InlineData("*/*, application/json", 200, "application/json")]
    [InlineData("application/json, application/yaml;q=0.5", 200, "application/json")]
    [InlineData("application/yaml;q=0, */*", 200, "application/json")]
    [InlineData("text/html, application/json;q=0.1", 200, "application/json")]
    [InlineData("text/csv", 406, "application/problem+json")]
    [InlineData("application/yaml;q=0", 406, "application/problem+json")]
    [InlineData(";;;", 406, "application/problem+json")]
    public async Task Export_ByAccept_AnswersWhatIsWanted(string? accept, int status, string type)
    {
        var plan = await service.NewPlan();

        var answer = (await (accept is null ? service.Api : service.Api.With("Accept", accept)).Get($"{plan}/document")).Is(status);

        Assert.Equal(type, answer.Type);
        Assert.Contains("Accept", answer.Response.Headers.Vary);
    }

    [Fact]
    public async Task Export_OfAScenario_HoldsItsCellsOnly()
    {
        var plan = await service.NewPlan();

        Assert.Contains("cells:", (await service.Api.Get($"{plan}/document?scenario=baseline")).Is(200).Text, StringComparison.Ordinal);
        var cautious = (await service.Api.Get($"{plan}/document?scenario=cautious")).Is(200).Text;
        Assert.Contains("scenario: cautious\n", cautious, StringComparison.Ordinal);
        Assert.DoesNotContain("cells:", cautious, StringComparison.Ordinal);
        (await service.Api.Get($"{plan}/document?scenario=bold")).IsProblem(404, "not-found");
        (await service.Api.Get($"{plan}/document?scenario=a%20b")).HasFaults("bad-code /scenario");
        (await service.Api.Get($"{plan}/document?scenario=")).HasFaults("empty-filter /scenario");
        (await service.Api.Get($"{plan}/document?format=json")).HasFaults("unknown-parameter /format");
        (await service.Api.Get("/v1/plans/no-such-plan/document")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Export_AfterWrites_ReadsBackWhole()
    {
        var plan = await service.NewPlan();
        foreach (var part in PartCases.All)
        {
            var made = (
                await service.Api.Post($"{plan}/{part.Path}", part.New.Replace("fresh", $"fresh-{part}", StringComparison.Ordinal))
            ).Is(201);
            (await service.Api.Patch(made.Location!, part.Patch, made.ETag)).Is(200);
        }
        var exported = (await service.Api.Get($"{plan}/document")).Is(200).Text;
        (await service.Api.Delete(plan, (await service.Api.Get(plan)).ETag)).Is(204);

        (await service.Api.Post("/v1/plan-documents", exported, "application/yaml")).Is(201);

        Assert.Equal(exported, (await service.Api.Get($"{plan}/document")).Text);
    }

    [Fact]
    public async Task Export_DuringWrites_IsOfOneMoment()
    {
        var plan = await service.NewPlan();
        using var enough = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            // Every state of the plan has as many targets as sections beyond those that it began with, or one section more.
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                (await service.Api.Post($"{plan}/sections", $$"""{"code":"s{{i}}","purpose":"other"}""")).Is(201);
                (
                    await service.Api.Post(
                        $"{plan}/targets",
                        $$"""{"code":"t{{i}}","indicator":"gmv","comparator":"equal","value":1,"source":"s{{i}}"}"""
                    )
                ).Is(201);
            }
        });
        for (var i = 0; i < 15; i++)
        {
            var text = (await service.Api.Get($"{plan}/document")).Is(200).Text;
            Assert.InRange(Count(text, "code: s") - Count(text, "code: t"), 0, 1 + Start(text));
            Assert.Empty(PlanDocumentReader.Read(Encoding.UTF8.GetBytes(text), DocumentFormat.Yaml).Faults);
        }
        await enough.CancelAsync();
        await writer;

        static int Count(string text, string code) => System.Text.RegularExpressions.Regex.Count(text, $@"{code}\d+");
        static int Start(string text) => Count(text, "code: s") == 0 ? 1 : 0;
    }

    private Task<Answer> Import(byte[] document, string type) =>
        service.Api.SendContent(HttpMethod.Post, "/v1/plan-documents", new ByteArrayContent(document), type);
}
