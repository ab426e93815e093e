using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Rounds;

/// <summary>Numbers are collected: slices are assigned, entered, submitted, returned and locked, and who is late is seen.</summary>
public sealed class RoundTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task ARound_IsEnteredSubmittedReturnedAndLocked_AndItsProgressShowsEachStep()
    {
        var plan = await RoundPlan.New(service);
        // Mexico was due three days ago and comes first; the EU has two days left, and is asked for by its lowest member, Germany.
        Assert.Equal("mexico-orders assigned 0/3 late 3, eu-orders assigned 0/1 late 0", await plan.Slices());

        (await plan.Write(plan.Mexico, "mexico", "2024-10", 5)).Is(200);
        (await plan.Write(plan.Europe, "germany", "2024-Q4", 7)).Is(200);
        Assert.Equal("mexico-orders entered 1/3 late 3, eu-orders entered 1/1 late 0", await plan.Slices());

        var submitted = (await plan.Move(plan.Mexico, "mexico-orders", "submitted")).Is(200).Json;
        Assert.Equal(("submitted", "2024-03-18"), ((string)submitted["state"]!, (string)submitted["submitted"]!));
        Assert.Equal("eu-orders entered 1/1 late 0, mexico-orders submitted 1/3 late 3", Sorted(await plan.Slices()));

        var returned = (await plan.Move(plan.Planner, "mexico-orders", "returned", " November is missing ")).Is(200).Json;
        Assert.Equal(("returned", "November is missing", true), State(returned));
        (await plan.Write(plan.Mexico, "mexico", "2024-11", 6)).Is(200);
        (await plan.Move(plan.Mexico, "mexico-orders", "submitted")).Is(200);
        var locked = (await plan.Move(plan.Planner, "mexico-orders", "locked")).Is(200).Json;
        Assert.Equal(("locked", null, false), State(locked));

        var totals = (await plan.Progress())["totals"]!;
        Assert.Equal(
            """{"slices":2,"assigned":0,"entered":1,"submitted":0,"returned":0,"locked":1,"late":0,"wanted":4,"filled":3}""",
            totals.ToJsonString()
        );
        var history = (await plan.Planner.Get($"{plan.Path}/change-sets?first=50")).Is(200).Items;
        Assert.Equal(4, history.Count(set => (string?)set["useCase"] == "MoveSlice"));

        static (string, string?, bool) State(JsonNode slice) =>
            ((string)slice["state"]!, (string?)slice["reason"], slice["submitted"] is null);

        static string Sorted(string slices) => string.Join(", ", slices.Split(", ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OverGraphQL_TheSameRound_IsSeenAndMoved()
    {
        var plan = await RoundPlan.New(service);
        var version = (long)(await plan.Planner.Get($"{plan.Path}/slice-assignments/eu-orders")).Json["version"]!;
        var moved = (
            await plan.Europe.Post(
                "/graphql",
                Query(
                    $$"""mutation { moveSliceAssignment(plan: "{{plan.Code}}", code: "eu-orders", expectedVersion: {{version}}, input: {state: SUBMITTED}) { sliceAssignment { state party { code } } errors { code } } }"""
                )
            )
        )
            .Is(200)
            .Json;
        Assert.True(moved["errors"] is null, moved.ToJsonString());
        moved = moved["data"]!["moveSliceAssignment"]!;
        Assert.True(moved["errors"] is not JsonArray { Count: > 0 }, moved.ToJsonString());
        Assert.Equal("""{"state":"SUBMITTED","party":{"code":"sales-team"}}""", moved["sliceAssignment"]!.ToJsonString());

        var progress = (
            await plan.Planner.Post(
                "/graphql",
                Query(
                    $$"""{ plan(code: "{{plan.Code}}") { roundProgress(code: "bottom-up") { slices { sliceCode state } totals { late } } } }"""
                )
            )
        )
            .Is(200)
            .Json["data"]!["plan"]!["roundProgress"]!;
        Assert.Equal(
            """{"slices":[{"sliceCode":"mexico-orders","state":"ASSIGNED"},{"sliceCode":"eu-orders","state":"SUBMITTED"}],"totals":{"late":1}}""",
            progress.ToJsonString()
        );

        static string Query(string text) => new JsonObject { ["query"] = text }.ToJsonString();
    }

    [Fact]
    public async Task ALimitedKey_SeesItsOwnSlices_AndTheirTotals()
    {
        var plan = await RoundPlan.New(service);

        Assert.Equal("mexico-orders assigned 0/3 late 3", await plan.Slices(plan.Mexico));
        Assert.Equal("1", (await plan.Progress(plan.Mexico))["totals"]!["slices"]!.ToJsonString());
        Assert.Equal(["mexico-orders"], (await plan.Mexico.Get($"{plan.Path}/slice-assignments")).Is(200).Codes);
        (
            await plan.Mexico.With("If-Match", "\"1\"").Post($"{plan.Path}/slice-assignments/eu-orders/state", """{"state":"submitted"}""")
        ).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Moves_ByThoseWhoMayNot_AtAStaleVersion_OrThatAreNotPossible_AreRefusedAndStoreNothing()
    {
        var plan = await RoundPlan.New(service);
        var address = $"{plan.Path}/slice-assignments/mexico-orders/state";

        (await plan.Move(plan.Europe, "mexico-orders", "submitted")).IsProblem(403, "forbidden");
        (await plan.Move(plan.Mexico, "mexico-orders", "locked")).IsProblem(403, "forbidden");
        (await plan.Move(plan.Mexico, "mexico-orders", "returned", "No")).IsProblem(403, "forbidden");
        (await plan.Mexico.Post(address, """{"state":"submitted"}""")).IsProblem(428, "missing-version");
        (await plan.Mexico.With("If-Match", "\"999\"").Post(address, """{"state":"submitted"}""")).IsProblem(412, "stale-version");
        (await plan.Move(plan.Planner, "mexico-orders", "returned", "Too early")).IsProblem(409, "not-allowed-now");
        (await plan.Move(plan.Planner, "mexico-orders", "returned")).HasFaults("missing-field /reason");
        (await plan.Move(plan.Planner, "mexico-orders", "entered")).HasFaults("not-allowed /state");
        (await plan.Move(plan.Planner, "mexico-orders", "submitted", "Why not")).HasFaults("not-allowed /reason");
        (await plan.Move(plan.Mexico, "mexico-orders", "submitted")).Is(200);
        (await plan.Move(plan.Mexico, "mexico-orders", "submitted")).IsProblem(409, "not-allowed-now");

        Assert.Equal(
            "assigned, submitted",
            string.Join(", ", (await plan.Progress())["slices"]!.AsArray().Select(one => (string)one!["state"]!).Order())
        );
    }

    [Fact]
    public async Task BeforeARoundOpens_NothingIsEnteredOrSubmitted()
    {
        var plan = await RoundPlan.New(service, yaml => yaml.Replace("opens: 2023-11-01", "opens: 2024-03-19", StringComparison.Ordinal));

        (await plan.Write(plan.Mexico, "mexico", "2024-10", 5)).IsProblem(403, "forbidden");
        (await plan.Move(plan.Mexico, "mexico-orders", "submitted")).IsProblem(409, "not-allowed-now");
    }

    [Fact]
    public async Task ThePartsOfAMove_ArePatchedByNobody()
    {
        var plan = await RoundPlan.New(service);
        var address = $"{plan.Path}/slice-assignments/mexico-orders";

        (await plan.Planner.Patch(address, """{"state":"locked"}""", (await plan.Planner.Get(address)).ETag)).HasFaults(
            "not-allowed /state"
        );
        (
            await plan.Planner.Patch(address, """{"submitted":"2024-01-01","reason":"x"}""", (await plan.Planner.Get(address)).ETag)
        ).HasFaults("not-allowed /reason", "not-allowed /submitted");
        (
            await plan.Planner.Post(
                $"{plan.Path}/slice-assignments",
                """{"code":"more","round":"bottom-up","indicators":[],"period":"2024-Q1","grain":"year","state":"submitted"}"""
            )
        ).HasFaults("not-allowed /grain", "not-allowed /state", "too-few /indicators");
        (
            await plan.Planner.Post(
                $"{plan.Path}/slice-assignments",
                """{"code":"more","round":"bottom-up","indicators":["orders"],"period":"2031"}"""
            )
        ).HasFaults("period-outside-calendar /period");
    }

    [Fact]
    public async Task Validation_FindsWhatIsLateTwiceAssignedForgottenOrWithoutAParty()
    {
        var plan = await RoundPlan.New(service);
        (
            await plan.Planner.Post(
                $"{plan.Path}/slice-assignments",
                """{"code":"latam-orders","round":"bottom-up","scope":{"market":"latam"},"indicators":["orders"],"period":"2024-Q4"}"""
            )
        ).Is(201);

        var found = (await plan.Planner.Get($"{plan.Path}/findings?first=200")).Is(200).Items;

        Assert.Equal(["latam-orders", "mexico-orders"], Places("slice-assigned-twice"));
        Assert.Equal(["latam-orders"], Places("slice-without-party"));
        Assert.Equal(["latam-orders", "mexico-orders"], Places("slice-overdue"));
        Assert.DoesNotContain(found, finding => (string?)finding["rule"] == "members-not-asked-for");

        var etag = (await plan.Planner.Get($"{plan.Path}/slice-assignments/eu-orders")).ETag;
        (await plan.Planner.Delete($"{plan.Path}/slice-assignments/eu-orders", etag)).Is(204);
        found = (await plan.Planner.Get($"{plan.Path}/findings?first=200")).Is(200).Items;
        Assert.Equal(["market/germany"], Places("members-not-asked-for"));

        IEnumerable<string> Places(string rule) =>
            found
                .Where(finding => (string?)finding["rule"] == rule)
                .SelectMany(finding => finding["places"]!.AsArray())
                .Select(place => (string)place!["key"]!)
                .Order(StringComparer.Ordinal);
    }
}
