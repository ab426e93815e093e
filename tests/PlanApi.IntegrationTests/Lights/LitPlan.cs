using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Lights;

/// <summary>A plan of 2024 with targets, objectives and weights, and actuals until the middle of June.</summary>
internal static class LitPlan
{
    public const string More = """
        targets:
          - {code: daily-visitors, indicator: daily, period: "2024", comparator: atLeast, value: 100000}
          - {code: year-gmv, indicator: gmv, period: "2024", comparator: atLeast, value: 366}
          - {code: gmv-growth-target, indicator: gmv-growth, period: "2024", comparator: atLeast, value: 20}
          - {code: mid-gmv, indicator: gmv, scope: {tier: mid}, comparator: atLeast, value: 183}
          - {code: few-sellers-leave, indicator: staff, period: "2024", comparator: atMost, value: 50}
          - {code: conversion-band, indicator: conversion, period: "2024", comparator: between, value: 20, upperValue: 30}
          - {code: seller-rise, indicator: sellers, period: "2024", comparator: atLeast, value: 466, baseline: {value: 100}}
          - {code: fifty-stores, indicator: stores, period: "2024", comparator: atLeast, value: 50, risesBy: quarter}
          - {code: sales-basket, indicator: basket, scope: {line: sales}, period: "2024", comparator: atLeast, value: 2}
          - {code: last-quarter, indicator: gmv, period: 2024-Q4, comparator: atLeast, value: 100}
          - {code: quarterly, indicator: gmv, period: "2024", comparator: atLeast, basis: growth, against: previousQuarter, value: 100}
          - {code: satisfied, indicator: satisfaction, period: "2024", comparator: atLeast, value: 4.6, pace: {method: seasonal}}
        """;

    /// <summary>The cells: 2023 in all, 2024 by the month until May, and one day of June.</summary>
    public static readonly string[] Cells =
    [
        "gmv line=sales,tier=mid 2023 300 actual",
        .. Months("gmv line=sales,tier=mid", 30),
        .. Months("gmv line=brand,tier=head", 10),
        .. Months("visitors line=sales,tier=mid", 20),
        .. Months("inquiries line=sales,tier=mid", 5),
        .. Months("daily -", 96000),
        .. Months("staff line=sales", 40),
        "sellers line=sales 2024-05 250 actual",
        "stores line=sales 2024-02 9 actual",
        "stores line=sales 2024-05 16 actual",
        "gmv line=sales,tier=mid 2024-06-18 16 actual",
    ];

    public static async Task<CubePlan> New(TestService service, params string[] cells) =>
        await CubePlan.New(service.Api, More, [.. Cells, .. cells]);

    private static IEnumerable<string> Months(string place, int value) =>
        Enumerable.Range(1, 5).Select(month => $"{place} 2024-{month:D2} {value} actual");
}
