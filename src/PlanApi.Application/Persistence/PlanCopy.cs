using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Persistence;

/// <summary>How many rows of a plan were copied, of how many tables.</summary>
public sealed record PlanCopied(long Rows, int Tables);

/// <summary>
/// Copies a plan with its whole history from one database to another of any kind, in one transaction. It commits only after every row has
/// been read again and compared. API keys, and kept answers to repeated requests, are not copied.
/// </summary>
public static class PlanCopy
{
    /// <summary>Copies from a service's database to another one, whose tables are made or brought up to date first.</summary>
    public static async Task<Outcome<PlanCopied>> ToOther(IServiceProvider source, Storage other, Code plan, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => other);
        services.AddSingleton<KeptConnections>();
        other.AddContexts(services);
        await using var target = services.BuildServiceProvider();
        await target.GetRequiredService<Storage>().Migrate(target, cancellation);
        await using var from = source.CreateAsyncScope();
        await using var to = target.CreateAsyncScope();
        return await Copy(
            from.ServiceProvider.GetRequiredService<PlanDb>(),
            to.ServiceProvider.GetRequiredService<PlanDb>(),
            plan.ToString(),
            cancellation
        );
    }

    private static async Task<Outcome<PlanCopied>> Copy(PlanDb source, PlanDb target, string code, CancellationToken cancellation)
    {
        await using var moment = await ReadSnapshot.Begin(source, cancellation);
        if (source.Number("SELECT id FROM plans WHERE code = $1", code) is not { } id)
            return new NotFound("plan", code);
        await using var transaction = await target.BeginWriting(TimeSpan.FromSeconds(30), cancellation);
        if (await Obstacle(target, id, code, cancellation) is { } obstacle)
            return obstacle;
        target.DeferReferences();
        var tables = Tables(source.Model).ToList();
        var rows = tables.Sum(table => Write(source, target, table, id, cancellation));
        foreach (var table in tables)
            Verify(source, target, table, id, cancellation);
        target.GaveId();
        await transaction.CommitAsync(cancellation);
        return new PlanCopied(rows, tables.Count);
    }

    private static async Task<Failure?> Obstacle(PlanDb target, long id, string code, CancellationToken cancellation)
    {
        var there = await target
            .Set<PlanRow>()
            .Where(plan => plan.Id == id || plan.Code == code)
            .Select(plan => plan.Code)
            .ToListAsync(cancellation);
        if (there.Contains(code))
            return new DuplicateCode("plan", code);
        return there.Count == 0
            ? null
            : new NotAllowedNow(
                $"The plan's history is bound to its number {id}, which '{there[0]}' has in the other database; "
                    + "copy it to a database without that plan."
            );
    }

    /// <summary>
    /// The tables with a plan's rows: those that name the plan, except tables of the service itself, such as the grants of API keys.
    /// </summary>
    private static IEnumerable<Table> Tables(IModel model) =>
        model
            .GetEntityTypes()
            .GroupBy(type => type.GetTableName()!)
            .Where(types => types.All(type => type.ClrType == typeof(PlanRow) || IsOfPlan(type)))
            .Select(types => new Table(
                types.Key,
                types.First().ClrType == typeof(PlanRow) ? "id" : "plan_id",
                [.. types.SelectMany(type => type.GetProperties()).DistinctBy(column => column.GetColumnName()).Select(StoredColumn.Of)],
                [.. types.First().FindPrimaryKey()!.Properties.Select(column => column.GetColumnName())]
            ));

    private static bool IsOfPlan(IEntityType type) =>
        type.FindPrimaryKey()?.Properties[0].Name == "PlanId"
        && type.GetForeignKeys()
            .All(key => key.PrincipalEntityType.ClrType == typeof(PlanRow) || key.PrincipalEntityType.FindProperty("PlanId") is not null);

    private static long Write(PlanDb source, PlanDb target, Table table, long id, CancellationToken cancellation)
    {
        using var statement = source.Prepare(table.Sql);
        using var row = statement.Read(id);
        using var writer = target.Write(table.Name, table.Columns);
        var values = new SqlValue[table.Columns.Count];
        var rows = 0L;
        for (; row.Read(); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            table.Read(row, values);
            writer.Add(values);
        }
        writer.Complete();
        return rows;
    }

    private static void Verify(PlanDb source, PlanDb target, Table table, long id, CancellationToken cancellation)
    {
        using var statement = source.Prepare(table.Sql);
        using var copied = target.Prepare(table.Sql);
        using var row = statement.Read(id);
        using var copy = copied.Read(id);
        var (values, others) = (new SqlValue[table.Columns.Count], new SqlValue[table.Columns.Count]);
        while (row.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            table.Read(row, values);
            if (!copy.Read())
                throw Differs(table);
            table.Read(copy, others);
            for (var at = 0; at < values.Length; at++)
            {
                if (!values[at].Equals(others[at]))
                    throw Differs(table);
            }
        }
        if (copy.Read())
            throw Differs(table);
    }

    private static InvalidOperationException Differs(Table table) =>
        new($"The copy of the table {table.Name} differs from the original; nothing was copied.");

    private sealed record Table(string Name, string PlanColumn, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<string> Key)
    {
        public string Sql { get; } =
            $"SELECT {StoredColumn.List(Columns)} FROM \"{Name}\" "
            + $"WHERE \"{PlanColumn}\" = $1 ORDER BY {string.Join(", ", Key.Select(column => $"\"{column}\""))}";

        public void Read(SqlRows row, Span<SqlValue> values)
        {
            for (var at = 0; at < values.Length; at++)
                values[at] = Columns[at].Read(row, at);
        }
    }
}
