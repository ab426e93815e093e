using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Cli;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.History;

/// <summary>
/// A history that is not as it was written says so, at the first change set that is not; altered here behind the service's back.
/// </summary>
public sealed class VerificationTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Of = "plan_id = (SELECT id FROM plans WHERE code = @code)";

    [Fact]
    public async Task AHistoryAsItWasWritten_IsIntact_UpToItsLastHash_InBothDoors()
    {
        var plan = await Begin();

        var found = await Verify(plan);

        Assert.Equal((true, 4), ((bool)found["isIntact"]!, (int)found["verified"]!));
        Assert.Equal((string)(await service.Api.Get($"{plan}/change-sets/4")).Is(200).Json["hash"]!, (string)found["hash"]!);
        Assert.Null(found["break"]);
    }

    [Theory]
    [InlineData("UPDATE change_blocks SET content = content || {1} WHERE {0} AND sequence = 2", 2, "content")]
    [InlineData("UPDATE change_blocks SET content = {2} WHERE {0} AND sequence = 4", 4, "content")]
    [InlineData("DELETE FROM change_blocks WHERE {0} AND sequence = 1", 1, "content")]
    [InlineData("UPDATE change_sets SET at = at - 1 WHERE {0} AND sequence = 3", 3, "content")]
    [InlineData("UPDATE change_sets SET actor = actor + 1 WHERE {0} AND sequence = 2", 2, "content")]
    [InlineData("UPDATE change_sets SET door = 'Service' WHERE {0} AND sequence = 2", 2, "content")]
    [InlineData("UPDATE change_sets SET reason = 'agreed' WHERE {0} AND sequence = 1", 1, "content")]
    [InlineData("UPDATE change_sets SET use_case = 'ImportPlan' WHERE {0} AND sequence IN (2, 3)", 2, "content")]
    [InlineData("UPDATE change_sets SET hash = {3} WHERE {0} AND sequence = 2", 2, "link")]
    [InlineData("DELETE FROM change_sets WHERE {0} AND sequence = 1", 1, "missing")]
    [InlineData("DELETE FROM change_sets WHERE {0} AND sequence = 3", 3, "missing")]
    [InlineData(
        "UPDATE change_sets SET at = at + 1 WHERE {0} AND sequence = 2; DELETE FROM change_sets WHERE {0} AND sequence = 3",
        2,
        "content"
    )]
    [InlineData("DELETE FROM change_sets WHERE {0} AND sequence > 2", 3, "end")]
    [InlineData("UPDATE plans SET version = 3 WHERE code = @code", 4, "end")]
    public async Task WhatWasAlteredAfterwards_IsFoundAtTheFirstThatIsNotAsItWas(string alteration, int sequence, string kind)
    {
        var plan = await Begin();
        Alter(plan, alteration);

        var found = await Verify(plan);

        var broken = found["break"]!;
        Assert.Equal((false, sequence, kind), ((bool)found["isIntact"]!, (int)broken["sequence"]!, (string)broken["kind"]!));
        Assert.Equal(alteration.StartsWith("UPDATE plans", StringComparison.Ordinal) ? 4 : sequence - 1, (int)found["verified"]!);
        Assert.Equal(kind is "content" or "link", broken["expected"] is not null && broken["actual"] is not null);
        Assert.NotEqual((string?)broken["expected"] ?? "missing", (string?)broken["actual"]);
        Assert.Contains($"{sequence}", (string)broken["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLatestCutOff_TogetherWithThePlansVersion_ShowsByAHashNotedBefore_Alone()
    {
        var plan = await Begin();
        var noted = await Verify(plan);
        Alter(plan, $"DELETE FROM change_sets WHERE {Of} AND sequence = 4; UPDATE plans SET version = 3 WHERE code = @code");

        var found = await Verify(plan);

        Assert.Equal((true, 3), ((bool)found["isIntact"]!, (int)found["verified"]!));
        Assert.NotEqual((string)noted["hash"]!, (string)found["hash"]!);
    }

    [Fact]
    public async Task WhoSeesMembersAlone_VerifiesNothing()
    {
        using var keyed = new CustomService(new TestOptions { Keys = true });
        var plan = await keyed.NewPlan(keyed.With((await keyed.NewKey(Role.Admin)).Key!));
        var limited = await keyed.NewKey(
            Role.Viewer,
            key =>
                key with
                {
                    Members = new Dictionary<string, IReadOnlyList<Domain.Values.Code>> { ["tier"] = [Domain.Values.Code.Parse("mid")] },
                }
        );

        (await keyed.With(limited.Key!).Get($"{plan}/history-verification")).IsProblem(403, "forbidden");
        (await keyed.With((await keyed.NewKey(Role.Viewer)).Key!).Get($"{plan}/history-verification")).Is(200);
        (await service.Api.Get("/v1/plans/none/history-verification")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task OnTheCommandLine_ItIsASentence_AndAnExitCode()
    {
        using var run = new CommandRun();
        Template.CopyTo(run.Database, plan: true, actuals: true);

        var (intact, all) = (await run.Run("verify", "intl-2024"), await run.Run("verify"));
        TestDatabase.Run(run.Database, $"UPDATE change_sets SET at = at + 1 WHERE {Of} AND sequence = 1", "intl-2024");
        var broken = await run.Run("verify");

        Assert.Equal((0, 0, intact.Out), (intact.Code, all.Code, all.Out));
        Assert.Matches("^intl-2024: intact, 2 change sets are as they were written, up to hash [0-9a-f]{64}\n$", intact.Out);
        Assert.Equal(1, broken.Code);
        Assert.Matches(
            "^intl-2024: BROKEN, 0 change sets are as they were written\n  Change set 1 breaks the chain. Its content, time, "
                + "actor or reason was altered.\n  expected  [0-9a-f]{64}\n  stored    [0-9a-f]{64}\n$",
            broken.Out
        );
        Assert.Equal(1, (await run.Run("verify", "none")).Code);
    }

    /// <summary>A plan of four change sets.</summary>
    private async Task<string> Begin()
    {
        var plan = await service.NewPlan();
        foreach (var section in new[] { "2", "4", "5" })
            (await service.Api.Post($"{plan}/sections", $$"""{"code":"{{section}}","purpose":"other"}""")).Is(201);
        return plan;
    }

    /// <summary>What both doors answer.</summary>
    private async Task<JsonNode> Verify(string plan)
    {
        var found = (await service.Api.Get($"{plan}/history-verification")).Is(200).Json;
        var query =
            $$"""{ plan(code: "{{plan.Split('/')[^1]}}") { historyVerification { isIntact verified hash break { sequence kind expected actual message } } } }""";
        var same = (await service.Api.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json["data"]!["plan"]![
            "historyVerification"
        ]!;
        Assert.Equal(
            ((bool)found["isIntact"]!, (string?)found["hash"], (string?)found["break"]?["message"]),
            ((bool)same["isIntact"]!, (string?)same["hash"], (string?)same["break"]?["message"])
        );
        return found;
    }

    private void Alter(string plan, string sql) =>
        TestDatabase.Run(
            service.Database,
            string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                sql,
                Of,
                TestDatabase.Bytes("00"),
                TestDatabase.Bytes(""),
                TestDatabase.Bytes(new string('0', 64))
            ),
            plan.Split('/')[^1]
        );
}
