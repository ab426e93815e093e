using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;

namespace PlanApi.UnitTests.Cube;

/// <summary>A number as the definitions give it.</summary>
internal sealed record Expected(CellState State, Rational Value = default, NoNumber Reason = NoNumber.None)
{
    public static readonly Expected Missing = new(CellState.Missing);

    public bool HasValue => State is CellState.Stored or CellState.RolledUp or CellState.Derived;

    public static Expected Undefined(NoNumber reason) => new(CellState.Undefined, default, reason);
}

/// <summary>
/// Evaluates places of tiny plans for calendar years, by the definitions and nothing else: walks over all stored cells and all
/// pairs of them at each place. Values are in steps.
/// </summary>
internal sealed partial class Oracle(TinyPlan plan, bool asIs)
{
    private readonly Dictionary<(string, Measure, TinyCell), Rational> _own = [];

    /// <summary>The number at a place, and what lies below it.</summary>
    public (Expected Shown, Expected Below) At(string code, Measure measure, string[] members, Period period)
    {
        var indicator = plan.Indicators[code];
        if (Derived(indicator, measure, members, period) is { } derived)
            return (derived, Expected.Missing);
        var place = new TinyCell(members, period, 0);
        var stored = CellsOf(indicator, measure).FirstOrDefault(cell => IsSame(cell, place));
        var below = indicator.Kind switch
        {
            IndicatorKind.Flow => Flow(indicator, measure, place),
            IndicatorKind.Stock => Stock(indicator, measure, place),
            IndicatorKind.NonAdditive => Below(indicator, measure, place).Count > 0
                ? Expected.Undefined(NoNumber.NotAdditive)
                : Expected.Missing,
            _ => Mean(indicator, measure, place),
        };
        return (
            stored is null ? below : new Expected(CellState.Stored, stored.Value),
            indicator.Kind == IndicatorKind.NonAdditive ? Expected.Missing : below
        );
    }

    // Where others are computed with it, a flow per day counts with all of its period.
    private Expected Total(string code, Measure measure, string[] members, Period period)
    {
        var shown = At(code, measure, members, period).Shown;
        return shown.HasValue && plan.Indicators[code].PerDay ? shown with { Value = shown.Value * (Rational)Spans.Length(period) } : shown;
    }

    private Expected? Derived(Indicator indicator, Measure measure, string[] members, Period period)
    {
        Expected Of(object? code, Measure from, string[] at, Period on) => At(code!.ToString()!, from, at, on).Shown;
        Rational factor = indicator.Unit == Unit.Percent ? 100 : 1;
        switch (indicator.Kind)
        {
            case IndicatorKind.Ratio when indicator.Numerator is not null:
                return Quotient(
                    Total(indicator.Numerator.ToString()!, measure, members, period),
                    Total(indicator.Denominator.ToString()!, measure, members, period),
                    factor
                );
            case IndicatorKind.Share:
                string[] whole =
                [
                    .. members.Select((member, at) => plan.Dimensions[at].Code == indicator.ShareOf.ToString() ? "" : member),
                ];
                return Quotient(Of(indicator.Base, measure, members, period), Of(indicator.Base, measure, whole, period), factor);
            case IndicatorKind.Growth:
                var now = Of(indicator.Base, measure, members, period);
                if (!now.HasValue)
                    return now;
                if (Base(indicator.Against.ToString()!, period) is not { } before)
                    return Expected.Undefined(NoNumber.NoBase);
                var start =
                    new[] { measure, Measure.Actual, Measure.Reference }
                        .Select(from => Of(indicator.Base, from, members, before))
                        .FirstOrDefault(number => number.State != CellState.Missing)
                    ?? Expected.Missing;
                var quotient = Quotient(now, start, 1);
                // Of a negative base more is more too: by what part of its size.
                var sign = start.HasValue && start.Value.Top.Sign * start.Value.Bottom.Sign < 0 ? -1 : 1;
                return quotient.HasValue ? quotient with { Value = (quotient.Value - (10_000L)) * (factor * sign) } : quotient;
            default:
                return null;
        }
    }

    private static Period? Base(string against, Period period) =>
        (against, period.Grain) switch
        {
            ("yearBefore", Grain.Year) => Period.OfYear(period.Year - 1),
            ("yearBefore", Grain.HalfYear) => Period.OfHalfYear(period.Year - 1, period.Number),
            ("yearBefore", Grain.Quarter) => Period.OfQuarter(period.Year - 1, period.Number),
            ("yearBefore", Grain.Month) => Period.OfMonth(period.Year - 1, period.Number),
            ("yearBefore", Grain.Week) => Period.OfWeek(period.Year - 1, Math.Min(period.Number, 52)),
            ("yearBefore", _) => Period.OfDay(new DateOnly(period.Year, period.Number, period.Day).AddYears(-1)),
            ("previousQuarter", Grain.Quarter) => period.Number > 1
                ? Period.OfQuarter(period.Year, period.Number - 1)
                : Period.OfQuarter(period.Year - 1, 4),
            _ => null,
        };

