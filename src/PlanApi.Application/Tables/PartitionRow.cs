using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Tables;

/// <summary>The cells of one scenario, measure and indicator. They are read, kept and versioned together.</summary>
public sealed class PartitionRow
{
    public long PlanId { get; set; }

    public long Id { get; set; }

    public long ScenarioId { get; set; }

    public ScenarioRow? Scenario { get; set; }

    public Measure Measure { get; set; }

    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }

    /// <summary>The plan's version at which one of its cells last changed.</summary>
    public long Version { get; set; }

    /// <summary>
    /// The plan's version at which the sums of this partition's cells were last updated; null where they are not kept. The sums are right
    /// as long as neither the cells nor the parents of members have changed since.
    /// </summary>
    public long? SumsVersion { get; set; }
}

internal sealed class PartitionConfiguration : IEntityTypeConfiguration<PartitionRow>
{
    public void Configure(EntityTypeBuilder<PartitionRow> builder)
    {
        builder.ToTable("partitions").HasKey(row => new { row.PlanId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder
            .HasIndex(row => new
            {
                row.PlanId,
                row.ScenarioId,
                row.Measure,
                row.IndicatorId,
            })
            .IsUnique();
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.Mentions(row => row.Scenario, nameof(PartitionRow.ScenarioId));
        builder.Mentions(row => row.Indicator, nameof(PartitionRow.IndicatorId));
    }
}
