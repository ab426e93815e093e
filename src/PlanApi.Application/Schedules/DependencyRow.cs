using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class DependencyRow : PartRow
{
    public long? PhaseId { get; set; }

    public PhaseRow? Phase { get; set; }

    public long? InitiativeId { get; set; }

    public InitiativeRow? Initiative { get; set; }

    public long? MilestoneId { get; set; }

    public MilestoneRow? Milestone { get; set; }

    public long? AfterPhaseId { get; set; }

    public PhaseRow? AfterPhase { get; set; }

    public long? AfterInitiativeId { get; set; }

    public InitiativeRow? AfterInitiative { get; set; }

    public long? AfterMilestoneId { get; set; }

    public MilestoneRow? AfterMilestone { get; set; }

    public DependencyType Type { get; set; }

    public int Lag { get; set; }

    public required LocalText Reason { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class DependencyConfiguration : IEntityTypeConfiguration<DependencyRow>
{
    public void Configure(EntityTypeBuilder<DependencyRow> builder)
    {
        builder.IsPart("dependencies");
        builder.Mentions(row => row.Phase, nameof(DependencyRow.PhaseId));
        builder.Mentions(row => row.Initiative, nameof(DependencyRow.InitiativeId));
        builder.Mentions(row => row.Milestone, nameof(DependencyRow.MilestoneId));
        builder.Mentions(row => row.AfterPhase, nameof(DependencyRow.AfterPhaseId));
        builder.Mentions(row => row.AfterInitiative, nameof(DependencyRow.AfterInitiativeId));
        builder.Mentions(row => row.AfterMilestone, nameof(DependencyRow.AfterMilestoneId));
        builder.Mentions(row => row.Source, nameof(DependencyRow.SourceId));
    }
}
