using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Access;

/// <summary>
/// The member or indicator of a plan that a key's grant means. The row stays when that is renamed or deleted, so that a new one with the
/// same code is not granted.
/// </summary>
public sealed class GrantRow
{
    /// <summary>In place of a dimension's code, which is never empty: the grant is for an indicator.</summary>
    public const string OfIndicator = "";

    public long KeyId { get; set; }

    public long PlanId { get; set; }

    /// <summary>The dimension's code in the key, or <see cref="OfIndicator"/>.</summary>
    public required string Dimension { get; set; }

    /// <summary>The code of the member or indicator in the key.</summary>
    public required string Member { get; set; }

    /// <summary>0 for an indicator.</summary>
    public long DimensionId { get; set; }

    /// <summary>The id of the member or indicator.</summary>
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
