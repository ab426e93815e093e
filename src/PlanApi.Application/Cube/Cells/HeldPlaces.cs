using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube.Limits;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Checks a change of cells against the plan's holds and bounds.</summary>
public sealed class HeldPlaces(CubeReader cubes, HoldStore holds, BoundStore bounds, VisibilityFinder visibility)
{
    /// <summary>
    /// A fault for each hold that would be broken, and for each bound that would be broken or broken further than now. Null where there
    /// is none. About a hold or bound that the caller may not see, the fault says only that it exists.
    /// </summary>
    public async Task<Failure?> Against(PlanRow plan, StoredScenario scenario, ResolvedCells cells, CancellationToken cancellation)
    {
        if (!(await visibility.Numbers(plan, cells.Structure, cancellation)).IsSuccess(out var grants, out var noPlace))
            return noPlace;
        var standing = await Standing(plan, scenario, cells, cancellation);
        return standing.Count == 0 ? null
            : standing.TrueForAll(one => one.MayTell(grants)) ? new CellsHeld([.. standing.Select(one => one.Fault)])
            : new HiddenObstacle();
    }

    /// <summary>A hold or bound that stands against the change.</summary>
    /// <param name="Source">The numbers before it.</param>
    /// <param name="Indicator">The indicator that is held.</param>
    /// <param name="Measure">Which of its numbers.</param>
    /// <param name="Scope">Where.</param>
    /// <param name="Period">When.</param>
    /// <param name="Fault">The fault.</param>
    private sealed record Obstacle(CubeSource Source, Code Indicator, Measure Measure, Scope Scope, Period Period, Fault Fault)
    {
        /// <summary>Whether it stands, and its number follows from what stands, where the caller may look.</summary>
        public bool MayTell(Grants grants) =>
            !grants.IsLimited
            || (
                grants.MaySee(Source.Scopes, Scope)
                && new RollUpEngine(Source, grants).Over(Indicator, Measure, Frames.At(Source.Scopes, Scope, [Period])).At(0).Reason
                    != NoNumber.Hidden
            );
    }

    private async Task<List<Obstacle>> Standing(PlanRow plan, StoredScenario scenario, ResolvedCells cells, CancellationToken cancellation)
    {
        var structure = cells.Structure;
        var written = cells.Parts.ToDictionary(part => (part.Batch.Indicator.Indicator.Code, part.Batch.Measure));
        // What follows from a written number, such as a ratio or a weighted mean, moves with it.
        var moving = structure
            .Indicators.Keys.SelectMany(code => Enum.GetValues<Measure>().Select(measure => (Code: code, Measure: measure)))
            .Where(number => CubeReader.Needs(structure, [number.Code], [number.Measure]).Overlaps(written.Keys))
            .ToHashSet();
        var held = (await holds.All(plan.Id, cancellation)).Where(hold => moving.Contains((hold.Indicator, hold.Measure))).ToArray();
        var limits = (await bounds.All(plan.Id, cancellation)).Where(bound => moving.Contains((bound.Indicator, bound.Measure))).ToArray();
        if (held.Length + limits.Length == 0)
            return [];
        var source = await cubes.Source(
            plan,
            structure,
            scenario,
            held.Select(hold => hold.Indicator).Concat(limits.Select(bound => bound.Indicator)).Distinct(),
            held.Select(hold => hold.Measure).Concat(limits.Select(bound => bound.Measure)).Distinct(),
            cancellation
        );
        var after = written.ToDictionary(part => part.Key, part => CellMerge.Apply(part.Value.Shown, part.Value.Batch));
        var before = new RollUpEngine(source, Grants.Everything);
        var then = new RollUpEngine(
            source.With((code, measure) => after.GetValueOrDefault((code, measure)) ?? source.Partitions(code, measure)),
            Grants.Everything
        );
        var faults = new List<Obstacle>();
        AgainstHolds(structure, held.Where(hold => hold.Reach == Reach.Cell), before, then, faults);
        AgainstBounds(structure, limits.Where(bound => bound.Reach == Reach.Cell), before, then, faults);
        foreach (var ((code, measure), part) in written)
        {
            AgainstSlices(
                structure,
                source,
                part,
                [.. held.Where(hold => hold.Indicator == code && hold.Measure == measure)],
                [.. limits.Where(bound => bound.Indicator == code && bound.Measure == measure)],
                faults
            );
        }
        return faults;
    }

    private static void AgainstHolds(
        CubeStructure structure,
        IEnumerable<Hold> held,
        RollUpEngine before,
        RollUpEngine then,
        List<Obstacle> faults
    )
    {
        foreach (var hold in held)
        {
            var frame = Frames.At(structure.Scopes, hold.Scope, [hold.Period]);
            var (old, value) = (
                before.Over(hold.Indicator, hold.Measure, frame).At(0),
                then.Over(hold.Indicator, hold.Measure, frame).At(0)
            );
            if (old.HasValue != value.HasValue || (old.HasValue && old.Value != value.Value))
                faults.Add(
                    new Obstacle(
                        before.Source,
                        hold.Indicator,
                        hold.Measure,
                        hold.Scope,
                        hold.Period,
                        new Fault(
                            FaultCodes.CellHeld,
                            $"/holds/{hold.Code}",
                            $"The hold '{hold.Code}' keeps {Text(hold.Scope)} in {hold.Period} at {Text(old)}; this would make it "
                                + $"{Text(value)}."
                        )
                    )
                );
        }
    }

