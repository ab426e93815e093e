using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>Chooses the basis for the shares of a number: the one in the request, or else the usual one for its kind.</summary>
internal sealed class Methods(DecompositionSource source, DecompositionRequest request)
{
    private static readonly SpreadLike LastYear = new() { Scenario = Code.Baseline, YearsBefore = 1 };
    private static readonly Measure[] Starts = [Measure.Actual, Measure.Reference, Measure.Baseline];

    /// <summary>The request's choice for a number along an axis.</summary>
    public DecompositionBasis? BasisOf(Level level, Code axis) =>
        request.Bases.FirstOrDefault(basis => basis.Fits(level.Root.Code, level.Indicator, axis));

    /// <summary>The basis for the shares of the number, also as a sentence; or the obstacle.</summary>
    /// <param name="level">The level of the parts.</param>
    /// <param name="place">The number.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="steps">The members or periods along it.</param>
    /// <param name="first">The position of the first part in the level.</param>
    /// <param name="present">For each step, the value from the earlier decomposition.</param>
    public (Sharing? Sharing, LocalText Words, Obstruction? Obstruction) Of(
        Level level,
        DecomposedPlace place,
        Code axis,
        IReadOnlyList<DecompositionStep> steps,
        int first,
        Quantity?[] present
    )
    {
        var (indicator, target, overPeriods) = (level.Indicator, place.Target, steps[0].Period is not null);
        var behaviour = Behaviours.Of(indicator, target.Basis, steps[0].Dimension);
        var basis = BasisOf(level, axis);
        var name = indicator.Names.In("en", indicator.Code.ToString());
        if (basis is null && behaviour is Behaviour.Stands or Behaviour.Follows)
            return (null, LocalText.Empty, behaviour == Behaviour.Stands ? Obstruction.Stands(name) : Obstruction.Follows(name));
        if (
            basis is null
            && behaviour == Behaviour.Adds
            && Array.TrueForAll(present, value => value is { Steps: >= 0 })
            && present.Sum(value => (decimal)value!.Value.Steps) > 0
        )
        {
            return (
                new Sharing(
                    indicator,
                    behaviour,
                    DecompositionMethod.Weighted,
                    steps,
                    [],
                    [],
                    [],
                    [],
                    overPeriods && target.RisesBy is not null
                )
                {
                    Given = present,
                },
                DecompositionText.Say("in the proportion in which they stand", "按现有比例"),
                null
            );
        }
        var like = basis?.Like ?? LastYear;
        var numbers = basis is null or { Method: DecompositionMethod.Relative or DecompositionMethod.Shift }
            ? Like(level, like, steps.Count, first)
            : null;
        var start = StartOf(level, place, overPeriods);
        var method = basis?.Method ?? Usual(behaviour, target, overPeriods, start, numbers);
        if (!Behaviours.Allows(behaviour, method, overPeriods))
            return (null, LocalText.Empty, Obstruction.WrongMethod(method, name));
        var likeName = NameOf(level, like);
        var sharing = new Sharing(
            indicator,
            behaviour,
            method,
            steps,
            [],
            [],
            [],
            [],
            overPeriods && (target.RisesBy is not null || method == DecompositionMethod.Rising)
        )
        {
            Like = numbers,
            LikeName = likeName,
            Start = start,
            Given = Given(basis, steps),
            MeanWeights =
                method == DecompositionMethod.Shift && (indicator.WeightedBy ?? indicator.Denominator) is { } by
                    ? Like(level, like with { Indicator = by }, steps.Count, first)
                    : null,
        };
        return (
            sharing,
            DecompositionText.WithAssumption(
                DecompositionText.Method(method, basis is null, likeName),
                basis?.Assumption ?? LocalText.Empty
            ),
            null
        );
    }

