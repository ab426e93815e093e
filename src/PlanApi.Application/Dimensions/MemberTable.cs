using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

/// <summary>Hand-written reads and writes of a dimension's members, for loads of a million: one prepared statement each.</summary>
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

    internal async Task<Content> Read(long planId, long dimensionId, Code dimension, CancellationToken cancellation)
    {
        var content = new Content([], []);
        var byId = new Dictionary<long, MemberEntry>();
        await using var command = Command(
            "SELECT id, code, kind, names, parent_id, ends FROM members WHERE plan_id = @plan AND dimension_id = @dimension",
            ("@plan", planId),
            ("@dimension", dimensionId)
        );
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                var code = Code.Known(reader.GetString(1));
                if (reader.GetString(2) == "group")
                {
                    content.Groups.Add(code);
                    continue;
                }
                var names = JsonSerializer.Deserialize<LocalText>(reader.GetString(3), PlanJson.Options)!;
                var entry = new MemberEntry(
                    reader.GetInt64(0),
                    new Member
                    {
                        Code = code,
                        Dimension = dimension,
                        Names = names,
                        Ends = Day(reader, 5),
                    },
                    isNew: false
                )
                {
                    ParentId = reader.IsDBNull(4) ? null : reader.GetInt64(4),
                };
                content.Members.Add(code, entry);
                byId.Add(entry.Id, entry);
            }
        }
        foreach (var entry in content.Members.Values.Where(entry => entry.ParentId is not null))
            entry.Member = entry.Member with { Parent = byId[entry.ParentId!.Value].Member.Code };
        await AddMoves(planId, byId, cancellation);
        return content;
    }

    internal async Task Write(
        long planId,
        long dimensionId,
        long version,
        IReadOnlyList<MemberEntry> changed,
        CancellationToken cancellation
    )
    {
        // Children may come before their parents; references are checked when the transaction ends.
        await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", cancellation);
        await using var insert = Command(
            "INSERT INTO members (plan_id, id, code, version, dimension_id, names, kind, parent_id) VALUES (@plan, @id, @code, "
                + "@version, @dimension, @names, 'member', @parent)",
            ("@plan", planId),
            ("@version", version),
            ("@dimension", dimensionId),
            ("@id", 0L),
            ("@code", ""),
            ("@names", ""),
            ("@parent", DBNull.Value)
        );
        await using var update = Command(
            "UPDATE members SET names = @names, parent_id = @parent, version = @version WHERE plan_id = @plan AND id = @id",
            ("@plan", planId),
            ("@version", version),
            ("@id", 0L),
            ("@names", ""),
            ("@parent", DBNull.Value)
        );
        foreach (var entry in changed)
        {
            cancellation.ThrowIfCancellationRequested();
            var command = entry.IsNew ? insert : update;
            command.Parameters["@id"].Value = entry.Id;
            command.Parameters["@names"].Value = JsonSerializer.Serialize(entry.Member.Names, PlanJson.Options);
            command.Parameters["@parent"].Value = entry.ParentId ?? (object)DBNull.Value;
            if (entry.IsNew)
                command.Parameters["@code"].Value = entry.Member.Code.ToString();
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task AddMoves(long planId, Dictionary<long, MemberEntry> byId, CancellationToken cancellation)
    {
        await using var command = Command(
            "SELECT member_id, \"from\", parent_id FROM member_moves WHERE plan_id = @plan ORDER BY member_id, \"from\"",
            ("@plan", planId)
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (!byId.TryGetValue(reader.GetInt64(0), out var entry))
                continue;
            var parent = reader.IsDBNull(2) ? (Code?)null : byId[reader.GetInt64(2)].Member.Code;
            var from = Day(reader, 1)!.Value;
            entry.Member = entry.Member with { Moves = [.. entry.Member.Moves, new Move { From = from, Parent = parent }] };
        }
    }

    private static DateOnly? Day(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateOnly.ParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DbCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
