using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class InitiativeRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? ParentId { get; set; }

    public InitiativeRow? Parent { get; set; }

    public long? PhaseId { get; set; }

    public PhaseRow? Phase { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    public string? BaselineStart { get; set; }

    public string? BaselineEnd { get; set; }

    public DateOnly? Started { get; set; }

    public DateOnly? Finished { get; set; }

    public required IReadOnlyList<InitiativeProgress> Progress { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class InitiativeConfiguration : IEntityTypeConfiguration<InitiativeRow>
{
    public void Configure(EntityTypeBuilder<InitiativeRow> builder)
    {
        builder.IsPart("initiatives");
        builder.Mentions(row => row.Parent, nameof(InitiativeRow.ParentId));
        builder.Mentions(row => row.Phase, nameof(InitiativeRow.PhaseId));
        builder.Mentions(row => row.Scope, nameof(InitiativeRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(InitiativeRow.OwnerId));
        builder.Mentions(row => row.Source, nameof(InitiativeRow.SourceId));
    }
}
