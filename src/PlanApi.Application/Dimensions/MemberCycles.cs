using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Dimensions;

namespace PlanApi.Application.Dimensions;

internal static class MemberCycles
{
    /// <summary>Faults where the member would stand above itself on some day. Reads its ancestors, level by level.</summary>
    public static async Task<IReadOnlyList<Fault>> Of(PlanDb db, long planId, Member part, long? id, CancellationToken cancellation)
    {
        if (id is null)
            return [];
        var rows = db.Set<MemberRow>().AsNoTracking().Where(row => row.PlanId == planId && row.Dimension!.Code == part.Dimension.ToString());
        var ancestors = new Dictionary<string, Member> { [part.Code.ToString()] = part };
        var level = Parents(part);
        while (level.Length > 0)
        {
            var codes = level;
            var found = await rows.Where(row => codes.Contains(row.Code)).Select(row => new
            {
                row.Code,
                Parent = row.Parent!.Code,
                Moves = row.Moves.OrderBy(move => move.From).Select(move => new { move.From, Parent = move.Parent!.Code }).ToList(),
            }).ToListAsync(cancellation);
            foreach (var row in found)
            {
                ancestors.TryAdd(row.Code, new Member
                {
                    Code = Domain.Values.Code.Known(row.Code),
                    Dimension = part.Dimension,
                    Parent = Parts.Stored.Code(row.Parent),
                    Moves = [.. row.Moves.Select(move => new Move { From = move.From, Parent = Parts.Stored.Code(move.Parent) })],
                });
            }
            level = [.. found.SelectMany(row => Parents(ancestors[row.Code])).Where(code => !ancestors.ContainsKey(code)).Distinct()];
        }
        return !MemberTree.Check([.. ancestors.Values]).Any()
            ? []
            : [new Fault("cycle", "/parent", $"'{part.Code}' would stand below itself; choose another parent.")];
    }

    private static string[] Parents(Member member) =>
        [.. member.Moves.Select(move => move.Parent).Append(member.Parent).OfType<Domain.Values.Code>().Select(code => code.ToString()).Distinct()];
}
