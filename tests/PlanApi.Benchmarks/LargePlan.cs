using PlanApi.Domain.Calendars;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Benchmarks;

/// <summary>A plan with as many targets as wanted, spread over indicators, members and quarters, a few of which contradict.</summary>
internal static class LargePlan
{
    public static PlanDocument Of(int targets)
    {
        var members = Math.Max(10, targets / 400);
        return new PlanDocument
        {
            Format = PlanDocument.CurrentFormat,
            Plan = new Plan
            {
                Code = Code.Parse("large"),
                Calendar = new Calendar
                {
                    Year = 2024,
                    ReferenceFrom = 2023,
                    ReferenceTo = 2024,
                },
                Currency = Code.Parse("CNY"),
            },
            Sections = [new Section { Code = Code.Parse("3"), Purpose = SectionPurpose.Indicators }],
            Dimensions = [new Dimension { Code = Code.Parse("market") }],
            Members =
            [
                .. Enumerable.Range(0, members).Select(at => new Member { Code = Code.Parse($"m{at}"), Dimension = Code.Parse("market") }),
            ],
            Indicators =
            [
                .. Enumerable
                    .Range(0, 100)
                    .Select(at => new Indicator
                    {
                        Code = Code.Parse($"i{at}"),
                        Kind = IndicatorKind.Flow,
                        Unit = Unit.Number,
                        Decimals = 2,
                    }),
            ],
            Targets = [.. Enumerable.Range(0, targets).Select(at => Target(at, members))],
        };
    }

    private static Target Target(int at, int members)
    {
        // One in a hundred claims the place of the one before it, with another value.
        var place = at % 100 == 99 ? at - 1 : at;
        return new Target
        {
            Code = Code.Parse($"t{at}"),
            Indicator = Code.Parse($"i{place % 100}"),
            Scope = new Scope([new(Code.Parse("market"), Code.Parse($"m{place / 400 % members}"))]),
            Period = Period.OfQuarter(2024, (place / 100 % 4) + 1),
            Comparator = at % 3 == 0 ? Comparator.AtLeast : Comparator.Equal,
            Value = Quantity.Of(1_000 + (at % 977)),
            Wording = LocalText.English($"target number {at}"),
            Source = Code.Parse("3"),
        };
    }
}
