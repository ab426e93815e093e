using System.Text.Json;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.ChangeControl;

namespace PlanApi.Application.ChangeControl;

/// <summary>Takes back what a pilot has changed, unless somebody has changed it again since.</summary>
public sealed class ChangeUndo(ChangeApplier applier)
{
    internal async Task<Failure?> Undo(ChangeRequestRow row, CancellationToken cancellation)
    {
        var (piloted, sequence) = (row.Content.Piloted, row.Pilot!.Sequence);
        var back = piloted with
        {
            Changes = [.. piloted.Changes.Reverse().Select(change => Back(change, sequence))],
            Cells = [.. piloted.Cells.Select(cell => cell with { Before = cell.After, After = cell.Before })],
        };
        return (await applier.Apply(back, null, isNew: false, cancellation)).Failure;
    }

    private static ProposedChange Back(ProposedChange change, long sequence) =>
        change with
        {
            Key = KeyAfter(change),
            Content = change.Before is { } before ? Patch(before, change.After) : null,
            PartVersion = change.After is null ? null : sequence,
            Before = change.After,
            After = change.Before,
        };

    /// <summary>A pilot may have given the part another code.</summary>
    private static string KeyAfter(ProposedChange change) =>
        change.After is { } after
            ? ((Domain.Plans.PlanPart)after.Deserialize(PartKind.Find(change.Kind)!.Part, PlanJson.Options)!).Key()
            : change.Key;

    /// <summary>A merge patch with every field as it was; what was absent is cleared.</summary>
    private static JsonElement Patch(JsonElement before, JsonElement? after)
    {
        var fields = before
            .EnumerateObject()
            .Where(field => field.Name is not ("id" or "version"))
            .ToDictionary(field => field.Name, field => (JsonElement?)field.Value);
        foreach (var field in after?.EnumerateObject().Where(field => field.Name is not ("id" or "version")) ?? [])
            fields.TryAdd(field.Name, null);
        return JsonSerializer.SerializeToElement(fields);
    }
}
