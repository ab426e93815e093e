using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

/// <summary>Hand-written reads and writes of a dimension's members, for loads of a million: without an object for each.</summary>
public sealed class MemberTable(PlanDb db)
{
    /// <summary>A dimension's members by code, with their moves, and the codes of its groups.</summary>
    internal sealed record Content(Dictionary<Code, MemberEntry> Members, HashSet<Code> Groups);

    internal async Task<long?> DimensionId(long planId, Code code, CancellationToken cancellation)
    {
        var text = code.ToString();
        return await db.Set<DimensionRow>()
            .Where(row => row.PlanId == planId && row.Code == text)
            .Select(row => (long?)row.Id)
            .FirstOrDefaultAsync(cancellation);
    }

    internal Content Read(long planId, long dimensionId, Code dimension, CancellationToken cancellation)
    {
        var content = new Content([], []);
        var byId = new Dictionary<long, MemberEntry>();
        using (
            var statement = db.Prepare(
                "SELECT id, code, kind, names, parent_id, ends FROM members WHERE plan_id = $1 AND dimension_id = $2"
            )
        )
        using (var row = statement.Read(planId, dimensionId))
        {
            while (row.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                var code = Code.Known(row.Text(1));
                if (row.Text(2) == "group")
                {
                    content.Groups.Add(code);
                    continue;
                }
                var member = new Member
                {
                    Code = code,
                    Dimension = dimension,
                    Names = StoredJson.Text(row, 3),
                    Ends = row.Day(5),
                };
                var entry = new MemberEntry(row.Integer(0), member, isNew: false) { ParentId = row.IntegerOrNull(4) };
                content.Members.Add(code, entry);
                byId.Add(entry.Id, entry);
            }
        }
        foreach (var entry in content.Members.Values.Where(entry => entry.ParentId is not null))
            entry.Member = entry.Member with { Parent = byId[entry.ParentId!.Value].Member.Code };
        AddMoves(planId, byId);
        return content;
    }

    internal void Write(long planId, long dimensionId, long version, IReadOnlyList<MemberEntry> changed, CancellationToken cancellation)
    {
        // Children may come before their parents; references are checked when the transaction ends.
        db.DeferReferences();
        using var rows = db.Put("members", 0, "plan_id", "id", "code", "version", "dimension_id", "names", "kind", "parent_id");
        using var update = db.Prepare("UPDATE members SET names = $3, parent_id = $4, version = $5 WHERE plan_id = $1 AND id = $2");
        foreach (var entry in changed)
        {
            cancellation.ThrowIfCancellationRequested();
            var names = JsonSerializer.Serialize(entry.Member.Names, PlanJson.Options);
            if (entry.IsNew)
                rows.Add(planId, entry.Id, entry.Member.Code.ToString(), version, dimensionId, names, "member", entry.ParentId);
            else
                update.Run(planId, entry.Id, names, entry.ParentId, version);
        }
        rows.Complete();
    }

    private void AddMoves(long planId, Dictionary<long, MemberEntry> byId)
    {
        using var statement = db.Prepare(
            "SELECT member_id, \"from\", parent_id FROM member_moves WHERE plan_id = $1 ORDER BY member_id, \"from\""
        );
        using var row = statement.Read(planId);
        while (row.Read())
        {
            if (!byId.TryGetValue(row.Integer(0), out var entry))
                continue;
            var parent = row.IntegerOrNull(2) is { } id ? byId[id].Member.Code : (Code?)null;
            entry.Member = entry.Member with { Moves = [.. entry.Member.Moves, new Move { From = row.Day(1)!.Value, Parent = parent }] };
        }
    }
}
