using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;

namespace PlanApi.Api.GraphQL.Validation;

/// <summary>
/// Changes of many parts, typed: by collection a list of code and patch, where REST takes a map of merge patches. The patches
/// are those of the update mutations.
/// </summary>
internal sealed class WhatIfInput(IReadOnlyDictionary<Type, IPartGraph> parts)
{
    public const string Argument = "changes";

    private const string Dimension = "dimension";

    public InputObjectGraphType Type(GraphBuilder graph)
    {
        if (graph.Types.Known(typeof(WhatIfInput)) is InputObjectGraphType known)
            return known;
        var changes = new InputObjectGraphType { Name = "PlanChanges", Description = "Changes of a plan's parts." };
        graph.Types.Set(typeof(WhatIfInput), changes);
        foreach (var kind in PartKind.All)
        {
            var change = ChangeType(graph, Part(kind));
            Field(changes, kind.Collection, $"Changes of the plan's {kind.Nouns}.", TypeCatalog.ListOf(change));
        }
        return changes;
    }

    /// <summary>The tree that REST would have read.</summary>
    public SourceMapping Read(Ask ask)
    {
        var faults = new FaultList();
        var collections = (ask.Get<IDictionary<string, object?>>(Argument) ?? new Dictionary<string, object?>())
            .Where(given => given.Value is not null)
            .Select(given =>
            {
                var part = Part(PartKind.In(given.Key)!);
                return new SourceField(given.Key, Parts(part, (IEnumerable<object>)given.Value!, faults, $"/{Argument}/{given.Key}"));
            })
            .ToList();
        ask.Add(faults.Faults);
        return new SourceMapping(collections);
    }

    private static SourceMapping Parts(IPartGraph part, IEnumerable<object> changes, FaultList faults, string pointer)
    {
        var byKey = new Dictionary<string, SourceNode>(StringComparer.Ordinal);
        foreach (var (at, change) in changes.Cast<IDictionary<string, object?>>().Index())
        {
            var dimension = change.TryGetValue(Dimension, out var given) ? (string)given! : null;
            var key = dimension is null ? (string)change["code"]! : $"{dimension}/{change["code"]}";
            var patch = change.TryGetValue("patch", out var fields) ? fields : null;
            if (patch is not null == change["remove"] is true)
                faults.Add(FaultCodes.NotAllowed, $"{pointer}/{at}", "Give either a patch or remove: true.");
            if (!byKey.TryAdd(key, patch is null ? SourceScalar.Null : Patch(part, dimension, patch, faults, $"{pointer}/{at}/patch")))
                faults.Add(FaultCodes.DuplicateItem, $"{pointer}/{at}", $"'{key}' stands here twice; give each part once.");
        }
        return new SourceMapping([.. byKey.Select(change => new SourceField(change.Key, change.Value))]);
    }

    /// <summary>A new member or group need not repeat the dimension beside its code.</summary>
    private static SourceMapping Patch(IPartGraph part, string? dimension, object patch, FaultList faults, string pointer)
    {
        var tree = (SourceMapping)InputTree.Of(part.Part, patch, faults, pointer);
        return dimension is null || tree[Dimension] is not null
            ? tree
            : new SourceMapping([new SourceField(Dimension, SourceNode.From(dimension)), .. tree.Fields]);
    }

    private static InputObjectGraphType ChangeType(GraphBuilder graph, IPartGraph part)
    {
        var code = TypeCatalog.NonNull(graph.Types.Output(typeof(Domain.Values.Code)));
        var change = new InputObjectGraphType
        {
            Name = part.Part.Name + "Change",
            Description = $"A change of {part.Kind.AnyOne}, a new one, or one to remove.",
        };
        if (part.Kind.InDimension)
            Field(change, Dimension, "The code of its dimension.", code);
        Field(change, "code", "Its code; where no part has it, the patch is a new part.", code);
        Field(change, "patch", "The changes to it.", graph.Types.Input(part.Part, patch: true));
        Field(change, "remove", "Takes it out.", TypeCatalog.NonNull(graph.Types.Output(typeof(bool)))).DefaultValue = false;
        return change;
    }

    private IPartGraph Part(PartKind kind) => parts.Values.First(part => part.Kind == kind);

    private static FieldType Field(InputObjectGraphType type, string name, string description, IGraphType field) =>
        type.AddField(
            new FieldType
            {
                Name = name,
                Description = description,
                ResolvedType = field,
            }
        );
}
