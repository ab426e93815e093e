using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Events;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Webhooks;

/// <summary>A webhook. Times are UTC ticks. It belongs to the service, so its table is not among the tables of plans.</summary>
public sealed class WebhookRow
{
    public long Id { get; set; }

    public long AboutPlanId { get; set; }

    /// <summary>The API key that made it, and with whose present rights it reads; 0 for the machine itself.</summary>
    public long Actor { get; set; }

    /// <summary>The name of that key.</summary>
    public required string MadeBy { get; set; }

    /// <summary><see cref="WebhookSettings"/> as JSON, without secrets.</summary>
    public required string Settings { get; set; }

    /// <summary>The secret, sealed.</summary>
    public byte[]? Secret { get; set; }

    /// <summary>The secret before, sealed.</summary>
    public byte[]? EarlierSecret { get; set; }

    public long? EarlierSecretUntil { get; set; }

    public WebhookState State { get; set; }

    public string? Problem { get; set; }

    /// <summary>The place in the plan's history up to which events were read.</summary>
    public long Sequence { get; set; }

    public int Number { get; set; }

    /// <summary>How many deliveries wait.</summary>
    public int Waiting { get; set; }

    /// <summary>When the first of them is due.</summary>
    public long? DueAt { get; set; }

    public long? FailingSince { get; set; }

    /// <summary>The process that works on it, and until when nobody else does.</summary>
    public string? Owner { get; set; }

    public long? LeaseUntil { get; set; }

    /// <summary>Increases whenever a process takes it, or its maker changes it. A process with an older value has lost it.</summary>
    public long Fence { get; set; }

    public long CreatedAt { get; set; }

    public long Version { get; set; }

    public EventPosition Position
    {
        get => new(Sequence, Number);
        set => (Sequence, Number) = (value.Sequence, value.Index);
    }
}

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("webhooks");
        builder.Ignore(row => row.Position);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.AboutPlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.State, row.DueAt });
        builder.HasIndex(row => new { row.Actor, row.Id });
    }
}
