using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Application.Weights;
using PlanApi.Domain;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.History;

/// <summary>Takes back the changes of a change set to objectives, key results, targets and weights, the last one first.</summary>
public sealed class PartUndo(
    PlanDb db,
    ObjectiveStore objectives,
    KeyResultStore keyResults,
    TargetStore targets,
    WeightStore weights,
    ReferenceResolver resolver,
    ChangeRecorder recorder
)
{
    private static readonly string[] Kinds =
    [
        nameof(PartKind.Objective),
        nameof(PartKind.KeyResult),
        nameof(PartKind.Target),
        nameof(PartKind.Weight),
    ];

    /// <summary>Whether changes of this kind can be taken back.</summary>
    public static bool CanUndo(Change change) => Kinds.Contains(change.Kind);

    /// <summary>Takes changes back. Null if that succeeded; otherwise a fault for each part that has changed since.</summary>
    public async Task<Failure?> Undo(
        PlanRow plan,
        long sequence,
        IReadOnlyList<Change> changes,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        foreach (var change in changes.Reverse())
        {
            var failure = change.Kind switch
            {
                nameof(PartKind.Objective) => await Undo<Objective>(objectives, plan, sequence, change, faults, cancellation),
                nameof(PartKind.KeyResult) => await Undo<KeyResult>(keyResults, plan, sequence, change, faults, cancellation),
                nameof(PartKind.Target) => await Undo<Target>(targets, plan, sequence, change, faults, cancellation),
                _ => await Undo<Weight>(weights, plan, sequence, change, faults, cancellation),
            };
            if (failure is not null)
                return failure;
        }
        return null;
    }

    private async Task<Failure?> Undo<TPart>(
        PartStore<TPart> store,
        PlanRow plan,
        long sequence,
        Change change,
        FaultList faults,
        CancellationToken cancellation
    )
        where TPart : PlanPart
    {
        var (before, after) = (Read<TPart>(change.Before), Read<TPart>(change.After));
        var key = (after ?? before!).Key();
        var now = await store.Find(plan.Id, key, Visibility.Everything, cancellation);
        if (after is null ? now is not null : now?.Version != sequence)
        {
            faults.Add(
                FaultCodes.ChangedSince,
                $"/{store.Kind.Collection}/{key}",
                $"The {store.Noun} '{key}' has been changed again since."
            );
            return null;
        }
        if (before is null)
        {
            var made = (await store.FindRow(plan.Id, key, cancellation))!;
            if (await store.Remove(plan, made, cancellation) is { Count: > 0 } mentions)
                return new InUse(store.Noun, key, mentions);
            recorder.Record(store.Kind, key, now, null);
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        var (references, unknown) = await resolver.Resolve(plan, before, Visibility.Everything, cancellation);
        if (unknown.Count > 0)
            return new Invalid(unknown);
        if (await store.FindRow(plan.Id, key, cancellation) is { } row)
        {
            row.Version = recorder.Version;
            await store.Replace(plan, row, before, references, cancellation);
            recorder.Record(store.Kind, key, now, before with { Id = now!.Id, Version = recorder.Version });
        }
        else
        {
            var id = plan.NextId++;
            store.Insert(plan.Id, id, recorder.Version, before, references);
            recorder.Record(store.Kind, key, null, before with { Id = NodeId.Of(store.Kind, plan.Id, id), Version = recorder.Version });
        }
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private static TPart? Read<TPart>(JsonElement? part)
        where TPart : PlanPart => part is { ValueKind: JsonValueKind.Object } json ? json.Deserialize<TPart>(PlanJson.Options) : null;
}
