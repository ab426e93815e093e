using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Access;

/// <summary>
/// The member of a plan that a key's grant means. The row stays when the member or its dimension is renamed or deleted, so that a new
/// member with the same code is not granted.
/// </summary>
public sealed class GrantRow
{
    public long KeyId { get; set; }

    public long PlanId { get; set; }

    /// <summary>The dimension's code in the key.</summary>
    public required string Dimension { get; set; }

    /// <summary>The member's code in the key.</summary>
    public required string Member { get; set; }

    public long DimensionId { get; set; }

    public long MemberId { get; set; }
}

internal sealed class GrantConfiguration : IEntityTypeConfiguration<GrantRow>
{
    public void Configure(EntityTypeBuilder<GrantRow> builder)
    {
        builder
            .ToTable("api_key_grants")
            .HasKey(row => new
            {
                row.PlanId,
                row.KeyId,
                row.Dimension,
                row.Member,
            });
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ApiKeyRow>().WithMany().HasForeignKey(row => row.KeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
