using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>Holds and bounds against direct writes, spreads and undo.</summary>
public sealed class LimitTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Hold_OnACell_KeepsItAndNothingElse()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 5", "stores tier=head 2024-Q1 3");
        await plan.Hold("mine", "stores tier=mid 2024-Q1");
        var before = await plan.Export();

        var held = (await plan.Write("stores tier=head 2024-Q1 4", "stores tier=mid 2024-Q1 6")).IsProblem(409, "cells-held");
        Assert.Equal(["cell-held /holds/mine"], CubePlan.Faults(held));
        (await plan.Write("stores tier=mid 2024-Q1 -")).IsProblem(409, "cells-held");
        Assert.Equal(before, await plan.Export());
        (
            await plan.Write(
                "stores tier=head 2024-Q1 4",
                "stores tier=mid 2024-Q1 5",
                "stores tier=mid 2024-Q2 6",
                "stores tier=mid 2024-Q1 6 actual"
            )
        ).Is(200);
    }

    [Fact]
    public async Task Hold_OnAMissingCell_KeepsItEmpty()
    {
        var plan = await CubePlan.New(service);
        await plan.Hold("empty", "stores tier=mid 2024-Q1");

        (await plan.Write("stores tier=mid 2024-Q1 0")).IsProblem(409, "cells-held");
        (await plan.Write("stores tier=mid,market=eu 2024-01 1")).IsProblem(409, "cells-held");
    }

    [Fact]
    public async Task Hold_OnATotal_LetsTheCellsBelowMoveWithinIt()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 5", "stores tier=head 2024-Q2 3");
        await plan.Hold("all", "stores - 2024");

        (await plan.Write("stores tier=mid 2024-Q1 6")).IsProblem(409, "cells-held");
        (await plan.Write("stores tier=mid 2024-Q1 6", "stores tier=head 2024-Q2 2")).Is(200);
        Assert.Equal("8", await plan.At("stores - 2024"));
    }

    [Fact]
    public async Task Hold_OnAStoredTotal_LetsTheCellsBelowMove()
    {
        var plan = await CubePlan.New(service, null, "stores - 2024 10", "stores tier=mid 2024 5", "stores tier=head 2024 3");
        await plan.Hold("all", "stores - 2024");

        (await plan.Write("stores tier=mid 2024 6")).Is(200);
        (await plan.Write("stores - 2024 11")).IsProblem(409, "cells-held");
        // What the total says is broken down to the cells below it; the total itself stays.
        var preview = await plan.Preview(
            """{"indicator":"stores","period":"2024","method":"proportional","over":[{"dimension":"tier","members":["head","mid"]}]}"""
        );
        Assert.Equal(["tier=head 2024: 3 -> 3", "tier=mid 2024: 6 -> 7"], CubePlan.Changes(preview));
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("10", await plan.At("stores - 2024"));
    }

    [Fact]
    public async Task Hold_ThatReachesBelow_KeepsAWholeSlice()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores tier=mid,market=mexico 2024-01 5",
            "stores tier=head,market=germany 2024-01 3"
        );
        await plan.Hold("latam", "stores market=latam 2024-Q1", """{"reach":"below"}""");

        (await plan.Write("stores tier=mid,market=mexico 2024-01 6")).IsProblem(409, "cells-held");
        (await plan.Write("stores tier=mid,market=mexico 2024-01 4", "stores market=brazil 2024-01 1")).IsProblem(409, "cells-held");
        (await plan.Write("stores market=latam 2024-Q1 4")).IsProblem(409, "cells-held");
        (await plan.Write("stores market=latam 2024-Q2 4", "stores tier=head,market=germany 2024-01 4", "stores - 2024-Q1 9")).Is(200);
    }

    [Fact]
    public async Task Hold_OnAWeightedMean_KeepsIt()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "visitors market=latam 2024 100",
            "visitors market=eu 2024 100",
            "satisfaction market=latam 2024 4",
            "satisfaction market=eu 2024 3"
        );
        await plan.Hold("mean", "satisfaction - 2024");

        Assert.Equal("3.5", await plan.At("satisfaction - 2024"));
        (await plan.Write("satisfaction market=eu 2024 4")).IsProblem(409, "cells-held");
        (await plan.Write("satisfaction market=eu 2024 4", "satisfaction market=latam 2024 3")).Is(200);
    }

    [Fact]
    public async Task Hold_OnAComputedNumber_KeepsWhatItFollowsFromInStep()
    {
        var plan = await CubePlan.New(service, null, "visitors - 2024 100", "inquiries - 2024 6");
        await plan.Hold("rate", "conversion - 2024");
        await plan.Bound("basket", "basket - 2024", """{"max":5}""");

        Assert.Equal(["cell-held /holds/rate"], CubePlan.Faults((await plan.Write("inquiries - 2024 7")).IsProblem(409, "cells-held")));
        Assert.Equal(["cell-held /holds/rate"], CubePlan.Faults((await plan.Write("visitors - 2024 101")).IsProblem(409, "cells-held")));
        (await plan.Write("visitors - 2024 200", "inquiries - 2024 12")).Is(200);
        Assert.Equal(["bound-left /bounds/basket"], CubePlan.Faults((await plan.Write("gmv - 2024 1001")).IsProblem(409, "cells-held")));
        (await plan.Write("gmv - 2024 1000")).Is(200);
    }

    [Fact]
    public async Task Bounds_OfCellsTotalsSlicesAndToDate_AreEachNamed()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 2", "stores tier=mid 2024-Q2 2");
        await plan.Bound("cell", "stores tier=mid 2024-Q1", """{"max":8}""");
        await plan.Bound("total", "stores - 2024", """{"max":11}""");
        await plan.Bound("slice", "stores tier=mid 2024", """{"min":1,"max":7,"reach":"below"}""");
        await plan.Bound("by-june", "stores - 2024-Q2", """{"min":3,"max":10,"toDate":true}""");

        Assert.Equal(
            ["bound-left /bounds/cell", "bound-left /bounds/total", "bound-left /bounds/by-june", "bound-left /bounds/slice"],
            CubePlan.Faults((await plan.Write("stores tier=mid 2024-Q1 10")).IsProblem(409, "cells-held"))
        );
        Assert.Equal(
            ["bound-left /bounds/by-june"],
            CubePlan.Faults((await plan.Write("stores tier=mid 2024-Q1 -", "stores tier=mid 2024-Q3 7")).IsProblem(409, "cells-held"))
        );
        Assert.Equal(
            ["bound-left /bounds/slice"],
            CubePlan.Faults((await plan.Write("stores tier=mid 2024-Q1 3", "stores tier=mid 2024-Q2 0")).IsProblem(409, "cells-held"))
        );
        (await plan.Write("stores tier=mid 2024-Q1 7", "stores tier=mid 2024-Q2 3", "stores tier=head 2024-Q3 1")).Is(200);
    }

    [Fact]
    public async Task Bound_ThatIsLeftAlready_MayBeApproached()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 20");
        await plan.Bound("cap", "stores tier=mid 2024", """{"max":10}""");

        (await plan.Write("stores tier=mid 2024 21")).IsProblem(409, "cells-held");
        (await plan.Write("stores tier=mid 2024 15")).Is(200);
        (await plan.Write("stores tier=mid 2024 16")).IsProblem(409, "cells-held");
    }

    [Fact]
    public async Task Hold_SetSince_StopsAnUndo()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 5");
        var version = await plan.Put("stores tier=mid 2024 6");
        await plan.Hold("mine", "stores tier=mid 2024");

        (await plan.Undo(version)).IsProblem(409, "cells-held");
        (await service.Api.Delete($"{plan.Path}/holds/mine", (await service.Api.Get($"{plan.Path}/holds/mine")).ETag)).Is(204);
        (await plan.Undo(version)).Is(200);
        Assert.Equal("5", await plan.At("stores tier=mid 2024"));
    }

    [Fact]
    public async Task Hold_HoldsInEveryScenario()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 5");
        await plan.Scenario("bold");
        await plan.Hold("mine", "stores tier=mid 2024");

        (await plan.WriteTo("bold", "stores tier=mid 2024 6")).IsProblem(409, "cells-held");
    }

    [Theory]
    [InlineData("""{"code":"a","indicator":"stores","period":"2024"}""", "missing-field /measure")]
    [InlineData(
        """{"code":"a","indicator":"none","measure":"target","period":"2024","scope":{"tier":"x"},"min":1}""",
        "unknown-reference /indicator, unknown-reference /scope/tier"
    )]
    [InlineData("""{"code":"a","indicator":"stores","measure":"target","period":"2024"}""", "missing-field /min")]
    [InlineData("""{"code":"a","indicator":"stores","measure":"target","period":"2024","min":2,"max":1}""", "out-of-range /max")]
    [InlineData(
        """{"code":"a","indicator":"stores","measure":"target","period":"2024","min":2,"toDate":true,"reach":"below"}""",
        "not-allowed /reach"
    )]
    [InlineData("""{"code":"a","indicator":"stores","measure":"target","period":"2031","min":2}""", "period-outside-calendar /period")]
    public async Task Bound_ThatCannotBe_IsRefused(string bound, string faults)
    {
        var plan = await CubePlan.New(service);

        Assert.Equal(faults, (await service.Api.Post($"{plan.Path}/bounds", bound)).IsProblem(400, "invalid").Faults);
    }
}
