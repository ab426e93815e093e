using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

public sealed class TeamRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? ParentId { get; set; }

    public TeamRow? Parent { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public int? HeadCount { get; set; }

    public int? AtStart { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<TeamRow>
{
    public void Configure(EntityTypeBuilder<TeamRow> builder)
    {
        builder.IsPart("teams");
        builder.Mentions(row => row.Parent, nameof(TeamRow.ParentId));
        builder.Mentions(row => row.Owner, nameof(TeamRow.OwnerId));
        builder.Mentions(row => row.Source, nameof(TeamRow.SourceId));
    }
}
