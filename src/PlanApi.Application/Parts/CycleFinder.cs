using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Whether a part would stand above itself, following parents upwards, one query for each level.</summary>
internal static class CycleFinder
{
    /// <summary>For parts with one parent, named by its code.</summary>
    public static async Task<IReadOnlyList<Fault>> Of<TRow>(
        PlanDb db,
        Expression<Func<TRow, long?>> parentId,
        long planId,
        long? id,
        Code? parent,
        string pointer,
        CancellationToken cancellation
    )
        where TRow : PartRow
    {
        if (id is null || parent is null)
            return [];
        var code = parent.ToString();
        var first = await db.Set<TRow>()
            .Where(row => row.PlanId == planId && row.Code == code)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        return await Reaches(
            first,
            id.Value,
            level => db.Set<TRow>().AsNoTracking().Where(row => row.PlanId == planId && level.Contains(row.Id)).Select(parentId),
            cancellation
        )
            ? [Fault(pointer, parent.Value)]
            : [];
    }

    public static Fault Fault(string pointer, Code parent) =>
        new("cycle", pointer, $"'{parent}' already stands below this part, directly or through others; choose another parent.");

    /// <summary>Whether going up from the first level arrives at the id.</summary>
    public static async Task<bool> Reaches(
        List<long> level,
        long id,
        Func<List<long>, IQueryable<long?>> parents,
        CancellationToken cancellation
    )
    {
        var seen = new HashSet<long>();
        while (level.Count > 0)
        {
            if (level.Contains(id))
                return true;
            seen.UnionWith(level);
            var above = await parents(level)
                .Where(parent => parent != null)
                .Select(parent => parent!.Value)
                .Distinct()
                .ToListAsync(cancellation);
            level = above.FindAll(next => !seen.Contains(next));
        }
        return false;
    }
}
