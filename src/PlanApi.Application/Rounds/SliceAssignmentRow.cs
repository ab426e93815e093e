using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Rounds;

public sealed class SliceAssignmentRow : PartRow
{
    public required LocalText Wording { get; set; }

    public long RoundId { get; set; }

    public PlanningRoundRow? Round { get; set; }

    public long? PartyId { get; set; }

    public PartyRow? Party { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public List<SliceAssignmentIndicatorRow> Indicators { get; set; } = [];

    public Measure Measure { get; set; }

    public required string Period { get; set; }

    public Grain? Grain { get; set; }

    public List<SliceAssignmentDimensionRow> By { get; set; } = [];

    public DateOnly? Due { get; set; }

    public SliceState State { get; set; }

    public DateOnly? Submitted { get; set; }

    public string? Reason { get; set; }

    /// <summary>The plan's version at which the slice was assigned: what is written later is entered.</summary>
    public long AssignedAt { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

/// <summary>The indicators.</summary>
public sealed class SliceAssignmentIndicatorRow
{
    public long PlanId { get; set; }

    public long SliceAssignmentId { get; set; }

    public int Position { get; set; }

    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }
}

/// <summary>The dimensions for whose lowest members a number each is wanted; only one for the whole scope when empty.</summary>
public sealed class SliceAssignmentDimensionRow
{
    public long PlanId { get; set; }

    public long SliceAssignmentId { get; set; }

    public int Position { get; set; }

    public long DimensionId { get; set; }

    public DimensionRow? Dimension { get; set; }
}

internal sealed class SliceAssignmentConfiguration
    : IEntityTypeConfiguration<SliceAssignmentRow>,
        IEntityTypeConfiguration<SliceAssignmentIndicatorRow>,
        IEntityTypeConfiguration<SliceAssignmentDimensionRow>
{
    public void Configure(EntityTypeBuilder<SliceAssignmentRow> builder)
    {
        builder.IsPart("slice_assignments");
        builder.Mentions(row => row.Round, nameof(SliceAssignmentRow.RoundId));
        builder.Mentions(row => row.Party, nameof(SliceAssignmentRow.PartyId));
        builder.Mentions(row => row.Scope, nameof(SliceAssignmentRow.ScopeId));
        builder.Mentions(row => row.Source, nameof(SliceAssignmentRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<SliceAssignmentIndicatorRow> builder)
    {
        builder
            .ToTable("slice_assignment_indicators")
            .HasKey(row => new
            {
                row.PlanId,
                row.SliceAssignmentId,
                row.Position,
            });
        builder
            .HasOne<SliceAssignmentRow>()
            .WithMany(row => row.Indicators)
            .HasForeignKey(row => new { row.PlanId, row.SliceAssignmentId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Indicator, nameof(SliceAssignmentIndicatorRow.IndicatorId));
    }

    public void Configure(EntityTypeBuilder<SliceAssignmentDimensionRow> builder)
    {
        builder
            .ToTable("slice_assignment_dimensions")
            .HasKey(row => new
            {
                row.PlanId,
                row.SliceAssignmentId,
                row.Position,
            });
        builder
            .HasOne<SliceAssignmentRow>()
            .WithMany(row => row.By)
            .HasForeignKey(row => new { row.PlanId, row.SliceAssignmentId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Dimension, nameof(SliceAssignmentDimensionRow.DimensionId));
    }
}