    private static DecompositionMethod Usual(
        Behaviour behaviour,
        Target target,
        bool overPeriods,
        Quantity? start,
        CubeNumber[]? lastYear
    ) =>
        behaviour switch
        {
            Behaviour.Averages => overPeriods && target.RisesBy is not null && start is not null
                ? DecompositionMethod.Rising
                : DecompositionMethod.Same,
            Behaviour.Ends => DecompositionMethod.Rising,
            _ when overPeriods && target.RisesBy is not null => DecompositionMethod.Rising,
            _ => lastYear is not null
            && Array.Exists(lastYear, number => number.HasValue && number.Value.Sign > 0)
            && !Array.Exists(lastYear, number => number.HasValue && number.Value.Sign < 0)
                ? DecompositionMethod.Relative
                : DecompositionMethod.Equal,
        };

    /// <summary>The start of a line: the target's baseline; for a change zero; otherwise the number just before.</summary>
    private Quantity? StartOf(Level level, DecomposedPlace place, bool overPeriods)
    {
        if (!overPeriods)
            return null;
        if (place.Target.Basis is Basis.Percent or Basis.Points)
            return Quantity.Zero;
        if (place.Target.Baseline is { } baseline)
            return baseline.Value;
        if (place.Target.Basis == Basis.Growth)
            return null;
        var before = source.Calendar.Before(place.Target.Period ?? Period.OfYear(source.Calendar.Year));
        if (!source.Calendar.Holds(before))
            return null;
        var frame = Frames.At(source.Scopes, place.Target.Scope, [before]);
        foreach (var measure in Starts)
        {
            if (source.Numbers(Code.Baseline, level.Indicator.Code, measure, frame).At(0) is { HasValue: true } number)
                return new Quantity(number.RoundedSteps(level.Indicator.Decimals));
        }
        return null;
    }

    private CubeNumber[]? Like(Level level, SpreadLike like, int count, int first)
    {
        Period[] periods = [.. level.Periods.Select(period => source.Calendar.YearBefore(period, like.YearsBefore))];
        if (!Array.TrueForAll(periods, source.Calendar.Holds))
            return null;
        var (scenario, indicator) = (like.Scenario ?? Code.Baseline, like.Indicator ?? level.Indicator.Code);
        var numbers = like.Scope is { } scope
            ? level.Over(
                (scenario, indicator, like.Measure, like.YearsBefore, scope),
                periods,
                _ => source.Numbers(scenario, indicator, like.Measure, Frames.At(source.Scopes, scope, periods))
            )
            : level.Over(
                (scenario, indicator, like.Measure, like.YearsBefore),
                periods,
                frame => source.Numbers(scenario, indicator, like.Measure, frame)
            );
        return [.. Enumerable.Range(first, count).Select(at => numbers.At(like.Scope is null ? at : at % periods.Length))];
    }

    private static Quantity?[]? Given(DecompositionBasis? basis, IReadOnlyList<DecompositionStep> steps) =>
        basis switch
        {
            { Method: DecompositionMethod.Weighted, Weights: { } weights } =>
            [
                .. steps.Select(step =>
                    weights
                        .FirstOrDefault(weight => weight.Member is { } member ? member == step.Member : weight.Period == step.Period)
                        ?.Value
                ),
            ],
            { Method: DecompositionMethod.Entered, Values: { } values } =>
            [
                .. steps.Select(step =>
                    values.FirstOrDefault(value => value.Member is { } member ? member == step.Member : value.Period == step.Period)?.Value
                ),
            ],
            _ => null,
        };

    private string NameOf(Level level, SpreadLike like)
    {
        var indicator = source.Indicators.GetValueOrDefault(like.Indicator ?? level.Indicator.Code) ?? level.Indicator;
        var name = indicator.Names.In("en", indicator.Code.ToString());
        var period = source.Calendar.YearBefore(level.Target.Period ?? Period.OfYear(source.Calendar.Year), like.YearsBefore);
        return $"{name} ({CamelCase.Of(like.Measure)} {period})";
    }
}
