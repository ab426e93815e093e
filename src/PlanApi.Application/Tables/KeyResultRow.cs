using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class KeyResultRow : PartRow
{
    public long ObjectiveId { get; set; }

    public ObjectiveRow? Objective { get; set; }

    public long TargetId { get; set; }

    public TargetRow? Target { get; set; }

    public long? ParentId { get; set; }

    public KeyResultRow? Parent { get; set; }

    public required LocalText Names { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }
}

internal sealed class KeyResultConfiguration : IEntityTypeConfiguration<KeyResultRow>
{
    public void Configure(EntityTypeBuilder<KeyResultRow> builder)
    {
        builder.IsPart("key_results");
        builder.Mentions(row => row.Objective, nameof(KeyResultRow.ObjectiveId));
        builder.Mentions(row => row.Target, nameof(KeyResultRow.TargetId));
        builder.Mentions(row => row.Parent, nameof(KeyResultRow.ParentId));
        builder.Mentions(row => row.Owner, nameof(KeyResultRow.OwnerId));
    }
}
