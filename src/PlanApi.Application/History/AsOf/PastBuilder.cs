using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.History;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History.AsOf;

/// <summary>Makes a plan as it was, in a database of its own, from its history.</summary>
internal sealed class PastBuilder(PlanDb db, PlanLoader loader, PastParts parts, PastCells cells, ChangeRecorder recorder)
{
    private const string CellLines = "Cells";

    /// <summary>Goes on from the version at which the plan is there, or begins it.</summary>
    /// <param name="planId">The plan's id, which its parts' ids name.</param>
    /// <param name="code">The plan's present code.</param>
    /// <param name="history">The changes after that version, up to the last one that counts.</param>
    /// <param name="version">The last version.</param>
    /// <param name="cancellation">Ends the work; nothing is stored then.</param>
    public async Task Build(
        long planId,
        Code code,
        IAsyncEnumerable<(long Sequence, Change? Change, CellBlock? Cells)> history,
        long version,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.BeginWriting(TimeSpan.FromSeconds(30), cancellation);
        db.DeferReferences();
        var plan = await db.Set<PlanRow>().SingleOrDefaultAsync(row => row.Id == planId, cancellation);
        var (at, first) = (plan?.Version ?? 0, new List<Change>());
        await foreach (var (sequence, change, block) in history.WithCancellation(cancellation))
        {
            if (sequence != at)
                plan = await Begin(plan, at, sequence, planId, code, first, cancellation);
            at = sequence;
            if (sequence == 1)
                first.Add(change!);
            else if (change is not null)
                await parts.Apply(plan!, change, sequence, cancellation);
            else
            {
                if (parts.HasRenamed)
                    cells.Forget();
                parts.HasRenamed = false;
                await cells.Apply(plan!, block!, sequence, cancellation);
            }
        }
        plan = await Begin(plan, at, version + 1, planId, code, first, cancellation);
        await parts.Flush(plan!, cancellation);
        // It is asked for by its present code.
        (plan!.Version, plan.Code) = (version, code.ToString());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Ends the change set before, and begins another one.</summary>
    private async Task<PlanRow?> Begin(
        PlanRow? plan,
        long before,
        long sequence,
        long planId,
        Code code,
        List<Change> first,
        CancellationToken cancellation
    )
    {
        if (before == 1 && first.Count > 0)
        {
            await loader.Load(Document(first, code), cancellation, planId);
            plan = recorder.Plan!;
            recorder.Clear();
            first.Clear();
            db.ChangeTracker.Clear();
            db.Attach(plan);
        }
        else if (plan is not null)
            await parts.End(plan, before, cancellation);
        if (plan is null)
            return null;
        plan.Version = sequence - 1;
        return plan;
    }

    /// <summary>The document that the first change set loaded.</summary>
    private static PlanDocument Document(List<Change> lines, Code code)
    {
        var plan = lines.First(line => line.Kind == PartKind.Plan.Name).After!.Value.Deserialize<Plan>(PlanJson.Options)!;
        var document = new PlanDocument
        {
            Format = PlanDocument.CurrentFormat,
            Plan = plan with { Id = null, Version = null, Code = code },
        };
        var lists = document.ByKind;
        foreach (var kind in lines.GroupBy(line => line.Kind))
        {
            if (kind.Key == CellLines)
                document = document with { Cells = [.. kind.SelectMany(CellsOf)] };
            else if (PartKind.Find(kind.Key) is { } known && known != PartKind.Plan)
                lists = lists.With(known, PartsOf(known, kind.ToList()));
        }
        return document with { ByKind = lists };
    }

    private static IReadOnlyList<PlanPart> PartsOf(PartKind kind, List<Change> lines)
    {
        var parts = Array.CreateInstance(kind.Part, lines.Count);
        for (var at = 0; at < lines.Count; at++)
            parts.SetValue(lines[at].After!.Value.Deserialize(kind.Part, PlanJson.Options), at);
        return (IReadOnlyList<PlanPart>)parts;
    }

    private static IEnumerable<Cell> CellsOf(Change line) =>
        line.After!.Value.Deserialize<List<Cell>>(PlanJson.Options)!.Select(cell => cell with { Scenario = Code.Known(line.Key) });
}
