using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

public sealed class ImportMappingRow : PartRow
{
    public required LocalText Names { get; set; }

    public ImportFormat Format { get; set; }

    public required ImportDialect Dialect { get; set; }

    public required IReadOnlyList<ImportColumn> Columns { get; set; }

    public string? PeriodPattern { get; set; }

    public required IReadOnlyList<PeriodColumn> PeriodColumns { get; set; }

    public required ImportConstants Constants { get; set; }

    public Quantity? Scale { get; set; }

    public Rounding? Round { get; set; }
}

internal sealed class ImportMappingConfiguration : IEntityTypeConfiguration<ImportMappingRow>
{
    public void Configure(EntityTypeBuilder<ImportMappingRow> builder) => builder.IsPart("import_mappings");
}
