using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.Access;

/// <summary>
/// A key of the service, of which only a keyed hash of the secret is kept; or a person who has signed in, who has no secret here. Both
/// are callers with grants, who act in the history and can be shut out, so both have their ids from here.
/// </summary>
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

    /// <summary>JSON list of indicator codes; every indicator when null.</summary>
    public string? Indicators { get; set; }

    /// <summary>The name of the issuer whose token brought the person here; null for a key.</summary>
    public string? Issuer { get; set; }

    /// <summary>The hash of the secret before the last rotation.</summary>
    public byte[]? OldHash { get; set; }

    /// <summary>Until when the secret before the last rotation counts.</summary>
    public long? OldEndsAt { get; set; }

    public long CreatedAt { get; set; }

    public long? ExpiresAt { get; set; }

    public long? RevokedAt { get; set; }

    /// <summary>The last use, kept to the hour, so that reads do not become writes.</summary>
    public long? LastUsedAt { get; set; }

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
