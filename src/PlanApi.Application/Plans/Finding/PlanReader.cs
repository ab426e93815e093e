using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans.Finding;

/// <summary>A hand-written read of a plan. Nearly every request begins with it.</summary>
public sealed class PlanReader(KeptConnections connections)
{
    private const string Sql = """
        SELECT p.id, p.code, p.version, p.own_version, p.structure_version, p.next_id, p.names, p.calendar, p.currency, p.time_zone, p.status,
               p.matrix, p.matrix_rows_id, r.code, p.matrix_columns_id, c.code, p.matrix_source_id, s.code,
               p.monitoring, p.monitoring_source_id, m.code, p.parentage_version
        FROM plans p
        LEFT JOIN dimensions r ON r.plan_id = p.id AND r.id = p.matrix_rows_id
        LEFT JOIN dimensions c ON c.plan_id = p.id AND c.id = p.matrix_columns_id
        LEFT JOIN sections s ON s.plan_id = p.id AND s.id = p.matrix_source_id
        LEFT JOIN sections m ON m.plan_id = p.id AND m.id = p.monitoring_source_id
        WHERE p.code = $1
        """;

    /// <summary>The plan's row, and the plan as it is shown; null if there is none.</summary>
    public (PlanRow Row, Plan Plan)? Find(string code)
    {
        using var connection = connections.Rent();
        using var row = connection.Read(Sql, code);
        if (!row.Read())
            return null;
        var plan = PlanOf(row);
        return (RowOf(row, plan), plan);
    }

    private static Plan PlanOf(SqlRows row)
    {
        var (matrix, monitoring) = (StoredJson.Value<MatrixLayout>(row, 11), StoredJson.Value<Monitoring>(row, 18));
        return new Plan
        {
            Id = NodeId.Of<Plan>(row.Integer(0), 0),
            Version = row.Integer(3),
            Code = Code.Known(row.Text(1)),
            Names = StoredJson.Text(row, 6),
            Calendar = StoredJson.Value<Calendar>(row, 7)!,
            Currency = Code.Known(row.Text(8)),
            TimeZone = row.Text(9),
            Status = Enum.Parse<PlanStatus>(row.Text(10)),
            Matrix = matrix is null
                ? null
                : matrix with
                {
                    Rows = Code.Known(row.Text(13)),
                    Columns = Code.Known(row.Text(15)),
                    Source = row.CodeOrNull(17),
                },
            Monitoring = monitoring is null ? null : monitoring with { Source = row.CodeOrNull(20) },
        };
    }

    private static PlanRow RowOf(SqlRows row, Plan plan) =>
        new()
        {
            Id = row.Integer(0),
            Code = plan.Code.ToString(),
            Version = row.Integer(2),
            OwnVersion = row.Integer(3),
            StructureVersion = row.Integer(4),
            ParentageVersion = row.Integer(21),
            NextId = row.Integer(5),
            Names = plan.Names,
            Calendar = plan.Calendar,
            Currency = plan.Currency.ToString(),
            TimeZone = plan.TimeZone,
            Status = plan.Status,
            Matrix = plan.Matrix,
            MatrixRowsId = row.IntegerOrNull(12),
            MatrixColumnsId = row.IntegerOrNull(14),
            MatrixSourceId = row.IntegerOrNull(16),
            Monitoring = plan.Monitoring,
            MonitoringSourceId = row.IntegerOrNull(19),
        };
}
