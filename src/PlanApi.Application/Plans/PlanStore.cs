using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans;

/// <summary>How plans themselves are read and written.</summary>
public sealed class PlanStore(PlanDb db, PlanFinder finder)
{
    public static readonly Expression<Func<PlanRow, Plan>> Read = row => new Plan
    {
        Id = NodeId.Of<Plan>(row.Id, 0),
        Version = row.OwnVersion,
        Code = Code.Known(row.Code),
        Names = row.Names,
        Calendar = row.Calendar,
        Currency = Code.Known(row.Currency),
        TimeZone = row.TimeZone,
        Status = row.Status,
        Matrix = Joined(row.Matrix, row.MatrixRows!.Code, row.MatrixColumns!.Code, row.MatrixSource!.Code),
        Monitoring = Joined(row.Monitoring, row.MonitoringSource!.Code),
    };

    private static readonly PerModel<Func<PlanDb, string, CancellationToken, Task<Plan?>>> _byCode = new(() =>
        EF.CompileAsyncQuery(
            (PlanDb db, string code, CancellationToken cancellation) =>
                db.Set<PlanRow>().AsNoTracking().Where(row => row.Code == code).Select(Read).FirstOrDefault()
        )
    );

    /// <summary>The plan with this code; a failure where there is none.</summary>
    public async Task<Outcome<Plan>> Get(Code code, CancellationToken cancellation) =>
        await Find(code, cancellation) is { } plan ? plan : NotFound.Plan(code);

    public Task<Plan?> Find(Code code, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
            return Task.FromResult(finder.Show(code));
        var text = code.ToString();
        return _byCode.Of(db)(db, text, cancellation);
    }

    public Task<bool> Exists(Code code, CancellationToken cancellation)
    {
        var text = code.ToString();
        return db.Set<PlanRow>().AnyAsync(row => row.Code == text, cancellation);
    }

    /// <summary>A plan's row with a new id, or the given one, without the mentions of its parts, because these are stored later.</summary>
    public async Task<PlanRow> Insert(Plan plan, CancellationToken cancellation, long? id = null)
    {
        var row = new PlanRow
        {
            Id = id ?? 0,
            Code = plan.Code.ToString(),
            Names = plan.Names,
            Calendar = plan.Calendar,
            Currency = plan.Currency.ToString(),
            TimeZone = plan.TimeZone,
            Status = plan.Status,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        return row;
    }

    public static void Write(PlanRow row, Plan plan, ResolvedReferences references)
    {
        row.Code = plan.Code.ToString();
        row.Names = plan.Names;
        row.Calendar = plan.Calendar;
        row.Currency = plan.Currency.ToString();
        row.TimeZone = plan.TimeZone;
        row.Matrix = plan.Matrix is null ? null : plan.Matrix with { Source = null };
        row.MatrixRowsId = references.Id(PartKind.Dimension, plan.Matrix?.Rows);
        row.MatrixColumnsId = references.Id(PartKind.Dimension, plan.Matrix?.Columns);
        row.MatrixSourceId = references.Id(PartKind.Section, plan.Matrix?.Source);
        row.Monitoring = plan.Monitoring is null ? null : plan.Monitoring with { Source = null };
        row.MonitoringSourceId = references.Id(PartKind.Section, plan.Monitoring?.Source);
    }

    private static MatrixLayout? Joined(MatrixLayout? matrix, string? rows, string? columns, string? source) =>
        matrix is null ? null : matrix with { Rows = Code.Known(rows!), Columns = Code.Known(columns!), Source = Stored.Code(source) };

    private static Monitoring? Joined(Monitoring? monitoring, string? source) =>
        monitoring is null ? null : monitoring with { Source = Stored.Code(source) };
}
