using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

public sealed class PostRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long TeamId { get; set; }

    public TeamRow? Team { get; set; }

    public int HeadCount { get; set; }

    public bool IsKey { get; set; }

    public int? AtStart { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class PostConfiguration : IEntityTypeConfiguration<PostRow>
{
    public void Configure(EntityTypeBuilder<PostRow> builder)
    {
        builder.IsPart("posts");
        builder.Mentions(row => row.Team, nameof(PostRow.TeamId));
        builder.Mentions(row => row.Source, nameof(PostRow.SourceId));
    }
}
