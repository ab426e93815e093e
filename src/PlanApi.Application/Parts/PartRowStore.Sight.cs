using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Persistence;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>What callers see of the rows: the one way to them.</summary>
public abstract partial class PartStore<TPart, TRow>
{
    /// <summary>
    /// Limits rows to those that a limited caller may see, as the table of kinds says. A kind that leaves this to its store defines it
    /// here.
    /// </summary>
    protected virtual IQueryable<TRow> Visible(IQueryable<TRow> rows, Visibility visibility) =>
        Kind.Sight switch
        {
            Sight.Everything => rows,
            Sight.ByScope => rows.Where(row => visibility.Scopes.Contains(EF.Property<long>(row, "ScopeId"))),
            _ => rows.Where(row => false),
        };

    /// <summary>
    /// Limits rows to those that name no other indicators than these. A kind that leaves this to its store defines it here.
    /// </summary>
    protected virtual IQueryable<TRow> OfIndicators(IQueryable<TRow> rows, long[] indicators) =>
        Kind.ForIndicators == Sight.Everything ? rows : rows.Where(row => false);

    /// <summary>The rows that a limited caller may see, for the place and for the indicators.</summary>
    protected IQueryable<TRow> Limited(IQueryable<TRow> rows, Visibility visibility)
    {
        var placed = Visible(rows, visibility);
        return visibility.Indicators is { } seen ? OfIndicators(placed, [.. seen.Values]) : placed;
    }

    /// <summary>The parts without those mentions that a limited caller may not see.</summary>
    protected virtual Task<IReadOnlyList<TPart>> Trimmed(
        long planId,
        IReadOnlyList<TPart> parts,
        Visibility visibility,
        CancellationToken cancellation
    ) => Task.FromResult(parts);

    /// <summary>Which of these codes are of parts that the caller sees.</summary>
    protected async Task<HashSet<string>> SeenCodes(
        long planId,
        IEnumerable<Code?> codes,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var asked = codes.Select(code => code?.ToString()).OfType<string>().Distinct().ToArray();
        return asked.Length == 0
            ? []
            : await Rows(planId, visibility).Where(row => asked.Contains(row.Code)).Select(row => row.Code).ToHashSetAsync(cancellation);
    }

    private async Task<TPart?> Seen(long planId, TPart? part, Visibility visibility, CancellationToken cancellation) =>
        part is null || !visibility.IsLimited ? part : (await Trimmed(planId, [part], visibility, cancellation))[0];

    private async Task<IReadOnlyList<TPart>> Seen(
        long planId,
        IReadOnlyList<TPart> parts,
        Visibility visibility,
        CancellationToken cancellation
    ) => parts.Count == 0 || !visibility.IsLimited ? parts : await Trimmed(planId, parts, visibility, cancellation);

    private async IAsyncEnumerable<TPart> AllTrimmed(
        long planId,
        IAsyncEnumerable<TPart> parts,
        Visibility visibility,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        foreach (var part in await Trimmed(planId, await parts.ToListAsync(cancellation), visibility, cancellation))
            yield return part;
    }

    private IQueryable<TRow> Rows(long planId, Visibility visibility)
    {
        var rows = db.Set<TRow>().AsNoTracking().Where(row => row.PlanId == planId);
        return visibility.IsLimited ? Limited(rows, visibility) : rows;
    }
}
