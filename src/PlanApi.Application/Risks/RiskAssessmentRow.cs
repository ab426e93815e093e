using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskAssessmentRow : PartRow
{
    public long RiskId { get; set; }

    public RiskRow? Risk { get; set; }

    public AssessmentType Type { get; set; }

    public DateOnly? Date { get; set; }

    public int Probability { get; set; }

    public int Impact { get; set; }

    public long? AssessedById { get; set; }

    public PartyRow? AssessedBy { get; set; }

    public required LocalText Reason { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class RiskAssessmentConfiguration : IEntityTypeConfiguration<RiskAssessmentRow>
{
    public void Configure(EntityTypeBuilder<RiskAssessmentRow> builder)
    {
        builder.IsPart("risk_assessments");
        builder.Mentions(row => row.Risk, nameof(RiskAssessmentRow.RiskId));
        builder.Mentions(row => row.AssessedBy, nameof(RiskAssessmentRow.AssessedById));
        builder.Mentions(row => row.Source, nameof(RiskAssessmentRow.SourceId));
    }
}
