using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

/// <summary>
/// One stored value. The key is its place, in the order in which partitions are read. The table consists of the key's tree and nothing
/// else, because there may be tens of millions of rows. Scopes are not foreign keys, because that would cost an index as large as the
/// table.
/// </summary>
public sealed class CellRow
{
    public long PlanId { get; set; }

    public long PartitionId { get; set; }

    public long ScopeId { get; set; }

    /// <summary><see cref="Domain.Calendars.Period.Key"/>.</summary>
    public int Period { get; set; }

    /// <summary>In steps of 1/10,000; null where a scenario clears what its parent has.</summary>
    public long? Value { get; set; }

    /// <summary>ISO 4217, for amounts in another currency than the plan's.</summary>
    public string? Currency { get; set; }

    /// <summary>The plan's version at which it was written.</summary>
    public long Version { get; set; }
}

/// <summary>A value that was replaced in the parent, but that a scenario still sees.</summary>
public sealed class PastCellRow
{
    public long PlanId { get; set; }

    public long PartitionId { get; set; }

    public long ScopeId { get; set; }

    public int Period { get; set; }

    /// <summary>The plan's version at which it was replaced.</summary>
    public long Until { get; set; }

    public long? Value { get; set; }

    public string? Currency { get; set; }

    public long Version { get; set; }
}

/// <summary>What the source states about a cell besides its value. Few cells have such a note.</summary>
public sealed class CellNoteRow
{
    public long PlanId { get; set; }

    public long PartitionId { get; set; }

    public long ScopeId { get; set; }

    public int Period { get; set; }

    public Comparator Comparator { get; set; }

    public required LocalText Wording { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class CellConfiguration
    : IEntityTypeConfiguration<CellRow>,
        IEntityTypeConfiguration<PastCellRow>,
        IEntityTypeConfiguration<CellNoteRow>
{
    public void Configure(EntityTypeBuilder<CellRow> builder)
    {
        builder
            .ToTable("cells")
            .HasKey(row => new
            {
                row.PlanId,
                row.PartitionId,
                row.ScopeId,
                row.Period,
            });
        builder.HasIndex(row => new { row.PlanId, row.Currency }).HasFilter("currency IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<PastCellRow> builder) =>
        builder
            .ToTable("past_cells")
            .HasKey(row => new
            {
                row.PlanId,
                row.PartitionId,
                row.ScopeId,
                row.Period,
                row.Until,
            });

    public void Configure(EntityTypeBuilder<CellNoteRow> builder)
    {
        builder
            .ToTable("cell_notes")
            .HasKey(row => new
            {
                row.PlanId,
                row.PartitionId,
                row.ScopeId,
                row.Period,
            });
        builder.Mentions(row => row.Source, nameof(CellNoteRow.SourceId));
    }
}
