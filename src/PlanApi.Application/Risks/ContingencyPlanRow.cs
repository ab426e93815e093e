using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class ContingencyPlanRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? RiskId { get; set; }

    public RiskRow? Risk { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public required LocalText Trigger { get; set; }

    public required IReadOnlyList<LocalText> Actions { get; set; }

    public int? Minutes { get; set; }

    public int? DrillsAYear { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class ContingencyPlanConfiguration : IEntityTypeConfiguration<ContingencyPlanRow>
{
    public void Configure(EntityTypeBuilder<ContingencyPlanRow> builder)
    {
        builder.IsPart("contingency_plans");
        builder.Mentions(row => row.Risk, nameof(ContingencyPlanRow.RiskId));
        builder.Mentions(row => row.Owner, nameof(ContingencyPlanRow.OwnerId));
        builder.Mentions(row => row.Source, nameof(ContingencyPlanRow.SourceId));
    }
}
