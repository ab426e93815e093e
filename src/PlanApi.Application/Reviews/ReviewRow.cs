using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>A review, with the content of its schedule from when it was opened. Instants are UTC ticks. It outlives its schedule.</summary>
public sealed class ReviewRow
{
    public long PlanId { get; set; }

    public long Number { get; set; }

    public long Version { get; set; }

    public long ScheduleId { get; set; }

    /// <summary>The name of the schedule when the review was opened.</summary>
    public required string Schedule { get; set; }

    public required LocalText Names { get; set; }

    public ReviewKind Kind { get; set; }

    public Grain Cadence { get; set; }

    public required string Period { get; set; }

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    /// <summary>The code of a party at that time.</summary>
    public string? Owner { get; set; }

    public ReviewState State { get; set; }

    public long OpenedAt { get; set; }

    public required string OpenedBy { get; set; }

    public required IReadOnlyList<LocalText> Questions { get; set; }

    public required ReviewContent Content { get; set; }

    public required IReadOnlyList<ReviewAction> Actions { get; set; }

    public int OpenActions { get; set; }

    /// <summary>When the first open action is due.</summary>
    public DateOnly? NextDue { get; set; }

    public ReviewStep? Closed { get; set; }

    public ReviewStep? Reopened { get; set; }

    public Quantity? Score { get; set; }

    public Light Light { get; set; }

    /// <summary>
    /// The scope of the schedule when the review was opened; absent for old reviews without it. Not a foreign key, because the review
    /// outlives it.
    /// </summary>
    public long? ScopeId { get; set; }

    /// <summary>The objective of the schedule.</summary>
    public long? ObjectiveId { get; set; }

    /// <summary>Whether the score counts only parts within that scope.</summary>
    public bool IsScoreWithin { get; set; }

    public required ReviewSnapshot Snapshot { get; set; }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<ReviewRow>
{
    public void Configure(EntityTypeBuilder<ReviewRow> builder)
    {
        builder.ToTable("reviews").HasKey(row => new { row.PlanId, row.Number });
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder
            .HasIndex(row => new
            {
                row.PlanId,
                row.ScheduleId,
                row.Period,
            })
            .IsUnique();
        builder.HasIndex(row => new
        {
            row.PlanId,
            row.To,
            row.Number,
        });
        builder.HasIndex(row => new { row.PlanId, row.NextDue }).HasFilter("next_due IS NOT NULL");
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
