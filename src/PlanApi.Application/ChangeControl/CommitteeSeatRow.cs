using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

public sealed class CommitteeSeatRow : PartRow
{
    public long CommitteeId { get; set; }

    public CommitteeRow? Committee { get; set; }

    public long PartyId { get; set; }

    public PartyRow? Party { get; set; }

    public SeatRole Role { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class CommitteeSeatConfiguration : IEntityTypeConfiguration<CommitteeSeatRow>
{
    public void Configure(EntityTypeBuilder<CommitteeSeatRow> builder)
    {
        builder.IsPart("committee_seats");
        builder.Mentions(row => row.Committee, nameof(CommitteeSeatRow.CommitteeId));
        builder.Mentions(row => row.Party, nameof(CommitteeSeatRow.PartyId));
        builder.Mentions(row => row.Source, nameof(CommitteeSeatRow.SourceId));
    }
}
