using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class SectionRow : PartRow
{
    public required LocalText Names { get; set; }

    public SectionPurpose Purpose { get; set; }

    public long? ParentId { get; set; }

    public SectionRow? Parent { get; set; }
}

internal sealed class SectionConfiguration : IEntityTypeConfiguration<SectionRow>
{
    public void Configure(EntityTypeBuilder<SectionRow> builder)
    {
        builder.IsPart("sections");
        builder.Mentions(row => row.Parent, nameof(SectionRow.ParentId));
    }
}
