using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A limited key sees and writes the reviews of its places, with what counts there and nothing else.</summary>
public sealed class ReviewGrantTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions { Keys = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Reviews_AreThoseOfTheKeysPlaces_PageByPage()
    {
        var tiers = await Begin();

        var all = await Tiers.All(tiers.Mid, $"{Tiers.Path}/reviews?first=1");

        Assert.Equal(
            ["mid-monthly", "mid-okr", "mixed-okr"],
            all.Select(review => (string)review["schedule"]!).Order(StringComparer.Ordinal)
        );
        Assert.Empty((await tiers.Mid.Get($"{Tiers.Path}/reviews?schedule=secret-monthly")).Is(200).Items);
        var graph = await Tiers.Graph(tiers.Mid, """{ plan(code: "tiers") { reviews { nodes { schedule: scheduleCode } } } }""");
        Assert.Equal(3, graph["data"]!["plan"]!["reviews"]!["nodes"]!.AsArray().Count);
    }

    [Fact]
    public async Task ASnapshot_HasTheLightsAlertsAndScoreOfTheScope()
    {
        var tiers = await Begin();

        var review = (await tiers.Mid.Get($"{Tiers.Path}/reviews/{await Number(tiers, "mid-monthly")}")).Is(200);

        Assert.DoesNotContain("secret", review.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["of-deep", "of-mid"],
            review.Json["snapshot"]!["lights"]!.AsArray().Select(light => (string?)light!["target"]).OfType<string>().Order()
        );
        var report = await tiers.Mid.Get($"{Tiers.Path}/reviews/{await Number(tiers, "mid-okr")}/report");
        Assert.DoesNotContain("secret", report.Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("of-mid", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScore_InWhichSomethingElsewhereCounts_IsNotShown()
    {
        var tiers = await Begin();
        var (okr, mixed) = (await Number(tiers, "mid-okr"), await Number(tiers, "mixed-okr"));

        Assert.NotNull((await tiers.Mid.Get($"{Tiers.Path}/reviews/{okr}")).Is(200).Json["snapshot"]!["score"]);
        var shown = (await tiers.Mid.Get($"{Tiers.Path}/reviews/{mixed}")).Is(200);
        Assert.NotNull((await tiers.Admin.Get($"{Tiers.Path}/reviews/{mixed}")).Is(200).Json["snapshot"]!["score"]);
        Assert.Null(shown.Json["snapshot"]!["score"]);
        Assert.DoesNotContain("secret", shown.Text, StringComparison.Ordinal);
        var entries = (await tiers.Mid.Get($"{Tiers.Path}/reviews")).Is(200).Items.ToDictionary(entry => (string)entry["schedule"]!);
        Assert.Equal((true, "undefined"), (entries["mixed-okr"]["score"] is null, (string)entries["mixed-okr"]["light"]!));
        Assert.Equal((false, "red"), (entries["mid-okr"]["score"] is null, (string)entries["mid-okr"]["light"]!));
    }

    [Fact]
    public async Task AReviewOfAPlaceThatIsSeen_IsWorkedOn()
    {
        var tiers = await Begin();
        var path = $"{Tiers.Path}/reviews/{await Number(tiers, "mid-monthly")}";

        (await tiers.Mid.Patch(path, """{"findings":["Late."]}""", null)).IsProblem(428, "missing-version");
        (await tiers.Mid.Patch(path, """{"findings":["Late."],"answers":["Little."]}""", (await tiers.Mid.Get(path)).ETag)).Is(200);
        (await At(tiers.Mid, path, "actions", """{"wording":"More","owner":"ann","dueOn":"2024-04-01"}""")).Is(200);
        (await At(tiers.Mid, path, "actions/1/state", """{"state":"done","note":"x"}""")).Is(200);
        (await At(tiers.Mid, path, "state", """{"state":"closed"}""")).Is(200);
        var json = (await tiers.Admin.Get(path)).Is(200).Json;
        Assert.Equal(
            ("Late.", "closed", "done"),
            ((string)json["findings"]![0]!, (string)json["state"]!, (string)json["actions"]![0]!["state"]!)
        );
        // All of the snapshot is kept.
        Assert.NotNull(json["snapshot"]!["score"]);
    }

    [Theory]
    [InlineData("secret-monthly")]
    [InlineData("secret-okr")]
    public async Task AReviewOfAnotherPlace_IsNotThere_WhateverIsDone(string schedule)
    {
        var tiers = await Begin();
        var hidden = await Number(tiers, schedule);
        foreach (
            var client in new[]
            {
                tiers.Mid,
                tiers.Mid.With("If-Match", "\"1\""),
                tiers.Mid.With("If-Match", (await tiers.Admin.Get($"{Tiers.Path}/reviews/{hidden}")).ETag!),
            }
        )
        {
            await Tiers.IsNotThere(number => client.Get($"{Tiers.Path}/reviews/{number}"), hidden);
            await Tiers.IsNotThere(number => client.Get($"{Tiers.Path}/reviews/{number}/report"), hidden);
            await Tiers.IsNotThere(number => client.Patch($"{Tiers.Path}/reviews/{number}", """{"findings":[""]}""", null), hidden);
            await Tiers.IsNotThere(
                number => client.Post($"{Tiers.Path}/reviews/{number}/actions", """{"wording":"","owner":"zoe","dueOn":"2024-04-01"}"""),
                hidden
            );
            await Tiers.IsNotThere(
                number => client.Post($"{Tiers.Path}/reviews/{number}/actions/1/state", """{"state":"dropped"}"""),
                hidden
            );
            await Tiers.IsNotThere(number => client.Post($"{Tiers.Path}/reviews/{number}/state", """{"state":"closed"}"""), hidden);
        }
        foreach (var number in new[] { hidden, 987654 })
        {
            var changed = await Tiers.Graph(
                tiers.Mid,
                $$"""
                mutation { editReview(plan: "tiers", number: {{number}}, expectedVersion: 1, patch: { findings: ["x"] }) { review { number } errors { code } } }
                """
            );
            Assert.Equal("""{"editReview":{"review":null,"errors":[{"code":"not-found"}]}}""", changed["data"]!.ToJsonString());
            var read = await Tiers.Graph(
                tiers.Mid,
                $$"""{ plan(code: "tiers") { review(number: {{number}}) { number } reviewReport(number: {{number}}) { text } } }"""
            );
            Assert.Equal("""{"plan":{"review":null,"reviewReport":null}}""", read["data"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task AReviewWhoseScheduleLooksElsewhereSince_IsSeenByThoseWhoSeeBoth()
    {
        var tiers = await Begin();
        var (was, isNow) = (await Number(tiers, "mid-monthly"), await Number(tiers, "secret-monthly"));
        await Patch(tiers, "mid-monthly", """{"scope":{"tier":null}}""");
        await Patch(tiers, "secret-monthly", """{"scope":{"tier":"mid"}}""");

        (await tiers.Mid.Get($"{Tiers.Path}/reviews/{was}")).IsProblem(404, "not-found");
        (await tiers.Mid.Get($"{Tiers.Path}/reviews/{isNow}")).IsProblem(404, "not-found");
        (
            await tiers.Admin.Delete(
                $"{Tiers.Path}/review-schedules/mid-monthly",
                (await tiers.Admin.Get($"{Tiers.Path}/review-schedules/mid-monthly")).ETag
            )
        ).Is(204);
        (await tiers.Mid.Get($"{Tiers.Path}/reviews/{was}")).Is(200);
    }

    private async Task<Tiers> Begin()
    {
        var tiers = await Tiers.Open(_service);
        await tiers.Raise();
        foreach (var schedule in new[] { "secret-monthly", "secret-okr", "mid-monthly", "mid-okr", "mixed-okr" })
            await tiers.Review(schedule);
        return tiers;
    }

    private static async Task<long> Number(Tiers tiers, string schedule) =>
        (long)Assert.Single((await tiers.Admin.Get($"{Tiers.Path}/reviews?schedule={schedule}")).Is(200).Items)["number"]!;

    private static async Task Patch(Tiers tiers, string schedule, string patch) =>
        (
            await tiers.Admin.Patch(
                $"{Tiers.Path}/review-schedules/{schedule}",
                patch,
                (await tiers.Admin.Get($"{Tiers.Path}/review-schedules/{schedule}")).ETag
            )
        ).Is(200);

    private static async Task<Answer> At(Client by, string path, string below, string body) =>
        await by.With("If-Match", (await by.Get(path)).Is(200).ETag!).Post($"{path}/{below}", body);
}
