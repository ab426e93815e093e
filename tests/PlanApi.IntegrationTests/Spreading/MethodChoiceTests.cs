using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

/// <summary>What methods take, and what they do where it is not given; each computed by hand first.</summary>
public sealed class MethodChoiceTests(OpenService service) : IClassFixture<OpenService>
{
    private static readonly string[] Lines = ["brand", "sales", "service"],
        Tiers = ["head", "mid", "tail"];

    [Fact]
    public async Task TwoAxesOfMembers_MeetBothTotals_AsNearTheFitAsWholeStepsCome()
    {
        int[] seed = [10, 5, 6, 16, 18, 16, 11, 18, 5];
        var plan = await CubePlan.New(
            service,
            null,
            [.. seed.Select((value, at) => $"stores line={Lines[at / 3]},tier={Tiers[at % 3]} 2024 {value}")]
        );

        var preview = await plan.Preview(
            """
            {"indicator":"stores","period":"2024","method":"biproportional","over":[{"dimension":"tier"},{"dimension":"line"}],"totals":[
             {"member":"brand","value":9},{"member":"sales","value":1},{"member":"service","value":2},{"member":"head","value":1},{"member":"mid","value":1},{"member":"tail","value":10}]}
            """
        );

        // The fit is 0.764 0.515 7.721 / 0.052 0.078 0.870 / 0.184 0.406 1.409; a squared distance of 0.979 is the least that whole steps
        // have.
        Assert.Equal(["1", "0", "8", "0", "0", "1", "0", "1", "1"], CubePlan.After(preview).Select(cell => cell.Split(": ")[1]));
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("9 10", $"{await plan.At("stores line=brand 2024")} {await plan.At("stores tier=tail 2024")}");
        (
            await plan.Preview(
                """
                {"indicator":"stores","period":"2024","method":"biproportional","over":[{"dimension":"tier"},{"dimension":"line"}],"totals":[{"dimension":"line","member":"head","value":9}]}
                """
            )
        ).HasFaults("unknown-reference /totals/0");
        (
            await plan.Preview(
                """{"indicator":"stores","period":"2024","method":"biproportional","over":[{"dimension":"tier"}],"totals":[{"member":"head","value":9}]}"""
            )
        ).HasFaults("not-allowed /over");
    }

    [Fact]
    public async Task TotalsOfSomeMembers_LeaveTheOthersFree()
    {
        var plan = await CubePlan.New(
            service,
            null,
            [.. Lines.SelectMany(line => Enumerable.Range(1, 4).Select(quarter => $"gmv line={line} 2024-Q{quarter} 10"))]
        );
        Task<Answer> Spread(string totals) =>
            plan.Preview(
                $$"""{"indicator":"gmv","period":"2024","method":"biproportional","over":[{"dimension":"line"},{"grain":"quarter"}],"totals":[{{totals}}]}"""
            );

        // The quarters stay at 30 each; 60 are left for the two lines of which nothing is said.
        Assert.Equal(
            "7.5 7.5 7.5 7.5 15 15 15 15 7.5 7.5 7.5 7.5",
            string.Join(' ', Values(await Spread("""{"member":"sales","value":60}""")))
        );
        // Sales by r and the first quarter by c: 10 r (c + 3) = 60 and 10 c (r + 2) = 60, so c = 1.5 r and r = (√45 - 3) / 3 = 1.23607.
        Assert.Equal(
            "18.54 10 10 10 22.92 12.36 12.36 12.36 18.54 10 10 10",
            string.Join(' ', Values(await Spread("""{"member":"sales","value":60},{"period":"2024-Q1","value":60}""")))
        );
    }

