using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class MilestoneRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? PhaseId { get; set; }

    public PhaseRow? Phase { get; set; }

    public long? InitiativeId { get; set; }

    public InitiativeRow? Initiative { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public string? Due { get; set; }

    public string? BaselineDue { get; set; }

    public DateOnly? Prepares { get; set; }

    public required IReadOnlyList<LocalText> Criteria { get; set; }

    public required LocalText Procedure { get; set; }

    public DateOnly? Accepted { get; set; }

    public long? AcceptedById { get; set; }

    public PartyRow? AcceptedBy { get; set; }

    public required LocalText Evidence { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class MilestoneConfiguration : IEntityTypeConfiguration<MilestoneRow>
{
    public void Configure(EntityTypeBuilder<MilestoneRow> builder)
    {
        builder.IsPart("milestones");
        builder.Mentions(row => row.Phase, nameof(MilestoneRow.PhaseId));
        builder.Mentions(row => row.Initiative, nameof(MilestoneRow.InitiativeId));
        builder.Mentions(row => row.Scope, nameof(MilestoneRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(MilestoneRow.OwnerId));
        builder.Mentions(row => row.AcceptedBy, nameof(MilestoneRow.AcceptedById));
        builder.Mentions(row => row.Source, nameof(MilestoneRow.SourceId));
    }
}
