using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Limits;

public sealed class BoundRow : PartRow
{
    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public required string Period { get; set; }

    public Measure Measure { get; set; }

    public Quantity? Min { get; set; }

    public Quantity? Max { get; set; }

    public bool ToDate { get; set; }

    public Reach Reach { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public required LocalText Reason { get; set; }
}

internal sealed class BoundConfiguration : IEntityTypeConfiguration<BoundRow>
{
    public void Configure(EntityTypeBuilder<BoundRow> builder)
    {
        builder.IsPart("bounds");
        builder.Mentions(row => row.Indicator, nameof(BoundRow.IndicatorId));
        builder.Mentions(row => row.Scope, nameof(BoundRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(BoundRow.OwnerId));
    }
}
