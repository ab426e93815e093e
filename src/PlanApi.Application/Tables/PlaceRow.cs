using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

/// <summary>
/// A member or a group. Both are in one table, since scopes may name either, and their codes are unique together in a dimension.
/// </summary>
public abstract class PlaceRow : PartRow
{
    public long DimensionId { get; set; }

    public DimensionRow? Dimension { get; set; }

    public required LocalText Names { get; set; }
}

public sealed class MemberRow : PlaceRow
{
    public long? ParentId { get; set; }

    public MemberRow? Parent { get; set; }

    public DateOnly? Ends { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public List<MemberMoveRow> Moves { get; set; } = [];
}

/// <summary>The member has another parent from this day on.</summary>
public sealed class MemberMoveRow
{
    public long PlanId { get; set; }

    public long MemberId { get; set; }

    public DateOnly From { get; set; }

    public long? ParentId { get; set; }

    public MemberRow? Parent { get; set; }
}

public sealed class GroupRow : PlaceRow
{
    public List<GroupDefinitionRow> Definitions { get; set; } = [];
}

/// <summary>One definition of a group's members; number 0 is in force.</summary>
public sealed class GroupDefinitionRow
{
    public long PlanId { get; set; }

    public long GroupId { get; set; }

    public int Number { get; set; }

    public required LocalText Wording { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }

    public List<GroupMemberRow> Members { get; set; } = [];
}

public sealed class GroupMemberRow
{
    public long PlanId { get; set; }

    public long GroupId { get; set; }

    public int Number { get; set; }

    public int Position { get; set; }

    public long MemberId { get; set; }

    public MemberRow? Member { get; set; }
}

internal sealed class PlaceConfiguration
    : IEntityTypeConfiguration<PlaceRow>,
        IEntityTypeConfiguration<MemberRow>,
        IEntityTypeConfiguration<MemberMoveRow>,
        IEntityTypeConfiguration<GroupDefinitionRow>,
        IEntityTypeConfiguration<GroupMemberRow>
{
    public void Configure(EntityTypeBuilder<PlaceRow> builder)
    {
        builder.IsPart("members", uniqueCode: false);
        builder
            .HasIndex(row => new
            {
                row.PlanId,
                row.DimensionId,
                row.Code,
            })
            .IsUnique();
        builder.Mentions(row => row.Dimension, nameof(PlaceRow.DimensionId));
        builder.HasDiscriminator<string>("kind").HasValue<MemberRow>("member").HasValue<GroupRow>("group");
    }

    public void Configure(EntityTypeBuilder<MemberRow> builder)
    {
        builder.Mentions(row => row.Parent, nameof(MemberRow.ParentId));
        builder.Mentions(row => row.Owner, nameof(MemberRow.OwnerId));
    }

    public void Configure(EntityTypeBuilder<MemberMoveRow> builder)
    {
        builder
            .ToTable("member_moves")
            .HasKey(row => new
            {
                row.PlanId,
                row.MemberId,
                row.From,
            });
        builder
            .HasOne<MemberRow>()
            .WithMany(row => row.Moves)
            .HasForeignKey(row => new { row.PlanId, row.MemberId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Parent, nameof(MemberMoveRow.ParentId));
    }

    public void Configure(EntityTypeBuilder<GroupDefinitionRow> builder)
    {
        builder
            .ToTable("group_definitions")
            .HasKey(row => new
            {
                row.PlanId,
                row.GroupId,
                row.Number,
            });
        builder
            .HasOne<GroupRow>()
            .WithMany(row => row.Definitions)
            .HasForeignKey(row => new { row.PlanId, row.GroupId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Source, nameof(GroupDefinitionRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<GroupMemberRow> builder)
    {
        builder
            .ToTable("group_members")
            .HasKey(row => new
            {
                row.PlanId,
                row.GroupId,
                row.Number,
                row.Position,
            });
        builder
            .HasOne<GroupDefinitionRow>()
            .WithMany(row => row.Members)
            .HasForeignKey(row => new
            {
                row.PlanId,
                row.GroupId,
                row.Number,
            })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Member, nameof(GroupMemberRow.MemberId));
    }
}
