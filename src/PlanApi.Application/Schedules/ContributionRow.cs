using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class ContributionRow : PartRow
{
    public long InitiativeId { get; set; }

    public InitiativeRow? Initiative { get; set; }

    public long TargetId { get; set; }

    public TargetRow? Target { get; set; }

    public Quantity? Effect { get; set; }

    public required LocalText Wording { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class ContributionConfiguration : IEntityTypeConfiguration<ContributionRow>
{
    public void Configure(EntityTypeBuilder<ContributionRow> builder)
    {
        builder.IsPart("contributions");
        builder.Mentions(row => row.Initiative, nameof(ContributionRow.InitiativeId));
        builder.Mentions(row => row.Target, nameof(ContributionRow.TargetId));
        builder.Mentions(row => row.Source, nameof(ContributionRow.SourceId));
    }
}
