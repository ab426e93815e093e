using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Actuals;

/// <summary>
/// Files as spreadsheets write them: other separators, decimal commas where they are declared, rounding where it is asked for.
/// </summary>
public sealed class ActualDialectTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData("indicator;date;value\ngmv;2024-03-18;3.5\n", "", "; point 3.5")]
    [InlineData("indicator\tdate\tvalue\ngmv\t2024-03-18\t3.5\n", "", "\t point 3.5")]
    [InlineData("sep=|\r\nindicator|date|value\r\ngmv|2024-03-18|3.5\r\n", "", "| point 3.5")]
    [InlineData("sep=;\nindicator;date;value\ngmv;2024-03-18;3,5\n", "?decimal=comma", "; comma 3.5")]
    [InlineData("indicator,date,value\ngmv,2024-03-18,\"3,5\"\n", "?decimal=comma", ", comma 3.5")]
    [InlineData("indicator,date,value\ngmv,2024-03-18,3.5\n", "", ", point 3.5")]
    [InlineData("indicator;date;source;value\ngmv;2024-03-18;a,b;4\n", "", "; point 4")]
    public async Task AFile_IsReadInItsDialect_WhichIsTold(string csv, string query, string expected)
    {
        var plan = await CubePlan.New(service);

        var dialect = (await plan.Api.Post($"{plan.Path}/actuals{query}", csv, "text/csv")).Is(200).Json["dialect"]!;

        Assert.Equal(expected, $"{dialect["separator"]} {dialect["decimal"]} {await plan.At("gmv - 2024-03 - actual")}");
    }

    [Theory]
    [InlineData("indicator;date;value\ngmv;2024-03-18;3,5\n", "", "wrong-type /rows/0/value")]
    [InlineData("indicator;date;value\ngmv;2024-03-18;3.5\n", "?decimal=comma", "wrong-type /rows/0/value")]
    [InlineData("indicator,date,value\ngmv,2024-03-18,1.005\n", "", "too-many-decimals /rows/0/value")]
    public async Task WhatWasNotDeclared_IsRefused(string csv, string query, string faults)
    {
        var plan = await CubePlan.New(service);

        Assert.Equal(faults, (await plan.Api.Post($"{plan.Path}/actuals{query}", csv, "text/csv")).IsProblem(400, "invalid").Faults);
    }

    [Fact]
    public async Task Values_AreRoundedOnce_WhereThatIsAsked()
    {
        var plan = await CubePlan.New(service);

        var answer = (
            await plan.Api.Post(
                $"{plan.Path}/actuals?round=halfAwayFromZero",
                "indicator,date,value\ngmv,2024-03-18,1.005\ngmv,2024-03-19,1.00499999\ngmv,"
                    + "2024-03-20,-2.345\nstores,2024-03-18,2.5\nstores,2024-03-19,4\n",
                "text/csv"
            )
        )
            .Is(200)
            .Json;

        Assert.Equal((5, 4), ((int)answer["accepted"]!, (int)answer["rounded"]!));
        Assert.Equal(
            ("1.01", "1", "-2.35", "3", "7"),
            (
                await plan.At("gmv - 2024-03-18 - actual"),
                await plan.At("gmv - 2024-03-19 - actual"),
                await plan.At("gmv - 2024-03-20 - actual"),
                await plan.At("stores - 2024-03-18 - actual"),
                await plan.At("stores - 2024 - actual")
            )
        );
        (
            await plan.Api.Post(
                $"{plan.Path}/actuals",
                """{"rows":[{"indicator":"gmv","date":"2024-04-01","value":1.005}],"round":"halfAwayFromZero"}"""
            )
        ).Is(200);
        Assert.Equal("1.01", await plan.At("gmv - 2024-04 - actual"));
    }

    [Fact]
    public async Task AQuotient_OfDaysWithANumeratorAlone_IsUndefined()
    {
        const string Target = "targets: [{code: rate, indicator: conversion, period: \"2024\", comparator: atLeast, value: 20}]\n";
        var plan = await CubePlan.New(
            service.Api,
            Target,
            "visitors - 2024-04-01 50 actual",
            "visitors - 2024-04-02 50 actual",
            "inquiries - 2024-04-01 10 actual",
            "inquiries - 2024-04-02 10 actual",
            "visitors - 2024-03 100 actual",
            "inquiries - 2024-03-31 20 actual"
        );
        Assert.Equal(("20", "20"), (await plan.At("conversion - 2024-04 - actual"), await plan.At("conversion - 2024-03 - actual")));

        (await plan.Api.Post($"{plan.Path}/actuals", "indicator,date,value\ninquiries,2024-04-03,96\n", "text/csv")).Is(200);

        Assert.Equal(
            ("undefined", "20"),
            (await plan.At("conversion - 2024-04 - actual"), await plan.At("conversion - 2024-04-02 - actual"))
        );
        var light = (await plan.Api.Get($"{plan.Path}/targets/rate/light?date=2024-05-10")).Is(200).Json;
        Assert.Equal((20m, "2024-04-02"), ((decimal)light["actual"]!, (string)light["measuredTo"]!));
    }
}
