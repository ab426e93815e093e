using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;

namespace PlanApi.Application.Feeds;

/// <summary>
/// One statement over a flat table: its text with its values, and the caller's visibility, which every column and row goes through.
/// </summary>
internal sealed class FlatStatement(PlanDb db, PartStores stores, PlanRow plan, Visibility visibility)
{
    private readonly Dictionary<string, string> _seen = [];
    private string? _edges;

    public SqlText Text { get; } = new();

    /// <summary>Rows that were computed, as a JSON array; empty where rows are stored.</summary>
    public string Computed { get; init; } = "";

    /// <summary>The ids of the indicators whose numbers the caller may be told; null where that was not asked.</summary>
    public IReadOnlyCollection<long>? Numbers { get; init; }

    /// <summary>The days of the plan's periods.</summary>
    public string Edges => _edges ??= StoredNumbers.Edges(plan.Calendar);

    public SqlDialect Dialect => db.Dialect;

    public string PlanId => Text.Value(plan.Id);

    /// <summary>The condition under which the caller may see a part, by its id; null where all of the kind may be seen.</summary>
    public string? May(PartKind kind, string id) =>
        visibility.ShowsAllOf(kind)
            ? null
            : $"{id} IN ({Seen(kind.Name, () => ((ITabulated)stores.Of(kind)).SeenIds(plan.Id, visibility))})";

    /// <summary>The condition under which a part, by its id, is in the list of its kind with some filters.</summary>
    /// <exception cref="FailureException">The list has no such filters.</exception>
    public string Listed(PartKind kind, string id, ListOptions list)
    {
        var faults = new List<Fault>();
        var ids = ((ITabulated)stores.Of(kind)).ListedIds(plan.Id, list, visibility, faults);
        return faults.Count == 0 ? $"{id} IN ({Text.Query(ids)})" : throw new FailureException(new Invalid(faults));
    }

    /// <summary>The condition under which the caller may see numbers of an indicator, by its id; null for all.</summary>
    public string? MaySeeIndicator(string id) => visibility.Indicators is null ? null : May(PartKind.Indicator, id);

    /// <summary>The condition under which the caller may be told a scope, by its id; null where there is none.</summary>
    public string? MayName(string scopeId) =>
        !visibility.IsLimited ? null : $"{scopeId} IN ({Seen("", () => Scopes(visibility.Nameable))})";

    /// <summary>The condition under which the caller may see what stands at a scope, by its id; null where there is none.</summary>
    public string? MaySee(string scopeId) =>
        !visibility.IsLimited ? null : $"{scopeId} IN ({Seen("scopes", () => Scopes(visibility.Scopes))})";

    /// <summary>The condition under which the caller may be told an indicator's numbers, by its id; null where there is none.</summary>
    public string? MayTell(string indicatorId) =>
        !visibility.IsLimited ? null : $"{indicatorId} IN ({Seen("numbers", () => Indicators(Numbers ?? []))})";

    /// <summary>
    /// The same for an indicator that something had at an earlier time. Where that is not known, it may be told to nobody who is limited
    /// to some indicators.
    /// </summary>
    public string? MayTellThen(string indicatorId) =>
        visibility.Indicators is not null || MayTell(indicatorId) is not { } may
            ? MayTell(indicatorId)
            : $"({indicatorId} IS NULL OR {may})";

    /// <summary>An expression for those who may see all that it says; nothing for others.</summary>
    public static string Gated(string sql, params IEnumerable<string?> conditions)
    {
        var all = conditions.OfType<string>().Distinct().ToList();
        return all.Count == 0 ? sql : $"(CASE WHEN {string.Join(" AND ", all)} THEN {sql} END)";
    }

    private IQueryable<long> Scopes(IReadOnlyCollection<long> ids)
    {
        var planId = plan.Id;
        return db.Set<ScopeRow>().Where(scope => scope.PlanId == planId && ids.Contains(scope.Id)).Select(scope => scope.Id);
    }

    private IQueryable<long> Indicators(IReadOnlyCollection<long> ids)
    {
        var planId = plan.Id;
        return db.Set<IndicatorRow>().Where(indicator => indicator.PlanId == planId && ids.Contains(indicator.Id)).Select(row => row.Id);
    }

    private string Seen(string what, Func<IQueryable<long>> ids)
    {
        if (!_seen.TryGetValue(what, out var sql))
            _seen[what] = sql = Text.Query(ids());
        return sql;
    }
}
