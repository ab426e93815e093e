using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>Splits one number along one axis, and makes the parts with the results.</summary>
internal sealed class Splitting(DecompositionSource source, DecompositionRequest request, KnownParts known, List<DecomposedObjective> made)
{
    private readonly KeptNumbers _kept = new(source);
    private readonly Methods _methods = new(source, request);
    private readonly Code? _scenario = request.Scenario == Code.Baseline ? null : request.Scenario;

    /// <summary>The number with its parts, which are added to the next level; or the obstacle.</summary>
    public (DecomposedNumber? Number, Obstruction? Obstruction) Split(
        Level level,
        DecomposedPlace place,
        Code axis,
        IReadOnlyList<DecompositionStep> steps,
        List<DecomposedPlace> next
    )
    {
        var (target, first) = (place.Target, place.Index * steps.Count);
        var found = steps.Select((step, at) => Find(level, place, step, first + at)).ToArray();
        var (sharing, words, obstruction) = _methods.Of(level, place, axis, steps, first, [.. found.Select(part => part.Known?.Value)]);
        if (sharing is null)
            return (null, obstruction);
        sharing = sharing with
        {
            Kept = [.. found.Select(part => part.Kept?.Value)],
            Low = [.. found.Select(part => part.Bounds.Low)],
            High = [.. found.Select(part => part.Bounds.High)],
            Sums =
                steps[0].Period is null || sharing.Behaviour != Behaviour.Adds
                    ? []
                    : _kept.ToDate(level.Indicator.Code, target.Scope, steps),
        };
        (var shares, obstruction) = sharing.Of(target.Value);
        if (obstruction is not null)
            return (null, obstruction);
        Shared[]? upper = null;
        if (target.UpperValue is { } most)
        {
            (upper, obstruction) = (
                sharing with
                {
                    Kept = [.. found.Select(part => part.Kept is null ? null : part.Known?.UpperValue)],
                }
            ).Of(most);
            if (obstruction is not null)
                return (null, obstruction);
        }
        var parts = new List<DecomposedPart>();
        var assumption = _methods.BasisOf(level, axis)?.Assumption ?? LocalText.Empty;
        for (var at = 0; at < steps.Count; at++)
        {
            if (shares[at].Value is not { } value)
                continue;
            if (Part(place, steps[at], found[at], value, upper?[at].Value, sharing.Method, assumption, shares[at].Reason) is not { } part)
                return (null, Obstruction.LongCode($"{target.Code}-{steps[at].Suffix}"));
            parts.Add(part.Made);
            next.Add(new DecomposedPlace(part.Objective, part.Made.KeyResult ?? place.Result, part.Made.Target, first + at));
        }
        var sum =
            sharing.Behaviour is Behaviour.Adds or Behaviour.Follows
                ? new Quantity(parts.Aggregate(0L, (total, part) => checked(total + part.Target.Value.Steps)))
            : sharing.Behaviour == Behaviour.Ends && parts.Count > 0 ? parts[^1].Target.Value
            : (Quantity?)null;
        return (
            new DecomposedNumber(
                place.Result.Code,
                target.Code,
                axis,
                sharing.Method,
                words,
                target.Value,
                sum,
                sum is { } whole ? new Quantity(checked(target.Value.Steps - whole.Steps)) : null,
                parts
            ),
            null
        );
    }

    /// <summary>The objective of a member below another one: the existing one, or a new one.</summary>
    public Objective? ObjectiveFor(DecomposedPlace place, DecompositionStep step)
    {
        var (above, scope) = (place.Objective, step.In(place.Objective.Scope));
        if (known.Objective(above.Code, scope) is { } there)
        {
            if (made.TrueForAll(part => part.Objective.Code != there.Code))
                made.Add(new DecomposedObjective(PartState.Same, there));
            return there;
        }
        if (known.CodeFor(above.Code, step.Suffix) is not { } code)
            return null;
        var objective = new Objective
        {
            Code = code,
            Names = Named(above.Names, step),
            Scope = scope,
            Period = above.Period,
            Owner = OwnerOf(above, step),
            Parents = [above.Code],
            Scenario = _scenario,
            Source = request.Source ?? above.Source,
        };
        known.Add(above.Code, objective);
        made.Add(new DecomposedObjective(PartState.New, objective));
        return objective;
    }

    /// <summary>The key result of a member below another one.</summary>
    public KeyResult? ResultFor(DecomposedPlace place, Objective objective, DecompositionStep step, Target target) =>
        known.Result(place.Result.Code, target.Scope, objective.Code) is { } there ? there
        : known.CodeFor(place.Result.Code, step.Suffix) is { } code
            ? new KeyResult
            {
                Code = code,
                Objective = objective.Code,
                Target = target.Code,
                Parent = place.Result.Code,
                Names = Named(place.Result.Names, step),
                Owner = objective.Owner ?? place.Result.Owner,
            }
        : null;

