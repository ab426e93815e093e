using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

public sealed class ImportMappingStore(PlanDb db) : PartStore<ImportMapping, ImportMappingRow>(db)
{
    protected override IQueryable<ImportMappingRow> Tracked => Db.Set<ImportMappingRow>();

    protected override Expression<Func<ImportMappingRow, ImportMapping>> Projection =>
        row => new ImportMapping
        {
            Id = NodeId.Of<ImportMapping>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Format = row.Format,
            Dialect = row.Dialect,
            Columns = row.Columns,
            PeriodPattern = row.PeriodPattern,
            PeriodColumns = row.PeriodColumns,
            Constants = row.Constants,
            Scale = row.Scale,
            Round = row.Round,
        };

    protected override IReadOnlyList<Filter<ImportMappingRow>> Filters =>
        [Filter<ImportMappingRow>.OfEnum<ImportFormat>("format", "The format of the files.", format => row => row.Format == format)];

    protected override IReadOnlyList<Link<ImportMappingRow>> Links => [];

    protected override ImportMappingRow NewRow(ImportMapping part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Dialect = part.Dialect,
            Columns = part.Columns,
            PeriodColumns = part.PeriodColumns,
            Constants = part.Constants,
        };

    protected override void Write(ImportMappingRow row, ImportMapping part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Format = part.Format;
        row.Dialect = part.Dialect;
        row.Columns = part.Columns;
        row.PeriodPattern = part.PeriodPattern;
        row.PeriodColumns = part.PeriodColumns;
        row.Constants = part.Constants;
        row.Scale = part.Scale;
        row.Round = part.Round;
    }
}
