using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class RiskRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? CategoryId { get; set; }

    public RiskCategoryRow? Category { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public required IReadOnlyList<LocalText> Causes { get; set; }

    public long? LevelId { get; set; }

    public RiskLevelRow? Level { get; set; }

    public List<RiskIndicatorRow> Indicators { get; set; } = [];

    public Quantity? Probability { get; set; }

    public Quantity? Frequency { get; set; }

    public DateOnly? Identified { get; set; }

    public DateOnly? Reported { get; set; }

    public DateOnly? Closed { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

/// <summary>The indicators that it touches.</summary>
public sealed class RiskIndicatorRow
{
    public long PlanId { get; set; }

    public long RiskId { get; set; }

    public int Position { get; set; }

    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }
}

internal sealed class RiskConfiguration : IEntityTypeConfiguration<RiskRow>, IEntityTypeConfiguration<RiskIndicatorRow>
{
    public void Configure(EntityTypeBuilder<RiskRow> builder)
    {
        builder.IsPart("risks");
        builder.Mentions(row => row.Category, nameof(RiskRow.CategoryId));
        builder.Mentions(row => row.Scope, nameof(RiskRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(RiskRow.OwnerId));
        builder.Mentions(row => row.Level, nameof(RiskRow.LevelId));
        builder.Mentions(row => row.Source, nameof(RiskRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<RiskIndicatorRow> builder)
    {
        builder
            .ToTable("risk_indicators")
            .HasKey(row => new
            {
                row.PlanId,
                row.RiskId,
                row.Position,
            });
        builder
            .HasOne<RiskRow>()
            .WithMany(row => row.Indicators)
            .HasForeignKey(row => new { row.PlanId, row.RiskId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Indicator, nameof(RiskIndicatorRow.IndicatorId));
    }
}
