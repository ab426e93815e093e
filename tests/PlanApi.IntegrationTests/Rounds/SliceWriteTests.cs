using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Rounds;

/// <summary>Who may write the cells of a slice, and that nobody does once it is submitted or locked.</summary>
public sealed class SliceWriteTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task AContributor_WritesPlannedNumbersInTheirOpenSlicesAlone()
    {
        var plan = await RoundPlan.New(service);

        (await plan.Write(plan.Mexico, "jalisco", "2024-12", 2)).Is(200);
        (await plan.Write(plan.Mexico, "latam", "2024-12", 2)).IsProblem(403, "forbidden");
        (await plan.Write(plan.Mexico, "mexico", "2024-09", 2)).IsProblem(403, "forbidden");
        (await plan.Write(plan.Mexico, "mexico", "2024-12", 2, "baseline")).IsProblem(403, "forbidden");
        (await plan.Write(plan.Europe, "mexico", "2024-12", 2)).IsProblem(403, "forbidden");
        (await plan.Write(plan.Mexico, "germany", "2024-12", 2)).HasFaults("unknown-reference /cells/0/scope/market");
        (
            await plan.Mexico.Post(
                $"{plan.Path}/slices/values",
                """{"slice":{"indicators":["orders"],"measures":["target"],"filter":{"market":"mexico"},"columns":[{"grain":"month","within":"2024-Q4"}]},"values":[[1,2,3]]}"""
            )
        ).Is(200);
        // A what-if is planning, and so is a spread.
        (
            await plan.Mexico.Post(
                $"{plan.Path}/cells",
                """{"scenario":"cautious","cells":[{"indicator":"orders","measure":"target","scope":{"market":"mexico"},"period":"2024-10","value":1}]}"""
            )
        ).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task ASubmittedSlice_RefusesWritesOfItsCells_WithTheirPaths()
    {
        var plan = await RoundPlan.New(service);
        (await plan.Write(plan.Mexico, "mexico", "2024-10", 5)).Is(200);
        (await plan.Move(plan.Mexico, "mexico-orders", "submitted")).Is(200);

        var refused = await plan.Planner.Post(
            $"{plan.Path}/cells",
            """
            {"cells":[{"indicator":"orders","measure":"target","scope":{"market":"germany"},"period":"2024-10","value":1},
            {"indicator":"orders","measure":"target","scope":{"market":"jalisco"},"period":"2024-10-05","value":1}]}
            """
        );
        Assert.Equal("slice-submitted /cells/1", refused.IsProblem(409, "cells-closed").Faults);
        // What it says already, it may say again; other numbers and other periods are free.
        (await plan.Write(plan.Planner, "mexico", "2024-10", 5)).Is(200);
        (await plan.Write(plan.Planner, "mexico", "2024-09", 5)).Is(200);
        (await plan.Write(plan.Planner, "mexico", "2024-10", 6, "forecast")).Is(200);
        (await plan.Write(plan.Mexico, "mexico", "2024-10", 6)).IsProblem(403, "forbidden");

        (await plan.Move(plan.Planner, "mexico-orders", "locked")).Is(200);
        Assert.Equal(
            "slice-locked /cells/0",
            (await plan.Write(plan.Planner, "mexico", "2024-10", 6)).IsProblem(409, "cells-closed").Faults
        );
        (await plan.Move(plan.Planner, "mexico-orders", "returned", "One more")).Is(200);
        (await plan.Write(plan.Mexico, "mexico", "2024-10", 6)).Is(200);
    }

    [Fact]
    public async Task ALockedSlice_RefusesEveryOtherDoorToo()
    {
        var plan = await RoundPlan.New(service);
        var change = (long)(await plan.Write(plan.Mexico, "mexico", "2024-10", 5)).Is(200).Json["version"]!;
        (
            await plan.Planner.Post(
                $"{plan.Path}/cells",
                """{"scenario":"cautious","cells":[{"indicator":"orders","measure":"target","scope":{"market":"mexico"},"period":"2024-12","value":9}]}"""
            )
        ).Is(200);
        (await plan.Move(plan.Planner, "mexico-orders", "locked")).Is(200);

        Refused(
            await plan.Planner.Post(
                $"{plan.Path}/cells",
                "indicator,measure,scope.market,period,value\norders,target,mexico,2024-11,4\n",
                "text/csv"
            )
        );
        Refused(
            await plan.Planner.Post(
                $"{plan.Path}/slices/values",
                """{"slice":{"indicators":["orders"],"measures":["target"],"filter":{"market":"mexico"},"columns":[{"grain":"month","within":"2024-Q4"}]},"values":[[1,2,3]]}"""
            )
        );
        Refused(await plan.Planner.Post($"{plan.Path}/change-sets/{change}/undo", ""));
        Refused(await plan.Planner.Post($"{plan.Path}/scenarios/cautious/merge", ""));
        var spread = (
            await plan.Planner.Post(
                $"{plan.Path}/spread-previews",
                """{"indicator":"orders","scope":{"market":"mexico"},"period":"2024-Q4","value":30,"method":"equal","over":[{"grain":"month"}]}"""
            )
        )
            .Is(200)
            .Json;
        Refused(await plan.Planner.Post($"{plan.Path}/spreads", new JsonObject { ["token"] = (string)spread["token"]! }.ToJsonString()));

        static void Refused(Answer answer) =>
            Assert.StartsWith("slice-locked /", answer.IsProblem(409, "cells-closed").Faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALockedSliceOfActuals_RefusesPushedActuals()
    {
        var plan = await RoundPlan.New(
            service,
            yaml =>
                yaml.Replace(
                    "indicators: [orders], period: 2024-Q4, grain: month}",
                    "indicators: [orders], measure: actual, period: 2024-Q1}",
                    StringComparison.Ordinal
                )
        );
        (await Push("mexico", "2024-03-01")).Is(200);
        (await plan.Move(plan.Planner, "mexico-orders", "locked")).Is(200);

        Assert.Equal(
            "slice-locked /sliceAssignments/mexico-orders",
            (await Push("jalisco", "2024-03-02")).IsProblem(409, "cells-closed").Faults
        );
        (await Push("germany", "2024-03-02")).Is(200);

        Task<Answer> Push(string market, string day) =>
            plan.Planner.Post(
                $"{plan.Path}/actuals",
                $$$"""{"rows":[{"indicator":"orders","scope":{"market":"{{{market}}}"},"date":"{{{day}}}","value":2}]}"""
            );
    }
}
