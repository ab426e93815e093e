using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Alerts;

/// <summary>What is done about an alert is followed to its effect, and talked about.</summary>
public sealed partial class AlertTests
{
    [Fact]
    public async Task Measures_AreFollowed_ToTheEffectThatTheyHad()
    {
        var path = $"/v1/plans/shop/alerts/{await Raised()}";
        (await Api.Get($"{path}/improvement-plan/effect")).IsProblem(409, "not-allowed-now");
        (
            await Post(
                $"{path}/improvement-plan",
                """{"cause":"x","measures":[{"wording":"A","owner":"ann","dueOn":"2024-03-20","expectedEffect":900},{"wording":"B","owner":"ben","dueOn":"2024-04-30","expectedEffect":100}]}"""
            )
        ).Is(200);
        (await Post($"{path}/improvement-plan/measures/1", """{"state":"done"}""")).IsProblem(409, "not-allowed-now");
        (await Post($"{path}/improvement-plan/decision", """{"accepted":true}""")).Is(200);
        (await Api.Post($"{path}/improvement-plan/measures/1", """{"state":"done"}""")).IsProblem(428, "missing-version");
        (await Post($"{path}/improvement-plan/measures/3", """{"state":"done"}""")).IsProblem(404, "not-found");
        (await Post($"{path}/improvement-plan/measures/1", """{"state":"dropped","on":"2024-03-19"}""")).HasFaults(
            "missing-field /note",
            "out-of-range /on"
        );

        // Three days on, a thousand visitors came on each of them, as pace expects. The day of the submission counts with all that came on
        // it.
        _service.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Single((await Api.Get("/v1/plans/shop/alerts?measures=overdue")).Is(200).Items);
        await Push("2024-03-18", "2024-03-19", "2024-03-20");
        var done = (await Post($"{path}/improvement-plan/measures/1", """{"state":"done","on":"2024-03-20","note":"Opened"}"""))
            .Is(200)
            .Json["improvement"]!["measures"]![0]!;
        Assert.Equal(("done", "2024-03-20", "Opened"), ((string)done["state"]!, (string)done["since"]!, (string)done["note"]!));
        Assert.Empty((await Api.Get("/v1/plans/shop/alerts?measures=overdue")).Is(200).Items);

        var effect = (await Api.Get($"{path}/improvement-plan/effect")).Is(200).Json;
        Assert.Equal(
            ["submitted", "accepted", "measuresDone", "now"],
            effect["moments"]!.AsArray().Select(moment => (string)moment!["kind"]!)
        );
        Assert.Equal(["8700", "8700", "10700", "10700"], effect["moments"]!.AsArray().Select(moment => moment!["actual"]!.ToJsonString()));
        Assert.Equal(
            ("2000", "2000", "0", "1000", "900"),
            (
                effect["change"]!.ToJsonString(),
                effect["expectedChange"]!.ToJsonString(),
                effect["beyond"]!.ToJsonString(),
                effect["expectedEffect"]!.ToJsonString(),
                effect["expectedEffectOfDone"]!.ToJsonString()
            )
        );
        Assert.Contains("from 8,700 to 10,700", (string)effect["sentence"]!, StringComparison.Ordinal);
        Assert.Contains(
            "变化2,000",
            (string)(await Api.With("Accept-Language", "zh").Get($"{path}/improvement-plan/effect")).Is(200).Json["sentence"]!,
            StringComparison.Ordinal
        );
        (await Post($"{path}/handling", """{"action":"close","reason":"Given up"}""")).Is(200);
        _service.Clock.Advance(TimeSpan.FromDays(3));
        var closed = (await Api.Get($"{path}/improvement-plan/effect")).Is(200).Json["moments"]!.AsArray()[^1]!;
        Assert.Equal(("closed", "2024-03-21"), ((string)closed["kind"]!, (string)closed["date"]!));
        (await Post($"{path}/improvement-plan/measures/2", """{"state":"dropped","note":"Too late"}""")).Is(200);
    }

    [Fact]
    public async Task AnAlert_IsTalkedAbout_AndItsEffectIsReadOverGraphQL()
    {
        var number = await Raised();
        (await Api.Post("/v1/plans/shop/comments", $$"""{"subject":{"alert":{{number}}},"text":"Who looks? @ann"}""")).Is(201);
        var version = (long)(await Api.Get($"/v1/plans/shop/alerts/{number}")).Json["version"]!;
        var submitted = await Query(
            $$"""
            mutation { submitImprovementPlan(plan: "shop", number: {{number}}, expectedVersion: {{version}}, input: {cause: "x", measures: [{wording: "y", owner: "ben", dueOn: "2024-04-30"}]})
              { alert { version comments { nodes { text mentions: mentionCodes } } } } }
            """
        );
        Assert.Equal("ann", (string)submitted["data"]!["submitImprovementPlan"]!["alert"]!["comments"]!["nodes"]![0]!["mentions"]![0]!);
        var read = await Query(
            $$"""{ plan(code: "shop") { alerts(first: 5, measuresOverdue: true) { nodes { number } } improvementEffect(number: {{number}}) { change moments { kind actual light } } } }"""
        );
        Assert.Equal(
            ("0", "SUBMITTED"),
            (
                read["data"]!["plan"]!["improvementEffect"]!["change"]!.ToJsonString(),
                (string)read["data"]!["plan"]!["improvementEffect"]!["moments"]![0]!["kind"]!
            )
        );
        var early = await Query(
            $$"""mutation { followMeasure(plan: "shop", number: {{number}}, measure: 1, expectedVersion: {{submitted["data"]!["submitImprovementPlan"]!["alert"]!["version"]}}, input: {state: DONE}) { alert { state } errors { code } } }"""
        );
        Assert.Equal("not-allowed-now", (string)early["data"]!["followMeasure"]!["errors"]![0]!["code"]!);
    }

    [Theory]
    [InlineData("targets/many-visitors", """{"code":"renamed"}""", "target", "\"renamed\"")]
    [InlineData("indicators/visitors", """{"code":"renamed"}""", "indicator", "\"renamed\"")]
    [InlineData("targets/many-visitors", """{"scope":{"tier":"mid"}}""", "scope", """{"tier":"mid"}""")]
    public async Task AnAlertOfWhatIsRenamedOrElsewhere_IsAnotherAnswer(string part, string patch, string field, string expected)
    {
        var path = $"/v1/plans/shop/alerts/{await Raised()}";
        var etag = (await Api.Get(path)).Is(200).ETag!;
        Assert.Equal(304, (await Api.With("If-None-Match", etag).Get(path)).Status);

        (await Api.Patch($"/v1/plans/shop/{part}", patch, (await Api.Get($"/v1/plans/shop/{part}")).ETag)).Is(200);

        var alert = (await Api.With("If-None-Match", etag).Get(path)).Is(200);
        Assert.Equal(expected, alert.Json[field]!.ToJsonString());
        await Evaluate();
        Assert.Single(await Alerts());
    }

    private async Task Push(params string[] days) =>
        (
            await Api.Post(
                "/v1/plans/shop/actuals",
                "indicator,date,scope.tier,value\n" + string.Concat(days.Select(day => $"visitors,{day},head,1000\n")),
                "text/csv"
            )
        ).Is(200);
}
