using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Reviews;

/// <summary>What people do with a review: they answer, find, decide, act and close.</summary>
public sealed class ReviewTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions());

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Opened_ItShowsHowThePlanStood_AndKeepsThatWhateverChanges()
    {
        var plan = await ReviewPlan.New(_service);
        await plan.Push(700);
        (await _service.Api.Post($"{ReviewPlan.Path}/lights/evaluations", "")).Is(200);

        var review = await plan.Open("2024-02");

        Assert.Equal(
            ("monthly", "assessment", "month", "2024-02", "2024-02-01", "2024-02-29", "ann", "open"),
            (
                (string)review["schedule"]!,
                (string)review["kind"]!,
                (string)review["cadence"]!,
                (string)review["period"]!,
                (string)review["from"]!,
                (string)review["to"]!,
                (string)review["owner"]!,
                (string)review["state"]!
            )
        );
        var snapshot = review["snapshot"]!;
        // 60 of 366 days: 60,000 visitors are due, 42,000 are there.
        Assert.Equal(
            ("2024-02-29", "0.7", "red"),
            ((string)snapshot["date"]!, snapshot["score"]!["score"]!.ToJsonString(), (string)snapshot["score"]!["light"]!)
        );
        var lights = snapshot["lights"]!.AsArray();
        Assert.Equal(["many-visitors red", "many-orders noData"], lights.Select(light => $"{light!["target"]} {light["light"]}"));
        Assert.Equal(("42000", "60000"), (lights[0]!["actual"]!.ToJsonString(), lights[0]!["expected"]!.ToJsonString()));
        // The alert was raised on 18 March.
        Assert.Empty(snapshot["alerts"]!.AsArray());

        await plan.Push(1200);
        (
            await _service.Api.Patch(
                $"{ReviewPlan.Path}/targets/many-visitors",
                """{"value":1}""",
                (await _service.Api.Get($"{ReviewPlan.Path}/targets/many-visitors")).ETag
            )
        ).Is(200);
        var number = (long)review["number"]!;
        Assert.True(JsonNode.DeepEquals(review, (await _service.Api.Get($"{ReviewPlan.Path}/reviews/{number}")).Is(200).Json));
        Assert.True(JsonNode.DeepEquals(review, await plan.Open("2024-02")));
    }

    [Fact]
    public async Task AlertsThatWereOpen_AreInTheReviewOfTheirDay()
    {
        var plan = await ReviewPlan.New(
            _service,
            document =>
                document
                + "  - {code: daily, cadence: day, indicators: [visitors]}\n  - {code: daily-mid, cadence: day, scope: {tier: mid}}\n"
        );
        await plan.Push(700);
        (await _service.Api.Post($"{ReviewPlan.Path}/lights/evaluations", "")).Is(200);
        _service.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(
            ["many-visitors"],
            (await plan.Open("2024-03-18", "daily"))["snapshot"]!["alerts"]!.AsArray().Select(alert => (string)alert!["target"]!)
        );
        Assert.Empty((await plan.Open("2024-03-17", "daily"))["snapshot"]!["alerts"]!.AsArray());
        var mid = (await plan.Open("2024-03-18", "daily-mid"))["snapshot"]!;
        Assert.Empty(mid["alerts"]!.AsArray());
        Assert.Equal(["many-orders"], mid["lights"]!.AsArray().Select(light => (string)light!["target"]!));
    }

    [Fact]
    public async Task Written_AnsweredAndDecided_ItIsClosed_AndOpenedAgainWithAReason()
    {
        var plan = await ReviewPlan.New(_service);
        var review = await plan.Open("2024-02");
        var path = $"{ReviewPlan.Path}/reviews/{review["number"]}";

        (await _service.Api.Patch(path, """{"conclusion":"x"}""", null)).IsProblem(428, "missing-version");
        (await _service.Api.Patch(path, """{"conclusion":"x"}""", "\"1\"")).IsProblem(412, "stale-version");
        (await plan.Change(review, "", """{"answers":["a","b","c"],"findings":[" "],"decisions":["d",""]}""")).HasFaults(
            "not-allowed /answers/2",
            "missing-field /findings/0",
            "missing-field /decisions/1"
        );
        (await plan.Change(review, "", """{"answers":[1],"nothing":true}""")).HasFaults("wrong-type /answers/0", "unknown-field /nothing");
        var written = (
            await plan.Change(review, "", """{"answers":["","Too few orders"],"findings":["Traffic fell"],"conclusion":"Go on"}""")
        )
            .Is(200)
            .Json;
        Assert.Equal([null, "Too few orders"], written["answers"]!.AsArray().Select(answer => (string?)answer!["text"]));
        var patched = (await plan.Change(review, "", """{"decisions":["More mid sellers"],"conclusion":null}""")).Is(200).Json;
        Assert.Equal(
            ("Traffic fell", "More mid sellers", true),
            ((string)patched["findings"]![0]!, (string)patched["decisions"]![0]!, patched["conclusion"] is null)
        );

        (await plan.Change(review, "state", """{"state":"open"}""")).IsProblem(409, "not-allowed-now");
        Assert.NotNull((await plan.Change(review, "state", """{"state":"closed"}""")).Is(200).Json["closed"]!["at"]);
        (await plan.Change(review, "", """{"conclusion":"late"}""")).IsProblem(409, "not-allowed-now");
        (await plan.Change(review, "actions", """{"wording":"x","owner":"ann","dueOn":"2024-04-01"}""")).IsProblem(409, "not-allowed-now");
        (await plan.Change(review, "state", """{"state":"open","reason":" "}""")).HasFaults("missing-field /reason");
        var again = (await plan.Change(review, "state", """{"state":"open","reason":"A late invoice"}""")).Is(200).Json;
        Assert.Equal(
            ("open", "A late invoice", true),
            ((string)again["state"]!, (string)again["reopened"]!["reason"]!, again["closed"] is null)
        );
        var history = (await _service.Api.Get($"{ReviewPlan.Path}/change-sets?first=200"))
            .Is(200)
            .Items.Select(set => (string)set["useCase"]!);
        Assert.Equal(2, history.Count(useCase => useCase == "ChangeReviewState"));
    }

    [Fact]
    public async Task Actions_HaveOwnersAndDates_AndAreSeenWhenOverdue()
    {
        var plan = await ReviewPlan.New(_service);
        var (february, january) = (await plan.Open("2024-02"), await plan.Open("2024-01"));
        (await plan.Change(february, "actions", """{"wording":" ","owner":"nobody","dueOn":"2024-03-20"}""")).HasFaults(
            "missing-field /wording",
            "unknown-reference /owner"
        );
        (await plan.Change(february, "actions", """{"wording":"Renew the contracts","owner":"ben","dueOn":"2024-03-20"}""")).Is(200);
        (await plan.Change(february, "actions", """{"wording":"Count again","owner":"ann","dueOn":"2024-03-18"}""")).Is(200);
        Assert.Empty(await plan.Periods("&overdue=true"));

        // The 18th ends in Shanghai at 16:00 UTC, in seven and a half hours.
        _service.Clock.Advance(TimeSpan.FromMinutes(449));
        Assert.Empty(await plan.Periods("&overdue=true"));
        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["monthly 2024-02"], await plan.Periods("&overdue=true"));
        Assert.Equal(["monthly 2024-01"], await plan.Periods("&overdue=false"));
        var entry = (await _service.Api.Get($"{ReviewPlan.Path}/reviews?overdue=true")).Items.Single();
        Assert.Equal((2, "2024-03-18"), ((int)entry["openActions"]!, (string)entry["nextDue"]!));

        (await plan.Change(february, "state", """{"state":"closed"}""")).Is(200);
        (await plan.Change(february, "actions/2/state", """{"state":"dropped"}""")).HasFaults("missing-field /note");
        (await plan.Change(february, "actions/3/state", """{"state":"done"}""")).IsProblem(404, "not-found");
        var settled = (await plan.Change(february, "actions/2/state", """{"state":"done","note":"Counted"}""")).Is(200).Json["actions"]![
            1
        ]!;
        Assert.Equal(("done", "Counted"), ((string)settled["state"]!, (string)settled["settled"]!["reason"]!));
        Assert.Empty(await plan.Periods("&overdue=true"));
        (await plan.Change(february, "actions/2/state", """{"state":"open"}""")).Is(200);
        Assert.Single(await plan.Periods("&overdue=true"));
        Assert.Empty(january["actions"]!.AsArray());
    }

    [Fact]
    public async Task OpenedByHand_APeriodMustFit_AndBeOver()
    {
        var plan = await ReviewPlan.New(_service);
        await AssertFaults("""{"schedule":"nothing","period":"2024-02"}""", "unknown-reference /schedule");
        await AssertFaults("""{"schedule":"monthly","period":"2024-Q1"}""", "not-allowed /period");
        await AssertFaults("""{"schedule":"monthly","period":"2019-02"}""", "period-outside-calendar /period");
        await AssertFaults("""{"schedule":"monthly","period":"2024-03"}""", "out-of-range /period");
        await AssertFaults("""{"period":"nonsense"}""", "bad-period /period", "missing-field /schedule");
        (await _service.Api.Post("/v1/plans/none/reviews", """{"schedule":"monthly","period":"2024-02"}""")).IsProblem(404, "not-found");
        Assert.Empty(await plan.Periods());

        async Task AssertFaults(string body, params string[] faults) =>
            (await _service.Api.Post($"{ReviewPlan.Path}/reviews", body)).HasFaults(faults);
    }

    [Fact]
    public async Task Lists_AreFilteredAndPaged_TheLatestPeriodsFirst()
    {
        var plan = await ReviewPlan.New(
            _service,
            document => document + "  - {code: quarterly, cadence: quarter}\n  - {code: weekly, cadence: week}\n"
        );
        foreach (
            var (schedule, period) in new[]
            {
                ("weekly", "2024-W05"),
                ("monthly", "2024-01"),
                ("weekly", "2024-W10"),
                ("monthly", "2024-02"),
            }
        )
            await plan.Open(period, schedule);

        Assert.Equal(["weekly 2024-W10", "monthly 2024-02", "weekly 2024-W05", "monthly 2024-01"], await plan.Periods());
        Assert.Equal(["weekly 2024-W10", "weekly 2024-W05"], await plan.Periods("&schedule=weekly,quarterly"));
        Assert.Equal(["monthly 2024-02", "monthly 2024-01"], await plan.Periods("&kind=assessment&cadence=month"));
        Assert.Equal(["monthly 2024-01"], await plan.Periods("&period=2024-01&state=open"));
        Assert.Empty(await plan.Periods("&state=closed"));
        var pages = new List<string>();
        for (string? next = $"{ReviewPlan.Path}/reviews?first=1"; next is not null; )
        {
            var page = (await _service.Api.Get(next)).Is(200);
            pages.Add((string)page.Items.Single()["period"]!);
            next = page.Next;
        }
        Assert.Equal(["2024-W10", "2024-02", "2024-W05", "2024-01"], pages);
        (await _service.Api.Get($"{ReviewPlan.Path}/reviews?after=x&first=0")).IsProblem(400, "invalid");
        (await _service.Api.Get($"{ReviewPlan.Path}/reviews?after=2024-01-01")).HasFaults("bad-cursor /after");
        (await _service.Api.Get($"{ReviewPlan.Path}/reviews?overdue=perhaps&cadence=hour&schedule=a%20b&period=x&state=")).HasFaults(
            "wrong-type /overdue",
            "not-allowed /cadence",
            "bad-code /schedule",
            "bad-period /period",
            "empty-filter /state"
        );
    }

    [Fact]
    public async Task AReview_OutlivesItsSchedule_AndIsCalledAsThatIs()
    {
        var plan = await ReviewPlan.New(_service);
        var review = await plan.Open("2024-02");
        var schedule = $"{ReviewPlan.Path}/review-schedules/monthly";
        (await _service.Api.Patch(schedule, """{"code":"each-month"}""", (await _service.Api.Get(schedule)).ETag)).Is(200);
        Assert.Equal(["each-month 2024-02"], await plan.Periods("&schedule=each-month"));
        (
            await _service.Api.Delete(
                $"{ReviewPlan.Path}/review-schedules/each-month",
                (await _service.Api.Get($"{ReviewPlan.Path}/review-schedules/each-month")).ETag
            )
        ).Is(204);
        Assert.Equal(
            "monthly",
            (string)(await _service.Api.Get($"{ReviewPlan.Path}/reviews/{review["number"]}")).Is(200).Json["schedule"]!
        );
        Assert.Equal(["monthly 2024-02"], await plan.Periods("&schedule=monthly"));
    }

    [Fact]
    public async Task Reviews_AreForWhoMaySeeTheirScope_WrittenByContributors_OpenedAndClosedByPlanners()
    {
        using var keyed = new CustomService(new TestOptions { Keys = true });
        var admin = keyed.With((await keyed.NewKey(Role.Admin)).Key!);
        (await admin.Post("/v1/plan-documents", ReviewPlan.Document, "application/yaml")).Is(201);
        var review = (await admin.Post($"{ReviewPlan.Path}/reviews", """{"schedule":"monthly","period":"2024-02"}""")).Is(200);
        var path = $"{ReviewPlan.Path}/reviews/{review.Json["number"]}";
        var viewer = keyed.With((await keyed.NewKey(Role.Viewer)).Key!);
        var contributor = keyed.With((await keyed.NewKey(Role.Contributor)).Key!);
        var limited = keyed.With(
            (
                await keyed.NewKey(
                    Role.Planner,
                    key =>
                        key with
                        {
                            Members = new Dictionary<string, IReadOnlyList<Domain.Values.Code>>
                            {
                                ["tier"] = [Domain.Values.Code.Parse("mid")],
                            },
                        }
                )
            ).Key!
        );

        (await viewer.Get(path)).Is(200);
        (await viewer.Get($"{path}/report")).Is(200);
        (await viewer.Patch(path, """{"conclusion":"x"}""", review.ETag)).IsProblem(403, "forbidden");
        foreach (var below in new[] { "", "/report" })
            (await limited.Get(path + below)).IsProblem(404, "not-found");
        (await limited.Patch(path, """{"conclusion":"x"}""", review.ETag)).IsProblem(404, "not-found");
        var written = (await contributor.Patch(path, """{"conclusion":"x"}""", review.ETag)).Is(200);
        (await contributor.With("If-Match", written.ETag!).Post($"{path}/state", """{"state":"closed"}""")).IsProblem(403, "forbidden");
        (await contributor.Post($"{ReviewPlan.Path}/reviews", """{"schedule":"monthly","period":"2024-01"}""")).IsProblem(403, "forbidden");
    }
}