    private static void AgainstBounds(
        CubeStructure structure,
        IEnumerable<Bound> limits,
        RollUpEngine before,
        RollUpEngine then,
        List<Obstacle> faults
    )
    {
        foreach (var bound in limits)
        {
            var frame = Frames.At(structure.Scopes, bound.Scope, bound.ToDate ? ToDate(structure.Calendar, bound.Period) : [bound.Period]);
            var (old, value) = (
                Sum(before.Over(bound.Indicator, bound.Measure, frame)),
                Sum(then.Over(bound.Indicator, bound.Measure, frame))
            );
            if (value is { } number && Leaves(bound, number) is var by && by.Sign > 0 && (old is not { } was || by > Leaves(bound, was)))
                faults.Add(
                    new Obstacle(
                        before.Source,
                        bound.Indicator,
                        bound.Measure,
                        bound.Scope,
                        bound.Period,
                        new Fault(
                            FaultCodes.BoundLeft,
                            $"/bounds/{bound.Code}",
                            $"The bound '{bound.Code}' wants {Text(bound.Scope)} {(bound.ToDate ? "to the end of" : "in")} "
                                + $"{bound.Period} {Text(bound)}; this would make it {number.ToText(Quantity.MaxDecimals)}."
                        )
                    )
                );
        }
    }

    private static void AgainstSlices(
        CubeStructure structure,
        CubeSource source,
        ResolvedCells.Part part,
        IReadOnlyList<Hold> holds,
        IReadOnlyList<Bound> bounds,
        List<Obstacle> faults
    )
    {
        var (below, within) = (
            holds.Where(hold => hold.Reach == Reach.Below).ToArray(),
            bounds.Where(bound => bound.Reach == Reach.Below).ToArray()
        );
        if (below.Length + within.Length == 0)
            return;
        for (var cell = 0; cell < part.Batch.Count && faults.Count < FaultList.Capacity; cell++)
        {
            var (scope, period) = (part.Batch.Scopes[cell], Period.FromKey(part.Batch.Periods[cell]));
            var before = part.Shown.Find(scope, period);
            var value = part.Batch.Values[cell];
            if (before >= 0 ? value == part.Shown.Values[before] : value is null)
                continue;
            foreach (var hold in below.Where(hold => PlaceContainment.IsWithin(structure, scope, period, hold.Scope, hold.Period)))
                faults.Add(
                    new Obstacle(
                        source,
                        hold.Indicator,
                        hold.Measure,
                        hold.Scope,
                        hold.Period,
                        new Fault(
                            FaultCodes.CellHeld,
                            $"/holds/{hold.Code}",
                            $"The hold '{hold.Code}' keeps {Text(structure.Scopes.ScopeOf(scope))} in {period} as it is."
                        )
                    )
                );
            foreach (
                var bound in within.Where(bound =>
                    value is { } steps
                    && Leaves(bound, Fraction.Of(new Quantity(steps))).Sign > 0
                    && PlaceContainment.IsWithin(structure, scope, period, bound.Scope, bound.Period)
                )
            )
                faults.Add(
                    new Obstacle(
                        source,
                        bound.Indicator,
                        bound.Measure,
                        bound.Scope,
                        bound.Period,
                        new Fault(
                            FaultCodes.BoundLeft,
                            $"/bounds/{bound.Code}",
                            $"The bound '{bound.Code}' wants {Text(structure.Scopes.ScopeOf(scope))} in {period} {Text(bound)}; "
                                + $"this would make it {new Quantity(value!.Value)}."
                        )
                    )
                );
        }
    }

    /// <summary>The periods of a bound to date: those of its length from the beginning of its fiscal year on.</summary>
    internal static IReadOnlyList<Period> ToDate(Calendar calendar, Period period)
    {
        var year = calendar.Days(calendar.PeriodOf(Grain.Year, calendar.Days(period).Last));
        return [.. calendar.Periods(period.Grain, year.First, calendar.Days(period).Last)];
    }

    private static Fraction? Sum(Numbers numbers)
    {
        Fraction? sum = null;
        for (var place = 0; place < numbers.Frame.Count; place++)
        {
            if (numbers.At(place) is { HasValue: true } number)
                sum = (sum ?? Fraction.Zero) + number.Value;
        }
        return sum;
    }

    // By how much a value lies outside a bound; not above zero where it lies inside.
    private static Fraction Leaves(Bound bound, Fraction value)
    {
        var under = bound.Min is { } min ? Fraction.Of(min) - value : -Fraction.One;
        var over = bound.Max is { } max ? value - Fraction.Of(max) : -Fraction.One;
        return under > over ? under : over;
    }

    private static string Text(Scope scope) => scope.Count == 0 ? "the whole organisation" : scope.ToString();

    private static string Text(CubeNumber number) => number.HasValue ? number.Value.ToText(Quantity.MaxDecimals) : "no value";

    private static string Text(Bound bound) =>
        (bound.Min, bound.Max) switch
        {
            ({ } min, { } max) => $"between {min} and {max}",
            ({ } min, null) => $"at {min} at least",
            _ => $"at {bound.Max} at most",
        };
}
