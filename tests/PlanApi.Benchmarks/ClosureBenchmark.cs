using PlanApi.Domain.Calendars;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Benchmarks;

/// <summary>
/// The rules that rest on the closure of identities over a plan in which everything is related to everything: sums over members and
/// quarters, ratios, a formula of a formula, shares. Against a raw reader of as many targets, and whether it is linear.
/// </summary>
internal static class ClosureBenchmark
{
    private const int PerMember = 40;

    public static async Task Run()
    {
        PlanRule[] rules =
        [
            .. new[] { "claims-cannot-all-hold", "parts-exceed-whole", "periods-against-whole" }.Select(code => RuleCatalogue.Find(code)!),
        ];
        double last = 0;
        foreach (var size in new[] { 25_000, 50_000, 100_000 })
        {
            var document = Plan(size);
            var raw = await ValidationBenchmark.RawReading(document);
            var (closed, findings) = (double.MaxValue, 0);
            for (var round = 0; round < 7; round++)
            {
                var index = new PlanIndex(document, new DateOnly(2024, 1, 1));
                _ = index.Claims.All.Length;
                closed = Math.Min(closed, ValidationBenchmark.ProcessorTime(() => findings = rules.Sum(rule => rule.Check(index).Count())));
            }
            Console.WriteLine(
                $"closure over {document.Targets.Count, 7:N0} targets: {closed / raw:F2} x a raw reader ({findings} contradictions)"
                    + (last > 0 ? $", {closed / last:F2} x half the size" : "")
            );
            last = closed;
        }
    }

    private static PlanDocument Plan(int size)
    {
        var members = size / PerMember;
        var plan = new PlanDocument
        {
            Format = PlanDocument.CurrentFormat,
            Plan = new Plan
            {
                Code = Code.Parse("closed"),
                Calendar = new Calendar { Year = 2024 },
                Currency = Code.Parse("CNY"),
            },
            Dimensions = [new Dimension { Code = Code.Parse("market") }],
            Members =
            [
                .. Enumerable
                    .Range(0, members)
                    .Select(at => new Member
                    {
                        Code = Code.Parse($"m{at}"),
                        Dimension = Code.Parse("market"),
                        Parent = at < 20 ? null : Code.Parse($"m{at % 20}"),
                    }),
            ],
            Indicators =
            [
                Indicator("visitors", IndicatorKind.Flow, Unit.Number),
                Indicator("orders", IndicatorKind.Flow, Unit.Number),
                Indicator("revenue", IndicatorKind.Flow, Unit.Currency),
                Indicator("cost", IndicatorKind.Flow, Unit.Currency),
                Indicator("conversion", IndicatorKind.Ratio, Unit.Percent) with
                {
                    Numerator = Code.Parse("orders"),
                    Denominator = Code.Parse("visitors"),
                },
                Indicator("price", IndicatorKind.Ratio, Unit.Currency) with
                {
                    Numerator = Code.Parse("revenue"),
                    Denominator = Code.Parse("orders"),
                },
                Indicator("profit", IndicatorKind.Formula, Unit.Currency) with
                {
                    Formula = "[revenue] - [cost]",
                },
                Indicator("margin", IndicatorKind.Formula, Unit.Percent) with
                {
                    Formula = "100 * [profit] / [revenue]",
                },
            ],
        };
        var targets = new List<Target>(size);
        for (var at = 20; at < members; at++)
        {
            for (var period = 0; period < 5; period++)
            {
                // The year is the sum of four quarters that are alike, so that every ratio stays what it is.
                var (orders, times) = (100 + (at % 77), period == 0 ? 4 : 1);
                decimal[] values =
                [
                    orders * 20 * times,
                    orders * times,
                    orders * 40 * times,
                    orders * 30 * times,
                    5,
                    40,
                    orders * 10 * times,
                    25,
                ];
                for (var indicator = 0; indicator < values.Length; indicator++)
                    targets.Add(
                        new Target
                        {
                            Code = Code.Parse($"t{targets.Count:D6}"),
                            Indicator = plan.Indicators[indicator].Code,
                            Comparator = Comparator.Equal,
                            Value = Quantity.Of(values[indicator]),
                            Scope = new Scope([new(Code.Parse("market"), Code.Parse($"m{at}"))]),
                            Period = period == 0 ? Period.OfYear(2024) : Period.OfQuarter(2024, period),
                            Wording = LocalText.English($"target number {targets.Count}"),
                        }
                    );
            }
        }
        return plan with { Targets = targets };
    }

    private static Indicator Indicator(string code, IndicatorKind kind, Unit unit) =>
        new()
        {
            Code = Code.Parse(code),
            Kind = kind,
            Unit = unit,
            Decimals = 2,
        };
}
