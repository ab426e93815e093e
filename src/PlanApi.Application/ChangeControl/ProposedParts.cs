using System.Text.Json;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.ChangeControl;

namespace PlanApi.Application.ChangeControl;

/// <summary>Reads changes of parts from a map of merge patches, and puts them into an order in which they can be made.</summary>
internal static class ProposedParts
{
    private static readonly List<PartKind> _kinds = [.. PartKind.All];

    /// <summary>The changes: what is new or different in the order of the kinds, then what is removed in the other order.</summary>
    public static IReadOnlyList<ProposedChange> Read(JsonElement? changes, FaultList faults)
    {
        if (changes is not { } tree)
            return [];
        var found = new List<(PartKind Kind, ProposedChange Change)>();
        foreach (var (kind, parts) in DocumentPatch.Collections(SourceNode.From(tree), faults, "/changes"))
        {
            foreach (var part in parts.Fields)
                found.Add((kind, Change(kind, part)));
        }
        return
        [
            .. found.Where(part => part.Change.Content is not null).OrderBy(part => _kinds.IndexOf(part.Kind)).Select(part => part.Change),
            .. found
                .Where(part => part.Change.Content is null)
                .Reverse()
                .OrderByDescending(part => _kinds.IndexOf(part.Kind))
                .Select(part => part.Change),
        ];
    }

    /// <summary>A change's place in a request.</summary>
    public static string Pointer(ProposedChange change) =>
        $"/changes/{PartKind.Find(change.Kind)!.Collection}/{JsonPointer.Escape(change.Key)}";

    private static ProposedChange Change(PartKind kind, SourceField part) =>
        new()
        {
            Kind = kind.Name,
            Key = part.Name,
            // Whether the part is there, is looked at when the change is tried.
            Action = part.Value is SourceScalar { Kind: ScalarKind.Null } ? ChangeAction.Remove : ChangeAction.Update,
            Content = part.Value is SourceScalar { Kind: ScalarKind.Null } ? null : SourceJson.Of(part.Value),
            IsPiloted = false,
        };
}
