using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History.AsOf;

/// <summary>
/// Makes the changes of parts again, by the stores that made them first. Of changes that give nothing another name, only a part's last one
/// is made: names are resolved to ids as they were when the change was written.
/// </summary>
internal sealed class PastParts(PlanDb db, PartStores stores, ReferenceResolver resolver, ScenarioCells cells, PastSignals signals)
{
    private readonly Dictionary<string, (PartKind Kind, Change Change, long Sequence)> _waiting = [];
    private List<(PartKind Kind, Change Change, long? Id)> _postponed = [];

    /// <summary>Whether a change of names or scenarios came, so that what is known of them is out of date.</summary>
    public bool HasRenamed { get; set; }

    public async Task Apply(PlanRow plan, Change change, long sequence, CancellationToken cancellation)
    {
        if (PartKind.Find(change.Kind) is not { } kind)
        {
            if (!PastSignals.Has(change.Kind))
                return;
            await signals.Apply(plan, change, cancellation);
            await Save(plan, cancellation);
            return;
        }
        Shape(plan, kind, change, sequence);
        if (kind != PartKind.Plan && kind != PartKind.Scenario && KeepsItsNames(change) && IdOf(change) is { } id)
        {
            _waiting[id] = (kind, change, sequence);
            return;
        }
        await Flush(plan, cancellation);
        if (kind == PartKind.Plan)
            await ApplyPlan(plan, change, sequence, cancellation);
        else if (change.After is { } after && !after.TryGetProperty("code", out _))
            await Merge(plan, change.Key, sequence, cancellation);
        else if (!await Make(plan, kind, change, null, sequence, cancellation))
            // What it mentions comes later in the same change set.
            _postponed.Add((kind, change, change.Before is null ? NextId(plan, change) : null));
        HasRenamed = true;
    }

    /// <summary>The change set is at its end.</summary>
    public async Task End(PlanRow plan, long sequence, CancellationToken cancellation)
    {
        while (_postponed.Count > 0)
        {
            var (left, again) = (_postponed.Count, _postponed);
            _postponed = [];
            foreach (var (kind, change, id) in again)
            {
                if (!await Make(plan, kind, change, id, sequence, cancellation))
                    _postponed.Add((kind, change, id));
            }
            if (_postponed.Count == left)
                throw Unknown(_postponed[0].Change, sequence);
        }
    }

    /// <summary>Makes the changes that wait.</summary>
    public async Task Flush(PlanRow plan, CancellationToken cancellation)
    {
        foreach (var (kind, change, sequence) in _waiting.Values.OrderBy(waiting => waiting.Sequence))
        {
            if (!await Make(plan, kind, change, null, sequence, cancellation))
                throw Unknown(change, sequence);
        }
        _waiting.Clear();
    }

    private static void Shape(PlanRow plan, PartKind kind, Change change, long sequence)
    {
        if (kind.Shapes != Shapes.Nothing)
            plan.StructureVersion = sequence;
        if (kind.Shapes == Shapes.Places && (change.Before is not null || kind == PartKind.Group))
            plan.ParentageVersion = sequence;
    }

    private async Task<bool> Make(PlanRow plan, PartKind kind, Change change, long? id, long sequence, CancellationToken cancellation)
    {
        var store = stores.Of(kind);
        var writer = (IPartWriter)store;
        var after = Read(kind, change.After);
        if (change.Before is null)
        {
            var (made, unknown) = await resolver.Resolve(plan, after!, Visibility.Everything, cancellation);
            if (unknown.Count > 0)
                return false;
            var number = id ?? NextId(plan, change);
            store.Insert(plan.Id, number, sequence, after!, made);
            plan.NextId = Math.Max(plan.NextId, number + 1);
            await Save(plan, cancellation);
            return true;
        }
        if (await writer.FindRow(plan.Id, change.Key, cancellation) is not { } row)
            throw Unknown(change, sequence);
        if (after is null)
        {
            if (kind == PartKind.Scenario)
                await cells.Drop(plan, null, row.Id, Code.Known(change.Key), cancellation);
            if (await writer.Remove(plan, row, cancellation) is { Count: > 0 } mentions)
                throw new InvalidOperationException(
                    $"Change set {sequence} removed the {kind.Noun} '{change.Key}', which {mentions[0]} still mentions."
                );
            await Save(plan, cancellation);
            return true;
        }
        row.Version = sequence;
        if (row.Code != after.Code.ToString())
        {
            // The name first: the part may mention itself by it.
            var was = Read(kind, change.Before)!;
            var (before, _) = await resolver.Resolve(plan, was, Visibility.Everything, cancellation);
            await writer.Replace(plan, row, was with { Code = after.Code }, before, cancellation);
            await Save(plan, cancellation);
            row = (await writer.FindRow(plan.Id, (was with { Code = after.Code }).Key(), cancellation))!;
        }
        var (references, faults) = await resolver.Resolve(plan, after, Visibility.Everything, cancellation);
        if (faults.Count > 0)
            return false;
        await writer.Replace(plan, row, after, references, cancellation);
        await Save(plan, cancellation);
        return true;
    }

    private async Task ApplyPlan(PlanRow plan, Change change, long sequence, CancellationToken cancellation)
    {
        if (Read(PartKind.Plan, change.After) is not Plan after)
            return;
        var (references, faults) = await resolver.Resolve(plan, after, Visibility.Everything, cancellation);
        if (faults.Count > 0)
            throw Unknown(change, sequence);
        var code = plan.Code;
        PlanStore.Write(plan, after, references);
        // It is asked for by its present code.
        (plan.Code, plan.Status, plan.OwnVersion) = (code, after.Status, sequence);
        await Save(plan, cancellation);
    }

    /// <summary>A merged scenario stores nothing of its own, and sees its parent as it is then.</summary>
    private async Task Merge(PlanRow plan, string scenario, long sequence, CancellationToken cancellation)
    {
        var row = (ScenarioRow)(await ((IPartWriter)stores.Of(PartKind.Scenario)).FindRow(plan.Id, scenario, cancellation))!;
        await cells.Drop(plan, null, row.Id, Code.Known(scenario), cancellation);
        (row.ParentVersion, row.Version) = (sequence, sequence);
        await Save(plan, cancellation);
    }

    /// <summary>What was written, statements of the stores may have changed since; so nothing is remembered but the plan.</summary>
    private async Task Save(PlanRow plan, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        db.Attach(plan);
    }

    private static bool KeepsItsNames(Change change) =>
        change is { Before: { } before, After: { } after }
        && after.TryGetProperty("code", out var now)
        && before.TryGetProperty("code", out var was)
        && now.GetString() == was.GetString();

    private static string? IdOf(Change change) =>
        (change.After ?? change.Before) is { } part && part.TryGetProperty("id", out var id) ? id.GetString() : null;

    private static long NextId(PlanRow plan, Change change) =>
        IdOf(change) is { } known && NodeId.TryParse(known, out _, out _, out var id) ? id : plan.NextId++;

    private static PlanPart? Read(PartKind kind, JsonElement? part) =>
        part is { } json ? (PlanPart)json.Deserialize(kind.Part, PlanJson.Options)! : null;

    private static InvalidOperationException Unknown(Change change, long sequence) =>
        new($"Change set {sequence} cannot be made again: the {change.Kind} '{change.Key}' mentions something that is not there.");
}
