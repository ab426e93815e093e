using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Parts;

public sealed class PlanTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Fresh = """
        {"code":"CODE","names":{"en":"Fresh","zh":"新"},"calendar":{"year":2025,"firstMonth":4,"referenceFrom":2024},"currency":"USD",
         "timeZone":"America/Mexico_City","monitoring":{"lights":true,"answerWithinHours":24,"wording":{"en":"daily"}}}
        """;

    [Fact]
    public async Task Create_NewPlan_AnswersItWithItsAddressAndItsBaseline()
    {
        var created = (await service.Api.Post("/v1/plans", Fresh.Replace("CODE", "fresh-1", StringComparison.Ordinal))).Is(201);

        Assert.Equal("/v1/plans/fresh-1", created.Location);
        Assert.StartsWith("\"1.", created.ETag, StringComparison.Ordinal);
        Assert.Equal("draft", (string)created.Json["status"]!);
        Assert.Equal(created.Text, (await service.Api.Get(created.Location!)).Is(200).Text);
        (await service.Api.With("If-None-Match", created.ETag!).Get(created.Location!)).Is(304);
        Assert.Equal(["baseline"], (await service.Api.Get($"{created.Location}/scenarios")).Codes);
        (await service.Api.Post("/v1/plans", Fresh.Replace("CODE", "fresh-1", StringComparison.Ordinal))).IsProblem(409, "duplicate-code");
    }

    [Fact]
    public async Task Create_WithEveryKindOfFault_NamesAll() =>
        (
            await service.Api.Post(
                "/v1/plans",
                """
                {"code":"faulty","calendar":{"year":2025,"firstMonth":13,"referenceFrom":2026},"currency":"usd","timeZone":"Mars/Olympus",
                 "status":"approved","matrix":{"rows":"line","columns":"line"},"nmaes":{}}
                """
            )
        ).HasFaults(
            "out-of-range /calendar/firstMonth",
            "out-of-range /calendar/referenceFrom",
            "bad-currency /currency",
            "bad-time-zone /timeZone",
            "not-allowed /status",
            "not-allowed /matrix/columns",
            "unknown-reference /matrix/rows",
            "unknown-reference /matrix/columns",
            "unknown-field /nmaes"
        );

    [Fact]
    public async Task Update_ByMergePatch_ChangesThePlansOwnFieldsOnly()
    {
        var plan = await service.NewPlan();
        var before = await service.Api.Get(plan);

        var after = (
            await service.Api.Patch(plan, """{"names":{"zh":"小计划"},"calendar":{"referenceTo":null},"matrix":null}""", before.ETag)
        ).Is(200);

        Assert.Equal(
            """{"en":"Small plan","zh":"小计划"}""",
            after.Json["names"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        );
        Assert.Null(after.Json["calendar"]!["referenceTo"]);
        Assert.Equal(2023, (int)after.Json["calendar"]!["referenceFrom"]!);
        Assert.Null(after.Json["matrix"]);
        Assert.Equal(after.Text, (await service.Api.Get(plan)).Text);
        (await service.Api.Patch(plan, "{}", null)).IsProblem(428, "missing-version");
        (await service.Api.Patch(plan, "{}", before.ETag)).IsProblem(412, "stale-version");
    }

    [Theory]
    [InlineData("""{"status":"approved"}""", "not-allowed /status")]
    [InlineData("""{"matrix":{"rows":"depth"}}""", "unknown-reference /matrix/rows")]
    [InlineData("""{"calendar":{"referenceFrom":null}}""", "period-outside-calendar /calendar")]
    [InlineData("""{"currency":"EUR"}""", "unknown-reference /currency")]
    [InlineData("""{"calendar":null}""", "missing-field /calendar")]
    [InlineData("""[]""", "wrong-type ")]
    public async Task Update_ThatCannotBeRepresented_IsRefused(string patch, string fault)
    {
        var plan = await service.NewPlan();

        (await service.Api.Patch(plan, patch, (await service.Api.Get(plan)).ETag)).HasFaults(fault);
    }

    [Fact]
    public async Task Update_ToTheCodeOfAnotherPlan_ReturnsConflict()
    {
        var (one, other) = (await service.NewPlan(), await service.NewPlan());

        (await service.Api.Patch(one, $$"""{"code":"{{other.Split('/')[^1]}}"}""", (await service.Api.Get(one)).ETag)).IsProblem(
            409,
            "duplicate-code"
        );
    }

    [Fact]
    public async Task Delete_OfAPlan_LeavesNothingOfItAndFreesItsCode()
    {
        var (kept, plan) = (await service.NewPlan(), await service.NewPlan());
        var before = await service.Api.Get(plan);
        var id = PlanId(plan);
        var tables = TablesWith(id);
        Assert.Contains("cells", tables);
        Assert.Contains("change_blocks", tables);

        (await service.Api.Delete(plan, null)).IsProblem(428, "missing-version");
        (await service.Api.Delete(plan, "\"99\"")).IsProblem(412, "stale-version");
        (await service.Api.Delete(plan, before.ETag)).Is(204);

        (await service.Api.Get(plan)).IsProblem(404, "not-found");
        (await service.Api.Get($"{plan}/targets/total")).IsProblem(404, "not-found");
        Assert.Empty(TablesWith(id));
        Assert.Equal(tables, TablesWith(PlanId(kept)));
        (await service.Api.Post("/v1/plans", Fresh.Replace("CODE", plan.Split('/')[^1], StringComparison.Ordinal))).Is(201);
        Assert.Empty((await service.Api.Get($"{plan}/targets")).Items);
        Assert.NotEqual(id, PlanId(plan));
    }

    [Fact]
    public async Task Write_InAnApprovedPlan_IsRefusedButForPartiesAndWaivers()
    {
        var plan = await service.NewPlan(edit: yaml =>
            yaml.Replace("  currency: CNY", "  currency: CNY\n  status: approved", StringComparison.Ordinal)
        );
        var target = await service.Api.Get($"{plan}/targets/total");

        (await service.Api.Patch($"{plan}/targets/total", """{"value":1}""", target.ETag)).IsProblem(409, "plan-locked");
        (await service.Api.Delete($"{plan}/targets/total", target.ETag)).IsProblem(409, "plan-locked");
        (await service.Api.Post($"{plan}/sections", """{"code":"x","purpose":"other"}""")).IsProblem(409, "plan-locked");
        (await service.Api.Patch(plan, """{"names":{"en":"x"}}""", (await service.Api.Get(plan)).ETag)).IsProblem(409, "plan-locked");
        (await service.Api.Delete(plan, (await service.Api.Get(plan)).ETag)).IsProblem(409, "plan-locked");
        (await service.Api.Post($"{plan}/parties", """{"code":"x"}""")).Is(201);
        (await service.Api.Post($"{plan}/waivers", """{"code":"x","finding":"0000000000000000","reason":{"en":"so"}}""")).Is(201);
    }

    private long PlanId(string plan) =>
        (long)TestDatabase.Query(service.Database, "SELECT id FROM plans WHERE code = @code", plan.Split('/')[^1]).Single();

    private List<object> TablesWith(long planId)
    {
        var tables = TestDatabase.Query(
            service.Database,
            TestDatabase.IsPostgres
                ? "SELECT table_name FROM information_schema.columns WHERE column_name = 'plan_id' ORDER BY 1"
                : "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' "
                    + "AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'plan_id') ORDER BY 1"
        );
        Assert.True(tables.Count > 20);
        var rows = tables.Select(table => $"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\" WHERE plan_id = {planId})");
        return TestDatabase.Query(service.Database, string.Join(" UNION ALL ", rows));
    }
}
