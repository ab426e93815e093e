using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Feeds;

/// <summary>What a plan adds to the columns of its flat tables: its dimensions, and the languages of its names.</summary>
/// <param name="Dimensions">In the order in which they were made.</param>
/// <param name="Languages">Language tags, in order; English is always among them.</param>
internal sealed record PlanShape(IReadOnlyList<ShapeDimension> Dimensions, IReadOnlyList<string> Languages)
{
    /// <summary>The same for plans of the same shape.</summary>
    public string Text =>
        string.Join(';', Dimensions.Select(dimension => $"{dimension.Id} {dimension.Code}")) + "|" + string.Join(';', Languages);

    public static async Task<PlanShape> Read(PlanDb db, PlanRow plan, CancellationToken cancellation)
    {
        var dimensions = await db.Set<DimensionRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id)
            .OrderBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.Code,
                row.Names,
            })
            .ToListAsync(cancellation);
        var languages = dimensions.SelectMany(row => row.Names.Keys).Concat(plan.Names.Keys).Append("en").Where(IsTag);
        return new PlanShape(
            [.. dimensions.Select(row => new ShapeDimension(row.Id, row.Code, ColumnNames.Of(row.Code)))],
            [.. languages.Distinct().Order(StringComparer.Ordinal)]
        );
    }

    private static bool IsTag(string language) => language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}

/// <summary>A dimension as columns name it.</summary>
internal sealed record ShapeDimension(long Id, string Code, string Name);
