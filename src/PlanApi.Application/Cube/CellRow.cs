using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Indicators;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Scenarios;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>One stored value; its key is the place.</summary>
public sealed class CellRow
{
    public long PlanId { get; set; }

    public long ScenarioId { get; set; }

    public ScenarioRow? Scenario { get; set; }

    public Measure Measure { get; set; }

    public long IndicatorId { get; set; }

    public IndicatorRow? Indicator { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public required string Period { get; set; }

    public Quantity Value { get; set; }

    public Comparator Comparator { get; set; }

    public string? Currency { get; set; }

    public required LocalText Wording { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class CellConfiguration : IEntityTypeConfiguration<CellRow>
{
    public void Configure(EntityTypeBuilder<CellRow> builder)
    {
        builder.ToTable("cells").HasKey(row => new { row.PlanId, row.ScenarioId, row.Measure, row.IndicatorId, row.ScopeId, row.Period });
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.Mentions(row => row.Scenario, nameof(CellRow.ScenarioId));
        builder.Mentions(row => row.Indicator, nameof(CellRow.IndicatorId));
        builder.Mentions(row => row.Scope, nameof(CellRow.ScopeId));
        builder.Mentions(row => row.Source, nameof(CellRow.SourceId));
    }
}
