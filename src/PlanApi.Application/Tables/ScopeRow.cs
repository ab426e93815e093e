using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.Tables;

/// <summary>
/// A scope, stored once for each plan. Its text names codes and is rewritten when one of them is renamed; its members are ids.
/// </summary>
public sealed class ScopeRow
{
    public long PlanId { get; set; }

    public long Id { get; set; }

    public required string Text { get; set; }

    public List<ScopeMemberRow> Members { get; set; } = [];
}

public sealed class ScopeMemberRow
{
    public long PlanId { get; set; }

    public long ScopeId { get; set; }

    public long DimensionId { get; set; }

    public DimensionRow? Dimension { get; set; }

    public long MemberId { get; set; }

    public PlaceRow? Member { get; set; }
}

internal sealed class ScopeConfiguration : IEntityTypeConfiguration<ScopeRow>, IEntityTypeConfiguration<ScopeMemberRow>
{
    public void Configure(EntityTypeBuilder<ScopeRow> builder)
    {
        builder.ToTable("scopes").HasKey(row => new { row.PlanId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.PlanId, row.Text }).IsUnique();
        builder.HasOne<Tables.PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ScopeMemberRow> builder)
    {
        builder
            .ToTable("scope_members")
            .HasKey(row => new
            {
                row.PlanId,
                row.ScopeId,
                row.DimensionId,
            });
        builder
            .HasOne<ScopeRow>()
            .WithMany(row => row.Members)
            .HasForeignKey(row => new { row.PlanId, row.ScopeId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Dimension, nameof(ScopeMemberRow.DimensionId));
        builder.Mentions(row => row.Member, nameof(ScopeMemberRow.MemberId));
    }
}
