using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class PhaseRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    public string? BaselineStart { get; set; }

    public string? BaselineEnd { get; set; }

    public DateOnly? Started { get; set; }

    public DateOnly? Finished { get; set; }

    public List<PhaseIndicatorRow> Indicators { get; set; } = [];

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

/// <summary>An indicator that is watched while the phase runs.</summary>
public sealed class PhaseIndicatorRow
{
    public long PlanId { get; set; }

    public long PhaseId { get; set; }

    public int Position { get; set; }

    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }
}

internal sealed class PhaseConfiguration : IEntityTypeConfiguration<PhaseRow>, IEntityTypeConfiguration<PhaseIndicatorRow>
{
    public void Configure(EntityTypeBuilder<PhaseRow> builder)
    {
        builder.IsPart("phases");
        builder.Mentions(row => row.Owner, nameof(PhaseRow.OwnerId));
        builder.Mentions(row => row.Source, nameof(PhaseRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<PhaseIndicatorRow> builder)
    {
        builder
            .ToTable("phase_indicators")
            .HasKey(row => new
            {
                row.PlanId,
                row.PhaseId,
                row.Position,
            });
        builder
            .HasOne<PhaseRow>()
            .WithMany(row => row.Indicators)
            .HasForeignKey(row => new { row.PlanId, row.PhaseId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Indicator, nameof(PhaseIndicatorRow.IndicatorId));
    }
}
