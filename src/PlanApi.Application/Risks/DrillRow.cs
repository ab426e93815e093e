using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class DrillRow : PartRow
{
    public long ContingencyPlanId { get; set; }

    public ContingencyPlanRow? ContingencyPlan { get; set; }

    public string? Planned { get; set; }

    public DateOnly? Held { get; set; }

    public bool Passed { get; set; }

    public required LocalText Result { get; set; }
}

internal sealed class DrillConfiguration : IEntityTypeConfiguration<DrillRow>
{
    public void Configure(EntityTypeBuilder<DrillRow> builder)
    {
        builder.IsPart("drills");
        builder.Mentions(row => row.ContingencyPlan, nameof(DrillRow.ContingencyPlanId));
    }
}
