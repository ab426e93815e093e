using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.Access;

/// <summary>A key of the service. Only a keyed hash of the secret is kept.</summary>
public sealed class ApiKeyRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required byte[] Hash { get; set; }

    public Role Role { get; set; }

    /// <summary>JSON list of plan codes; every plan when null.</summary>
    public string? Plans { get; set; }

    /// <summary>JSON map from dimension to member codes; everywhere when null.</summary>
    public string? Members { get; set; }

    public long CreatedAt { get; set; }

    public long? ExpiresAt { get; set; }

    public long? RevokedAt { get; set; }

    public long Version { get; set; }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_keys");
        builder.HasIndex(key => key.Name).IsUnique();
        builder.Property(key => key.Version).IsConcurrencyToken();
    }
}