    [Theory]
    [InlineData(
        "gmv",
        "growth",
        ""","value":100,"rate":0,"rates":[{"period":"2024-Q2","value":10},{"period":"2024-Q3","value":20}]""",
        "21.1 23.2 27.85 27.85"
    )]
    [InlineData("gmv", "growth", ""","first":10,"rate":10""", "10 11 12.1 13.31")]
    [InlineData("gmv", "growth", ""","first":10,"rate":10,"value":46.41""", "10 11 12.1 13.31")]
    [InlineData("sellers", "growth", ""","first":10,"rate":100""", "10 20 40 80")]
    [InlineData(
        "sellers",
        "growth",
        ""","value":80,"rates":[{"period":"2024-Q2","value":100},{"period":"2024-Q3","value":100},{"period":"2024-Q4","value":100}]""",
        "10 20 40 80"
    )]
    [InlineData("stores", "straightLine", ""","value":100""", "25 25 25 25")]
    [InlineData("sellers", "straightLine", ""","value":40""", "40 40 40 40")]
    [InlineData(
        "stores",
        "weighted",
        ""","value":10,"weights":[{"period":"2024-Q1","value":1},{"period":"2024-Q2","value":0}]""",
        "10 0 0 0"
    )]
    public async Task OverQuarters_WhatIsNotSaidFollows(string indicator, string method, string more, string quarters)
    {
        var plan = await CubePlan.New(service);

        var preview = await plan.Preview(
            $$"""{"indicator":"{{indicator}}","period":"2024","method":"{{method}}","over":[{"grain":"quarter"}]{{more}}}"""
        );

        Assert.Equal(quarters, string.Join(' ', Values(preview)));
        (await plan.Apply(preview)).Is(200);
    }

    [Theory]
    [InlineData(""","first":10,"rate":10,"value":47""", "not-allowed /first")]
    [InlineData(""","value":47,"rates":[{"period":"2024-Q2","value":10}]""", "missing-field /rate")]
    [InlineData(""","value":47,"rate":1,"rates":[{"period":"2024-Q1","value":10}]""", "unknown-reference /rates/0/period")]
    [InlineData(""","value":47,"rate":1,"rates":[{"period":"2024-Q2","value":-100}]""", "out-of-range /rates/0/value")]
    public async Task Growth_ThatContradictsItself_SaysWhere(string more, string fault) =>
        (
            await (await CubePlan.New(service)).Preview(
                $$"""{"indicator":"gmv","period":"2024","method":"growth","over":[{"grain":"quarter"}]{{more}}}"""
            )
        ).HasFaults(fault);

    [Fact]
    public async Task RelativeToAnotherScope_GoesMemberByMember_AndSaysWhereItCannot()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "gmv tier=head,market=mexico 2023 30 actual",
            "gmv tier=head,market=brazil 2023 10 actual",
            "gmv market=eu 2023 7 actual"
        );
        Task<Answer> Like(string scope) =>
            plan.Preview(
                $$"""
                {"indicator":"gmv","scope":{"tier":"mid"},"period":"2024","value":100,"method":"relative","like":{"yearsBefore":1,"scope":{{scope}}},
                 "over":[{"dimension":"market","members":["mexico","brazil"]}]}
                """
            );

        var preview = await Like("""{"tier":"head"}""");
        Assert.Equal(["25", "75"], Values(preview));
        Assert.Equal("""{"market":"brazil","tier":"head"}""", preview.Json["cells"]![0]!["reason"]!["from"]!["scope"]!.ToJsonString());
        Assert.Null(preview.Json["note"]);
        (await plan.Apply(preview)).Is(200);
        var told = (
            await plan.Api.Post(
                $"{plan.Path}/cell-explanations",
                """{"indicator":"gmv","scope":{"tier":"mid","market":"brazil"},"period":"2024"}"""
            )
        ).Is(200);
        Assert.Contains("""{"market":"brazil","tier":"head"}""", told.Text, StringComparison.Ordinal);

        var same = await Like("""{"market":"eu"}""");
        Assert.Equal(["50", "50"], Values(same));
        Assert.Contains(
            "Every cell goes by the same number, actual 'gmv' of market=eu in 2023",
            (string)same.Json["note"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Order_IsNamedOnlyWhereRemaindersTie()
    {
        var plan = await CubePlan.New(service);
        async Task<string> Rounding(string more) =>
            string.Join(
                ' ',
                (await plan.Preview($$"""{"indicator":"stores","period":"2024","over":[{"dimension":"tier"}],{{more}}}""")).Is(200).Json[
                    "cells"
                ]!
                    .AsArray()
                    .Select(cell => (string?)cell!["reason"]!["rounding"] ?? "-")
            );

        Assert.Equal(
            "upByOrder downByOrder downByOrder",
            await Rounding(
                """
                "method":"equal","value":10
                """
            )
        );
        // 1.5, 0.75 and 0.75: both of the larger remainders go up.
        Assert.Equal(
            "down up up",
            await Rounding(
                """
                "method":"weighted","value":3,"weights":[{"member":"head","value":2},{"member":"mid","value":1},{"member":"tail","value":1}]
                """
            )
        );
    }

    private static string[] Values(Answer preview) => [.. CubePlan.After(preview).Select(cell => cell.Split(": ")[1])];
}
