using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.Webhooks;

/// <summary>One message of a webhook. Times are UTC ticks. Its text is not kept: it is made of the event again.</summary>
public sealed class WebhookDeliveryRow
{
    /// <summary>The due time of a message that waits for an earlier one about the same subject.</summary>
    public const long Behind = long.MaxValue;

    public long Id { get; set; }

    public long WebhookId { get; set; }

    /// <summary>The event's place in the plan's history.</summary>
    public long Sequence { get; set; }

    public int Number { get; set; }

    public required string Type { get; set; }

    public required string Subject { get; set; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public int? Status { get; set; }

    public string? Problem { get; set; }

    public long FirstAt { get; set; }

    public long? LastAt { get; set; }

    public long? DueAt { get; set; }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDeliveryRow>
{
    public void Configure(EntityTypeBuilder<WebhookDeliveryRow> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.HasOne<WebhookRow>().WithMany().HasForeignKey(row => row.WebhookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.WebhookId, row.Id });
        builder.HasIndex(row => new
        {
            row.WebhookId,
            row.State,
            row.DueAt,
        });
        builder.HasIndex(row => row.FirstAt);
    }
}
