using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.Documents;

namespace PlanApi.Application.Documents;

/// <summary>A document with some of its parts patched, added or taken out, each named by its collection and key.</summary>
internal static class DocumentPatch
{
    public static SourceNode Apply(PlanDocument document, SourceNode changes, FaultList faults)
    {
        var whole = (SourceMapping)SourceNode.From(document);
        var patched = Collections(changes, faults)
            .Select(collection => new SourceField(
                collection.Kind.Collection,
                Patch(collection.Kind, document, whole[collection.Kind.Collection] as SourceSequence, collection.Parts)
            ))
            .ToList();
        return new SourceMapping([.. whole.Fields.Where(field => patched.TrueForAll(other => other.Name != field.Name)), .. patched]);
    }

    /// <summary>The changed parts of each kind, by their keys: a merge patch each, or null.</summary>
    internal static IReadOnlyList<(PartKind Kind, SourceMapping Parts)> Collections(
        SourceNode changes,
        FaultList faults,
        string pointer = ""
    )
    {
        var found = new List<(PartKind, SourceMapping)>();
        if (changes is not SourceMapping collections)
        {
            faults.Add(
                FaultCodes.WrongType,
                pointer,
                "Expected an object with a collection's name for each field, such as targets.",
                changes
            );
            return found;
        }
        foreach (var collection in collections.Fields)
        {
            if (PartKind.All.FirstOrDefault(kind => kind.Collection == collection.Name) is not { } known)
                faults.Add(
                    FaultCodes.UnknownField,
                    $"{pointer}/{JsonPointer.Escape(collection.Name)}",
                    $"There is no collection '{collection.Name}'; use {string.Join(", ", PartKind.All.Select(kind => kind.Collection))}."
                );
            else if (collection.Value is not SourceMapping parts)
                faults.Add(
                    FaultCodes.WrongType,
                    $"{pointer}/{collection.Name}",
                    "Expected an object with a part's key for each field.",
                    collection.Value
                );
            else
                found.Add((known, parts));
        }
        return found;
    }

    private static SourceSequence Patch(PartKind kind, PlanDocument document, SourceSequence? before, SourceMapping parts)
    {
        var keys = document.ByKind[kind].Select(part => part.Key()).ToList();
        var items = new List<SourceNode>();
        for (var at = 0; at < keys.Count; at++)
        {
            if (parts[keys[at]] is not { } patch)
                items.Add(before!.Items[at]);
            else if (patch is not SourceScalar { Kind: ScalarKind.Null })
                items.Add(MergePatch.Apply(before!.Items[at], patch));
        }
        var known = keys.ToHashSet(StringComparer.Ordinal);
        items.AddRange(parts.Fields.Where(field => !known.Contains(field.Name)).Select(field => MergePatch.Apply(null, Named(field))));
        return new SourceSequence(items);
    }

    /// <summary>A new part need not repeat the code under which it stands.</summary>
    internal static SourceNode Named(SourceField field) =>
        field.Value is SourceMapping part && part["code"] is null
            ? new SourceMapping(
                [
                    new SourceField("code", new SourceScalar(ScalarKind.Text, field.Name[(field.Name.LastIndexOf('/') + 1)..])),
                    .. part.Fields,
                ],
                part.Position
            )
            : field.Value;
}
