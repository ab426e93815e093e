using PlanApi.Application.Documents.Schemas;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.KindTests;

/// <summary>A kind's list in the plan document, and its part in the plan's history.</summary>
public sealed class DocumentTests(NewKindService service) : IClassFixture<NewKindService>
{
    private const string Couriers = """
        couriers:
          - {code: late, names: {en: Comes late}, punctuality: 30, scope: {market: latam}, period: "2024", owner: coo}
        cells:
        """;

    [Theory]
    [InlineData("application/yaml")]
    [InlineData("application/json")]
    public async Task Document_WithTheKind_IsImportedAndExportedAlike(string language)
    {
        var planner = await service.Planner();
        var plan = await service.NewPlan(planner, document => document.Replace("cells:", Couriers));

        var exported = (await planner.With("Accept", language).Get($"{plan}/document")).Is(200);
        var copy = exported.Text.Replace(plan.Split('/')[^1], $"copy-{language.Length}-{plan.Split('/')[^1]}");
        (await planner.Post("/v1/plan-documents", copy, language)).Is(201);

        Assert.Contains("couriers", exported.Text);
        var copied = await planner.With("Accept", language).Get($"/v1/plans/copy-{language.Length}-{plan.Split('/')[^1]}/document");
        Assert.Equal(copy, copied.Text);
    }

    [Fact]
    public async Task Document_WithFaultsInTheKind_NamesThem()
    {
        var planner = await service.Planner();
        var document = SmallPlan
            .Yaml.Replace("CODE", "faulty")
            .Replace("cells:", Couriers.Replace("coo", "nobody").Replace("2024", "1999").Replace("30", "130"));

        (await planner.Post("/v1/plan-documents", document, "application/yaml")).HasFaults(
            "out-of-range /couriers/0/punctuality",
            "period-outside-calendar /couriers/0/period",
            "unknown-reference /couriers/0/owner"
        );
    }

    [Fact]
    public async Task RollForward_CarriesTheKindAsItIs()
    {
        var planner = await service.Planner();
        var plan = await service.NewPlan(planner, document => document.Replace("cells:", Couriers));
        var made = (await planner.Post($"{plan}/roll-forward", $$"""{"code":"next-{{plan.Split('/')[^1]}}"}""")).Is(200);

        var old = (await planner.Get($"{plan}/couriers/late")).Is(200).Json;
        var carried = (await planner.Get($"/v1/plans/{made.Json["plan"]}/couriers/late")).Is(200).Json;

        Assert.Equal(old.Without("id", "version"), carried.Without("id", "version"));
    }

    [Fact]
    public void Schema_OfDocuments_HasTheKind()
    {
        var schema = PlanDocumentSchema.Create();

        Assert.Equal("#/$defs/courier", (string?)schema["properties"]!["couriers"]!["items"]!["$ref"]);
        Assert.Equal(["code", "punctuality"], schema["$defs"]!["courier"]!["required"]!.AsArray().Select(name => (string?)name));
    }

    [Fact]
    public async Task Changes_ShowWhatWasDoneToAPart()
    {
        var planner = await service.Planner();
        var plan = await service.NewPlan(planner);
        (await planner.Post($"{plan}/couriers", NewKindService.Late)).Is(201);

        var set = (await planner.Get($"{plan}/change-sets?first=1")).Is(200).Items[0];
        var changes = (await planner.Get($"{plan}/change-sets/2/changes")).Is(200).Items;

        Assert.Equal("CreateCourier", (string)set["useCase"]!);
        Assert.Equal("Courier late", $"{changes[0]["kind"]} {changes[0]["key"]}");
        Assert.Equal(30, (int)changes[0]["after"]!["punctuality"]!);
    }
}
