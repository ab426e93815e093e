namespace PlanApi.Application.Documents.Sources;

/// <summary>
/// JSON merge patch (RFC 7396). An update is the stored part as a tree, merged with what was sent, and bound again as
/// strictly as a new one; null removes a field.
/// </summary>
public static class MergePatch
{
    public static SourceNode Apply(SourceNode? current, SourceNode patch)
    {
        if (patch is not SourceMapping changes)
            return patch;
        var before = current as SourceMapping;
        var merged = new List<SourceField>();
        foreach (var field in before?.Fields ?? [])
        {
            if (changes[field.Name] is not { } change)
                merged.Add(field);
            else if (change is not SourceScalar { Kind: ScalarKind.Null })
                merged.Add(field with { Value = Apply(field.Value, change) });
        }
        foreach (var field in changes.Fields)
        {
            if (before?[field.Name] is null && field.Value is not SourceScalar { Kind: ScalarKind.Null })
                merged.Add(field with { Value = Apply(null, field.Value) });
        }
        // Faults of a merged object are shown where the patch speaks of it.
        return new SourceMapping(merged, changes.Position);
    }
}
