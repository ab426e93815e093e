using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Scopes;

internal static class ScopeTexts
{
    /// <summary>Writes the texts of scopes anew after a dimension, member or group in them got another code.</summary>
    public static async Task Rewrite(PlanDb db, long planId, Expression<Func<ScopeMemberRow, bool>> renamed, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var ids = db.Set<ScopeMemberRow>().Where(member => member.PlanId == planId).Where(renamed).Select(member => member.ScopeId);
        var scopes = await db.Set<ScopeRow>()
            .Where(scope => scope.PlanId == planId && ids.Contains(scope.Id))
            .Include(scope => scope.Members)
                .ThenInclude(member => member.Dimension)
            .Include(scope => scope.Members)
                .ThenInclude(member => member.Member)
            .ToListAsync(cancellation);
        foreach (var scope in scopes)
        {
            scope.Text = new Scope(
                scope.Members.Select(member => KeyValuePair.Create(Code.Known(member.Dimension!.Code), Code.Known(member.Member!.Code)))
            ).ToString();
        }
    }
}
