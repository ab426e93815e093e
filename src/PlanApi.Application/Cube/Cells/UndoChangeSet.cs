using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Takes back what a change set did to cells, objectives, key results, targets and weights: a new change set.</summary>
public sealed record UndoChangeSet(Code Plan, long Sequence) : Command<CellsWritten>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;

    /// <summary>Which numbers it changes, the history says; the handler asks.</summary>
    public override bool ChangesLockedParts => false;
}

/// <summary>Cells have been changed again since; undoing would lose that.</summary>
public sealed record ChangedSince(IReadOnlyList<Fault> Cells)
    : Failure(
        "changed-since",
        "Some of the cells or parts have been changed again since; undo the later changes first, or change them yourself."
    )
{
    public override IReadOnlyList<Fault> Faults => Cells;
}

internal sealed class UndoChangeSetHandler(
    PlanDb db,
    CubeReader cubes,
    CellChange change,
    ChangeReader changes,
    PartUndo undo,
    ChangeRecorder recorder
) : IHandler<UndoChangeSet, CellsWritten>
{
    public Task<Outcome<CellsWritten>> Handle(UndoChangeSet request, CancellationToken cancellation) =>
        Overflows.Answered("", () => Undo(request, cancellation));

    private async Task<Outcome<CellsWritten>> Undo(UndoChangeSet request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var blocks = await db.Set<ChangeBlockRow>()
            .AsNoTracking()
            .Where(block => block.PlanId == plan.Id && block.Sequence == request.Sequence)
            .OrderBy(block => block.Number)
            .ToListAsync(cancellation);
        if (blocks.Count == 0)
            return new NotFound("change set", $"{request.Sequence}");
        var lines = await changes
            .Everything(plan.Id, [request.Sequence], cancellation)
            .Where(found => found.Change is not null)
            .Select(found => found.Change!)
            .ToListAsync(cancellation);
        if (!lines.TrueForAll(PartUndo.CanUndo))
            return new NotAllowedNow(
                "Only changes of cells, objectives, key results, targets and weights can be undone; change the other parts back yourself."
            );
        if (lines.Count > 0 && plan.Status is PlanStatus.Approved or PlanStatus.Closed)
            return new PlanLocked(plan.Code, CamelCase.Of(plan.Status));
        var structure = await cubes.Structure(plan, cancellation);
        var parts = new Dictionary<long, (StoredScenario Scenario, ResolvedCells.Part Part)>();
        var faults = new FaultList();
        foreach (var block in blocks.Where(block => block.Kind == BlockKind.Cells).Select(block => CellBlockFormat.Read(block.Content)))
        {
            if (plan.Locks([block.Common.Measure]) is { } locked)
                return locked;
            if (await Part(plan, structure, parts, block.Common.Partition, cancellation) is not { } part)
                return new NotAllowedNow("The scenario or indicator of the cells is gone, so that they cannot come back.");
            Take(structure, block, part, faults);
        }
        if (await undo.Undo(plan, request.Sequence, lines, faults, cancellation) is { } refused)
            return refused;
        if (!faults.IsEmpty)
            return new ChangedSince(faults.Faults);
        var changed = 0;
        foreach (var scenario in parts.Values.GroupBy(part => part.Scenario))
        {
            var cells = new ResolvedCells(structure, [.. scenario.Select(part => part.Part)]);
            if (!(await change.Make(plan, scenario.Key, cells, cancellation)).IsSuccess(out var count, out var failure))
                return failure;
            changed += count;
        }
        return new CellsWritten(
            changed > 0 || lines.Count > 0 ? recorder.Version : plan.Version,
            changed,
            parts.Values.Sum(part => part.Part.Batch.Count) - changed
        );
    }

    private async Task<ResolvedCells.Part?> Part(
        PlanRow plan,
        CubeStructure structure,
        Dictionary<long, (StoredScenario, ResolvedCells.Part Part)> parts,
        long partition,
        CancellationToken cancellation
    )
    {
        if (parts.TryGetValue(partition, out var known))
            return known.Part;
        if (
            await db.Set<PartitionRow>()
                .AsNoTracking()
                .FirstOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == partition, cancellation)
            is not { } row
        )
            return null;
        var scenario = structure.Scenarios.Values.Single(other => other.Id == row.ScenarioId);
        var indicator = structure.Indicators.Values.Single(other => other.Id == row.IndicatorId);
        var part = new ResolvedCells.Part(
            new CellBatch(row.Measure, indicator),
            await cubes.Partition(plan, structure, scenario, row.Measure, indicator.Id, cancellation)
        );
        parts.Add(partition, (scenario, part));
        return part;
    }

    private static void Take(CubeStructure structure, CellBlock block, ResolvedCells.Part part, FaultList faults)
    {
        var currencies = block.Common.Currencies.ToDictionary(change => change.Cell);
        var notes = (block.Common.Notes ?? []).ToDictionary(change => change.Cell, change => change.Before);
        for (var cell = 0; cell < block.Count; cell++)
        {
            var (scope, period) = (structure.Scopes.NumberOf(block.ScopeIds[cell]), block.Common.Periods[block.PeriodOf[cell]]);
            var now = scope < 0 ? -1 : part.Shown.Find(scope, period);
            var value = now < 0 ? (long?)null : part.Shown.Values[now];
            var currency = now >= 0 && part.Shown.Currencies?.TryGetValue(now, out var other) == true ? other : (Code?)null;
            if (scope < 0 || value != block.After[cell] || currency != currencies.GetValueOrDefault(cell)?.After)
            {
                faults.Add(
                    FaultCodes.ChangedSince,
                    $"/cells/{cell}",
                    $"{block.Common.Indicator} at {block.ScopeOf(cell)} in {period} was "
                        + $"{Text(block.After[cell], currencies.GetValueOrDefault(cell)?.After)} after the change and is "
                        + $"{Text(value, currency)} now."
                );
                continue;
            }
            if (notes.GetValueOrDefault(cell) is { } note)
                part.Batch.Notes.Add(part.Batch.Count, note);
            part.Batch.Add(scope, period.Key, block.Before[cell], currencies.GetValueOrDefault(cell)?.Before);
        }
    }

    private static string Text(long? steps, Code? currency) =>
        steps is { } value ? $"{new Quantity(value)}{(currency is { } code ? $" {code}" : "")}" : "missing";
}
