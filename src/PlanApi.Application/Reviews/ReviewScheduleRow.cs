using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

public sealed class ReviewScheduleRow : PartRow
{
    public required LocalText Names { get; set; }

    public Grain Cadence { get; set; }

    public ReviewKind Kind { get; set; }

    public int DaysAfter { get; set; }

    public required IReadOnlyList<LocalText> Questions { get; set; }

    public long? ObjectiveId { get; set; }

    public ObjectiveRow? Objective { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public List<ReviewScheduleIndicatorRow> Indicators { get; set; } = [];

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public required LocalText Wording { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

/// <summary>An indicator whose lights are shown.</summary>
public sealed class ReviewScheduleIndicatorRow
{
    public long PlanId { get; set; }

    public long ScheduleId { get; set; }

    public int Position { get; set; }

    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }
}

internal sealed class ReviewScheduleConfiguration
    : IEntityTypeConfiguration<ReviewScheduleRow>,
        IEntityTypeConfiguration<ReviewScheduleIndicatorRow>
{
    public void Configure(EntityTypeBuilder<ReviewScheduleRow> builder)
    {
        builder.IsPart("review_schedules");
        builder.Mentions(row => row.Objective, nameof(ReviewScheduleRow.ObjectiveId));
        builder.Mentions(row => row.Scope, nameof(ReviewScheduleRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(ReviewScheduleRow.OwnerId));
        builder.Mentions(row => row.Source, nameof(ReviewScheduleRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<ReviewScheduleIndicatorRow> builder)
    {
        builder
            .ToTable("review_schedule_indicators")
            .HasKey(row => new
            {
                row.PlanId,
                row.ScheduleId,
                row.Position,
            });
        builder
            .HasOne<ReviewScheduleRow>()
            .WithMany(row => row.Indicators)
            .HasForeignKey(row => new { row.PlanId, row.ScheduleId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Indicator, nameof(ReviewScheduleIndicatorRow.IndicatorId));
    }
}
