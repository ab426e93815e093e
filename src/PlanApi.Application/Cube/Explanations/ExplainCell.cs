using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Spreading;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Explanations;

/// <summary>A cell whose number is to be explained.</summary>
public sealed record CellAddress
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public required Code Indicator { get; init; }

    /// <summary>Which number; the target when absent.</summary>
    public Measure Measure { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    /// <summary>How a flow's number is meant: as its indicator states it, per day, or as the period's total.</summary>
    public FlowBasis FlowBasis { get; init; }
}

/// <summary>Why a cell has its number.</summary>
public sealed record ExplainCell(Code Plan, CellAddress Cell) : Query<CellExplanation>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class ExplainCellHandler(PlanDb db, PlanOpener opener, CubeReader cubes, CellHistory history)
    : IHandler<ExplainCell, CellExplanation>
{
    public async Task<Outcome<CellExplanation>> Handle(ExplainCell request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (plan, structure, grants) = opened;
        var cell = request.Cell;
        if (CellAddresses.Fault(structure, grants, cell) is { } fault)
            return fault;
        var (scenario, indicator) = (structure.Scenarios[cell.Scenario], structure.Indicators[cell.Indicator]);
        var source = await cubes.Source(plan, structure, scenario, [cell.Indicator], [cell.Measure], cancellation);
        var engine = new RollUpEngine(source, grants);
        var shown = SliceCell.Of(
            engine.Over(cell.Indicator, cell.Measure, Frames.At(structure.Scopes, cell.Scope, [cell.Period])),
            0,
            indicator.Indicator.Decimals
        );
        var place = new ExplainedPlace(cell.Scenario, cell.Indicator, cell.Measure, cell.Scope, cell.Period);
        if (DailyNumbers.Converts(indicator.Indicator, cell.FlowBasis))
            return new CellReasons(engine, structure, indicator.Indicator, place, shown).Converted(cell.FlowBasis);
        if (shown.State != CellState.Stored)
            return new CellReasons(engine, structure, indicator.Indicator, place, shown).Explain();
        var write = (await history.WriteOf(plan, structure, scenario, cell, cancellation));
        if (grants.IsLimited)
            write = write?.For((indicator, scope) => grants.MaySee(indicator) && grants.MaySee(structure.Scopes, scope));
        return new CellExplanation(place, shown, "stored", Told(shown, write), [], write);
    }

    private static string Told(SliceCell cell, ExplainedWrite? write)
    {
        var how = write is null
            ? $"{cell.Value} is stored."
            : $"{cell.Value} "
                + (write.ChangeSet is { } set ? $"was written by {set.UseCase} of {set.Actor} in change set {set.Sequence}" : "is stored")
                + $"{(write.Before is { } before ? $", before it was {before}" : "")}.";
        if (write is { ChangeSet.UseCase: nameof(ApplySpread) } or { ChangeSet: null, Reason: not null })
            how +=
                " "
                + (
                    write.IsAbove
                        ? "It is a stored total that changed by as much as the cells of the spread."
                        : write.Reason?.Told() ?? "How the spread came to it was not kept."
                );
        return cell.Below is { } below ? $"{how} The sum of the cells below is {below}, which is {cell.Difference} less." : how;
    }
}
