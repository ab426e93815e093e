using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Rounds;

/// <summary>Periods are closed, so that their numbers do not change, and opened again by the committee.</summary>
public sealed class PeriodClosingTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task AClosedPeriod_RefusesItsNumbers_UntilTheCommitteeOpensItAgain()
    {
        var plan = await RoundPlan.New(service);
        var committee = service.With((await service.NewKey(Role.Committee)).Key!);
        (await Push(plan, "mexico", "2024-02-10")).Is(200);

        var gaps = await Close(plan, """{"period":"2024-02"}""");
        Assert.Equal(
            "numbers-missing /indicators/gmv, numbers-missing /indicators/visitors",
            Sorted(gaps.IsProblem(409, "period-has-gaps"))
        );
        var closing = (await Close(plan, """{"period":"2024-02","withGaps":true,"note":"Reported"}""")).Is(200);
        var number = (long)closing.Json["number"]!;
        Assert.Equal("""["gmv","visitors"]""", closing.Json["withoutNumbers"]!.ToJsonString());

        var pushed = (await Push(plan, "germany", "2024-02-11")).IsProblem(409, "cells-closed");
        Assert.Equal($"period-closed /periodClosings/{number}", pushed.Faults);
        Assert.Equal(
            "period-closed /cells/0",
            (await plan.Write(plan.Planner, "mexico", "2024-02-10", 9, "actual")).IsProblem(409, "cells-closed").Faults
        );
        // A week counts by its days, and this one begins in February.
        (await plan.Write(plan.Planner, "mexico", "2024-W09", 9, "actual")).IsProblem(409, "cells-closed");
        (await Push(plan, "mexico", "2024-03-01")).Is(200);
        (await plan.Write(plan.Planner, "mexico", "2024-02", 9, "forecast")).Is(200);

        var address = $"{plan.Path}/period-closings/{number}/reopening";
        (await plan.Planner.With("If-Match", closing.ETag!).Post(address, """{"reason":"Late"}""")).IsProblem(403, "forbidden");
        (await committee.Post(address, """{"reason":"Late"}""")).IsProblem(428, "missing-version");
        (await committee.With("If-Match", "\"1\"").Post(address, """{"reason":"Late"}""")).IsProblem(412, "stale-version");
        (await committee.With("If-Match", closing.ETag!).Post(address, """{"reason":" "}""")).HasFaults("missing-field /reason");
        var open = (await committee.With("If-Match", closing.ETag!).Post(address, """{"reason":"An invoice came late"}""")).Is(200);
        Assert.Equal("An invoice came late", (string)open.Json["reason"]!);
        (await committee.With("If-Match", open.ETag!).Post(address, """{"reason":"Again"}""")).IsProblem(409, "not-allowed-now");
        (await Push(plan, "germany", "2024-02-11")).Is(200);

        var sets = (await plan.Planner.Get($"{plan.Path}/change-sets?first=50"))
            .Is(200)
            .Items.Select(set => (string)set["useCase"]!)
            .ToList();
        Assert.Contains("ClosePeriod", sets);
        Assert.Contains("ReopenPeriod", sets);
    }

    [Fact]
    public async Task APeriodThatCannotBeClosed_IsRefused_AndNothingIsStored()
    {
        var plan = await RoundPlan.New(service);

        (await Close(plan, """{"period":"2031-01"}""")).HasFaults("period-outside-calendar /period");
        (await Close(plan, """{"period":"2024-W05"}""")).HasFaults("not-allowed /period");
        (await Close(plan, """{"period":"2024-03","withGaps":true}""")).IsProblem(409, "not-allowed-now");
        (await Close(plan, """{"period":"2024-01","withGaps":true}""", plan.Europe)).IsProblem(403, "forbidden");
        (await Close(plan, """{"period":"2024-01","withGaps":true}""", plan.Mexico)).IsProblem(403, "forbidden");
        Assert.Empty((await plan.Planner.Get($"{plan.Path}/period-closings")).Is(200).Items);

        (await Close(plan, """{"period":"2023-Q1","withGaps":true}""")).Is(200);
        (await Close(plan, """{"period":"2023-02","withGaps":true}""")).IsProblem(409, "not-allowed-now");
        Assert.Single((await plan.Planner.Get($"{plan.Path}/period-closings?closed=true&measure=actual")).Is(200).Items);
    }

    [Fact]
    public async Task OpenSlices_AreSaidBeforeAPeriodIsClosed_AlsoOverGraphQL()
    {
        var plan = await RoundPlan.New(service);
        var answer = await Say("input: {period: \"2024-Q4\", measure: TARGET}");
        Assert.Equal("period-has-gaps", (string)answer["errors"]![0]!["code"]!);
        Assert.Contains("/sliceAssignments/mexico-orders", answer.ToJsonString(), StringComparison.Ordinal);

        answer = await Say("input: {period: \"2024-Q4\", measure: TARGET, withGaps: true}");
        Assert.Equal(
            """["eu-orders","mexico-orders"]""",
            answer["periodClosing"]!["openSliceCodes"]?.ToJsonString() ?? answer.ToJsonString()
        );
        (await plan.Write(plan.Mexico, "mexico", "2024-10", 5)).IsProblem(409, "cells-closed");

        async Task<JsonNode> Say(string input) =>
            (
                await plan.Planner.Post(
                    "/graphql",
                    new JsonObject
                    {
                        ["query"] =
                            $$"""mutation { closePeriod(plan: "{{plan.Code}}", {{input}}) { periodClosing { openSliceCodes } errors { code faults { pointer } } } }""",
                    }.ToJsonString()
                )
            )
                .Is(200)
                .Json["data"]!["closePeriod"]!;
    }

    private static Task<Answer> Close(RoundPlan plan, string body, Client? by = null) =>
        (by ?? plan.Planner).Post($"{plan.Path}/period-closings", body);

    private static Task<Answer> Push(RoundPlan plan, string market, string day) =>
        plan.Planner.Post(
            $"{plan.Path}/actuals",
            $$$"""{"rows":[{"indicator":"orders","scope":{"market":"{{{market}}}"},"date":"{{{day}}}","value":2}]}"""
        );

    private static string Sorted(Answer answer) => string.Join(", ", answer.Faults.Split(", ").Order(StringComparer.Ordinal));
}
