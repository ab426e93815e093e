using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

public sealed class StaffMovementRow : PartRow
{
    public required LocalText Wording { get; set; }

    public long? TeamId { get; set; }

    public TeamRow? Team { get; set; }

    public long? PostId { get; set; }

    public PostRow? Post { get; set; }

    public MovementType Type { get; set; }

    public string? Period { get; set; }

    public int? Planned { get; set; }

    public int? Actual { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class StaffMovementConfiguration : IEntityTypeConfiguration<StaffMovementRow>
{
    public void Configure(EntityTypeBuilder<StaffMovementRow> builder)
    {
        builder.IsPart("staff_movements");
        builder.Mentions(row => row.Team, nameof(StaffMovementRow.TeamId));
        builder.Mentions(row => row.Post, nameof(StaffMovementRow.PostId));
        builder.Mentions(row => row.Source, nameof(StaffMovementRow.SourceId));
    }
}
