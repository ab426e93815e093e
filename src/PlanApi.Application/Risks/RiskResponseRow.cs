using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskResponseRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long RiskId { get; set; }

    public RiskRow? Risk { get; set; }

    public ResponseStrategy Strategy { get; set; }

    public long? DepartmentId { get; set; }

    public PartyRow? Department { get; set; }

    public string? Due { get; set; }

    public DateOnly? Done { get; set; }

    public Quantity? Cost { get; set; }

    public Quantity? ProbabilityFactor { get; set; }

    public Quantity? ImpactFactor { get; set; }

    public long? CapId { get; set; }

    public TargetRow? Cap { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class RiskResponseConfiguration : IEntityTypeConfiguration<RiskResponseRow>
{
    public void Configure(EntityTypeBuilder<RiskResponseRow> builder)
    {
        builder.IsPart("risk_responses");
        builder.Mentions(row => row.Risk, nameof(RiskResponseRow.RiskId));
        builder.Mentions(row => row.Department, nameof(RiskResponseRow.DepartmentId));
        builder.Mentions(row => row.Cap, nameof(RiskResponseRow.CapId));
        builder.Mentions(row => row.Source, nameof(RiskResponseRow.SourceId));
    }
}
