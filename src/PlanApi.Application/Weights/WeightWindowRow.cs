using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Weights;

public sealed class WeightWindowRow : PartRow
{
    public required LocalText Names { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public int Precedence { get; set; }

    public OtherWeights Others { get; set; }

    public required LocalText Wording { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class WeightWindowConfiguration : IEntityTypeConfiguration<WeightWindowRow>
{
    public void Configure(EntityTypeBuilder<WeightWindowRow> builder)
    {
        builder.IsPart("weight_windows");
        builder.Mentions(row => row.Source, nameof(WeightWindowRow.SourceId));
    }
}
