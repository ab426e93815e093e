using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Limits;

public sealed class HoldRow : PartRow
{
    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public required string Period { get; set; }

    public Measure Measure { get; set; }

    public Reach Reach { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public required LocalText Reason { get; set; }
}

internal sealed class HoldConfiguration : IEntityTypeConfiguration<HoldRow>
{
    public void Configure(EntityTypeBuilder<HoldRow> builder)
    {
        builder.IsPart("holds");
        builder.Mentions(row => row.Indicator, nameof(HoldRow.IndicatorId));
        builder.Mentions(row => row.Scope, nameof(HoldRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(HoldRow.OwnerId));
    }
}
