using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>Scopes that requests name.</summary>
internal static class NamedPlaces
{
    /// <summary>Whether a scope lies at or below another on a day.</summary>
    public static bool IsWithin(CubeStructure structure, Scope inner, Scope outer, DateOnly day) =>
        outer.All(pair =>
        {
            var dimension = structure.Scopes.Dimensions[structure.Scopes.DimensionNumber(pair.Key)];
            return inner.TryGetValue(pair.Key, out var member)
                && dimension.IsWithin(dimension.Number(member), dimension.Number(pair.Value), day);
        });

    /// <summary>
    /// Adds a fault for each dimension or member that does not exist or that the caller may not see, and for a total that the caller may
    /// not see.
    /// </summary>
    public static void CheckSeen(CubeStructure structure, Grants grants, Scope scope, string pointer, FaultList faults)
    {
        Check(structure, grants, scope, pointer, faults);
        foreach (
            var limited in grants
                .Limited.Select(limited => structure.Scopes.Dimensions[limited].Dimension)
                .Where(limited => !scope.ContainsKey(limited))
        )
            faults.Add(FaultCodes.NotAllowed, pointer, $"You may see some members of '{limited}' only; name one.");
    }

    /// <summary>Adds a fault for each dimension or member that does not exist, or that the caller may not see.</summary>
    public static void Check(CubeStructure structure, Grants grants, Scope scope, string pointer, FaultList faults)
    {
        foreach (var (dimension, member) in scope)
        {
            var number = structure.Scopes.DimensionNumber(dimension);
            if (number < 0)
                faults.Add(FaultCodes.UnknownReference, pointer, $"There is no dimension '{dimension}'.");
            else if (
                structure.Scopes.Dimensions[number].Number(member) is var at
                && (at == DimensionIndex.Top || !grants.MaySee(number, at))
            )
                faults.Add(
                    FaultCodes.UnknownReference,
                    pointer,
                    $"There is no member or group '{member}' in '{dimension}', or you may not see it."
                );
        }
    }
}
