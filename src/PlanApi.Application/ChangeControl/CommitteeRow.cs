using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

public sealed class CommitteeRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public Quantity? Quorum { get; set; }

    public Quantity? Majority { get; set; }

    public required IReadOnlyList<SeatRole> RequiredRoles { get; set; }

    public int? AssessWithinDays { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class CommitteeConfiguration : IEntityTypeConfiguration<CommitteeRow>
{
    public void Configure(EntityTypeBuilder<CommitteeRow> builder)
    {
        builder.IsPart("committees");
        builder.Mentions(row => row.Source, nameof(CommitteeRow.SourceId));
    }
}
