using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Turns a method into the input of the solvers: for each cell its start, and how far it moves.</summary>
internal sealed class SpreadChoice(SpreadCells cells, Indicator asked, long total, SpreadLimits limits, SpreadProfile? profile)
{
    private SpreadRequest Request => cells.Request;

    /// <summary>The input for the solvers, and the amount that a weight of 1 means.</summary>
    public sealed record Chosen(Breakdown Breakdown, Fraction WeightUnit);

    /// <summary>For each cell its start and weight, or a failure if the method needs something that is missing.</summary>
    public Outcome<Chosen> Breakdown()
    {
        var old = new SpreadWeights(Array.ConvertAll(cells.Old, Math.Abs), cells.Step);
        var choice = Request.Method switch
        {
            SpreadMethod.Weighted => Product(),
            SpreadMethod.Relative => profile!.Weights(),
            SpreadMethod.Same or SpreadMethod.Shift when asked.Numerator is not null => Outcome.Of(
                Numbers(cells.Others(OtherPart(), Request.Measure))
            ),
            SpreadMethod.Equal => Outcome.Of(SpreadWeights.Ones(cells.Count)),
            _ => Outcome.Of(old),
        };
        if (!choice.IsSuccess(out var weights, out var failure))
            return failure;
        var start =
            Request.Method is SpreadMethod.Proportional or SpreadMethod.Shift || Request.Mode != SpreadMode.Set
                ? cells.Old
                : new long[cells.Count];
        if (Request.Method is SpreadMethod.StraightLine or SpreadMethod.Growth)
        {
            if (!SpreadLine.Of(cells, total).IsSuccess(out start, out failure))
                return failure;
            weights = new SpreadWeights(Array.ConvertAll(start, value => Math.Max(Math.Abs(value), 1)), cells.Step);
        }
        if (Request.EqualIfEmpty && Array.TrueForAll(weights.Values, value => value == 0))
            weights = SpreadWeights.Ones(cells.Count);
        return new Chosen(
            new Breakdown(total, start, weights.Values, cells.Columns)
            {
                Low = limits.Low,
                High = limits.High,
                Sums = limits.Sums,
                Rising = Request.Rising,
            },
            weights.Unit
        );
    }

    private Code OtherPart() => asked.Numerator == cells.Indicator.Code ? asked.Denominator!.Value : asked.Numerator!.Value;

    private SpreadWeights Numbers(Numbers numbers)
    {
        var weights = new long[cells.Count];
        for (var cell = 0; cell < weights.Length; cell++)
            weights[cell] = numbers.At(cell) is { HasValue: true } number ? Math.Abs(number.RoundedSteps(Quantity.MaxDecimals)) : 0;
        return SpreadWeights.InSteps(weights);
    }

    // Given weights, days and numbers to go by, multiplied.
    private Outcome<SpreadWeights> Product()
    {
        if (Request is { Weights: not { Count: > 0 }, ByDays: false, Like: null })
            return Invalid.One(
                FaultCodes.MissingField,
                "/weights",
                "Give a weight to at least one member or period, or name another basis of the shares."
            );
        var product = SpreadWeights.Ones(cells.Count);
        if (Request.Weights is { Count: > 0 } given)
        {
            if (!Given(given).IsSuccess(out product, out var failure))
                return failure;
        }
        if (Request.ByDays)
            product = product.Times(
                new SpreadWeights([.. Enumerable.Range(0, cells.Count).Select(cell => (long)cells.DaysOf(cell))], Fraction.One)
            );
        if (profile is null)
            return product;
        return profile.Weights().IsSuccess(out var shape, out var wrong) ? product.Times(shape) : wrong;
    }

    // The product of what the members and the period of a cell weigh; an axis of which nothing is named weighs the same throughout.
    private Outcome<SpreadWeights> Given(IReadOnlyList<SpreadWeight> weights)
    {
        var (byMember, byPeriod) = (new Dictionary<Code, long>(), new Dictionary<Period, long>());
        for (var at = 0; at < weights.Count; at++)
        {
            var (weight, pointer) = (weights[at], $"/weights/{at}");
            if (weight.Value.Steps < 0)
                return Invalid.One(
                    FaultCodes.OutOfRange,
                    pointer + "/value",
                    "A weight is not below zero; 0 is for those that get nothing."
                );
            if (weight.Member is null == weight.Period is null)
                return Invalid.One(FaultCodes.MissingField, pointer, "Name a member or a period.");
            if (
                weight.Member is { } member
                    ? !IsNamed(member) || !byMember.TryAdd(member, weight.Value.Steps)
                    : !cells.Frame.Periods.Contains(weight.Period!.Value) || !byPeriod.TryAdd(weight.Period!.Value, weight.Value.Steps)
            )
                return Invalid.One(
                    FaultCodes.UnknownReference,
                    pointer,
                    "It is none of the members or periods along the axes, or comes twice."
                );
        }
        var product = SpreadWeights.Ones(cells.Count);
        foreach (var axis in cells.Frame.Axes)
        {
            var index = cells.Structure.Scopes.Dimensions[axis.Dimension];
            if (
                axis.Entries.Count > 1
                && axis.Entries.Any(entry => entry != DimensionIndex.Top && byMember.ContainsKey(index.CodeOf(entry)))
            )
                product = product.Times(Along(cell => byMember.GetValueOrDefault(index.CodeOf(cells.Frame.MemberAt(axis, cell)))));
        }
        return byPeriod.Count == 0 ? product : product.Times(Along(cell => byPeriod.GetValueOrDefault(cells.PeriodOf(cell))));

        SpreadWeights Along(Func<int, long> weight) => SpreadWeights.InSteps([.. Enumerable.Range(0, cells.Count).Select(weight)]);

        bool IsNamed(Code member) =>
            cells.Frame.Axes.Any(axis => axis.Entries.Contains(cells.Structure.Scopes.Dimensions[axis.Dimension].Number(member)));
    }
}
