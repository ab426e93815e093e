using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.KindTests.Risks;

public sealed class RiskRow : PartRow
{
    public required LocalText Names { get; set; }

    public int Likelihood { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public string? Period { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }
}

internal sealed class RiskConfiguration : IEntityTypeConfiguration<RiskRow>
{
    public void Configure(EntityTypeBuilder<RiskRow> builder)
    {
        builder.IsPart("risks");
        builder.Mentions(row => row.Scope, nameof(RiskRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(RiskRow.OwnerId));
    }
}
