using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

/// <summary>Where a key result is broken down to.</summary>
public sealed record KeyResultBreakdown
{
    /// <summary>The scenario whose numbers the children take; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Known("baseline");

    /// <summary>The members and periods that each get a key result of their own, as far as the cube has numbers there.</summary>
    public required IReadOnlyList<SliceAxis> Over { get; init; }
}

/// <summary>
/// Makes a child key result for each member and period that a key result's number has been broken down to: with its own target, under an
/// objective of the member that is aligned to the key result's.
/// </summary>
public sealed record BreakDownKeyResult(Code Plan, Code KeyResult, KeyResultBreakdown Breakdown) : Command<BrokenDownKeyResult>
{
    public override Permission Permission => Permission.Plan;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => true;
}

/// <summary>What a key result was broken down to.</summary>
/// <param name="Objectives">The members' objectives, aligned to the key result's.</param>
/// <param name="KeyResults">The children with their targets.</param>
public sealed record BrokenDownKeyResult(IReadOnlyList<Objective> Objectives, IReadOnlyList<MeasuredResult> KeyResults);

internal sealed class BreakDownKeyResultHandler(
    PlanDb db, KeyResultStore keyResults, ObjectiveStore objectives, TargetStore targets, SliceReader slices, VisibilityFinder visibility, ChangeRecorder recorder,
    IHandler<CreatePart<Objective>, Objective> createObjective, IHandler<CreatePart<Target>, Target> createTarget,
    IHandler<CreatePart<KeyResult>, KeyResult> createKeyResult) : IHandler<BreakDownKeyResult, BrokenDownKeyResult>
{
    private const int MaxChildren = 1_000;

    public async Task<Outcome<BrokenDownKeyResult>> Handle(BreakDownKeyResult request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var visible = await visibility.For(plan, cancellation);
        if (await keyResults.Find(plan.Id, request.KeyResult.ToString(), visible, cancellation) is not { } parent)
            return new NotFound("key result", request.KeyResult.ToString());
        var target = (await targets.Find(plan.Id, parent.Target.ToString(), visible, cancellation))!;
        var objective = (await objectives.Find(plan.Id, parent.Objective.ToString(), visible, cancellation))!;
        if (!(await slices.Open(request.Plan, SliceOf(request.Breakdown, target), cancellation)).IsSuccess(out var slice, out var failure))
            return failure;
        if (slice.RowCount * slice.Layout.ColumnCount > MaxChildren)
            return new TooLarge($"{MaxChildren:N0} children of a key result");
        var (made, children) = (new Dictionary<Scope, Objective>(), new List<MeasuredResult>());
        foreach (var (row, cells) in slice.Rows(0, cancellation))
        {
            for (var column = 0; column < cells.Cells.Count; column++)
            {
                if (cells.Cells[column].Value is not { } value)
                    continue;
                var scope = new Scope(target.Scope.Concat(slice.Layout.RowAt(row).Scope));
                var period = slice.Layout.ColumnAt(column).Period ?? target.Period!.Value;
                if (!(await Child(request.Plan, parent, target, objective, made, scope, period, value, cancellation)).IsSuccess(out var child, out failure))
                    return failure;
                children.Add(child);
            }
        }
        return children.Count > 0
            ? new BrokenDownKeyResult([.. made.Values], children)
            : new NotAllowedNow($"The cube has no targets of '{target.Indicator}' there yet; adopt the target and break it down first.");
    }

    private static Slice SliceOf(KeyResultBreakdown breakdown, Target target) => new()
    {
        Scenario = breakdown.Scenario, Indicators = [target.Indicator],
        Filter = new Scope(target.Scope.Where(pair => breakdown.Over.All(axis => axis.Dimension != pair.Key))),
        Period = breakdown.Over.Any(axis => axis.Dimension is null) ? null : target.Period,
        Rows = [.. breakdown.Over.Where(axis => axis.Dimension is not null).Select(axis =>
            axis.Below is null && axis.Members is null && target.Scope.TryGetValue(axis.Dimension!.Value, out var member) ? axis with { Below = member } : axis)],
        Columns = [.. breakdown.Over.Where(axis => axis.Dimension is null).Select(axis =>
            axis.Within is null && axis.Periods is null ? axis with { Within = target.Period } : axis)],
    };

    private async Task<Outcome<MeasuredResult>> Child(
        Code plan, KeyResult parent, Target target, Objective objective, Dictionary<Scope, Objective> made, Scope scope, Period period, Quantity value,
        CancellationToken cancellation)
    {
        var at = string.Join('-', scope.Where(pair => !target.Scope.TryGetValue(pair.Key, out var same) || same != pair.Value).Select(pair => pair.Value));
        var owner = objective;
        if (at.Length > 0 && !made.TryGetValue(scope, out owner))
        {
            if (!Named(objective.Code, at).IsSuccess(out var objectiveCode, out var tooLong))
                return tooLong;
            var child = new Objective { Code = objectiveCode.Code, Names = objective.Names, Scope = scope, Parents = [objective.Code], Source = objective.Source };
            if (!(await createObjective.Handle(new CreatePart<Objective>(plan, child), cancellation)).IsSuccess(out owner, out var refused))
                return refused;
            made.Add(scope, owner);
        }
        var suffix = $"{(at.Length > 0 ? at + "-" : "")}{period}".ToLowerInvariant();
        if (!Named(target.Code, suffix).IsSuccess(out var targetCode, out var failure) || !Named(parent.Code, suffix).IsSuccess(out var resultCode, out failure))
            return failure;
        var part = target with { Id = null, Version = null, Code = targetCode.Code, Scope = scope, Period = period, Basis = Basis.Absolute, Against = null, Value = value, UpperValue = null, Comparator = target.Comparator == Comparator.Between ? Comparator.Equal : target.Comparator, Baseline = null, RisesBy = null, Pace = null, Wording = LocalText.Empty };
        if (!(await createTarget.Handle(new CreatePart<Target>(plan, part), cancellation)).IsSuccess(out var own, out failure))
            return failure;
        // What the key result mentions is looked up in the database.
        await db.SaveChangesAsync(cancellation);
        var result = new KeyResult { Code = resultCode.Code, Objective = owner!.Code, Target = own.Code, Names = parent.Names, Owner = parent.Owner };
        return (await createKeyResult.Handle(new CreatePart<KeyResult>(plan, result), cancellation)).IsSuccess(out var created, out failure)
            ? new MeasuredResult(created, own)
            : failure;
    }

    private sealed record Name(Code Code);

    private static Outcome<Name> Named(Code of, string suffix) => Code.TryParse($"{of}-{suffix}", out var code)
        ? new Name(code)
        : new NotAllowedNow($"The code '{of}-{suffix}' would be too long; give the parent a shorter one.");
}
