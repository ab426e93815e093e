using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Rounds;

public sealed class PlanningRoundRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public DateOnly? Opens { get; set; }

    public DateOnly? Due { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class PlanningRoundConfiguration : IEntityTypeConfiguration<PlanningRoundRow>
{
    public void Configure(EntityTypeBuilder<PlanningRoundRow> builder)
    {
        builder.IsPart("planning_rounds");
        builder.Mentions(row => row.Source, nameof(PlanningRoundRow.SourceId));
    }
}
