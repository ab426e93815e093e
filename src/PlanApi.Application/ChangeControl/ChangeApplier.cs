using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>
/// Makes the changes of a request within the command that runs: all of them, or none. It looks first whether everything is still as it was
/// when the request was made. An approved plan does not stand against it.
/// </summary>
public sealed class ChangeApplier(PlanDb db, IServiceProvider services, CubeReader cubes, CellEntryWriter cells, ChangeRecorder recorder)
{
    /// <summary>The changes with what was before and after. Faults are at the places of the changes in a request.</summary>
    /// <param name="content">The changes.</param>
    /// <param name="pilot">The part of the plan in which they are made; everywhere when null.</param>
    /// <param name="isNew">Whether they are proposed now, so that nothing can have changed since.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<Outcome<ChangeContent>> Apply(ChangeContent content, Scope? pilot, bool isNew, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        recorder.IsDecided = true;
        var (known, faults) = (new List<(ProposedChange Change, PartChanger Changer, PlanPart? Before)>(), new FaultList());
        foreach (var change in content.Changes)
        {
            var changer = Changer(change);
            var before = await changer.Find(plan.Id, change.Key, cancellation);
            if (!isNew && before?.Version != change.PartVersion)
                faults.Add(
                    FaultCodes.ChangedSince,
                    ProposedParts.Pointer(change),
                    before is null ? "It is gone." : $"It is at version {before.Version} now."
                );
            known.Add((change, changer, before));
        }
        if (!faults.IsEmpty)
            return new StaleChangeRequest(faults.Faults);
        var within = pilot is null ? null : new PilotScope(await cubes.Structure(plan, cancellation), pilot);
        var made = new List<ProposedChange>();
        foreach (var (change, changer, before) in known)
        {
            if (within is not null && !within.Holds(before, changer.After(before, change)))
                continue;
            var done = await changer.Make(Code.Known(plan.Code), before, change, cancellation);
            if (done.IsSuccess(out var after, out var failure))
                made.Add(Made(change, before, after));
            else
                Add(faults, failure, ProposedParts.Pointer(change));
            await db.SaveChangesAsync(cancellation);
        }
        var numbers = content.Cells.Where(cell => within is null || within.Holds(cell.Scope)).ToList();
        var written = faults.IsEmpty ? await Write(content.Scenario, numbers, isNew, faults, cancellation) : numbers;
        return faults.IsEmpty ? content with { Changes = made, Cells = written }
            : isNew || faults.Faults.Any(fault => fault.Code != FaultCodes.ChangedSince) ? new Invalid(faults.Faults)
            : new StaleChangeRequest(faults.Faults);
    }

    private async Task<IReadOnlyList<ProposedCell>> Write(
        Code scenario,
        List<ProposedCell> numbers,
        bool isNew,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        if (numbers.Count == 0)
            return numbers;
        var entries = new CellEntries
        {
            Scenario = scenario,
            Results = true,
            Cells =
            [
                .. numbers.Select(cell => new CellEntry
                {
                    Indicator = cell.Indicator,
                    Measure = cell.Measure,
                    Scope = cell.Scope,
                    Period = cell.Period,
                    Value = cell.After,
                    Currency = cell.Currency,
                }),
            ],
        };
        var done = await Overflows.Answered("/cells", () => cells.Write(entries, cancellation));
        if (!done.IsSuccess(out var written, out var failure))
        {
            Add(faults, failure, "", "/cells");
            return numbers;
        }
        await db.SaveChangesAsync(cancellation);
        var before = written.Cells!.ToDictionary(cell => (cell.Indicator, cell.Measure, cell.Scope, cell.Period), cell => cell.Before);
        var changed = new List<ProposedCell>();
        foreach (var (at, cell) in numbers.Index())
        {
            var was = before.GetValueOrDefault((cell.Indicator, cell.Measure, cell.Scope, cell.Period));
            if (!isNew && was != cell.Before)
                faults.Add(FaultCodes.ChangedSince, $"/cells/{at}", $"It is {(was is { } value ? $"{value}" : "empty")} now.");
            changed.Add(cell with { Before = was });
        }
        return changed;
    }

    private PartChanger Changer(ProposedChange change) =>
        (PartChanger)services.GetRequiredService(typeof(PartChanger<>).MakeGenericType(PartKind.Find(change.Kind)!.Part));

    private static ProposedChange Made(ProposedChange change, PlanPart? before, PlanPart? after) =>
        change with
        {
            Action =
                before is null ? ChangeAction.Create
                : after is null ? ChangeAction.Remove
                : ChangeAction.Update,
            PartVersion = before?.Version,
            Before = Json(before),
            After = Json(after),
        };

    private static JsonElement? Json(PlanPart? part) =>
        part is null ? null : JsonSerializer.SerializeToElement(part, part.GetType(), PlanJson.Options);

    /// <summary>A failure of one change, at its place.</summary>
    private static void Add(FaultList faults, Failure failure, string place, string otherwise = "")
    {
        if (failure.Faults.Count == 0)
            faults.Add(new Fault(failure.Code, place + otherwise, failure.Message));
        foreach (var fault in failure.Faults)
            faults.Add(fault with { Pointer = place + fault.Pointer, Line = null, Column = null });
    }
}

/// <summary>Something that a request changes is no longer as it was when the request was made.</summary>
public sealed record StaleChangeRequest(IReadOnlyList<Fault> Places)
    : Failure(
        "stale-change-request",
        "What the request changes has been changed since it was made; withdraw the request, and propose it again for the plan as it is now."
    )
{
    public override IReadOnlyList<Fault> Faults => Places;
}
