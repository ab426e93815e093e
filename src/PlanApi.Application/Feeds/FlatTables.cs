using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Feeds;

/// <summary>Every flat table of a plan.</summary>
internal sealed class FlatTables(PartStores stores, SqlDialect dialect, PlanShape shape, KeptTables kept)
{
    private readonly PartTable _parts = new(stores, dialect, shape);

    public IEnumerable<FlatTable> All() => [.. PartKind.All.Select(_parts.Of), .. Others()];

    /// <summary>Null where there is none of this name.</summary>
    public FlatTable? Find(string name) => kept.Of(dialect, shape, name, () => Make(name));

    private FlatTable? Make(string name) =>
        PartKind.All.FirstOrDefault(kind => kind.Plural == name) is { } kind
            ? _parts.Of(kind)
            : Others().FirstOrDefault(table => table.Name == name);

    private IEnumerable<FlatTable> Others()
    {
        var numbers = new StoredNumbers(dialect, shape);
        return
        [
            numbers.Of("Numbers", "The stored numbers of the plan, a row each: targets, actuals, forecasts and others."),
            numbers.Of("Actuals", "The stored actual numbers.", Measure.Actual),
            .. ComputedTables.All(dialect, shape),
            LightHistoryTable.Of(dialect),
            HistoryTable.Make(),
        ];
    }
}
