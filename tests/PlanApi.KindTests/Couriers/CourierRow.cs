using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.KindTests.Couriers;

public sealed class CourierRow : PartRow
{
    public required LocalText Names { get; set; }

    public int Punctuality { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public string? Period { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }
}

internal sealed class CourierConfiguration : IEntityTypeConfiguration<CourierRow>
{
    public void Configure(EntityTypeBuilder<CourierRow> builder)
    {
        builder.IsPart("couriers");
        builder.Mentions(row => row.Scope, nameof(CourierRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(CourierRow.OwnerId));
    }
}
