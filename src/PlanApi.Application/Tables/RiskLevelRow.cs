using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class RiskLevelRow : PartRow
{
    public required LocalText Names { get; set; }

    public int Severity { get; set; }

    public int ProbabilityFrom { get; set; }

    public int ProbabilityTo { get; set; }

    public int ImpactFrom { get; set; }

    public int ImpactTo { get; set; }

    public required LocalText Response { get; set; }

    public bool Escalates { get; set; }

    public long? ReportedToId { get; set; }

    public PartyRow? ReportedTo { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class RiskLevelConfiguration : IEntityTypeConfiguration<RiskLevelRow>
{
    public void Configure(EntityTypeBuilder<RiskLevelRow> builder)
    {
        builder.IsPart("risk_levels");
        builder.Mentions(row => row.ReportedTo, nameof(RiskLevelRow.ReportedToId));
        builder.Mentions(row => row.Source, nameof(RiskLevelRow.SourceId));
    }
}
