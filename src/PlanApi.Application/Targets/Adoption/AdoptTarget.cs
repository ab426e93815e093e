using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Targets.Adoption;

/// <summary>Writes a target's value into the cube: what the plan claims becomes the number that is broken down.</summary>
public sealed record AdoptTarget(Code Plan, Code Target, Code Scenario) : Command<CellsWritten>
{
    public override Permission Permission => Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => true;
}

internal sealed class AdoptTargetHandler(
    PlanOpener opener,
    TargetStore targets,
    CubeReader cubes,
    CellResolver resolver,
    CellChange change,
    VisibilityFinder visibility,
    ChangeRecorder recorder
) : IHandler<AdoptTarget, CellsWritten>
{
    public async Task<Outcome<CellsWritten>> Handle(AdoptTarget request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        if (
            await targets.Find(plan.Id, request.Target.ToString(), await visibility.For(plan, cancellation), cancellation) is not { } target
        )
            return new NotFound("target", request.Target.ToString());
        if (!(await opener.Open(plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (_, structure, grants) = opened;
        if (!structure.Scenarios.TryGetValue(request.Scenario, out var scenario))
            return Invalid.One(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{request.Scenario}'.");
        var period = target.Period ?? Period.OfYear(structure.Calendar.Year);
        if (!(await Value(plan, structure, scenario, grants, target, period, cancellation)).IsSuccess(out var adopted, out failure))
            return failure;
        var entries = new CellEntries
        {
            Scenario = request.Scenario,
            Cells =
            [
                new CellEntry
                {
                    Indicator = target.Indicator,
                    Scope = target.Scope,
                    Period = period,
                    Value = adopted.Value,
                    Currency = target.Currency,
                },
            ],
            Results = true,
        };
        if (!(await resolver.Resolve(plan, structure, scenario, entries, cancellation)).IsSuccess(out var cells, out failure))
            return failure;
        return (await change.Make(plan, scenario, cells, cancellation)).IsSuccess(out var changed, out failure)
            ? new CellsWritten(changed > 0 ? recorder.Version : plan.Version, changed, 1 - changed, cells.Results())
            : failure;
    }

    private sealed record Adopted(Quantity Value);

    private async Task<Outcome<Adopted>> Value(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        Grants grants,
        Target target,
        Period period,
        CancellationToken cancellation
    )
    {
        if (target.Comparator == Comparator.Between)
            return new NotAllowedNow("A target between two values is not one number; write the number yourself.");
        if (target.Basis == Basis.Absolute)
            return new Adopted(target.Value);
        if (!(await Base(plan, structure, scenario, grants, target, period, cancellation)).IsSuccess(out var from, out var failure))
            return failure;
        var value =
            target.Basis == Basis.Points
                ? from.Value + Fraction.Of(target.Value)
                : RelativeChange.Apply(from.Value, Fraction.Of(target.Value) / Fraction.Hundred);
        if (value is not { } level)
            return new NotAllowedNow("The change starts from zero, of which nothing is any percentage; write the number itself.");
        return new Adopted(
            new Quantity(new CubeNumber(CellState.Derived, 0, level).RoundedSteps(structure.Definitions[target.Indicator].Decimals))
        );
    }

    private sealed record Start(Fraction Value);

    // What a change is from: the claimed baseline, else the number in the period that it is against.
    private async Task<Outcome<Start>> Base(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        Grants grants,
        Target target,
        Period period,
        CancellationToken cancellation
    )
    {
        if (target.Baseline is { } baseline && (target.Basis != Basis.Growth || target.Against is null))
            return new Start(Fraction.Of(baseline.Value));
        var before = target.Against is { } against ? structure.Calendar.BaseOf(period, against) : structure.Calendar.Before(period);
        if (before is not { } at)
            return new NotAllowedNow(
                $"The growth is against periods of another length than {period}; break the year down by 'growth' instead."
            );
        Measure[] measures = [Measure.Target, Measure.Actual, Measure.Baseline, Measure.Reference];
        var engine = new RollUpEngine(await cubes.Source(plan, structure, scenario, [target.Indicator], measures, cancellation), grants);
        var number = measures
            .Select(measure => engine.Over(target.Indicator, measure, Frames.At(structure.Scopes, target.Scope, [at])).At(0))
            .FirstOrDefault(found => found.HasValue);
        return number.HasValue
            ? new Start(number.Value)
            : new NotAllowedNow($"'{target.Indicator}' has no number in {at} from which the change could be counted; write one first.");
    }
}
