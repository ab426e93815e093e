using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class IndicatorRow : PartRow
{
    public required LocalText Names { get; set; }

    public IndicatorKind Kind { get; set; }

    public Unit Unit { get; set; }

    public required LocalText UnitNames { get; set; }

    public int Decimals { get; set; }

    public Direction Direction { get; set; }

    public Domain.Indicators.Range? Band { get; set; }

    public Domain.Indicators.Range? Range { get; set; }

    public long? NumeratorId { get; set; }

    public IndicatorRow? Numerator { get; set; }

    public long? DenominatorId { get; set; }

    public IndicatorRow? Denominator { get; set; }

    public long? WeightedById { get; set; }

    public IndicatorRow? WeightedBy { get; set; }

    public long? BaseId { get; set; }

    public IndicatorRow? Base { get; set; }

    public GrowthBase? Against { get; set; }

    public long? ShareOfId { get; set; }

    public DimensionRow? ShareOf { get; set; }

    public string? Formula { get; set; }

    public OverTime? OverTime { get; set; }

    public List<IndicatorRelationRow> Relations { get; set; } = [];

    public Quantity? Rank { get; set; }

    public Quantity? Limit { get; set; }

    public bool PerDay { get; set; }

    /// <summary>Whether the dimensions that it sums over are listed; otherwise it sums over all.</summary>
    public bool ListsDimensions { get; set; }

    public List<IndicatorDimensionRow> Dimensions { get; set; } = [];

    public Thresholds? Thresholds { get; set; }

    public Grain? ExpectedEvery { get; set; }

    public Importance? Importance { get; set; }

    public long? AnsweredById { get; set; }

    public ScopeRow? AnsweredBy { get; set; }

    public required LocalText Description { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

/// <summary>A dimension that an indicator sums over.</summary>
public sealed class IndicatorDimensionRow
{
    public long PlanId { get; set; }

    public long IndicatorId { get; set; }

    public int Position { get; set; }

    public long DimensionId { get; set; }

    public DimensionRow? Dimension { get; set; }
}

/// <summary>
/// The relation of an indicator to the indicator that names it: a flow into a stock or out of it, the indicator that it counts, or the
/// one that it is a percentile of.
/// </summary>
public enum IndicatorRelation
{
    Inflow,
    Outflow,
    EachOf,
    PercentileOf,
}

/// <summary>An indicator that another names.</summary>
public sealed class IndicatorRelationRow
{
    public long PlanId { get; set; }

    public long IndicatorId { get; set; }

    public IndicatorRelation Relation { get; set; }

    public int Position { get; set; }

    public long RelatedId { get; set; }

    public IndicatorRow? Related { get; set; }
}

internal sealed class IndicatorConfiguration
    : IEntityTypeConfiguration<IndicatorRow>,
        IEntityTypeConfiguration<IndicatorDimensionRow>,
        IEntityTypeConfiguration<IndicatorRelationRow>
{
    public void Configure(EntityTypeBuilder<IndicatorRow> builder)
    {
        builder.IsPart("indicators");
        builder.Mentions(row => row.Numerator, nameof(IndicatorRow.NumeratorId));
        builder.Mentions(row => row.Denominator, nameof(IndicatorRow.DenominatorId));
        builder.Mentions(row => row.WeightedBy, nameof(IndicatorRow.WeightedById));
        builder.Mentions(row => row.Base, nameof(IndicatorRow.BaseId));
        builder.Mentions(row => row.ShareOf, nameof(IndicatorRow.ShareOfId));
        builder.Mentions(row => row.AnsweredBy, nameof(IndicatorRow.AnsweredById));
        builder.Mentions(row => row.Source, nameof(IndicatorRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<IndicatorDimensionRow> builder)
    {
        builder
            .ToTable("indicator_dimensions")
            .HasKey(row => new
            {
                row.PlanId,
                row.IndicatorId,
                row.Position,
            });
        builder
            .HasOne<IndicatorRow>()
            .WithMany(row => row.Dimensions)
            .HasForeignKey(row => new { row.PlanId, row.IndicatorId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Dimension, nameof(IndicatorDimensionRow.DimensionId));
    }

    public void Configure(EntityTypeBuilder<IndicatorRelationRow> builder)
    {
        builder
            .ToTable("indicator_relations")
            .HasKey(row => new
            {
                row.PlanId,
                row.IndicatorId,
                row.Relation,
                row.Position,
            });
        builder
            .HasOne<IndicatorRow>()
            .WithMany(row => row.Relations)
            .HasForeignKey(row => new { row.PlanId, row.IndicatorId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Related, nameof(IndicatorRelationRow.RelatedId));
    }
}
