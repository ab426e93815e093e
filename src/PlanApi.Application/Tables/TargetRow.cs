using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class TargetRow : PartRow
{
    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public string? Period { get; set; }

    public Comparator Comparator { get; set; }

    public Basis Basis { get; set; }

    public GrowthBase? Against { get; set; }

    public Quantity Value { get; set; }

    public Quantity? UpperValue { get; set; }

    public string? Currency { get; set; }

    public Baseline? Baseline { get; set; }

    /// <summary>The source of the baseline, which the baseline's own JSON leaves out.</summary>
    public long? BaselineSourceId { get; set; }

    public SectionRow? BaselineSource { get; set; }

    public Grain? RisesBy { get; set; }

    public bool Completes { get; set; }

    public Pacing? Pace { get; set; }

    public long? ScenarioId { get; set; }

    public ScenarioRow? Scenario { get; set; }

    public Derivation? Derivation { get; set; }

    /// <summary>The target that it was made from, which the derivation's own JSON leaves out.</summary>
    public long? DerivedFromId { get; set; }

    public TargetRow? DerivedFrom { get; set; }

    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class TargetConfiguration : IEntityTypeConfiguration<TargetRow>
{
    public void Configure(EntityTypeBuilder<TargetRow> builder)
    {
        builder.IsPart("targets");
        builder.Mentions(row => row.Indicator, nameof(TargetRow.IndicatorId));
        builder.Mentions(row => row.Scope, nameof(TargetRow.ScopeId));
        builder.Mentions(row => row.BaselineSource, nameof(TargetRow.BaselineSourceId));
        builder.Mentions(row => row.Scenario, nameof(TargetRow.ScenarioId));
        builder.Mentions(row => row.DerivedFrom, nameof(TargetRow.DerivedFromId));
        builder.Mentions(row => row.Source, nameof(TargetRow.SourceId));
    }
}
