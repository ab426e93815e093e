using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

/// <summary>An alert. Its subject is stored as in <see cref="Tables.LightRow"/>; instants are UTC ticks.</summary>
public sealed class AlertRow : Tables.ISignalRow
{
    public long PlanId { get; set; }

    public long Number { get; set; }

    public long Version { get; set; }

    public long TargetId { get; set; }

    public long IndicatorId { get; set; }

    public required string Scope { get; set; }

    /// <summary>
    /// For a target: the id of its scope at that time; absent if it had several, or was not recorded yet. Not a foreign key, because the
    /// row outlives the scope.
    /// </summary>
    public long? ScopeId { get; set; }

    /// <summary>For a target: the id of its indicator at that time; absent if it had several, or was not recorded yet.</summary>
    public long? TargetIndicatorId { get; set; }

    public required string Period { get; set; }

    /// <summary>The id of the risk, or of the number that is watched for one; 0 for others.</summary>
    public long RiskPartId { get; set; }

    public Light Light { get; set; }

    public DateOnly Day { get; set; }

    public required LocalText Sentence { get; set; }

    public Quantity? Attainment { get; set; }

    public Quantity? Expected { get; set; }

    public Quantity? Actual { get; set; }

    public AlertState State { get; set; }

    public long RaisedAt { get; set; }

    public long? DueAt { get; set; }

    public int Escalations { get; set; }

    /// <summary>Codes of parties at that time.</summary>
    public string? Owner { get; set; }

    public string? EscalatedTo { get; set; }

    public AlertAction? Acknowledged { get; set; }

    public AlertAction? Muted { get; set; }

    public long? MutedUntil { get; set; }

    public ImprovementPlan? Improvement { get; set; }

    /// <summary>The day on which the next open measure of the plan is due.</summary>
    public DateOnly? MeasureDueOn { get; set; }

    public long? ClosedAt { get; set; }

    public string? Note { get; set; }

    /// <summary>Whether it is neither recovered nor closed.</summary>
    public bool IsOpen => ClosedAt is null;
}

internal sealed class AlertConfiguration : IEntityTypeConfiguration<AlertRow>
{
    public void Configure(EntityTypeBuilder<AlertRow> builder)
    {
        builder.ToTable("alerts").HasKey(row => new { row.PlanId, row.Number });
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Ignore(row => row.IsOpen);
        // One alert for one thing, as long as it is open.
        builder
            .HasIndex(row => new
            {
                row.PlanId,
                row.TargetId,
                row.IndicatorId,
                row.Scope,
                row.Period,
                row.RiskPartId,
            })
            .IsUnique()
            .HasFilter("closed_at IS NULL");
        builder.HasIndex(row => new { row.PlanId, row.DueAt }).HasFilter("closed_at IS NULL AND due_at IS NOT NULL");
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
