using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Parts;
using PlanApi.Application.Tables;
using PlanApi.Domain;

namespace PlanApi.Application.Feeds;

/// <summary>What a caller must see in order to be told a value: every other part, and scope, through which the value is found.</summary>
internal sealed class PartMentions(PartStores stores, SqlJoins joins)
{
    private static readonly ConcurrentDictionary<Type, PartKind?> _kinds = new();

    /// <summary>The conditions for a column that is reached from the row.</summary>
    public IReadOnlyList<Mention> Of(Expression column) => Of(joins.Way(column));

    public IReadOnlyList<Mention> Of(IEnumerable<(IEntityType Table, string Id)> way) =>
        [.. way.Select(step => MentionOf(step.Table.ClrType, step.Id)).OfType<Mention>()];

    private Mention? MentionOf(Type row, string id) =>
        row == typeof(ScopeRow) ? new Mention(null, id)
        : _kinds.GetOrAdd(row, KindOf) is { } kind && (kind.Sight != Sight.Everything || kind.ForIndicators != Sight.Everything)
            ? new Mention(kind, id)
        : null;

    private PartKind? KindOf(Type row) => PartKind.All.FirstOrDefault(kind => ((ITabulated)stores.Of(kind)).Entity.ClrType == row);
}

/// <summary>Another part, or a scope where there is no kind, by the column of its id.</summary>
internal sealed record Mention(PartKind? Kind, string Id)
{
    /// <summary>The condition under which the caller may be told of it; null where there is none.</summary>
    public string? Condition(FlatStatement statement) => Kind is null ? statement.MayName(Id) : statement.May(Kind, Id);
}
