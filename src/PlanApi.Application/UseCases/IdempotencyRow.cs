using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.UseCases;

/// <summary>The answer of a command with an idempotency key, kept for a day.</summary>
public sealed class IdempotencyRow
{
    /// <summary>The API key that asked.</summary>
    public long Actor { get; set; }

    public required string Key { get; set; }

    /// <summary>SHA-256 of the command.</summary>
    public required byte[] RequestHash { get; set; }

    /// <summary>The answer, as JSON.</summary>
    public required byte[] Answer { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }
}

internal sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> builder)
    {
        builder.ToTable("idempotency").HasKey(row => new { row.Actor, row.Key });
        builder.HasIndex(row => row.At);
    }
}
