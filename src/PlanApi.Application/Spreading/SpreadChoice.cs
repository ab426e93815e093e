using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Puts a method into what the solvers take: what each cell starts from, and how far it moves.</summary>
internal sealed class SpreadChoice(SpreadCells cells, Indicator asked, long total, SpreadLimits limits, Numbers? like)
{
    private SpreadRequest Request => cells.Request;

    /// <summary>By cell its start and weight, or a failure where the method needs something that is not given.</summary>
    public Outcome<Breakdown> Breakdown()
    {
        var weights = Request.Method switch
        {
            SpreadMethod.Weighted => Given(),
            SpreadMethod.Relative => Outcome.Of(Numbers(like!)),
            SpreadMethod.Same or SpreadMethod.Shift when asked.Numerator is not null => Outcome.Of(Numbers(cells.Others(OtherPart(), Request.Measure))),
            _ => Outcome.Of<long[]>([]),
        };
        if (!weights.IsSuccess(out var given, out var failure))
            return failure;
        var adds = Request.Mode != SpreadMode.Set;
        var (start, weight) = Request.Method switch
        {
            SpreadMethod.Proportional => (cells.Old, Array.ConvertAll(cells.Old, Math.Abs)),
            SpreadMethod.Shift => (cells.Old, given),
            SpreadMethod.Equal => (adds ? cells.Old : new long[cells.Count], Ones()),
            _ => (adds ? cells.Old : new long[cells.Count], given),
        };
        if (Request.Method is SpreadMethod.StraightLine or SpreadMethod.Growth)
        {
            if (!Line().IsSuccess(out start, out failure))
                return failure;
            weight = Array.ConvertAll(start, value => Math.Max(Math.Abs(value), 1));
        }
        if (Request.EqualIfEmpty && Array.TrueForAll(weight, value => value == 0))
            weight = Ones();
        return new Breakdown(total, start, weight, cells.Columns)
        {
            Low = limits.Low, High = limits.High, Sums = limits.Sums, Rising = Request.Rising,
        };
    }

    private Code OtherPart() => asked.Numerator == cells.Indicator.Code ? asked.Denominator!.Value : asked.Numerator!.Value;

    private long[] Ones()
    {
        var ones = new long[cells.Count];
        Array.Fill(ones, 1);
        return ones;
    }

    private long[] Numbers(Numbers numbers)
    {
        var weights = new long[cells.Count];
        for (var cell = 0; cell < weights.Length; cell++)
            weights[cell] = numbers.At(cell) is { HasValue: true } number ? Math.Abs(number.RoundedSteps(Quantity.MaxDecimals)) : 0;
        return weights;
    }

    // The product of what the members and the period of a cell weigh; an axis of which nothing is named weighs the same throughout.
    private Outcome<long[]> Given()
    {
        if (Request.Weights is not { Count: > 0 } weights)
            return Invalid.One(FaultCodes.MissingField, "/weights", "Weigh at least one member or period.");
        var (byMember, byPeriod) = (new Dictionary<Code, long>(), new Dictionary<Period, long>());
        for (var at = 0; at < weights.Count; at++)
        {
            var (weight, pointer) = (weights[at], $"/weights/{at}");
            if (weight.Value.Steps <= 0)
                return Invalid.One(FaultCodes.OutOfRange, pointer + "/value", "A weight is above zero; leave out those that get nothing.");
            if (weight.Member is null == weight.Period is null)
                return Invalid.One(FaultCodes.MissingField, pointer, "Name a member or a period.");
            if (weight.Member is { } member ? !IsNamed(member) || !byMember.TryAdd(member, weight.Value.Steps)
                : !cells.Frame.Periods.Contains(weight.Period!.Value) || !byPeriod.TryAdd(weight.Period!.Value, weight.Value.Steps))
                return Invalid.One(FaultCodes.UnknownReference, pointer, "It is none of the members or periods along the axes, or comes twice.");
        }
        var result = new long[cells.Count];
        var axes = cells.Frame.Axes.Where(axis => axis.Entries.Count > 1 || byMember.Count > 0).ToArray();
        for (var cell = 0; cell < result.Length; cell++)
        {
            var product = byPeriod.Count == 0 ? 1L : byPeriod.GetValueOrDefault(cells.PeriodOf(cell));
            var members = axes.Select(axis => cells.Structure.Scopes.Dimensions[axis.Dimension]
                .CodeOf(Math.Max(cells.Frame.MemberAt(axis, cell), 0))).Where(byMember.ContainsKey).ToArray();
            if (byMember.Count > 0)
                product = members.Length == 0 ? 0 : members.Aggregate(product, (all, member) => checked(all * byMember[member]));
            result[cell] = product;
        }
        return result;

        bool IsNamed(Code member) => cells.Frame.Axes.Any(axis =>
            axis.Entries.Contains(cells.Structure.Scopes.Dimensions[axis.Dimension].Number(member)));
    }

    private Outcome<long[]> Line()
    {
        if (!cells.Layout.HasPeriodAxis || cells.Count != cells.Columns)
            return Invalid.One(FaultCodes.NotAllowed, "/over", "A line or a growth goes over one axis of periods and no other.");
        if (cells.Count > PeriodLine.MostPeriods)
            return Invalid.One(FaultCodes.TooLarge, "/over", $"There are {cells.Count} periods; {PeriodLine.MostPeriods} are the most.");
        var isFlow = cells.Indicator.Kind == IndicatorKind.Flow;
        var result = new long[cells.Count];
        var rate = Request.Rate is { } percent ? Fraction.Of(percent) / Fraction.Hundred : (Fraction?)null;
        if (Request.Method == SpreadMethod.Growth && (rate is null || (Fraction.One + rate.Value).Sign <= 0))
            return Invalid.One(FaultCodes.MissingField, "/rate", "A growth needs its rate for each period, in percent above -100.");
        if (Request.Method == SpreadMethod.Growth && isFlow)
            PeriodLine.GrowthWithin(total, rate!.Value, result);
        else if (Request.Method == SpreadMethod.Growth)
            PeriodLine.GrowthUpTo(total, rate!.Value, result);
        else if (Request.First is not { } first)
            return Invalid.One(FaultCodes.MissingField, "/first", "A straight line needs the first period's value.");
        else if (result.Length == 1)
            result[0] = total;
        else if (isFlow)
            PeriodLine.LineFrom(cells.Steps(first), total, result);
        else
            PeriodLine.LineBetween(cells.Steps(first), total, result);
        return result;
    }
}
