using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Workbooks;

/// <summary>What the dimensions, members and groups along a slice's axes are called in a language.</summary>
internal sealed class SheetNames
{
    private readonly Dictionary<(Code Dimension, Code Member), string> _members = [];
    private readonly Dictionary<Code, string> _dimensions = [];

    public static async Task<SheetNames> Read(
        PlanDb db,
        long planId,
        CubeStructure structure,
        SliceLayout layout,
        string language,
        CancellationToken cancellation
    )
    {
        var names = new SheetNames();
        var frame = layout.All();
        var dimensions = frame.Axes.ToDictionary(
            axis => structure.DimensionIds[axis.Dimension],
            axis => structure.Scopes.Dimensions[axis.Dimension]
        );
        long[] dimensionIds = [.. dimensions.Keys];
        long[] memberIds =
        [
            .. frame.Axes.SelectMany(axis =>
                axis.Entries.Where(entry => entry != DimensionIndex.Top).Select(entry => structure.MemberIds[axis.Dimension][entry])
            ),
        ];
        var places = await db.Set<PlaceRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && EF.Parameter(memberIds).Contains(row.Id))
            .Select(row => new
            {
                row.DimensionId,
                row.Code,
                row.Names,
            })
            .ToListAsync(cancellation);
        foreach (var place in places)
        {
            if (dimensions.TryGetValue(place.DimensionId, out var dimension))
                names._members[(dimension.Dimension, Code.Known(place.Code))] = place.Names.In(language);
        }
        var rows = await db.Set<DimensionRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && EF.Parameter(dimensionIds).Contains(row.Id))
            .Select(row => new { row.Code, row.Names })
            .ToListAsync(cancellation);
        foreach (var row in rows)
            names._dimensions[Code.Known(row.Code)] = row.Names.In(language, row.Code);
        return names;
    }

    public string Of(Code dimension) => _dimensions.GetValueOrDefault(dimension, dimension.ToString());

    /// <summary>A member's name, empty where it has none.</summary>
    public string Of(Code dimension, Code member) => _members.GetValueOrDefault((dimension, member), "");
}
