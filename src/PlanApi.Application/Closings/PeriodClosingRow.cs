using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Closings;

/// <summary>A closed period, or one that was closed once. Instants are UTC ticks; lists are codes with a space between them.</summary>
public sealed class PeriodClosingRow
{
    public long PlanId { get; set; }

    public long Number { get; set; }

    public long Version { get; set; }

    public required string Period { get; set; }

    public Measure Measure { get; set; }

    public long ClosedAt { get; set; }

    public required string ClosedBy { get; set; }

    public string? Note { get; set; }

    public required string WithoutNumbers { get; set; }

    public required string OpenSlices { get; set; }

    public long? ReopenedAt { get; set; }

    public string? ReopenedBy { get; set; }

    public string? Reason { get; set; }
}

internal sealed class PeriodClosingConfiguration : IEntityTypeConfiguration<PeriodClosingRow>
{
    public void Configure(EntityTypeBuilder<PeriodClosingRow> builder)
    {
        builder.ToTable("period_closings").HasKey(row => new { row.PlanId, row.Number });
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}
