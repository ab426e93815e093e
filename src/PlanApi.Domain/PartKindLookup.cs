using System.Collections.Frozen;

namespace PlanApi.Domain;

/// <summary>The kinds of parts by what they are called. The plan itself is found too, but is not among <see cref="All"/>.</summary>
internal sealed class PartKindLookup(IEnumerable<PartKind> added, PartKind plan)
{
    public IReadOnlyList<PartKind> All { get; } = [.. added];

    public FrozenDictionary<Type, PartKind> ByPart { get; } = added.Append(plan).ToFrozenDictionary(kind => kind.Part);

    public FrozenDictionary<string, PartKind> ByName { get; } = added.Append(plan).ToFrozenDictionary(kind => kind.Name);

    public FrozenDictionary<string, PartKind> ByCollection { get; } = added.Append(plan).ToFrozenDictionary(kind => kind.Collection);
}
