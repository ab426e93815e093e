using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Weights;

public sealed class WeightRow : PartRow
{
    public long? OfId { get; set; }

    public ScopeRow? Of { get; set; }

    public long WithinId { get; set; }

    public ScopeRow? Within { get; set; }

    public long? ObjectiveId { get; set; }

    public ObjectiveRow? Objective { get; set; }

    public long? KeyResultId { get; set; }

    public KeyResultRow? KeyResult { get; set; }

    public Quantity Value { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public long? WindowId { get; set; }

    public WeightWindowRow? Window { get; set; }

    public required LocalText Reason { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class WeightConfiguration : IEntityTypeConfiguration<WeightRow>
{
    public void Configure(EntityTypeBuilder<WeightRow> builder)
    {
        builder.IsPart("weights");
        builder.Mentions(row => row.Of, nameof(WeightRow.OfId));
        builder.Mentions(row => row.Within, nameof(WeightRow.WithinId));
        builder.Mentions(row => row.Objective, nameof(WeightRow.ObjectiveId));
        builder.Mentions(row => row.KeyResult, nameof(WeightRow.KeyResultId));
        builder.Mentions(row => row.Window, nameof(WeightRow.WindowId));
        builder.Mentions(row => row.Source, nameof(WeightRow.SourceId));
    }
}
