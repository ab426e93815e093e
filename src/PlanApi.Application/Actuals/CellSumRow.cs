using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.Actuals;

/// <summary>
/// The sum of a partition's stored cells on one day, or in one month of the common calendar, at a scope above theirs. Longer periods are
/// read as ranges of these. So a new number changes only two rows for each scope above it.
/// </summary>
public sealed class CellSumRow
{
    public long PlanId { get; set; }

    public long PartitionId { get; set; }

    public long ScopeId { get; set; }

    /// <summary><see cref="Domain.Calendars.Period.Key"/> of the day or month.</summary>
    public int Period { get; set; }

    /// <summary>In steps of 1/10,000.</summary>
    public long Value { get; set; }

    /// <summary>The number of cells in the sum; a row with none is removed.</summary>
    public long Cells { get; set; }
}

/// <summary>A scope at which a partition has cells.</summary>
public sealed class PartitionScopeRow
{
    public long PlanId { get; set; }

    public long PartitionId { get; set; }

    public long ScopeId { get; set; }
}

/// <summary>The system that a cell comes from, where that was said.</summary>
public sealed class CellSourceRow
{
    public long PlanId { get; set; }

    public long PartitionId { get; set; }

    public long ScopeId { get; set; }

    public int Period { get; set; }

    public required string Source { get; set; }

    public string? SourceKey { get; set; }
}

internal sealed class CellSumConfiguration
    : IEntityTypeConfiguration<CellSumRow>,
        IEntityTypeConfiguration<PartitionScopeRow>,
        IEntityTypeConfiguration<CellSourceRow>
{
    public void Configure(EntityTypeBuilder<CellSumRow> builder) =>
        builder
            .ToTable("cell_sums")
            .HasKey(row => new
            {
                row.PlanId,
                row.PartitionId,
                row.ScopeId,
                row.Period,
            });

    public void Configure(EntityTypeBuilder<PartitionScopeRow> builder) =>
        builder
            .ToTable("partition_scopes")
            .HasKey(row => new
            {
                row.PlanId,
                row.PartitionId,
                row.ScopeId,
            });

    public void Configure(EntityTypeBuilder<CellSourceRow> builder) =>
        builder
            .ToTable("cell_sources")
            .HasKey(row => new
            {
                row.PlanId,
                row.PartitionId,
                row.ScopeId,
                row.Period,
            });
}
