using FsCheck.Xunit;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.UnitTests.Weights;

public sealed class WeightsInForceTests
{
    private static readonly Code[] Lines = [Code.Known("brand"), Code.Known("operations"), Code.Known("sales"), Code.Known("traffic")];

    [Fact]
    public void InAWindowAllAddUpToAHundredExactly()
    {
        // A third of 60 each does not come out in steps of 1/10,000 of what is left of the odd value.
        Weight[] weights =
        [
            Line(0, 20),
            Line(1, 20),
            Line(2, 40),
            Line(3, 20),
            Line(2, 49.9999m) with
            {
                Code = Code.Known("odd"),
                Window = Code.Known("sale"),
            },
        ];

        var inForce = new WeightsInForce(weights, [Window("sale", 0)], new DateOnly(2024, 6, 18));

        Assert.Equal("16.6667 16.6667 49.9999 16.6667", string.Join(' ', Lines.Select(line => inForce.Of(Place(line), Scope.Top))));
        Assert.Equal(
            "20 20 40 20",
            string.Join(
                ' ',
                Lines.Select(line => new WeightsInForce(weights, [Window("sale", 0)], new DateOnly(2024, 6, 19)).Of(Place(line), Scope.Top))
            )
        );
    }

    [Property(MaxTest = 500)]
    public void OnEveryDayWeightsThatStandAtAHundredAddUpToIt(ushort[] cuts, uint[] overrides, int day, bool isOther)
    {
        var whole = Quantity.Of(100m).Steps;
        long[] ends = [0, .. cuts.Take(3).Select(cut => cut * (whole / 65_536)).Order(), whole];
        Weight[] standing =
        [
            .. Enumerable.Range(0, ends.Length - 1).Select(at => Line(at, 0) with { Value = new Quantity(ends[at + 1] - ends[at]) }),
        ];
        Weight[] own =
        [
            .. overrides
                .Take(2)
                .Select(
                    (value, at) =>
                        Line(at, 0) with
                        {
                            Code = Code.Known($"own{at}"),
                            Value = new Quantity(value % (whole / 2)),
                            Window = Code.Known(isOther && at > 0 ? "other" : "sale"),
                        }
                ),
        ];
        if (own.Length == 0 || own.Length >= standing.Length || standing.Skip(own.Length).All(weight => weight.Value == Quantity.Zero))
            return;

        var inForce = new WeightsInForce(
            [.. standing, .. own],
            [Window("sale", 1), Window("other", 1)],
            new DateOnly(2024, 6, 1).AddDays((day & int.MaxValue) % 30)
        );

        Assert.Equal(whole, inForce.OfScopes.Sum(weight => weight.Value.Steps));
        Assert.All(inForce.OfScopes, weight => Assert.True(weight.Value >= Quantity.Zero));
    }

    [Drawn(100, 500)]
    public void AnAdjustmentHoldsFromItsDayAndChangesNoDayBefore(
        byte[] values,
        byte first,
        byte second,
        byte at,
        uint value,
        uint otherValue
    )
    {
        Weight[] weights = [.. Enumerable.Range(0, 4).Select(line => Line(line, values.Length > line ? values[line] : 25))];
        var begin = new DateOnly(2024, 1, 1);
        foreach (var (day, line, set) in new[] { (first, at, value), (second, (byte)((at + 1) % 4), otherValue) })
        {
            var adjustment = new WeightAdjustment
            {
                From = begin.AddDays(day),
                Reason = LocalText.English("Because."),
                Weights = [new AdjustedWeight { Of = Place(Lines[line % 4]), Value = new Quantity(set % 1_000_001) }],
            };
            var changed = weights.ToDictionary(weight => weight.Code);
            foreach (var change in new WeightAdjuster(weights, _ => []).Changes(adjustment))
                changed[change.After.Code] = change.After;
            Weight[] after = [.. changed.Values];

            for (var other = begin; other < adjustment.From; other = other.AddDays(1))
                Assert.Equal(Values(weights, other), Values(after, other));
            Assert.Equal(
                new Quantity(set % 1_000_001),
                new WeightsInForce(after, [], adjustment.From).Of(Place(Lines[line % 4]), Scope.Top)
            );
            if (
                new WeightsInForce(weights, [], adjustment.From)
                    .OfScopes.Where(weight => !weight.Given.Of!.Equals(Place(Lines[line % 4])))
                    .Any(weight => weight.Value > Quantity.Zero)
            )
                Assert.Equal(
                    Quantity.Of(100m).Steps,
                    new WeightsInForce(after, [], adjustment.From).OfScopes.Sum(weight => weight.Value.Steps)
                );
            weights = after;
        }
    }

    private static string Values(Weight[] weights, DateOnly day) =>
        string.Join(' ', Lines.Select(line => new WeightsInForce(weights, [], day).Of(Place(line), Scope.Top)));

    private static Scope Place(Code line) => Scope.Top.With(Code.Known("line"), line);

    private static Weight Line(int at, decimal value) =>
        new()
        {
            Code = Code.Known($"w{at}"),
            Of = Place(Lines[at]),
            Value = Quantity.Of(value),
        };

    private static WeightWindow Window(string code, int precedence) =>
        new()
        {
            Code = Code.Known(code),
            From = new DateOnly(2024, 6, 1),
            To = new DateOnly(2024, 6, 18),
            Precedence = precedence,
        };
}