    private static Expected Quotient(Expected one, Expected other, Rational factor) =>
        one.State == CellState.Undefined ? one
        : other.State == CellState.Undefined ? other
        : !one.HasValue || !other.HasValue ? Expected.Missing
        : other.Value.IsZero ? Expected.Undefined(NoNumber.DivisionByZero)
        : new Expected(CellState.Derived, one.Value / other.Value * factor * 10_000L);

    private Expected Flow(Indicator indicator, Measure measure, TinyCell place)
    {
        var below = Below(indicator, measure, place);
        if (below.Count == 0)
            return Expected.Missing;
        if (Overlap(indicator, measure, below, cell => Own(indicator, measure, cell, Amount).IsZero))
            return Expected.Undefined(NoNumber.Overlap);
        var sum = below.Aggregate((Rational)0, (total, cell) => total + Own(indicator, measure, cell, Amount));
        return new Expected(CellState.RolledUp, indicator.PerDay ? sum / Spans.Length(place.Period) : sum);
        Rational Amount(TinyCell cell) => cell.Value * (Rational)(indicator.PerDay ? Spans.Length(cell.Period) : 1);
    }

    private Expected Stock(Indicator indicator, Measure measure, TinyCell place)
    {
        var all = CellsOf(indicator, measure);
        var found = new List<(Period Period, Expected Number)>();
        foreach (
            var period in all.Select(cell => cell.Period)
                .Distinct()
                .Where(period => period == place.Period || IsPart(indicator, place.Period, period))
        )
        {
            var there = all.Where(cell => cell.Period == period).ToArray();
            var at = place with { Period = period };
            if (period != place.Period && there.FirstOrDefault(cell => IsSame(cell, at)) is { } stored)
            {
                found.Add((period, new Expected(CellState.RolledUp, stored.Value)));
                continue;
            }
            var below = there.Where(cell => Contains(indicator, at, cell)).ToList();
            if (below.Count == 0)
                continue;
            Rational OwnThere(TinyCell cell) =>
                cell.Value
                - there.Where(inner => Contains(indicator, cell, inner)).Aggregate((Rational)0, (total, inner) => total + OwnThere(inner));
            found.Add(
                (
                    period,
                    Overlap(indicator, measure, below, cell => OwnThere(cell).IsZero)
                        ? Expected.Undefined(NoNumber.Overlap)
                        : new Expected(CellState.RolledUp, below.Aggregate((Rational)0, (total, cell) => total + OwnThere(cell)))
                )
            );
        }
        // A week is a level on its last day, and covers no other.
        found.RemoveAll(one =>
            found.Exists(other =>
                IsPart(indicator, other.Period, one.Period)
                && (other.Period.Grain != Grain.Week || Spans.Days(one.Period).Last == Spans.Days(other.Period).Last)
            )
        );
        if (found.Count == 0)
            return Expected.Missing;
        if ((indicator.OverTime ?? OverTime.Last) == OverTime.Last)
            return found.MaxBy(one => Spans.Days(one.Period).Last).Number;
        if (found.Exists(one => !one.Number.HasValue))
            return Expected.Undefined(NoNumber.Overlap);
        return new Expected(
            CellState.RolledUp,
            indicator.OverTime == OverTime.Average
                ? found.Aggregate((Rational)0, (total, one) => total + one.Number.Value) / found.Count
                : found.Select(one => one.Number.Value).Aggregate((most, value) => value.IsMoreThan(most) ? value : most)
        );
    }

