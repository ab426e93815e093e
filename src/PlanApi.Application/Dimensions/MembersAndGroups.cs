using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

/// <summary>The common properties of members and groups: scopes may name either.</summary>
internal static class MembersAndGroups
{
    public const string Noun = "member or group";

    /// <summary>Whether a member or a group has the key: they share their codes.</summary>
    public static Task<bool> Exist(PlanDb db, long planId, string key, CancellationToken cancellation) =>
        PlaceKeys.With(db.Set<PlaceRow>().Where(row => row.PlanId == planId), key).AnyAsync(cancellation);

    /// <summary>A fault where one that exists would go over to another dimension: scopes, parents and groups name it in its own.</summary>
    public static async Task<Fault?> StaysIn(PlanDb db, long planId, Code dimension, long? id, CancellationToken cancellation)
    {
        var own = await db.Set<PlaceRow>()
            .Where(row => row.PlanId == planId && row.Id == id)
            .Select(row => row.Dimension!.Code)
            .FirstOrDefaultAsync(cancellation);
        return own is null || own == dimension.ToString()
            ? null
            : new Fault(
                FaultCodes.NotAllowed,
                "/dimension",
                $"It stands in the dimension '{own}' for good; make a new one in '{dimension}'."
            );
    }
}