    private sealed record Found(Target? Known, (Quantity Value, PartState State)? Kept, (Quantity? Low, Quantity? High) Bounds);

    private Found Find(Level level, DecomposedPlace place, DecompositionStep step, int index)
    {
        var (scope, period) = (step.In(place.Target.Scope), step.Period ?? place.Target.Period);
        var of = period ?? Period.OfYear(source.Calendar.Year);
        var there =
            step.Dimension is null ? known.Derived(place.Target.Code, scope, period)
            : known.Objective(place.Objective.Code, step.In(place.Objective.Scope)) is { } objective
            && known.Result(place.Result.Code, scope, objective.Code) is { } result
                ? known.Targets.GetValueOrDefault(result.Target)
            : null;
        var numbers =
            Behaviours.IsStored(level.Indicator) && place.Target.Basis == Basis.Absolute
                ? level.Over("own", level.Periods, frame => source.Numbers(request.Scenario, level.Indicator.Code, Measure.Target, frame))
                : null;
        return new Found(
            there,
            _kept.Of(there, level.Indicator.Code, scope, of, numbers?.At(index) ?? CubeNumber.Missing),
            _kept.BoundsOf(level.Indicator.Code, scope, of)
        );
    }

    private (DecomposedPart Made, Objective Objective)? Part(
        DecomposedPlace place,
        DecompositionStep step,
        Found found,
        Quantity value,
        Quantity? upper,
        DecompositionMethod method,
        LocalText assumption,
        LocalText reason
    )
    {
        var objective = step.Dimension is null ? place.Objective : ObjectiveFor(place, step);
        if (objective is null || (found.Known?.Code ?? known.CodeFor(place.Target.Code, step.Suffix)) is not { } code)
            return null;
        var derivation = new Derivation
        {
            From = place.Target.Code,
            Method = method,
            Value = value,
            Assumption = assumption,
        };
        var target = found switch
        {
            { Known: { } there, Kept: not null } => there with { Value = value, UpperValue = there.UpperValue },
            { Known: { } there } => there with { Value = value, UpperValue = upper, Derivation = derivation },
            _ => place.Target with
            {
                Id = null,
                Version = null,
                Code = code,
                Scope = step.In(place.Target.Scope),
                Period = step.Period ?? place.Target.Period,
                Value = value,
                UpperValue = upper,
                Baseline = null,
                RisesBy = step.Dimension is null ? null : place.Target.RisesBy,
                Pace = null,
                Scenario = _scenario,
                Derivation = derivation,
                Names = Named(place.Target.Names, step),
                Wording = LocalText.Empty,
                Source = request.Source ?? place.Target.Source,
            },
        };
        var result = step.Dimension is null ? null : ResultFor(place, objective, step, target);
        if (step.Dimension is not null && result is null)
            return null;
        var before = found.Known?.Value;
        var state =
            found.Kept?.State
            ?? (
                before is null ? PartState.New
                : before == value ? PartState.Same
                : PartState.Moves
            );
        return (
            new DecomposedPart(
                state,
                objective.Code,
                result,
                target,
                before,
                found.Kept is { } kept ? DecompositionText.Kept(value, kept.State == PartState.Held) : reason
            ),
            objective
        );
    }

    // The tier's own first, then the line's, then who answers above.
    private Code? OwnerOf(Objective above, DecompositionStep step) =>
        MemberOf(step)?.Owner
        ?? (
            source.Layout is { } layout
            && source.Responsibility?.LineOf(above) is { } line
            && source.Members.TryGetValue((layout.Rows, line), out var row)
                ? row.Owner
                : null
        )
        ?? above.Owner;

    private Member? MemberOf(DecompositionStep step) =>
        step is { Dimension: { } dimension, Member: { } member } ? source.Members.GetValueOrDefault((dimension, member)) : null;

    private LocalText Named(LocalText names, DecompositionStep step) =>
        names.Count == 0
            ? names
            : new LocalText(
                names.Select(pair =>
                    KeyValuePair.Create(
                        pair.Key,
                        Shortened($"{pair.Value} · {MemberOf(step)?.Names.In(pair.Key, step.Suffix) ?? step.Suffix}")
                    )
                )
            );

    private static string Shortened(string text) => text.Length <= LocalText.MaxTextLength ? text : text[..LocalText.MaxTextLength];
}
