using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class KeyRiskIndicatorRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? RiskId { get; set; }

    public RiskRow? Risk { get; set; }

    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public AlarmSide Alarm { get; set; }

    public Quantity? Yellow { get; set; }

    public Quantity Red { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class KeyRiskIndicatorConfiguration : IEntityTypeConfiguration<KeyRiskIndicatorRow>
{
    public void Configure(EntityTypeBuilder<KeyRiskIndicatorRow> builder)
    {
        builder.IsPart("key_risk_indicators");
        builder.Mentions(row => row.Risk, nameof(KeyRiskIndicatorRow.RiskId));
        builder.Mentions(row => row.Indicator, nameof(KeyRiskIndicatorRow.IndicatorId));
        builder.Mentions(row => row.Scope, nameof(KeyRiskIndicatorRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(KeyRiskIndicatorRow.OwnerId));
        builder.Mentions(row => row.Source, nameof(KeyRiskIndicatorRow.SourceId));
    }
}
