using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain;

namespace PlanApi.Application.Feeds;

/// <summary>Every flat table of a plan.</summary>
internal sealed class FlatTables(PartStores stores, SqlDialect dialect, PlanShape shape)
{
    private readonly PartTable _parts = new(stores, dialect, shape);

    public IEnumerable<FlatTable> All() => PartKind.All.Select(_parts.Of);

    /// <summary>Null where there is none of this name.</summary>
    public FlatTable? Find(string name) => PartKind.All.FirstOrDefault(kind => kind.Plural == name) is { } kind ? _parts.Of(kind) : null;
}
