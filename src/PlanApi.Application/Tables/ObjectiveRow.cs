using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class ObjectiveRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public string? Period { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public List<AlignmentRow> Parents { get; set; } = [];

    public long? ScenarioId { get; set; }

    public ScenarioRow? Scenario { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

/// <summary>One objective serves another.</summary>
public sealed class AlignmentRow
{
    public long PlanId { get; set; }

    public long ChildId { get; set; }

    public int Position { get; set; }

    public long ParentId { get; set; }

    public ObjectiveRow? Parent { get; set; }
}

internal sealed class ObjectiveConfiguration : IEntityTypeConfiguration<ObjectiveRow>, IEntityTypeConfiguration<AlignmentRow>
{
    public void Configure(EntityTypeBuilder<ObjectiveRow> builder)
    {
        builder.IsPart("objectives");
        builder.Mentions(row => row.Scope, nameof(ObjectiveRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(ObjectiveRow.OwnerId));
        builder.Mentions(row => row.Scenario, nameof(ObjectiveRow.ScenarioId));
        builder.Mentions(row => row.Source, nameof(ObjectiveRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<AlignmentRow> builder)
    {
        builder
            .ToTable("alignments")
            .HasKey(row => new
            {
                row.PlanId,
                row.ChildId,
                row.Position,
            });
        builder
            .HasOne<ObjectiveRow>()
            .WithMany(row => row.Parents)
            .HasForeignKey(row => new { row.PlanId, row.ChildId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Parent, nameof(AlignmentRow.ParentId));
    }
}