    private Expected Mean(Indicator indicator, Measure measure, TinyCell place)
    {
        var below = Below(indicator, measure, place);
        if (below.Count == 0)
            return Expected.Missing;
        Rational? WeightOf(TinyCell cell) =>
            indicator.WeightedBy is { } by && Total(by.ToString(), measure, cell.Members, cell.Period) is { HasValue: true } weight
                ? weight.Value
                : null;
        // How often each cell counts: once for what lies here, less once for what covers it.
        var counts = new Dictionary<TinyCell, long>();
        void Count(TinyCell cell, long sign)
        {
            counts[cell] = counts.GetValueOrDefault(cell) + sign;
            foreach (var inner in Below(indicator, measure, cell))
                Count(inner, -sign);
        }
        foreach (var cell in below)
            Count(cell, 1);
        bool IsZero(TinyCell cell)
        {
            Rational Weigh(TinyCell at) => Below(indicator, measure, at).Aggregate(WeightOf(at) ?? 0, (rest, inner) => rest - Weigh(inner));
            Rational Product(TinyCell at) =>
                Below(indicator, measure, at).Aggregate((WeightOf(at) ?? 0) * at.Value, (rest, inner) => rest - Product(inner));
            return WeightOf(cell) is not null && Weigh(cell).IsZero && Product(cell).IsZero;
        }
        if (Overlap(indicator, measure, below, IsZero))
            return Expected.Undefined(NoNumber.Overlap);
        var counted = counts.Where(pair => pair.Value != 0).ToArray();
        if (counted is [{ Value: 1 } alone])
            return new Expected(CellState.RolledUp, alone.Key.Value);
        if (counted.Any(pair => WeightOf(pair.Key) is null))
            return Expected.Undefined(NoNumber.NoWeight);
        var weights = counted.Aggregate((Rational)0, (sum, pair) => sum + (pair.Value * WeightOf(pair.Key)!.Value));
        var products = counted.Aggregate((Rational)0, (sum, pair) => sum + (pair.Value * WeightOf(pair.Key)!.Value * pair.Key.Value));
        return weights.IsZero ? Expected.Undefined(NoNumber.DivisionByZero) : new Expected(CellState.RolledUp, products / weights);
    }

    /// <summary>The stored cells below a place, near or far.</summary>
    public List<TinyCell> Below(Indicator indicator, Measure measure, TinyCell place) =>
        [.. CellsOf(indicator, measure).Where(cell => Contains(indicator, place, cell))];

    // What a cell has more than those in it.
    private Rational Own(Indicator indicator, Measure measure, TinyCell cell, Func<TinyCell, Rational> amount)
    {
        var key = (indicator.Code.ToString(), measure, cell);
        if (!_own.TryGetValue(key, out var own))
        {
            _own[key] = own = Below(indicator, measure, cell)
                .Aggregate(amount(cell), (rest, inner) => rest - Own(indicator, measure, inner, amount));
        }
        return own;
    }

    // Two cells that share a part, though neither holds the other, and no stored cell here holds both.
    private bool Overlap(Indicator indicator, Measure measure, List<TinyCell> here, Func<TinyCell, bool> isZero) =>
        here.Exists(one =>
            here.Exists(other =>
                one != other
                && Share(indicator, one, other)
                && !Contains(indicator, one, other)
                && !Contains(indicator, other, one)
                && !isZero(one)
                && !isZero(other)
                && !here.Exists(both => Contains(indicator, both, one) && Contains(indicator, both, other))
            )
        );

    private bool Share(Indicator indicator, TinyCell one, TinyCell other) =>
        (one.Period == other.Period || IsPart(indicator, one.Period, other.Period) || IsPart(indicator, other.Period, one.Period))
        && Enumerable
            .Range(0, plan.Dimensions.Length)
            .All(at =>
                IsWithin(indicator, at, one.Members[at], other.Members[at], one.Period)
                || IsWithin(indicator, at, other.Members[at], one.Members[at], other.Period)
            );

    private bool Contains(Indicator indicator, TinyCell outer, TinyCell inner) =>
        !IsSame(outer, inner)
        && (outer.Period == inner.Period || IsPart(indicator, outer.Period, inner.Period))
        && Enumerable
            .Range(0, plan.Dimensions.Length)
            .All(at => IsWithin(indicator, at, inner.Members[at], outer.Members[at], inner.Period));

    private bool IsWithin(Indicator indicator, int at, string inner, string outer, Period period)
    {
        var dimension = plan.Dimensions[at];
        if (inner == outer)
            return true;
        if (indicator.Dimensions is { } sums && !sums.Any(code => code.ToString() == dimension.Code))
            return false;
        if (inner.Length == 0 || dimension.Groups.ContainsKey(inner))
            return false;
        for (var member = inner; member.Length > 0; member = Parent(dimension, member, Spans.Days(period).Last))
        {
            if (member == outer || (dimension.Groups.TryGetValue(outer, out var group) && group.Contains(member)))
                return true;
        }
        return outer.Length == 0;
    }

    private string Parent(TinyDimension dimension, string member, DateOnly day) =>
        dimension
            .Moves.Where(move => move.Member == member && (asIs || move.From <= day))
            .OrderBy(move => move.From)
            .Select(move => move.Parent)
            .LastOrDefault()
        ?? dimension.Parents[member];

    private static bool IsSame(TinyCell one, TinyCell other) => one.Period == other.Period && one.Members.SequenceEqual(other.Members);
}
