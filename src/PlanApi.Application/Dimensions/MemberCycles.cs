using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

internal static class MemberCycles
{
    /// <summary>Faults where the member would stand above itself, or too deep, on some day. Reads its ancestors, level by level.</summary>
    public static async Task<IReadOnlyList<Fault>> Of(PlanDb db, long planId, Member part, long? id, CancellationToken cancellation)
    {
        var dimension = part.Dimension.ToString();
        var rows = db.Set<MemberRow>().AsNoTracking().Where(row => row.PlanId == planId && row.Dimension!.Code == dimension);
        var ancestors = new Dictionary<Code, Member> { [part.Code] = part };
        var level = Parents(part).ToHashSet();
        while (level.Count > 0)
        {
            var codes = level.Select(code => code.ToString()).ToArray();
            var found = await rows.Where(row => codes.Contains(row.Code))
                .Select(row => new
                {
                    row.Id,
                    row.Code,
                    Parent = row.Parent!.Code,
                    Moves = row.Moves.OrderBy(move => move.From).Select(move => new { move.From, Parent = move.Parent!.Code }).ToList(),
                })
                .ToListAsync(cancellation);
            level = [];
            foreach (var row in found)
            {
                var ancestor = new Member { Code = Code.Known(row.Code), Dimension = part.Dimension };
                // The member itself, under the code that it has until now: whatever stands below that stands below the new one.
                ancestor =
                    row.Id == id
                        ? ancestor with
                        {
                            Parent = part.Code,
                        }
                        : ancestor with
                        {
                            Parent = Stored.Code(row.Parent),
                            Moves = [.. row.Moves.Select(move => new Move { From = move.From, Parent = Stored.Code(move.Parent) })],
                        };
                if (ancestors.TryAdd(ancestor.Code, ancestor))
                    level.UnionWith(Parents(ancestor));
            }
            level.ExceptWith(ancestors.Keys);
        }
        return [.. MemberTree.Check([.. ancestors.Values]).Take(1).Select(fault => FaultOf(part, fault))];
    }

    private static Fault FaultOf(Member part, TreeFault fault)
    {
        // What makes the fault is the parent that the member has on that day.
        var move = fault.On is { } day ? part.Moves.Count(move => move.From <= day) - 1 : -1;
        var pointer = move < 0 ? "/parent" : $"/moves/{move}/parent";
        var since = fault.On is { } from ? $"From {from:yyyy-MM-dd} on, " : "";
        return fault.IsCycle
            ? new Fault(FaultCodes.Cycle, pointer, $"{since}'{part.Code}' would stand below itself; choose another parent.")
            : new Fault(
                FaultCodes.TooDeep,
                pointer,
                $"{since}'{part.Code}' would stand more than {MemberTree.MaxDepth} levels below the top."
            );
    }

    private static IEnumerable<Code> Parents(Member member) =>
        member.Moves.Select(move => move.Parent).Append(member.Parent).OfType<Code>();
}
