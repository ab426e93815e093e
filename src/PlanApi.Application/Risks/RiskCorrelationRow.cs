using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskCorrelationRow : PartRow
{
    public long FirstId { get; set; }

    public RiskRow? First { get; set; }

    public long SecondId { get; set; }

    public RiskRow? Second { get; set; }

    public Quantity Coefficient { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class RiskCorrelationConfiguration : IEntityTypeConfiguration<RiskCorrelationRow>
{
    public void Configure(EntityTypeBuilder<RiskCorrelationRow> builder)
    {
        builder.IsPart("risk_correlations");
        builder.Mentions(row => row.First, nameof(RiskCorrelationRow.FirstId));
        builder.Mentions(row => row.Second, nameof(RiskCorrelationRow.SecondId));
        builder.Mentions(row => row.Source, nameof(RiskCorrelationRow.SourceId));
    }
}
