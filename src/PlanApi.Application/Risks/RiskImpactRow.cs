using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskImpactRow : PartRow
{
    public long RiskId { get; set; }

    public RiskRow? Risk { get; set; }

    public long? IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }

    public ImpactDistribution Distribution { get; set; }

    public Quantity? Low { get; set; }

    public Quantity? Likely { get; set; }

    public Quantity? High { get; set; }

    public required IReadOnlyList<Quantity> Values { get; set; }

    public required IReadOnlyList<Quantity> Weights { get; set; }

    public bool IsRelative { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class RiskImpactConfiguration : IEntityTypeConfiguration<RiskImpactRow>
{
    public void Configure(EntityTypeBuilder<RiskImpactRow> builder)
    {
        builder.IsPart("risk_impacts");
        builder.Mentions(row => row.Risk, nameof(RiskImpactRow.RiskId));
        builder.Mentions(row => row.Indicator, nameof(RiskImpactRow.IndicatorId));
        builder.Mentions(row => row.Source, nameof(RiskImpactRow.SourceId));
    }
}
